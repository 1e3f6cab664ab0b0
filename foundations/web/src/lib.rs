//! How the house meets a browser: routes with their access rules, the visitor behind a request,
//! pages inside their shell, forms, problems and words in two languages.
//!
//! A context writes a page with three things: a typed path, a handler that takes a [`Visitor`]
//! and returns `Result<Page<…>, Problem>`, and a template. `README.md` shows one whole.
//!
//! What a handler need not do, because it is done around it: check who asks ([`Rule`]), grant
//! access to personal data ([`Visitor::access`]), refuse records out of sight ([`Horizon`]), choose the language ([`Voice`]), refuse posts
//! from other sites, word what goes wrong ([`Problem`]), set security headers ([`headers`]).

extern crate self as web;

pub mod assets;
mod avatar;
mod columns;
mod commands;
mod download;
pub mod filters;
pub mod form;
pub mod format;
mod gate;
pub mod headers;
mod horizon;
mod house;
mod html;
mod kept;
mod keys;
mod live;
pub mod locales;
mod nav;
mod onward;
mod page;
mod panel;
pub mod panics;
pub mod paths;
mod preferences;
mod problem;
mod reception;
mod routes;
mod rule;
mod sentence;
mod serve;
mod session;
mod shell;
#[cfg(feature = "testing")]
pub mod testing;
mod toast;
mod trace;
pub mod view;
mod visitor;
mod vocabulary;
mod voice;
mod wish;

pub use axum_extra::routing::TypedPath;
pub use columns::ChosenColumns;
pub use commands::{Command, Deed};
pub use download::Download;
pub use form::{Arriving, Field, FileSink, Form, Line, PostedFile};
pub use horizon::{Horizon, NothingNamed};
pub use house::{House, Organisation, OrganisationSource};
pub use keys::Key;
pub use locales::{Locales, Words};
pub use nav::{Nav, NavCounts, NavGroup, NavItem, NavSection};
pub use onward::Onward;
pub use page::{Page, Part};
pub use panel::{Panel, Panels, Piece, Place, TodayPanel, TodayPlace};
pub use preferences::{Chosen, Preferences};
pub use problem::{Fault, Problem, Rejection, Told};
pub use routes::{Route, Routes};
pub use rule::Rule;
pub use sentence::{Arg, Sentence};
pub use serve::{frame_routes, open};
pub use session::{SessionToken, Sessions, SignedIn};
pub use shell::{Member, Shell, role_key};
pub use toast::{CookieKey, Toast};
pub use visitor::{Guest, Visitor};
pub use voice::Voice;
pub use wish::Wish;
