//! The names, streets and towns of the demo, on the Belgian side of the border.

/// Trades of Flanders, and the sector each belongs to.
pub const TRADES: &[(&str, &str)] = &[
    ("Brouwerij", "Restauration"),
    ("Bakkerij", "Commerce"),
    ("Drukkerij", "Industrie"),
    ("Slagerij", "Commerce"),
    ("Boekhandel", "Commerce"),
];

/// What a trade of Flanders is called after.
pub const OWN_NAMES: &[&str] = &[
    "De Gouden Leeuw",
    "Het Belfort",
    "Aan de Leie",
    "De Zwaan",
    "Sint-Maarten",
    "De Reie",
    "’t Kanaal",
    "De Drie Linden",
    "Van den Broeck",
    "De Vlaschaard",
    "Ter Duinen",
];

/// First names of Flanders.
pub const GIVEN: &[&str] = &[
    "Pieter",
    "Lotte",
    "Wout",
    "Femke",
    "Joris",
    "Hanne",
    "Bram",
    "Elke",
    "Ruben",
    "Liesbeth",
    "Koen",
    "Sofie",
    "Dries",
    "Annelies",
    "Jeroen",
    "Griet",
    "Maarten",
    "Ilse",
    "Stijn",
    "Katrien",
    "Bart",
    "Marijke",
    "Tijl",
    "Godelieve",
    "Simon",
    "An-Sofie",
    "Thijs",
    "Noor",
    "Jef",
];

/// Surnames of Flanders.
pub const FAMILY: &[&str] = &[
    "Van den Broeck",
    "D’Hondt",
    "De Smet",
    "Vanderstraeten",
    "Claeys",
    "Peeters",
    "De Clercq",
    "Van Damme",
    "Maes",
    "Goossens",
    "Verstraete",
    "De Wilde",
    "Van de Velde",
    "Willems",
    "Lambrecht",
    "De Backer",
    "Van Hecke",
    "Mertens",
    "Vermeulen",
    "De Pauw",
    "Hermans",
    "Van Acker",
    "Cools",
    "De Vos",
    "Timmermans",
    "Van den Bossche",
    "Wouters",
    "De Meyer",
    "Coppens",
    "Vandevoorde",
    "Lippens",
    "De Coninck",
    "Van Eeckhout",
    "Aerts",
    "Bogaert",
    "De Groote",
    "Van der Elst",
    "Jacobs",
    "Segers",
    "D’Haene",
    "Smets",
    "Van Wassenhove",
    "Baert",
    "De Ridder",
    "Michiels",
    "Van Hoof",
    "Reyniers",
];

/// First names of the few who write in English.
pub const GIVEN_OF_GUESTS: &[&str] =
    &["Emma", "Oliver", "Siobhán", "George", "Zoë", "Callum", "Priya", "Rhys", "Imogen", "Tomasz", "Aoife"];

/// Their surnames.
pub const FAMILY_OF_GUESTS: &[&str] = &[
    "Whitfield",
    "O’Connor",
    "Ashworth",
    "Patel",
    "Fairclough",
    "MacLeod",
    "Hughes-Martin",
    "Brontë",
    "Sinclair",
    "Pemberton",
    "Okafor",
    "Llewellyn",
    "Novák",
];

/// Streets where French is spoken.
pub const STREETS: &[&str] = &[
    "rue de la Loi",
    "chaussée de Bruxelles",
    "rue Saint-Martin",
    "place Crombez",
    "avenue de Maire",
    "rue des Étangs",
    "quai Notre-Dame",
];

/// Streets of Flanders; the number follows.
pub const STREETS_OF_FLANDERS: &[&str] = &[
    "Veldstraat",
    "Doorniksestraat",
    "Koning Albertlaan",
    "Sint-Jansplein",
    "Grote Markt",
    "Gentsesteenweg",
    "Minnewater",
];

/// Postcodes and towns where French is spoken.
pub const TOWNS: &[(&str, &str)] = &[
    ("7500", "Tournai"),
    ("7500", "Tournai"),
    ("7700", "Mouscron"),
    ("7780", "Comines"),
    ("7000", "Mons"),
    ("5000", "Namur"),
    ("1050", "Ixelles"),
    ("4000", "Liège"),
];

/// Postcodes and towns of Flanders.
pub const TOWNS_OF_FLANDERS: &[(&str, &str)] = &[
    ("8500", "Kortrijk"),
    ("8500", "Kortrijk"),
    ("9000", "Gent"),
    ("8000", "Brugge"),
    ("8800", "Roeselare"),
    ("8900", "Ieper"),
    ("2000", "Antwerpen"),
    ("3000", "Leuven"),
];
