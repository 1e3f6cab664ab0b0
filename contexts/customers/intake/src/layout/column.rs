//! A column of a sheet: its name, what it stands for and why.

use personal::SensitiveCategory;
use sheets::{Format, Sheet};
use values::DecimalMark;

use super::headers::HeaderLine;
use super::names::{self, Guess};
use super::profile::{Profile, SAMPLE};
use crate::asking;
use crate::field::{Field, Slot};
use crate::header::HeaderKey;
use crate::mapping::{ColumnChoice, SheetMapping};
use crate::origin::asks_for_the_origin;
use crate::vocabulary::vocabulary;

/// Why a column stands for its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Its header says so.
    Name,
    /// Its cells look like it.
    Content,
    /// The person said so.
    Asked,
}

/// A column of a sheet.
#[derive(Clone)]
pub(crate) struct Column {
    /// Its place, from 0.
    pub(crate) index: usize,
    /// Its name in reports and corrections: the header's text, told apart when it occurs twice.
    pub(crate) name: String,
    /// What it stands for.
    pub(crate) field: Option<Field>,
    /// Why.
    pub(crate) reason: Option<Reason>,
    /// Which address, telephone or e-mail it is about.
    pub(crate) slot: Slot,
    /// What the header seems to ask that must not be kept.
    pub(crate) sensitive: Option<SensitiveCategory>,
    /// Whether what it stands for is decided: by the person, or because it tells of somebody else.
    pub(crate) is_settled: bool,
    /// The fields it may stand for, best first.
    pub(crate) guesses: Vec<Guess>,
    /// What its cells look like.
    pub(crate) profile: Profile,
    /// How its numbers are written.
    pub(crate) decimal: DecimalMark,
    /// Whether the person confirmed that the month comes first.
    pub(crate) month_first: bool,
    /// The header, to be read again for what it says of channels.
    pub(crate) header: HeaderKey,
}

impl Column {
    /// Whether it holds amounts that are summed in the report, field or not.
    pub(crate) fn is_summed(&self) -> bool {
        match self.field {
            Some(field) => field.is_summed(),
            None => self.sensitive.is_none() && !self.is_a_rate() && self.holds_amounts(),
        }
    }

    /// Whether its header says that its amounts are thousands or millions: `CA (k€)`, `en milliers d'euros`.
    pub(crate) fn counts_in_thousands(&self) -> bool {
        let name = kernel::text::fold(&self.name);
        let words: Vec<&str> = name
            .split(|c: char| !c.is_alphanumeric() && c != '€')
            .map(|word| word.trim_start_matches(|c: char| c.is_ascii_digit()))
            .filter(|word| !word.is_empty())
            .collect();
        let counts = |word: &&str| {
            matches!(*word, "k" | "€k" | "keur" | "keuro" | "keuros" | "meur" | "meuro" | "meuros")
                || ["k€", "m€", "millier", "million"].iter().any(|unit| word.starts_with(unit))
        };
        // “Prix au m (€)” is that of a metre
        let in_millions = |words: &[&str]| {
            matches!(words, [before, "m", "€" | "eur" | "euro" | "euros"]
                if !matches!(*before, "au" | "le" | "par" | "per" | "prix" | "px" | "price" | "tarif"))
        };
        words.iter().any(counts) || words.windows(3).any(in_millions)
    }

    /// Whether it would hold rates if the table had a field for them.
    pub(crate) fn is_a_rate(&self) -> bool {
        self.guesses.first().is_some_and(|guess| matches!(guess.field, Field::Discount | Field::VatRate))
    }

    /// Whether a column without a field holds amounts rather than codes, years or counts of digits.
    fn holds_amounts(&self) -> bool {
        let words = self.header.words();
        let says_so = || {
            words.iter().any(|word| vocabulary().is("amount", word))
                || vocabulary().mentions("amount", &self.name)
        };
        self.profile.number() >= 0.6
            && (self.profile.money() > 0.0 || self.profile.decimal() > 0.0 || says_so())
            && self.profile.phone() < 0.5
    }

