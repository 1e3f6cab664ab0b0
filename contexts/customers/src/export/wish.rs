//! What is to leave the file, in which form, and why.

use kernel::Scope;
use listing::{Catalogue, Count, Counting, Filter, Sort, Test, count, distinct};
use store::{Db, Fault};

use crate::codes::codes;
use crate::store::{Sight, Walk, totals};

/// Above so many people, an export needs a reason.
pub const REASON_ABOVE: i64 = 500;

codes! {
    /// The form of an export.
    Format {
        /// Text for programs, as `docs/export.schema.json` describes it.
        Json = "json",
        /// Tables for a spreadsheet.
        Csv = "csv",
        /// The same tables as the sheets of one workbook.
        Xlsx = "xlsx",
        /// Address cards of people and companies.
        Vcard = "vcard",
    }
}

/// What is to leave the file.
#[derive(Debug, Clone)]
pub enum What {
    /// Everything.
    Whole,
    /// The people of a list.
    People(Chosen),
    /// The companies of a list.
    Companies(Chosen),
    /// The sales of a list.
    Sales(Chosen),
}

/// The records of a list, as it stands on the screen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// What the list can be sorted and filtered by.
    pub catalogue: Catalogue,
    /// Which records.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
}

/// An export as it is asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What is to leave.
    pub what: What,
    /// In which form.
    pub format: Format,
    /// Why; required above [`REASON_ABOVE`] people.
    pub reason: Option<String>,
    /// As far as this is seen: nothing beyond it leaves.
    pub scope: Scope,
}

impl What {
    /// Its name, in the JSON and in file names.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Whole => "all",
            Self::People(_) => "people",
            Self::Companies(_) => "companies",
            Self::Sales(_) => "sales",
        }
    }

    /// Whether it can leave in a form: sales have no address.
    #[must_use]
    pub const fn offers(&self, format: Format) -> bool {
        !matches!((self, format), (Self::Sales(_), Format::Vcard))
    }

    /// The list it is of.
    pub(super) fn list(&self) -> Option<(Walk, &Chosen)> {
        match self {
            Self::Whole => None,
            Self::People(chosen) => Some((Walk::People, chosen)),
            Self::Companies(chosen) => Some((Walk::Companies, chosen)),
            Self::Sales(chosen) => Some((Walk::Sales, chosen)),
        }
    }
}

/// How many people an export tells about, each once.
///
/// # Errors
/// Any [`Fault`].
pub async fn people_in(sight: Sight<'_, impl Db>, what: &What) -> Result<i64, Fault> {
    let sees_all = sight.scope().is_all();
    let everybody = || async { Ok(totals(sight.db()).await?.people) };
    match what {
        What::Whole => everybody().await,
        What::People(chosen) if sees_all && chosen.filter.is_everything() => everybody().await,
        What::People(chosen) => rows(sight, chosen).await,
        What::Companies(_) => Ok(0),
        What::Sales(chosen) => {
            let named = Filter::Not(Box::new(Filter::on("person", Test::Empty)));
            let theirs = chosen.filter.clone().and(named);
            let seen = chosen.catalogue.seen(sight.scope());
            let different = distinct(sight.db(), seen, &theirs, "person").await?;
            different.map_err(|_| Fault::Damaged("filter of an export"))
        }
    }
}

async fn rows(sight: Sight<'_, impl Db>, chosen: &Chosen) -> Result<i64, Fault> {
    let seen = chosen.catalogue.seen(sight.scope());
    match count(sight.db(), seen, &chosen.filter, None, Counting::Whole).await? {
        Ok(Count::Exactly { rows, .. }) => Ok(rows),
        Ok(Count::More) => Ok(i64::MAX),
        Err(_) => Err(Fault::Damaged("filter of an export")),
    }
}
