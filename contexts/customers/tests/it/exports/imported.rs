//! Whatever a file calls somebody stands unchanged on their page and in the JSON.

use std::collections::HashMap;

use testkit::on_both_engines;

use super::office::{document, list, word};
use super::unchanged::strings;
use crate::imports::desk::{answers, csv, import, open_books};
use crate::pages::camille;

/// As a browser shows it: white space of any kind is one space.
fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_naughty_name_of_a_file_comes_back_unchanged_on_its_page_and_in_the_export() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let names: HashMap<String, String> =
            (0..).map(|place| format!("n{place}@example.com")).zip(strings()).collect();
        let mut file = "Nom de famille,Prénom,E-mail\n".to_owned();
        for (address, name) in &names {
            file.push_str(&format!("\"{}\",Aude,{address}\n", name.replace('"', "\"\"")));
        }
        import(&base.store, vec![csv("noms.csv", &file)], answers()).await;

        let document = document(&base.store).await;
        assert_eq!(list(&document, "people").len(), names.len());
        let mut camille = camille(&base);
        for person in list(&document, "people") {
            let name = &names[word(&person["emails"][0], "raw")];
            assert_eq!(word(person, "family_name"), name);
            let page = camille.get(format!("/people/{}", word(person, "id"))).await;
            // a cross among the letters marks a death beside the name
            let heading = shown(&page.heading()).replace(" Décès signalé", "");
            assert_eq!(heading, shown(&format!("Aude {name} Prospect")));
        }
    });
}
