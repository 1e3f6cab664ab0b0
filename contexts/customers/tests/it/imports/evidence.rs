//! The words beside an answer: its evidence, unless they tell what may not be kept.

use contracts::ConsentAnswer;
use testkit::{access, on_both_engines};

use super::desk::{answers, csv, import, latest, open_books, person_named, privacy_of, wizard};

#[test]
fn the_words_of_a_yes_are_kept_with_it_and_say_since_when() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Nom;Prénom;E-mail;Newsletter
Poulain;Marc;marc@example.com;Oui (mail du 03/02/2023)
Benali;Inès;ines@example.com;oui
";
        import(store, vec![csv("clients.csv", rows)], answers()).await;
        let marc = privacy_of(store, person_named(store, "Poulain").await.id).await.claims.remove(0);
        assert_eq!((marc.answer, marc.given_on), (ConsentAnswer::Yes, "2023-02-03".parse().ok()));
        let words = marc.evidence.map(|words| words.reveal(&access()).clone());
        assert_eq!(words.as_deref(), Some("Oui (mail du 03/02/2023)"));
        let ines = privacy_of(store, person_named(store, "Benali").await.id).await.claims.remove(0);
        assert_eq!((ines.answer, ines.given_on, ines.evidence), (ConsentAnswer::Yes, None, None));
    });
}

#[test]
fn words_of_an_answer_that_tell_of_somebodys_health_wait_as_a_note_does() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Nom;Prénom;E-mail;Newsletter
Poulain;Marc;marc@example.com;\"Oui, mais diabétique : rien de sucré\"
";
        import(store, vec![csv("clients.csv", rows)], answers()).await;
        let marc = privacy_of(store, person_named(store, "Poulain").await.id).await;
        assert_eq!(marc.claims.iter().map(|claim| claim.evidence.is_some()).collect::<Vec<_>>(), [false]);
        let held = wizard(store).held_notes(&latest(store).await).await.unwrap();
        assert_eq!(held.iter().map(|row| row.note.column.as_str()).collect::<Vec<_>>(), ["Newsletter"]);
    });
}

#[test]
fn a_refusal_does_not_take_the_day_of_the_consent_before_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Nom;Prénom;E-mail;Accord newsletter;Date accord
Poulain;Marc;marc@example.com;NE PLUS CONTACTER;09/07/2018
";
        import(store, vec![csv("clients.csv", rows)], answers()).await;
        let marc = privacy_of(store, person_named(store, "Poulain").await.id).await;
        assert!(!marc.refusals.is_empty() && marc.refusals.iter().all(|refusal| refusal.said_on.is_none()));
    });
}
