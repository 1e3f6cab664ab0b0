//! Lists of sales as tills, shops and bookkeepers write them: states, sums, numbers of nobody.

use intake::{
    Answer, Caution, ClientLink, CompanyLink, DocumentKind, Field, Mapping, PersonLink, Reading, Status,
};
use rstest::rstest;

use crate::world::{Files, base_of, context, report};

fn sales(text: &str) -> Reading {
    Files::text("ventes.csv", text).read()
}

/// Whom each sale is to, by name.
fn clients(reading: &Reading) -> Vec<String> {
    let name = |link: &ClientLink| match link {
        ClientLink::Company(CompanyLink::Record(at)) => {
            reading.records.companies[*at].company.name.raw.clone()
        }
        ClientLink::Person(PersonLink::Record(at)) => reading.records.people[*at].person.full_name(),
        _ => "known".to_owned(),
    };
    reading.records.sales.iter().map(|sale| name(&sale.client)).collect()
}

#[rstest]
fn a_sum_with_a_short_label_is_no_sale_and_no_company(
    #[values(
        "S/T février",
        "ST janvier",
        "Ss-total",
        "Sous-Tot.",
        "Tot.",
        "TTL",
        "Σ",
        "Trimestre 1",
        "1er trimestre",
        "S/Total",
        "Sous-total mars",
        "Total"
    )]
    label: &str,
) {
    let text = format!(
        "N°;Date;Client;Tél;Libellé;Montant HT\nF1;03/01/2025;SARL Aaa;03 53 01 50 02;vin;10,00\nF2;04/01/2025;SARL Bbb;03 53 01 50 03;vin;20,00\n\
         ;;{label};;;30,00\nF3;05/02/2025;SARL Aaa;;vin;5,00\n;;;;{label};35,00\n"
    );
    let reading = sales(&text);
    let sheet = &report(&reading).files[0].sheets[0];
    assert_eq!((sheet.accepted, sheet.rejected.len()), (3, 0), "{label}: {:?}", sheet.lines);
    assert_eq!((reading.records.companies.len(), reading.records.people.len()), (2, 0), "{label}");
}

#[rstest]
#[case("St Martin")]
#[case("Total Énergies")]
#[case("Mars")]
#[case("S.T. Dupont")]
#[case("Tot Bistrot")]
fn a_client_called_like_a_sum_stays_a_client(#[case] name: &str) {
    let text = format!("Client;Date;Montant HT\nSARL Aaa;03/01/2025;10,00\n{name};04/01/2025;25,00\n");
    assert_eq!(sales(&text).records.sales.len(), 2, "{name}");
}

#[test]
fn a_row_that_is_no_sale_after_all_makes_no_client() {
    let text = "N° fact.;Date;Client;Tél;Intervention;HT\n1;06/01/2025;SCI du Moulin;03 53 01 50 02;Pneus;200\n2;;Divers mars;;;185\n";
    let reading = sales(text);
    assert_eq!(reading.records.companies.len(), 1);
}

#[rstest]
#[case("Statut commande")]
#[case("Statut de la commande")]
#[case("État de la commande")]
#[case("Order status")]
#[case("Financial Status")]
#[case("État de la facture")]
#[case("Situation")]
fn the_state_of_a_document_is_read_under_its_many_headers(#[case] header: &str) {
    let text = format!(
        "N° facture;Date;Client;Montant TTC;{header}\nF1;03/01/2025;SARL Aaa;10,00;Payée\nF2;03/01/2025;SARL Aaa;10,00;Annulée\nF3;03/01/2025;SARL Aaa;10,00;Cancelled\n"
    );
    let told: Vec<Option<Status>> = sales(&text).records.sales.iter().map(|sale| sale.status).collect();
    assert_eq!(told, [Some(Status::Paid), Some(Status::Cancelled), Some(Status::Cancelled)], "{header}");
}

