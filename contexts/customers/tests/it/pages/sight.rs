//! How far a colleague sees: Yanis sees his own clients, or those of his team, and of the others nothing.

use std::collections::HashMap;

use axum::Router;
use axum::http::{Method, StatusCode};
use customers::attachment::{Attachment, FileKind};
use customers::company::Company;
use customers::person::{Person, PersonDetails, Role as AtWork};
use customers::sale::Sale;
use customers::store::{person, save_activity, save_attachment, save_task};
use customers::task::{Task, TaskDetails};
use customers::{Arrival, TheFile, activity};
use kernel::{Actor, Holder, Role, Scope, UserId};
use personal::Personal;
use store::Store;
use testkit::{Base, access, on_both_engines};
use web::testing::{Browser, Stage};
use web::{Horizon as _, Route};

use super::{all_routes, open};
use crate::imports::desk::open_books;
use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, claire, company_named, day, invoice, noel, text,
};

fn user(role: Role) -> UserId {
    Stage::user(role)
}

/// Claire is looked after by Yanis, Noël and his Brasserie by Camille, Zoé by nobody; each bought once.
struct Shop {
    stage: Stage,
    router: Router,
    claire: Person,
    noel: Person,
    brasserie: Company,
    hers: Sale,
    theirs: Sale,
    /// By the kind of record: one out of Yanis's sight.
    beyond: HashMap<&'static str, String>,
}

fn looked_after(mut details: PersonDetails, by: Option<Role>) -> PersonDetails {
    details.relationship.owner = by.map(user);
    details
}

async fn shop(base: &Base) -> Shop {
    let store = &base.store;
    open_books(store).await;
    let (stage, router) = open(base);
    let claire = a_person(store, looked_after(claire(), Some(Role::Seller))).await;
    let mut details = brasserie();
    details.relationship.owner = Some(user(Role::Owner));
    let brasserie = a_company(store, details).await;
    let noel = a_person(store, looked_after(noel(brasserie.id), Some(Role::Owner))).await;
    let mut zoe = PersonDetails::default();
    zoe.name.given = text("Zoé");
    zoe.name.family = text("Marchetti");
    a_person(store, zoe).await;
    let hers = a_sale(store, invoice(claire.id, "F2026-0001", "2026-03-01", 10_000)).await;
    let theirs = a_sale(store, invoice(brasserie.id, "F2026-0002", "2026-03-02", 77_700)).await;
    let (task, activity) = said_about(base, &noel).await;
    let beyond = [
        ("person", noel.id.to_string()),
        ("company", brasserie.id.to_string()),
        ("sale", theirs.id.to_string()),
        ("task", task),
        ("activity", activity),
        ("attachment", a_file_on(store, noel.id.into()).await),
        ("holder", noel.id.to_string()),
    ];
    stage.lets_see(Role::Seller, Scope::Own(user(Role::Seller)));
    stage.lets_see(Role::Marketer, Scope::Own(user(Role::Seller)));
    Shop { stage, router, claire, noel, brasserie, hers, theirs, beyond: beyond.into() }
}

/// A task of Camille's and a note about somebody.
async fn said_about(base: &Base, person: &Person) -> (String, String) {
    let store = &base.store;
    let owner = user(Role::Owner);
    let details = TaskDetails {
        person: Some(person.id),
        company: None,
        title: Personal::new("Envoyer le tarif".to_owned()),
        due_on: day("2026-11-23"),
        owner,
    };
    let arrival = Arrival::by_hand(store.ambient().now());
    let mut tx = begin(store).await;
    let task = save_task(&mut tx, Task::plan(store.ambient().id(), details, arrival).unwrap()).await.unwrap();
    let details = activity::ActivityDetails {
        person: Some(person.id),
        company: None,
        kind: activity::ActivityKind::Note,
        direction: None,
        at: store.ambient().now(),
        text: Personal::new("Préfère être appelé".to_owned()),
    };
    let written =
        activity::Activity::write_down(store.ambient().id(), details, Actor::User(owner), arrival).unwrap();
    let written = save_activity(&mut tx, written).await.unwrap();
    tx.commit().await.unwrap();
    (task.id.to_string(), written.id.to_string())
}

