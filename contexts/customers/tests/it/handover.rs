//! A colleague leaves: what they looked after goes to another, and what they did stays theirs.

use contracts::{Handover as _, Held};
use customers::TheFile;
use customers::store::{company, open_tasks_of, person, save_task, task};
use customers::task::{Done, Task, TaskDetails};
use kernel::{Id as _, PersonId, Role, UserId};
use store::Store;
use store::journal::{Page, Record, of_record};
use testkit::on_both_engines;
use web::testing::Stage;

use crate::world::{a_company, a_person, begin, brasserie, by_hand, claire, day, noel, text, whole};

fn yanis() -> UserId {
    Stage::user(Role::Seller)
}

async fn planned(store: &Store, person: PersonId, title: &str) -> Task {
    let title = text(title).unwrap();
    let details =
        TaskDetails { person: Some(person), company: None, title, due_on: day("2026-11-24"), owner: yanis() };
    let mut tx = begin(store).await;
    let step = Task::plan(store.ambient().id(), details, by_hand(store)).unwrap();
    let task = save_task(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    task
}

#[test]
fn records_and_what_is_still_to_be_done_go_to_the_heir_and_the_history_tells_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let heir = Stage::user(Role::Support);
        let (mut brasserie, mut claire) = (brasserie(), claire());
        brasserie.relationship.owner = Some(yanis());
        claire.relationship.owner = Some(yanis());
        let brasserie = a_company(store, brasserie).await.id;
        let claire = a_person(store, claire).await.id;
        let noel = a_person(store, noel(brasserie)).await; // nobody's in particular
        let open = planned(store, claire, "Rappeler").await.id;
        let done = planned(store, claire, "Envoyer le tarif").await;
        let mut tx = begin(store).await;
        let step = done.complete(Done { at: store.ambient().now(), by: yanis() }).unwrap();
        let done = save_task(&mut tx, step).await.unwrap();
        tx.commit().await.unwrap();
        let held = TheFile.held_by(store, yanis()).await.unwrap();
        assert_eq!(held, Held { people: 1, companies: 1, tasks: 1 });

        let mut tx = begin(store).await;
        TheFile.hand_over(&mut tx, yanis(), heir).await.unwrap();
        tx.commit().await.unwrap();
        assert!(TheFile.held_by(store, yanis()).await.unwrap().is_empty());
        assert_eq!(TheFile.held_by(store, heir).await.unwrap(), held);
        let db = store.reader();
        assert_eq!(company(db, brasserie).await.unwrap().unwrap().details.relationship.owner, Some(heir));
        assert_eq!(person(db, claire).await.unwrap().unwrap().details.relationship.owner, Some(heir));
        assert_eq!(person(db, noel.id).await.unwrap().unwrap(), noel, "others stay as they are");
        assert_eq!(open_tasks_of(whole(db), claire.into(), 9).await.unwrap()[0].details.owner, heir);
        assert_eq!(task(db, done.id).await.unwrap().unwrap(), done, "what is done was done by Yanis");
        for record in [
            Record { kind: "person", id: claire.uuid() },
            Record { kind: "company", id: brasserie.uuid() },
            Record { kind: "task", id: open.uuid() },
        ] {
            let told = of_record(db, store.key(), record, Page::newest(9)).await.unwrap();
            assert_eq!(told[0].verb, "corrected");
            let changed: Vec<&str> = told[0].values.iter().map(|value| value.field.as_str()).collect();
            assert_eq!(changed, ["owner_id"]);
        }
    });
}
