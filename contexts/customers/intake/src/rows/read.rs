//! Reading the rows of a sheet, each into the parts its table promises.

use personal::Channel;
use values::email::AddressKind;

use super::company::says_a_name;
use super::kind::ClientKind;
use super::reader::{RowReader, SheetContext};
use super::{CompanyRow, PersonRow, ReadRow, SaleRow, Warning};
use crate::codes::{Rejection, meaning};
use crate::field::{Field, Table};
use crate::vocabulary::vocabulary;
use sheets::Row;

/// Reads one row of data of a sheet that holds this table.
pub(crate) fn read_row(sheet: &SheetContext<'_>, table: Table, row: &Row) -> (ReadRow, Vec<Warning>) {
    let mut reader = RowReader::new(sheet, row);
    let mut read = ReadRow { row: row.number, hidden: row.hidden, ..ReadRow::default() };
    match table {
        Table::Companies => reader.read_company(&mut read),
        Table::People => reader.read_person(&mut read),
        Table::Sales => read.sale = Some(reader.sale()),
        Table::Products => reader.read_product(&mut read),
        Table::Mixed => reader.read_mixed(&mut read),
    }
    read.extras = reader.extras();
    if let Some(Err(rejection)) = row.flaw.map(meaning) {
        read.reject(None, rejection);
    }
    reader.reject(&mut read, table);
    let mut warnings = reader.warnings;
    let mut kept: Vec<Warning> = Vec::with_capacity(warnings.len());
    for warning in warnings.drain(..) {
        if !kept.contains(&warning) {
            kept.push(warning);
        }
    }
    (read, kept)
}

