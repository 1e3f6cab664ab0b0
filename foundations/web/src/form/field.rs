//! A form as templates see it: fields with their label, value and complaint, and the summary.

use super::Form;
use crate::Sentence;

/// What stands for the number of a line that a script may add (`ui/widgets/lines.ts`).
const TO_COME: &str = "__n__";

/// One field to draw.
#[derive(Clone)]
pub struct Field {
    /// The name it is posted under.
    pub name: String,
    /// What ties label, hint, complaint and summary to it.
    pub id: String,
    /// The locale key of its label.
    pub label: String,
    /// What was typed. Always empty for a password.
    pub value: String,
    /// What is wrong with it.
    pub complaint: Option<Sentence>,
}

/// One line of the summary above a form.
#[derive(Clone)]
pub struct Complaint {
    /// The field it links to; `None` for the form as a whole.
    pub id: Option<String>,
    /// The locale key of the field's label.
    pub label: Option<String>,
    /// What is wrong.
    pub sentence: Sentence,
}

impl Form {
    /// A field to draw.
    #[must_use]
    pub fn field(&self, name: &str) -> Field {
        let value = if Self::is_secret(name) { "" } else { self.value(name) };
        Field {
            name: name.to_owned(),
            id: self.id(name),
            label: self.label(name),
            value: value.to_owned(),
            complaint: self.complaints.get(name).cloned(),
        }
    }

    /// The summary: everything wrong, in the order it was found.
    #[must_use]
    pub fn summary(&self) -> Vec<Complaint> {
        let whole =
            self.whole.iter().map(|sentence| Complaint { id: None, label: None, sentence: sentence.clone() });
        let fields = self.order.iter().filter_map(|name| {
            Some(Complaint {
                id: Some(self.id(name)),
                label: Some(self.label(name)),
                sentence: self.complaints.get(name)?.clone(),
            })
        });
        whole.chain(fields).collect()
    }

    /// Whatever the handler does, a field named so never comes back.
    pub(crate) fn is_secret(name: &str) -> bool {
        name.contains("password") || name.contains("token")
    }

    fn id(&self, name: &str) -> String {
        format!("{}-{}", self.name, name.replace(['[', ']'], "-").trim_end_matches('-')).replace("--", "-")
    }

    /// `phones[3][number]` of the form `person` is labelled `person-phones-number`, and so is the
    /// field of a line that is still to be added.
    fn label(&self, name: &str) -> String {
        let is_word = |word: &&str| !word.is_empty() && *word != TO_COME && word.parse::<usize>().is_err();
        let words = name.split(['[', ']']).filter(is_word);
        std::iter::once(self.name).chain(words).collect::<Vec<_>>().join("-")
    }
}

impl Field {
    /// The id of the hint under the label.
    #[must_use]
    pub fn hint_id(&self) -> String {
        format!("{}-h", self.id)
    }

    /// The id of the complaint under the field.
    #[must_use]
    pub fn complaint_id(&self) -> String {
        format!("{}-e", self.id)
    }

    /// The ids that describe the field, as `aria-describedby` wants them.
    #[must_use]
    pub fn described_by(&self, has_hint: &bool) -> Option<String> {
        match (has_hint, self.complaint.is_some()) {
            (true, true) => Some(format!("{} {}", self.hint_id(), self.complaint_id())),
            (true, false) => Some(self.hint_id()),
            (false, true) => Some(self.complaint_id()),
            (false, false) => None,
        }
    }
}
