//! What a browser got to see, and the forms on it.

use axum::http::StatusCode;
use axum::http::response::Parts;
use scraper::{ElementRef, Html, Selector};

/// An answer.
pub struct Seen {
    /// Where it was found, after redirects.
    pub place: String,
    /// Its status.
    pub status: StatusCode,
    /// The mark-up or other text.
    pub body: String,
    /// The bytes, for what is no text.
    pub bytes: Vec<u8>,
    parts: Parts,
}

impl Seen {
    /// # Panics
    /// When a word is missing from the locale files.
    pub(super) fn new(place: String, parts: Parts, bytes: Vec<u8>) -> Self {
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let seen = Self { place, status: parts.status, body, bytes, parts };
        assert!(
            !seen.body.contains('⟦'),
            "{}: {} is not in the locale files",
            seen.place,
            seen.missing_word()
        );
        seen
    }

    /// A header of the answer.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The text of every element a CSS selector finds, white space folded.
    #[must_use]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let page = self.page();
        page.select(&parse(selector)).map(text_of).collect()
    }

    /// The text of the one element a CSS selector finds.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        texts.into_iter().next().unwrap_or_else(|| panic!("no {selector} on {}:\n{}", self.place, self.body))
    }

    /// Whether a CSS selector finds something.
    #[must_use]
    pub fn has(&self, selector: &str) -> bool {
        self.page().select(&parse(selector)).next().is_some()
    }

    /// An attribute of the first element a CSS selector finds.
    #[must_use]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.page().select(&parse(selector)).next()?.attr(name).map(str::to_owned)
    }

    /// An attribute of every element a CSS selector finds, where it has one.
    #[must_use]
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = self.page();
        let wanted = parse(selector);
        let found = page.select(&wanted);
        found.filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// The `h1`.
    #[must_use]
    pub fn heading(&self) -> String {
        self.text("h1")
    }

    /// The message shown once.
    #[must_use]
    pub fn toast(&self) -> Option<String> {
        self.texts(".toasts .toast span").into_iter().next()
    }

    /// The summary above a form, line by line.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        self.texts("#errors li")
    }

    /// Where the link with these words leads.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn link(&self, words: &str) -> String {
        let page = self.page();
        let found = page
            .select(&parse("a[href]"))
            .find(|link| text_of(*link) == words || link.attr("aria-label") == Some(words));
        let found = found.unwrap_or_else(|| panic!("no link “{words}” on {}", self.place));
        found.attr("href").unwrap_or_default().to_owned()
    }

    /// A form, with the values it shows.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn form(&self, selector: &str) -> FilledForm {
        let page = self.page();
        let form = page.select(&parse(selector)).next();
        FilledForm::read(form.unwrap_or_else(|| panic!("no form {selector} on {}", self.place)))
    }

    fn page(&self) -> Html {
        Html::parse_document(&self.body)
    }

    fn missing_word(&self) -> &str {
        let start = self.body.find('⟦').unwrap_or_default();
        let end = self.body.find('⟧').unwrap_or(self.body.len());
        self.body.get(start..end).unwrap_or_default()
    }
}

/// A form as somebody fills it.
#[derive(Debug, Clone)]
pub struct FilledForm {
    pub(super) action: String,
    pub(super) is_get: bool,
    pub(super) has_files: bool,
    pub(super) files: Vec<(String, String, Vec<u8>)>,
    fields: Vec<(String, String)>,
}

impl FilledForm {
    fn read(form: ElementRef<'_>) -> Self {
        let mut fields = Vec::new();
        for control in form.select(&parse("input[name], select[name], textarea[name]")) {
            let name = control.attr("name").unwrap_or_default().to_owned();
            fields.extend(shown_value(control).map(|value| (name, value)));
        }
        Self {
            action: form.attr("action").unwrap_or_default().to_owned(),
            is_get: !form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
            has_files: form.attr("enctype") == Some("multipart/form-data"),
            files: Vec::new(),
            fields,
        }
    }

    /// Types into a field, chooses, or ticks: whatever the field held is replaced.
    #[must_use]
    pub fn fill(mut self, field: &str, value: &str) -> Self {
        self.fields.retain(|(name, _)| name != field);
        self.fields.push((field.to_owned(), value.to_owned()));
        self
    }

    /// Unticks a box.
    #[must_use]
    pub fn clear(mut self, field: &str) -> Self {
        self.fields.retain(|(name, _)| name != field);
        self
    }

    /// Chooses a file.
    #[must_use]
    pub fn attach(mut self, field: &str, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.push((field.to_owned(), name.to_owned(), content.into()));
        self
    }

    /// Presses a button that has a name.
    #[must_use]
    pub fn press(self, button: &str, value: &str) -> Self {
        self.fill(button, value)
    }

    /// What a field holds.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Everything the form would send, files aside.
    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }
}

/// What a control would send: nothing for an unticked box or a file.
fn shown_value(control: ElementRef<'_>) -> Option<String> {
    let value = control.attr("value").map(str::to_owned);
    match (control.value().name(), control.attr("type").unwrap_or_default()) {
        ("input", "checkbox" | "radio") => {
            control.attr("checked").map(|_| value.unwrap_or_else(|| "on".to_owned()))
        }
        ("input", "file" | "submit" | "button") => None,
        ("select", _) => {
            let options = parse("option");
            let chosen = control.select(&options).find(|option| option.attr("selected").is_some());
            let option = chosen.or_else(|| control.select(&options).next())?;
            Some(option.attr("value").map_or_else(|| text_of(option), str::to_owned))
        }
        ("textarea", _) => Some(control.text().collect::<String>()),
        _ => Some(value.unwrap_or_default()),
    }
}

fn text_of(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn parse(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}