    /// Whether its cells are free text to be judged one by one.
    pub(crate) fn is_free_text(&self) -> bool {
        self.field == Some(Field::Note)
    }
}

/// The columns of a sheet, with what their header and their cells say of them.
pub(crate) fn columns(
    sheet: &Sheet,
    format: Format,
    header: &HeaderLine,
    null_is_blank: bool,
) -> Vec<Column> {
    let width = width(sheet, format, header);
    let mut taken: Vec<String> = Vec::with_capacity(width);
    let columns = (0..width).map(|index| {
        let name = unique_name(header, index, &taken);
        taken.push(name.clone());
        column(sheet, header, index, name, null_is_blank)
    });
    let mut columns: Vec<Column> = columns.collect();
    number_houses(&mut columns);
    pair_sales_with_credits(&mut columns);
    if header.row.is_none() {
        guess_a_list_of_addresses(sheet, &mut columns);
    }
    set_others_apart(&mut columns);
    columns
}

/// A list without headers in the order of an envelope: the names behind the civility, the street before the
/// postcode, the town behind it. Told by the cells alone, so that it is worth less than any header.
fn guess_a_list_of_addresses(sheet: &Sheet, columns: &mut [Column]) {
    const WORTH: f64 = 0.5;
    let cells = |at: usize| {
        let cells =
            sheet.rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.text().into_owned());
        cells.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>()
    };
    let all = |at: usize, is: fn(&str) -> bool| {
        let cells = cells(at);
        cells.len() > 1 && cells.iter().all(|text| is(text.trim()))
    };
    let is_name =
        |text: &str| !text.chars().any(|c| c.is_ascii_digit()) && text.split_whitespace().count() <= 3;
    let is_code = |text: &str| matches!(text.len(), 4 | 5) && text.bytes().all(|b| b.is_ascii_digit());
    let mut guess = |at: Option<usize>, field: Field| {
        let column = at.and_then(|at| columns.get_mut(at)).filter(|column| column.guesses.is_empty());
        if let Some(column) = column {
            column.guesses.push(Guess { field, score: WORTH });
        }
    };
    let width = width(sheet, Format::Xlsx, &HeaderLine::default());
    let civility = (0..width).find(|&at| all(at, |text| vocabulary().is("civility", text)));
    if let Some(at) = civility.filter(|at| all(at + 1, is_name) && all(at + 2, is_name)) {
        guess(Some(at + 1), Field::FirstName);
        guess(Some(at + 2), Field::LastName);
    }
    if let Some(at) = (0..width).find(|&at| all(at, is_code) && all(at + 1, is_name)) {
        guess(Some(at), Field::Postcode);
        guess(Some(at + 1), Field::City);
        guess(at.checked_sub(1), Field::Street);
    }
}

/// Where children are listed, whoever answers for them is somebody else; so is whoever `Nom 2` is, and whoever
/// somebody sends flowers to.
fn set_others_apart(columns: &mut [Column]) {
    let says =
        |column: &Column, list: &str| column.header.words().iter().any(|word| vocabulary().is(list, word));
    let are_children = columns.iter().any(|column| says(column, "children"));
    let is_bought = columns.iter().any(|column| says(column, "giver"));
    let is_of_parents = names_parents(columns);
    for column in columns.iter_mut() {
        let names = [Field::FirstName, Field::LastName, Field::FullName, Field::CompanyName];
        let is_a_name = column.guesses.iter().any(|guess| names.contains(&guess.field));
        let is_second =
            is_a_name && column.header.words().last().is_some_and(|word| word == "2" || word == "3");
        let is_recipient = is_bought && is_a_name && says(column, "recipient") && !says(column, "giver");
        let is_child = is_of_parents && says(column, "children");
        let answers = are_children && says(column, "answering") && !says(column, "children");
        if answers || is_second || is_recipient || is_child {
            (column.is_settled, column.guesses) = (true, Vec::new());
        }
    }
}

