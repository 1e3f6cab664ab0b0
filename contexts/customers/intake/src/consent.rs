//! Reading yes and no out of consent columns, opt-out columns and remarks.

use std::borrow::Cow;

use jiff::civil::Date;
use kernel::text::{fold, trim};
use personal::{Channel, Purpose};
use values::date::DateRole;
use values::opt_out::{self, Scope};
use values::yes_no;

use crate::codes::Caution;
use crate::field::Field;
use crate::layout::Column;
use crate::refusing::holds_a_day;
use crate::rows::{Answer, Consent, Death, Refusal, RowReader, Standing};
use crate::vocabulary::vocabulary;

/// What a column of consent or refusal is about, as its header says.
struct Subject {
    /// The channels a no is of; none for all of them.
    channels: Vec<Channel>,
    /// The channel a yes is of: a yes is read narrowly, a no widely.
    granted: Option<Channel>,
    purpose: Option<Purpose>,
}

impl Subject {
    fn of(column: &Column) -> Self {
        let words = column.header.words();
        let says = |list: &str| words.iter().any(|word| vocabulary().says(list, word));
        let phrase = opt_out::of_header(&column.name).filter(|scope| *scope != Scope::Asked);
        let named: Vec<Channel> = channels_of(words);
        let granted = match phrase {
            Some(scope) => channel_of(scope),
            None if !named.is_empty() => named.first().copied(),
            None if words.iter().any(|word| word.starts_with("demarch")) => Some(Channel::Phone),
            None if says("by-all") || column.header.joined() == "stop" => None,
            None => Some(Channel::Email),
        };
        let is_mailed = says("by-letter") || says("no-mailed");
        let is_answered =
            column.field == Some(Field::Consent) && !says("by-trade") && !asks_for_contact(column);
        let channels = match phrase {
            Some(scope) => channel_of(scope).into_iter().collect(),
            None if named.is_empty() && (is_mailed || is_answered) => vec![Channel::Email],
            None => named,
        };
        let letters = ["newsletter", "infolettre", "lettre", "nieuwsbrief"];
        let purpose =
            words.iter().any(|word| letters.contains(&word.as_str())).then_some(Purpose::Newsletter);
        Self { channels, granted, purpose }
    }

    /// What a no under the column is of: every channel it names, or all of them at once.
    fn refused(&self) -> Vec<Option<Channel>> {
        if self.channels.is_empty() { vec![None] } else { self.channels.iter().copied().map(Some).collect() }
    }
}

/// The channels some words name, each once.
pub(crate) fn channels_of(words: &[String]) -> Vec<Channel> {
    let by = [
        ("by-sms", Channel::Sms),
        ("by-phone", Channel::Phone),
        ("by-post", Channel::Post),
        ("by-email", Channel::Email),
    ];
    let is_said = |list: &str| words.iter().any(|word| vocabulary().says(list, word));
    by.into_iter().filter(|(list, _)| is_said(list)).map(|(_, channel)| channel).collect()
}

