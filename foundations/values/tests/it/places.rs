//! Postcodes (rule N-07) and countries.

use kernel::Country;
use rstest::rstest;
use values::{Flaw, Mark, country, postcode};

fn of(code: &str) -> Country {
    code.parse().unwrap()
}

#[rstest]
#[case("75011", "FR", "75011", None)]
#[case("1000", "FR", "01000", Some(Mark::LostZero))]
#[case("06000", "FR", "06000", None)]
#[case("F-59800", "FR", "59800", None)]
#[case("59 800", "FR", "59800", None)]
#[case("2A004", "FR", "20004", None)]
#[case("2B200", "FR", "20200", None)]
#[case("20090", "FR", "20090", None)]
#[case("97400", "FR", "97400", None)]
#[case("97400", "RE", "97400", None)]
#[case("1000", "BE", "1000", None)]
#[case("B-1000", "BE", "1000", None)]
#[case("10115", "DE", "10115", None)]
#[case("1012ab", "NL", "1012 AB", None)]
#[case("L-1234", "LU", "1234", None)]
#[case("CH-1204", "CH", "1204", None)]
#[case("1000205", "PT", "1000-205", None)]
#[case("sw1a1aa", "GB", "SW1A 1AA", None)]
#[case("95762-1234", "US", "95762-1234", None)]
#[case("110 001", "IN", "110 001", None)]
fn n_07_postcodes_are_read_by_country(
    #[case] raw: &str,
    #[case] country: &str,
    #[case] code: &str,
    #[case] mark: Option<Mark>,
) {
    let read = postcode::parse(raw, of(country)).unwrap();
    assert_eq!((read.value.as_str(), read.mark), (code, mark));
}

#[rstest]
#[case("7501", "BE", Ok("7501"))]
#[case("0999", "BE", Err(Flaw::PostcodeUnknown))]
#[case("999", "BE", Err(Flaw::PostcodeShape))]
#[case("10000", "BE", Err(Flaw::PostcodeShape))]
#[case("750", "FR", Err(Flaw::PostcodeShape))]
#[case("750111", "FR", Err(Flaw::PostcodeShape))]
#[case("99000", "FR", Err(Flaw::PostcodeUnknown))]
#[case("00000", "FR", Err(Flaw::PostcodeUnknown))]
#[case("Lille", "FR", Err(Flaw::PostcodeShape))]
#[case("", "FR", Err(Flaw::Empty))]
fn n_07_a_postcode_that_is_none_says_why(
    #[case] raw: &str,
    #[case] country: &str,
    #[case] expected: Result<&str, Flaw>,
) {
    assert_eq!(postcode::parse(raw, of(country)).map(|read| read.value), expected.map(str::to_owned));
}

#[rstest]
#[case("FRANCE", "FR")]
#[case("Belgique", "BE")]
#[case("België", "BE")]
#[case("Allemagne", "DE")]
#[case("Duitsland", "DE")]
#[case("pays bas", "NL")]
#[case("Les Pays-Bas", "NL")]
#[case("États-Unis", "US")]
#[case("U.S.A.", "US")]
#[case("royaume uni", "GB")]
#[case("UK", "GB")]
#[case("fr", "FR")]
#[case("FRA", "FR")]
#[case("la Réunion", "RE")]
#[case("Côte d’Ivoire", "CI")]
#[case("St Martin", "MF")]
fn countries_are_read_by_their_names_in_three_languages(#[case] raw: &str, #[case] code: &str) {
    assert_eq!(country::parse(raw).map(|country| country.code().to_owned()), Ok(code.to_owned()));
}

#[test]
fn a_country_nobody_knows_is_said_so() {
    assert_eq!(country::parse("Syldavie"), Err(Flaw::CountryUnknown));
    assert_eq!(country::parse("ZZ"), Err(Flaw::CountryUnknown));
}
