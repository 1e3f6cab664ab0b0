//! What a context shows on another's record page, without either knowing the other.

use std::sync::Arc;

use askama::Template;
use async_trait::async_trait;
use kernel::Holder;
use store::Store;

use crate::{Problem, Visitor};

/// A piece that a context contributes to the record page of a person or a company.
#[async_trait]
pub trait Panel: Send + Sync {
    /// Where it stands.
    fn place(&self) -> Place;

    /// Its order among those of the same place; lower stands first.
    fn rank(&self) -> u8;

    /// The piece about this record; `None` when there is nothing to show.
    async fn piece(&self, holder: Holder, visitor: &Visitor) -> Result<Option<Piece>, Problem>;
}

/// A piece that a context contributes to the first page of whoever is signed in.
#[async_trait]
pub trait TodayPanel: Send + Sync {
    /// Whether it is one's work, or something that needs care before.
    fn place(&self) -> TodayPlace;

    /// The piece; `None` when there is nothing to show.
    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem>;
}

/// Where on the first page a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TodayPlace {
    /// One remark among those that need somebody's care, above all else.
    Care,
    /// A panel of its own.
    Work,
}

/// Where on the record page a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A panel in the right column.
    Aside,
    /// The one line under the header that leads to a panel, on phones.
    Line,
}

/// Rendered mark-up, safe to put into a page: it can only be made from a template.
#[derive(Debug, Clone)]
pub struct Piece(String);

impl Piece {
    /// Renders a view for a visitor.
    ///
    /// # Errors
    /// When the template cannot be rendered.
    pub fn of(view: &impl Template, visitor: &Visitor) -> Result<Self, Problem> {
        view.render_with_values(&**visitor.shell()).map(Self).map_err(Problem::fault)
    }
}

impl std::fmt::Display for Piece {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Piece {}

/// All pieces that contexts contribute.
#[derive(Clone, Default)]
pub struct Panels(Arc<[Arc<dyn Panel>]>);

impl Panels {
    /// These panels, in their order.
    #[must_use]
    pub fn new(mut panels: Vec<Arc<dyn Panel>>) -> Self {
        panels.sort_by_key(|panel| panel.rank());
        Self(panels.into())
    }

    /// The pieces of one place about one record.
    ///
    /// # Errors
    /// When one of them cannot be made.
    pub async fn pieces(
        &self,
        place: Place,
        holder: Holder,
        visitor: &Visitor,
    ) -> Result<Vec<Piece>, Problem> {
        let mut pieces = Vec::new();
        for panel in self.0.iter().filter(|panel| panel.place() == place) {
            pieces.extend(panel.piece(holder, visitor).await?);
        }
        Ok(pieces)
    }
}
