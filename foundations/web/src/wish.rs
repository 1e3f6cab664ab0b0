//! What a request wants back: a whole page, a piece of one, or JSON.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

/// The shape of the wanted answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// A whole page.
    Page,
    /// The piece of a page that htmx puts in place of the element with this id.
    Fragment(String),
    /// A document for a program.
    Json,
}

impl Wish {
    /// Reads the wish from the headers htmx and programs send.
    #[must_use]
    pub fn of_request(headers: &HeaderMap) -> Self {
        if is_htmx(headers) && text(headers, "hx-request-type") != "full" {
            // htmx 4 names the target as `tbody#rows`.
            let target = text(headers, "hx-target");
            return Self::Fragment(target.rsplit_once('#').map_or(target, |(_, id)| id).to_owned());
        }
        let accept = text(headers, ACCEPT.as_str());
        if accept.contains("json") && !accept.contains("text/html") { Self::Json } else { Self::Page }
    }
}

/// Whether a script asks on behalf of a page: redirects need another shape then.
pub(crate) fn is_htmx(headers: &HeaderMap) -> bool {
    text(headers, "hx-request") == "true"
}

/// The page a script asks from: its path and query, never another host's.
pub(crate) fn asked_from(headers: &HeaderMap) -> Option<String> {
    let (_, address) = text(headers, "hx-current-url").split_once("://")?;
    let page = address.find('/').and_then(|at| address.get(at..))?;
    let page = page.split('#').next().unwrap_or_default();
    (is_htmx(headers) && !page.starts_with("//")).then(|| page.to_owned())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
