//! Reading yes and no out of consent columns, opt-out columns and remarks.

use jiff::civil::Date;
use kernel::text::fold;
use personal::{Channel, Purpose};
use values::date::DateRole;
use values::opt_out::{self, Scope};
use values::yes_no;

use crate::codes::Caution;
use crate::field::Field;
use crate::layout::Column;
use crate::rows::{Answer, Consent, Death, Refusal, RowReader, Standing};
use crate::vocabulary::vocabulary;

/// What a column of consent or refusal is about, as its header says.
#[derive(Clone, Copy)]
struct Subject {
    channel: Option<Channel>,
    purpose: Option<Purpose>,
}

impl Subject {
    fn of(column: &Column) -> Self {
        let header = &column.header;
        let has = |words: &[&str]| header.words().iter().any(|word| words.contains(&word.as_str()));
        let said = opt_out::of_header(&column.name).filter(|scope| *scope != Scope::Asked);
        if let Some(scope) = said {
            return Self { channel: channel_of(scope), purpose: None };
        }
        let channel = if has(&["sms", "texto", "mobile", "whatsapp"]) {
            Some(Channel::Sms)
        } else if has(&["appeler", "call", "telephone", "demarchage", "demarcher", "bloctel", "calls"]) {
            Some(Channel::Phone)
        } else if has(&["courrier", "postal", "poste", "post", "catalogue"]) {
            Some(Channel::Post)
        } else if has(&[
            "contacter",
            "contact",
            "contactable",
            "joignable",
            "disturb",
            "rgpd",
            "gdpr",
            "opposition",
            "noire",
            "blacklist",
            "blackliste",
            "blacklisted",
            "solliciter",
        ]) || header.joined() == "stop"
        {
            None
        } else {
            Some(Channel::Email)
        };
        let newsletter = has(&["newsletter", "lettre", "nieuwsbrief", "mailing"]);
        Self { channel, purpose: newsletter.then_some(Purpose::Newsletter) }
    }
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
    }

    fn read_consent(&mut self, column: &Column, date: Option<Date>, standing: &mut Standing) {
        let raw = self.raw(column);
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
                standing.refusals.push(Refusal {
                    channel: subject.channel.or(Some(Channel::Email).filter(|_| !asks_for_contact(column))),
                    purpose: subject.purpose,
                    since: None,
                    column: column.name.clone(),
                    evidence: raw.to_string(),
                });
            }
            None if answer == Answer::Unknown && !raw.is_empty() => self.doubt(column, &raw, standing),
            None => {}
        }
        if let Some(death) = values::deceased::find(&raw, &self.sheet.dates(DateRole::Past)) {
            self.die(column, death.date, standing);
        }
        standing.consents.push(Consent {
            column: column.name.clone(),
            channel: subject.channel,
            purpose: subject.purpose,
            answer,
            evidence: raw.into_owned(),
            date: refusal.and_then(|refusal| refusal.date).or(date),
        });
    }

    /// Neither yes nor no: what it leaves out is refused all the same.
    fn doubt(&mut self, column: &Column, raw: &str, standing: &mut Standing) {
        self.warn(Some(column), unclear(raw));
        for refusal in opt_out::reserved(raw, &self.sheet.dates(DateRole::Past)) {
            self.refuse(column, raw, refusal, standing);
        }
    }

    fn read_opt_out(&mut self, column: &Column, standing: &mut Standing) {
        let raw = self.raw(column);
        let refusal = opt_out::in_opt_out_column(&raw, &self.sheet.dates(DateRole::Past));
        let Some(refusal) = refusal else { return };
        self.refuse(column, &raw, refusal, standing);
        // “Do not mail” is of post where it was written, and of e-mail in the mouth of many.
        if column.header.joined().ends_with("not mail") && refusal.scope == Scope::Asked {
            self.refuse(column, &raw, opt_out::Refusal { scope: Scope::Post, ..refusal }, standing);
        }
    }

    /// A refusal or a death may be written anywhere; beside a name it stands in brackets.
    fn read_remark(&mut self, column: &Column, standing: &mut Standing) {
        let raw = self.raw(column);
        let raw = if column.field.is_some_and(Field::is_a_name) { bracketed(&raw) } else { &raw };
        if raw.is_empty() {
            return;
        }
        let context = self.sheet.dates(DateRole::Past);
        if let Some(refusal) = opt_out::find(raw, &context) {
            self.refuse(column, raw, refusal, standing);
        }
        if let Some(death) = values::deceased::find(raw, &context) {
            self.die(column, death.date, standing);
        }
    }

    fn read_death(&mut self, column: &Column, standing: &mut Standing) {
        let raw = self.raw(column);
        let date = self.date_in(column, DateRole::Past).canonical;
        if date.is_some()
            || yes_no::parse(&raw) == yes_no::Answer::Yes
            || values::deceased::find(&raw, &self.sheet.dates(DateRole::Past)).is_some()
        {
            self.die(column, date, standing);
        }
    }

    fn refuse(&mut self, column: &Column, raw: &str, refusal: opt_out::Refusal, standing: &mut Standing) {
        let asked = Subject::of(column);
        let in_consent = matches!(column.field, Some(Field::Consent | Field::OptOut));
        let (channel, purpose) = match refusal.scope {
            Scope::Everything => (None, None),
            Scope::Asked if in_consent => (asked.channel, asked.purpose),
            scope => (channel_of(scope), None),
        };
        let refusal = Refusal {
            channel,
            purpose,
            since: refusal.date,
            column: column.name.clone(),
            evidence: raw.to_owned(),
        };
        self.warn(
            Some(column),
            if refusal.is_of_everything() { Caution::DoNotContact } else { Caution::Refusal },
        );
        standing.refusals.push(refusal);
    }

    fn die(&mut self, column: &Column, on: Option<Date>, standing: &mut Standing) {
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
    column.is_settled || is_known || words.iter().all(is_plain)
}

