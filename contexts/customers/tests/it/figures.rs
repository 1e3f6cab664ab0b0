//! Figures that keep themselves: in the transaction of the sale, and as days pass.

use customers::books::HouseRules;
use customers::figures::{Amount, Class};
use customers::relation::{Declared, Relation};
use customers::sale::{DocumentKind, SaleDetails, Status};
use customers::store::{
    Standing, books, figures_of, figures_of_many, midnight, remove_sale, save_company, save_person,
    save_sale, set_house_rules, takings_of, totals,
};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::{Country, Currency, Holder};
use store::Store;
use testkit::on_both_engines;
use tokio::task::JoinSet;

use crate::world::{a_company, a_person, a_sale, begin, brasserie, claire, day, invoice, noel};

async fn standing(store: &Store, holder: impl Into<Holder>) -> Standing {
    figures_of(store.reader(), holder.into()).await.unwrap().unwrap()
}

#[test]
fn a_sale_moves_the_figures_in_its_own_transaction() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        assert_eq!(standing(&base.store, claire.id).await.relation, Relation::Prospect);
        a_sale(&base.store, invoice(claire.id, "2026-0001", "2026-03-02", 10_000)).await;
        a_sale(&base.store, invoice(claire.id, "2026-0002", "2026-11-06", 126_401)).await;

        let Standing { relation, figures } = standing(&base.store, claire.id).await;
        assert_eq!(relation, Relation::Client);
        assert_eq!(figures.spend, Amount { net: 136_401, gross: 163_681 });
        assert_eq!((figures.purchases, figures.basket.net), (2, 68_201));
        assert_eq!(figures.first_on, Some(day("2026-03-02")));
        let last = figures.last.unwrap();
        assert_eq!((last.on, last.amount.net, last.currency), (day("2026-11-06"), 126_401, Currency::EUR));
        assert_eq!(figures.class, Some(Class { recency: 5, frequency: 2, amount: 4 }));
    });
}

#[test]
fn credit_notes_take_away_and_quotes_and_cancelled_documents_count_nowhere() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let plain = |number: &str, net| invoice(claire.id, number, "2026-10-01", net);
        a_sale(&base.store, plain("F1", 10_000)).await;
        a_sale(&base.store, SaleDetails { kind: DocumentKind::CreditNote, ..plain("A1", -2_500) }).await;
        let open = SaleDetails { kind: DocumentKind::Quote, status: Status::Open, ..plain("D1", 99_900) };
        a_sale(&base.store, open).await;
        let mistaken = a_sale(&base.store, plain("F2", 50_000)).await;
        let mut tx = begin(&base.store).await;
        let cancelled = SaleDetails { status: Status::Cancelled, ..mistaken.details.clone() };
        save_sale(&mut tx, mistaken.correct(cancelled).unwrap()).await.unwrap();
        tx.commit().await.unwrap();

        let figures = standing(&base.store, claire.id).await.figures;
        assert_eq!((figures.spend.net, figures.purchases), (7_500, 1));
    });
}

#[test]
fn orders_count_until_the_first_invoice_and_again_after_the_last() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        let order =
            SaleDetails { kind: DocumentKind::Order, ..invoice(brasserie.id, "C1", "2026-10-01", 40_000) };
        a_sale(&base.store, order).await;
        let spend = |holder: Holder| {
            let store = base.store.clone();
            async move { standing(&store, holder).await.figures.spend.net }
        };
        assert_eq!(spend(brasserie.id.into()).await, 40_000, "the business keeps no invoices");

        let first = a_sale(&base.store, invoice(claire.id, "F1", "2026-10-02", 1_000)).await;
        assert_eq!(spend(brasserie.id.into()).await, 0, "now it does, for everybody");
        assert_eq!(spend(claire.id.into()).await, 1_000);

        let mut tx = begin(&base.store).await;
        remove_sale(&mut tx, &first).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(spend(brasserie.id.into()).await, 40_000, "and again it does not");
    });
}

