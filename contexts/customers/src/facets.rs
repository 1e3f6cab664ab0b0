//! What the three lists of the file can show, sort and filter by.

use kernel::Vat;
use listing::{Catalogue, Facet, Kind, Within};

use crate::quality::{OF_COMPANIES, OF_PEOPLE};
use crate::store::sight::{RECORD, TASK};

const RELATIONS: &[&str] = &["client", "prospect", "former-client", "partner", "supplier"];
const DOCUMENTS: &[&str] = &["invoice", "order", "quote", "credit-note"];
const STATUSES: &[&str] = &["open", "due", "paid", "cancelled"];

/// The facet that searches.
pub const FOUND: &str = "found";

/// Somebody's own towns, and those of the companies they work for.
const TOWN_OF_A_PERSON: Within = Within {
    from_there: "r.id IN (
         SELECT a.holder_id FROM customers_addresses a WHERE {}
         UNION SELECT o.person_id FROM customers_roles o
         JOIN customers_addresses a ON a.holder_id = o.company_id WHERE {})",
    from_here: "EXISTS (SELECT 1 FROM customers_addresses a WHERE a.holder_id = r.id AND {})
         OR EXISTS (SELECT 1 FROM customers_roles o
         JOIN customers_addresses a ON a.holder_id = o.company_id WHERE o.person_id = r.id AND {})",
};

const TOWN_OF_A_COMPANY: Within = Within {
    from_there: "r.id IN (SELECT a.holder_id FROM customers_addresses a WHERE {})",
    from_here: "EXISTS (SELECT 1 FROM customers_addresses a WHERE a.holder_id = r.id AND {})",
};

/// What the search index means in each list: the records themselves, and those of whoever is meant.
const FOUND_COMPANIES: Within = found_by("r.id IN ({})");
const FOUND_PEOPLE: Within = found_by(
    "r.id IN ({}) OR r.id IN (
     SELECT o.person_id FROM customers_roles o WHERE o.company_id IN ({}))",
);
const FOUND_SALES: Within = found_by("r.id IN ({}) OR r.company_id IN ({}) OR r.person_id IN ({})");

/// What falls short in a record stands beside it.
const FALLS_SHORT: Within = Within {
    from_there: "r.id IN (SELECT f.holder_id FROM customers_flaws f WHERE {})",
    from_here: "EXISTS (SELECT 1 FROM customers_flaws f WHERE f.holder_id = r.id AND {})",
};

/// What people and companies have alike. Text columns that sort are never empty.
const fn of_holders(vat: Vat) -> [Facet; 12] {
    [
        Facet { sorts: true, personal: true, ..facet("name", Kind::Text, "r.sort_key") },
        facet("kind", Kind::Choice(RELATIONS), "r.kind"),
        facet("owner", Kind::Reference, "r.owner_id"),
        Facet { personal: true, ..facet("channel", Kind::Word, "r.channel") },
        Facet { sorts: true, ..facet("spend", Kind::Money, vat.of("r.spend_net", "r.spend_gross")) },
        Facet { sorts: true, ..facet("last-sale", Kind::Day, "r.last_on") },
        Facet { sorts: true, ..facet("purchases", Kind::Number, "r.purchases") },
        Facet { sorts: true, ..facet("balance", Kind::Money, "r.balance") },
        Facet { sorts: true, ..facet("basket", Kind::Money, vat.of("r.basket_net", "r.basket_gross")) },
        Facet { sorts: true, ..facet("first-sale", Kind::Day, "r.first_on") },
        Facet { sorts: true, ..facet("class", Kind::Word, "r.class") },
        facet("heard", Kind::Day, "r.heard_on"),
    ]
}

/// What a sale comes to including VAT; excluding it where that is all one knows. It has an index.
macro_rules! gross {
    () => {
        "COALESCE(r.gross, r.net)"
    };
}

