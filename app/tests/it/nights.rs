//! Backups by themselves: the page, the copy of the night, the rotation and the drill, on a clock that a
//! test turns.

use std::path::PathBuf;
use std::sync::Arc;

use app::{Premises, wiring};
use jiff::ToSpan;
use kernel::Actor;
use personal::Purpose;
use store::jobs::Runner;
use store::{Cause, Engine};
use testkit::{Base, on_both_engines};
use web::Locales;
use web::testing::{Browser, Stage};

/// Maison Delcourt, whose owner looks after the backups.
struct World {
    base: Base,
    premises: Premises,
    owner: Browser,
    runner: Runner,
}

impl World {
    async fn of(base: Base) -> Self {
        let mut tx = base.store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await.unwrap();
        tx.begin_journals(base.ambient.id()).await.unwrap();
        tx.commit().await.unwrap();
        let locales = Arc::new(Locales::gather(&wiring::words()).unwrap());
        let premises = Premises::over(&base.store, &base.folder.join("data"));
        std::fs::create_dir(&premises.data).unwrap();
        let desk = wiring::desk(locales).unwrap();
        let runner = base.store.runner(wiring::handlers(&desk, &premises));
        let mut stage = Stage::new(base.store.clone(), &wiring::words()).with_nav(wiring::nav());
        stage.house.grants = wiring::grants();
        let router = stage.open(wiring::routes(wiring::office().unwrap(), desk, &premises));
        let owner = stage.owner(&router).speaking(kernel::Lang::En);
        Self { base, premises, owner, runner }
    }

    fn disk(&self) -> PathBuf {
        self.base.folder.join("disk/carnet")
    }

    async fn choose_the_disk(&mut self) {
        let folder = self.disk().display().to_string();
        let chosen = self.owner.post("/backups", &[("folder", &folder)]).await;
        let said = match self.base.store.engine() {
            Engine::Sqlite => "The folder is chosen, a first copy begins.",
            Engine::Postgres => {
                "The folder is chosen: Carnet keeps the journal of erasures and refusals there."
            }
        };
        assert_eq!(chosen.toast().as_deref(), Some(said));
        self.work().await;
    }

    /// Does what is due at this hour, and the jobs that wait.
    async fn hour(&self) {
        app::look_at_the_clock(&self.premises).await.unwrap();
        self.work().await;
    }

    async fn work(&self) {
        while self.runner.run_next().await.unwrap() {}
    }

    fn copies(&self) -> usize {
        self.names().len()
    }

    /// What the copies are called.
    fn names(&self) -> Vec<String> {
        let names = std::fs::read_dir(self.disk()).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".age")).collect()
    }
}

#[test]
fn the_owner_chooses_a_disk_once_and_a_copy_is_made_every_night() {
    on_both_engines(async |base| {
        if base.store.engine() == Engine::Postgres {
            return; // its own tools copy it: the next test
        }
        let mut world = World::of(base).await;
        let home = world.owner.get("/backups").await;
        assert!(home.body.contains("No backup is made"), "{}", home.body);
        world.choose_the_disk().await;
        let page = world.owner.get("/backups").await;
        assert!(
            page.body.contains("less than a day ago") && page.body.contains("carnet-0001-"),
            "{}",
            page.body
        );
        world.hour().await;
        assert_eq!(world.copies(), 1, "tonight’s copy is there already");
        let page = world.owner.get("/backups").await;
        assert!(page.body.contains("The copy can be restored."), "the first drill: {}", page.body);
        for _ in 0..60 {
            world.base.clock.pass(24.hours());
            world.hour().await;
            world.hour().await; // the second time there is nothing to do
        }
        assert!((9..=12).contains(&world.copies()), "seven days and four weeks: {}", world.copies());
        let page = world.owner.get("/backups").await;
        assert!(page.body.contains("carnet-0061-"), "{}", page.body);
        assert_eq!(page.texts("details dt").len(), 2, "a drill every month");
        assert!(!world.owner.get("/").await.has("#backups-today"));
    });
}

#[test]
fn a_clock_that_runs_years_ahead_for_a_moment_takes_no_copy_away_and_its_own_does_not_stay() {
    on_both_engines(async |base| {
        if base.store.engine() == Engine::Postgres {
            return;
        }
        let mut world = World::of(base).await;
        world.choose_the_disk().await;
        for _ in 0..10 {
            world.base.clock.pass(24.hours());
            world.hour().await;
        }
        let before = world.names();
        assert_eq!(before.len(), 7, "{before:?}");
        world.base.clock.set("2031-06-01T09:00:00Z");
        world.hour().await;
        assert!(before.iter().all(|name| world.names().contains(name)), "{:?}", world.names());
        assert_eq!(world.copies(), before.len() + 1, "the one that was made in 2031, as it seemed");
        for day in ["2026-12-04", "2026-12-05", "2026-12-06", "2026-12-07"] {
            world.base.clock.set(&format!("{day}T09:00:00Z"));
            world.hour().await;
        }
        let after = world.names();
        assert!(after.len() >= 7 && !after.iter().any(|name| name.contains("-2031")), "{after:?}");
    });
}

