//! Numbers of companies, banks and people (rules N-01 to N-04, F-04).

use kernel::Country;
use proptest::prelude::*;
use rstest::rstest;
use values::{Flaw, Mark, bce, card, iban, nir, niss, siren, siret, vat};

use crate::fixtures::rows;

fn canonical(kind: &str, raw: &str) -> Result<String, Flaw> {
    match kind {
        "siren" => siren::parse(raw).map(|read| read.value.into()),
        "siret" => siret::parse(raw).map(Into::into),
        "tva" => vat::parse(raw, None).map(Into::into),
        "iban" => iban::parse(raw).map(Into::into),
        "nir" => nir::parse(raw).map(Into::into),
        other => panic!("no parser for {other}"),
    }
}

#[test]
fn every_identifier_of_the_value_file_is_read_or_refused_as_it_says() {
    let rows = rows("identifiants.csv");
    assert!(rows.len() > 30);
    for row in rows {
        let read = canonical(row.get("kind"), row.get("raw"));
        let expected = Some(row.get("canonical")).filter(|_| row.get("verdict") == "valid");
        assert_eq!(read.as_deref().ok(), expected, "{} {}", row.get("kind"), row.get("raw"));
    }
}

#[rstest]
#[case("732829321", Flaw::SirenCheckDigit)]
#[case("73282932", Flaw::SirenLength)]
#[case("73282932O", Flaw::SirenCharacters)]
#[case("000000000", Flaw::SirenPlaceholder)]
#[case("7,32829E+13", Flaw::ScientificNotation)]
#[case("9,94412E+13", Flaw::ScientificNotation)]
#[case("en cours", Flaw::NotGiven)]
#[case("", Flaw::Empty)]
#[case("-", Flaw::Empty)]
#[case("#REF!", Flaw::SpreadsheetError)]
fn n_01_a_siren_that_is_none_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(siren::parse(raw), Err(flaw));
}

#[rstest]
#[case("732829320", "732829320", None)]
#[case("SIREN 996 329 728", "996329728", None)]
#[case("552 100 554 RCS Paris", "552100554", None)]
#[case("N° SIREN 552 100 554", "552100554", None)]
#[case("552 100 554 R.C.S. Lille Métropole", "552100554", None)]
#[case("SIREN : 552.100.554", "552100554", None)]
#[case("73282932000074", "732829320", Some(Mark::SiretForSiren))]
#[case("FR44732829320", "732829320", Some(Mark::VatForIdentifier))]
fn n_01_a_siren_is_found_under_its_labels_and_in_longer_numbers(
    #[case] raw: &str,
    #[case] siren: &str,
    #[case] mark: Option<Mark>,
) {
    let read = siren::parse(raw).unwrap();
    assert_eq!((read.value.as_str(), read.mark), (siren, mark));
}

#[rstest]
#[case("73282932000074", Ok(()))]
#[case("73282932000075", Err(Flaw::SiretCheckDigit))]
#[case("7328293200007", Err(Flaw::SiretLength))]
fn n_01_a_siret_carries_its_own_check_digit(#[case] raw: &str, #[case] expected: Result<(), Flaw>) {
    assert_eq!(siret::parse(raw).map(|_| ()), expected);
}

#[rstest]
#[case("35600000049837")]
#[case("35600000000048")]
#[case("35600000012346")]
fn n_02_la_poste_counts_its_branches_another_way(#[case] raw: &str) {
    assert_eq!(siret::parse(raw).unwrap().siren().as_str(), "356000000");
}

#[test]
fn n_02_the_sum_of_la_poste_is_for_la_poste_alone() {
    assert_eq!(
        siret::parse("73282932000012"),
        Err(Flaw::SiretCheckDigit),
        "its digits sum to a multiple of five"
    );
}

#[rstest]
#[case("FR44732829320")]
#[case("FR83404833048")]
fn n_03_the_french_key_follows_from_the_siren(#[case] raw: &str) {
    let number = vat::parse(raw, None).unwrap();
    assert!(number.is_checked());
    assert_eq!(
        format!("FR{:02}{}", number.siren().unwrap().vat_key(), number.siren().unwrap().as_str()),
        raw
    );
}

#[test]
fn n_03_a_french_key_with_letters_is_right_in_form_only() {
    let number = vat::parse("FR K7 399 859 412", None).unwrap();
    assert_eq!((number.as_str(), number.is_checked()), ("FRK7399859412", false));
    assert_eq!(vat::parse("FRO7399859412", None), Err(Flaw::VatShape), "O is never in a key");
}

