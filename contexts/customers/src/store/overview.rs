//! What a list shows of each record: one lean query a page, nothing loaded that is not shown.

use jiff::civil::Date;
use kernel::{CompanyId, Currency, Id, PersonId, SaleId, UserId};
use personal::Personal;
use sea_orm::{FromQueryResult, Statement};
use store::{Day, Db, Fault};
use uuid::Uuid;

use super::rows::in_order;
use super::sight::{RECORD, Sight};
use crate::figures::{Amount, Class};
use crate::relation::Relation;
use crate::sale::{DocumentKind, Status};
use crate::sealed_text::joined;

/// A person as a list shows them.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// First name and surname, or what stands in for them.
    pub name: Personal<String>,
    /// What they do.
    pub job: Option<Personal<String>>,
    /// Where they work, the main company.
    pub company: Option<(CompanyId, Personal<String>)>,
    /// Whether they work anywhere, in sight or out of it.
    pub is_employed: bool,
    /// Their first telephone that could be read, canonical.
    pub phone: Option<Personal<String>>,
    /// What they have in common with companies.
    pub standing: RowStanding,
}

/// A company as a list shows it.
#[derive(Debug, Clone)]
pub struct CompanyRow {
    /// Which.
    pub id: CompanyId,
    /// Its name.
    pub name: Personal<String>,
    /// What it does.
    pub sector: Option<Personal<String>>,
    /// How many people of the file work there.
    pub people: i64,
    /// Its first telephone that could be read, canonical.
    pub phone: Option<Personal<String>>,
    /// What it has in common with people.
    pub standing: RowStanding,
}

/// What lists show of people and companies alike.
#[derive(Debug, Clone)]
pub struct RowStanding {
    /// What they are to the business.
    pub relation: Relation,
    /// Their town, or that of the company they work for.
    pub town: Option<Personal<String>>,
    /// The colleague in charge.
    pub owner: Option<UserId>,
    /// Spent over the last 12 months, in the organisation's currency.
    pub spend: Amount,
    /// The day of the last purchase.
    pub last_on: Option<Date>,
    /// How many purchases in all.
    pub purchases: i64,
    /// Still to be paid, including VAT.
    pub balance: i64,
    /// What a purchase comes to on average.
    pub basket: Amount,
    /// The day of the first purchase.
    pub first_on: Option<Date>,
    /// Recency, frequency and amount; `None` before the first purchase.
    pub class: Option<Class>,
}

/// A sale as a list shows it.
#[derive(Debug, Clone)]
pub struct SaleRow {
    /// Which.
    pub id: SaleId,
    /// Which document.
    pub kind: DocumentKind,
    /// Its number.
    pub number: Option<Personal<String>>,
    /// Its date.
    pub dated_on: Date,
    /// When it must be paid.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// What it comes to.
    pub amount: Amount,
    /// The currency of the total.
    pub currency: Currency,
    /// The company that buys.
    pub company: Option<(CompanyId, Personal<String>)>,
    /// The person who buys.
    pub person: Option<(PersonId, Personal<String>)>,
}

#[derive(FromQueryResult)]
struct Holder {
    id: Uuid,
    kind: String,
    owner_id: Option<Uuid>,
    spend_net: i64,
    spend_gross: i64,
    last_on: String,
    purchases: i64,
    balance: i64,
    basket_net: i64,
    basket_gross: i64,
    first_on: String,
    class: String,
    town: Option<Personal<String>>,
    phone: Option<Personal<String>>,
}

#[derive(FromQueryResult)]
struct Person {
    #[sea_orm(nested)]
    holder: Holder,
    given_name: Option<Personal<String>>,
    family_name: Option<Personal<String>>,
    stand_in: Option<Personal<String>>,
    job: Option<Personal<String>>,
    employer_id: Option<Uuid>,
    company_id: Option<Uuid>,
    company: Option<Personal<String>>,
}

#[derive(FromQueryResult)]
struct Company {
    #[sea_orm(nested)]
    holder: Holder,
    name: Personal<String>,
    sector: Option<Personal<String>>,
    people: i64,
}

#[derive(FromQueryResult)]
struct Sale {
    id: Uuid,
    kind: String,
    number: Option<Personal<String>>,
    dated_on: Day,
    due_on: Option<Day>,
    paid_on: Option<Day>,
    status: String,
    net: i64,
    gross: Option<i64>,
    currency: String,
    company_id: Option<Uuid>,
    company: Option<Personal<String>>,
    person_id: Option<Uuid>,
    given_name: Option<Personal<String>>,
    family_name: Option<Personal<String>>,
    stand_in: Option<Personal<String>>,
}

