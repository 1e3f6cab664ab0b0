//! The history tells who changed what, in words.

use customers::Arrival;
use customers::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use customers::company::{Identifier, IdentifierKind};
use customers::coordinates::Label;
use customers::person::{Person, PersonDetails};
use customers::relation::{Declared, Relationship};
use customers::sale::Status;
use customers::store::{save_activity, save_person};
use kernel::{Actor, BatchId, Holder, Role};
use personal::{Personal, Purpose};
use store::{Cause, Tx};
use testkit::{Base, on_both_engines};
use web::testing::Stage;

use super::camille;
use crate::world::{a_company, a_person, a_sale, brasserie, by_hand, claire, day, invoice, text};

async fn begin_as(base: &Base, actor: Actor) -> Tx {
    base.store.begin(Cause::new(actor, Purpose::ClientManagement)).await.unwrap()
}

#[test]
fn the_history_tells_who_changed_what_into_what() {
    on_both_engines(|base| async move {
        let person = a_person(&base.store, claire()).await;
        let mut details = person.details.clone();
        details.coordinates.addresses[0].town = text("Tournai");
        details.job_title = text("Acheteuse");
        let mut tx = begin_as(&base, Actor::User(Stage::user(Role::Seller))).await;
        let step = person.clone().correct(details).unwrap();
        save_person(&mut tx, step).await.unwrap();
        tx.commit().await.unwrap();
        let mut camille = camille(&base);
        let page = camille.get(format!("/people/{}/history", person.id)).await;
        let change = page.text(".changes > li");
        assert!(change.starts_with("Yanis Moreau a modifié la fiche"), "{change}");
        assert!(change.contains("Gestion de la clientèle"), "{change}");
        assert_eq!(page.texts(".changes > li:first-child dt"), ["Métier", "Adresse"]);
        assert_eq!(page.text(".changes > li:first-child del"), "12 rue de Gand 59800 Lille France");
        assert_eq!(
            page.texts(".changes > li:first-child ins"),
            ["Acheteuse", "12 rue de Gand 59800 Tournai France"]
        );
        assert!(page.texts(".changes > li")[1].contains("a créé la fiche"));
    });
}

