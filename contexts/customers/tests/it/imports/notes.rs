//! Notes held back, decided on after the import: dropped, rephrased, or kept with a reason.

use contracts::PersonalDataSource as _;
use customers::OfTheFile;
use customers::import::{NotTaken, Verdict};
use customers::store::{activities_by_ids, records_of_batch, totals};
use jiff::ToSpan;
use kernel::Holder;
use store::Store;
use store::journal::{Page, of_holder};
use testkit::on_both_engines;

use super::desk::{
    answers, csv, import, latest, open_books, opened, person_named, run_jobs, undo_latest, wizard,
};

const CUSTOMERS: &str = "Nom;Prénom;E-mail;Remarque
Fontaine;Claire;claire.fontaine@example.com;Diabétique, livrer sans sucre
Poulain;Marc;marc.poulain@example.com;Atteint d’un cancer
Lacombe;Adrien;adrien@example.com;Carte 4111 1111 1111 1111
";

async fn notes_of_the_batch(store: &Store) -> usize {
    records_of_batch(store.reader(), latest(store).await.batch.id).await.unwrap().activities.len()
}

#[test]
fn each_note_is_followed_by_its_own_word() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let (steps, batch) = (wizard(store), latest(store).await);
        let held = steps.held_notes(&batch).await.unwrap();
        assert_eq!((held.len(), notes_of_the_batch(store).await), (3, 0));
        let place = |who: &str| held.iter().find(|row| row.note.who == who).unwrap().place;
        let (claire, marc, adrien) =
            (place("Claire Fontaine"), place("Marc Poulain"), place("Adrien Lacombe"));

        let first = [
            (claire, Verdict::Rephrase("Livrer sans sucre, à cause du diabète".to_owned())),
            (marc, Verdict::Drop),
            (adrien, Verdict::Keep("Il l’a demandé".to_owned())),
        ];
        let still_held = steps.judge(&batch, &first).await.unwrap();
        assert_eq!(still_held, 2, "new words that tell as much, and what a checksum proves");
        assert_eq!(notes_of_the_batch(store).await, 0);
        let second = [(claire, Verdict::Rephrase("Livrer sans sucre".to_owned())), (adrien, Verdict::Drop)];
        assert_eq!(steps.judge(&batch, &second).await.unwrap(), 0);
        assert!(steps.held_notes(&batch).await.unwrap().is_empty());
        let records = records_of_batch(store.reader(), batch.batch.id).await.unwrap();
        let notes = activities_by_ids(store.reader(), &records.activities).await.unwrap();
        let words: Vec<_> =
            notes.iter().map(|note| note.details.text.reveal(&testkit::access()).as_str()).collect();
        assert_eq!(words, ["Livrer sans sucre"]);
    });
}

#[test]
fn a_note_held_back_is_told_to_whom_it_is_about() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let claire = person_named(store, "Fontaine").await.id;
        let told = OfTheFile.export(store, Holder::Person(claire), &testkit::access()).await.unwrap();
        let held: Vec<_> = told.iter().filter(|part| part.kind == "held-note").collect();
        assert_eq!(held.len(), 1);
        assert_eq!(
            held.first().and_then(|part| part.values.get("text")).map(String::as_str),
            Some("Diabétique, livrer sans sucre")
        );
    });
}

#[test]
fn a_note_kept_late_goes_with_its_import_and_is_kept_no_more_after_thirty_days() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let (steps, batch) = (wizard(store), latest(store).await);
        let place = steps.held_notes(&batch).await.unwrap()[0].place;
        let keep = [(place, Verdict::Keep("Elle nous l’a demandé pour ses livraisons".to_owned()))];
        assert_eq!(steps.judge(&batch, &keep).await.unwrap(), 0);
        assert_eq!(notes_of_the_batch(store).await, 1);
        base.clock.pass((30 * 24).hours());
        let late = steps.judge(&batch, &[]).await;
        assert!(matches!(late, Err(NotTaken::Rejected(_))), "{late:?}");
    });
}

#[test]
fn an_undoing_takes_a_note_kept_late_with_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let (steps, batch) = (wizard(store), latest(store).await);
        let place = steps.held_notes(&batch).await.unwrap()[0].place;
        steps.judge(&batch, &[(place, Verdict::Keep("Elle nous l’a demandé".to_owned()))]).await.unwrap();
        let undone = undo_latest(store).await.all();
        assert_eq!((undone.removed, undone.linked), (4, 0));
        assert_eq!(totals(store.reader()).await.unwrap().people, 0);
    });
}

