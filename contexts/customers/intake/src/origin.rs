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

/// Whether the text says that the address was bought or rented.
fn mark(channel: &str) -> Option<SourceClass> {
    let words = vocabulary();
    if words.mentions("sold", channel) && !words.mentions("list", channel) {
        return None;
    }
    if words.mentions("bought", channel) {
        Some(SourceClass::Bought)
    } else if words.mentions("rented", channel) {
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
        for bought in ["fichier acheté 2016", "Liste achetée", "purchased list", "Achat de fichier (Kompass)"]
        {
            assert_eq!(mark(bought), Some(SourceClass::Bought), "{bought}");
        }
        assert_eq!(mark("liste louée"), Some(SourceClass::Rented));
        for other in
            ["site web", "Salon Batimat 2022", "parrainage", "carte de visite", "acheté en boutique", ""]
        {
            assert_eq!(mark(other), None, "{other}");
        }
    }
}
