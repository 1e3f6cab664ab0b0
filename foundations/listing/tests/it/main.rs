//! Lists over a small table of shops, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::HashSet;

use kernel::{Id as _, Scope, UserId};
use listing::{
    Catalogue, Count, Counting, Facet, Filter, HowMany, Kind, Page, PageRequest, Place, Quantity, Seen, Sort,
    Test, UnknownFacet, View, Within, count, distinct, page, rank,
};
use proptest::prelude::*;
use sea_orm::ConnectionTrait;
use store::Store;
use testkit::on_both_engines;
use uuid::Uuid;

const fn facet(name: &'static str, kind: Kind, sql: &'static str, sorts: bool) -> Facet {
    Facet { name, label: name, kind, sql, within: None, sorts, personal: false }
}

fn shops() -> Catalogue {
    Catalogue::of(
        "shops",
        "{r.owner}",
        &[
            facet("name", Kind::Text, "r.name", true),
            facet("spend", Kind::Money, "r.spend", true),
            facet("last-sale", Kind::Day, "r.last_sale", true),
            facet("kind", Kind::Choice(&["client", "prospect"]), "r.kind", false),
            facet("owner", Kind::Reference, "r.owner", false),
            facet("word", Kind::Word, "r.kind", false),
            Facet {
                within: Some(Within {
                    from_there: "r.name IN (SELECT o.name FROM shops o WHERE {})",
                    from_here: "EXISTS (SELECT 1 FROM shops o WHERE o.name = r.name AND {})",
                }),
                ..facet("last-in", Kind::Word, "o.last_sale", false)
            },
        ],
    )
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

async fn filled(store: &Store, rows: &[(&str, i64, &str, &str)]) {
    let uuid = if store.engine() == store::Engine::Postgres { "UUID" } else { "BLOB" };
    let text = if store.engine() == store::Engine::Postgres { "TEXT COLLATE \"C\"" } else { "TEXT" };
    let table = format!(
        "CREATE TABLE shops (id {uuid} PRIMARY KEY, name {text} NOT NULL, spend BIGINT NOT NULL,
         last_sale TEXT NOT NULL, kind TEXT NOT NULL, owner {uuid})"
    );
    store.writer().execute_unprepared(&table).await.unwrap();
    for (n, (name, spend, last, kind)) in (1..).zip(rows) {
        let values =
            [id(n).into(), (*name).into(), (*spend).into(), (*last).into(), (*kind).into(), id(99).into()];
        let sql = "INSERT INTO shops VALUES ($1, $2, $3, $4, $5, $6)";
        let backend = store.writer().get_database_backend();
        let insert = sea_orm::Statement::from_sql_and_values(backend, sql, values);
        store.writer().execute_raw(insert).await.unwrap();
    }
}

const WINE: [(&str, i64, &str, &str); 5] = [
    ("caves guerin", 125_000, "2026-11-02", "client"),
    ("atelier noel", 0, "", "prospect"),
    ("boulangerie lefevre", 98_050, "2026-05-20", "client"),
    ("epicerie du marche", 98_050, "2026-01-31", "client"),
    ("zoe restaurant", -500, "2025-12-01", "client"),
];

async fn ask(store: &Store, filter: &Filter, sort: &str, place: Place) -> Page {
    let (descending, sort) = sort.strip_prefix('-').map_or((false, sort), |sort| (true, sort));
    let request = PageRequest { filter, sort, descending, place, size: 2, how_many: HowMany::Few };
    let there = page(store.reader(), shops().seen(&Scope::All), &request).await.unwrap().unwrap();
    for how_many in [HowMany::Unknown, HowMany::Many] {
        let request = PageRequest { how_many, ..request.clone() };
        let along = page(store.reader(), shops().seen(&Scope::All), &request).await.unwrap().unwrap();
        assert_eq!(along, there, "{filter:?}");
    }
    there
}

