//! What people of the demo said: why they are in the file, what they refuse, what was talked of.

use contracts::{Basis, Mark, Origin, PeopleAndCompanies, PrivacyCore, Refusal, RefusalScope};
use customers::TheFile;
use customers::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use customers::store::save_activities;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use kernel::{Actor, Holder, PersonId};
use personal::{Channel, Purpose, SourceClass};
use privacy::Core;
use store::Tx;

use super::buyers::{Buyers, Kept};
use super::dice::Dice;
use super::who;
use super::{DemoRejected, Scene, arrival, days_before, text};

/// Records grounds, refusals and a timeline.
pub async fn record(
    tx: &mut Tx,
    dice: &mut Dice,
    buyers: &Buyers,
    scene: &Scene,
) -> Result<(), DemoRejected> {
    let today = scene.today;
    let bases: Vec<Basis> = buyers.kept.iter().map(|kept| basis(kept, today)).collect();
    Core.record_bases(tx, &bases).await?;
    let mut refusals: Vec<Refusal> =
        buyers.people().filter_map(|(person, kept)| refusal(dice, kept.place, (person, today))).collect();
    for refusal in &mut refusals {
        refusal.addresses = TheFile.addresses_of(tx, refusal.holder).await?;
    }
    Core.record_refusals(tx, &refusals).await?;
    let is_silent = |person: &PersonId| {
        let all = |refusal: &&Refusal| matches!(refusal.scope, RefusalScope::Everything(_));
        refusals.iter().filter(all).any(|refusal| refusal.holder == Holder::Person(*person))
    };
    let is_spoken_with = |kept: &Kept| !who::is_stale(kept.place) && who::twin_of(kept.place).is_none();
    let people: Vec<(PersonId, i64)> = buyers
        .people()
        .filter(|(person, kept)| !is_silent(person) && is_spoken_with(kept))
        .map(|(person, kept)| (person, kept.since))
        .collect();
    talk(tx, dice, &people, scene).await
}

fn basis(kept: &Kept, today: Date) -> Basis {
    let origin = Origin {
        class: SourceClass::FirstParty,
        text: "Carnet de la boutique".to_owned(),
        on: days_before(today, kept.since),
    };
    Basis { holder: kept.holder, purpose: Purpose::ClientManagement, basis: kept.ground, origin }
}

/// Some died without having bought; a few want nothing more, a few no calls, a few no newsletter.
fn refusal(dice: &mut Dice, place: usize, (person, today): (PersonId, Date)) -> Option<Refusal> {
    let scope = match (place, place % 40) {
        (107 | 143 | 683, _) => RefusalScope::Everything(Mark::Deceased),
        (_, 3) => RefusalScope::Everything(Mark::DoNotContact),
        (_, 14 | 30) => RefusalScope::Some { channel: Some(Channel::Phone), purpose: None },
        (_, 22) => RefusalScope::Some { channel: Some(Channel::Email), purpose: Some(Purpose::Newsletter) },
        _ => return None,
    };
    let said_on = Some(days_before(today, dice.between(2, 38)));
    Some(Refusal { holder: person.into(), addresses: Vec::new(), scope, said_on, source: "call" })
}

async fn talk(
    tx: &mut Tx,
    dice: &mut Dice,
    people: &[(PersonId, i64)],
    scene: &Scene,
) -> Result<(), DemoRejected> {
    let mut steps = Vec::new();
    for (person, since) in people {
        let first = dice.below(TALK.len());
        for next in 0..dice.below(4) {
            // one after the other from somewhere: nobody hears the same twice
            let Some((kind, direction, said)) = TALK.get((first + next * 5) % TALK.len()) else { continue };
            let details = ActivityDetails {
                person: Some(*person),
                company: None,
                kind: *kind,
                direction: *direction,
                at: opening_hour(dice, *since, scene)?,
                text: text(*said),
            };
            let step = Activity::write_down(
                tx.ambient().id(),
                details,
                Actor::User(scene.team.one(dice)),
                arrival(tx),
            );
            steps.push(step.map_err(|rejection| DemoRejected::Unsound(rejection.code()))?);
        }
    }
    Ok(save_activities(tx, steps).await?)
}

/// An hour of a working day since somebody is known, of the last five hundred at most, in the house's own time.
fn opening_hour(dice: &mut Dice, since: i64, scene: &Scene) -> Result<Timestamp, DemoRejected> {
    let day = days_before(scene.today, dice.between(2, since.clamp(3, 500)));
    let back = match day.weekday() {
        Weekday::Sunday => 2,
        Weekday::Saturday => 1,
        _ => 0,
    };
    let hour = i8::try_from(dice.between(9, 18)).unwrap_or(9);
    let minute = i8::try_from(5 * dice.between(0, 11)).unwrap_or(0);
    let at = days_before(day, back).at(hour, minute, 0, 0).to_zoned(scene.zone.clone());
    at.map(|at| at.timestamp()).map_err(|_| DemoRejected::Unsound("hour"))
}

type Talk = (ActivityKind, Option<Direction>, &'static str);

const FROM_THEM: Option<Direction> = Some(Direction::FromThem);
const BY_US: Option<Direction> = Some(Direction::ByUs);

const TALK: &[Talk] = &[
    (ActivityKind::Note, None, "Préfère être livré le mardi matin, avant l’ouverture."),
    (ActivityKind::Call, FROM_THEM, "Demande le tarif des coffrets de fin d’année, 40 pièces."),
    (ActivityKind::Note, None, "Aime les blancs secs, peu les rosés. A goûté le sancerre en boutique."),
    (ActivityKind::Meeting, FROM_THEM, "Passage en boutique avec son chef, dégustation de six vins."),
    (ActivityKind::Call, BY_US, "Rappel de la facture échue. Règlement promis sous huit jours."),
    (ActivityKind::Email, FROM_THEM, "Demande si le maroilles peut être livré à Arras."),
    (ActivityKind::Note, None, "Groupe ses commandes avec l’estaminet voisin."),
    (ActivityKind::Meeting, BY_US, "Visite chez eux pour la carte des vins de printemps."),
    (ActivityKind::Call, FROM_THEM, "Cherche un cidre fermier pour la Chandeleur, six bouteilles."),
    (ActivityKind::Email, BY_US, "Envoi du catalogue d’automne et des conditions par carton."),
    (ActivityKind::Note, None, "Laisser la commande à l’accueil, l’arrière-cour est fermée le lundi."),
    (ActivityKind::Call, BY_US, "Le chablis commandé arrive jeudi ; viendra le chercher samedi."),
    (ActivityKind::Email, FROM_THEM, "Souhaite une facture par mois plutôt qu’à chaque passage."),
    (ActivityKind::Meeting, FROM_THEM, "A choisi le panier garni à 45 € pour ses équipes, 25 pièces."),
    (ActivityKind::Note, None, "Offre souvent du genièvre de Houlle ; prévenir quand il en rentre."),
    (ActivityKind::Call, FROM_THEM, "Une bouteille bouchonnée : remplacée à la prochaine livraison."),
    (ActivityKind::Email, BY_US, "Confirmation de la dégustation du 12, huit couverts."),
    (ActivityKind::Note, None, "Demande toujours l’origine des fromages ; apprécie les petits producteurs."),
    (ActivityKind::Call, BY_US, "Pas de commande depuis l’été : changement de carte, rappeler en mars."),
    (ActivityKind::Meeting, BY_US, "Tour de la cave avec la nouvelle responsable de salle."),
    (ActivityKind::Email, FROM_THEM, "Remercie pour le conseil : l’accord comté et vin jaune a plu."),
];
