//! What is to be done at Maison Delcourt: some of it late, some of it today, most of it in the weeks to come;
//! and what was done already.

use customers::store::save_task;
use customers::task::{Done, Task, TaskDetails};
use kernel::{CompanyId, Holder};
use store::Tx;

use super::buyers::Buyers;
use super::dice::Dice;
use super::{DemoRejected, Scene, arrival, days_before, text};

/// How many times the list is gone through.
const ROUNDS: i64 = 4;

/// Plans tasks about companies that buy: nobody who said no is to be called.
pub async fn plan(tx: &mut Tx, dice: &mut Dice, buyers: &Buyers, scene: &Scene) -> Result<(), DemoRejected> {
    let companies: Vec<CompanyId> = buyers.clients.iter().filter_map(|kept| company(kept.holder)).collect();
    for round in 0..ROUNDS {
        for (title, in_days) in TO_DO {
            let Some(company) = dice.one_of(&companies).copied() else { return Ok(()) };
            let is_today = *in_days == 0;
            let in_days = in_days + in_days.signum() * round * 3; // later, or later still
            let details = TaskDetails {
                person: None,
                company: Some(company),
                title: text(*title),
                due_on: days_before(scene.today, -in_days),
                owner: scene.team.one(dice),
            };
            let is_done = !is_today && dice.happens(15);
            plan_one(tx, details, is_done).await?;
        }
    }
    Ok(())
}

async fn plan_one(tx: &mut Tx, details: TaskDetails, is_done: bool) -> Result<(), DemoRejected> {
    let by = details.owner;
    let step = Task::plan(tx.ambient().id(), details, arrival(tx));
    let planned = save_task(tx, step.map_err(|no| DemoRejected::Unsound(no.code()))?).await?;
    if is_done {
        let done = Done { at: tx.ambient().now(), by };
        let step = planned.complete(done).map_err(|no| DemoRejected::Unsound(no.code()))?;
        save_task(tx, step).await?;
    }
    Ok(())
}

const fn company(holder: Holder) -> Option<CompanyId> {
    match holder {
        Holder::Company(id) => Some(id),
        Holder::Person(_) => None,
    }
}

/// What, and in how many days.
const TO_DO: &[(&str, i64)] = &[
    ("Relancer pour la facture échue", -4),
    ("Envoyer le tarif des coffrets de fin d’année", -1),
    ("Rappeler au sujet de la dégustation du 12", 0),
    ("Confirmer les quantités de sancerre", 0),
    ("Proposer le plateau de fromages du marché de Noël", 1),
    ("Vérifier l’adresse de livraison, l’arrière-cour est fermée le lundi", 2),
    ("Préparer la carte des vins de printemps", 5),
    ("Prévenir quand le genièvre de Houlle rentre", 6),
    ("Reprendre les bouteilles consignées", 9),
    ("Établir le devis pour le repas des équipes, 25 couverts", 12),
    ("Prendre des nouvelles : pas de commande depuis l’été", 20),
];
