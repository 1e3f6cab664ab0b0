//! How other shops keep their files: short headers, companies among people, a no in an odd place.

use intake::{Answer, Certainty, DuplicateDecision, Field, Mapping, RowName, Status, Table, Twin};
use personal::Channel;
use rstest::rstest;

use crate::world::{Files, report, sheet};

/// What a list of one person says of messages, under a header of ours.
fn answer(header: &str, cell: &str) -> Answer {
    let text = format!("Nom;Prénom;E-mail;{header}\nMartin;Zoé;zoe@example.com;{cell}\n");
    let reading = Files::text("contacts.csv", &text).read();
    reading.files[0].sheets[0].rows[0].person.as_ref().unwrap().standing.answer()
}

#[rstest]
#[case("Newsletter", "plus jamais")]
#[case("Newsletter", "ne veut plus")]
#[case("Newsletter", "pas intéressé")]
#[case("Newsletter", "a demandé à être retirée de la liste")]
#[case("Newsletter", "NON!!")]
#[case("Commentaire", "ne plus jamais contacter")]
#[case("Statut", "désinscrit")]
#[case("Suivi de dossier", "ne pas contacter")]
#[case("Pas de pub", "x")]
#[case("Ne plus envoyer de mails", "oui")]
#[case("Hors mailing", "X")]
#[case("Retirer de la liste", "oui")]
#[case("A supprimer des mailings", "oui")]
#[case("Sans infolettre", "x")]
#[case("Do not disturb", "yes")]
#[case("Contactable", "non")]
#[case("Offres commerciales", "non")]
#[case("Accepte mailing", "refusé")]
#[case("SMS", "non")]
fn a_no_is_heard_whatever_words_the_shop_found_for_it(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(answer(header, cell), Answer::No, "{header}: {cell}");
}

#[rstest]
#[case("Accepte mailing", "O")]
#[case("RGPD OK", "oui")]
#[case("Veut recevoir nos offres", "oui")]
#[case("Newsletter (oui/non)", "oui")]
fn a_header_that_asks_for_messages_over_answers_is_one_of_consent(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(answer(header, cell), Answer::Yes, "{header}: {cell}");
}

#[rstest]
#[case("Newsletter", "ok pour sms")]
#[case("Newsletter", "à voir")]
#[case("Ne pas contacter", "non")]
#[case("No. contact", "12")]
#[case("Commentaire", "ne plus appeler avant 10 h")]
#[case("Mail de bienvenue envoyé", "non")]
#[case("Autorisation parentale de sortie", "oui")]
fn what_is_neither_stays_unknown(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(answer(header, cell), Answer::Unknown, "{header}: {cell}");
}

#[test]
fn a_yes_with_a_reserve_is_no_yes_and_its_reserve_is_a_refusal() {
    let text = "Nom;Prénom;E-mail;Accord\nMartin;Zoé;zoe@example.com;oui sauf sms\n\
                Petit;Léo;leo@example.com;ok, pas par téléphone\nRoy;Ana;ana@example.com;e-mail uniquement\n\
                Dor;Ben;ben@example.com;oui sauf le lundi\n";
    let reading = Files::text("contacts.csv", text).read();
    let refused = |row: usize| -> Vec<Channel> {
        let standing = &reading.files[0].sheets[0].rows[row].person.as_ref().unwrap().standing;
        assert_eq!(standing.consents[0].answer, Answer::Unknown, "{row}");
        standing.refusals.iter().filter_map(|refusal| refusal.channel).collect()
    };
    let told: Vec<Vec<Channel>> = (0..4).map(refused).collect();
    let only_email = vec![Channel::Sms, Channel::Phone, Channel::Post];
    assert_eq!(told, [vec![Channel::Sms], vec![Channel::Phone], only_email, vec![]]);
}

