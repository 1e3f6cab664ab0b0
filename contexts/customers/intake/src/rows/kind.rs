//! Words of a file that say what sort of client, document or state something is.

use kernel::text::trim;

use crate::codes::codes;
use crate::vocabulary::vocabulary;

codes! {
    /// What sort of client a row is about.
    ClientKind {
        /// A business.
        Business = "business",
        /// A public body.
        Public = "public",
        /// An association.
        Association = "association",
        /// A private customer: a person without a company.
        Person = "person",
    }
}

codes! {
    /// What a sale is written on.
    DocumentKind {
        /// A quote.
        Quote = "quote",
        /// An order.
        Order = "order",
        /// An invoice.
        Invoice = "invoice",
        /// A credit note: its amounts are negative.
        CreditNote = "credit-note",
    }
}

codes! {
    /// How far a sale is.
    Status {
        /// Not settled, and nobody says it should be.
        Open = "open",
        /// To be paid.
        Due = "due",
        /// Paid.
        Paid = "paid",
        /// Cancelled: out of turnover.
        Cancelled = "cancelled",
    }
}

impl ClientKind {
    /// The kind a word names.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let kinds = [Self::Person, Self::Association, Self::Public, Self::Business];
        kinds.into_iter().find(|kind| vocabulary().is(kind.code(), text))
    }
}

impl DocumentKind {
    const ANY: [Self; 4] = [Self::CreditNote, Self::Quote, Self::Order, Self::Invoice];

    /// The kind a cell of a column of kinds names, in full or as programs shorten it: `FA`, `AV`.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let in_full = Self::ANY.into_iter().find(|kind| vocabulary().is(kind.code(), text));
        in_full.or_else(|| Self::ANY.into_iter().find(|kind| vocabulary().is(kind.short(), text)))
    }

    /// The list of its short names.
    const fn short(self) -> &'static str {
        match self {
            Self::Quote => "short-quote",
            Self::Order => "short-order",
            Self::Invoice => "short-invoice",
            Self::CreditNote => "short-credit-note",
        }
    }

    /// The kind a label begins with: `Avoir s/ F2023-0201`.
    pub(crate) fn announced(label: &str) -> Option<Self> {
        let words = kernel::text::words(label);
        let starts = (1..=words.len().min(3)).filter_map(|length| words.get(..length));
        let starts: Vec<String> = starts.map(|start| start.join(" ")).collect();
        let announces = |kind: &Self| starts.iter().any(|start| vocabulary().is(kind.code(), start));
        [Self::CreditNote].into_iter().find(announces)
    }

    /// The kind a document's number begins with: `Devis 118`, `Avoir 2026-03`; `AV-12` where others are `FA-11`.
    pub(crate) fn numbered(number: &str, are_told_apart: bool) -> Option<Self> {
        let name: String = number.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let words = kernel::text::words(&name.replace('°', " "));
        let words: Vec<&str> =
            words.iter().map(String::as_str).filter(|word| !matches!(*word, "n" | "no" | "numero")).collect();
        let name = words.join(" ");
        let in_full = Self::ANY.into_iter().find(|kind| vocabulary().is(kind.code(), &name));
        match in_full {
            // a shop that numbers all it sells as orders has no invoices to tell them from
            Some(Self::Order) if !are_told_apart => None,
            None if are_told_apart => Self::named(&name),
            kind => kind,
        }
    }

    /// The kind the sheet's name or the header of its numbers tells of, for rows that do not say.
    pub(crate) fn headed(text: &str) -> Option<Self> {
        Self::ANY.into_iter().find(|kind| vocabulary().mentions(kind.code(), text))
    }
}

impl Status {
    /// The status a word names, beyond a plain yes or no.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let statuses = [Self::Cancelled, Self::Paid, Self::Due, Self::Open];
        let exactly = statuses.into_iter().find(|status| vocabulary().is(status.code(), text));
        // “Annulée par le client” says it in a sentence, “non annulée” the contrary.
        let denies = |word: &String| matches!(word.as_str(), "non" | "pas" | "not" | "no" | "jamais");
        let words = kernel::text::words(text);
        let is_told = words
            .first()
            .is_some_and(|word| vocabulary().is("cancelled", word) && !vocabulary().is("open", word));
        exactly.or_else(|| (is_told && !words.iter().any(denies)).then_some(Self::Cancelled))
    }

    /// Whether a label is marked cancelled: `ANNULÉE - Table`.
    pub(crate) fn is_cancelled(label: &str) -> bool {
        let label = trim(label);
        let first = label
            .split([' ', '-', ':', '(', '_', '–', '—'])
            .find(|word| !word.is_empty())
            .unwrap_or_default();
        let last = label
            .rsplit([' ', '-', ':', '(', ')', '_', '–', '—'])
            .find(|word| !word.is_empty())
            .unwrap_or_default();
        [first, last].iter().any(|word| vocabulary().is("cancelled", word) && !vocabulary().is("open", word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_clients_in_many_words() {
        assert_eq!(ClientKind::named(" PRO "), Some(ClientKind::Business));
        assert_eq!(ClientKind::named("Collectivité"), Some(ClientKind::Public));
        assert_eq!(ClientKind::named("Asso"), Some(ClientKind::Association));
        assert_eq!(ClientKind::named("Individual"), Some(ClientKind::Person));
        assert_eq!(ClientKind::named("VIP"), None);
    }

    #[test]
    fn a_cancelled_document_says_so_at_one_end_of_its_label() {
        assert!(Status::is_cancelled("ANNULÉE - Table chêne massif"));
        assert!(Status::is_cancelled("Facture 12 (annulée)"));
        assert!(!Status::is_cancelled("Assurance annulation de voyage"));
    }

    #[test]
    fn programs_shorten_the_kinds_of_documents() {
        for (short, kind) in [
            ("FA", DocumentKind::Invoice),
            ("AV", DocumentKind::CreditNote),
            ("NC", DocumentKind::CreditNote),
            ("DE", DocumentKind::Quote),
            ("BC", DocumentKind::Order),
        ] {
            assert_eq!(DocumentKind::named(short), Some(kind), "{short}");
        }
        assert_eq!(DocumentKind::announced("AV Foch 12"), None);
    }

    #[test]
    fn a_credit_note_is_announced_by_its_label() {
        assert_eq!(DocumentKind::announced("Avoir s/ F2023-0201"), Some(DocumentKind::CreditNote));
        assert_eq!(DocumentKind::announced("Pour avoir chaud"), None);
    }
}
