//! Numbering plans: which digits can be a number of which country, after libphonenumber's metadata.

use kernel::Country;
use phonenumber::metadata::{DATABASE, Metadata};
use phonenumber::{PhoneNumber, Type};

use crate::{Flaw, Mark};

/// Numbers that call for help, in the countries our users live in.
const EMERGENCY: &[&str] = &[
    "112", "911", "999", "000", "15", "17", "18", "114", "115", "119", "191", "196", "197", "100", "101",
    "102", "103", "104", "105", "106", "107", "110", "116000", "116111", "116117",
];

/// French prefixes dialled like any other in France whose lines lie overseas: prefix, calling code.
const OVERSEAS: &[(&str, u16)] = &[
    ("262", 262),
    ("263", 262),
    ("269", 262),
    ("639", 262),
    ("692", 262),
    ("693", 262),
    ("590", 590),
    ("690", 590),
    ("691", 590),
    ("594", 594),
    ("694", 594),
    ("596", 596),
    ("696", 596),
    ("697", 596),
];

/// Belgium's calling code.
const BELGIUM: u16 = 32;

/// The mobile numbers France keeps for fiction, though Mayotte's begin alike.
const FICTION: &str = "63998";

/// Refuses the numbers that are nobody's line.
pub(super) fn check_short(digits: &str) -> Result<(), Flaw> {
    let first = digits.trim_start_matches('+').chars().next();
    if digits.len() >= 8 && digits.trim_start_matches('+').chars().all(|c| Some(c) == first) {
        return Err(Flaw::PhonePlaceholder);
    }
    match digits.len() {
        _ if EMERGENCY.contains(&digits) => Err(Flaw::PhoneEmergency),
        3..=5 if !digits.starts_with(['0', '+']) => Err(Flaw::PhoneShort),
        6 if digits.starts_with("118") || digits.starts_with("116") => Err(Flaw::PhoneShort),
        _ => Ok(()),
    }
}

/// The E.164 number of dialled digits, and the repair it took.
pub(super) fn e164(digits: &str, home: Country) -> Result<(String, Option<Mark>), Flaw> {
    let home_plan = DATABASE.by_id(home.code());
    if let Some(international) = international(digits, home_plan) {
        let (code, rest) = calling_code(international).ok_or(Flaw::PhoneCountry)?;
        let national = national(&Plan::of_code(code), rest)?;
        return Ok((format!("+{code}{national}"), None));
    }
    let plan = Plan::of_home(home_plan.ok_or(Flaw::PhoneCountry)?);
    let national = match (national(&plan, digits), plusless(&plan, digits)) {
        (Ok(home), Some(rest)) if is_valid(plan.code, &home) || !is_valid(plan.code, &rest) => home,
        (_, Some(rest)) => return Ok((format!("+{}{rest}", plan.code), None)),
        (home, None) => home?,
    };
    let mark = (plan.trunk == Some("0") && !digits.starts_with('0')).then_some(Mark::LostZero);
    Ok((format!("+{}{national}", overseas(&plan, &national)), mark))
}

/// The national number where the home calling code was written without its plus: `33 1 99 00 12 34`.
fn plusless(plan: &Plan, digits: &str) -> Option<String> {
    national(plan, digits.strip_prefix(&plan.code.to_string())?).ok()
}

/// What follows the plus or the international prefix.
fn international<'a>(digits: &'a str, home: Option<&Metadata>) -> Option<&'a str> {
    let is_american = home.is_some_and(|plan| plan.country_code() == 1);
    digits
        .strip_prefix('+')
        .or_else(|| digits.strip_prefix("00"))
        .or_else(|| digits.strip_prefix("011").filter(|_| is_american))
}

/// Calling codes are never the beginning of another: one to three digits decide. `+00` is read as `+`.
fn calling_code(digits: &str) -> Option<(u16, &str)> {
    let digits = digits.strip_prefix("00").unwrap_or(digits);
    if digits.starts_with('0') {
        return None;
    }
    (1..=3).find_map(|length| {
        let (code, rest) = digits.split_at_checked(length)?;
        let code = code.parse().ok().filter(|code| DATABASE.region(code).is_some())?;
        Some((code, rest))
    })
}

