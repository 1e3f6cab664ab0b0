//! What is known of each program's exports: who wrote a file, what its odd columns mean, which rows are gone; and
//! the versions of before, and those with columns the fixtures have not.

use intake::{
    Answer, Caution, ColumnChoice, Field, Mapping, PersonRecord, Reading, Rejection, SheetReading, Table,
    WarningCode,
};
use rstest::rstest;

use crate::world::{Files, report};

fn read(names: &[&str]) -> Reading {
    Files::fixtures("exports-crm", names).read()
}

fn written(text: &str) -> Reading {
    Files::text("export.csv", text).read()
}

fn only(reading: &Reading) -> &SheetReading {
    let [file] = reading.files.as_slice() else { panic!("one file") };
    let [sheet] = file.sheets.as_slice() else { panic!("one sheet, left out: {:?}", file.left_out) };
    sheet
}

fn program(reading: &Reading) -> Option<&str> {
    only(reading).recognised.as_ref().map(|told| told.program.as_str())
}

fn person<'a>(reading: &'a Reading, email: &str) -> &'a PersonRecord {
    let has = |record: &&PersonRecord| record.person.reach.good_emails().any(|found| found == email);
    reading.records.people.iter().find(has).unwrap_or_else(|| panic!("nobody at {email}"))
}

fn answer(reading: &Reading, email: &str) -> Answer {
    person(reading, email).person.standing.answer()
}

fn employers(reading: &Reading, email: &str) -> Vec<String> {
    let companies = person(reading, email).companies.iter().map(|link| match link {
        intake::CompanyLink::Record(place) => reading.records.companies[*place].company.name.raw.clone(),
        intake::CompanyLink::Known(_) => panic!("the base is empty"),
    });
    companies.collect()
}

fn rejections(reading: &Reading) -> Vec<(u32, Rejection)> {
    let rows = reading.files.iter().flat_map(|file| &file.sheets).flat_map(|sheet| &sheet.rows);
    rows.filter_map(|row| Some((row.row, row.rejected.as_ref()?.code))).collect()
}

#[rstest]
#[case("activecampaign-contacts.csv", "ActiveCampaign")]
#[case("brevo-contacts.csv", "Brevo")]
#[case("google-contacts.csv", "Google Contacts")]
#[case("hubspot-companies.csv", "HubSpot")]
#[case("hubspot-contacts.csv", "HubSpot")]
#[case("intercom-users.csv", "Intercom")]
#[case("odoo-res-partner.csv", "Odoo")]
#[case("outlook-en.csv", "Outlook")]
#[case("outlook-fr.csv", "Outlook")]
#[case("pipedrive-deals.csv", "Pipedrive")]
#[case("pipedrive-people.csv", "Pipedrive")]
#[case("salesforce-rapport-contacts.csv", "Salesforce")]
#[case("sellsy-clients.csv", "Sellsy")]
#[case("sellsy-factures.csv", "Sellsy")]
#[case("zendesk-users.csv", "Zendesk")]
fn each_export_is_told_by_its_headers(#[case] file: &str, #[case] expected: &str) {
    let reading = read(&[file]);
    assert_eq!(program(&reading), Some(expected));
    let by = &only(&reading).recognised.as_ref().unwrap().by;
    assert!((1..=3).contains(&by.len()), "{by:?}");
    assert_eq!(report(&reading).files[0].sheets[0].program.as_deref(), Some(expected));
}

#[test]
fn a_list_kept_by_hand_is_nobodys_export() {
    let reading = written("Nom;Prénom;E-mail;Ville;Newsletter\nRoy;Ana;ana@example.com;Lille;oui\n");
    assert_eq!(program(&reading), None);
}

#[test]
fn what_a_program_means_stays_open_to_correction() {
    let mut mapping = Mapping::default();
    let column = "Associated Company";
    mapping.choose("hubspot-contacts.csv", "hubspot-contacts", column, ColumnChoice::LeaveOut);
    let reading = Files::fixtures("exports-crm", &["hubspot-contacts.csv"]).read_with(&mapping);
    assert_eq!(only(&reading).column_of(Field::CompanyName), None);
}

