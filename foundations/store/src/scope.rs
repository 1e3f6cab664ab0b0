//! How far somebody sees, as SQL: the one place where it is written, for lists, counts, searches and
//! single records alike.

use kernel::{Id, Scope, UserId};
use uuid::Uuid;

use crate::Engine;

/// The condition of being in sight. The pattern names whoever looks after a record in braces, by the column
/// they stand in: `{r.owner_id}`; around it may stand where that row is found. `bind` answers the place of
/// a value.
#[must_use]
pub fn in_sight(scope: &Scope, pattern: &str, mut bind: impl FnMut(Uuid) -> String) -> String {
    if scope.is_all() {
        return "(1 = 1)".to_owned();
    }
    let (mut sql, mut rest) = (String::from("("), pattern);
    while let Some((before, after)) = rest.split_once('{') {
        let (owner, after) = after.split_once('}').unwrap_or((after, ""));
        sql += before;
        sql += &looked_after(scope, owner, &mut bind);
        rest = after;
    }
    sql + rest + ")"
}

/// One way along an index through what is in sight: what one colleague looks after, or nobody. The ways through a
/// scope never meet, and together they are all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Through everything.
    Everything,
    /// What this colleague looks after.
    Of(UserId),
    /// What nobody looks after.
    OfNobody,
}

impl Walk {
    /// The ways through a scope.
    #[must_use]
    pub fn of(scope: &Scope) -> Vec<Self> {
        match scope {
            Scope::All => vec![Self::Everything],
            Scope::Own(user) => vec![Self::Of(*user)],
            Scope::Team(users) => {
                std::iter::once(Self::OfNobody).chain(users.iter().copied().map(Self::Of)).collect()
            }
        }
    }

    /// Its condition on whoever looks after a record.
    #[must_use]
    pub fn condition(self, owner: &str, bind: impl FnOnce(Uuid) -> String) -> String {
        match self {
            Self::Everything => "1 = 1".to_owned(),
            Self::Of(user) => format!("{owner} = {}", bind(user.uuid())),
            Self::OfNobody => format!("{owner} IS NULL"),
        }
    }
}

/// A key written into a statement where it has no place of its own: an id is never anybody's words.
#[must_use]
pub fn literal(engine: Engine, id: Uuid) -> String {
    match engine {
        Engine::Sqlite => format!("X'{}'", id.simple()),
        Engine::Postgres => format!("'{id}'::uuid"),
    }
}

fn looked_after(scope: &Scope, owner: &str, bind: &mut impl FnMut(Uuid) -> String) -> String {
    match scope {
        Scope::All => "1 = 1".to_owned(),
        Scope::Own(user) => format!("{owner} = {}", bind(user.uuid())),
        Scope::Team(users) => {
            let places: Vec<String> = users.iter().map(|user| bind(user.uuid())).collect();
            format!("({owner} IS NULL OR {owner} IN ({}))", places.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Id as _, Scope, UserId};
    use uuid::Uuid;

    use super::{Walk, in_sight, literal};
    use crate::Engine;

    fn user(n: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(n))
    }

    fn told(scope: &Scope, pattern: &str) -> (String, usize) {
        let mut many = 0;
        let sql = in_sight(scope, pattern, |_| {
            many += 1;
            format!("${many}")
        });
        (sql, many)
    }

    #[test]
    fn a_pattern_is_told_for_each_scope() {
        let team = Scope::Team([user(1), user(2)].into());
        let two = "{r.owner_id} OR EXISTS (SELECT 1 FROM p WHERE {p.owner_id})";
        assert_eq!(told(&Scope::All, two), ("(1 = 1)".to_owned(), 0));
        assert_eq!(told(&Scope::Own(user(1)), "{r.owner_id}"), ("(r.owner_id = $1)".to_owned(), 1));
        let (sql, many) = told(&team, two);
        assert_eq!(many, 4);
        assert_eq!(
            sql,
            "((r.owner_id IS NULL OR r.owner_id IN ($1, $2)) OR EXISTS (SELECT 1 FROM p WHERE (p.owner_id IS NULL OR p.owner_id IN ($3, $4))))"
        );
    }

    #[test]
    fn the_ways_through_a_scope_are_all_of_it() {
        assert_eq!(Walk::of(&Scope::All), [Walk::Everything]);
        assert_eq!(Walk::of(&Scope::Own(user(1))), [Walk::Of(user(1))]);
        let team = Walk::of(&Scope::Team([user(1), user(2)].into()));
        assert_eq!(team, [Walk::OfNobody, Walk::Of(user(1)), Walk::Of(user(2))]);
        let told = |walk: &Walk| walk.condition("r.owner_id", |_| "$1".to_owned());
        let told: Vec<String> = team.iter().map(told).collect();
        assert_eq!(told, ["r.owner_id IS NULL", "r.owner_id = $1", "r.owner_id = $1"]);
    }

    #[test]
    fn a_key_is_written_as_each_engine_keeps_it() {
        assert_eq!(literal(Engine::Sqlite, Uuid::from_u128(1)), "X'00000000000000000000000000000001'");
        let server = literal(Engine::Postgres, Uuid::from_u128(1));
        assert_eq!(server, "'00000000-0000-0000-0000-000000000001'::uuid");
    }
}
