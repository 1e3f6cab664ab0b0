//! How cells are written: words in the reader's language, numbers as the country's Excel reads them.

use contracts::HouseRules;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::Currency;
use sheets::{Charset, Separator, Spelling};
use web::{Sentence, Voice};

use crate::cents::{shortest, written};

/// Writes the cells of one export.
pub struct Pen {
    voice: Voice,
    zone: TimeZone,
    spelling: Spelling,
}

impl Pen {
    /// A pen for the house, in the reader's language.
    pub fn new(rules: &HouseRules, voice: &Voice) -> Self {
        Self { voice: voice.clone(), zone: rules.zone.clone(), spelling: Spelling::of(rules.country) }
    }

    /// A pen for workbooks, whose numbers have a point in every country.
    pub fn of_workbooks(rules: &HouseRules, voice: &Voice) -> Self {
        let spelling = Spelling { separator: Separator::COMMA, charset: Charset::UTF_8 };
        Self { voice: voice.clone(), zone: rules.zone.clone(), spelling }
    }

    /// Separator and character set.
    pub const fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// A label.
    pub fn say(&self, sentence: Sentence) -> String {
        self.voice.say(sentence)
    }

    /// The word of a code, by its locale key.
    pub fn word(&self, key: String) -> String {
        self.say(Sentence::new(key))
    }

    /// An amount in the units of its currency, without sign or spaces: `-1234,50`.
    pub fn cents(&self, cents: Option<i64>, currency: &str) -> String {
        let digits = Currency::from_code(currency).and_then(Currency::exponent).unwrap_or(2);
        let written = |cents| written(cents, usize::from(digits), self.spelling.decimal());
        cents.map(written).unwrap_or_default()
    }

    /// A number that is kept as a whole multiple of its last digit, as short as it is.
    pub fn number(&self, number: Option<i64>, digits: usize) -> String {
        number.map(|number| shortest(number, digits, self.spelling.decimal())).unwrap_or_default()
    }

    /// An instant in the house's own time, as spreadsheets read it.
    pub fn moment(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }
}

/// A text, or an empty cell.
pub fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// A day, or an empty cell.
pub fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// An id, or an empty cell.
pub fn id(id: Option<impl ToString>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
