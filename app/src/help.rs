//! The help for those who work with Carnet: short pages, task by task, written in Markdown in both languages.
//!
//! What stands bold in them is a word of the screen; a test finds each in the locale files, and follows
//! every link.

use askama::Template;
use kernel::{Ability, Lang};
use personal::Purpose;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};
use serde::Deserialize;
use web::{Key, Page, Problem, Routes, Rule, TypedPath, Visitor, filters};

/// All help pages.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/help")]
pub struct Help;

/// One help page.
#[derive(TypedPath, Deserialize, Debug, Clone)]
#[typed_path("/help/{page}", rejection(Problem))]
pub struct HelpPath {
    /// Its name in the address.
    pub page: String,
}

/// A help page in both languages.
#[derive(Debug, Clone, Copy)]
pub struct HelpPage {
    /// Its name in the address.
    pub name: &'static str,
    fr: &'static str,
    en: &'static str,
}

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        [$(HelpPage {
            name: $name,
            fr: include_str!(concat!("../help/fr/", $name, ".md")),
            en: include_str!(concat!("../help/en/", $name, ".md")),
        }),*]
    };
}

/// Every help page, in the order in which one needs them.
pub const PAGES: [HelpPage; 14] = pages![
    "start",
    "import",
    "check",
    "correct",
    "merge",
    "tasks",
    "team",
    "second-factor",
    "mail",
    "backups",
    "refusals",
    "erasure",
    "export",
    "keyboard",
];

/// Which help page explains the pages below an address.
pub const EXPLAINED: [(&str, &str); 16] = [
    ("/", "start"),
    ("/imports", "import"),
    ("/people", "correct"),
    ("/companies", "correct"),
    ("/sales", "correct"),
    ("/tasks", "tasks"),
    ("/quality", "merge"),
    ("/users", "team"),
    ("/teams", "team"),
    ("/organisation", "start"),
    ("/settings", "start"),
    ("/account", "second-factor"),
    ("/mail", "mail"),
    ("/backups", "backups"),
    ("/export", "export"),
    ("/search", "start"),
];

/// What one must be able to do to open the pages the help leads to; the other pages are open to everybody.
pub const NEEDED: [(&str, Ability); 9] = [
    ("/imports", Ability::Import),
    ("/imports/new", Ability::Import),
    ("/users", Ability::ManageTeam),
    ("/teams", Ability::ManageTeam),
    ("/mail", Ability::ManageOrganisation),
    ("/backups", Ability::ManageOrganisation),
    ("/export", Ability::ExportFile),
    ("/tasks", Ability::SeeCustomers),
    ("/quality", Ability::SeeCustomers),
];

impl HelpPage {
    /// Its text in a language.
    #[must_use]
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }

    /// Its title: the heading it begins with.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        self.text(lang).lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    fn path(self) -> HelpPath {
        HelpPath { page: self.name.to_owned() }
    }

    /// The text below its title, as mark-up; what leads to a page that is closed to the reader is plain words.
    fn prose(&self, visitor: &Visitor) -> Prose {
        let (mut in_title, mut is_open) = (false, true);
        let shown = Parser::new(self.text(visitor.voice().lang())).filter(move |event| match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                in_title = true;
                false
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                in_title = false;
                false
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                is_open = may_open(visitor, dest_url);
                is_open
            }
            Event::End(TagEnd::Link) => is_open,
            _ => !in_title,
        });
        let mut markup = String::new();
        html::push_html(&mut markup, shown);
        Prose(markup)
    }
}

fn may_open(visitor: &Visitor, page: &str) -> bool {
    NEEDED.iter().all(|(closed, needs)| *closed != page || visitor.may(*needs))
}

/// Mark-up made from our own Markdown, at no time from what somebody typed.
struct Prose(String);

impl std::fmt::Display for Prose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Prose {}

#[derive(Template)]
#[template(path = "app/help.html")]
struct HelpIndex {
    pages: Vec<(HelpPath, &'static str)>,
}

#[derive(Template)]
#[template(path = "app/help_page.html")]
struct HelpView {
    title: &'static str,
    prose: Prose,
    /// The keys, on the page that explains them.
    keys: Vec<Key>,
    next: Option<(HelpPath, &'static str)>,
}

/// The routes of the help, for everybody who is signed in.
pub fn routes() -> Routes {
    let rule = Rule::May(Ability::SeeToday, Purpose::ClientManagement);
    Routes::new().get(rule, index).get(rule, show)
}

async fn index(_: Help, visitor: Visitor) -> Page<impl Template> {
    let lang = visitor.voice().lang();
    visitor.page(HelpIndex { pages: PAGES.iter().map(|page| (page.path(), page.title(lang))).collect() })
}

async fn show(path: HelpPath, visitor: Visitor) -> Result<Page<impl Template>, Problem> {
    let lang = visitor.voice().lang();
    let at = PAGES.iter().position(|page| page.name == path.page).ok_or(Problem::NotFound)?;
    let page = PAGES.get(at).ok_or(Problem::NotFound)?;
    let next = PAGES.get(at + 1).map(|next| (next.path(), next.title(lang)));
    let keys = if page.name == "keyboard" { visitor.shell().keys() } else { Vec::new() };
    Ok(visitor.page(HelpView { title: page.title(lang), prose: page.prose(&visitor), keys, next }))
}
