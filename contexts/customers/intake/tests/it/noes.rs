//! A no in whatever words: headers nobody listed, cells nobody foresaw, and what only looks like one.

use intake::{Answer, Caution, PersonRow, Reading, Refusal, Standing, WarningCode};
use personal::{Channel, Purpose};
use rstest::rstest;

use crate::world::{Files, report};

/// A list of two in which the first says something under a header, and the second nothing.
fn read(header: &str, cell: &str) -> Reading {
    let text = format!(
        "Nom;Prénom;E-mail;Ville;{header}\nRoy;Ana;ana@example.com;Lille;{cell}\nBel;Léo;leo@example.com;Lyon;\n"
    );
    Files::text("contacts.csv", &text).read()
}

fn person(reading: &Reading, at: usize) -> &PersonRow {
    reading.files[0].sheets[0].rows[at].person.as_ref().unwrap()
}

fn standing(reading: &Reading) -> &Standing {
    &person(reading, 0).standing
}

fn warnings(reading: &Reading) -> Vec<&'static str> {
    reading.files[0].sheets[0].warnings.iter().map(|warning| warning.code.code()).collect()
}

#[rstest]
fn a_cross_a_yes_or_a_date_is_a_refusal_under_any_header_that_reads_like_one(
    #[values(
        "Ne veut plus recevoir",
        "Retiré de la liste",
        "Résilié newsletter",
        "Newsletter résiliée",
        "A quitté la newsletter",
        "Newsletter arrêtée",
        "Fin newsletter",
        "Exclusion newsletter",
        "Blocage mailing",
        "Marketing suspended",
        "Stopped newsletter",
        "Left mailing list",
        "Uitschrijving",
        "RGPD suppression demandée",
        "GDPR erasure requested",
        "Data erasure request",
        "Radié",
        "Plainte",
        "Unsub",
        "Désabo",
        "Complained",
        "Spam",
        "Suppression list",
        "Newsletter KO",
        "Marketing emails off",
        "DNC",
        "Liste rouge",
        "Opposition au démarchage",
        "Refus tout",
        "Sorti du fichier",
        "Plus de courrier",
        "Appels bloqués",
        "Nieuwsbrief opgezegd",
        "Ne souhaite plus de SMS",
        "Please no more emails",
        "Droit à l’oubli demandé"
    )]
    header: &str,
    #[values("x", "oui", "12/03/2024")] cell: &str,
) {
    let reading = read(header, cell);
    assert_eq!(standing(&reading).answer(), Answer::No, "{header}: {cell}");
    assert!(!standing(&reading).refusals.is_empty());
    assert!(person(&reading, 1).standing.refusals.is_empty(), "nobody refuses for another");
}

#[rstest]
fn what_ends_or_stops_in_business_is_nobodys_refusal(
    #[values(
        "Date de fin de contrat",
        "Stop & go",
        "Liste de prix",
        "Retiré en magasin",
        "Livraison bloquée",
        "Fin de garantie",
        "Commande résiliée",
        "Devis refusé",
        "Motif de refus",
        "Compte bloqué",
        "Fin d’abonnement",
        "Opposition chèque",
        "Résiliation du bail",
        "NPAI",
        "Bounced",
        "Fin de campagne",
        "Offre refusée",
        "Carte sans contact"
    )]
    header: &str,
    #[values("x", "oui", "12/03/2024")] cell: &str,
) {
    assert!(standing(&read(header, cell)).refusals.is_empty(), "{header}: {cell}");
}

#[rstest]
#[case("DNC", "1", &[None])]
#[case("Liste rouge", "oui", &[Some(Channel::Phone)])]
#[case("Opposition au démarchage", "oui", &[None])]
#[case("Opposition au démarchage téléphonique", "oui", &[Some(Channel::Phone)])]
#[case("Refus tout", "oui", &[None])]
#[case("Opt-out e-mail / SMS", "oui", &[Some(Channel::Sms), Some(Channel::Email)])]
#[case("Email blacklisted", "Yes", &[Some(Channel::Email)])]
#[case("Refus SMS", "x", &[Some(Channel::Sms)])]
#[case("Plus de courrier", "x", &[Some(Channel::Post)])]
#[case("Stop appels", "x", &[Some(Channel::Phone)])]
#[case("Désinscrit", "x", &[Some(Channel::Email)])]
#[case("Refus", "x", &[None])]
#[case("Peut être contacté", "non", &[None])]
#[case("Contact autorisé", "non", &[None])]
#[case("Peut-on le contacter ?", "non", &[None])]
#[case("Contacter ?", "Non", &[None])]
#[case("Désab.", "x", &[Some(Channel::Email)])]
#[case("Autorise appels", "non", &[Some(Channel::Phone)])]
#[case("Envoi de mails", "non", &[Some(Channel::Email)])]
#[case("OK pour newsletter", "non", &[Some(Channel::Email)])]
#[case("Happy to receive post?", "N", &[Some(Channel::Post)])]
#[case("Accepte le courrier et les SMS", "non", &[Some(Channel::Sms), Some(Channel::Post)])]
fn the_channels_follow_from_the_words(
    #[case] header: &str,
    #[case] cell: &str,
    #[case] channels: &[Option<Channel>],
) {
    let reading = read(header, cell);
    let told: Vec<Option<Channel>> =
        standing(&reading).refusals.iter().map(|refusal| refusal.channel).collect();
    assert_eq!(told, channels, "{header}: {cell}");
}

