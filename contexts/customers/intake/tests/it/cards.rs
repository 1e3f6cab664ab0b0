//! Address cards: every version, several of everything, and one broken card that spoils itself alone.

use intake::{CompanyRecord, Field, PersonRecord, Reading, Rejection, SheetReading, Slot, Table};

use crate::world::{Files, report, rows};

fn read(text: &str) -> Reading {
    Files::text("contacts.vcf", text).read()
}

fn only(reading: &Reading) -> &SheetReading {
    let [file] = reading.files.as_slice() else { panic!("one file") };
    let [sheet] = file.sheets.as_slice() else { panic!("one sheet, left out: {:?}", file.left_out) };
    sheet
}

fn person<'r>(reading: &'r Reading, family: &str) -> &'r PersonRecord {
    let found = reading.records.people.iter().find(|one| one.person.last_name.raw == family);
    found.unwrap_or_else(|| panic!("no {family} among {} people", reading.records.people.len()))
}

fn emails(person: &PersonRecord) -> Vec<(Slot, &str)> {
    let places = person.person.reach.emails.iter();
    places.map(|place| (place.slot, place.value.canonical.as_deref().unwrap_or("?"))).collect()
}

fn phones(person: &PersonRecord) -> Vec<(Slot, &str)> {
    let places = person.person.reach.phones.iter();
    places.map(|place| (place.slot, place.value.get().map_or("?", |phone| phone.e164.as_str()))).collect()
}

const CLAIRE: &str = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Claire Fontaine\r\nN:Fontaine;Claire;;Mme;\r\n\
    EMAIL;TYPE=work:claire@brasserie-lille.example\r\nEMAIL;TYPE=home;PREF=1:claire.fontaine@example.fr\r\n\
    TEL;TYPE=\"cell,voice\";VALUE=uri:tel:+33-6-39-98-20-42\r\nTEL;TYPE=work:03 20 12 34 56\r\n\
    ADR;TYPE=work:;;12 rue de\r\n  Béthune;Lille;;59000;France\r\n\
    ADR;TYPE=home:;Bât. B;4 allée des Tilleuls;Roubaix;;59100;France\r\n\
    ORG:Brasserie de Lille;Achats\r\nTITLE:Responsable des achats\r\nBDAY:19840310\r\n\
    CATEGORIES:Salon,Vins\r\nNOTE:Préfère être appelée\\nle matin\\, jamais le lundi\r\nEND:VCARD\r\n";

#[test]
fn a_card_of_today_says_everything_it_says() {
    let reading = read(CLAIRE);
    let sheet = only(&reading);
    assert_eq!((sheet.table, sheet.header_row), (Table::People, Some(0)));
    let claire = person(&reading, "Fontaine");
    assert_eq!(claire.person.first_name.raw, "Claire");
    assert_eq!(claire.person.civility.raw, "Mme");
    assert_eq!(claire.person.job_title.raw, "Responsable des achats");
    assert_eq!(
        emails(claire),
        [(Slot::Work, "claire@brasserie-lille.example"), (Slot::Home, "claire.fontaine@example.fr")]
    );
    assert_eq!(phones(claire), [(Slot::Work, "+33320123456"), (Slot::Main, "+33639982042")]);
    let addresses: Vec<_> = claire.person.reach.addresses.iter().collect();
    assert_eq!(addresses.len(), 2);
    assert_eq!((addresses[0].slot, addresses[0].street.as_str()), (Some(Slot::Work), "12 rue de Béthune"));
    assert_eq!(addresses[0].city, "Lille");
    assert_eq!(addresses[1].street, "Bât. B\n4 allée des Tilleuls");
    assert_eq!(addresses[1].postcode.raw, "59100");
    let notes = &claire.person.standing.notes;
    assert_eq!(notes[0].text, "Préfère être appelée\nle matin, jamais le lundi");
    assert_eq!(reading.records.companies[0].company.name.raw, "Brasserie de Lille");
    let left_out = &report(&reading).files[0].sheets[0].columns_left_out;
    assert_eq!(left_out, &["Department", "Birthday", "Categories"]);
}

