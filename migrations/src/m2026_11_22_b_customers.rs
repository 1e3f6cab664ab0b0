//! The file: companies, people, products, sales, activities, and what is kept about them.

use sea_orm_migration::prelude::*;

use crate::column::{
    create, day, id, index, instant, keyed, maybe, number, pointing, table, text, unique, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            companies(),
            people(),
            roles(),
            written("customers_emails"),
            written("customers_phones"),
            written("customers_identifiers"),
            addresses(),
            products(),
            sales(),
            lines(),
            activities(),
            books(),
            totals(),
        ];
        create(manager, tables, indexes()).await?;
        for statement in FIRST_ROWS {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// The house rules before anybody set them, and totals of an empty file.
const FIRST_ROWS: &[&str] = &[
    "INSERT INTO customers_books (id, day, currency, zone, country)
     VALUES (1, '1970-01-01', 'EUR', 'Europe/Paris', 'FR')",
    "INSERT INTO customers_totals (name, value)
     VALUES ('people', 0), ('companies', 0), ('products', 0), ('sales', 0),
            ('sales.quote', 0), ('sales.order', 0), ('sales.invoice', 0), ('sales.credit-note', 0),
            ('people.spend-net', 0), ('people.spend-gross', 0), ('people.balance', 0),
            ('companies.spend-net', 0), ('companies.spend-gross', 0), ('companies.balance', 0)",
];

fn indexes() -> Vec<IndexCreateStatement> {
    let of_holders = ["customers_people", "customers_companies"].into_iter().flat_map(|holders| {
        [
            index(holders, &["sort_key", "id"]),
            index(holders, &["spend_net", "id"]),
            index(holders, &["last_on", "id"]),
            index(holders, &["purchases", "id"]),
            index(holders, &["balance", "id"]),
            index(holders, &["name_key"]),
            index(holders, &["client_number"]),
            index(holders, &["turns_on"]),
            index(holders, &["batch_id"]),
        ]
    });
    let others = [
        index("customers_roles", &["company_id"]),
        index("customers_emails", &["canonical"]),
        index("customers_phones", &["canonical"]),
        index("customers_identifiers", &["canonical"]),
        index("customers_addresses", &["town_key"]),
        unique("customers_products", &["match_key"]),
        index("customers_sale_lines", &["product_id"]),
        index("customers_sales", &["company_id", "dated_on"]),
        index("customers_sales", &["person_id", "dated_on"]),
        index("customers_sales", &["dated_on", "id"]),
        index("customers_sales", &["number_key"]),
        index("customers_sales", &["batch_id"]),
        index("customers_activities", &["company_id", "at"]),
        index("customers_activities", &["person_id", "at"]),
        index("customers_activities", &["batch_id"]),
    ];
    of_holders.chain(others).collect()
}

fn companies() -> TableCreateStatement {
    let own = vec![
        text("name"),
        maybe(text("client_number")),
        maybe(text("sector")),
        maybe(text("size")),
        maybe(text("website")),
    ];
    table("customers_companies", [record(), own, holder(), figures()].concat())
}

fn people() -> TableCreateStatement {
    let own = vec![
        maybe(text("civility")),
        maybe(text("given_name")),
        maybe(text("family_name")),
        maybe(text("client_number")),
        maybe(text("job_title")),
    ];
    table("customers_people", [record(), own, holder(), figures()].concat())
}

/// What every record of the file has.
fn record() -> Vec<ColumnDef> {
    vec![id(), number("version"), maybe(uuid("batch_id")), instant("created_at"), instant("updated_at")]
}

/// What people and companies have alike.
fn holder() -> Vec<ColumnDef> {
    vec![
        text("sort_key"),
        text("name_key"),
        maybe(text("language")),
        maybe(text("channel")),
        maybe(uuid("owner_id")),
        maybe(text("declared")),
        maybe(day("client_since")),
    ]
}

/// The figures that keep themselves. A day nobody knows is the empty text, so that lists sort by
/// it alike on both engines.
fn figures() -> Vec<ColumnDef> {
    vec![
        kept_word("kind", "prospect"),
        kept("spend_net"),
        kept("spend_gross"),
        kept("total_net"),
        kept("total_gross"),
        kept("purchases"),
        kept("basket_net"),
        kept("basket_gross"),
        kept("balance"),
        kept_word("first_on", ""),
        kept_word("last_on", ""),
        kept("last_net"),
        kept("last_gross"),
        kept_word("last_currency", ""),
        kept_word("class", ""),
        maybe(day("turns_on")),
    ]
}

fn kept(name: &str) -> ColumnDef {
    number(name).default(0).take()
}

fn kept_word(name: &str, at_first: &str) -> ColumnDef {
    text(name).default(at_first).take()
}

fn roles() -> TableCreateStatement {
    let columns = vec![uuid("person_id"), number("position"), uuid("company_id"), maybe(text("title"))];
    let roles = keyed(table("customers_roles", columns), &["person_id", "position"]);
    let roles = pointing(roles, "customers_roles", "person_id", "customers_people");
    pointing(roles, "customers_roles", "company_id", "customers_companies")
}

/// Values as typed beside their canonical form, in their order.
fn written(name: &str) -> TableCreateStatement {
    let columns = vec![
        uuid("holder_id"),
        number("position"),
        text("holder_kind"),
        text("label"),
        text("raw"),
        maybe(text("canonical")),
        maybe(text("flaw")),
    ];
    keyed(table(name, columns), &["holder_id", "position"])
}

fn addresses() -> TableCreateStatement {
    let columns = vec![
        uuid("holder_id"),
        number("position"),
        text("holder_kind"),
        text("label"),
        maybe(text("street")),
        maybe(text("postcode_raw")),
        maybe(text("postcode")),
        maybe(text("postcode_flaw")),
        maybe(text("town")),
        maybe(text("town_key")),
        maybe(text("country_raw")),
        maybe(text("country")),
        maybe(text("country_flaw")),
    ];
    keyed(table("customers_addresses", columns), &["holder_id", "position"])
}

fn products() -> TableCreateStatement {
    let own = vec![
        text("match_key"),
        maybe(text("sku")),
        text("label"),
        maybe(number("price")),
        maybe(number("cost")),
        text("currency"),
        maybe(number("vat_rate")),
    ];
    table("customers_products", [record(), own].concat())
}

fn sales() -> TableCreateStatement {
    let own = vec![
        maybe(uuid("company_id")),
        maybe(uuid("person_id")),
        text("kind"),
        maybe(text("number")),
        maybe(text("number_key")),
        day("dated_on"),
        maybe(day("due_on")),
        maybe(day("paid_on")),
        text("status"),
        text("currency"),
        number("net"),
        maybe(number("gross")),
        number("balance"),
    ];
    let sales = table("customers_sales", [record(), own].concat());
    let sales = pointing(sales, "customers_sales", "company_id", "customers_companies");
    pointing(sales, "customers_sales", "person_id", "customers_people")
}

fn lines() -> TableCreateStatement {
    let columns = vec![
        uuid("sale_id"),
        number("position"),
        maybe(uuid("product_id")),
        maybe(text("sku")),
        maybe(text("label")),
        maybe(number("quantity")),
        maybe(number("unit_price")),
        maybe(number("discount")),
        maybe(number("vat_rate")),
        number("net"),
        maybe(number("gross")),
    ];
    let lines = keyed(table("customers_sale_lines", columns), &["sale_id", "position"]);
    let lines = pointing(lines, "customers_sale_lines", "sale_id", "customers_sales");
    pointing(lines, "customers_sale_lines", "product_id", "customers_products")
}

fn activities() -> TableCreateStatement {
    let own = vec![
        maybe(uuid("company_id")),
        maybe(uuid("person_id")),
        text("kind"),
        maybe(text("direction")),
        instant("at"),
        text("author_kind"),
        maybe(uuid("author_id")),
        text("text"),
    ];
    let activities = table("customers_activities", [record(), own].concat());
    let activities = pointing(activities, "customers_activities", "company_id", "customers_companies");
    pointing(activities, "customers_activities", "person_id", "customers_people")
}

/// The organisation's day, currency, zone and country, as the figures stand: one row.
fn books() -> TableCreateStatement {
    let mut one = number("id");
    let columns = vec![one.primary_key().take(), day("day"), text("currency"), text("zone"), text("country")];
    table("customers_books", columns)
}

fn totals() -> TableCreateStatement {
    let mut name = text("name");
    table("customers_totals", vec![name.primary_key().take(), number("value")])
}
