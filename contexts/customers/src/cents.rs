//! Exact arithmetic on cents: sums that cannot overflow, divisions rounded half away from zero, and
//! how such a number is written. Public for its tests.

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

/// The nearest number of 64 bits.
#[must_use]
pub fn clamped(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(if amount < 0 { i64::MIN } else { i64::MAX })
}
