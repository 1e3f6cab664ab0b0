//! A short message on the next page: what was done, and how to undo it.
//!
//! It travels in a signed cookie, so it holds a locale key and counts, never a personal value.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, Key, SignedCookieJar};
use kernel::Ambient;
use serde::{Deserialize, Serialize};

use crate::Sentence;
use crate::session::own_cookie;

const COOKIE: &str = "carnet-toast";

/// What was done, said once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toast {
    #[serde(rename = "k")]
    key: String,
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    counts: Vec<(String, i64)>,
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    undo: Option<String>,
}

impl Toast {
    /// A message with this locale key.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key: key.to_owned(), counts: Vec::new(), undo: None }
    }

    /// The message with a number in it. Only numbers: a cookie holds no name.
    #[must_use]
    pub fn with_count(mut self, name: &'static str, count: impl TryInto<i64>) -> Self {
        self.counts.push((name.to_owned(), count.try_into().unwrap_or(i64::MAX)));
        self
    }

    /// The message with an Undo that posts to this address; it stays until closed.
    #[must_use]
    pub fn with_undo(mut self, address: impl std::fmt::Display) -> Self {
        self.undo = Some(address.to_string());
        self
    }

    /// The sentence to show.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let start = Sentence::new(self.key.clone());
        self.counts.iter().fold(start, |sentence, (name, count)| sentence.with(name.clone(), *count))
    }

    /// Where Undo posts to.
    #[must_use]
    pub fn undo(&self) -> Option<&str> {
        self.undo.as_deref()
    }
}

/// Signs what a browser carries from one page to the next.
#[derive(Clone)]
pub struct CookieKey(Key);

impl CookieKey {
    /// A key for the life of this process.
    #[must_use]
    pub fn fresh(ambient: &Ambient) -> Self {
        Self::from_bytes(ambient.bytes())
    }

    /// A key shared by several processes, derived from the organisation's.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(Key::from(&bytes))
    }

    /// The message a request brings along, if it is ours.
    pub(crate) fn toast(&self, headers: &HeaderMap) -> Option<Toast> {
        let jar = SignedCookieJar::from_headers(headers, self.0.clone());
        serde_json::from_str(jar.get(COOKIE)?.value()).ok()
    }

    /// The cookie that carries a message to the next page, for a minute.
    pub(crate) fn carrying(&self, toast: &Toast, https: bool) -> SignedCookieJar {
        let text = serde_json::to_string(toast).unwrap_or_default();
        let mut cookie = own_cookie(COOKIE, text, https);
        cookie.set_max_age(time::Duration::minutes(1));
        SignedCookieJar::new(self.0.clone()).add(cookie)
    }
}

/// The cookie that takes the message away once it was shown.
pub(crate) fn shown(https: bool) -> Cookie<'static> {
    let mut cookie = own_cookie(COOKIE, String::new(), https);
    cookie.make_removal();
    cookie
}
