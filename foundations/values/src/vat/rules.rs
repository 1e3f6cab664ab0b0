//! The shape and the check digit of each member state's number.

mod letters;

use crate::bce;
use crate::checksum::{digits, luhn_holds, mod11_10_holds, mod97, modulo, weighted};

/// What a rule answers about a number without its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Shape and check digit are right.
    Holds,
    /// The shape is right; nothing more can be told.
    FormOnly,
    /// Not the shape of the country.
    Shape,
    /// The check digit is wrong.
    CheckDigit,
}

type Rule = (&'static str, fn(&str) -> Verdict);

const RULES: &[Rule] = &[
    ("AT", letters::austria),
    ("BE", belgium),
    ("BG", bulgaria),
    ("CY", letters::cyprus),
    ("CZ", czechia),
    ("DE", germany),
    ("DK", denmark),
    ("EE", estonia),
    ("EL", greece),
    ("ES", letters::spain),
    ("FI", finland),
    ("FR", letters::france),
    ("HR", croatia),
    ("HU", hungary),
    ("IE", letters::ireland),
    ("IT", italy),
    ("LT", lithuania),
    ("LU", luxembourg),
    ("LV", latvia),
    ("MT", malta),
    ("NL", letters::netherlands),
    ("PL", poland),
    ("PT", portugal),
    ("RO", romania),
    ("SE", sweden),
    ("SI", slovenia),
    ("SK", slovakia),
    ("XI", letters::northern_ireland),
];

/// The prefix as the Union writes it; `GR` is read as `EL`.
pub(super) fn prefix(code: &str) -> Option<&'static str> {
    let code = if code == "GR" { "EL" } else { code };
    RULES.iter().map(|(prefix, _)| *prefix).find(|prefix| *prefix == code)
}

/// What the country's rule says; `None` for a prefix outside the Union.
pub(super) fn verdict(prefix: &str, number: &str) -> Option<Verdict> {
    RULES.iter().find(|(known, _)| *known == prefix).map(|(_, rule)| rule(number))
}

/// The verdict on a number of digits alone: shape first, then the sum.
fn of_digits(number: &str, lengths: &[usize], holds: impl FnOnce(&str) -> bool) -> Verdict {
    let has_shape = lengths.contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    match has_shape {
        false => Verdict::Shape,
        true if holds(number) => Verdict::Holds,
        true => Verdict::CheckDigit,
    }
}

/// The same for countries whose numbers never begin with a zero.
fn without_leading_zero(number: &str, length: usize, holds: impl FnOnce(&str) -> bool) -> Verdict {
    if number.starts_with('0') { Verdict::Shape } else { of_digits(number, &[length], holds) }
}

/// The check digit at the end, as a number.
fn last(number: &str) -> u32 {
    digits(number).next_back().unwrap_or(10)
}

fn belgium(number: &str) -> Verdict {
    of_digits(number, &[10], |number| bce::flaw_of(number).is_none())
}

fn bulgaria(number: &str) -> Verdict {
    of_digits(number, &[9, 10], |number| match number.len() {
        9 => bulgarian_company(number),
        _ => bulgarian_person(number),
    })
}

