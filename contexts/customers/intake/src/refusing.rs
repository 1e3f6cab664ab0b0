//! The cells of a column that reads like an opt-out: who refused what, however it was jotted down.
//!
//! A yes, a date or a cross is a no there. So is whatever else somebody wrote that does not leave it open:
//! reading a no too many costs a letter, reading one too few breaks the law.

use jiff::ToSpan;
use personal::{Channel, Purpose};
use values::date::DateRole;
use values::opt_out::{self, Scope};
use values::yes_no;

use crate::asking::asks_why;
use crate::codes::Caution;
use crate::consent::{channels_of, unclear};
use crate::layout::Column;
use crate::rows::{RowReader, Standing};
use crate::vocabulary::vocabulary;

/// The longest minority, of a child whose age nobody says.
const MINORITY: i16 = 18;

/// One thing such a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// A no to a channel, a purpose, or all of them.
    Refused(Option<Channel>, Option<Purpose>),
    /// A death.
    Dead,
    /// A child.
    Minor,
}

impl RowReader<'_> {
    /// Reads a cell under a header that reads like an opt-out.
    pub(crate) fn read_opt_out(&mut self, column: &Column, standing: &mut Standing) {
        let raw = self.raw(column);
        let dates = self.sheet.dates(DateRole::Past);
        let is_ticked = is_a_mark(&raw) || opt_out::in_opt_out_column(&raw, &dates).is_some();
        if kernel::text::words(&raw).is_empty() && !is_ticked {
            return;
        }
        if let Some(told) = told(&raw) {
            return told.into_iter().for_each(|one| self.take(column, &raw, one, standing));
        }
        if let Some(death) = values::deceased::find(&raw, &dates) {
            return self.die(column, death.date, standing);
        }
        let dated = self.date_in(column, DateRole::Past).canonical;
        let refusal = opt_out::in_opt_out_column(&raw, &dates);
        let asked = opt_out::Refusal { scope: Scope::Asked, date: dated };
        match refusal {
            Some(refusal) => self.refuse_at(column, &raw, refusal, standing),
            None if yes_no::parse(&raw) == yes_no::Answer::No => {}
            None if dated.is_some() || tells_of_a_no(&raw) || is_a_mark(&raw) => {
                self.refuse_at(column, &raw, asked, standing);
            }
            None if unclear(&raw) == Caution::Bounced || leaves_open(&raw) && !asks_why(&column.header) => {
                self.warn(Some(column), unclear(&raw));
            }
            None => {
                self.warn(Some(column), Caution::ConsentUnclear);
                self.refuse_at(column, &raw, asked, standing);
            }
        }
    }

    fn take(&mut self, column: &Column, raw: &str, told: Told, standing: &mut Standing) {
        match told {
            Told::Refused(channel, purpose) => {
                self.refuse_by(column, raw, (channel, purpose, None), standing);
            }
            Told::Dead => self.die(column, None, standing),
            Told::Minor => {
                let of_age = self.sheet.read.today.checked_add(MINORITY.years()).ok();
                standing.minor_until = standing.minor_until.or(of_age);
                self.warn(Some(column), Caution::Minor);
            }
        }
    }

    fn refuse_at(&mut self, column: &Column, raw: &str, refusal: opt_out::Refusal, standing: &mut Standing) {
        self.refuse(column, raw, refusal, standing);
        // “Do not mail” is of post where it was written, and of e-mail in the mouth of many.
        if column.header.joined().ends_with("not mail") && refusal.scope == Scope::Asked {
            self.refuse(column, raw, opt_out::Refusal { scope: Scope::Post, ..refusal }, standing);
        }
    }
}

/// What a list of channels, purposes and marks says, as Carnet itself exports refusals: `Newsletter
/// (E-mail) | Téléphone | Décès signalé`. Nothing where some part of it is something else.
fn told(raw: &str) -> Option<Vec<Told>> {
    let parts = raw.split(['|', ';', ',', '+', '&', '\n']).flat_map(|part| part.split(" / "));
    let parts = parts.flat_map(|part| part.split(" et ")).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(kernel::text::trim).filter(|part| !part.is_empty()).collect();
    let told: Option<Vec<Told>> = parts.into_iter().map(told_once).collect();
    told.filter(|told| !told.is_empty())
}

