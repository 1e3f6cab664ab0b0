//! What an import asks of the file: many records in one transaction, and all of them back.

use customers::Arrival;
use customers::company::Company;
use customers::person::{Person, PersonDetails};
use customers::sale::Sale;
use customers::store::{
    BatchRecords, figures_of, person, records_of_batch, remove_company, remove_person, remove_sale,
    save_companies, save_people, save_sales, totals,
};
use kernel::{BatchId, Id};
use personal::Purpose;
use store::{Cause, journal};
use testkit::on_both_engines;

use crate::world::{a_person, begin, camille, claire, company_named, invoice, noel, text};

const COMPANIES: usize = 450;

#[test]
fn an_import_goes_in_at_once_and_comes_out_whole() {
    on_both_engines(|base| async move {
        let batch: BatchId = base.ambient.id();
        let arrival = Arrival::by_batch(base.ambient.now(), batch);
        let typed = a_person(&base.store, claire()).await;
        let mut tx =
            base.store.begin(Cause::new(camille(), Purpose::ClientManagement).within(batch)).await.unwrap();
        let companies: Vec<_> = (0..COMPANIES)
            .map(|number| company_named(&format!("Cave n° {number}")))
            .map(|details| Company::introduce(base.ambient.id(), details, arrival).unwrap())
            .collect();
        let people: Vec<_> = companies
            .iter()
            .map(|company| Person::introduce(base.ambient.id(), noel(company.after.id), arrival).unwrap())
            .collect();
        let sales: Vec<_> = companies
            .iter()
            .enumerate()
            .map(|(number, company)| invoice(company.after.id, &format!("N{number}"), "2026-11-02", 1_000))
            .map(|details| Sale::record(base.ambient.id(), details, arrival).unwrap())
            .collect();
        let last = companies[COMPANIES - 1].after.id;
        save_companies(&mut tx, companies).await.unwrap();
        save_people(&mut tx, people).await.unwrap();
        save_sales(&mut tx, sales).await.unwrap();
        tx.commit().await.unwrap();

        let db = base.store.reader();
        assert_eq!(figures_of(db, last.into()).await.unwrap().unwrap().figures.spend.net, 1_000);
        let whole = totals(db).await.unwrap();
        assert_eq!((whole.companies, whole.people, whole.sales), (450, 451, 450));
        assert_eq!(whole.of_companies.spend.net, 450_000);
        let history =
            journal::of_holder(db, base.store.key(), last.into(), journal::Page::newest(9)).await.unwrap();
        assert_eq!(history.len(), 2, "one entry per record");
        assert!(history.iter().all(|entry| entry.batch == Some(batch)));

        let records = records_of_batch(db, batch).await.unwrap();
        assert_eq!([records.companies.len(), records.people.len(), records.sales.len()], [COMPANIES; 3]);
        let mut tx = begin(&base.store).await;
        for sale in customers::store::sales_by_ids(db, &records.sales).await.unwrap() {
            remove_sale(&mut tx, &sale).await.unwrap();
        }
        for person in customers::store::people_by_ids(db, &records.people).await.unwrap() {
            remove_person(&mut tx, &person).await.unwrap();
        }
        for company in customers::store::companies_by_ids(db, &records.companies).await.unwrap() {
            remove_company(&mut tx, &company).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(records_of_batch(db, batch).await.unwrap(), BatchRecords::default());
        assert_eq!(person(db, typed.id).await.unwrap(), Some(typed));
        let left = totals(db).await.unwrap();
        assert_eq!((left.people, left.companies, left.of_companies.spend.net), (1, 0, 0));
        assert!(journal::verify(db, base.store.key()).await.unwrap().is_ok());
    });
}

#[test]
fn new_and_known_records_may_come_in_one_call() {
    on_both_engines(|base| async move {
        let known = a_person(&base.store, claire()).await;
        let better = PersonDetails { job_title: text("Restauratrice"), ..known.details.clone() };
        let new = Person::introduce(base.ambient.id(), claire(), known.arrival).unwrap();
        let ids = [known.id.uuid(), new.after.id.uuid()];
        let mut tx = begin(&base.store).await;
        save_people(&mut tx, vec![known.correct(better.clone()).unwrap(), new]).await.unwrap();
        tx.commit().await.unwrap();
        let ids = ids.map(kernel::PersonId::from_uuid);
        let read = customers::store::people_by_ids(base.store.reader(), &ids).await.unwrap();
        assert_eq!(read[0].details, better);
        assert_eq!(read.len(), 2);
    });
}