impl RowReader<'_> {
    /// Reads every yes, no and death of the row into its standing.
    pub(crate) fn read_consents(&mut self, standing: &mut Standing) {
        let date = self.date(Field::ConsentDate, DateRole::Past).canonical;
        for column in self.columns(Field::Consent) {
            self.read_consent(column, date, standing);
        }
        for column in self.columns(Field::OptOut) {
            self.read_opt_out(column, standing);
        }
        let layout = self.sheet.layout;
        for column in layout.columns.iter().filter(|column| may_hold_a_remark(column)) {
            self.read_remark(column, standing);
        }
        if let Some(column) = self.column(Field::Deceased) {
            self.read_death(column, standing);
        }
        for column in layout.columns.iter().filter(|column| tells_what_came_back(column)) {
            if opt_out::in_opt_out_column(&self.raw(column), &self.sheet.dates(DateRole::Past)).is_some() {
                self.warn(Some(column), Caution::Bounced);
            }
        }
    }

    fn read_consent(&mut self, column: &Column, date: Option<Date>, standing: &mut Standing) {
        let raw = self.stated(self.raw(column));
        let subject = Subject::of(column);
        let refusal = opt_out::find(&raw, &self.sheet.dates(DateRole::Past));
        let answer = match refusal {
            Some(_) => Answer::No,
            None => answer(&raw),
        };
        // A yes under a header that asks something else as well is no yes to messages; a no stays one.
        let answer = if answer == Answer::Yes && !asks_plainly(column) { Answer::Unknown } else { answer };
        match refusal {
            Some(refusal) => self.refuse(column, &raw, refusal, standing),
            None if answer == Answer::No => {
                standing.refusals.extend(subject.refused().into_iter().map(|channel| Refusal {
                    channel,
                    purpose: subject.purpose,
                    since: None,
                    column: column.name.clone(),
                    evidence: raw.to_string(),
                }));
            }
            None if answer == Answer::Unknown && !raw.is_empty() => self.doubt(column, &raw, standing),
            None => {}
        }
        if let Some(death) = values::deceased::find(&raw, &self.sheet.dates(DateRole::Past)) {
            self.die(column, death.date, standing);
        }
        standing.consents.push(Consent {
            column: column.name.clone(),
            channel: subject.granted,
            purpose: subject.purpose,
            answer,
            date: refusal
                .and_then(|refusal| refusal.date)
                .or_else(|| values::date::within(&raw, &self.sheet.dates(DateRole::Past)))
                .or(date),
            evidence: if says_more(&raw) { raw.into_owned() } else { String::new() },
        });
    }

    /// A state of a subscription in the words of everybody, where its program has its own.
    fn stated<'c>(&self, cell: Cow<'c, str>) -> Cow<'c, str> {
        let state = self.sheet.layout.export.and_then(|export| export.state(&cell));
        state.map_or(cell, Cow::Borrowed)
    }

    /// Words beside an answer that may not be kept wait for a decision, as a note does.
    pub(crate) fn judge_evidence(&mut self, standing: &mut Standing, own_names: &[&str]) {
        let columns: Vec<&Column> = self.columns(Field::Consent).collect();
        for consent in standing.consents.iter_mut().filter(|consent| !consent.evidence.is_empty()) {
            if self.scan(&consent.evidence, own_names).is_empty() {
                continue;
            }
            consent.evidence.clear();
            let column = columns.iter().find(|column| column.name == consent.column);
            standing.notes.extend(column.and_then(|column| self.read_note(column, own_names)));
        }
    }

    /// Neither yes nor no: what it leaves out is refused all the same.
    fn doubt(&mut self, column: &Column, raw: &str, standing: &mut Standing) {
        self.warn(Some(column), unclear(raw));
        for refusal in opt_out::reserved(raw, &self.sheet.dates(DateRole::Past)) {
            self.refuse(column, raw, refusal, standing);
        }
    }

    /// A refusal or a death may be written anywhere; beside a name it stands in brackets.
    fn read_remark(&mut self, column: &Column, standing: &mut Standing) {
        let raw = self.raw(column);
        let raw = match column.field {
            Some(field) if field.is_a_name() => Cow::Borrowed(bracketed(&raw)),
            Some(field) if reaches_somebody(field) => Cow::Owned(beside_addresses(&raw)),
            _ => raw,
        };
        let raw = trim(&raw);
        if raw.is_empty() {
            return;
        }
        let context = self.sheet.dates(DateRole::Past);
        match opt_out::find(raw, &context) {
            Some(refusal) => self.refuse(column, raw, refusal, standing),
            None if asks_to_be_forgotten(raw) => {
                self.refuse_by(column, raw, (None, None, None), standing);
            }
            None => {}
        }
        if let Some(death) = values::deceased::find(raw, &context) {
            self.die(column, death.date, standing);
        } else if column.field.is_some_and(Field::is_of_a_person) && is_called_late(raw) {
            self.die(column, None, standing);
        }
    }

    /// A yes, a date, the year alone or a word of death; what is neither that nor a no is pointed out.
    fn read_death(&mut self, column: &Column, standing: &mut Standing) {
        let raw = self.raw(column);
        let dates = self.sheet.dates(DateRole::Past);
        let date = self.date_in(column, DateRole::Past).canonical;
        let refusal = opt_out::find(&raw, &dates);
        let is_told = date.is_some()
            || values::deceased::find(&raw, &dates).is_some()
            || refusal.is_none() && opt_out::in_opt_out_column(&raw, &dates).is_some()
            || refusal.is_none() && holds_a_day(&raw);
        if let Some(refusal) = refusal {
            self.refuse(column, &raw, refusal, standing);
        }
        if is_told {
            self.die(column, date, standing);
        } else if !kernel::text::words(&raw).is_empty() && yes_no::parse(&raw) != yes_no::Answer::No {
            self.warn(Some(column), Caution::DeathUnclear);
        }
    }

    pub(crate) fn refuse(
        &mut self,
        column: &Column,
        raw: &str,
        refusal: opt_out::Refusal,
        standing: &mut Standing,
    ) {
        let in_consent = matches!(column.field, Some(Field::Consent | Field::OptOut));
        let (channels, purpose) = match refusal.scope {
            Scope::Everything => (vec![None], None),
            Scope::Asked if in_consent => {
                let asked = Subject::of(column);
                (asked.refused(), asked.purpose)
            }
            scope => (vec![channel_of(scope)], None),
        };
        for channel in channels {
            self.refuse_by(column, raw, (channel, purpose, refusal.date), standing);
        }
    }

    pub(crate) fn refuse_by(
        &mut self,
        column: &Column,
        raw: &str,
        (channel, purpose, since): (Option<Channel>, Option<Purpose>, Option<Date>),
        standing: &mut Standing,
    ) {
        let refusal =
            Refusal { channel, purpose, since, column: column.name.clone(), evidence: raw.to_owned() };
        let of_everything = refusal.is_of_everything();
        self.warn(Some(column), if of_everything { Caution::DoNotContact } else { Caution::Refusal });
        standing.refusals.push(refusal);
    }

    pub(crate) fn die(&mut self, column: &Column, on: Option<Date>, standing: &mut Standing) {
        if standing.death.is_none() {
            self.warn(Some(column), Caution::Deceased);
        }
        let known = standing.death.and_then(|death| death.on);
        standing.death = Some(Death { on: known.or(on) });
    }
}

