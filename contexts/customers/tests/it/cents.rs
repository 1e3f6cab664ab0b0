//! Exact arithmetic on cents.

use customers::cents::{divided, shortest, sum, written};

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
