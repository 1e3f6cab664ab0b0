//! What cannot be understood, in one sentence: what was typed, and what would be accepted.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use web::Sentence;

/// The sentence for arguments that cannot be understood.
pub fn sentence(error: &Error) -> Sentence {
    let part = |kind| error.get(kind).map(text).unwrap_or_default();
    let with = |key: &'static str, kind| Sentence::new(key).with("typed", part(kind));
    match error.kind() {
        ErrorKind::InvalidSubcommand => with("usage-no-command", ContextKind::InvalidSubcommand)
            .with("accepted", part(ContextKind::ValidSubcommand)),
        ErrorKind::UnknownArgument => with("usage-no-flag", ContextKind::InvalidArg),
        ErrorKind::InvalidValue if error.get(ContextKind::ValidValue).is_some() => {
            value("usage-value-of-list", error).with("accepted", part(ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue => with("usage-value-missing", ContextKind::InvalidArg),
        ErrorKind::ValueValidation => value("usage-value", error),
        ErrorKind::MissingRequiredArgument => with("usage-missing", ContextKind::InvalidArg),
        _ => "usage-not-understood".into(),
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
