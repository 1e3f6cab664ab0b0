//! Maison Delcourt: as large and as lifelike as a file that was kept for years, and gone without a trace.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use app::{Premises, demo, wiring};
use customers::Arrival;
use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::person::{Person, PersonDetails, PersonName};
use customers::sale::{DocumentKind, Sale, SaleDetails, Status};
use customers::store::{person, save_activity, save_person, save_sale, totals};
use jiff::ToSpan;
use kernel::{Actor, CompanyId, Currency, Id, PersonId, Role, UserId};
use personal::{Personal, Purpose};
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use store::jobs::Runner;
use store::{Cause, Store, Tx, journal, schema};
use testkit::{Base, on_both_engines};
use uuid::Uuid;
use web::Locales;
use web::testing::{Browser, Stage};

/// The demo, and an owner who wants to go on without it.
struct World {
    base: Base,
    owner: Browser,
    seller: Browser,
    runner: Runner,
    /// How many rows each table had before anything was invented.
    before: BTreeMap<String, i64>,
}

impl World {
    async fn of(base: Base) -> Self {
        let mut tx = begin(&base.store, Actor::Carnet).await;
        tx.begin_journals(base.ambient.id()).await.unwrap();
        tx.commit().await.unwrap();
        let before = rows(&base.store).await;
        let locales = Arc::new(Locales::gather(&wiring::words()).unwrap());
        let desk = wiring::desk(locales).unwrap();
        demo::fill(&base.store, &*wiring::books(), &desk).await.unwrap();
        let premises = Premises::over(&base.store, &base.folder.join("data"));
        std::fs::create_dir(&premises.data).unwrap();
        let runner = base.store.runner(wiring::handlers(&desk, &premises));
        let mut stage = Stage::new(base.store.clone(), &wiring::words()).with_nav(wiring::nav());
        stage.house.grants = wiring::grants();
        let router = stage.open(wiring::routes(wiring::office().unwrap(), desk, &premises));
        let owner = stage.owner(&router).speaking(kernel::Lang::En);
        let seller = stage.seller(&router).speaking(kernel::Lang::En);
        Self { base, owner, seller, runner, before }
    }

    async fn number(&self, sql: &str) -> i64 {
        number(&self.base.store, sql).await
    }

    async fn remove_the_demo(&mut self) {
        self.owner.post("/demonstration", &[("sure", "on")]).await;
        while self.runner.run_next().await.unwrap() {}
    }

    /// What stands in the file of somebody, recounted from the sales, differs from their figures.
    async fn is_well_reckoned(&self) {
        for (table, column) in [("customers_people", "person_id"), ("customers_companies", "company_id")] {
            let sum = |of: &str| {
                format!("(SELECT COALESCE(SUM(s.{of}), 0) FROM customers_sales s WHERE s.{column} = h.id)")
            };
            let wrong = format!("SELECT COUNT(*) AS n FROM {table} h WHERE h.total_net <> {}", sum("net"));
            assert_eq!(self.number(&wrong).await, 0, "{table}");
            let bought = format!(
                "SELECT COUNT(*) AS n FROM {table} h WHERE h.purchases <> (SELECT COUNT(*) FROM customers_sales s
                 WHERE s.{column} = h.id AND s.kind = 'invoice')"
            );
            assert_eq!(self.number(&bought).await, 0, "{table}");
        }
        let kept = totals(self.base.store.reader()).await.unwrap();
        assert_eq!(kept.people, self.number("SELECT COUNT(*) AS n FROM customers_people").await);
        assert_eq!(kept.companies, self.number("SELECT COUNT(*) AS n FROM customers_companies").await);
        assert_eq!(kept.sales, self.number("SELECT COUNT(*) AS n FROM customers_sales").await);
    }
}

async fn begin(store: &Store, actor: Actor) -> Tx {
    store.begin(Cause::new(actor, Purpose::ClientManagement)).await.unwrap()
}

