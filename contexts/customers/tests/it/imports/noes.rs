//! A no that a file brings outlives the record: a base that lost the person still knows it (law 4).

use contracts::{Address, PrivacyCore as _, RefusalScope};
use personal::{Channel, Personal, Purpose};
use testkit::on_both_engines;

use super::desk::{answers, csv, import, open_books};
use crate::world::begin;

const NEWSLETTER: RefusalScope =
    RefusalScope::Some { channel: Some(Channel::Email), purpose: Some(Purpose::Newsletter) };

#[test]
fn a_no_in_a_column_of_answers_stands_on_the_suppression_list() {
    let file = "Nom;Prénom;E-mail;Newsletter\nBenali;Nadia;nadia.benali@example.com;non\n\
                Caron;Benoît;benoit.caron@example.com;oui\n";
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let outcome = import(&base.store, vec![csv("contacts.csv", file)], answers()).await;
        assert_eq!(outcome.exit_code(), 0);
        let addresses = ["nadia.benali@example.com", "benoit.caron@example.com"]
            .map(|email| Address::Email(Personal::new(email.to_owned())));
        let tx = begin(&base.store).await;
        let held = privacy::Core.suppressions_of(&tx, &addresses).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(held, [vec![NEWSLETTER], vec![]]);
    });
}
