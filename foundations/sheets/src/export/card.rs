//! Address cards out again, as vCard 4.0: what telephones and mail programs take in.

use calcard::vcard::{
    VCard, VCardEntry, VCardKind, VCardParameter, VCardProperty, VCardType, VCardValue, VCardVersion,
};

/// The property by which a no travels with its card, for whoever reads it in again.
pub(crate) const OPT_OUT: &str = "X-CARNET-OPT-OUT";

/// What a value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardUse {
    /// At work.
    Work,
    /// At home.
    Home,
    /// Not told.
    Any,
}

/// A postal address of a card.
#[derive(Default)]
pub struct CardAddress {
    /// Street lines.
    pub street: String,
    /// Town.
    pub town: String,
    /// Postcode.
    pub postcode: String,
    /// Country.
    pub country: String,
}

/// A contact as a card tells it; what is empty is left out. It holds personal values, and has no `Debug`.
#[derive(Default)]
pub struct Card {
    /// What tells it from others, wherever it goes.
    pub id: String,
    /// Whether it is a company.
    pub is_company: bool,
    /// The whole name.
    pub name: String,
    /// Surname, first name, civility.
    pub parts: [String; 3],
    /// The company somebody works at.
    pub company: String,
    /// What they do there.
    pub job: String,
    /// E-mail addresses.
    pub emails: Vec<(CardUse, String)>,
    /// Telephones, and whether they are mobile.
    pub phones: Vec<(CardUse, bool, String)>,
    /// Postal addresses.
    pub addresses: Vec<(CardUse, CardAddress)>,
    /// Web site.
    pub website: String,
    /// Language.
    pub language: String,
    /// A remark for whoever reads the card.
    pub note: String,
    /// Whether they said no to something: a reader of ours never forgets it.
    pub has_refused: bool,
}

impl Card {
    /// The card as text, its lines folded.
    #[must_use]
    pub fn written(&self) -> String {
        let mut card = VCard::default();
        let kind = if self.is_company { VCardKind::Org } else { VCardKind::Individual };
        card.entries.push(VCardEntry::new(VCardProperty::Kind).with_value(VCardValue::Kind(kind)));
        card.entries.push(text(VCardProperty::Fn, &self.name));
        if !self.is_company {
            let [family, given, civility] = &self.parts;
            let parts = [family.as_str(), given, "", civility, ""];
            card.entries.push(VCardEntry::new(VCardProperty::N).with_values(parts.map(part).into()));
        }
        self.reach(&mut card);
        let company = if self.is_company { &self.name } else { &self.company };
        let remarks = [
            (VCardProperty::Uid, &self.id),
            (VCardProperty::Org, company),
            (VCardProperty::Title, &self.job),
            (VCardProperty::Url, &self.website),
            (VCardProperty::Lang, &self.language),
            (VCardProperty::Note, &self.note),
        ];
        let said = remarks.into_iter().filter(|(_, said)| !said.is_empty());
        card.entries.extend(said.map(|(property, said)| text(property, said)));
        if self.has_refused {
            card.entries.push(text(VCardProperty::Other(OPT_OUT.to_owned()), "yes"));
        }
        let mut written = String::new();
        // A text takes whatever is written into it.
        let _ = card.write_to(&mut written, VCardVersion::V4_0);
        written
    }

    fn reach(&self, card: &mut VCard) {
        for (used, email) in &self.emails {
            card.entries.push(text(VCardProperty::Email, email).with_params(types(*used, false)));
        }
        for (used, is_mobile, phone) in &self.phones {
            card.entries.push(text(VCardProperty::Tel, phone).with_params(types(*used, *is_mobile)));
        }
        for (used, address) in &self.addresses {
            let CardAddress { street, town, postcode, country } = address;
            let parts = ["", "", street, town, "", postcode, country].map(part);
            let entry = VCardEntry::new(VCardProperty::Adr).with_values(parts.into());
            card.entries.push(entry.with_params(types(*used, false)));
        }
    }
}

fn text(property: VCardProperty, said: &str) -> VCardEntry {
    VCardEntry::new(property).with_value(part(said))
}

fn part(said: &str) -> VCardValue {
    VCardValue::Text(said.to_owned())
}

fn types(used: CardUse, is_mobile: bool) -> Vec<VCardParameter> {
    let used = match used {
        CardUse::Work => Some(VCardType::Work),
        CardUse::Home => Some(VCardType::Home),
        CardUse::Any => None,
    };
    let kinds = used.into_iter().chain(is_mobile.then_some(VCardType::Cell));
    kinds.map(VCardParameter::typ).collect()
}
