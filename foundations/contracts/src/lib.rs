//! Where contexts meet without knowing each other: questions they answer, commands they obey
//! within the caller's transaction, and what each must be able to do with the personal data it
//! keeps. `app` wires who answers. What one shows on another's page goes through `web::Panel`.

mod books;
mod colleagues;
mod file;
mod handover;
mod personal_data;
mod privacy;

pub use books::{Bookkeeping, HouseRules};
pub use colleagues::{Colleague, Colleagues};
pub use file::{FileSummary, PeopleAndCompanies};
pub use handover::{Handover, Held};
pub use personal_data::{Dossier, Exported, Objection, PersonalDataSource};
pub use privacy::{
    Address, Basis, Claim, ConsentAnswer, Mark, Origin, PrivacyCore, PrivacyState, Refusal, RefusalScope,
    StandingClaim, StandingRefusal,
};
