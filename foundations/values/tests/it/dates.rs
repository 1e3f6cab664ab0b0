//! Dates.

use jiff::Timestamp;
use jiff::civil::{Date, date, time};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use rstest::rstest;
use values::date::{DateContext, DateOrder, DateRole, ExcelEpoch, from_serial, parse};
use values::{Flaw, Mark};

use crate::fixtures::rows;

/// A Monday in June, in Lille.
fn june() -> DateContext {
    DateContext::new(date(2026, 6, 1), TimeZone::get("Europe/Paris").unwrap())
}

fn read(raw: &str, role: DateRole) -> Result<Date, Flaw> {
    parse(raw, &june().role(role)).map(|read| read.date)
}

#[test]
fn every_date_of_the_value_file_is_read_or_refused_as_it_says() {
    let rows = rows("dates.csv");
    assert!(rows.len() >= 24);
    for row in rows {
        let expected = row.get("iso").parse::<Date>().ok();
        assert_eq!(read(row.get("raw"), DateRole::Any).ok(), expected, "{}", row.get("raw"));
    }
}

#[rstest]
#[case("31/02/2024", Flaw::DateImpossible)]
#[case("29/02/2023", Flaw::DateImpossible)]
#[case("32/13/2024", Flaw::DateImpossible)]
#[case("2024-13-05", Flaw::DateImpossible)]
#[case("31 avril 2024", Flaw::DateImpossible)]
#[case("03/25/2024", Flaw::DateMonthFirst)]
#[case("00/00/0000", Flaw::Empty)]
#[case("0/0/00", Flaw::Empty)]
#[case("0000-00-00 00:00:00", Flaw::Empty)]
#[case("01/01/1900", Flaw::DatePlaceholder)]
#[case("31/12/9999", Flaw::DatePlaceholder)]
#[case("1899-12-30", Flaw::DatePlaceholder)]
#[case("mars 2024", Flaw::DateMonthOnly)]
#[case("03/2024", Flaw::DateMonthOnly)]
#[case("2024-03", Flaw::DateMonthOnly)]
#[case("00/03/2024", Flaw::DateMonthOnly)]
#[case("T2 2024", Flaw::DateQuarterOnly)]
#[case("2e trimestre 2024", Flaw::DateQuarterOnly)]
#[case("2024 H1", Flaw::DateQuarterOnly)]
#[case("S12 2024", Flaw::DateWeekOnly)]
#[case("semaine 12", Flaw::DateWeekOnly)]
#[case("2024", Flaw::DateYearOnly)]
#[case("hier", Flaw::DateRelative)]
#[case("il y a 3 jours", Flaw::DateRelative)]
#[case("tomorrow", Flaw::DateRelative)]
#[case("--03-15", Flaw::DateNoYear)]
#[case("15 mars", Flaw::DateNoYear)]
#[case("le 15/03", Flaw::DateNoYear)]
#[case("lundi 5 mars 2024", Flaw::DateWeekday)]
#[case("vers le 5 mars 2024", Flaw::DateText)]
#[case("à voir", Flaw::DateText)]
#[case("#N/A", Flaw::SpreadsheetError)]
#[case("05/03/204", Flaw::DateShape)]
#[case("240305", Flaw::DateShape)]
#[case("1/2/3/4", Flaw::DateShape)]
#[case("14/02/2203", Flaw::DateOutOfRange)]
#[case("14/02/1203", Flaw::DateOutOfRange)]
#[case("05/03/2024 25:00", Flaw::DateTime)]
#[case("12/03/30", Flaw::DateTwoDigitYear)]
fn a_text_that_is_no_certain_day_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(read(raw, DateRole::Any), Err(flaw));
}

#[rstest]
#[case("le mardi 5 mars 2024")]
#[case("mar. 5 mars 2024")]
#[case("mar 5 mars 2024")]
#[case("5 MARS 2024")]
#[case("5-mars-2024")]
#[case("05-Mar-24")]
#[case("March 5, 2024")]
#[case("Tuesday, March 5th, 2024")]
#[case("5 maart 2024")]
#[case("dinsdag 5 mrt. 2024")]
#[case("5 3 2024")]
#[case("2024/03/05")]
#[case("2024.03.05")]
#[case("05032024")]
#[case("05\u{a0}mars\u{202f}2024")]
#[case("05/03/2024 ")]
#[case("mardi 05/03/2024")]
#[case("mar 05/03/2024")]
#[case("2024-03-05 (mardi)")]
fn the_fifth_of_march_in_many_hands(#[case] raw: &str) {
    assert_eq!(read(raw, DateRole::Past), Ok(date(2024, 3, 5)));
}

