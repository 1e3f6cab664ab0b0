//! Telephones (rule N-06).

use kernel::Country;
use rstest::rstest;
use values::phone::{PhoneKind, display, kind, parse, parse_without_plus};
use values::{Flaw, Mark};

use crate::fixtures::rows;

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

fn e164(raw: &str, home: &str) -> Result<String, Flaw> {
    let phones = parse(raw, country(home))?;
    Ok(phones.iter().map(|phone| phone.e164.as_str()).collect::<Vec<_>>().join(" "))
}

#[test]
fn every_telephone_of_the_value_file_is_read_or_refused_as_it_says() {
    let rows = rows("telephones.csv");
    assert!(rows.len() >= 30);
    for row in rows {
        let read = e164(row.get("raw"), row.get("country_of_the_row"));
        let expected = Some(row.get("e164")).filter(|e164| !e164.is_empty());
        assert_eq!(read.as_deref().ok(), expected, "{}", row.get("raw"));
    }
}

#[rstest]
#[case("112", Flaw::PhoneEmergency)]
#[case("15", Flaw::PhoneEmergency)]
#[case("3631", Flaw::PhoneShort)]
#[case("118 218", Flaw::PhoneShort)]
#[case("01 99 00", Flaw::PhoneTooShort)]
#[case("01 99 00 12 34 56", Flaw::PhoneTooLong)]
#[case("0000000000", Flaw::PhonePlaceholder)]
#[case("11 11 11 11 11", Flaw::PhonePlaceholder)]
#[case("+33 000000000", Flaw::PhonePlaceholder)]
#[case("+999 123456", Flaw::PhoneCountry)]
#[case("appeler Marie", Flaw::PhoneText)]
#[case("06 39 98 12 34 (Marie)", Flaw::PhoneText)]
#[case("NC", Flaw::NotGiven)]
#[case("-", Flaw::Empty)]
#[case("3,3199E+10", Flaw::ScientificNotation)]
#[case("570-809-7197", Flaw::PhoneTooLong)]
fn a_text_that_is_nobodys_line_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(parse(raw, Country::FR), Err(flaw));
}

#[rstest]
#[case("06 12 34 56 78", "FR", "+33612345678")]
#[case("0470 12 34 56", "BE", "+32470123456")]
#[case("02 555 12 12", "BE", "+3225551212")]
fn n_06_the_vectors_of_the_fact_sheet_hold(#[case] raw: &str, #[case] home: &str, #[case] expected: &str) {
    assert_eq!(e164(raw, home).as_deref(), Ok(expected));
}

#[rstest]
#[case("01/99/00/12/34", "FR", "+33199001234")]
#[case("Tél. fixe : 01 99 00 12 34 / port. 06 39 98 12 34 (perso)", "FR", "+33199001234 +33639981234")]
#[case("06.39.98.12.34, 01.99.00.12.34", "FR", "+33639981234 +33199001234")]
#[case("06 39 98 12 34 ou 01 99 00 12 34", "FR", "+33639981234 +33199001234")]
#[case("06 39 98 12 34 - 01 99 00 12 34", "FR", "+33639981234 +33199001234")]
#[case("06 39 98 12 34\n01 99 00 12 34", "FR", "+33639981234 +33199001234")]
#[case("+41 22 555 12 12 ::: +33 6 39 98 10 17", "FR", "+41225551212 +33639981017")]
#[case("06 39 98 12 34 / NC", "FR", "+33639981234")]
#[case("06 39 98 12 34 / 0639981234", "FR", "+33639981234")]
#[case("02/555.12.12", "BE", "+3225551212")]
#[case("030/901820", "DE", "+4930901820")]
#[case("0033 (0) 1 99 00 12 34", "FR", "+33199001234")]
#[case("+33 01 99 00 12 34", "BE", "+33199001234")]
#[case("+39 06 12345678", "FR", "+390612345678")]
#[case("06 12345678", "IT", "+390612345678")]
#[case("011 33 1 99 00 12 34", "US", "+33199001234")]
#[case("tel:+33-1-99-00-12-34", "FR", "+33199001234")]
fn numbers_are_found_however_they_are_parted(#[case] raw: &str, #[case] home: &str, #[case] expected: &str) {
    assert_eq!(e164(raw, home).as_deref(), Ok(expected));
}

