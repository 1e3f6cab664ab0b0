//! What the first page says of imports: one that nobody finished, notes nobody decided on.

use askama::Template;
use async_trait::async_trait;
use kernel::Ability;
use store::Store;
use web::{Piece, Problem, TodayPanel, TodayPlace, Visitor, filters};

use super::Imports;
use crate::import::{notes_to_decide, unfinished};

/// Imports that wait for somebody's decision.
pub struct ImportsWaiting;

#[derive(Template)]
#[template(path = "customers/import/today.html")]
struct ImportsPanel {
    unfinished: u64,
    held_notes: u64,
}

#[async_trait]
impl TodayPanel for ImportsWaiting {
    fn place(&self) -> TodayPlace {
        TodayPlace::Care
    }

    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if !visitor.may(Ability::Import) {
            return Ok(None);
        }
        let view =
            ImportsPanel { unfinished: unfinished(store).await?, held_notes: notes_to_decide(store).await? };
        if view.unfinished == 0 && view.held_notes == 0 {
            return Ok(None);
        }
        Piece::of(&view, visitor).map(Some)
    }
}
