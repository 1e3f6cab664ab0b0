//! Somebody says no: recording it, without a way to take one back (law 4).

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use contracts::{Mark, RefusalScope};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Holder;
use personal::{Access, Channel, Personal, Purpose};
use store::Cause;
use store::reads::Look;
use values::date::{self, DateContext};
use web::view::{Choice, Crumb};
use web::{Form, House, Onward, Page, Problem, Sentence, Toast, Visitor, filters, paths};

use crate::desk::{Desk, RefusalRejected, Said};
use crate::standing::{HEARD, Line, Standing};

/// What stands for every channel, or every purpose.
const EVERY: &str = "every";
/// Nobody is a minor for longer.
const CHILDHOOD: i64 = 18;

#[derive(Template)]
#[template(path = "privacy/refusals.html")]
pub struct RefusalsPage {
    name: Personal<String>,
    access: Access,
    holder: Holder,
    lines: Vec<Line>,
    form: Form,
}

pub async fn show<P: Into<Holder>>(
    path: P,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Page<RefusalsPage>, Problem> {
    let form = Form::new("refusal").with("on", visitor.voice().today().0);
    RefusalsPage::of(&visitor, &house, &desk, path.into(), form).await
}

pub async fn record<P: Into<Holder>>(
    path: P,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
    form: Form,
) -> Result<Response, Problem> {
    let (holder, mut form) = (path.into(), form.named("refusal"));
    let days = DateContext::new(visitor.voice().today().0, visitor.organisation().zone.clone());
    let said = read(&mut form, holder, &days).filter(|_| form.is_sound());
    let Some(said) = said else {
        return Ok(RefusalsPage::of(&visitor, &house, &desk, holder, form).await?.refused().into_response());
    };
    desk.name_of(&house.store, &visitor.scope, holder).await?.ok_or(Problem::NotFound)?;
    // whoever hears the no, it is kept for data protection: a seller may write it down, not read why others said one
    let cause = Cause::new(visitor.actor(), Purpose::DataProtection);
    match desk.refuse(&house.store, cause, holder, said).await {
        Ok(()) => {
            Ok(Onward::to(paths::record(holder)).saying(Toast::new("refusal-recorded")).into_response())
        }
        Err(RefusalRejected::Erased) => Err(Problem::NotFound),
        Err(RefusalRejected::Fault(fault)) => Err(fault.into()),
    }
}

impl RefusalsPage {
    async fn of(
        visitor: &Visitor,
        house: &House,
        desk: &Desk,
        holder: Holder,
        form: Form,
    ) -> Result<Page<Self>, Problem> {
        let name = desk.name_of(&house.store, &visitor.scope, holder).await?.ok_or(Problem::NotFound)?;
        house.store.log_look(&visitor.access, Look::Record(holder)).await?;
        let lines = Standing::of(&house.store, holder).await?.lines(visitor.voice());
        Ok(visitor.page(Self { name, access: visitor.access, holder, lines, form }))
    }

    fn trail(&self) -> Vec<Crumb> {
        Crumb::below(self.holder, &self.name, &self.access, self.title())
    }

    fn record(&self) -> String {
        paths::record(self.holder)
    }

    const fn title(&self) -> &'static str {
        super::paths::refusal_title(self.holder)
    }

    fn is_person(&self) -> bool {
        matches!(self.holder, Holder::Person(_))
    }

    /// What the no may cover: a company neither dies nor grows up.
    fn extents(&self) -> Vec<Choice> {
        let choice = |(code, label, hint): (&str, &'static str, &'static str)| {
            Choice::new(code, label).explained(hint)
        };
        extents_of(self.holder).iter().copied().map(choice).collect()
    }

    fn channels() -> Vec<Choice> {
        let every = Choice::new(EVERY, "refusal-every-channel");
        let one = |channel: &Channel| Choice::new(channel.code(), Sentence::from(*channel));
        std::iter::once(every).chain(Channel::ALL.iter().map(one)).collect()
    }

    fn purposes() -> Vec<Choice> {
        let every = Choice::new(EVERY, "refusal-every-purpose");
        let one = |purpose: &Purpose| Choice::new(purpose.code(), Sentence::from(*purpose));
        std::iter::once(every).chain(Purpose::catalogue().iter().map(one)).collect()
    }

    fn sources() -> Vec<Choice> {
        HEARD.iter().map(|code| Choice::new(*code, Sentence::new(format!("refusal-source-{code}")))).collect()
    }
}

/// Code, label and hint of each extent.
type Extent = (&'static str, &'static str, &'static str);
const EXTENTS: [Extent; 4] = [
    ("everything", "refusal-everything", "refusal-everything-hint"),
    ("some", "refusal-some", "refusal-some-hint"),
    ("deceased", "refusal-deceased", "refusal-deceased-hint"),
    ("minor", "refusal-minor", "refusal-minor-hint"),
];

fn extents_of(holder: Holder) -> &'static [Extent] {
    let [everything @ .., _, _] = &EXTENTS;
    match holder {
        Holder::Person(_) => &EXTENTS,
        Holder::Company(_) => everything,
    }
}

/// What the form says; complaints stand beside their fields.
fn read(form: &mut Form, holder: Holder, days: &DateContext) -> Option<Said> {
    let on = form.read_optional("on", |text| past(text, days));
    let source = form.read("source", |text| one_of(HEARD, text));
    let extent = form.read("extent", |text| {
        extents_of(holder).iter().map(|(code, ..)| *code).find(|code| *code == text).ok_or("choose-one")
    });
    let scope = match extent? {
        "everything" => RefusalScope::Everything(Mark::DoNotContact),
        "deceased" => RefusalScope::Everything(Mark::Deceased),
        "minor" => RefusalScope::Everything(Mark::MinorUntil(form.read("until", |text| of_age(text, days))?)),
        _ => some(form)?,
    };
    Some(Said { scope, on, source: source? })
}

/// Some messages only. Every channel for every purpose is everything, and said so.
fn some(form: &mut Form) -> Option<RefusalScope> {
    let channel = form.read("channel", every_or::<Channel>);
    let purpose = form.read("purpose", every_or::<Purpose>);
    match (channel?, purpose?) {
        (None, None) => Some(RefusalScope::Everything(Mark::DoNotContact)),
        (channel, purpose) => Some(RefusalScope::Some { channel, purpose }),
    }
}

fn every_or<T: std::str::FromStr>(text: &str) -> Result<Option<T>, &'static str> {
    if text == EVERY { Ok(None) } else { text.parse().map(Some).map_err(|_| "choose-one") }
}

fn one_of(codes: &'static [&'static str], text: &str) -> Result<&'static str, &'static str> {
    codes.iter().copied().find(|code| *code == text).ok_or("choose-one")
}

fn past(text: &str, days: &DateContext) -> Result<Date, &'static str> {
    let day = date::parse(text, days).map_err(|_| "refusal-on-not-a-day")?.date;
    if day > days.today { Err("refusal-on-to-come") } else { Ok(day) }
}

/// The eighteenth birthday, all that is kept of a birth.
fn of_age(text: &str, days: &DateContext) -> Result<Date, &'static str> {
    let day = date::parse(text, days).map_err(|_| "refusal-until-not-a-day")?.date;
    let at_most = days.today.saturating_add(CHILDHOOD.years());
    if day <= days.today || day > at_most { Err("refusal-until-out-of-reach") } else { Ok(day) }
}
