//! The JSON document: it meets its schema, its links resolve, and the access log knows of it.

use std::collections::BTreeSet;

use customers::export::{Format, NotExported, What};
use customers::facets;
use kernel::{Scope, Vat};
use serde_json::Value;
use store::reads;
use testkit::on_both_engines;

use super::office::{chosen, crowd, document, exported, ids, list, tried, word};
use crate::imports::desk::{answers, fixtures, import, open_books};
use crate::world::{a_company, a_person, a_sale, brasserie, claire, company_named, invoice, noel};

const SCHEMA: &str = include_str!("../../../../../docs/export.schema.json");

/// What in an export does not meet the schema.
fn complaint(document: &Value) -> Option<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator.validate(document).err().map(|error| format!("{} at {}", error, error.instance_path()))
}

/// The ids under a name, wherever they stand in the records of an array.
fn links(document: &Value, array: &str, name: &str) -> BTreeSet<String> {
    fn gather(value: &Value, name: &str, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get(name).and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| gather(value, name, found));
            }
            Value::Array(values) => values.iter().for_each(|value| gather(value, name, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    gather(&document[array], name, &mut found);
    found
}

#[test]
fn the_workbook_of_nine_years_leaves_whole_and_as_its_schema_says() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        import(&base.store, fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"]), answers())
            .await;
        let document = document(&base.store).await;
        assert_eq!(complaint(&document), None);
        let counts = ["companies", "people", "sales"].map(|array| list(&document, array).len());
        assert_eq!(counts, [53, 145, 393]);

        for (link, target) in
            [("company_id", "companies"), ("person_id", "people"), ("product_id", "products")]
        {
            let known: BTreeSet<String> = ids(&document, target).into_iter().collect();
            for array in ["people", "sales", "activities"] {
                let dangling: Vec<String> =
                    links(&document, array, link).difference(&known).cloned().collect();
                assert_eq!(dangling, Vec::<String>::new(), "{array} → {target}");
            }
        }
        let named = |name: &str| {
            let mut companies = list(&document, "companies").iter();
            companies.find(|company| word(company, "name") == name).unwrap_or_else(|| panic!("{name}"))
        };
        let durand = named("Menuiserie Dürand");
        assert_eq!(durand["phones"][0]["canonical"], "+33639981023");
        assert_eq!(durand["bases"][0]["source"], "first-party");
        let garage = list(named("Garage du Nœud Vert"), "identifiers").first().unwrap();
        assert_eq!((garage["raw"].as_str(), garage["canonical"].as_str()), (Some("994 674 597"), None));
        assert!(garage["flaw"].is_string());
        assert!(list(&document, "people").iter().any(|person| !list(person, "refusals").is_empty()));
    });
}

#[test]
fn a_document_that_breaks_the_schema_is_complained_about() {
    on_both_engines(|base| async move {
        a_person(&base.store, claire()).await;
        let mut document = document(&base.store).await;
        assert_eq!(complaint(&document), None);
        document["people"][0]["emails"][0]["raw"] = Value::Null;
        assert!(complaint(&document).is_some());
    });
}

#[test]
fn amounts_are_exact_cents_and_ids_are_the_same_each_time() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        a_person(&base.store, noel(brasserie.id)).await;
        let mut details = invoice(brasserie.id, "F-1", "2026-11-20", 9_999_999_999_993);
        details.gross = None;
        a_sale(&base.store, details).await;
        let first = document(&base.store).await;
        let sale = &first["sales"][0];
        assert_eq!(sale["net_cents"], 9_999_999_999_993_i64);
        assert_eq!((sale["gross_cents"].as_i64(), word(sale, "currency")), (None, "EUR"));
        assert_eq!(sale["lines"][0]["quantity_thousandths"], 1_000);
        assert_eq!(first["companies"][0]["figures"]["spend_net_cents"], 9_999_999_999_993_i64);
        assert_eq!(first["people"][0]["roles"][0]["company_id"], first["companies"][0]["id"]);
        assert_eq!(first, document(&base.store).await);
    });
}

#[test]
fn a_list_leaves_with_its_filter_and_in_its_order_however_many_chunks_it_takes() {
    on_both_engines(|base| async move {
        crowd(&base.store, 1_001).await;
        a_company(&base.store, company_named("Chez Paul")).await;
        let chosen = chosen(&facets::people(Vat::Excluded), "sort=-name", "name");
        let file = tried(&base.store, What::People(chosen), Format::Json, Some("relecture")).await.unwrap();
        let document: Value = serde_json::from_slice(&file).unwrap();
        assert_eq!(complaint(&document), None);
        let names: Vec<&str> =
            list(&document, "people").iter().map(|person| word(person, "family_name")).collect();
        assert_eq!(names.len(), 1_001);
        assert_eq!((names.first(), names.last()), (Some(&"Martin 01000"), Some(&"Martin 00000")));
        assert!(names.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(document.get("companies").is_none());
    });
}

#[test]
fn above_five_hundred_people_a_reason_is_asked_and_the_log_keeps_it() {
    on_both_engines(|base| async move {
        crowd(&base.store, 500).await;
        assert!(tried(&base.store, What::Whole, Format::Json, None).await.is_ok());
        crowd(&base.store, 1).await;
        for reason in [None, Some("  ")] {
            let refused = tried(&base.store, What::Whole, Format::Json, reason).await;
            assert_eq!(refused.err(), Some(NotExported::ReasonMissing(501)));
        }
        let martin = chosen(&facets::people(Vat::Excluded), "name=Martin 00007", "name");
        exported(&base.store, What::People(martin), Format::Csv).await;
        tried(&base.store, What::Whole, Format::Csv, Some("Copie pour le comptable")).await.unwrap();
        let looks = reads::latest(base.store.reader(), 10).await.unwrap();
        let seen: Vec<(&str, i64, &str)> =
            looks.iter().map(|look| (look.what.as_str(), look.people, look.reason.as_str())).collect();
        let expected = [("export", 501, "Copie pour le comptable"), ("export", 1, ""), ("export", 500, "")];
        assert_eq!(seen, expected);
        assert_eq!(looks[0].actor_id, testkit::access().actor().uuid());
    });
}

#[test]
fn an_export_shows_the_base_as_it_stood_when_it_began() {
    use super::office::{clerk, voice};
    use customers::export::{Export, Wish};
    on_both_engines(|base| async move {
        let store = &base.store;
        crowd(store, 450).await;
        let wish = Wish { what: What::Whole, format: Format::Json, reason: None, scope: Scope::All };
        let mut export =
            Export::begin(store, &clerk(), wish, &voice(store), testkit::access()).await.unwrap();
        let mut file = export.next().await.unwrap().unwrap();
        let late = a_company(store, brasserie()).await;
        let noel = a_person(store, noel(late.id)).await;
        a_sale(store, invoice(noel.id, "F-9", "2026-11-20", 100)).await;
        while let Some(piece) = export.next().await.unwrap() {
            file.extend(piece);
        }
        let document: Value = serde_json::from_slice(&file).unwrap();
        let counts = ["companies", "people", "sales"].map(|array| list(&document, array).len());
        assert_eq!(counts, [0, 450, 0]);
    });
}
