//! What somebody sent after their session had ended: it is handed back to their browser, to be sent again
//! once they have signed in. Nothing of it stays here.

use askama::Template;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::Response;

use crate::page::html_response;
use crate::problem::beside_the_page;
use crate::{Form, Shell, Wish, filters, paths};

/// A form and where it was sent.
#[derive(Clone)]
pub(crate) struct Kept {
    action: String,
    form: Form,
}

impl Kept {
    /// The form of a request that nobody let in; `None` for one without words: files are not sent back.
    pub(crate) async fn of(request: Request) -> Option<Self> {
        let kind = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
        let is_form = kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded"));
        if request.method() != Method::POST || !is_form {
            return None;
        }
        let action = request.uri().path_and_query()?.to_string();
        let form = Form::from_request(request, &()).await.ok()?;
        let kept = Self { action, form };
        (!kept.fields().is_empty()).then_some(kept)
    }

    /// Hands it back: as a page, or by leaving the page with the words as it is.
    pub(crate) fn answer(&self, shell: &Shell) -> Option<Response> {
        match shell.wish() {
            Wish::Page => {
                let html = KeptPage { kept: self }.render_with_values(shell).ok()?;
                Some(html_response(StatusCode::UNAUTHORIZED, html))
            }
            Wish::Fragment(_) => {
                let html = StillHere.render_with_values(shell).ok()?;
                Some(beside_the_page(StatusCode::UNAUTHORIZED, html))
            }
            Wish::Json => None,
        }
    }

    /// What was typed; a password is typed again.
    fn fields(&self) -> Vec<(&str, &str)> {
        self.form.filled().filter(|(name, _)| !Form::is_secret(name)).collect()
    }
}

/// The way back to what was typed.
#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPage<'a> {
    kept: &'a Kept,
}

/// That the words still stand on the page.
#[derive(Template)]
#[template(path = "kept_fragment.html")]
struct StillHere;