async fn walk(store: &Store, filter: &Filter, sort: &str) -> Vec<Uuid> {
    let (mut place, mut ids) = (Place::Start, Vec::new());
    loop {
        let page = ask(store, filter, sort, place).await;
        ids.extend(page.ids);
        match page.next {
            Some(next) => place = next,
            None => return ids,
        }
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat_even_among_equals() {
    on_both_engines(|base| async move {
        filled(&base.store, &WINE).await;
        let all = Filter::everything();
        assert_eq!(walk(&base.store, &all, "name").await, [2, 3, 1, 4, 5].map(id));
        assert_eq!(walk(&base.store, &all, "-spend").await, [1, 4, 3, 2, 5].map(id));
        assert_eq!(walk(&base.store, &all, "spend").await, [5, 2, 3, 4, 1].map(id));
    });
}

#[test]
fn the_page_before_is_the_page_one_came_from() {
    on_both_engines(|base| async move {
        filled(&base.store, &WINE).await;
        let all = Filter::everything();
        let first = ask(&base.store, &all, "name", Place::Start).await;
        let second = ask(&base.store, &all, "name", first.next.unwrap()).await;
        let back = ask(&base.store, &all, "name", second.previous.unwrap()).await;
        assert_eq!(back.ids, first.ids);
        assert_eq!((first.previous, back.previous), (None, None));
        assert_eq!(back.next, first.next);
    });
}

#[test]
fn filters_narrow_the_list_its_count_and_its_sum() {
    on_both_engines(|base| async move {
        filled(&base.store, &WINE).await;
        let cases = [
            ("kind=client&spend-min=980", vec![3, 1, 4], 321_100),
            ("last-sale-since=2026-02-01", vec![3, 1], 223_050),
            ("last-sale-until=2026-01-31", vec![4, 5], 97_550),
            ("last-sale=none", vec![2], 0),
            ("name=Épicerie%20du%20Marché", vec![4], 98_050),
            ("name-holds=LEF%C3%88V", vec![3], 98_050),
            ("spend-max=-1", vec![5], -500),
            ("word=client&spend-min=980", vec![3, 1, 4], 321_100),
            ("word=Client", vec![], 0),
            ("last-in=2025-12-01", vec![5], -500),
            ("last-in=none", vec![2], 0),
            (&format!("owner={}", id(99)), vec![2, 3, 1, 4, 5], 320_600),
            (&format!("owner={}", id(98)), vec![], 0),
        ];
        for (query, expected, sum) in cases {
            let view = read(query);
            assert!(!view.tests.is_empty(), "{query}");
            let expected: Vec<Uuid> = expected.into_iter().map(id).collect();
            assert_eq!(walk(&base.store, &view.filter(), "name").await, expected, "{query}");
            let (shops, filter) = (shops(), view.filter());
            let seen = shops.seen(&Scope::All);
            let counted = count(base.store.reader(), seen, &filter, Some("spend"), Counting::Quick);
            let rows = i64::try_from(expected.len()).unwrap();
            assert_eq!(counted.await.unwrap(), Ok(Count::Exactly { rows, sum }), "{query}");
        }
    });
}

#[test]
fn a_record_knows_its_place_in_the_list_one_comes_from() {
    on_both_engines(|base| async move {
        filled(&base.store, &WINE).await;
        let clients = Filter::on("kind", Test::OneOf(vec!["client".into()]));
        let all = Filter::everything();
        let in_november = Filter::on("last-in", Test::OneOf(vec!["2026-11-02".into()]));
        for (filter, sort, descending, of, before) in [
            (&all, "name", false, 2, 0),
            (&all, "name", false, 5, 4),
            (&all, "spend", true, 1, 0),
            (&all, "spend", true, 3, 2),
            (&clients, "name", false, 3, 0),
            (&clients, "spend", false, 1, 3),
            (&in_november, "name", false, 1, 0),
            (&in_november, "spend", false, 5, 0),
        ] {
            let request = PageRequest {
                filter,
                sort,
                descending,
                place: Place::Start,
                size: 1,
                how_many: HowMany::Few,
            };
            let many = PageRequest { how_many: HowMany::Many, ..request.clone() };
            let found = rank(base.store.reader(), shops().seen(&Scope::All), &request, id(of)).await.unwrap();
            assert_eq!(found, Ok(Some(before)), "{sort} {of}");
            let along = rank(base.store.reader(), shops().seen(&Scope::All), &many, id(of)).await.unwrap();
            assert_eq!(along, found, "{sort} {of}");
        }
    });
}

#[test]
fn trees_combine_and_negate() {
    on_both_engines(|base| async move {
        filled(&base.store, &WINE).await;
        let rich = Filter::on("spend", Test::AtLeast(Quantity::Cents(100_000)));
        let prospects = Filter::on("kind", Test::OneOf(vec!["prospect".into()]));
        let either = Filter::Any(vec![rich.clone(), prospects.clone()]);
        assert_eq!(walk(&base.store, &either, "name").await, [2, 1].map(id));
        let neither = Filter::Not(Box::new(either.clone()));
        assert_eq!(walk(&base.store, &neither, "name").await, [3, 4, 5].map(id));
        let found = Filter::Among(vec![id(1), id(5), id(77)]).and(Filter::Not(Box::new(rich)));
        assert_eq!(walk(&base.store, &found, "name").await, [5].map(id));
        assert!(walk(&base.store, &Filter::Any(vec![]), "name").await.is_empty());
    });
}

/// Yanis looks after two of the shops, Inès after one, nobody after one; answers the two.
async fn looked_after(store: &Store) -> (UserId, UserId) {
    filled(store, &WINE).await;
    let (yanis, ines) = (UserId::from_uuid(id(98)), UserId::from_uuid(id(97)));
    let hand = |of: u128, to: Option<UserId>| {
        let values = [to.map(UserId::uuid).into(), id(of).into()];
        let sql = "UPDATE shops SET owner = $1 WHERE id = $2";
        sea_orm::Statement::from_sql_and_values(store.writer().get_database_backend(), sql, values)
    };
    for (of, to) in [(1, Some(yanis)), (3, Some(yanis)), (4, Some(ines)), (5, None)] {
        store.writer().execute_raw(hand(of, to)).await.unwrap();
    }
    (yanis, ines)
}

#[test]
fn a_teams_list_is_paged_without_gap_or_double_both_ways() {
    on_both_engines(|base| async move {
        let (yanis, ines) = looked_after(&base.store).await;
        let (shops, scope, all) = (shops(), Scope::Team([yanis, ines].into()), Filter::everything());
        for (sort, mut expected) in [("name", [3, 1, 4, 5]), ("spend", [5, 3, 4, 1])] {
            for (descending, size) in [(false, 1), (true, 3)] {
                let (mut walked, mut next) = (Vec::new(), Some(Place::Start));
                while let Some(place) = next {
                    let how_many = HowMany::Unknown;
                    let request = PageRequest { filter: &all, sort, descending, place, size, how_many };
                    let part =
                        page(base.store.reader(), shops.seen(&scope), &request).await.unwrap().unwrap();
                    walked.extend(part.ids);
                    next = part.next;
                }
                if descending {
                    expected.reverse();
                }
                assert_eq!(walked, expected.map(id), "{sort} by {size}");
                let last = Place::Before(*walked.last().unwrap());
                let how_many = HowMany::Many;
                let request = PageRequest { filter: &all, sort, descending, place: last, size: 2, how_many };
                let part = page(base.store.reader(), shops.seen(&scope), &request).await.unwrap().unwrap();
                assert_eq!(part.ids, walked[1..3], "{sort} back from the last");
            }
        }
    });
}

#[test]
fn what_a_team_looks_for_is_met_along_the_order_without_gap_or_double_both_ways() {
    on_both_engines(|base| async move {
        // between the prospects of Inès stand two crowds of Yanis's clients, and between those his prospects
        let stretch = |letter, many, kind| (0..many).map(move |n| (format!("{letter} {n:03}"), kind));
        let clients = stretch("b", 560, "client").chain(stretch("d", 560, "client"));
        let prospects = ["a", "c", "e"].into_iter().flat_map(|letter| stretch(letter, 30, "prospect"));
        let rows: Vec<(String, &str)> = clients.chain(prospects).collect();
        let rows: Vec<_> = rows.iter().map(|(name, kind)| (name.as_str(), 0, "", *kind)).collect();
        filled(&base.store, &rows).await;
        let (yanis, ines) = (UserId::from_uuid(id(99)), UserId::from_uuid(id(97)));
        let values = [ines.uuid().into()];
        let sql = "UPDATE shops SET owner = $1 WHERE name LIKE 'a %' OR name LIKE 'e %'";
        let hand =
            sea_orm::Statement::from_sql_and_values(base.store.writer().get_database_backend(), sql, values);
        base.store.writer().execute_raw(hand).await.unwrap();
        let (shops, scope) = (shops(), Scope::Team([yanis, ines].into()));
        let prospects = Filter::on("kind", Test::OneOf(vec!["prospect".into()]));
        for (descending, size) in [(false, 20), (true, 20), (false, 1)] {
            for how_many in [HowMany::Few, HowMany::Unknown, HowMany::Many] {
                let place = Place::Start;
                let request =
                    PageRequest { filter: &prospects, sort: "name", descending, place, size, how_many };
                let all = there_and_back(&base.store, shops.seen(&scope), request).await;
                assert_eq!(all.len(), 90, "{how_many:?} {size}");
                assert_eq!(all.iter().collect::<HashSet<_>>().len(), 90, "{how_many:?}");
            }
        }
    });
}

/// A list page by page, each of which leads back to the one before.
async fn there_and_back(store: &Store, seen: Seen<'_>, mut request: PageRequest<'_>) -> Vec<Uuid> {
    let mut walked: Vec<Vec<Uuid>> = Vec::new();
    loop {
        let part = page(store.reader(), seen, &request).await.unwrap().unwrap();
        if let Some(previous) = part.previous {
            let back = PageRequest { place: previous, ..request.clone() };
            let back = page(store.reader(), seen, &back).await.unwrap().unwrap();
            assert_eq!(Some(&back.ids), walked.last(), "{:?}", request.how_many);
        }
        walked.push(part.ids);
        match part.next {
            Some(next) => request.place = next,
            None => return walked.concat(),
        }
    }
}

#[test]
fn what_is_out_of_sight_is_in_no_page_count_sum_or_rank() {
    on_both_engines(|base| async move {
        let (yanis, ines) = looked_after(&base.store).await;
        let (shops, db, all) = (shops(), base.store.reader(), Filter::everything());
        let request = PageRequest {
            filter: &all,
            sort: "name",
            descending: false,
            place: Place::Start,
            size: 9,
            how_many: HowMany::Few,
        };
        for (scope, ids, total, first) in [
            (Scope::All, vec![2, 3, 1, 4, 5], 320_600, 1),
            (Scope::Own(yanis), vec![3, 1], 223_050, 0),
            (Scope::Team([yanis, ines].into()), vec![3, 1, 4, 5], 320_600, 0),
            (Scope::Team([ines].into()), vec![4, 5], 97_550, 0),
            (Scope::Own(UserId::from_uuid(id(1))), vec![], 0, 0),
        ] {
            let seen = shops.seen(&scope);
            let found = page(db, seen, &request).await.unwrap().unwrap();
            assert_eq!(found.ids, ids.iter().map(|n| id(*n)).collect::<Vec<_>>(), "{scope:?}");
            let counted = count(db, seen, &all, Some("spend"), Counting::Quick).await.unwrap();
            let rows = i64::try_from(ids.len()).unwrap();
            assert_eq!(counted, Ok(Count::Exactly { rows, sum: total }), "{scope:?}");
            for how_many in [HowMany::Few, HowMany::Many] {
                let request = PageRequest { how_many, ..request.clone() };
                assert_eq!(rank(db, seen, &request, id(3)).await.unwrap(), Ok(Some(first)), "{scope:?}");
            }
            let owners = distinct(db, seen, &all, "name").await.unwrap();
            assert_eq!(owners, Ok(rows), "{scope:?}");
            // records named by hand are no way around
            let named = Filter::Among((1..=5).map(id).collect());
            assert_eq!(
                page(db, seen, &PageRequest { filter: &named, ..request.clone() }).await.unwrap().unwrap(),
                found
            );
        }
    });
}

#[test]
fn what_the_list_does_not_have_is_refused_not_guessed() {
    on_both_engines(|base| async move {
        filled(&base.store, &WINE).await;
        for filter in [
            Filter::on("salary", Test::AtLeast(Quantity::Cents(1))),
            Filter::on("kind", Test::OneOf(vec!["' OR 1=1 --".into()])),
            Filter::on("name", Test::AtLeast(Quantity::Cents(1))),
            Filter::on("spend", Test::AtMost(Quantity::Units(1))),
        ] {
            let counted =
                count(base.store.reader(), shops().seen(&Scope::All), &filter, None, Counting::Whole)
                    .await
                    .unwrap();
            assert_eq!(counted, Err(UnknownFacet));
        }
        let request = PageRequest {
            filter: &Filter::everything(),
            sort: "kind",
            descending: false,
            place: Place::Start,
            size: 2,
            how_many: HowMany::Few,
        };
        assert_eq!(
            page(base.store.reader(), shops().seen(&Scope::All), &request).await.unwrap(),
            Err(UnknownFacet)
        );
    });
}

fn read(query: &str) -> View {
    let decoded: Vec<(String, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), decode(value)))
        .collect();
    View::read(decoded.iter().map(|(name, value)| (name.as_str(), value.as_str())), &shops())
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        match (first, tail) {
            (b'%', [a, b, tail @ ..]) => {
                let digits = [*a, *b];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_bookmark_with_unknown_parts_still_opens() {
    let view = read("q=+dupont&sort=-salary&colour=blue&spend-min=abc&after=nonsense&kind=client");
    assert_eq!(view.tests, [("kind".to_owned(), Test::OneOf(vec!["client".into()]))]);
    assert_eq!((view.sort, view.place), (None, Place::Start));
}

proptest! {
    #[test]
    fn a_view_comes_back_from_its_query_string(q in "[a-zé&=%? ]{0,12}", town in "\\PC{1,8}", least in -5_000i64..5_000) {
        let view = View {
            q: q.trim().to_owned(),
            tests: vec![
                ("name".into(), Test::OneOf(vec![format!("x{}x", town.trim())])),
                ("spend".into(), Test::AtLeast(Quantity::Cents(least))),
            ],
            sort: Some(Sort { facet: "spend".into(), descending: true }),
            place: Place::After(id(3)),
            unread: Vec::new(),
        };
        prop_assert_eq!(read(&view.query()), view);
    }
}
