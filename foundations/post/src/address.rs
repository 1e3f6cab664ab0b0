//! Addresses as a relay takes them: ASCII, one line, one `@`.

use lettre::Address;
use lettre::message::Mailbox;

/// Why nothing can be sent to or from an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It is no address at all.
    #[error("not an e-mail address")]
    NotOne,
    /// Letters beyond ASCII stand before the `@`: few relays take such an address, and none must.
    #[error("the part before the @ has letters that relays do not take")]
    NotAscii,
}

/// An address with its domain in ASCII: `camille@délcourt.example` is written `camille@xn--….example`.
///
/// # Errors
/// [`BadAddress`].
pub fn canonical(typed: &str) -> Result<String, BadAddress> {
    read(typed).map(|address| address.to_string())
}

pub fn read(typed: &str) -> Result<Address, BadAddress> {
    let (local, domain) = typed.trim().rsplit_once('@').ok_or(BadAddress::NotOne)?;
    if typed.chars().any(char::is_control) {
        return Err(BadAddress::NotOne);
    }
    if !local.is_ascii() {
        return Err(BadAddress::NotAscii);
    }
    let domain = idna::domain_to_ascii(domain).map_err(|_| BadAddress::NotOne)?;
    Address::new(local, domain).map_err(|_| BadAddress::NotOne)
}

/// An address under a name.
pub fn mailbox(name: &str, address: &str) -> Result<Mailbox, BadAddress> {
    let name = one_line(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), read(address)?))
}

/// A text without line breaks or other signs that would end a header or begin another.
pub fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{BadAddress, canonical, one_line};

    #[test]
    fn a_domain_is_written_in_ascii_and_a_local_part_must_be() {
        assert_eq!(canonical("zoe@délcourt.example").unwrap(), "zoe@xn--dlcourt-bya.example");
        assert_eq!(canonical("zoé@delcourt.example"), Err(BadAddress::NotAscii));
    }

    #[test]
    fn what_would_begin_another_header_is_no_address() {
        for typed in ["", "zoe", "zoe@", "@x.example", "a b@x.example", "zoe@x.example\r\nBcc: all@x.example"]
        {
            assert_eq!(canonical(typed), Err(BadAddress::NotOne), "{typed:?}");
        }
        assert_eq!(one_line(" Zoé\r\nBcc:\tall@x.example "), "Zoé Bcc: all@x.example");
    }
}
