//! The panels of the file itself beside a record: how somebody is reached, who belongs to whom.

use personal::Personal;
use web::format;

use super::reach;
use super::subject::Subject;
use crate::company::{Company, Identifier, IdentifierKind};
use crate::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use crate::pages::desk::Desk;
use crate::pages::paths::record;
use crate::pages::words::spoken;
use crate::person::Person;
use crate::written::Written;

/// What the file knows, as panels.
pub struct Aside {
    /// How they are reached, and what else is known of them.
    pub known: Vec<Row>,
    /// Numbers a company is registered under.
    pub registered: Vec<Row>,
    /// A person's companies, or a company's people.
    pub others: Vec<Other>,
    /// The locale key of what the others are.
    pub others_title: &'static str,
    /// How many of them are not shown.
    pub more: usize,
}

/// Something known, with one value or several.
pub struct Row {
    /// The locale key of what it is.
    pub label: String,
    /// The values, the main one first.
    pub values: Vec<Value>,
}

/// One value as it is shown.
pub struct Value {
    /// The value, line by line.
    pub lines: Vec<Personal<String>>,
    /// What it is for, as a locale key, where it is not the main one.
    pub label: Option<String>,
    /// What is wrong with it, as locale keys: it stands as it was typed.
    pub flaws: Vec<String>,
    /// Whether its check digits were tried and are right.
    pub is_verified: bool,
    /// Where it leads: a call, a letter, a map, a site.
    pub link: Option<Personal<String>>,
}

/// Somebody who belongs to the record.
pub struct Other {
    pub href: String,
    pub name: Personal<String>,
    pub role: Option<Personal<String>>,
}

impl Aside {
    /// The panels of a record.
    pub fn of(desk: &Desk, subject: &Subject) -> Self {
        let mut known = coordinates(desk, subject.coordinates());
        known.extend(particulars(desk, subject));
        let (registered, others, more) = match subject {
            Subject::Person(person, employers) => (Vec::new(), companies(person, employers), 0),
            Subject::Company(company, people, all) => {
                (registered(company), staff(company, people), all.saturating_sub(people.len()))
            }
        };
        let others_title = match subject {
            Subject::Person(..) => "record-companies",
            Subject::Company(..) => "record-people",
        };
        Self { known, registered, others, others_title, more }
    }
}

impl Row {
    fn of(label: impl Into<String>, values: Vec<Value>) -> Option<Self> {
        (!values.is_empty()).then(|| Self { label: label.into(), values })
    }

    fn text(label: &str, text: Option<&Personal<String>>) -> Option<Self> {
        Self::of(label, text.map(|text| Value::plain(text.clone())).into_iter().collect())
    }
}

impl Value {
    fn plain(text: Personal<String>) -> Self {
        Self { lines: vec![text], label: None, flaws: Vec::new(), is_verified: false, link: None }
    }

    fn written(written: &Written, shown: Personal<String>) -> Self {
        Self { flaws: flaw(written).into_iter().collect(), ..Self::plain(shown) }
    }

    fn leading_to(self, link: Option<Personal<String>>) -> Self {
        Self { link, ..self }
    }

    fn labelled(self, label: Label) -> Self {
        let label = (label != Label::Main).then(|| format!("label-{}", label.code()));
        Self { label, ..self }
    }
}

fn coordinates(desk: &Desk, coordinates: &Coordinates) -> Vec<Row> {
    let email = |it: &Coordinate| {
        let value = Value::written(&it.written, it.written.best().clone()).labelled(it.label);
        value.leading_to(it.written.canonical.as_ref().map(reach::mailto))
    };
    let phone = |it: &Coordinate| {
        let canonical = it.written.canonical.as_ref();
        let shown = canonical.map_or_else(|| it.written.raw.clone(), |number| desk.phone(number));
        let shown = desk.with_extension(shown, &it.written.raw);
        Value::written(&it.written, shown).labelled(it.label).leading_to(canonical.map(reach::tel))
    };
    let rows = [
        Row::of("record-email", coordinates.emails.iter().map(email).collect()),
        Row::of("record-phone", coordinates.phones.iter().map(phone).collect()),
        Row::of("record-address", coordinates.addresses.iter().map(address).collect()),
    ];
    rows.into_iter().flatten().collect()
}

