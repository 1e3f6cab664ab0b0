//! The acquisition channel, and whether it says that the address was bought or rented.
//!
//! “Origine” in a customer file is where the contact comes from, never where the person comes from.

use personal::SourceClass;

use crate::codes::Caution;
use crate::field::Field;
use crate::rows::{Origin, RowReader};
use crate::vocabulary::vocabulary;

impl RowReader<'_> {
    /// Reads the origin column.
    pub(crate) fn read_origin(&mut self) -> Origin {
        let Some(column) = self.column(Field::Origin) else { return Origin::default() };
        let channel = self.raw(column).into_owned();
        let marked = mark(&channel);
        match marked {
            Some(SourceClass::Bought) => self.warn(Some(column), Caution::BoughtAddress),
            Some(SourceClass::Rented) => self.warn(Some(column), Caution::RentedAddress),
            _ => {}
        }
        Origin { channel, marked }
    }
}

/// How far from the list the word that it was bought may stand.
const NEAR: usize = 3;

/// Whether the text says that the address was bought or rented.
fn mark(channel: &str) -> Option<SourceClass> {
    let words = kernel::text::words(channel);
    let is = |list: &str, word: &String| vocabulary().is(list, word);
    let of_a_list = |at: usize| {
        let around = words.get(at.saturating_sub(NEAR)..words.len().min(at + NEAR + 1));
        around.unwrap_or_default().iter().any(|word| is("list", word))
    };
    // “Acheté à Kompass” is the file's story, “acheté en boutique” and “a acheté chez nous” the customer's.
    let leads = |at: usize| at == 0 && !words.iter().any(|word| is("sold", word) || word == "chez");
    let told = |done: &str, doing: &str| {
        words.iter().enumerate().any(|(at, word)| {
            is(done, word) && (leads(at) || of_a_list(at)) || is(doing, word) && of_a_list(at)
        })
    };
    if told("bought", "buying") {
        Some(SourceClass::Bought)
    } else if told("rented", "renting") {
        Some(SourceClass::Rented)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bought_and_rented_lists_are_recognised_in_their_usual_words() {
        for bought in [
            "fichier acheté 2016",
            "Liste achetée",
            "purchased list",
            "Achat de fichier (Kompass)",
            "Achat base 2019",
            "achat liste Data+",
            "Base Kompass achetée",
            "purchased from DataCo",
        ] {
            assert_eq!(mark(bought), Some(SourceClass::Bought), "{bought}");
        }
        for rented in ["liste louée", "location d’adresses 2023", "Location fichier Manageo"] {
            assert_eq!(mark(rented), Some(SourceClass::Rented), "{rented}");
        }
        for other in [
            "site web",
            "Salon Batimat 2022",
            "parrainage",
            "carte de visite",
            "acheté en boutique",
            "Recommandation (a acheté chez Nova)",
            "location de salle",
            "",
        ] {
            assert_eq!(mark(other), None, "{other}");
        }
    }
}
