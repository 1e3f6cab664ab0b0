//! Two records made one, field by field, and two again.

use contracts::{Mark, PrivacyCore, Refusal, RefusalScope};
use customers::OfTheFile;
use customers::TheFile;
use customers::person::{PersonDetails, PersonName};
use customers::store::{company, figures_of, open_tasks_of, person, sales_of, taken_in_by, totals};
use kernel::{Holder, Id as _, PersonId};
use personal::Purpose;
use std::sync::Arc;
use store::holder_keys::ciphers_of;
use store::{Cause, Store};
use testkit::{access, on_both_engines};
use web::testing::Browser;

use super::{camille, yanis};
use crate::imports::desk::open_books;
use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, camille as owner, claire, company_named, invoice, noel,
    text, whole,
};

/// Claire again, as the till knows her: another name, another e-mail, no telephone.
fn claire_of_the_till() -> PersonDetails {
    let mut details = claire();
    details.name =
        PersonName { civility: text("Mme"), given: text("Claire"), family: text("Fontaine-Leroy") };
    details.client_number = text("T-881");
    details.coordinates.phones.clear();
    details.coordinates.emails =
        customers::Written::emails("claire@caisse.example").into_iter().map(Into::into).collect();
    details
}

async fn refuse(store: &Store, holder: Holder, scope: RefusalScope) {
    let refusal = Refusal { holder, addresses: Vec::new(), scope, said_on: None, source: "call" };
    let mut tx = begin(store).await;
    privacy::Core.record_refusals(&mut tx, &[refusal]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn refusals(store: &Store, holder: Holder) -> Vec<RefusalScope> {
    let state = privacy::Core.states_of(store, &[holder]).await.unwrap().remove(0);
    state.refusals.into_iter().map(|refusal| refusal.scope).collect()
}

async fn planned(browser: &mut Browser, id: PersonId) {
    let page = browser.get(format!("/people/{id}/tasks/new")).await;
    browser.submit(page.form("form.form").fill("title", "Rappeler").fill("due_on", "2026-11-24")).await;
}

const NO: RefusalScope = RefusalScope::Everything(Mark::DoNotContact);
const NO_NEWSLETTER: RefusalScope = RefusalScope::Some { channel: None, purpose: Some(Purpose::Newsletter) };

#[test]
fn two_records_of_one_person_are_found_compared_made_one_and_two_again() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let kept = a_person(store, claire()).await;
        let gone = a_person(store, claire_of_the_till()).await;
        a_sale(store, invoice(kept.id, "F-1", "2026-10-01", 10_000)).await;
        let till = a_sale(store, invoice(gone.id, "T-1", "2026-11-01", 5_000)).await;
        refuse(store, gone.id.into(), NO_NEWSLETTER).await;
        let mut camille = camille(&base);
        planned(&mut camille, gone.id).await;

        let record = camille.get(format!("/people/{}", kept.id)).await;
        let found = camille.get(record.link("Fusionner")).await;
        let by_words = camille.get(format!("/people/{}/merge?q=leroy", kept.id)).await;
        assert!(
            by_words.texts("main ul li a").contains(&"Claire Fontaine-Leroy".to_owned()),
            "{:?}",
            by_words.texts("main li")
        );
        assert_eq!(found.status, 200);
        let page = camille.get(format!("/people/{}/merge/{}", kept.id, gone.id)).await;
        assert_eq!(page.texts("fieldset legend"), ["Numéro client", "Nom de famille"], "what both say");
        assert!(
            page.texts("form dl dt").contains(&"E-mail 2".to_owned()),
            "what is joined: {:?}",
            page.texts("form dl dt")
        );
        let form = page.form("form.form").fill("take[family_name]", "gone");
        let one = camille.submit(form).await;
        assert_eq!(one.toast().as_deref(), Some("Les deux fiches n’en font plus qu’une."));
        assert_eq!(one.place, format!("/people/{}", kept.id));

        let merged = person(store.reader(), kept.id).await.unwrap().unwrap();
        let reveal = |value: &Option<personal::Personal<String>>| {
            value.as_ref().map(|it| it.reveal(&access()).clone())
        };
        assert_eq!(
            reveal(&merged.details.name.family).as_deref(),
            Some("Fontaine-Leroy"),
            "as it was chosen"
        );
        assert_eq!(
            reveal(&merged.details.client_number).as_deref(),
            Some("P0042"),
            "where nobody chose, it stays"
        );
        assert_eq!(
            reveal(&merged.details.name.civility).as_deref(),
            Some("Mme"),
            "what one lacks comes from the other"
        );
        assert_eq!(
            (merged.details.coordinates.emails.len(), merged.details.coordinates.phones.len()),
            (2, 1)
        );
        assert_eq!(merged.details.coordinates.addresses.len(), 1, "the same address stands once");
        assert!(person(store.reader(), gone.id).await.unwrap().is_none());
        assert_eq!(sales_of(whole(store.reader()), kept.id.into(), None, 9).await.unwrap().len(), 2);
        assert_eq!(figures_of(store.reader(), kept.id.into()).await.unwrap().unwrap().figures.purchases, 2);
        assert_eq!(open_tasks_of(whole(store.reader()), kept.id.into(), 9).await.unwrap().len(), 1);
        assert_eq!(refusals(store, kept.id.into()).await, [NO_NEWSLETTER], "a no holds for the one they are");
        assert_eq!(totals(store.reader()).await.unwrap().people, 1);
        let history = camille.get(format!("/people/{}/history", kept.id)).await;
        let created =
            history.texts(".changes > li").into_iter().filter(|story| story.contains("a créé la fiche"));
        assert_eq!(created.count(), 2, "both histories are kept");

        refuse(store, kept.id.into(), NO).await;
        let apart = camille.submit(one.form(".toast form")).await;
        assert_eq!(apart.toast().as_deref(), Some("Les deux fiches sont de nouveau séparées."));
        let first = person(store.reader(), kept.id).await.unwrap().unwrap();
        let second = person(store.reader(), gone.id).await.unwrap().unwrap();
        assert!(first.details == kept.details && second.details == gone.details, "each as it was");
        assert_eq!(second.arrival, gone.arrival);
        let hers = sales_of(whole(store.reader()), gone.id.into(), None, 9).await.unwrap();
        assert_eq!(hers.iter().map(|sale| sale.id).collect::<Vec<_>>(), [till.id]);
        assert_eq!(open_tasks_of(whole(store.reader()), gone.id.into(), 9).await.unwrap().len(), 1);
        for holder in [Holder::from(kept.id), gone.id.into()] {
            let standing = refusals(store, holder).await;
            assert!(standing.contains(&NO) && standing.contains(&NO_NEWSLETTER), "{holder:?}: {standing:?}");
        }
        assert!(taken_in_by(store.reader(), kept.id.into()).await.unwrap().is_empty());
        let again = camille.submit(one.form(".toast form")).await;
        assert_eq!(again.toast().as_deref(), Some("Ces fiches sont déjà séparées."));
    });
}

