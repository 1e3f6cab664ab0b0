//! The built front end, embedded in the binary and served under names that carry a hash.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::House;

include!(concat!(env!("OUT_DIR"), "/dist.rs"));

const MANIFEST: &str = "manifest.json";

/// The address of an asset by its plain name: `carnet.css` → `/assets/carnet-L52XSTMT.css`.
#[must_use]
pub fn address(name: &str) -> String {
    static MANIFEST_AT_START: LazyLock<BTreeMap<String, String>> = LazyLock::new(manifest);
    // In debug builds the files are read from disk, and may be built anew while we run.
    let hashed =
        if cfg!(debug_assertions) { manifest().remove(name) } else { MANIFEST_AT_START.get(name).cloned() };
    if hashed.is_none() {
        tracing::error!(name, "an asset is not in the manifest");
    }
    format!("/assets/{}", hashed.as_deref().unwrap_or(name))
}

/// Every asset the front end was built with, by its plain name.
#[must_use]
pub fn names() -> Vec<String> {
    manifest().into_keys().collect()
}

/// Whether the sprite holds an icon of this name.
#[must_use]
pub fn has_icon(name: &str) -> bool {
    let sprite = manifest().remove("icons.svg").and_then(|file| Dist::get(&file));
    let mark = format!("id=\"{name}\"");
    sprite.is_some_and(|sprite| String::from_utf8_lossy(&sprite.data).contains(&mark))
}

fn manifest() -> BTreeMap<String, String> {
    let file = Dist::get(MANIFEST);
    file.and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
}

/// Serves the assets.
pub(crate) fn router() -> Router<House> {
    Router::new().route("/assets/{name}", get(serve))
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(plain) = Dist::get(&name).filter(|_| name != MANIFEST) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = [
        (CONTENT_TYPE, plain.metadata.mimetype()),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (VARY, "Accept-Encoding"),
    ];
    match packed(&name, &headers) {
        Some((encoding, data)) => (kept, [(CONTENT_ENCODING, encoding)], data).into_response(),
        None => (kept, plain.data).into_response(),
    }
}

/// The variant compressed at build time that the browser accepts.
fn packed(name: &str, headers: &HeaderMap) -> Option<(&'static str, std::borrow::Cow<'static, [u8]>)> {
    let accepted = headers.get(ACCEPT_ENCODING)?.to_str().ok()?;
    [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, ending)| {
        let is_accepted = accepted.split(',').any(|part| {
            let mut words = part.split(';').map(str::trim);
            words.next() == Some(encoding) && words.next() != Some("q=0")
        });
        let file = Dist::get(&format!("{name}.{ending}")).filter(|_| is_accepted)?;
        Some((encoding, file.data))
    })
}
