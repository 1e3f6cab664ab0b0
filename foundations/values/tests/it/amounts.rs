//! Amounts, rates and quantities.

use kernel::Currency;
use proptest::prelude::*;
use rstest::rstest;
use values::amount::{AmountContext, Tax, from_number, parse};
use values::rate::Rate;
use values::{DecimalMark, Flaw, Mark, quantity, rate};

use crate::fixtures::rows;

fn cents(raw: &str) -> Result<i64, Flaw> {
    parse(raw, AmountContext::default()).map(|read| read.cents)
}

#[test]
fn every_amount_of_the_value_file_is_read_or_refused_as_it_says() {
    let rows = rows("montants.csv");
    assert!(rows.len() > 20);
    for row in rows {
        let read = parse(row.get("raw"), AmountContext::default());
        let expected = row.get("cents").parse::<i64>().ok();
        assert_eq!(read.map(|read| read.cents).ok(), expected, "{}", row.get("raw"));
        if let Ok(read) = read {
            assert_eq!(
                read.currency.map_or("", |currency| currency.code()),
                row.get("currency"),
                "{}",
                row.get("raw")
            );
        }
    }
}

#[rstest]
#[case("1,234.56", Flaw::AmountNotation)]
#[case("1,234,567", Flaw::AmountNotation)]
#[case("1,234", Flaw::AmountAmbiguous)]
#[case("1.234", Flaw::AmountAmbiguous)]
#[case("1.234 €", Flaw::AmountAmbiguous)]
#[case("12 k€", Flaw::AmountUnit)]
#[case("12,5 k€", Flaw::AmountUnit)]
#[case("1,2 M€", Flaw::AmountUnit)]
#[case("1 200 F", Flaw::AmountUnit)]
#[case("50 cts", Flaw::AmountUnit)]
#[case("#N/A", Flaw::SpreadsheetError)]
#[case("#REF!", Flaw::SpreadsheetError)]
#[case("#VALEUR!", Flaw::SpreadsheetError)]
#[case("#####", Flaw::SpreadsheetError)]
#[case("offert", Flaw::AmountText)]
#[case("voir facture 12", Flaw::AmountText)]
#[case("12 / 15", Flaw::AmountText)]
#[case("", Flaw::Empty)]
#[case("\u{a0}-\u{a0}", Flaw::Empty)]
#[case("1e3", Flaw::ScientificNotation)]
#[case("10,5%", Flaw::AmountRate)]
#[case("12 34,56", Flaw::AmountGrouping)]
#[case("1 234 5", Flaw::AmountGrouping)]
#[case("12,345 67", Flaw::AmountGrouping)]
#[case("12,3456", Flaw::AmountPrecision)]
#[case("(-250,00)", Flaw::AmountSign)]
#[case("-250,00-", Flaw::AmountSign)]
#[case("99999999999999999999", Flaw::AmountOverflow)]
#[case("100000000000,01", Flaw::AmountOverflow)]
#[case("-73282932000074123", Flaw::AmountOverflow)]
fn a_text_that_is_no_certain_amount_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(cents(raw), Err(flaw));
}

#[rstest]
#[case("50\u{a0}096,26\u{a0}€", 5_009_626)]
#[case("74\u{202f}685,10\u{a0}€", 7_468_510)]
#[case("2\u{2009}539,20 €", 253_920)]
#[case("51.625,53 €", 5_162_553)]
#[case("71356,92 EUR", 7_135_692)]
#[case("1 234", 123_400)]
#[case("1.234.567", 123_456_700)]
#[case("1 234.56", 123_456)]
#[case("12,30 euros", 1_230)]
#[case("EUR 12.3", 1_230)]
#[case("€ 1.250,00", 125_000)]
#[case(",50 €", 50)]
#[case("12,-", 1_200)]
#[case("12.– CHF", 1_200)]
#[case("1.234,- €", 123_400)]
#[case("1’234.50", 123_450)]
#[case("99 € 90", 9_990)]
#[case("12,3400", 1_234)]
#[case("+ 250,00", 25_000)]
#[case("-1\u{202f}058,00\u{a0}€", -105_800)]
#[case("- 250 €", -25_000)]
#[case("-€250.00", -25_000)]
#[case("€-250.00", -25_000)]
#[case("–250,00", -25_000)]
#[case("250,00 € -", -25_000)]
#[case("(250,00 €)", -25_000)]
#[case("(250,00) €", -25_000)]
#[case("0", 0)]
fn amounts_are_read_in_every_usual_spelling(#[case] raw: &str, #[case] expected: i64) {
    assert_eq!(cents(raw), Ok(expected));
}

