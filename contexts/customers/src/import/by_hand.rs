//! What somebody typed stands when a file tells otherwise: the file was written before, or elsewhere,
//! and knows nothing of it. The journal knows who said what.

use std::collections::{HashMap, HashSet};

use intake::Field;
use personal::Personal;
use store::journal::{HistoryEntry, by_hand};
use store::{Db, Fault, OrganisationKey};
use uuid::Uuid;

use super::undo::RESTORED;
use crate::company::{CompanyDetails, Identifier, IdentifierKind};
use crate::coordinates::{Coordinate, Coordinates, LABEL, TELLING_DIGITS};
use crate::person::{PersonDetails, PersonName, Role};
use crate::product::ProductDetails;
use crate::relation::Relationship;
use crate::sale::{SaleDetails, Status};

/// What people typed into records, by record.
pub struct ByHand(HashMap<Uuid, Hand>);

/// What people typed into one record.
#[derive(Default)]
pub struct Hand {
    typed: HashSet<String>,
    let_go: HashSet<(String, Personal<String>)>,
}

impl ByHand {
    /// What the journal knows of these records.
    pub async fn of(db: &impl Db, key: &OrganisationKey, records: &[Uuid]) -> Result<Self, Fault> {
        let mut hands: HashMap<Uuid, Hand> = HashMap::new();
        // an undoing gives back what stood, whoever asked for it
        let typed = by_hand(db, key, records).await?.into_iter().filter(|entry| entry.verb != RESTORED);
        for entry in typed {
            hands.entry(entry.record_id).or_default().learn(entry);
        }
        Ok(Self(hands))
    }

    /// What people typed into a record, if they did.
    pub fn in_record(&self, id: Uuid) -> Option<&Hand> {
        self.0.get(&id)
    }
}

impl Hand {
    fn learn(&mut self, entry: HistoryEntry) {
        let is_value = |field: &str| !field.ends_with(LABEL); // what an e-mail is for says nothing of the e-mail
        for value in entry.values.into_iter().filter(|value| is_value(&value.field)) {
            let name = whole(&value.field).to_owned();
            self.let_go.extend(value.before.map(|before| (name.clone(), comparable(&name, before))));
            self.typed.insert(name);
        }
    }

    fn typed(&self, field: &str) -> bool {
        self.typed.contains(field)
    }

    fn has_let_go(&self, field: &str, word: &Personal<String>) -> bool {
        self.let_go.contains(&(field.to_owned(), comparable(field, word.clone())))
    }

    /// The word that counts of two.
    fn word<T: Clone>(&self, field: &str, before: &T, told: T) -> T {
        if self.typed(field) { before.clone() } else { told }
    }

    /// A company as a file tells of it.
    pub fn company(&self, before: &CompanyDetails, told: CompanyDetails) -> CompanyDetails {
        CompanyDetails {
            name: self.word("name", &before.name, told.name),
            client_number: self.word("client_number", &before.client_number, told.client_number),
            identifiers: self.identifiers(&before.identifiers, told.identifiers),
            sector: self.word("sector", &before.sector, told.sector),
            size: self.word("size", &before.size, told.size),
            website: self.word("website", &before.website, told.website),
            coordinates: self.coordinates(&before.coordinates, told.coordinates),
            relationship: self.relationship(&before.relationship, told.relationship),
        }
    }

    /// A person as a file tells of them. A name is typed as a whole.
    pub fn person(&self, before: &PersonDetails, told: PersonDetails) -> PersonDetails {
        let is_named = self.typed("given_name") || self.typed("family_name");
        let civility = self.word("civility", &before.name.civility, told.name.civility.clone());
        let name = if is_named { before.name.clone() } else { told.name };
        PersonDetails {
            name: PersonName { civility, ..name },
            client_number: self.word("client_number", &before.client_number, told.client_number),
            job_title: self.word("job_title", &before.job_title, told.job_title),
            roles: self.roles(&before.roles, told.roles),
            coordinates: self.coordinates(&before.coordinates, told.coordinates),
            relationship: self.relationship(&before.relationship, told.relationship),
        }
    }

    /// A sale as a file tells of it. Its amounts and lines are typed as a whole.
    pub fn sale(&self, before: &SaleDetails, told: SaleDetails) -> SaleDetails {
        let is_sold = ["net", "gross", "currency", "lines"].iter().any(|field| self.typed(field));
        let is_bought = self.typed("company_id") || self.typed("person_id");
        let (old, new) = (before.clone(), told.clone());
        let (sold, bought) = (if is_sold { &old } else { &new }, if is_bought { &old } else { &new });
        SaleDetails {
            company: bought.company,
            person: bought.person,
            kind: self.word("kind", &before.kind, told.kind),
            number: self.word("number", &before.number, told.number),
            dated_on: self.word("dated_on", &before.dated_on, told.dated_on),
            due_on: self.word("due_on", &before.due_on, told.due_on),
            status: self.status(before.status, told.status),
            currency: sold.currency,
            net: sold.net,
            gross: sold.gross,
            lines: sold.lines.clone(),
        }
    }