/// Whether the rows are about parents, whose children have columns of their own: `Prénom` beside `Prénom enfant`.
fn names_parents(columns: &[Column]) -> bool {
    let of_a_child =
        |column: &&Column| column.header.words().iter().any(|word| vocabulary().is("children", word));
    let is_given = |column: &Column| {
        column.guesses.first().is_some_and(|guess| matches!(guess.field, Field::FirstName | Field::FullName))
    };
    let (theirs, own): (Vec<&Column>, Vec<&Column>) =
        columns.iter().filter(|column| is_given(column)).partition(of_a_child);
    !theirs.is_empty() && !own.is_empty()
}

/// A bare “N°” right of a street is the house's number, nobody's client number.
fn number_houses(columns: &mut [Column]) {
    let is_street =
        |column: &Column| column.guesses.first().is_some_and(|guess| guess.field == Field::Street);
    for at in 1..columns.len() {
        let Some([street, number]) = columns.get_mut(at - 1..=at) else { continue };
        if is_street(street) && number.header.joined() == "numero" {
            number.guesses = vec![Guess { field: Field::Street, score: 1.0 }];
            number.slot = street.slot;
        }
    }
}

/// “Vente” above amounts is what was sold where “Avoir” above others stands beside it.
fn pair_sales_with_credits(columns: &mut [Column]) {
    let says =
        |column: &Column, list: &str| column.header.words().iter().any(|word| vocabulary().is(list, word));
    let is_known = |column: &Column| column.guesses.iter().any(|guess| guess.field.is_summed());
    let owed = columns.iter().any(|column| says(column, "owed") && column.holds_amounts());
    let sold = columns.iter_mut().find(|column| says(column, "sold-for") && column.holds_amounts());
    if let Some(column) = sold.filter(|column| owed && !is_known(column)) {
        let guess = |field| Guess { field, score: 0.95 };
        column.guesses = vec![guess(Field::TotalNet), guess(Field::TotalGross)];
    }
}

/// A text file has as many columns as headers; the cells of a sheet never slip, so it may have more.
fn width(sheet: &Sheet, format: Format, header: &HeaderLine) -> usize {
    let below = sheet.rows.iter().filter(|row| header.row.is_none_or(|header| row.number > header));
    let widest = below.clone().map(|row| {
        row.cells.iter().rposition(|cell| !cell.text().trim().is_empty()).map_or(0, |last| last + 1)
    });
    if format.is_a_workbook() || header.texts.is_empty() {
        return widest.max().unwrap_or(0).max(header.texts.len());
    }
    let rows = below.count();
    let wider = widest.filter(|&width| width > header.texts.len());
    let beyond: Vec<usize> = wider.collect();
    if beyond.len() * 2 > rows { beyond.into_iter().max().unwrap_or(0) } else { header.texts.len() }
}

fn column(sheet: &Sheet, header: &HeaderLine, index: usize, name: String, null_is_blank: bool) -> Column {
    let text = header.texts.get(index).map(String::as_str).unwrap_or_default();
    let group = header.groups.get(index).map(|group| HeaderKey::of(group));
    let key = HeaderKey::of(text);
    let profile = profile(sheet, header, index, null_is_blank);
    let mut named = names::fields_named(&key, group.as_ref());
    if named.is_empty() && !vocabulary().nothing.contains(&key.joined()) {
        named = names::fields_of_parts(text, group.as_ref());
    }
    let is_a_phrase = || values::opt_out::of_header(text).is_some() && !asking::is_of_a_bank(&key);
    if asks_for_the_origin(&key) && !named.iter().any(|guess| guess.field == Field::Origin) {
        // “Comment nous a-t-il connu ?” is no comment.
        named.retain(|guess| guess.field != Field::Note || !key.joined().contains("connu"));
        named.push(Guess { field: Field::Origin, score: 0.8 });
    }
    if is_a_phrase() {
        named = vec![Guess { field: Field::OptOut, score: 1.0 }];
    }
    let group_text = header.groups.get(index).map(String::as_str).unwrap_or_default();
    let is_anothers = [text, group_text].into_iter().any(tells_of_another);
    let guesses = if is_anothers { Vec::new() } else { super::assign::weigh(named, &key, &profile) };
    Column {
        index,
        slot: names::slot_named(&key, group.as_ref()),
        // “Enfants” asks for the children of somebody, “Enfant” for the one a row is about
        sensitive: vocabulary().sensitive_header(&key).filter(|_| !vocabulary().is("children", text)),
        guesses,
        decimal: if profile.writes_points() { DecimalMark::Point } else { DecimalMark::Comma },
        name,
        field: None,
        reason: None,
        is_settled: is_anothers,
        profile,
        month_first: false,
        header: key,
    }
}