/// Two customers of whom the same is remarked.
const ALIKE: &str = "Nom;Prénom;E-mail;Remarque
Fontaine;Claire;claire.fontaine@example.com;Diabétique, livrer sans sucre
Poulain;Marc;marc.poulain@example.com;Diabétique, livrer sans sucre
";

#[test]
fn each_of_two_notes_that_say_the_same_is_kept_for_its_own_reason() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (steps, id) = (wizard(store), opened(store, vec![csv("clients.csv", ALIKE)]).await);
        let stored = steps.find(id).await.unwrap();
        let mut draft = stored.draft().unwrap();
        steps.correct(stored, &draft).await.unwrap();
        steps.check(id).await.unwrap();
        let stored = steps.find(id).await.unwrap();
        for held in steps.held_notes(&stored).await.unwrap() {
            draft.judge(&held.note, Verdict::Keep(format!("{} nous l’a demandé", held.note.who)));
        }
        steps.correct(stored, &draft).await.unwrap();
        steps.check(id).await.unwrap();
        steps.queue(steps.find(id).await.unwrap(), answers().provenance).await.unwrap();
        run_jobs(store).await;
        for (family, reason) in
            [("Fontaine", "Claire Fontaine nous l’a demandé"), ("Poulain", "Marc Poulain nous l’a demandé")]
        {
            let who = Holder::Person(person_named(store, family).await.id);
            let history = of_holder(store.reader(), store.key(), who, Page::newest(9)).await.unwrap();
            let kept = history.iter().find(|entry| entry.verb == "sensitive-note-kept").unwrap();
            let said = kept.values[0].after.as_ref().unwrap().reveal(&testkit::access());
            assert_eq!(said, reason);
        }
    });
}

/// A company with its contact: what is remarked about it stays with the company.
const COMPANIES: &str = "Raison sociale;SIREN;Contact;E-mail;Remarques;Désinscrit e-mail
Bois SA;732829320;Mme Anne Petit;info@bois.fr;Anne est enceinte;oui
";

#[test]
fn a_note_and_a_refusal_beside_a_contact_are_the_companys_and_wait_for_a_word() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("entreprises.csv", COMPANIES)], answers()).await;
        let (steps, batch) = (wizard(store), latest(store).await);
        assert_eq!(batch.findings().unwrap().unwrap().refusals, 1);
        let held = steps.held_notes(&batch).await.unwrap();
        let [one] = held.as_slice() else { panic!("{} notes are held back", held.len()) };
        assert_eq!(one.note.who, "Bois SA");
        assert!(matches!(one.holder, Some(Holder::Company(_))));
        let words = "Livrer au dépôt de la rue Basse".to_owned();
        steps.judge(&batch, &[(one.place, Verdict::Rephrase(words))]).await.unwrap();
        let records = records_of_batch(store.reader(), batch.batch.id).await.unwrap();
        let notes = activities_by_ids(store.reader(), &records.activities).await.unwrap();
        assert!(notes.iter().all(|note| note.details.company.is_some() && note.details.person.is_none()));
        assert_eq!(notes.len(), 1);
    });
}

#[test]
fn a_password_is_kept_for_no_reason_and_hardly_a_word_is_none() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let file = "Nom;Prénom;E-mail;Remarque\n\
                    Fontaine;Claire;claire.fontaine@example.com;mot de passe espace client : Toto1234!\n";
        import(store, vec![csv("clients.csv", file)], answers()).await;
        let (steps, batch) = (wizard(store), latest(store).await);
        let place = steps.held_notes(&batch).await.unwrap()[0].place;
        let keep = [(place, Verdict::Keep("Elle le perd tout le temps".to_owned()))];
        assert_eq!(steps.judge(&batch, &keep).await.unwrap(), 1);
        assert_eq!(notes_of_the_batch(store).await, 0);
        for hardly in ["", "x", "parce que", "…………………………"] {
            assert!(Verdict::keep(hardly).is_err(), "{hardly}");
        }
        assert!(Verdict::keep("Elle l’a demandé").is_ok());
    });
}
