//! The form of a task: planned about somebody, or corrected.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::{Holder, Id as _, TaskId, UserId};
use personal::{Access, Personal};
use web::view::{Choice, Crumb};
use web::{Form, Onward, Page, Problem, Sentence, Toast, filters};

use super::plan_page;
use crate::entry::tasks::{self, TypedTask};
use crate::pages::desk::Desk;
use crate::pages::forms::{Difference, complain, differences};
use crate::pages::office::Staff;
use crate::pages::paths::{TaskEdit, TaskRemoval, record};
use crate::pages::records::guard::{Reading, Warning};
use crate::pages::records::subject::{Subject, about};
use crate::task::{Task, TaskDetails};

#[derive(Template)]
#[template(path = "customers/tasks/form.html")]
pub struct TaskForm {
    form: Form,
    crumbs: Vec<Crumb>,
    name: Personal<String>,
    action: String,
    back: String,
    /// Where it is taken out, once it is there.
    removal: Option<String>,
    owners: Vec<Choice>,
    /// What a colleague saved meanwhile.
    theirs: Vec<Difference>,
    warning: Option<Warning>,
    access: Access,
}

pub async fn new<P: Into<Holder>>(path: P, desk: Desk) -> Result<Page<TaskForm>, Problem> {
    let subject = Subject::find(&desk, path.into()).await?;
    let id: TaskId = desk.house.ambient.id();
    let form = Form::new("task").with("task", id.uuid()).with("due_on", desk.today());
    shown(&desk, &subject, (form.with("owner", desk.visitor.user.uuid()), None), None).await
}

pub async fn plan<P: Into<Holder>>(path: P, desk: Desk, form: Form) -> Result<Response, Problem> {
    let holder = path.into();
    let subject = Subject::find(&desk, holder).await?;
    let named = form.value("task").to_owned();
    let mut draft = Draft::read(&desk, &subject, form).await?;
    if let Some(typed) = draft.sound(about(&subject)) {
        let id = id_of(&desk, &named, &typed.details).await?;
        match tasks::plan(desk.store(), desk.access().into(), (id, typed)).await {
            Ok(()) => {
                let onward = Onward::to(record(holder)).saying(Toast::new("task-planned"));
                return Ok(onward.into_response());
            }
            Err(not_kept) => complain(&mut draft.form, not_kept)?,
        }
    }
    Ok(shown(&desk, &subject, (draft.form, draft.warning), None).await?.refused().into_response())
}

pub async fn edit(path: TaskEdit, desk: Desk) -> Result<Page<TaskForm>, Problem> {
    let (task, subject) = found(&desk, path.id).await?;
    shown(&desk, &subject, (filled(&desk, &task), None), Some(&task)).await
}

/// Keeps a correction, or shows the form again; the second of two who edit at once is told, and
/// replaces what the first one saved knowingly by saving once more.
pub async fn correct(path: TaskEdit, desk: Desk, form: Form) -> Result<Response, Problem> {
    let (before, subject) = found(&desk, path.id).await?;
    let version = form.value("version").parse().map_err(|_| Problem::BadInput)?;
    let mut draft = Draft::read(&desk, &subject, form).await?;
    if version != before.version {
        draft.form.complain_of_all("record-overtaken");
    } else if let Some(typed) = draft.sound((before.details.person, before.details.company)) {
        match tasks::correct(desk.store(), desk.access().into(), (path.id, version, typed)).await {
            Ok(()) => {
                let onward = Onward::to(record(subject.holder())).saying(Toast::new("task-saved"));
                return Ok(onward.into_response());
            }
            Err(not_kept) => complain(&mut draft.form, not_kept)?,
        }
    }
    let (task, subject) = found(&desk, path.id).await?;
    Ok(shown(&desk, &subject, (draft.form, draft.warning), Some(&task)).await?.refused().into_response())
}

/// The id of the task a form becomes: that of the same one sent before, or one nobody had.
async fn id_of(desk: &Desk, named: &str, details: &TaskDetails) -> Result<TaskId, Problem> {
    if let Ok(id) = named.parse().map(TaskId::from_uuid)
        && desk.sight().task(id).await?.is_some_and(|earlier| earlier.details == *details)
    {
        return Ok(id);
    }
    Ok(desk.unused_id(named).await?)
}