#[test]
fn cards_of_1996_are_read_in_the_character_set_they_are_written_in() {
    let utf8 = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Zo=C3=A9;;;\n\
        TEL;CELL:0639982043\nADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;3 rue de l'=C3=89glise=0D=0A=\nr=C3=A9sidence du Parc;Nantes;;44000;France\n\
        EMAIL;INTERNET:zoe@example.fr\nEND:VCARD\n";
    let bare_utf8 = utf8.replace(";CHARSET=UTF-8", "");
    let bare_western = "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;Zo=E9;;;\n\
        TEL;CELL:0639982043\nADR;HOME;ENCODING=QUOTED-PRINTABLE:;;3 rue de l'=C9glise=0D=0A=\nr=E9sidence du Parc;Nantes;;44000;France\n\
        EMAIL;INTERNET:zoe@example.fr\nEND:VCARD\n";
    let eight_bits: Vec<u8> = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Lefèvre;Zoé;;;\r\nTEL;CELL:0639982043\r\n\
        ADR;HOME:;;3 rue de l'Église, résidence du Parc;Nantes;;44000;France\r\nEMAIL;INTERNET:zoe@example.fr\r\nEND:VCARD\r\n"
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    for bytes in [utf8.as_bytes(), bare_utf8.as_bytes(), bare_western.as_bytes(), &eight_bits] {
        let reading = Files::bytes("zoe.vcf", bytes).read();
        let zoe = person(&reading, "Lefèvre");
        assert_eq!(zoe.person.first_name.raw, "Zoé");
        assert_eq!(phones(zoe), [(Slot::Main, "+33639982043")]);
        let address = zoe.person.reach.address().unwrap();
        assert!(address.street.starts_with("3 rue de l'Église"), "{}", address.street);
        assert!(address.street.ends_with("résidence du Parc"), "{}", address.street);
        assert_eq!((address.slot, address.city.as_str()), (Some(Slot::Home), "Nantes"));
    }
}

#[test]
fn apples_labels_say_what_a_value_is_for() {
    let reading = read(
        "BEGIN:VCARD\nVERSION:3.0\nN:Nguyen;Minh;;;\nFN:Minh Nguyen\n\
         item1.TEL;type=pref:06 39 98 20 44\nitem1.X-ABLabel:_$!<Work>!$_\n\
         item2.TEL:01 99 00 12 34\nitem2.X-ABLabel:_$!<AssistantPhone>!$_\n\
         TEL;type=WORK;type=FAX:01 99 00 12 35\n\
         item3.EMAIL;type=INTERNET:minh@example.fr\nitem3.X-ABLabel:facturation\n\
         item4.ADR;type=HOME;type=pref:;;8 rue du Port;Bordeaux;;33000;France\nitem4.X-ABADR:fr\nEND:VCARD\n",
    );
    let minh = person(&reading, "Nguyen");
    assert_eq!(phones(minh), [(Slot::Work, "+33639982044")], "neither the assistant's nor the fax");
    assert_eq!(emails(minh), [(Slot::Other, "minh@example.fr")]);
    assert_eq!(minh.person.reach.addresses[0].postcode.raw, "33000");
}

