//! Who is known so far: the records made, and where to find them by number, name and address.

use std::collections::{HashMap, HashSet};

use kernel::{CompanyId, PersonId};

use crate::identity::{CompanyKeys, PersonKeys, number_text_key};
use crate::reading::{At, ClientLink, CompanyLink, CompanyRecord, Known, PersonLink, PersonRecord};

/// The records made so far, and the ways to find them.
pub(crate) struct Directory<'a> {
    /// What the base holds.
    pub(crate) known: &'a Known,
    /// Companies of the batch.
    pub(crate) companies: Vec<CompanyRecord>,
    /// People of the batch.
    pub(crate) people: Vec<PersonRecord>,
    /// Whether a client named by a sale alone may be created: nothing else tells of clients.
    pub(crate) may_create_clients: bool,
    /// The sheets of people whose client numbers are the people's own.
    pub(crate) own_numbers: HashSet<(usize, usize)>,
    /// The client numbers that stand beside several names among the sales: they tell nobody.
    pub(crate) contested: HashSet<String>,
    /// Whether an unknown client number is a mistake: some table gives the numbers.
    pub(crate) gives_numbers: bool,
    numbers: HashMap<String, ClientLink>,
    bare_numbers: HashMap<String, Vec<ClientLink>>,
    own: HashMap<String, Vec<ClientLink>>,
    names: HashMap<String, Vec<ClientLink>>,
    written: HashMap<String, Vec<ClientLink>>,
    emails: HashMap<String, Vec<ClientLink>>,
    updated: HashMap<ClientLink, ClientLink>,
    known_companies: HashMap<CompanyId, usize>,
    known_people: HashMap<PersonId, usize>,
    company_rows: HashMap<At, usize>,
    person_rows: HashMap<At, usize>,
}

impl<'a> Directory<'a> {
    /// A directory of what the base holds.
    pub(crate) fn new(known: &'a Known, has_companies: bool) -> Self {
        let mut directory = Self {
            known,
            companies: Vec::new(),
            people: Vec::new(),
            may_create_clients: false,
            gives_numbers: has_companies || known.has_clients,
            own_numbers: HashSet::new(),
            contested: HashSet::new(),
            numbers: HashMap::new(),
            bare_numbers: HashMap::new(),
            own: HashMap::new(),
            names: HashMap::new(),
            written: HashMap::new(),
            emails: HashMap::new(),
            updated: HashMap::new(),
            known_companies: known
                .companies
                .iter()
                .enumerate()
                .map(|(at, company)| (company.id, at))
                .collect(),
            known_people: known.people.iter().enumerate().map(|(at, person)| (person.id, at)).collect(),
            company_rows: HashMap::new(),
            person_rows: HashMap::new(),
        };
        for company in &known.companies {
            directory.file_company(ClientLink::Company(CompanyLink::Known(company.id)), &company.keys);
        }
        for person in &known.people {
            directory.file_person(ClientLink::Person(PersonLink::Known(person.id)), &person.keys);
        }
        directory
    }

    /// Adds a company under all its client numbers; it stands for the one of the base it is.
    pub(crate) fn add_company(&mut self, record: CompanyRecord) -> CompanyLink {
        let place = self.companies.len();
        let link = CompanyLink::Record(place);
        let keys = CompanyKeys::of(&record.company);
        if let Some(id) = record.known {
            self.updated.insert(ClientLink::Company(CompanyLink::Known(id)), ClientLink::Company(link));
        }
        self.file_company(ClientLink::Company(link), &keys);
        for number in record.numbers.iter().filter_map(|number| number_text_key(number)) {
            self.file_number(ClientLink::Company(link), number);
        }
        self.company_rows.extend(record.rows.iter().map(|at| (*at, place)));
        self.companies.push(record);
        link
    }

    /// Adds a person; it stands for the one of the base it is.
    pub(crate) fn add_person(&mut self, record: PersonRecord) -> PersonLink {
        let place = self.people.len();
        let link = PersonLink::Record(place);
        let keys = PersonKeys::of(&record.person);
        if let Some(id) = record.known {
            self.updated.insert(ClientLink::Person(PersonLink::Known(id)), ClientLink::Person(link));
        }
        self.file_person(ClientLink::Person(link), &keys);
        self.person_rows.extend(record.rows.iter().map(|at| (*at, place)));
        self.people.push(record);
        link
    }

    /// The client of this number; where nobody has it, the only one whose number differs by what a spreadsheet
    /// eats or adds: the zeros in front, `.0` behind.
    pub(crate) fn by_number(&self, number: &str) -> Option<ClientLink> {
        let key = number_text_key(number)?;
        let link = self.numbers.get(&key).copied();
        let alike = || match self.all(self.bare_numbers.get(&bare_number(&key)?)).as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        link.map(|link| self.present(link)).or_else(alike)
    }