/// What a person without a name is shown by, as [`crate::person::Person::display_name`] has it.
macro_rules! stand_in {
    ($person:literal) => {
        concat!(
            "CASE WHEN ",
            $person,
            ".given_name IS NULL AND ",
            $person,
            ".family_name IS NULL THEN COALESCE(
               (SELECT COALESCE(e.canonical, e.raw) FROM customers_emails e WHERE e.holder_id = ",
            $person,
            ".id
                 ORDER BY e.position LIMIT 1),
               (SELECT COALESCE(n.canonical, n.raw) FROM customers_phones n WHERE n.holder_id = ",
            $person,
            ".id
                 ORDER BY n.position LIMIT 1),
               ",
            $person,
            ".client_number,
               (SELECT COALESCE(a.street, a.town, a.postcode_raw) FROM customers_addresses a WHERE a.holder_id = ",
            $person,
            ".id
                 ORDER BY a.position LIMIT 1)) END AS stand_in"
        )
    };
}

const PEOPLE: &str = concat!(
    "SELECT r.id, r.kind, r.owner_id, r.spend_net, r.spend_gross, r.last_on, r.purchases, r.balance,
     r.basket_net, r.basket_gross, r.first_on, r.class,
     r.given_name, r.family_name,
     COALESCE(o.title, r.job_title) AS job, o.company_id AS employer_id, c.id AS company_id, c.name AS company,
     COALESCE((SELECT a.town FROM customers_addresses a WHERE a.holder_id = r.id AND a.town IS NOT NULL
                ORDER BY a.position LIMIT 1),
              (SELECT a.town FROM customers_addresses a WHERE a.holder_id = c.id AND a.town IS NOT NULL
                ORDER BY a.position LIMIT 1)) AS town,
     (SELECT p.canonical FROM customers_phones p WHERE p.holder_id = r.id AND p.canonical IS NOT NULL
       ORDER BY p.position LIMIT 1) AS phone,
     ",
    stand_in!("r"),
    "
     FROM customers_people r
     LEFT JOIN customers_roles o ON o.person_id = r.id AND o.position = 0
     LEFT JOIN customers_companies c ON c.id = o.company_id AND <c>"
);

const COMPANIES: &str =
    "SELECT r.id, r.kind, r.owner_id, r.spend_net, r.spend_gross, r.last_on, r.purchases, r.balance,
     r.basket_net, r.basket_gross, r.first_on, r.class,
     r.name, r.sector,
     (SELECT COUNT(*) FROM customers_roles o
       WHERE o.company_id = r.id AND EXISTS (SELECT 1 FROM customers_people p WHERE p.id = o.person_id AND <p>)) AS people,
     (SELECT a.town FROM customers_addresses a WHERE a.holder_id = r.id AND a.town IS NOT NULL
       ORDER BY a.position LIMIT 1) AS town,
     (SELECT p.canonical FROM customers_phones p WHERE p.holder_id = r.id AND p.canonical IS NOT NULL
       ORDER BY p.position LIMIT 1) AS phone
     FROM customers_companies r";

const SALES: &str = concat!(
    "SELECT r.id, r.kind, r.number, r.dated_on, r.due_on, r.paid_on, r.status, r.net, r.gross,
     r.currency, c.id AS company_id, c.name AS company, p.id AS person_id, p.given_name, p.family_name,
     ",
    stand_in!("p"),
    "
     FROM customers_sales r
     LEFT JOIN customers_companies c ON c.id = r.company_id AND <c>
     LEFT JOIN customers_people p ON p.id = r.person_id AND <p>"
);

/// The people of a page, in its order.
///
/// # Errors
/// Any [`Fault`].
pub async fn person_rows(sight: Sight<'_, impl Db>, ids: &[Uuid]) -> Result<Vec<PersonRow>, Fault> {
    let rows: Vec<Person> = ask(sight, PEOPLE, ids).await?;
    let rows: Result<Vec<_>, Fault> = rows.into_iter().map(|row| Ok((row.holder.id, row.read()?))).collect();
    Ok(in_order(ids, rows?.into_iter()))
}

/// The companies of a page, in its order.
///
/// # Errors
/// Any [`Fault`].
pub async fn company_rows(sight: Sight<'_, impl Db>, ids: &[Uuid]) -> Result<Vec<CompanyRow>, Fault> {
    let rows: Vec<Company> = ask(sight, COMPANIES, ids).await?;
    let rows: Result<Vec<_>, Fault> = rows.into_iter().map(|row| Ok((row.holder.id, row.read()?))).collect();
    Ok(in_order(ids, rows?.into_iter()))
}

