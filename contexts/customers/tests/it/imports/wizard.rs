//! The wizard as its owner meets it, without JavaScript: from the first file to the undoing.

use axum::http::StatusCode;
use customers::store::totals;
use kernel::Lang;
use store::{Db as _, Store};
use testkit::on_both_engines;
use web::testing::{Browser, FilledForm, Seen};

use super::desk::{fixtures, latest, open_books, run_jobs, wizard};
use crate::pages::{all_routes, open};

const CUSTOMERS: &str = "Nom;Prénom;E-mail;Remarque
Fontaine;Claire;claire.fontaine@example.com;Diabétique, livrer sans sucre
Poulain;Marc;marc.poulain@example.com;Aime le chablis
;;;Rappeler avant Noël
";

/// A file handed over; the page that answers.
pub async fn hand_over(camille: &mut Browser, name: &str, content: impl Into<Vec<u8>>) -> Seen {
    let page = camille.get("/imports/new").await;
    camille.submit(page.form("form.form").attach("files", name, content)).await
}

/// The check of a file whose detection is agreed with.
pub async fn agreed(camille: &mut Browser, name: &str, content: impl Into<Vec<u8>>) -> Seen {
    let file = hand_over(camille, name, content).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
    assert!(mapping.place.ends_with("/mapping"), "{}", mapping.place);
    let check = camille.submit(mapping.form("form.stack")).await;
    assert!(check.place.ends_with("/check"), "{}", check.place);
    check
}

/// The answers about these people, as Camille gives them.
pub async fn sent(camille: &mut Browser, check: &Seen) -> Seen {
    let form = check.form("#check").press("then", "import");
    let form = form.fill("origin", "Classeur tenu depuis 2015").fill("date", "2024-03-12");
    let form =
        form.fill("source", "first-party").fill("basis", "contract").fill("purpose", "client-management");
    camille.submit(form).await
}

/// The report of what was sent, once the work is done.
pub async fn done(camille: &mut Browser, store: &Store, run: &Seen) -> Seen {
    run_jobs(store).await;
    camille.get(&run.place).await
}

#[test]
fn camille_brings_her_workbook_in_mends_a_row_judges_a_note_and_takes_it_all_back() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let book = fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"]).remove(0);

        let file =
            hand_over(&mut camille, "C:\\Bureau\\fichier-clients-mercier.xlsx", book.bytes.to_vec()).await;
        assert!(file.place.ends_with("/file"), "{}", file.body);
        assert_eq!(file.heading(), "fichier-clients-mercier.xlsx", "without its folders");
        assert!(file.body.contains("La feuille est masquée"));
        let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
        assert!(mapping.body.contains("Reconnue à son titre"));
        let check = camille.submit(mapping.form("form.stack")).await;
        let rejects = check.texts("#fixes tbody tr");
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default(), "nothing is written yet");

        let taken = rejects.iter().position(|row| row.contains("déjà celui d’une autre entreprise")).unwrap();
        let mended = check.form("#check").fill(&format!("cell-{taken}"), "C9001");
        let check = camille.submit(mended).await;
        assert_eq!(check.toast().as_deref(), Some("Les lignes ont été relues."));
        assert_eq!(check.texts("#fixes tbody tr").len(), rejects.len() - 1);

        let held = check.texts("#notes li").len();
        assert!(held > 1);
        let unsaid = camille.submit(check.form("#check").fill("note[0]", "keep")).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        let complaint = unsaid.complaints().concat();
        assert!(complaint.starts_with("Raison de la garder\u{a0}: Dites en quelques mots"), "{complaint}");
        let check = camille.submit(check.form("#check").fill("note[0]", "drop")).await;
        assert_eq!(check.texts("#notes li").len(), held - 1);

        let unanswered = camille.submit(check.form("#check").press("then", "import")).await;
        assert_eq!(unanswered.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(unanswered.complaints().len(), 5, "nothing is preselected");
        let run = sent(&mut camille, &check).await;
        assert!(run.place.ends_with("/run") && run.has("#job[aria-busy]"), "{}", run.body);
        let report = done(&mut camille, store, &run).await;
        assert_eq!(report.text("#outcome"), "Importé");
        assert_eq!(totals(store.reader()).await.unwrap().companies, 54);

        let document = camille.get(report.link("Télécharger le rapport")).await;
        let document: serde_json::Value = serde_json::from_slice(&document.bytes).unwrap();
        assert_eq!(document["totals"]["companies"]["created"], 54);

        let notes = report.form("#notes").fill("note[0]", "rephrase").fill("words[0]", "Appeler le matin");
        let report = camille.submit(notes).await;
        assert_eq!(report.toast().as_deref(), Some("Décisions enregistrées."));
        assert_eq!(report.texts("#notes li").len(), held - 2);

        let undo = camille.get(report.link("Annuler l’import")).await;
        let run = camille.submit(undo.form("main form")).await;
        let undone = done(&mut camille, store, &run).await;
        assert_eq!(undone.text("#outcome"), "Annulé");
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default());
        let list = camille.get("/imports").await;
        assert!(list.texts("tbody tr").concat().contains("Annulé"));
    });
}

