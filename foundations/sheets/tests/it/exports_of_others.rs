//! Exports of other programs: as many cells in every row as the header has, but for footers.

use rstest::rstest;
use sheets::Charset;

use crate::corpus::{borrowed, read};

#[rstest]
#[case("exports-crm/activecampaign-contacts.csv")]
#[case("exports-crm/brevo-contacts.csv")]
#[case("exports-crm/google-contacts.csv")]
#[case("exports-crm/hubspot-companies.csv")]
#[case("exports-crm/hubspot-contacts.csv")]
#[case("exports-crm/intercom-users.csv")]
#[case("exports-crm/odoo-res-partner.csv")]
#[case("exports-crm/outlook-en.csv")]
#[case("exports-crm/outlook-fr.csv")]
#[case("exports-crm/pipedrive-deals.csv")]
#[case("exports-crm/pipedrive-people.csv")]
#[case("exports-crm/salesforce-rapport-contacts.csv")]
#[case("exports-crm/sellsy-clients.csv")]
#[case("exports-crm/sellsy-factures.csv")]
#[case("exports-crm/zendesk-users.csv")]
#[case("valeurs/dates.csv")]
#[case("valeurs/identifiants.csv")]
#[case("valeurs/montants.csv")]
#[case("valeurs/telephones.csv")]
fn rows_are_as_wide_as_their_header(#[case] file: &str) {
    let Some(bytes) = borrowed(file) else { return };
    let workbook = read(file, &bytes).expect("a table");
    let encoding = workbook.encoding.expect("a text file has one");
    assert!([Charset::UTF_8, Charset::WINDOWS_1252, Charset::UTF_16LE].contains(&encoding.charset));
    assert!(!encoding.had_errors);
    let rows = &workbook.sheets[0].rows;
    let header = rows[0].cells.len();
    assert!(header > 2);
    for row in rows {
        let is_footer = row.cells.len() == 1;
        assert!(row.cells.len() == header || is_footer, "row {} of {file}", row.number);
        assert_eq!(row.flaw, None);
    }
}
