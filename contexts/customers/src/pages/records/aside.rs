//! The panels of the file itself beside a record: how somebody is reached, who belongs to whom.

use kernel::{Ability, Holder};
use personal::Personal;
use web::{Sentence, format};

use super::in_place::{Spot, address};
use super::reach::Way;
use super::subject::Subject;
use super::trail::Trail;
use crate::company::{Company, Identifier, IdentifierKind};
use crate::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use crate::pages::desk::Desk;
use crate::pages::paths::record;
use crate::pages::words::spoken;
use crate::person::Person;
use crate::relation::Relation;
use crate::written::Written;

/// What the file knows, as panels.
pub struct Aside {
    /// How they are reached, and what else is known of them.
    pub known: Vec<Row>,
    /// Numbers a company is registered under.
    pub registered: Vec<Row>,
    /// A person's companies, or a company's people.
    pub others: Vec<Other>,
    /// The locale key of what the others are.
    pub others_title: &'static str,
    /// How many of them are not shown.
    pub more: usize,
    /// Where the first company of a person without any is typed.
    pub first_role: Option<String>,
}

/// Something known, with one value or several.
pub struct Row {
    /// The locale key of what it is.
    pub label: String,
    /// The values, the main one first.
    pub values: Vec<Value>,
    /// Where there is none yet: where the first is typed, and the locale key of that.
    pub add: Option<(String, &'static str)>,
}

/// One value as it is shown.
pub struct Value {
    /// The value, line by line.
    pub lines: Vec<Personal<String>>,
    /// What it is for, as a locale key, where it is not the main one.
    pub label: Option<String>,
    /// What is wrong with it, as locale keys: it stands as it was typed.
    pub flaws: Vec<String>,
    /// Whether its check digits were tried and are right.
    pub is_verified: bool,
    /// Where it leads: a call, a letter, a map, a site.
    pub link: Option<Way>,
    /// Where it is changed.
    pub edit: Option<String>,
}

/// Somebody who belongs to the record.
pub struct Other {
    pub href: String,
    pub name: Personal<String>,
    pub role: Option<Personal<String>>,
    /// Where that is changed.
    pub edit: Option<String>,
}

impl Aside {
    /// The panels of a record.
    pub fn of(desk: &Desk, subject: &Subject, trail: &Trail, relation: Relation) -> Self {
        let panel = Panel { desk, trail, holder: subject.holder() };
        let mut known = panel.coordinates(subject.coordinates());
        known.extend(panel.particulars(subject, relation));
        let (registered, others, more) = match subject {
            Subject::Person(person, employers) => (Vec::new(), panel.companies(person, employers), 0),
            Subject::Company(company, people, all) => {
                (panel.registered(company), staff(company, people), all.saturating_sub(people.len()))
            }
        };
        let others_title = match subject {
            Subject::Person(..) => "record-companies",
            Subject::Company(..) => "record-people",
        };
        let is_free = matches!(subject, Subject::Person(person, _) if person.details.roles.is_empty());
        let first_role = panel.edit(Spot::Role(0)).filter(|_| is_free);
        Self { known, registered, others, others_title, more, first_role }
    }
}

impl Row {
    fn of(label: impl Into<String>, values: Vec<Value>) -> Option<Self> {
        (!values.is_empty()).then(|| Self { label: label.into(), values, add: None })
    }
}

impl Value {
    fn plain(text: Personal<String>) -> Self {
        Self::lines(vec![text])
    }

    fn lines(lines: Vec<Personal<String>>) -> Self {
        Self { lines, label: None, flaws: Vec::new(), is_verified: false, link: None, edit: None }
    }

    fn written(written: &Written, shown: Personal<String>) -> Self {
        Self { flaws: flaw(written).into_iter().collect(), ..Self::plain(shown) }
    }

    fn leading_to(self, link: Option<Way>) -> Self {
        Self { link, ..self }
    }

    fn labelled(self, label: Label) -> Self {
        let label = (label != Label::Main).then(|| format!("label-{}", label.code()));
        Self { label, ..self }
    }
}

/// What the rows of a record are made with.
struct Panel<'a> {
    desk: &'a Desk,
    trail: &'a Trail,
    holder: Holder,
}

