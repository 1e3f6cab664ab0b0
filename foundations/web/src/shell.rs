//! What surrounds a page: the reader's voice, the menu, the message from the page before.
//!
//! The reception makes one shell per request; a page is rendered inside it, and its filters and
//! layout find it there.

use std::any::Any;
use std::sync::Arc;

use kernel::{Ability, Role, Scope, UserId};
use personal::{Access, Personal};

use crate::{ChosenColumns, Nav, NavItem, NavSection, Organisation, Preferences, Toast, Voice, Wish};

/// The surroundings of one request's page.
#[derive(Clone)]
pub struct Shell {
    pub(crate) voice: Voice,
    pub(crate) preferences: Preferences,
    pub(crate) organisation: Option<Arc<Organisation>>,
    pub(crate) member: Option<Member>,
    pub(crate) nav: Arc<Nav>,
    pub(crate) counts: Vec<(&'static str, i64)>,
    pub(crate) path: String,
    pub(crate) wish: Wish,
    pub(crate) is_htmx: bool,
    /// The page a script asks from.
    pub(crate) asked_from: Option<String>,
    pub(crate) only_reads: bool,
    pub(crate) toast: Option<Toast>,
}

/// The one who is signed in, as the foot of the menu shows them.
#[derive(Debug, Clone)]
pub struct Member {
    /// Which user.
    pub user: UserId,
    /// What they are in the organisation.
    pub role: Role,
    /// How far they see in the customer file.
    pub scope: Scope,
    /// Their name.
    pub name: Personal<String>,
    /// Whether they have a second factor to set up before anything else.
    pub lacks_second_factor: bool,
    /// The columns they chose for lists.
    pub columns: ChosenColumns,
    /// Lets them read what is kept about themselves.
    pub access: Access,
}

impl Member {
    /// Their own name, for their own eyes.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        self.name.reveal(&self.access)
    }

    /// The locale key of their role.
    #[must_use]
    pub const fn role_key(&self) -> &'static str {
        role_key(self.role)
    }
}

/// The locale key of a role.
#[must_use]
pub const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Owner => "role-owner",
        Role::Seller => "role-seller",
        Role::Marketer => "role-marketer",
        Role::Support => "role-support",
        Role::Accountant => "role-accountant",
        Role::PrivacyLead => "role-privacy-lead",
        Role::Reader => "role-reader",
    }
}

impl Shell {
    /// The name under which a page finds its shell while it is rendered.
    pub const NAME: &'static str = "shell";

    /// How to speak to the reader.
    #[must_use]
    pub const fn voice(&self) -> &Voice {
        &self.voice
    }

    /// The language's code, for `<html lang>`.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.voice.lang().code()
    }

    /// How the reader likes Carnet, for the attributes of `<html>`.
    #[must_use]
    pub const fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Whose house it is; `None` before set-up.
    #[must_use]
    pub fn organisation(&self) -> Option<&Organisation> {
        self.organisation.as_deref()
    }

    /// Who is signed in.
    #[must_use]
    pub const fn member(&self) -> Option<&Member> {
        self.member.as_ref()
    }

    /// Whether the reader may do this; a stranger may nothing.
    #[must_use]
    pub fn may(&self, ability: Ability) -> bool {
        self.member.as_ref().is_some_and(|member| member.role.may(ability))
    }

    /// The page that searches everywhere, for whoever may look there.
    #[must_use]
    pub fn search(&self) -> Option<&str> {
        self.nav.search().filter(|(_, needs)| self.may(*needs)).map(|(page, _)| page)
    }

    /// The page of a new record and what it is called, for whoever may make one.
    #[must_use]
    pub fn creation(&self) -> Option<(&str, &'static str)> {
        let creation = self.nav.creation().filter(|(_, _, needs)| self.may(*needs));
        creation.map(|(page, label, _)| (page, label))
    }

    /// The help for this page, where there is some.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.nav.help(&self.path)
    }

    /// The menu.
    #[must_use]
    pub fn nav(&self) -> &Nav {
        &self.nav
    }

    /// The menu as the reader sees it; empty for a stranger.
    #[must_use]
    pub fn sections(&self) -> Vec<NavSection<'_>> {
        self.member.as_ref().map(|member| self.nav.sections(member.role)).unwrap_or_default()
    }

    /// The phone's tabs as the reader sees them.
    #[must_use]
    pub fn tabs(&self) -> Vec<&NavItem> {
        self.member.as_ref().map(|member| self.nav.tabs(member.role)).unwrap_or_default()
    }

    /// Whether this menu entry is the page's.
    #[must_use]
    pub fn is_current(&self, item: &NavItem) -> bool {
        self.nav.current(&self.path).is_some_and(|current| current.href == item.href)
    }

    /// How much there is behind a menu entry, if that is known.
    #[must_use]
    pub fn count(&self, item: &NavItem) -> Option<i64> {
        self.counts.iter().find(|(label, _)| *label == item.label).map(|(_, count)| *count)
    }

    /// The path of the page, without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The message from the page before.
    #[must_use]
    pub const fn toast(&self) -> Option<&Toast> {
        self.toast.as_ref()
    }

    /// What the request wants back.
    #[must_use]
    pub const fn wish(&self) -> &Wish {
        &self.wish
    }
}

impl askama::Values for Shell {
    fn get_value<'a>(&'a self, name: &str) -> Option<&'a dyn Any> {
        (name == Self::NAME).then_some(self as &dyn Any)
    }
}
