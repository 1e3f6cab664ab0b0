//! Who is signed in, as told by the session cookie.

use async_trait::async_trait;
use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use jiff::Timestamp;
use kernel::{Lang, Role, Scope, UserId};
use personal::Personal;

use crate::{Chosen, Problem};

/// The session cookie.
const COOKIE: &str = "carnet-session";

/// Knows the sessions; `accounts` implements it.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// Who holds this token at this instant; `None` when nobody does, or not any more.
    async fn signed_in(&self, token: &SessionToken, now: Timestamp) -> Result<Option<SignedIn>, Problem>;

    /// Keeps how somebody likes Carnet: `theme`, `density` or `keys`, and its value.
    async fn keep_choice(
        &self,
        user: UserId,
        choice: &'static str,
        value: &'static str,
    ) -> Result<(), Problem>;

    /// Keeps which columns of a list somebody wants to see, in their order; with `None` the list's own.
    async fn keep_columns(
        &self,
        user: UserId,
        list: &'static str,
        columns: Option<Vec<String>>,
    ) -> Result<(), Problem>;
}

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Which user.
    pub user: UserId,
    /// What they are in the organisation.
    pub role: Role,
    /// How far they see in the customer file, at this request.
    pub scope: Scope,
    /// The name shown at the foot of the menu.
    pub name: Personal<String>,
    /// The language they chose; the organisation's otherwise.
    pub lang: Option<Lang>,
    /// Whether the house requires a second factor they have not set up: nothing else is open to them.
    pub lacks_second_factor: bool,
    /// How they like Carnet.
    pub chosen: Chosen,
}

/// The secret in the session cookie. It is never printed; keep only its digest.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

impl SessionToken {
    /// A token made of random bytes, for a new session.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(hex::encode(bytes))
    }

    /// The token as the cookie holds it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The token a request came with.
    #[must_use]
    pub fn of_request(headers: &HeaderMap) -> Option<Self> {
        let cookie = CookieJar::from_headers(headers).get(COOKIE)?.value().to_owned();
        (cookie.len() == 64 && cookie.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(Self(cookie))
    }

    /// The cookie that keeps the browser signed in until it is closed or the session ends.
    pub(crate) fn cookie(&self, https: bool) -> Cookie<'static> {
        own_cookie(COOKIE, self.0.clone(), https)
    }

    /// The cookie that makes the browser forget.
    pub(crate) fn forgotten(https: bool) -> Cookie<'static> {
        let mut cookie = own_cookie(COOKIE, String::new(), https);
        cookie.make_removal();
        cookie
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// A cookie with the attributes all our cookies share.
pub(crate) fn own_cookie(name: &'static str, value: String, https: bool) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).secure(https).build()
}