#[rstest]
#[case("0403091220", "0403091220", None)]
#[case("1003666423", "1003666423", None)]
#[case("0417497106", "0417497106", None)]
#[case("0428.759.497", "0428759497", None)]
#[case("428.759.497", "0428759497", Some(Mark::LostZero))]
#[case("BE 0428.759.497", "0428759497", None)]
#[case("N° d'entreprise : 0428.759.497", "0428759497", None)]
#[case("BCE 0428.759.497", "0428759497", None)]
fn n_04_a_belgian_number_is_read_with_its_dots_its_labels_or_its_old_nine_digits(
    #[case] raw: &str,
    #[case] number: &str,
    #[case] mark: Option<Mark>,
) {
    let read = bce::parse(raw).unwrap();
    assert_eq!((read.value.as_str(), read.mark), (number, mark));
}

#[rstest]
#[case("2403091220", Flaw::BceFirstDigit)]
#[case("0403091221", Flaw::BceCheckDigits)]
#[case("04030912", Flaw::BceLength)]
#[case("0403O91220", Flaw::BceCharacters)]
fn n_04_a_belgian_number_that_is_none_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(bce::parse(raw), Err(flaw));
}

#[rstest]
#[case("ATU13585627")]
#[case("BE0403170701")]
#[case("BG175074752")]
#[case("CY10259033P")]
#[case("CZ25123891")]
#[case("DE129273398")]
#[case("DK13585628")]
#[case("EE100931558")]
#[case("EL094259216")]
#[case("ES54362315K")]
#[case("ESB58378431")]
#[case("FI20774740")]
#[case("FR40303265045")]
#[case("HR33392005961")]
#[case("HU12892312")]
#[case("IE6433435F")]
#[case("IE6433435OA")]
#[case("IE8D79739I")]
#[case("IT00743110157")]
#[case("LT119511515")]
#[case("LT100001919017")]
#[case("LU15027442")]
#[case("LV40003521600")]
#[case("MT11679112")]
#[case("NL004495445B01")]
#[case("NL123456789B13")]
#[case("PL8567346215")]
#[case("PT501964843")]
#[case("RO18547290")]
#[case("SE123456789701")]
#[case("SI50223054")]
#[case("SK2022749619")]
#[case("XI980780684")]
fn a_number_of_each_member_state_is_proved_and_a_changed_last_digit_is_not(#[case] raw: &str) {
    let number = vat::parse(raw, None).unwrap_or_else(|flaw| panic!("{raw}: {flaw}"));
    assert_eq!((number.as_str(), number.is_checked()), (raw, true));
    let at = raw.rfind(|c: char| c.is_ascii_digit()).unwrap();
    // Dutch and Swedish numbers end with a suffix no sum covers alone: change a digit before it.
    let at = if raw.starts_with("NL") || raw.starts_with("SE") { at - 4 } else { at };
    let digit = raw[at..=at].parse::<u32>().unwrap();
    let wrong = format!("{}{}{}", &raw[..at], (digit + 1) % 10, &raw[at + 1..]);
    assert!(vat::parse(&wrong, None).is_err(), "{wrong}");
}

#[rstest]
#[case("GB980780684", Flaw::VatCountryLeft)]
#[case("XX123", Flaw::VatCountryUnknown)]
#[case("CHE-123.456.788", Flaw::VatCountryUnknown)]
#[case("40303265045", Flaw::VatCountryMissing)]
#[case("FR41303265045", Flaw::VatCheckDigit)]
#[case("FR4030326504", Flaw::VatShape)]
#[case("DE136695978", Flaw::VatCheckDigit)]
#[case("exonéré", Flaw::VatShape)]
fn a_vat_number_that_is_none_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(vat::parse(raw, None), Err(flaw));
}

#[test]
fn a_vat_number_without_its_country_is_one_of_the_house_if_the_check_digit_agrees() {
    assert_eq!(vat::parse("0428.759.497", Some(Country::BE)).unwrap().as_str(), "BE0428759497");
    assert_eq!(vat::parse("TVA 40 303 265 045", Some(Country::FR)).unwrap().as_str(), "FR40303265045");
    assert_eq!(vat::parse("N° TVA : FR 40 303 265 045", None).unwrap().as_str(), "FR40303265045");
    assert_eq!(vat::parse("41303265045", Some(Country::FR)), Err(Flaw::VatCheckDigit));
}

