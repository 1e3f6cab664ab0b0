//! The menu: each context says what it has built, nothing else is shown.

use async_trait::async_trait;
use kernel::{Ability, Role};

use crate::{Command, Problem};

/// One entry of the menu.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Under which heading.
    pub group: NavGroup,
    /// The place under the heading; lower stands first.
    pub rank: u8,
    /// The locale key of the label.
    pub label: &'static str,
    /// The icon of the sprite.
    pub icon: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether it stands in the phone's tab bar.
    pub on_phone: bool,
    /// Who sees it: whoever may do this.
    pub needs: Ability,
}

impl NavItem {
    /// Where it leads, without the view it opens there.
    fn path(&self) -> &str {
        self.href.split_once('?').map_or(&*self.href, |(path, _)| path)
    }
}

/// Tells how much there is behind the entries of the menu; `app` wires it to kept totals, because
/// it is asked for every page.
#[async_trait]
pub trait NavCounts: Send + Sync {
    /// The numbers known, each by the locale key of its entry.
    async fn counts(&self) -> Result<Vec<(&'static str, i64)>, Problem>;
}

/// The headings of the menu, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NavGroup {
    /// No heading: today.
    Today,
    /// The customers.
    Clients,
    /// Exchanges with them.
    Exchanges,
    /// Steering: privacy, figures.
    Steering,
    /// The house itself: settings, users.
    Settings,
}

impl NavGroup {
    /// The locale key of the heading, if it has one.
    #[must_use]
    pub const fn label(self) -> Option<&'static str> {
        match self {
            Self::Today => None,
            Self::Clients => Some("nav-group-clients"),
            Self::Exchanges => Some("nav-group-exchanges"),
            Self::Steering => Some("nav-group-steering"),
            Self::Settings => Some("nav-group-settings"),
        }
    }
}

/// The whole menu.
#[derive(Debug, Clone, Default)]
pub struct Nav {
    items: Vec<NavItem>,
    aliases: Vec<(&'static str, &'static str)>,
    commands: Vec<Command>,
    letters: &'static [(&'static str, &'static str)],
    search: Option<(String, Ability)>,
    creation: Option<(String, &'static str, Ability)>,
    help: Option<(String, &'static [(&'static str, &'static str)])>,
    account: Option<String>,
    sign_out: Option<String>,
}

/// The entries under one heading.
#[derive(Debug)]
pub struct NavSection<'a> {
    /// The locale key of the heading.
    pub label: Option<&'static str>,
    /// The entries.
    pub items: Vec<&'a NavItem>,
}

impl Nav {
    /// A menu of these entries, in their order.
    #[must_use]
    pub fn new(mut items: Vec<NavItem>) -> Self {
        items.sort_by_key(|item| (item.group, item.rank));
        Self { items, ..Self::default() }
    }

    /// Lets what can be done be found by its name, and pages by other words than theirs: the label of an
    /// entry, and the locale key of those words.
    #[must_use]
    pub fn with_commands(
        mut self,
        commands: Vec<Command>,
        aliases: Vec<(&'static str, &'static str)>,
    ) -> Self {
        (self.commands, self.aliases) = (commands, aliases);
        self
    }

    /// What can be done, by name.
    pub(crate) fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// The locale key of the other words an entry is found by; empty when there are none.
    pub(crate) fn aliases(&self, label: &str) -> &'static str {
        self.aliases.iter().find(|(known, _)| *known == label).map_or("", |(_, words)| words)
    }

    /// Shows the search, which asks this page with `?q=`, to whoever may do this.
    #[must_use]
    pub fn with_search(mut self, page: impl std::fmt::Display, needs: Ability) -> Self {
        self.search = Some((page.to_string(), needs));
        self
    }

    /// Lets a new record be made from anywhere: its page, what that is called, and who may.
    #[must_use]
    pub fn with_creation(
        mut self,
        page: impl std::fmt::Display,
        label: &'static str,
        needs: Ability,
    ) -> Self {
        self.creation = Some((page.to_string(), label, needs));
        self
    }

    /// The page of a new record, what it is called, and who may make one.
    pub(crate) fn creation(&self) -> Option<(&str, &'static str, Ability)> {
        self.creation.as_ref().map(|(page, label, needs)| (page.as_str(), *label, *needs))
    }

    /// Leads to entries by two keys, `g` and a letter of each: the label of an entry, and its letter.
    #[must_use]
    pub const fn with_letters(mut self, letters: &'static [(&'static str, &'static str)]) -> Self {
        self.letters = letters;
        self
    }

    /// The letter of an entry, if it has one.
    pub(crate) fn letter(&self, label: &str) -> Option<&'static str> {
        self.letters.iter().find(|(known, _)| *known == label).map(|(_, letter)| *letter)
    }

    /// Links each page to the help: the address of the help, and which of its pages explains the pages below
    /// an address.
    #[must_use]
    pub fn with_help(
        mut self,
        help: impl std::fmt::Display,
        explained: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.help = Some((help.to_string(), explained));
        self
    }

    /// The address of all of the help.
    pub(crate) fn all_help(&self) -> Option<&str> {
        self.help.as_ref().map(|(help, _)| &**help)
    }

    /// The help for the page at this path: that of the longest beginning of it; all of the help where none
    /// explains it.
    pub(crate) fn help(&self, path: &str) -> Option<String> {
        let (help, explained) = self.help.as_ref()?;
        let below = |begin: &str| {
            let rest = path.strip_prefix(begin);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let best = explained.iter().filter(|(begin, _)| below(begin)).max_by_key(|(begin, _)| begin.len());
        Some(best.map_or_else(|| help.clone(), |(_, page)| format!("{help}/{page}")))
    }

    /// Links the name at the foot to the reader's own account, and offers to sign out there.
    #[must_use]
    pub fn with_account(mut self, account: impl std::fmt::Display, sign_out: impl std::fmt::Display) -> Self {
        self.account = Some(account.to_string());
        self.sign_out = Some(sign_out.to_string());
        self
    }

    /// The page that searches everywhere, and what one must be able to do there.
    pub(crate) fn search(&self) -> Option<(&str, Ability)> {
        self.search.as_ref().map(|(page, needs)| (&**page, *needs))
    }

    /// The reader's own page.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// Where to post to sign out.
    #[must_use]
    pub fn sign_out(&self) -> Option<&str> {
        self.sign_out.as_deref()
    }

    /// What this role sees, under its headings.
    #[must_use]
    pub fn sections(&self, role: Role) -> Vec<NavSection<'_>> {
        let seen: Vec<&NavItem> = self.items.iter().filter(|item| role.may(item.needs)).collect();
        seen.chunk_by(|one, next| one.group == next.group)
            .map(|items| NavSection {
                label: items.first().and_then(|item| item.group.label()),
                items: items.to_vec(),
            })
            .collect()
    }

    /// What this role sees in the phone's tab bar: four entries at most, the fifth is "more".
    #[must_use]
    pub fn tabs(&self, role: Role) -> Vec<&NavItem> {
        self.items.iter().filter(|item| item.on_phone && role.may(item.needs)).take(4).collect()
    }

    /// The entry a path belongs to: the one whose address is the longest beginning of it.
    #[must_use]
    pub fn current(&self, path: &str) -> Option<&NavItem> {
        let leads_to = |item: &&NavItem| {
            let rest = path.strip_prefix(item.path());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.items.iter().filter(leads_to).max_by_key(|item| item.path().len())
    }
}