#[test]
fn an_unplugged_disk_is_missed_told_and_never_begun_somewhere_else() {
    on_both_engines(async |base| {
        if base.store.engine() == Engine::Postgres {
            return;
        }
        let mut world = World::of(base).await;
        world.choose_the_disk().await;
        let unplugged = world.base.folder.join("unplugged");
        std::fs::rename(world.disk(), &unplugged).unwrap();
        world.base.clock.pass(216.hours());
        world.hour().await;
        assert!(!world.disk().exists(), "its place on the machine is no disk");
        let page = world.owner.get("/backups").await;
        assert!(page.body.contains("9 days ago") && page.body.contains("plug the disk in"), "{}", page.body);
        assert!(page.has(".st.warn"), "{}", page.body);
        std::fs::rename(&unplugged, world.disk()).unwrap();
        world.hour().await;
        assert_eq!(world.copies(), 2);
        let page = world.owner.get("/backups").await;
        assert!(page.body.contains("less than a day ago") && !page.body.contains("plug the disk in"));
    });
}

#[test]
fn a_copy_and_a_drill_are_made_when_the_owner_asks_and_once_for_two_clicks() {
    on_both_engines(async |base| {
        if base.store.engine() == Engine::Postgres {
            return;
        }
        let mut world = World::of(base).await;
        world.choose_the_disk().await;
        for _ in 0..2 {
            let asked = world.owner.post("/backups/copy", &[]).await;
            assert!(asked.body.contains("A copy is being made"), "{}", asked.body);
            assert!(asked.has("#state[hx-trigger]"), "the page looks again by itself");
        }
        world.work().await;
        assert_eq!(world.copies(), 2);
        let asked = world.owner.post("/backups/drill", &[]).await;
        assert!(asked.body.contains("A drill is under way"), "{}", asked.body);
        world.work().await;
        let page = world.owner.get("/backups").await;
        assert_eq!(page.texts(".kv dt").len(), 8, "every step: {}", page.body);
        let part = world.owner.htmx("state").get("/backups").await;
        assert!(part.body.contains("carnet-0002-") && !part.has("h1"), "{}", part.body);
    });
}

#[test]
fn a_folder_that_is_none_is_complained_of_and_nothing_is_begun() {
    on_both_engines(async |base| {
        let mut world = World::of(base).await;
        let inside = world.premises.data.join("copies").display().to_string();
        for (folder, complaint) in [("backups", "whole path"), (&inside, "in the data folder"), ("", "")] {
            let refused = world.owner.post("/backups", &[("folder", folder)]).await;
            assert_eq!(refused.status, 422, "{folder}");
            assert!(refused.complaints().concat().contains(complaint), "{:?}", refused.complaints());
        }
        assert!(
            world
                .owner
                .get("/backups")
                .await
                .form("form.form")
                .value("folder")
                .unwrap_or_default()
                .is_empty()
        );
    });
}

#[test]
fn a_damaged_list_of_folders_is_told_on_the_first_page_which_stands() {
    on_both_engines(async |base| {
        let mut world = World::of(base).await;
        world.choose_the_disk().await;
        std::fs::write(world.premises.data.join("backups.toml"), "nightly = ").unwrap();
        let home = world.owner.get("/").await;
        assert!(home.status.is_success(), "{}", home.body);
        assert!(home.text("#backups-today").contains("backup folders"), "{}", home.body);
        assert!(home.has("section[aria-labelledby=first-steps]"), "the others are whole: {}", home.body);
    });
}

#[test]
fn a_postgresql_house_is_told_what_its_folder_holds_and_is_promised_no_copy() {
    on_both_engines(async |base| {
        if base.store.engine() == Engine::Sqlite {
            return;
        }
        let mut world = World::of(base).await;
        world.choose_the_disk().await;
        world.base.clock.pass(240.hours());
        world.hour().await;
        assert_eq!(world.copies(), 0);
        assert!(world.disk().join("carry-forward.jsonl").exists());
        let page = world.owner.get("/backups").await;
        assert!(page.body.contains("pg_dump") && !page.has("form[action='/backups/copy']"), "{}", page.body);
        assert!(!page.text("form.form").contains("every night"), "{}", page.body);
        for button in ["/backups/copy", "/backups/drill"] {
            let asked = world.owner.post(button, &[]).await; // from a page that stood open since before
            assert!(asked.body.contains("makes no copy of it"), "{button}: {}", asked.body);
        }
        assert!(!world.owner.get("/").await.has("#backups-today"));
    });
}
