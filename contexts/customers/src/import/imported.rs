//! What the four records that files bring have in common.

use std::hash::Hash;

use kernel::{BatchId, CompanyId, Id, PersonId, ProductId, SaleId};
use personal::Access;

use super::by_hand::Hand;
use super::tally::{Back, Stayed, Undone, Why};
use crate::arrival::Arrival;
use crate::before::Before;
use crate::company::{Company, CompanyDetails};
use crate::fields::{Journalled, Step};
use crate::person::{Person, PersonDetails};
use crate::product::{Product, ProductDetails};
use crate::sale::{Sale, SaleDetails};

/// A record that files bring.
pub trait Imported: Journalled + Clone {
    /// Its id.
    type Id: Id + Copy + Eq + Hash;
    /// What is known.
    type Details: Clone + PartialEq;

    /// Its id.
    fn id(&self) -> Self::Id;
    /// The count of its changes.
    fn version(&self) -> i64;
    /// Which import made it.
    fn made_by(&self) -> Option<BatchId>;
    /// What is known.
    fn details(&self) -> &Self::Details;
    /// The same record, if this were known.
    fn with(&self, details: Self::Details) -> Self;
    /// Brings it into the file; `None` when it cannot be kept.
    fn introduced(id: Self::Id, details: Self::Details, arrival: Arrival) -> Option<Step<Self>>;
    /// Corrects it; `None` when it could not be kept then.
    fn corrected(self, details: Self::Details) -> Option<Step<Self>>;
    /// What a file tells, less what somebody typed otherwise.
    fn kept(hand: &Hand, before: &Self::Details, told: Self::Details) -> Self::Details;
    /// What is known, in a form that can be sealed under the batch's key.
    fn before(&self, access: &Access) -> Before;
    /// What the report says of one that was left.
    fn stayed(id: Self::Id, why: Why) -> Stayed;
    /// Where its undoing is counted.
    fn back(undone: &mut Undone) -> &mut Back;
}

macro_rules! imported {
    ($($record:ident: $id:ty, $details:ty, $table:ident, $new:ident, $hand:expr, $before:expr;)*) => {$(
        impl Imported for $record {
            type Id = $id;
            type Details = $details;

            fn id(&self) -> $id { self.id }
            fn version(&self) -> i64 { self.version }
            fn made_by(&self) -> Option<BatchId> { self.arrival.batch }
            fn details(&self) -> &$details { &self.details }
            fn with(&self, details: $details) -> Self { Self { details, ..self.clone() } }
            fn introduced(id: $id, details: $details, arrival: Arrival) -> Option<Step<Self>> {
                Self::$new(id, details, arrival).ok()
            }
            fn corrected(self, details: $details) -> Option<Step<Self>> { self.correct(details).ok() }
            fn kept(hand: &Hand, before: &$details, told: $details) -> $details { $hand(hand, before, told) }
            fn before(&self, access: &Access) -> Before { $before(&self.details, access) }
            fn stayed(id: $id, why: Why) -> Stayed { Stayed::$record(id, why) }
            fn back(undone: &mut Undone) -> &mut Back { &mut undone.$table }
        }
    )*};
}

imported! {
    Company: CompanyId, CompanyDetails, companies, introduce, Hand::company, Before::company;
    Person: PersonId, PersonDetails, people, introduce, Hand::person, Before::person;
    Sale: SaleId, SaleDetails, sales, record, Hand::sale, Before::sale;
    Product: ProductId, ProductDetails, products, introduce, Hand::product, |details, _| Before::product(details);
}
