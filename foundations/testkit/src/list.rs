//! A list of clients of any length, row after row: the same one every time, with the names and accents of
//! France and Belgium.

const GIVEN: [&str; 16] = [
    "Élodie",
    "Jürgen",
    "Zoé",
    "Marc",
    "Anaïs",
    "François",
    "Noémie",
    "Bérénice",
    "Hélène",
    "Loïc",
    "Saïd",
    "Chloé",
    "Gaëtan",
    "Maëlle",
    "Aurélien",
    "Thaïs",
];
const FAMILY: [&str; 16] = [
    "Noël",
    "Müller",
    "Van den Bossche",
    "Lefèvre",
    "Dupré",
    "D’Haene",
    "Maës",
    "Gérard",
    "Peeters",
    "Çelik",
    "Lemaître",
    "Bâcle",
    "De Smet",
    "Hébert",
    "Crêpin",
    "Vanhoutte",
];
const TOWN: [(&str, &str); 8] = [
    ("59000", "Lille"),
    ("4000", "Liège"),
    ("9000", "Gand"),
    ("42000", "Saint-Étienne"),
    ("7000", "Mons"),
    ("13001", "Marseille"),
    ("76600", "Le Havre"),
    ("5000", "Namur"),
];

/// The lines of a CSV list of so many clients, its headers first. Each has a number and an address of their own.
pub fn client_list(clients: usize) -> impl Iterator<Item = String> {
    let header = "N° client;Prénom;Nom;E-mail;Téléphone;Code postal;Ville;Newsletter\n".to_owned();
    std::iter::once(header).chain((1..=clients).map(client))
}

fn client(number: usize) -> String {
    let one = |names: &[&'static str; 16], by: usize| names[number / by % 16];
    let (postcode, town) = TOWN[number % 8];
    let letters: String =
        [1, 26, 676, 17_576].map(|by| char::from(b'a' + (number / by % 26) as u8)).iter().collect();
    let (given, family) = (one(&GIVEN, 1), one(&FAMILY, 16));
    let answer = ["oui", "non", ""][number % 3];
    format!(
        "C{number:07};{given};{family}-{letters};client{number}@exemple.fr;03 20 {:02} {:02} {:02};{postcode};{town};{answer}\n",
        number / 10_000 % 100,
        number / 100 % 100,
        number % 100
    )
}
