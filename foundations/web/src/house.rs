//! What every handler may reach: the rooms of the running house, wired once by `app`.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::tz::TimeZone;
use kernel::{Ambient, Country, Currency, Lang, Vat};
use personal::Grants;
use store::Store;

use crate::{CookieKey, Horizon, Locales, Nav, NavCounts, Panels, Problem, Sessions};

/// The state of the web server. Cheap to clone: everything inside is shared.
#[derive(Clone)]
pub struct House {
    /// Where everything is kept.
    pub store: Store,
    /// Time and randomness.
    pub ambient: Ambient,
    /// Where accesses to personal data come from.
    pub grants: Grants,
    /// Who is signed in.
    pub sessions: Arc<dyn Sessions>,
    /// Whose house it is.
    pub organisations: Arc<dyn OrganisationSource>,
    /// All words.
    pub locales: Arc<Locales>,
    /// The menu, of what the contexts have built.
    pub nav: Arc<Nav>,
    /// How much there is behind the menu's entries, if that is to be shown.
    pub counts: Option<Arc<dyn NavCounts>>,
    /// Which records are in somebody's sight.
    pub horizon: Arc<dyn Horizon>,
    /// What contexts show on each other's record pages.
    pub panels: Panels,
    /// Signs the cookies that carry a message to the next page.
    pub cookie_key: CookieKey,
    /// Whether people reach Carnet by https: cookies are `Secure` then.
    pub https: bool,
    /// What people type to reach Carnet, where that was said; else it is what their browser asked for.
    pub address: Option<String>,
}

/// Tells whose house it is; `accounts` implements it.
#[async_trait]
pub trait OrganisationSource: Send + Sync {
    /// The organisation; `None` before set-up: every page leads to the set-up page then.
    async fn organisation(&self) -> Result<Option<Arc<Organisation>>, Problem>;
}

/// What pages need to know of the organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The name shown above the menu.
    pub name: String,
    /// Where it is established: decides formats of identifiers and files.
    pub country: Country,
    /// Its time zone: what "today" means.
    pub zone: TimeZone,
    /// The currency of its figures.
    pub currency: Currency,
    /// The language of those who have not chosen one.
    pub lang: Lang,
    /// Whether its figures are shown excluding or including VAT.
    pub vat: Vat,
}
