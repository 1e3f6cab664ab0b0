//! Four years of purchases: more before Christmas, many who came once and a few who come every week, some
//! unpaid, some returned.

use customers::sale::{DocumentKind, Line, Sale, SaleDetails, Status};
use customers::store::save_sales;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{CompanyId, Country, Currency, Holder, PersonId, SaleId};
use store::Tx;

use super::buyers::{Buyers, Kept};
use super::dice::Dice;
use super::season::{DAYS, seasonal};
use super::shelf::Good;
use super::who;
use super::{DemoRejected, arrival, days_before, text};

/// How often people buy: so many in a hundred, from and to how many purchases. The shape is that of a shop
/// whose every purchase was written down for years: half came once, the best tenth makes half the turnover.
const HOUSEHOLDS: [(usize, i64, i64); 6] =
    [(50, 1, 1), (19, 2, 2), (10, 3, 3), (12, 4, 7), (7, 8, 15), (2, 16, 40)];
/// The same of the trade, which comes back.
const TRADE: [(usize, i64, i64); 4] = [(25, 1, 3), (45, 4, 12), (24, 13, 30), (6, 31, 70)];

/// Who buys, how often over the years, and since when.
struct Habit {
    company: Option<CompanyId>,
    person: Option<PersonId>,
    /// Whether the invoice crosses the border, and the buyer owes the VAT at home.
    is_abroad: bool,
    purchases: i64,
    since: i64,
}

/// Records every purchase, oldest first, numbered as a till would.
pub async fn record(
    tx: &mut Tx,
    dice: &mut Dice,
    buyers: &Buyers,
    shelf: &[Good],
    today: Date,
) -> Result<(), DemoRejected> {
    let mut days: Vec<(Date, usize)> = Vec::new();
    let habits = habits(dice, buyers);
    for (place, habit) in habits.iter().enumerate() {
        days.extend((0..habit.purchases).map(|nth| (habit.day(dice, nth, today), place)));
    }
    days.sort_unstable();
    let mut steps = Vec::new();
    for (number, (day, place)) in (1..).zip(days) {
        let Some(habit) = habits.get(place) else { continue };
        let id: SaleId = tx.ambient().id();
        let bought = Bought { day, number, today };
        let invoice = bought.invoice(dice, habit, shelf);
        if dice.happens(2) {
            let returned = bought.returned(&invoice);
            steps.push(Sale::record(tx.ambient().id(), returned, arrival(tx))?);
        }
        steps.push(Sale::record(id, invoice, arrival(tx))?);
    }
    Ok(save_sales(tx, steps).await?)
}

fn habits(dice: &mut Dice, buyers: &Buyers) -> Vec<Habit> {
    let habit = |client: &Kept| {
        let how_often = match client.holder {
            Holder::Company(_) => &TRADE[..],
            Holder::Person(_) => &HOUSEHOLDS,
        };
        // nobody buys every day: who came last week has not come forty times
        let purchases = how_many(dice, how_often).min(1 + client.since / 9);
        let (company, person) = match client.holder {
            Holder::Company(company) => {
                let through = buyers.colleagues.iter().find(|(_, at)| *at == company);
                (Some(company), through.map(|(person, _)| *person).filter(|_| dice.happens(60)))
            }
            Holder::Person(person) => (None, Some(person)),
        };
        let is_abroad = company.is_some() && who::home_of_company(client.place).0 == Country::BE;
        Habit { company, person, is_abroad, purchases, since: client.since }
    };
    buyers.clients.iter().map(habit).collect()
}

fn how_many(dice: &mut Dice, how_often: &[(usize, i64, i64)]) -> i64 {
    let mut drawn = dice.below(100);
    for (share, least, most) in how_often {
        if drawn < *share {
            return dice.between(*least, *most);
        }
        drawn -= share;
    }
    1
}

impl Habit {
    /// The day of a purchase: somebody became a client by the first one.
    fn day(&self, dice: &mut Dice, nth: i64, today: Date) -> Date {
        if nth == 0 && self.since <= DAYS {
            return days_before(today, self.since);
        }
        seasonal(dice, today, (0, self.since.min(DAYS)))
    }
}

struct Bought {
    day: Date,
    number: i64,
    today: Date,
}

impl Bought {
    fn invoice(&self, dice: &mut Dice, habit: &Habit, shelf: &[Good]) -> SaleDetails {
        let trade = habit.company.is_some();
        let goods: Vec<&Good> = shelf.iter().filter(|good| trade || !good.for_trade).collect();
        let lines: Vec<Line> = (0..dice.between(1, 4))
            .filter_map(|_| one_line(dice, &goods, (trade, habit.is_abroad)))
            .collect();
        let due_on = self.day.saturating_add(30.days());
        SaleDetails {
            company: habit.company,
            person: habit.person,
            kind: DocumentKind::Invoice,
            number: Some(text(format!("F{}-{:05}", self.day.year(), self.number))),
            dated_on: self.day,
            due_on: trade.then_some(due_on),
            status: self.status(dice, trade, due_on),
            currency: Currency::EUR,
            net: lines.iter().map(|line| line.net).sum(),
            gross: lines.iter().map(|line| line.gross).sum(),
            lines,
        }
    }

    /// Households pay at the till; of the trade, a few are late.
    fn status(&self, dice: &mut Dice, trade: bool, due_on: Date) -> Status {
        if !trade {
            return Status::Paid { on: Some(self.day) };
        }
        let recent = due_on >= self.today;
        if (recent && dice.happens(70)) || dice.happens(1) {
            return Status::Due;
        }
        let paid = self.day.saturating_add(dice.between(5, 40).days());
        Status::Paid { on: Some(paid.min(self.today)) }
    }

    /// Everything of an invoice taken back.
    fn returned(&self, invoice: &SaleDetails) -> SaleDetails {
        let back = |line: &Line| Line {
            quantity: line.quantity.map(|quantity| -quantity),
            net: -line.net,
            gross: line.gross.map(|gross| -gross),
            ..line.clone()
        };
        SaleDetails {
            kind: DocumentKind::CreditNote,
            number: Some(text(format!("A{}-{:05}", self.day.year(), self.number))),
            due_on: None,
            status: invoice.status,
            net: -invoice.net,
            gross: invoice.gross.map(|gross| -gross),
            lines: invoice.lines.iter().map(back).collect(),
            ..invoice.clone()
        }
    }
}

fn one_line(dice: &mut Dice, goods: &[&Good], (trade, is_abroad): (bool, bool)) -> Option<Line> {
    let good = dice.one_of(goods).copied()?;
    let vat_rate = if is_abroad { 0 } else { good.vat_rate };
    Some(line(dice, good, (trade, vat_rate)))
}

fn line(dice: &mut Dice, good: &Good, (trade, vat_rate): (bool, i64)) -> Line {
    let quantity = if trade { dice.between(2, 12) } else { dice.between(1, 3) } * 1_000;
    let discount = (trade && dice.happens(30)).then_some(500);
    let net = Line::worth(Some(quantity), Some(good.price), discount).unwrap_or(0);
    Line {
        product: Some(good.product),
        sku: Some(text(good.sku)),
        label: Some(text(good.label)),
        quantity: Some(quantity),
        unit_price: Some(good.price),
        discount,
        vat_rate: Some(vat_rate),
        net,
        gross: Line::with_vat(net, vat_rate),
    }
}