#[test]
fn a_cross_under_cancelled_cancels() {
    let text = "N° facture;Date;Client;Montant TTC;Annulée ?\nF1;03/01/2025;SARL Aaa;10,00;\nF2;03/01/2025;SARL Aaa;10,00;oui\nF3;03/01/2025;SARL Aaa;10,00;non\n";
    let told: Vec<Option<Status>> = sales(text).records.sales.iter().map(|sale| sale.status).collect();
    assert_eq!(told, [None, Some(Status::Cancelled), None]);
}

#[test]
fn drafts_are_quotes_and_refunds_stay_out() {
    let text = "N°;Date;Client;Statut;Total HT\nF1;14/02/2026;Alpha SARL;Brouillon;100\nF2;14/02/2026;Alpha SARL;Payée;50\nF3;14/02/2026;Alpha SARL;Remboursée;90\nA1;14/02/2026;Alpha SARL;Remboursé;-20\n";
    let reading = sales(text);
    let told: Vec<(DocumentKind, Option<Status>)> =
        reading.records.sales.iter().map(|sale| (sale.kind, sale.status)).collect();
    assert_eq!(
        told,
        [
            (DocumentKind::Quote, Some(Status::Open)),
            (DocumentKind::Invoice, Some(Status::Paid)),
            (DocumentKind::Invoice, Some(Status::Cancelled)),
            (DocumentKind::CreditNote, Some(Status::Paid)),
        ]
    );
    let warnings = reading.files[0].sheets[0].warnings.iter();
    let refunded = warnings.filter(|warning| warning.code == Caution::Refunded.into());
    assert_eq!(refunded.map(|warning| warning.row).collect::<Vec<_>>(), [4], "the credit note still counts");
    let proforma = "Type;N°;Date;Client;Total HT\nFacture proforma;P1;14/02/2026;Alpha SARL;30\n";
    assert_eq!(sales(proforma).records.sales[0].kind, DocumentKind::Quote);
}

#[test]
fn orders_of_prestashop_keep_their_reference_and_their_state() {
    let text = "ID;Référence;Nouveau client;Livraison;Client;Total;Paiement;État;Date\n\
                21;XKBKNABJK;1;France;J. Dubois;61,80 €;Carte bancaire;Paiement accepté;2026-01-10 16:52:10\n\
                22;OHSATSERP;0;France;J. Dubois;31,90 €;Chèque;En attente du paiement par chèque;2026-01-11 16:52:10\n\
                23;UOYEVOLI9;1;Belgique;M. Peters;14,90 €;Carte bancaire;Annulé;2026-01-12 16:52:10\n";
    let reading = sales(text);
    let told: Vec<_> =
        reading.records.sales.iter().map(|sale| (sale.number.as_deref().unwrap(), sale.status)).collect();
    assert_eq!(
        told,
        [
            ("XKBKNABJK", Some(Status::Paid)),
            ("OHSATSERP", Some(Status::Due)),
            ("UOYEVOLI9", Some(Status::Cancelled))
        ]
    );
    assert!(reading.records.companies.iter().all(|record| record.numbers.is_empty()), "nobody's number");
}

#[test]
fn orders_of_woocommerce_are_sales() {
    let text = "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),Order Total Amount,SKU,Item Name\n\
                8801,Completed,2026-02-01 10:22,Ida,Holm,ida.holm@example.com,44.28,MUG-1,Mug bleu\n\
                8803,Cancelled,2026-02-03 10:22,Ida,Holm,ida.holm@example.com,26.28,MUG-1,Mug bleu\n";
    let reading = sales(text);
    let told: Vec<_> =
        reading.records.sales.iter().map(|sale| (sale.number.as_deref(), sale.status)).collect();
    assert_eq!(told, [(Some("8801"), Some(Status::Paid)), (Some("8803"), Some(Status::Cancelled))]);
    assert_eq!(reading.records.people.len(), 1);
}

