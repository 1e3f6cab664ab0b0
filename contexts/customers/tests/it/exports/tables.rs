//! The tables for a spreadsheet.

use customers::export::{Format, What};
use customers::facets;
use kernel::Vat;
use testkit::on_both_engines;

use super::office::{cells, chosen, exported, unzipped};
use crate::imports::desk::{answers, fixtures, import, open_books};
use crate::world::{a_company, a_person, a_sale, brasserie, claire, company_named, invoice};

#[test]
fn the_whole_file_is_one_table_for_each_subject_in_a_zip() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        import(&base.store, fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"]), answers())
            .await;
        let tables = unzipped(&exported(&base.store, What::Whole, Format::Csv).await);
        let rows = |name: &str| {
            let (_, rows) = tables.iter().find(|(file, _)| file == name).unwrap_or_else(|| panic!("{name}"));
            rows
        };
        let counts = ["companies.csv", "people.csv", "sales.csv"].map(|name| rows(name).len() - 1);
        assert_eq!(counts, [53, 145, 393]);
        let names: Vec<&str> = tables.iter().map(|(name, _)| name.as_str()).collect();
        let expected = [
            "companies.csv",
            "people.csv",
            "identifiers.csv",
            "emails.csv",
            "phones.csv",
            "addresses.csv",
            "roles.csv",
            "refusals.csv",
            "consents.csv",
            "bases.csv",
            "products.csv",
            "sales.csv",
            "sale-lines.csv",
            "activities.csv",
            "tasks.csv",
            "files.csv",
        ];
        assert_eq!(names, expected);
        for (name, rows) in &tables {
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{name} is ragged");
            assert!(rows.iter().flatten().all(|cell| !cell.contains('⟦')), "{name} misses a word");
            assert!(rows.iter().flatten().all(|cell| !computes(cell)), "{name} computes");
        }
        let refusing = |rows: &Vec<Vec<String>>| {
            let place = rows[0].iter().position(|head| head == "Refus").unwrap();
            // the first row holds the heads
            rows.iter().skip(1).filter(|row| !row[place].is_empty()).count()
        };
        assert!(refusing(rows("people.csv")) > 0, "no list of addresses leaves without its refusals");
        assert!(rows("refusals.csv").len() > 1 && rows("consents.csv").len() > 1);
        assert_eq!(rows("sales.csv")[0][1], "Document");
    });
}

/// What a spreadsheet would reckon rather than show.
fn computes(cell: &str) -> bool {
    let is_number = |text: &str| {
        // The trunk zero of « +33 (0)6 39… ».
        text.replacen("(0)", "", 1).chars().all(|sign| sign.is_ascii_digit() || " .,".contains(sign))
    };
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !is_number(&cell[1..]),
        _ => false,
    }
}

#[test]
fn a_formula_somebody_typed_is_text_and_a_credit_stays_a_number() {
    on_both_engines(|base| async move {
        let mut details = company_named("=HYPERLINK(\"https://a.example\")");
        details.website = Some("+33 6 39 98 20 42".to_owned().into());
        let company = a_company(&base.store, details).await;
        let mut credit = invoice(company.id, "A-1", "2026-11-20", -123_450);
        credit.kind = customers::sale::DocumentKind::CreditNote;
        credit.lines.clear();
        a_sale(&base.store, credit).await;
        let companies = chosen(&facets::companies(Vat::Excluded), "", "name");
        let rows = cells(&exported(&base.store, What::Companies(companies), Format::Csv).await);
        assert_eq!(rows[1][1], "'=HYPERLINK(\"https://a.example\")");
        assert_eq!(rows[1][9], "+33 6 39 98 20 42");
        let sales = chosen(&facets::sales(Vat::Excluded), "kind=credit-note", "date");
        let rows = cells(&exported(&base.store, What::Sales(sales), Format::Csv).await);
        let column = |head: &str| rows[0].iter().position(|cell| cell == head).unwrap();
        assert_eq!(rows[1][column("Total HT")], "-1234,50");
        assert_eq!(rows[1][column("Total TTC")], "-1481,40");
        assert_eq!(rows[1][column("Entreprise")], "'=HYPERLINK(\"https://a.example\")");
    });
}

#[test]
fn a_list_of_people_is_one_table_with_what_is_on_the_screen() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        a_person(&base.store, crate::world::noel(brasserie.id)).await;
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "F-1", "2026-11-20", 12_005)).await;
        let everybody = chosen(&facets::people(Vat::Excluded), "sort=-name", "name");
        let rows = cells(&exported(&base.store, What::People(everybody), Format::Csv).await);
        let column = |head: &str| rows[0].iter().position(|cell| cell == head).unwrap();
        assert_eq!(rows[1][column("Nom")], "Vandenberghe");
        assert_eq!(rows[1][column("Entreprise")], "Brasserie du Vieux-Port SRL");
        assert_eq!(rows[1][column("Fonction")], "Responsable des achats");
        let line = |head: &str| rows[2][column(head)].as_str();
        assert_eq!(line("E-mail"), "claire.fontaine@example.com");
        assert_eq!((line("Code postal"), line("Ville"), line("Pays")), ("59800", "Lille", "FR"));
        assert_eq!((line("CA HT 12 mois"), line("Devise"), line("Relation")), ("120,05", "EUR", "Client"));
        let lille = chosen(&facets::people(Vat::Excluded), "town=lille", "name");
        assert_eq!(cells(&exported(&base.store, What::People(lille), Format::Csv).await).len(), 2);
    });
}
