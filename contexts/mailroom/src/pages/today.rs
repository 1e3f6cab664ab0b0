//! What the first page says of letters that were given up.

use askama::Template;
use async_trait::async_trait;
use kernel::Ability;
use store::Store;
use web::{Piece, Problem, TodayPanel, TodayPlace, Visitor, filters};

use super::settings::Mail;

/// Letters that no try helped.
pub struct LettersGivenUp;

#[derive(Template)]
#[template(path = "mailroom/today.html")]
struct LettersPanel {
    count: i64,
}

#[async_trait]
impl TodayPanel for LettersGivenUp {
    fn place(&self) -> TodayPlace {
        TodayPlace::Care
    }

    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if !visitor.may(Ability::ManageOrganisation) {
            return Ok(None);
        }
        let count = post::given_up(store.reader()).await?;
        if count == 0 { Ok(None) } else { Piece::of(&LettersPanel { count }, visitor).map(Some) }
    }
}