fn told_once(part: &str) -> Option<Told> {
    let (bare, inside) = part.split_once('(').unwrap_or((part, ""));
    let words = kernel::text::words(bare);
    let name = words.join(" ");
    let is = |list: &str| vocabulary().is(list, &name);
    if is("mark-deceased") {
        return Some(Told::Dead);
    }
    if is("mark-minor") {
        return Some(Told::Minor);
    }
    if is("mark-every") {
        return Some(Told::Refused(None, None));
    }
    let by = |words: &[String]| channels_of(words).first().copied();
    let purpose = Purpose::ALL.iter().copied().find(|purpose| is(purpose.code()));
    if let Some(purpose) = purpose {
        return Some(Told::Refused(by(&kernel::text::words(inside)), Some(purpose)));
    }
    let is_of_a_channel = |word: &String| {
        // “par mail” may be how it was asked for: that narrows nothing
        matches!(word.as_str(), "e" | "message") || by(std::slice::from_ref(word)).is_some()
    };
    let is_a_channel = inside.is_empty() && words.iter().all(is_of_a_channel);
    by(&words).filter(|_| is_a_channel).map(|channel| Told::Refused(Some(channel), None))
}

/// A bullet or a star somebody ticked with.
fn is_a_mark(raw: &str) -> bool {
    matches!(kernel::text::trim(raw), "*" | "●" | "•" | "■" | "◆" | "+" | "#" | "!" | "★" | "v" | "V")
}

/// Words under an opt-out header that say it was asked for or done: `définitivement`, `demandé le 3/2`.
fn tells_of_a_no(raw: &str) -> bool {
    let words = kernel::text::words(raw);
    let says = |list: &str| words.iter().any(|word| vocabulary().says(list, word));
    let is_told = ["no-told", "no-gone", "no-quits", "no-refuses"].into_iter().any(says);
    vocabulary().begins("mailing-refusals", raw) || !leaves_open(raw) && (is_told || holds_a_day(raw))
}

/// Whether some part of the text is a day and a month: `le 3/2`.
pub(crate) fn holds_a_day(raw: &str) -> bool {
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    raw.split_whitespace().any(|word| {
        let parts: Vec<&str> =
            word.trim_matches(|c: char| !c.is_ascii_digit()).split(['/', '.', '-']).collect();
        (2..=3).contains(&parts.len()) && parts.into_iter().all(is_number)
    })
}

/// Whether the words leave it open, or ask somebody to look. What is left out behind a yes does not: `oui, sauf
/// par courrier`.
fn leaves_open(raw: &str) -> bool {
    let words = kernel::text::words(raw);
    let is_yes = |word: &String| yes_no::parse(word) == yes_no::Answer::Yes;
    let is_but = |word: &String| matches!(word.as_str(), "mais" | "sauf" | "but" | "except" | "maar");
    if words.first().is_some_and(is_yes) && words.get(1).is_some_and(is_but) {
        return false;
    }
    raw.contains('?') || words.iter().any(|word| vocabulary().says("no-open", word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_carnet_exports_in_a_column_of_refusals_is_read_again() {
        let newsletter = Told::Refused(Some(Channel::Email), Some(Purpose::Newsletter));
        for (cell, expected) in [
            ("Newsletter (E-mail)", vec![newsletter]),
            ("Newsletter (E-mail) | Téléphone", vec![newsletter, Told::Refused(Some(Channel::Phone), None)]),
            ("Décès signalé", vec![Told::Dead]),
            ("Reported deceased", vec![Told::Dead]),
            ("Mineur | Ne pas contacter", vec![Told::Minor, Told::Refused(None, None)]),
            ("Do not contact", vec![Told::Refused(None, None)]),
            ("Text message", vec![Told::Refused(Some(Channel::Sms), None)]),
            ("Prospection de particuliers", vec![Told::Refused(None, Some(Purpose::ProspectingB2c))]),
            (
                "Satisfaction surveys (Post)",
                vec![Told::Refused(Some(Channel::Post), Some(Purpose::Satisfaction))],
            ),
            (
                "SMS et mail",
                vec![Told::Refused(Some(Channel::Sms), None), Told::Refused(Some(Channel::Email), None)],
            ),
            ("tous", vec![Told::Refused(None, None)]),
        ] {
            assert_eq!(told(cell), Some(expected), "{cell}");
        }
        for other in ["oui", "x", "12/03/2024", "par mail", "by phone", "à vérifier", "", "définitivement"]
        {
            assert!(told(other).is_none(), "{other}");
        }
    }

    #[test]
    fn words_that_say_it_was_asked_for_are_told_from_those_that_leave_it_open() {
        for no in [
            "définitivement",
            "demande par mail le 3/2",
            "retiré",
            "plus jamais",
            "le 3/2",
            "désinscription faite",
        ] {
            assert!(tells_of_a_no(no), "{no}");
        }
        for open in
            ["à vérifier", "en attente", "?", "oui ?", "pas encore", "peut-être", "demande en attente"]
        {
            assert!(!tells_of_a_no(open) && leaves_open(open), "{open}");
        }
        assert!(!leaves_open("oui mais pas SMS") && !leaves_open("yes, except post"));
    }
}
