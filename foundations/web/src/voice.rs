//! How Carnet speaks to one reader: language, zone and day.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use kernel::{Lang, Money, Vat};

use crate::format::{self, Today};
use crate::html::escaped;
use crate::{Arg, Locales, Sentence};

/// Turns sentences, amounts and dates into words for one reader.
#[derive(Clone)]
pub struct Voice {
    locales: Arc<Locales>,
    lang: Lang,
    zone: TimeZone,
    now: Timestamp,
    vat: Vat,
}

impl Voice {
    /// The voice for a reader of this language, in this zone, at this instant.
    #[must_use]
    pub const fn new(locales: Arc<Locales>, lang: Lang, zone: TimeZone, now: Timestamp) -> Self {
        Self { locales, lang, zone, now, vat: Vat::Excluded }
    }

    /// The same voice in another language.
    #[must_use]
    pub fn speaking(&self, lang: Lang) -> Self {
        Self { lang, ..self.clone() }
    }

    /// The same voice for a reader in another zone.
    #[must_use]
    pub fn in_zone(&self, zone: TimeZone) -> Self {
        Self { zone, ..self.clone() }
    }

    /// The same voice in a house that shows its figures so. Every sentence may ask for it: `{ $vat ->
    /// [included] TTC *[excluded] HT }`.
    #[must_use]
    pub fn showing(self, vat: Vat) -> Self {
        Self { vat, ..self }
    }

    /// The language spoken.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The present instant of the request.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The present day in the organisation's zone.
    #[must_use]
    pub fn today(&self) -> Today {
        Today(self.zoned(self.now).date())
    }

    /// An instant in the organisation's zone.
    #[must_use]
    pub fn zoned(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }

    /// The words of a key or sentence.
    ///
    /// A key that does not exist shows as `⟦key⟧` and is logged; page tests refuse such a page.
    pub fn say(&self, sentence: impl Into<Sentence>) -> String {
        self.fill(&sentence.into(), |words| words)
    }

    /// The words of a sentence.
    #[must_use]
    pub fn tell(&self, sentence: &Sentence) -> String {
        self.fill(sentence, |words| words)
    }

    /// The words of a sentence whose locale text holds mark-up: the arguments are escaped, the
    /// text, which is ours, is not.
    #[must_use]
    pub fn tell_rich(&self, sentence: &Sentence) -> String {
        self.fill(sentence, |words| escaped(&words))
    }

    /// An exact amount.
    #[must_use]
    pub fn amount(&self, money: Money) -> String {
        format::amount(money, self.lang)
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        format::number(number, self.lang)
    }

    fn fill(&self, sentence: &Sentence, dress: fn(String) -> String) -> String {
        let mut args = FluentArgs::with_capacity(sentence.args().len() + 1);
        args.set("vat", self.vat.code());
        for (name, arg) in sentence.args() {
            args.set(name.clone(), self.value(arg, dress));
        }
        self.locales.text(self.lang, sentence.key(), &args).unwrap_or_else(|| {
            tracing::error!(key = sentence.key(), "a locale key does not exist");
            format!("⟦{}⟧", sentence.key())
        })
    }

    fn value(&self, arg: &Arg, dress: fn(String) -> String) -> FluentValue<'static> {
        let words = match arg {
            Arg::Number(number) => return FluentValue::from(*number),
            Arg::Text(text) => text.clone(),
            Arg::Money(money) => self.amount(*money),
            Arg::Date(date) => format::day(*date, self.today(), self.lang),
            Arg::Moment(moment) => format::day_and_clock(&self.zoned(*moment), self.today(), self.lang),
            Arg::Sentence(sentence) => self.tell(sentence),
        };
        FluentValue::from(dress(words))
    }
}
