//! Dates and times: a workbook counts days since 1900 or 1904, and shows some numbers as dates.

use calamine::ExcelDateTime;
use jiff::civil::{Date, DateTime, Time};

use super::number::Shape;
use crate::Cell;

/// Where the calendar of a workbook ends, in days: the last years of the year 9999 are left to
/// numbers, so that one bound serves both ways of counting.
const END_OF_TIME: f64 = 2_957_004.0;

/// The cell a number shown as a date becomes; a number outside the calendar stays a number.
pub(super) fn cell(moment: &ExcelDateTime, shape: &Shape) -> Cell {
    let days = moment.as_f64();
    if !(0.0..END_OF_TIME).contains(&days) {
        return shape.cell(days);
    }
    if moment.is_duration() {
        return duration(days);
    }
    let Some((date, time)) = read(moment) else {
        // 29 February 1900, which Excel knows and the world does not.
        return shape.cell(days);
    };
    let is_day_zero = days < 1.0 && date.year() == 1899;
    if days < 1.0 && *shape == Shape::TimeOfDay || is_day_zero && days > 0.0 {
        Cell::Time(time)
    } else if is_day_zero {
        // A zero somebody formatted as a date: Excel shows 00/01/1900.
        shape.cell(days)
    } else if time == Time::midnight() {
        Cell::Date(date)
    } else {
        Cell::DateTime(date.to_datetime(time))
    }
}

fn read(moment: &ExcelDateTime) -> Option<(Date, Time)> {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).ok();
    let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    let nanosecond = i32::from(milli) * 1_000_000;
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, nanosecond).ok()?;
    Some((date, time))
}

/// A span of hours such as `36:30:00`, as the workbook shows it.
fn duration(days: f64) -> Cell {
    // Bounded above, so the seconds are exact in a whole number.
    let seconds = (days * 86_400.0).round() as u64;
    Cell::Text(format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

/// The cell of a date written as text in ISO 8601, as strict Open XML does.
pub(super) fn iso_cell(text: &str) -> Cell {
    let local = text.strip_suffix('Z').unwrap_or(text);
    let whole_day = !local.contains(['T', ' ']);
    if let Ok(date) = local.parse::<Date>()
        && whole_day
    {
        Cell::Date(date)
    } else if let Ok(moment) = local.parse::<DateTime>() {
        if moment.time() == Time::midnight() { Cell::Date(moment.date()) } else { Cell::DateTime(moment) }
    } else if let Ok(time) = local.parse::<Time>() {
        Cell::Time(time)
    } else {
        Cell::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;
    use jiff::civil::{date, time};
    use rstest::rstest;

    use super::*;

    fn read_as(days: f64, is_1904: bool, shape: &Shape) -> Cell {
        cell(&ExcelDateTime::new(days, ExcelDateTimeType::DateTime, is_1904), shape)
    }

    #[rstest]
    #[case(1.0, date(1900, 1, 1))]
    #[case(59.0, date(1900, 2, 28))]
    #[case(61.0, date(1900, 3, 1))]
    #[case(42_200.0, date(2015, 7, 15))]
    #[case(44_197.0, date(2021, 1, 1))]
    fn days_are_counted_since_1900(#[case] days: f64, #[case] day: Date) {
        assert!(read_as(days, false, &Shape::General) == Cell::Date(day));
    }

    #[rstest]
    #[case(0.0, date(1904, 1, 1))]
    #[case(42_735.0, date(2021, 1, 1))]
    fn or_since_1904_on_a_mac_of_old(#[case] days: f64, #[case] day: Date) {
        assert!(read_as(days, true, &Shape::General) == Cell::Date(day));
    }

    #[rstest]
    #[case(60.0)]
    #[case(-3.0)]
    #[case(0.0)]
    #[case(3_000_000.0)]
    fn a_number_outside_the_calendar_stays_a_number(#[case] days: f64) {
        assert_eq!(read_as(days, false, &Shape::General).text(), days.to_string());
    }

    #[test]
    fn a_time_of_day_has_no_day() {
        assert!(read_as(0.604_166_666_7, false, &Shape::TimeOfDay) == Cell::Time(time(14, 30, 0, 0)));
        assert!(read_as(0.0, false, &Shape::TimeOfDay) == Cell::Time(time(0, 0, 0, 0)));
        let moment = date(2024, 3, 12).at(14, 30, 0, 0);
        assert!(read_as(45_363.604_166_666_7, false, &Shape::General) == Cell::DateTime(moment));
    }

    #[test]
    fn hours_worked_may_pass_a_day() {
        let worked = ExcelDateTime::new(1.520_833_333_3, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(cell(&worked, &Shape::General).text(), "36:30:00");
    }

    #[rstest]
    #[case("2021-01-01", "2021-01-01")]
    #[case("2021-01-01T00:00:00", "2021-01-01")]
    #[case("2021-01-01T10:10:10Z", "2021-01-01T10:10:10")]
    #[case("10:10:10", "10:10:10")]
    #[case("demain", "demain")]
    fn strict_workbooks_write_dates_as_text(#[case] written: &str, #[case] text: &str) {
        assert_eq!(iso_cell(written).text(), text);
    }
}
