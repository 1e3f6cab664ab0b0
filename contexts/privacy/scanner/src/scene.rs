//! What a term means where it stands: who is named nearby, and whether a thing is meant.

use kernel::Lang;
use kernel::text::words;
use personal::{Finding, Severity};

use crate::lexicon::Sighting;
use crate::meaning::{Meaning, Proof, Term};
use crate::note::{Note, Pause};
use crate::vocabulary::{NounStands, Tongue};

/// How many words away a person may be named (facts §12).
const NEARBY: usize = 5;

/// How many adjectives in a row are followed back to their noun.
const CHAIN: usize = 4;

/// A note with everything the lexicon saw in it.
pub struct Scene<'a> {
    note: &'a Note<'a>,
    sightings: &'a [Sighting<'a>],
    tongues: Vec<Tongue>,
    places: Vec<Place>,
}

/// What is known of one word.
#[derive(Default, Clone)]
struct Place {
    /// Names a person.
    person: bool,
    /// Stands where no name of a thing can.
    grammar: bool,
    /// Ties an adjective to a person.
    linking: bool,
    /// Ties two adjectives to one noun.
    joining: bool,
    /// Part of the company's own name.
    own: bool,
    /// The harmless phrases that cover it.
    harmless: Vec<usize>,
    /// The terms that cover it.
    terms: Vec<usize>,
}

impl Place {
    /// Whether the word cannot be the name of a thing.
    const fn is_no_noun(&self) -> bool {
        self.person || self.grammar || self.linking
    }
}