/// Whether a header is about somebody else than the row: a parent, whoever is to be told in an emergency.
/// What reaches them is not what reaches the customer.
fn tells_of_another(header: &str) -> bool {
    vocabulary().mentions("others", header) && !vocabulary().mentions("others-kept", header)
}

/// Looks at cells spread over the whole column.
fn profile(sheet: &Sheet, header: &HeaderLine, index: usize, null_is_blank: bool) -> Profile {
    let below = || sheet.rows.iter().filter(|row| header.row.is_none_or(|header| row.number > header));
    let step = (below().count() / SAMPLE).max(1);
    let cells = below().step_by(step).filter_map(|row| row.cells.get(index));
    Profile::of(cells.filter(|cell| !null_is_blank || !matches!(&*cell.text(), "NULL" | "\\N")))
}

/// The header's text, the column's letter where there is none, with a number where it occurs again.
fn unique_name(header: &HeaderLine, index: usize, taken: &[String]) -> String {
    let text =
        header.texts.get(index).filter(|text| !text.is_empty()).cloned().unwrap_or_else(|| letters(index));
    if !taken.contains(&text) {
        return text;
    }
    let numbered = |number: &usize| format!("{text} ({number})");
    (2..).map(|number| numbered(&number)).find(|name| !taken.contains(name)).unwrap_or(text)
}

/// The letters a spreadsheet shows above a column: A, B… Z, AA.
fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// A bare “CP” beside the only street there is belongs to it, whatever that street is for: `Adresse livraison`.
pub(crate) fn join_places(columns: &mut [Column]) {
    const PARTS: &[Field] = &[Field::Postcode, Field::City, Field::Country];
    let streets =
        columns.iter().filter(|column| matches!(column.field, Some(Field::Street | Field::FullAddress)));
    let mut slots: Vec<Slot> = streets.map(|column| column.slot).collect();
    slots.dedup();
    let &[slot @ (Slot::Delivery | Slot::Billing | Slot::Work | Slot::Home)] = slots.as_slice() else {
        return;
    };
    let has = |field: Field, columns: &[Column]| {
        columns.iter().any(|column| column.field == Some(field) && column.slot == slot)
    };
    for &field in PARTS {
        if has(field, columns) {
            continue;
        }
        let mut bare =
            columns.iter_mut().filter(|column| column.field == Some(field) && column.slot == Slot::Main);
        if let Some(column) = bare.next() {
            column.slot = slot;
        }
    }
}

/// Applies what the person said about columns.
pub(crate) fn correct(columns: &mut [Column], corrections: Option<&SheetMapping>) {
    let Some(corrections) = corrections else { return };
    for column in columns {
        let Some(said) = corrections.columns.get(&column.name) else { continue };
        column.month_first = said.month_first;
        if let Some(point) = said.decimal_point {
            column.decimal = if point { DecimalMark::Point } else { DecimalMark::Comma };
        }
        if let Some(choice) = said.choice {
            column.is_settled = true;
            column.reason = Some(Reason::Asked);
            column.field = match choice {
                ColumnChoice::Field(field) => Some(field),
                ColumnChoice::LeaveOut => None,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_without_a_header_are_named_as_spreadsheets_name_them() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
