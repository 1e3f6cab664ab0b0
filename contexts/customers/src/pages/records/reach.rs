//! Ways that a value leads out of Carnet: a call, a letter, a map, a site. The browser asks the reader's own
//! programs; nothing is asked of another host.

use personal::Personal;

/// One way out, with its icon and the locale key of what is done there.
#[derive(Clone)]
pub struct Way {
    pub href: Personal<String>,
    pub icon: &'static str,
    pub label: &'static str,
}

impl Way {
    /// Writes to an address that could be read: `mailto:`.
    pub fn to_write(email: &Personal<String>) -> Self {
        let href = email.clone().map(|email| match email.rsplit_once('@') {
            Some((local, domain)) => format!("mailto:{}@{domain}", encoded(local)),
            None => format!("mailto:{}", encoded(&email)),
        });
        Self { href, icon: "mail", label: "reach-write" }
    }

    /// Calls a number in E.164: `tel:`.
    pub fn to_call(number: &Personal<String>) -> Self {
        let href = number.clone().map(|number| format!("tel:{number}"));
        Self { href, icon: "phone", label: "reach-call" }
    }

    /// Shows a postal address in the reader's own map program: `geo:`. No map service hears of it here.
    pub fn to_map(line: &Personal<String>) -> Self {
        let href = line.clone().map(|line| format!("geo:0,0?q={}", encoded(&line)));
        Self { href, icon: "map-pin", label: "reach-map" }
    }

    /// A web address as people write it, if it is one: `boutique.example` is one too.
    pub fn to_site(website: &Personal<String>) -> Option<Self> {
        let (is_whole, is_bare) = (website.holds(|it| is_http(it)), website.holds(|it| is_domain(it)));
        let website = website.clone();
        let href = match (is_whole, is_bare) {
            (true, _) => Some(website.map(|it| kernel::text::trim(&it).to_owned())),
            (_, true) => Some(website.map(|it| format!("https://{}", kernel::text::trim(&it)))),
            _ => None,
        };
        href.map(|href| Self { href, icon: "external-link", label: "reach-site" })
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
