//! A payment that came in, noted on the sale it pays.

use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::SaleId;
use serde::Deserialize;
use web::{Form, Onward, Problem, Toast, TypedPath};

use super::sale::SalePage;
use crate::entry::sales;
use crate::pages::desk::Desk;
use crate::pages::not_kept;
use crate::pages::paths::SalePath;
use crate::sale::Sale;

/// Somebody changed the sale since the page was read.
const CHANGED: &str = "settlement-changed";

/// Where a payment is noted.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/sales/{id}/settlement", rejection(Problem))]
pub struct Settlement {
    pub id: SaleId,
}

/// The form of a sale that is to be paid: today, unless somebody says otherwise.
pub fn form(sale: &Sale, today: Date) -> Option<Form> {
    sale.awaits_payment().is_ok().then(|| Form::new("settlement").with("paid_on", today))
}

/// Notes the payment. What was paid or cancelled meanwhile is said, and stays as it is.
pub async fn settle(path: Settlement, desk: Desk, form: Form) -> Result<Response, Problem> {
    let mut form = form.named("settlement");
    let today = desk.today();
    let Some(on) = form.read("paid_on", |text| paid_on(text, today)) else {
        let sale = desk.sight().sale(path.id).await?.ok_or(Problem::NotFound)?;
        if let Err(why) = sale.awaits_payment() {
            // there is no form left to complain in
            return Ok(onward(path.id, why.code()));
        }
        return Ok(SalePage::of(&desk, path.id, Some(form)).await?.refused().into_response());
    };
    let toast = match sales::settle(desk.store(), desk.access().into(), (path.id, on)).await {
        Ok(()) => "sale-settled",
        Err(refused) => not_kept::why(refused, CHANGED)?,
    };
    Ok(onward(path.id, toast))
}

fn onward(id: SaleId, toast: &'static str) -> Response {
    Onward::to(SalePath { id }).saying(Toast::new(toast)).into_response()
}

fn paid_on(text: &str, today: Date) -> Result<Date, &'static str> {
    let day: Date = text.parse().map_err(|_| "record-day-unreadable")?;
    if day > today { Err("settlement-future") } else { Ok(day) }
}
