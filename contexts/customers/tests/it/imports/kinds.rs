//! Every kind of file through the wizard: cards, archives, a grid from the clipboard, and what means harm.

use axum::http::StatusCode;
use customers::store::totals;
use kernel::Holder;
use store::Store;
use testkit::on_both_engines;
use web::testing::{Browser, Seen};

use super::desk::{open_books, person_named, privacy_of, run_jobs, zipped};
use crate::pages::open;

const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Fontaine;Claire;;;\r\nFN:Claire Fontaine\r\n\
    EMAIL:claire.fontaine@example.com\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nN:Perdu;Jean;;;\r\nEMAIL:jean@exam\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nN:Poulain;Marc;;;\r\nTEL;TYPE=CELL:06 39 98 20 42\r\nEND:VCARD\r\n";

async fn hand_over(camille: &mut Browser, name: &str, content: impl Into<Vec<u8>>) -> Seen {
    let page = camille.get("/imports/new").await;
    camille.submit(page.form("form.form").attach("files", name, content)).await
}

/// From what was detected to the report, agreeing with all of it.
async fn agreed(camille: &mut Browser, store: &Store, file: &Seen) -> Seen {
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
    let check = camille.submit(mapping.form("form.stack")).await;
    let form = check.form("#check").press("then", "import");
    let form = form.fill("origin", "Téléphone de la boutique").fill("date", "2024-03-12");
    let form =
        form.fill("source", "first-party").fill("basis", "contract").fill("purpose", "client-management");
    let run = camille.submit(form).await;
    run_jobs(store).await;
    camille.get(&run.place).await
}

#[test]
fn the_contacts_of_a_telephone_come_in_and_a_broken_card_waits_to_be_mended() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let file = hand_over(&mut camille, "contacts.vcf", CARDS).await;
        assert!(file.body.contains("utf-8") && !file.body.contains("separator-0"), "no cell is separated");
        let report = agreed(&mut camille, store, &file).await;
        assert_eq!(totals(store.reader()).await.unwrap().people, 2);
        let rejects = camille.get(&format!("{}/rejects/0", report.place.trim_end_matches("/run"))).await;
        assert!(rejects.body.contains("n’est pas terminée"), "{}", rejects.body);
        let mended = rejects.body.replace("jean@exam", "jean.perdu@example.com");
        let file = hand_over(&mut camille, "import-rejects.csv", mended).await;
        agreed(&mut camille, store, &file).await;
        assert_eq!(totals(store.reader()).await.unwrap().people, 3);
        let jean = person_named(store, "Perdu").await;
        assert!(privacy_of(store, Holder::from(jean.id)).await.refusals.is_empty(), "a reason is no no");
    });
}

#[test]
fn an_archive_of_tables_is_one_import_of_several_files() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let zip = zipped(&[
            ("export/clients.csv", "Nom;Prénom;E-mail\nFontaine;Claire;claire.fontaine@example.com\n"),
            ("export/contacts.vcf", CARDS),
            ("export/LISEZMOI.md", "Bonjour"),
        ]);
        let file = hand_over(&mut camille, "export.zip", zip).await;
        for name in ["clients.csv", "contacts.vcf"] {
            assert!(file.body.contains(name), "{name} is not in {}", file.body);
        }
        agreed(&mut camille, store, &file).await;
        assert_eq!(totals(store.reader()).await.unwrap().people, 2, "Claire is in both");
    });
}

#[test]
fn a_grid_is_pasted_as_the_spreadsheet_put_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let page = camille.get("/imports/new").await;
        let nothing = camille.submit(page.form("form.form").fill("grid", " \n")).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let grid = "Nom\tPrénom\tAdresse\tE-mail\r\n\
            Fontaine\tClaire\t\"4 allée des Tilleuls\r\nBât. \"\"B\"\", 59100 Roubaix\"\tclaire.fontaine@example.com\r\n\
            Poulain\tMarc\t\tmarc.poulain@example.com\r\n";
        let file = camille.submit(page.form("form.form").fill("grid", grid)).await;
        assert!(file.body.contains("Tableau collé.tsv"), "{}", file.body);
        agreed(&mut camille, store, &file).await;
        assert_eq!(totals(store.reader()).await.unwrap().people, 2);
    });
}

#[test]
fn what_cannot_be_a_table_is_refused_in_a_sentence_and_kept_nowhere() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let bomb = zipped(&[("clients.csv", &"a;b\n".repeat(16 << 20))]);
        let columns = vec!["Colonne"; 10_000].join(";");
        let nested = zipped(&[("clients.csv", "x")]);
        let nested: String = nested.iter().map(|byte| char::from(*byte)).collect();
        for (name, content, said) in [
            ("clients.zip", bomb, "démesurément"),
            ("clients.csv", columns.into_bytes(), "trop de colonnes"),
            ("lettre.docx", b"Nom;Ville\nDurand;Lille\n".to_vec(), "renommez-le"),
            ("photos.zip", zipped(&[("plage.jpg", &nested)]), "n’est pas un tableau"),
        ] {
            let page = hand_over(&mut camille, name, content).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(
                page.complaints().iter().any(|one| one.contains(said)),
                "{name}: {:?}",
                page.complaints()
            );
        }
    });
}
