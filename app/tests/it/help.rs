//! The help: there in both languages, well typeset, leading nowhere but to pages that are there, and naming
//! nothing that no screen says.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use app::help::{EXPLAINED, PAGES};
use app::{Premises, wiring};
use axum::http::Method;
use fluent_syntax::{ast, parser};
use kernel::{Lang, Role};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use store::Store;
use testkit::on_both_engines;
use web::locales::typography;
use web::testing::Stage;
use web::{Locales, Routes, Words};

fn routes(store: &Store) -> Routes {
    let locales = Arc::new(Locales::gather(&wiring::words()).unwrap());
    let premises = Premises::over(store, Path::new("/nowhere"));
    wiring::routes(wiring::office().unwrap(), wiring::desk(locales).unwrap(), &premises)
}

/// Every page in every language.
fn texts() -> Vec<(&'static str, Lang, &'static str)> {
    let both =
        |page: &app::help::HelpPage| [Lang::Fr, Lang::En].map(|lang| (page.name, lang, page.text(lang)));
    PAGES.iter().flat_map(both).collect()
}

#[test]
fn every_help_page_says_the_same_number_of_things_in_both_languages_well_typeset() {
    for page in &PAGES {
        let shape = |lang| {
            let structure = |event: &Event<'_>| !matches!(event, Event::Text(_) | Event::SoftBreak);
            Parser::new(page.text(lang)).filter(structure).count()
        };
        assert_eq!(shape(Lang::Fr), shape(Lang::En), "{}", page.name);
        assert!(page.title(Lang::Fr) != page.title(Lang::En), "{}", page.name);
    }
    for (name, lang, text) in texts() {
        let mut prose = String::new();
        for event in Parser::new(text) {
            match event {
                Event::Text(words) => prose.push_str(&words),
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => prose.push('\n'),
                _ => {}
            }
        }
        let faults: Vec<_> = prose.lines().flat_map(|line| typography::faults(line, lang)).collect();
        assert!(faults.is_empty(), "{name} {lang:?}: {faults:?}");
    }
}

#[test]
fn what_stands_bold_in_the_help_is_a_word_of_a_screen() {
    let rooms: Vec<Words> = wiring::words().into_iter().chain([web::locales::WORDS]).collect();
    for (name, lang, text) in texts() {
        let said: BTreeSet<String> = rooms.iter().flat_map(|room| values(room.text(lang))).collect();
        let mut is_bold = false;
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::Strong) => is_bold = true,
                Event::End(TagEnd::Strong) => is_bold = false,
                Event::Text(words) if is_bold => {
                    assert!(said.contains(&*words), "{name} {lang:?}: no screen says “{words}”");
                }
                _ => {}
            }
        }
    }
}

/// The plain sentences of a locale file.
fn values(text: &str) -> Vec<String> {
    let resource = parser::parse(text).unwrap();
    let plain = |entry: &ast::Entry<&str>| {
        let ast::Entry::Message(message) = entry else { return None };
        match message.value.as_ref()?.elements.as_slice() {
            [ast::PatternElement::TextElement { value }] => Some((*value).to_owned()),
            _ => None,
        }
    };
    resource.body.iter().filter_map(plain).collect()
}

#[test]
fn links_in_the_help_lead_to_pages_that_are_there() {
    on_both_engines(|base| async move {
        let table = routes(&base.store).table();
        let known: BTreeSet<&str> =
            table.iter().filter(|route| route.method == Method::GET).map(|route| route.path).collect();
        for (name, lang, text) in texts() {
            for event in Parser::new(text) {
                let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
                let leads = match dest_url.strip_prefix("/help/") {
                    Some(page) => PAGES.iter().any(|other| other.name == page),
                    None => known.contains(&*dest_url),
                };
                assert!(leads, "{name} {lang:?}: {dest_url}");
            }
        }
        for (begin, page) in EXPLAINED {
            assert!(known.contains(begin), "{begin} is a page");
            assert!(PAGES.iter().any(|other| other.name == page), "{page} explains {begin}");
        }
    });
}

#[test]
fn every_page_leads_to_its_help_and_whoever_is_signed_in_reads_all_of_it() {
    on_both_engines(|base| async move {
        let stage = Stage::new(base.store.clone(), &wiring::words()).with_nav(wiring::nav());
        let router = stage.open(routes(&base.store));
        let mut camille = stage.owner(&router);
        for (page, help) in
            [("/", "/help/start"), ("/imports/new", "/help/import"), ("/tasks", "/help/tasks")]
        {
            let page = camille.get(page).await;
            assert_eq!(page.attribute(".bar > a.icon-btn", "href").as_deref(), Some(help));
        }
        let mut theo = stage.colleague(Role::Reader, &router).speaking(Lang::En);
        let index = theo.get("/help").await;
        assert_eq!(index.texts("main li a").len(), PAGES.len());
        for page in &PAGES {
            let read = theo.get(format!("/help/{}", page.name)).await;
            assert_eq!(read.heading(), page.title(Lang::En));
        }
        let tasks = theo.get("/help/team").await;
        assert!(tasks.text("main").contains("Users") && !tasks.has("main a[href='/users']"), "a closed door");
        assert!(theo.get("/help/keyboard").await.has("dl.keys div[data-keys='g c']"));
        assert_eq!(theo.get("/help/nothing").await.status, 404);
    });
}