    /// A product: nobody types one.
    pub fn product(&self, _: &ProductDetails, told: ProductDetails) -> ProductDetails {
        told
    }

    /// A payment or a cancelling a file tells of is news, unless somebody took just that back.
    fn status(&self, before: Status, told: Status) -> Status {
        let is_news = matches!(told, Status::Paid { .. } | Status::Cancelled)
            && matches!(before, Status::Open | Status::Due)
            && !self.has_let_go("status", &Personal::new(told.code().to_owned()));
        let is_typed = self.typed("status") || self.typed("paid_on");
        if is_typed && !is_news { before } else { told }
    }

    fn identifiers(&self, before: &[Identifier], told: Vec<Identifier>) -> Vec<Identifier> {
        let is_typed = |kind: IdentifierKind| self.typed(kind.code());
        let mut list: Vec<Identifier> = told.into_iter().filter(|one| !is_typed(one.kind)).collect();
        list.extend(before.iter().filter(|one| is_typed(one.kind)).cloned());
        list.sort_by_key(|one| before.iter().position(|known| known.kind == one.kind).unwrap_or(usize::MAX));
        list
    }

    fn coordinates(&self, before: &Coordinates, told: Coordinates) -> Coordinates {
        Coordinates {
            emails: self.list("emails", &before.emails, told.emails),
            phones: self.list("phones", &before.phones, told.phones),
            addresses: self.word("addresses", &before.addresses, told.addresses),
        }
    }

    /// A list somebody typed stands; a file adds to its end what was never taken out of it.
    fn list(&self, field: &str, before: &[Coordinate], told: Vec<Coordinate>) -> Vec<Coordinate> {
        if !self.typed(field) {
            return told;
        }
        let is_new = |one: &Coordinate| !before.contains(one) && !self.has_let_go(field, &one.written.raw);
        before.iter().cloned().chain(told.into_iter().filter(is_new)).collect()
    }

    fn roles(&self, before: &[Role], told: Vec<Role>) -> Vec<Role> {
        if !self.typed("roles") {
            return told;
        }
        let is_known = |one: &Role| before.iter().any(|role| role.company == one.company);
        let was_left = |one: &Role| self.has_let_go("roles", &Personal::new(one.company.to_string()));
        before
            .iter()
            .cloned()
            .chain(told.into_iter().filter(|one| !is_known(one) && !was_left(one)))
            .collect()
    }

    fn relationship(&self, before: &Relationship, told: Relationship) -> Relationship {
        Relationship {
            channel: self.word("channel", &before.channel, told.channel),
            language: self.word("language", &before.language, told.language),
            client_since: self.word("client_since", &before.client_since, told.client_since),
            ..told
        }
    }
}

/// A value of the history by what it means: an address in whatever case, a number however it is written.
fn comparable(field: &str, raw: Personal<String>) -> Personal<String> {
    match field {
        "emails" => raw.map(|raw| kernel::text::fold(kernel::text::trim(&raw))),
        "phones" => raw.map(|raw| {
            // of a number at home and abroad the end is the same
            let digits: Vec<char> = raw.chars().filter(char::is_ascii_digit).collect();
            digits.get(digits.len().saturating_sub(TELLING_DIGITS)..).unwrap_or_default().iter().collect()
        }),
        _ => raw,
    }
}

/// `emails.2` as `emails`.
fn whole(field: &str) -> &str {
    field.split_once('.').map_or(field, |(name, _)| name)
}

/// The column in which a file tells of a field.
pub fn column_of(field: &str) -> Option<Field> {
    let known = COLUMNS.iter().find(|(name, _)| *name == whole(field));
    known.map(|(_, column)| *column)
}

const COLUMNS: &[(&str, Field)] = &[
    ("name", Field::CompanyName),
    ("client_number", Field::ClientNumber),
    ("siren", Field::Siren),
    ("siret", Field::Siret),
    ("bce", Field::EnterpriseNumber),
    ("vat", Field::Vat),
    ("sector", Field::Sector),
    ("size", Field::Size),
    ("website", Field::Website),
    ("civility", Field::Civility),
    ("given_name", Field::FirstName),
    ("family_name", Field::LastName),
    ("job_title", Field::JobTitle),
    ("roles", Field::Employer),
    ("emails", Field::Email),
    ("phones", Field::Phone),
    ("addresses", Field::City),
    ("channel", Field::Origin),
    ("language", Field::Language),
    ("client_since", Field::ClientSince),
    ("company_id", Field::ClientNumber),
    ("person_id", Field::ClientNumber),
    ("kind", Field::DocumentKind),
    ("number", Field::DocumentNumber),
    ("dated_on", Field::Date),
    ("due_on", Field::DueDate),
    ("paid_on", Field::PaidDate),
    ("status", Field::Status),
    ("lines", Field::Label),
    ("net", Field::TotalNet),
    ("gross", Field::TotalGross),
    ("currency", Field::Currency),
];
