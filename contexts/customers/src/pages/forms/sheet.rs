//! A record on a form, whichever kind it is: shown empty or filled, read, kept, or shown again.

use std::future::Future;

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::{Holder, Id};
use personal::{Access, Personal};
use web::view::Crumb;
use web::{Form, Onward, Page, Problem, Sentence, Toast, filters};

use super::alike::{self, Alike, Traits, are_seen};
use super::holder::{Choices, LISTS, begin_lines};
use super::origin;
use crate::entry::{self, NotKept, Typed};
use crate::pages::desk::Desk;
use crate::pages::not_kept;
use crate::pages::office::Staff;
use crate::pages::records::restoration::undoable;

/// A record that has a form.
pub trait OnForm: Typed<Id: Id + Into<Holder>, Details: Default + Sync> + Sync {
    /// Its page.
    type View: Template;
    /// The words of its pages.
    const WORDS: Words;

    /// The list it stands in.
    fn list() -> String;
    /// Where a new one is typed.
    fn new_page() -> String;
    /// Its own page.
    fn page(id: Self::Id) -> String;
    /// Where it is corrected.
    fn edit_page(id: Self::Id) -> String;
    /// Which one it is.
    fn id(&self) -> Self::Id;
    /// What it is called.
    fn name(&self) -> Personal<String>;
    /// By what others could be recognised as the same.
    fn traits(details: &Self::Details) -> Traits;
    /// Its page, of which the records alike can be answered alone.
    fn view(desk: &Desk, sheet: Sheet) -> Page<Self::View>;
    /// A form that holds what is known.
    fn fill(&self, desk: &Desk) -> impl Future<Output = Result<Form, Problem>> + Send;
    /// What is known, as the form says; complaints are left in it.
    fn read(
        desk: &Desk,
        staff: &Staff,
        form: &mut Form,
        before: &Self::Details,
    ) -> impl Future<Output = Result<Self::Details, Problem>> + Send;
}

/// The locale keys of a kind of record.
pub struct Words {
    pub list: &'static str,
    pub new: &'static str,
    pub added: &'static str,
}

/// What the form of a record shows around its own fields.
pub struct Sheet {
    /// What is typed.
    pub form: Form,
    /// What it can choose from.
    pub choices: Choices,
    /// The way here.
    pub crumbs: Vec<Crumb>,
    /// Where it is posted.
    pub action: String,
    /// Where it leads when nothing is saved.
    pub back: String,
    /// Whether the record is new: its origin is asked then.
    pub is_new: bool,
    /// What somebody else saved meanwhile where something else is typed here.
    pub theirs: Vec<Difference>,
    /// Who in the file looks like what is typed; asked of new records.
    pub alikes: Vec<Alike>,
    /// Opens their names.
    pub access: Access,
}

/// The records alike, answered alone while somebody types.
#[derive(Template)]
#[template(path = "customers/forms/alike.html")]
pub struct AlikePart<'a> {
    /// The form.
    pub sheet: &'a Sheet,
}

impl Sheet {
    /// Those the form has shown, for its next sending.
    pub fn seen(&self) -> String {
        alike::seen(&self.alikes)
    }
}

/// A field in which two people who edit at once do not agree.
pub struct Difference {
    /// The locale key of the field.
    pub label: String,
    /// What is kept now; empty for nothing.
    pub kept: String,
}

/// An empty form. It names the record it will become, so that a second click on the same button does not
/// make a second one.
pub async fn new<T: OnForm>(desk: &Desk) -> Result<Page<T::View>, Problem> {
    let id: T::Id = desk.house.ambient.id();
    // whoever brings somebody in looks after them, unless the form says otherwise: they see them then
    let mut form = Form::new("record").with("record", id.uuid()).with("owner", desk.visitor.user.uuid());
    begin_lines(&mut form);
    shown::<T>(desk, (form, Vec::new()), None).await
}

