//! The workbook of Atelier Mercier, published.

use customers::store::totals;
use testkit::on_both_engines;

use super::desk::{answers, fixtures, import, open_books};

const WORKBOOK: &[&str] = &["fichier-clients-mercier.xlsx"];

#[test]
fn the_workbook_is_published_with_its_counts() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let outcome = import(&base.store, fixtures("fichier-clients-fr", WORKBOOK), answers()).await;
        assert_eq!(outcome.exit_code(), 0);
        let counted = outcome.report().totals;
        let totals = totals(base.store.reader()).await.unwrap();
        assert_eq!((totals.companies, totals.people, totals.sales), (53, 145, 393));
        assert_eq!(totals.companies, i64::try_from(counted.companies.created).unwrap());
        assert_eq!(totals.people, i64::try_from(counted.people.created).unwrap());
        assert_eq!(totals.sales, i64::try_from(counted.sales.created).unwrap());

        let again = import(&base.store, fixtures("fichier-clients-fr", WORKBOOK), answers()).await;
        let again = again.report().totals;
        assert_eq!((again.companies.created, again.people.created, again.sales.created), (0, 0, 0));
        assert_eq!((again.companies.updated, again.people.updated, again.sales.updated), (0, 0, 0));
    });
}