#[rstest]
#[case("janv.", 1)]
#[case("févr.", 2)]
#[case("fev", 2)]
#[case("avril", 4)]
#[case("mai", 5)]
#[case("juin", 6)]
#[case("juil.", 7)]
#[case("août", 8)]
#[case("aout", 8)]
#[case("sept.", 9)]
#[case("oct.", 10)]
#[case("november", 11)]
#[case("déc.", 12)]
#[case("decembre", 12)]
fn months_are_known_by_their_names_and_abbreviations(#[case] month: &str, #[case] number: i8) {
    assert_eq!(read(&format!("1er {month} 2024"), DateRole::Past), Ok(date(2024, number, 1)));
}

#[rstest]
#[case("12/03/2024 09:14", time(9, 14, 0, 0))]
#[case("2024-03-12 10:11:12", time(10, 11, 12, 0))]
#[case("12-03-2024 10:11:12", time(10, 11, 12, 0))]
#[case("2024-03-12T10:11:12.345", time(10, 11, 12, 0))]
#[case("12 mars 2024 à 9h14", time(9, 14, 0, 0))]
#[case("12 mars 2024, 9 h 14", time(9, 14, 0, 0))]
#[case("12/03/2024 9h", time(9, 0, 0, 0))]
#[case("12 mars 2024 à 9 h", time(9, 0, 0, 0))]
#[case("mardi 12 mars 2024 09:14", time(9, 14, 0, 0))]
#[case("12/03/2024 10:30 PM", time(22, 30, 0, 0))]
#[case("12/03/2024 12:05 am", time(0, 5, 0, 0))]
fn the_time_of_day_is_kept_beside_the_date(#[case] raw: &str, #[case] clock: jiff::civil::Time) {
    let read = parse(raw, &june()).unwrap();
    assert_eq!((read.date, read.time, read.instant), (date(2024, 3, 12), Some(clock), None));
}

#[test]
fn an_instant_falls_on_the_day_of_the_organisation_and_is_kept() {
    let read = parse("2024-03-05T23:30:00Z", &june()).unwrap();
    assert_eq!(read.date, date(2024, 3, 6));
    assert_eq!(read.instant, Some("2024-03-05T23:30:00Z".parse::<Timestamp>().unwrap()));
    assert_eq!(parse("2024-03-05T23:30:00+01:00", &june()).unwrap().date, date(2024, 3, 5));
}

#[rstest]
#[case(DateRole::Birth, "12/03/68", Ok(date(1968, 3, 12)))]
#[case(DateRole::Birth, "12/03/30", Ok(date(1930, 3, 12)))]
#[case(DateRole::Birth, "4/9/02", Ok(date(2002, 9, 4)))]
#[case(DateRole::Birth, "31/05/26", Ok(date(2026, 5, 31)))]
#[case(DateRole::Birth, "02/06/26", Ok(date(1926, 6, 2)))]
#[case(DateRole::Past, "5/3/24", Ok(date(2024, 3, 5)))]
#[case(DateRole::Past, "12/03/99", Ok(date(1999, 3, 12)))]
#[case(DateRole::Past, "12/03/30", Err(Flaw::DateTwoDigitYear))]
#[case(DateRole::Past, "12/07/26", Err(Flaw::DateTwoDigitYear))]
#[case(DateRole::Planned, "12/03/30", Ok(date(2030, 3, 12)))]
#[case(DateRole::Planned, "12/03/98", Ok(date(1998, 3, 12)))]
#[case(DateRole::Any, "12/03/68", Ok(date(1968, 3, 12)))]
#[case(DateRole::Any, "12/03/26", Ok(date(2026, 3, 12)))]
#[case(DateRole::Birth, "29/02/23", Err(Flaw::DateImpossible))]
fn a_two_digit_year_depends_on_what_the_date_is_of(
    #[case] role: DateRole,
    #[case] raw: &str,
    #[case] expected: Result<Date, Flaw>,
) {
    assert_eq!(read(raw, role), expected);
}