async fn query(store: &Store, sql: &str) -> Vec<QueryResult> {
    let db = store.writer();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

async fn number(store: &Store, sql: &str) -> i64 {
    query(store, sql).await[0].try_get("", "n").unwrap()
}

/// How many rows each table has.
async fn rows(store: &Store) -> BTreeMap<String, i64> {
    let mut counted = BTreeMap::new();
    for table in schema::tables(store.reader()).await.unwrap().into_keys() {
        counted.insert(table.clone(), number(store, &format!("SELECT COUNT(*) AS n FROM {table}")).await);
    }
    counted
}

#[test]
fn the_demo_is_as_large_as_mixed_and_as_sound_as_a_file_of_years_and_the_same_on_both_engines() {
    let first: Arc<Mutex<Vec<String>>> = Arc::default();
    on_both_engines(async |base| {
        let world = World::of(base).await;
        is_large_and_mixed(&world).await;
        has_sound_numbers_and_mails_nobody(&world).await;
        has_seasons_and_regulars(&world).await;
        let told = everything_told(&world).await;
        let mut first = first.lock().unwrap();
        if first.is_empty() {
            *first = told;
        } else {
            assert!(*first == told, "both engines hold the same file");
        }
    });
}

async fn is_large_and_mixed(world: &World) {
    let at_least = [
        (1_290, "customers_people WHERE id IS NOT NULL"),
        (300, "customers_companies WHERE id IS NOT NULL"),
        (4_000, "customers_sales WHERE kind = 'invoice'"),
        (50, "customers_sales WHERE kind = 'credit-note'"),
        (20, "customers_sales WHERE status = 'due'"),
        (400, "customers_activities WHERE kind = 'call'"),
        (400, "customers_activities WHERE kind = 'note'"),
        (5, "customers_tasks WHERE done_at IS NULL AND due_on < '2026-11-23'"),
        (5, "customers_tasks WHERE done_at IS NULL AND due_on = '2026-11-23'"),
        (2, "customers_tasks WHERE done_at IS NOT NULL"),
        (200, "customers_addresses WHERE country = 'BE'"),
        (100, "customers_people WHERE language = 'nl'"),
        (10, "customers_people WHERE language = 'en'"),
        (40, "customers_identifiers WHERE label = 'bce'"),
        (5, "customers_phones WHERE flaw IS NOT NULL"),
        (5, "customers_emails WHERE flaw IS NOT NULL"),
        (40, "privacy_refusals WHERE mark = 'do-not-contact' OR channel = 'phone'"),
        (50, "privacy_claims WHERE answer = 'claimed'"),
    ];
    for (least, what) in at_least {
        let count = world.number(&format!("SELECT COUNT(*) AS n FROM {what}")).await;
        assert!(count >= least, "{what}: {count}");
    }
    let roles = query(&world.base.store, "SELECT role FROM accounts_users ORDER BY id").await;
    let roles: Vec<String> = roles.iter().map(|row| row.try_get("", "role").unwrap()).collect();
    assert_eq!(roles, [Role::Owner.name(), Role::Seller.name(), Role::Accountant.name()]);
    world.is_well_reckoned().await;
}

async fn has_sound_numbers_and_mails_nobody(world: &World) {
    for row in query(&world.base.store, "SELECT label, raw FROM customers_identifiers").await {
        let (kind, raw): (String, String) =
            (row.try_get("", "label").unwrap(), row.try_get("", "raw").unwrap());
        let is_sound = match kind.as_str() {
            "siren" => values::siren::parse(&raw).is_ok(),
            "bce" => values::bce::parse(&raw).is_ok(),
            _ => values::vat::parse(&raw, None).is_ok(),
        };
        assert!(is_sound, "{kind} {raw}");
    }
    let real = "SELECT COUNT(*) AS n FROM customers_emails WHERE canonical NOT LIKE '%.example'";
    assert_eq!(world.number(real).await, 0);
    let reachable = "SELECT COUNT(*) AS n FROM customers_phones WHERE canonical NOT LIKE '+3363998%'
         AND canonical NOT LIKE '+3335301%' AND canonical NOT LIKE '+3319900%'
         AND canonical NOT LIKE '+3245000%' AND canonical NOT LIKE '+322000%'";
    assert_eq!(world.number(reachable).await, 0);
}

/// Christmas comes every year, half the households came once, and the best buy most.
async fn has_seasons_and_regulars(world: &World) {
    let in_month = |month: &str| {
        format!("SELECT COUNT(*) AS n FROM customers_sales WHERE substr(dated_on, 6, 2) = '{month}'")
    };
    let (december, february) = (world.number(&in_month("12")).await, world.number(&in_month("02")).await);
    assert!(december * 2 >= february * 3, "{december} in December, {february} in February");
    let years = "SELECT COUNT(DISTINCT substr(dated_on, 1, 4)) AS n FROM customers_sales";
    assert!(world.number(years).await >= 4);
    let of_households = "SELECT purchases FROM customers_people WHERE purchases > 0 AND id NOT IN
         (SELECT person_id FROM customers_roles) ORDER BY purchases DESC";
    let bought = query(&world.base.store, of_households).await;
    let bought: Vec<i64> = bought.iter().map(|row| row.try_get("", "purchases").unwrap()).collect();
    let once = bought.iter().filter(|purchases| **purchases == 1).count() * 100 / bought.len();
    assert!((35..=65).contains(&once), "{once} % came once");
    let best: i64 = bought.iter().take(bought.len() / 10).sum();
    let share = best * 100 / bought.iter().sum::<i64>();
    assert!((30..=60).contains(&share), "the best tenth bought {share} % of everything");
}

async fn everything_told(world: &World) -> Vec<String> {
    let mut told = Vec::new();
    for sql in [
        "SELECT sort_key AS told FROM customers_people ORDER BY sort_key",
        "SELECT number || dated_on || CAST(net AS TEXT) AS told FROM customers_sales",
        "SELECT canonical AS told FROM customers_phones WHERE canonical IS NOT NULL",
    ] {
        let rows = query(&world.base.store, sql).await;
        told.extend(rows.iter().map(|row| row.try_get::<String>("", "told").unwrap()));
    }
    told.sort_unstable();
    told
}

#[test]
fn another_day_gives_a_file_that_is_as_young() {
    on_both_engines(async |base| {
        base.clock.set("2031-03-04T09:00:00Z");
        let world = World::of(base).await;
        let young =
            "SELECT COUNT(*) AS n FROM customers_sales WHERE dated_on BETWEEN '2031-02-20' AND '2031-03-04'";
        assert!(world.number(young).await > 10);
        let today = "SELECT COUNT(*) AS n FROM customers_tasks WHERE due_on = '2031-03-04'";
        assert!(world.number(today).await > 0);
        let ahead = "SELECT COUNT(*) AS n FROM customers_sales WHERE dated_on > '2031-03-04'";
        assert_eq!(world.number(ahead).await, 0);
    });
}

#[test]
fn one_click_takes_the_demo_out_and_leaves_nothing_of_it() {
    on_both_engines(async |base| {
        let mut world = World::of(base).await;
        let home = world.owner.get("/").await;
        assert!(home.body.contains("These data are invented"), "{}", home.body);
        assert!(home.has("a[href='/demonstration']"));
        let seller = world.seller.get("/").await;
        assert!(seller.body.contains("These data are invented") && !seller.has("a[href='/demonstration']"));
        assert_eq!(world.seller.post("/demonstration", &[("sure", "on")]).await.status, 403);
        let unsure = world.owner.post("/demonstration", &[]).await;
        let complaint = unsure.complaints().remove(0);
        assert!(complaint.ends_with("Tick this box to remove the demonstration."), "{complaint}");
        while world.runner.run_next().await.unwrap() {}
        assert!(world.number("SELECT COUNT(*) AS n FROM customers_people").await > 1_000, "nobody was sure");

        world.remove_the_demo().await;
        let left = rows(&world.base.store).await;
        // that there was a house, what happened in it, and that invented people were erased
        let stays = [
            "accounts_organisation",
            "customers_books",
            "privacy_erasures",
            "privacy_suppressions",
            "store_chains",
            "store_jobs",
            "store_journal",
            "store_reads",
        ];
        for (table, count) in left {
            if !stays.contains(&table.as_str()) {
                assert_eq!(count, world.before[&table], "{table}");
            }
        }
        world.is_well_reckoned().await;
        let db = world.base.store.reader();
        assert!(journal::verify(db, world.base.store.key()).await.unwrap().is_ok());
        let at = world.base.store.snapshot().await.unwrap();
        assert!(privacy::refusals_lost(&at, world.base.store.key()).await.unwrap().is_empty());
        drop(at);
        assert_eq!(world.owner.get("/demonstration").await.place, "/");
        assert!(!world.owner.get("/").await.body.contains("invented"));
    });
}

#[test]
fn what_somebody_typed_or_changed_beside_the_demo_stays() {
    on_both_engines(async |base| {
        let mut world = World::of(base).await;
        world.base.clock.pass(1.hour());
        let own = own_work(&world.base.store).await;
        world.remove_the_demo().await;
        let people = query(&world.base.store, "SELECT id FROM customers_people ORDER BY id").await;
        let people: Vec<PersonId> =
            people.iter().map(|row| PersonId::from_uuid(row.try_get::<Uuid>("", "id").unwrap())).collect();
        let mut expected = own.people.to_vec();
        expected.sort_unstable();
        assert_eq!(people, expected, "the one typed, the one changed, the one spoken with");
        let companies = query(&world.base.store, "SELECT id FROM customers_companies").await;
        assert_eq!(companies.len(), 1, "the one that bought something real");
        assert_eq!(companies[0].try_get::<Uuid>("", "id").unwrap(), own.company.uuid());
        assert_eq!(world.number("SELECT COUNT(*) AS n FROM customers_sales").await, 1);
        assert_eq!(world.number("SELECT COUNT(*) AS n FROM customers_activities").await, 1);
        let sum = "SELECT total_net AS n FROM customers_companies";
        assert_eq!(world.number(sum).await, 12_300, "its figures are of the real sale alone");
        world.is_well_reckoned().await;
    });
}

#[test]
fn whoever_removes_the_demo_keeps_their_account_and_takes_over_what_stays() {
    on_both_engines(async |base| {
        let world = World::of(base).await;
        let camille = format!("SELECT id FROM accounts_users WHERE email = '{}'", demo::EMAIL);
        let camille: Uuid = query(&world.base.store, &camille).await[0].try_get("", "id").unwrap();
        let looked_after =
            "SELECT id FROM customers_people WHERE owner_id IS NOT NULL AND owner_id <> (SELECT id
             FROM accounts_users WHERE role = 'owner') AND id NOT IN (SELECT person_id FROM customers_roles)";
        let theirs: Uuid = query(&world.base.store, looked_after).await[0].try_get("", "id").unwrap();
        let mut tx = begin(&world.base.store, Actor::User(UserId::from_uuid(camille))).await;
        rename(&mut tx, PersonId::from_uuid(theirs), "Rousseau").await;
        tx.enqueue_once("demo-removal").await.unwrap();
        tx.commit().await.unwrap();
        while world.runner.run_next().await.unwrap() {}
        let users = query(&world.base.store, "SELECT id FROM accounts_users").await;
        assert_eq!(users.len(), 1);
        assert_eq!(users[0].try_get::<Uuid>("", "id").unwrap(), camille);
        let heir = query(&world.base.store, "SELECT owner_id FROM customers_people").await;
        assert_eq!(heir.len(), 1);
        assert_eq!(heir[0].try_get::<Uuid>("", "owner_id").unwrap(), camille);
    });
}

