//! Whatever happens to sales, and however days pass, the stored figures are those of somebody who
//! takes all documents and a calendar and adds them up. The adding up here shares no code with
//! the figures: it walks day by day.

use std::collections::BTreeMap;

use customers::relation::Relation;
use customers::sale::{DocumentKind, Sale, SaleDetails, Status};
use customers::store::{figures_of_many, midnight, remove_sale, save_sale, totals};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Currency, Holder};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use testkit::{Base, on_both_engines};

use crate::world::{a_company, a_person, begin, brasserie, by_hand, claire, company_named, invoice, noel};

/// Something that happens.
#[derive(Debug, Clone)]
enum Event {
    Sold { to: usize, kind: DocumentKind, days_ago: i32, net: i64, status: Status, abroad: bool },
    Changed { which: usize, to: usize, days_ago: i32, net: i64, status: Status },
    Cancelled { which: usize },
    Removed { which: usize },
    DaysPass { days: i32, served: bool },
}

fn an_event() -> impl Strategy<Value = Event> {
    let status = prop_oneof![
        Just(Status::Open),
        Just(Status::Due),
        Just(Status::Paid { on: None }),
        Just(Status::Cancelled)
    ];
    let kind = prop_oneof![
        4 => Just(DocumentKind::Invoice),
        3 => Just(DocumentKind::Order),
        1 => Just(DocumentKind::CreditNote),
        1 => Just(DocumentKind::Quote),
    ];
    let (to, ago, net) = (0..4_usize, -40..900_i32, -500..90_000_i64);
    prop_oneof![
        5 => (to.clone(), kind, ago.clone(), net.clone(), status.clone(), prop::bool::weighted(0.1)).prop_map(
            |(to, kind, days_ago, net, status, abroad)| Event::Sold { to, kind, days_ago, net, status, abroad }
        ),
        2 => (any::<usize>(), to, ago, net, status).prop_map(|(which, to, days_ago, net, status)| {
            Event::Changed { which, to, days_ago, net, status }
        }),
        1 => any::<usize>().prop_map(|which| Event::Cancelled { which }),
        1 => any::<usize>().prop_map(|which| Event::Removed { which }),
        2 => (1..400_i32, any::<bool>()).prop_map(|(days, served)| Event::DaysPass { days, served }),
    ]
}

#[test]
fn the_stored_figures_are_those_of_somebody_who_adds_everything_up() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let brasserie = a_company(store, brasserie()).await.id;
        let cave = a_company(store, company_named("Cave Poulain")).await.id;
        let claire = a_person(store, claire()).await.id;
        let noel = a_person(store, noel(brasserie)).await.id;
        let buyers: [(Option<Holder>, Option<Holder>); 4] = [
            (Some(brasserie.into()), None),
            (Some(brasserie.into()), Some(noel.into())),
            (None, Some(claire.into())),
            (Some(cave.into()), None),
        ];
        let mut sales: Vec<Sale> = Vec::new();
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
        for round in 0..60 {
            let event = an_event().new_tree(&mut runner).unwrap().current();
            happen(&base, &event, &buyers, &mut sales, round).await;
            compare(&base, &buyers, &sales, &event).await;
        }
    });
}

async fn happen(
    base: &Base,
    event: &Event,
    buyers: &[(Option<Holder>, Option<Holder>); 4],
    sales: &mut Vec<Sale>,
    round: usize,
) {
    let mut tx = begin(&base.store).await;
    match event {
        Event::Sold { to, kind, days_ago, net, status, abroad } => {
            let plain = invoice(Holder::Company(base.ambient.id()), &format!("N{round}"), "2000-01-01", *net);
            let currency = if *abroad { Currency::CHF } else { Currency::EUR };
            let details = fitted(SaleDetails { kind: *kind, currency, ..plain }, buyers[*to], *status);
            let details = SaleDetails { dated_on: ago(base, *days_ago), ..details };
            let step = Sale::record(base.ambient.id(), details, by_hand(&base.store)).unwrap();
            sales.push(save_sale(&mut tx, step).await.unwrap());
        }
        Event::Changed { which, to, days_ago, net, status } if !sales.is_empty() => {
            let which = which % sales.len();
            let details = SaleDetails { net: *net, gross: None, ..sales[which].details.clone() };
            let details = fitted(details, buyers[*to], *status);
            let details = SaleDetails { dated_on: ago(base, *days_ago), ..details };
            sales[which] = save_sale(&mut tx, sales[which].clone().correct(details).unwrap()).await.unwrap();
        }
        Event::Cancelled { which } if !sales.is_empty() => {
            let which = which % sales.len();
            let details = SaleDetails { status: Status::Cancelled, ..sales[which].details.clone() };
            sales[which] = save_sale(&mut tx, sales[which].clone().correct(details).unwrap()).await.unwrap();
        }
        Event::Removed { which } if !sales.is_empty() => {
            let sale = sales.remove(which % sales.len());
            remove_sale(&mut tx, &sale).await.unwrap();
        }
        Event::DaysPass { days, served } => {
            base.clock.pass(days.days());
            if *served {
                midnight::roll_figures(&tx, today(base)).await.unwrap();
            }
        }
        _ => {}
    }
    tx.commit().await.unwrap();
}

/// The details as the domain accepts them.
fn fitted(mut details: SaleDetails, buyer: (Option<Holder>, Option<Holder>), status: Status) -> SaleDetails {
    details.company = buyer.0.and_then(|one| if let Holder::Company(id) = one { Some(id) } else { None });
    details.person = buyer.1.and_then(|one| if let Holder::Person(id) = one { Some(id) } else { None });
    details.status = status;
    match details.kind {
        DocumentKind::CreditNote => {
            details.net = -details.net.abs();
            details.gross = details.gross.map(|gross| -gross.abs());
        }
        DocumentKind::Quote if status != Status::Cancelled => details.status = Status::Open,
        _ => {}
    }
    details
}