#[test]
fn other_currencies_stand_apart() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "F1", "2026-09-01", 10_000)).await;
        let swiss = SaleDetails { currency: Currency::CHF, ..invoice(claire.id, "F2", "2026-10-01", 7_000) };
        a_sale(&base.store, swiss).await;

        let figures = standing(&base.store, claire.id).await.figures;
        assert_eq!((figures.spend.net, figures.purchases, figures.basket.net), (10_000, 2, 10_000));
        assert_eq!(figures.last.unwrap().currency, Currency::CHF);
        let takings = takings_of(base.store.reader(), claire.id.into()).await.unwrap();
        assert_eq!(takings.other_currencies, [(Currency::CHF, Amount { net: 7_000, gross: 8_400 })]);
    });
}

#[test]
fn what_is_due_is_the_balance_until_it_is_paid() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let due = SaleDetails { status: Status::Due, ..invoice(brasserie.id, "F1", "2026-11-01", 10_000) };
        let sale = a_sale(&base.store, due).await;
        assert_eq!(standing(&base.store, brasserie.id).await.figures.balance, 12_000);
        assert_eq!(totals(base.store.reader()).await.unwrap().of_companies.balance, 12_000);
        let mut tx = begin(&base.store).await;
        save_sale(&mut tx, sale.settle(day("2026-11-20")).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(standing(&base.store, brasserie.id).await.figures.balance, 0);
    });
}

#[test]
fn a_sale_for_both_counts_in_full_for_the_company_and_for_the_person() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let noel = a_person(&base.store, noel(brasserie.id)).await;
        let both = SaleDetails { person: Some(noel.id), ..invoice(brasserie.id, "F1", "2026-11-01", 10_000) };
        let sale = a_sale(&base.store, both).await;
        let holders = [Holder::from(brasserie.id), Holder::from(noel.id)];
        let standings = figures_of_many(base.store.reader(), &holders).await.unwrap();
        assert_eq!(holders.map(|holder| standings[&holder].figures.spend.net), [10_000, 10_000]);

        let alone = SaleDetails { person: None, ..sale.details.clone() };
        let mut tx = begin(&base.store).await;
        save_sale(&mut tx, sale.correct(alone).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let standings = figures_of_many(base.store.reader(), &holders).await.unwrap();
        assert_eq!(holders.map(|holder| standings[&holder].figures.spend.net), [10_000, 0]);
    });
}

#[test]
fn whoever_works_for_a_client_is_one_and_follows_when_that_ends() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let noel = a_person(&base.store, noel(brasserie.id)).await;
        assert_eq!(standing(&base.store, noel.id).await.relation, Relation::Prospect);
        let sale = a_sale(&base.store, invoice(brasserie.id, "F1", "2026-11-01", 10_000)).await;
        assert_eq!(standing(&base.store, noel.id).await.relation, Relation::Client);

        let mut elsewhere = noel.details.clone();
        elsewhere.roles.clear();
        let mut tx = begin(&base.store).await;
        let noel = save_person(&mut tx, noel.correct(elsewhere).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(standing(&base.store, noel.id).await.relation, Relation::Prospect);

        let mut partner = brasserie.details.clone();
        partner.relationship.declared = Some(Declared::Partner);
        let mut tx = begin(&base.store).await;
        remove_sale(&mut tx, &sale).await.unwrap();
        save_company(&mut tx, brasserie.clone().correct(partner).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(standing(&base.store, brasserie.id).await.relation, Relation::Partner);
    });
}

#[test]
fn at_midnight_a_sale_leaves_the_window_without_anybody_touching_the_row() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "F1", "2025-11-25", 10_000)).await; // leaves on 25 November 2026
        assert_eq!(standing(&base.store, claire.id).await.figures.spend.net, 10_000);
        base.clock.set("2026-11-24T22:59:59Z"); // 23:59:59 in Lille
        midnight::roll(&base.store).await.unwrap();
        assert_eq!(standing(&base.store, claire.id).await.figures.spend.net, 10_000);
        base.clock.set("2026-11-24T23:00:00Z");
        let next = midnight::roll(&base.store).await.unwrap();
        assert_eq!(standing(&base.store, claire.id).await.figures.spend.net, 0);
        assert_eq!(totals(base.store.reader()).await.unwrap().of_people.spend.net, 0);
        assert_eq!(next.to_string(), "2026-11-25T23:00:00Z");
    });
}

