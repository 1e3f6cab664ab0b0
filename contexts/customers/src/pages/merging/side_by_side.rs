//! Two records side by side, field by field, and what becomes of them.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::Holder;
use personal::{Access, Personal};
use store::journal::{HistoryEntry, HistoryValue};
use web::view::Crumb;
use web::{Form, Onward, Page, Problem, Sentence, Toast, filters};

use super::{
    CompaniesSideBySide, CompanySeparation, PeopleSideBySide, PersonSeparation, beside, search, separation,
};
use crate::company::Company;
use crate::entry::merging::{Merges, Pair, merge, take_apart};
use crate::fields::Fields;
use crate::merge::{disputed, merged};
use crate::pages::desk::Desk;
use crate::pages::forms::sheet::{OnForm, page_of, seen};
use crate::pages::not_kept;
use crate::pages::paths::record;
use crate::pages::records::history::{Change, tell};
use crate::person::Person;
use crate::store::how_many_sales;

#[derive(Template)]
#[template(path = "customers/merging/side-by-side.html")]
pub struct SideBySidePage {
    crumbs: Vec<Crumb>,
    form: Form,
    kept: Side,
    gone: Side,
    /// Where both say something else: `before` stands in the one that is kept, `after` in the other.
    disputed: Vec<Change>,
    /// What the one that is kept gets from the other.
    joined: Vec<Change>,
    action: String,
    /// The same the other way round.
    swapped: String,
    back: String,
    access: Access,
}

/// One of the two.
struct Side {
    href: String,
    name: Personal<String>,
    version: i64,
    sales: u64,
}

pub async fn people(path: PeopleSideBySide, desk: Desk) -> Result<Page<SideBySidePage>, Problem> {
    show::<Person>(&desk, (path.id, path.other), Form::new("merge")).await
}

pub async fn companies(path: CompaniesSideBySide, desk: Desk) -> Result<Page<SideBySidePage>, Problem> {
    show::<Company>(&desk, (path.id, path.other), Form::new("merge")).await
}

pub async fn merge_people(path: PeopleSideBySide, desk: Desk, form: Form) -> Result<Response, Problem> {
    merge_both::<Person>(&desk, (path.id, path.other), form).await
}

pub async fn merge_companies(path: CompaniesSideBySide, desk: Desk, form: Form) -> Result<Response, Problem> {
    merge_both::<Company>(&desk, (path.id, path.other), form).await
}

pub async fn separate_people(path: PersonSeparation, desk: Desk) -> Result<Onward, Problem> {
    separate::<Person>(&desk, (path.id, path.other)).await
}

pub async fn separate_companies(path: CompanySeparation, desk: Desk) -> Result<Onward, Problem> {
    separate::<Company>(&desk, (path.id, path.other)).await
}

async fn show<T: OnForm + Merges>(
    desk: &Desk,
    (kept, gone): (T::Id, T::Id),
    form: Form,
) -> Result<Page<SideBySidePage>, Problem> {
    let (to, from): (Holder, Holder) = (kept.into(), gone.into());
    if to == from {
        return Err(Problem::NotFound);
    }
    let kept = seen::<T>(desk, kept).await?.ok_or(Problem::NotFound)?;
    let gone = seen::<T>(desk, gone).await?.ok_or(Problem::NotFound)?;
    desk.note_look(&[to, from]).await?;
    let fields = (kept.fields(), gone.fields());
    let choices = disputed(&fields.0, &fields.1);
    let joined = merged(&kept, &gone, &BTreeSet::new());
    let changed: Vec<String> = joined.other_than(&fields.0);
    let name = Sentence::verbatim(kept.name().into_revealed(desk.access()));
    let page = SideBySidePage {
        crumbs: vec![
            Crumb::link(T::WORDS.list, T::list()),
            Crumb::link(name, record(to)),
            Crumb::link("merge", search(to)),
            Crumb::here("merge-compare"),
        ],
        disputed: told(desk, to, &choices, (&fields.0, &fields.1)).await?,
        joined: told(desk, to, &changed, (&fields.0, &joined)).await?,
        action: beside(to, from),
        swapped: beside(from, to),
        back: search(to),
        kept: Side::of(desk, &kept).await?,
        gone: Side::of(desk, &gone).await?,
        access: desk.visitor.access,
        form,
    };
    Ok(desk.visitor.page(page))
}

/// Fields of two records in the words of the history.
async fn told(
    desk: &Desk,
    holder: Holder,
    names: &[String],
    (before, after): (&Fields, &Fields),
) -> Result<Vec<Change>, Problem> {
    let value = |name: &String| HistoryValue {
        field: name.clone(),
        before: before.get(name),
        after: after.get(name),
        redacted: false,
    };
    let entry = HistoryEntry {
        seq: 0,
        at: desk.house.ambient.now(),
        actor: None,
        purpose: String::new(),
        verb: String::new(),
        record_kind: holder.kind().to_owned(),
        record_id: holder.uuid(),
        batch: None,
        values: names.iter().map(value).collect(),
    };
    let stories = tell(desk, &desk.staff().await?, &[entry]).await?;
    Ok(stories.into_iter().flat_map(|story| story.changes).collect())
}

impl Side {
    async fn of<T: OnForm>(desk: &Desk, record: &T) -> Result<Self, Problem> {
        let holder: Holder = record.id().into();
        Ok(Self {
            href: T::page(record.id()),
            name: record.name(),
            version: record.version(),
            sales: how_many_sales(desk.sight(), holder).await?,
        })
    }
}

async fn merge_both<T: OnForm + Merges>(
    desk: &Desk,
    (kept, gone): (T::Id, T::Id),
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("merge");
    let version = |side: &str| form.value(side).parse::<i64>().map_err(|_| Problem::BadInput);
    let pair = Pair {
        kept: (kept, version("kept")?),
        gone: (gone, version("gone")?),
        chosen: chosen(&form).collect(),
    };
    match merge::<T>(desk.store(), &*desk.office.privacy, desk.access(), pair).await {
        Ok(()) => {
            let toast = Toast::new("merge-done").with_undo(separation(kept.into(), gone.into()));
            Ok(Onward::to(T::page(kept)).saying(toast).into_response())
        }
        Err(refused) => {
            form.complain_of_all(not_kept::why(refused, "merge-overtaken")?);
            Ok(show::<T>(desk, (kept, gone), form).await?.refused().into_response())
        }
    }
}

/// The fields for which the other record was ticked.
fn chosen(form: &Form) -> impl Iterator<Item = String> {
    form.filled()
        .filter(|(_, value)| *value == "gone")
        .filter_map(|(name, _)| Some(name.strip_prefix("take[")?.strip_suffix(']')?.to_owned()))
}

async fn separate<T: OnForm + Merges>(desk: &Desk, (kept, gone): (T::Id, T::Id)) -> Result<Onward, Problem> {
    let apart = take_apart::<T>(desk.store(), &*desk.office.privacy, desk.access(), (kept, gone)).await;
    let (page, said) = match apart {
        Ok(()) => (page_of::<T>(desk, gone).await?, "merge-apart"),
        Err(refused) => (T::page(kept), not_kept::why(refused, "record-changed-since")?),
    };
    Ok(Onward::to(page).saying(Toast::new(said)))
}
