//! A source somebody corrected once is read the same way when its next file comes.

use customers::import::forget_old;
use customers::store::totals;
use jiff::ToSpan;
use store::Store;
use testkit::on_both_engines;
use web::testing::{Browser, Seen};

use super::desk::{open_books, person_named, rows_in};
use super::wizard::{done, hand_over, sent};
use crate::pages::open;
use crate::world::text;

const JANUARY: &str = "Nom;Prénom;Truc;E-mail
Fontaine;Claire;Gérante;claire.fontaine@example.com
";
/// The same program, another month: other names, other order.
const FEBRUARY: &str = "E-mail;Nom;Prénom;Truc
marc.poulain@example.com;Poulain;Marc;Cuisinier
";

const TABLE: &str = "customers_import_mappings";

/// The page of the columns of a file that is handed over.
async fn columns_of(camille: &mut Browser, name: &str, content: &str) -> Seen {
    let file = hand_over(camille, name, content).await;
    camille.submit(file.form("form.stack").press("go-on", "yes")).await
}

/// The name of the choice of a column, by its place in the page.
fn choice(columns: &Seen, header: &str) -> String {
    let heads = columns.texts("#mapping tbody th");
    let place = heads.iter().position(|head| head.contains(header)).unwrap();
    format!("column-0-{place}")
}

async fn imported(camille: &mut Browser, store: &Store, check: &Seen) {
    let run = sent(camille, check).await;
    done(camille, store, &run).await;
}

/// January comes, and somebody says what its odd column is.
async fn january_is_corrected(camille: &mut Browser, store: &Store) {
    let columns = columns_of(camille, "janvier.csv", JANUARY).await;
    let truc = choice(&columns, "Truc");
    assert_ne!(columns.form("#mapping").value(&truc), Some("job-title"));
    assert!(!columns.has("button[name='detected-0']"), "nothing is remembered yet");
    let check = camille.submit(columns.form("#mapping").fill(&truc, "job-title")).await;
    imported(camille, store, &check).await;
    assert_eq!(person_named(store, "Fontaine").await.details.job_title, text("Gérante"));
}

#[test]
fn the_next_file_of_a_source_is_read_as_the_last_one_was_corrected() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        january_is_corrected(&mut camille, store).await;

        let columns = columns_of(&mut camille, "fevrier.csv", FEBRUARY).await;
        let told = columns.texts("#sheet-0 .note").concat();
        assert!(told.contains("dernier fichier de mêmes en-têtes, le 23"), "{told}");
        assert_eq!(columns.form("#mapping").value(&choice(&columns, "Truc")), Some("job-title"));
        let check = camille.submit(columns.form("#mapping")).await;
        imported(&mut camille, store, &check).await;
        assert_eq!(person_named(store, "Poulain").await.details.job_title, text("Cuisinier"));

        let other = "Nom;Prénom;Truc\nMercier;Odile;Rouge\n";
        let columns = columns_of(&mut camille, "autre.csv", other).await;
        assert!(!columns.has("button[name='detected-0']"), "other headers, another source");
    });
}

#[test]
fn whoever_prefers_what_is_detected_has_it_forgotten() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        january_is_corrected(&mut camille, store).await;
        assert_eq!(rows_in(store, TABLE).await, 1);

        let columns = columns_of(&mut camille, "fevrier.csv", FEBRUARY).await;
        let again = camille.submit(columns.form("#mapping").press("detected-0", "yes")).await;
        assert!(again.place.ends_with("/mapping"), "{}", again.place);
        assert_ne!(again.form("#mapping").value(&choice(&again, "Truc")), Some("job-title"));
        assert!(!again.has("button[name='detected-0']"));
        let check = camille.submit(again.form("#mapping")).await;
        assert_eq!(rows_in(store, TABLE).await, 1, "nothing is imported yet");
        imported(&mut camille, store, &check).await;
        assert_eq!(rows_in(store, TABLE).await, 0);
    });
}

#[test]
fn rows_left_out_are_read_as_their_file_was() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let with_a_blank = format!("{JANUARY};;Vigneron;\n");
        let columns = columns_of(&mut camille, "janvier.csv", &with_a_blank).await;
        let truc = choice(&columns, "Truc");
        let check = camille.submit(columns.form("#mapping").fill(&truc, "job-title")).await;
        let run = sent(&mut camille, &check).await;
        let report = done(&mut camille, store, &run).await;
        let rejects = camille.get(report.link("Télécharger les lignes rejetées")).await.body;
        let mended = rejects.trim_start_matches('\u{feff}').replace(";;Vigneron;;", "Roy;Odile;Vigneron;;");
        assert!(mended.contains("Roy;Odile"), "{rejects}");
        let columns = columns_of(&mut camille, "import-rejects.csv", &mended).await;
        assert_eq!(columns.form("#mapping").value(&choice(&columns, "Truc")), Some("job-title"));
        let check = camille.submit(columns.form("#mapping")).await;
        imported(&mut camille, store, &check).await;
        assert_eq!(person_named(store, "Roy").await.details.job_title, text("Vigneron"));
        assert_eq!(totals(store.reader()).await.unwrap().people, 2);
    });
}

#[test]
fn what_nobody_uses_for_two_years_is_forgotten() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        january_is_corrected(&mut camille, store).await;
        base.clock.pass((24 * 700).hours());
        forget_old(store).await.unwrap();
        assert_eq!(rows_in(store, TABLE).await, 1, "a source that comes once a year is still known");
        base.clock.pass((24 * 31).hours());
        forget_old(store).await.unwrap();
        assert_eq!(rows_in(store, TABLE).await, 0);
    });
}
