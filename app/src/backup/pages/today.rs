//! What the owner reads on the first page when nobody could bring the file back: no copy is made, the
//! last one is old, the last drill found it of no use, or the list of the folders cannot be read.

use askama::Template;
use async_trait::async_trait;
use jiff::Timestamp;
use kernel::Ability;
use store::{Engine, Store};
use web::{Piece, Problem, Rejection as _, Sentence, TodayPanel, TodayPlace, Visitor, filters};

use super::Backups;
use super::view::Age;
use crate::backup::{Diary, list};
use crate::premises::Premises;

/// Says what the backups lack.
pub struct BackupsToday(pub Premises);

#[derive(Template)]
#[template(path = "app/backups_today.html")]
struct BackupsPanel {
    lack: Sentence,
}

#[async_trait]
impl TodayPanel for BackupsToday {
    fn place(&self) -> TodayPlace {
        TodayPlace::Care
    }

    async fn piece(&self, _: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if !visitor.may(Ability::ManageOrganisation) {
            return Ok(None);
        }
        let lack = match list::nightly(&self.0.data) {
            // on either engine no folder hears of erasures any more; the rest of the page is none the worse
            Err(rejected) => Some(rejected.sentence()),
            Ok(_) if self.0.store.engine() == Engine::Postgres => None,
            Ok(folder) => lack(folder.is_some(), &Diary::of(&self.0.data), visitor.now()),
        };
        lack.map(|lack| Piece::of(&BackupsPanel { lack }, visitor)).transpose()
    }
}

/// What the backups lack; `None` when the file can be brought back.
fn lack(has_folder: bool, diary: &Diary, now: Timestamp) -> Option<Sentence> {
    if !has_folder {
        return Some("backups-lack-folder".into());
    }
    match Age::of(diary, now) {
        None => diary.trouble.map(|trouble| trouble.why.sentence()),
        Some(age) if age.is_old => Some(Sentence::new("backups-lack-age").with("days", age.days)),
        Some(_) if diary.drills.first().is_some_and(|last| !last.is_fine()) => {
            Some("backups-lack-drill".into())
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::lack;
    use crate::backup::diary::{Diary, Made, Trouble, Why};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_owner_hears_when_the_file_could_not_be_brought_back_and_not_otherwise() {
        let now = at("2026-11-23T09:00:00Z");
        let made = |text: &str| {
            let last = Made { at: at(text), copy: "carnet-0001.age".to_owned(), bytes: 1 };
            Diary { last: Some(last), ..Diary::default() }
        };
        let said =
            |has_folder: bool, diary: &Diary| lack(has_folder, diary, now).map(|it| it.key().to_owned());
        assert_eq!(said(false, &Diary::default()).as_deref(), Some("backups-lack-folder"));
        assert_eq!(said(true, &Diary::default()), None, "the first copy is on its way");
        assert_eq!(said(true, &made("2026-11-22T09:00:00Z")), None);
        assert_eq!(said(true, &made("2026-11-14T02:00:00Z")).as_deref(), Some("backups-lack-age"));
        let trouble = Some(Trouble { at: now, why: Why::Full });
        let never = Diary { trouble, ..Diary::default() };
        assert_eq!(said(true, &never).as_deref(), Some("backup-trouble-full"));
        let once = Diary { trouble, ..made("2026-11-23T02:00:00Z") };
        assert_eq!(said(true, &once), None, "one night is no reason to worry");
    }
}
