//! Help in the reader's language: every command and every flag has its words in the locale files.

use clap::{Arg, ArgAction, Command};
use web::{Sentence, Voice};

/// The command with its help in words: `help-serve` of a command, `help-arg-data` of a flag.
pub fn in_words(command: Command, voice: &Voice) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command.disable_help_flag(true).disable_version_flag(true).disable_help_subcommand(true);
    worded(command.arg(help).arg(version), "carnet", voice)
}

fn worded(command: Command, name: &str, voice: &Voice) -> Command {
    let say = |key: &'static str| voice.say(key);
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", say("help-usage"));
    command
        .about(voice.say(Sentence::new(format!("help-{name}"))))
        .help_template(template)
        .subcommand_help_heading(say("help-commands"))
        .subcommand_value_name(say("help-command"))
        .mut_args(|arg| described(arg, voice))
        .mut_subcommands(|inner| {
            let name = if name == "carnet" {
                inner.get_name().to_owned()
            } else {
                format!("{name}-{}", inner.get_name())
            };
            worded(inner, &name, voice)
        })
}

fn described(arg: Arg, voice: &Voice) -> Arg {
    let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
    let words = voice.say(Sentence::new(format!("help-arg-{}", arg.get_id())));
    let values_stay_out = arg.get_action().takes_values();
    // what every command takes comes after what is its own
    let arg = if arg.is_global_set() { arg.display_order(900) } else { arg };
    arg.help(words)
        .long_help(None::<&str>)
        .help_heading(voice.say(heading))
        .hide_possible_values(values_stay_out)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use clap::CommandFactory;
    use jiff::Timestamp;
    use jiff::tz::TimeZone;
    use kernel::Lang;
    use web::{Locales, Voice};

    use crate::cli::Cli;

    #[test]
    fn every_command_and_flag_is_explained_in_both_languages() {
        let locales = Arc::new(Locales::gather(&crate::wiring::words()).unwrap());
        for lang in Lang::ALL {
            let voice = Voice::new(Arc::clone(&locales), lang, TimeZone::UTC, Timestamp::UNIX_EPOCH);
            let mut waiting = vec![super::in_words(Cli::command(), &voice)];
            while let Some(mut command) = waiting.pop() {
                let page = command.render_long_help().to_string();
                assert!(!page.contains('⟦'), "{page}");
                waiting.extend(command.get_subcommands().cloned());
            }
        }
    }
}