impl RowReader<'_> {
    fn read_company(&mut self, read: &mut ReadRow) {
        let is_said = self.client_kind().canonical == Some(ClientKind::Person) && self.names_a_person();
        if is_said || self.has_a_given_name_alone() || self.names_nobody_but_a_person() {
            read.person = Some(self.private_customer());
            return;
        }
        let mut company = self.company(false);
        if self.names_a_person() {
            let mut person = self.contact_of(&company);
            give_own_emails(&mut company, &mut person);
            read.person = Some(person);
        }
        read.company = Some(company);
    }

    /// The contact person named beside a company; consent and refusals of the row are about both.
    fn contact_of(&mut self, company: &CompanyRow) -> PersonRow {
        let noticed = self.warnings.len();
        let mut person = self.person(false);
        self.warnings.truncate(noticed);
        person.reach = super::Reach::default();
        person.employer.numbers = company.number.canonical.iter().cloned().collect();
        person.employer.name = company.name.clone();
        person.standing.notes.clear();
        person
    }

    /// A company among people: a row that names one and nobody who works there, or one whose name can
    /// only be a company's.
    fn company_among_people(&mut self) -> Option<CompanyRow> {
        let said = |field: Field, reader: &Self| {
            reader.column(field).map(|column| reader.raw(column)).unwrap_or_default().into_owned()
        };
        let employer = said(Field::CompanyName, self);
        if !self.names_a_person() {
            let is_of_nobody = |email: &str| values::email::kind(email) == AddressKind::Generic;
            let emails = self
                .columns(Field::Email)
                .flat_map(|column| values::email::parse(&self.raw(column)).unwrap_or_default());
            let is_shared = emails.into_iter().all(|email| is_of_nobody(&email.canonical));
            return (is_shared && !employer.is_empty()).then(|| self.company(false));
        }
        let alone = [Field::FirstName, Field::Civility].iter().all(|&field| said(field, self).is_empty());
        let name = [Field::LastName, Field::FullName].map(|field| said(field, self)).concat();
        if !alone || !employer.is_empty() || !vocabulary().mentions("form", &name) {
            return None;
        }
        let mut company = self.company(false);
        company.name = crate::given::Given::plain(name.clone(), name);
        Some(company)
    }

    fn read_person(&mut self, read: &mut ReadRow) {
        if let Some(company) = self.company_among_people() {
            read.company = Some(company);
            return;
        }
        let registered = [Field::Siren, Field::Siret, Field::Vat, Field::EnterpriseNumber]
            .map(|field| self.column(field).is_some());
        let with_company = registered.contains(&true);
        let mut person = self.person(!with_company);
        if with_company {
            let mut company = self.company(true);
            give_shared_emails(&mut person, &mut company);
            read.company = (!company.is_nobody()).then_some(company);
        }
        read.person = Some(person);
    }

    fn read_product(&mut self, read: &mut ReadRow) {
        let product = self.product();
        if product.sku.raw.is_empty() && product.label.raw.is_empty() {
            read.reject(None, Rejection::ProductUnnamed);
        }
        read.product = Some(product);
    }

    fn read_mixed(&mut self, read: &mut ReadRow) {
        let named = self.names_a_person();
        let company_named =
            self.column(Field::CompanyName).is_some_and(|column| !self.raw(column).is_empty());
        if !company_named && let Some(company) = self.company_among_people() {
            read.company = Some(company);
        } else if named || !company_named {
            let person = self.person(!company_named);
            read.person = (!person.is_nobody()).then_some(person);
        }
        if company_named {
            let mut company = self.company(read.person.is_some());
            read.person.iter().for_each(|person| refuse_for_both(person, &mut company));
            read.company = Some(company);
        }
        if self.holds_a_sale() {
            read.sale = Some(self.sale());
        }
    }

    /// Whether the name of the client is a surname: a given name stands beside it where no other column
    /// holds surnames, no word of it is a trade's, and no register knows it.
    fn has_a_given_name_alone(&self) -> bool {
        let said = |field: Field| self.column(field).is_some_and(|column| !self.raw(column).is_empty());
        let registered = [Field::Siren, Field::Siret, Field::Vat, Field::EnterpriseNumber];
        let surnames = [Field::LastName, Field::FullName];
        let name = self.column(Field::CompanyName).map(|column| self.raw(column)).unwrap_or_default();
        said(Field::FirstName)
            && !name.is_empty()
            && !vocabulary().mentions("trade", &name)
            && !registered.into_iter().any(said)
            && surnames.into_iter().all(|field| self.column(field).is_none())
    }

    /// Whether the row of a table of companies names none, and no register knows it: its contact is the
    /// customer.
    fn names_nobody_but_a_person(&self) -> bool {
        let said = |field: Field| self.column(field).is_some_and(|column| !self.raw(column).is_empty());
        let company = [Field::CompanyName, Field::Siren, Field::Siret, Field::Vat, Field::EnterpriseNumber];
        self.names_a_person() && !company.into_iter().any(said)
    }

    /// Whether the row names a person.
    fn names_a_person(&self) -> bool {
        let columns = [Field::FirstName, Field::LastName, Field::FullName]
            .into_iter()
            .flat_map(|field| self.columns(field));
        let mut names = columns.map(|column| self.raw(column).into_owned());
        names.any(|name| says_a_name(&crate::given::Given::plain(name.clone(), name)))
    }

    /// Whether some cell tells of a sale: a date, an amount, a document.
    fn holds_a_sale(&self) -> bool {
        let signs = [
            Field::Date,
            Field::DocumentNumber,
            Field::TotalNet,
            Field::TotalGross,
            Field::UnitPrice,
            Field::Quantity,
        ];
        signs.into_iter().flat_map(|field| self.columns(field)).any(|column| !self.raw(column).is_empty())
    }

    /// Refuses a row that cannot make a record, whatever the other rows say.
    fn reject(&mut self, read: &mut ReadRow, table: Table) {
        if self.is_wider_than_its_header() {
            read.reject(None, Rejection::TooManyCells);
        }
        if let Some(column) = self.says_it_is_gone() {
            read.reject(Some(&column.name), Rejection::DeletedThere);
        }
        if let Some(column) =
            self.column(Field::Role).filter(|column| vocabulary().is("staff", &self.raw(column)))
        {
            read.reject(Some(&column.name), Rejection::StaffMember);
        }
        if let Some(column) =
            self.column(Field::AddressKind).filter(|column| vocabulary().is("address", &self.raw(column)))
        {
            read.reject(Some(&column.name), Rejection::AddressOnly);
        }
        let nobody = match (&read.company, &read.person) {
            (Some(company), None) => company.is_nobody(),
            (None, Some(person)) => person.is_nobody(),
            (Some(company), Some(person)) => company.is_nobody() && person.is_nobody(),
            (None, None) => table == Table::Mixed && read.sale.is_none(),
        };
        if nobody && matches!(table, Table::Companies | Table::People | Table::Mixed) {
            read.reject(None, Rejection::NobodyToIdentify);
        }
        if let Some(sale) = &read.sale
            && let Some((field, code)) = self.why_no_sale(sale)
        {
            let column = self.column(field).map(|column| column.name.clone());
            read.reject(column.as_deref(), code);
        }
    }

    /// What a written date or amount lacks; a missing one may still come from another sheet.
    fn why_no_sale(&self, sale: &SaleRow) -> Option<(Field, Rejection)> {
        if sale.date.canonical.is_none() && !sale.date.raw.is_empty() {
            let code = if self.is_in_future() { Rejection::DateInFuture } else { Rejection::DateUnreadable };
            return Some((Field::Date, code));
        }
        let amounts = [(&sale.net, Field::TotalNet), (&sale.gross, Field::TotalGross)];
        let (_, written) = amounts.into_iter().find(|(given, _)| !given.raw.is_empty())?;
        sale.turnover().is_none().then_some((written, Rejection::AmountMissing))
    }

    /// Whether the date reads well but lies after today, a slip of the year included.
    fn is_in_future(&self) -> bool {
        let Some(column) = self.column(Field::Date) else { return false };
        let roles = [values::date::DateRole::Planned, values::date::DateRole::Any];
        let read = roles.into_iter().find_map(|role| self.date_in(column, role).canonical);
        read.is_some_and(|date| date > self.sheet.read.today)
            || self.date_in(column, values::date::DateRole::Past).doubt
                == Some(crate::codes::WarningCode::Flaw(values::Flaw::DateFuture))
    }
}