/// The channel of a refusal; none of them where it is of everything.
const fn channel_of(scope: Scope) -> Option<Channel> {
    match scope {
        Scope::Everything => None,
        Scope::Asked | Scope::Email => Some(Channel::Email),
        Scope::Sms => Some(Channel::Sms),
        Scope::Phone => Some(Channel::Phone),
        Scope::Post => Some(Channel::Post),
    }
}

/// Whether a column asks for messages and nothing else: `Accord e-mailing`, not `Accord de livraison`.
fn asks_plainly(column: &Column) -> bool {
    let words = column.header.words();
    let bare = column.header.without(|word| vocabulary().is("prefix", word));
    let is_known = [&column.header, &bare].into_iter().any(|header| {
        let fields = vocabulary().headers.get(&header.joined());
        fields.is_some_and(|fields| fields.contains(&Field::Consent))
    });
    // “(O/N)” and “Y/N” end in the letter that elsewhere is short for a number.
    let offers_both = words.iter().any(|word| matches!(word.as_str(), "o" | "y" | "oui" | "yes"));
    let is_plain = |word: &String| {
        vocabulary().is("mailing-plain", word)
            || offers_both && matches!(word.as_str(), "o" | "y" | "numero" | "non")
    };
    // “Contacter : oui” may be a thing to do.
    let is_bare = matches!(words, [verb] if verb.ends_with("contacter"));
    column.is_settled || is_known || !is_bare && words.iter().all(is_plain)
}

/// Whether a column asks for contact of any kind: its no is a no to everything.
fn asks_for_contact(column: &Column) -> bool {
    let words = column.header.words();
    words.iter().any(|word| {
        ["contact", "recontact", "joignable", "gecontact"].iter().any(|stem| word.starts_with(stem))
    })
}

