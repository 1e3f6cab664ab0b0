//! People: kept, found, changed by one at a time, removed.

use customers::person::{Person, PersonRejection};
use customers::store::{
    NotRemoved, Unsaved, companies_of, people_by_ids, people_of, person, remove_person, save_person, totals,
};
use kernel::PersonId;
use store::journal;
use store::search::{Among, find};
use testkit::{access, on_both_engines};
use values::Flaw;

use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, by_hand, claire, invoice, noel, text, whole,
};

#[test]
fn a_person_comes_back_as_they_were_written_down() {
    on_both_engines(|base| async move {
        let written = a_person(&base.store, claire()).await;
        let read = person(base.store.reader(), written.id).await.unwrap();
        assert_eq!(read, Some(written));
        assert_eq!(totals(base.store.reader()).await.unwrap().people, 1);
    });
}

#[test]
fn people_come_in_the_order_they_are_asked_and_strangers_are_left_out() {
    on_both_engines(|base| async move {
        let first = a_person(&base.store, claire()).await;
        let mut other = claire();
        other.name.given = text("Inès");
        let second = a_person(&base.store, other).await;
        let stranger: PersonId = base.ambient.id();
        let asked = [second.id, stranger, first.id];
        let found = people_by_ids(base.store.reader(), &asked).await.unwrap();
        assert_eq!(found, [second, first]);
    });
}

#[test]
fn the_second_of_two_who_edit_at_once_is_told() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let mut yanis = claire.details.clone();
        yanis.job_title = text("Cheffe");
        let mut ines = claire.details.clone();
        ines.job_title = text("Gérante");

        let mut tx = begin(&base.store).await;
        let saved = save_person(&mut tx, claire.clone().correct(yanis).unwrap()).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = begin(&base.store).await;
        let late = save_person(&mut tx, claire.clone().correct(ines).unwrap()).await;
        assert_eq!(late, Err(Unsaved::ChangedMeanwhile));
        tx.rollback().await.unwrap();
        assert_eq!(person(base.store.reader(), claire.id).await.unwrap(), Some(saved));
    });
}

#[test]
fn a_wrong_number_is_kept_as_typed_and_flagged() {
    on_both_engines(|base| async move {
        let mut details = claire();
        details.coordinates.phones =
            customers::Written::phones("06 39 98", kernel::Country::FR).into_iter().map(Into::into).collect();
        let written = a_person(&base.store, details).await;
        let read = person(base.store.reader(), written.id).await.unwrap().unwrap();
        let phone = &read.details.coordinates.phones[0].written;
        assert_eq!(phone.raw.reveal(&access()), "06 39 98");
        assert_eq!((phone.canonical.clone(), phone.flaw), (None, Some(Flaw::PhoneTooShort)));
    });
}

#[test]
fn every_change_is_in_the_history_with_what_stood_before() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let mut married = claire.details.clone();
        married.name.family = text("Fontaine-Lemaire");
        let mut tx = begin(&base.store).await;
        save_person(&mut tx, claire.clone().correct(married).unwrap()).await.unwrap();
        tx.commit().await.unwrap();

        let (db, key) = (base.store.reader(), base.store.key());
        let page = journal::Page::newest(10);
        let history = journal::of_holder(db, key, claire.id.into(), page).await.unwrap();
        let verbs: Vec<&str> = history.iter().map(|entry| entry.verb.as_str()).collect();
        assert_eq!(verbs, ["corrected", "created"]);
        let change = &history[0].values;
        assert_eq!(change.len(), 1, "only what changed");
        assert_eq!(change[0].field, "family_name");
        assert_eq!(change[0].before.as_ref().unwrap().reveal(&access()), "Fontaine");
        assert_eq!(change[0].after.as_ref().unwrap().reveal(&access()), "Fontaine-Lemaire");
        assert!(journal::verify(db, key).await.unwrap().is_ok());
    });
}

#[test]
fn a_person_is_found_by_name_mail_number_and_town() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let spellings = [
            "claire fontaine",
            "FONTAINE",
            "fontaine@example",
            "0639982011",
            "06 39 98 20 11",
            "+33639982011",
            "lille",
            "p0042",
            "fontane",
        ];
        for typed in spellings {
            let hits = find(base.store.reader(), &access(), typed, Among::all(&["person"]), 5).await.unwrap();
            assert_eq!(hits.first().map(|hit| hit.id), Some(kernel::Id::uuid(claire.id)), "{typed}");
        }
    });
}

#[test]
fn a_corrected_name_is_found_and_the_old_one_is_not() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let mut details = claire.details.clone();
        details.name.family = text("Okonkwo");
        details.coordinates = customers::coordinates::Coordinates::default();
        let mut tx = begin(&base.store).await;
        save_person(&mut tx, claire.correct(details).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let found = |typed: &'static str| {
            let store = base.store.clone();
            async move { find(store.reader(), &access(), typed, Among::all(&[]), 5).await.unwrap().len() }
        };
        assert_eq!((found("okonkwo").await, found("fontaine").await, found("lille").await), (1, 0, 0));
    });
}

#[test]
fn roles_lead_from_people_to_companies_and_back() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let noel = a_person(&base.store, noel(brasserie.id)).await;
        let db = base.store.reader();
        assert_eq!(companies_of(whole(db), noel.id).await.unwrap(), [brasserie.clone()]);
        assert_eq!(people_of(whole(db), brasserie.id).await.unwrap(), [noel]);
    });
}

#[test]
fn somebody_entered_by_mistake_is_removed_with_everything_but_the_history() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        let mut tx = begin(&base.store).await;
        remove_person(&mut tx, &claire).await.unwrap();
        tx.commit().await.unwrap();
        let db = base.store.reader();
        assert_eq!(person(db, claire.id).await.unwrap(), None);
        assert_eq!(totals(db).await.unwrap().people, 0);
        assert!(find(db, &access(), "fontaine", Among::all(&[]), 5).await.unwrap().is_empty());
        let page = journal::Page::newest(10);
        let history = journal::of_holder(db, base.store.key(), claire.id.into(), page).await.unwrap();
        assert_eq!(history[0].verb, "removed");
    });
}

#[test]
fn somebody_whom_sales_name_is_not_removed() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "2026-0001", "2026-11-02", 5_290)).await;
        let mut tx = begin(&base.store).await;
        assert_eq!(remove_person(&mut tx, &claire).await, Err(NotRemoved::NamedBySales(1)));
    });
}

#[test]
fn nobody_is_introduced_without_a_name_or_a_way_to_reach_them() {
    on_both_engines(|base| async move {
        let nobody = Person::introduce(base.ambient.id(), Default::default(), by_hand(&base.store));
        assert_eq!(nobody.err(), Some(PersonRejection::NobodyToIdentify));
    });
}