#[test]
fn whom_neither_they_nor_their_company_reach_is_told() {
    let reading = read(&["hubspot-companies.csv", "hubspot-contacts.csv"]);
    let unreached = WarningCode::Caution(Caution::NoWayToReach);
    let contacts = &reading.files[1].sheets[0];
    let rows: Vec<u32> =
        contacts.warnings.iter().filter(|one| one.code == unreached).map(|one| one.row).collect();
    assert_eq!(rows, [7], "Ola Sanjoignable, 106");
}

#[test]
fn a_contact_of_whom_pipedrive_knows_no_consent_has_neither_agreed_nor_refused() {
    let reading = read(&["pipedrive-people.csv"]);
    let answers: Vec<Answer> = only(&reading).rows.iter().filter_map(intake::ReadRow::answer).collect();
    assert_eq!(answers, [Answer::Yes, Answer::No, Answer::Unknown]);
    let unknown = only(&reading).rows[2].person.as_ref().unwrap();
    assert!(unknown.standing.refusals.is_empty());
}

#[test]
fn a_deal_that_is_won_is_an_order_and_no_other_is_a_sale() {
    let reading = read(&["pipedrive-people.csv", "pipedrive-deals.csv"]);
    let [won] = reading.records.sales.as_slice() else { panic!("{:?}", rejections(&reading)) };
    assert_eq!((won.number.as_deref(), won.kind), (Some("12"), intake::DocumentKind::Order));
    assert_eq!(won.turnover().map(|amount| amount.cents), Some(1_250_000));
    let Some(intake::PersonLink::Record(contact)) = won.contact else {
        panic!("nobody spoke for the company")
    };
    assert_eq!(reading.records.people[contact].person.full_name(), "Anaïs N'Guyen");
    let codes = [(2, Rejection::DealNotWon), (4, Rejection::ClientUnknown)];
    assert_eq!(rejections(&reading), codes, "11 is open, and nobody knows the organisation of 13");
    let alone = read(&["pipedrive-deals.csv"]);
    assert_eq!(rejections(&alone), [(2, Rejection::DealNotWon), (4, Rejection::DealNotWon)]);
    assert_eq!(alone.records.companies.len(), 1, "whoever bought nothing is no client");
}

#[test]
fn deals_of_hubspot_and_salesforce_are_sales_once_they_are_won() {
    let hubspot = written(
        "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Company\n\
         501,Vitrine réfrigérée,Closed won (Sales Pipeline),2024-02-03 11:00,Zoé,12500.00,Sales,Crêperie Bélon\n\
         502,Étagères,Appointment scheduled,2024-06-30 00:00,Zoé,900.00,Sales,Fromagerie Perrin\n\
         503,Comptoir,Closed lost,2024-03-01 00:00,Zoé,4000.00,Sales,Fromagerie Perrin\n",
    );
    let salesforce = written(
        "ID,ISDELETED,ACCOUNTID,NAME,STAGENAME,AMOUNT,CLOSEDATE,ISWON,ISCLOSED,OWNERID\n\
         006A1,0,001A1,Vitrine réfrigérée,Closed Won,12500.0,2024-02-03,1,1,005\n\
         006A2,0,001A1,Étagères,Prospecting,900.0,2024-06-30,0,0,005\n\
         006A3,1,001A1,Comptoir,Closed Won,4000.0,2024-03-01,1,1,005\n",
    );
    for (name, reading, codes) in [
        ("HubSpot", &hubspot, [(3, Rejection::DealNotWon), (4, Rejection::DealNotWon)]),
        ("Salesforce", &salesforce, [(3, Rejection::DealNotWon), (4, Rejection::DeletedThere)]),
    ] {
        assert_eq!(program(reading), Some(name), "{:?}", only(reading).columns);
        assert_eq!(rejections(reading), codes, "{name}");
        let [won] = reading.records.sales.as_slice() else { panic!("{name}") };
        assert_eq!(
            (won.kind, won.turnover().map(|amount| amount.cents)),
            (intake::DocumentKind::Order, Some(1_250_000))
        );
    }
}