#[test]
fn the_wizard_speaks_english_too() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router).speaking(Lang::En);
        let check = agreed(&mut camille, "customers.csv", CUSTOMERS).await;
        assert!(check.body.contains("What will happen") && check.body.contains("Notes held back"));
        let run = sent(&mut camille, &check).await;
        let report = done(&mut camille, store, &run).await;
        assert_eq!(report.text("#outcome"), "Imported");
        let undo = camille.get(report.link("Undo the import")).await;
        assert!(undo.body.contains("Refusals are kept"));
    });
}

#[test]
fn what_cannot_be_read_is_said_and_kept_nowhere() {
    on_both_engines(|base| async move {
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let cut = fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"]).remove(0).bytes[..20_000]
            .to_vec();
        let files: [(&str, Vec<u8>, &str); 4] = [
            ("vide.csv", Vec::new(), "Le fichier est vide."),
            ("coupé.xlsx", cut, "Le classeur est abîmé"),
            (
                "page.xls",
                b"<html><body><table></table></body></html>".to_vec(),
                "Le fichier est une page web",
            ),
            (
                "photo.jpg",
                b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01".repeat(40),
                "Le fichier n’est pas un tableau, ou il est abîmé",
            ),
        ];
        for (name, content, sentence) in files {
            let answer = hand_over(&mut camille, name, content).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            let said = answer.complaints().concat();
            assert!(said.contains(sentence) && said.contains(name), "{name}: {said}");
        }
        let none = camille.get("/imports/new").await;
        let none = camille.submit(none.form("form.form")).await;
        assert_eq!(
            none.complaints(),
            ["Fichiers\u{a0}: Choisissez au moins un fichier, ou collez un tableau."]
        );
        assert!(camille.get("/imports").await.body.contains("Aucun import pour l’instant"));
    });
}

#[test]
fn of_two_tabs_the_second_is_told_that_the_batch_moved_on() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let check = agreed(&mut camille, "clients.csv", CUSTOMERS).await;
        let mended = camille.submit(check.form("#check").fill("cell-0", "Lacombe")).await;
        assert!(!mended.has("#fixes"));
        for late in [check.form("#check"), check.form("#check").fill("note[0]", "drop")] {
            let told = camille.submit(late).await;
            assert_eq!(told.status, StatusCode::CONFLICT);
        }
        assert_eq!(
            sent(&mut camille, &check).await.status,
            StatusCode::CONFLICT,
            "the preview was another one"
        );
        let run = sent(&mut camille, &mended).await;
        let report = done(&mut camille, store, &run).await;
        assert_eq!(totals(store.reader()).await.unwrap().people, 3);
        for step in ["file", "mapping", "check", "run"] {
            let page = camille.get(format!("{}/{step}", report.place)).await;
            assert_eq!(page.place, report.place, "{step} leads to the report now");
        }
    });
}