#[test]
fn only_those_whose_figures_change_are_corrected_and_a_missed_midnight_is_made_up_for() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        a_sale(&base.store, invoice(claire.id, "F1", "2025-11-25", 10_000)).await;
        a_sale(&base.store, invoice(brasserie.id, "F2", "2026-11-20", 10_000)).await;
        let tx = begin(&base.store).await;
        assert_eq!(midnight::roll_figures(&tx, day("2026-11-25")).await.unwrap(), 1);
        tx.rollback().await.unwrap();

        base.clock.pass(730.days()); // nobody was there at midnight, until the next sale
        a_sale(&base.store, invoice(claire.id, "F3", "2028-11-22", 500)).await;
        let brasserie = standing(&base.store, brasserie.id).await;
        assert_eq!((brasserie.relation, brasserie.figures.spend.net), (Relation::FormerClient, 0));
        assert_eq!(standing(&base.store, claire.id).await.figures.spend.net, 500);
        assert_eq!(books(base.store.reader()).await.unwrap().day, day("2028-11-22"));
    });
}

#[test]
fn a_sale_dated_tomorrow_counts_tomorrow() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "F1", "2026-11-24", 10_000)).await;
        assert_eq!(standing(&base.store, claire.id).await.figures.purchases, 0);
        base.clock.pass(1.day());
        midnight::roll(&base.store).await.unwrap();
        assert_eq!(standing(&base.store, claire.id).await.figures.purchases, 1);
    });
}

#[test]
fn other_house_rules_move_every_figure_at_once() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "F1", "2026-11-01", 10_000)).await;
        let rules = HouseRules {
            country: Country::BE,
            currency: Currency::CHF,
            zone: TimeZone::get("Europe/Brussels").unwrap(),
        };
        let mut tx = begin(&base.store).await;
        set_house_rules(&mut tx, &rules).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(books(base.store.reader()).await.unwrap().rules, rules);
        assert_eq!(standing(&base.store, claire.id).await.figures.spend.net, 0, "euros stand apart now");
    });
}

#[test]
fn twelve_bars_end_with_this_month_and_the_year_before_stands_beside() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        for (number, dated_on, net) in [
            ("F1", "2026-11-02", 100),
            ("F2", "2026-11-20", 200),
            ("F3", "2025-12-31", 400),
            ("F4", "2025-06-01", 800),
        ] {
            a_sale(&base.store, invoice(claire.id, number, dated_on, net)).await;
        }
        let takings = takings_of(base.store.reader(), claire.id.into()).await.unwrap();
        let bars: Vec<i64> = takings.months.iter().map(|month| month.amount.net).collect();
        assert_eq!(bars, [400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 300]);
        assert_eq!(takings.months[0].first, day("2025-12-01"));
        assert_eq!(takings.year_before.net, 800);
    });
}

#[test]
fn colleagues_who_sell_to_one_customer_at_once_leave_the_right_sum() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let mut sellers = JoinSet::new();
        for number in 0..12 {
            let store = base.store.clone();
            let details = invoice(brasserie.id, &format!("F{number}"), "2026-11-20", 1_000 + number);
            sellers.spawn(async move { a_sale(&store, details).await });
        }
        assert_eq!(sellers.join_all().await.len(), 12);
        let figures = standing(&base.store, brasserie.id).await.figures;
        assert_eq!((figures.purchases, figures.spend.net), (12, 12_066));
        assert_eq!(totals(base.store.reader()).await.unwrap().of_companies.spend.net, 12_066);
    });
}
