//! One page with every shared macro on it, filled and with faults.

use askama::Template;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::{Lang, Money};
use personal::Purpose;
use serde::Deserialize;
use web::view::{Bars, Choice, Crumb, Tab};
use web::{Form, Page, Routes, Rule, Sentence, TypedPath, Visitor, Words, filters};

use crate::stage;

pub const WORDS: Words = Words {
    room: "shelf",
    fr: "shelf-customer = Cliente
shelf-since = Cliente depuis le <b>{ $day }</b>
shelf-since-when = Comme sur la facture.
shelf-spent = Dépensé sur 12 mois
shelf-sections = Sections de la fiche
shelf-called = <b>{ $who }</b> a noté un appel
shelf-bought = Achat de <b>{ $sum }</b>
shelf-position = <b>1–50</b> sur { $all }
shelf-save = Enregistrer
shelf-empty = Aucun contact pour l’instant
shelf-line = E-mail
shelf-area = Adresse
shelf-select = Genre
shelf-filled = Langue
shelf-basis = Base légale
shelf-several = Finalités
shelf-password = Mot de passe
shelf-ticked = Particulier
shelf-first = Le premier
shelf-second = Le second
shelf-wrong = L’adresse est incomplète.
",
    en: "shelf-customer = Customer
shelf-since = Customer since <b>{ $day }</b>
shelf-since-when = As on the invoice.
shelf-spent = 12-month spend
shelf-sections = Sections of the record
shelf-called = <b>{ $who }</b> noted a call
shelf-bought = Purchase of <b>{ $sum }</b>
shelf-position = <b>1–50</b> of { $all }
shelf-save = Save
shelf-empty = No contact yet
shelf-line = E-mail
shelf-area = Address
shelf-select = Kind
shelf-filled = Language
shelf-basis = Legal basis
shelf-several = Purposes
shelf-password = Password
shelf-ticked = Private customer
shelf-first = The first
shelf-second = The second
shelf-wrong = The address is incomplete.
",
};

#[derive(TypedPath, Deserialize)]
#[typed_path("/shelf")]
struct Shelf;

#[derive(Template)]
#[template(path = "shelf/record.html")]
struct Record {
    name: String,
    day: Date,
    at: Timestamp,
    spent: Money,
    none: Option<Money>,
    bars: Bars,
    tabs: Vec<Tab>,
    trail: Vec<Crumb>,
    previous: Option<String>,
    next: Option<String>,
    position: Sentence,
    choices: Vec<Choice>,
    form: Form,
}

async fn show(_: Shelf, visitor: Visitor) -> Page<Record> {
    let form = Form::new("shelf")
        .with("line", "claire@vieux-port")
        .with("area", "\nQuai <Notre-Dame> 14\n7500 Tournai")
        .with("filled", "second")
        .with("several", "first")
        .with("several", "second")
        .with("ticked", "on")
        .with("password", "battery staple");
    let mut form = form;
    for field in ["line", "area", "select", "basis", "several", "password", "ticked"] {
        form.complain(field, "shelf-wrong");
    }
    let mut months = [Money::eur(0); 12];
    months[7] = Money::eur(248_000);
    months[9] = Money::eur(4_700);
    months[10] = Money::eur(-5_000);
    months[11] = Money::eur(126_400);
    visitor.page(Record {
        name: "Claire Vandenberghe".to_owned(),
        day: date(2026, 11, 6),
        at: "2026-11-16T10:24:00Z".parse().unwrap(),
        spent: Money::eur(1_842_050),
        none: None,
        bars: Bars::new(date(2026, 11, 22), months),
        tabs: vec![
            Tab { label: "shelf-first", href: "/shelf".into(), count: Some(1_284), current: true },
            Tab { label: "shelf-second", href: "/shelf".into(), count: None, current: false },
        ],
        trail: vec![Crumb::link("shelf-sections", Shelf), Crumb::here(Sentence::verbatim("Claire <V>"))],
        previous: None,
        next: Some("/shelf?after=1".to_owned()),
        position: Sentence::new("shelf-position").with("all", 1_284),
        choices: vec![
            Choice::new("first", "shelf-first").explained("shelf-since-when"),
            Choice::new("second", Sentence::verbatim("Le <second>")),
        ],
        form,
    })
}

