//! What rows say of the relation: the channel, the language, since when.

use intake::Standing;
use personal::Personal;
use values::language;

use crate::relation::Relationship;
use crate::sealed_text::given as sealed;

/// The relation as rows tell of it.
pub fn relationship(standing: &Standing) -> Relationship {
    Relationship {
        channel: sealed(&standing.origin.channel),
        language: language::code(&standing.language).map(Personal::new),
        client_since: standing.since.canonical,
        ..Relationship::default()
    }
}

/// The relation of a record, completed: how it began is not rewritten by a later file, but an
/// earlier beginning is.
pub fn completed(before: Relationship, now: Relationship) -> Relationship {
    let since = match (before.client_since, now.client_since) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Relationship {
        channel: before.channel.or(now.channel),
        language: before.language.or(now.language),
        client_since: since,
        ..before
    }
}
