//! Law 1: the inventories are the schema there really is, both ways, on both engines.

use app::coverage::{Gap, gaps};
use personal::inventory::Inventory;
use sea_orm::ConnectionTrait;
use testkit::on_both_engines;

#[test]
fn every_column_of_the_base_has_its_why_and_every_why_its_column() {
    on_both_engines(async |base| assert_eq!(gaps(&base.store).await.unwrap(), []));
}

#[test]
fn a_column_nobody_said_the_why_of_is_found_and_one_that_is_gone_too() {
    on_both_engines(async |base| {
        for sql in [
            "CREATE TABLE customers_hunches (id INTEGER, guess TEXT)",
            "ALTER TABLE customers_people ADD COLUMN shoe_size INTEGER",
            "ALTER TABLE customers_companies DROP COLUMN website",
            "DROP TABLE customers_totals",
        ] {
            base.store.writer().execute_unprepared(sql).await.unwrap();
        }
        let found = [
            Gap::NotInventoried("customers_hunches".to_owned()),
            Gap::NotInventoried("customers_people.shoe_size".to_owned()),
            Gap::NotThere("customers_companies.website".to_owned()),
            Gap::NotThere("customers_totals".to_owned()),
        ];
        assert_eq!(gaps(&base.store).await.unwrap(), found);
    });
}

#[test]
fn a_column_about_somebody_without_a_why_is_no_inventory() {
    let whole = r#"
        [table.customers_hunches]
        subject = "person"
        purposes = ["client-management"]
        sources = ["first-party"]
        retention = "three years after the last contact (T-02)"
        [table.customers_hunches.columns]
        guess = { class = "personal", category = "opinion", exported-as = "guess", on-erasure = "keep", kept-because = "T-05" }
    "#;
    assert!(Inventory::read(whole).is_ok());
    let left_out = [
        (r#"purposes = ["client-management"]"#, "purposes"),
        (r#"sources = ["first-party"]"#, "sources"),
        (r#"retention = "three years after the last contact (T-02)""#, "retention"),
        (r#"category = "opinion", "#, "category"),
        (r#"exported-as = "guess", "#, "exported-as"),
        (r#", kept-because = "T-05""#, "kept-because"),
    ];
    for (text, what) in left_out {
        let complaint = Inventory::read(&whole.replace(text, "")).unwrap_err();
        assert!(complaint.contains("customers_hunches.guess") && complaint.contains(what), "{complaint}");
    }
    assert!(Inventory::read(&whole.replace("client-management", "curiosity")).is_err());
}
