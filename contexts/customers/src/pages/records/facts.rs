//! The strip of key facts, spend, last purchase, balance due, how they came, and the panel of the
//! figures behind it.

use jiff::civil::Date;
use kernel::{Currency, Money, Vat};
use personal::Personal;
use web::view::Bars;
use web::{Problem, Sentence};

use super::imported::Imported;
use super::subject::Subject;
use crate::figures::{Amount, Class, Figures, Takings, growth};
use crate::pages::desk::Desk;
use crate::pages::office::Staff;
use crate::store::takings_of;

/// What is worth knowing at a glance. Amounts are shown as the house wishes, unless they say otherwise.
pub struct Facts {
    /// Spent over the last 12 months.
    pub spend: Money,
    /// How that compares with the year before, and the class that colours it.
    pub change: Option<(Sentence, &'static str)>,
    /// Spent in other currencies, which enter no sum.
    pub abroad: Vec<Sentence>,
    /// The last twelve months.
    pub bars: Bars,
    /// The last purchase.
    pub last: Option<(Money, Date)>,
    /// How many purchases there were.
    pub purchases: i64,
    /// What they bought from the first day on; nothing where they never bought.
    pub in_all: Option<InAll>,
    /// Still to be paid, including VAT.
    pub balance: Money,
    /// How they found us.
    pub channel: Option<Personal<String>>,
    /// The first day anything is known of.
    pub since: Date,
    /// The colleague in charge.
    pub owner: Option<Personal<String>>,
}

/// What somebody bought from the first day on.
pub struct InAll {
    /// The day of the first purchase.
    pub first_on: Date,
    /// Spent in all.
    pub total: Money,
    /// What a purchase comes to on average.
    pub basket: Money,
    /// How recent, how often, how much, each with its locale key, from 1 to 5.
    pub grades: Vec<(&'static str, i64)>,
}

impl InAll {
    fn of(desk: &Desk, figures: &Figures) -> Option<Self> {
        Some(Self {
            first_on: figures.first_on?,
            total: desk.figure(figures.total),
            basket: desk.figure(figures.basket),
            grades: figures.class.map(grades).unwrap_or_default(),
        })
    }
}

fn grades(class: Class) -> Vec<(&'static str, i64)> {
    vec![
        ("figures-recency", i64::from(class.recency)),
        ("figures-frequency", i64::from(class.frequency)),
        ("figures-amount", i64::from(class.amount)),
    ]
}

impl Facts {
    /// The key facts of a record.
    pub async fn of(
        desk: &Desk,
        staff: &Staff,
        subject: &Subject,
        (figures, imported): (Figures, Option<&Imported>),
    ) -> Result<Self, Problem> {
        let takings = takings_of(desk.reader(), subject.holder()).await?;
        let relationship = subject.relationship();
        let arrived = desk.visitor.voice().zoned(subject.arrival().at).date();
        let collected = imported.and_then(|imported| imported.collected_on);
        let known = [figures.first_on, relationship.client_since, collected, Some(arrived)];
        let (vat, last) = (desk.vat(), figures.last);
        Ok(Self {
            spend: desk.figure(figures.spend),
            change: change(figures.spend.shown(vat), takings.year_before.shown(vat)),
            abroad: abroad(vat, &takings),
            bars: bars(desk, &takings),
            last: last
                .map(|last| (Money { cents: last.amount.shown(vat), currency: last.currency }, last.on)),
            purchases: figures.purchases,
            in_all: InAll::of(desk, &figures),
            balance: desk.money(figures.balance),
            channel: relationship.channel.clone(),
            since: known.into_iter().flatten().min().unwrap_or(arrived),
            owner: relationship.owner.and_then(|id| staff.name(id)).cloned(),
        })
    }
}

/// How a year compares with the one before, and the class that colours it.
fn change(now: i64, before: i64) -> Option<(Sentence, &'static str)> {
    let percent = growth(now, before)?;
    let (key, class) = match percent {
        1.. => ("facts-change-up", "up"),
        0 => ("facts-change-none", ""),
        _ => ("facts-change-down", "down"),
    };
    Some((Sentence::new(key).with("percent", percent.saturating_abs()), class))
}

fn abroad(vat: Vat, takings: &Takings) -> Vec<Sentence> {
    let told = |(currency, amount): &(Currency, Amount)| {
        let amount = Money { cents: amount.shown(vat), currency: *currency };
        Sentence::new("facts-abroad").with("amount", amount)
    };
    takings.other_currencies.iter().map(told).collect()
}

fn bars(desk: &Desk, takings: &Takings) -> Bars {
    let month = |at: usize| takings.months.get(at);
    let last = takings.months.last().map_or_else(|| desk.today(), |month| month.first);
    let spent = |at: usize| month(at).map(|month| month.amount).unwrap_or_default();
    Bars::new(last, std::array::from_fn(|at| desk.figure(spent(at))))
}
