//! What somebody is in the organisation, and what they may therefore do: one table.
//!
//! Roles are no ladder: an accountant sees sales and no notes, whoever answers for privacy erases and
//! imports nothing. A page or a verb asks for exactly one ability.

use serde::{Deserialize, Serialize};

/// What a user is in the organisation; what they may do follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Works on records and sales, imports nothing, exports nothing.
    Seller,
    /// Does everything.
    Owner,
    /// Works on records and takes lists of them out; writes no sale.
    Marketer,
    /// Works on records; writes no sale.
    Support,
    /// Reads sales and takes them out; sees nothing of customers but what a sale names.
    Accountant,
    /// Answers for people's rights; puts records right.
    PrivacyLead,
    /// Reads, and changes nothing.
    Reader,
}

/// Something one may do in Carnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ability {
    /// Open the first page.
    SeeToday,
    /// Look at people and companies: lists, records, search.
    SeeCustomers,
    /// Add people and companies, and correct them.
    EditCustomers,
    /// Write down what was said.
    WriteNotes,
    /// Plan what is to be done, and say that it is.
    PlanTasks,
    /// Look at sales.
    SeeSales,
    /// Write sales, correct them, say that they are paid.
    EditSales,
    /// Bring files in, and take them back.
    Import,
    /// Take people and companies of a list out.
    ExportCustomers,
    /// Take sales of a list out.
    ExportSales,
    /// Take the whole file out.
    ExportFile,
    /// Write down that somebody refuses.
    HearRefusals,
    /// Answer for somebody's rights: the dossier, the erasure.
    HandleRights,
    /// Say who works here, as what.
    ManageTeam,
    /// Say whose house it is.
    ManageOrganisation,
}

use Ability::{
    EditCustomers, EditSales, ExportCustomers, ExportFile, ExportSales, HandleRights, HearRefusals, Import,
    ManageOrganisation, ManageTeam, PlanTasks, SeeCustomers, SeeSales, SeeToday, WriteNotes,
};

impl Role {
    /// Every role, in the order shown to people.
    pub const ALL: [Self; 7] = [
        Self::Owner,
        Self::Seller,
        Self::Marketer,
        Self::Support,
        Self::Accountant,
        Self::PrivacyLead,
        Self::Reader,
    ];

    /// What somebody of this role may do.
    #[must_use]
    pub const fn abilities(self) -> &'static [Ability] {
        match self {
            Self::Owner => &Ability::ALL,
            Self::Seller => &[
                SeeToday,
                SeeCustomers,
                EditCustomers,
                WriteNotes,
                PlanTasks,
                SeeSales,
                EditSales,
                HearRefusals,
            ],
            Self::Marketer => &[
                SeeToday,
                SeeCustomers,
                EditCustomers,
                WriteNotes,
                PlanTasks,
                SeeSales,
                ExportCustomers,
                HearRefusals,
            ],
            Self::Support => {
                &[SeeToday, SeeCustomers, EditCustomers, WriteNotes, PlanTasks, SeeSales, HearRefusals]
            }
            Self::Accountant => &[SeeToday, SeeSales, ExportSales],
            Self::PrivacyLead => &[
                SeeToday,
                SeeCustomers,
                EditCustomers,
                WriteNotes,
                PlanTasks,
                SeeSales,
                HearRefusals,
                HandleRights,
            ],
            Self::Reader => &[SeeToday, SeeCustomers, SeeSales],
        }
    }

    /// Whether somebody of this role may do this.
    #[must_use]
    pub fn may(self, ability: Ability) -> bool {
        self.abilities().contains(&ability)
    }

    /// Whether they see the whole file, whatever visibility was set: who answers for it all must.
    #[must_use]
    pub const fn sees_everything(self) -> bool {
        matches!(self, Self::Owner | Self::PrivacyLead)
    }

    /// The role's name, as the store writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Seller => "seller",
            Self::Marketer => "marketer",
            Self::Support => "support",
            Self::Accountant => "accountant",
            Self::PrivacyLead => "privacy-lead",
            Self::Reader => "reader",
        }
    }

    /// Reads a role back; `None` for an unknown name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

impl Ability {
    /// Every ability.
    pub const ALL: [Self; 15] = [
        SeeToday,
        SeeCustomers,
        EditCustomers,
        WriteNotes,
        PlanTasks,
        SeeSales,
        EditSales,
        Import,
        ExportCustomers,
        ExportSales,
        ExportFile,
        HearRefusals,
        HandleRights,
        ManageTeam,
        ManageOrganisation,
    ];
}

#[cfg(test)]
mod tests {
    use super::{Ability, Role};

    #[test]
    fn a_role_is_read_back_by_its_name_and_an_unknown_one_is_none() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
        assert_eq!(Role::from_name("boss"), None);
    }

    #[test]
    fn only_an_owner_says_who_works_here_brings_files_in_and_takes_the_whole_file_out() {
        let owners = [Ability::ManageTeam, Ability::ManageOrganisation, Ability::Import, Ability::ExportFile];
        for role in Role::ALL {
            assert!(owners.iter().all(|ability| role.may(*ability) == (role == Role::Owner)), "{role:?}");
        }
    }

    #[test]
    fn who_may_change_something_may_look_at_it() {
        for role in Role::ALL {
            let implies = |one, other| !role.may(one) || role.may(other);
            for one in [
                Ability::EditCustomers,
                Ability::WriteNotes,
                Ability::PlanTasks,
                Ability::HearRefusals,
                Ability::HandleRights,
                Ability::ExportCustomers,
            ] {
                assert!(implies(one, Ability::SeeCustomers), "{role:?} {one:?}");
            }
            assert!(implies(Ability::EditSales, Ability::SeeSales), "{role:?}");
            // the form of a sale names its buyer, and a record shows what was bought
            assert!(implies(Ability::EditSales, Ability::SeeCustomers), "{role:?}");
            assert!(implies(Ability::SeeCustomers, Ability::SeeSales), "{role:?}");
        }
    }
}
