//! Weighing what headers say against what cells hold, and giving each column one field at most.

use super::column::{Column, Reason};
use super::names::Guess;
use super::profile::Profile;
use crate::asking::asks_leave;
use crate::field::{Field, Slot, Table};
use crate::header::HeaderKey;
use crate::vocabulary::vocabulary;

/// Share of answers by which a column whose header speaks of messages is one of consent.
const ANSWERS: f64 = 0.34;

/// What that is worth: more than the address or the number such a header may also name.
const ASKED: f64 = 0.8;

/// What a header that asks leave to reach somebody is worth above answers: more than the address it names.
const LEAVE: f64 = 0.9;

/// What a header that asks how to reach somebody is worth above addresses and numbers.
const REACHED: f64 = 0.7;

/// Share of codes by which a column of buyers holds their numbers rather than their names.
const CODES: f64 = 0.8;

/// A guess below this is no guess.
const LEAST: f64 = 0.34;

/// What a guess made from the cells alone is worth at most: any header that fits counts more.
const FROM_CONTENT: f64 = 0.58;

/// The guesses by name, each weighed by what the cells hold, and those the cells suggest alone.
pub(crate) fn weigh(by_name: Vec<Guess>, header: &HeaderKey, profile: &Profile) -> Vec<Guess> {
    let codes = codes_of_clients(&by_name, profile);
    let mut guesses: Vec<Guess> = by_name
        .into_iter()
        .map(|guess| Guess { score: guess.score * plausibility(guess.field, profile), ..guess })
        .chain(codes)
        .collect();
    if !vocabulary().nothing.contains(&header.joined()) {
        for guess in suggested(profile, header) {
            let is_known = |known: &Guess| {
                known.field == guess.field || known.field == Field::OptOut && guess.field == Field::Consent
            };
            if !guesses.iter().any(is_known) {
                guesses.push(guess);
            }
        }
    }
    guesses.retain(|guess| guess.score >= LEAST);
    guesses.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.field.cmp(&b.field)));
    guesses
}

/// Codes under `Client` or `Acheteur` are their numbers, not their names.
fn codes_of_clients(by_name: &[Guess], profile: &Profile) -> Option<Guess> {
    let names = |guess: &Guess| matches!(guess.field, Field::CompanyName | Field::FullName);
    let are_names = !by_name.is_empty() && by_name.iter().all(names);
    (are_names && profile.code() >= CODES)
        .then_some(Guess { field: Field::ClientNumber, score: FROM_CONTENT })
}

/// How well the cells agree with a field: 1 they do, or say nothing; less, they contradict it.
fn plausibility(field: Field, profile: &Profile) -> f64 {
    if profile.filled == 0 {
        return 0.99;
    }
    let doubts = match field {
        Field::Email | Field::CompanyEmail => vec![least(profile.email(), 0.1, 0.6)],
        Field::Phone | Field::CompanyPhone | Field::Mobile => {
            vec![least(profile.phone(), 0.1, 0.6), most(profile.email(), 0.5, 0.3)]
        }
        Field::Civility => vec![least(profile.civility(), 0.3, 0.3)],
        Field::JobTitle => vec![
            most(profile.staff_role(), 0.3, 0.8),
            most(profile.civility(), 0.4, 0.3),
            least(profile.words(), 0.5, 0.6),
        ],
        Field::ClientKind => vec![least(profile.kind(), 0.3, 0.3)],
        Field::DocumentKind => vec![least(profile.document(), 0.3, 0.3)],
        Field::AddressKind => vec![least(profile.address_kind(), 0.2, 0.3)],
        Field::Role => vec![least(profile.staff_role(), 0.1, 0.3)],
        Field::Status => {
            let [mailing, means] = [profile.mailing_status(), profile.means()];
            vec![most(profile.number(), 0.7, 0.7), most(mailing, 0.3, 0.9), most(means, 0.3, 0.8)]
        }
        Field::Age => vec![most(profile.words(), 0.3, 0.3)],
        Field::Sku => vec![most(profile.sentence(), 0.5, 0.6)],
        Field::OptOut => vec![
            most(profile.email(), 0.5, 0.3),
            most(profile.phone(), 0.5, 0.3),
            most(profile.money().max(profile.decimal()), 0.5, 0.3),
            most(profile.url(), 0.5, 0.3),
        ],
        Field::Gone => vec![least(profile.answer().max(profile.date()), 0.3, 0.3)],
        // “Mineurs” of a booking is how many of them came.
        Field::Minor => vec![if profile.counts() { 0.3 } else { 1.0 }],
        // “Nb” counts, and “Rem.” may be a rebate.
        Field::Tags | Field::Note => vec![most(profile.number(), 0.5, 0.3)],
        _ if is_a_date(field) => vec![least(profile.date().max(profile.number()), 0.2, 0.4)],
        _ if is_a_number(field) => figures(field, profile),
        _ => names(field, profile),
    };
    doubts.into_iter().product()
}

