//! The report: every figure beside the engine's own, and each bar of the product with what was measured.

use std::fmt::Write as _;
use std::time::Duration;

use jiff::civil::Date;

use crate::import::Imported;
use crate::machine;
use crate::measure::{Measure, Measured};
use crate::pages::Promise;
use crate::statistics::Load;

/// What was measured on one engine.
#[derive(Debug)]
pub struct Engine {
    /// Which, and in which version.
    pub name: String,
    /// Each size, the smallest first.
    pub measured: Vec<Measured>,
}

/// Everything that was measured.
#[derive(Debug)]
pub struct Report {
    /// Each engine.
    pub engines: Vec<Engine>,
    /// The size of the binary in bytes.
    pub binary: u64,
    /// How many answers each load waited for from one visitor.
    pub answers: usize,
}

/// A bar of the product: what is held against what.
struct Bar {
    what: String,
    most: String,
    found: String,
    is_met: bool,
}

/// One page in one line, to be read while the bench runs.
#[must_use]
pub fn line(measure: &Measure) -> String {
    let ([one, many], [raw, raw_many]) = (measure.carnet, measure.raw);
    format!(
        "{:45} {} · 16: {} | alone {} · 16: {}",
        measure.title,
        said(one),
        said(many),
        said(raw),
        said(raw_many)
    )
}

fn said(load: Load) -> String {
    format!("{} cpu, {} / {}", ms(load.processor), ms(load.median), ms(load.p99))
}

/// An import in one line.
#[must_use]
pub fn import_line(import: &Imported) -> String {
    format!(
        "import of {} rows: {}, alone {}",
        import.rows,
        rate(import.rows, import.took),
        rate(import.rows, Some(import.raw))
    )
}

impl Report {
    /// The report as a page of the documentation.
    #[must_use]
    pub fn markdown(&self, today: Date) -> String {
        let mut page = String::from("# Benchmarks\n\nWritten by `make bench`; do not edit.\n\n");
        let _ = writeln!(page, "- {today}, revision {}", machine::revision());
        let _ = writeln!(page, "- {}", machine::shape());
        for engine in &self.engines {
            let _ = writeln!(page, "- {}", engine.name);
        }
        let _ = writeln!(page, "- The binary: {} MiB", mib(self.binary));
        page.push_str(&self.how());
        page.push_str(&self.bars());
        for engine in &self.engines {
            let _ = write!(page, "\n## {}\n", engine.name);
            page.push_str(&pages(engine));
            page.push_str(&house(engine));
        }
        page
    }

    fn how(&self) -> String {
        format!(
            "
Everybody has three invoices of one line; four in ten work at a company, of which there is one to ten people. Bases are
filled by the file's own store, with search text, figures, totals, journal and grounds, in transactions of 5,000 people.
Each page is asked for {} times by one visitor, then {} times by sixteen at once, each with a connection and session of
the owner's, without compression; records, terms and places are of seeded chance, and no load takes longer than a quarter
of a minute. Processor time is the server's, PostgreSQL's included; the visitors run on the same cores. *Alone* is the
engine asked, over the same pool with the same key and settings, for the least that brings those rows, by a process that
does nothing with them; a record's look is noted durably by both. Times are median / p99. The search for duplicates of
the night is told to be over: it has its figures in `duplicates.md`.
",
            self.answers,
            self.answers * 4,
        )
    }

    fn bars(&self) -> String {
        let mut text = String::from("\n## Bars\n");
        for engine in &self.engines {
            let Some(largest) = engine.measured.last() else { continue };
            let _ = write!(
                text,
                "\nAt {} people on {}:\n\n| what | at most | measured | |\n|---|---|---|---|\n",
                thousands(largest.people),
                engine.name,
            );
            for bar in bars(largest, self.binary) {
                let verdict = if bar.is_met { "met" } else { "**missed**" };
                let _ = writeln!(text, "| {} | {} | {} | {verdict} |", bar.what, bar.most, bar.found);
            }
        }
        text
    }
}