#[test]
fn a_no_under_a_header_that_asks_leave_is_kept_and_no_address() {
    let reading = read("Envoi de mails", "non");
    assert_eq!(person(&reading, 0).reach.good_emails().collect::<Vec<_>>(), ["ana@example.com"]);
    assert!(person(&reading, 0).reach.emails.iter().all(|place| place.value.doubt.is_none()));
    assert_eq!(standing(&read("Peut être contacté", "oui")).answer(), Answer::Yes);
}

#[rstest]
#[case("Désinscrit", "définitivement")]
#[case("Désinscrit", "demande par mail le 3/2")]
#[case("Opt-out", "tous")]
#[case("Opt-out", "total")]
#[case("Opt-out", "●")]
#[case("Opt-out", "V")]
#[case("Refus", "Refuse")]
#[case("Refus", "par téléphone, en mars")]
#[case("Motif de désinscription", "trop de messages")]
#[case("Désinscrit", "le 3 février")]
fn words_that_leave_nothing_open_are_a_refusal(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(standing(&read(header, cell)).answer(), Answer::No, "{header}: {cell}");
}

#[rstest]
#[case("à vérifier")]
#[case("en attente")]
#[case("oui ?")]
#[case("peut-être")]
fn what_is_left_open_is_said_and_refuses_nothing(#[case] cell: &str) {
    let reading = read("Désinscrit", cell);
    assert_eq!(standing(&reading).answer(), Answer::Unknown, "{cell}");
    assert!(warnings(&reading).contains(&"consent-unclear"), "{cell}");
}

#[rstest]
#[case("non")]
#[case("0")]
#[case("-")]
#[case("jamais")]
fn a_clear_no_to_leaving_is_silent(#[case] cell: &str) {
    let reading = read("Désinscrit", cell);
    assert_eq!(standing(&reading).answer(), Answer::Unknown, "{cell}");
    assert_eq!(warnings(&reading), [""; 0], "{cell}");
}

/// The channel and the purpose of each refusal.
fn told(refusals: &[Refusal]) -> Vec<(Option<Channel>, Option<Purpose>)> {
    refusals.iter().map(|refusal| (refusal.channel, refusal.purpose)).collect()
}

#[test]
fn what_carnet_exports_comes_back_with_every_refusal() {
    let reading = read("Refus", "Newsletter (E-mail) | Téléphone");
    let newsletter = (Some(Channel::Email), Some(Purpose::Newsletter));
    assert_eq!(told(&standing(&reading).refusals), [newsletter, (Some(Channel::Phone), None)]);
    assert_eq!(told(&standing(&read("Refus", "Ne pas contacter")).refusals), [(None, None)]);
    assert_eq!(told(&standing(&read("Refusals", "Text message")).refusals), [(Some(Channel::Sms), None)]);
    assert!(standing(&read("Refus", "Décès signalé | Courrier")).death.is_some());
    assert!(standing(&read("Refus", "Mineur")).minor_until.is_some());
    assert_eq!(told(&standing(&read("Refus", "Toutes")).refusals), [(None, None)]);
}

#[test]
fn what_came_back_is_said_and_is_no_refusal() {
    for header in ["NPAI", "Bounced"] {
        assert!(warnings(&read(header, "oui")).contains(&"bounced"), "{header}");
        assert_eq!(warnings(&read(header, "non")), [""; 0]);
    }
}

#[rstest]
#[case("Décès", "2021")]
#[case("Décédé", "mars 2021")]
#[case("Date de décès", "12/2021")]
#[case("Décédé", "oui")]
#[case("Deceased", "Yes")]
#[case("Défunt", "oui")]
fn a_death_is_marked_however_it_is_dated(#[case] header: &str, #[case] cell: &str) {
    assert!(standing(&read(header, cell)).death.is_some(), "{header}: {cell}");
}

