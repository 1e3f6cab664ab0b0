//! A file handed out: an export, the rows an import rejected.

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A file to keep. Its name is ours: it holds no personal value.
pub struct Download {
    name: String,
    kind: &'static str,
    content: Body,
}

impl Download {
    /// A file of this name and media type.
    pub fn new(name: impl Into<String>, kind: &'static str, content: impl Into<Body>) -> Self {
        Self { name: name.into(), kind, content: content.into() }
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let plain: String = self
            .name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' })
            .collect();
        let disposition = format!("attachment; filename=\"{plain}\"");
        ([(CONTENT_TYPE, self.kind), (CONTENT_DISPOSITION, disposition.as_str())], self.content)
            .into_response()
    }
}
