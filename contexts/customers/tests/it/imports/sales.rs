//! The same document again is the same sale; another year's or another kind's of that number is not.

use crate::world::whole;
use customers::store::{sales_of, totals};
use kernel::Holder;
use store::Store;
use testkit::on_both_engines;

use super::desk::{answers, csv, import, open_books, person_named};
use super::wizard::{agreed, done, sent};
use crate::pages::open;

const CLIENT: &str = "Nom;Prénom;E-mail;N° client\nDürand;Zoé;zoe@example.com;C1\n";

/// Imports documents of Zoé's: number, kind, day, amount.
async fn documents(store: &Store, rows: &[(&str, &str, &str, &str)]) {
    let mut file = "N° document;Type;Date;N° client;Libellé;Montant HT\n".to_owned();
    for (number, kind, day, amount) in rows {
        file.push_str(&format!("{number};{kind};{day};C1;Caisse de six;{amount}\n"));
    }
    import(store, vec![csv("ventes.csv", &file)], answers()).await;
}

/// Her documents, the latest first: day, kind, amount in cents.
async fn hers(store: &Store) -> Vec<(String, &'static str, i64)> {
    let zoe = person_named(store, "Dürand").await;
    let sales = sales_of(whole(store.reader()), Holder::Person(zoe.id), None, 20).await.unwrap();
    sales
        .iter()
        .map(|sale| (sale.details.dated_on.to_string(), sale.details.kind.code(), sale.details.net))
        .collect()
}

#[test]
fn a_number_that_begins_anew_each_year_overwrites_no_other_years_invoice() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENT)], answers()).await;
        documents(store, &[("12", "facture", "14/03/2022", "100,00")]).await;
        documents(store, &[("12", "facture", "20/05/2023", "250,00")]).await;
        documents(store, &[("12", "facture", "20/05/2023", "250,00")]).await;
        let both =
            [("2023-05-20".to_owned(), "invoice", 25_000), ("2022-03-14".to_owned(), "invoice", 10_000)];
        assert_eq!(hers(store).await, both);
        documents(store, &[("12", "facture", "21/05/2023", "250,00")]).await;
        assert_eq!(
            totals(store.reader()).await.unwrap().sales,
            2,
            "a day mended within the year is no new one"
        );
    });
}

#[test]
fn a_quote_and_its_invoice_of_one_number_are_two_documents() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENT)], answers()).await;
        let rows =
            [("2023-014", "devis", "14/03/2023", "100,00"), ("2023-014", "facture", "14/03/2023", "100,00")];
        for _ in 0..2 {
            documents(store, &rows).await;
            let mut kinds: Vec<_> = hers(store).await.into_iter().map(|(_, kind, net)| (kind, net)).collect();
            kinds.sort_unstable();
            assert_eq!(kinds, [("invoice", 10_000), ("quote", 10_000)]);
        }
    });
}

#[test]
fn a_ticket_number_that_begins_anew_each_day_or_at_another_till_overwrites_nothing() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let two =
            "Nom;Prénom;E-mail;N° client\nDürand;Zoé;zoe@example.com;C1\nPetit;Luc;luc@example.com;C2\n";
        import(store, vec![csv("clients.csv", two)], answers()).await;
        documents(store, &[("3", "facture", "04/01/2024", "20,00")]).await;
        documents(store, &[("3", "facture", "09/03/2024", "35,00")]).await;
        let tickets =
            [("2024-03-09".to_owned(), "invoice", 3_500), ("2024-01-04".to_owned(), "invoice", 2_000)];
        assert_eq!(hers(store).await, tickets, "another day, another amount: another ticket");
        let other_till =
            "N° document;Type;Date;N° client;Libellé;Montant HT\n3;facture;04/01/2024;C2;Miel;70,00\n";
        import(store, vec![csv("ventes.csv", other_till)], answers()).await;
        assert_eq!(hers(store).await, tickets, "another client, another amount: another ticket");
        assert_eq!(totals(store.reader()).await.unwrap().sales, 3);
    });
}

#[test]
fn a_file_that_tells_of_some_lines_of_an_invoice_leaves_the_others_as_they_are() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENT)], answers()).await;
        let head = "N° facture;Date;N° client;Libellé;Montant HT\n";
        let whole = format!("{head}F1;14/03/2024;C1;Miel;50,00\nF1;14/03/2024;C1;Cire;150,00\n");
        import(store, vec![csv("ventes.csv", &whole)], answers()).await;
        let part = format!("{head}F1;14/03/2024;C1;Miel;50,00\n");
        import(store, vec![csv("miel.csv", &part)], answers()).await;
        assert_eq!(hers(store).await, [("2024-03-14".to_owned(), "invoice", 20_000)]);
        let mended = format!("{head}F1;14/03/2024;C1;Miel de châtaignier;60,00\n");
        import(store, vec![csv("ventes.csv", &mended)], answers()).await;
        assert_eq!(
            hers(store).await,
            [("2024-03-14".to_owned(), "invoice", 6_000)],
            "a line nobody knew: the file tells the whole document"
        );
    });
}

#[test]
fn sales_that_come_alone_make_clients_once_somebody_said_so() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let clients = "N° client;Raison sociale\nC1;Bois SA\n";
        let check = agreed(&mut camille, "clients.csv", clients).await;
        let run = sent(&mut camille, &check).await;
        done(&mut camille, store, &run).await;

        let sales = "N° facture;Date;N° client;Client;Libellé;Montant HT\nF1;12/03/2024;C1;;Caisse de six;120,00\n\
                     F2;13/03/2024;C7;Vins du Port;Champagne;80,00\nF3;14/03/2024;C8;;Chablis;40,00\n\
                     F4;15/03/2024;C7;;Magnum;60,00\n";
        let check = agreed(&mut camille, "ventes.csv", sales).await;
        let told = check.texts("[aria-labelledby='unknown']").concat();
        assert!(told.contains("3 ventes nomment des clients absents de votre fichier"), "{told}");
        let made = camille.submit(check.form("#check").press("then", "clients")).await;
        assert!(!made.has("[aria-labelledby='unknown']") && !made.has("#fixes"), "{}", made.body);
        let run = sent(&mut camille, &made).await;
        done(&mut camille, store, &run).await;

        let kept = totals(store.reader()).await.unwrap();
        assert_eq!(
            (kept.companies, kept.people, kept.sales),
            (3, 0, 4),
            "one by two sales, one by its number"
        );
        let port = camille.get("/companies?q=c7").await;
        assert!(port.body.contains("Vins du Port"), "found by the number of its sales: {}", port.body);
    });
}

#[test]
fn sales_beside_a_list_of_clients_make_none() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let page = camille.get("/imports/new").await;
        let form =
            page.form("form.form").attach("files", "clients.csv", "N° client;Raison sociale\nC1;Bois SA\n");
        let sales = "N° facture;Date;N° client;Libellé;Montant HT\nF2;13/03/2024;C7;Champagne;80,00\n";
        let file = camille.submit(form.attach("files", "ventes.csv", sales)).await;
        let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
        let check = camille.submit(mapping.form("form.stack")).await;
        assert!(!check.has("[aria-labelledby='unknown']"), "a list that is there gives the numbers");
        let asked = camille.submit(check.form("#check").press("then", "clients")).await;
        assert!(asked.has("#fixes"), "whatever a page of yesterday posts");
    });
}