pub fn routes() -> Routes {
    Routes::new().get(Rule::May(kernel::Ability::SeeCustomers, Purpose::ClientManagement), show)
}

#[tokio::test]
async fn every_shared_piece_can_be_drawn_in_both_languages() {
    for lang in Lang::ALL {
        let (stage, _folder) = stage().await;
        let router = stage.open(routes());
        let page = stage.owner(&router).speaking(lang).get(Shelf).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(page.complaints().len(), 7);
    }
}

#[tokio::test]
async fn shared_pieces_say_what_they_show() {
    let (stage, _folder) = stage().await;
    let router = stage.open(routes());
    let page = stage.owner(&router).get(Shelf).await;
    assert_eq!(page.texts(".crumbs li"), ["Sections de la fiche", "Claire <V>"]);
    assert_eq!(page.texts(".views a"), ["Le premier 1\u{202f}284", "Le second"]);
    assert_eq!(page.texts(".tl .what b"), ["Claire Vandenberghe", "18\u{202f}420,50\u{a0}€"]);
    assert_eq!(page.text(".tl .quote"), "Veut 40 coffrets <pour le personnel>.");
    assert_eq!(page.texts(".tl time")[0], "lun.\u{a0}16, 11\u{a0}h\u{a0}24");
    assert_eq!(page.attribute(".tl time", "datetime").as_deref(), Some("2026-11-16T11:24:00+01:00"));
    assert_eq!(page.texts("thead th[aria-sort=ascending]"), ["Cliente"]);
    assert_eq!(page.text(".pager span"), "1–50 sur 1\u{202f}284");
    assert!(page.has(".pager [aria-disabled=true]") && page.has(".pager a[rel=next]"));
    assert_eq!(page.text(".chip button"), "Cliente\u{a0}: Yanis & Inès");
    assert_eq!(page.text(".av.l"), "CV");
}

#[tokio::test]
async fn controls_hold_what_the_form_holds() {
    let (stage, _folder) = stage().await;
    let router = stage.open(routes());
    let page = stage.owner(&router).get(Shelf).await;
    let form = page.form("form.form");
    assert_eq!(form.value("line"), Some("claire@vieux-port"));
    assert_eq!(
        form.value("area"),
        Some("\nQuai <Notre-Dame> 14\n7500 Tournai"),
        "a first empty line is kept"
    );
    assert_eq!((form.value("select"), form.value("filled")), (Some(""), Some("second")));
    assert_eq!(form.value("basis"), None, "nothing is preselected");
    assert_eq!(form.value("password"), Some(""));
    assert_eq!(
        page.texts("input[type=checkbox][name=several][checked] + span b"),
        ["Le premier", "Le <second>"]
    );
    for complaint in page.texts("#errors a") {
        assert!(complaint.ends_with("L’adresse est incomplète."), "{complaint}");
    }
    for target in ["line", "area", "select", "basis", "several", "password", "ticked"] {
        assert!(
            page.has(&format!("#errors a[href='#shelf-{target}']")) && page.has(&format!("#shelf-{target}")),
            "{target}"
        );
    }
}

#[tokio::test]
async fn twelve_months_are_drawn_and_told() {
    let (stage, _folder) = stage().await;
    let router = stage.open(routes());
    let page = stage.owner(&router).get(Shelf).await;
    assert_eq!(page.texts("svg.spark rect").len(), 12);
    assert_eq!(page.texts("svg.spark text"), ["déc.", "nov."]);
    assert!(page.text("svg.spark title").contains("2\u{202f}480,00\u{a0}€ au plus haut"));
    assert_eq!(page.attribute("svg.spark rect:nth-of-type(8)", "height").as_deref(), Some("38"));
    let little = page.attribute("svg.spark rect:nth-of-type(10)", "height");
    assert_eq!(little.as_deref(), Some("2"), "little beside much is seen");
    assert_eq!(
        page.attribute("svg.spark rect:nth-of-type(11)", "height").as_deref(),
        Some("0"),
        "nothing below nothing"
    );
    assert_eq!(page.attribute("svg.spark rect.b1", "height").as_deref(), Some("19"));
}
