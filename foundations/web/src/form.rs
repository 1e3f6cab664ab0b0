//! A form: what was typed, what is wrong with it, and how it is shown again.
//!
//! ```
//! # use web::{Form, Sentence};
//! # fn domain_parse(text: &str) -> Result<u32, Sentence> { text.parse().map_err(|_| "not-a-number".into()) }
//! let mut form = Form::typed([("name", "Maison Delcourt"), ("staff", "many")]).named("company");
//! let name = form.required("name");
//! let staff = form.read("staff", domain_parse);
//! assert_eq!((name.as_deref(), staff), (Some("Maison Delcourt"), None));
//! assert!(!form.is_sound());
//! ```
//! A handler then returns `visitor.page(CompanyForm { form }).refused()`: the same page with the
//! values as typed, a message under each field and the summary on top. Passwords never come back.

mod field;
mod lines;
mod posted;
mod stood;

use std::collections::BTreeMap;

pub use field::{Complaint, Field};
pub use lines::Line;
pub use posted::{Arriving, FileSink, PostedFile};

use personal::Access;

use crate::Sentence;
use crate::filters::Openable;

/// The state of a form: values, complaints per field, complaints about the whole.
#[derive(Clone, Default)]
pub struct Form {
    name: &'static str,
    values: Vec<(String, String)>,
    files: Vec<PostedFile>,
    complaints: BTreeMap<String, Sentence>,
    order: Vec<String>,
    whole: Vec<Sentence>,
}

fn written(value: String) -> String {
    if value.contains(['\0', '\r']) { value.replace('\0', "").replace("\r\n", "\n") } else { value }
}

impl Form {
    /// An empty form. Its name is the beginning of the locale keys of its labels:
    /// the field `email` of the form `person` is labelled `person-email`.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// A form as it was typed, but for what the way adds: the sign that no text column takes, and the
    /// line breaks that browsers write with two signs.
    pub fn typed<N: Into<String>, V: Into<String>>(values: impl IntoIterator<Item = (N, V)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.into(), written(value.into()))).collect();
        Self { values, ..Self::default() }
    }

    /// The form under its name.
    #[must_use]
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The form with a value to begin with.
    #[must_use]
    pub fn with(mut self, field: impl Into<String>, value: impl std::fmt::Display) -> Self {
        self.values.push((field.into(), value.to_string()));
        self
    }

    /// The form with another value in a field, whatever was typed there. The field keeps its place: repeated
    /// parts stand in the order of theirs.
    #[must_use]
    pub fn replacing(mut self, field: &str, value: impl std::fmt::Display) -> Self {
        match self.values.iter_mut().find(|(name, _)| name == field) {
            Some((_, kept)) => {
                *kept = value.to_string();
                self
            }
            None => self.with(field, value),
        }
    }

    /// The form with a sealed value to begin with, for whoever may see it; empty when there is none.
    #[must_use]
    pub fn with_sealed(self, field: impl Into<String>, value: impl Openable, access: &Access) -> Self {
        let value = value.open(access).unwrap_or_default();
        self.with(field, value)
    }

    /// What was typed in a field; empty when nothing was.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Every field with what it holds, in the order given.
    pub fn filled(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Everything typed under one name, for several checkboxes or a multiple choice.
    pub fn values<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether the form came with this field at all: a ticked box, a pressed button.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.values.iter().any(|(name, _)| name == field)
    }

    /// Whether this value is ticked or chosen under this name.
    #[must_use]
    pub fn has_value(&self, field: &str, value: &str) -> bool {
        self.values(field).any(|typed| typed == value)
    }

    /// The files that came under a name.
    pub fn files<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a PostedFile> {
        self.files.iter().filter(move |file| file.field == field)
    }

    /// The trimmed text of a field that must be filled.
    pub fn required(&mut self, field: &str) -> Option<String> {
        let text = kernel::text::trim(self.value(field)).to_owned();
        if text.is_empty() {
            self.complain(field, "field-required");
            return None;
        }
        Some(text)
    }

    /// The trimmed text of a field that may stay empty.
    #[must_use]
    pub fn optional(&self, field: &str) -> Option<String> {
        let text = kernel::text::trim(self.value(field));
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// What a field that must be filled means to the domain.
    pub fn read<T, E: Into<Sentence>>(
        &mut self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.required(field)?;
        self.parsed(field, parse(&text))
    }

    /// What a field means to the domain, if it is filled.
    pub fn read_optional<T, E: Into<Sentence>>(
        &mut self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.optional(field)?;
        self.parsed(field, parse(&text))
    }

    /// A password: taken out, so that no answer can hold it.
    pub fn secret(&mut self, field: &str) -> Option<String> {
        let at = self.values.iter().position(|(name, _)| name == field);
        let secret = at.map(|at| self.values.remove(at).1).filter(|secret| !secret.is_empty());
        if secret.is_none() {
            self.complain(field, "field-required");
        }
        secret
    }

    /// Says what is wrong with a field; the first complaint about it stands.
    pub fn complain(&mut self, field: &str, complaint: impl Into<Sentence>) {
        if !self.complaints.contains_key(field) {
            self.order.push(field.to_owned());
            self.complaints.insert(field.to_owned(), complaint.into());
        }
    }

    /// Says what is wrong with the form as a whole.
    pub fn complain_of_all(&mut self, complaint: impl Into<Sentence>) {
        self.whole.push(complaint.into());
    }

    /// Whether nothing is wrong so far.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.complaints.is_empty() && self.whole.is_empty()
    }

    fn parsed<T, E: Into<Sentence>>(&mut self, field: &str, result: Result<T, E>) -> Option<T> {
        result.map_err(|complaint| self.complain(field, complaint)).ok()
    }
}

/// What people type is theirs: only the names of the fields are printed.
impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fields: Vec<&str> = self.values.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Form").field("name", &self.name).field("fields", &fields).finish_non_exhaustive()
    }
}
