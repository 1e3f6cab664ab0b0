//! Every route of the house, tried by those it should refuse: whatever lands in `wiring::routes` is
//! in this table, so that no page can be forgotten here.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use app::{Premises, wiring};
use axum::http::Method;
use customers::TheFile;
use kernel::{Actor, Role};
use personal::Policy;
use privacy::RolePolicy;
use store::Store;
use testkit::on_both_engines;
use web::testing::Stage;
use web::{Horizon as _, Locales, Route, Routes, Rule};

pub fn routes(store: &Store) -> Routes {
    let locales = Arc::new(Locales::gather(&wiring::words()).unwrap());
    let premises = Premises::over(store, Path::new("/nowhere"));
    wiring::routes(wiring::office().unwrap(), wiring::desk(locales).unwrap(), &premises)
}

/// Every route that is served, the frame's own among them.
pub fn table(store: &Store) -> Vec<Route> {
    web::frame_routes(routes(store)).table()
}

pub fn stage(store: Store) -> Stage {
    let mut stage = Stage::new(store, &wiring::words()).with_nav(wiring::nav());
    stage.house.grants = wiring::grants();
    stage
}

/// Words behind which an address names something that is no record of the file.
const OTHERS: [&str; 7] = ["imports", "users", "teams", "letters", "password", "forgotten-password", "help"];

#[test]
fn every_address_that_names_something_says_whether_it_may_be_out_of_sight() {
    on_both_engines(|base| async move {
        for route in table(&base.store) {
            let named = TheFile.named(route.path);
            let parts: Vec<&str> = route.path.split('/').collect();
            let first = parts.iter().position(|part| part.starts_with('{'));
            let Some(place) = first else { continue };
            let is_known =
                named.iter().any(|(known, _)| *known == place) || OTHERS.contains(&parts[place - 1]);
            assert!(is_known, "{}: which record is this about? (customers/src/horizon.rs)", route.path);
        }
    });
}

/// Whether the rule of a route and the policy of the house let a role in.
pub fn lets_in(route: &Route, role: Role) -> bool {
    match route.rule {
        Rule::Always | Rule::Open | Rule::Member => true,
        Rule::SetUp => false,
        Rule::May(ability, purpose) => {
            role.may(ability) && RolePolicy.allows(Actor::User(Stage::user(role)), role, purpose)
        }
    }
}

/// Whom a route lets in, as `routes.txt` says it: the roles by their names.
fn door(route: &Route) -> String {
    match route.rule {
        Rule::Always => "anybody".to_owned(),
        Rule::Open => "guest".to_owned(),
        Rule::SetUp => "set-up".to_owned(),
        Rule::Member => "member".to_owned(),
        Rule::May(..) => {
            let let_in = Role::ALL.into_iter().filter(|role| lets_in(route, *role));
            let_in.map(Role::name).collect::<Vec<_>>().join(",")
        }
    }
}

#[test]
fn who_may_use_each_route_is_as_it_was_agreed() {
    on_both_engines(async |base| {
        let agreed: BTreeSet<String> = include_str!("routes.txt").lines().map(str::to_owned).collect();
        let line = |route: &Route| format!("{} {} {}", door(route), route.method, route.path);
        let found: BTreeSet<String> = table(&base.store).iter().map(line).collect();
        let opened: Vec<_> = found.difference(&agreed).collect();
        let gone: Vec<_> = agreed.difference(&found).collect();
        assert!(
            opened.is_empty() && gone.is_empty(),
            "routes.txt says who may use which route, and changes on purpose only.\nNot in it: {opened:#?}\nOnly in it: {gone:#?}"
        );
    });
}

#[test]
fn a_stranger_is_led_to_sign_in_from_every_closed_route() {
    on_both_engines(async |base| {
        let stage = stage(base.store.clone());
        let router = stage.open(routes(&base.store));
        let table = table(&base.store);
        let is_closed = |route: &&Route| route.rule.is_closed();
        assert!(table.iter().filter(is_closed).count() > 5, "the table is read");
        for route in table.iter().filter(is_closed) {
            let seen = stage.stranger(&router).knock(route).await;
            assert_eq!(seen.status, 303, "{route:?}");
            assert!(seen.header("location").unwrap().starts_with("/sign-in"), "{route:?}");
        }
    });
}

#[test]
fn the_wrong_role_is_refused_and_the_right_one_is_not() {
    on_both_engines(async |base| {
        let stage = stage(base.store.clone());
        let router = stage.open(routes(&base.store));
        for route in table(&base.store).iter().filter(|route| route.rule != Rule::SetUp) {
            let is_get = route.method == Method::GET;
            for role in Role::ALL {
                let mut browser = stage.colleague(role, &router);
                if lets_in(route, role) && !is_get {
                    continue; // an empty post says nothing about the door
                }
                let status = browser.knock(route).await.status.as_u16();
                assert_eq!(status == 403, !lets_in(route, role), "{role:?} at {route:?}: {status}");
                assert!(status < 500, "{role:?} at {route:?}: {status}");
            }
        }
    });
}

#[test]
fn the_menu_leads_nobody_to_a_page_that_is_closed_to_them() {
    on_both_engines(async |base| {
        let stage = stage(base.store.clone());
        let router = stage.open(routes(&base.store));
        for role in Role::ALL {
            let mut browser = stage.colleague(role, &router);
            let entries = browser.get("/").await.attributes("nav.side ul.nav a", "href");
            assert!(entries.len() > 1, "{role:?}");
            for href in entries {
                assert_ne!(browser.get(&href).await.status, 403, "{role:?} at {href}");
            }
        }
    });
}

#[test]
fn set_up_is_closed_once_the_house_is_open_and_leads_there_before() {
    on_both_engines(async |base| {
        let open = stage(base.store.clone());
        let router = open.open(routes(&base.store));
        let table = table(&base.store);
        assert!(table.iter().any(|route| route.rule == Rule::SetUp));
        for route in table.iter().filter(|route| route.rule == Rule::SetUp) {
            assert_eq!(open.stranger(&router).knock(route).await.status, 404, "{route:?}");
        }
        let new = stage(base.store.clone()).not_set_up();
        let router = new.open(routes(&base.store));
        for route in table.iter().filter(|route| !matches!(route.rule, Rule::SetUp | Rule::Always)) {
            let seen = new.owner(&router).knock(route).await;
            assert!(seen.header("location").unwrap().starts_with("/set-up"), "{route:?}");
        }
    });
}
