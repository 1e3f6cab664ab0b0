//! How somebody is reached: values as typed beside what they mean.

use personal::Access;
use serde::Serialize;

use super::told;
use crate::coordinates::{Coordinate, Coordinates, PostalAddress};
use crate::written::Written;

/// E-mails, telephones and postal addresses, the main one first.
#[derive(Clone, Default, Serialize)]
pub struct Reach {
    /// E-mail addresses.
    pub emails: Vec<CoordinateRecord>,
    /// Telephone numbers.
    pub phones: Vec<CoordinateRecord>,
    /// Postal addresses.
    pub addresses: Vec<AddressRecord>,
}

/// An e-mail address or a telephone number.
#[derive(Clone, Serialize)]
pub struct CoordinateRecord {
    /// What it is for.
    pub label: &'static str,
    /// The value.
    #[serde(flatten)]
    pub value: WrittenRecord,
}

/// A value as typed, its canonical form if it has one, and the code of what is wrong with it.
#[derive(Clone, Serialize)]
pub struct WrittenRecord {
    /// As typed.
    pub raw: String,
    /// What is compared, searched and sent to.
    pub canonical: Option<String>,
    /// Why there is no canonical form.
    pub flaw: Option<&'static str>,
}

/// A postal address.
#[derive(Clone, Serialize)]
pub struct AddressRecord {
    /// What it is for.
    pub label: &'static str,
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<WrittenRecord>,
    /// Town.
    pub town: Option<String>,
    /// Country; canonical as its two letters.
    pub country: Option<WrittenRecord>,
}

impl Reach {
    /// Reveals coordinates.
    pub fn of(coordinates: &Coordinates, access: &Access) -> Self {
        let coordinate = |one: &Coordinate| CoordinateRecord {
            label: one.label.code(),
            value: WrittenRecord::of(&one.written, access),
        };
        Self {
            emails: coordinates.emails.iter().map(coordinate).collect(),
            phones: coordinates.phones.iter().map(coordinate).collect(),
            addresses: coordinates.addresses.iter().map(|one| AddressRecord::of(one, access)).collect(),
        }
    }
}

impl WrittenRecord {
    /// Reveals a value.
    pub fn of(written: &Written, access: &Access) -> Self {
        Self {
            raw: written.raw.reveal(access).clone(),
            canonical: told(written.canonical.as_ref(), access),
            flaw: written.flaw.map(values::Flaw::code),
        }
    }

    /// What is best shown: the canonical form, or else what was typed.
    pub fn best(&self) -> &str {
        self.canonical.as_ref().unwrap_or(&self.raw)
    }
}

impl AddressRecord {
    fn of(address: &PostalAddress, access: &Access) -> Self {
        let written = |value: &Option<Written>| value.as_ref().map(|value| WrittenRecord::of(value, access));
        Self {
            label: address.label.code(),
            street: told(address.street.as_ref(), access),
            postcode: written(&address.postcode),
            town: told(address.town.as_ref(), access),
            country: written(&address.country),
        }
    }
}
