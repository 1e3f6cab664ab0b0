//! What people write beside an address, a number or a town, and where they put what has no column.

use intake::{Caution, Field, PersonRow, Reading, Slot, Warning, WarningCode};
use personal::Channel;
use rstest::rstest;

use crate::world::Files;

/// The person of a row, from 0.
fn person(reading: &Reading, row: usize) -> &PersonRow {
    reading.files[0].sheets[0].rows[row].person.as_ref().unwrap()
}

/// Address or number, what was typed with it, and what it is for.
fn reached(person: &PersonRow) -> Vec<(&str, &str, Slot)> {
    let emails = person.reach.emails.iter();
    let emails = emails.filter_map(|one| Some((one.value.get()?.as_str(), one.value.raw.as_str(), one.slot)));
    let phones = person.reach.phones.iter();
    let phones =
        phones.filter_map(|one| Some((one.value.get()?.e164.as_str(), one.value.raw.as_str(), one.slot)));
    emails.chain(phones).collect()
}

fn cautions(reading: &Reading) -> Vec<(u32, Option<&str>, Caution)> {
    let told = |warning: &'_ Warning| match warning.code {
        WarningCode::Caution(caution) => Some((warning.row, caution)),
        _ => None,
    };
    let sheet = &reading.files[0].sheets[0];
    let warnings = sheet.warnings.iter();
    warnings.filter_map(|one| told(one).map(|(row, code)| (row, one.column.as_deref(), code))).collect()
}

#[test]
fn an_address_or_a_number_with_a_remark_behind_it_is_read_and_the_remark_stays_beside_it() {
    let text = "Nom;Prénom;E-mail;Téléphone\n\
                Dupont;Jean;jean@example.com (perso);06 39 98 12 34 - après 18h\n\
                Roy;Léa;lea@example.com, compta : factures@example.com;03 20 12 34 56 (bureau) 06 39 98 12 35 (perso)\n\
                Bel;Ana;ana@example.com;06 39 98 12 36\n";
    let reading = Files::text("contacts.csv", text).read();
    assert_eq!(
        reached(person(&reading, 0)),
        [
            ("jean@example.com", "jean@example.com (perso)", Slot::Home),
            ("+33639981234", "06 39 98 12 34 - après 18h", Slot::Main)
        ]
    );
    assert_eq!(
        reached(person(&reading, 1))[2..],
        [
            ("+33320123456", "03 20 12 34 56 (bureau)", Slot::Work),
            ("+33639981235", "06 39 98 12 35 (perso)", Slot::Home)
        ]
    );
    let told = cautions(&reading);
    let beside = Caution::RemarkBeside;
    for (row, column) in [(2, "E-mail"), (2, "Téléphone"), (3, "Téléphone")] {
        assert!(told.contains(&(row, Some(column), beside)), "{row} {column}: {told:?}");
    }
    assert!(!told.iter().any(|(row, ..)| *row == 4), "{told:?}");
}

#[rstest]
#[case("jean@example.com (ne marche plus)", None)]
#[case("jean@example.com (ancienne adresse)", None)]
#[case("jean dupont@example.com", None)]
#[case("jean@example.com (mail de sa fille)", None)]
#[case("jean@example.com ne plus écrire", Some(None))]
#[case("jean@example.com - stop mailing", Some(Some(Channel::Email)))]
fn what_is_taken_back_or_somebody_elses_is_kept_as_typed(
    #[case] cell: &str,
    #[case] refused: Option<Option<Channel>>,
) {
    let text = format!("Nom;Prénom;E-mail;Ville\nDupont;Jean;{cell};Lille\nRoy;Léa;lea@example.com;Lille\n");
    let reading = Files::text("contacts.csv", &text).read();
    let jean = person(&reading, 0);
    assert_eq!((reached(jean).len(), jean.reach.emails[0].value.raw.as_str()), (0, cell));
    assert!(jean.reach.emails[0].value.doubt.is_some());
    let told = jean.standing.refusals.first().map(|refusal| refusal.channel);
    assert_eq!(told, refused, "{cell}");
}