/// What somebody did in the demo.
struct Own {
    /// Typed, changed, spoken with.
    people: [PersonId; 3],
    company: CompanyId,
}

async fn own_work(store: &Store) -> Own {
    let households =
        "SELECT id FROM customers_people WHERE id NOT IN (SELECT person_id FROM customers_roles)";
    let households = query(store, households).await;
    let household = |place: usize| PersonId::from_uuid(households[place].try_get::<Uuid>("", "id").unwrap());
    let (changed, spoken) = (household(3), household(50));
    let company = "SELECT id FROM customers_companies ORDER BY id LIMIT 1";
    let company = CompanyId::from_uuid(query(store, company).await[0].try_get::<Uuid>("", "id").unwrap());
    let mut tx = begin(store, Actor::Console).await;
    let arrival = Arrival::by_hand(tx.ambient().now());
    let details = PersonDetails { name: called("Odile", "Mercier"), ..PersonDetails::default() };
    let step = Person::introduce(tx.ambient().id(), details, arrival).unwrap();
    let typed = save_person(&mut tx, step).await.unwrap().id;
    rename(&mut tx, changed, "Rousseau").await;
    let note = ActivityDetails {
        person: Some(spoken),
        company: None,
        kind: ActivityKind::Note,
        direction: None,
        at: tx.ambient().now(),
        text: Personal::new("Rappeler jeudi.".to_owned()),
    };
    let step = Activity::write_down(tx.ambient().id(), note, Actor::Console, arrival).unwrap();
    save_activity(&mut tx, step).await.unwrap();
    let step = Sale::record(tx.ambient().id(), real_invoice(company), arrival).unwrap();
    save_sale(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    Own { people: [typed, changed, spoken], company }
}

fn real_invoice(company: CompanyId) -> SaleDetails {
    SaleDetails {
        person: None,
        company: Some(company),
        kind: DocumentKind::Invoice,
        number: Some(Personal::new("2026-001".to_owned())),
        dated_on: "2026-11-23".parse().unwrap(),
        due_on: None,
        status: Status::Due,
        currency: Currency::EUR,
        net: 12_300,
        gross: None,
        lines: Vec::new(),
    }
}

async fn rename(tx: &mut Tx, id: PersonId, family: &str) {
    let known = person(tx.db(), id).await.unwrap().unwrap();
    let details = PersonDetails { name: called("Jeanne", family), ..known.details.clone() };
    save_person(tx, known.correct(details).unwrap()).await.unwrap();
}

fn called(given: &str, family: &str) -> PersonName {
    let text = |text: &str| Some(Personal::new(text.to_owned()));
    PersonName { civility: None, given: text(given), family: text(family) }
}
