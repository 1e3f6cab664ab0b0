//! What lists show, filter by and offer, on both engines.

use customers::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use customers::facets;
use customers::person::PersonDetails;
use customers::relation::{Relation, Relationship};
use customers::store::{
    Stretch, TimelineEntry, channels_of_companies, channels_of_people, company_rows, people_at, person_rows,
    relations_of_people, sale_rows, save_activity, stretch_of,
};
use jiff::ToSpan;
use kernel::{Holder, Id, PersonId, Scope, Vat};
use listing::{Catalogue, Count, Counting, HowMany, PageRequest, Place, View, count, page};
use personal::Personal;
use store::Store;
use testkit::{access, on_both_engines};
use uuid::Uuid;

use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, by_hand, camille, claire, invoice, noel, text, whole,
};

fn shown(text: &Personal<String>) -> String {
    text.reveal(&access()).clone()
}

async fn listed(store: &Store, catalogue: &Catalogue, query: &str) -> Vec<Uuid> {
    let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let view = View::read(pairs.into_iter(), catalogue);
    let (sort, descending) = view.sort.as_ref().map_or(("name", false), |it| (&it.facet, it.descending));
    let filter = view.filter();
    let place = Place::Start;
    let request = PageRequest { filter: &filter, sort, descending, place, size: 50, how_many: HowMany::Few };
    let ids = page(store.reader(), catalogue.seen(&Scope::All), &request).await.unwrap().unwrap().ids;
    let one_by_one = PageRequest { size: 1, how_many: HowMany::Many, ..request };
    assert_eq!(walked(store, catalogue, one_by_one).await, ids, "{query}, along the list’s order");
    ids
}

/// A whole list, page by page.
async fn walked(store: &Store, catalogue: &Catalogue, mut request: PageRequest<'_>) -> Vec<Uuid> {
    let mut ids = Vec::new();
    loop {
        let part = page(store.reader(), catalogue.seen(&Scope::All), &request).await.unwrap().unwrap();
        ids.extend(part.ids);
        match part.next {
            Some(next) => request.place = next,
            None => return ids,
        }
    }
}

#[test]
fn a_list_shows_names_employers_towns_telephones_and_figures() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let brasserie = a_company(store, brasserie()).await;
        let claire = a_person(store, claire()).await;
        let noel = a_person(store, noel(brasserie.id)).await;
        let nameless =
            PersonDetails { coordinates: claire.details.coordinates.clone(), ..Default::default() };
        let nameless = a_person(store, nameless).await;
        let bill = a_sale(store, invoice(claire.id, "F-1", "2026-11-20", 12_000)).await;

        let ids = [noel.id.uuid(), claire.id.uuid(), nameless.id.uuid()];
        let rows = person_rows(whole(store.reader()), &ids).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [noel.id, claire.id, nameless.id]);
        assert_eq!(shown(&rows[0].name), "Noël Vandenberghe");
        assert_eq!(rows[0].job.as_ref().map(shown).as_deref(), Some("Responsable des achats"));
        let (employer, name) = rows[0].company.as_ref().unwrap();
        assert_eq!((*employer, shown(name).as_str()), (brasserie.id, "Brasserie du Vieux-Port SRL"));
        assert_eq!(rows[1].standing.town.as_ref().map(shown).as_deref(), Some("Lille"));
        assert_eq!(rows[1].phone.as_ref().map(shown).as_deref(), Some("+33639982011"));
        assert_eq!((rows[1].standing.spend.net, rows[1].standing.relation), (12_000, Relation::Client));
        assert_eq!(rows[1].standing.last_on, Some("2026-11-20".parse().unwrap()));
        assert_eq!(shown(&rows[2].name), "claire.fontaine@example.com", "an address stands in for a name");

        let companies = company_rows(whole(store.reader()), &[brasserie.id.uuid()]).await.unwrap();
        assert_eq!(
            (companies[0].people, shown(&companies[0].name).as_str()),
            (1, "Brasserie du Vieux-Port SRL")
        );
        let sales = sale_rows(whole(store.reader()), &[bill.id.uuid()]).await.unwrap();
        assert_eq!(sales[0].person.as_ref().map(|(_, name)| shown(name)).as_deref(), Some("Claire Fontaine"));
        assert_eq!(people_at(whole(store.reader()), &[brasserie.id]).await.unwrap(), [noel.id]);
        assert_eq!(relations_of_people(whole(store.reader())).await.unwrap()[&Relation::Prospect], 2);
    });
}