/// Keeps a new record, or shows the form again; what somebody began to type into the small form goes on
/// in the whole one.
pub async fn create<T: OnForm>(desk: &Desk, form: Form) -> Result<Response, Problem> {
    let mut form = form.named("record");
    if form.has("whole") {
        begin_lines(&mut form);
        return Ok(shown::<T>(desk, (form, Vec::new()), None).await?.into_response());
    }
    if form.rearrange(&LISTS) {
        return Ok(shown::<T>(desk, (form, Vec::new()), None).await?.into_response());
    }
    let details = T::read(desk, &desk.staff().await?, &mut form, &T::Details::default()).await?;
    let id = id_of::<T>(desk, &form, &details).await?;
    let alikes = alike::alike(desk, T::traits(&details), id.into()).await?;
    if form.has("alike") {
        return Ok(shown::<T>(desk, (form, alikes), None).await?.into_response());
    }
    // said together with what the origin lacks
    if let (true, Err(why)) = (form.is_sound(), T::check(&details)) {
        form.complain_of_all(why);
    }
    let origin = origin::read(&mut form, desk.today());
    if form.is_sound() && !are_seen(&form, &alikes) {
        form.complain_of_all("alike-look");
    }
    let (true, Some(origin)) = (form.is_sound(), origin) else {
        return Ok(shown::<T>(desk, (form, alikes), None).await?.refused().into_response());
    };
    let (privacy, cause) = (&*desk.office.privacy, desk.access().into());
    match entry::introduce::<T>(desk.store(), privacy, cause, (id, details, origin)).await {
        Ok(()) => {
            let page = page_of::<T>(desk, id).await?;
            Ok(Onward::to(page).saying(Toast::new(T::WORDS.added)).into_response())
        }
        Err(not_kept) => {
            complain(&mut form, not_kept)?;
            Ok(shown::<T>(desk, (form, alikes), None).await?.refused().into_response())
        }
    }
}

/// The id of the record a form becomes: that of the same one sent before, or one nobody had.
async fn id_of<T: OnForm>(desk: &Desk, form: &Form, details: &T::Details) -> Result<T::Id, Problem> {
    let named = form.value("record");
    if let Ok(id) = named.parse().map(T::Id::from_uuid)
        && seen::<T>(desk, id).await?.is_some_and(|earlier| earlier.details() == details)
    {
        return Ok(id);
    }
    Ok(desk.unused_id(named).await?)
}

/// The form of a record that is there.
pub async fn edit<T: OnForm>(desk: &Desk, id: T::Id) -> Result<Page<T::View>, Problem> {
    let record = find::<T>(desk, id).await?;
    let form = record.fill(desk).await?.standing(desk.store().key());
    shown(desk, (form, Vec::new()), Some(&record)).await
}

/// Keeps a correction, or shows the form again. The second of two who edit at once changes nothing of what the
/// first one saved; where both typed, they see what is kept, and replace it knowingly by saving once more.
pub async fn correct<T: OnForm>(desk: &Desk, id: T::Id, form: Form) -> Result<Response, Problem> {
    let mut form = form.named("record");
    let record = find::<T>(desk, id).await?;
    if form.rearrange(&LISTS) {
        return Ok(shown(desk, (form, Vec::new()), Some(&record)).await?.into_response());
    }
    if is_overtaken(&form, &record) {
        let (kept, key) = (record.fill(desk).await?, desk.store().key());
        form.take_theirs(&kept, key);
        if form.contested(&kept, key).is_empty() {
            form = form.replacing("version", record.version());
        }
    }
    let details = T::read(desk, &desk.staff().await?, &mut form, record.details()).await?;
    let version = form.value("version").parse().map_err(|_| Problem::BadInput)?;
    if !form.is_sound() {
        return Ok(shown(desk, (form, Vec::new()), Some(&record)).await?.refused().into_response());
    }
    let (privacy, cause) = (&*desk.office.privacy, desk.access().into());
    match entry::correct::<T>(desk.store(), privacy, cause, (id, version, details)).await {
        Ok(kept) => {
            let saved = undoable(Toast::new("record-saved"), id.into(), kept);
            Ok(Onward::to(page_of::<T>(desk, id).await?).saying(saved).into_response())
        }
        Err(not_kept) => {
            complain(&mut form, not_kept)?;
            let record = find::<T>(desk, id).await?;
            Ok(shown(desk, (form, Vec::new()), Some(&record)).await?.refused().into_response())
        }
    }
}

async fn find<T: OnForm>(desk: &Desk, id: T::Id) -> Result<T, Problem> {
    seen::<T>(desk, id).await?.ok_or(Problem::NotFound)
}

/// The record, if it is there and in sight.
pub(in crate::pages) async fn seen<T: OnForm>(desk: &Desk, id: T::Id) -> Result<Option<T>, Problem> {
    let record = T::find(desk.reader(), id).await?;
    Ok(record.filter(|record| desk.visitor.scope.holds(record.owner())))
}

