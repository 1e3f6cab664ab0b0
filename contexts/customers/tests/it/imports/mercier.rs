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
        eprintln!("{counted:?} {totals:?}");
        assert_eq!(totals.companies, i64::try_from(counted.companies.created).unwrap());
        assert_eq!(totals.people, i64::try_from(counted.people.created).unwrap());
        assert_eq!(totals.sales, i64::try_from(counted.sales.created).unwrap());

        let again = import(&base.store, fixtures("fichier-clients-fr", WORKBOOK), answers()).await;
        eprintln!("{:?}", again.report().totals);
    });
}
