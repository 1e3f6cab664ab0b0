//! The acquisition channel, and whether it says that the address was bought or rented.
//!
//! “Origine” in a customer file is where the contact comes from, never where the person comes from.

use personal::SourceClass;

use crate::codes::Caution;
use crate::field::Field;
use crate::header::HeaderKey;
use crate::layout::Column;
use crate::rows::{Origin, RowReader};
use crate::vocabulary::vocabulary;

impl RowReader<'_> {
    /// Reads the origin column.
    pub(crate) fn read_origin(&mut self) -> Origin {
        let channel = self.column(Field::Origin).map(|column| self.raw(column).into_owned());
        let layout = self.sheet.layout;
        let told = layout.columns.iter().find_map(|column| {
            let header = Telling::of(column)?;
            Some((column, mark(&self.raw(column), header)?))
        });
        match told {
            Some((column, SourceClass::Rented)) => self.warn(Some(column), Caution::RentedAddress),
            Some((column, _)) => self.warn(Some(column), Caution::BoughtAddress),
            None => {}
        }
        Origin { channel: channel.unwrap_or_default(), marked: told.map(|(_, marked)| marked) }
    }
}

/// Whether every word of a header is about where the contact comes from: `Source des données`, not
/// `Pays d’origine`.
pub(crate) fn asks_for_the_origin(header: &HeaderKey) -> bool {
    let says = |list: &str, word: &String| vocabulary().says(list, word);
    let words = header.words();
    words.iter().any(|word| says("origin", word))
        && words.iter().all(|word| says("origin", word) || says("origin-filler", word))
}

/// What a header tells of its cells: whether a bare “acheté” in one is said of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// Where the contact comes from, or which list it was on.
    Origin,
    /// A label or a remark that may name a list as well.
    Label,
}

impl Telling {
    fn of(column: &Column) -> Option<Self> {
        let names_a_list = column.header.words().iter().any(|word| vocabulary().says("origin-list", word));
        match column.field {
            Some(Field::Origin) => Some(Self::Origin),
            Some(Field::Tags | Field::ClientKind | Field::Note) | None if column.sensitive.is_none() => {
                let is_origin = asks_for_the_origin(&column.header) || names_a_list;
                let is_label = column.field != Some(Field::Note);
                if is_origin { Some(Self::Origin) } else { is_label.then_some(Self::Label) }
            }
            _ => None,
        }
    }
}

/// How far from the list the word that it was bought may stand.
const NEAR: usize = 3;

/// Whether the text says that the address was bought or rented, or names who sells them.
fn mark(channel: &str, telling: Telling) -> Option<SourceClass> {
    let words = kernel::text::words(channel);
    let is = |list: &str, word: &String| vocabulary().is(list, word);
    let of_a_list = |at: usize| {
        let around = words.get(at.saturating_sub(NEAR)..words.len().min(at + NEAR + 1));
        around.unwrap_or_default().iter().any(|word| is("list", word))
    };
    // “Acheté à Kompass” is the file's story, “acheté en boutique” and “a acheté chez nous” the customer's.
    // “Bought a lamp” is what the customer did.
    let bought_a_thing = |at: usize| {
        let english =
            words.get(at).is_some_and(|word| matches!(word.as_str(), "bought" | "purchased" | "rented"));
        words.get(at + 1).is_some_and(|next| is("thing", next) || english && next == "a")
    };
    let is_short = |at: usize| at == 0 || words.len() <= 3;
    let is_sold = words.iter().any(|word| is("sold", word) || word == "chez");
    let leads = |at: usize| telling == Telling::Origin && is_short(at) && !is_sold && !bought_a_thing(at);
    // “Clients ayant acheté” bought something else than themselves.
    let bought_it = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|word| is("buyer", word))
    };
    let told = |done: &str, doing: &str| {
        words.iter().enumerate().filter(|(at, _)| !bought_it(*at)).any(|(at, word)| {
            is(done, word) && (leads(at) || of_a_list(at)) || is(doing, word) && of_a_list(at)
        })
    };
    if told("bought", "buying") {
        Some(SourceClass::Bought)
    } else if told("rented", "renting") {
        Some(SourceClass::Rented)
    } else {
        vocabulary().mentions("broker", channel).then_some(SourceClass::Bought)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bought_and_rented_lists_are_recognised_in_their_usual_words() {
        for bought in "fichier acheté 2016 | Liste achetée | purchased list | Achat de fichier (Kompass) | \
             Achat base 2019 | achat liste Data+ | Base Kompass achetée | purchased from DataCo | \
             Kompass | BDD achetée mars 24 | prospects achetés | Acheté à Societe.com | \
             aangekocht bestand | Gekochte lijst | List broker | fichier Cegedim"
            .split(" | ")
        {
            assert_eq!(mark(bought, Telling::Origin), Some(SourceClass::Bought), "{bought}");
        }
        for rented in ["liste louée", "location d’adresses 2023", "Location fichier Manageo"] {
            assert_eq!(mark(rented, Telling::Origin), Some(SourceClass::Rented), "{rented}");
        }
        for other in "site web | Salon Batimat 2022 | parrainage | carte de visite | acheté en boutique | \
             Recommandation (a acheté chez Nova) | location de salle | \
             clients ayant acheté la liste de Noël | A acheté au marché | Bought a lamp in 2019 | \
             Salon de l’achat"
            .split(" | ")
        {
            assert_eq!(mark(other, Telling::Origin), None, "{other}");
        }
        assert_eq!(mark("acheté deux fois", Telling::Label), None, "a label of the customer");
        assert_eq!(mark("fichier acheté", Telling::Label), Some(SourceClass::Bought));
    }

    #[test]
    fn headers_about_where_a_contact_comes_from_are_told_from_other_origins() {
        for header in "Source des données | Source d’origine | Origine de la fiche | Provenance du fichier | \
             Fichier d’origine | Liste d’origine | Data source | List source | Import source | \
             Acquis via | Obtenu via | Contact obtenu par | Détail de la source | \
             Comment nous a-t-il connu ? | Original Source Drill-Down 1 | Herkomst"
            .split(" | ")
        {
            assert!(asks_for_the_origin(&HeaderKey::of(header)), "{header}");
        }
        for header in "Pays d’origine | Origine ethnique | Origine du produit | Ville d’origine | \
             Code source | Nom d’origine | Source de chaleur | Date d’acquisition | \
             Langue d’origine | Liste | Fichier | Contact"
            .split(" | ")
        {
            assert!(!asks_for_the_origin(&HeaderKey::of(header)), "{header}");
        }
    }
}
