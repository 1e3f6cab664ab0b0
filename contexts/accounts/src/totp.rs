//! Six digits that change every thirty seconds (RFC 6238): what a telephone shares with Carnet.

use jiff::Timestamp;
use kernel::Ambient;
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

const BYTES: usize = 20;

/// The secret both sides know. It is shown while it is being set up, and never again.
#[derive(Clone)]
pub struct Secret(Zeroizing<[u8; BYTES]>);

impl Secret {
    /// A new random secret.
    #[must_use]
    pub fn fresh(ambient: &Ambient) -> Self {
        Self(Zeroizing::new(ambient.bytes()))
    }

    /// A secret as it was kept; `None` if the bytes are none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The bytes, to be sealed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The secret as one types it where no picture can be taken: base 32, in groups of four.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let letters = totp_rs::Secret::from(*self.0).to_base32();
        let groups: Vec<&str> =
            letters.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join(" ")
    }

    /// The address that an authenticator takes from a picture: whose account, in which house.
    #[must_use]
    pub fn address(&self, house: &str, account: &str) -> Option<String> {
        let plain = |text: &str| text.replace(':', " ");
        let totp = self.builder().with_issuer(Some(plain(house))).with_account_name(plain(account)).build();
        totp.ok()?.to_url().ok()
    }

    /// The half minute a typed code is of, one early or late included; only one later than `last`, since
    /// a code is taken once.
    #[must_use]
    pub fn step_of(&self, typed: &str, now: Timestamp, last: i64) -> Option<i64> {
        let code: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let seconds = u64::try_from(now.as_second()).ok()?;
        let step = i64::try_from(self.totp().check(&code, seconds)?).ok()?;
        (step > last).then_some(step)
    }

    /// The code of an instant, as a telephone shows it.
    #[cfg(test)]
    #[must_use]
    pub fn code_at(&self, now: Timestamp) -> String {
        self.totp().generate(u64::try_from(now.as_second()).unwrap_or_default()).to_string()
    }

    fn totp(&self) -> Totp {
        // the account's name is of no account here: the default numbers are those of the RFC
        self.builder().build_noncompliant()
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;
    use jiff::Timestamp;

    /// The secret of RFC 6238, appendix B, and the last six digits of its codes by SHA-1.
    const CODES: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    fn secret() -> Secret {
        Secret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        for (seconds, code) in CODES {
            assert_eq!(secret().code_at(at(seconds)), code);
            assert_eq!(secret().step_of(code, at(seconds), 0), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_is_taken_half_a_minute_early_or_late_and_with_a_space_and_only_once() {
        let (seconds, code) = CODES[3];
        let step = seconds / 30;
        assert_eq!(secret().step_of("005 924", at(seconds + 30), 0), Some(step));
        assert_eq!(secret().step_of(code, at(seconds - 30), 0), Some(step));
        assert_eq!(secret().step_of(code, at(seconds + 90), 0), None);
        assert_eq!(secret().step_of(code, at(seconds), step), None, "the same code again");
        assert_eq!(secret().step_of("000000", at(seconds), 0), None);
        assert_eq!(secret().step_of("", at(seconds), 0), None);
    }

    #[test]
    fn an_authenticator_reads_whose_account_it_is_and_in_which_house() {
        let address = secret().address("Maison: Delcourt", "camille@delcourt.example.com").unwrap();
        assert!(address.starts_with("otpauth://totp/"), "{address}");
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{address}");
        assert!(address.contains("issuer=Maison") && address.contains("camille"), "{address}");
        assert_eq!(secret().in_groups(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
