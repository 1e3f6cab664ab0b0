//! What the forms of people and of companies have alike: how one is reached, how the relation is kept.

use contracts::Colleague;
use jiff::civil::Date;
use kernel::text::trim;
use kernel::{Country, UserId};
use personal::Access;
use web::view::Choice;
use web::{Form, Line, Sentence};

use super::reading::{kept, text};
use crate::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use crate::pages::desk::Desk;
use crate::pages::office::Staff;
use crate::pages::words::LANGUAGES;
use crate::relation::{Declared, Relationship};
use crate::written::Written;

/// The repeated parts, each with the field that a new line begins with.
pub const LISTS: [(&str, &str); 4] =
    [("emails", "value"), ("phones", "value"), ("addresses", "street"), ("roles", "company")];

/// What the fields can choose from.
pub struct Choices {
    pub labels: Vec<Choice>,
    pub owners: Vec<Choice>,
    pub languages: Vec<Choice>,
    pub declared: Vec<Choice>,
    pub sources: Vec<Choice>,
}

impl Choices {
    pub fn new(desk: &Desk, staff: &Staff, form: &Form) -> Self {
        let owner = |one: &Colleague| {
            Choice::new(one.id.to_string(), Sentence::verbatim(one.name.reveal(desk.access())))
        };
        let worded = |family: &str, code: &str| Choice::new(code, Sentence::new(format!("{family}-{code}")));
        let spoken = |code: &&'static str| Choice::new(*code, Sentence::new(format!("spoken-{code}")));
        let other = form.value("language");
        let other = (!other.is_empty() && !LANGUAGES.contains(&other))
            .then(|| Choice::new(other, Sentence::verbatim(other)));
        Self {
            labels: Label::ALL.iter().map(|label| worded("label", label.code())).collect(),
            owners: staff.choices(form.value("owner").parse().ok()).map(owner).collect(),
            languages: LANGUAGES.iter().map(spoken).chain(other).collect(),
            declared: Declared::ALL.iter().map(|it| worded("relation", it.code())).collect(),
            sources: super::origin::choices(),
        }
    }
}

/// A form that holds how somebody is reached, with an empty line where there is none.
pub fn fill_coordinates(form: Form, coordinates: &Coordinates, access: &Access) -> Form {
    let form = fill_list(form, "emails", &coordinates.emails, access);
    let form = fill_list(form, "phones", &coordinates.phones, access);
    let mut form = coordinates.addresses.iter().enumerate().fold(form, |form, (at, address)| {
        let name = |field: &str| format!("addresses[{at}][{field}]");
        form.with(name("label"), address.label.code())
            .with_sealed(name("street"), &address.street, access)
            .with_sealed(name("postcode"), address.postcode.as_ref().map(|it| it.raw.clone()), access)
            .with_sealed(name("town"), &address.town, access)
            .with_sealed(name("country"), address.country.as_ref().map(|it| it.raw.clone()), access)
    });
    begin_lines(&mut form);
    form
}

/// An empty line for each repeated part that has none.
pub fn begin_lines(form: &mut Form) {
    for (list, field) in LISTS {
        if form.lines(list).is_empty() {
            form.add_line(list, field);
        }
    }
}

fn fill_list(form: Form, list: &str, values: &[Coordinate], access: &Access) -> Form {
    values.iter().enumerate().fold(form, |form, (at, one)| {
        form.with(format!("{list}[{at}][label]"), one.label.code()).with_sealed(
            format!("{list}[{at}][value]"),
            &one.written.raw,
            access,
        )
    })
}

/// How somebody is reached, as the form says. What nobody touched stays what it was.
pub fn read_coordinates(form: &Form, before: &Coordinates, home: Country, access: &Access) -> Coordinates {
    let emails = |typed: &str| match kept(before.emails.iter().map(|it| &it.written), typed, access) {
        Some(written) => vec![written],
        None => Written::emails(typed),
    };
    let phones = |typed: &str| match kept(before.phones.iter().map(|it| &it.written), typed, access) {
        Some(written) => vec![written],
        None => Written::phones(typed, home),
    };
    Coordinates {
        emails: read_list(form, "emails", emails),
        phones: read_list(form, "phones", phones),
        addresses: form
            .lines("addresses")
            .iter()
            .filter_map(|line| read_address(form, line, &before.addresses, (home, access)))
            .collect(),
    }
}

fn read_list(form: &Form, list: &str, read: impl Fn(&str) -> Vec<Written>) -> Vec<Coordinate> {
    let one = |line: &Line| {
        let label = label(form, line);
        read(form.value(&line.name("value"))).into_iter().map(move |written| Coordinate { label, written })
    };
    form.lines(list).iter().flat_map(one).collect()
}

fn label(form: &Form, line: &Line) -> Label {
    Label::from_code(form.value(&line.name("label"))).unwrap_or(Label::Main)
}

/// An address, unless its line is empty. A postcode is one of the country beside it.
fn read_address(
    form: &Form,
    line: &Line,
    before: &[PostalAddress],
    (home, access): (Country, &Access),
) -> Option<PostalAddress> {
    let typed = |field: &str| trim(form.value(&line.name(field)));
    let countries = before.iter().filter_map(|it| it.country.as_ref());
    let country = kept(countries, typed("country"), access).or_else(|| Written::country(typed("country")));
    let known = country.as_ref().and_then(|it| it.canonical.as_ref());
    let of = known.and_then(|code| code.reveal(access).parse().ok()).unwrap_or(home);
    let postcodes = before.iter().filter_map(|it| it.postcode.as_ref());
    let postcode =
        kept(postcodes, typed("postcode"), access).or_else(|| Written::postcode(typed("postcode"), of));
    let address = PostalAddress {
        label: label(form, line),
        street: text(form, &line.name("street")),
        town: text(form, &line.name("town")),
        postcode,
        country,
    };
    address.line().is_some().then_some(address)
}

/// A form that holds how the relation is kept.
pub fn fill_relationship(form: Form, relationship: &Relationship, access: &Access) -> Form {
    let form = form
        .with_sealed("channel", &relationship.channel, access)
        .with_sealed("language", &relationship.language, access)
        .with("declared", relationship.declared.map_or("", Declared::code));
    let form = match relationship.owner {
        Some(owner) => form.with("owner", owner),
        None => form,
    };
    match relationship.client_since {
        Some(since) => form.with("client_since", since),
        None => form,
    }
}

/// How the relation is kept, as the form says.
pub fn read_relationship(form: &mut Form, staff: &Staff, today: Date) -> Relationship {
    let owner = form.read_optional("owner", |text| {
        let id = text.parse::<UserId>().ok().filter(|id| staff.name(*id).is_some());
        id.ok_or("choose-one")
    });
    let client_since = form.read_optional("client_since", |text| {
        let day: Date = text.parse().map_err(|_| "record-day-unreadable")?;
        if day > today { Err("record-day-future") } else { Ok(day) }
    });
    Relationship {
        owner,
        channel: text(form, "channel"),
        language: text(form, "language"),
        declared: Declared::from_code(form.value("declared")),
        client_since,
    }
}
