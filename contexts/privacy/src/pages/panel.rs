//! What a record shows of somebody's privacy: the panel beside it, and one line on small screens.

use askama::Template;
use async_trait::async_trait;
use jiff::civil::Date;
use kernel::{Ability, Holder};
use personal::{Access, LegalBasis};
use store::Store;
use web::{Panel, Piece, Place, Problem, Sentence, Visitor, filters, format};

use super::paths;
use crate::standing::{Line, Standing, named};

/// Shows how somebody stands on their record.
pub struct PrivacyPanel {
    store: Store,
    place: Place,
}

#[derive(Template)]
#[template(path = "privacy/panel.html")]
struct Aside {
    grounds: Vec<Ground>,
    is_kept_for_the_refusal: bool,
    lines: Vec<Line>,
    access: Access,
    is_marked: bool,
    refusals: String,
    refusal_title: &'static str,
    rights: Option<Rights>,
}

#[derive(Template)]
#[template(path = "privacy/line.html")]
struct Summary {
    summary: Sentence,
    icon: &'static str,
}

/// Why somebody is kept, in words.
struct Ground {
    basis: Sentence,
    purpose: Sentence,
    origin: Sentence,
}

/// What only who answers for rights may do.
struct Rights {
    dossier: String,
    erasure: String,
}

impl PrivacyPanel {
    /// The panel for one place.
    pub const fn new(store: Store, place: Place) -> Self {
        Self { store, place }
    }
}

#[async_trait]
impl Panel for PrivacyPanel {
    fn place(&self) -> Place {
        self.place
    }

    /// Privacy stands first.
    fn rank(&self) -> u8 {
        0
    }

    async fn piece(&self, holder: Holder, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        let standing = Standing::of(&self.store, holder).await?;
        match self.place {
            Place::Aside => Piece::of(&Aside::of(&standing, holder, visitor), visitor).map(Some),
            Place::Line => {
                let voice = visitor.voice();
                let (summary, icon) = (standing.summary(voice), standing.icon(voice.today().0));
                Piece::of(&Summary { summary, icon }, visitor).map(Some)
            }
        }
    }
}

impl Aside {
    fn of(standing: &Standing, holder: Holder, visitor: &Visitor) -> Self {
        let day = |day: Date| format::full_day(day, visitor.voice().lang());
        let ground = |(purpose, basis, origin): &(_, _, contracts::Origin)| Ground {
            basis: named(*basis),
            purpose: Sentence::new("privacy-ground")
                .with("purpose", Sentence::from(*purpose))
                .with("on", day(origin.on)),
            origin: Sentence::new("privacy-origin")
                .with("source", Sentence::from(origin.class))
                .with("text", &origin.text),
        };
        let ways = || Rights { dossier: paths::dossier(holder), erasure: paths::erasure(holder) };
        let mut grounds: Vec<_> = standing.grounds().collect();
        grounds.reverse();
        // a consent that a file claims is the weakest of them
        grounds.sort_by_key(|(_, basis, _)| *basis == LegalBasis::Consent);
        Self {
            grounds: grounds.into_iter().map(ground).collect(),
            is_kept_for_the_refusal: standing.is_kept_for_the_refusal(),
            lines: standing.lines(visitor.voice()),
            access: visitor.access,
            is_marked: standing.is_marked(),
            refusals: paths::refusals(holder),
            refusal_title: paths::refusal_title(holder),
            rights: visitor.may(Ability::HandleRights).then(ways),
        }
    }
}