#[rstest]
#[case("0262 30 40 50", "FR", "+262262304050")]
#[case("0596 30 40 50", "FR", "+596596304050")]
#[case("0696 30 40 50", "FR", "+596696304050")]
#[case("0692 30 40 50", "RE", "+262692304050")]
#[case("01 99 00 12 34", "RE", "+33199001234")]
#[case("06 39 98 12 34", "RE", "+33639981234")]
#[case("06 39 98 12 34", "FR", "+33639981234")]
fn n_06_lines_overseas_have_their_own_calling_code(
    #[case] raw: &str,
    #[case] home: &str,
    #[case] expected: &str,
) {
    assert_eq!(e164(raw, home).as_deref(), Ok(expected));
}

#[rstest]
#[case("01 99 00 12 34 poste 12", Some("12"))]
#[case("01 99 00 12 34, ext. 007", Some("007"))]
#[case("01 99 00 12 34 x3", Some("3"))]
#[case("0199001234;ext=12", Some("12"))]
#[case("01 99 00 12 34", None)]
fn an_extension_is_kept_beside_the_number(#[case] raw: &str, #[case] extension: Option<&str>) {
    let phones = parse(raw, Country::FR).unwrap();
    assert_eq!((phones[0].e164.as_str(), phones[0].extension.as_deref()), ("+33199001234", extension));
}

#[test]
fn a_zero_eaten_by_a_spreadsheet_is_put_back_and_marked() {
    assert_eq!(parse("639982042", Country::FR).unwrap()[0].mark, Some(Mark::LostZero));
    assert_eq!(parse("470123456", Country::BE).unwrap()[0].mark, Some(Mark::LostZero));
    assert_eq!(parse("0639982042", Country::FR).unwrap()[0].mark, None);
    assert_eq!(parse("33639982042", Country::FR).unwrap()[0].mark, None);
}

#[test]
fn a_file_that_drops_the_plus_is_read_by_its_calling_codes() {
    assert_eq!(parse_without_plus("12025550123", Country::FR).unwrap()[0].e164, "+12025550123");
    assert_eq!(parse_without_plus("33639981013", Country::FR).unwrap()[0].e164, "+33639981013");
    assert_eq!(parse_without_plus("06 39 98 10 13", Country::FR).unwrap()[0].e164, "+33639981013");
}

#[rstest]
#[case("+33639981234", PhoneKind::Mobile)]
#[case("+33700000000", PhoneKind::Mobile)]
#[case("+33199001234", PhoneKind::Fixed)]
#[case("+33892701239", PhoneKind::Special)]
#[case("+32470123456", PhoneKind::Mobile)]
#[case("+3225551212", PhoneKind::Fixed)]
#[case("+3280012345", PhoneKind::Special)]
#[case("+262692304050", PhoneKind::Mobile)]
#[case("+447912345678", PhoneKind::Mobile)]
#[case("nonsense", PhoneKind::Unknown)]
fn n_06_the_number_tells_its_kind(#[case] e164: &str, #[case] expected: PhoneKind) {
    assert_eq!(kind(e164), expected);
}

#[rstest]
#[case("+33639982011", "FR", "06 39 98 20 11")]
#[case("+32455128034", "FR", "+32 455 12 80 34")]
#[case("+32455128034", "BE", "0455 12 80 34")]
#[case("+33639982011", "BE", "+33 6 39 98 20 11")]
#[case("+12025550156", "FR", "+1 202-555-0156")]
#[case("nonsense", "FR", "nonsense")]
fn numbers_are_shown_the_national_way_at_home_with_no_break_spaces(
    #[case] e164: &str,
    #[case] home: &str,
    #[case] expected: &str,
) {
    assert_eq!(display(e164, country(home)), expected.replace(' ', "\u{a0}"));
}

#[test]
fn a_telephone_never_shows_in_debug_output() {
    assert!(!format!("{:?}", parse("06 39 98 12 34", Country::FR)).contains("39"));
}
