//! The form of a sale: a new one, or a correction. Amounts are typed as the document prints them;
//! what a line or the document comes to follows, and is told before anything is saved.

mod buyer;
mod document;
mod lines;
mod shelf;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use contracts::Origin;
use kernel::{CompanyId, Currency, Holder, Id as _, Money, PersonId, SaleId};
use personal::SourceClass;
use web::view::{Choice, Crumb};
use web::{Form, Onward, Page, Problem, Sentence, Toast, filters};

use self::buyer::Buyers;
use self::lines::{LIST, Reader};
use self::shelf::Shelf;
use super::sheet::{Difference, complain, differences};
use crate::entry::sales;
use crate::pages::desk::Desk;
use crate::pages::paths::{NewSale, SaleEdit, SalePath, Sales, record};
use crate::product::Product;
use crate::sale::{DocumentKind, Notation, Sale, SaleDetails, Status};

/// The rates of VAT that are suggested, in hundredths of a percent: those of France, then of Belgium.
const RATES: [i64; 7] = [2_000, 1_000, 550, 210, 2_100, 1_200, 600];

#[derive(Template)]
#[template(path = "customers/forms/sale.html", blocks = ["totals"])]
pub struct SaleForm {
    form: Form,
    crumbs: Vec<Crumb>,
    action: String,
    back: String,
    is_new: bool,
    kinds: Vec<Choice>,
    statuses: Vec<Choice>,
    companies: Vec<Choice>,
    people: Vec<Choice>,
    shelf: Vec<Product>,
    rates: Vec<String>,
    /// What it comes to, without VAT and with it, where that is known already.
    totals: Option<(Money, Option<Money>)>,
    theirs: Vec<Difference>,
}

/// A form that was read.
struct Draft {
    form: Form,
    buyers: Buyers,
    shelf: Shelf,
    details: Option<SaleDetails>,
}