/// Where one goes on from a record: its page, or the list once it was handed out of sight.
pub(in crate::pages) async fn page_of<T: OnForm>(desk: &Desk, id: T::Id) -> Result<String, Problem> {
    let is_seen = !desk.sight().among(&[id.into()]).await?.is_empty();
    Ok(if is_seen { T::page(id) } else { T::list() })
}

/// Leaves in the form why it was not kept; what nobody can do anything about is a problem.
pub(in crate::pages) fn complain(form: &mut Form, not_kept: NotKept) -> Result<(), Problem> {
    form.complain_of_all(not_kept::why(not_kept, "record-overtaken")?);
    Ok(())
}

async fn shown<T: OnForm>(
    desk: &Desk,
    (form, alikes): (Form, Vec<Alike>),
    record: Option<&T>,
) -> Result<Page<T::View>, Problem> {
    if let Some(record) = record {
        desk.note_look(&[record.id().into()]).await?;
    }
    let way = record.map(|it| (it.name().reveal(desk.access()).clone(), T::page(it.id())));
    let (form, theirs) = match record.filter(|it| is_overtaken(&form, *it)) {
        Some(record) => overtaken(desk, form, record).await?,
        None => (form, Vec::new()),
    };
    let sheet = Sheet {
        choices: Choices::new(desk, &desk.staff().await?, &form),
        action: record.map_or_else(T::new_page, |it| T::edit_page(it.id())),
        back: way.as_ref().map_or_else(T::list, |(_, href)| href.clone()),
        crumbs: crumbs::<T>(way),
        is_new: record.is_none(),
        theirs,
        alikes,
        access: desk.visitor.access,
        form,
    };
    Ok(T::view(desk, sheet))
}

/// The form of somebody who was overtaken, as one of the record as it is kept now, and where both typed.
async fn overtaken<T: OnForm>(
    desk: &Desk,
    mut form: Form,
    record: &T,
) -> Result<(Form, Vec<Difference>), Problem> {
    let (kept, key) = (record.fill(desk).await?, desk.store().key());
    form.take_theirs(&kept, key);
    let contested = form.contested(&kept, key);
    let is_contested = |name: &str| contested.contains(name.split_once('[').map_or(name, |(part, _)| part));
    let theirs = differences(&form, &kept, is_contested);
    begin_lines(&mut form);
    let form = form.replacing("version", record.version());
    Ok((form.replacing("stood", kept.standing(key).value("stood")), theirs))
}

/// Whether the form was filled from an older version of the record.
fn is_overtaken<T: OnForm>(form: &Form, record: &T) -> bool {
    form.value("version").parse::<i64>().is_ok_and(|version| version != record.version())
}

/// The fields in which what is kept differs from what is typed: changed, added, or taken away by the
/// other. Lines are compared by their place. Fields that nobody is asked about are left out.
pub(in crate::pages) fn differences(
    typed: &Form,
    kept: &Form,
    is_asked: impl Fn(&str) -> bool,
) -> Vec<Difference> {
    let unseen = ["version", "stood", "company_id", "person_id"];
    let is_shown =
        |name: &str| !unseen.contains(&name) && !name.ends_with("[id]") && !name.ends_with("[was]");
    // an empty line has its label chosen already
    let is_said = |name: &str| !name.ends_with("[label]") && !name.ends_with("_asked");
    let is_gone = |name: &str| is_said(name) && kept.filled().all(|(known, _)| known != name);
    let gone = typed.filled().filter(|(name, _)| is_gone(name));
    let names = kept.filled().chain(gone).map(|(name, _)| name);
    names
        .filter(|name| is_shown(name) && is_asked(name) && typed.value(name) != kept.value(name))
        .map(|name| Difference { label: kept.field(name).label, kept: kept.value(name).to_owned() })
        .collect()
}

fn crumbs<T: OnForm>(record: Option<(String, String)>) -> Vec<Crumb> {
    let here = Crumb::here(if record.is_some() { "record-edit" } else { T::WORDS.new });
    let record = record.map(|(name, href)| Crumb::link(Sentence::verbatim(name), href));
    std::iter::once(Crumb::link(T::WORDS.list, T::list())).chain(record).chain([here]).collect()
}
