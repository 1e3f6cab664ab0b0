//! The sums that catch a mistyped digit. All work on ASCII digits already checked by the caller.

/// The digits of a text, one number each; anything else is left out.
pub(crate) fn digits(text: &str) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
    text.chars().filter_map(|c| c.to_digit(10))
}

/// Luhn's sum, check digit last.
pub(crate) fn luhn_holds(text: &str) -> bool {
    let sum: u32 = digits(text)
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The digits each multiplied by its weight, summed; stops at the shorter of the two.
pub(crate) fn weighted(text: &str, weights: &[u32]) -> u32 {
    digits(text).zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// The number the digits write, modulo a small number.
pub(crate) fn modulo(text: &str, modulus: u32) -> u32 {
    digits(text).fold(0, |rest, digit| (rest * 10 + digit) % modulus)
}

/// ISO 7064 mod 97-10 of letters and digits (A is 10, Z is 35), as IBANs use.
pub(crate) fn mod97(text: impl Iterator<Item = char>) -> u32 {
    text.filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (rest * shift + value) % 97
    })
}

/// ISO 7064 mod 11,10, check digit last, as Germany and Croatia use.
pub(crate) fn mod11_10_holds(text: &str) -> bool {
    let last = text.len().saturating_sub(1);
    let check = digits(text).enumerate().fold(10, |product, (place, digit)| {
        let sum = (product + digit) % 10;
        match (place == last, sum) {
            (true, sum) => sum,
            (false, 0) => 20 % 11,
            (false, sum) => sum * 2 % 11,
        }
    });
    check == 1
}
