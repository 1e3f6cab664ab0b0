//! Tasks: planned, changed, done, taken back, and gone with whom they are about.

use contracts::PersonalDataSource as _;
use customers::OfTheFile;
use customers::store::{open_tasks_for, open_tasks_of, remove_task, save_task, task};
use customers::task::{Done, Task, TaskDetails, TaskRejection};
use kernel::{CompanyId, Holder, PersonId, Role, UserId};
use store::Store;
use store::journal::{Page, Record, of_record};
use testkit::{access, on_both_engines};
use web::testing::Stage;

use crate::world::{a_company, a_person, begin, brasserie, by_hand, claire, day, noel, text, whole};

/// Something Yanis is to do.
fn to_do(person: Option<PersonId>, company: Option<CompanyId>, title: &str, due_on: &str) -> TaskDetails {
    let title = text(title).unwrap();
    TaskDetails { person, company, title, due_on: day(due_on), owner: yanis() }
}

fn yanis() -> UserId {
    Stage::user(Role::Seller)
}

async fn planned(store: &Store, details: TaskDetails) -> Task {
    let mut tx = begin(store).await;
    let step = Task::plan(store.ambient().id(), details, by_hand(store)).unwrap();
    let task = save_task(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    task
}

#[test]
fn a_task_comes_back_as_it_was_planned_and_the_most_urgent_one_first() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let company = a_company(store, brasserie()).await.id;
        let noel = a_person(store, noel(company)).await.id;
        let later = planned(store, to_do(Some(noel), Some(company), "Envoyer le tarif", "2026-12-02")).await;
        let first = planned(store, to_do(None, Some(company), "Relancer pour F-12", "2026-11-20")).await;
        assert_eq!(task(store.reader(), later.id).await.unwrap(), Some(later.clone()));
        let of =
            |holder: Holder| async move { open_tasks_of(whole(store.reader()), holder, 9).await.unwrap() };
        assert_eq!(of(company.into()).await, [first.clone(), later.clone()]);
        assert_eq!(of(noel.into()).await, [later.clone()]);
        let mine = |until| open_tasks_for(whole(store.reader()), yanis(), day(until), 9);
        assert_eq!(mine("2026-11-30").await.unwrap(), [first.clone()]);
        assert_eq!(mine("2026-12-02").await.unwrap(), [first, later]);
        let nobody = base.ambient.id();
        assert!(
            open_tasks_for(whole(store.reader()), nobody, day("2026-12-31"), 9).await.unwrap().is_empty()
        );
    });
}

#[test]
fn what_is_done_is_not_to_be_done_until_somebody_says_so() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let claire = a_person(store, claire()).await.id;
        let task = planned(store, to_do(Some(claire), None, "Rappeler", "2026-11-24")).await;
        let done = Done { at: store.ambient().now(), by: yanis() };
        let mut tx = begin(store).await;
        let task = save_task(&mut tx, task.complete(done).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(open_tasks_of(whole(store.reader()), claire.into(), 9).await.unwrap().is_empty());
        assert_eq!(task.clone().complete(done).err(), Some(TaskRejection::AlreadyDone));
        let mut tx = begin(store).await;
        let task = save_task(&mut tx, task.reopen().unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(open_tasks_of(whole(store.reader()), claire.into(), 9).await.unwrap(), [task.clone()]);
        assert_eq!(task.clone().reopen().err(), Some(TaskRejection::NotDone));

        let record = Record { kind: "task", id: kernel::Id::uuid(task.id) };
        let told = of_record(store.reader(), store.key(), record, Page::newest(9)).await.unwrap();
        let verbs: Vec<&str> = told.iter().map(|entry| entry.verb.as_str()).collect();
        assert_eq!(verbs, ["reopened", "done", "created"]);
    });
}

#[test]
fn a_task_says_something_about_somebody_who_is_there() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let plan = |details| Task::plan(base.ambient.id(), details, by_hand(store));
        let claire = a_person(store, claire()).await.id;
        let nothing = to_do(Some(claire), None, " \u{a0} ", "2026-11-24");
        assert_eq!(plan(nothing).err(), Some(TaskRejection::SaysNothing));
        let nobody = to_do(None, None, "Rappeler", "2026-11-24");
        assert_eq!(plan(nobody).err(), Some(TaskRejection::AboutNobody));
        let stranger = to_do(Some(base.ambient.id()), None, "Rappeler", "2026-11-24");
        let mut tx = begin(store).await;
        let gone = save_task(&mut tx, plan(stranger).unwrap()).await;
        assert!(matches!(gone, Err(customers::store::Unsaved::Fault(store::Fault::Conflict))), "{gone:?}");
    });
}

#[test]
fn the_second_of_two_who_edit_or_remove_a_task_is_told() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let claire = a_person(store, claire()).await.id;
        let read = planned(store, to_do(Some(claire), None, "Rappeler", "2026-11-24")).await;
        let edited = TaskDetails { due_on: day("2026-11-27"), ..read.details.clone() };
        let mut tx = begin(store).await;
        let now = save_task(&mut tx, read.clone().correct(edited.clone()).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = begin(store).await;
        let late = save_task(&mut tx, read.clone().correct(edited).unwrap()).await;
        assert!(matches!(late, Err(customers::store::Unsaved::ChangedMeanwhile)));
        assert!(remove_task(&mut tx, &read).await.is_err());
        tx.rollback().await.unwrap();
        let mut tx = begin(store).await;
        remove_task(&mut tx, &now).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(task(store.reader(), read.id).await.unwrap(), None);
    });
}

#[test]
fn tasks_go_with_the_person_and_leave_the_company_the_rest() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let company = a_company(store, brasserie()).await.id;
        let noel = a_person(store, noel(company)).await.id;
        planned(store, to_do(Some(noel), Some(company), "Appeler Noël", "2026-11-24")).await;
        let rest = planned(store, to_do(None, Some(company), "Relancer", "2026-11-25")).await;
        let told = OfTheFile.export(store, Holder::Person(noel), &access()).await.unwrap();
        let titles: Vec<&str> =
            told.iter().filter(|one| one.kind == "task").map(|one| one.values["title"].as_str()).collect();
        assert_eq!(titles, ["Appeler Noël"]);

        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(noel)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(open_tasks_of(whole(store.reader()), company.into(), 9).await.unwrap(), [rest]);

        let other = a_person(store, crate::world::noel(company)).await.id;
        let both = planned(store, to_do(Some(other), Some(company), "Appeler", "2026-11-24")).await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Company(company)).await.unwrap();
        tx.commit().await.unwrap();
        let left = open_tasks_of(whole(store.reader()), other.into(), 9).await.unwrap();
        assert_eq!(
            left.iter().map(|task| (task.id, task.details.company)).collect::<Vec<_>>(),
            [(both.id, None)]
        );
    });
}
