//! Who signed up for the newsletter: a small file imported as anybody would import it, so that the
//! demo shows an import, where its people come from, and answers that are only claimed.

use customers::import::{Aim, Answers, Desk, ImportFile, Mapping, Provenance, run_files};
use kernel::{Actor, Lang};
use personal::{LegalBasis, Purpose, SourceClass};
use store::Store;

use super::buyers::{PEOPLE, email, name};
use super::{DemoRejected, Scene, days_before};

/// How long ago the cards were collected, in days.
const COLLECTED: i64 = 34;

/// Imports the cards that were filled in at the shop.
pub async fn import(store: &Store, desk: &Desk, scene: Scene<'_>) -> Result<(), DemoRejected> {
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
    run_files(store, desk, Actor::User(scene.camille), vec![file], answers).await?;
    Ok(())
}

fn cards() -> String {
    let rows = (0..PEOPLE).filter_map(|place| {
        let answer = match place * 7 % 10 {
            0..=3 => "oui",
            4 => "non",
            5 => "à voir",
            _ => return None,
        };
        let ((given, family), email) = (name(place), email(place));
        Some(format!("{given};{family};{};{answer}\n", kernel::text::fold(&email)))
    });
    std::iter::once("Prénom;Nom;E-mail;Newsletter\n".to_owned()).chain(rows).collect()
}