fn bulgarian_company(number: &str) -> bool {
    let check = match weighted(number, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11 {
        10 => weighted(number, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11,
        check => check,
    };
    check % 10 == last(number)
}

/// A citizen's, a foreigner's or another number: each group has its own weights.
fn bulgarian_person(number: &str) -> bool {
    let citizen = weighted(number, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
    let foreigner = weighted(number, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
    let other = (11 - weighted(number, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    [citizen, foreigner, other].contains(&last(number))
}

fn czechia(number: &str) -> Verdict {
    match (number.len(), of_digits(number, &[8, 9, 10], |_| true)) {
        (_, Verdict::Shape) => Verdict::Shape,
        (8, _) if number.starts_with('9') => Verdict::Shape,
        (8, _) => of_digits(number, &[8], |number| {
            let check = (11 - weighted(number, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
            (if check == 0 { 1 } else { check % 10 }) == last(number)
        }),
        (9, _) => Verdict::FormOnly,
        _ => of_digits(number, &[10], |number| modulo(&number[..9], 11) % 10 == last(number)),
    }
}

fn germany(number: &str) -> Verdict {
    without_leading_zero(number, 9, mod11_10_holds)
}

fn denmark(number: &str) -> Verdict {
    without_leading_zero(number, 8, |number| weighted(number, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11))
}

fn estonia(number: &str) -> Verdict {
    of_digits(number, &[9], |number| weighted(number, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10))
}

fn greece(number: &str) -> Verdict {
    of_digits(number, &[9], |number| {
        weighted(number, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == last(number)
            && !number.starts_with("00000000")
    })
}

fn finland(number: &str) -> Verdict {
    of_digits(number, &[8], |number| {
        weighted(number, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11) && number != "00000000"
    })
}

fn croatia(number: &str) -> Verdict {
    of_digits(number, &[11], mod11_10_holds)
}

fn hungary(number: &str) -> Verdict {
    of_digits(number, &[8], |number| weighted(number, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10))
}

/// Seven digits of the person, three of the tax office, Luhn.
fn italy(number: &str) -> Verdict {
    let office = number.get(7..10).and_then(|office| office.parse::<u32>().ok());
    match office {
        Some(1..=100 | 120 | 121 | 888 | 999) if !number.starts_with("0000000") => {
            of_digits(number, &[11], luhn_holds)
        }
        _ => Verdict::Shape,
    }
}

fn lithuania(number: &str) -> Verdict {
    let before_last = digits(number).rev().nth(1);
    if before_last != Some(1) {
        return Verdict::Shape;
    }
    of_digits(number, &[9, 12], |number| {
        let body = &number[..number.len() - 1];
        let round = |shift: u32| {
            digits(body).zip(0..).map(|(digit, place)| digit * (1 + (place + shift) % 9)).sum::<u32>() % 11
        };
        let check = if round(0) == 10 { round(2) } else { round(0) };
        check % 10 == last(number)
    })
}

fn luxembourg(number: &str) -> Verdict {
    of_digits(number, &[8], |number| {
        modulo(&number[..6], 89) == modulo(&number[6..], 100) && number != "00000000"
    })
}

/// Companies begin with 4 to 9; people's numbers are their birth date, or 32 and no check digit.
fn latvia(number: &str) -> Verdict {
    let is_company = number.starts_with(['4', '5', '6', '7', '8', '9']);
    match of_digits(number, &[11], |_| true) {
        Verdict::Holds if number.starts_with("32") => Verdict::FormOnly,
        Verdict::Holds if is_company => {
            of_digits(number, &[11], |number| weighted(number, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3)
        }
        Verdict::Holds => of_digits(number, &[11], |number| {
            (1 + weighted(number, &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == last(number)
        }),
        other => other,
    }
}

fn malta(number: &str) -> Verdict {
    without_leading_zero(number, 8, |number| weighted(number, &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37))
}

fn poland(number: &str) -> Verdict {
    of_digits(number, &[10], |number| {
        weighted(number, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == last(number) && number != "0000000000"
    })
}

fn portugal(number: &str) -> Verdict {
    without_leading_zero(number, 9, |number| {
        (11 - weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == last(number)
    })
}

/// Two to ten digits for companies, the thirteen of the personal number for sole traders.
fn romania(number: &str) -> Verdict {
    if number.starts_with('0') {
        return Verdict::Shape;
    }
    of_digits(number, &[2, 3, 4, 5, 6, 7, 8, 9, 10, 13], |number| {
        if number.len() == 13 {
            let check = weighted(number, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
            return (if check == 10 { 1 } else { check }) == last(number);
        }
        let sum = weighted(&format!("{number:0>10}"), &[7, 5, 3, 2, 1, 7, 5, 3, 2]);
        sum * 10 % 11 % 10 == last(number)
    })
}

fn sweden(number: &str) -> Verdict {
    if number.ends_with("00") {
        return Verdict::Shape;
    }
    of_digits(number, &[12], |number| luhn_holds(&number[..10]) && !number.starts_with("0000000000"))
}

fn slovenia(number: &str) -> Verdict {
    without_leading_zero(number, 8, |number| {
        let check = 11 - weighted(number, &[8, 7, 6, 5, 4, 3, 2]) % 11;
        check != 11 && check % 10 == last(number)
    })
}

fn slovakia(number: &str) -> Verdict {
    of_digits(number, &[10], |number| modulo(number, 11) == 0 && number != "0000000000")
}

/// The Dutch sum of the whole number with its prefix, used since 2020.
fn dutch_sum_holds(number: &str) -> bool {
    mod97("NL".chars().chain(number.chars())) == 1
}
