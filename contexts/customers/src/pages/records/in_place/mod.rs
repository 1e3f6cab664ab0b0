//! A value of a record changed where it stands: one click opens it, Enter or leaving it saves. The form of
//! the whole record reads it, so that a value means the same wherever it is typed.

mod spot;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use kernel::{CompanyId, Holder, PersonId};
use serde::Deserialize;
use web::view::{Choice, Crumb};
use web::{Field, Form, Onward, Page, Problem, Sentence, Toast, TypedPath, filters};

use self::spot::Control;
pub use self::spot::Spot;
use super::Pairs;
use super::restoration::undoable;
use super::trail::Trail;
use crate::company::Company;
use crate::entry;
use crate::pages::desk::Desk;
use crate::pages::forms::holder::Choices;
use crate::pages::forms::sheet::{Difference, OnForm, complain, page_of, seen};
use crate::person::Person;

/// A value of a person.
#[derive(TypedPath, Deserialize, Debug, Clone)]
#[typed_path("/people/{id}/values/{spot}", rejection(Problem))]
pub struct PersonValue {
    pub id: PersonId,
    pub spot: String,
}

/// A value of a company.
#[derive(TypedPath, Deserialize, Debug, Clone)]
#[typed_path("/companies/{id}/values/{spot}", rejection(Problem))]
pub struct CompanyValue {
    pub id: CompanyId,
    pub spot: String,
}

/// Where a value of a record is changed.
pub fn address(holder: Holder, spot: Spot) -> String {
    match holder {
        Holder::Person(id) => PersonValue { id, spot: spot.name() }.to_string(),
        Holder::Company(id) => CompanyValue { id, spot: spot.name() }.to_string(),
    }
}

/// The page of one value, for whoever has no script.
#[derive(Template)]
#[template(path = "customers/records/value.html")]
pub struct ValuePage {
    crumbs: Vec<Crumb>,
    editor: Editor,
}

/// The form of a value, answered alone to stand in the value's place.
#[derive(Template)]
#[template(path = "customers/records/editor.html")]
struct EditorPart<'a> {
    editor: &'a Editor,
    is_inline: bool,
}

/// The form of one value.
pub struct Editor {
    form: Form,
    fields: Vec<Typing>,
    action: String,
    /// The record.
    back: String,
    theirs: Vec<Difference>,
}

/// A field, how it is typed, and what stood in it when the form was made.
struct Typing {
    field: Field,
    control: Control,
    choices: Vec<Choice>,
    was: String,
}

impl Editor {
    /// A few fields are saved by leaving them; an address has a button.
    fn saves_itself(&self) -> bool {
        self.fields.len() <= 3
    }
}

pub async fn open_person(
    path: PersonValue,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<ValuePage>, Problem> {
    At::<Person>::find(&desk, path.id, &path.spot, &pairs).await?.open().await
}

pub async fn open_company(
    path: CompanyValue,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<ValuePage>, Problem> {
    At::<Company>::find(&desk, path.id, &path.spot, &pairs).await?.open().await
}

pub async fn save_person(
    path: PersonValue,
    desk: Desk,
    Query(pairs): Query<Pairs>,
    form: Form,
) -> Result<Response, Problem> {
    At::<Person>::find(&desk, path.id, &path.spot, &pairs).await?.save(form).await
}

pub async fn save_company(
    path: CompanyValue,
    desk: Desk,
    Query(pairs): Query<Pairs>,
    form: Form,
) -> Result<Response, Problem> {
    At::<Company>::find(&desk, path.id, &path.spot, &pairs).await?.save(form).await
}

/// A value of a record as it stands, and the way there.
struct At<'a, T> {
    desk: &'a Desk,
    record: T,
    spot: Spot,
    trail: Trail,
    /// The form of the whole record.
    whole: Form,
}

impl<'a, T: OnForm> At<'a, T> {
    async fn find(desk: &'a Desk, id: T::Id, spot: &str, pairs: &Pairs) -> Result<Self, Problem> {
        let spot = Spot::named(spot, id.into()).ok_or(Problem::NotFound)?;
        let record = seen::<T>(desk, id).await?.ok_or(Problem::NotFound)?;
        let trail = Trail::read(desk, id.into(), pairs);
        let whole = record.fill(desk).await?;
        Ok(Self { desk, record, spot, trail, whole })
    }

    async fn open(self) -> Result<Page<ValuePage>, Problem> {
        let form = self.whole.clone();
        self.page(form, Vec::new()).await
    }

    /// Keeps the value. What somebody else put there since the form was made is shown beside what is typed,
    /// and replaced knowingly by saving once more; what they changed elsewhere stays.
    async fn save(self, typed: Form) -> Result<Response, Problem> {
        let (desk, record) = (self.desk, &self.record);
        let mut form = self.whole.clone();
        let mut theirs = Vec::new();
        for (at, (name, _)) in self.spot.fields().into_iter().enumerate() {
            let kept = self.whole.value(&name);
            if typed.value(&format!("was-{at}")) != kept {
                theirs.push(Difference { label: self.whole.field(&name).label, kept: kept.to_owned() });
            }
            form = form.replacing(&name, typed.value(&name));
        }
        let details = T::read(desk, &desk.staff().await?, &mut form, record.details()).await?;
        if !theirs.is_empty() {
            form.complain_of_all("record-overtaken");
        }
        if !form.is_sound() {
            return Ok(self.page(form, theirs).await?.refused().into_response());
        }
        let (privacy, access) = (&*desk.office.privacy, desk.access());
        let correction = (record.id(), record.version(), details);
        match entry::correct::<T>(desk.store(), privacy, access.into(), correction).await {
            Ok(kept) => {
                let saved = undoable(Toast::new("record-saved"), record.id().into(), kept);
                let page = self.trail.keep(page_of::<T>(desk, record.id()).await?);
                Ok(Onward::to(page).in_place().saying(saved).into_response())
            }
            Err(not_kept) => {
                complain(&mut form, not_kept)?;
                Ok(self.page(form, theirs).await?.refused().into_response())
            }
        }
    }

    async fn page(self, form: Form, theirs: Vec<Difference>) -> Result<Page<ValuePage>, Problem> {
        let desk = self.desk;
        let holder: Holder = self.record.id().into();
        desk.note_look(&[holder]).await?;
        let choices = Choices::new(desk, &desk.staff().await?, &form);
        let typing = |(name, control): (String, Control)| Typing {
            field: form.field(&name),
            choices: choices_of(&choices, control),
            was: self.whole.value(&name).to_owned(),
            control,
        };
        let fields = self.spot.fields().into_iter().map(typing).collect();
        let back = self.trail.keep(T::page(self.record.id()));
        let name = Sentence::verbatim(self.record.name().into_revealed(desk.access()));
        let mut crumbs = self.trail.crumbs.clone();
        crumbs.extend([Crumb::link(name, back.clone()), Crumb::here("record-edit")]);
        let action = self.trail.keep(address(holder, self.spot));
        let editor = Editor { form, fields, action, back, theirs };
        let page = desk.visitor.page(ValuePage { crumbs, editor });
        // htmx names the element the form stands in: a `dd` without an id of its own
        Ok(page.part("dd", |page| Box::new(EditorPart { editor: &page.editor, is_inline: true })))
    }
}

fn choices_of(choices: &Choices, control: Control) -> Vec<Choice> {
    match control {
        Control::Label => choices.labels.clone(),
        Control::Owner => choices.owners.clone(),
        Control::Language => choices.languages.clone(),
        Control::Declared => choices.declared.clone(),
        Control::Line(_) | Control::Lines => Vec::new(),
    }
}