#[test]
fn what_somebody_changed_after_a_merge_stays_when_it_is_taken_apart() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (kept, gone) = (a_person(store, claire()).await, a_person(store, claire_of_the_till()).await);
        let mut camille = camille(&base);
        let page = camille.get(format!("/people/{}/merge/{}", kept.id, gone.id)).await;
        let one = camille.submit(page.form("form.form").fill("take[family_name]", "gone")).await;
        let value = format!("/people/{}/values/phone-1", kept.id);
        let form = camille.get(&value).await.form("main form[action*='/values/']");
        camille.submit(form.fill("phones[0][value]", "0320123456")).await;
        let later = a_sale(store, invoice(kept.id, "F-9", "2026-11-20", 900)).await;
        camille.submit(one.form(".toast form")).await;
        let first = person(store.reader(), kept.id).await.unwrap().unwrap();
        assert_eq!(first.details.coordinates.phones[0].written.raw.reveal(&access()), "0320123456");
        assert_eq!(first.details.name.family, kept.details.name.family, "nobody touched that since");
        assert_eq!(first.details.coordinates.emails.len(), 1);
        let hers = sales_of(whole(store.reader()), kept.id.into(), None, 9).await.unwrap();
        assert_eq!(hers.iter().map(|sale| sale.id).collect::<Vec<_>>(), [later.id]);
    });
}

