//! Erasing somebody: what goes, what the law keeps and why, and the receipt (law 8).

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use contracts::Objection;
use kernel::Holder;
use personal::{Access, Personal};
use store::Cause;
use store::reads::Look;
use web::view::Crumb;
use web::{Form, House, Onward, Page, Problem, Sentence, Toast, Visitor, filters};

use super::paths;
use crate::desk::Desk;
use crate::erasure::ErasureRejected;
use crate::store::erasures::Receipt;

#[derive(Template)]
#[template(path = "privacy/erasure.html")]
pub struct ErasurePage {
    holder: Holder,
    access: Access,
    case: Case,
    form: Form,
}

/// How the erasure stands.
enum Case {
    /// It can be done.
    Open { name: Personal<String> },
    /// The law keeps part of the record.
    Kept { name: Personal<String>, objections: Vec<Objection> },
    /// It is done.
    Done(Receipt),
}

pub async fn show<P: Into<Holder>>(
    path: P,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Page<ErasurePage>, Problem> {
    ErasurePage::of(&visitor, &house, &desk, path.into(), Form::new("erasure")).await
}

/// The box must be ticked: what follows cannot be undone.
pub async fn erase<P: Into<Holder>>(
    path: P,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
    form: Form,
) -> Result<Response, Problem> {
    let (holder, mut form) = (path.into(), form.named("erasure"));
    let page = |form| ErasurePage::of(&visitor, &house, &desk, holder, form);
    let is_known = desk.name_of(&house.store, &visitor.scope, holder).await?.is_some();
    if !is_known && desk.receipt(&house.store, holder).await?.is_none() {
        return Err(Problem::NotFound);
    }
    if is_known && form.value("sure").is_empty() {
        form.complain("sure", "erasure-not-sure");
        return Ok(page(form).await?.refused().into_response());
    }
    match desk.erase(&house.store, Cause::from(&visitor.access), holder).await {
        Ok(()) => Ok(Onward::to(paths::erasure(holder)).saying(Toast::new("erasure-done")).into_response()),
        Err(ErasureRejected::Kept(_)) => Ok(page(form).await?.refused().into_response()),
        Err(ErasureRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => Err(rejected.into()),
    }
}

impl ErasurePage {
    async fn of(
        visitor: &Visitor,
        house: &House,
        desk: &Desk,
        holder: Holder,
        form: Form,
    ) -> Result<Page<Self>, Problem> {
        let case = match desk.name_of(&house.store, &visitor.scope, holder).await? {
            Some(name) => {
                house.store.log_look(&visitor.access, Look::Record(holder)).await?;
                let objections = desk.objections(&house.store, Cause::from(&visitor.access), holder).await?;
                if objections.is_empty() { Case::Open { name } } else { Case::Kept { name, objections } }
            }
            None => Case::Done(desk.receipt(&house.store, holder).await?.ok_or(Problem::NotFound)?),
        };
        Ok(visitor.page(Self { holder, access: visitor.access, case, form }))
    }

    fn trail(&self, name: &Personal<String>) -> Vec<Crumb> {
        Crumb::below(self.holder, name, &self.access, "erasure")
    }

    fn record(&self) -> String {
        web::paths::record(self.holder)
    }

    fn refusals(&self) -> String {
        paths::refusals(self.holder)
    }

    const fn refusal_title(&self) -> &'static str {
        paths::refusal_title(self.holder)
    }

    fn dossier(&self) -> String {
        paths::dossier(self.holder)
    }

    fn kind(&self) -> Sentence {
        Sentence::new(format!("erasure-of-{}", self.holder.kind()))
    }
}
