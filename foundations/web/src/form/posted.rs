//! Reading a form from a request, with or without files.

use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use personal::Personal;

use super::{Form, written};
use crate::Problem;

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 20_000;

/// A file that came with a form.
#[derive(Clone)]
pub struct PostedFile {
    /// The field it was chosen in.
    pub field: String,
    /// Its name on the sender's machine: file names tell about people.
    pub name: Personal<String>,
    /// What it holds.
    pub content: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, state).await.map_err(|_| Problem::BadInput)?;
            read_parts(parts).await
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            let body = Bytes::from_request(request, state)
                .await
                .map_err(|fault| Problem::of_status(fault.status()))?;
            let form = Self::typed(form_urlencoded::parse(&body).take(MOST_FIELDS + 1));
            if form.values.len() > MOST_FIELDS { Err(Problem::TooLarge) } else { Ok(form) }
        } else {
            Err(Problem::BadInput)
        }
    }
}

async fn read_parts(mut parts: Multipart) -> Result<Form, Problem> {
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(problem)? {
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            None => form.values.push((field, written(part.text().await.map_err(problem)?))),
            // A browser posts a nameless empty file when none was chosen.
            Some(name) if name.is_empty() => {}
            Some(name) => {
                let content = part.bytes().await.map_err(problem)?;
                form.files.push(PostedFile { field, name: Personal::new(name), content });
            }
        }
        if form.values.len() + form.files.len() > MOST_FIELDS {
            return Err(Problem::TooLarge);
        }
    }
    Ok(form)
}

#[allow(clippy::needless_pass_by_value)] // the shape `map_err` wants
fn problem(error: MultipartError) -> Problem {
    Problem::of_status(error.status())
}
