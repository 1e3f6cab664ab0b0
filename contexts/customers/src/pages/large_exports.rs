//! What the first page tells an owner of exports that took many people out of the house.

use askama::Template;
use async_trait::async_trait;
use jiff::ToSpan;
use kernel::{Ability, Id as _, UserId};
use personal::{Access, Personal};
use store::{Store, reads};
use web::{Piece, Problem, TodayPanel, TodayPlace, Visitor, filters};

use super::office::Office;
use crate::export::REASON_ABOVE;

/// For how many hours an export is told of: thirty days.
const TOLD_FOR: i64 = 30 * 24;
/// How many are told of at most.
const MOST: u64 = 5;

/// The exports that needed a reason, told to owners for thirty days.
pub struct LargeExports(Office);

#[derive(Template)]
#[template(path = "customers/large_exports.html")]
struct LargeExportsPanel {
    rows: Vec<Line>,
    access: Access,
}

/// One export: by whom, of how many, when and why.
struct Line {
    who: Option<Personal<String>>,
    people: i64,
    at: jiff::Timestamp,
    reason: String,
}

impl LargeExports {
    /// With the colleagues this office knows.
    #[must_use]
    pub const fn new(office: Office) -> Self {
        Self(office)
    }
}

#[async_trait]
impl TodayPanel for LargeExports {
    fn place(&self) -> TodayPlace {
        TodayPlace::Work
    }

    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if !visitor.may(Ability::ExportFile) {
            return Ok(None);
        }
        let now = store.ambient().now();
        let since = now.checked_sub(TOLD_FOR.hours()).unwrap_or(now);
        let exports = reads::exports_since(store.reader(), REASON_ABOVE, since, MOST).await?;
        if exports.is_empty() {
            return Ok(None);
        }
        let staff = self.0.staff(store).await?;
        let line = |one: reads::entity::Model| Line {
            who: one.actor_id.and_then(|id| staff.name(UserId::from_uuid(id))).cloned(),
            people: one.people,
            at: one.at.timestamp(),
            reason: one.reason,
        };
        let rows = exports.into_iter().map(line).collect();
        Piece::of(&LargeExportsPanel { rows, access: visitor.access }, visitor).map(Some)
    }
}
