//! Sales: kept to the cent, changed by one at a time, paged.

use customers::sale::{DocumentKind, Sale, SaleDetails, SaleRejection, Status};
use customers::store::{
    Before, Unsaved, remove_sale, sale, sales_by_ids, sales_of, save_sale, totals, unpaid_of,
};
use kernel::{CompanyId, Holder, Id};
use store::Fault;
use store::search::{Among, find};
use testkit::{access, on_both_engines};

use crate::world::{a_company, a_person, a_sale, begin, brasserie, by_hand, claire, day, invoice, whole};

#[test]
fn a_sale_comes_back_to_the_cent_with_its_lines() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let mut details = invoice(claire.id, "2026-0418", "2026-11-06", 126_399);
        details.due_on = Some(day("2026-12-06"));
        details.status = Status::Paid { on: Some(day("2026-11-20")) };
        details.lines.push(details.lines[0].clone());
        let written = a_sale(&base.store, details).await;
        let db = base.store.reader();
        assert_eq!(sale(db, written.id).await.unwrap(), Some(written.clone()));
        assert_eq!(sales_by_ids(db, &[written.id]).await.unwrap(), [written]);
        let totals = totals(db).await.unwrap();
        assert_eq!((totals.sales, totals.documents), (1, [0, 0, 1, 0]));
    });
}

#[test]
fn a_sale_is_found_by_its_number() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let sale = a_sale(&base.store, invoice(claire.id, "F2026-0418", "2026-11-06", 5_290)).await;
        let hits =
            find(base.store.reader(), &access(), "f2026-0418", Among::all(&["sale"]), 5).await.unwrap();
        assert_eq!(hits.first().map(|hit| hit.id), Some(sale.id.uuid()));
    });
}

#[test]
fn the_second_of_two_who_change_a_sale_at_once_is_told() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let sale = a_sale(&base.store, invoice(claire.id, "2026-0001", "2026-11-06", 5_290)).await;
        let mut tx = begin(&base.store).await;
        let cancelled = SaleDetails { status: Status::Cancelled, ..sale.details.clone() };
        save_sale(&mut tx, sale.clone().correct(cancelled).unwrap()).await.unwrap();
        let late = SaleDetails { net: 6_000, ..sale.details.clone() };
        assert_eq!(
            save_sale(&mut tx, sale.clone().correct(late).unwrap()).await,
            Err(Unsaved::ChangedMeanwhile)
        );
        assert_eq!(remove_sale(&mut tx, &sale).await, Err(Unsaved::ChangedMeanwhile));
    });
}

#[test]
fn a_sale_to_somebody_who_is_not_in_the_file_is_refused_by_the_schema() {
    on_both_engines(|base| async move {
        let stranger: CompanyId = base.ambient.id();
        let mut tx = begin(&base.store).await;
        let details = invoice(stranger, "2026-0001", "2026-11-06", 5_290);
        let step = Sale::record(base.ambient.id(), details, by_hand(&base.store)).unwrap();
        assert_eq!(save_sale(&mut tx, step).await, Err(Unsaved::Fault(Fault::Conflict)));
    });
}

#[test]
fn sales_are_paged_from_the_latest_without_gap_or_double() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let days = ["2026-01-05", "2026-03-09", "2026-03-09", "2026-03-09", "2026-11-02"];
        let mut written = Vec::new();
        for (index, dated_on) in days.iter().enumerate() {
            written.push(
                a_sale(&base.store, invoice(brasserie.id, &format!("N{index}"), dated_on, 1_000)).await,
            );
        }
        written.sort_by_key(|sale| std::cmp::Reverse((sale.details.dated_on, sale.id)));
        let (holder, mut paged, mut before) = (Holder::from(brasserie.id), Vec::new(), None);
        loop {
            let page = sales_of(whole(base.store.reader()), holder, before, 2).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some(Before { dated_on: last.details.dated_on, id: last.id });
            paged.extend(page);
        }
        assert_eq!(paged, written);
    });
}

