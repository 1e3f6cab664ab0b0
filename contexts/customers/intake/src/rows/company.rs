//! A row about a company.

use kernel::Country;
use serde::{Deserialize, Serialize};
use values::date::DateRole;
use values::{Mark, Read, bce, siren, siret, vat};

use super::kind::ClientKind;
use super::reach::Reach;
use super::reader::RowReader;
use super::standing::Standing;
use crate::codes::{Caution, WarningCode};
use crate::field::Field;
use crate::given::Given;

/// A company, as a row gives it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct CompanyRow {
    /// The organisation's client number.
    pub number: Given<String>,
    /// The name as written.
    pub name: Given<String>,
    /// The company it belongs to, where a table of both kinds says.
    pub employer: Given<String>,
    /// Business, public body, association.
    pub kind: Given<ClientKind>,
    /// SIREN.
    pub siren: Given<String>,
    /// SIRET.
    pub siret: Given<String>,
    /// Belgian enterprise number.
    pub enterprise_number: Given<String>,
    /// VAT number.
    pub vat: Given<String>,
    /// Sector.
    pub sector: Given<String>,
    /// Number of staff, as written.
    pub size: Given<String>,
    /// Web site.
    pub website: Given<String>,
    /// How it is reached.
    pub reach: Reach,
    /// Our relation to it.
    pub standing: Standing,
}

impl CompanyRow {
    /// Whether the row identifies nobody: neither a name nor a way to reach anyone.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        !says_a_name(&self.name) && !self.reach.reaches() && !self.is_registered()
    }

    /// Whether a register knows it by one of its numbers.
    #[must_use]
    pub fn is_registered(&self) -> bool {
        [&self.siren, &self.siret, &self.enterprise_number, &self.vat]
            .iter()
            .any(|given| given.canonical.is_some())
    }
}

impl RowReader<'_> {
    /// Reads the company of the row; what reaches somebody is its own unless a person stands beside it.
    pub(crate) fn company(&mut self, with_person: bool) -> CompanyRow {
        let country = self.country();
        let kind = self.client_kind();
        let name = self.text(Field::CompanyName);
        let mut company = CompanyRow {
            number: self.client_number(),
            kind,
            employer: self.text(Field::Employer),
            sector: self.text(Field::Sector),
            size: self.text(Field::Size),
            website: self.text(Field::Website),
            ..CompanyRow::default()
        };
        self.identify_company(&mut company, country);
        let (emails, phones): (&[Field], &[Field]) = if with_person {
            (&[Field::CompanyEmail], &[Field::CompanyPhone])
        } else {
            (&[Field::Email, Field::CompanyEmail], &[Field::Phone, Field::CompanyPhone, Field::Mobile])
        };
        company.reach = Reach {
            emails: self.emails(emails),
            phones: self.phones(phones, country),
            addresses: self.addresses(),
        };
        if !with_person {
            company.standing = self.standing(&[&name.raw]);
        }
        company.name = name;
        company
    }

    /// The kind of client, where a word says it.
    pub(crate) fn client_kind(&mut self) -> Given<ClientKind> {
        let Some(column) = self.column(Field::ClientKind) else { return Given::default() };
        let raw = self.raw(column).into_owned();
        Given { canonical: ClientKind::named(&raw), raw, doubt: None }
    }

    /// Reads the numbers registers give, each checked, and against each other.
    fn identify_company(&mut self, company: &mut CompanyRow, country: Country) {
        company.siren = self.identifier(Field::Siren, siren::parse);
        company.siret = self.identifier(Field::Siret, |raw| siret::parse(raw).map(Read::plain));
        company.enterprise_number = self.identifier(Field::EnterpriseNumber, bce::parse);
        company.vat = self.identifier(Field::Vat, |raw| vat::parse(raw, Some(country)).map(Read::plain));
        if company.siren.doubt == Some(WarningCode::Mark(Mark::SiretForSiren))
            && company.siret.canonical.is_none()
        {
            company.siret.canonical = siret::parse(&company.siren.raw).ok().map(String::from);
        }
        if company.siren.is_blank() {
            company.siren.canonical =
                siret::parse(&company.siret.raw).ok().map(|siret| String::from(siret.siren()));
        }
        let inside =
            vat::parse(&company.vat.raw, Some(country)).ok().and_then(|vat| vat.siren()).map(String::from);
        if let (Some(inside), Some(siren)) = (inside, &company.siren.canonical)
            && inside != *siren
        {
            self.warn(self.column(Field::Vat), Caution::VatOfAnotherCompany);
        }
    }

    fn identifier<V: Into<String>>(
        &mut self,
        field: Field,
        parse: impl FnOnce(&str) -> Result<Read<V>, values::Flaw>,
    ) -> Given<String> {
        let Some(column) = self.column(field) else { return Given::default() };
        let raw = self.raw(column);
        let given = Given::from_read(&raw, parse(&raw), V::into);
        self.heed(column, given)
    }

    /// What the row says of our relation to whoever bears one of these names.
    pub(crate) fn standing(&mut self, own_names: &[&str]) -> Standing {
        let mut standing = Standing {
            origin: self.read_origin(),
            since: self.date(Field::ClientSince, DateRole::Past),
            ..Standing::default()
        };
        self.read_consents(&mut standing);
        standing.notes = self.read_notes(own_names);
        self.judge_evidence(&mut standing, own_names);
        standing.language = self.text(Field::Language).raw;
        standing
    }
}

/// Whether a cell holds a name rather than what people type for none.
pub(crate) fn says_a_name(given: &Given<String>) -> bool {
    let text = given.canonical.as_deref().unwrap_or_default();
    let is_filler = text.chars().count() <= 3
        && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '.' | '/' | '?' | '*' | ' '));
    !text.is_empty()
        && !is_filler
        && !matches!(kernel::text::fold(text).as_str(), "n/a" | "nc" | "n.c." | "#n/a")
}
