//! The workbook of Atelier Mercier, published.

use std::sync::Mutex;

use contracts::PersonalDataSource;
use customers::OfTheFile;
use customers::import::Outcome;
use customers::store::{records_of_batch, totals};
use kernel::Holder;
use store::Store;
use testkit::{access, on_both_engines};

use super::desk::{answers, fixtures, import, latest, open_books};

const WORKBOOK: &[&str] = &["fichier-clients-mercier.xlsx"];

#[test]
fn the_workbook_is_published_with_its_counts() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let outcome = import(&base.store, fixtures("fichier-clients-fr", WORKBOOK), answers()).await;
        assert!(matches!(outcome, Outcome::Written(_)));
        let counted = outcome.report().unwrap().totals;
        let totals = totals(base.store.reader()).await.unwrap();
        assert_eq!((totals.companies, totals.people, totals.sales), (53, 145, 393));
        assert_eq!(totals.companies, i64::try_from(counted.companies.created).unwrap());
        assert_eq!(totals.people, i64::try_from(counted.people.created).unwrap());
        assert_eq!(totals.sales, i64::try_from(counted.sales.created).unwrap());

        let again = import(&base.store, fixtures("fichier-clients-fr", WORKBOOK), answers()).await;
        let again = again.report().unwrap().totals;
        assert_eq!((again.companies.created, again.people.created, again.sales.created), (0, 0, 0));
        assert_eq!((again.companies.updated, again.people.updated, again.sales.updated), (0, 0, 0));
    });
}

const UNICODE: &[&str] = &["clients-utf8-bom.csv", "contacts-texte-unicode.txt", "ventes-virgule-utf8.csv"];
const WINDOWS: &[&str] = &["clients.csv", "contacts.csv", "ventes.csv"];

/// Everything the last batch brought, told without ids.
async fn portrait(store: &Store) -> Vec<String> {
    let brought = records_of_batch(store.reader(), latest(store).await.batch.id).await.unwrap();
    let people = brought.people.into_iter().map(Holder::Person);
    let mut told = Vec::new();
    for holder in people.chain(brought.companies.into_iter().map(Holder::Company)) {
        let mut of_context = OfTheFile.export(store, holder, &access()).await.unwrap();
        of_context.extend(privacy::Source.export(store, holder, &access()).await.unwrap());
        let values = of_context.into_iter().flat_map(|row| {
            row.values.into_iter().map(move |(name, value)| format!("{} {name}: {value}", row.kind))
        });
        let mut lines: Vec<String> = values.filter(|line| !is_an_id(line)).collect();
        lines.sort();
        told.push(lines.join("\n"));
    }
    told.sort();
    told
}

fn is_an_id(line: &str) -> bool {
    line.rsplit(": ").next().is_some_and(|value| value.parse::<uuid::Uuid>().is_ok())
}

/// The base these files make, on each engine.
fn portraits(files: &'static [&'static str]) -> Vec<Vec<String>> {
    let all = Mutex::new(Vec::new());
    on_both_engines(|base| {
        let all = &all;
        async move {
            open_books(&base.store).await;
            import(&base.store, fixtures("fichier-clients-fr", files), answers()).await;
            let told = portrait(&base.store).await;
            all.lock().unwrap().push(told);
        }
    });
    all.into_inner().unwrap()
}

/// How far two bases are from each other: the lines only one of them has.
fn apart(one: &[String], other: &[String]) -> Vec<String> {
    let lines =
        |all: &[String]| all.iter().flat_map(|told| told.lines().map(str::to_owned)).collect::<Vec<_>>();
    let (mut rest, mut alone) = (lines(other), Vec::new());
    for line in lines(one) {
        match rest.iter().position(|known| *known == line) {
            Some(at) => drop(rest.swap_remove(at)),
            None => alone.push(line),
        }
    }
    alone.extend(rest);
    alone
}

#[test]
fn the_text_files_make_the_base_of_the_workbook_less_what_windows_1252_cannot_write() {
    let (books, unicode, windows) = (portraits(WORKBOOK), portraits(UNICODE), portraits(WINDOWS));
    for ((book, unicode), windows) in books.iter().zip(&unicode).zip(&windows) {
        assert_eq!(book.len(), 53 + 145);
        assert_eq!(apart(book, unicode), Vec::<String>::new());
        assert_eq!(windows.len(), book.len());
        let lost = ["ukasik", "🚚", "NFD", "?"];
        let is_lost =
            |line: &String| lost.iter().any(|sign| line.to_lowercase().contains(&sign.to_lowercase()));
        let different: Vec<String> = apart(book, windows).into_iter().filter(|line| !is_lost(line)).collect();
        assert_eq!(different, Vec::<String>::new());
    }
}
