//! Recognising somebody by what was given, and what the file answers to other contexts.

use contracts::{Address, FileSummary, PeopleAndCompanies};
use customers::TheFile;
use customers::company::IdentifierKind;
use customers::coordinates::Coordinate;
use customers::person::{PersonName, Role};
use customers::sale::SaleDetails;
use customers::store::{
    Clue, holders_by, person_rows, remove_company, sale_rows, sales_by_number, save_person,
    unnumbered_sales_of,
};
use customers::written::Written;
use kernel::{Holder, Id, PersonId, Scope};
use personal::Personal;
use testkit::{access, on_both_engines};

use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, claire, company_named, invoice, noel, text, whole,
};

fn sealed(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

#[test]
fn people_and_companies_are_recognised_by_what_a_file_gives() {
    on_both_engines(|base| async move {
        let claire = Holder::from(a_person(&base.store, claire()).await.id);
        let brasserie = a_company(&base.store, brasserie()).await;
        let swapped = PersonName { given: text("FONTAINE"), family: text("claire"), civility: None };
        let cases = [
            (Clue::ClientNumber, sealed("P0042"), claire),
            (Clue::ClientNumber, sealed("C0007"), brasserie.id.into()),
            (Clue::Email, sealed("claire.fontaine@example.com"), claire),
            (Clue::Phone, sealed("+33639982011"), claire),
            (Clue::Email, sealed("info@vieux-port.example"), brasserie.id.into()),
            (Clue::Identifier(IdentifierKind::Bce), sealed("0403091220"), brasserie.id.into()),
            (Clue::Identifier(IdentifierKind::Vat), sealed("BE0403091220"), brasserie.id.into()),
            (Clue::NameKey, swapped.key(), claire),
            (Clue::NameKey, brasserie.details.name_key(), brasserie.id.into()),
        ];
        for (clue, value, holder) in cases {
            let values = [sealed("nobody"), value.clone()];
            let found = holders_by(whole(base.store.reader()), clue, &values).await.unwrap();
            assert_eq!(found, [(value, holder)], "{clue:?}");
        }
        let siren = Clue::Identifier(IdentifierKind::Siren);
        let found = holders_by(whole(base.store.reader()), siren, &[sealed("0403091220")]).await.unwrap();
        assert!(found.is_empty(), "a number of another kind");
    });
}

#[test]
fn sales_are_recognised_by_number_or_among_those_without_one() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let brasserie = a_company(&base.store, brasserie()).await.id;
        let numbered = a_sale(&base.store, invoice(claire, "F2026-0418", "2026-11-06", 5_290)).await;
        let at_the_till = SaleDetails { number: None, ..invoice(claire, "", "2026-11-07", 990) };
        let at_the_till = a_sale(&base.store, at_the_till).await;
        let to_company = SaleDetails { number: None, ..invoice(brasserie, "", "2026-11-07", 990) };
        let to_company = a_sale(&base.store, to_company).await;
        let db = base.store.reader();
        let typed = [sealed("f2026 -0418"), sealed("F2026-0419")];
        assert_eq!(sales_by_number(whole(db), &typed).await.unwrap(), [numbered]);
        assert_eq!(unnumbered_sales_of(db, &[claire.into()]).await.unwrap(), [at_the_till.clone()]);
        let both = unnumbered_sales_of(db, &[brasserie.into(), claire.into()]).await.unwrap();
        assert_eq!(both.len(), 2);
        assert!(both.contains(&at_the_till) && both.contains(&to_company));
    });
}

#[test]
fn other_contexts_learn_names_addresses_and_how_much_there_is() {
    on_both_engines(|base| async move {
        let claire = Holder::from(a_person(&base.store, claire()).await.id);
        let brasserie = Holder::from(a_company(&base.store, brasserie()).await.id);
        let stranger = Holder::Person(base.ambient.id::<PersonId>());
        let names = TheFile.names_of(&base.store, &Scope::All, &[brasserie, stranger, claire]).await.unwrap();
        let names: Vec<Option<&str>> =
            names.iter().map(|name| name.as_ref().map(|name| name.reveal(&access()).as_str())).collect();
        assert_eq!(names, [Some("Brasserie du Vieux-Port SRL"), None, Some("Claire Fontaine")]);

        let tx = begin(&base.store).await;
        let addresses = TheFile.addresses_of(&tx, claire).await.unwrap();
        let expected =
            [Address::Email(sealed("claire.fontaine@example.com")), Address::Phone(sealed("+33639982011"))];
        assert_eq!(addresses, expected);
        tx.rollback().await.unwrap();

        let summary = TheFile.summary(&base.store).await.unwrap();
        assert_eq!(summary, FileSummary { people: 1, companies: 1, sales: 0, held_notes: 0 });
    });
}

#[test]
fn the_addresses_somebody_had_before_are_theirs_still_unless_another_has_them_now() {
    on_both_engines(|base| async move {
        let before = a_person(&base.store, claire()).await;
        let mut details = before.details.clone();
        details.coordinates.emails = Written::emails("claire@@x").into_iter().map(Coordinate::from).collect();
        details.coordinates.phones = Vec::new();
        let mut tx = begin(&base.store).await;
        let claire = save_person(&mut tx, before.correct(details).unwrap()).await.unwrap();
        let addresses = TheFile.addresses_of(&tx, claire.id.into()).await.unwrap();
        let former =
            [Address::Email(sealed("claire.fontaine@example.com")), Address::Phone(sealed("+33639982011"))];
        assert_eq!(addresses, former);
        tx.commit().await.unwrap();

        let mut husband = crate::world::claire();
        husband.name.given = text("Marc");
        husband.client_number = text("P0043");
        husband.coordinates.emails.clear();
        a_person(&base.store, husband).await;
        let tx = begin(&base.store).await;
        let addresses = TheFile.addresses_of(&tx, claire.id.into()).await.unwrap();
        assert_eq!(addresses, former[..1], "the number is her husband's now");
        tx.rollback().await.unwrap();
    });
}

#[test]
fn who_works_in_two_companies_is_shown_with_the_one_that_is_left() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let cave = a_company(&base.store, company_named("Cave du Pont")).await;
        let mut details = noel(brasserie.id);
        details.roles.push(Role { company: cave.id, title: text("Associé") });
        let noel = a_person(&base.store, details).await;
        let mut tx = begin(&base.store).await;
        remove_company(&mut tx, &brasserie).await.unwrap();
        tx.commit().await.unwrap();
        let row = person_rows(whole(base.store.reader()), &[noel.id.uuid()]).await.unwrap().remove(0);
        assert_eq!(row.company.map(|(id, _)| id), Some(cave.id));
        assert_eq!(row.job.map(|job| job.reveal(&access()).clone()).as_deref(), Some("Associé"));
    });
}

#[test]
fn somebody_known_by_a_telephone_alone_is_named_by_it_in_people_and_in_sales() {
    on_both_engines(|base| async move {
        let mut nameless = claire();
        nameless.name = PersonName::default();
        nameless.coordinates.emails.clear();
        let caller = a_person(&base.store, nameless).await;
        let sale = a_sale(&base.store, invoice(caller.id, "F2026-0044", "2026-10-02", 4_200)).await;
        let people = person_rows(whole(base.store.reader()), &[caller.id.uuid()]).await.unwrap();
        let sales = sale_rows(whole(base.store.reader()), &[sale.id.uuid()]).await.unwrap();
        let number = sealed("+33639982011");
        assert_eq!(people[0].name, number);
        assert_eq!(sales[0].person, Some((caller.id, number)));
    });
}