/// A file that Camille put on a record.
async fn a_file_on(store: &Store, holder: Holder) -> String {
    let content = b"Tarif de Vandenberghe";
    let mut tx = begin(store).await;
    let file = Attachment {
        id: store.ambient().id(),
        holder,
        name: Personal::new("tarif.txt".to_owned()),
        kind: FileKind::Text,
        size: content.len(),
        added_by: user(Role::Owner),
        added_at: store.ambient().now(),
        sealed_for: holder,
    };
    let id = file.id.to_string();
    save_attachment(&mut tx, file.add(), content).await.unwrap();
    tx.commit().await.unwrap();
    id
}

impl Shop {
    fn yanis(&self) -> Browser {
        self.stage.seller(&self.router)
    }

    /// The address of a route about records out of sight; `None` for one that is about none.
    fn beyond(&self, route: &Route) -> Option<String> {
        let named: HashMap<usize, &str> = TheFile.named(route.path).into_iter().collect();
        if named.is_empty() {
            return None;
        }
        let part = |(place, part): (usize, &str)| match (named.get(&place), part) {
            (Some(kind), _) => self.beyond[kind].clone(),
            (None, "{entry}") => "1".to_owned(),
            (None, "{spot}") => "phone-1".to_owned(),
            (None, part) => part.to_owned(),
        };
        Some(route.path.split('/').enumerate().map(part).collect::<Vec<_>>().join("/"))
    }
}

#[test]
fn every_address_about_a_record_out_of_sight_is_one_that_does_not_exist() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let mut asked = 0;
        for route in all_routes().table() {
            let Some(address) = shop.beyond(&route) else { continue };
            for role in [Role::Seller, Role::Marketer] {
                let mut browser = shop.stage.colleague(role, &shop.router);
                let answer = match route.method {
                    Method::GET => browser.get(&address).await,
                    _ => browser.post(&address, &[("version", "1"), ("value", "x")]).await,
                };
                let forbidden = answer.status == StatusCode::FORBIDDEN && role == Role::Marketer;
                assert!(
                    forbidden || answer.status == StatusCode::NOT_FOUND,
                    "{role:?} {address} {}",
                    answer.status
                );
                assert!(!String::from_utf8_lossy(&answer.bytes).contains("Vandenberghe"), "{address}");
            }
            asked += 1;
        }
        assert!(asked >= 30, "every section and action of a record is asked: {asked}");
        // nothing was changed by asking, and what is in sight is there
        let kept = person(base.store.reader(), shop.noel.id).await.unwrap().unwrap();
        assert_eq!(kept, shop.noel);
        let mut yanis = shop.yanis();
        for page in ["", "/edit", "/history", "/sales", "/tasks/new", "/values/phone-1"] {
            let page = format!("/people/{}{page}", shop.claire.id);
            assert_eq!(yanis.get(&page).await.status, StatusCode::OK, "{page}");
        }
        assert_eq!(yanis.get(format!("/sales/{}", shop.hers.id)).await.status, StatusCode::OK);
    });
}