/// The national number: the trunk prefix gone. A zero is always one; another digit may belong to the
/// number, so it stays where the rest would be too short.
fn national(plan: &Plan, digits: &str) -> Result<String, Flaw> {
    if digits.bytes().all(|b| b == b'0') {
        return Err(Flaw::PhonePlaceholder);
    }
    let national = match plan.trunk.and_then(|trunk| digits.strip_prefix(trunk)) {
        Some(rest)
            if plan.trunk == Some("0") || plan.length(rest).is_ok() || plan.length(digits).is_err() =>
        {
            rest
        }
        _ => digits,
    };
    plan.length(national)?;
    if plan.code == BELGIUM {
        check_belgian(national)?;
    }
    Ok(national.to_owned())
}

/// Belgian mobiles have nine digits and begin with 45 to 49; every other line has eight (N-06).
fn check_belgian(national: &str) -> Result<(), Flaw> {
    let begins_as_mobile = matches!(national.as_bytes(), [b'4', b'5'..=b'9', ..]);
    match (national.len(), begins_as_mobile) {
        (9, true) | (8, false) => Ok(()),
        (_, true) => Err(Flaw::PhoneTooShort),
        (_, false) => Err(Flaw::PhoneImpossible),
    }
}

/// The calling code of a number dialled within the French plan, which spans several codes.
fn overseas(plan: &Plan, national: &str) -> u16 {
    let is_french = plan.code == 33 || OVERSEAS.iter().any(|(_, code)| *code == plan.code);
    if !is_french || national.len() != 9 {
        return plan.code;
    }
    let overseas = OVERSEAS.iter().find(|(prefix, _)| national.starts_with(prefix)).map(|(_, code)| *code);
    match overseas {
        Some(_) if national.starts_with(FICTION) => 33,
        Some(code) if code == plan.code || is_valid(code, national) => code,
        _ if is_valid(plan.code, national) => plan.code,
        _ => 33,
    }
}

fn is_valid(code: u16, national: &str) -> bool {
    phone_number(&format!("+{code}{national}")).is_some_and(|number| number.is_valid())
}

/// The metadata's view of an E.164 number.
pub(super) fn phone_number(e164: &str) -> Option<PhoneNumber> {
    phonenumber::parse(None, e164).ok()
}

/// What is needed of a country's numbering plan.
struct Plan {
    code: u16,
    trunk: Option<&'static str>,
    lengths: Vec<usize>,
}

impl Plan {
    fn of_home(metadata: &'static Metadata) -> Self {
        Self { code: metadata.country_code(), trunk: metadata.national_prefix(), lengths: lengths(metadata) }
    }

    /// The plan of the main country of a calling code.
    fn of_code(code: u16) -> Self {
        let plans = DATABASE.by_code(&code).unwrap_or_default();
        plans.into_iter().next().map_or(Self { code, trunk: None, lengths: Vec::new() }, Self::of_home)
    }

    fn length(&self, national: &str) -> Result<(), Flaw> {
        let (Some(shortest), Some(longest)) = (self.lengths.iter().min(), self.lengths.iter().max()) else {
            return Err(Flaw::PhoneCountry);
        };
        match national.len() {
            length if length < *shortest => Err(Flaw::PhoneTooShort),
            length if length > *longest => Err(Flaw::PhoneTooLong),
            length if self.lengths.contains(&length) => Ok(()),
            _ => Err(Flaw::PhoneImpossible),
        }
    }
}

/// Every length a number of the country can have when dialled whole.
fn lengths(metadata: &Metadata) -> Vec<usize> {
    const KINDS: [Type; 10] = [
        Type::FixedLine,
        Type::Mobile,
        Type::TollFree,
        Type::PremiumRate,
        Type::SharedCost,
        Type::PersonalNumber,
        Type::Voip,
        Type::Pager,
        Type::Uan,
        Type::Voicemail,
    ];
    let descriptors = KINDS.iter().filter_map(|kind| metadata.descriptors().get(*kind));
    descriptors
        .flat_map(|descriptor| descriptor.possible_length().iter().map(|length| usize::from(*length)))
        .collect()
}
