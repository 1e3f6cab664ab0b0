//! By what somebody about to be erased could be recognised in a file.

use contracts::Address;
use kernel::Holder;
use kernel::text::{fold, words};
use personal::Personal;
use store::{Fault, Tx};
use values::name::company_key;

use crate::coordinates::{Coordinates, TELLING_DIGITS};
use crate::former::former_addresses;
use crate::store::{companies_by_ids, people_by_ids};

/// By what somebody could be recognised.
#[derive(Clone, Default)]
pub struct Clues {
    /// Folded e-mail addresses.
    pub emails: Vec<String>,
    /// The last digits of telephone numbers.
    pub phones: Vec<String>,
    /// Client and company numbers, folded, without spaces.
    pub numbers: Vec<String>,
    /// The name, as folded words.
    pub name: Vec<String>,
}

/// The clues to a holder; addresses somebody had before stand in old files.
pub async fn clues_of(tx: &Tx, holder: Holder) -> Result<Clues, Fault> {
    let (mut clues, db) = (Clues::default(), tx.db());
    for address in former_addresses(tx, holder).await? {
        match address {
            Address::Email(email) => clues.email(email),
            Address::Phone(number) => clues.phone(number),
        }
    }
    match holder {
        Holder::Person(id) => {
            for person in people_by_ids(db, &[id]).await? {
                clues.reach(&person.details.coordinates);
                clues.number(person.details.client_number);
                clues.name(person.details.name.full());
            }
        }
        Holder::Company(id) => {
            for company in companies_by_ids(db, &[id]).await? {
                clues.reach(&company.details.coordinates);
                clues.number(company.details.client_number);
                clues.name(Some(company.details.name.map(|name| company_key(&name).sorted)));
                for identifier in company.details.identifiers {
                    clues.number(Some(identifier.written.raw));
                    clues.number(identifier.written.canonical);
                }
            }
        }
    }
    Ok(clues)
}

impl Clues {
    fn reach(&mut self, coordinates: &Coordinates) {
        coordinates.emails.iter().for_each(|email| self.email(email.written.best().clone()));
        coordinates.phones.iter().for_each(|phone| self.phone(phone.written.best().clone()));
    }

    fn email(&mut self, email: Personal<String>) {
        self.emails.push(fold(&stored(Some(email))));
    }

    fn phone(&mut self, number: Personal<String>) {
        let text = stored(Some(number));
        let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        let telling = digits.len().checked_sub(TELLING_DIGITS).and_then(|from| digits.get(from..));
        self.phones.extend(telling.map(|telling| telling.iter().collect::<String>()));
    }

    fn number(&mut self, number: Option<Personal<String>>) {
        let number: String = fold(&stored(number)).split_whitespace().collect();
        self.numbers.extend((!number.is_empty()).then_some(number));
    }

    fn name(&mut self, name: Option<Personal<String>>) {
        self.name = words(&stored(name));
    }
}

/// The value as a column would hold it: it is compared with what is about to be forgotten, and goes
/// nowhere else.
fn stored(value: Option<Personal<String>>) -> String {
    value.map(|value| value.stored().to_owned()).unwrap_or_default()
}
