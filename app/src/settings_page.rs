//! The settings on one page: what there is to set, by what the reader may do, with a sentence each.

use askama::Template;
use kernel::Ability;
use personal::Purpose;
use serde::Deserialize;
use web::{NavGroup, NavItem, Page, Routes, Rule, TypedPath, Visitor, filters};

/// The settings.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/settings")]
struct SettingsPath;

/// What an entry of the menu is for: its label, and the locale key of the sentence.
const EXPLAINED: [(&str, &str); 5] = [
    ("organisation", "settings-organisation"),
    ("users", "settings-users"),
    ("mail", "settings-mail"),
    ("backups", "settings-backups"),
    ("export-file", "settings-export"),
];

/// Something to set.
struct Line {
    icon: &'static str,
    label: &'static str,
    what: &'static str,
    href: String,
}

#[derive(Template)]
#[template(path = "app/settings.html")]
struct SettingsPage {
    lines: Vec<Line>,
}

/// The route of the settings: everybody has at least an account.
pub fn routes() -> Routes {
    Routes::new().get(Rule::May(Ability::SeeToday, Purpose::ClientManagement), show)
}

/// Its entry in the menu.
pub fn nav() -> NavItem {
    NavItem {
        group: NavGroup::Settings,
        rank: 0,
        label: "settings",
        icon: "sliders-horizontal",
        href: SettingsPath.to_string(),
        on_phone: false,
        needs: Ability::SeeToday,
    }
}

async fn show(_: SettingsPath, visitor: Visitor) -> Page<impl Template> {
    let shell = visitor.shell();
    let sections = shell.sections();
    let entries = sections.iter().flat_map(|section| section.items.iter()).filter_map(|item| {
        let (_, what) = EXPLAINED.iter().find(|(label, _)| *label == item.label)?;
        Some(Line { icon: item.icon, label: item.label, what, href: item.href.clone() })
    });
    let own = Line {
        icon: "user-round",
        label: "my-account",
        what: "settings-account",
        href: accounts::account_page(),
    };
    let lines = entries.chain([own]).collect();
    visitor.page(SettingsPage { lines })
}
