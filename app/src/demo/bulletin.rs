//! Who signed up for the newsletter: a small file imported as anybody would import it, so that the
//! demo shows an import, where its people come from, and answers that are only claimed.

use customers::Written;
use customers::import::{Aim, Answers, Desk, ImportFile, Mapping, Provenance, run_files};
use kernel::{Actor, Lang};
use personal::{LegalBasis, Purpose, SourceClass};
use store::Store;

use super::who::{PEOPLE, email, name, twin_of};
use super::{DemoRejected, Scene, days_before};

/// How long ago the cards were collected, in days.
const COLLECTED: i64 = 34;

/// Imports the cards that were filled in at the shop.
pub async fn import(store: &Store, desk: &Desk, scene: &Scene) -> Result<(), DemoRejected> {
    let answers = Answers {
        provenance: Provenance {
            origin: "Cartes remplies en boutique, dégustation d’automne".to_owned(),
            on: days_before(scene.today, COLLECTED),
            source: SourceClass::Volunteered,
            basis: LegalBasis::Consent,
            purpose: Purpose::Newsletter,
        },
        lang: Lang::Fr,
        mapping: Mapping::default(),
        aim: Aim::Write,
    };
    let file = ImportFile::new("inscriptions-newsletter.csv", cards().into_bytes());
    run_files(store, desk, Actor::User(scene.team.owner), vec![file], answers).await?;
    Ok(())
}

/// Every third who has an address that can be written to; of those, not everybody ticked.
fn cards() -> String {
    let rows = (0..PEOPLE).step_by(3).filter(|place| twin_of(*place).is_none()).filter_map(|place| {
        let answer = match place * 7 % 10 {
            0..=3 => "oui",
            4 => "non",
            5 => "à voir",
            _ => return None,
        };
        let ((given, family), email) = (name(place), kernel::text::fold(&email(place)?));
        let is_sound = Written::emails(&email).iter().all(|written| written.flaw.is_none());
        is_sound.then(|| format!("{given};{family};{email};{answer}\n"))
    });
    std::iter::once("Prénom;Nom;E-mail;Newsletter\n".to_owned()).chain(rows).collect()
}