/// Doubts about a column of figures, codes or rates.
fn figures(field: Field, profile: &Profile) -> Vec<f64> {
    match field {
        Field::VatRate => vec![
            least(profile.vat_rate(), 0.8, 0.4),
            most(profile.money(), 0.0, 0.4),
            most(profile.vat(), 0.1, 0.3),
        ],
        Field::Discount => vec![least(profile.number(), 0.2, 0.5)],
        Field::Vat => vec![most(profile.number(), 0.4, 0.4), most(profile.answer(), 0.2, 0.4)],
        Field::ClientNumber | Field::DocumentNumber => {
            vec![least(profile.code(), 0.3, 0.5), most(profile.email(), 0.5, 0.2)]
        }
        // “Carte” may be how somebody paid.
        Field::PersonNumber => vec![least(profile.code(), 0.3, 0.3), most(profile.email(), 0.5, 0.2)],
        _ => vec![least(profile.number(), 0.3, 0.4), most(profile.date(), 0.5, 0.4)],
    }
}

/// Doubts about a column of names.
fn names(field: Field, profile: &Profile) -> Vec<f64> {
    let words = vec![
        most(profile.number(), 0.5, 0.4),
        most(profile.email(), 0.5, 0.2),
        most(profile.date(), 0.4, 0.2),
    ];
    match field {
        Field::Label => words,
        Field::FullName | Field::FirstName | Field::LastName => {
            [words, vec![most(profile.code(), 0.5, 0.5)]].concat()
        }
        Field::CompanyName => {
            [words, vec![most(profile.civility(), 0.5, 0.3), most(profile.code(), 0.5, 0.5)]].concat()
        }
        _ => Vec::new(),
    }
}

/// 1 when a share of the cells is large enough.
fn least(share: f64, least: f64, otherwise: f64) -> f64 {
    if share >= least { 1.0 } else { otherwise }
}

/// 1 when a share of the cells is small enough.
fn most(share: f64, most: f64, otherwise: f64) -> f64 {
    if share <= most { 1.0 } else { otherwise }
}

fn is_a_date(field: Field) -> bool {
    matches!(
        field,
        Field::Date
            | Field::DueDate
            | Field::PaidDate
            | Field::ConsentDate
            | Field::BirthDate
            | Field::ClientSince
    )
}

fn is_a_number(field: Field) -> bool {
    matches!(
        field,
        Field::Quantity
            | Field::UnitPrice
            | Field::UnitPriceGross
            | Field::TotalNet
            | Field::TotalGross
            | Field::VatAmount
            | Field::VatRate
            | Field::Discount
            | Field::Vat
            | Field::Cost
            | Field::ClientNumber
            | Field::PersonNumber
            | Field::DocumentNumber
            | Field::LineNumber
    )
}

