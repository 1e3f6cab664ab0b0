//! Files on records: added, shown, handed out, taken off, gone with whoever they are about.

use axum::http::StatusCode;
use contracts::PersonalDataSource as _;
use customers::OfTheFile;
use customers::store::{attachments_of, content_of};
use kernel::Holder;
use personal::Personal;
use store::Store;
use store::journal::{Page, of_holder};
use testkit::{access, on_both_engines};
use web::testing::{Browser, Seen};

use super::{camille, yanis};
use crate::world::{a_company, a_person, begin, brasserie, claire};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89";

async fn added(browser: &mut Browser, record: &str, name: &str, content: &[u8]) -> Seen {
    let page = browser.get(format!("{record}/files")).await;
    browser.submit(page.form("form.form").attach("files", name, content)).await
}

async fn names(store: &Store, holder: Holder) -> Vec<String> {
    let files = attachments_of(store.reader(), holder).await.unwrap();
    files.iter().map(|file| file.name.reveal(&access()).clone()).collect()
}

#[test]
fn a_file_is_added_shown_handed_out_and_taken_off() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let record = format!("/people/{claire}");
        let empty = yanis.get(format!("{record}/files")).await;
        let none = yanis.submit(empty.form("form.form")).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.text("#errors").contains("Choisissez au moins un fichier"));

        let kept = added(&mut yanis, &record, "Devis signé.pdf", PDF).await;
        assert_eq!(kept.toast().as_deref(), Some("C’est ajouté."));
        assert_eq!(kept.texts(".files a"), ["Devis signé.pdf"]);
        assert!(
            kept.text(".files small").starts_with("PDF · 1\u{a0}Kio · Ajouté par Yanis Moreau"),
            "{}",
            kept.text(".files small")
        );
        added(&mut yanis, &record, "Devis signé.pdf", PDF).await;
        assert_eq!(names(&base.store, claire.into()).await, ["Devis signé.pdf"], "sent twice, kept once");

        let shown = yanis.get(kept.link("Devis signé.pdf")).await;
        assert!(shown.has("iframe"), "a PDF is shown in the page");
        let content = yanis.get(shown.attribute("iframe", "src").unwrap()).await;
        assert_eq!(content.bytes, PDF);
        let header = |name: &str| content.header(name).unwrap().to_owned();
        assert_eq!(header("content-type"), "application/pdf");
        assert!(header("content-disposition").starts_with("inline; "));
        assert!(header("content-security-policy").contains("frame-ancestors 'self'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        let download = yanis.get(shown.link("Télécharger")).await;
        assert_eq!(
            download.header("content-disposition"),
            Some("attachment; filename=\"Devis-sign-.pdf\"; filename*=UTF-8''Devis%20sign%C3%A9%2Epdf")
        );

        let gone = yanis.submit(shown.form("details form")).await;
        assert_eq!(gone.toast().as_deref(), Some("Le fichier est retiré."));
        assert!(names(&base.store, claire.into()).await.is_empty());
        let history = yanis.get(format!("{record}/history")).await;
        assert!(history.body.contains("a retiré un fichier") && history.body.contains("Devis signé.pdf"));
        assert_eq!(yanis.get(shown.place.clone()).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_file_that_cannot_be_kept_is_refused_with_its_reason_and_none_of_the_others_is() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await.id;
        let mut yanis = yanis(&base);
        let record = format!("/companies/{brasserie}");
        let large = [PDF, &vec![b' '; 10 * 1024 * 1024]].concat();
        let refused: [(&str, &[u8], &str); 8] = [
            ("vide.pdf", b"", "est vide"),
            ("plan.pdf", &large, "dépasse 10"),
            ("outil.exe", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "n’est pas gardé"),
            ("page.html", b"<!DOCTYPE html><script>alert(1)</script>", "n’est pas"),
            ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "n’est pas"),
            ("facture.pdf", PNG, "n’est pas ce que dit son nom"),
            ("photo.png.exe", PNG, "n’est pas ce que dit son nom"),
            ("certificat cancer du sein.pdf", PDF, "révèle quelque chose de sensible"),
        ];
        for (name, content, reason) in refused {
            let page = yanis.get(format!("{record}/files")).await;
            let form =
                page.form("form.form").attach("files", "carte.png", PNG).attach("files", name, content);
            let told = yanis.submit(form).await;
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(told.text("#errors").contains(reason), "{name}: {}", told.text("#errors"));
        }
        assert!(names(&base.store, brasserie.into()).await.is_empty());
        added(&mut yanis, &record, "carte.png", PNG).await;
        let page = yanis.get(format!("{record}/files")).await;
        assert!(page.has(".files img"), "a picture is shown small");
    });
}

#[test]
fn what_a_file_holds_is_sealed_and_goes_with_whoever_it_is_about() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let claire = a_person(store, claire()).await.id;
        let mut camille = camille(&base);
        added(&mut camille, &format!("/people/{claire}"), "carte.png", PNG).await;
        let file = attachments_of(store.reader(), claire.into()).await.unwrap().remove(0);
        let content = content_of(store.reader(), store.key(), &file).await.unwrap().unwrap();
        assert_eq!(*content, PNG);
        let dossier = OfTheFile.export(store, claire.into(), &access()).await.unwrap();
        let told = dossier.iter().find(|one| one.kind == "file").unwrap();
        assert_eq!(told.values["name"], "carte.png");

        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, claire.into()).await.unwrap();
        tx.destroy_key_of(claire.into()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(names(store, claire.into()).await.is_empty());
        assert!(content_of(store.reader(), store.key(), &file).await.unwrap().is_none());
    });
}

#[test]
fn files_go_with_a_merge_and_come_back_when_it_is_taken_apart() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let kept = a_person(store, claire()).await.id;
        let mut other = claire();
        other.name.family = Some(Personal::new("Fontaine-Leroy".to_owned()));
        let gone = a_person(store, other).await.id;
        let mut camille = camille(&base);
        added(&mut camille, &format!("/people/{gone}"), "carte.png", PNG).await;
        added(&mut camille, &format!("/people/{kept}"), "devis.pdf", PDF).await;
        let sides = camille.get(format!("/people/{kept}/merge/{gone}")).await;
        let one = camille.submit(sides.form("form.form")).await;
        assert_eq!(names(store, kept.into()).await, ["devis.pdf", "carte.png"]);
        let files = camille.get(format!("/people/{kept}/files")).await;
        let shown = camille.get(files.link("carte.png")).await;
        assert_eq!(camille.get(shown.attribute("img.shown", "src").unwrap()).await.status, StatusCode::OK);
        camille.submit(one.form(".toast form")).await;
        assert_eq!(names(store, kept.into()).await, ["devis.pdf"]);
        assert_eq!(names(store, gone.into()).await, ["carte.png"]);
        let entries = of_holder(store.reader(), store.key(), gone.into(), Page { before: None, limit: 50 });
        assert!(entries.await.unwrap().iter().any(|entry| entry.verb == "handed-over"));
    });
}
