//! An entry of somebody's timeline: a note, a call, a meeting, an e-mail.

use jiff::Timestamp;
use kernel::{ActivityId, Actor, CompanyId, Holder, PersonId};
use personal::Personal;
use store::journal::Record;

use crate::arrival::Arrival;
use crate::codes::codes;
use crate::fields::{Fields, Journalled, Step};
use crate::merge::{HANDED_OVER, handed_over};

/// An entry of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The id.
    pub id: ActivityId,
    /// Counts the changes, so that the second of two who edit at once is told.
    pub version: i64,
    /// How the record came.
    pub arrival: Arrival,
    /// Who wrote it down.
    pub author: Actor,
    /// What is known.
    pub details: ActivityDetails,
}

/// What is known of an activity. With both a person and a company it is about the person, and
/// stands on the company's timeline too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityDetails {
    /// The person it is about.
    pub person: Option<PersonId>,
    /// The company it is about.
    pub company: Option<CompanyId>,
    /// What sort of entry it is.
    pub kind: ActivityKind,
    /// Who made the step; a note has no direction. Only theirs restarts the prospect clock (T-01).
    pub direction: Option<Direction>,
    /// When it happened.
    pub at: Timestamp,
    /// What is to be remembered. The person may ask to read it (F-01).
    pub text: Personal<String>,
}

codes! {
    /// What sort of entry it is.
    ActivityKind {
        /// Something to remember.
        Note = "note",
        /// A telephone call.
        Call = "call",
        /// A meeting.
        Meeting = "meeting",
        /// An e-mail.
        Email = "email",
    }
}

codes! {
    /// Who made the step.
    Direction {
        /// They did.
        FromThem = "from-them",
        /// We did.
        ByUs = "by-us",
    }
}

codes! {
    /// Why an activity cannot be kept as asked.
    ActivityRejection {
        /// About neither a person nor a company.
        AboutNobody = "rejection-activity-nobody",
        /// Nothing is said.
        SaysNothing = "rejection-activity-empty",
        /// A call, meeting or e-mail without saying who made the step.
        DirectionMissing = "rejection-activity-direction",
    }
}

impl Activity {
    /// Writes something down.
    ///
    /// # Errors
    /// [`ActivityRejection`] says what is missing.
    pub fn write_down(
        id: ActivityId,
        details: ActivityDetails,
        author: Actor,
        arrival: Arrival,
    ) -> Result<Step<Self>, ActivityRejection> {
        details.check()?;
        Ok(Step::first("created", Self { id, version: 1, arrival, author, details }))
    }

    /// Rewords or corrects it; the author stays who it was.
    ///
    /// # Errors
    /// [`ActivityRejection`] says what is missing.
    pub fn correct(self, details: ActivityDetails) -> Result<Step<Self>, ActivityRejection> {
        details.check()?;
        let after = Self { version: self.version + 1, details, ..self.clone() };
        Ok(Step::from("corrected", self, after))
    }

    /// Whether the same form was sent twice; the time of a note is the time it was sent.
    pub(crate) fn says_the_same_as(&self, other: &Self) -> bool {
        let at = self.details.at;
        self.author == other.author && self.details == ActivityDetails { at, ..other.details.clone() }
    }

    /// Puts somebody in the place of another it was about: two records became one, or two again.
    pub(crate) fn hand_over(self, from: Holder, to: Holder) -> Step<Self> {
        let mut after = Self { version: self.version + 1, ..self.clone() };
        let about = &mut after.details;
        (about.person, about.company) = handed_over((about.person, about.company), from, to);
        Step::from(HANDED_OVER, self, after)
    }
}

impl ActivityDetails {
    fn check(&self) -> Result<(), ActivityRejection> {
        let is_blank = self.text.holds(|text| kernel::text::trim(text).is_empty());
        if self.person.is_none() && self.company.is_none() {
            return Err(ActivityRejection::AboutNobody);
        }
        if self.kind != ActivityKind::Note && self.direction.is_none() {
            return Err(ActivityRejection::DirectionMissing);
        }
        if is_blank && self.kind == ActivityKind::Note {
            return Err(ActivityRejection::SaysNothing);
        }
        Ok(())
    }
}

impl Journalled for Activity {
    fn record(&self) -> Record {
        Record::new("activity", self.id)
    }

    /// About the person if there is one: what was said of somebody goes with their key.
    fn holder(&self) -> Option<Holder> {
        self.details.person.map(Holder::Person).or(self.details.company.map(Holder::Company))
    }

    fn fields(&self) -> Fields {
        let details = &self.details;
        let mut fields = Fields::default();
        fields.plain("person_id", details.person);
        fields.plain("company_id", details.company);
        fields.plain("kind", Some(details.kind.code()));
        fields.plain("direction", details.direction.map(Direction::code));
        fields.plain("at", Some(details.at));
        fields.text("text", Some(&details.text));
        fields
    }
}
