//! Which addresses name records of the file, and whether they are in somebody's sight.

use async_trait::async_trait;
use kernel::Scope;
use store::{Fault, Reader, Store};
use uuid::Uuid;
use web::{Horizon, Problem};

use crate::TheFile;
use crate::store::{Named, Sight, part_of};

/// The word of an address behind which another record of the same kind stands.
const BESIDE: &str = "merge";
/// The word behind which two records stand, of either kind.
const PAIRS: &str = "duplicates";
/// The word before which the other record is not in the file: it was taken in.
const TAKEN_IN: &str = "separation";

#[async_trait]
impl Horizon for TheFile {
    fn named(&self, path: &str) -> Vec<(usize, &'static str)> {
        let parts: Vec<&str> = path.split('/').collect();
        let first = parts.iter().find_map(|part| kind(part));
        let is_pair = parts.contains(&PAIRS);
        let place = |(before, pair): (usize, &[&str])| {
            let [word, part] = pair else { return None };
            let of_word = match *word {
                BESIDE if parts.ends_with(&[TAKEN_IN]) => None,
                BESIDE => first,
                _ if is_pair => Some(Named::Holder),
                word => kind(word),
            };
            of_word.filter(|_| part.starts_with('{')).map(|kind| (before + 1, kind.kind()))
        };
        parts.windows(2).enumerate().filter_map(place).collect()
    }

    async fn holds(&self, store: &Store, scope: &Scope, kind: &str, id: Uuid) -> Result<bool, Problem> {
        let Some(named) = Named::ALL.into_iter().find(|named| named.kind() == kind) else { return Ok(false) };
        let sight = Sight::new(store.reader(), scope);
        Ok(sight.holds(named, id).await? || is_part_of_one(sight, named, id).await?)
    }
}

/// Whether a record in sight took this one in: its old address leads there.
async fn is_part_of_one(sight: Sight<'_, Reader>, named: Named, id: Uuid) -> Result<bool, Fault> {
    if !matches!(named, Named::Person | Named::Company | Named::Holder) {
        return Ok(false);
    }
    match part_of(sight.db(), id).await? {
        Some(kept) => sight.holds(Named::Holder, kept.uuid()).await,
        None => Ok(false),
    }
}

/// The records that stand behind a word of an address.
fn kind(word: &str) -> Option<Named> {
    Some(match word {
        "people" => Named::Person,
        "companies" => Named::Company,
        "sales" => Named::Sale,
        "tasks" => Named::Task,
        "activities" => Named::Activity,
        "files" => Named::Attachment,
        _ => return None,
    })
}