/// Whether a column asks for contact of any kind: its no is a no to everything.
fn asks_for_contact(column: &Column) -> bool {
    let words = column.header.words();
    words.iter().any(|word| matches!(word.as_str(), "contact" | "contacter" | "contactable" | "joignable"))
}

/// Whether what people jot down about somebody may stand in a column: a note, a label, a state, a column
/// nobody knows, or a name with brackets.
fn may_hold_a_remark(column: &Column) -> bool {
    match column.field {
        None => column.sensitive.is_none(),
        Some(field) => {
            field.is_a_name()
                || matches!(field, Field::Note | Field::Tags | Field::ClientKind | Field::Status)
        }
    }
}

/// What stands in brackets behind a name; a cross before one is kept with it.
fn bracketed(name: &str) -> &str {
    if name.starts_with(['†', '✝']) {
        return name;
    }
    name.split_once(['(', '[', '*']).map(|(_, behind)| behind).unwrap_or_default()
}

/// The answer of a consent cell that is no refusal: a yes, a no, or a status of a mailing program.
fn answer(raw: &str) -> Answer {
    match yes_no::parse(raw) {
        yes_no::Answer::Yes => Answer::Yes,
        yes_no::Answer::No => Answer::No,
        yes_no::Answer::Unknown if vocabulary().is("mailing-no", raw) => Answer::No,
        yes_no::Answer::Unknown if vocabulary().begins("mailing-refusals", raw) => Answer::No,
        yes_no::Answer::Unknown if vocabulary().is("mailing-yes", raw) => Answer::Yes,
        yes_no::Answer::Unknown => Answer::Unknown,
    }
}

fn unclear(raw: &str) -> Caution {
    if vocabulary().is("mailing-bounced", &fold(raw)) { Caution::Bounced } else { Caution::ConsentUnclear }
}
