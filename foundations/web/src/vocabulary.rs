//! The vocabulary of data protection in words: the same on every page, whatever room it is in.

use personal::{Channel, LegalBasis, Purpose, SourceClass};

use crate::Sentence;

impl From<Purpose> for Sentence {
    fn from(purpose: Purpose) -> Self {
        Self::new(format!("purpose-{}", purpose.code()))
    }
}

impl From<Channel> for Sentence {
    fn from(channel: Channel) -> Self {
        Self::new(format!("channel-{}", channel.code()))
    }
}

impl From<LegalBasis> for Sentence {
    fn from(basis: LegalBasis) -> Self {
        Self::new(format!("basis-{}", basis.code()))
    }
}

impl From<SourceClass> for Sentence {
    fn from(class: SourceClass) -> Self {
        Self::new(format!("source-{}", class.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Channel, LegalBasis, Purpose, Sentence, SourceClass};
    use crate::Locales;

    #[test]
    fn every_word_of_data_protection_is_said() {
        let locales = Locales::gather(&[]).unwrap();
        let purposes = Purpose::ALL.iter().copied().map(Sentence::from);
        let channels = Channel::ALL.iter().copied().map(Sentence::from);
        let bases = LegalBasis::ALL.iter().copied().map(Sentence::from);
        let classes = SourceClass::ALL.iter().copied().map(Sentence::from);
        let all = purposes.chain(channels).chain(bases).chain(classes);
        let missing: Vec<_> = all.filter(|sentence| !locales.knows(sentence.key())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