#[test]
fn a_third_row_without_a_given_name_does_not_make_a_couple_one_person() {
    let text = "Nom;Prénom;E-mail\nGirard;Paul;girard@example.com\nGirard;Anne;girard@example.com\nGirard;;girard@example.com\n";
    let reading = Files::text("contacts.csv", text).read();
    assert_eq!(reading.records.people.len(), 2);
}

#[test]
fn near_given_names_of_a_household_become_one_only_when_somebody_says_so() {
    let text = "Nom;Prénom;E-mail;Newsletter\nPetit;Louis;petit@example.com;oui\nPetit;Louise;petit@example.com;non\n";
    let file = Files::text("contacts.csv", text);
    let reading = file.read();
    let answers: Vec<Answer> =
        reading.records.people.iter().map(|record| record.person.standing.answer()).collect();
    assert_eq!(answers, [Answer::Yes, Answer::No]);
    assert_eq!(reading.files[0].sheets[0].duplicates[0].found.certainty, Certainty::Probable);
    let name = |row: u32| RowName { file: "contacts.csv".into(), sheet: "contacts".into(), row };
    let decision = DuplicateDecision { first: Twin::Row(name(2)), second: name(3), same: true };
    let mapping = Mapping { duplicates: vec![decision], ..Mapping::default() };
    assert_eq!(file.read_with(&mapping).records.people.len(), 1);
}

#[test]
fn a_no_to_all_contact_is_of_everything_and_a_no_to_mail_is_of_mail() {
    let text = "Nom;Prénom;E-mail;Contactable;Newsletter\nMartin;Zoé;zoe@example.com;non;\nPetit;Léo;leo@example.com;;non\n";
    let reading = Files::text("contacts.csv", text).read();
    let rows = &reading.files[0].sheets[0].rows;
    let everything = |row: usize| rows[row].person.as_ref().unwrap().standing.refusals[0].is_of_everything();
    assert!(everything(0));
    assert!(!everything(1));
}

#[test]
fn the_day_of_a_refusal_written_in_its_cell_is_kept_with_the_answer() {
    let text = "Nom;Prénom;E-mail;Newsletter\nMartin;Zoé;zoe@example.com;désinscrite le 3/4/24\n";
    let reading = Files::text("contacts.csv", text).read();
    let standing = &reading.files[0].sheets[0].rows[0].person.as_ref().unwrap().standing;
    assert_eq!(standing.consents[0].date, Some(jiff::civil::date(2024, 4, 3)));
}

#[test]
fn a_death_beside_a_name_is_read_and_a_name_alone_is_none() {
    let text = "Nom;Prénom;E-mail;Statut\nMartin (décédé);Paul;a@example.com;\nMort;Luc;b@example.com;\nPetit;Léa;c@example.com;décédée\n";
    let reading = Files::text("contacts.csv", text).read();
    let rows = &reading.files[0].sheets[0].rows;
    let died: Vec<bool> =
        rows.iter().map(|row| row.person.as_ref().unwrap().standing.death.is_some()).collect();
    assert_eq!(died, [true, false, true]);
}

#[test]
fn companies_among_people_are_companies() {
    let text = "Réf.;Nom;Prénom;Ville;E-mail\nP1;Marchand;Luc;Lyon;luc@example.com\nP2;SCI Les Tilleuls;;Lyon;syndic@tilleuls.example.com\n";
    let records = Files::text("clients.csv", text).read().records;
    assert_eq!((records.companies.len(), records.people.len()), (1, 1));
    assert_eq!(records.companies[0].company.name.raw, "SCI Les Tilleuls");
    let text = "Company;First name;Last name;Email\nHarrow Ltd;Emma;Stone;emma@harrow.example.com\nMarsh & Co;;;sales@marsh.example.com\n";
    let records = Files::text("people.csv", text).read().records;
    assert_eq!((records.companies.len(), records.people.len()), (2, 1));
    let marsh = records.companies.iter().find(|record| record.company.name.raw == "Marsh & Co").unwrap();
    assert_eq!(marsh.company.reach.good_emails().collect::<Vec<_>>(), ["sales@marsh.example.com"]);
}

