//! A problem in the shape the request wants: page, fragment or JSON.

use askama::Template;
use axum::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{Problem, Told};
use crate::page::html_response;
use crate::reception::Rendered;
use crate::{House, Shell, Wish, filters, paths};

const HX_REDIRECT: HeaderName = HeaderName::from_static("hx-redirect");
const HX_RETARGET: HeaderName = HeaderName::from_static("hx-retarget");
const HX_RESWAP: HeaderName = HeaderName::from_static("hx-reswap");

/// Answers a request with a problem.
pub(crate) fn answer(problem: &Problem, shell: &Shell, house: &House) -> Response {
    if let Some(door) = door(problem, shell) {
        return led_to(&door, problem.status(), shell);
    }
    let told = problem.tell(shell.voice(), &house.ambient);
    match shell.wish() {
        Wish::Json => json_answer(problem.status(), &told),
        Wish::Fragment(_) => fragment_answer(problem.status(), &told, shell),
        Wish::Page => page_answer(problem.status(), &told, shell),
    }
}

/// The page that solves the problem, for a reader who can follow a link.
fn door(problem: &Problem, shell: &Shell) -> Option<String> {
    let door = match problem {
        Problem::SetUpNeeded => paths::SetUp.to_string(),
        Problem::SecondFactorNeeded => paths::SecondFactor.to_string(),
        Problem::SignInNeeded if shell.only_reads && shell.path() != "/" => paths::SignIn::then(shell.path()),
        Problem::SignInNeeded if shell.only_reads => paths::SignIn.to_string(),
        Problem::SignInNeeded => paths::SignIn::after_the_end(),
        // what is sent to the old address is no look at the new one
        Problem::MovedTo(page) if shell.only_reads => page.clone(),
        _ => return None,
    };
    (shell.wish != Wish::Json).then_some(door)
}

fn led_to(door: &str, status: StatusCode, shell: &Shell) -> Response {
    if shell.is_htmx {
        (status, [(HX_REDIRECT, door)]).into_response()
    } else {
        (StatusCode::SEE_OTHER, [(LOCATION, door)]).into_response()
    }
}

/// RFC 9457.
fn json_answer(status: StatusCode, told: &Told) -> Response {
    let body = Json(json!({
        "type": format!("urn:carnet:problem:{}", told.code),
        "title": told.title,
        "status": status.as_u16(),
        "detail": told.text,
        "reference": told.reference,
    }));
    let headers = [(CONTENT_TYPE, "application/problem+json"), (CACHE_CONTROL, "no-store")];
    let mut response = (status, headers, body).into_response();
    response.extensions_mut().insert(Rendered);
    response
}

fn fragment_answer(status: StatusCode, told: &Told, shell: &Shell) -> Response {
    let html = ProblemFragment { told }.render_with_values(shell);
    beside_the_page(status, html.unwrap_or_else(|_| told.text.clone()))
}

/// Beside the page rather than in place of what was to be swapped: nothing the reader typed is lost.
pub(crate) fn beside_the_page(status: StatusCode, toast: String) -> Response {
    let mut response = html_response(status, toast);
    let headers = response.headers_mut();
    headers.insert(HX_RETARGET, http::HeaderValue::from_static("#toasts"));
    headers.insert(HX_RESWAP, http::HeaderValue::from_static("innerHTML"));
    response
}

fn page_answer(status: StatusCode, told: &Told, shell: &Shell) -> Response {
    let html = if shell.member().is_some() {
        ProblemPage { told }.render_with_values(shell)
    } else {
        BareProblemPage { told }.render_with_values(shell)
    };
    html_response(status, html.unwrap_or_else(|_| told.text.clone()))
}

/// Inside the frame, for somebody signed in.
#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    told: &'a Told,
}

/// Without the frame, for a stranger.
#[derive(Template)]
#[template(path = "problem_bare.html")]
struct BareProblemPage<'a> {
    told: &'a Told,
}

/// As a toast that stays.
#[derive(Template)]
#[template(path = "problem_fragment.html")]
struct ProblemFragment<'a> {
    told: &'a Told,
}
