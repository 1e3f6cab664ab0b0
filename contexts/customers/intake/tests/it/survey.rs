//! What the wizard shows before anything is read, and what a correction changes.

use intake::{
    ColumnChoice, ColumnMapping, ColumnSurvey, Field, Mapping, SheetSurvey, Table, TableChoice, Why, survey,
};

use crate::world::Files;

fn first(files: &Files, mapping: &Mapping) -> SheetSurvey {
    survey(&files.uploads(), mapping).files.remove(0).sheets.remove(0)
}

fn column<'a>(sheet: &'a SheetSurvey, name: &str) -> &'a ColumnSurvey {
    sheet.columns.iter().find(|column| column.name == name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn columns_are_explained_with_examples_and_other_proposals() {
    let files = Files::fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"]);
    let survey = survey(&files.uploads(), &Mapping::default());
    let clients = &survey.files[0].sheets[0];
    assert_eq!((clients.table, clients.header_row), (Some(Table::Companies), Some(4)));
    let name = column(clients, "Raison sociale");
    assert_eq!((name.field, name.why), (Some(Field::CompanyName), Some(Why::Name)));
    assert_eq!(name.examples[0].text(), "Menuiserie Dürand");
    let turnover = column(clients, "CA 2023");
    assert!(turnover.field.is_none() && turnover.is_summed);
    assert!(column(clients, "Remarques").is_free_text);
    let people = &survey.files[0].sheets[1];
    assert!(column(people, "Né(e) le").is_dropped);
    assert!(!survey.files[0].sheets[2].hidden_rows.is_empty());
    assert!(survey.files[0].sheets[3].is_hidden && survey.files[0].sheets[3].table.is_none());
}

#[test]
fn what_the_law_forbids_to_keep_is_proposed_as_left_out() {
    let text = "Société;Nom;Prénom;Religion;État de santé;N° sécu;E-mail\nAcme;Dupont;Jean;catholique;diabète;2850578006084;jean@acme.fr\n";
    let sheet = first(&Files::text("contacts.csv", text), &Mapping::default());
    for (name, category) in
        [("Religion", "religion"), ("État de santé", "health"), ("N° sécu", "identifier_nir")]
    {
        let column = column(&sheet, name);
        assert_eq!(column.field, None, "{name}");
        assert_eq!(column.sensitive.map(personal::SensitiveCategory::code), Some(category));
    }
}

#[test]
fn columns_without_a_known_header_are_told_by_their_cells() {
    let text = "Etunimi;Sukunimi;Sähköposti;Puhelin\nAino;Virtanen;aino.virtanen@example.fi;+358 9 1234 5678\nMatti;Korhonen;matti.korhonen@example.fi;+358 40 123 4567\n";
    let sheet = first(&Files::text("lista.csv", text), &Mapping::default());
    assert_eq!(sheet.table, Some(Table::People));
    for (name, field) in [
        ("Etunimi", Field::FirstName),
        ("Sukunimi", Field::LastName),
        ("Sähköposti", Field::Email),
        ("Puhelin", Field::Phone),
    ] {
        let column = column(&sheet, name);
        assert_eq!((column.field, column.why), (Some(field), Some(Why::Content)), "{name}");
    }
}

#[test]
fn a_file_without_headers_names_its_columns_as_spreadsheets_do() {
    let text =
        "Dupont;Marie;marie.dupont@example.com;0612345678\nDurand;Paul;paul.durand@example.com;0698765432\n";
    let sheet = first(&Files::text("liste.csv", text), &Mapping::default());
    assert_eq!(sheet.header_row, None);
    let fields: Vec<_> =
        sheet.columns.iter().map(|column| (column.name.as_str(), column.field.unwrap())).collect();
    assert_eq!(
        fields,
        [("A", Field::LastName), ("B", Field::FirstName), ("C", Field::Email), ("D", Field::Phone)]
    );
}

#[test]
fn two_rows_of_headers_tell_billing_from_delivery_and_the_company_from_its_contact() {
    let text = "Client;;;Contact;;Facturation;;Livraison;\nCode;Nom;SIREN;Nom;Prénom;Rue;Ville;Rue;Ville\n\
                C1;Menuiserie Durand;732829320;Petit;Paul;1 rue A;Lille;2 rue B;Arras\n";
    let reading = Files::text("clients.csv", text).read();
    let company = &reading.records.companies[0].company;
    assert_eq!(company.name.raw, "Menuiserie Durand");
    let towns: Vec<&str> = company.reach.addresses.iter().map(|address| address.city.as_str()).collect();
    assert_eq!(towns, ["Lille", "Arras"]);
    assert_eq!(reading.records.people[0].person.full_name(), "Paul Petit");
}

#[test]
fn corrections_are_followed_and_remembered_without_rows() {
    let text = "Bla;Blub;Quux\nMenuiserie Durand;Lille;01 99 00 12 34\nBois Petit;Arras;01 99 00 12 35\n";
    let files = Files::text("x.csv", text);
    let mut mapping = Mapping::default();
    mapping.sheet_mut("x.csv", "x").table = Some(TableChoice::Table(Table::Companies));
    mapping.choose("x.csv", "x", "Bla", ColumnChoice::Field(Field::CompanyName));
    mapping.choose("x.csv", "x", "Quux", ColumnChoice::LeaveOut);
    mapping.sheet_mut("x.csv", "x").columns.insert(
        "Blub".to_owned(),
        ColumnMapping { choice: Some(ColumnChoice::Field(Field::City)), ..ColumnMapping::default() },
    );
    let reading = files.read_with(&mapping);
    let company = &reading.records.companies[0].company;
    assert_eq!(
        (company.name.raw.as_str(), company.reach.addresses[0].city.as_str()),
        ("Menuiserie Durand", "Lille")
    );
    assert!(company.reach.phones.is_empty());
    let row = intake::RowName { file: "x.csv".to_owned(), sheet: "x".to_owned(), row: 2 };
    mapping.mend(&row, "Blub", "Roubaix");
    assert_eq!(files.read_with(&mapping).records.companies[0].company.reach.addresses[0].city, "Roubaix");
    let draft: Mapping = serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
    assert!(draft == mapping, "a draft comes back as it was saved");
    let kept = serde_json::to_string(&mapping.without_rows()).unwrap();
    assert!(kept.contains("city") && !kept.contains("Roubaix"), "{kept}");
}

#[test]
fn a_sheet_left_out_on_request_is_announced() {
    let files = Files::fixtures("fichier-clients-fr", &["clients.csv"]);
    let mut mapping = Mapping::default();
    mapping.sheet_mut("clients.csv", "clients").table = Some(TableChoice::LeaveOut);
    let reading = files.read_with(&mapping);
    assert_eq!(reading.files[0].left_out[0].1, intake::LeftOut::Asked);
}

#[test]
fn months_in_front_are_followed_only_when_confirmed() {
    let text =
        "Invoice #,Invoice date,Customer,Total\nA1,05/15/2024,Bois SA,10.00\nA2,04/03/2024,Bois SA,12.00\n";
    let files = Files::text("invoices.csv", text);
    assert!(column(&first(&files, &Mapping::default()), "Invoice date").seems_month_first);
    assert_eq!(files.read().files[0].sheets[0].accepted(), 0, "4 March, or 3 April: nobody guesses");
    let mut mapping = Mapping::default();
    mapping
        .sheet_mut("invoices.csv", "invoices")
        .columns
        .entry("Invoice date".to_owned())
        .or_default()
        .month_first = true;
    let reading = files.read_with(&mapping);
    let dates: Vec<String> = reading.records.sales.iter().map(|sale| sale.date.to_string()).collect();
    assert_eq!(dates, ["2024-05-15", "2024-04-03"]);
}
