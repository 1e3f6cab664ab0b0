//! What stood in a form when it was opened. Of two who edit one record at once, the second is asked about what both
//! changed; what they left alone is as the first one saved it.

use std::collections::BTreeSet;

use store::OrganisationKey;

use super::Form;

/// The field that brings back what stood, as digests nobody can read.
const STOOD: &str = "stood";
/// How many bytes of a digest tell two values apart.
const TELLING: usize = 8;

impl Form {
    /// The form with what stands in it now, for whoever opens it.
    #[must_use]
    pub fn standing(self, key: &OrganisationKey) -> Self {
        let stood = self.parts().into_iter().map(|part| format!("{part}={}", self.digest(&part, key)));
        let stood: Vec<String> = stood.collect();
        self.replacing(STOOD, stood.join(" "))
    }

    /// Takes from what is kept now every part that nobody touched since this form was opened.
    pub fn take_theirs(&mut self, kept: &Self, key: &OrganisationKey) {
        for part in self.parts().union(&kept.parts()) {
            let mine = self.digest(part, key);
            if self.stood(part, &mine, key) && mine != kept.digest(part, key) {
                self.values.retain(|(name, _)| part_of(name) != part.as_str());
                let theirs = kept.values.iter().filter(|(name, _)| part_of(name) == part.as_str());
                self.values.extend(theirs.cloned());
            }
        }
    }

    /// The fields and repeated parts that both changed, and not to the same. Where it is not known what stood,
    /// whatever differs.
    #[must_use]
    pub fn contested(&self, kept: &Self, key: &OrganisationKey) -> BTreeSet<String> {
        let is_contested = |part: &&String| {
            let (mine, theirs) = (self.digest(part, key), kept.digest(part, key));
            mine != theirs && !self.stood(part, &mine, key) && !self.stood(part, &theirs, key)
        };
        self.parts().union(&kept.parts()).filter(is_contested).cloned().collect()
    }

    /// Whether a part said this when the form was opened; what is not told of said nothing.
    fn stood(&self, part: &str, digest: &str, key: &OrganisationKey) -> bool {
        if !self.has(STOOD) {
            return false;
        }
        let mut stood = self.value(STOOD).split(' ').filter_map(|told| told.split_once('='));
        match stood.find(|(told, _)| *told == part) {
            Some((_, stood)) => stood == digest,
            None => digest == Self::default().digest(part, key),
        }
    }

    /// The fields, and the repeated parts each as one.
    fn parts(&self) -> BTreeSet<String> {
        let parts = self.values.iter().map(|(name, _)| part_of(name)).filter(|part| is_typed(part));
        parts.map(str::to_owned).collect()
    }

    /// What a part says: its name, and its values in their order. A line that says nothing but its kind says nothing.
    fn digest(&self, part: &str, key: &OrganisationKey) -> String {
        let said = self.values.iter().filter(|(name, value)| part_of(name) == part && self.says(name, value));
        let words = said.flat_map(|(name, value)| [field_of(name), value.trim()]);
        let words: Vec<&[u8]> = std::iter::once(part).chain(words).map(str::as_bytes).collect();
        let digest = key.digest("what stood in a form", &words);
        digest.iter().take(TELLING).map(|byte| format!("{byte:02x}")).collect()
    }

    fn says(&self, name: &str, value: &str) -> bool {
        let is_aside =
            |name: &str| name.ends_with("[label]") || name.ends_with("[id]") || name.ends_with("[was]");
        let Some((line, _)) = name.rsplit_once('[').filter(|_| name.ends_with("[label]")) else {
            return !is_aside(name) && !value.trim().is_empty();
        };
        let of_the_line = |other: &str| other.strip_prefix(line).is_some_and(|rest| rest.starts_with('['));
        self.values
            .iter()
            .any(|(other, said)| of_the_line(other) && !is_aside(other) && !said.trim().is_empty())
    }
}

/// `phones` of `phones[3][value]`.
fn part_of(name: &str) -> &str {
    name.split_once('[').map_or(name, |(part, _)| part)
}

/// `value` of `phones[3][value]`: which line it is, its place tells.
fn field_of(name: &str) -> &str {
    name.rsplit_once('[').map_or(name, |(_, field)| field.trim_end_matches(']'))
}

/// Whether somebody types it, and no page by itself.
fn is_typed(part: &str) -> bool {
    !matches!(part, STOOD | "version" | "record" | "add" | "remove" | "whole" | "alike")
        && !part.ends_with("_asked")
}

#[cfg(test)]
mod tests {
    use kernel::Ambient;
    use store::OrganisationKey;

    use super::Form;

    fn opened() -> Form {
        Form::new("record")
            .with("given", "Claire")
            .with("family", "Fontaine")
            .with("phones[0][value]", "03 20")
            .with("phones[0][label]", "work")
    }

    #[test]
    fn what_nobody_touched_is_as_the_other_saved_it_and_what_both_changed_is_asked_about() {
        let key = OrganisationKey::generate(&Ambient::system());
        let form = opened().standing(&key);
        let theirs = opened()
            .replacing("family", "Leroy")
            .replacing("phones[0][value]", "06 39")
            .with("job", "Gérante");
        let mut mine =
            form.replacing("given", "Clara").with("phones[1][label]", "main").with("phones[1][value]", "");
        mine.take_theirs(&theirs, &key);
        assert_eq!((mine.value("given"), mine.value("family")), ("Clara", "Leroy"));
        assert_eq!((mine.value("phones[0][value]"), mine.value("job")), ("06 39", "Gérante"));
        assert!(mine.contested(&theirs, &key).is_empty());
        let mut both = opened().standing(&key).replacing("family", "Lenoir");
        both.take_theirs(&theirs, &key);
        assert_eq!(both.contested(&theirs, &key).into_iter().collect::<Vec<_>>(), ["family"]);
    }

    #[test]
    fn of_a_form_that_tells_of_nothing_whatever_differs_is_asked_about() {
        let key = OrganisationKey::generate(&Ambient::system());
        let (mut mine, theirs) = (opened(), opened().replacing("family", "Leroy"));
        mine.take_theirs(&theirs, &key);
        assert_eq!(mine.value("family"), "Fontaine");
        assert_eq!(mine.contested(&theirs, &key).len(), 1);
    }
}