#[rstest]
#[case("$1,200.00", 120_000, Currency::USD)]
#[case("$1,234", 123_400, Currency::USD)]
#[case("£12.50", 1_250, Currency::GBP)]
#[case("12,50 $", 1_250, Currency::USD)]
#[case("CHF 1'234.50", 123_450, Currency::CHF)]
#[case("1 200 JPY", 1_200, Currency::JPY)]
#[case("12,500 TND", 12_500, Currency::TND)]
#[case("1 000,25 PLN", 100_025, Currency::PLN)]
fn other_currencies_count_in_their_own_smallest_unit(
    #[case] raw: &str,
    #[case] expected: i64,
    #[case] currency: Currency,
) {
    let context = AmountContext { decimal: DecimalMark::Comma, home: Currency::EUR };
    // Three decimals of the dinar look like thousands: only a file that writes points is certain.
    let context =
        if currency == Currency::TND { AmountContext { home: Currency::TND, ..context } } else { context };
    match parse(raw, context) {
        Ok(read) => assert_eq!((read.cents, read.currency), (expected, Some(currency))),
        Err(flaw) => assert_eq!((flaw, currency), (Flaw::AmountAmbiguous, Currency::TND)),
    }
}

#[test]
fn an_english_file_writes_the_other_way_round() {
    let english = AmountContext { decimal: DecimalMark::Point, home: Currency::GBP };
    assert_eq!(parse("1,234.56", english).map(|read| read.cents), Ok(123_456));
    assert_eq!(parse("1,234", english).map(|read| read.cents), Ok(123_400));
    assert_eq!(parse("1.234,56", english), Err(Flaw::AmountNotation));
}

#[test]
fn what_an_amount_says_of_its_tax_is_not_lost() {
    let tax = |raw| parse(raw, AmountContext::default()).map(|read| (read.cents, read.tax));
    assert_eq!(tax("1 200,00 € HT"), Ok((120_000, Some(Tax::Excluded))));
    assert_eq!(tax("1 200,00 €TTC"), Ok((120_000, Some(Tax::Included))));
    assert_eq!(tax("1 200,00 € (HT)"), Ok((120_000, Some(Tax::Excluded))));
    assert_eq!(tax("1 200 EUR H.T."), Ok((120_000, Some(Tax::Excluded))));
    assert_eq!(tax("1 200"), Ok((120_000, None)));
}

#[rstest]
#[case(50_096.26, 5_009_626, None)]
#[case(0.1 + 0.2, 30, None)]
#[case(-780.0, -78_000, None)]
#[case(833.333_333_333_333, 83_333, Some(Mark::Rounded))]
#[case(1.005, 101, Some(Mark::Rounded))]
#[case(-1.005, -101, Some(Mark::Rounded))]
#[case(0.0, 0, None)]
#[case(1e-200, 0, None)]
fn spreadsheet_numbers_are_rounded_to_the_cent_and_say_so(
    #[case] value: f64,
    #[case] expected: i64,
    #[case] mark: Option<Mark>,
) {
    let read = from_number(value, AmountContext::default()).unwrap();
    assert_eq!((read.cents, read.mark), (expected, mark));
}

#[test]
fn numbers_no_amount_can_have_are_refused() {
    for value in [f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(from_number(value, AmountContext::default()), Err(Flaw::AmountOverflow));
    }
}

