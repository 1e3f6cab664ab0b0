//! Something to be done about somebody, by a day, by one of those who work here.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{CompanyId, Holder, PersonId, TaskId, UserId};
use personal::Personal;
use store::journal::Record;

use crate::arrival::Arrival;
use crate::codes::codes;
use crate::fields::{Fields, Journalled, Step};
use crate::merge::{HANDED_OVER, handed_over};

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The id.
    pub id: TaskId,
    /// Counts the changes, so that the second of two who edit at once is told.
    pub version: i64,
    /// How the record came.
    pub arrival: Arrival,
    /// What is to be done.
    pub details: TaskDetails,
    /// That it is done, once it is.
    pub done: Option<Done>,
}

/// What is to be done. With both a person and a company it is about the person, and stands on the
/// company's record too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDetails {
    /// The person it is about.
    pub person: Option<PersonId>,
    /// The company it is about.
    pub company: Option<CompanyId>,
    /// What is to be done. The person may ask to read it (F-01).
    pub title: Personal<String>,
    /// The last day for it, in the organisation's zone.
    pub due_on: Date,
    /// Who is to do it.
    pub owner: UserId,
}

/// That a task is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// When somebody said so.
    pub at: Timestamp,
    /// Who.
    pub by: UserId,
}

codes! {
    /// Why a task cannot be kept or changed as asked.
    TaskRejection {
        /// About neither a person nor a company.
        AboutNobody = "rejection-task-nobody",
        /// Nothing is said.
        SaysNothing = "rejection-task-empty",
        /// It is done already.
        AlreadyDone = "rejection-task-done",
        /// It is not done yet.
        NotDone = "rejection-task-open",
    }
}

impl Task {
    /// Plans something to be done.
    ///
    /// # Errors
    /// [`TaskRejection`] says what is missing.
    pub fn plan(id: TaskId, details: TaskDetails, arrival: Arrival) -> Result<Step<Self>, TaskRejection> {
        details.check()?;
        Ok(Step::first("created", Self { id, version: 1, arrival, details, done: None }))
    }

    /// Corrects what is to be done, by when, or by whom.
    ///
    /// # Errors
    /// [`TaskRejection`] says what is missing.
    pub fn correct(self, details: TaskDetails) -> Result<Step<Self>, TaskRejection> {
        details.check()?;
        let done = self.done;
        Ok(self.become_of("corrected", details, done))
    }

    /// Says that it is done.
    ///
    /// # Errors
    /// [`TaskRejection::AlreadyDone`]: a colleague was faster.
    pub fn complete(self, done: Done) -> Result<Step<Self>, TaskRejection> {
        if self.done.is_some() {
            return Err(TaskRejection::AlreadyDone);
        }
        let details = self.details.clone();
        Ok(self.become_of("done", details, Some(done)))
    }

    /// Says that it is still to be done.
    ///
    /// # Errors
    /// [`TaskRejection::NotDone`] where nobody said otherwise.
    pub fn reopen(self) -> Result<Step<Self>, TaskRejection> {
        if self.done.is_none() {
            return Err(TaskRejection::NotDone);
        }
        let details = self.details.clone();
        Ok(self.become_of("reopened", details, None))
    }

    /// Hands it to a colleague, who is to do it from now on.
    #[must_use]
    pub fn hand_to(self, colleague: UserId) -> Step<Self> {
        let (details, done) = (TaskDetails { owner: colleague, ..self.details.clone() }, self.done);
        self.become_of("corrected", details, done)
    }

    /// Puts somebody in the place of another it was about: two records became one, or two again.
    pub(crate) fn hand_over(self, from: Holder, to: Holder) -> Step<Self> {
        let (mut details, done) = (self.details.clone(), self.done);
        (details.person, details.company) = handed_over((details.person, details.company), from, to);
        self.become_of(HANDED_OVER, details, done)
    }

    /// Whether its last day is over and it is still to be done.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done.is_none() && self.details.due_on < today
    }

    /// Whom it is about: the person, or else the company.
    #[must_use]
    pub fn about(&self) -> Option<Holder> {
        self.details.person.map(Holder::Person).or(self.details.company.map(Holder::Company))
    }

    fn become_of(self, verb: &'static str, details: TaskDetails, done: Option<Done>) -> Step<Self> {
        let after = Self { version: self.version + 1, details, done, ..self.clone() };
        Step::from(verb, self, after)
    }
}

impl TaskDetails {
    fn check(&self) -> Result<(), TaskRejection> {
        if self.person.is_none() && self.company.is_none() {
            return Err(TaskRejection::AboutNobody);
        }
        if self.title.holds(|title| kernel::text::trim(title).is_empty()) {
            return Err(TaskRejection::SaysNothing);
        }
        Ok(())
    }
}

impl Journalled for Task {
    fn record(&self) -> Record {
        Record::new("task", self.id)
    }

    /// About the person if there is one: what is planned about somebody goes with their key.
    fn holder(&self) -> Option<Holder> {
        self.about()
    }

    fn fields(&self) -> Fields {
        let details = &self.details;
        let mut fields = Fields::default();
        fields.plain("person_id", details.person);
        fields.plain("company_id", details.company);
        fields.text("title", Some(&details.title));
        fields.plain("due_on", Some(details.due_on));
        fields.plain("owner_id", Some(details.owner));
        fields.plain("done_at", self.done.map(|done| done.at));
        fields.plain("done_by", self.done.map(|done| done.by));
        fields
    }
}
