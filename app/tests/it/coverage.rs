//! Law 1: the inventories are the schema there really is, both ways, on both engines.

use app::coverage::{Gap, gaps};
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
