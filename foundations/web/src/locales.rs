//! Every word Carnet says to people, gathered at start from the locale files of each room.
//!
//! Each crate embeds its `locales/fr.ftl` and `locales/en.ftl` and adds the pair here. A key said
//! twice, missing in one language or asking for other arguments there stops the start: a person
//! must never meet a hole in a page.

pub mod review;
pub mod typography;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::Lang;
use unic_langid::LanguageIdentifier;

use crate::format;

/// The words of one room, in both languages, as its locale files hold them.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The room, to name it in complaints.
    pub room: &'static str,
    /// The text of `fr.ftl`.
    pub fr: &'static str,
    /// The text of `en.ftl`.
    pub en: &'static str,
}

impl Words {
    /// The text of one language.
    #[must_use]
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }
}

/// Web's own words: problems, form errors, the frame of the pages.
pub const WORDS: Words = Words {
    room: "ui",
    fr: include_str!("../../../ui/locales/fr.ftl"),
    en: include_str!("../../../ui/locales/en.ftl"),
};

/// All words of all rooms.
pub struct Locales {
    fr: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Locales {
    /// Gathers the words of the given rooms; web's own are always among them.
    ///
    /// # Errors
    /// [`Unspeakable`] with every complaint, when a file cannot be read, a key is said twice, or
    /// the two languages do not hold the same keys and arguments.
    pub fn gather(rooms: &[Words]) -> Result<Self, Unspeakable> {
        let rooms: Vec<Words> = std::iter::once(WORDS).chain(rooms.iter().copied()).collect();
        let complaints = review::complaints(&rooms);
        if !complaints.is_empty() {
            return Err(Unspeakable(complaints));
        }
        let mut locales = Self { fr: bundle(Lang::Fr), en: bundle(Lang::En) };
        for words in &rooms {
            add(&mut locales.fr, words.fr);
            add(&mut locales.en, words.en);
        }
        Ok(locales)
    }

    /// The words of a key with its arguments; `None` when the key does not exist.
    #[must_use]
    pub fn text(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        };
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut faults);
        if !faults.is_empty() {
            tracing::error!(key, lang = lang.code(), "a sentence lacks an argument");
        }
        Some(text.into_owned())
    }

    /// Whether the key exists.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.fr.has_message(key)
    }
}

/// The locale files cannot be spoken from; each line says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the locale files are not sound:\n{}", .0.join("\n"))]
pub struct Unspeakable(pub Vec<String>);

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Both languages run left to right: isolation marks would only stand in the way of copying.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Fr => |value, _| whole_number(value, Lang::Fr),
        Lang::En => |value, _| whole_number(value, Lang::En),
    }));
    bundle
}

fn add(bundle: &mut FluentBundle<FluentResource>, text: &str) {
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
}

#[allow(clippy::cast_possible_truncation)] // arguments are whole numbers: Arg knows no other
fn whole_number(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format::number(number.value as i64, lang)),
        _ => None,
    }
}