/// The sales of a page, in its order.
///
/// # Errors
/// Any [`Fault`].
pub async fn sale_rows(sight: Sight<'_, impl Db>, ids: &[Uuid]) -> Result<Vec<SaleRow>, Fault> {
    let rows: Vec<Sale> = ask(sight, SALES, ids).await?;
    let rows: Result<Vec<_>, Fault> = rows.into_iter().map(|row| Ok((row.id, row.read()?))).collect();
    Ok(in_order(ids, rows?.into_iter()))
}

/// The rows that are in sight; whoever they name stands in them only where they are in sight too.
async fn ask<R: FromQueryResult>(
    sight: Sight<'_, impl Db>,
    select: &str,
    ids: &[Uuid],
) -> Result<Vec<R>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let mut values: Vec<sea_orm::Value> = ids.iter().map(|id| (*id).into()).collect();
    let mut select = select.to_owned();
    for (mark, owner) in [("<c>", "{c.owner_id}"), ("<p>", "{p.owner_id}")] {
        if select.contains(mark) {
            select = select.replace(mark, &sight.condition(owner, &mut values));
        }
    }
    let in_sight = sight.condition(RECORD, &mut values);
    let sql = format!("{select} WHERE r.id IN ({}) AND {in_sight}", places.join(", "));
    let db = sight.db();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(R::find_by_statement(statement).all(db).await?)
}

impl Holder {
    fn standing(self) -> Result<(Uuid, Option<Personal<String>>, RowStanding), Fault> {
        let standing = RowStanding {
            relation: Relation::from_code(&self.kind).ok_or(Fault::Damaged("relation"))?,
            town: self.town,
            owner: self.owner_id.map(UserId::from_uuid),
            spend: Amount { net: self.spend_net, gross: self.spend_gross },
            last_on: self.last_on.parse().ok(),
            purchases: self.purchases,
            balance: self.balance,
            basket: Amount { net: self.basket_net, gross: self.basket_gross },
            first_on: self.first_on.parse().ok(),
            class: Class::from_code(&self.class),
        };
        Ok((self.id, self.phone, standing))
    }
}

impl Person {
    fn read(self) -> Result<PersonRow, Fault> {
        let (id, phone, standing) = self.holder.standing()?;
        Ok(PersonRow {
            id: PersonId::from_uuid(id),
            name: named(self.given_name.as_ref(), self.family_name.as_ref(), self.stand_in),
            job: self.job,
            company: self.company_id.map(CompanyId::from_uuid).zip(self.company),
            is_employed: self.employer_id.is_some(),
            phone,
            standing,
        })
    }
}

impl Company {
    fn read(self) -> Result<CompanyRow, Fault> {
        let (id, phone, standing) = self.holder.standing()?;
        Ok(CompanyRow {
            id: CompanyId::from_uuid(id),
            name: self.name,
            sector: self.sector,
            people: self.people,
            phone,
            standing,
        })
    }
}

impl Sale {
    fn read(self) -> Result<SaleRow, Fault> {
        let paid_on = self.paid_on.and_then(|day| day.date());
        let person = self.person_id.map(PersonId::from_uuid);
        Ok(SaleRow {
            id: SaleId::from_uuid(self.id),
            kind: DocumentKind::from_code(&self.kind).ok_or(Fault::Damaged("document kind"))?,
            number: self.number,
            dated_on: self.dated_on.date().ok_or(Fault::Damaged("day"))?,
            due_on: self.due_on.and_then(|day| day.date()),
            status: Status::from_parts(&self.status, paid_on).ok_or(Fault::Damaged("status"))?,
            amount: Amount { net: self.net, gross: self.gross.unwrap_or(self.net) },
            currency: Currency::from_code(&self.currency).ok_or(Fault::Damaged("currency"))?,
            company: self.company_id.map(CompanyId::from_uuid).zip(self.company),
            person: person
                .map(|id| (id, named(self.given_name.as_ref(), self.family_name.as_ref(), self.stand_in))),
        })
    }
}

fn named(
    given: Option<&Personal<String>>,
    family: Option<&Personal<String>>,
    stand_in: Option<Personal<String>>,
) -> Personal<String> {
    joined([given, family].into_iter().flatten()).or(stand_in).unwrap_or_default()
}