#[test]
fn a_broken_card_is_left_out_alone_and_keeps_its_number() {
    let broken = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Perdu;Jean;;;\r\nEMAIL:jean@exam\r\n";
    let empty = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n";
    let zoe = CLAIRE.replace("Fontaine", "Durand").replace("claire", "zoe").replace("42", "45");
    let reading = read(&format!("{CLAIRE}{broken}{zoe}{empty}"));
    let sheet = only(&reading);
    let codes: Vec<_> = sheet.rows.iter().map(|row| row.rejected.as_ref().map(|one| one.code)).collect();
    assert_eq!(codes, [None, Some(Rejection::BrokenCard), None, Some(Rejection::BrokenCard)]);
    assert_eq!(rows(sheet).keys().copied().collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(reading.records.people.len(), 2);
}

#[test]
fn a_card_of_a_hundred_thousand_addresses_is_broken() {
    let emails: String = (0..100_000).map(|at| format!("EMAIL:a{at}@example.com\r\n")).collect();
    let reading =
        read(&format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Personne\r\n{emails}END:VCARD\r\n{CLAIRE}"));
    let codes = only(&reading).rows.iter().map(|row| row.rejected.as_ref().map(|one| one.code));
    assert_eq!(codes.collect::<Vec<_>>(), [Some(Rejection::BrokenCard), None]);
}

#[test]
fn a_list_of_contacts_is_none_and_a_picture_is_told_of() {
    let group = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Le club de dégustation\n\
        MEMBER:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af\nEND:VCARD\n";
    let pictured =
        CLAIRE.replace("END:VCARD", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg\r\n ABAQAA\r\nEND:VCARD");
    let reading = read(&format!("{group}{pictured}"));
    let sheet = only(&reading);
    assert_eq!(sheet.rows[0].rejected.as_ref().unwrap().code, Rejection::ContactGroup);
    let told: Vec<(u32, &str)> = sheet.warnings.iter().map(|one| (one.row, one.code.code())).collect();
    assert!(told.contains(&(2, "picture-left-out")), "{told:?}");
    assert!(only(&read(CLAIRE)).warnings.iter().all(|one| one.code.code() != "picture-left-out"));
}

#[test]
fn a_company_has_a_card_too() {
    let name = |one: &CompanyRecord| one.company.name.raw.clone();
    for card in [
        "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Brasserie du Vieux-Port\nTEL:04 91 00 00 00\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Brasserie du Vieux-Port\nORG:Brasserie du Vieux-Port;\nX-ABShowAs:COMPANY\nTEL:0491000000\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Brasserie du Vieux-Port\nORG:Brasserie du Vieux-Port\nEMAIL:contact@vieux-port.example\nEND:VCARD\n",
    ] {
        let reading = read(&format!("{CLAIRE}{card}"));
        let names: Vec<String> = reading.records.companies.iter().map(name).collect();
        assert!(names.contains(&"Brasserie du Vieux-Port".to_owned()), "{names:?}");
        assert_eq!(reading.records.people.len(), 1);
    }
}

#[test]
fn nobody_is_taken_for_a_title_a_sum_or_a_footnote() {
    let card = |name: &str| format!("BEGIN:VCARD\nVERSION:3.0\nN:{name};;;;\nFN:{name}\nEND:VCARD\n");
    let reading = read(&["Total", "Clients", "Source", "Marie", "Marie"].map(card).concat());
    assert_eq!(only(&reading).rows.len(), 5);
}

#[test]
fn cards_of_other_programs_are_read() {
    for (name, people) in [
        ("John_Doe_GMAIL.vcf", 1),
        ("John_Doe_IPHONE.vcf", 1),
        ("John_Doe_MS_OUTLOOK.vcf", 1),
        ("gmail-list.vcf", 3),
        ("outlook-2007.vcf", 1),
        ("rfc2426-example.vcf", 2),
        ("rfc6350-example.vcf", 1),
    ] {
        let Some(files) = Files::borrowed("vcard", &[name]) else { return };
        let reading = files.read();
        let sheet = only(&reading);
        assert_eq!(sheet.accepted(), people, "{name}");
        assert_eq!(reading.records.people.len(), people, "{name}");
        for one in &reading.records.people {
            assert!(!one.person.full_name().is_empty(), "{name}");
            assert!(one.person.reach.good_emails().next().is_some(), "{name}");
        }
        assert!(sheet.recognised.is_none(), "{name}: a card is no program's export");
        let unknown = sheet.columns.iter().filter(|column| column.field.is_none());
        for column in unknown {
            let known = [
                "Middle Name",
                "Nickname",
                "Department",
                "State",
                "Pager",
                "Fax",
                "Assistant's Phone",
                "Website",
            ];
            assert!(known.iter().any(|known| column.name.contains(known)), "{name}: {}", column.name);
        }
        assert!(sheet.columns.iter().all(|column| column.field != Some(Field::PersonNumber)));
    }
}