#[test]
fn a_file_without_a_row_to_take_in_offers_no_import() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let check = agreed(&mut camille, "clients.csv", "Nom;E-mail;Ville\n;;Lille\n;;Roubaix\n").await;
        assert!(check.body.contains("Aucune ligne ne peut être importée."));
        assert!(!check.has("#provenance-form button"));
        let forced = sent(&mut camille, &check).await;
        assert_eq!(forced.status, StatusCode::CONFLICT);
        let list = camille.submit(check.form("form.inline")).await;
        assert_eq!(
            (list.place.as_str(), list.toast().as_deref()),
            ("/imports", Some("Import arrêté\u{a0}: rien n’a été écrit."))
        );
    });
}

#[test]
fn detection_is_explained_and_can_be_corrected() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let accents = encoding("Nom;Prénom;E-mail;Cadeau\nLefèvre;Noël;noel@example.com;oui\n");
        let file = hand_over(&mut camille, "clients.csv", accents).await;
        let form = file.form("form.stack");
        assert_eq!((form.value("encoding-0"), form.value("separator-0")), (Some("windows-1252"), Some(";")));
        let again = camille.submit(form.fill("separator-0", ",")).await;
        assert_eq!(again.toast().as_deref(), Some("Le fichier a été relu."));
        let back = camille.submit(again.form("form.stack").fill("separator-0", ";")).await;
        let mapping = camille.submit(back.form("form.stack").press("go-on", "yes")).await;
        assert!(mapping.body.contains("Lefèvre") && mapping.body.contains("Sans champ"));
        let other = mapping.form("form.stack").fill("column-0-3", "note");
        let check = camille.submit(other).await;
        let mapping = camille.get(check.place.replace("/check", "/mapping")).await;
        assert_eq!(mapping.form("form.stack").value("column-0-3"), Some("note"));
        assert!(mapping.body.contains("Choisie par vous"));
    });
}

/// The text in windows-1252, where each of its letters is one byte.
fn encoding(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

#[test]
fn a_seller_is_refused_and_a_stranger_led_to_the_door() {
    on_both_engines(|base| async move {
        let (stage, router) = open(&base);
        let routes = all_routes();
        for route in routes.table().iter().filter(|route| route.path.starts_with("/imports")) {
            let seller = stage.seller(&router).knock(route).await;
            assert_eq!(seller.status, StatusCode::FORBIDDEN, "{} {}", route.method, route.path);
            let stranger = stage.stranger(&router).knock(route).await;
            assert!(!stranger.status.is_success(), "{} {}", route.method, route.path);
        }
        let people = stage.seller(&router).get("/people").await;
        assert!(!people.body.contains("href=\"/imports\""), "no entry in the seller's menu");
    });
}

/// A note, a row to mend, two who look alike.
const LOOK_ALIKES: &str = "Nom;Prénom;E-mail;Téléphone;Remarque
Fontaine;Claire;claire.fontaine@example.com;06 39 98 20 11;Diabétique, livrer sans sucre
Fontaine;Marc;claire.fontaine@example.com;06 39 98 20 11;
;;;;Rappeler avant Noël
";

#[test]
fn whichever_button_is_pressed_nothing_that_was_typed_is_lost() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let check = agreed(&mut camille, "clients.csv", LOOK_ALIKES).await;
        assert!(check.has("#pairs-list"), "{}", check.body);
        let typed = check
            .form("#check")
            .fill("cell-0", "Lacombe")
            .fill("pair-0", "apart")
            .fill("note[0]", "rephrase")
            .fill("words[0]", "Diabétique, sans sucre")
            .fill("origin", "Classeur tenu depuis 2015");
        let told = camille.submit(typed.clone()).await;
        assert!(told.place.ends_with("/check?sent"), "the answer has an address: {}", told.place);
        let complaint = told.complaints().concat();
        assert!(
            complaint.contains("Ligne 2") && told.has("#errors a[href='#import-words-0']"),
            "{complaint}"
        );
        let back = told.form("#check");
        for field in ["cell-0", "pair-0", "note[0]", "words[0]", "origin"] {
            assert_eq!(back.value(field), typed.value(field), "{field}");
        }

        let left = camille.submit(back.press("then", "leave")).await;
        assert_eq!(left.place, "/imports");
        let later = camille.get(told.place.trim_end_matches("?sent")).await;
        assert!(later.complaints().is_empty(), "nobody sent anything yet");
        let back = later.form("#check");
        assert_eq!(back.value("words[0]"), Some("Diabétique, sans sucre"));
        let saved = camille.submit(back.fill("words[0]", "Livrer sans sucre")).await;
        assert_eq!(saved.toast().as_deref(), Some("Les lignes ont été relues."));
        assert!(!saved.has("#fixes") && !saved.has("#notes"));
        assert_eq!(saved.form("#check").value("origin"), Some("Classeur tenu depuis 2015"));
    });
}

