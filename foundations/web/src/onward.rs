//! Sending the reader on after something was done: post, redirect, get.

use axum::http::StatusCode;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::response::{IntoResponse, IntoResponseParts, Response, ResponseParts};
use axum_extra::extract::cookie::Cookie;

use crate::session::SessionToken;
use crate::{House, Shell, Toast};

/// A redirect to a page of ours, with a message and the session cookie if need be.
#[derive(Clone)]
#[must_use]
pub struct Onward {
    address: String,
    is_in_place: bool,
    toast: Option<Toast>,
    session: Session,
}

#[derive(Clone)]
enum Session {
    Unchanged,
    Begun(SessionToken),
    Ended,
}

impl Onward {
    /// To the page of a typed path.
    pub fn to(page: impl std::fmt::Display) -> Self {
        Self { address: page.to_string(), is_in_place: false, toast: None, session: Session::Unchanged }
    }

    /// Where a script asks, the page it stands on is shown anew instead, and nothing on it moves: who changed
    /// one value keeps their place.
    pub fn in_place(self) -> Self {
        Self { is_in_place: true, ..self }
    }

    /// With a message shown on that page.
    pub fn saying(self, toast: Toast) -> Self {
        Self { toast: Some(toast), ..self }
    }

    /// With the browser signed in from now on.
    pub fn signed_in(self, token: SessionToken) -> Self {
        Self { session: Session::Begun(token), ..self }
    }

    /// With the browser signed out from now on.
    pub fn signed_out(self) -> Self {
        Self { session: Session::Ended, ..self }
    }

    /// The answer: a 303, or the header by which htmx loads another page.
    pub(crate) fn answer(&self, shell: &Shell, house: &House) -> Response {
        let cookies = Cookies(match &self.session {
            Session::Unchanged => None,
            Session::Begun(token) => Some(token.cookie(house.https)),
            Session::Ended => Some(SessionToken::forgotten(house.https)),
        });
        let toast = self.toast.as_ref().map(|toast| house.cookie_key.carrying(toast, house.https));
        let response = match &shell.asked_from {
            Some(page) if self.is_in_place => (StatusCode::OK, [("hx-location", anew(page))]).into_response(),
            _ if shell.is_htmx => (StatusCode::OK, [("hx-redirect", self.address.as_str())]).into_response(),
            _ => (StatusCode::SEE_OTHER, [(LOCATION, self.address.as_str())]).into_response(),
        };
        (cookies, toast, response).into_response()
    }
}

/// How htmx brings a page up to date: what differs is replaced, the messages with it.
fn anew(page: &str) -> String {
    let place = serde_json::json!({
        "path": page, "replace": "true",
        "target": "#page", "select": "#page", "swap": "outerMorph", "selectOOB": "#toasts:outerHTML",
    });
    place.to_string()
}

/// The reception finds the redirect in the answer and shapes it for the browser or for htmx.
impl IntoResponse for Onward {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

struct Cookies(Option<Cookie<'static>>);

impl IntoResponseParts for Cookies {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        if let Some(value) = self.0.and_then(|cookie| cookie.to_string().parse().ok()) {
            parts.headers_mut().append(SET_COOKIE, value);
        }
        Ok(parts)
    }
}
