//! Two hundred deaths: two people type records without pause, a third imports, takes an import back or makes a
//! copy, and the server is killed at a moment the seed chooses. Then the base is held to what was acknowledged.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::Duration;

use fastrand::Rng;
use uuid::Uuid;

use crate::client::Client;
use crate::house::{Batch, House, ROWS, has_work};
use crate::machine::{PROVENANCE, on_its_base};
use crate::measured::{millis_since, now};

/// How many deaths a house sees: its file grows between them.
const DEATHS_OF_A_HOUSE: u64 = 20;
/// How many people type at once.
const TYPISTS: usize = 2;

/// What is under way when the server is killed, beside the typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    Typing,
    Import,
    Undo,
    Copy,
}

/// What two hundred deaths came to.
#[derive(Default)]
pub struct Kills {
    /// How many there were, by what was under way.
    pub deaths: BTreeMap<Act, u64>,
    /// In which state the import or its undoing was found after a death.
    pub states: BTreeMap<String, u64>,
    /// How many records were acknowledged, all of which were there.
    pub acknowledged: usize,
    /// How many imports were begun, and how many of them were acknowledged before the death.
    pub batches: (usize, usize),
    /// How many imports were asked to be taken back, all of which were in the end.
    pub undone: usize,
    /// How many copies were acknowledged, and how often the newest one was brought back.
    pub copies: (usize, usize),
    /// How long all of it took, in milliseconds.
    pub millis: i64,
}

/// How long the third person's work takes when nobody dies, in milliseconds.
#[derive(Clone, Copy)]
struct Usual {
    import: i64,
    copy: i64,
}

/// Kills once for each seed.
pub fn kill_again_and_again(first: u64, seeds: u64) -> Kills {
    let (begun, mut kills) = (now(), Kills::default());
    let mut seed = first;
    while seed < first + seeds {
        let until = (seed + DEATHS_OF_A_HOUSE).min(first + seeds);
        live_and_die(seed..until, &mut kills);
        seed = until;
    }
    kills.millis = millis_since(begun);
    kills
}

fn live_and_die(seeds: std::ops::Range<u64>, kills: &mut Kills) {
    let mut house = House::set_up();
    let usual = first_day(&mut house);
    for seed in seeds {
        die(&mut house, seed, usual, kills);
        eprintln!("seed {seed}: {} records acknowledged, none lost", house.people.len());
    }
    end_in_peace(&house);
    kills.acknowledged += house.people.len();
    kills.batches.0 += house.batches.len();
    kills.batches.1 += house.batches.values().filter(|batch| batch.is_acknowledged).count();
    kills.undone += house.batches.values().filter(|batch| batch.is_undone).count();
    kills.copies.0 += house.copies;
}

/// An import and a copy that nobody disturbs say how long such a thing takes on this machine.
fn first_day(house: &mut House) -> Usual {
    let serving = house.machine.serve();
    let begun = now();
    assert!(import(house, "B0").wait().unwrap().success(), "the first import");
    let import = millis_since(begun);
    house.batches.insert("B0".to_owned(), Batch { is_acknowledged: true, ..Batch::default() });
    let begun = now();
    assert!(copy(house).wait().unwrap().success(), "the first copy");
    house.copies += 1;
    let copy = millis_since(begun);
    serving.terminate();
    let found = house.look();
    house.hold_to_its_word(&found, 0);
    Usual { import, copy }
}

fn die(house: &mut House, seed: u64, usual: Usual, kills: &mut Kills) {
    let mut dice = Rng::with_seed(seed);
    let act = chosen(house, seed);
    let serving = house.machine.serve();
    let owner = house.owner(&serving);
    let is_over = AtomicBool::new(false);
    let window = match act {
        Act::Typing => 900,
        Act::Import | Act::Undo => usual.import * 11 / 10,
        Act::Copy => usual.copy * 11 / 10,
    };
    let mark = format!("B{}", seed + 1);
    let people = thread::scope(|scope| {
        let (client, is_over) = (&owner, &is_over);
        let typist = |who| scope.spawn(move || type_people(client, (seed, who), is_over));
        let typists: Vec<_> = (0..TYPISTS).map(typist).collect();
        sleep(Duration::from_millis(30));
        let work = begin(house, act, &owner, &mark);
        sleep(Duration::from_millis(dice.u64(..u64::try_from(window).unwrap_or(1).max(1))));
        drop(serving); // SIGKILL
        is_over.store(true, Ordering::Relaxed);
        end(house, work, &mark);
        typists.into_iter().flat_map(|typist| typist.join().unwrap()).collect::<Vec<Uuid>>()
    });
    house.people.extend(people);
    *kills.deaths.entry(act).or_default() += 1;
    autopsy(house, (seed, act), kills);
}