#[test]
fn a_whole_name_is_taken_apart_as_its_header_says_and_its_remark_is_kept() {
    let text = "Prénom et nom;E-mail\nJean Dupont;a@example.com\nMme Claire VANDENBROUCKE (compta);b@example.com\nDe Smet Jan Piet;c@example.com\n";
    let reading = Files::text("contacts.csv", text).read();
    let names: Vec<(String, String, String)> = reading.files[0].sheets[0]
        .rows
        .iter()
        .map(|row| {
            let person = row.person.as_ref().unwrap();
            let text = |given: &intake::Given<String>| given.canonical.clone().unwrap_or_default();
            (text(&person.first_name), text(&person.last_name), text(&person.job_title))
        })
        .collect();
    let told = |first: &str, last: &str, job: &str| (first.to_owned(), last.to_owned(), job.to_owned());
    let expected = [
        told("Jean", "Dupont", ""),
        told("Claire", "VANDENBROUCKE", "compta"),
        told("", "De Smet Jan Piet", ""),
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_name_of_marriage_beside_the_same_address_is_one_person() {
    let text = "Nom;Prénom;E-mail;Newsletter\nGarnier;Lise;lise@example.com;oui\nGarnier-Leroy;Lise;lise@example.com;non\nGarnier;Paul;lise@example.com;\n";
    let reading = Files::text("contacts.csv", text).read();
    assert_eq!(reading.records.people.len(), 2, "Paul is somebody else");
    let found = &reading.files[0].sheets[0].duplicates[0].found;
    assert_eq!(found.certainty, Certainty::Certain);
    assert_eq!(reading.records.people[0].person.standing.answer(), Answer::No);
}

#[test]
fn short_headers_of_an_invoice_book_are_read() {
    let text = "N° fact.;Date fact.;Client;Nature des travaux;Total H.T.;TVA 10%;Total T.T.C.;Échéance;Réglé le\n\
                1;05/01/2026;Marchand;Chauffe-eau;1 000,00;100,00;1 100,00;05/02/2026;01/02/2026\n\
                2;06/01/2026;Marchand;Fuite;500,00;50,00;550,00;;réglé le 10/01/2026\n\
                3;07/01/2026;Marchand;Robinet;80,00;8,00;88,00;;annulée\n";
    let reading = Files::text("factures.csv", text).read();
    let read = &reading.files[0].sheets[0];
    assert_eq!(read.table, Table::Sales);
    assert_eq!(read.column_of(Field::VatAmount), Some("TVA 10%"));
    let statuses: Vec<Option<Status>> = reading.records.sales.iter().map(|sale| sale.status).collect();
    assert_eq!(statuses, [Some(Status::Paid), Some(Status::Paid), Some(Status::Cancelled)]);
    assert_eq!(reading.records.sales[1].paid_on, Some(jiff::civil::date(2026, 1, 10)));
}

#[test]
fn whole_amounts_under_the_header_of_amounts_are_summed() {
    let text = "Raison sociale;Ville;CA 2024;Dép.\nBois SA;Lille;13000;59\nCaves SARL;Lyon;1500;69\n";
    let reading = Files::text("clients.csv", text).read();
    let sums = report(&reading).files[0].sheets[0].sums_cents.clone();
    assert_eq!(sums.keys().collect::<Vec<_>>(), ["CA 2024"]);
    assert_eq!(sums["CA 2024"].accepted, 1_450_000);
}

#[test]
fn sales_linked_by_address_alone_are_sales_and_an_unknown_address_is_no_client() {
    let clients = "Raison sociale;E-mail\nCave Moreau;cave@example.com\n";
    let sales = "Date;E-mail client;Article;Montant\n01/05/2024;cave@example.com;Vin;12,00\n02/05/2024;perdu@example.com;Vin;2,00\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    let read = sheet(&reading, "ventes");
    assert_eq!((read.table, read.accepted()), (Table::Sales, 1));
    assert_eq!(reading.records.sales.len(), 1);
}

#[test]
fn headings_between_rules_or_over_merged_cells_are_nobody() {
    let text = "Code;Raison sociale;Ville;E-mail\n1;Bois SA;Lille;a@example.com\n;— Région Est —;;\n2;Caves SARL;Metz;b@example.com\n;Anciens clients :;;\n3;Alu SA;Toul;c@example.com\n";
    let reading = Files::text("clients.csv", text).read();
    assert_eq!(reading.records.companies.len(), 3);
}

#[test]
fn a_civility_in_the_column_of_names_is_no_part_of_the_name() {
    let text = "Nom;Tél\nDubois;06 39 98 12 01\nMme Leroy;06 39 98 12 02\n";
    let reading = Files::text("contacts.csv", text).read();
    let leroy = reading
        .records
        .people
        .iter()
        .find(|record| record.person.last_name.canonical.as_deref() == Some("Leroy"));
    assert_eq!(leroy.unwrap().person.civility.canonical.as_deref(), Some("Mme"));
}

#[test]
fn a_till_that_names_madame_roy_sells_to_a_person_and_finds_her_again() {
    let sales = "Ticket;Date;Article;Total TTC;Client\nT1;12/03/2024;Bougie;22,50;Mme Roy\nT2;13/03/2024;Savon;4,00;Garage Pons\n";
    let records = Files::text("caisse.csv", sales).read().records;
    assert_eq!((records.companies.len(), records.people.len(), records.sales.len()), (1, 1, 2));
    let beside = Files::text("contacts.csv", "Nom;Prénom;E-mail\nRoy;Ana;ana@example.com\n")
        .and(
            "ventes.csv",
            "Date;Client;Montant\n12/03/2024;Mme Ana ROY;22,50\n13/03/2024;Mme Inconnue;4,00\n",
        )
        .read();
    assert_eq!((beside.records.people.len(), beside.records.sales.len()), (1, 1));
}

#[test]
fn what_is_read_and_not_kept_is_listed_as_left_out() {
    let text = "Raison sociale;Ville;E-mail;Suivi par;Étiquettes\nBois SA;Lille;a@example.com;Claire;vip\n";
    let reading = Files::text("clients.csv", text).read();
    assert_eq!(report(&reading).files[0].sheets[0].columns_left_out, ["Suivi par", "Étiquettes"]);
}

#[test]
fn how_many_of_something_is_no_note_of_anybody() {
    let text = "Nom;Prénom;E-mail;Nb visites;NbEnfants;nb_orders;Nb pers.;N.B.\n\
                Clerc;Ana;ana@example.com;12;2;4;3;Livrer le matin\n\
                Dor;Ben;ben@example.com;3;0;1;2;\n";
    let reading = Files::text("clients.csv", text).read();
    let listed = ["Nb visites", "NbEnfants", "nb_orders", "Nb pers."];
    assert_eq!(report(&reading).files[0].sheets[0].columns_left_out, listed);
    let notes = &reading.records.people[0].person.standing.notes;
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Livrer le matin"]);
}

#[test]
fn tables_one_below_the_other_are_read_each_by_its_own_headers() {
    let text = "Clients professionnels;;;\nSociété;SIRET;Ville;Mail\nAlu SA;53298761700018;Metz;alu@example.com\n;;;\nParticuliers;;;\n\
                Nom;Prénom;Ville;Mail\nClerc;Ana;Metz;ana@example.com\nDor;Ben;Toul;ben@example.com\n";
    let reading = Files::text("clients.csv", text).read();
    let told: Vec<_> = reading.files[0]
        .sheets
        .iter()
        .map(|sheet| {
            (sheet.name.as_str(), sheet.table, sheet.header_row, sheet.rows[0].row, sheet.accepted())
        })
        .collect();
    assert_eq!(
        told,
        [("clients", Table::Companies, Some(2), 3, 1), ("clients (2)", Table::People, Some(6), 7, 2)]
    );
}