    /// The only person of this number of a card, a membership.
    pub(crate) fn by_own_number(&self, number: &str) -> Option<ClientLink> {
        match self.all(self.own.get(&number_text_key(number)?)).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether some client has the number, zeros in front and all.
    pub(crate) fn has_number(&self, number: &str) -> bool {
        number_text_key(number).is_some_and(|key| self.numbers.contains_key(&key))
    }

    /// The clients of this name, words in any order: companies by their key, people by theirs.
    pub(crate) fn by_name(&self, name: &str) -> Vec<ClientLink> {
        let key = values::name::company_key(name).sorted;
        self.named(&self.names, &key, &values::name::person_key(name, "").sorted)
    }

    /// Those of them who are written so, legal form and all, where there are any.
    pub(crate) fn by_written_name(&self, name: &str) -> Vec<ClientLink> {
        let of_a_person = values::name::person_key(name, "").in_order;
        let of_a_person = of_a_person.trim_start_matches('|');
        match self.named(&self.written, &kernel::text::words(name).join(" "), of_a_person) {
            exactly if exactly.is_empty() => self.by_name(name),
            exactly => exactly,
        }
    }

    /// Whoever is filed under a key, and the people filed under theirs: an apostrophe parts the words of a
    /// company's name, not those of a person's.
    fn named(
        &self,
        names: &HashMap<String, Vec<ClientLink>>,
        key: &str,
        of_a_person: &str,
    ) -> Vec<ClientLink> {
        let mut found = self.all(names.get(key));
        let people = self.all(names.get(of_a_person));
        let people = people.into_iter().filter(|link| matches!(link, ClientLink::Person(_)));
        people.for_each(|link| note(&mut found, link));
        found
    }

    /// The clients of this e-mail address.
    pub(crate) fn by_email(&self, email: &str) -> Vec<ClientLink> {
        self.all(self.emails.get(email))
    }

    fn all(&self, links: Option<&Vec<ClientLink>>) -> Vec<ClientLink> {
        let mut present: Vec<ClientLink> = Vec::new();
        for link in links.into_iter().flatten().map(|link| self.present(*link)) {
            if !present.contains(&link) {
                present.push(link);
            }
        }
        present
    }

    /// A record of the batch stands for the one of the base it updates.
    fn present(&self, link: ClientLink) -> ClientLink {
        self.updated.get(&link).copied().unwrap_or(link)
    }

    /// The company a row tells of.
    pub(crate) fn company_of_row(&self, at: At) -> Option<CompanyLink> {
        self.company_rows.get(&at).map(|&place| CompanyLink::Record(place))
    }

    /// The person a row tells of.
    pub(crate) fn person_of_row(&self, at: At) -> Option<PersonLink> {
        self.person_rows.get(&at).map(|&place| PersonLink::Record(place))
    }

    /// The name key of a company, by which a person's companies are compared: for one of the base the name
    /// it has there, however the row calls it.
    pub(crate) fn company_words(&self, link: CompanyLink) -> Option<String> {
        match link {
            CompanyLink::Record(place) => {
                let record = self.companies.get(place)?;
                let known = record.known.and_then(|id| self.known_words(id));
                known.or_else(|| Some(CompanyKeys::of(&record.company).words))
            }
            CompanyLink::Known(id) => self.known_words(id),
        }
    }

    /// Whether somebody belongs to a company, as the batch or the base says.
    pub(crate) fn works_at(&self, person: PersonLink, company: CompanyLink) -> bool {
        match person {
            PersonLink::Record(place) => {
                self.people.get(place).is_some_and(|record| record.companies.contains(&company))
            }
            PersonLink::Known(id) => {
                let known = self.known_people.get(&id).and_then(|&at| self.known.people.get(at));
                let words = self.company_words(company);
                known.zip(words).is_some_and(|(known, words)| known.keys.companies.contains(&words))
            }
        }
    }

    fn known_words(&self, id: CompanyId) -> Option<String> {
        Some(self.known.companies.get(*self.known_companies.get(&id)?)?.keys.words.clone())
    }

    fn file_company(&mut self, link: ClientLink, keys: &CompanyKeys) {
        self.file(link, keys.number.as_deref(), &keys.words, &keys.emails);
        self.file_written(link, keys.written.clone());
    }

    fn file_person(&mut self, link: ClientLink, keys: &PersonKeys) {
        for (first, last) in [(&keys.given, &keys.family), (&keys.family, &keys.given)] {
            self.file_written(link, format!("{first} {last}").trim().to_owned());
        }
        if let Some(number) = &keys.number {
            note(self.own.entry(number.clone()).or_default(), link);
        }
        self.file(link, keys.client_number.as_deref(), &keys.words, &keys.emails);
    }

    fn file_written(&mut self, link: ClientLink, name: String) {
        if !name.is_empty() {
            note(self.written.entry(name).or_default(), link);
        }
    }

    fn file_number(&mut self, link: ClientLink, number: String) {
        if let Some(bare) = bare_number(&number) {
            note(self.bare_numbers.entry(bare).or_default(), link);
        }
        self.numbers.insert(number, link);
    }

    fn file(&mut self, link: ClientLink, number: Option<&str>, words: &str, emails: &[String]) {
        if let Some(number) = number {
            self.file_number(link, number.to_owned());
        }
        if !words.is_empty() {
            note(self.names.entry(words.to_owned()).or_default(), link);
        }
        for email in emails {
            note(self.emails.entry(email.clone()).or_default(), link);
        }
    }
}

/// A number of digits without the zeros in front and the decimals behind: `12` for `00012` and `12.0`.
fn bare_number(key: &str) -> Option<String> {
    let digits = key.strip_suffix(".0").or_else(|| key.strip_suffix(",0")).unwrap_or(key);
    let bare = digits.trim_start_matches('0');
    (!bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())).then(|| bare.to_owned())
}

fn note(links: &mut Vec<ClientLink>, link: ClientLink) {
    if !links.contains(&link) {
        links.push(link);
    }
}
