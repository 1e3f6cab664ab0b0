use std::time::Duration;

use bench::statistics::{Load, median, percentile};

fn of(times: impl IntoIterator<Item = u64>) -> Vec<Duration> {
    times.into_iter().map(Duration::from_millis).collect()
}

#[test]
fn half_of_the_answers_take_the_median_at_most() {
    assert_eq!(median(of([9, 1, 5])), Duration::from_millis(5));
    assert_eq!(median(of([4, 1, 3, 2])), Duration::from_millis(2));
    assert_eq!(median(of([7])), Duration::from_millis(7));
    assert_eq!(median(Vec::new()), Duration::ZERO);
}

#[test]
fn one_slow_answer_in_a_hundred_is_beyond_the_99th_percentile_and_two_are_not() {
    let with_slow = |slow: usize| {
        let mut times = of(std::iter::repeat_n(2, 100 - slow).chain(std::iter::repeat_n(900, slow)));
        times.sort();
        percentile(&times, 99)
    };
    assert_eq!(with_slow(1), Duration::from_millis(2));
    assert_eq!(with_slow(2), Duration::from_millis(900));
}

#[test]
fn of_few_answers_the_slowest_is_the_99th_percentile() {
    assert_eq!(percentile(&of([1, 2, 3]), 99), Duration::from_millis(3));
}

#[test]
fn processor_time_is_that_of_one_answer() {
    let load = Load::of(of([30, 10, 20, 40]), Duration::from_millis(60));
    assert_eq!(load.processor, Duration::from_millis(15));
    assert_eq!((load.median, load.p99), (Duration::from_millis(20), Duration::from_millis(40)));
    assert_eq!(Load::of(Vec::new(), Duration::ZERO), Load::default());
}
