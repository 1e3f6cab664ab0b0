//! A sentence waiting for its reader: a locale key and its typed arguments.
//!
//! Domain code, forms and problems hand sentences around; only a [`Voice`](crate::Voice) turns one
//! into words, in the reader's language, zone and number format.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Money;

/// A locale key with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    key: Cow<'static, str>,
    args: Vec<(Cow<'static, str>, Arg)>,
}

impl Sentence {
    /// The sentence of a key that takes no argument.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// Words that are said as they are: a name among labels.
    pub fn verbatim(words: impl Into<String>) -> Self {
        Self::new("verbatim").with("words", words.into())
    }

    /// The sentence with one more argument.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, arg: impl Into<Arg>) -> Self {
        self.args.push((name.into(), arg.into()));
        self
    }

    /// The locale key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The arguments, in the order given.
    #[must_use]
    pub fn args(&self) -> &[(Cow<'static, str>, Arg)] {
        &self.args
    }
}

impl From<&'static str> for Sentence {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

/// What a sentence can be filled with; a [`Voice`](crate::Voice) writes each kind its own way.
#[derive(Clone, PartialEq)]
pub enum Arg {
    /// Words, written as they are.
    Text(String),
    /// A whole number: picks the plural form and is written with thousands.
    Number(i64),
    /// An amount.
    Money(Money),
    /// A day of the calendar.
    Date(Date),
    /// An instant, told in the organisation's zone.
    Moment(Timestamp),
    /// Another sentence, told first: a label inside a sentence.
    Sentence(Box<Sentence>),
}

/// Words may be a person's, so an argument does not show them when printed for debugging.
impl std::fmt::Debug for Arg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(_) => f.write_str("Text(…)"),
            Self::Number(number) => write!(f, "Number({number})"),
            Self::Money(_) => f.write_str("Money(…)"),
            Self::Date(_) => f.write_str("Date(…)"),
            Self::Moment(moment) => write!(f, "Moment({moment})"),
            Self::Sentence(sentence) => write!(f, "Sentence({})", sentence.key),
        }
    }
}

macro_rules! into_arg {
    ($($from:ty => |$it:ident| $arg:expr;)*) => {$(
        impl From<$from> for Arg {
            fn from($it: $from) -> Self { $arg }
        }
        impl From<&$from> for Arg {
            fn from(it: &$from) -> Self { Self::from(it.clone()) }
        }
    )*};
}

into_arg! {
    String => |text| Self::Text(text);
    Cow<'static, str> => |text| Self::Text(text.into_owned());
    &str => |text| Self::Text(text.to_owned());
    i64 => |number| Self::Number(number);
    i32 => |number| Self::Number(number.into());
    u32 => |number| Self::Number(number.into());
    u16 => |number| Self::Number(number.into());
    u64 => |number| Self::Number(i64::try_from(number).unwrap_or(i64::MAX));
    usize => |number| Self::Number(i64::try_from(number).unwrap_or(i64::MAX));
    Money => |money| Self::Money(money);
    Date => |date| Self::Date(date);
    Timestamp => |moment| Self::Moment(moment);
    Sentence => |sentence| Self::Sentence(Box::new(sentence));
}
