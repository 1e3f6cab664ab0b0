//! Finding the record somebody means by what they gave: an import asks this row after row.

use kernel::{CompanyId, Holder, Id, PersonId};
use personal::Personal;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::{Db, Fault};
use uuid::Uuid;

use super::entity::sale;
use super::rows::CHUNK;
use super::sales;
use super::sight::{SALES, Sight};
use super::standing::Side;
use super::written::Shelf;
use crate::company::IdentifierKind;
use crate::sale::{Sale, SaleDetails};

/// By what somebody is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clue {
    /// The number the business gives them, exactly as written.
    ClientNumber,
    /// A canonical e-mail address.
    Email,
    /// An E.164 telephone number.
    Phone,
    /// A canonical SIREN, SIRET, enterprise or VAT number.
    Identifier(IdentifierKind),
    /// A name's key: [`PersonName::key`](crate::person::PersonName::key) or
    /// [`CompanyDetails::name_key`](crate::company::CompanyDetails::name_key).
    NameKey,
}

#[derive(FromQueryResult)]
struct Row {
    clue: Personal<String>,
    holder_kind: String,
    holder_id: Uuid,
}

/// Whoever in sight has one of these values, each with the value. One value may lead to several holders.
///
/// # Errors
/// Any [`Fault`].
pub async fn holders_by(
    sight: Sight<'_, impl Db>,
    clue: Clue,
    values: &[Personal<String>],
) -> Result<Vec<(Personal<String>, Holder)>, Fault> {
    let (db, mut found) = (sight.db(), Vec::new());
    for chunk in values.chunks(CHUNK) {
        for select in selects(clue, chunk) {
            let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
            for row in rows {
                let holder = Holder::from_parts(&row.holder_kind, row.holder_id);
                found.push((row.clue, holder.ok_or(Fault::Damaged("holder kind"))?));
            }
        }
    }
    let holders: Vec<Holder> = found.iter().map(|(_, holder)| *holder).collect();
    let seen = sight.among(&holders).await?;
    found.retain(|(_, holder)| seen.contains(holder));
    Ok(found)
}

fn selects(clue: Clue, values: &[Personal<String>]) -> Vec<SelectStatement> {
    match clue {
        Clue::ClientNumber => of_both("client_number", values),
        Clue::NameKey => of_both("name_key", values),
        Clue::Email => vec![of_shelf(Shelf::Emails, values)],
        Clue::Phone => vec![of_shelf(Shelf::Phones, values)],
        Clue::Identifier(kind) => {
            let mut select = of_shelf(Shelf::Identifiers, values);
            select.and_where(Expr::col("label").eq(kind.code()));
            vec![select]
        }
    }
}

fn of_shelf(shelf: Shelf, values: &[Personal<String>]) -> SelectStatement {
    let mut select = Query::select();
    select
        .expr_as(Expr::col("canonical"), "clue")
        .columns(["holder_kind", "holder_id"])
        .from(shelf.table())
        .and_where(Expr::col("canonical").is_in(values.iter().cloned()));
    select
}

fn of_both(column: &'static str, values: &[Personal<String>]) -> Vec<SelectStatement> {
    let select = |(side, kind): (Side, &'static str)| {
        let mut select = Query::select();
        select
            .expr_as(Expr::col(column), "clue")
            .expr_as(Expr::value(kind), "holder_kind")
            .expr_as(Expr::col("id"), "holder_id")
            .from(side.table())
            .and_where(Expr::col(column).is_in(values.iter().cloned()));
        select
    };
    let company = Holder::Company(CompanyId::from_uuid(Uuid::nil())).kind();
    let person = Holder::Person(PersonId::from_uuid(Uuid::nil())).kind();
    [(Side::Companies, company), (Side::People, person)].map(select).into()
}

/// The sales in sight of these document numbers, with their lines, in no order.
///
/// # Errors
/// Any [`Fault`].
pub async fn sales_by_number(
    sight: Sight<'_, impl Db>,
    numbers: &[Personal<String>],
) -> Result<Vec<Sale>, Fault> {
    let keys: Vec<Personal<String>> = numbers.iter().map(SaleDetails::number_key).collect();
    let mut found = Vec::new();
    for chunk in keys.chunks(CHUNK) {
        let find = sale::Entity::find().filter(sale::Column::NumberKey.is_in(chunk.iter().cloned()));
        let rows = find.filter(sight.part(SALES)).all(sight.db()).await?;
        found.extend(sales::with_lines(sight.db(), rows).await?);
    }
    Ok(found)
}

/// The sales without a document number in which these holders buy, in no order.
///
/// # Errors
/// Any [`Fault`].
pub async fn unnumbered_sales_of(db: &impl Db, holders: &[Holder]) -> Result<Vec<Sale>, Fault> {
    let mut found = Vec::new();
    for chunk in holders.chunks(CHUNK) {
        let ids = |side: Side| chunk.iter().filter(move |one| Side::of(**one) == side).map(|one| one.uuid());
        let buyer = sea_orm::Condition::any()
            .add(sale::Column::CompanyId.is_in(ids(Side::Companies)))
            .add(sale::Column::PersonId.is_in(ids(Side::People)));
        let find = sale::Entity::find().filter(sale::Column::Number.is_null()).filter(buyer);
        found.extend(sales::with_lines(db, find.all(db).await?).await?);
    }
    Ok(found)
}