#[test]
fn those_who_work_at_a_company_follow_it_and_go_back() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let kept = a_company(store, brasserie()).await;
        let gone = a_company(store, company_named("Brasserie du Vieux Port")).await;
        let follows = a_person(store, noel(gone.id)).await;
        let mut both = noel(kept.id);
        both.roles.push(customers::person::Role { company: gone.id, title: text("Associé") });
        let both = a_person(store, both).await;
        let mut camille = camille(&base);
        let page = camille.get(format!("/companies/{}/merge/{}", kept.id, gone.id)).await;
        let one = camille.submit(page.form("form.form")).await;
        let employers = async |id| {
            let person = person(store.reader(), id).await.unwrap().unwrap();
            person.details.roles.into_iter().map(|role| role.company).collect::<Vec<_>>()
        };
        assert_eq!(employers(follows.id).await, [kept.id]);
        assert_eq!(employers(both.id).await, [kept.id], "once, not twice");
        camille.submit(one.form(".toast form")).await;
        assert!(company(store.reader(), gone.id).await.unwrap().is_some());
        assert_eq!(employers(follows.id).await, [gone.id]);
        assert_eq!(employers(both.id).await, [kept.id, gone.id]);
    });
}

#[test]
fn a_record_that_somebody_changed_meanwhile_is_not_merged_unread() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (kept, gone) = (a_person(store, claire()).await, a_person(store, claire_of_the_till()).await);
        let (mut camille, mut yanis) = (camille(&base), yanis(&base));
        let form = camille.get(format!("/people/{}/merge/{}", kept.id, gone.id)).await.form("form.form");
        let value = format!("/people/{}/values/client_number", gone.id);
        let change = yanis.get(&value).await.form("main form[action*='/values/']");
        yanis.submit(change.fill("client_number", "T-882")).await;
        let told = camille.submit(form).await;
        assert_eq!(told.status, 422);
        assert!(told.complaints()[0].contains("entre-temps"), "{:?}", told.complaints());
        assert!(person(store.reader(), gone.id).await.unwrap().is_some());
        let itself = camille.get(format!("/people/{}/merge/{}", kept.id, kept.id)).await;
        assert_eq!(itself.status, 404);
    });
}

#[test]
fn who_is_erased_takes_along_what_their_record_took_in() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (kept, gone) = (a_person(store, claire()).await, a_person(store, claire_of_the_till()).await);
        let mut camille = camille(&base);
        let page = camille.get(format!("/people/{}/merge/{}", kept.id, gone.id)).await;
        camille.submit(page.form("form.form")).await;
        let sources: Vec<Arc<dyn contracts::PersonalDataSource>> = vec![Arc::new(OfTheFile)];
        let eraser = privacy::Eraser::new(sources, Arc::new(TheFile));
        let cause = Cause::new(owner(), Purpose::DataProtection);
        eraser.erase(store, cause, kept.id.into()).await.unwrap();
        let both = [Holder::from(kept.id), gone.id.into()];
        let keys = ciphers_of(store.reader(), store.key(), &both).await.unwrap();
        assert!(keys.is_empty(), "nothing about either opens again");
        assert!(taken_in_by(store.reader(), kept.id.into()).await.unwrap().is_empty());
        let late = camille.post(format!("/people/{}/merge/{}/separation", kept.id, gone.id), &[]).await;
        assert_ne!(late.status, 500, "{}", late.body);
        assert!(person(store.reader(), PersonId::from_uuid(gone.id.uuid())).await.unwrap().is_none());
    });
}

#[test]
fn the_address_of_a_record_that_was_taken_in_leads_to_the_one_that_took_it_in() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let kept = a_person(store, claire()).await.id;
        let gone = a_person(store, claire_of_the_till()).await.id;
        let mut camille = camille(&base);
        let page = camille.get(format!("/people/{kept}/merge/{gone}")).await;
        camille.submit(page.form("form.form")).await;
        for section in ["", "/sales", "/history", "/files"] {
            let led = camille.get(format!("/people/{gone}{section}")).await;
            assert_eq!(led.place, format!("/people/{kept}"), "{section}");
        }
        let lost =
            camille.post(format!("/people/{gone}/activities"), &[("kind", "note"), ("body", "x")]).await;
        assert_eq!(lost.status, 404, "a note for the old one is no note for the other");

        let apart = format!("/people/{kept}/merge/{gone}/separation");
        camille.post(apart, &[]).await;
        assert_eq!(camille.get(format!("/people/{gone}")).await.place, format!("/people/{gone}"));
        assert_eq!(camille.get(format!("/people/{}", store.ambient().id::<PersonId>())).await.status, 404);
    });
}
