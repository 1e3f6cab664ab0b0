//! All that is known of somebody, as a file to hand over (art. 15, art. 20).

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::State;
use contracts::{Dossier, Exported};
use jiff::Timestamp;
use kernel::Holder;
use serde::Serialize;
use web::{Download, House, Problem, Visitor};

use crate::desk::Desk;

/// The file's shape: rows by room, each with its kind and its values under their export names.
#[derive(Serialize)]
struct DossierFile<'a> {
    about: Holder,
    made_at: Timestamp,
    parts: BTreeMap<&'static str, Vec<Row<'a>>>,
}

#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    values: &'a BTreeMap<&'static str, String>,
}

pub async fn download<P: Into<Holder>>(
    path: P,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Download, Problem> {
    let holder = path.into();
    desk.name_of(&house.store, &visitor.scope, holder).await?.ok_or(Problem::NotFound)?;
    let dossier = desk.dossier(&house.store, holder, &visitor.access).await?;
    let file = DossierFile::of(&dossier, holder, visitor.now());
    let json = serde_json::to_vec_pretty(&file).map_err(Problem::fault)?;
    Ok(Download::new("carnet-dossier.json", "application/json", json))
}

impl<'a> DossierFile<'a> {
    fn of(dossier: &'a Dossier, about: Holder, made_at: Timestamp) -> Self {
        let row = |row: &'a Exported| Row { kind: row.kind, values: &row.values };
        let parts = dossier.parts.iter().map(|(room, rows)| (*room, rows.iter().map(row).collect()));
        Self { about, made_at, parts: parts.collect() }
    }
}
