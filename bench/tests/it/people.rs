use std::collections::HashSet;

use bench::people::{SALES_EACH, Somebody, businesses, people, somebody};

const MANY: usize = 5_000;
const FIRST: &str = "Michèle Mardriès, Namur, 0470 00 00 00";

fn share(counts: impl Fn(&Somebody) -> bool) -> f64 {
    people(MANY).filter(counts).count() as f64 / MANY as f64
}

#[test]
fn the_same_people_come_each_time_and_each_by_their_place_alone() {
    let all: Vec<Somebody> = people(300).collect();
    assert_eq!(all, people(300).collect::<Vec<_>>());
    assert_eq!(all[217], somebody(217));
    assert_eq!(businesses(300).collect::<Vec<_>>(), businesses(300).collect::<Vec<_>>());
    let first = somebody(0);
    let told = format!("{} {}, {}, {}", first.given, first.family, first.home.town, first.phone);
    assert_eq!(told, FIRST, "another generator needs another VERSION");
}

#[test]
fn names_have_accents_and_are_not_all_alike() {
    let is_accented = |one: &Somebody| !format!("{}{}", one.given, one.family).is_ascii();
    let accented = share(is_accented);
    assert!((0.4..0.9).contains(&accented), "{accented}");
    let names: HashSet<(&str, String)> = people(MANY).map(|one| (one.given, one.family)).collect();
    assert!(names.len() > MANY * 9 / 10, "{} names", names.len());
}

#[test]
fn a_third_live_in_belgium_and_four_in_ten_work_at_one_of_as_many_companies_as_a_tenth() {
    let belgian = share(|one| one.home.is_belgian());
    assert!((0.25..0.42).contains(&belgian), "{belgian}");
    assert!((share(|one| one.works_at.is_some()) - 0.4).abs() < 0.001);
    assert_eq!(businesses(MANY).count(), MANY / 10);
    let beyond = people(MANY).filter_map(|one| one.works_at).filter(|(company, _)| *company >= MANY / 10);
    assert_eq!(beyond.count(), 0);
}

#[test]
fn nobody_shares_an_address_a_number_or_a_telephone() {
    let distinct = |of: fn(Somebody) -> String| people(MANY).map(of).collect::<HashSet<_>>().len();
    assert_eq!(distinct(|one| one.email), MANY);
    assert_eq!(distinct(|one| one.client_number), MANY);
    // two plans of numbering, in which the same figures are different numbers
    assert_eq!(distinct(|one| one.phone), MANY);
}

#[test]
fn everybody_has_three_sales_over_three_years_and_a_few_are_unpaid() {
    let sales: Vec<_> = people(MANY).flat_map(|one| one.sales).collect();
    assert_eq!(sales.len(), MANY * SALES_EACH);
    assert!(sales.iter().all(|sale| (0..3 * 365).contains(&sale.days_ago) && sale.net() > 0));
    let unpaid = sales.iter().filter(|sale| !sale.is_paid).count() as f64 / sales.len() as f64;
    assert!((0.03..0.07).contains(&unpaid), "{unpaid}");
}
