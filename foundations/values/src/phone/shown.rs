//! A stored number as people read it, and what sort of line it is.

use kernel::Country;
use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, Type};

use super::{PhoneKind, plan};

/// An E.164 number as people read it: national form at home (`06 39 98 20 11`), international abroad
/// (`+32 455 12 80 34`), with no-break spaces.
#[must_use]
pub fn display(e164: &str, home: Country) -> String {
    let home_code = DATABASE.by_id(home.code()).map(|plan| format!("+{}", plan.country_code()));
    let national = home_code.and_then(|code| e164.strip_prefix(&code));
    let shown = match (e164.strip_prefix("+33"), national) {
        (Some(french), Some(_)) if french.len() == 9 => pairs(&format!("0{french}")),
        (Some(french), None) if french.len() == 9 => format!("+33 {} {}", &french[..1], pairs(&french[1..])),
        (_, national) => {
            formatted(e164, if national.is_some() { Mode::National } else { Mode::International })
        }
    };
    shown.replace(' ', "\u{a0}")
}

/// What sort of line an E.164 number is: by the numbering plan in France and Belgium (N-06), where
/// ranges kept for fiction have a kind too, by the metadata elsewhere.
#[must_use]
pub fn kind(e164: &str) -> PhoneKind {
    if let Some(french) = e164.strip_prefix("+33") {
        return match french.as_bytes().first() {
            Some(b'6' | b'7') => PhoneKind::Mobile,
            Some(b'1'..=b'5' | b'9') => PhoneKind::Fixed,
            Some(b'8') => PhoneKind::Special,
            _ => PhoneKind::Unknown,
        };
    }
    match e164.strip_prefix("+32").map(|belgian| (belgian.len(), belgian.as_bytes())) {
        Some((9, [b'4', b'5'..=b'9', ..])) => PhoneKind::Mobile,
        Some((8, [b'7' | b'8' | b'9', b'0', ..])) => PhoneKind::Special,
        Some((8, _)) => PhoneKind::Fixed,
        _ => kind_by_metadata(e164),
    }
}

fn kind_by_metadata(e164: &str) -> PhoneKind {
    match plan::phone_number(e164).map(|number| number.number_type(&DATABASE)) {
        Some(Type::Mobile) => PhoneKind::Mobile,
        Some(Type::FixedLine | Type::Voip) => PhoneKind::Fixed,
        Some(Type::TollFree | Type::PremiumRate | Type::SharedCost | Type::Uan) => PhoneKind::Special,
        _ => PhoneKind::Unknown,
    }
}

/// Digits two by two.
fn pairs(digits: &str) -> String {
    let bytes = digits.as_bytes().chunks(2).map(String::from_utf8_lossy);
    bytes.collect::<Vec<_>>().join(" ")
}

fn formatted(e164: &str, mode: Mode) -> String {
    let Some(number) = plan::phone_number(e164) else { return e164.to_owned() };
    let shown = number.format().mode(mode).to_string();
    let is_bare = mode == Mode::National && shown.bytes().all(|b| b.is_ascii_digit());
    let trunk = DATABASE.by_code(&number.code().value()).and_then(|plans| plans.first()?.national_prefix());
    // Numbers of a range the metadata do not know come out bare: they want their zero too.
    if is_bare && trunk == Some("0") { format!("0{shown}") } else { shown }
}