#[test]
fn lists_filter_by_town_channel_owner_relation_spend_and_last_purchase() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let mut tournai = brasserie();
        tournai.coordinates.addresses = claire().coordinates.addresses;
        tournai.coordinates.addresses[0].town = text("Tournai");
        let brasserie = a_company(store, tournai).await;
        let noel = a_person(store, noel(brasserie.id)).await;
        let mut details = claire();
        details.relationship = Relationship {
            channel: text("Salon Horeca 2023"),
            owner: camille().uuid().map(kernel::UserId::from_uuid),
            ..Relationship::default()
        };
        let claire = a_person(store, details).await;
        a_sale(store, invoice(claire.id, "F-1", "2026-11-20", 12_000)).await;
        let owner = format!("owner={}", camille().uuid().unwrap());
        for (query, expected) in [
            ("", vec![claire.id, noel.id]),
            ("sort=-spend", vec![claire.id, noel.id]),
            ("sort=spend", vec![noel.id, claire.id]),
            ("town=LILLE", vec![claire.id]),
            ("town=tournai", vec![noel.id]),
            ("channel=Salon Horeca 2023", vec![claire.id]),
            ("channel=none", vec![noel.id]),
            (owner.as_str(), vec![claire.id]),
            ("owner=none", vec![noel.id]),
            ("kind=client", vec![claire.id]),
            ("spend-min=120", vec![claire.id]),
            ("spend-max=119", vec![noel.id]),
            ("last-sale-since=2026-11-01", vec![claire.id]),
            ("last-sale=none", vec![noel.id]),
        ] {
            let expected: Vec<Uuid> = expected.into_iter().map(PersonId::uuid).collect();
            assert_eq!(listed(store, &facets::people(Vat::Excluded), query).await, expected, "{query}");
        }
        assert_eq!(
            listed(store, &facets::companies(Vat::Excluded), "town=Tournai").await,
            [brasserie.id.uuid()]
        );
        assert!(listed(store, &facets::companies(Vat::Excluded), "town=Lille").await.is_empty());
        let channels = channels_of_people(whole(store.reader())).await.unwrap();
        assert_eq!(channels.iter().map(shown).collect::<Vec<_>>(), ["Salon Horeca 2023"]);
        assert!(channels_of_companies(whole(store.reader())).await.unwrap().is_empty());
    });
}

#[test]
fn sums_of_sales_leave_out_what_is_cancelled_or_in_another_currency() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let claire = a_person(store, claire()).await;
        let mut cancelled = invoice(claire.id, "F-2", "2026-11-19", 5_000);
        cancelled.status = customers::sale::Status::Cancelled;
        let mut abroad = invoice(claire.id, "F-3", "2026-11-18", 7_000);
        abroad.currency = kernel::Currency::GBP;
        let mut order = invoice(claire.id, "C-1", "2026-11-17", 3_000);
        order.kind = customers::sale::DocumentKind::Order;
        for sale in [invoice(claire.id, "F-1", "2026-11-20", 12_000), cancelled, abroad, order] {
            a_sale(store, sale).await;
        }
        let sales = facets::sales(Vat::Excluded);
        let all = View::default().filter();
        for (sum, expected) in [("invoiced", 12_000), ("ordered", 3_000), ("total", 15_000)] {
            let counted = count(store.reader(), sales.seen(&Scope::All), &all, Some(sum), Counting::Quick)
                .await
                .unwrap();
            assert_eq!(counted, Ok(Count::Exactly { rows: 4, sum: expected }), "{sum}");
        }
        let newest = listed(store, &sales, "sort=-date&kind=invoice&status=paid").await;
        assert_eq!(newest.len(), 2);
        assert_eq!(listed(store, &sales, &format!("sort=date&person={}", claire.id)).await.len(), 4);
    });
}

#[test]
fn a_timeline_can_be_read_by_kind_thirty_at_a_time() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let claire = a_person(store, claire()).await;
        let holder = Holder::Person(claire.id);
        a_sale(store, invoice(claire.id, "F-1", "2026-11-20", 12_000)).await;
        for (nth, kind) in
            [ActivityKind::Call, ActivityKind::Note, ActivityKind::Call].into_iter().enumerate()
        {
            let details = ActivityDetails {
                person: Some(claire.id),
                company: None,
                kind,
                direction: Some(Direction::ByUs),
                at: store.ambient().now().checked_sub((nth as i64 + 1).hours()).unwrap(),
                text: Personal::new(format!("entrée {nth}")),
            };
            let step =
                Activity::write_down(store.ambient().id(), details, camille(), by_hand(store)).unwrap();
            let mut tx = begin(store).await;
            save_activity(&mut tx, step).await.unwrap();
            tx.commit().await.unwrap();
        }
        for (wanted, expected) in [
            (Stretch::Whole, 4),
            (Stretch::Activities(ActivityKind::Call), 2),
            (Stretch::Activities(ActivityKind::Email), 0),
            (Stretch::Sales, 1),
        ] {
            let mut found: Vec<TimelineEntry> = Vec::new();
            let mut before = None;
            loop {
                let part = stretch_of(whole(store.reader()), holder, wanted, before, 1).await.unwrap();
                found.extend(part.entries);
                before = part.next;
                if before.is_none() {
                    break;
                }
            }
            assert_eq!(found.len(), expected, "{wanted:?}");
            assert!(found.windows(2).all(|pair| pair[0].moment() > pair[1].moment()));
        }
    });
}
