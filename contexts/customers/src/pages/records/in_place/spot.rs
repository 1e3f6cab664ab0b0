//! The values of a record that are changed where they stand, and the fields of the form behind each.

use kernel::Holder;

use crate::company::IdentifierKind;

/// A value of a record with a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The e-mail address in this place, counted from nought.
    Email(usize),
    /// The telephone number in this place.
    Phone(usize),
    /// The postal address in this place.
    Address(usize),
    /// One of the numbers a company is registered under.
    Identifier(IdentifierKind),
    /// What a person is called.
    Name,
    /// Where a person works, and as what: the company in this place among those in sight.
    Role(usize),
    /// A value alone, by the name of its field.
    Single(&'static Single),
}

/// A value that fills one field.
#[derive(Debug, PartialEq, Eq)]
pub struct Single {
    /// The field of the form.
    pub field: &'static str,
    /// How it is typed.
    pub control: Control,
    /// Whose: `None` for both.
    of: Option<&'static str>,
}

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// A line, with the type of the input.
    Line(&'static str),
    /// Several lines.
    Lines,
    /// What an address or number is for.
    Label,
    /// One of those who work here.
    Owner,
    /// A language.
    Language,
    /// What somebody is to the business that no sale tells.
    Declared,
}

impl Single {
    const fn new(field: &'static str, control: Control, of: Option<&'static str>) -> Self {
        Self { field, control, of }
    }
}

const PERSON: Option<&str> = Some("person");
const COMPANY: Option<&str> = Some("company");

const SINGLES: &[Single] = &[
    Single::new("client_number", Control::Line("text"), None),
    Single::new("language", Control::Language, None),
    Single::new("channel", Control::Line("text"), None),
    Single::new("owner", Control::Owner, None),
    Single::new("declared", Control::Declared, None),
    Single::new("client_since", Control::Line("date"), None),
    Single::new("job_title", Control::Line("text"), PERSON),
    Single::new("name", Control::Line("text"), COMPANY),
    Single::new("size", Control::Line("text"), COMPANY),
    Single::new("website", Control::Line("url"), COMPANY),
];

/// More places than any list of a record has.
const MOST: usize = 1_000;

impl Spot {
    /// The spot a name in an address means, if such a record has it.
    pub fn named(name: &str, holder: Holder) -> Option<Self> {
        let is_theirs = |single: &&Single| single.of.is_none_or(|kind| kind == holder.kind());
        if let Some(single) = SINGLES.iter().filter(is_theirs).find(|single| single.field == name) {
            return Some(Self::Single(single));
        }
        if let (Holder::Company(_), Some(kind)) = (holder, IdentifierKind::from_code(name)) {
            return Some(Self::Identifier(kind));
        }
        let is_person = matches!(holder, Holder::Person(_));
        if is_person && name == "name" {
            return Some(Self::Name);
        }
        let (list, place) = name.rsplit_once('-')?;
        let at = place.parse::<usize>().ok().filter(|place| (1..MOST).contains(place))? - 1;
        match list {
            "email" => Some(Self::Email(at)),
            "phone" => Some(Self::Phone(at)),
            "address" => Some(Self::Address(at)),
            "role" if is_person => Some(Self::Role(at)),
            _ => None,
        }
    }

    /// A value alone, by the name of its field.
    pub fn single(field: &str) -> Option<Self> {
        SINGLES.iter().find(|single| single.field == field).map(Self::Single)
    }

    /// Its name in an address.
    pub fn name(self) -> String {
        match self {
            Self::Email(at) => format!("email-{}", at + 1),
            Self::Phone(at) => format!("phone-{}", at + 1),
            Self::Address(at) => format!("address-{}", at + 1),
            Self::Identifier(kind) => kind.code().to_owned(),
            Self::Name => "name".to_owned(),
            Self::Role(at) => format!("role-{}", at + 1),
            Self::Single(single) => single.field.to_owned(),
        }
    }

    /// The fields behind it, each with how it is typed.
    pub fn fields(self) -> Vec<(String, Control)> {
        let of = |list: &str, at: usize, name: &str, control| (format!("{list}[{at}][{name}]"), control);
        match self {
            Self::Email(at) => {
                vec![
                    of("emails", at, "value", Control::Line("text")),
                    of("emails", at, "label", Control::Label),
                ]
            }
            Self::Phone(at) => {
                vec![
                    of("phones", at, "value", Control::Line("tel")),
                    of("phones", at, "label", Control::Label),
                ]
            }
            Self::Address(at) => vec![
                of("addresses", at, "street", Control::Lines),
                of("addresses", at, "postcode", Control::Line("text")),
                of("addresses", at, "town", Control::Line("text")),
                of("addresses", at, "country", Control::Line("text")),
                of("addresses", at, "label", Control::Label),
            ],
            Self::Identifier(kind) => vec![(kind.code().to_owned(), Control::Line("text"))],
            Self::Name => {
                let parts = ["civility", "given_name", "family_name"];
                parts.map(|part| (part.to_owned(), Control::Line("text"))).into()
            }
            Self::Role(at) => {
                vec![
                    of("roles", at, "company", Control::Line("text")),
                    of("roles", at, "title", Control::Line("text")),
                ]
            }
            Self::Single(single) => vec![(single.field.to_owned(), single.control)],
        }
    }
}