#[test]
fn a_removed_sale_leaves_totals_and_search() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let sale = a_sale(&base.store, invoice(claire.id, "2026-0007", "2026-11-06", 5_290)).await;
        let mut tx = begin(&base.store).await;
        remove_sale(&mut tx, &sale).await.unwrap();
        tx.commit().await.unwrap();
        let db = base.store.reader();
        assert_eq!(customers::store::sale(db, sale.id).await.unwrap(), None);
        assert_eq!(totals(db).await.unwrap().documents, [0; 4]);
        assert!(find(db, &access(), "2026-0007", Among::all(&[]), 5).await.unwrap().is_empty());
    });
}

#[test]
fn verbs_refuse_what_makes_no_sense_and_say_why() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let (id, arrival) = (base.ambient.id(), by_hand(&base.store));
        let plain = invoice(claire.id, "2026-0001", "2026-11-06", 5_290);
        let rejected = |details: SaleDetails| Sale::record(id, details, arrival).err();
        assert_eq!(rejected(SaleDetails { person: None, ..plain.clone() }), Some(SaleRejection::NobodyBuys));
        let adding = SaleDetails { kind: DocumentKind::CreditNote, ..plain.clone() };
        assert_eq!(rejected(adding), Some(SaleRejection::CreditNoteAdds));
        let burst = SaleDetails { net: 9_000_000_000_000_000_000, ..plain.clone() };
        assert_eq!(rejected(burst), Some(SaleRejection::TooLarge), "no sum of the file could hold it");
        let quote = SaleDetails { kind: DocumentKind::Quote, ..plain.clone() };
        assert_eq!(rejected(quote), Some(SaleRejection::QuoteIsNotPaid));
    });
}

#[test]
fn a_payment_comes_in_by_what_is_owed_and_by_nothing_else() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let plain = invoice(claire.id, "2026-0001", "2026-11-06", 5_290);
        let owes = |kind: DocumentKind, status: Status| {
            let sign = if kind == DocumentKind::CreditNote { -1 } else { 1 };
            let (net, gross) = (sign * plain.net, plain.gross.map(|gross| sign * gross));
            let details = SaleDetails { kind, status, net, gross, ..plain.clone() };
            let sale = Sale::record(base.ambient.id(), details, by_hand(&base.store)).unwrap().after;
            sale.settle(day("2026-11-20")).map(|step| step.after.details.status)
        };
        let (invoice, note, order) = (DocumentKind::Invoice, DocumentKind::CreditNote, DocumentKind::Order);
        let paid = Status::Paid { on: Some(day("2026-11-20")) };
        assert_eq!(owes(invoice, Status::Due), Ok(paid));
        assert_eq!(owes(order, Status::Due), Ok(paid));
        assert_eq!(owes(note, Status::Due), Err(SaleRejection::NothingOwed), "money goes out by it");
        assert_eq!(owes(invoice, Status::Open), Err(SaleRejection::NothingOwed));
        assert_eq!(owes(DocumentKind::Quote, Status::Open), Err(SaleRejection::NothingOwed));
        assert_eq!(owes(invoice, Status::Paid { on: None }), Err(SaleRejection::AlreadyPaid));
        assert_eq!(owes(invoice, Status::Cancelled), Err(SaleRejection::AlreadyCancelled));
    });
}

#[test]
fn what_is_still_to_be_paid_comes_by_its_due_date_and_paid_documents_are_left_out() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let noel =
            a_person(&base.store, crate::world::noel(a_company(&base.store, brasserie()).await.id)).await;
        let due = |number: &str, due_on: Option<&str>| SaleDetails {
            due_on: due_on.map(day),
            status: Status::Due,
            ..invoice(claire, number, "2026-10-06", 5_290)
        };
        a_sale(&base.store, invoice(claire, "PAID", "2026-11-06", 5_290)).await;
        a_sale(&base.store, SaleDetails { person: Some(noel.id), ..due("NOT-HERS", None) }).await;
        let mut expected = Vec::new();
        for (number, due_on) in [("C", None), ("A", Some("2026-11-01")), ("B", Some("2026-12-01"))] {
            expected.push(a_sale(&base.store, due(number, due_on)).await);
        }
        expected.rotate_left(1);
        let db = base.store.reader();
        assert_eq!(unpaid_of(whole(db), claire.into(), 10).await.unwrap(), expected);
        assert_eq!(unpaid_of(whole(db), claire.into(), 1).await.unwrap(), expected[..1]);
    });
}
