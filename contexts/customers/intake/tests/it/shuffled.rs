//! The same customers in many files: other columns, another language, another order, another
//! separator, with and without a title. The records that come out are the same.

use intake::{CompanyLink, Reading};
use proptest::prelude::*;

use crate::world::Files;

/// A contact of a company, in plain values.
#[derive(Debug, Clone)]
struct Row {
    number: String,
    company: String,
    siren: String,
    first: String,
    last: String,
    email: String,
    phone: String,
    town: String,
    postcode: String,
    optin: &'static str,
}

/// A way of writing the file.
#[derive(Debug, Clone)]
struct Style {
    english: bool,
    order: Vec<usize>,
    separator: char,
    title: bool,
    padding: bool,
    repeated_header: bool,
    capitals: bool,
}

const FRENCH: [&str; 10] = [
    "N° client",
    "Raison sociale",
    "SIREN",
    "Prénom",
    "Nom",
    "E-mail",
    "Téléphone",
    "Ville",
    "Code postal",
    "Newsletter",
];
const ENGLISH: [&str; 10] = [
    "Customer no.",
    "Company name",
    "Siren",
    "First name",
    "Last name",
    "Email address",
    "Phone",
    "Town",
    "Postcode",
    "Opt-in",
];

const COMPANIES: [(&str, &str, &str, &str); 6] = [
    ("Menuiserie Dürand", "732829320", "Lille", "59000"),
    ("Boulangerie Lefèvre", "552100554", "Lyon", "69003"),
    ("Hôtel de l'Abbaye", "404833048", "Brest", "29200"),
    ("SAS Numérik", "542065479", "Paris", "75011"),
    ("Caves Guérin", "", "Nice", "06000"),
    ("Fleurs d'Été", "", "Gap", "05000"),
];
const PEOPLE: [(&str, &str); 6] = [
    ("Chloé", "Müller"),
    ("Søren", "Durand"),
    ("Maëlle", "Girard"),
    ("Inès", "Noël"),
    ("Jean-Marc", "Petit"),
    ("Zoé", "N'Guyen"),
];

fn row(at: usize, optin: &'static str) -> Row {
    let (company, siren, town, postcode) = COMPANIES[at];
    let (first, last) = PEOPLE[at];
    Row {
        number: format!("C{:04}", at + 1),
        company: company.to_owned(),
        siren: siren.to_owned(),
        first: first.to_owned(),
        last: last.to_owned(),
        email: kernel::text::fold(&format!("{first}.{last}@example.com")).replace('\'', ""),
        phone: format!("06 39 98 10 {at:02}"),
        town: town.to_owned(),
        postcode: postcode.to_owned(),
        optin,
    }
}

fn written(rows: &[Row], style: &Style) -> String {
    let headers = if style.english { ENGLISH } else { FRENCH };
    let line = |cells: Vec<String>| cells.join(&style.separator.to_string());
    let header = line(style.order.iter().map(|&at| cased(headers[at], style)).collect());
    let mut lines = Vec::new();
    if style.title {
        lines.push("Fichier clients — mis à jour le 12/03/2024".to_owned());
        lines.push(String::new());
    }
    lines.push(header.clone());
    for (at, row) in rows.iter().enumerate() {
        if style.repeated_header && at == rows.len() / 2 {
            lines.push(header.clone());
        }
        let cells = [
            &row.number,
            &row.company,
            &row.siren,
            &row.first,
            &row.last,
            &row.email,
            &row.phone,
            &row.town,
            &row.postcode,
            &row.optin.to_owned(),
        ];
        let pad = |text: &str| {
            if style.padding && !text.is_empty() { format!(" {text} ") } else { text.to_owned() }
        };
        lines.push(line(style.order.iter().map(|&at| pad(cells[at])).collect()));
    }
    lines.join("\r\n") + "\r\n"
}

fn cased(header: &str, style: &Style) -> String {
    if style.capitals { header.to_uppercase() } else { header.to_owned() }
}

/// What the records say, without the places of their rows.
fn digest(reading: &Reading) -> Vec<String> {
    let companies = &reading.records.companies;
    let people = reading.records.people.iter().map(|record| {
        let person = &record.person;
        let employers: Vec<&str> = record
            .companies
            .iter()
            .filter_map(|link| match link {
                CompanyLink::Record(place) => Some(companies[*place].company.name.raw.as_str()),
                CompanyLink::Known(_) => None,
            })
            .collect();
        format!(
            "{} {} {:?} {:?} {employers:?} {}",
            person.first_name.raw,
            person.last_name.raw,
            person.reach.good_emails().collect::<Vec<_>>(),
            person.reach.good_phones().collect::<Vec<_>>(),
            person.standing.answer().code(),
        )
    });
    let companies = companies
        .iter()
        .map(|record| format!("{} {:?}", record.company.name.raw, record.company.siren.canonical));
    let mut all: Vec<String> = people.chain(companies).collect();
    all.sort();
    all
}

fn styles() -> impl Strategy<Value = Style> {
    let order = Just((0..10).collect::<Vec<usize>>()).prop_shuffle();
    let separators = prop::sample::select(vec![';', ',', '\t', '|']);
    (any::<[bool; 5]>(), order, separators).prop_map(
        |([english, title, padding, repeated_header, capitals], order, separator)| Style {
            english,
            order,
            separator,
            title,
            padding,
            repeated_header,
            capitals,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_same_customers_come_out_of_any_file(style in styles(), answers in prop::collection::vec(prop::sample::select(vec!["oui", "non", "", "?"]), 6)) {
        let rows: Vec<Row> = answers.iter().enumerate().map(|(at, &answer)| row(at, answer)).collect();
        let plain = Style { english: false, order: (0..10).collect(), separator: ';', title: false, padding: false, repeated_header: false, capitals: false };
        let expected = digest(&Files::text("fichier.csv", &written(&rows, &plain)).read());
        prop_assert_eq!(expected.len(), 12);
        let text = written(&rows, &style);
        let found = digest(&Files::text("fichier.csv", &text).read());
        prop_assert_eq!(found, expected, "{}", text);
    }

    #[test]
    fn no_grid_makes_it_panic(rows in prop::collection::vec(prop::collection::vec("\\PC{0,12}|[0-9/., €-]{0,10}|Total|Nom|E-mail|Date|oui", 0..8), 0..12)) {
        let text: Vec<String> = rows.iter().map(|cells| cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(";")).collect();
        let files = Files::text("grille.csv", &text.join("\n"));
        let reading = files.read();
        let _ = crate::world::report(&reading);
        let _ = intake::survey(&files.uploads(), &intake::Mapping::default());
    }
}
