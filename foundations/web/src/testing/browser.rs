//! A browser without a screen: keeps cookies, follows redirects, fills forms.

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::Router;
use axum::body::{Body, BodyDataStream, Bytes, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, REFERER, SET_COOKIE};
use axum::http::{Method, Request};
use futures::{StreamExt as _, stream};
use kernel::Lang;
use tower::ServiceExt as _;

use super::{FilledForm, Seen};
use crate::{Route, SessionToken};

const FORM: &str = "application/x-www-form-urlencoded";
const HOUSE: &str = "carnet.example";
const BOUNDARY: &str = "----carnet-test-boundary";

/// Somebody's browser on one house.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    headers: BTreeMap<&'static str, String>,
    place: String,
}

impl Browser {
    /// A fresh browser: French, no cookie.
    #[must_use]
    pub fn new(router: Router) -> Self {
        let headers = BTreeMap::from([
            ("host", HOUSE.to_owned()),
            ("accept", "text/html,application/xhtml+xml".to_owned()),
            ("accept-language", "fr-FR,fr;q=0.9".to_owned()),
            ("sec-fetch-site", "same-origin".to_owned()),
        ]);
        Self { router, cookies: BTreeMap::new(), headers, place: "/".to_owned() }
    }

    /// A browser that prefers this language.
    #[must_use]
    pub fn speaking(self, lang: Lang) -> Self {
        self.with_header("accept-language", lang.code())
    }

    /// A browser with this session in its cookie.
    #[must_use]
    pub fn holding(mut self, token: &SessionToken) -> Self {
        self.cookies.insert("carnet-session".to_owned(), token.expose().to_owned());
        self
    }

    /// htmx on the page, about to replace the element of this id.
    #[must_use]
    pub fn htmx(&self, target: &str) -> Self {
        self.clone()
            .with_header("hx-request", "true")
            .with_header("hx-request-type", "partial")
            .with_header("hx-target", format!("div#{target}"))
    }

    /// A program that reads JSON.
    #[must_use]
    pub fn json(&self) -> Self {
        self.clone().with_header("accept", "application/json")
    }

    /// A browser that sends this header with every request.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.insert(name, value.into());
        self
    }

    /// A browser that does not send this header.
    #[must_use]
    pub fn without_header(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// The value of a cookie it keeps.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens a page and follows where it leads.
    pub async fn get(&mut self, page: impl std::fmt::Display) -> Seen {
        let seen = self.send(Method::GET, &page.to_string(), None).await;
        self.follow(seen).await
    }

    /// Posts these fields and follows where it leads.
    pub async fn post(&mut self, page: impl std::fmt::Display, fields: &[(&str, &str)]) -> Seen {
        let seen = self.post_and_stay(page, fields).await;
        self.follow(seen).await
    }

    /// Posts these fields and looks at the answer itself.
    pub async fn post_and_stay(&mut self, page: impl std::fmt::Display, fields: &[(&str, &str)]) -> Seen {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let body = (FORM.to_owned(), body.into_bytes());
        self.send(Method::POST, &page.to_string(), Some(body)).await
    }

    /// Sends a form as its page would, and follows where it leads.
    pub async fn submit(&mut self, form: FilledForm) -> Seen {
        let action = if form.action.is_empty() { self.place.clone() } else { form.action.clone() };
        let seen = if form.is_get {
            let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(form.fields()).finish();
            self.send(Method::GET, &format!("{action}?{query}"), None).await
        } else {
            self.send(Method::POST, &action, Some(encode(&form))).await
        };
        self.follow(seen).await
    }

    /// Knocks at a route as it is, to see whether it lets this browser in. Its parameters are `1`.
    pub async fn knock(&mut self, route: &Route) -> Seen {
        let parts = route.path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
        let address = parts.collect::<Vec<_>>().join("/");
        let form = (route.method == Method::POST).then(|| (FORM.to_owned(), Vec::new()));
        self.send(route.method.clone(), &address, form).await
    }

    /// Sends one request and looks at the answer itself.
    pub async fn send(&mut self, method: Method, page: &str, body: Option<(String, Vec<u8>)>) -> Seen {
        let (kind, body) = body.unwrap_or_default();
        self.deliver(method, page, (kind, Body::from(body))).await
    }

    /// Begins to send a form and never comes to its end; looks at the answer itself.
    pub async fn trickle(&mut self, page: &str, begun: &'static str) -> Seen {
        let begun = stream::iter([Ok::<_, Infallible>(begun)]);
        let body = Body::from_stream(begun.chain(stream::pending()));
        self.deliver(Method::POST, page, (FORM.to_owned(), body)).await
    }

    async fn deliver(&mut self, method: Method, page: &str, (kind, body): (String, Body)) -> Seen {
        let mut request = Request::builder().method(method).uri(page);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        request = request.header(REFERER, format!("http://{HOUSE}{}", self.place));
        if !kind.is_empty() {
            request = request.header(CONTENT_TYPE, kind);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let never_ends = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let body = if never_ends { Bytes::new() } else { to_bytes(body, usize::MAX).await.unwrap() };
        Seen::new(page.to_owned(), parts, body.to_vec())
    }

    /// Listens at an address where news comes for as long as the page is open.
    pub async fn listen(&self, page: &str) -> Listening {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::get(page).header(COOKIE, cookies.join("; "));
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        Listening(response.into_body().into_data_stream())
    }

    async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..5 {
            let place = seen.header(LOCATION.as_str()).filter(|_| seen.status.is_redirection());
            let Some(place) = place.map(str::to_owned) else {
                self.place.clone_from(&seen.place);
                return seen;
            };
            seen = self.send(Method::GET, &place, None).await;
        }
        panic!("{} leads in a circle", seen.place)
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap();
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// As a browser writes it: line breaks have two signs.
fn encode(form: &FilledForm) -> (String, Vec<u8>) {
    let typed = |value: &String| value.replace("\r\n", "\n").replace('\n', "\r\n");
    if !form.has_files {
        let pairs = form.fields().iter().map(|(name, value)| (name, typed(value)));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        return (FORM.to_owned(), body.into_bytes());
    }
    let mut body = Vec::new();
    for (name, value) in form.fields() {
        let value = typed(value);
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (field, name, content) in &form.files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

/// A page that listens.
pub struct Listening(BodyDataStream);

impl Listening {
    /// The next piece of news; `None` when there will be no more.
    pub async fn hear(&mut self) -> Option<String> {
        Some(String::from_utf8(self.0.next().await?.ok()?.to_vec()).unwrap())
    }
}
