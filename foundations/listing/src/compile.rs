//! A filter as SQL: portable text with `$n` places and the values for them.

use kernel::text::words;
use sea_orm::Value;
use store::Engine;
use store::scope::{Walk, in_sight};
use store::search::records_with;
use uuid::Uuid;

use crate::{Catalogue, Facet, Filter, Kind, Seen, Test, UnknownFacet};

/// SQL text under construction for an engine, with its values.
pub struct Sql {
    pub engine: Engine,
    pub way: Way,
    pub text: String,
    pub values: Vec<Value>,
}

/// The way to the records of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To where they stand, by whichever index leads there.
    There,
    /// Along the order of the list, where many of them are met.
    Along,
}

impl Sql {
    /// No text yet.
    pub const fn of(engine: Engine, way: Way) -> Self {
        Self { engine, way, text: String::new(), values: Vec::new() }
    }

    /// Binds a value and answers its place.
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }
}

/// More colleagues in a team than this are asked about at once: an engine takes only so many parts.
const MOST_WALKS: usize = 60;

/// The condition of a filter among what is in sight.
pub fn wanted(filter: &Filter, seen: Seen<'_>, sql: &mut Sql) -> Result<String, UnknownFacet> {
    let (belongs, scope) = seen.sight();
    let wanted = condition(filter, seen.catalogue, sql)?;
    if scope.is_all() {
        return Ok(wanted);
    }
    let in_sight = in_sight(scope, belongs, |owner| sql.bind(owner));
    let compared = if begins_elsewhere(filter, seen.catalogue) { " = TRUE" } else { "" };
    Ok(format!("{in_sight}{compared} AND {wanted}"))
}

/// What is in sight as conditions that exclude each other, each of which an index holds in an order: what each
/// colleague of a team looks after. One, where nothing is gained.
pub fn walks(filter: &Filter, seen: Seen<'_>, sql: &mut Sql) -> Vec<String> {
    let (belongs, scope) = seen.sight();
    let compared =
        if sql.way == Way::There && begins_elsewhere(filter, seen.catalogue) { " = TRUE" } else { "" };
    let owner = belongs.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let ways = Walk::of(scope);
    match owner.filter(|owner| !owner.contains('{') && (2..=MOST_WALKS).contains(&ways.len())) {
        None => vec![in_sight(scope, belongs, |owner| sql.bind(owner)) + compared],
        Some(owner) => ways
            .into_iter()
            .map(|way| format!("({}){compared}", way.condition(owner, |user| sql.bind(user))))
            .collect(),
    }
}

/// Whether a filter asks for what stands in rows of another table: the way there begins with them.
fn begins_elsewhere(filter: &Filter, catalogue: &Catalogue) -> bool {
    match filter {
        Filter::All(parts) => parts.iter().any(|part| begins_elsewhere(part, catalogue)),
        Filter::Where { facet, is } => {
            *is != Test::Empty && catalogue.facet(facet).is_ok_and(|facet| facet.within.is_some())
        }
        Filter::Among(_) => true,
        Filter::Any(_) | Filter::Not(_) => false,
    }
}

/// The condition a filter stands for.
pub fn condition(filter: &Filter, catalogue: &Catalogue, sql: &mut Sql) -> Result<String, UnknownFacet> {
    match filter {
        Filter::All(parts) if sql.way == Way::There && begins_elsewhere(filter, catalogue) => {
            led(parts, catalogue, sql)
        }
        Filter::All(parts) => joined(parts, " AND ", "1 = 1", catalogue, sql),
        Filter::Any(parts) => joined(parts, " OR ", "1 = 0", catalogue, sql),
        Filter::Not(part) => Ok(format!("NOT {}", condition(part, catalogue, sql)?)),
        Filter::Where { facet, is } => test(catalogue.facet(facet)?, is, sql),
        Filter::Among(ids) => Ok(among("r.id", ids.iter().copied(), sql)),
    }
}

/// Parts of which some begin in rows of another table: the others are compared, so that an engine that knows
/// nothing of how many there are does not begin with them.
fn led(parts: &[Filter], catalogue: &Catalogue, sql: &mut Sql) -> Result<String, UnknownFacet> {
    let mut conditions = Vec::with_capacity(parts.len());
    for part in parts {
        let said = condition(part, catalogue, sql)?;
        conditions.push(if begins_elsewhere(part, catalogue) { said } else { format!("({said}) = TRUE") });
    }
    Ok(format!("({})", conditions.join(" AND ")))
}

