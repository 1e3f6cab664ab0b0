//! How figures, days and identifiers are written, in both languages (ui-guide §7).

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use kernel::{Currency, Lang, Money};
use rstest::rstest;
use web::format::{self, Today};

const SUNDAY: Today = Today(date(2026, 11, 22));

#[rstest]
#[case(0, "0", "0")]
#[case(999, "999", "999")]
#[case(1_284, "1\u{202f}284", "1,284")]
#[case(-12_000, "\u{2212}12\u{202f}000", "\u{2212}12,000")]
#[case(1_234_567, "1\u{202f}234\u{202f}567", "1,234,567")]
#[case(
    i64::MIN,
    "\u{2212}9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808",
    "\u{2212}9,223,372,036,854,775,808"
)]
fn numbers(#[case] number: i64, #[case] fr: &str, #[case] en: &str) {
    assert_eq!(format::number(number, Lang::Fr), fr);
    assert_eq!(format::number(number, Lang::En), en);
}

#[rstest]
#[case("50096.26", "50096,26", "50096.26")]
#[case("59000", "59000", "59000")]
fn digits_as_they_are(#[case] digits: &str, #[case] fr: &str, #[case] en: &str) {
    assert_eq!(format::decimal(digits, Lang::Fr), fr);
    assert_eq!(format::decimal(digits, Lang::En), en);
}

#[rstest]
#[case(1_483, "14,83\u{a0}%", "14.83%")]
#[case(1_200, "12\u{a0}%", "12%")]
#[case(550, "5,5\u{a0}%", "5.5%")]
#[case(5, "0,05\u{a0}%", "0.05%")]
#[case(-1_200, "\u{2212}12\u{a0}%", "\u{2212}12%")]
fn percentages(#[case] hundredths: i64, #[case] fr: &str, #[case] en: &str) {
    assert_eq!(format::percent(hundredths, Lang::Fr), fr);
    assert_eq!(format::percent(hundredths, Lang::En), en);
}

#[rstest]
#[case(1_000, "1", "1")]
#[case(1_500, "1,5", "1.5")]
#[case(-250, "\u{2212}0,25", "\u{2212}0.25")]
#[case(1_284_005, "1\u{202f}284,005", "1,284.005")]
fn quantities(#[case] thousandths: i64, #[case] fr: &str, #[case] en: &str) {
    assert_eq!(format::quantity(thousandths, Lang::Fr), fr);
    assert_eq!(format::quantity(thousandths, Lang::En), en);
}

#[rstest]
#[case(Money::eur(1_842_050), "18\u{202f}420,50\u{a0}€", "€18,420.50")]
#[case(Money::eur(5), "0,05\u{a0}€", "€0.05")]
#[case(Money::eur(0), "0,00\u{a0}€", "€0.00")]
#[case(Money::eur(-12_000), "\u{2212}120,00\u{a0}€", "\u{2212}€120.00")]
#[case(Money { cents: 123_456, currency: Currency::GBP }, "1\u{202f}234,56\u{a0}£", "£1,234.56")]
#[case(Money { cents: 123_456, currency: Currency::USD }, "1\u{202f}234,56\u{a0}USD", "USD\u{a0}1,234.56")]
#[case(Money { cents: 1_500, currency: Currency::JPY }, "1\u{202f}500\u{a0}JPY", "JPY\u{a0}1,500")]
#[case(
    Money::eur(i64::MIN),
    "\u{2212}92\u{202f}233\u{202f}720\u{202f}368\u{202f}547\u{202f}758,08\u{a0}€",
    "\u{2212}€92,233,720,368,547,758.08"
)]
fn amounts(#[case] money: Money, #[case] fr: &str, #[case] en: &str) {
    assert_eq!(format::amount(money, Lang::Fr), fr);
    assert_eq!(format::amount(money, Lang::En), en);
}

#[rstest]
#[case(620_000, "6\u{202f}200\u{a0}€", "€6,200")]
#[case(149, "1\u{a0}€", "€1")]
#[case(150, "2\u{a0}€", "€2")]
#[case(-150, "\u{2212}2\u{a0}€", "\u{2212}€2")]
#[case(-49, "0\u{a0}€", "€0")]
fn amounts_without_cents(#[case] cents: i64, #[case] fr: &str, #[case] en: &str) {
    assert_eq!(format::round_amount(Money::eur(cents), Lang::Fr), fr);
    assert_eq!(format::round_amount(Money::eur(cents), Lang::En), en);
}