/// What product and engine promise at the largest size.
fn bars(measured: &Measured, binary: u64) -> Vec<Bar> {
    let mut bars = Vec::new();
    for page in &measured.pages {
        bars.extend(bars_of(page));
    }
    bars.push(bar("start to first page".to_owned(), (measured.start[0], 300)));
    bars.push(Bar {
        what: "memory when idle".to_owned(),
        most: "60 MiB".to_owned(),
        found: format!("{} MiB", measured.memory[0].div_ceil(1024)),
        is_met: measured.memory[0] <= 60 * 1024,
    });
    bars.push(Bar {
        what: "the binary".to_owned(),
        most: "40 MiB".to_owned(),
        found: format!("{} MiB", mib(binary)),
        is_met: binary <= 40 * 1024 * 1024,
    });
    bars.push(Bar {
        what: "import".to_owned(),
        most: "at least 8,000 rows/s".to_owned(),
        found: rate(measured.import.rows, measured.import.took),
        is_met: measured.import.took.is_some_and(|took| per_second(measured.import.rows, took) >= 8_000.0),
    });
    bars
}

fn bars_of(page: &Measure) -> [Bar; 2] {
    let [one, sixteen] = page.carnet;
    let called = |what: &str| format!("{}, {what}", page.title);
    let most = match page.promise {
        Promise::Search => {
            return [bar(called("median"), (one.median, 15)), bar(called("p99"), (one.p99, 150))];
        }
        Promise::List => 3,
        Promise::Record => 2,
    };
    [bar(called("processor time"), (one.processor, most)), bar(called("p99 of sixteen"), (sixteen.p99, 50))]
}

fn bar(what: String, (found, most): (Duration, u64)) -> Bar {
    let most = Duration::from_millis(most);
    Bar {
        what,
        most: format!("{} ms", most.as_millis()),
        found: format!("{} ms", ms(found)),
        is_met: found <= most,
    }
}

/// Each page in every size, one under the other: what is not flat shows.
fn pages(engine: &Engine) -> String {
    let mut text = String::from(
        "
| page | people | processor, ms | one, ms | sixteen, ms | alone: processor, ms | one, ms | sixteen, ms |
|---|--:|--:|--:|--:|--:|--:|--:|
",
    );
    let titles = engine.measured.first().map(|measured| &measured.pages[..]).unwrap_or_default();
    for (place, first) in titles.iter().enumerate() {
        for (nth, measured) in engine.measured.iter().enumerate() {
            let Some(page) = measured.pages.get(place) else { continue };
            let title = if nth == 0 { first.title } else { "" };
            let _ = write!(text, "| {title} | {} ", thousands(measured.people));
            for [one, sixteen] in [page.carnet, page.raw] {
                let times = |load: Load| format!("{} / {}", ms(load.median), ms(load.p99));
                let _ = write!(text, "| {} | {} | {} ", ms(one.processor), times(one), times(sixteen));
            }
            text.push_str("|\n");
        }
    }
    text
}

/// Start, memory and import in every size.
fn house(engine: &Engine) -> String {
    let mut text = String::from(
        "
| people | filled, records/s | start to first page, ms | alone, ms | memory idle, loaded, at most, MiB |
|--:|--:|--:|--:|--:|
",
    );
    for one in &engine.measured {
        let records = one.people * (1 + crate::people::SALES_EACH) + one.people.div_ceil(10);
        let [idle, loaded, most] = one.memory.map(|kib| kib.div_ceil(1024));
        let [start, alone] = one.start.map(ms);
        let filled = thousands(per_second(records, one.filled_in) as usize);
        let people = thousands(one.people);
        let _ = writeln!(text, "| {people} | {filled} | {start} | {alone} | {idle}, {loaded}, {most} |");
    }
    text.push_str(
        "
| rows imported by `carnet import` into an empty base | rows/s | processor, s | memory at most, MiB | alone, rows/s |
|--:|--:|--:|--:|--:|
",
    );
    for Measured { import, .. } in &engine.measured {
        let _ = writeln!(
            text,
            "| {} | {} | {:.1} | {} | {} |",
            thousands(import.rows),
            rate(import.rows, import.took),
            import.processor.as_secs_f64(),
            import.memory.div_ceil(1024),
            rate(import.rows, Some(import.raw)),
        );
    }
    text
}

fn rate(rows: usize, took: Option<Duration>) -> String {
    took.map_or_else(
        || "not taken in".to_owned(),
        |took| format!("{} rows/s", thousands(per_second(rows, took) as usize)),
    )
}

fn per_second(rows: usize, took: Duration) -> f64 {
    rows as f64 / took.as_secs_f64().max(f64::EPSILON)
}

fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1_000.0;
    if ms < 10.0 { format!("{ms:.2}") } else { format!("{ms:.0}") }
}

fn mib(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / (1024.0 * 1024.0))
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