#[test]
fn lists_counts_sums_and_searches_hold_what_is_in_sight() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let (mut yanis, mut camille) = (shop.yanis(), shop.stage.owner(&shop.router));
        let people = yanis.get("/people").await;
        assert_eq!(people.texts("tbody .name a"), ["Claire Fontaine"]);
        assert_eq!(people.text(".count"), "1");
        assert_eq!(camille.get("/people").await.texts("tbody .name a").len(), 3);
        assert!(yanis.get("/companies").await.texts("tbody .name a").is_empty());
        let sales = yanis.get("/sales").await;
        assert!(sales.body.contains("F2026-0001") && !sales.body.contains("F2026-0002"));
        assert!(sales.body.contains("100,00") && !sales.body.contains("877,00"), "the sum is of his own");
        for words in ["Vandenberghe", "Brasserie", "F2026-0002", "Marchetti", "Vandenbergue"] {
            for page in ["/search", "/people", "/companies", "/sales", "/tasks"] {
                let found = yanis.get(format!("{page}?q={words}")).await;
                for name in ["Noël", "Vieux-Port", "777,00", "Zoé"] {
                    assert!(!found.body.contains(name), "{page} {words} {name}");
                }
            }
        }
        // named by hand, in the view of a list and as the record one comes from
        let view = format!("/sales?company={}", shop.brasserie.id);
        assert!(!yanis.get(view).await.body.contains("Vieux-Port"));
        let trail = yanis.get(format!("/people/{}?sort=name", shop.claire.id)).await;
        assert!(!trail.body.contains(&shop.noel.id.to_string()));
        for step in trail.attributes(".bar .acts a[rel]", "href") {
            let beside = yanis.get(step).await;
            assert!(!beside.place.contains(&shop.noel.id.to_string()), "{}", beside.place);
        }
    });
}

#[test]
fn what_leaves_is_in_sight_even_where_it_is_ticked_by_hand() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let mut ines = shop.stage.colleague(Role::Marketer, &shop.router);
        let ticked = format!("?id={}&id={}", shop.noel.id, shop.claire.id);
        for list in ["/people/export", "/companies/export"] {
            for query in ["", ticked.as_str()] {
                for format in ["csv", "json", "vcard"] {
                    let page = format!("{list}{query}");
                    let file = ines.post(&page, &[("format", format)]).await;
                    assert_eq!(file.status, StatusCode::OK, "{page} {format}");
                    let file = String::from_utf8_lossy(&file.bytes).into_owned();
                    assert!(
                        !file.contains("Vandenberghe") && !file.contains("Vieux-Port"),
                        "{page} {format}"
                    );
                    assert_eq!(file.contains("Fontaine"), list.starts_with("/people"), "{page} {format}");
                }
            }
        }
        shop.stage.lets_see(Role::Accountant, Scope::Own(user(Role::Seller)));
        let mut odile = shop.stage.colleague(Role::Accountant, &shop.router);
        let ticked = format!("/sales/export?id={}&id={}", shop.theirs.id, shop.hers.id);
        let file = odile.post(ticked, &[("format", "csv")]).await;
        let file = String::from_utf8_lossy(&file.bytes).into_owned();
        assert!(file.contains("F2026-0001") && !file.contains("F2026-0002"), "{file}");
    });
}

#[test]
fn no_hint_and_no_picker_tells_of_what_is_out_of_sight() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let (mut yanis, mut camille) = (shop.yanis(), shop.stage.owner(&shop.router));
        let typed = |page: &web::testing::Seen| {
            let form = page.form("form.form").fill("given_name", "Noël").fill("family_name", "Vandenberghe");
            form.press("alike", "1")
        };
        let page = yanis.get("/people/new").await;
        let form = page.form("form.form");
        assert_eq!(
            form.value("owner"),
            Some(user(Role::Seller).to_string().as_str()),
            "his, unless he says otherwise"
        );
        assert!(!yanis.submit(typed(&page)).await.body.contains(&shop.noel.id.to_string()));
        let page = camille.get("/people/new").await;
        assert!(camille.submit(typed(&page)).await.body.contains(&shop.noel.id.to_string()));

        let employer = |page: &web::testing::Seen| {
            page.form("form.form")
                .fill("family_name", "Marin")
                .fill("roles[0][company]", "Brasserie du Vieux-Port SRL")
        };
        let page = yanis.get("/people/new").await;
        let unknown = yanis.submit(employer(&page)).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!unknown.body.contains(&shop.brasserie.id.to_string()));
        let page = yanis.get("/sales/new").await;
        let sale = page.form("form.form").fill("company", "Brasserie").press("reckon", "1");
        assert!(!yanis.submit(sale).await.body.contains(&shop.brasserie.id.to_string()));
        for buyer in [format!("company={}", shop.brasserie.id), format!("person={}", shop.noel.id)] {
            assert_eq!(yanis.get(format!("/sales/new?{buyer}")).await.status, StatusCode::NOT_FOUND);
        }
    });
}

