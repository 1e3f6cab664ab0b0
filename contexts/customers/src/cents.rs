//! Exact arithmetic on cents: sums that cannot overflow, divisions rounded half away from zero, and
//! how such a number is written.

/// The quotient rounded half away from zero; `None` if no amount is that large, or the divisor is 0.
#[must_use]
pub fn divided(dividend: i128, divisor: i128) -> Option<i64> {
    let half = divisor.checked_abs()? / 2;
    let shifted = dividend.checked_add(if dividend < 0 { -half } else { half })?;
    i64::try_from(shifted.checked_div(divisor)?).ok()
}

/// The sum; beyond 64 bits, the largest amount there is.
#[must_use]
pub fn sum(amounts: impl IntoIterator<Item = i64>) -> i64 {
    clamped(amounts.into_iter().map(i128::from).sum())
}

/// A number that is kept as a whole multiple of its last digit: `-1234,50`.
#[must_use]
pub fn written(number: i64, digits: usize, mark: char) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let figures = format!("{:0>width$}", number.unsigned_abs(), width = digits + 1);
    let (whole, part) = figures.split_at(figures.len() - digits);
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{part}") }
}

/// The same without the zeros at its end: two is `2`, not a `2,000` that may be two thousand.
#[must_use]
pub fn shortest(number: i64, digits: usize, mark: char) -> String {
    let whole = written(number, digits, mark);
    if digits == 0 { whole } else { whole.trim_end_matches('0').trim_end_matches(mark).to_owned() }
}

fn clamped(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(if amount < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::{divided, shortest, sum, written};

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(divided(25, 10), Some(3));
        assert_eq!(divided(-25, 10), Some(-3));
        assert_eq!(divided(24, 10), Some(2));
        assert_eq!(divided(7, 3), Some(2));
        assert_eq!(divided(8, 3), Some(3));
        assert_eq!(divided(1, 0), None);
        assert_eq!(divided(i128::MAX, 1), None);
    }

    #[test]
    fn a_number_is_written_whole_or_as_short_as_it_is() {
        assert_eq!(
            [written(-123_450, 2, ','), written(5, 2, '.'), written(7, 0, ',')],
            ["-1234,50", "0.05", "7"]
        );
        let short = [(2_000, "2"), (1_500, "1,5"), (125, "0,125"), (0, "0"), (10_000, "10"), (-250, "-0,25")];
        for (thousandths, expected) in short {
            assert_eq!(shortest(thousandths, 3, ','), expected);
        }
        assert_eq!(shortest(100, 0, ','), "100");
    }

    #[test]
    fn sums_beyond_any_amount_stop_at_the_largest() {
        assert_eq!(sum([i64::MAX, i64::MAX, -i64::MAX]), i64::MAX);
        assert_eq!(sum([i64::MAX, 1]), i64::MAX);
        assert_eq!(sum([i64::MIN, -1]), i64::MIN);
    }
}