/// Documents in the organisation's currency, cancelled ones left out.
macro_rules! counted {
    ($kinds:literal, $amount:expr) => {
        concat!(
            "CASE WHEN r.status <> 'cancelled' AND r.kind IN (",
            $kinds,
            ") AND r.currency = (SELECT b.currency FROM customers_books b) THEN ",
            $amount,
            " ELSE 0 END"
        )
    };
    ($vat:ident, $kinds:literal) => {
        $vat.of(counted!($kinds, "r.net"), counted!($kinds, gross!()))
    };
}

const fn of_sales(vat: Vat) -> [Facet; 9] {
    [
        Facet { sorts: true, ..facet("date", Kind::Day, "r.dated_on") },
        Facet { sorts: true, ..facet("amount", Kind::Money, vat.of("r.net", gross!())) },
        facet("kind", Kind::Choice(DOCUMENTS), "r.kind"),
        facet("status", Kind::Choice(STATUSES), "r.status"),
        facet("company", Kind::Reference, "r.company_id"),
        facet("person", Kind::Reference, "r.person_id"),
        facet("invoiced", Kind::Money, counted!(vat, "'invoice', 'credit-note'")),
        facet("ordered", Kind::Money, counted!(vat, "'order', 'credit-note'")),
        facet("total", Kind::Money, counted!(vat, "'invoice', 'credit-note', 'order', 'quote'")),
    ]
}

const DONE: &[&str] = &["open", "done"];

const OF_TASKS: [Facet; 5] = [
    Facet { sorts: true, ..facet("due", Kind::Day, "r.due_on") },
    facet("kind", Kind::Choice(DONE), "CASE WHEN r.done_at IS NULL THEN 'open' ELSE 'done' END"),
    facet("owner", Kind::Reference, "r.owner_id"),
    facet("company", Kind::Reference, "r.company_id"),
    facet("person", Kind::Reference, "r.person_id"),
];

/// What the search index means in the list of tasks: those about whoever is meant.
const FOUND_TASKS: Within = found_by("r.company_id IN ({}) OR r.person_id IN ({})");

/// The list of tasks.
#[must_use]
pub fn tasks() -> Catalogue {
    Catalogue::of("customers_tasks", TASK, &OF_TASKS).with(&[found(FOUND_TASKS)])
}

/// The list of people, in a house that shows its figures so.
#[must_use]
pub fn people(vat: Vat) -> Catalogue {
    let town = Facet { personal: true, ..within("town", TOWN_OF_A_PERSON) };
    Catalogue::of("customers_people", RECORD, &of_holders(vat)).with(&[
        town,
        flaw(OF_PEOPLE),
        found(FOUND_PEOPLE),
    ])
}

/// The list of companies.
#[must_use]
pub fn companies(vat: Vat) -> Catalogue {
    Catalogue::of("customers_companies", RECORD, &of_holders(vat)).with(&[
        within("town", TOWN_OF_A_COMPANY),
        flaw(OF_COMPANIES),
        found(FOUND_COMPANIES),
    ])
}

/// The list of sales.
#[must_use]
pub fn sales(vat: Vat) -> Catalogue {
    Catalogue::of("customers_sales", RECORD, &of_sales(vat)).with(&[found(FOUND_SALES)])
}

const fn facet(name: &'static str, kind: Kind, sql: &'static str) -> Facet {
    Facet { name, label: name, kind, sql, within: None, sorts: false, personal: false }
}

/// What the search index found is the same set whichever way one comes.
const fn found_by(condition: &'static str) -> Within {
    Within { from_there: condition, from_here: condition }
}

const fn within(name: &'static str, condition: Within) -> Facet {
    Facet { within: Some(condition), ..facet(name, Kind::Text, "a.town_key") }
}

/// What a record falls short in.
const fn flaw(known: &'static [&'static str]) -> Facet {
    Facet { within: Some(FALLS_SHORT), ..facet("flaw", Kind::Choice(known), "f.code") }
}

/// Whatever the words of a search mean. See [`FOUND`].
const fn found(condition: Within) -> Facet {
    Facet { within: Some(condition), personal: true, ..facet(FOUND, Kind::Search, "r.id") }
}