#[rstest]
#[case(date(2026, 11, 22), "aujourd’hui", "today")]
#[case(date(2026, 11, 21), "hier", "yesterday")]
#[case(date(2026, 11, 23), "demain", "tomorrow")]
#[case(date(2026, 11, 20), "20\u{a0}nov.", "20\u{a0}Nov")]
#[case(date(2026, 12, 1), "1er\u{a0}déc.", "1\u{a0}Dec")]
#[case(date(2025, 11, 22), "22\u{a0}nov. 2025", "22\u{a0}Nov 2025")]
#[case(date(2027, 1, 2), "2\u{a0}janv. 2027", "2\u{a0}Jan 2027")]
fn days(#[case] day: Date, #[case] fr: &str, #[case] en: &str) {
    assert_eq!(format::day(day, SUNDAY, Lang::Fr), fr);
    assert_eq!(format::day(day, SUNDAY, Lang::En), en);
}

#[test]
fn days_at_the_turn_of_the_year_and_at_the_ends_of_the_calendar() {
    assert_eq!(format::day(date(2026, 1, 1), Today(date(2025, 12, 31)), Lang::Fr), "demain");
    assert_eq!(format::day(Date::MAX, Today(Date::MAX), Lang::En), "today");
    assert_eq!(format::day(Date::MIN, Today(Date::MAX), Lang::En), "1\u{a0}Jan -9999");
}

#[test]
fn days_in_full_and_in_legal_documents() {
    let day = date(2026, 11, 6);
    assert_eq!(format::full_day(day, Lang::Fr), "6\u{a0}nov. 2026");
    assert_eq!(format::long_day(day, Lang::Fr), "6\u{a0}novembre 2026");
    assert_eq!(format::long_day(date(2026, 8, 1), Lang::Fr), "1er\u{a0}août 2026");
    assert_eq!(format::long_day(day, Lang::En), "6\u{a0}November 2026");
    assert_eq!(
        [format::month(day, Lang::Fr), format::month(day, Lang::En)],
        ["Novembre 2026", "November 2026"]
    );
    assert_eq!(format::month(date(2026, 12, 1), Lang::Fr), "Décembre 2026");
}

#[test]
fn instants_are_told_in_the_zone_of_the_organisation() {
    let at = "2026-11-16T10:24:00Z".parse::<jiff::Timestamp>().unwrap();
    let paris = at.to_zoned(TimeZone::get("Europe/Paris").unwrap());
    assert_eq!(format::moment(&paris, Lang::Fr), "lun.\u{a0}16, 11\u{a0}h\u{a0}24");
    assert_eq!(format::moment(&paris, Lang::En), "Mon\u{a0}16, 11:24");
    assert_eq!(format::day_and_clock(&paris, SUNDAY, Lang::Fr), "16\u{a0}nov., 11\u{a0}h\u{a0}24");
    let late = "2026-11-21T23:30:00Z".parse::<jiff::Timestamp>().unwrap();
    let brussels = late.to_zoned(TimeZone::get("Europe/Brussels").unwrap());
    assert_eq!(format::day_and_clock(&brussels, SUNDAY, Lang::En), "today, 0:30", "it is Sunday there");
}

#[rstest]
#[case(format::siren, "732829320", "732\u{a0}829\u{a0}320")]
#[case(format::siren, "73282932", "73282932")]
#[case(format::siret, "35600000000048", "356\u{a0}000\u{a0}000\u{a0}00048")]
#[case(format::belgian_number, "0403199702", "0403.199.702")]
#[case(format::belgian_number, "éé03199702", "éé03199702")]
#[case(format::vat, "FR44732829320", "FR44\u{a0}732829320")]
#[case(format::vat, "BE0403199702", "BE\u{a0}0403.199.702")]
#[case(format::vat, "DE136695976", "DE\u{a0}136695976")]
#[case(format::vat, "à vérifier", "à vérifier")]
#[case(format::vat, "", "")]
fn identifiers_are_grouped_and_never_changed(
    #[case] write: fn(&str) -> String,
    #[case] text: &str,
    #[case] shown: &str,
) {
    assert_eq!(write(text), shown);
}
