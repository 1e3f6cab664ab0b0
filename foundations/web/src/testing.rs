//! A stage for page tests: a house with a few believable people, and a browser for each of them.
//!
//! ```ignore
//! let stage = Stage::new(store, &[customers::WORDS]).await;
//! let router = stage.open(customers::routes());
//! let mut camille = stage.owner(&router);
//! let page = camille.get("/people/new").await;
//! let form = page.form("form.form").fill("name", "Claire Vandenberghe");
//! let page = camille.submit(form).await;
//! assert_eq!(page.heading(), "Claire Vandenberghe");
//! ```
//! Every page a browser sees is checked for words that are missing from the locale files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod browser;
mod seen;
mod stage;
mod words;

pub use browser::{Browser, Listening};
pub use seen::{FilledForm, Seen};
pub use stage::Stage;
pub use words::{assert_sound, keys_in_templates};
