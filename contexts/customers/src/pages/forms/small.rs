//! The small form of a new record: what it needs at least, answered alone to stand in a dialog. It is
//! posted where the whole form is, and read alike.

use askama::Template;
use web::{Field, filters};

use super::sheet::Sheet;
use crate::pages::paths::{NewCompany, NewPerson};

/// The small form of a record.
#[derive(Template)]
#[template(path = "customers/forms/small.html")]
pub struct SmallPart<'a> {
    sheet: &'a Sheet,
    kind: Kind,
}

/// Of what the small form makes a record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person,
    /// A company.
    Company,
}

impl<'a> SmallPart<'a> {
    /// The small form of what a sheet holds.
    pub const fn new(sheet: &'a Sheet, kind: Kind) -> Self {
        Self { sheet, kind }
    }

    fn is_person(&self) -> bool {
        self.kind == Kind::Person
    }

    const fn title(&self) -> &'static str {
        match self.kind {
            Kind::Person => "person-new-plain",
            Kind::Company => "company-new-plain",
        }
    }

    /// The first field of a repeated part, called by what it holds: here nothing stands above it.
    fn field(&self, name: &str, label: &str) -> Field {
        Field { label: label.to_owned(), ..self.sheet.form.field(name) }
    }
}
