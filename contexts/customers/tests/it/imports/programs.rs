//! What comes out of other programs' exports once they are in the file: who belongs to whom, what was refused and
//! what is only claimed, what was noted, what was sold.

use contracts::{ConsentAnswer, RefusalScope};
use customers::sale::DocumentKind;
use customers::store::{activities_by_ids, records_of_batch, sales_by_ids, totals};
use personal::Channel;
use store::Store;
use testkit::{access, on_both_engines};

use super::desk::{answers, fixtures, import, latest, open_books, person_named, privacy_of};

/// Imports exports of one program as one batch.
async fn bring(store: &Store, names: &[&str]) {
    open_books(store).await;
    import(store, fixtures("exports-crm", names), answers()).await;
}

#[test]
fn hubspot_brings_people_once_each_with_their_refusals() {
    on_both_engines(|base| async move {
        let store = &base.store;
        bring(store, &["hubspot-companies.csv", "hubspot-contacts.csv"]).await;
        let people = totals(store.reader()).await.unwrap().people;
        assert_eq!(people, 4, "two of one address are one, and one row is about nobody");
        let john = privacy_of(store, person_named(store, "Smith").await.id).await;
        assert!(!john.refusals.is_empty());
        let camille = privacy_of(store, person_named(store, "Dürand").await.id).await;
        assert!(camille.refusals.is_empty() && camille.claims.is_empty());
    });
}

#[test]
fn a_subscription_is_claimed_and_a_note_enters_the_timeline() {
    on_both_engines(|base| async move {
        let store = &base.store;
        bring(store, &["pipedrive-people.csv", "pipedrive-deals.csv", "zendesk-users.csv"]).await;
        let tony = privacy_of(store, person_named(store, "Turner").await.id).await;
        assert_eq!(tony.claims.iter().map(|claim| claim.answer).collect::<Vec<_>>(), [ConsentAnswer::Yes]);
        let anais = privacy_of(store, person_named(store, "N'Guyen").await.id).await;
        let by_email = RefusalScope::Some { channel: Some(Channel::Email), purpose: None };
        assert!(anais.refusals.iter().any(|no| no.scope == by_email));
        let records = records_of_batch(store.reader(), latest(store).await.batch.id).await.unwrap();
        let notes = activities_by_ids(store.reader(), &records.activities).await.unwrap();
        let words: Vec<String> =
            notes.iter().map(|note| note.details.text.reveal(&access()).clone()).collect();
        assert!(words.iter().any(|note| note.starts_with("Appelle tous les lundis")), "{words:?}");
        let sales = sales_by_ids(store.reader(), &records.sales).await.unwrap();
        let [won] = sales.as_slice() else { panic!("{} sales", sales.len()) };
        assert_eq!((won.details.kind, won.details.net), (DocumentKind::Order, 1_250_000));
        assert_eq!(won.details.person, Some(person_named(store, "N'Guyen").await.id));
    });
}
