//! The member states whose numbers hold letters.

use super::{Verdict, dutch_sum_holds, last, of_digits};
use crate::checksum::{digits, luhn_holds, modulo, weighted};

/// The letter of a Spanish number, by the rest modulo 23.
const SPANISH_LETTERS: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
/// The letter of an Irish number, by the sum modulo 23.
const IRISH_LETTERS: &[u8] = b"WABCDEFGHIJKLMNOPQRSTUV";

/// `U` and eight digits.
pub(super) fn austria(number: &str) -> Verdict {
    let Some(number) = number.strip_prefix('U') else { return Verdict::Shape };
    of_digits(number, &[8], |number| {
        let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
        let values = digits(number)
            .take(7)
            .enumerate()
            .map(|(place, digit)| if place % 2 == 0 { digit } else { doubled(digit) });
        (96 - values.sum::<u32>()) % 10 == last(number)
    })
}

/// Eight digits and a letter; never beginning with 12.
pub(super) fn cyprus(number: &str) -> Verdict {
    const ODD_PLACES: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let Some(letter) = number.chars().next_back().filter(char::is_ascii_uppercase) else {
        return Verdict::Shape;
    };
    let body = &number[..number.len() - 1];
    if of_digits(body, &[8], |body| !body.starts_with("12")) != Verdict::Holds {
        return Verdict::Shape;
    }
    let values = digits(body)
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { ODD_PLACES[digit as usize % 10] } else { digit });
    let expected = char::from_digit(10 + values.sum::<u32>() % 26, 36);
    holds_if(expected == Some(letter.to_ascii_lowercase()))
}

/// Two characters of key and a SIREN (N-03). Keys with letters, never O or I, are not recomputed.
pub(super) fn france(number: &str) -> Verdict {
    let Some((key, siren)) = number.split_at_checked(2) else { return Verdict::Shape };
    let is_key = key.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'Z'));
    let is_monaco = siren.starts_with("000");
    match of_digits(siren, &[9], |siren| is_monaco || luhn_holds(siren)) {
        Verdict::Holds if !is_key || siren == "000000000" => Verdict::Shape,
        Verdict::Holds => match key.parse::<u32>() {
            Ok(key) => holds_if(key == (12 + 3 * modulo(siren, 97)) % 97),
            Err(_) => Verdict::FormOnly,
        },
        other => other,
    }
}

/// Seven digits and one or two letters, or the old form with its second character moved.
pub(super) fn ireland(number: &str) -> Verdict {
    let Some((body, tail)) = number.split_at_checked(7) else { return Verdict::Shape };
    let is_old = matches!(body.as_bytes().get(1), Some(b'A'..=b'Z' | b'+' | b'*'));
    let body = if is_old { format!("0{}{}", &body[2..], &body[..1]) } else { body.to_owned() };
    let (letter, extra) = match *tail.as_bytes() {
        [letter] => (letter, 0),
        [letter, extra @ b'A'..=b'I'] => (letter, u32::from(extra - b'A') + 1),
        [letter, b'W'] => (letter, 0),
        _ => return Verdict::Shape,
    };
    if of_digits(&body, &[7], |_| true) != Verdict::Holds || !letter.is_ascii_uppercase() {
        return Verdict::Shape;
    }
    let sum = weighted(&body, &[8, 7, 6, 5, 4, 3, 2]) + 9 * extra;
    holds_if(IRISH_LETTERS.get(sum as usize % 23) == Some(&letter))
}

/// Nine digits, `B`, two digits: the citizen's sum of before 2020 or the sum over the whole since.
pub(super) fn netherlands(number: &str) -> Verdict {
    let Some((body, suffix)) = number.split_once('B') else { return Verdict::Shape };
    let has_shape = of_digits(body, &[9], |body| body != "000000000") == Verdict::Holds
        && of_digits(suffix, &[2], |suffix| suffix != "00") == Verdict::Holds;
    if !has_shape {
        return Verdict::Shape;
    }
    let citizen = weighted(body, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == last(body);
    holds_if(citizen || dutch_sum_holds(number))
}

/// A citizen's eight digits and letter, a foreigner's X, Y or Z, or a company's letter, seven digits and control.
pub(super) fn spain(number: &str) -> Verdict {
    let Some(body) = number.get(1..8).filter(|body| body.bytes().all(|b| b.is_ascii_digit())) else {
        return Verdict::Shape;
    };
    let &[first, _, _, _, _, _, _, _, control] = number.as_bytes() else { return Verdict::Shape };
    let person = |digits: &str| holds_if(SPANISH_LETTERS.get(modulo(digits, 23) as usize) == Some(&control));
    match first {
        b'0'..=b'9' => person(&number[..8]),
        b'K' | b'L' | b'M' | b'X' => person(body),
        b'Y' => person(&format!("1{body}")),
        b'Z' => person(&format!("2{body}")),
        b'A'..=b'H' | b'J' | b'N' | b'P'..=b'S' | b'U'..=b'W' => spanish_company(body, control),
        _ => Verdict::Shape,
    }
}

/// The control is a digit or its letter; sources differ on who gets which, so both are right.
fn spanish_company(body: &str, control: u8) -> Verdict {
    let check =
        (b'0'..=b'9').find(|check| luhn_holds(&format!("{body}{}", char::from(*check)))).unwrap_or(b'0');
    let letter = b"JABCDEFGHI".get(usize::from(check - b'0'));
    holds_if(check == control || letter == Some(&control))
}

/// British rules: nine digits, twelve with a branch, or a government or health body's five characters.
pub(super) fn northern_ireland(number: &str) -> Verdict {
    if let Some((body, digits)) = number.split_at_checked(2).filter(|(body, _)| matches!(*body, "GD" | "HA"))
    {
        let range = if body == "GD" { 0..500 } else { 500..1000 };
        let is_known = digits.len() == 3 && digits.parse().is_ok_and(|number: u32| range.contains(&number));
        return if is_known { Verdict::FormOnly } else { Verdict::Shape };
    }
    of_digits(number, &[9, 12], |number| {
        let sum = weighted(number, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
        matches!(sum, 0 | 42) && !number.starts_with("000000000")
    })
}

fn holds_if(holds: bool) -> Verdict {
    if holds { Verdict::Holds } else { Verdict::CheckDigit }
}
