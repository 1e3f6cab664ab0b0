//! Tasks, as people plan, do and take them back.

use axum::http::StatusCode;
use customers::store::open_tasks_of;
use kernel::Holder;
use store::Store;
use store::journal::{Page, of_holder};
use testkit::on_both_engines;
use web::testing::Browser;

use super::{camille, yanis};
use crate::world::{a_company, a_person, brasserie, claire, noel, whole};

async fn planned(browser: &mut Browser, record: &str, title: &str, due_on: &str) {
    let page = browser.get(format!("{record}/tasks/new")).await;
    let kept = browser.submit(page.form("form.form").fill("title", title).fill("due_on", due_on)).await;
    assert_eq!(kept.toast().as_deref(), Some("Tâche notée."));
}

async fn titles(store: &Store, holder: Holder) -> Vec<String> {
    let open = open_tasks_of(whole(store.reader()), holder, 9).await.unwrap();
    open.iter().map(|task| task.details.title.reveal(&testkit::access()).clone()).collect()
}

#[test]
fn a_task_is_planned_on_a_record_done_in_one_click_and_called_back() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let record = format!("/people/{claire}");
        let mut yanis = yanis(&base);
        let page = yanis.get(&record).await;
        let form = yanis.get(page.link("Nouvelle tâche")).await;
        assert_eq!(form.heading(), "Nouvelle tâche\u{a0}: Claire Fontaine");
        let form = form.form("form.form");
        assert_eq!(form.value("due_on"), Some("2026-11-23"), "today, unless somebody says otherwise");
        let form = form.fill("title", "Rappeler au sujet du devis");
        yanis.submit(form.clone()).await;
        let kept = yanis.submit(form).await;
        assert_eq!(kept.toast().as_deref(), Some("Tâche notée."));
        assert_eq!(kept.texts(".tasks div > a"), ["Rappeler au sujet du devis"]);
        assert_eq!(kept.text(".tasks small"), "Pour aujourd’hui · Yanis Moreau");

        let done = yanis.submit(kept.form(".tasks form")).await;
        assert_eq!(done.toast().as_deref(), Some("Tâche faite."));
        assert!(!done.has(".tasks"));
        let late = yanis.submit(kept.form(".tasks form")).await;
        assert_eq!(late.toast().as_deref(), Some("Cette tâche est déjà faite."), "two clicks, two people");
        assert_eq!(late.place, record, "and one stays where one was");
        let back = yanis.submit(done.form(".toast form")).await;
        assert_eq!(back.toast().as_deref(), Some("Tâche de nouveau à faire."));
        assert_eq!(back.texts(".tasks div > a"), ["Rappeler au sujet du devis"]);
    });
}

#[test]
fn what_a_task_should_not_tell_is_not_kept_until_it_is_reworded_or_called_a_mistake() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let page = yanis.get(format!("/people/{claire}/tasks/new")).await;
        let form = || page.form("form.form");
        let empty = yanis.submit(form()).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let told = yanis.submit(form().fill("title", "Appeler après sa chimiothérapie")).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.has(".guard"));
        assert!(titles(&base.store, claire.into()).await.is_empty());

        let cut = yanis.submit(told.form("form.form").press("cut", "yes")).await;
        assert_eq!(cut.toast().as_deref(), Some("Tâche notée."));
        let kept = titles(&base.store, claire.into()).await;
        assert!(!kept[0].contains("chimio"), "{kept:?}");

        let page = yanis.get(format!("/people/{claire}/tasks/new")).await;
        let told = yanis
            .submit(page.form("form.form").fill("title", "Livrer l’enceinte acoustique de la femme enceinte"))
            .await;
        assert!(told.has(".guard"));
        let mistaken = told.attribute(".guard [name=mistaken]", "value").unwrap();
        let kept = yanis.submit(told.form("form.form").press("mistaken", &mistaken)).await;
        assert_eq!(kept.toast().as_deref(), Some("Tâche notée."));
        let told =
            of_holder(base.store.reader(), base.store.key(), claire.into(), Page::newest(9)).await.unwrap();
        assert!(told.iter().any(|entry| entry.verb == "warning-called-mistaken"));
    });
}

