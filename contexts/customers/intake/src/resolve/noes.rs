//! A row may make no record, and its no counts all the same (law 4): programs that merge two contacts keep the loser
//! as a deleted row, and whoever asks to be left alone may stand beside a sale without a date.

use std::collections::HashMap;

use crate::codes::Caution;
use crate::identity::PersonKeys;
use crate::reading::{At, LoneNo, Part, Reading};
use crate::rows::{Reach, ReadRow, Standing};

/// Hands what rows that make no record say against contact to whoever has their address elsewhere in the batch, and
/// keeps it for whoever of the base has it, or comes with it later. A telephone is no address of one person: who
/// shares a switchboard refuses nothing unless the name is theirs too.
pub(super) fn keep(reading: &mut Reading) {
    let noes: Vec<No> = reading.places().filter(|(_, row)| !row.is_accepted()).flat_map(noes_of).collect();
    if noes.is_empty() {
        return;
    }
    let mut by_address: HashMap<&str, Vec<&No>> = HashMap::new();
    for no in &noes {
        for address in no.emails.iter().chain(&no.phones) {
            by_address.entry(address).or_default().push(no);
        }
    }
    let heard = reading.places_with(|row| Some(heard_by(row, &by_address)).filter(|heard| !heard.is_empty()));
    for (at, heard) in heard {
        tell(reading, at, heard);
    }
    reading.records.noes = noes.into_iter().filter_map(No::alone).collect();
}

/// What a row that makes no record says against contacting somebody.
struct No {
    emails: Vec<String>,
    phones: Vec<String>,
    /// Whose it is, by the words of the name: death and minority are of one person, whoever shares the address.
    name: Option<String>,
    standing: Standing,
}

impl No {
    /// What outlives the row: a no to messages, and that somebody died. A child comes of age.
    fn alone(self) -> Option<LoneNo> {
        let Self { emails, phones, name, standing: Standing { refusals, death, .. } } = self;
        let says = !refusals.is_empty() || death.is_some();
        let is_reached = !emails.is_empty() || !phones.is_empty();
        (says && is_reached).then_some(LoneNo { emails, phones, name, refusals, death })
    }

    fn is_of(&self, name: Option<&String>) -> bool {
        name.is_some() && name == self.name.as_ref()
    }
}

fn noes_of((_, row): (At, &ReadRow)) -> Vec<No> {
    let no = |(part, reach): (Part, &Reach)| {
        let (_, standing) = row.told().find(|(told, _)| *told == part)?;
        let no = No {
            emails: reach.good_emails().map(str::to_owned).collect(),
            phones: reach.good_phones().map(str::to_owned).collect(),
            name: name_of(row, part),
            standing: standing.clone(),
        };
        speaks_against(standing).then_some(no)
    };
    reached(row).filter_map(no).collect()
}

/// Everybody a row is about, with how they are reached.
fn reached(row: &ReadRow) -> impl Iterator<Item = (Part, &Reach)> {
    let person = row.person.iter().map(|person| (Part::Person, &person.reach));
    person.chain(row.company.iter().map(|company| (Part::Company, &company.reach)))
}

/// What is handed on to somebody.
struct Heard {
    part: Part,
    standing: Standing,
}

fn heard_by(row: &ReadRow, by_address: &HashMap<&str, Vec<&No>>) -> Vec<Heard> {
    let heard = |(part, reach): (Part, &Reach)| {
        let addresses = reach.good_emails().chain(reach.good_phones());
        let noes: Vec<&No> =
            addresses.filter_map(|address| by_address.get(address)).flatten().copied().collect();
        if noes.is_empty() {
            return None;
        }
        let (name, mut standing) = (name_of(row, part), Standing::default());
        for no in noes {
            let is_theirs = no.is_of(name.as_ref());
            if is_theirs || reach.good_emails().any(|email| no.emails.iter().any(|other| other == email)) {
                standing.refusals.extend(no.standing.refusals.iter().cloned());
            }
            if is_theirs {
                standing.death = standing.death.or(no.standing.death);
                standing.minor_until = standing.minor_until.max(no.standing.minor_until);
            }
        }
        speaks_against(&standing).then_some(Heard { part, standing })
    };
    reached(row).filter_map(heard).collect()
}

fn speaks_against(standing: &Standing) -> bool {
    !standing.refusals.is_empty() || standing.death.is_some() || standing.minor_until.is_some()
}

fn tell(reading: &mut Reading, at: At, heard: Vec<Heard>) {
    let Some(row) = reading.row_mut(at) else { return };
    for Heard { part, standing } in heard {
        let told = match part {
            Part::Person => row.person.as_mut().map(|person| &mut person.standing),
            _ => row.company.as_mut().map(|company| &mut company.standing),
        };
        if let Some(told) = told {
            told.hear(standing);
        }
    }
    reading.remark(at, None, Caution::RefusalWins);
}

/// The words of a person's name, as people are compared; a company neither dies nor is a minor.
fn name_of(row: &ReadRow, part: Part) -> Option<String> {
    let person = row.person.as_ref().filter(|_| part == Part::Person)?;
    Some(PersonKeys::of(person).words).filter(|words| !words.is_empty())
}

impl Standing {
    /// Adds what is said against contact elsewhere.
    fn hear(&mut self, other: Self) {
        for refusal in other.refusals {
            if !self.refusals.contains(&refusal) {
                self.refusals.push(refusal);
            }
        }
        self.death = self.death.or(other.death);
        self.minor_until = self.minor_until.max(other.minor_until);
    }
}