/// What the cells suggest when no header says so.
fn suggested(profile: &Profile, header: &HeaderKey) -> Vec<Guess> {
    if profile.filled == 0 {
        return Vec::new();
    }
    let sure =
        |share: f64, field: Field| (share >= 0.6).then_some(Guess { field, score: FROM_CONTENT * share });
    let says = |list: &str| header.words().iter().any(|word| vocabulary().is(list, word));
    let asks = says("mailing-asks") && !says("mailing-done");
    let is_status =
        header.words().iter().any(|word| matches!(word.as_str(), "statut" | "statu" | "status" | "etat"));
    [
        sure(profile.email(), Field::Email),
        sure(profile.siret(), Field::Siret),
        sure(if profile.siret() > 0.2 { 0.0 } else { profile.siren() }, Field::Siren),
        sure(profile.vat(), Field::Vat),
        sure(profile.civility(), Field::Civility),
        sure(if is_phone(profile) { profile.dialled() } else { 0.0 }, Field::Phone),
        sure(profile.url(), Field::Website),
        sure(
            if is_status && profile.mailing_mark() > 0.0 { profile.mailing_status() } else { 0.0 },
            Field::Consent,
        )
        .map(|guess| Guess { score: 0.97, ..guess }),
        reached_by(profile, header),
        (asks && !header.asks_for_a_no() && profile.answer() >= ANSWERS)
            .then_some(Guess { field: Field::Consent, score: ASKED }),
        (asks_leave(header) && profile.answer() >= ANSWERS)
            .then_some(Guess { field: Field::Consent, score: LEAVE }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// “Coordonnées” above addresses and numbers, in one cell or in turns.
fn reached_by(profile: &Profile, header: &HeaderKey) -> Option<Guess> {
    let says_so = header.words().iter().any(|word| vocabulary().is("reached", word));
    let [emails, phones] = [profile.email(), profile.phone()];
    let field = if emails >= phones { Field::Email } else { Field::Phone };
    (says_so && emails + phones >= 0.5).then_some(Guess { field, score: REACHED })
}

fn is_phone(profile: &Profile) -> bool {
    profile.siren() < 0.5
        && profile.siret() < 0.5
        && profile.date() < 0.2
        && profile.money() < 0.1
        && profile.decimal() < 0.1
}

/// A column, a field it may take, and what that is worth.
struct Bid {
    column: usize,
    guess: Guess,
}

/// Gives each column the best field that is still free and makes sense in the table; answers what
/// the table is worth by it.
pub(crate) fn assign(columns: &mut [Column], table: Table) -> f64 {
    let mut taken: Vec<(Field, Slot)> = Vec::new();
    for column in columns.iter_mut() {
        if column.is_settled {
            taken.extend(column.field.map(|field| (field, column.slot)));
        } else {
            (column.field, column.reason) = (None, None);
        }
    }
    for bid in bids(columns, table) {
        let Some(column) = columns.get_mut(bid.column) else { continue };
        if column.field.is_some() || is_taken(&taken, bid.guess.field, column.slot) {
            continue;
        }
        taken.push((bid.guess.field, column.slot));
        column.field = Some(bid.guess.field);
        column.reason = Some(if bid.guess.score <= FROM_CONTENT { Reason::Content } else { Reason::Name });
    }
    columns.iter().filter_map(|column| column.field).map(|field| super::table::weight(table, field)).sum()
}

/// Every acceptable bid, best first; of equal ones the fuller column, then the one further left.
fn bids(columns: &[Column], table: Table) -> Vec<Bid> {
    let context = Context::of(columns);
    let mut bids: Vec<Bid> = Vec::new();
    for (at, column) in
        columns.iter().enumerate().filter(|(_, column)| !column.is_settled && column.sensitive.is_none())
    {
        let guesses = column.guesses.iter().copied().filter(|guess| guess.field.fits(table));
        let fitting: Vec<Guess> = guesses.chain(number_of_a_buyer(&column.guesses, table)).collect();
        let hesitation = 0.01 * fitting.len().saturating_sub(1) as f64;
        for guess in fitting {
            let score =
                guess.score * context.bent(guess.field, table) * context.settles(column, &guess, table)
                    - if guess.score > FROM_CONTENT { hesitation } else { 0.0 };
            if score > 0.0 {
                bids.push(Bid { column: at, guess: Guess { score, ..guess } });
            }
        }
    }
    // Of two columns with one header, the one that says more: a trade name stands in some rows only.
    let filled = |bid: &Bid| columns.get(bid.column).map_or(0, |column| column.profile.filled);
    bids.sort_by(|a, b| {
        let score = b.guess.score.total_cmp(&a.guess.score);
        score.then_with(|| filled(b).cmp(&filled(a))).then(a.column.cmp(&b.column))
    });
    bids
}

/// The number of a member is that of a client where it stands beside what they bought.
fn number_of_a_buyer(guesses: &[Guess], table: Table) -> Option<Guess> {
    let of_a_person = guesses.iter().find(|guess| guess.field == Field::PersonNumber)?;
    let is_of_nothing_else = guesses.iter().all(|guess| guess.field == Field::PersonNumber);
    (table == Table::Sales && is_of_nothing_else)
        .then_some(Guess { field: Field::ClientNumber, ..*of_a_person })
}

fn is_taken(taken: &[(Field, Slot)], field: Field, slot: Slot) -> bool {
    if field.repeats() {
        return false;
    }
    taken.iter().any(|&(other, at)| other == field && (!field.is_of_an_address() || at == slot))
}

/// What the other headers of the sheet say about an ambiguous one.
struct Context {
    names_apart: bool,
    company_apart: bool,
    number_apart: bool,
    number_elsewhere: bool,
    date_apart: bool,
}

impl Context {
    fn of(columns: &[Column]) -> Self {
        Self {
            names_apart: says_plainly(columns, Field::FirstName),
            company_apart: says_plainly(columns, Field::CompanyName),
            number_apart: says_plainly(columns, Field::DocumentNumber),
            number_elsewhere: columns.iter().any(may_number_documents),
            date_apart: says_plainly(columns, Field::Date),
        }
    }

    /// What a header that may number clients or documents, or date either, means among sales.
    fn settles(&self, column: &Column, guess: &Guess, table: Table) -> f64 {
        if !matches!(table, Table::Sales | Table::Mixed) {
            return 1.0;
        }
        let may_be = |other: Field| {
            column.guesses.iter().any(|rival| rival.field == other && rival.score >= guess.score)
        };
        match guess.field {
            Field::ClientNumber | Field::PersonNumber if may_be(Field::DocumentNumber) => {
                let is_the_programs = column.header.joined() == "id";
                if is_the_programs && (self.number_apart || self.number_elsewhere) { 0.0 } else { 0.93 }
            }
            Field::DocumentNumber if column.header.joined() == "id" => 0.96,
            Field::ClientSince if may_be(Field::Date) && !self.date_apart => 0.9,
            _ => 1.0,
        }
    }

    /// “Nom” is a surname beside “Prénom”, a whole name without it, a company's in a table of companies.
    fn bent(&self, field: Field, table: Table) -> f64 {
        let of_people = matches!(table, Table::People | Table::Mixed);
        match field {
            Field::FullName if self.names_apart => 0.9,
            Field::LastName if self.names_apart && (of_people || self.company_apart) => 1.06,
            Field::LastName if !self.names_apart => 0.9,
            Field::CompanyName if table == Table::Companies => 1.05,
            Field::CompanyName if table == Table::People && !self.company_apart => 0.93,
            Field::CompanyName if of_people && self.names_apart && !self.company_apart => 0.93,
            Field::FullName if table == Table::Sales => 0.95,
            Field::ClientNumber if table == Table::People => 0.99,
            Field::Label if matches!(table, Table::Products | Table::Sales) => 1.02,
            _ => 1.0,
        }
    }
}

/// Whether a header other than a bare “ID” may number documents.
fn may_number_documents(column: &Column) -> bool {
    let guesses =
        || column.guesses.iter().any(|guess| guess.field == Field::DocumentNumber && guess.score > 0.6);
    column.header.joined() != "id" && guesses()
}

/// Whether some header means this field and no other one as well.
pub(super) fn says_plainly(columns: &[Column], field: Field) -> bool {
    columns.iter().any(|column| match column.guesses.as_slice() {
        [first, others @ ..] => {
            first.field == field && first.score > 0.6 && others.iter().all(|other| other.score < first.score)
        }
        [] => false,
    })
}
