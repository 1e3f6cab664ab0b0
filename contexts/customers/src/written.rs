//! What somebody typed, beside what it means. A wrong number is kept as typed and flagged;
//! nothing is ever silently changed.

use kernel::Country;
use kernel::text::trim;
use personal::Personal;
use values::{Flaw, Mark, bce, country, email, phone, postcode, siren, siret, vat};

/// A value as typed, its canonical form if it has one, and why it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// As typed, edge spaces removed.
    pub raw: Personal<String>,
    /// What is compared, searched and sent to.
    pub canonical: Option<Personal<String>>,
    /// Why there is no canonical form.
    pub flaw: Option<Flaw>,
}

impl Written {
    /// A value that means what it says.
    #[must_use]
    pub fn sound(raw: &str, canonical: impl Into<String>) -> Self {
        Self { raw: text(raw), canonical: Some(Personal::new(canonical.into())), flaw: None }
    }

    /// A value without a canonical form.
    #[must_use]
    pub fn flawed(raw: &str, flaw: Flaw) -> Self {
        Self { raw: text(raw), canonical: None, flaw: Some(flaw) }
    }

    /// The e-mail addresses of a field: usually one, none if it is blank.
    #[must_use]
    pub fn emails(raw: &str) -> Vec<Self> {
        several(raw, email::parse(raw), |email| (email.shown, email.canonical))
    }

    /// The telephone numbers of a field; one without a calling code is one of `home`.
    #[must_use]
    pub fn phones(raw: &str, home: Country) -> Vec<Self> {
        several(raw, phone::parse(raw, home), |phone| (phone::display(&phone.e164, home), phone.e164))
    }

    /// A postcode of a country. A spreadsheet may have eaten a zero; who types a digit too few meant
    /// another postcode.
    #[must_use]
    pub fn postcode(raw: &str, country: Country) -> Option<Self> {
        one(
            raw,
            postcode::parse(raw, country).and_then(|read| match read.mark {
                Some(Mark::LostZero) => Err(Flaw::PostcodeShape),
                _ => Ok(read.value),
            }),
        )
    }

    /// A country, by name or code.
    #[must_use]
    pub fn country(raw: &str) -> Option<Self> {
        one(raw, country::parse(raw).map(|country| country.code().to_owned()))
    }

    /// A SIREN.
    #[must_use]
    pub fn siren(raw: &str) -> Option<Self> {
        one(raw, siren::parse(raw).map(|read| read.value.into()))
    }

    /// A SIRET.
    #[must_use]
    pub fn siret(raw: &str) -> Option<Self> {
        one(raw, siret::parse(raw).map(String::from))
    }

    /// A Belgian enterprise number.
    #[must_use]
    pub fn bce(raw: &str) -> Option<Self> {
        one(raw, bce::parse(raw).map(|read| read.value.into()))
    }

    /// A VAT number; one without a prefix is one of `home`.
    #[must_use]
    pub fn vat(raw: &str, home: Country) -> Option<Self> {
        one(raw, vat::parse(raw, Some(home)).map(String::from))
    }

    /// What is best shown: the canonical form, or else what was typed.
    #[must_use]
    pub fn best(&self) -> &Personal<String> {
        self.canonical.as_ref().unwrap_or(&self.raw)
    }
}

/// The flaw of a stored code.
pub(crate) fn flaw_of(code: &str) -> Option<Flaw> {
    Flaw::ALL.iter().copied().find(|flaw| flaw.code() == code)
}

fn one(raw: &str, read: Result<String, Flaw>) -> Option<Written> {
    match read {
        Ok(canonical) => Some(Written::sound(raw, canonical)),
        Err(Flaw::Empty) => None,
        Err(flaw) => Some(Written::flawed(raw, flaw)),
    }
}

/// A field may hold several values; only then is each one's text the spelling we give it.
fn several<T>(raw: &str, read: Result<Vec<T>, Flaw>, take: impl Fn(T) -> (String, String)) -> Vec<Written> {
    match read.map(|values| values.into_iter().map(take).collect::<Vec<_>>()) {
        Ok(values) if values.len() == 1 => {
            values.into_iter().map(|(_, canonical)| Written::sound(raw, canonical)).collect()
        }
        Ok(values) => {
            values.into_iter().map(|(shown, canonical)| Written::sound(&shown, canonical)).collect()
        }
        Err(Flaw::Empty) => Vec::new(),
        Err(flaw) => vec![Written::flawed(raw, flaw)],
    }
}

fn text(raw: &str) -> Personal<String> {
    Personal::new(trim(raw).to_owned())
}
