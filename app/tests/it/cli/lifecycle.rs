//! Starting, stopping, and who may work on a data folder.

use crate::machine::{Machine, PROVENANCE, ended, fixture, taken_port, told};

#[test]
fn a_new_folder_gets_a_key_a_recovery_sheet_and_the_link_that_makes_the_owner() {
    let machine = Machine::new();
    let mut serving = machine.serve();
    let link = serving.set_up_link();
    assert!(link.starts_with(&serving.address), "{link}");
    assert_eq!(machine.keys().len(), 1);
    let page = link.trim_start_matches(&serving.address).to_owned();
    assert!(serving.head(&page).starts_with("HTTP/1.1 200"), "{}", serving.head(&page));
    assert!(serving.head("/").contains("303"), "{}", serving.head("/"));
    assert_eq!(serving.terminate(), Some(0));
    let beside = ["carnet.db-wal", "carnet.db-shm"].map(|name| machine.place("data").join(name).exists());
    assert_eq!(beside, [false, false], "the log is folded in and gone");
}

#[test]
fn what_must_have_the_folder_to_itself_is_told_who_holds_it_and_what_to_do() {
    let machine = Machine::new();
    let serving = machine.serve();
    let (process, address) = (serving.process().to_string(), serving.address.clone());
    let told = |words: &[&str], page: &str| {
        let refused = machine.carnet(words).refused(&process);
        assert!(refused.complained.contains(page), "{refused:?}");
    };
    std::fs::create_dir(machine.place("backups")).unwrap();
    told(&["serve"], &format!("{address}/"));
    told(&["restore", "backups"], "No page does this");
    told(&["demo"], "--data");
    // a server without its counter, as where the path is too long for a socket
    std::fs::remove_file(machine.place("data/carnet.sock")).unwrap();
    told(&["user", "reset", "camille@maison-delcourt.example"], &format!("{address}/users"));
    told(&["export", "all", "--format", "json", "--out", "e.json"], &format!("{address}/export"));
    told(&["backup", "backups"], &format!("{address}/backups"));
    told(&["check"], "No page does this");
    let stranger = fixture("fichier-clients-fr/clients.csv");
    let import = ["import", stranger.to_str().unwrap()];
    told(&[&import[..], &PROVENANCE[..]].concat(), &format!("{address}/imports/new"));
    drop(serving);
    machine.carnet(&["check"]).done();
}

#[test]
fn a_killed_server_leaves_a_base_that_opens_again() {
    let machine = Machine::new();
    drop(machine.serve()); // SIGKILL
    machine.carnet(&["check"]).done();
    let serving = machine.serve();
    assert_eq!(serving.terminate(), Some(0));
}

#[test]
fn an_import_that_is_asked_to_stop_leaves_nothing_behind() {
    let machine = Machine::new();
    assert_eq!(machine.serve().terminate(), Some(0));
    let rows: String = (0..20_000).map(|n| format!("Client {n};client{n}@example.com\n")).collect();
    std::fs::write(machine.place("many.csv"), format!("Nom;E-mail\n{rows}")).unwrap();
    let mut import = machine.command();
    import.args(["import", "many.csv", "--report", "report.json"]).args(PROVENANCE).arg("--yes");
    let mut import = import.stdout(std::process::Stdio::null()).spawn().unwrap();
    let reports = || {
        let names = std::fs::read_dir(machine.place("")).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().contains("report")).collect::<Vec<_>>()
    };
    while reports().is_empty() {
        assert!(import.try_wait().unwrap().is_none(), "it ended before it was asked to");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let process = import.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
    assert_eq!(import.wait().unwrap().code(), Some(1));
    assert!(reports().is_empty(), "{:?}", reports());
    machine.carnet(&["check"]).done();
}

#[test]
fn what_comes_through_a_pipe_is_imported_and_a_folder_is_not() {
    let machine = Machine::new();
    let piped = ["import", "/dev/stdin", "--yes"];
    let mut command = machine.command();
    let ended =
        told(command.args(piped).args(PROVENANCE), "Nom;Prénom;E-mail\nLoridan;Aude;aude@example.com");
    assert!(ended.done().said.contains("Created: 1"), "as if it were a file");
    let folder = machine.place("config");
    machine.import(&[folder], &[]).refused("config");
}

#[test]
fn a_taken_port_is_said_and_makes_no_key() {
    let machine = Machine::new();
    let (_listener, address) = taken_port();
    machine.carnet(&["serve", "--listen", &address]).refused(&address);
    assert!(machine.keys().is_empty());
}

#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let machine = Machine::new();
    std::fs::write(machine.place("data"), "a file").unwrap();
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("it is not a folder");
    machine.carnet(&["check"]).refused("There is nothing");
}

#[test]
fn a_folder_whose_name_means_something_in_an_address_is_only_a_name() {
    let machine = Machine::new();
    let data = machine.place("Été 100 % ? #1");
    let mut command = machine.command();
    command.arg("import").arg(fixture("fichier-clients-fr/clients.csv")).args(PROVENANCE);
    ended(command.args(["--yes", "--data"]).arg(&data)).done();
    assert!(data.join("carnet.db").metadata().unwrap().len() > 0);
    ended(machine.command().arg("check").arg("--data").arg(&data)).done();
}

#[test]
fn the_demo_is_made_once_in_a_new_folder_and_says_how_to_sign_in() {
    let machine = Machine::new();
    let made = machine.carnet(&["demo"]).done();
    assert!(made.said.contains("camille@maison-delcourt.example"), "{made:?}");
    machine.carnet(&["demo"]).refused("needs a new folder");
    let checked = machine.carnet(&["check"]).done();
    assert!(checked.said.contains("All is well"), "{checked:?}");
    let reset = machine.carnet(&["user", "reset", "camille@maison-delcourt.example"]).done();
    assert!(reset.said.contains("http://127.0.0.1:8421/password/"), "{reset:?}");
    drop(machine.serve());
    let served = machine.serve().address.clone();
    let reset = |zone: &str| {
        let words = ["user", "reset", "camille@maison-delcourt.example"];
        ended(machine.command().args(words).env("TZ", zone)).done().said
    };
    let (tokyo, lima) = (reset("Asia/Tokyo"), reset("America/Lima"));
    assert!(tokyo.contains(&format!("{served}/password/")), "where it was served last: {tokyo}");
    let hour = |said: &str| said.split_once(':').map(|(before, _)| before[before.len() - 2..].to_owned());
    assert_eq!(hour(&tokyo), hour(&lima), "the hour is that of the house");
    machine.carnet(&["user", "reset", "nobody@maison-delcourt.example"]).refused("Nobody signs in");
    machine.carnet(&["user", "reset", "no address"]).refused("one address");
}

#[test]
fn an_owner_reset_before_there_is_one_is_told_how_to_begin() {
    let machine = Machine::new();
    machine.import(&[fixture("fichier-clients-fr/clients.csv")], &[]).done();
    machine.carnet(&["user", "reset", "camille@maison-delcourt.example"]).refused("carnet serve");
    machine.carnet(&["demo"]).refused("needs a new folder");
}