#[test]
fn a_birthday_of_any_year_makes_nobody_a_child_and_none_is_no_doubt() {
    let google = read(&["google-contacts.csv"]);
    let doubts: Vec<WarningCode> = only(&google).warnings.iter().map(|one| one.code).collect();
    let of_any_year = WarningCode::Flaw(values::Flaw::DateNoYear);
    assert_eq!(doubts, [WarningCode::Caution(Caution::SeveralPhones), of_any_year]);
    assert!(google.records.people.iter().all(|record| record.person.standing.minor_until.is_none()));
    for name in ["outlook-en.csv", "outlook-fr.csv"] {
        let reading = read(&[name]);
        let doubts = only(&reading).warnings.iter().map(|one| one.code);
        let told: Vec<WarningCode> =
            doubts.filter(|code| !matches!(code, WarningCode::Caution(Caution::CompanyFromName))).collect();
        assert_eq!(told, [], "{name}: 0/0/00 is no day");
    }
}

#[test]
fn the_notes_of_a_contact_are_kept_as_notes() {
    let reading = read(&["zendesk-users.csv"]);
    let notes = &person(&reading, "eloise@example.com").person.standing.notes;
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    assert!(texts.contains(&"Appelle tous les lundis\nne pas rappeler"), "{texts:?}");
    let google = read(&["google-contacts.csv"]);
    assert_eq!(person(&google, "abel@example.com").person.standing.notes.len(), 1);
}

#[test]
fn salesforce_as_its_data_loader_writes_it_leaves_the_deleted_out_and_keeps_their_no() {
    let reading = written(
        "ID,ISDELETED,ACCOUNTID,LASTNAME,FIRSTNAME,SALUTATION,MAILINGSTREET,MAILINGCITY,MAILINGPOSTALCODE,EMAIL,TITLE,HASOPTEDOUTOFEMAIL,DONOTCALL,OWNERID\n\
         003A1,false,001A1,Brûlé,Hélène,Mme,12 rue du Port,Brest,29200,helene.brule@example.com,Directrice,false,false,005\n\
         003A2,true,001A1,Brulé,H.,Mme,,,,helene.brule@example.com,,true,false,005\n\
         003A3,true,,Dupond,Jean,M.,,,,dupond@example.com,,false,false,005\n\
         003A4,false,,Rosales,Alejandro,M.,,,,arosales@example.com,,false,true,005\n",
    );
    assert_eq!(program(&reading), Some("Salesforce"));
    assert_eq!(rejections(&reading), [(3, Rejection::DeletedThere), (4, Rejection::DeletedThere)]);
    let helene = &person(&reading, "helene.brule@example.com").person;
    assert_eq!(helene.standing.answer(), Answer::No, "merged there, refused there");
    assert_eq!(helene.job_title.raw, "Directrice");
    assert_eq!(helene.reach.address().unwrap().city, "Brest");
    let no = &person(&reading, "arosales@example.com").person.standing.refusals;
    assert_eq!(no.iter().map(|no| no.channel).collect::<Vec<_>>(), [Some(personal::Channel::Phone)]);
}

