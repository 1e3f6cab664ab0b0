//! Who buys, typed by name: the company, the person, or the company through the person. A name that
//! means several records, or none exactly, is answered with those it may mean.

use kernel::{CompanyId, Holder, Id as _, PersonId};
use personal::Personal;
use uuid::Uuid;
use web::view::Choice;
use web::{Form, Problem, Sentence};

use crate::company::CompanyDetails;
use crate::pages::desk::Desk;
use crate::pages::forms::reading::text;
use crate::person::PersonName;
use crate::sale::Sale;
use crate::store::{Clue, company_rows, holders_by, person_rows};

/// More records than one looks through to say whom one meant.
const MOST: usize = 6;

/// The two who may buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Company,
    Person,
}

/// Whom the names on a form mean, and whom they may mean where that is not certain.
#[derive(Default)]
pub struct Buyers {
    pub company: Option<CompanyId>,
    pub person: Option<PersonId>,
    pub companies: Vec<Choice>,
    pub people: Vec<Choice>,
}

/// Puts whoever buys into a form.
pub async fn fill(form: Form, desk: &Desk, holders: &[Holder]) -> Result<Form, Problem> {
    let names = desk.names(holders).await?;
    Ok(names.into_iter().fold(form, |form, (holder, name)| {
        let side = Side::of(holder);
        form.with(side.field(), name).with(side.id_field(), holder.uuid())
    }))
}

/// Whoever a new sale begins with: a company, or a person with where they work.
pub async fn of_record(desk: &Desk, holder: Holder) -> Result<Vec<Holder>, Problem> {
    let Holder::Person(id) = holder else {
        desk.sight().among(&[holder]).await?.pop().ok_or(Problem::NotFound)?;
        return Ok(vec![holder]);
    };
    let person = desk.sight().person(id).await?.ok_or(Problem::NotFound)?;
    let employer = person.details.roles.first().map(|role| role.company.into());
    Ok(employer.into_iter().chain([holder]).collect())
}

/// Whom the form means; where that is not certain, a complaint is left in it. Somebody out of sight whom the
/// sale named stays while nobody else is put there: the form did not show them.
pub async fn read(form: &mut Form, desk: &Desk, before: Option<&Sale>) -> Result<Buyers, Problem> {
    let (company, companies) = side(form, desk, Side::Company).await?;
    let (person, people) = side(form, desk, Side::Person).await?;
    Ok(Buyers {
        company: company.map(CompanyId::from_uuid),
        person: match person {
            Some(person) => Some(PersonId::from_uuid(person)),
            None => hidden(desk, before).await?.filter(|_| form.value(Side::Person.field()).is_empty()),
        },
        companies,
        people,
    })
}

/// The person of a sale, where they are out of sight.
async fn hidden(desk: &Desk, sale: Option<&Sale>) -> Result<Option<PersonId>, Problem> {
    let Some(person) = sale.and_then(|sale| sale.details.person) else { return Ok(None) };
    let is_seen = !desk.sight().among(&[person.into()]).await?.is_empty();
    Ok((!is_seen).then_some(person))
}

async fn side(form: &mut Form, desk: &Desk, side: Side) -> Result<(Option<Uuid>, Vec<Choice>), Problem> {
    let Some(name) = text(form, side.field()) else { return Ok((None, Vec::new())) };
    if let Some(id) = known(form, desk, side, &name).await? {
        return Ok((Some(id), Vec::new()));
    }
    let found = of_name(desk, side, &name).await?;
    if let [one] = found.as_slice() {
        return Ok((Some(*one), Vec::new()));
    }
    let found = if found.is_empty() { alike(desk, side, &name).await? } else { found };
    let choices = choices(desk, side, &found).await?;
    let complaint = if choices.is_empty() { side.unknown() } else { "sale-form-buyer-which" };
    form.complain(side.field(), complaint);
    Ok((None, choices))
}

