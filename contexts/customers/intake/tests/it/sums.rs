//! What adds up rows, and what is only called so: an “Ensemble lin” is sold, a “Total Lyon” is not.

use intake::{LineKind, Reading};
use rstest::rstest;

use crate::world::Files;

/// The amounts of the sales, in cents.
fn amounts(reading: &Reading) -> Vec<i64> {
    reading.records.sales.iter().filter_map(|sale| Some(sale.turnover()?.cents)).collect()
}

#[rstest]
#[case("Ensemble lin trois pièces")]
#[case("Ensemble")]
#[case("Total look hiver")]
#[case("Report photo sur toile")]
#[case("Somme de quatre cadres")]
#[case("Cumul de deux séances")]
fn an_article_called_as_a_sum_is_sold_where_it_comes_first_in_its_row(#[case] article: &str) {
    let text = format!(
        "Article;Date;N° facture;N° client;Qté;Total HT\nRobe;11/03/2025;2025013;4120;1;150,00\n\
         {article};12/03/2025;2025014;4120;1;499,00\nVeste;13/03/2025;2025015;4121;2;40,00\n\
         TOTAL;;;;4;689,00\n"
    );
    let reading = Files::text("ventes.csv", &text).read();
    assert_eq!(amounts(&reading), [15_000, 49_900, 4_000], "{article}");
    let kinds: Vec<LineKind> = reading.files[0].sheets[0].lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds.last(), Some(&LineKind::Total));
}

#[rstest]
#[case("Ensemble table et chaises")]
#[case("Total look hiver")]
#[case("Moyenne surface, bâche")]
fn a_price_list_holds_articles_called_as_sums(#[case] article: &str) {
    let text = format!(
        "Désignation;PU HT;Prix d'achat\nRobe;89,00;40,00\n{article};199,00;85,00\nVeste;120,00;60,00\n"
    );
    let reading = Files::text("tarif.csv", &text).read();
    assert_eq!(reading.records.products.len(), 3, "{article}");
}

#[test]
fn a_dated_sum_of_a_client_is_told_by_what_it_adds_up() {
    let text = "Désignation;Date;N° facture;Client;Montant HT\nVin;03/05/2025;2025001;Bois SA;10,00\n\
                Cidre;04/05/2025;2025002;Bois SA;20,00\nTotal Bois SA;31/05/2025;;;30,00\n\
                Vin;05/06/2025;2025003;Alu SA;5,00\nSous-total Alu;30/06/2025;;;7,00\n";
    let reading = Files::text("ventes.csv", text).read();
    let sheet = &reading.files[0].sheets[0];
    assert_eq!((sheet.accepted(), sheet.rows.len()), (3, 3), "{:?}", sheet.lines);
}

#[test]
fn what_is_carried_over_to_the_next_page_is_no_sale() {
    let text = "Désignation;Date;N° facture;Client;Montant HT\nVin;03/05/2025;2025001;Bois SA;10,00\n\
                Cidre;04/05/2025;2025002;Bois SA;20,00\nA reporter;04/05/2025;;;30,00\n\
                Report;04/05/2025;;;30,00\nVin;05/06/2025;2025003;Alu SA;5,00\nTotal Lyon;;3;;35,00\n";
    let sheet = &Files::text("ventes.csv", text).read().files[0].sheets[0];
    assert_eq!(sheet.rows.len(), 3, "{:?}", sheet.lines);
}

#[rstest]
#[case("Vente", "Avoir")]
#[case("Ventes", "Retours")]
#[case("Facturé €", "Crédit €")]
fn what_is_owed_back_may_stand_in_a_column_beside_what_was_sold(#[case] sold: &str, #[case] owed: &str) {
    let text = format!(
        "Date;Client;{sold};{owed}\n02/03/2026;Boulangerie Dupain SARL;120,00;\n\
         03/03/2026;Café du Port SAS;80,50;\n05/03/2026;Boulangerie Dupain SARL;;20,00\n"
    );
    let reading = Files::text("caisse.csv", &text).read();
    let told: Vec<i64> =
        reading.records.sales.iter().filter_map(|sale| Some(sale.turnover()?.cents)).collect();
    assert_eq!(told, [12_000, 8_050, -2_000]);
    assert_eq!((reading.records.companies.len(), reading.records.people.len()), (2, 0));
}
