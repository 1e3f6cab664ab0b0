//! Records read back from their fields: what the journal keeps of one is enough to give a value back.

use std::str::FromStr;

use kernel::{CompanyId, Country};
use personal::{Access, Personal};

use crate::company::{CompanyDetails, Identifier, IdentifierKind};
use crate::coordinates::{BETWEEN, Coordinate, Coordinates, LABEL, Label, PostalAddress};
use crate::fields::Fields;
use crate::person::{PersonDetails, PersonName, Role};
use crate::relation::{Declared, Relationship};
use crate::written::Written;

/// Fields to be read, and what it takes to read them.
pub struct Reading<'a> {
    /// The fields.
    pub fields: &'a Fields,
    /// Opens them: numbers are read anew.
    pub access: &'a Access,
    /// The country of numbers that name none.
    pub home: Country,
}

impl Reading<'_> {
    /// A person. What is written as in `known` means what it meant there.
    #[must_use]
    pub fn person(&self, known: &PersonDetails) -> PersonDetails {
        let role = |place: usize| {
            let company: CompanyId = self.plain(&format!("roles.{place}.company"))?;
            Some(Role { company, title: self.fields.get(&format!("roles.{place}.title")) })
        };
        PersonDetails {
            name: PersonName {
                civility: self.fields.get("civility"),
                given: self.fields.get("given_name"),
                family: self.fields.get("family_name"),
            },
            client_number: self.fields.get("client_number"),
            job_title: self.fields.get("job_title"),
            roles: self.fields.places("roles").into_iter().filter_map(role).collect(),
            coordinates: self.coordinates(&known.coordinates),
            relationship: self.relationship(),
        }
    }

    /// A company. What is written as in `known` means what it meant there.
    #[must_use]
    pub fn company(&self, known: &CompanyDetails) -> CompanyDetails {
        let identifier = |kind: &IdentifierKind| {
            let raw = self.fields.get(kind.code())?;
            let same = known.identifiers.iter().find(|it| it.kind == *kind && it.written.raw == raw);
            let read = || Some(Identifier { kind: *kind, written: self.number(*kind, &raw)? });
            same.cloned().or_else(read)
        };
        CompanyDetails {
            name: self.fields.get("name").unwrap_or_default(),
            client_number: self.fields.get("client_number"),
            identifiers: IdentifierKind::ALL.iter().filter_map(identifier).collect(),
            sector: self.fields.get("sector"),
            size: self.fields.get("size"),
            website: self.fields.get("website"),
            coordinates: self.coordinates(&known.coordinates),
            relationship: self.relationship(),
        }
    }

    fn number(&self, kind: IdentifierKind, raw: &Personal<String>) -> Option<Written> {
        let raw = raw.reveal(self.access);
        match kind {
            IdentifierKind::Siren => Written::siren(raw),
            IdentifierKind::Siret => Written::siret(raw),
            IdentifierKind::Bce => Written::bce(raw),
            IdentifierKind::Vat => Written::vat(raw, self.home),
        }
    }

    fn coordinates(&self, known: &Coordinates) -> Coordinates {
        let address = |place: usize| self.address(place, &known.addresses);
        Coordinates {
            emails: self.list("emails", &known.emails, Written::emails),
            phones: self.list("phones", &known.phones, |raw| Written::phones(raw, self.home)),
            addresses: self.fields.places("addresses").into_iter().filter_map(address).collect(),
        }
    }

    fn list(&self, list: &str, known: &[Coordinate], read: impl Fn(&str) -> Vec<Written>) -> Vec<Coordinate> {
        let mut all = Vec::new();
        for place in self.fields.places(list) {
            let Some(raw) = self.fields.get(&format!("{list}.{place}")) else { continue };
            let label = self.label(list, place);
            let same = known.iter().find(|one| one.written.raw == raw);
            let written = match same {
                Some(one) => vec![one.written.clone()],
                None => read(raw.reveal(self.access)),
            };
            all.extend(written.into_iter().map(|written| Coordinate { label, written }));
        }
        all
    }

    fn label(&self, list: &str, place: usize) -> Label {
        let code = self.fields.get(&format!("{list}.{place}.{LABEL}"));
        code.and_then(|code| Label::from_code(code.reveal(self.access))).unwrap_or(Label::Main)
    }

    /// An address by its parts. One in a single line, without them, is all street.
    fn address(&self, place: usize, known: &[PostalAddress]) -> Option<PostalAddress> {
        let told = self.fields.get(&format!("addresses.{place}"))?;
        let label = self.label("addresses", place);
        if let Some(same) = known.iter().find(|one| one.journalled().as_ref() == Some(&told)) {
            return Some(PostalAddress { label, ..same.clone() });
        }
        let mut parts = told.reveal(self.access).split(BETWEEN);
        let mut next = || parts.next().filter(|part| !part.is_empty());
        let (street, postcode, town, country) = (next(), next(), next(), next());
        let text = |part: &str| Personal::new(part.to_owned());
        let country = country.and_then(Written::country);
        let code = country.as_ref().and_then(|country| country.canonical.as_ref());
        let of = code.and_then(|code| code.reveal(self.access).parse().ok()).unwrap_or(self.home);
        Some(PostalAddress {
            label,
            street: street.map(text),
            postcode: postcode.and_then(|postcode| Written::postcode(postcode, of)),
            town: town.map(text),
            country,
        })
    }

    fn relationship(&self) -> Relationship {
        Relationship {
            owner: self.plain("owner_id"),
            channel: self.fields.get("channel"),
            language: self.fields.get("language"),
            declared: self.plain::<String>("declared").and_then(|code| Declared::from_code(&code)),
            client_since: self.plain("client_since"),
        }
    }

    fn plain<T: FromStr>(&self, name: &str) -> Option<T> {
        self.fields.get(name)?.reveal(self.access).parse().ok()
    }
}
