//! What each filter accepts. Templates hand over values, references and references to references
//! alike, so every kind is understood through any number of them, and through `Option`.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Money;
use personal::{Access, Personal};

use crate::Sentence;

/// Something that can be told: a locale key, a sentence, a complaint of a form.
pub trait Spoken {
    /// The sentence to tell.
    fn sentence(&self) -> Sentence;
}

/// An amount, or none.
pub trait Amount {
    /// The amount.
    fn amount(&self) -> Option<Money>;
}

/// A day of the calendar, or none.
pub trait Day {
    /// The day.
    fn day(&self) -> Option<Date>;
}

/// An instant, or none.
pub trait Instant {
    /// The instant.
    fn instant(&self) -> Option<Timestamp>;
}

/// A whole number, or none.
pub trait Whole {
    /// The number.
    fn whole(&self) -> Option<i64>;
}

/// A sealed value that can be shown, or none.
pub trait Openable {
    /// The words inside, for the one who was granted access.
    fn open(&self, access: &Access) -> Option<String>;
}

impl Spoken for str {
    fn sentence(&self) -> Sentence {
        Sentence::new(self.to_owned())
    }
}

impl Spoken for String {
    fn sentence(&self) -> Sentence {
        Sentence::new(self.clone())
    }
}

impl Spoken for Cow<'static, str> {
    fn sentence(&self) -> Sentence {
        Sentence::new(self.clone())
    }
}

impl Spoken for Sentence {
    fn sentence(&self) -> Sentence {
        self.clone()
    }
}

impl<T: Spoken + ?Sized> Spoken for &T {
    fn sentence(&self) -> Sentence {
        (**self).sentence()
    }
}

impl<T: std::fmt::Display> Openable for Personal<T> {
    fn open(&self, access: &Access) -> Option<String> {
        Some(self.reveal(access).to_string())
    }
}

impl<T: Openable> Openable for Option<T> {
    fn open(&self, access: &Access) -> Option<String> {
        self.as_ref()?.open(access)
    }
}

impl<T: Openable> Openable for &T {
    fn open(&self, access: &Access) -> Option<String> {
        (**self).open(access)
    }
}

macro_rules! kinds {
    ($($kind:ident, $read:ident -> $out:ty { $($from:ty => |$it:ident| $value:expr;)* })*) => {$(
        $(impl $kind for $from {
            fn $read(&self) -> Option<$out> {
                let $it = *self;
                $value
            }
        })*
        impl<T: $kind> $kind for Option<T> {
            fn $read(&self) -> Option<$out> {
                self.as_ref()?.$read()
            }
        }
        impl<T: $kind> $kind for &T {
            fn $read(&self) -> Option<$out> {
                (**self).$read()
            }
        }
    )*};
}

kinds! {
    Amount, amount -> Money {
        Money => |it| Some(it);
    }
    Day, day -> Date {
        Date => |it| Some(it);
    }
    Instant, instant -> Timestamp {
        Timestamp => |it| Some(it);
    }
    Whole, whole -> i64 {
        i64 => |it| Some(it);
        i32 => |it| Some(it.into());
        u16 => |it| Some(it.into());
        u32 => |it| Some(it.into());
        u64 => |it| i64::try_from(it).ok();
        usize => |it| i64::try_from(it).ok();
    }
}
