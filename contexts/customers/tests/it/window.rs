//! The twelve months that figures look at, and how they compare with those before.

use customers::figures::{Window, growth};
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn the_window_holds_twelve_months_and_today() {
    let window = Window::up_to(date(2026, 11, 22));
    assert!(window.holds(date(2026, 11, 22)) && window.holds(date(2025, 11, 23)));
    assert!(!window.holds(date(2025, 11, 22)) && !window.holds(date(2026, 11, 23)));
    assert!(window.before().holds(date(2025, 11, 22)));
}

#[test]
fn a_leap_day_leaves_on_the_first_of_march() {
    assert_eq!(Window::left_on(date(2024, 2, 29)), Some(date(2025, 3, 1)));
    assert_eq!(Window::left_on(date(2023, 2, 28)), Some(date(2024, 2, 28)));
    assert_eq!(Window::left_on(date(9999, 6, 1)), None);
}

proptest! {
    #[test]
    fn the_day_something_leaves_is_the_first_day_without_it(days in 0_i32..40_000) {
        let day = date(1950, 1, 1) + jiff::Span::new().days(days);
        let left = Window::left_on(day).expect("far from the end of the calendar");
        prop_assert!(!Window::up_to(left).holds(day));
        prop_assert!(Window::up_to(left.yesterday().expect("a day before")).holds(day));
    }
}

#[test]
fn a_year_is_compared_in_whole_percents_and_only_with_a_year_that_was() {
    assert_eq!(growth(112_000, 100_000), Some(12));
    assert_eq!(growth(50_000, 100_000), Some(-50));
    assert_eq!(growth(100_400, 100_000), Some(0));
    assert_eq!(growth(-5_000, 100_000), Some(-105));
    assert_eq!((growth(1, 0), growth(1, -500)), (None, None));
    assert_eq!(growth(i64::MAX, 1), Some(i64::MAX), "no sum is too large to compare");
    assert_eq!(growth(i64::MIN, 1), Some(i64::MIN));
}
