//! Facets, and the catalogue of those a list has.

use std::collections::BTreeMap;

use kernel::Scope;

/// A named, typed thing of a record that one can show, sort or filter by.
#[derive(Debug, Clone, Copy)]
pub struct Facet {
    /// Its name in query strings and saved views: `spend`, `town`.
    pub name: &'static str,
    /// The locale key of its label.
    pub label: &'static str,
    /// What kind of values it has.
    pub kind: Kind,
    /// An SQL expression over the list's table, called `r`. Never empty (NULL) if it sorts.
    pub sql: &'static str,
    /// For what stands in rows of another table: how `r` is found by them. Such a facet does not sort.
    pub within: Option<Within>,
    /// Whether a list can be sorted by it: an index on (expression, id) must exist.
    pub sorts: bool,
    /// Whether it tells something about a person (for the register and exports).
    pub personal: bool,
}

/// Two conditions on `r` that mean the same rows of another table, each with `{}` in place of the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Within {
    /// From those rows to `r`, for an answer of few: `r.id IN (SELECT …)`.
    pub from_there: &'static str,
    /// From `r` to those rows, for an answer of many that is met along the list's order: `EXISTS (SELECT …)`.
    pub from_here: &'static str,
}

/// The kinds of values a facet can have, and so the tests a filter can put to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text as compared: its folded words, one space apart, so that case, accents and hyphens do
    /// not matter.
    Text,
    /// A word of the business's own, compared as it is kept.
    Word,
    /// One of a few codes.
    Choice(&'static [&'static str]),
    /// A day, `YYYY-MM-DD`; empty text for none.
    Day,
    /// An amount in cents of the organisation's currency.
    Money,
    /// A whole number.
    Number,
    /// The id of another row.
    Reference,
    /// What the search index knows of a record. [`Facet::within`] says which records are meant, with
    /// `{}` in place of the subquery of their ids. It stands in no query string: see [`crate::Test::Says`].
    Search,
}

/// What a list is over, and its facets.
#[derive(Debug, Clone)]
pub struct Catalogue {
    table: &'static str,
    belongs: &'static str,
    facets: BTreeMap<&'static str, Facet>,
}

impl Catalogue {
    /// The catalogue of a table whose primary key is `id`. `belongs` tells whose a record `r` is, as
    /// [`store::scope::in_sight`] reads it.
    #[must_use]
    pub fn of(table: &'static str, belongs: &'static str, facets: &[Facet]) -> Self {
        Self { table, belongs, facets: facets.iter().map(|facet| (facet.name, *facet)).collect() }
    }

    /// The list as far as somebody sees it: nothing of it is asked otherwise.
    #[must_use]
    pub const fn seen<'a>(&'a self, scope: &'a Scope) -> Seen<'a> {
        Seen { catalogue: self, scope }
    }

    /// Adds another context's facets.
    #[must_use]
    pub fn with(mut self, facets: &[Facet]) -> Self {
        self.facets.extend(facets.iter().map(|facet| (facet.name, *facet)));
        self
    }

    /// The facet of that name.
    ///
    /// # Errors
    /// [`UnknownFacet`] for a name no context contributed.
    pub fn facet(&self, name: &str) -> Result<&Facet, UnknownFacet> {
        self.facets.get(name).ok_or(UnknownFacet)
    }

    /// Every facet, by name.
    pub fn facets(&self) -> impl Iterator<Item = &Facet> {
        self.facets.values()
    }

    /// The table the list is over.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        self.table
    }
}

/// A list as far as somebody sees it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    pub(crate) catalogue: &'a Catalogue,
    scope: &'a Scope,
}

impl Seen<'_> {
    /// Whose a record is, and how far is seen.
    pub(crate) const fn sight(&self) -> (&'static str, &Scope) {
        (self.catalogue.belongs, self.scope)
    }
}

/// A filter or a sort names something the list does not have, or tests it in a way it cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the list has no such column, or it cannot be used so")]
pub struct UnknownFacet;