fn today(base: &Base) -> Date {
    base.ambient.now().in_tz("Europe/Paris").unwrap().date()
}

fn ago(base: &Base, days: i32) -> Date {
    today(base) - days.days()
}

/// Compares what is stored with what is added up here, for everybody; served midnights or not,
/// opening the books is part of the next change, so that the stored day is asked first.
async fn compare(base: &Base, buyers: &[(Option<Holder>, Option<Holder>); 4], sales: &[Sale], event: &Event) {
    let db = base.store.reader();
    let day = customers::store::books(db).await.unwrap().day;
    let holders: Vec<Holder> =
        buyers.iter().flat_map(|(company, person)| company.iter().chain(person)).copied().collect();
    let standings = figures_of_many(db, &holders).await.unwrap();
    let mut expected: BTreeMap<Holder, AddedUp> =
        holders.iter().map(|holder| (*holder, add_up(sales, *holder, day))).collect();
    let [(Some(brasserie), _), (_, Some(noel)), ..] = buyers else { unreachable!("the world is fixed") };
    if expected[noel].last.is_none() {
        let employer = expected[brasserie].relation;
        expected.entry(*noel).and_modify(|up| up.relation = employer);
    }
    for (holder, expected) in &expected {
        let figures = &standings[holder].figures;
        let stored = AddedUp {
            spend: (figures.spend.net, figures.spend.gross),
            total: (figures.total.net, figures.total.gross),
            purchases: figures.purchases,
            balance: figures.balance,
            first: figures.first_on,
            last: figures.last.map(|last| (last.on, last.amount.net)),
            class: figures.class.map(|class| (class.recency, class.frequency, class.amount)),
            relation: standings[holder].relation,
        };
        assert_eq!(&stored, expected, "{holder:?} on {day} after {event:?} with {sales:#?}");
    }
    let totals = totals(db).await.unwrap();
    let sum = |kind: &str| {
        expected.iter().filter(|(one, _)| one.kind() == kind).map(|(_, up)| up.spend.0).sum::<i64>()
    };
    assert_eq!((totals.of_companies.spend.net, totals.of_people.spend.net), (sum("company"), sum("person")));
    assert_eq!(totals.sales, i64::try_from(sales.len()).unwrap());
}

#[derive(Debug, PartialEq)]
struct AddedUp {
    spend: (i64, i64),
    total: (i64, i64),
    purchases: i64,
    balance: i64,
    first: Option<Date>,
    last: Option<(Date, i64)>,
    class: Option<(u8, u8, u8)>,
    relation: Relation,
}

fn add_up(sales: &[Sale], holder: Holder, today: Date) -> AddedUp {
    let has_invoices = sales.iter().any(|sale| sale.details.kind == DocumentKind::Invoice);
    let purchase = if has_invoices { DocumentKind::Invoice } else { DocumentKind::Order };
    let mut up = AddedUp {
        spend: (0, 0),
        total: (0, 0),
        purchases: 0,
        balance: 0,
        first: None,
        last: None,
        class: None,
        relation: Relation::Prospect,
    };
    let (mut often, mut last_id) = (0, None);
    let a_year_ago = today - 1.year();
    for Sale { id, details, .. } in sales {
        let theirs = match holder {
            Holder::Company(company) => details.company == Some(company),
            Holder::Person(person) => details.person == Some(person),
        };
        let weighs = details.kind == purchase || details.kind == DocumentKind::CreditNote;
        if !theirs || !weighs || details.status == Status::Cancelled || details.dated_on > today {
            continue;
        }
        let gross = details.gross.unwrap_or(details.net);
        let recent = details.dated_on > a_year_ago;
        if details.currency == Currency::EUR {
            up.total = (up.total.0 + details.net, up.total.1 + gross);
            up.balance += if details.status == Status::Due { gross } else { 0 };
            if recent {
                up.spend = (up.spend.0 + details.net, up.spend.1 + gross);
            }
        }
        if details.kind == purchase && details.net >= 0 {
            up.purchases += 1;
            often += i64::from(recent);
            up.first = Some(up.first.map_or(details.dated_on, |first| first.min(details.dated_on)));
            if last_id.is_none_or(|last| last < (details.dated_on, *id)) {
                last_id = Some((details.dated_on, *id));
                up.last = Some((details.dated_on, details.net));
            }
        }
    }
    up.class = up.last.map(|(on, _)| classed(on, often, up.spend.0, today));
    up.relation = match up.last {
        None => Relation::Prospect,
        Some((on, _)) if on + 24.months() > today => Relation::Client,
        Some(_) => Relation::FormerClient,
    };
    up
}

/// The class by its bounds as the README writes them.
fn classed(last: Date, often: i64, spend: i64, today: Date) -> (u8, u8, u8) {
    let days = (0..).find(|days: &i32| last + days.days() == today).unwrap();
    let recency = match days {
        ..=30 => 5,
        31..=90 => 4,
        91..=180 => 3,
        181..=365 => 2,
        _ => 1,
    };
    let frequency = match often {
        12.. => 5,
        6..=11 => 4,
        3..=5 => 3,
        2 => 2,
        _ => 1,
    };
    let amount = match spend {
        500_000.. => 5,
        100_000..=499_999 => 4,
        50_000..=99_999 => 3,
        10_000..=49_999 => 2,
        _ => 1,
    };
    (recency, frequency, amount)
}
