//! What is done for one record costs the same, however many others the file holds.

use customers::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use customers::person::Person;
use customers::sale::Sale;
use customers::store::{
    figures_of, remove_sale, save_activity, save_people, save_person, save_sales, timeline_of,
};
use customers::{Arrival, facets};
use kernel::{CompanyId, Holder, Scope, Vat};
use listing::{Filter, HowMany, PageRequest, Place, page};
use personal::Personal;
use store::Store;
use testkit::{on_both_engines, steps};

use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, by_hand, camille, claire, invoice, noel, text, whole,
};

/// How many times as much the same deed may take in a file some fifteen times as large: words are wiped out
/// of a few parts more of the full-text tables.
const AT_MOST: u64 = 2;
/// How often each deed is done. Now and then one puts parts of the full-text tables together for all before it.
const TIMES: usize = 3;

/// Brings private clients and buyers of a company, each with an invoice.
async fn fill(store: &Store, company: CompanyId, numbers: std::ops::Range<usize>) {
    let mut tx = begin(store).await;
    let arrival = || Arrival::by_hand(store.ambient().now());
    let (mut people, mut sales) = (Vec::new(), Vec::new());
    for number in numbers {
        let mut somebody = if number % 4 == 0 { noel(company) } else { claire() };
        somebody.client_number = text(&format!("P{number}"));
        let id = store.ambient().id();
        people.push(Person::introduce(id, somebody, arrival()).unwrap());
        let bought = invoice(id, &format!("F-{number}"), "2026-03-01", 1_000);
        sales.push(Sale::record(store.ambient().id(), bought, arrival()).unwrap());
    }
    save_people(&mut tx, people).await.unwrap();
    save_sales(&mut tx, sales).await.unwrap();
    tx.commit().await.unwrap();
}

/// What is done for somebody, and what it takes.
async fn deeds(store: &Store, company: CompanyId) -> Vec<(&'static str, Option<u64>)> {
    let (_, imported) = steps(store, fill(store, company, 5_000..5_012)).await;
    let (buyer, brought) = steps(store, a_person(store, claire())).await;
    let holder = Holder::Person(buyer.id);
    let (sale, sold) = steps(store, a_sale(store, invoice(buyer.id, "F-NEW", "2026-11-06", 5_290))).await;
    let (_, written) = steps(store, a_call(store, &buyer)).await;
    let db = store.writer();
    let (_, told) = steps(store, async { timeline_of(whole(db), holder, None, 20).await.unwrap() }).await;
    let (_, reckoned) = steps(store, async { figures_of(db, holder).await.unwrap() }).await;
    let (_, listed) = steps(store, best_clients(store)).await;
    let (_, corrected) = steps(store, corrected(store, buyer)).await;
    let (_, taken_out) = steps(store, taken_out(store, &sale)).await;
    vec![
        ("bringing a dozen with what they bought", imported),
        ("bringing somebody", brought),
        ("recording a sale", sold),
        ("writing a call down", written),
        ("a timeline", told),
        ("the figures of somebody", reckoned),
        ("the best clients", listed),
        ("correcting somebody", corrected),
        ("taking a sale out", taken_out),
    ]
}

async fn a_call(store: &Store, person: &Person) {
    let mut tx = begin(store).await;
    let details = ActivityDetails {
        person: Some(person.id),
        company: None,
        kind: ActivityKind::Call,
        direction: Some(Direction::FromThem),
        at: store.ambient().now(),
        text: Personal::new("Veut quarante coffrets pour la fin de l’année.".to_owned()),
    };
    let step = Activity::write_down(store.ambient().id(), details, camille(), by_hand(store)).unwrap();
    save_activity(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
}

async fn corrected(store: &Store, person: Person) {
    let mut tx = begin(store).await;
    let mut details = person.details.clone();
    details.job_title = text("Sommelière");
    save_person(&mut tx, person.correct(details).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn taken_out(store: &Store, sale: &Sale) {
    let mut tx = begin(store).await;
    remove_sale(&mut tx, sale).await.unwrap();
    tx.commit().await.unwrap();
}

async fn best_clients(store: &Store) {
    let (catalogue, everybody) = (facets::people(Vat::default()), Filter::everything());
    let request = PageRequest {
        filter: &everybody,
        sort: "spend",
        descending: true,
        place: Place::Start,
        size: 20,
        how_many: HowMany::Unknown,
    };
    page(store.writer(), catalogue.seen(&Scope::All), &request).await.unwrap().unwrap();
}

/// The least that each deed took.
async fn least(store: &Store, company: CompanyId) -> Vec<(&'static str, Option<u64>)> {
    let mut least = deeds(store, company).await;
    for _ in 1..TIMES {
        let again = deeds(store, company).await;
        least.iter_mut().zip(again).for_each(|(least, (_, again))| least.1 = least.1.min(again));
    }
    least
}

#[test]
fn what_is_done_for_a_few_does_not_grow_with_the_file() {
    on_both_engines(|base| async move {
        let company = a_company(&base.store, brasserie()).await;
        fill(&base.store, company.id, 0..150).await;
        let in_a_small_file = least(&base.store, company.id).await;
        fill(&base.store, company.id, 150..2_500).await;
        let in_a_large_file = least(&base.store, company.id).await;
        for ((deed, small), (_, large)) in in_a_small_file.into_iter().zip(in_a_large_file) {
            let Some((small, large)) = small.zip(large) else { continue };
            assert!(small > 0, "{deed} is not counted");
            assert!(large <= small * AT_MOST, "{deed}: {small} steps became {large}");
        }
    });
}