#[rstest]
#[case("5,5 %", Ok(550))]
#[case("5.5%", Ok(550))]
#[case("20", Ok(2_000))]
#[case("20\u{a0}%", Ok(2_000))]
#[case("10,5%", Ok(1_050))]
#[case("0%", Ok(0))]
#[case("0", Ok(0))]
#[case("0,9 %", Ok(90))]
#[case("TVA 20%", Ok(2_000))]
#[case("-5 %", Ok(-500))]
#[case("0,2", Err(Flaw::RateAmbiguous))]
#[case("1,234 %", Err(Flaw::RatePrecision))]
#[case("exonéré", Err(Flaw::RateText))]
#[case("", Err(Flaw::Empty))]
fn rates_are_exact_to_a_hundredth_of_a_percent(#[case] raw: &str, #[case] expected: Result<i32, Flaw>) {
    assert_eq!(rate::parse(raw), expected.map(|basis_points| Rate { basis_points }));
}

#[test]
fn a_number_cell_is_a_rate_by_how_it_is_shown() {
    assert_eq!(rate::from_number(0.2, true), Ok(Rate { basis_points: 2_000 }));
    assert_eq!(rate::from_number(0.055, true), Ok(Rate { basis_points: 550 }));
    assert_eq!(rate::from_number(5.5, false), Ok(Rate { basis_points: 550 }));
    assert_eq!(rate::from_number(0.2, false), Err(Flaw::RateAmbiguous));
}

#[rstest]
#[case("0,5", Ok(500))]
#[case("6", Ok(6_000))]
#[case("-1", Ok(-1_000))]
#[case("1 200", Ok(1_200_000))]
#[case("3 pièces", Ok(3_000))]
#[case("x 3", Ok(3_000))]
#[case("2,5 kg", Err(Flaw::QuantityUnit))]
#[case("1,234", Err(Flaw::QuantityAmbiguous))]
#[case("0,1234", Err(Flaw::QuantityPrecision))]
#[case("une dizaine", Err(Flaw::QuantityText))]
#[case("", Err(Flaw::Empty))]
fn quantities_are_exact_to_a_thousandth(#[case] raw: &str, #[case] expected: Result<i64, Flaw>) {
    assert_eq!(quantity::parse(raw, DecimalMark::Comma), expected);
}

#[test]
fn a_number_cell_is_a_quantity_if_nothing_of_it_is_lost() {
    assert_eq!(quantity::from_number(0.5), Ok(500));
    assert_eq!(quantity::from_number(1.0 / 3.0), Err(Flaw::QuantityPrecision));
}

/// Cents the French way, with a chosen space between thousands.
fn french(cents: i64, space: &str) -> String {
    let digits = (cents / 100).unsigned_abs().to_string();
    let from_right = digits.bytes().rev().collect::<Vec<_>>();
    let groups =
        from_right.chunks(3).map(|chunk| chunk.iter().rev().map(|b| char::from(*b)).collect::<String>());
    let groups = groups.collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>();
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{},{:02} €", groups.join(space), (cents % 100).unsigned_abs())
}

proptest! {
    #[test]
    fn any_amount_written_the_french_way_comes_back_to_the_cent(
        cents in -10_000_000_000_i64..10_000_000_000,
        space in prop::sample::select(vec![" ", "\u{a0}", "\u{202f}", "\u{2009}", ".", ""]),
    ) {
        prop_assert_eq!(super::amounts::cents(&french(cents, space)), Ok(cents));
    }

    #[test]
    fn any_spreadsheet_number_of_two_decimals_comes_back_to_the_cent(cents in -1_000_000_000_000_i64..1_000_000_000_000) {
        #[allow(clippy::cast_precision_loss)] // within the fifteen figures of a spreadsheet
        let read = from_number(cents as f64 / 100.0, AmountContext::default()).unwrap();
        prop_assert_eq!((read.cents, read.mark), (cents, None));
    }
}
