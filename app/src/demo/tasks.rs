//! What is to be done at Maison Delcourt: some of it late, most of it in the weeks to come.

use customers::store::save_task;
use customers::task::{Task, TaskDetails};
use kernel::{CompanyId, Holder};
use store::Tx;

use super::buyers::Buyers;
use super::dice::Dice;
use super::{DemoRejected, Scene, arrival, days_before, text};

/// Plans tasks about companies that buy: nobody who said no is to be called.
pub async fn plan(
    tx: &mut Tx,
    dice: &mut Dice,
    buyers: &Buyers,
    scene: Scene<'_>,
) -> Result<(), DemoRejected> {
    let companies: Vec<CompanyId> = buyers.clients.iter().filter_map(|kept| company(kept.holder)).collect();
    for (title, in_days) in TO_DO {
        let Some(company) = companies.get(dice.below(companies.len())).copied() else { return Ok(()) };
        let details = TaskDetails {
            person: None,
            company: Some(company),
            title: text(*title),
            due_on: days_before(scene.today, -in_days),
            owner: scene.camille,
        };
        let step = Task::plan(tx.ambient().id(), details, arrival(tx));
        let step = step.map_err(|rejection| DemoRejected::Unsound(rejection.code()))?;
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
