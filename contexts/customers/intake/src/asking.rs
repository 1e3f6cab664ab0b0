//! What a header asks of messages: a no, or leave to send them.
//!
//! People word it in a hundred ways, so that no list of headers is ever whole. What is listed are words:
//! of leaving, ending, denying, refusing, and of what is left. A header that has one of each asks for a no;
//! one about contracts, deliveries or prices does not, whatever else it says.

use crate::header::HeaderKey;
use crate::vocabulary::vocabulary;

/// Whether a yes, a date or a cross under the header is a refusal.
pub(crate) fn asks_for_a_no(header: &HeaderKey) -> bool {
    let words = Words(header.words());
    if words.has("no-bank") || words.leaves_a_choice() {
        return false;
    }
    if words.are_gone() {
        return true;
    }
    !words.has("no-elsewhere")
        && (words.stand_alone()
            || words.quit()
            || words.deny()
            || header.begins_with_a_no()
            || words.refuse()
            || words.has("no-erases") && words.has("no-erased"))
}

/// Whether a header asks leave to reach somebody: `Peut être contacté`, `Autorise appels`.
pub(crate) fn asks_leave(header: &HeaderKey) -> bool {
    let words = Words(header.words());
    let is_bare = matches!(header.words(), [verb] if verb.ends_with("contacter"));
    (is_bare || words.has("leave"))
        && words.has("leave-reaches")
        && !words.has("no-elsewhere")
        && !asks_for_a_no(header)
}

/// Whether a header asks why somebody left: whatever stands under it says that they did.
pub(crate) fn asks_why(header: &HeaderKey) -> bool {
    let words = Words(header.words());
    words.has("no-why") && words.are_gone()
}

/// Whether a bank is told of: a cheque and a card are opposed as well.
pub(crate) fn is_of_a_bank(header: &HeaderKey) -> bool {
    Words(header.words()).has("no-bank")
}

/// The words of a header, asked by list.
struct Words<'a>(&'a [String]);