/// A task, and whom it is about.
async fn found(desk: &Desk, id: TaskId) -> Result<(Task, Subject), Problem> {
    let task = desk.sight().task(id).await?.ok_or(Problem::NotFound)?;
    let holder = task.about().ok_or(Problem::NotFound)?;
    Ok((task, Subject::find(desk, holder).await?))
}

/// A form that holds a task.
fn filled(desk: &Desk, task: &Task) -> Form {
    let details = &task.details;
    let form = Form::new("task").with_sealed("title", &details.title, desk.access());
    form.with("version", task.version).with("due_on", details.due_on).with("owner", details.owner.uuid())
}

/// What a colleague saved meanwhile where something else is typed here, in words.
fn theirs(desk: &Desk, staff: &Staff, typed: &Form, task: &Task) -> Vec<Difference> {
    if typed.value("version").parse::<i64>().is_ok_and(|version| version == task.version) {
        return Vec::new();
    }
    let named = |difference: Difference| {
        let id = difference.kept.parse().ok().map(UserId::from_uuid);
        let name = id.and_then(|id| staff.name(id)).map(|name| name.reveal(desk.access()).clone());
        Difference { kept: name.unwrap_or(difference.kept), label: difference.label }
    };
    differences(typed, &filled(desk, task), |_| true).into_iter().map(named).collect()
}

/// A form that was read.
struct Draft {
    form: Form,
    warning: Option<Warning>,
    despite_warning: bool,
    said: Option<(String, Date, UserId)>,
}

impl Draft {
    async fn read(desk: &Desk, subject: &Subject, form: Form) -> Result<Self, Problem> {
        let mut form = form.named("task");
        if form.has("cut") {
            let kept = Reading::of(desk, subject, form.value("title")).without_the_words();
            form = form.replacing("title", kept);
        }
        let title = form.required("title");
        let due_on = form.read("due_on", |text| text.parse::<Date>().map_err(|_| "record-day-unreadable"));
        let staff = desk.staff().await?;
        let owner = form.read("owner", |text| colleague(&staff, text));
        let reading = Reading::of(desk, subject, form.value("title"));
        let (warning, despite_warning) = (reading.warning(form.value("mistaken")), !reading.is_clean());
        let said = title.zip(due_on).zip(owner).map(|((title, due_on), owner)| (title, due_on, owner));
        Ok(Self { form, warning, despite_warning, said })
    }

    /// The task about these, unless something is wrong with the form, or with what it tells.
    fn sound(
        &self,
        (person, company): (Option<kernel::PersonId>, Option<kernel::CompanyId>),
    ) -> Option<TypedTask> {
        let (title, due_on, owner) = self.said.clone().filter(|_| self.warning.is_none())?;
        let title = Personal::new(title);
        let details = TaskDetails { person, company, title, due_on, owner };
        Some(TypedTask { details, despite_warning: self.despite_warning })
    }
}

fn colleague(staff: &Staff, text: &str) -> Result<UserId, &'static str> {
    let id = text.parse().map(UserId::from_uuid).map_err(|_| "choose-one")?;
    if staff.name(id).is_some() { Ok(id) } else { Err("choose-one") }
}

async fn shown(
    desk: &Desk,
    subject: &Subject,
    (form, warning): (Form, Option<Warning>),
    task: Option<&Task>,
) -> Result<Page<TaskForm>, Problem> {
    let (holder, access) = (subject.holder(), desk.visitor.access);
    desk.note_look(&[holder]).await?;
    let staff = desk.staff().await?;
    let chosen = form.value("owner").parse().ok().map(UserId::from_uuid);
    let name_of = |one: &contracts::Colleague| Sentence::verbatim(one.name.reveal(&access));
    let owners = staff.choices(chosen).map(|one| Choice::new(one.id.to_string(), name_of(one))).collect();
    let here = if task.is_some() { "task-edit" } else { "task-new" };
    let view = TaskForm {
        crumbs: Crumb::below(holder, &subject.name(), &access, here),
        name: subject.name(),
        action: task.map_or_else(|| plan_page(holder), |task| TaskEdit { id: task.id }.to_string()),
        back: record(holder),
        theirs: task.map_or_else(Vec::new, |task| theirs(desk, &staff, &form, task)),
        removal: task.map(|task| TaskRemoval { id: task.id }.to_string()),
        form: match task {
            Some(task) => form.replacing("version", task.version),
            None => form,
        },
        owners,
        warning,
        access,
    };
    Ok(desk.visitor.page(view))
}