#[test]
fn the_total_of_an_order_beside_each_article_counts_once() {
    let text = "Order Number,Order Date,First Name,Last Name,Email,Order Total Amount,Item Name,Quantity,Item Cost\n\
                8801,2026-02-01,Ida,Holm,ida@example.com,44.28,Mug,2,15.00\n8801,2026-02-01,Ida,Holm,ida@example.com,44.28,Bowl,1,7.38\n";
    let reading = sales(text);
    assert_eq!(reading.records.sales.len(), 1);
    assert_eq!(reading.records.sales[0].lines.len(), 2);
    assert_eq!(reading.records.sales[0].turnover().unwrap().cents, 4_428);
    assert_eq!(report(&reading).files[0].sheets[0].sums_cents["Order Total Amount"].accepted, 4_428);
    let lines = "N° commande;Date;Client;Article;Qté;PU;Total ligne\nF1;01/02/2026;Bois SA;Mug;1;10,00;10,00\nF1;01/02/2026;Bois SA;Bol;1;10,00;10,00\n";
    assert_eq!(sales(lines).records.sales[0].turnover().unwrap().cents, 2_000);
}

#[rstest]
#[case("Prix", 4_500)]
#[case("Tarif", 4_500)]
#[case("Prix TTC", 4_500)]
fn a_list_of_services_at_a_price_is_one_of_each(#[case] header: &str, #[case] cents: i64) {
    let text = format!(
        "Date;Client;Prestation;{header}\n14/02/2026;Mme Anne Claes;Coupe;45\n15/02/2026;Mme Jo Dol;Couleur;38,5\n"
    );
    let reading = sales(&text);
    assert_eq!(reading.records.sales.len(), 2, "{header}");
    assert_eq!(reading.records.sales[0].turnover().unwrap().cents, cents);
}

#[test]
fn one_number_for_several_names_is_the_number_of_none() {
    let text =
        "N°;Date;N° client;Client;Total TTC\nF1;01/02/2026;9;SARL Alpha;120\nF2;01/02/2026;9;SAS Bobo;60\n";
    let files = Files::text("ventes.csv", text);
    let reading = files.read();
    assert_eq!(clients(&reading), ["SARL Alpha", "SAS Bobo"]);
    let again = intake::read(&files.uploads(), &Mapping::default(), &context(), &base_of(&reading));
    let clients: Vec<ClientLink> = again.records.sales.iter().map(|sale| sale.client).collect();
    assert_ne!(clients[0], clients[1], "nor when the same file comes again");
    let one =
        "N°;Date;N° client;Client;Total TTC\nF1;01/02/2026;9;SARL Alpha;120\nF2;01/02/2026;9;Alpha;60\n";
    assert_eq!(sales(one).records.companies.len(), 1);
}

#[test]
fn the_account_of_all_clients_is_nobodys_number() {
    let text = "N° pièce;Date;Compte;Client;Total TTC\nF1;01/02/2026;411000;Smith Ltd;10,00\nF2;01/02/2026;411000;Dupuis SA;20,00\nF3;01/02/2026;411000;Mme Anne Leroy;30,00\n";
    let reading = sales(text);
    assert_eq!(clients(&reading), ["Smith Ltd", "Dupuis SA", "Anne Leroy"]);
    assert!(reading.records.companies.iter().all(|record| record.numbers.is_empty()));
    let own = "N° pièce;Date;Compte;Client;Total TTC\nF1;01/02/2026;411DUPUIS;Dupuis SA;20,00\n";
    assert_eq!(sales(own).records.companies[0].numbers, ["411DUPUIS"]);
}

#[test]
fn a_no_beside_a_known_buyer_is_kept() {
    let people = "Nom;Prénom;E-mail\nZorbec;Claire;claire@zorbec.example\n";
    let list = "Client;Email;Accepts marketing;Date;Total HT\nClaire Zorbec;claire@zorbec.example;non;2026-03-01;100,00\n";
    let reading = Files::text("contacts.csv", people).and("ventes.csv", list).read();
    let told = reading.accepted().filter_map(|(_, row)| row.person.as_ref());
    let noes = told.filter(|person| person.standing.answer() == Answer::No).count();
    assert_eq!(noes, 1);
}

