//! Small view types that the shared macros draw: tabs, choices, breadcrumbs, bars.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Holder, Money};
use personal::{Access, Personal};

use crate::{Sentence, paths};

/// A section of a record or a view of a list.
#[derive(Debug, Clone)]
pub struct Tab {
    /// The locale key of its name.
    pub label: &'static str,
    /// Where it leads.
    pub href: String,
    /// How many things it holds, if that is known.
    pub count: Option<i64>,
    /// Whether it is the one shown.
    pub current: bool,
}

/// One possible answer of a field.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: Sentence,
    /// A line of explanation.
    pub hint: Option<Sentence>,
}

impl Choice {
    /// A choice without explanation.
    pub fn new(value: impl Into<String>, label: impl Into<Sentence>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The choice with a line of explanation.
    #[must_use]
    pub fn explained(self, hint: impl Into<Sentence>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// A step of the way to a page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Its name.
    pub label: Sentence,
    /// Where it leads; `None` for the page itself.
    pub href: Option<String>,
}

impl Crumb {
    /// A page on the way.
    pub fn link(label: impl Into<Sentence>, href: impl std::fmt::Display) -> Self {
        Self { label: label.into(), href: Some(href.to_string()) }
    }

    /// The way to a page about somebody: the list, the record, the page.
    pub fn below(
        holder: Holder,
        name: &Personal<String>,
        access: &Access,
        here: impl Into<Sentence>,
    ) -> Vec<Self> {
        let name = Sentence::verbatim(name.reveal(access));
        vec![Self::list_of(holder), Self::link(name, paths::record(holder)), Self::here(here)]
    }

    /// The page itself.
    pub fn here(label: impl Into<Sentence>) -> Self {
        Self { label: label.into(), href: None }
    }

    fn list_of(holder: Holder) -> Self {
        match holder {
            Holder::Person(_) => Self::link("people", paths::People),
            Holder::Company(_) => Self::link("companies", paths::Companies),
        }
    }
}

/// Twelve months of amounts, the last one current.
#[derive(Debug, Clone)]
pub struct Bars {
    last: Date,
    months: [Money; 12],
}

/// One drawn bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// `b1` for the current month, `b0` for the others.
    pub class: &'static str,
    /// Its left edge.
    pub x: usize,
    /// Its upper edge.
    pub y: i64,
    /// Its height, of 38 at most.
    pub height: i64,
}

impl Bars {
    /// The amounts of the twelve months that end with the month of `last`.
    #[must_use]
    pub const fn new(last: Date, months: [Money; 12]) -> Self {
        Self { last, months }
    }

    /// The bars as drawn in a box of 300 by 52. What is below nothing has no height; a month with a little
    /// beside a great one is seen all the same.
    #[must_use]
    pub fn drawn(&self) -> Vec<Bar> {
        let highest = i128::from(self.highest().cents.max(1));
        let bar = |(at, money): (usize, &Money)| {
            let share = i128::from(money.cents.max(0)) * 38 / highest;
            let least = if money.cents > 0 { 2 } else { 0 };
            let height = i64::try_from(share).unwrap_or(38).max(least);
            let class = if at + 1 == self.months.len() { "b1" } else { "b0" };
            Bar { class, x: 25 * at + 2, y: 40 - height, height }
        };
        self.months.iter().enumerate().map(bar).collect()
    }

    /// The first day of the first month.
    #[must_use]
    pub fn first(&self) -> Date {
        self.last.first_of_month().checked_sub(11.months()).unwrap_or(self.last)
    }

    /// The month that ends the row.
    #[must_use]
    pub const fn last(&self) -> Date {
        self.last
    }

    /// The drawing in words.
    #[must_use]
    pub fn label(&self) -> Sentence {
        let current = self.months.last().copied().unwrap_or_else(|| self.highest());
        Sentence::new("bars-label").with("highest", self.highest()).with("current", current)
    }

    fn highest(&self) -> Money {
        let [first, rest @ ..] = &self.months;
        rest.iter()
            .copied()
            .fold(*first, |highest, money| if money.cents > highest.cents { money } else { highest })
    }
}

/// How large something is, as people read it.
#[must_use]
pub fn size(bytes: u64) -> Sentence {
    const MEBIBYTE: u64 = 1024 * 1024;
    if bytes >= 10 * MEBIBYTE {
        Sentence::new("size-mebibytes").with("size", bytes.div_ceil(MEBIBYTE))
    } else {
        Sentence::new("size-kibibytes").with("size", bytes.div_ceil(1024))
    }
}