#[test]
fn identifiers_are_shown_as_people_read_them() {
    assert_eq!(siren::parse("732829320").unwrap().value.display(), "732\u{a0}829\u{a0}320");
    assert_eq!(siret::parse("73282932000074").unwrap().display(), "732\u{a0}829\u{a0}320\u{a0}00074");
    assert_eq!(bce::parse("0428759497").unwrap().value.display(), "0428.759.497");
    assert_eq!(vat::parse("FR40303265045", None).unwrap().display(), "FR40\u{a0}303265045");
    assert_eq!(vat::parse("BE0428759497", None).unwrap().display(), "BE\u{a0}0428.759.497");
}

#[test]
fn f_04_the_vectors_of_the_fact_sheet_hold() {
    assert!(nir::parse("2550814168025 38").is_ok());
    assert!(niss::parse("85.07.30-033.28").is_ok());
    assert!(iban::parse("FR76 3000 6000 0112 3456 7890 189").is_ok());
    assert!(iban::parse("BE68 5390 0754 7034").is_ok());
}

#[rstest]
#[case("2 85 05 78 006 084 41", Ok(()))]
#[case("2850578006084", Err(Flaw::NirShape))]
#[case("285057800608442", Err(Flaw::NirKey))]
#[case("1 80 01 2A 004 003 66", Ok(()))]
#[case("2 85 13 78 006 084 41", Err(Flaw::NirShape))]
fn f_04_a_nir_counts_only_with_its_key(#[case] raw: &str, #[case] expected: Result<(), Flaw>) {
    assert_eq!(nir::parse(raw).map(|_| ()), expected);
}

#[rstest]
#[case("85073003328", Ok(()))]
#[case("85073003329", Err(Flaw::NissCheckDigits))]
#[case("85993003328", Err(Flaw::NissShape))]
#[case("17073003384", Ok(()))] // born 2017: a 2 goes in front
fn f_04_a_niss_counts_only_with_its_check_digits(#[case] raw: &str, #[case] expected: Result<(), Flaw>) {
    assert_eq!(niss::parse(raw).map(|_| ()), expected);
}

#[rstest]
#[case("4970 1000 0000 0055", Ok(()))]
#[case("4970 1000 0000 0056", Err(Flaw::CardCheckDigit))]
#[case("4970 1000 0000", Err(Flaw::CardShape))]
#[case("0000 0000 0000 0000", Err(Flaw::CardShape))]
fn f_04_a_card_counts_only_with_luhns_sum(#[case] raw: &str, #[case] expected: Result<(), Flaw>) {
    assert_eq!(card::parse(raw).map(|_| ()), expected);
}

#[rstest]
#[case("FR76", Flaw::IbanLength)]
#[case("FR1420041010050500013M02607", Flaw::IbanCheckDigits)]
#[case("ZZ1420041010050500013M02606", Flaw::IbanCountry)]
#[case("FR14_20041010050500013M02606", Flaw::IbanCharacters)]
fn f_04_an_iban_that_is_none_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(iban::parse(raw), Err(flaw));
}

#[test]
fn identifiers_of_people_never_show_in_debug_output() {
    let shown = format!("{:?} {:?}", nir::parse("255081416802538"), siren::parse("732829320"));
    assert!(!shown.contains("2550814") && !shown.contains("732829320"), "{shown}");
}

/// A SIREN made of any eight digits and the check digit that fits them.
fn any_siren() -> impl Strategy<Value = String> {
    "[1-9][0-9]{7}".prop_filter_map("a check digit", |body| {
        (0..10).map(|check| format!("{body}{check}")).find(|siren| siren::parse(siren).is_ok())
    })
}

proptest! {
    #[test]
    fn a_siren_with_one_digit_changed_is_refused(siren in any_siren(), at in 0_usize..9, by in 1_u8..10) {
        let mut digits = siren.into_bytes();
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        let wrong = String::from_utf8(digits).unwrap();
        prop_assert!(matches!(siren::parse(&wrong), Err(Flaw::SirenCheckDigit | Flaw::SirenPlaceholder)));
    }

    #[test]
    fn the_vat_number_of_a_siren_leads_back_to_it_and_no_other_key_does(siren in any_siren(), key in 0_u32..97) {
        let right = siren::parse(&siren).unwrap().value.vat_key();
        let read = vat::parse(&format!("FR{key:02}{siren}"), None);
        if key == right {
            prop_assert_eq!(String::from(read.unwrap().siren().unwrap()), siren);
        } else {
            prop_assert_eq!(read, Err(Flaw::VatCheckDigit));
        }
    }

    #[test]
    fn a_belgian_number_has_exactly_one_pair_of_check_digits(body in "[01][0-9]{7}") {
        let right = (0..100).filter(|check| bce::parse(&format!("{body}{check:02}")).is_ok()).count();
        prop_assert_eq!(right, usize::from(body != "00000000"));
    }
}
