//! What the journal tells of a record is enough to give a value back.

use customers::company::{Company, CompanyDetails};
use customers::coordinates::Label;
use customers::giving_back::{Extent, give_back, is_missing};
use customers::person::Person;
use customers::person::PersonDetails;
use customers::relation::{Declared, Relationship};
use customers::told::Reading;
use customers::{Arrival, Fields, Journalled, Written};
use kernel::{Country, Id as _};
use personal::Personal;
use store::journal::HistoryValue;
use testkit::{access, ambient_at};

use crate::world::{brasserie, claire, day, noel, text};

fn ambient() -> kernel::Ambient {
    ambient_at("2026-11-23T09:00:00Z").0
}

fn as_person(details: PersonDetails) -> Person {
    let at = Arrival::by_hand(ambient().now());
    Person::introduce(ambient().id(), details, at).unwrap().after
}

fn as_company(details: CompanyDetails) -> Company {
    let at = Arrival::by_hand(ambient().now());
    Company::introduce(ambient().id(), details, at).unwrap().after
}

fn full() -> PersonDetails {
    let mut details = noel(ambient().id());
    details.coordinates = claire().coordinates;
    details.coordinates.addresses[0].street = text("12 rue de Gand\nBâtiment C");
    details.coordinates.emails.extend(Written::emails("claire@ailleurs.example").into_iter().map(Into::into));
    details.coordinates.emails[1].label = Label::Work;
    details.coordinates.phones.extend(Written::phones("06 39 98", Country::FR).into_iter().map(Into::into));
    details.job_title = text("Acheteuse");
    details.relationship = Relationship {
        owner: Some(kernel::UserId::from_uuid(uuid::Uuid::from_u128(7))),
        channel: text("Salon"),
        language: text("fr"),
        declared: Some(Declared::Partner),
        client_since: Some(day("2024-02-29")),
    };
    details
}

#[test]
fn a_record_is_read_back_from_its_fields_whole() {
    let access = access();
    for details in [full(), claire(), noel(ambient().id())] {
        let fields = as_person(details.clone()).fields();
        let reading = Reading { fields: &fields, access: &access, home: Country::FR };
        assert!(reading.person(&PersonDetails::default()) == details, "read anew");
        assert!(reading.person(&details) == details, "beside what stands");
    }
    let company = as_company(brasserie());
    let fields = company.fields();
    let reading = Reading { fields: &fields, access: &access, home: Country::BE };
    assert!(reading.company(&CompanyDetails::default()) == company.details);
}

/// E-mails as a record's fields.
fn emails(list: &[&str]) -> Fields {
    let mut fields = Fields::default();
    fields.list("emails", list.iter().map(|one| Some(Personal::new((*one).to_owned()))));
    fields
}

/// What the journal keeps of a change of one list into another.
fn changed(before: &[&str], after: &[&str]) -> Vec<HistoryValue> {
    let text = |list: &[&str], at: usize| list.get(at).map(|one| Personal::new((*one).to_owned()));
    let places = 0..before.len().max(after.len());
    let value = |at: usize| HistoryValue {
        field: format!("emails.{}", at + 1),
        before: text(before, at),
        after: text(after, at),
        redacted: false,
    };
    places.map(value).filter(|value| value.before != value.after).collect()
}

/// What happened; the list before and after the change; as it is now; what is given back; the list then.
type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str], &'a str, &'a [&'a str]);

#[test]
fn a_value_of_a_list_comes_back_and_takes_nothing_away_that_came_since() {
    let cases: &[Case] = &[
        (
            "a slip of the pen",
            &["a@x.fr", "b@x.fr"],
            &["A@x.fr", "b@x.fr"],
            &["A@x.fr", "b@x.fr"],
            "emails.1",
            &["a@x.fr", "b@x.fr"],
        ),
        (
            "the first removed, the second moved up",
            &["a@x.fr", "b@x.fr"],
            &["b@x.fr"],
            &["b@x.fr"],
            "emails.1",
            &["b@x.fr", "a@x.fr"],
        ),
        (
            "replaced, and replaced again",
            &["a@x.fr"],
            &["b@x.fr"],
            &["c@x.fr"],
            "emails.1",
            &["c@x.fr", "a@x.fr"],
        ),
        ("the only one removed", &["a@x.fr"], &[], &[], "emails.1", &["a@x.fr"]),
        (
            "the last removed, another added since",
            &["a@x.fr", "b@x.fr"],
            &["a@x.fr"],
            &["a@x.fr", "d@x.fr"],
            "emails.2",
            &["a@x.fr", "d@x.fr", "b@x.fr"],
        ),
    ];
    for (case, before, after, now, field, expected) in cases {
        let entry = changed(before, after);
        let mut fields = emails(now);
        assert!(entry.iter().any(|value| value.field == *field && is_missing(&fields, value)), "{case}");
        assert!(give_back(&mut fields, &entry, Extent::Field(field)), "{case}");
        let given = fields.other_than(&emails(expected));
        assert!(given.is_empty(), "{case}: {given:?}");
    }
}

#[test]
fn what_stands_there_or_was_redacted_is_not_offered() {
    let entry = changed(&["a@x.fr", "b@x.fr"], &["b@x.fr"]);
    let fields = emails(&["b@x.fr"]);
    let offered: Vec<bool> = entry.iter().map(|value| is_missing(&fields, value)).collect();
    assert_eq!(offered, [true, false], "the second one only moved up");
    let mut redacted = entry;
    redacted[0].before = None;
    redacted[0].redacted = true;
    assert!(!give_back(&mut emails(&["b@x.fr"]), &redacted, Extent::Field("emails.1")));
    assert!(!give_back(&mut emails(&["b@x.fr"]), &redacted, Extent::Everything(2)));
}

#[test]
fn a_change_undone_as_a_whole_leaves_the_list_as_it_was() {
    let (before, after) = (["a@x.fr", "b@x.fr", "c@x.fr"], ["c@x.fr", "d@x.fr"]);
    let mut fields = emails(&after);
    assert!(give_back(&mut fields, &changed(&before, &after), Extent::Everything(2)));
    assert!(fields.other_than(&emails(&before)).is_empty());
}