pub async fn new(
    _: NewSale,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Page<SaleForm>, Problem> {
    let form =
        Form::new("sale-form").with("kind", DocumentKind::Invoice.code()).with("dated_on", desk.today());
    let id: SaleId = desk.house.ambient.id();
    let form = form.with("sale", id.uuid());
    let buyers = match pairs.iter().find_map(holder) {
        Some(holder) => buyer::of_record(&desk, holder).await?,
        None => Vec::new(),
    };
    let mut form = buyer::fill(form, &desk, &buyers).await?;
    form.add_line(LIST.0, LIST.1);
    shown(&desk, Draft::unread(&desk, form).await?, None).await
}

pub async fn create(_: NewSale, desk: Desk, form: Form) -> Result<Response, Problem> {
    let mut form = form.named("sale-form");
    if form.rearrange(&[LIST]) {
        return Ok(shown(&desk, Draft::unread(&desk, form).await?, None).await?.into_response());
    }
    let is_asked = form.has("reckon");
    let mut draft = Draft::read(&desk, form, None).await?;
    if is_asked {
        return Ok(shown(&desk, draft, None).await?.into_response());
    }
    if let Some(details) = draft.sound() {
        let id = id_of(&desk, &draft.form, &details).await?;
        let origin = origin(&desk, &details);
        let what = (id, details, origin);
        match sales::record(desk.store(), &*desk.office.privacy, desk.access().into(), what).await {
            Ok(()) => {
                return Ok(Onward::to(SalePath { id }).saying(Toast::new("sale-added")).into_response());
            }
            Err(not_kept) => complain(&mut draft.form, not_kept)?,
        }
    }
    Ok(shown(&desk, draft, None).await?.refused().into_response())
}

pub async fn edit(path: SaleEdit, desk: Desk) -> Result<Page<SaleForm>, Problem> {
    let sale = desk.sight().sale(path.id).await?.ok_or(Problem::NotFound)?;
    let form = filled(&desk, &sale).await?;
    shown(&desk, Draft::unread(&desk, form).await?, Some(&sale)).await
}

/// Keeps a correction, or shows the form again; the second of two who edit at once sees what the
/// first one saved, and replaces it knowingly by saving once more.
pub async fn correct(path: SaleEdit, desk: Desk, form: Form) -> Result<Response, Problem> {
    let mut form = form.named("sale-form");
    let sale = desk.sight().sale(path.id).await?.ok_or(Problem::NotFound)?;
    if form.rearrange(&[LIST]) {
        return Ok(shown(&desk, Draft::unread(&desk, form).await?, Some(&sale)).await?.into_response());
    }
    let version = form.value("version").parse().map_err(|_| Problem::BadInput)?;
    let is_asked = form.has("reckon");
    let mut draft = Draft::read(&desk, form, Some(&sale)).await?;
    if is_asked {
        return Ok(shown(&desk, draft, Some(&sale)).await?.into_response());
    }
    if let Some(details) = draft.sound() {
        let origin = origin(&desk, &details);
        let what = (path.id, version, details, origin);
        match sales::correct(desk.store(), &*desk.office.privacy, desk.access().into(), what).await {
            Ok(()) => {
                let onward = Onward::to(SalePath { id: path.id }).saying(Toast::new("sale-saved"));
                return Ok(onward.into_response());
            }
            Err(not_kept) => complain(&mut draft.form, not_kept)?,
        }
    }
    Ok(shown(&desk, draft, Some(&sale)).await?.refused().into_response())
}

/// The id of the sale a form becomes: that of the same one sent before, or one nobody had.
async fn id_of(desk: &Desk, form: &Form, details: &SaleDetails) -> Result<SaleId, Problem> {
    let named = form.value("sale");
    if let Ok(id) = named.parse().map(SaleId::from_uuid)
        && desk.sight().sale(id).await?.is_some_and(|earlier| earlier.details == *details)
    {
        return Ok(id);
    }
    Ok(desk.unused_id(named).await?)
}

/// The origin recorded for somebody who buys for the first time.
fn origin(desk: &Desk, details: &SaleDetails) -> Origin {
    let text = desk.visitor.voice().say("sale-form-origin");
    Origin { class: SourceClass::FirstParty, text, on: details.dated_on }
}

impl Draft {
    /// A form that is shown as it stands.
    async fn unread(desk: &Desk, form: Form) -> Result<Self, Problem> {
        let shelf = Shelf::of(desk, &[]).await?;
        Ok(Self { form, buyers: Buyers::default(), shelf, details: None })
    }

    async fn read(desk: &Desk, mut form: Form, before: Option<&Sale>) -> Result<Self, Problem> {
        let shelf = Shelf::of(desk, &lines::skus(&form)).await?;
        let buyers = buyer::read(&mut form, desk, before).await?;
        let currency = currency(desk, before);
        let notation = notation(desk, currency);
        let reader = Reader { notation, currency, shelf: &shelf, access: desk.access() };
        let known = before.map(|sale| &sale.details);
        let details = document::read(&mut form, known, (&buyers, desk.today()), &reader);
        document::check_number(&mut form, desk, &details, before).await?;
        Ok(Self { form, buyers, shelf, details: Some(details) })
    }

    /// The sale, unless something is wrong with the form.
    fn sound(&self) -> Option<SaleDetails> {
        self.details.clone().filter(|_| self.form.is_sound())
    }
}

/// A form that holds a sale.
async fn filled(desk: &Desk, sale: &Sale) -> Result<Form, Problem> {
    let holders: Vec<Holder> = sale.holders().collect();
    let form = buyer::fill(Form::new("sale-form"), desk, &holders).await?;
    let notation = notation(desk, sale.details.currency);
    Ok(document::fill(form, sale, notation, desk.access()))
}

async fn shown(desk: &Desk, draft: Draft, sale: Option<&Sale>) -> Result<Page<SaleForm>, Problem> {
    let Draft { form, buyers, shelf, details } = draft;
    let holders: Vec<Holder> = sale.into_iter().flat_map(Sale::holders).collect();
    desk.note_look(&desk.sight().among(&holders).await?).await?;
    let currency = currency(desk, sale);
    let theirs = match sale.filter(|sale| is_overtaken(&form, sale)) {
        Some(sale) => worded(desk, differences(&form, &filled(desk, sale).await?, |_| true)),
        None => Vec::new(),
    };
    let form = match sale {
        Some(sale) => form.replacing("version", sale.version),
        None => form,
    };
    let (company, person) = (form.value("company").to_owned(), form.value("person").to_owned());
    let form = form.replacing("company_asked", company).replacing("person_asked", person);
    let money = |cents| Money { cents, currency };
    let details = details.as_ref().or_else(|| sale.map(|sale| &sale.details));
    let notation = notation(desk, currency);
    let view = SaleForm {
        crumbs: crumbs(desk, sale),
        action: sale.map_or_else(|| NewSale.to_string(), |sale| SaleEdit { id: sale.id }.to_string()),
        back: sale.map_or_else(|| back(&form), |sale| SalePath { id: sale.id }.to_string()),
        is_new: sale.is_none(),
        kinds: kinds(),
        statuses: statuses(),
        companies: buyers.companies,
        people: buyers.people,
        shelf: shelf.suggested,
        rates: RATES.iter().map(|rate| notation.rate(*rate)).collect(),
        totals: details.map(|details| (money(details.net), details.gross.map(money))),
        theirs,
        form,
    };
    Ok(desk.visitor.page(view).part("totals", |page| Box::new(page.as_totals())))
}

/// Whether the form was filled from an older version of the sale.
fn is_overtaken(form: &Form, sale: &Sale) -> bool {
    form.value("version").parse::<i64>().is_ok_and(|version| version != sale.version)
}

/// What the form posts as codes, in words.
fn worded(desk: &Desk, differences: Vec<Difference>) -> Vec<Difference> {
    let say = |key: String| desk.visitor.voice().say(Sentence::new(key));
    let word = |difference: Difference| {
        let kept = match difference.label.as_str() {
            "sale-form-kind" => DocumentKind::from_code(&difference.kept).map(|kind| say(kind.key())),
            "sale-form-status" => Status::from_parts(&difference.kept, None).map(|status| say(status.key())),
            _ => None,
        };
        Difference { kept: kept.unwrap_or(difference.kept), label: difference.label }
    };
    differences.into_iter().map(word).collect()
}

fn kinds() -> Vec<Choice> {
    DocumentKind::ALL.iter().map(|kind| Choice::new(kind.code(), Sentence::new(kind.key()))).collect()
}

/// Where it stands; left open, it follows from the document.
fn statuses() -> Vec<Choice> {
    let word = |code: &&'static str| Choice::new(*code, Sentence::new(format!("sale-status-{code}")));
    let follows = Choice::new("", "sale-form-status-follows");
    std::iter::once(follows).chain(Status::CODES.iter().map(word)).collect()
}

/// The record that the sale was begun at, or the list.
fn back(form: &Form) -> String {
    let company = form.value("company_id").parse().ok().map(|id: CompanyId| record(id.into()));
    let person = form.value("person_id").parse().ok().map(|id: PersonId| record(id.into()));
    person.or(company).unwrap_or_else(|| Sales.to_string())
}

fn crumbs(desk: &Desk, sale: Option<&Sale>) -> Vec<Crumb> {
    let here = Crumb::here(if sale.is_some() { "record-edit" } else { "sale-new-plain" });
    let sale = sale.map(|sale| Crumb::link(sale.title(desk.access()), SalePath { id: sale.id }));
    std::iter::once(Crumb::link("sales", Sales)).chain(sale).chain([here]).collect()
}

/// Whoever a pair of the query string names.
fn holder((name, value): &(String, String)) -> Option<Holder> {
    match name.as_str() {
        "company" => value.parse().ok().map(|id: CompanyId| id.into()),
        "person" => value.parse().ok().map(|id: PersonId| id.into()),
        _ => None,
    }
}

fn currency(desk: &Desk, sale: Option<&Sale>) -> Currency {
    sale.map_or_else(|| desk.currency(), |sale| sale.details.currency)
}

fn notation(desk: &Desk, currency: Currency) -> Notation {
    Notation::new(desk.visitor.voice().lang(), currency)
}
