//! Where every request comes in: finds out who asks and how to speak to them, lets the route
//! answer, and words whatever went wrong.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, SET_COOKIE};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use jiff::tz::TimeZone;
use kernel::Lang;

use crate::kept::Kept;
use crate::problem::answer;
use crate::session::{SessionToken, SignedIn};
use crate::shell::{Member, Shell};
use crate::wish::{Wish, asked_from, is_htmx};
use crate::{House, Onward, Organisation, Preferences, Problem, Voice, toast};

/// Marks an answer whose words are ours already.
#[derive(Clone, Copy)]
pub(crate) struct Rendered;

/// Receives a request, and sees its answer out.
pub(crate) async fn receive(State(house): State<House>, request: Request, next: Next) -> Response {
    let reader = house.store.reader().clone();
    if request.method().is_safe() {
        // what a page tells was so at one instant
        reader.at_one_instant(serve(house, request, next)).await
    } else {
        serve(house, request, next).await
    }
}

async fn serve(house: House, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (shell, trouble) = prepare(&house, &parts).await;
    let shell = Arc::new(shell);
    let response = match trouble {
        Some(problem) => answer(&problem, &shell, &house),
        None => {
            parts.extensions.insert(Arc::clone(&shell));
            next.run(Request::from_parts(parts, body)).await
        }
    };
    see_out(response, &shell, &house)
}

/// Makes the shell. When the store cannot say who asks, a bare one, and the reason.
async fn prepare(house: &House, request: &Parts) -> (Shell, Option<Problem>) {
    let ((organisation, signed_in), trouble) = match recognise(house, &request.headers).await {
        Ok(known) => (known, None),
        Err(problem) => ((None, None), Some(problem)),
    };
    let mut shell = shell(house, request, organisation, signed_in);
    if let (Some(counts), Some(_), Wish::Page) = (&house.counts, &shell.member, &shell.wish) {
        // A page without its numbers is better than none.
        shell.counts = counts.counts().await.unwrap_or_default();
    }
    (shell, trouble)
}

type Known = (Option<Arc<Organisation>>, Option<SignedIn>);

async fn recognise(house: &House, headers: &HeaderMap) -> Result<Known, Problem> {
    let organisation = house.organisations.organisation().await?;
    let signed_in = match SessionToken::of_request(headers) {
        Some(token) if organisation.is_some() => {
            house.sessions.signed_in(&token, house.ambient.now()).await?
        }
        _ => None,
    };
    Ok((organisation, signed_in))
}

fn shell(
    house: &House,
    request: &Parts,
    organisation: Option<Arc<Organisation>>,
    signed_in: Option<SignedIn>,
) -> Shell {
    let headers = &request.headers;
    let preferences = Preferences::of_request(headers);
    let preferences = match &signed_in {
        Some(one) => preferences.kept_with(&one.chosen),
        None => preferences,
    };
    let chosen = signed_in.as_ref().and_then(|one| one.lang);
    let lang = chosen.or(preferences.lang).or_else(|| asked_lang(headers));
    let lang = lang.or(organisation.as_ref().map(|house| house.lang)).unwrap_or_default();
    let zone = organisation.as_ref().map_or(TimeZone::UTC, |organisation| organisation.zone.clone());
    let vat = organisation.as_ref().map(|organisation| organisation.vat).unwrap_or_default();
    Shell {
        voice: Voice::new(Arc::clone(&house.locales), lang, zone, house.ambient.now()).showing(vat),
        preferences,
        organisation,
        member: signed_in.map(|one| member(house, one)),
        nav: Arc::clone(&house.nav),
        counts: Vec::new(),
        path: request.uri.path().to_owned(),
        wish: Wish::of_request(headers),
        is_htmx: is_htmx(headers),
        asked_from: asked_from(headers),
        only_reads: request.method.is_safe(),
        toast: house.cookie_key.toast(headers),
    }
}

fn member(house: &House, one: SignedIn) -> Member {
    let access = house.grants.own(one.user);
    let SignedIn { user, role, scope, name, lacks_second_factor, chosen, .. } = one;
    Member { user, role, scope, name, lacks_second_factor, columns: chosen.columns, access }
}

/// The language a browser asks for.
fn asked_lang(headers: &HeaderMap) -> Option<Lang> {
    headers.get(ACCEPT_LANGUAGE)?.to_str().ok().and_then(Lang::preferred)
}

/// Shapes what the route answered with for whoever asked.
fn see_out(response: Response, shell: &Shell, house: &House) -> Response {
    let extensions = response.extensions();
    let shaped = if let Some(onward) = extensions.get::<Onward>() {
        onward.answer(shell, house)
    } else if let Some(handed_back) = extensions.get::<Kept>().and_then(|kept| kept.answer(shell)) {
        handed_back
    } else if let Some(problem) = extensions.get::<Problem>() {
        answer(problem, shell, house)
    } else if extensions.get::<Rendered>().is_some() {
        return without_shown_toast(response, shell, house);
    } else if response.status().is_client_error() || response.status().is_server_error() {
        answer(&Problem::of_status(response.status()), shell, house)
    } else {
        return response;
    };
    with_cookies_of(&response, shaped)
}

/// The cookies a handler set travel with whatever its answer is turned into.
fn with_cookies_of(response: &Response, mut shaped: Response) -> Response {
    for cookie in response.headers().get_all(SET_COOKIE) {
        shaped.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    shaped
}

fn without_shown_toast(mut response: Response, shell: &Shell, house: &House) -> Response {
    if shell.toast().is_some()
        && let Ok(cookie) = toast::shown(house.https).to_string().parse()
    {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