/// An address that carries the contact's name is the contact's, with what the row says of it.
fn give_own_emails(company: &mut CompanyRow, person: &mut PersonRow) {
    let names = [person.first_name.raw.clone(), person.last_name.raw.clone()];
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    let emails = std::mem::take(&mut company.reach.emails);
    for place in emails {
        let own = place.value.canonical.as_deref().is_some_and(|email| {
            values::email::kind_for(email, &names) == AddressKind::Nominative && carries_a_name(email, &names)
        });
        if own { person.reach.emails.push(place) } else { company.reach.emails.push(place) }
    }
    if person.reach.emails.is_empty() {
        // The row's answer is about the company's address then; the contact only inherits what is about a person.
        person.standing.consents.clear();
        person.standing.refusals.retain(|refusal| refusal.channel != Some(Channel::Email));
    }
}

/// An address such as info@ is the company's, and so is what the row says of writing to it.
fn give_shared_emails(person: &mut PersonRow, company: &mut CompanyRow) {
    let emails = std::mem::take(&mut person.reach.emails);
    let mut is_asked_there = false;
    for place in emails {
        let shared = place
            .value
            .canonical
            .as_deref()
            .is_some_and(|email| values::email::kind(email) == AddressKind::Generic);
        is_asked_there |= shared;
        if shared { company.reach.emails.push(place) } else { person.reach.emails.push(place) }
    }
    if is_asked_there {
        company.standing.consents = person.standing.consents.clone();
    }
    refuse_for_both(person, company);
}

/// A no of the row holds for the company's own address too: nobody is written to around it. A yes does not.
fn refuse_for_both(person: &PersonRow, company: &mut CompanyRow) {
    if company.reach.good_emails().next().is_some() {
        company.standing.refusals = person.standing.refusals.clone();
    }
}

fn carries_a_name(email: &str, names: &[&str]) -> bool {
    let local = kernel::text::fold(email.split('@').next().unwrap_or_default());
    names
        .iter()
        .flat_map(|name| kernel::text::words(name))
        .any(|word| word.len() > 2 && local.contains(&word))
}