impl<'a> Scene<'a> {
    /// Sets the scene: reads the language, places people, grammar, shields and own names.
    pub fn new(note: &'a Note<'a>, sightings: &'a [Sighting<'a>], lang: Lang) -> Self {
        let tongues = tongues_of(sightings, lang.into());
        let places = vec![Place::default(); note.words().len()];
        let mut scene = Self { note, sightings, tongues, places };
        for (index, sighting) in sightings.iter().enumerate() {
            scene.place(index, sighting);
        }
        for nobody in scene.of_its_tongue(Meaning::Nobody) {
            for word in &nobody.words {
                scene.places[*word].person = false;
            }
        }
        scene
    }

    /// Leaves out the names the note is expected to hold.
    #[must_use]
    pub fn knowing(mut self, own_names: &[&str]) -> Self {
        for name in own_names.iter().map(|name| words(name)).filter(|name| !name.is_empty()) {
            let starts = 0..(self.places.len() + 1).saturating_sub(name.len());
            for start in starts.filter(|start| self.spells(*start, &name)).collect::<Vec<_>>() {
                self.places[start..start + name.len()].iter_mut().for_each(|place| place.own = true);
            }
        }
        self
    }

    /// What the note tells, with the first and last word that tell it.
    pub fn findings(&self) -> Vec<(usize, usize, Finding)> {
        self.sightings
            .iter()
            .filter_map(|sighting| Some((sighting, sighting.phrase.meaning.term()?)))
            .filter(|(sighting, term)| self.is_meant(sighting, *term))
            .map(|(sighting, term)| {
                let severity = self.severity(sighting, term);
                (sighting.first(), sighting.last(), Finding { category: term.category, severity })
            })
            .collect()
    }

    fn place(&mut self, index: usize, sighting: &Sighting<'_>) {
        let native = self.is_native(sighting);
        for word in &sighting.words {
            let place = &mut self.places[*word];
            match sighting.phrase.meaning {
                Meaning::Person if native => place.person = true,
                Meaning::Grammar if native => place.grammar = true,
                Meaning::Linking if native => place.linking = true,
                Meaning::Joining if native => place.joining = true,
                Meaning::Harmless => place.harmless.push(index),
                Meaning::Term(_) => place.terms.push(index),
                _ => {}
            }
        }
    }

    fn of_its_tongue(&self, meaning: Meaning) -> impl Iterator<Item = &'a Sighting<'a>> + use<'a> {
        let (sightings, tongues) = (self.sightings, self.tongues.clone());
        sightings.iter().filter(move |sighting| {
            sighting.phrase.meaning == meaning && tongues.contains(&sighting.phrase.tongue)
        })
    }

    fn spells(&self, start: usize, name: &[String]) -> bool {
        self.note.words()[start..].iter().zip(name).all(|(word, part)| word.folded == *part)
    }

    fn is_meant(&self, sighting: &Sighting<'_>, term: Term) -> bool {
        let foreign = !self.is_native(sighting) && (term.only_here || self.is_known_at_home(sighting, term));
        let own = sighting.words.iter().any(|word| self.places[*word].own);
        !foreign
            && !own
            && !self.is_harmless(sighting)
            && !term.noun.is_some_and(|noun| self.qualifies_a_thing(sighting, noun))
            && self.longer_readings(sighting, term).all(|(longer, term)| self.is_meant(longer, term))
    }

    fn is_native(&self, sighting: &Sighting<'_>) -> bool {
        self.tongues.contains(&sighting.phrase.tongue)
    }

    /// The note's own language decides about words it knows; "drug dealer" is more than its "dealer".
    fn is_known_at_home(&self, sighting: &Sighting<'_>, term: Term) -> bool {
        self.rivals(sighting, term).any(|(rival, _)| {
            self.is_native(rival) && sighting.words.iter().all(|word| rival.words.contains(word))
        })
    }

    /// Terms of the same language and category that say more about the same words: they decide.
    fn longer_readings(
        &self,
        sighting: &'a Sighting<'a>,
        term: Term,
    ) -> impl Iterator<Item = (&'a Sighting<'a>, Term)> {
        self.rivals(sighting, term).filter(|(rival, _)| {
            rival.phrase.tongue == sighting.phrase.tongue
                && rival.words.len() > sighting.words.len()
                && sighting.words.iter().all(|word| rival.words.contains(word))
        })
    }

    /// Terms of the same category that share a word.
    fn rivals<'s>(
        &'s self,
        sighting: &'s Sighting<'s>,
        term: Term,
    ) -> impl Iterator<Item = (&'a Sighting<'a>, Term)> + use<'s, 'a> {
        let indexes = sighting.words.iter().flat_map(|word| &self.places[*word].terms);
        let sightings = indexes.map(|index| &self.sightings[*index]);
        let terms = sightings.filter_map(|rival| Some((rival, rival.phrase.meaning.term()?)));
        terms.filter(move |(_, rival)| rival.category == term.category)
    }

    /// Whether a harmless phrase covers part of it, unless the term says more about the same words.
    fn is_harmless(&self, sighting: &Sighting<'_>) -> bool {
        let shields = sighting.words.iter().flat_map(|word| &self.places[*word].harmless);
        shields.map(|index| &self.sightings[*index]).any(|shield| !self.says_more(sighting, shield))
    }

    /// "membre de l'association des diabétiques" says more than "association des diabétiques".
    fn says_more(&self, sighting: &Sighting<'_>, shield: &Sighting<'_>) -> bool {
        let covers = |word: &usize| self.places[*word].grammar || sighting.words.contains(word);
        shield.words.iter().all(covers) && sighting.words.iter().any(|word| !shield.words.contains(word))
    }

    fn qualifies_a_thing(&self, sighting: &Sighting<'_>, noun: NounStands) -> bool {
        match noun {
            NounStands::Before => self.follows_a_thing(sighting.first()),
            NounStands::After => !self.is_linked(sighting.first()) && self.precedes_a_thing(sighting.last()),
        }
    }

    /// "porte condamnée", "produits halal et casher"; not "cliente malade", "est condamné".
    fn follows_a_thing(&self, first: usize) -> bool {
        let mut at = first;
        for _ in 0..CHAIN {
            match self.before(at) {
                None => return false,
                Some(place) if place.joining && self.before(at - 1).is_some() => at -= 2,
                Some(place) if place.is_no_noun() => return false,
                // "juive d'origine polonaise", "restaurant africain halal": the same noun has both
                Some(place) if self.is_quality(place) => at -= 1,
                // "cliente fidèle d'origine corse": so does a word we do not know, after a person
                Some(_) => return !self.before(at - 1).is_some_and(|noun| noun.person),
            }
        }
        false
    }

    /// "condemned door", "halal and kosher butcher"; not "disabled customer", "gay, rings twice".
    fn precedes_a_thing(&self, last: usize) -> bool {
        let mut at = last;
        for _ in 0..CHAIN {
            match self.after(at) {
                None => return false,
                Some(place) if place.joining && self.after(at + 1).is_some() => at += 2,
                Some(place) => return !place.is_no_noun(),
            }
        }
        false
    }

    fn is_quality(&self, place: &Place) -> bool {
        let mut terms = place.terms.iter().filter_map(|index| self.sightings[*index].phrase.meaning.term());
        terms.any(|term| term.noun.is_some())
    }

    fn is_linked(&self, first: usize) -> bool {
        self.before(first).is_some_and(|place| place.linking)
    }

    fn before(&self, index: usize) -> Option<&Place> {
        let flows = self.note.words().get(index)?.pause == Pause::None;
        flows.then(|| self.places.get(index.checked_sub(1)?)).flatten()
    }

    fn after(&self, index: usize) -> Option<&Place> {
        self.before(index + 1)?;
        self.places.get(index + 1)
    }

    fn severity(&self, sighting: &Sighting<'_>, term: Term) -> Severity {
        match term.proof {
            Proof::Plain => Severity::Warn,
            Proof::Soft if self.has_a_person_nearby(sighting) => Severity::Warn,
            Proof::Soft | Proof::Faint => Severity::Hint,
        }
    }

    fn has_a_person_nearby(&self, sighting: &Sighting<'_>) -> bool {
        let (first, last) = (sighting.first(), sighting.last());
        let same_sentence = |index: &usize| self.note.words()[*index].pause != Pause::Sentence;
        let back = (first.saturating_sub(NEARBY)..=first).rev();
        let before = 1 + back.take_while(same_sentence).count();
        let ahead = (last + 1..self.places.len()).take(NEARBY).take_while(same_sentence).count();
        let nearby = first.saturating_sub(before.min(NEARBY))..=last + ahead;
        nearby.filter(|index| !sighting.words.contains(index)).any(|index| self.places[index].person)
    }
}

/// The languages the small words point to; the one asked for when they say nothing, or are
/// undecided between it and another ("de" is French and Dutch).
fn tongues_of(sightings: &[Sighting<'_>], asked: Tongue) -> Vec<Tongue> {
    let count = |tongue: Tongue| {
        sightings
            .iter()
            .filter(|s| s.phrase.meaning == Meaning::Telltale && s.phrase.tongue == tongue)
            .count()
    };
    let counts = Tongue::ALL.map(|tongue| (tongue, count(tongue)));
    match counts.iter().map(|(_, count)| *count).max() {
        None | Some(0) => vec![asked],
        Some(most) if counts.contains(&(asked, most)) => vec![asked],
        Some(most) => counts.iter().filter(|(_, count)| *count == most).map(|(tongue, _)| *tongue).collect(),
    }
}