#[test]
fn what_an_address_is_for_is_told_too() {
    on_both_engines(|base| async move {
        let person = a_person(&base.store, claire()).await;
        let mut details = person.details.clone();
        details.coordinates.emails[0].label = Label::Work;
        details.coordinates.addresses[0].label = Label::Billing;
        let mut tx = begin_as(&base, Actor::User(Stage::user(Role::Seller))).await;
        save_person(&mut tx, person.clone().correct(details).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let mut camille = camille(&base);
        let page = camille.get(format!("/people/{}/history", person.id)).await;
        let latest = |part: &str| page.texts(&format!(".changes > li:first-child {part}"));
        assert_eq!(latest("dt"), ["Usage de l’e-mail", "Usage de l’adresse"]);
        assert_eq!(
            (latest("del"), latest("ins")),
            (vec!["Livraison".into()], vec!["Travail".into(), "Facturation".into()])
        );
    });
}

#[test]
fn imports_the_console_and_carnet_itself_are_named() {
    on_both_engines(|base| async move {
        let id = base.store.ambient().id();
        let batch = base.store.ambient().id::<BatchId>();
        let cause = Cause::new(Actor::Console, Purpose::ClientManagement).within(batch);
        let mut tx = base.store.begin(cause).await.unwrap();
        let arrival = Arrival::by_batch(base.store.ambient().now(), batch);
        save_person(&mut tx, Person::introduce(id, claire(), arrival).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        for (actor, town) in [(Actor::Console, "Lens"), (Actor::Carnet, "Douai")] {
            let person = customers::store::person(base.store.reader(), id).await.unwrap().unwrap();
            let mut details = person.details.clone();
            details.coordinates.addresses[0].town = text(town);
            let mut tx = begin_as(&base, actor).await;
            save_person(&mut tx, person.correct(details).unwrap()).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut camille = camille(&base);
        let page = camille.get(format!("/people/{id}/history")).await;
        assert_eq!(page.texts(".changes b"), ["Carnet", "La ligne de commande", "Un import"]);
        let page = camille.get(format!("/people/{id}")).await;
        assert_eq!(page.text(".tl .what"), "Fiche créée par un import");
    });
}

#[test]
fn what_was_taken_out_of_the_history_says_so() {
    on_both_engines(|base| async move {
        let person = a_person(&base.store, claire()).await;
        let mut tx = begin_as(&base, Actor::User(Stage::user(Role::Owner))).await;
        assert!(tx.redact(1, "client_number").await.unwrap());
        tx.commit().await.unwrap();
        let mut camille = camille(&base);
        let page = camille.get(format!("/people/{}/history", person.id)).await;
        assert!(page.texts(".changes > li")[0].contains("a retiré une valeur de l’historique"));
        assert_eq!(page.texts(".changes .st"), ["Retiré de l’historique"]);
        assert!(!page.text(".changes").contains("P0042"));
    });
}

/// Every field of the file, filled: none may be told as "another value", and no code or id as it is.
#[test]
fn every_field_the_file_journals_has_words() {
    on_both_engines(|base| async move {
        let relationship = Relationship {
            owner: Some(Stage::user(Role::Seller)),
            channel: text("Salon"),
            language: text("fr"),
            declared: Some(Declared::Partner),
            client_since: Some(day("2020-01-02")),
        };
        let mut company = brasserie();
        company.identifiers.push(Identifier {
            kind: IdentifierKind::Siren,
            written: customers::Written::siren("732829320").unwrap(),
        });
        company.identifiers.push(Identifier {
            kind: IdentifierKind::Siret,
            written: customers::Written::siret("73282932000074").unwrap(),
        });
        (company.sector, company.size, company.website) =
            (text("Horeca"), text("12"), text("vieux-port.example"));
        company.relationship = relationship.clone();
        company.coordinates.phones = claire().coordinates.phones;
        company.coordinates.addresses = claire().coordinates.addresses;
        let company = a_company(&base.store, company).await.id;
        let mut person: PersonDetails = claire();
        person.name.civility = text("Mme");
        person.job_title = text("Gérante");
        person.roles = crate::world::noel(company).roles;
        person.relationship = relationship;
        person
            .coordinates
            .emails
            .extend(customers::Written::emails("b@example.com").into_iter().map(Into::into));
        let person = a_person(&base.store, person).await.id;
        let mut sale = invoice(person, "F-1", "2026-11-06", 126_400);
        (sale.status, sale.due_on) = (Status::Paid { on: Some(day("2026-11-08")) }, Some(day("2026-12-06")));
        sale.company = Some(company);
        a_sale(&base.store, sale).await;
        let details = ActivityDetails {
            person: Some(person),
            company: Some(company),
            kind: ActivityKind::Call,
            direction: Some(Direction::ByUs),
            at: base.store.ambient().now(),
            text: Personal::new("Rappeler".to_owned()),
        };
        let mut tx = begin_as(&base, Actor::User(Stage::user(Role::Owner))).await;
        let id = base.store.ambient().id();
        let author = Actor::User(Stage::user(Role::Owner));
        let step = Activity::write_down(id, details, author, by_hand(&base.store)).unwrap();
        save_activity(&mut tx, step).await.unwrap();
        tx.commit().await.unwrap();

        let mut camille = camille(&base);
        for (holder, fields) in [(Holder::Person(person), 22), (Holder::Company(company), 29)] {
            let place = format!("{}/history", web::paths::record(holder));
            let page = camille.get(place).await;
            let (labels, values) = (page.texts(".changes dt"), page.texts(".changes ins"));
            assert!(labels.len() >= fields, "{labels:?}");
            assert!(!labels.contains(&"Autre valeur".to_owned()), "{labels:?}");
            let raw = |value: &&String| {
                let is_id = value.len() == 36 && value.matches('-').count() == 4;
                is_id || ["invoice", "paid", "call", "by-us", "partner", "126400"].contains(&value.as_str())
            };
            assert_eq!(values.iter().find(raw), None);
        }
        let page = camille.get(format!("/companies/{company}/history")).await;
        let told = page.text(".changes");
        for words in
            ["Yanis Moreau", "Facture", "Payée", "1\u{202f}264,00\u{a0}€", "Caisse de six, Saint-Émilion"]
        {
            assert!(page.texts(".changes ins").iter().any(|value| value.contains(words)), "{words}: {told}");
        }
    });
}
