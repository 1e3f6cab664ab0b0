//! A page on its way out: a view rendered inside its shell, whole or by the block htmx asked for.

use std::sync::Arc;

use askama::{DynTemplate, Template};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};

use crate::reception::Rendered;
use crate::{Problem, Shell, Toast, Wish, filters};

/// One block of a view, by the method askama made for it: `|view| Box::new(view.as_rows())`.
pub type Part<V> = for<'v> fn(&'v V) -> Box<dyn DynTemplate + 'v>;

/// A view and its shell.
pub struct Page<V> {
    view: V,
    shell: Arc<Shell>,
    status: StatusCode,
    parts: Vec<(&'static str, Part<V>)>,
}

impl<V: Template> Page<V> {
    pub(crate) fn new(view: V, shell: Arc<Shell>) -> Self {
        Self { view, shell, status: StatusCode::OK, parts: Vec::new() }
    }

    /// Answers with this block alone when htmx replaces the element of this id.
    #[must_use]
    pub fn part(mut self, id: &'static str, part: Part<V>) -> Self {
        self.parts.push((id, part));
        self
    }

    /// Marks the page as the return of a form with faults: status 422.
    #[must_use]
    pub fn refused(self) -> Self {
        self.with_status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Gives the page another status.
    #[must_use]
    pub fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// Shows a message with the page, or beside the block.
    #[must_use]
    pub fn with_toast(self, toast: Toast) -> Self {
        let shell = Shell { toast: Some(toast), ..Shell::clone(&self.shell) };
        Self { shell: Arc::new(shell), ..self }
    }

    /// The mark-up, whole or the wanted block.
    ///
    /// # Errors
    /// When the template cannot be rendered.
    fn render(&self) -> askama::Result<String> {
        let wanted = match &self.shell.wish {
            Wish::Fragment(target) => self.parts.iter().find(|(id, _)| id == target),
            Wish::Page | Wish::Json => None,
        };
        match wanted {
            Some((_, part)) => {
                let mut html = part(&self.view).dyn_render_with_values(&*self.shell)?;
                html.push_str(&self.toast_beside()?);
                Ok(html)
            }
            None => self.view.render_with_values(&*self.shell),
        }
    }

    fn toast_beside(&self) -> askama::Result<String> {
        match self.shell.toast() {
            Some(toast) => ToastBeside { toast }.render_with_values(&*self.shell),
            None => Ok(String::new()),
        }
    }
}

/// The message as htmx puts it among the toasts, beside the block it swaps.
#[derive(Template)]
#[template(path = "toast_beside.html")]
struct ToastBeside<'a> {
    toast: &'a Toast,
}

impl<V: Template> IntoResponse for Page<V> {
    fn into_response(self) -> Response {
        match self.render() {
            Ok(html) => html_response(self.status, html),
            Err(error) => Problem::fault(error).into_response(),
        }
    }
}

/// A response of ours: nobody may keep it, and what it holds depends on who asks for which part.
pub(crate) fn html_response(status: StatusCode, html: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (VARY, "HX-Request, HX-Target, Cookie, Accept-Language"),
    ];
    let mut response = (status, headers, html).into_response();
    response.extensions_mut().insert(Rendered);
    response
}