impl Panel<'_> {
    fn edit(&self, spot: Spot) -> Option<String> {
        let may_edit = self.desk.visitor.may(Ability::EditCustomers);
        may_edit.then(|| self.trail.keep(address(self.holder, spot)))
    }

    /// A list with its values, or the way to its first one.
    fn list(
        &self,
        label: &str,
        values: Vec<Value>,
        (spot, add): (fn(usize) -> Spot, &'static str),
    ) -> Option<Row> {
        let place = |(at, value): (usize, Value)| Value { edit: self.edit(spot(at)), ..value };
        let first = self.edit(spot(0)).filter(|_| values.is_empty());
        let add = first.map(|href| (href, add));
        let values: Vec<Value> = values.into_iter().enumerate().map(place).collect();
        let is_said = add.is_some() || !values.is_empty();
        is_said.then(|| Row { label: label.to_owned(), values, add })
    }

    fn text(&self, label: &str, field: &str, text: Option<&Personal<String>>) -> Option<Row> {
        let edit = Spot::single(field).and_then(|spot| self.edit(spot));
        let value = |text: &Personal<String>| Value { edit: edit.clone(), ..Value::plain(text.clone()) };
        Row::of(label, text.map(value).into_iter().collect())
    }

    fn coordinates(&self, coordinates: &Coordinates) -> Vec<Row> {
        let email = |it: &Coordinate| {
            let value = Value::written(&it.written, it.written.best().clone()).labelled(it.label);
            value.leading_to(it.written.canonical.as_ref().map(Way::to_write))
        };
        let phone = |it: &Coordinate| {
            let canonical = it.written.canonical.as_ref();
            let shown = canonical.map_or_else(|| it.written.raw.clone(), |number| self.desk.phone(number));
            let shown = self.desk.with_extension(shown, &it.written.raw);
            Value::written(&it.written, shown).labelled(it.label).leading_to(canonical.map(Way::to_call))
        };
        let [emails, phones] = [&coordinates.emails, &coordinates.phones];
        let addresses = coordinates.addresses.iter().map(postal).collect();
        let rows = [
            self.list("record-email", emails.iter().map(email).collect(), (Spot::Email, "record-email-add")),
            self.list("record-phone", phones.iter().map(phone).collect(), (Spot::Phone, "record-phone-add")),
            self.list("record-address", addresses, (Spot::Address, "record-address-add")),
        ];
        rows.into_iter().flatten().collect()
    }

    /// What is known besides: numbers, language, how a company describes itself.
    fn particulars(&self, subject: &Subject, relation: Relation) -> Vec<Row> {
        let client_number = match subject {
            Subject::Person(person, _) => person.details.client_number.as_ref(),
            Subject::Company(company, ..) => company.details.client_number.as_ref(),
        };
        let voice = self.desk.visitor.voice();
        let language = subject.relationship().language.as_ref().map(|language| spoken(language, voice));
        let spot = match subject {
            Subject::Person(..) => Some(Spot::Name),
            Subject::Company(..) => Spot::single("name"),
        };
        let edit = spot.and_then(|spot| self.edit(spot));
        let called = Value { edit, ..Value::plain(subject.name()) };
        let is_called = Personal::new(voice.say(Sentence::new(relation.key())));
        let since = subject.relationship().client_since;
        let since = since.map(|day| Personal::new(voice.say(Sentence::new("filter-day").with("day", day))));
        let mut rows = vec![
            Row::of("column-name", vec![called]),
            self.text("column-relation", "declared", Some(&is_called)),
            self.text("record-client_since", "client_since", since.as_ref()),
            self.text("record-client-number", "client_number", client_number),
            self.text("record-language", "language", language.as_ref()),
        ];
        match subject {
            Subject::Person(person, _) => {
                rows.push(self.text("record-job_title", "job_title", person.details.job_title.as_ref()));
            }
            Subject::Company(company, ..) => {
                rows.push(self.text("record-size", "size", company.details.size.as_ref()));
                let website = company.details.website.as_ref();
                let mut site = self.text("record-website", "website", website);
                let value = site.as_mut().and_then(|row| row.values.first_mut());
                if let (Some(value), Some(website)) = (value, website) {
                    value.link = Way::to_site(website);
                }
                rows.push(site);
            }
        }
        rows.into_iter().flatten().collect()
    }

    /// Where a person works, as far as it is in sight: so are the roles numbered on the form.
    fn companies(&self, person: &Person, employers: &[Company]) -> Vec<Other> {
        let other = |(at, company): (usize, &Company)| Other {
            href: record(company.id.into()),
            name: company.details.name.clone(),
            role: role_at(person, company),
            edit: self.edit(Spot::Role(at)),
        };
        employers.iter().enumerate().map(other).collect()
    }

    fn registered(&self, company: &Company) -> Vec<Row> {
        let row = |it: &Identifier| {
            let value = Value {
                is_verified: it.written.flaw.is_none(),
                edit: self.edit(Spot::Identifier(it.kind)),
                ..Value::written(&it.written, number(it))
            };
            Row::of(format!("identifier-{}", it.kind.code()), vec![value])
        };
        company.details.identifiers.iter().filter_map(row).collect()
    }
}

/// As an envelope has it: street, postcode and town, country.
fn postal(address: &PostalAddress) -> Value {
    let raw = |written: &Option<Written>| written.as_ref().map(|it| it.raw.clone());
    let postcode = address.postcode.as_ref().map(|it| it.best().clone());
    let town = match (postcode, address.town.clone()) {
        (Some(code), Some(town)) => Some(code.zip(town).map(|(code, town)| format!("{code} {town}"))),
        (code, town) => code.or(town),
    };
    let lines =
        |street: Personal<String>| street.map(|street| street.lines().map(str::to_owned).collect::<Vec<_>>());
    let street = address.street.clone().into_iter().flat_map(|street| lines(street).each());
    let written = [&address.postcode, &address.country];
    Value {
        flaws: written.into_iter().flatten().filter_map(flaw).collect(),
        link: address.line().as_ref().map(Way::to_map),
        ..Value::lines(street.chain(town).chain(raw(&address.country)).collect())
    }
    .labelled(address.label)
}

/// A number in the groups it is read by; a wrong one as it was typed.
fn number(identifier: &Identifier) -> Personal<String> {
    let Some(canonical) = identifier.written.canonical.clone() else { return identifier.written.raw.clone() };
    canonical.map_by(identifier.kind, |text, kind| match kind {
        IdentifierKind::Siren => format::siren(&text),
        IdentifierKind::Siret => format::siret(&text),
        IdentifierKind::Bce => format::belgian_number(&text),
        IdentifierKind::Vat => format::vat(&text),
    })
}

fn staff(company: &Company, people: &[Person]) -> Vec<Other> {
    let other = |person: &Person| Other {
        href: record(person.id.into()),
        name: person.display_name(),
        role: role_at(person, company),
        edit: None,
    };
    people.iter().map(other).collect()
}

/// What somebody does at a company.
pub(super) fn role_at(person: &Person, company: &Company) -> Option<Personal<String>> {
    person.details.roles.iter().find(|role| role.company == company.id).and_then(|role| role.title.clone())
}

fn flaw(written: &Written) -> Option<String> {
    written.flaw.map(|flaw| format!("flaw-{}", flaw.code()))
}