/// Whether a column nobody asks for tells of mail that came back: `NPAI`, `Bounced`. That is no refusal.
fn tells_what_came_back(column: &Column) -> bool {
    let words = column.header.words();
    column.field.is_none() && words.iter().any(|word| vocabulary().says("no-returned", word))
}

/// `demande suppression RGPD`, `a demandé l’effacement de ses données`, `remove from list`.
fn asks_to_be_forgotten(remark: &str) -> bool {
    let words = kernel::text::words(remark);
    let says = |list: &str| words.iter().any(|word| vocabulary().says(list, word));
    let is_of_data = words.iter().any(|word| {
        matches!(word.as_str(), "rgpd" | "gdpr" | "donnees" | "data" | "oubli" | "liste" | "list" | "mailing")
    });
    let is_asked = says("no-asks") || words.first().is_some_and(|word| word == "remove");
    words.len() <= 10 && is_of_data && is_asked && (says("no-erases") || says("no-removes"))
}

/// Whether what people jot down about somebody may stand in a column: a note, a label, a state, a column
/// nobody knows, a name with brackets, an address or a number with a remark.
fn may_hold_a_remark(column: &Column) -> bool {
    match column.field {
        None => column.sensitive.is_none(),
        Some(field) => {
            field.is_a_name()
                || reaches_somebody(field)
                || matches!(field, Field::Note | Field::Tags | Field::ClientKind | Field::Status)
        }
    }
}

fn reaches_somebody(field: Field) -> bool {
    matches!(field, Field::Email | Field::Phone | Field::Mobile)
}

/// The words of a cell without its addresses: one may begin with `stop`.
fn beside_addresses(cell: &str) -> String {
    cell.split_whitespace().filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ")
}

/// What stands behind a name, in brackets or after a dash; a cross or a word of death is kept with it.
fn bracketed(name: &str) -> &str {
    if let Some(at) = name.find(['†', '✝']) {
        return name.get(at..).unwrap_or_default();
    }
    if is_called_late(name)
        || kernel::text::words(name).iter().any(|word| vocabulary().is("mark-deceased", word))
    {
        return name;
    }
    let behind = name
        .split_once(['(', '[', '*'])
        .or_else(|| name.split_once(" - "))
        .or_else(|| name.split_once(" – "));
    behind.map(|(_, behind)| behind).unwrap_or_default()
}

/// `feu Dupont`: the late Mr Dupont, not somebody called Feu.
fn is_called_late(name: &str) -> bool {
    name.starts_with("feu ") || name.starts_with("feue ")
}

/// The answer of a consent cell that is no refusal: a yes, a no, or a status of a mailing program.
fn answer(raw: &str) -> Answer {
    if vocabulary().is("mailing-pending", raw) {
        return Answer::Unknown;
    }
    match yes_no::parse(raw) {
        yes_no::Answer::Yes => Answer::Yes,
        yes_no::Answer::No => Answer::No,
        yes_no::Answer::Unknown if vocabulary().is("mailing-no", raw) => Answer::No,
        yes_no::Answer::Unknown if vocabulary().begins("mailing-refusals", raw) => Answer::No,
        yes_no::Answer::Unknown if vocabulary().is("mailing-yes", raw) => Answer::Yes,
        yes_no::Answer::Unknown => Answer::Unknown,
    }
}

pub(crate) fn unclear(raw: &str) -> Caution {
    if vocabulary().is("mailing-bounced", &fold(raw)) { Caution::Bounced } else { Caution::ConsentUnclear }
}

/// Whether a cell says more than its answer: `Oui (mail du 03/02/2023)`, not `opted in`.
fn says_more(cell: &str) -> bool {
    let is_parted = cell.contains(['(', ',', ';', ':']);
    let words = cell.split_whitespace().count();
    words > 3 || is_parted || words > 1 && cell.contains(|sign: char| sign.is_ascii_digit())
}