#[test]
fn a_death_nobody_is_sure_of_is_said() {
    let reading = read("Décédé", "à confirmer");
    assert!(standing(&reading).death.is_none());
    assert!(warnings(&reading).contains(&Caution::DeathUnclear.code()));
    assert!(standing(&read("Décédé", "non")).death.is_none());
}

#[rstest]
#[case("Mineur", "oui", Some("2044-11-23"))]
#[case("Mineure", "x", Some("2044-11-23"))]
#[case("Mineur jusqu’au", "01/09/2031", Some("2031-09-01"))]
#[case("Mineur", "14 ans", Some("2030-11-23"))]
#[case("Majeur", "non", Some("2044-11-23"))]
#[case("Under 18", "Yes", Some("2044-11-23"))]
#[case("Mineur", "non", None)]
#[case("Majeur", "oui", None)]
#[case("Mineur jusqu’au", "01/09/2021", None)]
#[case("Date de naissance", "mai 2012", Some("2030-05-31"))]
#[case("Remarques", "mineure, 15 ans", Some("2029-11-23"))]
#[case("Remarques", "14 ans", Some("2030-11-23"))]
#[case("Remarques", "client depuis 14 ans", None)]
#[case("Remarques", "cuvée de 12 ans", None)]
fn a_child_is_marked_until_the_day_the_file_says(
    #[case] header: &str,
    #[case] cell: &str,
    #[case] until: Option<&str>,
) {
    let reading = read(header, cell);
    let told = standing(&reading).minor_until.map(|day| day.to_string());
    assert_eq!(told.as_deref(), until, "{header}: {cell}");
}

#[test]
fn how_many_children_came_is_no_mark_of_one() {
    let text = "Nom;Prénom;E-mail;Mineurs\nRoy;Ana;ana@example.com;1\nBel;Léo;leo@example.com;2\n";
    let reading = Files::text("reservations.csv", text).read();
    assert_eq!(standing(&reading).minor_until, None);
}

#[test]
fn a_doubtful_minority_is_said() {
    assert!(warnings(&read("Mineur", "à vérifier")).contains(&Caution::MinorUnclear.code()));
}

#[rstest]
#[case("Dupont - NE PAS CONTACTER", "refused")]
#[case("DUPONT †", "dead")]
#[case("Durand DCD", "dead")]
#[case("feu Dupont", "dead")]
#[case("Dupont (décédé)", "dead")]
#[case("Dupont (14 ans)", "minor")]
#[case("Dupont (mineur)", "minor")]
#[case("Eaves (aged 14)", "minor")]
#[case("Dupont", "")]
#[case("Martin - Duval", "")]
#[case("Feuillet", "")]
fn what_is_written_beside_a_name_counts(#[case] name: &str, #[case] told: &str) {
    let text = format!("Nom;Prénom;E-mail\n{name};Zoé;zoe@example.com\nRoy;Ana;ana@example.com\n");
    let reading = Files::text("contacts.csv", &text).read();
    let standing = standing(&reading);
    assert_eq!(standing.death.is_some(), told == "dead", "{name}");
    assert_eq!(standing.minor_until.is_some(), told == "minor", "{name}");
    assert_eq!(!standing.refusals.is_empty(), told == "refused", "{name}");
}

#[rstest]
#[case("demande suppression RGPD", true)]
#[case("A demandé l’effacement de ses données", true)]
#[case("remove from list", true)]
#[case("demande de devis pour la base", false)]
#[case("a demandé la liste de prix", false)]
#[case("retirer le colis au dépôt", false)]
#[case("supprimer la ligne 2 de la commande", false)]
fn who_asks_to_be_forgotten_in_a_remark_is_left_alone(#[case] remark: &str, #[case] refused: bool) {
    assert_eq!(!standing(&read("Remarques", remark)).refusals.is_empty(), refused, "{remark}");
}

#[rstest]
#[case("Non sollicitable", "x")]
#[case("Sollicitable", "non")]
fn who_may_not_be_solicited_refuses(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(standing(&read(header, cell)).answer(), Answer::No, "{header}: {cell}");
}

#[rstest]
#[case("Accord RGPD", "retrait le 12/03/2024")]
#[case("Email permission", "revoked")]
#[case("Newsletter", "arrêt")]
#[case("Newsletter", "plus maintenant")]
fn a_consent_taken_back_is_a_no(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(standing(&read(header, cell)).answer(), Answer::No, "{header}: {cell}");
}

