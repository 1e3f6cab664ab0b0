//! Whatever the domain may say has its words, in both languages and well typeset.

use customers::WORDS;
use customers::activity::{ActivityKind, ActivityRejection, Direction};
use customers::company::{CompanyRejection, IdentifierKind};
use customers::coordinates::Label;
use customers::person::PersonRejection;
use customers::product::ProductRejection;
use customers::relation::Relation;
use customers::sale::{DocumentKind, SaleRejection, Status};
use customers::store::{NotRemoved, Unsaved};
use personal::SensitiveCategory;
use values::Flaw;
use web::Locales;

/// The keys of a list of codes, a word before each.
fn keys<T: Copy>(before: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Vec<String> {
    all.iter().map(|value| format!("{before}{}", code(*value))).collect()
}

/// What may be wrong with a value that is kept as typed.
fn written_flaws() -> impl Iterator<Item = Flaw> {
    let kinds = ["email", "phone", "siren", "siret", "bce", "vat", "postcode", "country"];
    let of_a_cell = [Flaw::Empty, Flaw::NotGiven, Flaw::SpreadsheetError, Flaw::ScientificNotation];
    let is_of = move |flaw: &Flaw| kinds.iter().any(|kind| flaw.code().starts_with(&format!("{kind}-")));
    Flaw::ALL.iter().copied().filter(is_of).chain(of_a_cell)
}

#[test]
fn everything_the_domain_says_has_words() {
    let locales = Locales::gather(&[WORDS]).unwrap_or_else(|unspeakable| panic!("{unspeakable}"));
    let said = [
        keys("relation-", Relation::ALL, Relation::code),
        keys("label-", Label::ALL, Label::code),
        keys("identifier-", IdentifierKind::ALL, IdentifierKind::code),
        keys("document-", DocumentKind::ALL, DocumentKind::code),
        keys("sale-status-", &Status::CODES, |code| code),
        keys("activity-", ActivityKind::ALL, ActivityKind::code),
        keys("direction-", Direction::ALL, Direction::code),
        keys("", PersonRejection::ALL, PersonRejection::code),
        keys("", CompanyRejection::ALL, CompanyRejection::code),
        keys("", ProductRejection::ALL, ProductRejection::code),
        keys("", SaleRejection::ALL, SaleRejection::code),
        keys("", ActivityRejection::ALL, ActivityRejection::code),
        keys("", &[Unsaved::ChangedMeanwhile.key(), NotRemoved::NamedBySales(1).key()], Option::unwrap),
        SensitiveCategory::ALL.iter().map(|it| format!("guard-{}", it.code().replace('_', "-"))).collect(),
        written_flaws().map(|flaw| format!("flaw-{}", flaw.code())).collect(),
        vec!["objection-invoices-are-kept".to_owned()],
    ];
    let missing: Vec<String> = said.concat().into_iter().filter(|key| !locales.knows(key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}
