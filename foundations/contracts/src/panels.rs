//! Panels: what one context shows on another's record page.

use async_trait::async_trait;
use kernel::{Holder, Lang};
use personal::Access;
use store::{Fault, Store};

/// A context that has something to show about a holder.
#[async_trait]
pub trait PanelSource: Send + Sync {
    /// The panel for this holder in this language; `None` if there is nothing to show.
    async fn panel(
        &self,
        store: &Store,
        holder: Holder,
        access: &Access,
        lang: Lang,
    ) -> Result<Option<Panel>, Fault>;
}

/// A rendered panel.
#[derive(Clone)]
pub struct Panel {
    /// Its place among the panels: smaller comes first; privacy is 0.
    pub rank: u8,
    /// Its markup, made by the context's own typed template.
    pub html: String,
}
