//! Reading a form from a request, with or without files.

use async_trait::async_trait;
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

/// Where the files of a form go as they arrive.
#[async_trait]
pub trait FileSink: Send {
    /// A file begins.
    async fn begin(&mut self, field: &str, name: Personal<String>) -> Result<(), Problem>;
    /// Some more of it has come.
    async fn take(&mut self, bytes: Bytes) -> Result<(), Problem>;
}

/// A form whose files are taken in as they arrive, and never stand in memory whole.
pub struct Arriving(Multipart);

impl Arriving {
    /// What was typed, once every file has gone its way.
    ///
    /// # Errors
    /// [`Problem`], when it does not come whole, or the sink does not take it.
    pub async fn read(mut self, sink: &mut dyn FileSink) -> Result<Form, Problem> {
        let (mut form, mut files) = (Form::default(), 0);
        while let Some(mut part) = self.0.next_field().await.map_err(problem)? {
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                None => form.values.push((field, written(part.text().await.map_err(problem)?))),
                // A browser posts a nameless empty file when none was chosen.
                Some(name) if name.is_empty() => {}
                Some(name) => {
                    files += 1;
                    sink.begin(&field, Personal::new(name)).await?;
                    while let Some(bytes) = part.chunk().await.map_err(problem)? {
                        sink.take(bytes).await?;
                    }
                }
            }
            if form.values.len() + files > MOST_FIELDS {
                return Err(Problem::TooLarge);
            }
        }
        Ok(form)
    }
}

impl<S: Send + Sync> FromRequest<S> for Arriving {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        Multipart::from_request(request, state).await.map(Self).map_err(|_| Problem::BadInput)
    }
}

/// Files that stand in memory.
#[derive(Default)]
struct InMemory(Vec<(String, Personal<String>, Vec<u8>)>);

#[async_trait]
impl FileSink for InMemory {
    async fn begin(&mut self, field: &str, name: Personal<String>) -> Result<(), Problem> {
        self.0.push((field.to_owned(), name, Vec::new()));
        Ok(())
    }

    async fn take(&mut self, bytes: Bytes) -> Result<(), Problem> {
        if let Some((_, _, content)) = self.0.last_mut() {
            content.extend_from_slice(&bytes);
        }
        Ok(())
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let mut files = InMemory::default();
            let form = Arriving::from_request(request, state).await?.read(&mut files).await?;
            let files = files.0.into_iter().map(|(field, name, content)| PostedFile {
                field,
                name,
                content: content.into(),
            });
            Ok(Self { files: files.collect(), ..form })
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

#[allow(clippy::needless_pass_by_value)] // the shape `map_err` wants
fn problem(error: MultipartError) -> Problem {
    Problem::of_status(error.status())
}
