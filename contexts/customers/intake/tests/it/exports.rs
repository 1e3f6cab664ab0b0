//! Exports of other programs: their tables, their names, their refusals, their oddities.

use intake::{Answer, Field, ReadRow, Reading, Rejection, SheetReading, Table};
use serde_json::Value;

use crate::world::{Files, report};

fn read(names: &[&str]) -> Reading {
    Files::fixtures("exports-crm", names).read()
}

fn only(reading: &Reading) -> &SheetReading {
    let [file] = reading.files.as_slice() else { panic!("one file") };
    let [sheet] = file.sheets.as_slice() else { panic!("one sheet, left out: {:?}", file.left_out) };
    sheet
}

fn facts() -> Value {
    let text =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/exports-crm/expected.json"))
            .unwrap();
    serde_json::from_slice(&text).unwrap()
}

/// The answer of whoever has this e-mail address.
fn answer_of(sheet: &SheetReading, email: &str) -> Answer {
    let has = |row: &&ReadRow| {
        let person =
            row.person.as_ref().is_some_and(|person| person.reach.good_emails().any(|found| found == email));
        person
            || row
                .company
                .as_ref()
                .is_some_and(|company| company.reach.good_emails().any(|found| found == email))
    };
    sheet
        .rows
        .iter()
        .find(has)
        .and_then(|row| row.standings().next())
        .unwrap_or_else(|| panic!("nobody at {email}"))
        .answer()
}

#[test]
fn every_export_is_recognised_with_its_encoding_separator_and_rows() {
    for (name, facts) in facts().as_object().unwrap() {
        let reading = read(&[name]);
        let report = report(&reading);
        let file = &report.files[0];
        let encoding =
            facts["encoding"].as_str().unwrap().replace("cp1252", "windows-1252").replace(" with BOM", "");
        assert_eq!(file.encoding.as_deref(), Some(encoding.as_str()), "{name}");
        assert_eq!(file.separator.as_deref(), facts["delimiter"].as_str(), "{name}");
        let [sheet] = file.sheets.as_slice() else { panic!("{name}: {:?}", file.left_out) };
        if let Some(rows) = facts["rows"].as_u64() {
            assert_eq!(u64::from(sheet.data_rows), rows, "{name}: {:?}", sheet.lines);
        }
        assert_eq!(only(&reading).columns.len() as u64, facts["columns"].as_u64().unwrap(), "{name}");
    }
}

#[test]
fn tables_are_told_by_their_columns() {
    for (name, table) in [
        ("activecampaign-contacts.csv", Table::People),
        ("brevo-contacts.csv", Table::People),
        ("google-contacts.csv", Table::People),
        ("hubspot-companies.csv", Table::Companies),
        ("hubspot-contacts.csv", Table::People),
        ("intercom-users.csv", Table::People),
        ("odoo-res-partner.csv", Table::Companies),
        ("outlook-en.csv", Table::People),
        ("outlook-fr.csv", Table::People),
        ("pipedrive-deals.csv", Table::Sales),
        ("pipedrive-people.csv", Table::People),
        ("salesforce-rapport-contacts.csv", Table::People),
        ("sellsy-clients.csv", Table::Companies),
        ("sellsy-factures.csv", Table::Sales),
        ("zendesk-users.csv", Table::People),
    ] {
        let reading = read(&[name]);
        assert_eq!(only(&reading).table, table, "{name}: {:?}", only(&reading).columns);
    }
}

#[test]
fn opted_out_people_are_refusals_whatever_the_program() {
    for (name, email) in [
        ("activecampaign-contacts.csv", "ines@example.com"),
        ("brevo-contacts.csv", "mickael@example.com"),
        ("hubspot-contacts.csv", "john.smith@example.com"),
        ("intercom-users.csv", "anonyme@example.com"),
        ("pipedrive-people.csv", "anais@example.com"),
        ("salesforce-rapport-contacts.csv", "arosales@example.com"),
    ] {
        let reading = read(&[name]);
        assert_eq!(answer_of(only(&reading), email), Answer::No, "{name}");
        let record = reading
            .records
            .people
            .iter()
            .find(|record| record.person.reach.good_emails().any(|found| found == email));
        assert!(!record.unwrap().person.standing.refusals.is_empty(), "{name}");
    }
}

#[test]
fn those_who_did_not_refuse_are_not_made_to_and_never_made_to_agree() {
    for (name, email, answer) in [
        ("activecampaign-contacts.csv", "gael@example.com", Answer::Yes),
        ("activecampaign-contacts.csv", "bounce@example.com", Answer::Unknown),
        ("activecampaign-contacts.csv", "attente@example.com", Answer::Unknown),
        ("brevo-contacts.csv", "emma@example.com", Answer::Unknown),
        ("hubspot-contacts.csv", "sans-nom@example.com", Answer::Unknown),
        ("intercom-users.csv", "chloe@example.com", Answer::Unknown),
        ("pipedrive-people.csv", "tony.turner@example.com", Answer::Yes),
        ("salesforce-rapport-contacts.csv", "helene.brule@example.com", Answer::Unknown),
    ] {
        assert_eq!(answer_of(only(&read(&[name])), email), answer, "{name} {email}");
    }
}

