//! `carnet-bench`: see the library, and `scripts/bench`, which runs it.
#![allow(clippy::print_stdout, reason = "it tells its figures as they come")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use bench::{Plan, Told, Trouble, fill_shelf, run};
use clap::Parser;
use kernel::Ambient;

/// Measures Carnet beside the engines alone.
#[derive(Parser)]
struct Arguments {
    /// The binary that is measured.
    #[arg(long)]
    carnet: PathBuf,
    /// Where filled bases are kept.
    #[arg(long)]
    shelf: PathBuf,
    /// How many people.
    #[arg(long, value_delimiter = ' ')]
    sizes: Vec<usize>,
    /// How many answers of each page are waited for.
    #[arg(long, default_value_t = 400)]
    answers: usize,
    /// Fills what is missing and measures nothing: the next run begins at once.
    #[arg(long)]
    fill: bool,
    /// Where the report goes.
    #[arg(long)]
    report: PathBuf,
}

fn main() -> ExitCode {
    match measure(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            println!("the bench broke off: {trouble}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn measure(arguments: Arguments) -> Result<(), Trouble> {
    let plan = Plan {
        carnet: arguments.carnet,
        shelf: arguments.shelf,
        server: std::env::var("CARNET_TEST_POSTGRES").ok(),
        sizes: arguments.sizes,
        answers: arguments.answers,
        time: Duration::from_secs(15),
    };
    if arguments.fill {
        return fill_shelf(&plan, |line| println!("{line}")).await;
    }
    let today = Ambient::system().now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let told = |told: Told<'_>| match told {
        Told::Line(line) => println!("{line}"),
        Told::Report(report) => {
            if let Err(trouble) = std::fs::write(&arguments.report, report.markdown(today)) {
                println!("the report is not written: {trouble}");
            }
        }
    };
    let report = run(&plan, told).await?;
    std::fs::write(&arguments.report, report.markdown(today))?;
    Ok(())
}
