//! The tables of what was said (notes, calls, meetings, e-mails), of what is to be done, and of files.

use store::Fault;
use uuid::Uuid;

use super::Line;
use super::pen::{Pen, id};
use crate::export::reading::Reading;
use crate::export::record::{FileRecord, TaskRecord};

/// The columns of activities.
pub const ACTIVITY: &[&str] =
    &["id", "at", "activity", "direction", "company-id", "person-id", "author", "text"];

/// Activities, one a line.
pub async fn activities(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::with_capacity(ids.len());
    for activity in reading.activities(ids).await? {
        let author = activity.author_id.and_then(|author| reading.colleague(author));
        lines.push(vec![
            activity.id.to_string(),
            pen.moment(activity.moment),
            pen.word(format!("activity-{}", activity.kind)),
            activity.direction.map(|step| pen.word(format!("direction-{step}"))).unwrap_or_default(),
            id(activity.company_id),
            id(activity.person_id),
            author.unwrap_or_default().to_owned(),
            activity.text.clone(),
        ]);
    }
    Ok(lines)
}

/// The columns of tasks.
pub const TASK: &[&str] =
    &["id", "title", "due-on", "owner", "done-at", "done-by", "company-id", "person-id"];

/// Tasks, one a line.
pub async fn tasks(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let name = |id| reading.colleague(id).unwrap_or_default().to_owned();
    let line = |task: TaskRecord| {
        vec![
            task.id.to_string(),
            task.title,
            task.due_on,
            name(task.owner_id),
            task.done.map(|at| pen.moment(at)).unwrap_or_default(),
            task.done_by.map(name).unwrap_or_default(),
            id(task.company_id),
            id(task.person_id),
        ]
    };
    Ok(reading.tasks(ids).await?.into_iter().map(line).collect())
}

/// The columns of files.
pub const FILE: &[&str] =
    &["id", "file-name", "file-kind", "bytes", "added-at", "added-by", "company-id", "person-id"];

/// Files on records, one a line; what they hold leaves with the JSON.
pub async fn files(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let line = |file: FileRecord| {
        vec![
            file.id.to_string(),
            file.name,
            pen.word(format!("file-kind-{}", file.kind)),
            file.bytes.to_string(),
            pen.moment(file.added),
            reading.colleague(file.added_by).unwrap_or_default().to_owned(),
            id(file.company_id),
            id(file.person_id),
        ]
    };
    Ok(reading.files(ids).await?.into_iter().map(line).collect())
}
