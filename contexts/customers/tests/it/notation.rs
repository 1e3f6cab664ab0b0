//! The numbers of a sale: how they are typed, and what a line is worth.

use customers::sale::{Line, Notation};
use kernel::{Currency, Lang};

const FRENCH: Notation = Notation::new(Lang::Fr, Currency::EUR);
const ENGLISH: Notation = Notation::new(Lang::En, Currency::EUR);

#[test]
fn what_is_written_is_read_back_in_either_language() {
    for notation in [FRENCH, ENGLISH] {
        for cents in [0, 5, -5, 90, 1_250, -123_456, 100_000_000] {
            assert_eq!(notation.read_net(&notation.amount(cents)), Ok(cents));
        }
        for thousandths in [0, 1_000, -1_000, 1_500, 10_000, 125, 1_005] {
            assert_eq!(notation.read_quantity(&notation.quantity(thousandths)), Ok(thousandths));
        }
        for hundredths in [0, 210, 550, 2_000, 10_000] {
            assert_eq!(Notation::read_rate(&notation.rate(hundredths)), Ok(hundredths));
        }
    }
    assert_eq!(FRENCH.amount(-123_450), "-1234,50");
    assert_eq!((FRENCH.quantity(1_500), ENGLISH.rate(550)), ("1,5".to_owned(), "5.5".to_owned()));
}

#[test]
fn either_decimal_mark_is_taken_and_what_is_unsure_is_asked_again() {
    assert_eq!(FRENCH.read_net("12.50"), Ok(1_250));
    assert_eq!(ENGLISH.read_net("12,50 €"), Ok(1_250));
    assert_eq!(FRENCH.read_net("douze"), Err("sale-form-amount-unreadable"));
    assert_eq!(FRENCH.read_net("12 £"), Err("sale-form-amount-currency"));
    assert_eq!(FRENCH.read_net("12 TTC"), Err("sale-form-amount-with-vat"));
    assert_eq!(FRENCH.read_gross("12 TTC"), Ok(1_200));
    assert_eq!(FRENCH.read_gross("12 HT"), Err("sale-form-amount-without-vat"));
    assert_eq!(Notation::read_rate("120"), Err("sale-form-rate-unreadable"));
    assert_eq!(FRENCH.read_quantity("deux"), Err("sale-form-quantity-unreadable"));
}

#[test]
fn a_line_is_worth_quantity_times_price_less_discount_to_the_cent() {
    assert_eq!(Line::worth(Some(6_000), Some(52_900), None), Some(317_400));
    assert_eq!(Line::worth(Some(1_500), Some(333), Some(550)), Some(472)); // 1.5 × 3.33 × 0.945 = 4.720275
    assert_eq!(Line::worth(Some(-1_000), Some(1), Some(5_000)), Some(-1)); // half a cent, away from zero
    assert_eq!(Line::worth(None, Some(100), None), None);
    assert_eq!(Line::worth(Some(i64::MAX), Some(i64::MAX), None), None);
}

#[test]
fn vat_is_added_to_the_cent() {
    assert_eq!(Line::with_vat(11_990, 2_000), Some(14_388));
    assert_eq!(Line::with_vat(1_895, 550), Some(1_999)); // 18.95 at 5.5 % is 19.99225
    assert_eq!(Line::with_vat(-11_990, 2_000), Some(-14_388));
}
