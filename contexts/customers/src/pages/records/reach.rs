//! Ways that a value leads out of Carnet: a call, a letter, a map, a site. The browser asks the reader's own
//! programs; nothing is asked of another host.

use personal::Personal;

/// Writes to an address that could be read: `mailto:`.
pub fn mailto(email: &Personal<String>) -> Personal<String> {
    email.clone().map(|email| match email.rsplit_once('@') {
        Some((local, domain)) => format!("mailto:{}@{domain}", encoded(local)),
        None => format!("mailto:{}", encoded(&email)),
    })
}

/// Calls a number in E.164: `tel:`.
pub fn tel(number: &Personal<String>) -> Personal<String> {
    number.clone().map(|number| format!("tel:{number}"))
}

/// Shows a postal address in the reader's own map program: `geo:`. No map service hears of it here.
pub fn geo(line: &Personal<String>) -> Personal<String> {
    line.clone().map(|line| format!("geo:0,0?q={}", encoded(&line)))
}

/// A web address as people write it, if it is one: `boutique.example` is one too.
pub fn site(website: &Personal<String>) -> Option<Personal<String>> {
    let (is_whole, is_bare) = (website.holds(|it| is_http(it)), website.holds(|it| is_domain(it)));
    let website = website.clone();
    match (is_whole, is_bare) {
        (true, _) => Some(website.map(|it| kernel::text::trim(&it).to_owned())),
        (_, true) => Some(website.map(|it| format!("https://{}", kernel::text::trim(&it)))),
        _ => None,
    }
}

fn is_http(text: &str) -> bool {
    let text = kernel::text::trim(text).to_ascii_lowercase();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(is_domain)
}

/// Letters, digits and dots up to the first slash, one dot at least: no other scheme hides in it.
fn is_domain(text: &str) -> bool {
    let text = kernel::text::trim(text);
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = |sign: char| sign.is_alphanumeric() || sign == '.' || sign == '-';
    host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(is_plain)
        && !text.contains(char::is_whitespace)
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}
