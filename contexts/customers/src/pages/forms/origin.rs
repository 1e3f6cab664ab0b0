//! Where a record that somebody types comes from: asked once, when it is made; nothing is preselected.

use contracts::Origin;
use jiff::civil::Date;
use personal::SourceClass;
use web::view::Choice;
use web::{Form, Sentence};

use crate::import::provenance::{self, ProvenanceFlaw};

/// The sources a record typed by hand can have; bought and rented lists come by files.
const SOURCES: [SourceClass; 4] =
    [SourceClass::Volunteered, SourceClass::FirstParty, SourceClass::SecondParty, SourceClass::Public];

/// What the form offers.
pub fn choices() -> Vec<Choice> {
    let choice = |source: &SourceClass| {
        Choice::new(source.code(), Sentence::new(format!("record-source-{}", source.code())))
    };
    SOURCES.iter().map(choice).collect()
}

/// What the form says; `None` leaves a complaint in it.
pub fn read(form: &mut Form, today: Date) -> Option<Origin> {
    let known =
        |text: &str| SOURCES.into_iter().find(|source| source.code() == text).ok_or("record-source-missing");
    let class = form.read("source", known);
    let text = form.read("origin", |text| provenance::origin(text).map_err(ProvenanceFlaw::code));
    Some(Origin { class: class?, text: text?, on: today })
}