#[test]
fn accounts_and_contacts_of_salesforce_are_linked_by_their_ids() {
    let accounts = "ID,ISDELETED,NAME,BILLINGSTREET,BILLINGCITY,BILLINGPOSTALCODE,PHONE,WEBSITE,INDUSTRY,OWNERID\n\
        001A1,0,Chantier Île-Tudy,12 rue du Port,Brest,29200,02 61 91 20 20,ile-tudy.example.com,Construction,005\n\
        001A2,1,Ancien client,,,,,,,005\n";
    let contacts = "ID,ISDELETED,ACCOUNTID,LASTNAME,FIRSTNAME,EMAIL,HASOPTEDOUTOFEMAIL,OWNERID\n\
        003A1,0,001A1,Brûlé,Hélène,helene.brule@example.com,0,005\n";
    let reading = Files::text("Account.csv", accounts).and("Contact.csv", contacts).read();
    let tables: Vec<Table> = reading.files.iter().map(|file| file.sheets[0].table).collect();
    assert_eq!(tables, [Table::Companies, Table::People]);
    assert_eq!(reading.records.companies.len(), 1);
    assert_eq!(employers(&reading, "helene.brule@example.com"), ["Chantier Île-Tudy"]);
}

#[test]
fn google_as_it_wrote_before_2024() {
    let reading = written(
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title\n\
         Abel Le Goff,Abel,,Le Goff,,,Préfère le matin,* myContacts ::: Clients,* Work,abel@example.com ::: abel@example.org,Work,+33 6 39 98 10 17,,Viviers Goëlo,Acheteur\n",
    );
    assert_eq!(program(&reading), Some("Google Contacts"));
    let abel = &person(&reading, "abel@example.com").person;
    assert_eq!((abel.first_name.raw.as_str(), abel.last_name.raw.as_str()), ("Abel", "Le Goff"));
    assert_eq!((abel.reach.good_emails().count(), abel.job_title.raw.as_str()), (2, "Acheteur"));
    assert_eq!(employers(&reading, "abel@example.com"), ["Viviers Goëlo"]);
}

#[test]
fn pipedrive_in_french_with_its_channels_in_brackets() {
    let reading = written(
        "Personne - Nom,Personne - Organisation,Personne - E-mail (Travail),Personne - E-mail (Domicile),Personne - Téléphone (Mobile),Personne - Statut marketing,Personne - ID,Personne - Notes,Personne - Surnom du chien\n\
         Anaïs N'Guyen,Crêperie Bélon,\"anais@example.com, a.nguyen@example.org\",anais@example.net,0639981011,Désabonné,2,Passe le jeudi,Rex\n",
    );
    assert_eq!(program(&reading), Some("Pipedrive"));
    let anais = &person(&reading, "anais@example.com").person;
    assert_eq!((anais.reach.good_emails().count(), anais.reach.good_phones().count()), (3, 1));
    assert_eq!(answer(&reading, "anais@example.com"), Answer::No);
    assert_eq!(employers(&reading, "anais@example.com"), ["Crêperie Bélon"]);
}

#[test]
fn sendinblue_as_brevo_was_called() {
    let reading = written(
        "EMAIL;NOM;PRENOM;SMS;DOUBLE_OPT-IN;ADDED_TIME;MODIFIED_TIME;SMS_BLACKLISTED;EMAIL_BLACKLISTED\n\
         emma@example.com;Dubois;Emma;33639981013;Yes;12-03-2024 10:11:12;12-03-2024 10:11:12;No;No\n\
         lou@example.com;Roy;Lou;33639981014;;12-03-2024 10:11:12;12-03-2024 10:11:12;Yes;No\n",
    );
    assert_eq!(program(&reading), Some("Brevo"));
    assert_eq!(answer(&reading, "emma@example.com"), Answer::Yes, "claimed, as any yes of a file");
    let lou = &person(&reading, "lou@example.com").person.standing;
    let channels: Vec<_> = lou.refusals.iter().map(|no| no.channel).collect();
    assert_eq!(channels, [Some(personal::Channel::Sms)]);
}

