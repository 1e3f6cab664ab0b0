//! One's second factor: setting it up, recovery codes, doing without.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use web::paths::SecondFactor;
use web::{Form, House, Onward, Page, Problem, Rejection, Sentence, Toast, TypedPath, Visitor, filters};

use crate::qr::Picture;
use crate::recovery::RecoveryCode;
use crate::second_factor::{begin, confirm, remove, renew_codes};
use crate::store::{factors, organisation, users};
use crate::totp::Secret;
use crate::user::AccountRejected;

/// The first code is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account/second-factor/confirmation")]
pub struct FactorConfirmation;

/// That one wants new recovery codes is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account/second-factor/codes")]
pub struct FactorCodes;

/// That one does without is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account/second-factor/removal")]
pub struct FactorRemoval;

#[derive(Template)]
#[template(path = "accounts/second-factor.html")]
pub struct FactorPage {
    form: Form,
    state: Stage,
    is_required: bool,
}

/// How somebody's factor stands.
enum Stage {
    None,
    Begun { picture: Option<Picture>, secret: String },
    Set { since: Timestamp, codes_left: u64 },
}

/// Recovery codes, shown this once.
#[derive(Template)]
#[template(path = "accounts/recovery-codes.html")]
pub struct CodesPage {
    codes: Vec<String>,
}

pub async fn show(
    _: SecondFactor,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Page<FactorPage>, Problem> {
    Ok(visitor.page(FactorPage::of(&visitor, &house, Form::new("factor")).await?))
}

pub async fn start(_: SecondFactor, visitor: Visitor, State(house): State<House>) -> Result<Onward, Problem> {
    begin(&house.store, visitor.user).await?;
    Ok(Onward::to(SecondFactor))
}

pub async fn take_first(
    _: FactorConfirmation,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let (mut form, typed) = typed(form);
    let Some(typed) = typed else { return refused(&visitor, &house, form).await };
    match confirm(&house.store, visitor.user, &typed).await {
        Ok(codes) => Ok(shown_once(&visitor, &codes)),
        Err(AccountRejected::CodeTooLate) => {
            Ok(Onward::to(SecondFactor).saying(Toast::new("factor-too-late")).into_response())
        }
        Err(rejected) => {
            complain(&mut form, rejected)?;
            refused(&visitor, &house, form).await
        }
    }
}

pub async fn renew(
    _: FactorCodes,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let (mut form, typed) = typed(form);
    let Some(typed) = typed else { return refused(&visitor, &house, form).await };
    match renew_codes(&house.store, visitor.user, &typed).await {
        Ok(codes) => Ok(shown_once(&visitor, &codes)),
        Err(rejected) => {
            complain(&mut form, rejected)?;
            refused(&visitor, &house, form).await
        }
    }
}

pub async fn do_without(
    _: FactorRemoval,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let (mut form, typed) = typed(form);
    let Some(typed) = typed else { return refused(&visitor, &house, form).await };
    match remove(&house.store, visitor.user, &typed).await {
        Ok(()) => Ok(Onward::to(SecondFactor).saying(Toast::new("factor-removed")).into_response()),
        Err(rejected) => {
            complain(&mut form, rejected)?;
            refused(&visitor, &house, form).await
        }
    }
}

/// The code somebody typed; it does not come back.
fn typed(form: Form) -> (Form, Option<String>) {
    let mut form = form.named("factor");
    let typed = form.required("code");
    (form.replacing("code", ""), typed)
}

fn complain(form: &mut Form, rejected: AccountRejected) -> Result<(), Problem> {
    if let AccountRejected::Fault(fault) = rejected {
        return Err(fault.into());
    }
    form.complain("code", rejected.sentence());
    Ok(())
}

fn shown_once(visitor: &Visitor, codes: &[RecoveryCode]) -> Response {
    visitor.page(CodesPage { codes: codes.iter().map(ToString::to_string).collect() }).into_response()
}

async fn refused(visitor: &Visitor, house: &House, form: Form) -> Result<Response, Problem> {
    Ok(visitor.page(FactorPage::of(visitor, house, form).await?).refused().into_response())
}

impl FactorPage {
    async fn of(visitor: &Visitor, house: &House, form: Form) -> Result<Self, Problem> {
        let db = house.store.reader();
        let now = house.store.ambient().now();
        let state = match factors::find(db, house.store.key(), (visitor.user, now)).await? {
            None => Stage::None,
            Some(factor) => match factor.since {
                None => begun(visitor, house, &factor.secret).await?,
                Some(since) => Stage::Set { since, codes_left: factors::codes_left(db, visitor.user).await? },
            },
        };
        Ok(Self { form, state, is_required: organisation::requires_factor(db).await? })
    }

    fn codes_left(&self, left: &u64) -> Sentence {
        Sentence::new("factor-codes-left").with("count", i64::try_from(*left).unwrap_or(i64::MAX))
    }
}

async fn begun(visitor: &Visitor, house: &House, secret: &Secret) -> Result<Stage, Problem> {
    let user = users::find(house.store.reader(), visitor.user).await?.ok_or(Problem::NotFound)?;
    let address = secret
        .address(&format!("Carnet {}", visitor.organisation().name), user.email.reveal(&visitor.access));
    Ok(Stage::Begun { picture: address.as_deref().and_then(Picture::of), secret: secret.in_groups() })
}
