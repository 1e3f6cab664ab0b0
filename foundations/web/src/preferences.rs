//! How a reader likes Carnet on this device: theme, density, single-key shortcuts, and the
//! language for whoever is not signed in. Kept in cookies, chosen with plain forms.

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
use crate::{Form, House, Onward, Routes, Rule, paths};

/// One thing a reader may choose: the form field, its cookie, and the values besides the default.
struct Choice {
    field: &'static str,
    cookie: &'static str,
    values: &'static [&'static str],
}

const THEME: Choice = Choice { field: "theme", cookie: "carnet-theme", values: &["light", "dark"] };
const DENSITY: Choice = Choice { field: "density", cookie: "carnet-density", values: &["compact"] };
const KEYS: Choice = Choice { field: "keys", cookie: "carnet-keys", values: &["off"] };
const LANGUAGE: Choice = Choice { field: "language", cookie: "carnet-language", values: &["fr", "en"] };
const CHOICES: [Choice; 4] = [THEME, DENSITY, KEYS, LANGUAGE];

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
async fn choose(_: PreferencesPath, State(house): State<House>, headers: HeaderMap, form: Form) -> Response {
    let chosen = CHOICES.iter().filter(|choice| form.has(choice.field));
    let jar = chosen
        .fold(CookieJar::new(), |jar, choice| jar.add(choice.cookie(form.value(choice.field), house.https)));
    (jar, Onward::to(origin(&headers))).into_response()
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