#[test]
fn columns_of_refusals_are_never_left_out_and_warn_of_each() {
    let reading = read("Ne veut plus recevoir", "x");
    assert!(report(&reading).files[0].sheets[0].columns_left_out.is_empty());
    let said = &reading.files[0].sheets[0].warnings;
    assert!(said.iter().any(|warning| warning.code == WarningCode::Caution(Caution::DoNotContact)));
}

#[rstest]
#[case("✗")]
#[case("❌")]
#[case("✓")]
#[case("☑")]
#[case("🚫")]
fn a_cross_or_a_tick_of_any_shape_under_an_opt_out_is_a_refusal(#[case] cell: &str) {
    assert!(!standing(&read("Désinscrit", cell)).refusals.is_empty(), "{cell}");
}

#[rstest]
#[case("par téléphone")]
#[case("by phone")]
fn how_a_refusal_was_said_does_not_narrow_it(#[case] cell: &str) {
    let reading = read("Ne pas contacter", cell);
    let standing = standing(&reading);
    assert!(standing.refusals.iter().any(Refusal::is_of_everything), "{cell}");
}

/// Two lists of people: the second has a column that says who is deleted.
fn beside(kept: &str, deleted: &str) -> Reading {
    let header = "Nom;Prénom;E-mail;Téléphone;Ne plus contacter;Décédé;Supprimé";
    let text = format!("{header}\n{kept}\n{deleted}\n");
    Files::text("contacts.csv", &text).read()
}

#[rstest]
#[case::by_an_address("Roy;Ana;ana@example.com;;;;non", "Roi;A.;ana@example.com;;oui;;oui")]
#[case::by_name_and_telephone("Roy;Ana;;06 39 98 10 17;;;non", "ROY;Ana;;+33639981017;oui;;oui")]
fn the_no_of_a_row_that_makes_no_record_reaches_whoever_has_its_address(
    #[case] kept: &str,
    #[case] gone: &str,
) {
    let reading = beside(kept, gone);
    assert!(reading.files[0].sheets[0].rows[1].rejected.is_some());
    assert!(standing(&reading).refusals.iter().any(Refusal::is_of_everything));
    assert!(warnings(&reading).contains(&"refusal-wins"));
    let [no] = reading.records.noes.as_slice() else { panic!("{:?}", reading.records.noes) };
    assert_eq!(no.emails.len() + no.phones.len(), 1, "and whoever has the address in the base");
}

#[test]
fn a_colleague_on_the_switchboard_of_a_deleted_row_refuses_nothing() {
    let reading = beside("Baker;Olivier;;01 99 00 30 01;;;non", "Roy;Ana;;01 99 00 30 01;oui;;oui");
    assert!(standing(&reading).refusals.is_empty());
}

#[rstest]
#[case::of_the_same_name("Roy;Ana;ana@example.com;;;;non", true)]
#[case::of_whoever_shares_the_address("Roy;Luc;ana@example.com;;;;non", false)]
fn a_death_is_told_of_one_person_alone(#[case] kept: &str, #[case] is_told: bool) {
    let reading = beside(kept, "ROY;Ana;ana@example.com;;;oui;oui");
    assert_eq!(standing(&reading).death.is_some(), is_told);
}

#[test]
fn a_no_beside_a_sale_that_cannot_be_read_is_no_less_a_no() {
    let text = "Date;N° facture;Montant HT;Nom;Prénom;E-mail;Ne plus contacter\n\
        12/03/2024;F-1;120,00;Roy;Ana;ana@example.com;\n\
        31/02/2024;F-2;80,00;Roy;Ana;ana@example.com;oui\n";
    let reading = Files::text("ventes.csv", text).read();
    let sheet = &reading.files[0].sheets[0];
    assert_eq!(sheet.rows[1].rejected.as_ref().map(|rejected| rejected.code.code()), Some("date-unreadable"));
    assert!(reading.records.people[0].person.standing.forbids_contact());
}

#[test]
fn a_no_of_a_row_is_about_the_companys_own_address_too_and_a_yes_is_not() {
    let header = "Société;SIREN;E-mail société;Nom;Prénom;E-mail;Newsletter";
    for (answer, said) in [("non", Answer::No), ("oui", Answer::Unknown)] {
        let row = format!("Viviers Goëlo;732829320;contact@goelo.example;Roy;Ana;ana@goelo.example;{answer}");
        let reading = Files::text("contacts.csv", &format!("{header}\n{row}\n")).read();
        let company = &reading.records.companies[0].company;
        assert_eq!(company.standing.answer(), said, "{answer}");
    }
}
