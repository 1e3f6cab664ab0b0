//! What a card says about one contact, each value under the column it goes to.

use calcard::vcard::{VCard, VCardEntry, VCardKind, VCardParameterName, VCardProperty, VCardValue};

use super::heads::Head;
use crate::export::OPT_OUT;

/// Apple writes what a value is for on a line of its own, in marks of its own.
const LABEL: &str = "X-ABLABEL";
const SHOWN_AS: &str = "X-ABSHOWAS";
const APPLES_KIND: &str = "X-ADDRESSBOOKSERVER-KIND";

/// Who a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A person.
    Person,
    /// A company, a shop, a public body.
    Company,
    /// A list of others.
    Group,
}

/// What a card says. It holds personal values, and has no `Debug`.
pub(super) struct Contact {
    /// Who it is about.
    pub(super) kind: Kind,
    /// What is said, in the order of the card.
    pub(super) cells: Vec<(Head, String)>,
    /// Whether it holds a picture, a logo or a sound, which are not taken in.
    pub(super) has_picture: bool,
}

impl Contact {
    /// What a card says.
    pub(super) fn of(card: &VCard) -> Self {
        let kind = kind(card);
        let mut contact = Self { kind, cells: Vec::new(), has_picture: false };
        contact.name(card);
        let mut addresses = Addresses::default();
        for entry in &card.entries {
            contact.note(entry, card, &mut addresses);
        }
        contact
    }

    fn say(&mut self, head: Head, text: impl AsRef<str>) {
        let text = text.as_ref().replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if !text.is_empty() && !self.cells.iter().any(|(known, said)| *known == head && said == text) {
            self.cells.push((head, text.to_owned()));
        }
    }

    /// Says one more thing in a cell that has no second one.
    fn add(&mut self, head: Head, text: &str, between: &str) {
        match self.cells.iter_mut().find(|(known, _)| *known == head) {
            Some((_, said)) if !text.trim().is_empty() => *said = format!("{said}{between}{}", text.trim()),
            _ => self.say(head, text),
        }
    }

    /// The name in its parts; as a whole where nobody took it apart.
    fn name(&mut self, card: &VCard) {
        let parts = |name| card.property(name).map(components).unwrap_or_default();
        let name = parts(&VCardProperty::N);
        let whole = card.property(&VCardProperty::Fn).map(text_of).unwrap_or_default();
        let company = parts(&VCardProperty::Org);
        if self.kind == Kind::Company {
            let company = company.first().filter(|name| !name.trim().is_empty()).unwrap_or(&whole);
            return self.say(Head::COMPANY, company);
        }
        let heads = [Head::FAMILY, Head::GIVEN, Head::MIDDLE, Head::PREFIX];
        for (head, part) in heads.into_iter().zip(&name) {
            self.say(head, part);
        }
        if name.iter().take(2).all(|part| part.trim().is_empty()) {
            self.say(Head::NAME, whole);
        }
        for (head, part) in [Head::COMPANY, Head::DEPARTMENT].into_iter().zip(&company) {
            self.say(head, part);
        }
    }

    fn note(&mut self, entry: &VCardEntry, card: &VCard, addresses: &mut Addresses) {
        let text = || text_of(entry);
        match &entry.name {
            VCardProperty::Email => self.say(email_head(&uses(entry, card)), without(&text(), "mailto:")),
            VCardProperty::Tel => self.phone(&uses(entry, card), &text()),
            VCardProperty::Adr => self.address(entry, card, addresses),
            VCardProperty::Title => self.add(Head::JOB, &text(), ", "),
            VCardProperty::Role if card.property(&VCardProperty::Title).is_none() => {
                self.say(Head::JOB, text());
            }
            VCardProperty::Note => self.add(Head::NOTES, &text(), "\n"),
            VCardProperty::Bday => self.say(Head::BIRTHDAY, text()),
            VCardProperty::Nickname => self.add(Head::NICKNAME, &texts(entry).join(", "), ", "),
            VCardProperty::Categories => self.add(Head::CATEGORIES, &texts(entry).join(", "), ", "),
            VCardProperty::Lang => self.add(Head::LANGUAGE, &text(), ", "),
            VCardProperty::Url => self.say(Head::WEBSITE, text()),
            VCardProperty::Other(_) if is_named(entry, OPT_OUT) => self.say(Head::OPT_OUT, text()),
            VCardProperty::Photo | VCardProperty::Logo | VCardProperty::Sound => self.has_picture = true,
            _ => (),
        }
    }

    fn phone(&mut self, uses: &[String], text: &str) {
        let number = without(text, "tel:").replace(";ext=", " ext. ");
        let is = |wanted: &str| uses.iter().any(|one| one.contains(wanted));
        match () {
            () if is("fax") => self.add(Head::FAX, &number, ", "),
            () if is("pager") => self.add(Head::PAGER, &number, ", "),
            () if is("assistant") => self.add(Head::PHONE_ASSISTANT, &number, ", "),
            () if is("cell") || is("mobile") || is("iphone") => self.say(Head::MOBILE, number),
            () if is("work") => self.say(Head::PHONE_WORK, number),
            () if is("home") => self.say(Head::PHONE_HOME, number),
            () if is("other") || is("label:") => self.say(Head::PHONE_OTHER, number),
            () => self.say(Head::PHONE, number),
        }
    }

