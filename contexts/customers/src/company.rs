//! A company of the file.

use kernel::{CompanyId, Holder, UserId};
use personal::{LegalBasis, Personal};
use store::journal::Record;
use store::search::Searchable;
use values::name;

use crate::arrival::Arrival;
use crate::codes::codes;
use crate::coordinates::Coordinates;
use crate::fields::{Fields, Journalled, Step};
use crate::relation::Relationship;
use crate::sealed_text::{folded, joined};
use crate::written::Written;

/// A company. What concerns only a company is not personal, but the name and numbers of a sole
/// trader are: everything said in words is sealed alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// The id.
    pub id: CompanyId,
    /// Counts the changes, so that the second of two who edit at once is told.
    pub version: i64,
    /// How the record came.
    pub arrival: Arrival,
    /// What is known.
    pub details: CompanyDetails,
}

/// What is known of a company. Only the name is compulsory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompanyDetails {
    /// Legal or usual name.
    pub name: Personal<String>,
    /// The number the business gives it.
    pub client_number: Option<Personal<String>>,
    /// SIREN, SIRET, VAT, enterprise number.
    pub identifiers: Vec<Identifier>,
    /// Sector of activity, in words or as a code.
    pub sector: Option<Personal<String>>,
    /// Number of staff, as given.
    pub size: Option<Personal<String>>,
    /// Web site.
    pub website: Option<Personal<String>>,
    /// How it is reached.
    pub coordinates: Coordinates,
    /// How the relation is kept.
    pub relationship: Relationship,
}

/// One of the numbers a company is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// Which number it is.
    pub kind: IdentifierKind,
    /// As typed and as understood.
    pub written: Written,
}

codes! {
    /// The numbers a company is known by.
    IdentifierKind {
        /// Nine digits, France.
        Siren = "siren",
        /// Fourteen digits, an establishment in France.
        Siret = "siret",
        /// Ten digits, Belgium.
        Bce = "bce",
        /// VAT number, European Union.
        Vat = "vat",
    }
}

codes! {
    /// Why a company cannot be kept as asked.
    CompanyRejection {
        /// No name.
        Nameless = "rejection-company-nameless",
        /// Two numbers of one kind.
        IdentifierTwice = "rejection-company-identifier-twice",
    }
}

impl Company {
    /// Brings a new company into the file.
    ///
    /// # Errors
    /// [`CompanyRejection`] when the name is missing or a number is given twice.
    pub fn introduce(
        id: CompanyId,
        details: CompanyDetails,
        arrival: Arrival,
    ) -> Result<Step<Self>, CompanyRejection> {
        details.check()?;
        Ok(Step::first("created", Self { id, version: 1, arrival, details }))
    }

    /// Corrects what is known.
    ///
    /// # Errors
    /// [`CompanyRejection`] when the name is missing or a number is given twice.
    pub fn correct(self, details: CompanyDetails) -> Result<Step<Self>, CompanyRejection> {
        details.check()?;
        let after = Self { version: self.version + 1, details, ..self.clone() };
        Ok(Step::from("corrected", self, after))
    }

    /// The number of one kind.
    #[must_use]
    pub fn identifier(&self, kind: IdentifierKind) -> Option<&Written> {
        self.details.identifiers.iter().find(|identifier| identifier.kind == kind).map(|found| &found.written)
    }

    /// By which lists are sorted: the name, folded.
    #[must_use]
    pub fn sort_key(&self) -> Personal<String> {
        folded(&self.details.name)
    }

    /// Hands the record to a colleague, who looks after it from now on.
    #[must_use]
    pub fn hand_to(self, colleague: UserId) -> Step<Self> {
        let mut after = Self { version: self.version + 1, ..self.clone() };
        after.details.relationship.owner = Some(colleague);
        Step::from("corrected", self, after)
    }

    pub(crate) fn searchable(&self) -> Searchable {
        let mut words = vec![self.details.name.clone()];
        words.extend(self.details.client_number.clone());
        for identifier in &self.details.identifiers {
            words.push(identifier.written.raw.clone());
            words.extend(identifier.written.canonical.clone());
        }
        words.extend(self.details.coordinates.search_words());
        let text = joined(&words).unwrap_or_default();
        Searchable { record: self.record(), holder: Some(self.id.into()), text }
    }
}

impl CompanyDetails {
    /// On what ground a company is kept that was typed (P-03).
    #[must_use]
    pub fn basis(&self) -> LegalBasis {
        self.relationship.basis()
    }

    /// The key by which the same name is found again: folded, sorted, legal form dropped.
    #[must_use]
    pub fn name_key(&self) -> Personal<String> {
        self.name.clone().map(|name| name::company_key(&name).sorted)
    }

    pub(crate) fn check(&self) -> Result<(), CompanyRejection> {
        if self.name.holds(|name| kernel::text::trim(name).is_empty()) {
            return Err(CompanyRejection::Nameless);
        }
        let kinds = self.identifiers.iter().map(|identifier| identifier.kind);
        let distinct: std::collections::BTreeSet<IdentifierKind> = kinds.clone().collect();
        if distinct.len() < kinds.count() { Err(CompanyRejection::IdentifierTwice) } else { Ok(()) }
    }
}

impl Journalled for Company {
    fn record(&self) -> Record {
        Record::new("company", self.id)
    }

    fn holder(&self) -> Option<Holder> {
        Some(self.id.into())
    }

    fn fields(&self) -> Fields {
        let details = &self.details;
        let mut fields = Fields::default();
        fields.text("name", Some(&details.name));
        fields.text("client_number", details.client_number.as_ref());
        for identifier in &details.identifiers {
            fields.text(identifier.kind.code(), Some(&identifier.written.raw));
        }
        fields.text("sector", details.sector.as_ref());
        fields.text("size", details.size.as_ref());
        fields.text("website", details.website.as_ref());
        details.coordinates.tell(&mut fields);
        details.relationship.tell(&mut fields);
        fields
    }
}
