//! What rows say of the relation: the channel, the language, since when.

use intake::Standing;
use kernel::text::fold;
use personal::Personal;

use crate::relation::Relationship;
use crate::sealed_text::given as sealed;

/// The relation as rows tell of it.
pub fn relationship(standing: &Standing) -> Relationship {
    Relationship {
        channel: sealed(&standing.origin.channel),
        language: language(&standing.language).map(Personal::new),
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

/// The two-letter code of a language written in French, English, or its own name.
fn language(text: &str) -> Option<String> {
    let folded = fold(kernel::text::trim(text));
    let code = match folded.as_str() {
        "francais" | "francaise" | "french" => "fr",
        "anglais" | "anglaise" | "english" => "en",
        "neerlandais" | "dutch" | "nederlands" | "flamand" => "nl",
        "allemand" | "german" | "deutsch" => "de",
        "espagnol" | "spanish" | "espanol" => "es",
        "italien" | "italian" | "italiano" => "it",
        "portugais" | "portuguese" | "portugues" => "pt",
        other => other.split(['-', '_']).next().filter(|code| is_code(code))?,
    };
    Some(code.to_owned())
}

fn is_code(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn languages_are_known_by_their_names_and_codes() {
        for (text, code) in
            [("Français", "fr"), ("EN", "en"), ("nl-BE", "nl"), (" Deutsch ", "de"), ("fr_FR", "fr")]
        {
            assert_eq!(language(text).as_deref(), Some(code), "{text}");
        }
        assert_eq!(language("klingon"), None);
        assert_eq!(language(""), None);
    }
}