#[test]
fn a_buyer_known_as_a_person_is_no_company() {
    let people = "Nom;Prénom;Email\nZorbec;Claire;claire@zorbec.example\nMartin;Paul;paul@martin.example\n";
    let list = "Numéro;Date;Client;Email;Total HT\nF1;2026-03-01;Claire Zorbec;claire@zorbec.example;100,00\nF2;2026-03-02;Martin Paul;;50,00\n";
    let together = Files::text("a.csv", people).and("b.csv", list).read();
    assert_eq!((together.records.companies.len(), together.records.people.len()), (0, 2));
    assert_eq!(clients(&together), ["Claire Zorbec", "Paul Martin"]);
    let known = base_of(&Files::text("a.csv", people).read());
    let later = intake::read(&Files::text("b.csv", list).uploads(), &Mapping::default(), &context(), &known);
    assert_eq!(later.records.companies.len(), 0);
    assert_eq!(later.records.people.iter().filter(|record| record.known.is_none()).count(), 0);
    assert_eq!(later.records.sales.len(), 2);
}

#[test]
fn a_contact_without_a_company_is_a_private_customer_found_again() {
    let text = "Société;Interlocuteur;Fonction;Mail;Tel\nAtelier Nord;Mme Léa Vasseur;DAF;lea.vasseur@nord.example.com;06 39 98 70 01\n;M. Sans Société;;;0639987004\n";
    let files = Files::text("prospects.csv", text);
    let reading = files.read();
    assert_eq!((reading.records.companies.len(), reading.records.people.len()), (1, 2));
    let again = intake::read(&files.uploads(), &Mapping::default(), &context(), &base_of(&reading));
    assert!(again.records.companies.iter().all(|record| record.known.is_some()));
    assert!(again.records.people.iter().all(|record| record.known.is_some()));
}

#[test]
fn a_child_and_whoever_answers_for_it_are_two() {
    let text = "Nom enfant,Prénom enfant,Date de naissance,Nom du responsable,Prénom du responsable,Mail responsable\n\
                PETIT,Lola,12/05/2017,PETIT,Marc,marc.petit@example.com\nPETIT,Tom,01/02/2015,PETIT,Marc,marc.petit@example.com\nNGUYEN,Minh,03/03/2016,TRAN,Lan,lan.tran@example.com\n";
    let reading = Files::text("stage.csv", text).read();
    let names: Vec<String> = reading.records.people.iter().map(|record| record.person.full_name()).collect();
    assert_eq!(names, ["Lola PETIT", "Tom PETIT", "Minh NGUYEN"]);
    let couple = "Nom 1;Prénom 1;Nom 2;Prénom 2;Mails\nBlin;Eve;Carré;Noé;eve.blin@example.com\nDol;Guy;;;guy.dol@example.com\n";
    let reading = Files::text("amap.csv", couple).read();
    assert_eq!((reading.records.companies.len(), reading.records.people.len()), (0, 2));
}

#[rstest]
#[case("CP Ville", "59000 LILLE", "59000", "LILLE")]
#[case("Code postal / Ville", "59650 Villeneuve d’Ascq", "59650", "Villeneuve d’Ascq")]
#[case("Ville", "59000 LILLE", "59000", "LILLE")]
#[case("Ville", "Lille", "", "Lille")]
fn a_postcode_and_its_town_in_one_cell_are_both_read(
    #[case] header: &str,
    #[case] cell: &str,
    #[case] code: &str,
    #[case] town: &str,
) {
    let text =
        format!("Raison sociale;Adresse;{header}\nAlpha SARL;1 rue X;{cell}\nBeta SARL;2 rue X;{cell}\n");
    let reading = Files::text("clients.csv", &text).read();
    let address = reading.records.companies[0].company.reach.address().unwrap();
    assert_eq!(
        (address.postcode.canonical.as_deref().unwrap_or_default(), address.city.as_str()),
        (code, town)
    );
}

