//! A desk in the office: who sits there, in which house, with what at hand.

use std::collections::HashMap;

use axum::Extension;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use jiff::civil::Date;
use kernel::{Currency, Holder, Id, Money, Scope, Vat};
use personal::{Access, Personal};
use store::journal::tells_of;
use store::reads::Look;
use store::search::Hit;
use store::{Fault, Reader, Store};
use values::phone;
use web::{House, Problem, Visitor};

use super::office::{Catalogues, Office, Staff};
use crate::figures::Amount;
use crate::people_and_companies::TheFile;
use crate::store::Sight;
use contracts::PeopleAndCompanies as _;

/// The file as far as whoever sits at a desk sees it.
pub type InSight<'a> = Sight<'a, Reader>;

/// What a handler of this context works with.
pub struct Desk {
    /// Who asks.
    pub visitor: Visitor,
    /// The house.
    pub house: House,
    /// What the file needs beyond it.
    pub office: Office,
}

impl FromRequestParts<House> for Desk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let visitor = Visitor::from_request_parts(parts, house).await?;
        let State(house) =
            State::<House>::from_request_parts(parts, house).await.unwrap_or_else(|never| match never {});
        let office = Extension::<Office>::from_request_parts(parts, &house).await;
        let Extension(office) = office.map_err(|_| Problem::fault(NoOffice))?;
        Ok(Self { visitor, house, office })
    }
}

/// The routes were not told of an office.
#[derive(Debug, thiserror::Error)]
#[error("the routes of the file know no office")]
struct NoOffice;

impl Desk {
    /// Where everything is kept.
    pub fn store(&self) -> &Store {
        &self.house.store
    }

    /// The file as far as the visitor sees it: where whatever tells of people, companies, sales or tasks is
    /// asked.
    pub fn sight(&self) -> InSight<'_> {
        Sight::new(self.house.store.reader(), &self.visitor.scope)
    }

    /// Where other questions are asked: about the books, the journal, or a record the gate let through.
    /// Each place stands in a list that a test of the house holds.
    pub fn reader(&self) -> &Reader {
        self.house.store.reader()
    }

    /// The key to personal values.
    pub fn access(&self) -> &Access {
        &self.visitor.access
    }

    /// Writes down who is about to be looked at, and by whom: once for each answer that shows them.
    pub async fn note_look(&self, holders: &[Holder]) -> Result<(), Fault> {
        for holder in holders {
            self.store().log_look(self.access(), Look::Record(*holder)).await?;
        }
        Ok(())
    }

    /// Those who work here.
    pub async fn staff(&self) -> Result<Staff, Fault> {
        self.office.staff(self.store()).await
    }

    /// What the lists can show, sort and filter by.
    pub fn catalogues(&self) -> &Catalogues {
        self.office.catalogues(self.vat())
    }

    /// The currency of the organisation's figures.
    pub fn currency(&self) -> Currency {
        self.visitor.organisation().currency
    }

    /// Whether figures are shown excluding or including VAT.
    pub fn vat(&self) -> Vat {
        self.visitor.organisation().vat
    }

    /// A figure as the house shows it, in the organisation's currency.
    pub fn figure(&self, amount: Amount) -> Money {
        self.money(amount.shown(self.vat()))
    }

    /// An amount of the organisation's currency.
    pub fn money(&self, cents: i64) -> Money {
        Money { cents, currency: self.currency() }
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.visitor.voice().today().0
    }

    /// A stored number as people here read it.
    pub fn phone(&self, number: &Personal<String>) -> Personal<String> {
        let home = self.visitor.organisation().country;
        number.clone().map_by(home, |number, home| phone::display(&number, home))
    }

    /// A number with the extension that was written beside it, if one was.
    pub fn with_extension(&self, shown: Personal<String>, written: &Personal<String>) -> Personal<String> {
        let home = self.visitor.organisation().country;
        let poste = Personal::new(self.visitor.voice().say("phone-extension"));
        shown.zip(written.clone()).zip(poste).map_by(home, |((shown, written), poste), home| {
            match phone::parse(&written, home).as_deref() {
                Ok([phone::Phone { extension: Some(extension), .. }]) => {
                    format!("{shown} {poste} {extension}")
                }
                _ => shown,
            }
        })
    }

    /// Finds records of these kinds, the best first.
    pub async fn find(&self, words: &str, kinds: &[&str], limit: usize) -> Result<Vec<Hit>, Fault> {
        self.sight().find(self.access(), words, kinds, limit).await
    }

    /// The id a form names for what it will become, so that a second click makes no second one. A fresh one
    /// where the journal tells of it already: nobody erased comes back under an old id.
    pub async fn unused_id<I: Id>(&self, named: &str) -> Result<I, Fault> {
        match named.parse() {
            Ok(named) if !tells_of(self.reader(), named).await? => Ok(I::from_uuid(named)),
            _ => Ok(self.house.ambient.id()),
        }
    }

    /// The names of holders, revealed, in the order asked; those who are gone or out of sight are left out.
    pub async fn names(&self, holders: &[Holder]) -> Result<Vec<(Holder, String)>, Fault> {
        let names = TheFile.names_of(self.store(), &self.visitor.scope, holders).await?;
        let named = holders.iter().zip(names);
        Ok(named.filter_map(|(holder, name)| Some((*holder, name?.into_revealed(self.access())))).collect())
    }
}

/// The names of holders; those who are gone or out of sight are left out.
pub async fn names_of(
    store: &Store,
    scope: &Scope,
    holders: &[Holder],
) -> Result<HashMap<Holder, Personal<String>>, Fault> {
    let names = TheFile.names_of(store, scope, holders).await?;
    Ok(holders.iter().zip(names).filter_map(|(holder, name)| Some((*holder, name?))).collect())
}