#[rstest]
#[case(DateRole::Birth, "02/06/2026", Flaw::DateFuture)]
#[case(DateRole::Past, "02/06/2026", Flaw::DateFuture)]
#[case(DateRole::Past, "14/02/2203", Flaw::DateFuture)]
#[case(DateRole::Planned, "14/02/2203", Flaw::DateOutOfRange)]
#[case(DateRole::Birth, "01/02/1900", Flaw::DateOutOfRange)]
fn the_future_and_the_impossible_past_are_said(
    #[case] role: DateRole,
    #[case] raw: &str,
    #[case] flaw: Flaw,
) {
    assert_eq!(read(raw, role), Err(flaw));
}

#[test]
fn a_column_confirmed_month_first_is_read_so() {
    let english = DateContext { order: DateOrder::MonthFirst, ..june() };
    assert_eq!(parse("03/25/2024", &english).unwrap().date, date(2024, 3, 25));
    assert_eq!(parse("03/05/2024", &english).unwrap().date, date(2024, 3, 5));
    assert_eq!(parse("25/03/2024", &english), Err(Flaw::DateImpossible));
}

#[rstest]
#[case(ExcelEpoch::Since1900, 1.5, date(1900, 1, 1), true)]
#[case(ExcelEpoch::Since1900, 59.0, date(1900, 2, 28), false)]
#[case(ExcelEpoch::Since1900, 61.0, date(1900, 3, 1), false)]
#[case(ExcelEpoch::Since1900, 45_356.0, date(2024, 3, 5), false)]
#[case(ExcelEpoch::Since1900, 43_831.0, date(2020, 1, 1), false)]
#[case(ExcelEpoch::Since1904, 43_894.0, date(2024, 3, 5), false)]
#[case(ExcelEpoch::Since1900, 45_356.999_999_999, date(2024, 3, 6), false)]
fn spreadsheet_day_numbers_count_from_their_epoch(
    #[case] epoch: ExcelEpoch,
    #[case] serial: f64,
    #[case] expected: Date,
    #[case] has_time: bool,
) {
    let context = DateContext { epoch, ..june() };
    match from_serial(serial, &context) {
        Ok(read) => assert_eq!((read.date, read.time.is_some(), read.mark), (expected, has_time, None)),
        Err(flaw) => assert_eq!((flaw, expected), (Flaw::DatePlaceholder, date(1900, 1, 1))),
    }
}

#[test]
fn a_bare_day_number_is_read_and_marked() {
    let read = parse("45356", &june()).unwrap();
    assert_eq!((read.date, read.mark), (date(2024, 3, 5), Some(Mark::ExcelSerial)));
    let read = parse("45356,5", &june()).unwrap();
    assert_eq!((read.date, read.time), (date(2024, 3, 5), Some(time(12, 0, 0, 0))));
}

#[test]
fn day_numbers_that_are_no_day_are_refused() {
    for serial in [f64::NAN, f64::INFINITY, -1.0, 0.0, 4e9] {
        assert_eq!(from_serial(serial, &june()), Err(Flaw::DateOutOfRange), "{serial}");
    }
    assert_eq!(from_serial(60.0, &june()), Err(Flaw::DateImpossible), "29 February 1900 never was");
}

proptest! {
    #[test]
    fn any_day_of_our_time_comes_back_from_every_spelling(year in 1950_i16..2026, month in 1_i8..=12, day in 1_i8..=28) {
        const MONTHS: [&str; 12] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
            "septembre", "octobre", "novembre", "décembre"];
        let expected = date(year, month, day);
        let name = MONTHS[usize::try_from(month - 1).unwrap()];
        for raw in [
            format!("{day}/{month}/{year}"), format!("{day:02}.{month:02}.{year}"), format!("{year}-{month:02}-{day:02}"),
            format!("{year}{month:02}{day:02}"), format!("{day:02}{month:02}{year}"), format!("{day} {name} {year}"),
        ] {
            prop_assert_eq!(read(&raw, DateRole::Past), Ok(expected), "{}", raw);
        }
    }

    #[test]
    fn day_numbers_run_one_by_one(serial in 10_000_i32..50_000) {
        let day = |serial: i32| from_serial(f64::from(serial), &june()).unwrap().date;
        prop_assert_eq!(day(serial).tomorrow().unwrap(), day(serial + 1));
    }
}
