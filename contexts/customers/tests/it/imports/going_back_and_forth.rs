//! What comes from another program, and what goes to the spreadsheet and comes back, through the wizard.

use axum::http::StatusCode;
use customers::store::totals;
use kernel::Lang;
use testkit::on_both_engines;

use super::desk::{fixtures, open_books};
use super::wizard::{agreed, done, hand_over, sent};
use crate::pages::open;

#[test]
fn an_export_of_another_program_is_recognised_and_its_origin_proposed() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let contacts = fixtures("exports-crm", &["hubspot-contacts.csv"]).remove(0).bytes.to_vec();
        let file = hand_over(&mut camille, "hubspot-contacts.csv", contacts.clone()).await;
        let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
        let told = mapping.texts("#sheet-0 .note").concat();
        let by = "Export HubSpot, reconnu à «\u{a0}Record ID\u{a0}», «\u{a0}Lead Status\u{a0}» et «\u{a0}Lifecycle Stage\u{a0}».";
        assert_eq!(told, by);
        let check = camille.submit(mapping.form("form.stack")).await;
        assert_eq!(check.form("#check").value("origin"), Some("Repris de HubSpot"));
        let typed = check.form("#check").fill("origin", "Nos clients d’avant Carnet").press("then", "import");
        let again = camille.submit(typed).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the rest is asked all the same");
        assert_eq!(again.form("#check").value("origin"), Some("Nos clients d’avant Carnet"));
        let mut english = stage.owner(&router).speaking(Lang::En);
        let check = agreed(&mut english, "contacts.csv", contacts).await;
        assert_eq!(check.form("#check").value("origin"), Some("Brought over from HubSpot"));
    });
}

#[test]
fn rows_left_out_come_back_from_the_spreadsheet_mended() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let sales = "N° facture;Date;Client;Libellé;Montant HT\nF1;12/03/2024;Bois SA;Caisse de six;120,00\n\
                     F2;30/02/2024;Bois SA;Champagne;80,00\n";
        let clients = "Raison sociale;Ville\nBois SA;Lille\n";
        let page = camille.get("/imports/new").await;
        let form = page.form("form.form").attach("files", "clients.csv", clients);
        let file = camille.submit(form.attach("files", "ventes.csv", sales)).await;
        let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
        let check = camille.submit(mapping.form("form.stack")).await;
        let run = sent(&mut camille, &check).await;
        let report = done(&mut camille, store, &run).await;

        let rejects = camille.get(report.link("Télécharger les lignes rejetées")).await.body;
        let lines: Vec<&str> = rejects.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "N° facture;Date;Client;Libellé;Montant HT;Pourquoi Carnet ne l’a pas acceptée");
        assert!(lines[1].starts_with("F2;30/02/2024;Bois SA;Champagne;80,00;"), "{lines:?}");
        let mended = rejects.replace("30/02/2024", "28/02/2024");
        let check = agreed(&mut camille, "import-rejects.csv", mended).await;
        assert!(!check.has("#fixes"), "{}", check.body);
        let run = sent(&mut camille, &check).await;
        done(&mut camille, store, &run).await;
        assert_eq!(totals(store.reader()).await.unwrap().sales, 2);
    });
}
