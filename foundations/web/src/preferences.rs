//! How a reader likes Carnet: theme, density, single-key shortcuts, and the language for whoever is not
//! signed in. Chosen with plain forms, kept with the account, and in cookies for the pages before sign-in.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::REFERER;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use axum_extra::routing::TypedPath;
use kernel::Lang;
use serde::Deserialize;

use crate::session::own_cookie;
use crate::{ChosenColumns, Form, Guest, House, Onward, Problem, Routes, Rule, paths};

/// One thing a reader may choose: the form field, its cookie, and the values besides the default.
struct Choice {
    field: &'static str,
    cookie: &'static str,
    values: &'static [&'static str],
    /// What it is when nobody chose, if an account keeps it.
    default: Option<&'static str>,
}

const THEME: Choice =
    Choice { field: "theme", cookie: "carnet-theme", values: &["light", "dark"], default: Some("system") };
const DENSITY: Choice =
    Choice { field: "density", cookie: "carnet-density", values: &["compact"], default: Some("comfortable") };
const KEYS: Choice = Choice { field: "keys", cookie: "carnet-keys", values: &["off"], default: Some("on") };
const LANGUAGE: Choice =
    Choice { field: "language", cookie: "carnet-language", values: &["fr", "en"], default: None };
const CHOICES: [Choice; 4] = [THEME, DENSITY, KEYS, LANGUAGE];

/// What an account keeps of its reader's choices, word for word; `None` where they never chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The theme, `system` among them.
    pub theme: Option<String>,
    /// The density.
    pub density: Option<String>,
    /// Whether single-key shortcuts work.
    pub keys: Option<String>,
    /// The columns of lists.
    pub columns: ChosenColumns,
}

/// What a reader chose; `None` is the default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Preferences {
    /// `light` or `dark`; the system's otherwise.
    pub theme: Option<&'static str>,
    /// `compact`; comfortable otherwise.
    pub density: Option<&'static str>,
    /// `off`; single-key shortcuts work otherwise.
    pub keys: Option<&'static str>,
    /// The language, for whoever is not signed in.
    pub lang: Option<Lang>,
}

impl Preferences {
    /// The choices a request came with.
    #[must_use]
    pub fn of_request(headers: &HeaderMap) -> Self {
        let jar = CookieJar::from_headers(headers);
        let chosen = |choice: &Choice| choice.known(jar.get(choice.cookie)?.value());
        Self {
            theme: chosen(&THEME),
            density: chosen(&DENSITY),
            keys: chosen(&KEYS),
            lang: chosen(&LANGUAGE).and_then(Lang::from_code),
        }
    }
}

impl Preferences {
    /// The choices kept with an account, where there are any; they win over those of the device.
    #[must_use]
    pub fn kept_with(self, account: &Chosen) -> Self {
        let kept =
            |choice: &Choice, kept: Option<&String>, here| kept.map_or(here, |kept| choice.known(kept));
        Self {
            theme: kept(&THEME, account.theme.as_ref(), self.theme),
            density: kept(&DENSITY, account.density.as_ref(), self.density),
            keys: kept(&KEYS, account.keys.as_ref(), self.keys),
            lang: self.lang,
        }
    }
}

impl Choice {
    fn known(&self, value: &str) -> Option<&'static str> {
        self.values.iter().copied().find(|known| *known == value)
    }

    /// Keeps the choice for a year; the default forgets it.
    fn cookie(&self, value: &str, https: bool) -> Cookie<'static> {
        let known = self.known(value);
        let mut cookie = own_cookie(self.cookie, known.unwrap_or_default().to_owned(), https);
        match known {
            Some(_) => cookie.set_max_age(time::Duration::days(365)),
            None => cookie.make_removal(),
        }
        cookie
    }
}

/// Where the forms of the account menu post to.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/preferences")]
pub struct PreferencesPath;

pub(crate) fn routes() -> Routes {
    Routes::new().post(Rule::Always, choose)
}

/// Keeps what was chosen and goes back to the page it was chosen on.
async fn choose(
    _: PreferencesPath,
    guest: Guest,
    State(house): State<House>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let mut jar = CookieJar::new();
    for choice in CHOICES.iter().filter(|choice| form.has(choice.field)) {
        let value = form.value(choice.field);
        jar = jar.add(choice.cookie(value, house.https));
        if let (Some(member), Some(default)) = (guest.member(), choice.default) {
            let value = choice.known(value).unwrap_or(default);
            house.sessions.keep_choice(member.user, choice.field, value).await?;
        }
    }
    Ok((jar, Onward::to(origin(&headers))).into_response())
}

/// The page of ours the form was on; its query goes back to the reader it came from.
fn origin(headers: &HeaderMap) -> String {
    headers
        .get(REFERER)
        .and_then(|referer| referer.to_str().ok())
        .and_then(|referer| referer.parse::<http::Uri>().ok())
        .and_then(|uri| uri.path_and_query().map(ToString::to_string))
        .filter(|path| paths::local(path).is_some())
        .unwrap_or_else(|| paths::Home.to_string())
}