#[test]
fn a_link_to_what_is_out_of_sight_names_nobody_and_is_kept_by_who_edits() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let store = &base.store;
        let mut details = looked_after(PersonDetails::default(), Some(Role::Seller));
        details.name.family = text("Lenormand");
        details.roles = vec![
            AtWork { company: shop.brasserie.id, title: text("Sommelier") },
            AtWork {
                company: a_company(store, {
                    let mut own = company_named("Cave du Port");
                    own.relationship.owner = Some(user(Role::Seller));
                    own
                })
                .await
                .id,
                title: None,
            },
        ];
        let luc = a_person(store, details).await;
        let mut yanis = shop.yanis();
        let record = format!("/people/{}", luc.id);
        for page in
            [record.clone(), format!("{record}/edit"), format!("{record}/history"), "/people".to_owned()]
        {
            let page = yanis.get(&page).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("Vieux-Port"), "{}", page.place);
        }
        let history = yanis.get(format!("{record}/history")).await;
        assert!(history.body.contains("fiche hors de votre visibilité"));
        let rows = yanis.get("/people").await.texts("tbody tr");
        let luc_there = rows.iter().find(|row| row.contains("Lenormand")).unwrap();
        assert!(!luc_there.contains("Particulier"), "he works somewhere: {luc_there}");
        let edit = yanis.get(format!("{record}/edit")).await;
        yanis.submit(edit.form("form.form").fill("job_title", "Caviste")).await;
        let kept = person(store.reader(), luc.id).await.unwrap().unwrap();
        assert_eq!(kept.details.job_title.unwrap().reveal(&access()), "Caviste");
        assert_eq!(kept.details.roles, luc.details.roles, "what he was not shown stays");

        let page = yanis.get(&record).await;
        assert!(!page.body.contains("Sommelier"), "he is that elsewhere");
        let there = page.attribute("section[aria-labelledby=en] dd a.edit", "href").unwrap();
        let form = yanis.get(there).await.form("main form[action*='/values/']");
        assert_eq!(form.value("roles[0][company]"), Some("Cave du Port"), "the role that stands there");
        yanis.submit(form.fill("roles[0][title]", "Associé")).await;
        let kept = person(store.reader(), luc.id).await.unwrap().unwrap();
        let mut roles = luc.details.roles;
        roles[1].title = text("Associé");
        assert_eq!(kept.details.roles, roles, "and no other one");
    });
}

#[test]
fn the_old_address_of_a_record_leads_whoever_sees_the_one_that_took_it_in() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let (mut yanis, mut camille) = (shop.yanis(), shop.stage.owner(&shop.router));
        for kept in [&shop.claire, &shop.noel] {
            let gone = a_person(&base.store, looked_after(claire(), Some(Role::Owner))).await.id;
            let page = camille.get(format!("/people/{}/merge/{gone}", kept.id)).await;
            let one = camille.submit(page.form("form.form")).await;
            assert_eq!(one.place, format!("/people/{}", kept.id));
            let led = yanis.get(format!("/people/{gone}")).await;
            if kept.id == shop.claire.id {
                assert_eq!(led.place, format!("/people/{}", kept.id), "she is his");
            } else {
                assert_eq!(led.status, StatusCode::NOT_FOUND, "he is not");
            }
        }
    });
}

