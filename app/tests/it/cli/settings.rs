//! What is typed and what stands in `carnet.toml`: not understood, it is said in a sentence.

use crate::machine::{Machine, ended};

#[test]
fn a_broken_configuration_file_is_named_with_its_line() {
    let machine = Machine::new();
    std::fs::create_dir_all(machine.place("config/carnet")).unwrap();
    let refused = |text: &[u8], words: &str| {
        std::fs::write(machine.place("config/carnet/carnet.toml"), text).unwrap();
        let refused = machine.carnet(&["check"]).refused("carnet.toml");
        assert!(refused.complained.contains(words), "{refused:?}");
    };
    refused(b"# ours\nlisten = \"localhost:8815\"", "127.0.0.1:8421");
    refused(b"# ours\ndata = 3", "on line 2");
    refused(b"data = \"a\"\ndata = \"b\"", "line 2");
    refused(b"colour = \"blue\"", "line 1: colour. Carnet knows");
    refused(b"[[[", "line 1");
    refused(b"\xff\xfe", "cannot be read");
    refused(b"address = \"carnet.example\"", "https://");
    refused(b"address = \"https://\"", "is not a web address");
    std::fs::write(machine.place("config/carnet/carnet.toml"), "data = \"\"\nlisten = \"\"").unwrap();
    machine.carnet(&["check"]).refused("There is nothing in the folder");
    machine.carnet(&["check", "--config", "nowhere.toml"]).refused("nowhere.toml");
}

#[test]
fn what_is_not_understood_is_said_in_the_readers_language() {
    let machine = Machine::new();
    machine.carnet(&["improt"]).refused("import");
    machine.carnet(&["qwertz"]).refused("qwertz");
    machine.carnet(&["serve", "--nonsense"]).refused("--nonsense");
    machine.carnet(&["serve", "--listen", "localhost"]).refused("127.0.0.1:8421");
    machine.carnet(&["restore"]).refused("FOLDER");
    machine.carnet(&["check", "--data", ""]).refused("--data");
    machine.carnet(&["import", "a.csv"]).refused("--origin");
    let french = ended(machine.command().arg("qwertz").env("CARNET_LANG", "fr"));
    assert!(french.complained.contains("n’est pas une commande"), "{french:?}");
}

#[test]
fn an_empty_variable_is_none_and_a_missing_folder_is_named_by_what_it_lacks() {
    let machine = Machine::new();
    let mut empty = machine.command();
    for name in ["CARNET_DATA", "CARNET_CONFIG", "CARNET_LISTEN", "CARNET_DATABASE", "CARNET_KEY"] {
        empty.env(name, "");
    }
    ended(empty.env_remove("XDG_DATA_HOME").arg("check")).refused(".local/share/carnet");
    let mut homeless = machine.command();
    homeless.env_remove("HOME").env_remove("XDG_DATA_HOME").env_remove("CARNET_DATA");
    ended(homeless.arg("check")).refused("neither HOME nor XDG_DATA_HOME");
    ended(machine.command().env("CARNET_LISTEN", "localhost").arg("check")).refused("CARNET_LISTEN");
}

#[test]
fn every_answer_of_an_import_is_held_to_its_list() {
    let machine = Machine::new();
    let import = |changed: &str, to: &str| {
        let mut words: Vec<&str> =
            ["import", "a.csv"].into_iter().chain(crate::machine::PROVENANCE).collect();
        let place = words.iter().position(|word| *word == changed).unwrap();
        words[place + 1] = to;
        machine.carnet(&words)
    };
    import("--source", "stolen").refused("bought");
    import("--basis", "because").refused("legitimate-interest");
    import("--purpose", "profit").refused("newsletter");
    import("--date", "15/01/2026").refused("2026-01-31");
    import("--date", "2026-01-15").refused("a.csv");
    assert!(!machine.place("data").exists(), "nothing is begun for a file that is not there");
}

#[test]
fn help_and_version_are_results_and_a_call_without_a_command_shows_the_help() {
    let machine = Machine::new();
    assert!(machine.carnet(&["--help"]).done().said.contains("import"));
    assert!(machine.carnet(&["--version"]).done().said.contains("carnet"));
    let bare = |words: &[&str]| ended(machine.command().env_remove("CARNET_DATA").args(words));
    let alone = bare(&[]);
    assert_eq!(alone.code, Some(2));
    assert!(alone.complained.contains("import") && alone.said.is_empty(), "{alone:?}");
    assert!(bare(&["key"]).complained.contains("sheet"));
}