/// As an envelope has it: street, postcode and town, country.
fn address(address: &PostalAddress) -> Value {
    let raw = |written: &Option<Written>| written.as_ref().map(|it| it.raw.clone());
    let postcode = address.postcode.as_ref().map(|it| it.best().clone());
    let town = match (postcode, address.town.clone()) {
        (Some(code), Some(town)) => Some(code.zip(town).map(|(code, town)| format!("{code} {town}"))),
        (code, town) => code.or(town),
    };
    let lines =
        |street: Personal<String>| street.map(|street| street.lines().map(str::to_owned).collect::<Vec<_>>());
    let street = address.street.clone().into_iter().flat_map(|street| lines(street).each());
    let written = [&address.postcode, &address.country];
    Value {
        lines: street.chain(town).chain(raw(&address.country)).collect(),
        label: None,
        flaws: written.into_iter().flatten().filter_map(flaw).collect(),
        is_verified: false,
        link: address.line().as_ref().map(reach::geo),
    }
    .labelled(address.label)
}

/// What is known besides: numbers, language, how a company describes itself.
fn particulars(desk: &Desk, subject: &Subject) -> Vec<Row> {
    let relationship = subject.relationship();
    let client_number = match subject {
        Subject::Person(person, _) => person.details.client_number.as_ref(),
        Subject::Company(company, ..) => company.details.client_number.as_ref(),
    };
    let language = relationship.language.as_ref().map(|language| spoken(language, desk.visitor.voice()));
    let mut rows = vec![
        Row::text("record-client-number", client_number),
        Row::text("record-language", language.as_ref()),
    ];
    if let Subject::Person(person, _) = subject {
        rows.push(Row::text("record-job_title", person.details.job_title.as_ref()));
    }
    if let Subject::Company(company, ..) = subject {
        rows.push(Row::text("record-size", company.details.size.as_ref()));
        let site = |text: &Personal<String>| Value::plain(text.clone()).leading_to(reach::site(text));
        rows.push(Row::of("record-website", company.details.website.iter().map(site).collect()));
    }
    rows.into_iter().flatten().collect()
}

fn registered(company: &Company) -> Vec<Row> {
    let row = |it: &Identifier| {
        let value =
            Value { is_verified: it.written.flaw.is_none(), ..Value::written(&it.written, number(it)) };
        Row { label: format!("identifier-{}", it.kind.code()), values: vec![value] }
    };
    company.details.identifiers.iter().map(row).collect()
}

/// A number in the groups it is read by; a wrong one as it was typed.
fn number(identifier: &Identifier) -> Personal<String> {
    let Some(canonical) = identifier.written.canonical.clone() else { return identifier.written.raw.clone() };
    canonical.map_by(identifier.kind, |text, kind| match kind {
        IdentifierKind::Siren => format::siren(&text),
        IdentifierKind::Siret => format::siret(&text),
        IdentifierKind::Bce => format::belgian_number(&text),
        IdentifierKind::Vat => format::vat(&text),
    })
}

fn companies(person: &Person, employers: &[Company]) -> Vec<Other> {
    let other = |company: &Company| Other {
        href: record(company.id.into()),
        name: company.details.name.clone(),
        role: role_at(person, company),
    };
    employers.iter().map(other).collect()
}

fn staff(company: &Company, people: &[Person]) -> Vec<Other> {
    let other = |person: &Person| Other {
        href: record(person.id.into()),
        name: person.display_name(),
        role: role_at(person, company),
    };
    people.iter().map(other).collect()
}

fn role_at(person: &Person, company: &Company) -> Option<Personal<String>> {
    person.details.roles.iter().find(|role| role.company == company.id).and_then(|role| role.title.clone())
}

fn flaw(written: &Written) -> Option<String> {
    written.flaw.map(|flaw| format!("flaw-{}", flaw.code()))
}
