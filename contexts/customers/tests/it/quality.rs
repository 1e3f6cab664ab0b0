//! What falls short in records: kept with each change, filtered and counted by the lists.

use std::collections::BTreeSet;

use customers::Written;
use customers::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use customers::company::{Identifier, IdentifierKind};
use customers::facets;
use customers::person::PersonDetails;
use customers::quality::{Shortcoming, silent_until};
use customers::store::{HowMany, Shortcomings, remove_people, save_activity, save_person, shortcomings};
use kernel::{Country, Id as _, Scope, Vat};
use listing::{Count, Counting, Filter, Test, count};
use personal::Personal;
use store::Store;
use testkit::on_both_engines;

use crate::imports::desk::open_books;
use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, by_hand, camille, claire, company_named, day, invoice,
    noel, text, whole,
};

async fn now(store: &Store) -> Shortcomings {
    shortcomings(whole(store.reader()), day("2024-11-22")).await.unwrap()
}

const ONE: Option<HowMany> = Some(HowMany::Exactly(1));
const NONE: Option<HowMany> = Some(HowMany::Exactly(0));

#[test]
fn a_wrong_number_falls_short_until_it_is_put_right() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let mut details = claire();
        details.coordinates.phones =
            Written::phones("06 39 98", Country::FR).into_iter().map(Into::into).collect();
        let claire_ = a_person(store, details).await;
        let found = now(store).await;
        assert_eq!((found.of_people(Shortcoming::Phone), found.of_people(Shortcoming::Email)), (ONE, NONE));
        let filter = Filter::on("flaw", Test::OneOf(vec!["phone".to_owned()]));
        let listed = count(
            store.reader(),
            facets::people(Vat::Excluded).seen(&Scope::All),
            &filter,
            None,
            Counting::Quick,
        )
        .await;
        assert_eq!(listed.unwrap(), Ok(Count::Exactly { rows: 1, sum: 0 }), "the list filters by it");

        let mut tx = begin(store).await;
        save_person(&mut tx, claire_.correct(claire()).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(now(store).await.of_people(Shortcoming::Phone), NONE);
    });
}

#[test]
fn a_company_falls_short_while_nobody_and_nothing_stands_beside_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let company = a_company(store, company_named("Atelier Lys")).await;
        let found = now(store).await;
        assert_eq!(found.of_companies(Shortcoming::Alone), ONE);
        assert_eq!(found.of_companies(Shortcoming::Unreachable), ONE);
        assert_eq!(found.of_companies(Shortcoming::Unidentified), ONE);

        let noel = a_person(store, noel(company.id)).await;
        let found = now(store).await;
        assert_eq!(
            (found.of_companies(Shortcoming::Alone), found.of_people(Shortcoming::Alone)),
            (NONE, NONE)
        );
        assert_eq!(found.of_companies(Shortcoming::Unreachable), NONE, "somebody there can be asked");

        let mut tx = begin(store).await;
        remove_people(&mut tx, &[noel]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(now(store).await.of_companies(Shortcoming::Alone), ONE, "nobody works there any more");
    });
}

#[test]
fn an_identifier_with_a_wrong_key_falls_short_and_a_client_without_an_address_too() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let mut details = brasserie();
        details.identifiers =
            vec![Identifier { kind: IdentifierKind::Bce, written: Written::bce("0403.091.221").unwrap() }];
        let company = a_company(store, details).await;
        let found = now(store).await;
        assert_eq!(found.of_companies(Shortcoming::Identifier), ONE);
        assert_eq!(found.of_companies(Shortcoming::Unidentified), NONE, "it has one, which is wrong");
        assert_eq!(found.of_companies(Shortcoming::NoAddress), NONE, "nothing was sold yet");
        a_sale(store, invoice(company.id, "F-1", "2026-10-01", 10_000)).await;
        let found = now(store).await;
        assert_eq!(found.of_companies(Shortcoming::NoAddress), ONE);
        assert_eq!(found.of_companies(Shortcoming::Alone), NONE);
        assert_eq!(found.of_people(Shortcoming::Identifier), None, "people have none");
    });
}

#[test]
fn a_prospect_is_silent_two_years_after_the_last_act_that_came_from_them() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        base.clock.set("2024-10-01T09:00:00Z");
        let someone = a_person(store, claire()).await;
        let noel = a_person(store, PersonDetails { client_number: text("P0043"), ..claire() }).await;
        base.clock.set("2025-06-01T09:00:00Z");
        for (who, direction) in [(someone.id, Direction::ByUs), (noel.id, Direction::FromThem)] {
            let mut tx = begin(store).await;
            let details = ActivityDetails {
                person: Some(who),
                company: None,
                kind: ActivityKind::Call,
                direction: Some(direction),
                at: store.ambient().now(),
                text: Personal::new("Au sujet des caisses de Noël.".to_owned()),
            };
            let step =
                Activity::write_down(store.ambient().id(), details, camille(), by_hand(store)).unwrap();
            save_activity(&mut tx, step).await.unwrap();
            tx.commit().await.unwrap();
        }
        base.clock.set("2026-11-22T09:00:00Z");
        let found = now(store).await;
        assert_eq!(found.silent_people, ONE, "a call of ours is no act of theirs");
        a_sale(store, invoice(someone.id, "F-1", "2026-10-01", 10_000)).await;
        assert_eq!(now(store).await.silent_people, NONE, "whoever buys is heard from, and no prospect");
        assert_ne!(someone.id.uuid(), noel.id.uuid());
    });
}

#[test]
fn the_lists_filter_by_every_shortcoming_and_by_no_other() {
    let of = |catalogue: listing::Catalogue| match catalogue.facet("flaw").unwrap().kind {
        listing::Kind::Choice(known) => known,
        other => panic!("{other:?}"),
    };
    let known: BTreeSet<&str> = [of(facets::people(Vat::Excluded)), of(facets::companies(Vat::Excluded))]
        .concat()
        .into_iter()
        .collect();
    assert_eq!(known, Shortcoming::ALL.iter().map(|one| one.code()).collect());
}

#[test]
fn t_01_a_prospect_is_looked_through_a_year_before_the_record_has_to_go() {
    assert_eq!(silent_until(day("2026-11-23")), day("2024-11-23"));
    assert_eq!(silent_until(day("2028-02-29")), day("2026-02-28"));
}
