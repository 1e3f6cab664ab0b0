//! Rejected rows as they were downloaded and mended: the reasons beside them say nothing of anybody.

use intake::{Answer, Table};

use crate::world::Files;

const FRENCH: &str = include_str!("../../../locales/fr/import.ftl");
const ENGLISH: &str = include_str!("../../../locales/en/import.ftl");

fn head(words: &str) -> String {
    let line = words.lines().find_map(|line| line.strip_prefix("import-head-reason-out = "));
    line.unwrap().to_owned()
}

#[test]
fn the_reasons_of_a_rejected_row_are_no_column_of_it() {
    for words in [FRENCH, ENGLISH] {
        let head = head(words);
        let text = format!(
            "Nom;Prénom;E-mail;{head}\n\
             Fontaine;Claire;claire.fontaine@example.com;Ni nom ni moyen de joindre quelqu’un.\n\
             Poulain;Marc;marc.poulain@example.com;La ligne n’a ni nom, ni moyen de joindre quelqu’un.\n"
        );
        let reading = Files::text("import-rejects.csv", &text).read();
        let sheet = &reading.files[0].sheets[0];
        assert_eq!((sheet.table, sheet.accepted()), (Table::People, 2));
        let column = sheet.columns.iter().find(|column| column.name == head).unwrap();
        assert_eq!(column.field, None, "{head}");
        for row in &sheet.rows {
            assert_eq!(row.answer(), Some(Answer::Unknown), "{head} refuses nothing");
            assert!(row.standings().all(|one| one.refusals.is_empty() && one.notes.is_empty()));
        }
    }
}
