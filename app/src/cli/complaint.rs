//! What cannot be understood, in one sentence: what was typed, and what would be accepted.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use web::Sentence;

/// The sentence for arguments that cannot be understood.
pub fn sentence(error: &Error) -> Sentence {
    let part = |kind| error.get(kind).map(text).unwrap_or_default();
    let with = |key: &'static str, kind| Sentence::new(key).with("typed", part(kind));
    match error.kind() {
        ErrorKind::InvalidSubcommand => command(error),
        ErrorKind::UnknownArgument => with("usage-no-flag", ContextKind::InvalidArg),
        ErrorKind::InvalidValue if !part(ContextKind::ValidValue).is_empty() => {
            value("usage-value-of-list", error).with("accepted", part(ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue => with("usage-value-missing", ContextKind::InvalidArg),
        ErrorKind::ValueValidation => value(expected(error), error),
        ErrorKind::MissingRequiredArgument => {
            let missing = part(ContextKind::InvalidArg).replace(">...", ">");
            Sentence::new("usage-missing").with("typed", missing)
        }
        _ => "usage-not-understood".into(),
    }
}

fn command(error: &Error) -> Sentence {
    let part = |kind| error.get(kind).map(text).unwrap_or_default();
    let near = part(ContextKind::SuggestedSubcommand);
    let key = if near.is_empty() { "usage-no-command" } else { "usage-no-command-but" };
    Sentence::new(key).with("typed", part(ContextKind::InvalidSubcommand)).with("near", near)
}

/// What is expected where a value is none of a list's.
fn expected(error: &Error) -> &'static str {
    match error.get(ContextKind::InvalidArg).map(text).unwrap_or_default().split(' ').next() {
        Some("--listen") => "usage-value-listen",
        Some("--date") => "usage-value-date",
        _ => "usage-value",
    }
}

fn value(key: &'static str, error: &Error) -> Sentence {
    let part = |kind| error.get(kind).map(text).unwrap_or_default();
    let flag = part(ContextKind::InvalidArg);
    let flag = flag.split(' ').next().unwrap_or_default().to_owned();
    Sentence::new(key).with("typed", part(ContextKind::InvalidValue)).with("flag", flag)
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(many) => many.join(", "),
        ContextValue::StyledStr(one) => one.to_string(),
        ContextValue::StyledStrs(many) => many.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
