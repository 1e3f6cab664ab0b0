//! Exact arithmetic on cents: sums that cannot overflow, divisions rounded half away from zero.

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

fn clamped(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(if amount < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::{divided, sum};

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
    fn sums_beyond_any_amount_stop_at_the_largest() {
        assert_eq!(sum([i64::MAX, i64::MAX, -i64::MAX]), i64::MAX);
        assert_eq!(sum([i64::MAX, 1]), i64::MAX);
        assert_eq!(sum([i64::MIN, -1]), i64::MIN);
    }
}