    /// An address in the columns of its use, or in the first ones that are free.
    fn address(&mut self, entry: &VCardEntry, card: &VCard, taken: &mut Addresses) {
        let parts = components(entry);
        let part = |at: usize| parts.get(at).map(|part| part.trim()).unwrap_or_default();
        let street: Vec<&str> =
            [part(0), part(1), part(2)].into_iter().filter(|line| !line.is_empty()).collect();
        let said = [
            street.join("\n"),
            part(5).to_owned(),
            part(3).to_owned(),
            part(4).to_owned(),
            part(6).to_owned(),
        ];
        if said.iter().all(String::is_empty) {
            return;
        }
        match taken.heads(&uses(entry, card)) {
            Some(heads) => heads.into_iter().zip(said).for_each(|(head, text)| self.say(head, text)),
            None => self.add(Head::NOTES, &said.join(" "), "\n"),
        }
    }
}

/// The addresses of a card: one for each use.
#[derive(Default)]
struct Addresses(Vec<[Head; 5]>);

impl Addresses {
    fn heads(&mut self, uses: &[String]) -> Option<[Head; 5]> {
        let is = |wanted: &str| uses.iter().any(|one| one.contains(wanted));
        let own = if is("work") {
            Head::WORK
        } else if is("home") {
            Head::HOME
        } else {
            Head::MAIN
        };
        let heads = [own, Head::MAIN, Head::OTHER, Head::HOME, Head::WORK];
        let free = heads.into_iter().find(|heads| !self.0.contains(heads))?;
        self.0.push(free);
        Some(free)
    }
}

fn email_head(uses: &[String]) -> Head {
    let is = |wanted: &str| uses.iter().any(|one| one.contains(wanted));
    match () {
        () if is("work") => Head::EMAIL_WORK,
        () if is("home") => Head::EMAIL_HOME,
        () if is("other") || is("label:") => Head::EMAIL_OTHER,
        () => Head::EMAIL,
    }
}

/// Who the card is about, as it says; a company where nobody is named but one.
fn kind(card: &VCard) -> Kind {
    let said = |wanted: &str| {
        let own = card.entries.iter().find(|entry| is_named(entry, wanted));
        own.map(text_of).unwrap_or_default().to_lowercase()
    };
    let kind = card.property(&VCardProperty::Kind).and_then(|entry| entry.values.first());
    let is_group = matches!(kind, Some(VCardValue::Kind(VCardKind::Group))) || said(APPLES_KIND) == "group";
    let is_company = matches!(kind, Some(VCardValue::Kind(VCardKind::Org))) || said(SHOWN_AS) == "company";
    if is_group {
        Kind::Group
    } else if is_company || names_a_company_alone(card) {
        Kind::Company
    } else {
        Kind::Person
    }
}

/// Whether the name as a whole is that of the company, and none of its parts is given.
fn names_a_company_alone(card: &VCard) -> bool {
    let parts = |name| card.property(name).map(components).unwrap_or_default();
    let company = parts(&VCardProperty::Org).first().map(|name| name.trim().to_owned()).unwrap_or_default();
    let whole = card.property(&VCardProperty::Fn).map(text_of).unwrap_or_default();
    let is_nobody = parts(&VCardProperty::N).iter().all(|part| part.trim().is_empty());
    !company.is_empty() && is_nobody && (whole.trim().is_empty() || whole.trim() == company)
}

fn is_named(entry: &VCardEntry, wanted: &str) -> bool {
    matches!(&entry.name, VCardProperty::Other(name) if name.eq_ignore_ascii_case(wanted))
}

/// What a value is for: its types, and the label of its group.
fn uses(entry: &VCardEntry, card: &VCard) -> Vec<String> {
    let types = entry.parameters(&VCardParameterName::Type).filter_map(|one| one.as_text());
    let mut uses: Vec<String> = types.map(str::to_lowercase).collect();
    let labels = card.entries.iter().filter(|one| one.group.is_some() && one.group == entry.group);
    uses.extend(labels.filter(|one| is_named(one, LABEL)).map(|label| label_of(&text_of(label))));
    uses
}

/// `_$!<Work>!$_` is Apple's word in any language; what somebody typed stays apart from it.
fn label_of(text: &str) -> String {
    let own = text.trim().strip_prefix("_$!<").and_then(|rest| rest.strip_suffix(">!$_"));
    own.map_or_else(|| format!("label:{text}"), str::to_owned).to_lowercase()
}

fn without<'t>(text: &'t str, scheme: &str) -> &'t str {
    match text.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => &text[scheme.len()..],
        _ => text,
    }
}

/// The first value as text.
fn text_of(entry: &VCardEntry) -> String {
    entry.values.first().map(value).unwrap_or_default()
}

/// Every value as text.
fn texts(entry: &VCardEntry) -> Vec<String> {
    entry.values.iter().map(value).filter(|text| !text.trim().is_empty()).collect()
}

/// The parts of a structured value.
fn components(entry: &VCardEntry) -> Vec<String> {
    entry.values.iter().map(value).collect()
}

fn value(value: &VCardValue) -> String {
    match value {
        VCardValue::Text(text) => text.clone(),
        VCardValue::Component(parts) => parts.join(" "),
        VCardValue::PartialDateTime(moment) => day(moment.year, moment.month, moment.day),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Kind(_) | VCardValue::Sex(_) | VCardValue::GramGender(_) => {
            value.as_text().unwrap_or_default().to_owned()
        }
        VCardValue::Float(_) | VCardValue::Boolean(_) | VCardValue::Binary(_) => String::new(),
    }
}

/// `1980-03-22`, or `--03-22` where nobody says the year, as the format has it.
fn day(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> String {
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(year), Some(month), None) => format!("{month:02}/{year:04}"),
        (Some(year), None, _) => year.to_string(),
        (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
        (None, ..) => String::new(),
    }
}