#[test]
fn the_import_takes_along_what_was_decided_and_not_saved() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let check = agreed(&mut camille, "clients.csv", LOOK_ALIKES).await;
        let decided = |form: FilledForm| {
            let form = form.fill("note[0]", "rephrase").fill("words[0]", "Livrer sans sucre");
            let form =
                form.fill("origin", "Classeur").fill("date", "2024-03-12").fill("source", "first-party");
            form.fill("basis", "contract").fill("purpose", "client-management").press("then", "import")
        };
        let stays = camille.submit(decided(check.form("#check")).fill("cell-0", " ")).await;
        assert!(stays.place.ends_with("/check") && stays.has("#fixes"), "a blank mends nothing");
        assert!(stays.toast().unwrap().contains("ne peut toujours pas être acceptée"));
        let run =
            camille.submit(stays.form("#check").fill("cell-0", "Lacombe").press("then", "import")).await;
        assert!(run.place.ends_with("/run"), "{}", run.body);
        let report = done(&mut camille, store, &run).await;
        assert!(!report.has("#notes"), "the note was rephrased");
        assert_eq!(totals(store.reader()).await.unwrap().people, 3);
        let looks = store::reads::latest(store.reader(), 20).await.unwrap();
        assert!(looks.iter().any(|look| look.what == "import"), "who read the file is known");
    });
}

#[test]
fn the_same_file_again_is_said_to_bring_nothing() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let file = "Nom;Prénom;E-mail\nFontaine;Claire;claire.fontaine@example.com\n";
        let first = agreed(&mut camille, "clients.csv", file).await;
        assert!(!first.body.contains("Rien de nouveau"));
        let run = sent(&mut camille, &first).await;
        done(&mut camille, store, &run).await;
        let again = agreed(&mut camille, "clients.csv", file).await;
        assert!(again.body.contains("Rien de nouveau"));
    });
}

#[test]
fn every_decision_can_be_taken_back_before_the_import() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let check = agreed(&mut camille, "clients.csv", CUSTOMERS).await;
        assert!(!check.has("#decided"), "nothing is decided yet");
        let held = check.texts("#notes li").len();
        let decided = camille.submit(check.form("#check").fill("note[0]", "drop")).await;
        assert_eq!(decided.texts("#notes li").len(), held - 1);
        let again = camille.submit(decided.form("#check").press("then", "anew")).await;
        assert_eq!((again.texts("#notes li").len(), again.has("#decided")), (held, false));
    });
}

#[test]
fn of_many_rows_to_mend_those_a_page_shows_are_opened_and_no_others() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let nameless: String = (1..=60).map(|number| format!(";;Lille;Rappeler {number}\n")).collect();
        let list = format!("Nom;Prénom;Ville;Remarque\nFontaine;Claire;Lille;\n{nameless}");
        let check = agreed(&mut camille, "clients.csv", list).await;
        // the last one opens in its place alone
        let moved = "UPDATE customers_import_rejects SET place = 99 WHERE place = 59";
        store.writer().execute_unprepared(moved).await.unwrap();
        let check = camille.get(&check.place).await;
        assert_eq!(check.texts("#fixes tbody tr").len(), 50, "{}", check.body);
        assert!(check.body.contains("/rejects/0"), "they are all downloaded together");
        let check = camille.submit(check.form("#check").fill("cell-3", "Poulain")).await;
        assert_eq!(check.toast().as_deref(), Some("Les lignes ont été relues."));
        assert_eq!(wizard(store).how_many_rejects(&latest(store).await).await.unwrap(), 59);
    });
}