#[test]
fn activecampaign_counts_its_states() {
    let reading = written(
        "Contact ID,Email,First Name,Date Created,IP Address,List,Status,Tags\n\
         1,gael@example.com,Gaël,2024-03-12 10:00:00,192.0.2.10,Lettre,1,\n\
         2,ines@example.com,Inès,2024-03-12 10:00:00,192.0.2.10,Lettre,2,\n\
         3,bounce@example.com,Bob,2024-03-12 10:00:00,192.0.2.10,Lettre,3,\n\
         4,attente@example.com,Zoé,2024-03-12 10:00:00,192.0.2.10,Lettre,0,\n",
    );
    let answers = ["gael@example.com", "ines@example.com", "bounce@example.com", "attente@example.com"]
        .map(|email| answer(&reading, email));
    assert_eq!(answers, [Answer::Yes, Answer::No, Answer::Unknown, Answer::Unknown]);
}

#[test]
fn odoo_leaves_what_it_archived_and_bars_what_it_blacklisted() {
    let reading = written(
        "id,name,is_company,company_type,parent_id/name,type,street,city,zip,email,is_blacklisted,active,comment\n\
         1,Comptoir Trégor,True,Company,,Contact,51 rue Haute,Lannion,22300,contact@tregor.example.com,False,True,\n\
         2,Bob Martin,False,Individual,Comptoir Trégor,Contact,,,,bob@example.com,True,True,Aime le cidre\n\
         3,Vieux Client,True,Company,,Contact,,,,vieux@example.com,False,False,\n",
    );
    assert_eq!(program(&reading), Some("Odoo"));
    assert_eq!(rejections(&reading), [(4, Rejection::DeletedThere)]);
    assert_eq!(answer(&reading, "bob@example.com"), Answer::No);
    assert_eq!(employers(&reading, "bob@example.com"), ["Comptoir Trégor"]);
    assert_eq!(person(&reading, "bob@example.com").person.standing.notes.len(), 1);
}

#[test]
fn hubspot_and_intercom_name_several_companies_in_one_cell() {
    let hubspot = written(
        "Record ID,First Name,Last Name,Email,Lead Status,Marketing contact status,Associated Company,Unsubscribed from all email\n\
         101,Camille,Dürand,camille.durand@example.com,NEW,Non-marketing contact,Fromagerie Perrin;Harbour Lotteries Ltd,\n",
    );
    let both = ["Fromagerie Perrin", "Harbour Lotteries Ltd"];
    assert_eq!(employers(&hubspot, "camille.durand@example.com"), both);
    assert_eq!(
        answer(&hubspot, "camille.durand@example.com"),
        Answer::Unknown,
        "how HubSpot bills is no consent"
    );
    let intercom = written(
        "User ID,Name,Email,First seen,Last seen,Web sessions,Unsubscribed from Emails,Companies\n\
         u-1,Chloé Roy,chloe@example.com,2023-01-02,2024-01-02,12,false,\"ACME, Viviers Goëlo\"\n",
    );
    assert_eq!(employers(&intercom, "chloe@example.com"), ["ACME", "Viviers Goëlo"]);
}

#[test]
fn zendesk_with_fields_of_ones_own_leaves_the_team_out() {
    let reading = written(
        "name,email,external_id,role,restriction,custom_fields.loyalty,custom_fields.size\n\
         Éloïse Martin,eloise@example.com,K-1,end-user,,gold,42\n\
         Agent Interne,agent@example.org,,agent,groups,,\n\
         Chef Interne,chef@example.org,,admin,,,\n",
    );
    assert_eq!(program(&reading), Some("Zendesk"));
    assert_eq!(rejections(&reading), [(3, Rejection::StaffMember), (4, Rejection::StaffMember)]);
}

#[test]
fn a_column_of_deleted_rows_is_understood_without_any_program() {
    let reading = written(
        "Nom;Prénom;E-mail;Supprimé le\nRoy;Ana;ana@example.com;\nBel;Léo;leo@example.com;12/03/2024\nPic;Zoé;zoe@example.com;\n",
    );
    assert_eq!(rejections(&reading), [(3, Rejection::DeletedThere)]);
}
