//! Commands beside a running server: through its socket, with the same answers as without it.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::machine::{Machine, PROVENANCE, ended, fixture};

fn demo() -> Machine {
    Machine::with_demo()
}

#[test]
fn every_command_that_needs_the_base_answers_beside_the_server_as_it_does_without() {
    let machine = demo();
    let serving = machine.serve();
    assert!(machine.carnet(&["check"]).done().said.contains("All is well"));
    let export = machine.carnet(&["export", "all", "--format", "json", "--out", "all.json"]).done();
    assert!(export.said.contains("all.json"), "{export:?}");
    let document: serde_json::Value =
        serde_json::from_slice(&std::fs::read(machine.place("all.json")).unwrap()).unwrap();
    assert_eq!(document["people"].as_array().unwrap().len(), 1_300);
    let reset = machine.carnet(&["user", "reset", "camille@maison-delcourt.example"]).done();
    assert!(reset.said.contains(&format!("{}/password/", serving.address)), "{reset:?}");
    machine.carnet(&["user", "reset", "nobody@maison-delcourt.example"]).refused("Nobody signs in");
    std::fs::write(machine.place("new.csv"), "Nom;Prénom;E-mail\nLoridan;Aude;aude@example.com\n").unwrap();
    let look = machine.look(&[machine.place("new.csv")], &["--report", "look.json"]);
    assert_eq!(look.code, Some(2), "{look:?}");
    assert!(machine.place("look.json").exists());
    let import = machine.import(&[machine.place("new.csv")], &["--report", "report.json"]).done();
    assert!(import.said.contains("The batch is written"), "{import:?}");
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(machine.place("report.json")).unwrap()).unwrap();
    assert_eq!(report["totals"]["people"]["created"], 1, "{report}");
    machine.carnet(&["backup", "backups", "--nightly"]).done();
    let drill = machine.carnet(&["backup", "drill"]).done();
    assert!(drill.said.contains("1,301 contacts"), "{drill:?}");
    let french = ended(machine.command().arg("check").env("CARNET_LANG", "fr")).done();
    assert!(french.said.contains("Tout est en ordre"), "in the language of whoever asks: {french:?}");
    assert_eq!(serving.terminate(), Some(0));
    assert!(!machine.place("data/carnet.sock").exists());
    machine.carnet(&["check"]).done();
}

#[test]
fn the_socket_is_its_owners_alone_and_what_a_killed_server_left_of_it_is_no_server() {
    let machine = demo();
    let serving = machine.serve();
    let socket = machine.place("data/carnet.sock");
    assert_eq!(std::fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o600);
    drop(serving); // SIGKILL
    assert!(socket.exists());
    machine.carnet(&["check"]).done();
    let serving = machine.serve();
    machine.carnet(&["check"]).done();
    assert_eq!(serving.terminate(), Some(0));
}

#[test]
fn two_commands_at_once_are_both_served() {
    let machine = demo();
    let _serving = machine.serve();
    let start = |words: &[&str]| {
        let mut command = machine.command();
        command.args(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let file = fixture("fichier-clients-fr/clients.csv").display().to_string();
    let clients = [&["import", &file, "--yes"][..], &PROVENANCE].concat();
    let mut both = [
        start(&clients),
        start(&["export", "all", "--format", "csv", "--out", "all.zip"]),
        start(&["check"]),
        start(&["backup", "backups"]),
    ];
    let codes = both.each_mut().map(|child| child.wait().unwrap().code());
    assert_eq!(codes, [Some(0); 4]);
    machine.carnet(&["check"]).done();
}

#[test]
fn a_command_that_hangs_up_or_talks_nonsense_leaves_the_server_serving() {
    let machine = demo();
    let serving = machine.serve();
    let knock = || UnixStream::connect(machine.place("data/carnet.sock")).unwrap();
    drop(knock());
    let answer = |said: &str| {
        let mut line = knock();
        line.write_all(said.as_bytes()).unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        answer
    };
    for nonsense in ["GET / HTTP/1.1\n", "{}\n", "{\"version\":999}\n"] {
        let answer = answer(nonsense);
        assert!(answer.contains("version") && answer.contains("{\"ended\":\"refused\"}"), "{answer}");
    }
    let mut halfway = knock();
    let import = r#"{"version":1,"lang":"en","zone":null,"files":[{"name":"a.csv","bytes":1000}],"asked":{"import":{
        "country":null,"origin":"a list","source":"first-party","basis":"contract","purpose":"client-management",
        "date":"2026-01-15","hidden-sheets":false,"make-clients":false,"yes":true}}}"#;
    halfway.write_all(import.replace('\n', " ").as_bytes()).unwrap();
    halfway.write_all(b"\nNom;E-mail\n").unwrap();
    drop(halfway);
    assert!(machine.carnet(&["check"]).done().said.contains("All is well"));
    assert_eq!(serving.terminate(), Some(0));
}

/// A server of the test's own, at which a command has knocked: the command, its wish, its line.
fn passed_on(machine: &Machine, words: &[&str]) -> (Child, String, BufReader<UnixStream>) {
    let listener = UnixListener::bind(machine.place("data/carnet.sock")).unwrap();
    let mut command = machine.command();
    let child = command.args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = BufReader::new(listener.accept().unwrap().0);
    let mut wish = String::new();
    line.read_line(&mut wish).unwrap();
    std::fs::remove_file(machine.place("data/carnet.sock")).unwrap();
    (child, wish, line)
}

#[test]
fn a_server_that_stops_half_way_leaves_no_half_file() {
    let machine = demo();
    let (child, wish, mut line) =
        passed_on(&machine, &["export", "all", "--format", "json", "--out", "all.json"]);
    assert!(wish.contains("\"export\"") && wish.contains("\"lang\":\"en\""), "{wish}");
    line.get_mut().write_all(b"{\"bytes\":5}\n{\"peo").unwrap();
    drop(line);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("stopped before"));
    let left = std::fs::read_dir(machine.place("")).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(left.filter(|name| name.to_string_lossy().contains("all.json")).count(), 0);
}

#[test]
fn who_stops_a_command_hangs_up_on_the_server() {
    let machine = demo();
    for words in [&["check"][..], &["export", "all", "--format", "json", "--out", "all.json"]] {
        let (mut child, _, mut line) = passed_on(&machine, words);
        let process = child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &process]).status().unwrap().success());
        assert_eq!(line.read(&mut [0; 16]).unwrap(), 0, "the server hears that nobody waits any more");
        assert_eq!(child.wait().unwrap().code(), Some(1));
    }
}

#[test]
fn a_file_that_shrinks_while_it_is_sent_ends_the_command_with_a_word() {
    let machine = demo();
    let list = machine.place("new.csv");
    std::fs::write(&list, "Nom;E-mail\n".repeat(1 << 20)).unwrap();
    let named = list.display().to_string();
    let words = [&["import", &named][..], &PROVENANCE].concat();
    let (child, wish, mut line) = passed_on(&machine, &words);
    assert!(wish.contains("11534336"), "{wish}");
    // a line nobody reads from holds far less than this
    std::fs::OpenOptions::new().write(true).open(&list).unwrap().set_len(4 << 20).unwrap();
    line.get_ref().set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut came = Vec::new();
    line.read_to_end(&mut came).expect("it hangs up instead of waiting");
    assert_eq!(came.len(), 4 << 20);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.contains("new.csv became shorter"), "{complaint}");
}
