//! The timeline: what was said and sold, in one stream.

use customers::activity::{Activity, ActivityDetails, ActivityKind, ActivityRejection, Direction};
use customers::store::{
    TimelineEntry, Unsaved, activities_by_ids, remove_activity, save_activity, timeline_of,
};
use kernel::{Holder, PersonId};
use personal::Personal;
use store::Store;
use testkit::on_both_engines;

use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, by_hand, camille, claire, invoice, noel, whole,
};

fn a_call(person: PersonId, at: &str) -> ActivityDetails {
    ActivityDetails {
        person: Some(person),
        company: None,
        kind: ActivityKind::Call,
        direction: Some(Direction::FromThem),
        at: at.parse().unwrap(),
        text: Personal::new("Veut 40 coffrets pour le personnel, livraison avant le 11 décembre.".to_owned()),
    }
}

async fn written_down(store: &Store, details: ActivityDetails) -> Activity {
    let mut tx = begin(store).await;
    let step = Activity::write_down(store.ambient().id(), details, camille(), by_hand(store)).unwrap();
    let activity = save_activity(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    activity
}

#[test]
fn calls_and_sales_stand_in_one_stream_the_newest_first() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let early = written_down(&base.store, a_call(claire, "2026-11-06T08:00:00Z")).await;
        let sale = a_sale(&base.store, invoice(claire, "2026-0418", "2026-11-06", 126_400)).await;
        let same_day = a_sale(&base.store, invoice(claire, "2026-0419", "2026-11-06", 5_000)).await;
        let at_noon = written_down(&base.store, a_call(claire, "2026-11-06T12:00:00Z")).await;
        let late = written_down(&base.store, a_call(claire, "2026-11-16T11:24:00Z")).await;
        let old = a_sale(&base.store, invoice(claire, "2024-0001", "2024-01-02", 900)).await;
        let expected = [
            TimelineEntry::Activity(late),
            TimelineEntry::Activity(at_noon),
            TimelineEntry::Sale(same_day),
            TimelineEntry::Sale(sale),
            TimelineEntry::Activity(early),
            TimelineEntry::Sale(old),
        ];
        for size in 1..=6 {
            let (mut before, mut read) = (None, Vec::new());
            loop {
                let page =
                    timeline_of(whole(base.store.reader()), claire.into(), before, size).await.unwrap();
                read.extend(page.entries);
                before = page.next;
                if before.is_none() {
                    break;
                }
            }
            assert_eq!(read, expected, "pages of {size}");
        }
    });
}

#[test]
fn a_call_with_somebody_at_a_company_stands_on_both_timelines() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await.id;
        let noel = a_person(&base.store, noel(brasserie)).await.id;
        let details = ActivityDetails { company: Some(brasserie), ..a_call(noel, "2026-11-16T11:24:00Z") };
        let call = written_down(&base.store, details).await;
        for holder in [Holder::from(noel), Holder::from(brasserie)] {
            let timeline = timeline_of(whole(base.store.reader()), holder, None, 30).await.unwrap();
            assert_eq!(timeline.entries, [TimelineEntry::Activity(call.clone())]);
        }
    });
}

#[test]
fn an_activity_is_reworded_by_one_at_a_time_and_removed() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let call = written_down(&base.store, a_call(claire, "2026-11-16T11:24:00Z")).await;
        let mut tx = begin(&base.store).await;
        let details =
            ActivityDetails { text: Personal::new("Veut 40 coffrets.".to_owned()), ..call.details.clone() };
        let step = call.clone().correct(details).unwrap();
        let reworded = save_activity(&mut tx, step.clone()).await.unwrap();
        assert_eq!(save_activity(&mut tx, step).await, Err(Unsaved::ChangedMeanwhile));
        tx.commit().await.unwrap();
        let read = activities_by_ids(base.store.reader(), &[call.id]).await.unwrap();
        assert_eq!(read, [reworded.clone()]);
        let mut tx = begin(&base.store).await;
        assert_eq!(remove_activity(&mut tx, &call).await, Err(Unsaved::ChangedMeanwhile));
        remove_activity(&mut tx, &reworded).await.unwrap();
        tx.commit().await.unwrap();
        assert!(activities_by_ids(base.store.reader(), &[call.id]).await.unwrap().is_empty());
    });
}

#[test]
fn a_call_says_who_made_it_and_a_note_says_something() {
    on_both_engines(|base| async move {
        let claire: PersonId = base.ambient.id();
        let call = a_call(claire, "2026-11-16T11:24:00Z");
        let rejected = |details: ActivityDetails| {
            Activity::write_down(base.ambient.id(), details, camille(), by_hand(&base.store)).err()
        };
        let nobody = ActivityDetails { person: None, ..call.clone() };
        assert_eq!(rejected(nobody), Some(ActivityRejection::AboutNobody));
        let undirected = ActivityDetails { direction: None, ..call.clone() };
        assert_eq!(rejected(undirected), Some(ActivityRejection::DirectionMissing));
        let blank = Personal::new(" \n ".to_owned());
        let silent = ActivityDetails { kind: ActivityKind::Note, text: blank, ..call };
        assert_eq!(rejected(silent), Some(ActivityRejection::SaysNothing));
    });
}
