//! The table of what was said: notes, calls, meetings, e-mails.

use store::Fault;
use uuid::Uuid;

use super::Line;
use super::pen::{Pen, id};
use crate::export::reading::Reading;

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