#[test]
fn the_footer_of_a_report_is_no_data() {
    let reading = read(&["salesforce-rapport-contacts.csv"]);
    let rows: Vec<u32> = only(&reading).rows.iter().map(|row| row.row).collect();
    assert_eq!(rows, [2, 3, 4]);
}

#[test]
fn hubspot_contacts_and_companies_are_linked_and_merged() {
    let reading = read(&["hubspot-companies.csv", "hubspot-contacts.csv"]);
    let records = &reading.records;
    let emails =
        records.people.iter().flat_map(|record| record.person.reach.good_emails().collect::<Vec<_>>());
    assert_eq!(emails.count(), 3);
    let camille = records.people.iter().find(|record| record.person.first_name.raw == "Camille").unwrap();
    assert_eq!(camille.rows.len(), 2);
    let nobody = records
        .people
        .iter()
        .find(|record| record.person.reach.good_emails().any(|email| email == "sans-nom@example.com"))
        .unwrap();
    assert_eq!(nobody.companies.len(), 2);
    let people = report(&reading).files[1].sheets[0].clone();
    assert_eq!(people.rejected.iter().map(|row| row.code).collect::<Vec<_>>(), [Rejection::NobodyToIdentify]);
    assert_eq!(people.orphans, []);
    let twins = &report(&reading).files[0].sheets[0].duplicates;
    assert_eq!(twins.iter().map(|twin| twin.rows.clone()).collect::<Vec<_>>(), [[2, 5]]);
}

#[test]
fn a_file_of_two_columns_called_titre_has_a_civility_and_a_job() {
    let reading = read(&["outlook-fr.csv"]);
    let sheet = only(&reading);
    assert_eq!(sheet.column_of(Field::Civility), Some("Titre"));
    assert_eq!(sheet.column_of(Field::JobTitle), Some("Titre (2)"));
    assert_eq!(sheet.rows[0].person.as_ref().unwrap().job_title.raw, "Acheteur");
}

#[test]
fn several_values_in_a_cell_and_telephones_without_a_plus_are_read() {
    let google = read(&["google-contacts.csv"]);
    let abel = only(&google).rows[0].person.clone().unwrap();
    assert_eq!(abel.reach.good_phones().collect::<Vec<_>>(), ["+41225551212", "+33639981017"]);
    assert_eq!(abel.reach.good_emails().collect::<Vec<_>>(), ["abel@example.com", "abel.perso@example.org"]);
    let brevo = read(&["brevo-contacts.csv"]);
    let phones: Vec<Vec<String>> = only(&brevo)
        .rows
        .iter()
        .map(|row| row.person.as_ref().unwrap().reach.good_phones().take(1).map(str::to_owned).collect())
        .collect();
    assert_eq!(phones, [["+33639981013"], ["+12025550123"], ["+33639981014"]]);
    let pipedrive = read(&["pipedrive-people.csv"]);
    assert_eq!(only(&pipedrive).rows[1].person.as_ref().unwrap().reach.good_emails().count(), 2);
}

#[test]
fn sellsy_invoices_find_their_clients_and_a_destroyed_siret_stays_unread() {
    let reading = read(&["sellsy-clients.csv", "sellsy-factures.csv"]);
    let report = report(&reading);
    assert_eq!(report.files[1].sheets[0].sums_cents["Montant TTC total"].accepted, 154_000);
    assert_eq!(report.files[1].sheets[0].accepted, 2);
    assert_eq!(reading.records.sales.len(), 2);
    let siret = &reading.records.companies[0].company.siret;
    assert_eq!((siret.raw.as_str(), siret.canonical.as_deref()), ("9,91E+13", None));
    assert_eq!(reading.records.people.len(), 1, "the private customer");
}

#[test]
fn odoo_keeps_addresses_and_staff_apart_from_people() {
    let odoo = read(&["odoo-res-partner.csv"]);
    assert_eq!((odoo.records.companies.len(), odoo.records.people.len()), (1, 1));
    assert_eq!(odoo.records.people[0].companies.len(), 1);
    assert_eq!(only(&odoo).rows[2].rejected.as_ref().unwrap().code, Rejection::AddressOnly);
    let zendesk = read(&["zendesk-users.csv"]);
    assert_eq!(only(&zendesk).rows[1].rejected.as_ref().unwrap().code, Rejection::StaffMember);
}

#[test]
fn won_deals_are_summed_in_the_organisations_currency_only() {
    let reading = read(&["pipedrive-deals.csv"]);
    let sheet = report(&reading).files[0].sheets[0].clone();
    assert_eq!(sheet.sums_cents["Deal - Value"].accepted, 1_250_000, "{:?}", sheet.rejected);
}
