//! What holds for any text at all.

use jiff::civil::date;
use jiff::tz::TimeZone;
use kernel::Country;
use proptest::prelude::*;
use values::amount::AmountContext;
use values::date::{DateContext, DateRole};
use values::{
    DecimalMark, Flaw, Mark, amount, bce, card, country, deceased, email, iban, name, nir, niss, opt_out,
    paid, phone, postcode, quantity, rate, siren, siret, vat, yes_no,
};

use crate::fixtures::shared;

fn context() -> DateContext {
    DateContext::new(date(2026, 6, 1), TimeZone::UTC)
}

/// Reads a text by every parser: what is read reads to itself, and nothing panics.
fn read_every_way(text: &str) {
    identifiers(text);
    contacts(text);
    quantities(text);
    answers(text);
}

fn identifiers(text: &str) {
    if let Ok(read) = siren::parse(text) {
        assert_eq!(siren::parse(read.value.as_str()).unwrap().value, read.value);
        assert_eq!(siren::parse(&read.value.display()).unwrap().value, read.value);
    }
    if let Ok(read) = siret::parse(text) {
        assert_eq!(siret::parse(&read.display()), Ok(read));
    }
    if let Ok(read) = bce::parse(text) {
        assert_eq!(bce::parse(&read.value.display()).unwrap().value, read.value);
    }
    for home in [None, Some(Country::FR), Some(Country::BE)] {
        if let Ok(read) = vat::parse(text, home) {
            assert_eq!(vat::parse(&read.display(), None), Ok(read));
        }
    }
    if let Ok(read) = iban::parse(text) {
        assert_eq!(iban::parse(read.as_str()), Ok(read.clone()));
    }
    if let Ok(read) = nir::parse(text) {
        assert_eq!(nir::parse(read.as_str()), Ok(read.clone()));
    }
    if let Ok(read) = niss::parse(text) {
        assert_eq!(niss::parse(read.as_str()), Ok(read.clone()));
    }
    if let Ok(read) = card::parse(text) {
        assert_eq!(card::parse(read.as_str()), Ok(read.clone()));
    }
}

fn contacts(text: &str) {
    for home in ["FR", "BE", "RE", "US", "DE", "IT", "AQ"].map(|code| code.parse::<Country>().unwrap()) {
        for read in phone::parse(text, home).into_iter().flatten() {
            let again = phone::parse(&read.e164, home).unwrap();
            assert_eq!(again[0].e164, read.e164);
            let shown = phone::display(&read.e164, home);
            assert_eq!(phone::parse(&shown, home).map(|read| read[0].e164.clone()), Ok(read.e164), "{shown}");
        }
        if let Ok(read) = postcode::parse(text, home) {
            assert_eq!(postcode::parse(&read.value, home).map(|again| again.value), Ok(read.value));
        }
    }
    let _ = phone::parse_without_plus(text, Country::FR);
    let _ = (phone::kind(text), phone::display(text, Country::FR));
    for read in email::parse(text).into_iter().flatten() {
        let again = email::parse(&read.canonical).unwrap();
        assert_eq!((&again[0].canonical, &again[0].shown), (&read.canonical, &read.shown));
        let _ = email::kind(&read.canonical);
    }
    if let Ok(read) = country::parse(text) {
        assert_eq!(country::parse(read.code()), Ok(read));
    }
    let _ = (email::kind_for(text, &[text]), name::split(text), name::civility(text));
    let _ = (name::company_key(text), name::person_key(text, text));
}

fn quantities(text: &str) {
    for decimal in [DecimalMark::Comma, DecimalMark::Point] {
        let _ = amount::parse(text, AmountContext { decimal, ..AmountContext::default() });
        let _ = quantity::parse(text, decimal);
    }
    let _ = rate::parse(text);
}

fn answers(text: &str) {
    for role in [DateRole::Birth, DateRole::Past, DateRole::Planned, DateRole::Any] {
        let context = context().role(role);
        if let Ok(read) = values::date::parse(text, &context) {
            assert_eq!(
                values::date::parse(&read.date.to_string(), &context).map(|again| again.date),
                Ok(read.date)
            );
        }
    }
    let _ = (yes_no::parse(text), paid::parse(text, &context()), deceased::find(text, &context()));
    let _ = (opt_out::find(text, &context()), opt_out::in_opt_out_column(text, &context()));
}

#[test]
fn the_naughty_strings_are_read_without_a_panic() {
    let Some(json) = shared("strings/blns.json") else { return };
    let strings: Vec<String> = serde_json::from_str(&json).unwrap();
    assert!(strings.len() > 500);
    strings.iter().for_each(|text| read_every_way(text));
}

#[test]
fn codes_are_unique_and_in_kebab_case() {
    let codes: Vec<&str> =
        Flaw::ALL.iter().map(|flaw| flaw.code()).chain(Mark::ALL.iter().map(|mark| mark.code())).collect();
    let unique: std::collections::BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(unique.len(), codes.len());
    assert!(codes.iter().all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
}

/// What cells are made of, parted by `¦`.
const PIECES: &str = "06 39 98 12 34¦+33¦0¦(¦)¦/¦ ¦\u{a0}¦,¦;¦.¦-¦€¦$¦1 234¦,56¦k€¦%¦FR¦732829320¦BE¦0428759497¦@¦anne¦example.com\
    ¦<¦>¦\"¦5¦mars¦2024¦mar¦T2¦h¦:¦le¦oui¦ne plus¦contacter¦désinscrit¦décédé¦M.¦Mme¦DURAND¦Marie¦de¦SARL¦ext¦poste¦2A¦é¦ß¦ﬁ¦²\
    ¦½¦①¦𝟗¦٣¦\u{200b}¦\u{202e}¦🙂¦U¦B01¦X¦'¦’¦–¦−¦#¦E+13¦00¦112¦\n¦\t¦mailto:¦TVA¦N°¦A¦\u{301}¦\u{130}¦T09:14¦Z¦--";

/// Cells as people fill them: pieces of real values, glued by anything.
fn cell() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.split('¦').collect::<Vec<_>>());
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_a_parser_panic_or_change_its_mind(text in any::<String>()) {
        read_every_way(&text);
    }

    #[test]
    fn no_cell_makes_a_parser_panic_or_change_its_mind(text in cell()) {
        read_every_way(&text);
    }

    #[test]
    fn digits_are_read_as_themselves(text in "[ 0-9+.,/()-]{0,24}") {
        read_every_way(&text);
    }

    #[test]
    fn no_number_makes_a_parser_panic(value in any::<f64>()) {
        let _ = amount::from_number(value, AmountContext::default());
        let _ = (rate::from_number(value, true), rate::from_number(value, false), quantity::from_number(value));
        let _ = values::date::from_serial(value, &context());
    }
}