#[test]
fn the_list_of_tasks_narrows_to_what_is_to_be_done_by_whom_and_about_whom() {
    on_both_engines(|base| async move {
        let company = a_company(&base.store, brasserie()).await.id;
        let noel = a_person(&base.store, noel(company)).await.id;
        let claire = a_person(&base.store, claire()).await.id;
        let (mut camille, mut yanis) = (camille(&base), yanis(&base));
        planned(&mut yanis, &format!("/people/{claire}"), "Rappeler", "2026-11-20").await;
        planned(&mut yanis, &format!("/people/{noel}"), "Envoyer le tarif", "2026-12-01").await;
        planned(&mut camille, &format!("/companies/{company}"), "Relancer pour F-12", "2026-11-24").await;

        let all = yanis.get("/tasks?kind=open").await;
        assert_eq!(all.texts("tbody .name div > a"), ["Rappeler", "Relancer pour F-12", "Envoyer le tarif"]);
        assert_eq!(all.texts("tbody td:nth-child(2) .due")[0], "En retard\u{a0}: 20\u{a0}nov.");
        assert_eq!(all.text("nav [aria-current]"), "Tâches", "its entry in the menu is the current one");
        assert_eq!(all.texts("tbody td:nth-child(3)")[1], "Brasserie du Vieux-Port SRL");
        let mine = yanis
            .get(format!("/tasks?kind=open&owner={}", web::testing::Stage::user(kernel::Role::Owner)))
            .await;
        assert_eq!(mine.texts("tbody .name div > a"), ["Relancer pour F-12"]);
        let soon = yanis.get("/tasks?due-until=2026-11-24").await;
        assert_eq!(soon.texts("tbody .name div > a"), ["Rappeler", "Relancer pour F-12"]);
        let about = yanis.get("/tasks?q=fontaine").await;
        assert_eq!(about.texts("tbody .name div > a"), ["Rappeler"]);

        let done = yanis.submit(all.form("tbody tr form")).await;
        assert_eq!(
            done.texts("tbody .name div > a"),
            ["Relancer pour F-12", "Envoyer le tarif"],
            "and back in the list"
        );
        assert_eq!(done.place, "/tasks?kind=open");
        let done = yanis.get("/tasks?kind=done").await;
        assert_eq!(done.texts("tbody .name div > a"), ["Rappeler"]);
        // a company's record shows what is to be done about its people, and who they are
        let record = yanis.get(format!("/companies/{company}")).await;
        assert_eq!(record.texts(".tasks div > a"), ["Relancer pour F-12", "Envoyer le tarif"]);
        assert!(record.texts(".tasks small")[1].contains("Noël Vandenberghe"));
    });
}

#[test]
fn a_task_is_corrected_and_the_second_of_two_is_told_and_loses_nothing() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        planned(&mut yanis, &format!("/people/{claire}"), "Rappeler", "2026-11-24").await;
        let record = yanis.get(format!("/people/{claire}")).await;
        let edit = record.attribute(".tasks div > a", "href").unwrap();
        let (mine, theirs) = (yanis.get(&edit).await, camille(&base).get(&edit).await);
        let saved = yanis.submit(mine.form("form.form").fill("due_on", "2026-11-27")).await;
        assert_eq!(saved.toast().as_deref(), Some("Tâche enregistrée."));
        let mut camille = camille(&base);
        let told = camille.submit(theirs.form("form.form").fill("title", "Rappeler le matin")).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(told.form("form.form").value("title"), Some("Rappeler le matin"), "nothing typed is lost");
        assert!(
            told.text(".banner").contains("2026-11-27"),
            "what Yanis saved is shown: {}",
            told.text(".banner")
        );
        let knowingly = camille.submit(told.form("form.form")).await;
        assert_eq!(knowingly.toast().as_deref(), Some("Tâche enregistrée."));
        assert_eq!(titles(&base.store, claire.into()).await, ["Rappeler le matin"]);

        let page = camille.get(&edit).await;
        let removed = camille.submit(page.form("form[action$=removal]")).await;
        assert_eq!(removed.toast().as_deref(), Some("Tâche supprimée."));
        assert!(titles(&base.store, claire.into()).await.is_empty());
        assert_eq!(camille.get(&edit).await.status, StatusCode::NOT_FOUND);
        let history = camille.get(format!("/people/{claire}/history")).await;
        assert!(history.texts(".changes > li")[0].contains("a supprimé une tâche"));
    });
}

#[test]
fn a_task_that_a_colleague_does_shows_on_the_page_that_is_open() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let record = format!("/people/{claire}");
        let (mut camille, mut yanis) = (camille(&base), yanis(&base));
        planned(&mut yanis, &record, "Rappeler au sujet du devis", "2026-11-24").await;
        let open = yanis.get(&record).await;
        assert!(
            open.has("#record-tasks[data-live~=task]")
                && camille.get("/tasks").await.has("#rows[data-live~=task]")
        );
        let mut news = yanis.listen("/live").await;
        news.hear().await.unwrap();
        let page = camille.get(&record).await;
        camille.submit(page.form(".tasks form")).await;
        assert_eq!(news.hear().await.unwrap().trim(), "data: task");
        assert!(!yanis.get(&record).await.has("#record-tasks .tasks"));
    });
}
