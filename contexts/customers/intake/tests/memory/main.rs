//! What a long list takes of memory does not grow with its length. A binary of its own, because its allocator counts.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]
#![allow(unsafe_code, reason = "an allocator cannot be counted without being one")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Cursor;
use std::sync::atomic::{AtomicUsize, Ordering};

use intake::{Known, LongList, Mapping, Parts, ReadContext};
use jiff::civil::date;
use jiff::tz::TimeZone;
use kernel::{Country, Currency, Lang};
use sheets::{BookWriter, Outbox, Value};

/// The system's allocator, counting what is held and the most that ever was.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is handed on to the system's allocator as it comes.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: the caller's promises are the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: it came from there.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What a list is kept in.
#[derive(Clone, Copy)]
enum Kept {
    Text,
    Workbook,
}

impl Kept {
    fn file(self, text: String) -> (&'static str, Vec<u8>) {
        match self {
            Self::Text => ("clients.csv", text.into_bytes()),
            Self::Workbook => ("clients.xlsx", workbook(&text)),
        }
    }
}

fn workbook(text: &str) -> Vec<u8> {
    let outbox = Outbox::default();
    let mut book = BookWriter::new(outbox.clone());
    let mut lines = text.lines();
    book.sheet("Clients", lines.next().unwrap().split(';').map(str::to_owned).collect()).unwrap();
    for line in lines {
        book.row(&line.split(';').map(Value::Text).collect::<Vec<_>>()).unwrap();
    }
    book.finish().unwrap();
    outbox.take()
}

/// The most held beside the file while a list of so many people is read in parts.
fn most_held(people: usize, kept: Kept) -> usize {
    let scanner = scanner::NoteGuard::seeded().unwrap();
    let context = ReadContext {
        country: Country::FR,
        currency: Currency::EUR,
        zone: TimeZone::UTC,
        today: date(2026, 11, 23),
        lang: Lang::Fr,
        scanner: &scanner,
    };
    // more than the text that is looked at once, in the shorter list too
    let shelf = "x".repeat(2_000);
    let row = |number: usize| {
        format!("C{number:06};Zoé;Lefèvre-{number};client{number}@exemple.fr;;59000;Saint-Étienne;{shelf}\n")
    };
    let head = "N° client;Prénom;Nom;E-mail;Téléphone;Code postal;Ville;Rayon\n".to_owned();
    let text: String = std::iter::once(head).chain((1..=people).map(row)).collect();
    let (name, bytes) = kept.file(text);
    let mapping = Mapping::default();
    let before = HELD.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let parts = Parts { longer_than: 1_000, head: 500, rows: 500 };
    let mut list = LongList::open((name, Cursor::new(bytes)), &mapping, parts).unwrap().unwrap();
    let mut read = 0;
    while let Some(part) = list.next_part(&context).unwrap() {
        read += part.reading.resolve(&Known::default(), &mapping).records.people.len();
    }
    assert_eq!(read, people);
    MOST.load(Ordering::Relaxed) - before
}

#[test]
fn four_times_as_many_people_take_no_more() {
    for kept in [Kept::Text, Kept::Workbook] {
        // what is looked up in vocabularies and patterns is made once, by the first
        most_held(1_500, kept);
        let (few, many) = (most_held(1_500, kept), most_held(6_000, kept));
        assert!(many < few + few / 10, "{many} bytes, and {few} for a quarter of them");
    }
}
