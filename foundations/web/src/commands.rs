//! What is reached by its name from anywhere: the pages of the menu, what the rooms let one do, and the
//! frame's own. The search page lists it, and the palette shows that list.

use kernel::{Ability, Lang, text};

use crate::Shell;

/// Something that is offered by name.
#[derive(Debug, Clone)]
pub struct Command {
    /// The locale key of its name.
    pub label: &'static str,
    /// The locale key of the other words it is found by; empty when its name says all.
    pub aliases: &'static str,
    /// The icon of the sprite.
    pub icon: &'static str,
    /// What it does.
    pub deed: Deed,
    /// Who is offered it: whoever may do this.
    pub needs: Ability,
}

/// What a command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Opens a page.
    Open(String),
    /// Makes a new record on the spot; without scripts its page opens.
    Create(String),
    /// Posts there, with nothing but the wish.
    Send(String),
    /// Keeps how the reader likes Carnet: a preference, and its value.
    Prefer(&'static str, &'static str),
}

impl Command {
    /// A command that opens a page.
    pub fn open(
        (label, aliases): (&'static str, &'static str),
        icon: &'static str,
        page: impl std::fmt::Display,
        needs: Ability,
    ) -> Self {
        Self { label, aliases, icon, deed: Deed::Open(page.to_string()), needs }
    }

    /// A command that makes a new record on the spot, or on this page.
    pub fn create(
        names: (&'static str, &'static str),
        icon: &'static str,
        page: impl std::fmt::Display,
        needs: Ability,
    ) -> Self {
        let deed = Deed::Create(page.to_string());
        Self { deed, ..Self::open(names, icon, "", needs) }
    }

    fn own(label: &'static str, aliases: &'static str, icon: &'static str, deed: Deed) -> Self {
        Self { label, aliases, icon, deed, needs: Ability::SeeToday }
    }
}

/// How the reader likes Carnet, by name.
fn preferences() -> [Command; 7] {
    let choice =
        |label, aliases, icon, field, value| Command::own(label, aliases, icon, Deed::Prefer(field, value));
    let theme = |label, icon, value| choice(label, "command-theme-words", icon, "theme", value);
    let density = |label, value| choice(label, "command-density-words", "rows-3", "density", value);
    let keys = |label, value| choice(label, "command-keys-words", "keyboard", "keys", value);
    [
        theme("command-theme-light", "sun", "light"),
        theme("command-theme-dark", "moon", "dark"),
        theme("command-theme-system", "monitor", "system"),
        density("command-density-comfortable", "comfortable"),
        density("command-density-compact", "compact"),
        keys("command-keys-on", "on"),
        keys("command-keys-off", "off"),
    ]
}

impl Shell {
    /// The pages the reader may open whose names begin with all that was typed.
    #[must_use]
    pub fn pages_named(&self, typed: &str) -> Vec<Command> {
        let page = |item: &&crate::NavItem| {
            let names = (item.label, self.nav.aliases(item.label));
            Command::open(names, item.icon, &item.href, item.needs)
        };
        let sections = self.sections();
        let pages = sections.iter().flat_map(|section| section.items.iter().map(page));
        let account = self.nav.account().map(|account| {
            let deed = Deed::Open(account.to_owned());
            Command::own("my-account", "command-account-words", "user-round", deed)
        });
        let help = self.nav.all_help().map(|help| {
            let deed = Deed::Open(help.to_owned());
            Command::own("help", "command-help-words", "circle-question-mark", deed)
        });
        self.offered(pages.chain(account).chain(help), typed)
    }

    /// What the reader may do, by a name that begins with all that was typed.
    #[must_use]
    pub fn deeds_named(&self, typed: &str) -> Vec<Command> {
        let leave = self.nav.sign_out().map(|sign_out| {
            let deed = Deed::Send(sign_out.to_owned());
            Command::own("sign-out", "command-sign-out-words", "log-out", deed)
        });
        let all = self.nav.commands().iter().cloned().chain(preferences()).chain(leave);
        self.offered(all, typed)
    }

    fn offered(&self, commands: impl Iterator<Item = Command>, typed: &str) -> Vec<Command> {
        let typed = text::words(typed);
        commands.filter(|command| self.may(command.needs) && self.is_meant(command, &typed)).collect()
    }

    /// Whether each word that was typed begins one of the command's, in whichever language.
    fn is_meant(&self, command: &Command, typed: &[String]) -> bool {
        let keys = [command.label, command.aliases].into_iter().filter(|key| !key.is_empty());
        let both = keys.flat_map(|key| [Lang::Fr, Lang::En].map(|lang| self.voice.speaking(lang).say(key)));
        let names: Vec<String> = both.flat_map(|words| text::words(&words)).collect();
        typed.iter().all(|word| names.iter().any(|name| name.starts_with(word)))
    }
}
