//! What letters say, in the language of who reads them: one more than the pages speak.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use kernel::Lang;
use store::Fault;
use unic_langid::LanguageIdentifier;

/// A language letters are written in. Somebody who reads Dutch sees the pages in the organisation's
/// language and is written to in Dutch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
    /// Dutch.
    Nl,
}

impl Tongue {
    /// Every language of letters.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::Nl];

    /// The language's code, as in `lang="fr"`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Nl => "nl",
        }
    }

    /// The language of a code; `None` for one no letter is written in.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.code() == code)
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

/// The letters of one room in every language. Each is a message: its value is the subject, its attributes
/// `greeting`, `text`, `button` and `closing` are the rest.
#[derive(Debug, Clone, Copy)]
pub struct LetterWords {
    /// The text of `fr.ftl`.
    pub fr: &'static str,
    /// The text of `en.ftl`.
    pub en: &'static str,
    /// The text of `nl.ftl`.
    pub nl: &'static str,
}

/// What one letter says.
pub struct Wording {
    pub subject: String,
    pub parts: BTreeMap<String, String>,
}

impl LetterWords {
    /// The text of one language.
    #[must_use]
    pub const fn text(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Fr => self.fr,
            Tongue::En => self.en,
            Tongue::Nl => self.nl,
        }
    }

    /// The words of a letter. A hole in them is a mistake of ours: no such letter leaves the house.
    pub fn of(
        &self,
        tongue: Tongue,
        letter: &str,
        given: &[(&'static str, String)],
    ) -> Result<Wording, Fault> {
        let bundle = self.bundle(tongue)?;
        let message = bundle.get_message(letter).ok_or(Fault::Damaged("letter words"))?;
        let mut args = FluentArgs::new();
        for (name, value) in given {
            args.set(*name, FluentValue::from(value.as_str()));
        }
        let subject = say(&bundle, message.value().ok_or(Fault::Damaged("letter words"))?, &args)?;
        let mut parts = BTreeMap::new();
        for part in message.attributes() {
            parts.insert(part.id().to_owned(), say(&bundle, part.value(), &args)?);
        }
        Ok(Wording { subject, parts })
    }

    fn bundle(&self, tongue: Tongue) -> Result<FluentBundle<FluentResource>, Fault> {
        let damaged = Fault::Damaged("letter words");
        let language: LanguageIdentifier = tongue.code().parse().map_err(|_| damaged)?;
        let resource = FluentResource::try_new(self.text(tongue).to_owned()).map_err(|_| damaged)?;
        let mut bundle = FluentBundle::new(vec![language]);
        // all three run left to right: isolation marks would only stand in the way of copying
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|_| damaged)?;
        Ok(bundle)
    }
}

fn say(
    bundle: &FluentBundle<FluentResource>,
    pattern: &Pattern<&str>,
    args: &FluentArgs<'_>,
) -> Result<String, Fault> {
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut faults).into_owned();
    if faults.is_empty() { Ok(text) } else { Err(Fault::Damaged("letter words")) }
}
