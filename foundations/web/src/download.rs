//! A file handed out: an export, the rows an import rejected.

use axum::BoxError;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures::StreamExt as _;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::sync::mpsc::Receiver;

/// A file to keep, or to look at.
pub struct Download {
    name: String,
    kind: &'static str,
    content: Body,
    is_shown: bool,
}

/// Marks an answer that one of our own pages may show in a frame.
#[derive(Clone, Copy)]
pub(crate) struct ShownInFrame;

impl Download {
    /// A file of this name and media type.
    pub fn new(name: impl Into<String>, kind: &'static str, content: impl Into<Body>) -> Self {
        Self { name: name.into(), kind, content: content.into(), is_shown: false }
    }

    /// The same to be looked at, by itself or in a page of ours. For pictures and PDF only: nothing in them runs.
    #[must_use]
    pub fn shown(self) -> Self {
        Self { is_shown: true, ..self }
    }

    /// A file that is handed out while it is made. A piece that is an error breaks the download
    /// off, so that the browser does not take half a file for a whole one.
    pub fn flowing<E: Into<BoxError> + Send + 'static>(
        name: impl Into<String>,
        kind: &'static str,
        pieces: Receiver<Result<Vec<u8>, E>>,
    ) -> Self {
        let flow = futures::stream::unfold(pieces, |mut pieces| async {
            let piece = pieces.recv().await?;
            Some((piece, pieces))
        });
        // Whoever compresses it may ask once more after the end.
        Self::new(name, kind, Body::from_stream(flow.fuse()))
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let plain: String = self
            .name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' })
            .collect();
        let way = if self.is_shown { "inline" } else { "attachment" };
        let mut disposition = format!("{way}; filename=\"{plain}\"");
        if plain != self.name {
            let whole = utf8_percent_encode(&self.name, NON_ALPHANUMERIC);
            disposition.push_str(&format!("; filename*=UTF-8''{whole}"));
        }
        let headers = [(CONTENT_TYPE, self.kind), (CONTENT_DISPOSITION, disposition.as_str())];
        let mut response = (headers, self.content).into_response();
        if self.is_shown {
            response.extensions_mut().insert(ShownInFrame);
        }
        response
    }
}
