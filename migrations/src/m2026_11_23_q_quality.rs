//! Quality of the file: what falls short in a record, when somebody was heard from last, and which records
//! may be one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{add, create, index, instant, keyed, maybe, number, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let holders = ["customers_people", "customers_companies"];
        for holders in holders {
            add(manager, holders, text("heard_on").default("").take()).await?;
        }
        let heard = holders.into_iter().map(|holders| index(holders, &["kind", "heard_on"]));
        let indexes = heard.chain([
            index("customers_flaws", &["holder_kind", "code", "holder_id"]),
            index("customers_duplicates", &["holder_kind", "score", "first_id", "second_id"]),
            index("customers_duplicates", &["second_id"]),
            index("customers_distinct", &["second_id"]),
        ]);
        create(manager, vec![flaws(), duplicates(), distinct(), scans()], indexes.collect()).await?;
        for statement in of_what_is_there(manager.get_database_backend()) {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

fn flaws() -> TableCreateStatement {
    let columns = vec![uuid("holder_id"), text("code"), text("holder_kind")];
    keyed(table("customers_flaws", columns), &["holder_id", "code"])
}

fn duplicates() -> TableCreateStatement {
    let columns = vec![
        uuid("first_id"),
        uuid("second_id"),
        text("holder_kind"),
        text("certainty"),
        number("score"),
        text("reasons"),
        uuid("found_in"),
        uuid("seen_in"),
    ];
    keyed(table("customers_duplicates", columns), &["first_id", "second_id"])
}

fn distinct() -> TableCreateStatement {
    let columns = vec![
        uuid("first_id"),
        uuid("second_id"),
        text("holder_kind"),
        instant("said_at"),
        text("actor_kind"),
        maybe(uuid("actor_id")),
    ];
    keyed(table("customers_distinct", columns), &["first_id", "second_id"])
}

fn scans() -> TableCreateStatement {
    let mut one = number("id");
    let columns = vec![
        one.primary_key().take(),
        uuid("job_id"),
        instant("started_at"),
        maybe(instant("ended_at")),
        number("fresh"),
        number("gone"),
    ];
    table("customers_scans", columns)
}

/// What a record of before falls short in; later changes keep it (`store/flaws.rs` says the same of each).
fn of_what_is_there(engine: DbBackend) -> Vec<String> {
    let flaw = |holders: &str, kind: &str, code: &str, condition: &str| {
        format!(
            "INSERT INTO customers_flaws (holder_id, code, holder_kind)
             SELECT r.id, '{code}', '{kind}' FROM customers_{holders} r WHERE {condition}"
        )
    };
    let people = OF_PEOPLE.iter().map(|(code, condition)| flaw("people", "person", code, condition));
    let companies =
        OF_COMPANIES.iter().map(|(code, condition)| flaw("companies", "company", code, condition));
    let heard = [("people", "person_id"), ("companies", "company_id")];
    people.chain(companies).chain(heard.iter().map(|(holders, id)| heard_on(engine, holders, id))).collect()
}

fn heard_on(engine: DbBackend, holders: &str, id: &str) -> String {
    let (most, day): (_, fn(&str) -> String) = match engine {
        DbBackend::Postgres => ("GREATEST", |at| {
            format!("to_char(to_timestamp(({at}) / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD')")
        }),
        _ => ("MAX", |at| format!("strftime('%Y-%m-%d', ({at}) / 1000000, 'unixepoch')")),
    };
    let said = day(&format!(
        "SELECT MAX(a.at) FROM customers_activities a WHERE a.{id} = customers_{holders}.id AND a.direction = 'from-them'"
    ));
    let bought =
        format!("SELECT MAX(s.dated_on) FROM customers_sales s WHERE s.{id} = customers_{holders}.id");
    format!(
        "UPDATE customers_{holders}
         SET heard_on = {most}({}, COALESCE({said}, ''), COALESCE(({bought}), ''))",
        day("created_at")
    )
}

const EMAIL: &str =
    "EXISTS (SELECT 1 FROM customers_emails v WHERE v.holder_id = r.id AND v.flaw IS NOT NULL)";
const PHONE: &str =
    "EXISTS (SELECT 1 FROM customers_phones v WHERE v.holder_id = r.id AND v.flaw IS NOT NULL)";
const ADDRESS: &str = "EXISTS (SELECT 1 FROM customers_addresses v WHERE v.holder_id = r.id
     AND (v.postcode_flaw IS NOT NULL OR v.country_flaw IS NOT NULL))";
const NO_ADDRESS: &str = "r.purchases > 0 AND NOT EXISTS (SELECT 1 FROM customers_addresses v
     WHERE v.holder_id = r.id AND COALESCE(v.town_key, '') <> '')";

const OF_PEOPLE: &[(&str, &str)] = &[
    ("email", EMAIL),
    ("phone", PHONE),
    ("address", ADDRESS),
    ("nameless", "COALESCE(r.given_name, '') = '' AND COALESCE(r.family_name, '') = ''"),
    (
        "unreachable",
        "NOT EXISTS (SELECT 1 FROM customers_emails v WHERE v.holder_id = r.id AND v.canonical IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM customers_phones v WHERE v.holder_id = r.id AND v.canonical IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM customers_addresses v
              WHERE v.holder_id = r.id AND COALESCE(v.town_key, '') <> '')
         AND NOT EXISTS (SELECT 1 FROM customers_roles o WHERE o.person_id = r.id)",
    ),
    ("no-address", NO_ADDRESS),
    (
        "alone",
        "NOT EXISTS (SELECT 1 FROM customers_roles o WHERE o.person_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM customers_sales s WHERE s.person_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM customers_activities a WHERE a.person_id = r.id)",
    ),
];

const OF_COMPANIES: &[(&str, &str)] = &[
    (
        "identifier",
        "EXISTS (SELECT 1 FROM customers_identifiers v WHERE v.holder_id = r.id AND v.flaw IS NOT NULL)",
    ),
    ("email", EMAIL),
    ("phone", PHONE),
    ("address", ADDRESS),
    (
        "unidentified",
        "NOT EXISTS (SELECT 1 FROM customers_identifiers v WHERE v.holder_id = r.id)",
    ),
    (
        "unreachable",
        "NOT EXISTS (SELECT 1 FROM customers_emails v WHERE v.holder_id = r.id AND v.canonical IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM customers_phones v WHERE v.holder_id = r.id AND v.canonical IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM customers_addresses v
              WHERE v.holder_id = r.id AND COALESCE(v.town_key, '') <> '')
         AND NOT EXISTS (SELECT 1 FROM customers_roles o WHERE o.company_id = r.id)",
    ),
    ("no-address", NO_ADDRESS),
    (
        "alone",
        "NOT EXISTS (SELECT 1 FROM customers_roles o WHERE o.company_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM customers_sales s WHERE s.company_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM customers_activities a WHERE a.company_id = r.id)",
    ),
];