#[test]
fn a_task_about_somebody_out_of_sight_is_done_by_whom_it_is_given_to_without_a_name() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let mut camille = shop.stage.owner(&shop.router);
        let form = camille.get(format!("/people/{}/tasks/new", shop.noel.id)).await.form("form.form");
        let yanis_id = user(Role::Seller).to_string();
        camille.submit(form.fill("title", "Livrer la caisse").fill("owner", &yanis_id)).await;
        let mut yanis = shop.yanis();
        let tasks = yanis.get("/tasks?kind=open").await;
        assert!(tasks.body.contains("Livrer la caisse") && tasks.body.contains("hors de votre visibilité"));
        assert!(!tasks.body.contains("Vandenberghe") && !tasks.body.contains(&shop.noel.id.to_string()));
        assert!(!tasks.body.contains("Envoyer le tarif"), "Camille's own task about him is not there");
        let completion = tasks.attribute("tbody form", "action").unwrap();
        let removal = completion.replace("/completion", "/removal");
        assert_eq!(yanis.post(&removal, &[("version", "1")]).await.status, StatusCode::NOT_FOUND);
        let done = yanis.submit(tasks.form("tbody form")).await;
        assert_eq!(done.toast().as_deref(), Some("Tâche faite."));
    });
}

#[test]
fn a_team_sees_what_its_people_and_nobody_look_after_from_the_next_request_on() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let mut yanis = shop.yanis();
        let noel = format!("/people/{}", shop.noel.id);
        let seen = |scope: Scope| shop.stage.lets_see(Role::Seller, scope);
        assert_eq!(yanis.get(&noel).await.status, StatusCode::NOT_FOUND);
        seen(Scope::Team([user(Role::Seller)].into()));
        assert_eq!(yanis.get("/people").await.texts("tbody .name a"), ["Claire Fontaine", "Zoé Marchetti"]);
        assert_eq!(yanis.get(&noel).await.status, StatusCode::NOT_FOUND);
        seen(Scope::Team([user(Role::Seller), user(Role::Owner)].into()));
        assert_eq!(yanis.get(&noel).await.status, StatusCode::OK);
        assert_eq!(yanis.get("/people").await.texts("tbody .name a").len(), 3);
        seen(Scope::All);
        assert_eq!(yanis.get("/sales").await.texts("tbody tr").len(), 2);
        seen(Scope::Own(user(Role::Seller)));
        assert_eq!(yanis.get(&noel).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_sale_follows_whoever_looks_after_its_buyer() {
    on_both_engines(|base| async move {
        let shop = shop(&base).await;
        let (mut yanis, mut camille) = (shop.yanis(), shop.stage.owner(&shop.router));
        let sale = format!("/sales/{}", shop.theirs.id);
        assert_eq!(yanis.get(&sale).await.status, StatusCode::NOT_FOUND);
        let edit = camille.get(format!("/companies/{}/edit", shop.brasserie.id)).await.form("form.form");
        let saved = camille.submit(edit.fill("owner", &user(Role::Seller).to_string())).await;
        assert_eq!(saved.status, StatusCode::OK);
        assert_eq!(yanis.get(&sale).await.status, StatusCode::OK);
        // what he hands over is his no more, and he is led to the list
        let edit = yanis.get(format!("/companies/{}/edit", shop.brasserie.id)).await.form("form.form");
        let gone = yanis.submit(edit.fill("owner", &user(Role::Owner).to_string())).await;
        assert_eq!(gone.place, "/companies");
        assert_eq!(yanis.get(&sale).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_address_says_by_its_words_which_records_it_names() {
    for (path, named) in [
        ("/people/{id}", vec![(2, "person")]),
        ("/companies/{id}/history/{entry}/restoration", vec![(2, "company")]),
        ("/people/{id}/merge/{other}", vec![(2, "person"), (4, "person")]),
        ("/sales/{id}/edit", vec![(2, "sale")]),
        ("/people/{id}/tasks/new", vec![(2, "person")]),
        ("/tasks/{id}/completion", vec![(2, "task")]),
        ("/activities/{id}/removal", vec![(2, "activity")]),
        ("/people/{id}/merge/{other}/separation", vec![(2, "person")]),
        ("/quality/duplicates/{first}/{second}/doubt", vec![(3, "holder"), (4, "holder")]),
        ("/files/{id}/content", vec![(2, "attachment")]),
        ("/people/{id}/files", vec![(2, "person")]),
        ("/people/new", vec![]),
        ("/imports/{id}", vec![]),
    ] {
        assert_eq!(TheFile.named(path), named, "{path}");
    }
}
