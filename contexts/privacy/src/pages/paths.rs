//! The addresses below a record. Each is said for people and for companies; the handlers know a
//! holder only.

use kernel::{CompanyId, Holder, PersonId};
use serde::Deserialize;
use web::{Problem, TypedPath};

macro_rules! below_records {
    ($($(#[$doc:meta])* $name:ident($id:ty) = $path:literal;)*) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
        #[typed_path($path, rejection(Problem))]
        pub struct $name {
            pub id: $id,
        }

        impl From<$name> for Holder {
            fn from(path: $name) -> Self {
                path.id.into()
            }
        }
    )*};
}

below_records! {
    /// A person says no.
    PersonRefusals(PersonId) = "/people/{id}/refusals";
    /// A company says no.
    CompanyRefusals(CompanyId) = "/companies/{id}/refusals";
    /// All that is known of a person.
    PersonDossier(PersonId) = "/people/{id}/dossier";
    /// All that is known of a company.
    CompanyDossier(CompanyId) = "/companies/{id}/dossier";
    /// Erasing a person.
    PersonErasure(PersonId) = "/people/{id}/erasure";
    /// Erasing a company.
    CompanyErasure(CompanyId) = "/companies/{id}/erasure";
}

/// Where a holder's refusal is recorded.
pub fn refusals(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => PersonRefusals { id }.to_string(),
        Holder::Company(id) => CompanyRefusals { id }.to_string(),
    }
}

/// Where a holder's dossier is handed out.
pub fn dossier(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => PersonDossier { id }.to_string(),
        Holder::Company(id) => CompanyDossier { id }.to_string(),
    }
}

/// Where a holder is erased.
pub fn erasure(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => PersonErasure { id }.to_string(),
        Holder::Company(id) => CompanyErasure { id }.to_string(),
    }
}

/// What that page is called: a company does not die.
pub const fn refusal_title(holder: Holder) -> &'static str {
    match holder {
        Holder::Person(_) => "refusal-new",
        Holder::Company(_) => "refusal-new-company",
    }
}