fn joined(
    parts: &[Filter],
    word: &str,
    none: &str,
    catalogue: &Catalogue,
    sql: &mut Sql,
) -> Result<String, UnknownFacet> {
    if parts.is_empty() {
        return Ok(format!("({none})"));
    }
    let parts: Result<Vec<String>, UnknownFacet> =
        parts.iter().map(|part| condition(part, catalogue, sql)).collect();
    Ok(format!("({})", parts?.join(word)))
}

fn test(facet: &Facet, test: &Test, sql: &mut Sql) -> Result<String, UnknownFacet> {
    let way = sql.way;
    let within = facet.within.map(|within| match way {
        Way::There => within.from_there,
        Way::Along => within.from_here,
    });
    let condition = match (within, test) {
        (None, test) => plain(facet, test, sql)?,
        (Some(within), Test::Says(words)) if facet.kind == Kind::Search => {
            let engine = sql.engine;
            within.replace("{}", &records_with(engine, words, |value| sql.bind(value)))
        }
        (Some(within), Test::Empty) => format!("NOT ({})", within.replace("{}", &something(facet))),
        // along the order one comes from `r`: compared, so that SQLite does not begin with all the rows of the
        // test; PostgreSQL leaves the comparison out, and goes by what it knows of the tables
        (Some(within), test) if way == Way::Along => {
            within.replace("{}", &format!("({}) = TRUE", plain(facet, test, sql)?))
        }
        (Some(within), test) => within.replace("{}", &plain(facet, test, sql)?),
    };
    Ok(format!("({condition})"))
}

fn something(facet: &Facet) -> String {
    format!("COALESCE({}, '') <> ''", facet.sql)
}

fn plain(facet: &Facet, test: &Test, sql: &mut Sql) -> Result<String, UnknownFacet> {
    let expression = facet.sql;
    let condition = match (test, facet.kind) {
        (Test::OneOf(codes), Kind::Choice(known)) => {
            if codes.iter().any(|code| !known.contains(&code.as_str())) {
                return Err(UnknownFacet);
            }
            among(expression, codes.iter().cloned(), sql)
        }
        (Test::OneOf(texts), Kind::Text) => among(expression, texts.iter().map(|text| folded(text)), sql),
        (Test::OneOf(words), Kind::Word) => among(expression, words.iter().cloned(), sql),
        (Test::Holds(text), Kind::Text) => {
            let place = sql.bind(format!("%{}%", folded(text)));
            format!("{expression} LIKE {place}")
        }
        (Test::Refers(id), Kind::Reference) => format!("{expression} = {}", sql.bind(*id)),
        (Test::AtLeast(least), kind) if least.is_of(kind) => {
            format!("{expression} >= {}", sql.bind(least.stored()))
        }
        (Test::AtMost(most), kind) if most.is_of(kind) => {
            format!("{expression} <= {}", sql.bind(most.stored()))
        }
        (Test::Since(day), Kind::Day) => format!("{expression} >= {}", sql.bind(day.to_string())),
        (Test::Until(day), Kind::Day) => {
            format!("({expression} <> '' AND {expression} <= {})", sql.bind(day.to_string()))
        }
        (Test::Empty, Kind::Text | Kind::Day | Kind::Choice(_)) => format!("{expression} = ''"),
        (Test::Empty, Kind::Word) => format!("NOT {}", something(facet)),
        (Test::Empty, Kind::Reference) => format!("{expression} IS NULL"),
        _ => return Err(UnknownFacet),
    };
    Ok(condition)
}

/// As columns of text are compared: `villeneuve d ascq`.
fn folded(text: &str) -> String {
    words(text).join(" ")
}

fn among<V: Into<Value>>(expression: &str, values: impl Iterator<Item = V>, sql: &mut Sql) -> String {
    let places: Vec<String> = values.map(|value| sql.bind(value)).collect();
    if places.is_empty() {
        "(1 = 0)".to_owned()
    } else {
        format!("({expression} IN ({}))", places.join(", "))
    }
}

/// The key of a record as stored, for a reference by id.
pub fn key(id: Uuid) -> Value {
    id.into()
}
