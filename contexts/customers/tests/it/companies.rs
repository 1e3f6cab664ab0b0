//! Companies: kept, found, changed, removed.

use customers::company::{Company, CompanyRejection, IdentifierKind};
use customers::store::{
    NotRemoved, Unsaved, companies_by_ids, company, remove_company, save_company, totals,
};
use kernel::Id;
use personal::Personal;
use store::search::{Among, find};
use testkit::{access, on_both_engines};
use values::Flaw;

use crate::world::{a_company, a_person, a_sale, begin, brasserie, by_hand, company_named, invoice, noel};

#[test]
fn a_company_comes_back_with_its_numbers_as_typed_and_as_understood() {
    on_both_engines(|base| async move {
        let written = a_company(&base.store, brasserie()).await;
        let read = company(base.store.reader(), written.id).await.unwrap().unwrap();
        assert_eq!(read, written);
        let vat = read.identifier(IdentifierKind::Vat).unwrap();
        assert_eq!(vat.raw.reveal(&access()), "BE 0403.091.220");
        assert_eq!(vat.canonical.as_ref().unwrap().reveal(&access()), "BE0403091220");
        assert_eq!(totals(base.store.reader()).await.unwrap().companies, 1);
    });
}

#[test]
fn a_wrong_siren_is_kept_as_typed_and_flagged() {
    on_both_engines(|base| async move {
        let mut details = company_named("Garage du Nœud Vert");
        let written = customers::Written::siren("994 674 597").unwrap();
        details.identifiers = vec![customers::company::Identifier { kind: IdentifierKind::Siren, written }];
        let garage = a_company(&base.store, details).await;
        let read = companies_by_ids(base.store.reader(), &[garage.id]).await.unwrap().remove(0);
        let siren = read.identifier(IdentifierKind::Siren).unwrap();
        assert_eq!(siren.raw.reveal(&access()), "994 674 597");
        assert_eq!((siren.canonical.clone(), siren.flaw), (None, Some(Flaw::SirenCheckDigit)));
    });
}

#[test]
fn a_company_is_found_by_name_number_and_client_number() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        for typed in ["vieux port", "brassrie", "0403091220", "0403.091.220", "be0403091220", "c0007"] {
            let hits =
                find(base.store.reader(), &access(), typed, Among::all(&["company"]), 5).await.unwrap();
            assert_eq!(hits.first().map(|hit| hit.id), Some(brasserie.id.uuid()), "{typed}");
        }
    });
}

#[test]
fn the_second_of_two_who_edit_a_company_at_once_is_told() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let details = company_named("Brasserie du Nouveau-Port");
        let mut tx = begin(&base.store).await;
        let step = brasserie.clone().correct(details).unwrap();
        save_company(&mut tx, step.clone()).await.unwrap();
        assert_eq!(save_company(&mut tx, step).await, Err(Unsaved::ChangedMeanwhile));
    });
}

#[test]
fn a_removed_company_leaves_its_people_and_takes_its_sales_into_account() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let noel = a_person(&base.store, noel(brasserie.id)).await;
        let sale = a_sale(&base.store, invoice(brasserie.id, "2026-0002", "2026-11-02", 126_400)).await;
        let mut tx = begin(&base.store).await;
        assert_eq!(remove_company(&mut tx, &brasserie).await, Err(NotRemoved::NamedBySales(1)));
        customers::store::remove_sale(&mut tx, &sale).await.unwrap();
        remove_company(&mut tx, &brasserie).await.unwrap();
        tx.commit().await.unwrap();
        let db = base.store.reader();
        assert_eq!(company(db, brasserie.id).await.unwrap(), None);
        let noel = customers::store::person(db, noel.id).await.unwrap().unwrap();
        assert!(noel.details.roles.is_empty());
        let totals = totals(db).await.unwrap();
        assert_eq!((totals.companies, totals.people, totals.sales), (0, 1, 0));
    });
}

#[test]
fn a_company_needs_a_name_and_one_number_of_each_kind() {
    on_both_engines(|base| async move {
        let (id, arrival) = (base.ambient.id(), by_hand(&base.store));
        let nameless = Company::introduce(id, company_named(" \u{a0} "), arrival);
        assert_eq!(nameless.err(), Some(CompanyRejection::Nameless));
        let mut twice = brasserie();
        twice.identifiers.push(twice.identifiers[0].clone());
        assert_eq!(Company::introduce(id, twice, arrival).err(), Some(CompanyRejection::IdentifierTwice));
        let symbols = company_named("♥ & ♥");
        assert_eq!(
            Company::introduce(id, symbols, arrival).unwrap().after.details.name,
            Personal::new("♥ & ♥".to_owned())
        );
    });
}
