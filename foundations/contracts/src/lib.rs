//! Where contexts meet without knowing each other: questions they answer, commands they obey
//! within the caller's transaction, panels they show on another's page, and what each must be
//! able to do with the personal data it keeps. `app` wires who answers.

mod books;
mod file;
mod panels;
mod personal_data;
mod privacy;

pub use books::{Bookkeeping, HouseRules};
pub use file::{FileSummary, PeopleAndCompanies};
pub use panels::{Panel, PanelSource};
pub use personal_data::{Dossier, Exported, Objection, PersonalDataSource};
pub use privacy::{
    Address, Basis, Claim, ConsentAnswer, Mark, Origin, PrivacyCore, PrivacyState, Refusal, RefusalScope,
    StandingRefusal,
};
