//! What is out of sight does not exist: every page of the house, read by colleagues who see their own clients
//! only, in a file that holds others. No word about the others stands on any page, no address leads to them, and
//! once they are gone no page reads otherwise than before: neither a name nor a count, a sum or a hint told of
//! them. The pages are those of the table of routes, so that none is forgotten here.

mod shop;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use axum::Router;
use axum::http::{Method, StatusCode};
use customers::TheFile;
use kernel::{Actor, Role, Scope};
use personal::Purpose;
use regex::Regex;
use store::{Cause, Store};
use testkit::{Base, on_both_engines};
use uuid::Uuid;
use web::testing::{Browser, Seen, Stage};
use web::{Horizon as _, Route, Rule};

use self::shop::{Own, Theirs};
use crate::canary::planting::plant;
use crate::routes::{lets_in, routes, stage, table};

/// Those who see less here: who sells, who takes lists out, and who reads sales alone.
const ROLES: [Role; 3] = [Role::Seller, Role::Marketer, Role::Accountant];

/// Records by their kind.
type Ids = HashMap<&'static str, Uuid>;

/// The house, in which the three see what Yanis looks after.
struct House {
    stage: Stage,
    router: Router,
    table: Vec<Route>,
    own: Ids,
    beside: Ids,
}

impl House {
    fn open(store: &Store, own: &Own) -> Self {
        let mut stage = stage(store.clone());
        stage.house.horizon = std::sync::Arc::new(TheFile);
        stage.house.panels = web::Panels::new(privacy::panels(store));
        for role in ROLES {
            stage.lets_see(role, Scope::Own(Stage::user(Role::Seller)));
        }
        let router = stage.open(routes(store));
        Self { stage, router, table: table(store), own: own.named.clone(), beside: own.beside.clone() }
    }

    fn browser(&self, role: Role) -> Browser {
        self.stage.colleague(role, &self.router)
    }

    /// The pages that show something, with whoever reads them: all who may where nobody is named in the address.
    fn pages(&self) -> impl Iterator<Item = (&Route, Role)> {
        // what is every member's own tells of nobody else
        let shown = |route: &&Route| route.method == Method::GET && matches!(route.rule, Rule::May(..));
        self.table.iter().filter(shown).flat_map(|route| {
            let let_in = ROLES.into_iter().filter(|role| lets_in(route, *role));
            let_in.take(if route.path.contains('{') { 1 } else { ROLES.len() }).map(move |role| (route, role))
        })
    }

    /// The address of a route about these records.
    fn address(route: &Route, of: &Ids, beside: &Ids) -> String {
        let named: HashMap<usize, &str> = TheFile.named(route.path).into_iter().collect();
        let part = |(place, part): (usize, &str)| match (part, named.get(&place)) {
            ("{other}", Some(kind)) => beside[kind].to_string(),
            (_, Some(kind)) => of[kind].to_string(),
            ("{spot}", _) => "phone-1".to_owned(),
            ("{page}", _) => "keyboard".to_owned(),
            _ => part.to_owned(),
        };
        route.path.split('/').enumerate().map(part).collect::<Vec<_>>().join("/")
    }

    /// Every page about what is in sight, as it reads; what is drawn at random for a form is left out.
    async fn read(&self) -> BTreeMap<String, String> {
        let drawn = Regex::new(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").unwrap();
        let mut read = BTreeMap::new();
        for (route, role) in self.pages() {
            let address = Self::address(route, &self.own, &self.beside);
            let page = self.browser(role).get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{role:?} {address}");
            read.insert(format!("{role:?} {address}"), drawn.replace_all(&page.body, "…").into_owned());
        }
        assert!(read.len() > 40, "the table is read: {}", read.len());
        read
    }
}

#[test]
fn a_file_reads_as_if_there_were_nothing_in_it_but_what_is_in_sight() {
    on_both_engines(|base: Base| async move {
        let store = &base.store;
        let planted = plant(store).await;
        let own = Own::in_the_file(store).await;
        let theirs = Theirs::in_the_file(store).await;
        shop::scan(store).await;
        let house = House::open(store, &own);
        house.read().await; // what was looked at last is the same from here on
        let with_others = house.read().await;
        let cause = || Cause::new(Actor::Console, Purpose::DataProtection);
        for holder in theirs.holders.into_iter().chain([planted.person, planted.company]) {
            app::wiring::eraser().erase(store, cause(), holder).await.unwrap();
        }
        let alone = house.read().await;
        for (page, read) in with_others {
            let differs = read.lines().zip(alone[&page].lines()).find(|(with, without)| with != without);
            assert!(
                differs.is_none() && read.len() == alone[&page].len(),
                "{page} tells of others: {differs:?}"
            );
        }
    });
}

#[test]
fn no_page_names_whoever_is_out_of_sight_even_where_records_in_sight_do() {
    on_both_engines(|base: Base| async move {
        let store = &base.store;
        let planted = plant(store).await;
        let own = Own::in_the_file(store).await;
        let hidden = own.tie_to(store, (planted.person, planted.company)).await;
        let house = House::open(store, &own);
        let tells = |page: &Seen| {
            let of_id = hidden.values().find(|id| page.body.contains(&id.to_string()));
            of_id
                .map(Uuid::to_string)
                .or_else(|| page.body.contains("qzcanari").then(|| "qzcanari".to_owned()))
        };
        let mut links = BTreeSet::new();
        for (route, role) in house.pages() {
            let address = House::address(route, &house.own, &house.beside);
            let page = house.browser(role).get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{role:?} {address}");
            assert_eq!(tells(&page), None, "{role:?} {address}");
            if role == Role::Seller {
                links.extend(page.attributes("a[href^='/'], [hx-get]", "href"));
            }
        }
        let mut yanis = house.browser(Role::Seller);
        for link in links.iter().filter(|link| link.starts_with('/') && !link.starts_with("/help")) {
            let page = yanis.get(link).await;
            assert_eq!(tells(&page), None, "{link}");
        }
        assert!(links.len() > 60, "the links are followed: {}", links.len());
    });
}

#[test]
fn whatever_is_searched_for_and_asked_by_its_address_nobody_out_of_sight_is_found() {
    on_both_engines(|base: Base| async move {
        let store = &base.store;
        let planted = plant(store).await;
        let own = Own::in_the_file(store).await;
        let hidden = own.tie_to(store, (planted.person, planted.company)).await;
        let house = House::open(store, &own);
        let mut yanis = house.browser(Role::Seller);
        for word in planted.history.iter().step_by(3) {
            for list in ["/search", "/people", "/companies", "/sales", "/tasks"] {
                let page = yanis.get(format!("{list}?q={word}")).await;
                let told = page.body.replace(word, "");
                assert!(!told.contains("qzcanari"), "{list} finds somebody by {word}");
            }
        }
        for (list, facet) in [("/sales", "company"), ("/sales", "person"), ("/people", "company")] {
            let page = yanis.get(format!("{list}?{facet}={}", hidden[facet])).await;
            assert!(!page.body.contains("qzcanari"), "{list} filtered by {facet}");
        }
        for (route, role) in house.pages().filter(|(route, _)| !TheFile.named(route.path).is_empty()) {
            let beyond = [(&hidden, &house.beside), (&house.own, &hidden)];
            let many = if route.path.contains("{other}") { 2 } else { 1 };
            for (first, other) in beyond.into_iter().take(many) {
                let address = House::address(route, first, other);
                assert_eq!(
                    house.browser(role).get(&address).await.status,
                    StatusCode::NOT_FOUND,
                    "{address}"
                );
            }
        }
    });
}