#[test]
fn a_postcode_beside_a_belgian_telephone_has_lost_no_zero() {
    let text = "Raison sociale;Adresse;CP;Ville;Tél\nBières SPRL;Grand-Place 1;7500;Tournai;+32 69 22 00 00\nAlpha SARL;1 rue X;1000;Bourg-en-Bresse;\n";
    let reading = Files::text("clients.csv", text).read();
    let code = |at: usize| {
        reading.records.companies[at].company.reach.address().unwrap().postcode.canonical.clone().unwrap()
    };
    assert_eq!((code(0).as_str(), code(1).as_str()), ("7500", "01000"));
}

#[test]
fn a_list_without_headers_is_read_in_the_order_of_an_envelope() {
    let text = "Mme;Brigitte;Faure;12 rue des Lilas;13090;Aix-en-Provence;06 39 98 82 01;b.faure@example.com\n\
                M.;Éric;Leblanc;3 av. Foch;01000;Bourg-en-Bresse;06 39 98 82 02;eric@example.com\n";
    let reading = Files::text("adresses.csv", text).read();
    let person = &reading.records.people[0].person;
    let address = person.reach.address().unwrap();
    assert_eq!(person.full_name(), "Brigitte Faure");
    assert_eq!((address.street.as_str(), address.city.as_str()), ("12 rue des Lilas", "Aix-en-Provence"));
    assert_eq!(address.postcode.canonical.as_deref(), Some("13090"));
}

#[test]
fn the_credit_side_of_a_journal_is_owed_back() {
    let text = "Journal;Date;N° pièce;Compte;Libellé écriture;Client;Débit TTC;Crédit TTC\nVE;02/01/26;FA-1;411000;Facture;Dupuis SA;120,00;\nVE;04/01/26;AV-1;411000;Avoir;Dupuis SA;;24,00\n";
    let reading = sales(text);
    let told: Vec<(DocumentKind, i64)> =
        reading.records.sales.iter().map(|sale| (sale.kind, sale.turnover().unwrap().cents)).collect();
    assert_eq!(told, [(DocumentKind::Invoice, 12_000), (DocumentKind::CreditNote, -2_400)]);
}

#[test]
fn a_file_that_knows_no_amount_without_tax_says_so_once() {
    let text = "N°;Date;Client;Total TTC\nF1;01/02/2026;Bois SA;120\nF2;02/02/2026;Bois SA;60\n";
    let said = |text: &str| {
        let reading = sales(text);
        let warnings = reading.files[0].sheets[0].warnings.iter();
        warnings.filter(|warning| warning.code.code() == "only-with-tax").count()
    };
    assert_eq!(said(text), 1);
    assert_eq!(said(&text.replace("Total TTC", "Total HT")), 0);
}

#[test]
fn carnets_own_neutralising_is_undone() {
    let text = "Nom;Prénom;Ville;E-mail\nRoy;'=HYPERLINK(1);'-Lille;roy@example.com\n'Neill;Ana;Lyon;ana@example.com\n";
    let reading = Files::text("people.csv", text).read();
    let sheet = &reading.files[0].sheets[0];
    assert_eq!(sheet.column_of(Field::FirstName), Some("Prénom"));
    let person = |at: usize| sheet.rows[at].person.as_ref().unwrap();
    assert_eq!(person(0).first_name.raw, "=HYPERLINK(1)");
    assert_eq!(person(1).last_name.raw, "'Neill");
}

#[test]
fn a_client_who_married_keeps_her_record() {
    let file = |name: &str| {
        format!("N° client;Nom;Prénom;E-mail\nC1;{name};Ana;ana@example.com\nC2;Bel;Léo;leo@example.com\n")
    };
    let known = base_of(&Files::text("a.csv", &file("Dubois")).read());
    let again = intake::read(
        &Files::text("a.csv", &file("Martin")).uploads(),
        &Mapping::default(),
        &context(),
        &known,
    );
    assert!(again.records.people.iter().all(|record| record.known.is_some()));
}