#[test]
fn a_no_beside_a_number_is_a_no() {
    let text = "Nom;Prénom;E-mail;Tél\nDupont;Jean;jean@example.com;06 39 98 12 34 (ne pas appeler)\n\
                Roy;Léa;stop-pub@example.com;06 39 98 12 35\nBel;Ana;pas de mail;ne plus appeler\n";
    let reading = Files::text("contacts.csv", text).read();
    let refused = |row: usize| -> Vec<Option<Channel>> {
        person(&reading, row).standing.refusals.iter().map(|refusal| refusal.channel).collect()
    };
    assert_eq!(
        [refused(0), refused(1), refused(2)],
        [vec![Some(Channel::Phone)], vec![], vec![Some(Channel::Phone)]]
    );
}

#[rstest]
#[case("Coordonnées")]
#[case("Tél / mail")]
#[case("À joindre par")]
#[case("Téléphone et e-mail")]
fn a_telephone_and_an_address_in_one_cell_are_both_read(#[case] header: &str) {
    let text = format!(
        "Nom;Prénom;{header};Ville\nDupont;Jean;06 39 98 12 34 / jean@example.com;Lille\n\
         Roy;Léa;lea@example.com - 06 39 98 12 35;Lille\nBel;Ana;06 39 98 12 36;Lille\nDor;Luc;luc@example.com;Lille\n"
    );
    let reading = Files::text("contacts.csv", &text).read();
    let values = |row: usize| -> Vec<&str> {
        reached(person(&reading, row)).into_iter().map(|(value, ..)| value).collect()
    };
    assert_eq!(values(0), ["jean@example.com", "+33639981234"]);
    assert_eq!(values(1), ["lea@example.com", "+33639981235"]);
    assert_eq!((values(2), values(3)), (vec!["+33639981236"], vec!["luc@example.com"]));
}

#[test]
fn what_slipped_into_the_neighbours_column_is_read_as_what_it_is() {
    let text = "Nom;Prénom;Email;Portable\nDupont;Jean;06 39 98 12 34;jean@example.com\nRoy;Léa;lea@example.com;06 39 98 12 35\n";
    let reading = Files::text("contacts.csv", text).read();
    let values: Vec<&str> = reached(person(&reading, 0)).into_iter().map(|(value, ..)| value).collect();
    assert_eq!(values, ["jean@example.com", "+33639981234"]);
    let told = cautions(&reading);
    assert_eq!(
        told,
        [(2, Some("Portable"), Caution::EmailAmongPhones), (2, Some("Email"), Caution::PhoneAmongEmails)]
    );
}

#[test]
fn a_sale_finds_its_buyer_by_an_address_with_a_remark() {
    let clients = "Nom;Prénom;E-mail\nDupont;Jean;jean@example.com\nRoy;Léa;lea@example.com\n";
    let sales = "Date;N° facture;E-mail;Total HT\n02/03/2026;F1;jean@example.com (perso);12,00\n03/03/2026;F2;lea@example.com;5,00\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    assert_eq!((reading.records.people.len(), reading.records.sales.len()), (2, 2));
}

#[rstest]
#[case("Lille (59000)", "59000", "Lille")]
#[case("59000 Lille", "59000", "Lille")]
#[case("59000 LILLE CEDEX 1", "59000", "LILLE CEDEX 1")]
#[case("Lille - 59000", "59000", "Lille")]
#[case("F-59000 Lille", "59000", "Lille")]
fn a_town_with_its_postcode_is_both(#[case] cell: &str, #[case] code: &str, #[case] town: &str) {
    let text =
        format!("Nom;Prénom;Adresse;Ville\nDupont;Jean;3 rue Haute;{cell}\nRoy;Léa;4 rue Basse;Roubaix\n");
    let reading = Files::text("contacts.csv", &text).read();
    let address = &person(&reading, 0).reach.addresses[0];
    assert_eq!((address.postcode.canonical.as_deref(), address.city.as_str()), (Some(code), town));
    assert_eq!(reading.files[0].sheets[0].column_of(Field::City), Some("Ville"));
}

#[test]
fn a_town_that_repeats_its_postcode_is_the_town_alone() {
    let text = "Nom;Prénom;CP;Ville\nDupont;Jean;59000;Lille (59000)\nRoy;Léa;59100;59000 Lille\n";
    let reading = Files::text("contacts.csv", text).read();
    let place = |row: usize| {
        let address = &person(&reading, row).reach.addresses[0];
        (address.postcode.canonical.as_deref(), address.city.as_str())
    };
    assert_eq!(place(0), (Some("59000"), "Lille"));
    assert_eq!(place(1), (Some("59100"), "59000 Lille"), "two postcodes: nobody decides");
}