/// What is left is sound: by `carnet check`, by what was acknowledged, and the newest copy can be brought back.
fn autopsy(house: &mut House, (seed, act): (u64, Act), kills: &mut Kills) {
    let checked = house.machine.carnet(&["check"]);
    assert_eq!(checked.code, Some(0), "seed {seed}: {checked:?}");
    let found = house.look();
    house.hold_to_its_word(&found, seed);
    if let (Act::Import | Act::Undo, Some(state)) = (act, &found.last_state) {
        *kills.states.entry(format!("{act:?}: {state}").to_lowercase()).or_default() += 1;
    }
    if act == Act::Copy {
        let shelf = house.shelf();
        let copies = std::fs::read_dir(&shelf).unwrap().filter_map(Result::ok);
        let copies = copies.filter(|entry| entry.file_name().to_string_lossy().ends_with(".age")).count();
        assert!(copies >= house.copies.min(1), "seed {seed}: a copy was acknowledged and is gone");
        let drill = house.machine.carnet(&["backup", "drill", &shelf.display().to_string()]);
        assert_eq!(drill.code, Some(0), "seed {seed}: {drill:?}");
        kills.copies.1 += 1;
    }
}

/// Imports that were asked to be taken back are, once the house had time.
fn end_in_peace(house: &House) {
    for _ in 0..30 {
        let serving = house.machine.serve();
        sleep(Duration::from_secs(2));
        serving.terminate();
        if !on_its_base(&house.machine, async |store| has_work(store).await) {
            break;
        }
    }
    house.has_taken_back(&house.look());
}

fn chosen(house: &House, seed: u64) -> Act {
    let can_undo = house.batches.values().any(|batch| to_undo(batch).is_some());
    match seed % 4 {
        1 => Act::Import,
        2 if can_undo => Act::Undo,
        3 => Act::Copy,
        2 => Act::Import,
        _ => Act::Typing,
    }
}

fn to_undo(batch: &Batch) -> Option<Uuid> {
    batch.id.filter(|_| batch.is_acknowledged && !batch.is_undone)
}

/// The third person's work: a command beside the server, or a click.
fn begin(house: &mut House, act: Act, owner: &Client, mark: &str) -> Option<(Act, Child)> {
    match act {
        Act::Typing => None,
        Act::Import => {
            house.batches.insert(mark.to_owned(), Batch::default());
            Some((act, import(house, mark)))
        }
        Act::Undo => {
            let batch = house.batches.values_mut().find(|batch| to_undo(batch).is_some())?;
            let id = to_undo(batch)?;
            // asked for, whatever becomes of the answer: from now on either is right, but never half
            batch.is_acknowledged = false;
            let answer = owner.post(&format!("/imports/{id}/undo"), &[]);
            batch.is_undone = answer.is_ok_and(|answer| answer.status == 303);
            None
        }
        Act::Copy => Some((act, copy(house))),
    }
}

fn end(house: &mut House, work: Option<(Act, Child)>, mark: &str) {
    let Some((act, mut child)) = work else { return };
    let is_done = child.wait().unwrap().success();
    match act {
        Act::Import => house.batches.get_mut(mark).unwrap().is_acknowledged = is_done,
        _ => house.copies += usize::from(is_done),
    }
}

/// Types one record after the other; answers whose address came back.
fn type_people(owner: &Client, (seed, who): (u64, usize), is_over: &AtomicBool) -> Vec<Uuid> {
    let mut acknowledged = Vec::new();
    for nth in 0_u64.. {
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        let family = unlike_any((seed << 24) + ((who as u64) << 16) + nth);
        let fields = [
            ("given_name", "Claire"),
            ("family_name", family.as_str()),
            ("source", "volunteered"),
            ("origin", "Au comptoir"),
        ];
        let Ok(answer) = owner.post("/people/new", &fields) else { break };
        assert_eq!(answer.status, 303, "a record is kept");
        let place = answer.location.expect("where the record is");
        let id = place.rsplit('/').next().and_then(|id| id.split('?').next()?.parse().ok());
        acknowledged.push(id.unwrap_or_else(|| panic!("no record at {place}")));
    }
    acknowledged
}

/// A name that looks like nobody's: the form would ask whether it is the same person.
fn unlike_any(number: u64) -> String {
    let mut dice = Rng::with_seed(number);
    (0..12).map(|_| dice.lowercase()).collect()
}

fn import(house: &House, mark: &str) -> Child {
    let file = house.machine.place(format!("{mark}.csv"));
    let rows = (1..=ROWS)
        .map(|row| format!("{mark}-{row};Lefèvre{mark}{row};Éloïse;{mark}.{row}@courriel.example\n"));
    let text: String = std::iter::once("N° client;Nom;Prénom;E-mail\n".to_owned()).chain(rows).collect();
    std::fs::write(&file, text).unwrap();
    quiet(house.machine.command().arg("import").arg(file).args(PROVENANCE).arg("--yes"))
}

fn copy(house: &House) -> Child {
    quiet(house.machine.command().arg("backup").arg(house.shelf()))
}

fn quiet(command: &mut Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}
