//! What people of the demo said: why they are in the file, what they refuse, what was talked of.

use contracts::{
    Basis, Claim, ConsentAnswer, Mark, Origin, PeopleAndCompanies, PrivacyCore, Refusal, RefusalScope,
};
use customers::TheFile;
use customers::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use customers::store::save_activities;
use jiff::SignedDuration;
use jiff::civil::Date;
use kernel::{Actor, Holder, PersonId, UserId};
use personal::{Channel, LegalBasis, Purpose, SourceClass};
use privacy::Core;
use store::Tx;

use super::buyers::Buyers;
use super::dice::Dice;
use super::{DemoRejected, Scene, arrival, days_before, text};

/// Records grounds, claims, refusals and a timeline.
pub async fn record(tx: &mut Tx, dice: &mut Dice, buyers: &Buyers, scene: Scene) -> Result<(), DemoRejected> {
    let today = scene.today;
    let people: Vec<PersonId> = buyers
        .colleagues
        .iter()
        .map(|(person, _)| *person)
        .chain(buyers.households.iter().copied())
        .chain(buyers.prospects.iter().filter_map(|holder| match holder {
            Holder::Person(id) => Some(*id),
            Holder::Company(_) => None,
        }))
        .collect();
    let idle = buyers.prospects.iter().copied().filter(|holder| matches!(holder, Holder::Company(_)));
    let holders = buyers.companies.iter().copied().map(Holder::Company).chain(idle);
    let holders: Vec<Holder> = holders.chain(people.iter().copied().map(Holder::Person)).collect();
    let bases: Vec<Basis> = holders.iter().map(|holder| basis(dice, *holder, today)).collect();
    Core.record_bases(tx, &bases).await?;
    let claims: Vec<Claim> = people.iter().filter_map(|person| claim(dice, *person, today)).collect();
    Core.record_claims(tx, &claims).await?;
    let mut refusals: Vec<Refusal> =
        people.iter().filter_map(|person| refusal(dice, *person, today)).collect();
    for refusal in &mut refusals {
        refusal.addresses = TheFile.addresses_of(tx, refusal.holder).await?;
    }
    Core.record_refusals(tx, &refusals).await?;
    talk(tx, dice, &people, scene.camille).await
}

fn basis(dice: &mut Dice, holder: Holder, today: Date) -> Basis {
    let origin = Origin {
        class: SourceClass::FirstParty,
        text: "Carnet de la boutique".to_owned(),
        on: days_before(today, dice.between(40, 2_600)),
    };
    let purpose = Purpose::ClientManagement;
    let basis = match holder {
        Holder::Person(_) => LegalBasis::LegitimateInterest,
        Holder::Company(_) => LegalBasis::Contract,
    };
    Basis { holder, purpose, basis, origin }
}

fn claim(dice: &mut Dice, person: PersonId, today: Date) -> Option<Claim> {
    let answer = match dice.below(10) {
        0..=3 => ConsentAnswer::Yes,
        4 => ConsentAnswer::No,
        5 | 6 => ConsentAnswer::Unknown,
        _ => return None,
    };
    let given_on = (answer == ConsentAnswer::Yes).then(|| days_before(today, dice.between(20, 1_500)));
    let holder = Holder::Person(person);
    Some(Claim { holder, purpose: Purpose::Newsletter, channel: Channel::Email, answer, given_on })
}

fn refusal(dice: &mut Dice, person: PersonId, today: Date) -> Option<Refusal> {
    let scope = match dice.below(40) {
        0 => RefusalScope::Everything(Mark::DoNotContact),
        1 => RefusalScope::Everything(Mark::Deceased),
        2 | 3 => RefusalScope::Some { channel: Some(Channel::Phone), purpose: None },
        _ => return None,
    };
    let said_on = Some(days_before(today, dice.between(5, 900)));
    Some(Refusal { holder: person.into(), addresses: Vec::new(), scope, said_on, source: "call" })
}

async fn talk(
    tx: &mut Tx,
    dice: &mut Dice,
    people: &[PersonId],
    camille: UserId,
) -> Result<(), DemoRejected> {
    let mut steps = Vec::new();
    for person in people {
        for _ in 0..dice.below(4) {
            let (kind, direction, said) = TALK.get(dice.below(TALK.len())).copied().unwrap_or(TALK[0]);
            let hours = dice.between(20, 24 * 500);
            let details = ActivityDetails {
                person: Some(*person),
                company: None,
                kind,
                direction,
                at: tx.ambient().now() - SignedDuration::from_hours(hours),
                text: text(said),
            };
            let step = Activity::write_down(tx.ambient().id(), details, Actor::User(camille), arrival(tx));
            steps.push(step.map_err(|rejection| DemoRejected::Unsound(rejection.code()))?);
        }
    }
    Ok(save_activities(tx, steps).await?)
}

type Talk = (ActivityKind, Option<Direction>, &'static str);

const TALK: &[Talk] = &[
    (ActivityKind::Note, None, "Préfère être livré le mardi matin, avant l’ouverture."),
    (ActivityKind::Note, None, "Aime les blancs secs, peu les rosés. A goûté le sancerre en boutique."),
    (
        ActivityKind::Call,
        Some(Direction::FromThem),
        "Demande le tarif des coffrets de fin d’année, 40 pièces.",
    ),
    (
        ActivityKind::Call,
        Some(Direction::ByUs),
        "Rappel de la facture échue. Règlement promis sous huit jours.",
    ),
    (
        ActivityKind::Meeting,
        Some(Direction::FromThem),
        "Passage en boutique avec son chef, dégustation de six vins.",
    ),
    (ActivityKind::Email, Some(Direction::FromThem), "Demande si le maroilles peut être livré à Arras."),
    (ActivityKind::Meeting, Some(Direction::ByUs), "Visite chez eux pour la carte des vins de printemps."),
    (ActivityKind::Note, None, "Groupe ses commandes avec l’estaminet voisin."),
];