impl Words<'_> {
    fn has(&self, list: &str) -> bool {
        self.first(list).is_some()
    }

    fn first(&self, list: &str) -> Option<usize> {
        self.0.iter().position(|word| vocabulary().says(list, word))
    }

    fn last(&self, list: &str) -> Option<usize> {
        self.0.iter().rposition(|word| vocabulary().says(list, word))
    }

    /// `Newsletter (oui/non)` asks for either.
    fn leaves_a_choice(&self) -> bool {
        let says = |words: &[&str]| self.0.iter().any(|word| words.contains(&word.as_str()));
        says(&["oui", "yes", "ja"]) && says(&["non", "numero", "nee"])
    }

    /// `Désinscrit`, `Opted out`, `Stop list`: a no whatever stands beside.
    fn are_gone(&self) -> bool {
        let is_out = |pair: &[String]| matches!(pair, [opt, out] if opt.starts_with("opt") && out == "out");
        self.has("no-gone") || self.0.windows(2).any(is_out)
    }

    /// `Date de refus`: one word that says it, and nothing but fillers.
    fn stand_alone(&self) -> bool {
        let is_one = |list: &str, word: &String| vocabulary().says(list, word);
        let known = |word: &String| is_one("no-alone", word) || is_one("no-filler", word);
        self.has("no-alone") && self.0.iter().all(known)
    }

    /// `A quitté la newsletter`, `Retiré de la liste`, `Suppression list`, `Mail bloqué`.
    fn quit(&self) -> bool {
        let letter = self.has("no-letter");
        let behind = match (self.first("no-quits"), self.last("no-place")) {
            (Some(quits), Some(place)) => quits < place,
            _ => false,
        };
        let is_barred = self.has("no-bar") && self.0.iter().any(|word| word == "liste" || word == "list");
        self.has("no-quits") && (letter || self.has("no-list"))
            || self.has("no-ends") && letter
            || behind
            || is_barred
            || self.has("no-blocks") && self.has("no-channel")
    }

    /// `Ne veut plus recevoir`, `Plus de mails`, `Sans SMS`: a denial before what is denied.
    fn deny(&self) -> bool {
        let is_denied = |at: usize| {
            let behind = Words(self.0.get(at + 1..).unwrap_or_default());
            self.is_no_further(at) && behind.has("no-channel")
                || behind.has("no-asked")
                || behind.has("no-letter")
                || behind.has("no-list")
        };
        let more = (0..self.0.len()).filter(|&at| self.is_no_more(at));
        let denials = (0..self.0.len())
            .filter(|&at| self.0.get(at).is_some_and(|word| vocabulary().says("no-denies", word)));
        denials.chain(more).any(is_denied)
    }

    /// `No longer`, `No further`: what elsewhere is short for a number denies what follows.
    fn is_no_further(&self, at: usize) -> bool {
        let further = |word: &String| matches!(word.as_str(), "longer" | "further" | "more");
        at == 1 && self.0.get(at).is_some_and(further) && self.0.first().is_some_and(|no| no == "numero")
    }

    /// “Plus” is a no at the head or behind a will; between two nouns it adds them up.
    fn is_no_more(&self, at: usize) -> bool {
        if self.is_no_further(at) {
            return true;
        }
        let is_more = self.0.get(at).is_some_and(|word| word == "plus");
        let before = at.checked_sub(1).and_then(|before| self.0.get(before));
        is_more && before.is_none_or(|word| vocabulary().says("no-will", word))
    }

    /// `Refus prospection`, `Newsletter KO`, `Courrier : non`.
    fn refuse(&self) -> bool {
        let is_no = |word: &String| matches!(word.as_str(), "non" | "nee");
        let ends = self.0.first().is_some_and(is_no) || self.0.last().is_some_and(is_no);
        let Some(refused) = self.first("no-refuses").or_else(|| ends.then_some(0)) else { return false };
        let (call, offer) = (self.first("no-channel").is_some(), self.last("no-offer"));
        match offer {
            Some(offer) if call => refused < offer && !self.0.iter().any(|word| word == "appel"),
            Some(offer) => refused < offer,
            None => ["no-asked", "no-letter", "no-list", "no-named", "no-channel"]
                .iter()
                .any(|list| self.has(list)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_nobody_listed_is_understood_by_its_words() {
        for header in "Ne veut plus recevoir | Retiré de la liste | Résilié newsletter | \
             Newsletter résiliée | A quitté la newsletter | Newsletter arrêtée | Fin newsletter | \
             Exclusion newsletter | Blocage mailing | Marketing suspended | Stopped newsletter | \
             Left mailing list | Uitschrijving | RGPD suppression demandée | \
             GDPR erasure requested | Data erasure request | Radié | Plainte | Unsub | Complained | \
             Suppression list | Refus prospection | Newsletter KO | Newsletter : non | \
             Marketing emails off | Rayé du fichier | Sorti de la base | Mail bloqué | \
             Appels bloqués | SMS suspendus | Plus de courrier | Veut plus de pub | \
             Ne reçoit plus la newsletter | Date de refus | Droit d’opposition exercé | \
             Do not disturb | Never email | Removed from list | Unsubscribed from marketing on | \
             Wil geen reclame | Verwijderd uit lijst | Nieuwsbrief opgezegd | Refus tél. | \
             Motif de désinscription | A demandé à être retiré | N’est plus abonné | No further contact | \
             No longer wants emails | Objection to processing | Keine Werbung | Not to be emailed | \
             Marked as spam | Parti de la newsletter | Stop list | Opposition au démarchage"
            .split(" | ")
        {
            assert!(asks_for_a_no(&HeaderKey::of(header)), "{header}");
        }
    }

    #[test]
    fn what_ends_or_is_refused_in_business_is_nobodys_no() {
        for header in "Date de fin de contrat | Stop & go | Liste de prix | Retiré en magasin | \
             Livraison bloquée | Fin de garantie | Commande résiliée | Offre refusée | \
             Devis refusé | Motif de refus | Appel d’offres refusé | Retrait en boutique | \
             Compte bloqué | Sans contact | Opposition chèque | Fin de campagne | \
             Fin d’abonnement | Mail plus téléphone | Newsletter (oui/non) | Newsletter | \
             Accord e-mailing | Date d’appel | Dernier contact | Téléphone | Contact | Mailing | \
             Exclusivités | Résiliation du bail | Fin de stage | Date de sortie | \
             Arrêt de travail | Statut | Carte bloquée | Fichier | Nom de la liste | \
             Promotion refusée | Numéro d’appel | No longer employed | Objection principale | \
             Traitement refusé | Plus-value | \
             Abonnement résilié | Quitté la société | Left company | Demande de retrait en magasin | \
             Promo stop | Relance bloquée | Ne pas facturer | Radié du RCS | Adresse e-mail non valide"
            .split(" | ")
        {
            assert!(!asks_for_a_no(&HeaderKey::of(header)), "{header}");
        }
    }

    #[test]
    fn leave_is_asked_in_many_words() {
        for header in [
            "Peut être contacté",
            "Autorise appels",
            "Envoi de mails",
            "OK pour newsletter",
            "Happy to receive post?",
            "May we call you",
            "Souhaite recevoir le catalogue",
            "Accord téléphone",
            "Mag gecontacteerd worden",
        ] {
            assert!(asks_leave(&HeaderKey::of(header)), "{header}");
        }
        for header in [
            "Contact",
            "Accepte carte bancaire",
            "Envoi de la facture par mail",
            "Ne veut pas être contacté",
            "E-mail",
        ] {
            assert!(!asks_leave(&HeaderKey::of(header)), "{header}");
        }
    }
}
