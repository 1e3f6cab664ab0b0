//! Maison Delcourt writes to Yanis.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Actor, RowId};
use personal::{Personal, Purpose};
use post::{
    Carrier, Letter, LetterWords, Postman, Relay, Secret, Security, Sender, Settings, SignIn, Slip, Tongue,
    Way,
};
use store::jobs::Runner;
use store::{Cause, Tx};
use testkit::Base;

pub const PASSWORD: &str = "rayon bouteille matin";
pub const SECRET: &str = "/reset/0a1b2c3d";

pub const WORDS: LetterWords = LetterWords {
    fr: "hello = Bienvenue chez { $house }\n    .greeting = Bonjour { $name },\n    .text = Voici.\n    .button = Entrer\n    .closing = À bientôt.\n",
    en: "hello = Welcome to { $house }\n    .greeting = Hello { $name },\n    .text = Here.\n    .button = Enter\n    .closing = See you soon.\n",
    nl: "hello = Welkom bij { $house }\n    .greeting = Dag { $name },\n    .text = Hier.\n    .button = Binnen\n    .closing = Tot ziens.\n",
};

pub fn letter() -> Letter {
    let (name, address) = ("Yanis Moreau".to_owned(), "yanis@delcourt.example".to_owned());
    let given = [
        ("house", "Maison Delcourt".to_owned()),
        ("link", format!("https://carnet.delcourt.example{SECRET}")),
    ];
    Letter::new(&WORDS, "hello", Tongue::Nl, (&Personal::new(name), &Personal::new(address)), &given).unwrap()
}

pub fn settings(way: Way) -> Settings {
    let sender = Sender { name: "Maison Delcourt".to_owned(), address: "carnet@delcourt.example".to_owned() };
    Settings { sender, place: "https://carnet.delcourt.example".to_owned(), way }.checked().unwrap()
}

/// A relay on this machine.
pub fn at_port(port: u16) -> Settings {
    let sign_in = SignIn { user: "carnet".to_owned(), password: Secret::new(PASSWORD.to_owned()) };
    settings(Way::Relay(Relay {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::Plain,
        sign_in: Some(sign_in),
        authority: None,
    }))
}

pub async fn begin(base: &Base) -> Tx {
    base.store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap()
}

pub async fn set(base: &Base, settings: &Settings) {
    let tx = begin(base).await;
    post::save(&tx, settings).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn written(base: &Base) -> RowId {
    let mut tx = begin(base).await;
    let id = post::put(&mut tx, &letter()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub fn carrier(base: &Base) -> Carrier {
    Carrier::new(&base.folder).patient_for(Duration::from_millis(300))
}

pub fn postman(base: &Base) -> Runner {
    base.store.runner(vec![Arc::new(Postman::new(carrier(base)))])
}

pub async fn only_slip(base: &Base) -> Slip {
    let mut slips = post::slips(&base.store).await.unwrap();
    assert_eq!(slips.len(), 1);
    slips.remove(0)
}

pub fn shown(value: &Personal<String>) -> String {
    value.reveal(&testkit::access()).clone()
}