/// Whom the form already names: the record it was filled with or that was chosen, as long as the
/// name it was about still stands there.
async fn known(
    form: &Form,
    desk: &Desk,
    side: Side,
    name: &Personal<String>,
) -> Result<Option<Uuid>, Problem> {
    let name = name.reveal(desk.access());
    let chosen = form.value(side.choice_field()).parse().ok();
    let chosen: Option<Uuid> = chosen.filter(|_| form.value(side.asked_field()) == name);
    let filled: Option<Uuid> = form.value(side.id_field()).parse().ok();
    let holders: Vec<Holder> = chosen.into_iter().chain(filled).map(|id| side.holder(id)).collect();
    let names = desk.names(&holders).await?;
    let means = |(holder, known): &&(Holder, String)| Some(holder.uuid()) == chosen || known == name;
    Ok(names.iter().find(means).map(|(holder, _)| holder.uuid()))
}

/// The records of exactly that name, whatever its case, accents and order.
async fn of_name(desk: &Desk, side: Side, name: &Personal<String>) -> Result<Vec<Uuid>, Problem> {
    let key = match side {
        Side::Company => CompanyDetails { name: name.clone(), ..CompanyDetails::default() }.name_key(),
        Side::Person => PersonName { family: Some(name.clone()), ..PersonName::default() }.key(),
    };
    let holders = holders_by(desk.sight(), Clue::NameKey, &[key]).await?;
    let ids = holders.into_iter().map(|(_, holder)| holder).filter(|it| Side::of(*it) == side);
    Ok(ids.map(Holder::uuid).take(MOST).collect())
}

/// The records a search finds, typos forgiven.
async fn alike(desk: &Desk, side: Side, name: &Personal<String>) -> Result<Vec<Uuid>, Problem> {
    let hits = desk.find(name.reveal(desk.access()), &[side.kind()], MOST).await?;
    Ok(hits.into_iter().map(|hit| hit.id).collect())
}

/// The records by their names, each with what tells it apart.
async fn choices(desk: &Desk, side: Side, ids: &[Uuid]) -> Result<Vec<Choice>, Problem> {
    let told = |id: Uuid, name: &Personal<String>, beside: Option<Personal<String>>| {
        let choice = Choice::new(id.to_string(), verbatim(desk, name));
        match beside {
            Some(beside) => choice.explained(verbatim(desk, &beside)),
            None => choice,
        }
    };
    Ok(match side {
        Side::Company => {
            let rows = company_rows(desk.sight(), ids).await?;
            rows.into_iter().map(|row| told(row.id.uuid(), &row.name, row.standing.town)).collect()
        }
        Side::Person => {
            let rows = person_rows(desk.sight(), ids).await?;
            let beside = |company: Option<(CompanyId, Personal<String>)>| company.map(|(_, name)| name);
            rows.into_iter()
                .map(|row| told(row.id.uuid(), &row.name, beside(row.company).or(row.standing.town)))
                .collect()
        }
    })
}

fn verbatim(desk: &Desk, text: &Personal<String>) -> Sentence {
    Sentence::verbatim(text.reveal(desk.access()).clone())
}

impl Side {
    const fn of(holder: Holder) -> Self {
        match holder {
            Holder::Company(_) => Self::Company,
            Holder::Person(_) => Self::Person,
        }
    }

    fn holder(self, id: Uuid) -> Holder {
        match self {
            Self::Company => CompanyId::from_uuid(id).into(),
            Self::Person => PersonId::from_uuid(id).into(),
        }
    }

    const fn kind(self) -> &'static str {
        self.field()
    }

    const fn field(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Person => "person",
        }
    }

    const fn id_field(self) -> &'static str {
        match self {
            Self::Company => "company_id",
            Self::Person => "person_id",
        }
    }

    /// Which of those it may mean was chosen.
    const fn choice_field(self) -> &'static str {
        match self {
            Self::Company => "company_choice",
            Self::Person => "person_choice",
        }
    }

    /// The name for which one was asked to choose.
    const fn asked_field(self) -> &'static str {
        match self {
            Self::Company => "company_asked",
            Self::Person => "person_asked",
        }
    }

    const fn unknown(self) -> &'static str {
        match self {
            Self::Company => "sale-form-company-unknown",
            Self::Person => "sale-form-person-unknown",
        }
    }
}
