//! The phrases of a refusal in French, English and Dutch, as folded words.

use super::Scope;

/// Words that are a refusal of what the column asks, wherever they stand.
const WORDS: &[&str] = &[
    "desinscrit",
    "desinscrite",
    "desinscrits",
    "desinscription",
    "desabonne",
    "desabonnee",
    "desabonnement",
    "unsubscribed",
    "unsubscribe",
    "uitgeschreven",
    "afgemeld",
    "opposition",
    "oppose",
    "opposee",
    "blacklist",
    "blackliste",
    "blacklistee",
    "blacklisted",
    "blocklisted",
    "optout",
    "robinson",
    "bloctel",
    "refuse",
    "refusee",
    "refus",
    "stop",
    "retire",
    "retiree",
];

/// Words that turn one of those round: "pas d'opposition", "plus désinscrit".
const UNDONE: &[&str] = &[
    "pas",
    "aucune",
    "sans",
    "no",
    "not",
    "non",
    "geen",
    "niet",
    "leve",
    "levee",
    "reinscrit",
    "reinscrite",
];

/// Verbs of reaching somebody, and what they reach by.
const VERBS: &[(&str, Scope)] = &[
    ("contacter", Scope::Everything),
    ("contacte", Scope::Everything),
    ("contactee", Scope::Everything),
    ("recontacter", Scope::Everything),
    ("solliciter", Scope::Everything),
    ("demarcher", Scope::Everything),
    ("prospecter", Scope::Everything),
    ("deranger", Scope::Everything),
    ("relancer", Scope::Asked),
    ("ecrire", Scope::Everything),
    ("contact", Scope::Everything),
    ("contacteren", Scope::Everything),
    ("benaderen", Scope::Everything),
    ("appeler", Scope::Phone),
    ("rappeler", Scope::Phone),
    ("telephoner", Scope::Phone),
    ("call", Scope::Phone),
    ("phone", Scope::Phone),
    ("bellen", Scope::Phone),
    ("opbellen", Scope::Phone),
    ("mailer", Scope::Email),
    ("email", Scope::Email),
    ("mailen", Scope::Email),
    ("mail", Scope::Email),
    ("texter", Scope::Sms),
    ("sms", Scope::Sms),
    ("text", Scope::Sms),
    ("envoyer", Scope::Asked),
    ("prospection", Scope::Everything),
    ("demarchage", Scope::Everything),
    ("sollicitation", Scope::Everything),
    ("publicite", Scope::Everything),
    ("pub", Scope::Everything),
    ("marketing", Scope::Everything),
    ("newsletter", Scope::Asked),
    ("newsletters", Scope::Asked),
    ("infolettre", Scope::Asked),
    ("nieuwsbrief", Scope::Asked),
    ("mailing", Scope::Asked),
    ("mailings", Scope::Asked),
    ("emailing", Scope::Asked),
    ("emails", Scope::Email),
    ("mails", Scope::Email),
    ("courriel", Scope::Email),
    ("courriels", Scope::Email),
    ("appel", Scope::Phone),
    ("appels", Scope::Phone),
    ("telephone", Scope::Phone),
    ("calls", Scope::Phone),
    ("courrier", Scope::Post),
    ("courriers", Scope::Post),
    ("post", Scope::Post),
    ("postal", Scope::Post),
];

/// Ways of refusing that come before a verb: `ne plus`, `do not`, `niet`.
const BEFORE: &[&[&str]] = &[
    &["ne", "plus"],
    &["ne", "pas"],
    &["ne", "jamais"],
    &["ne", "surtout", "pas"],
    &["ne", "veut", "plus"],
    &["ne", "veut", "pas"],
    &["ne", "souhaite", "plus"],
    &["ne", "souhaite", "pas"],
    &["ne", "desire", "plus"],
    &["ne", "desire", "pas"],
    &["ne", "veut", "aucun"],
    &["ne", "souhaite", "aucun"],
    &["a", "ne", "pas"],
    &["a", "ne", "plus"],
    &["plus", "de"],
    &["plus", "aucun"],
    &["plus", "aucune"],
    &["pas", "de"],
    &["pas", "d"],
    &["aucun"],
    &["aucune"],
    &["refuse", "tout"],
    &["refus", "de", "tout"],
    &["do", "not"],
    &["don", "t"],
    &["dont"],
    &["never"],
    &["no", "more"],
    &["no"],
    &["stop"],
    &["arreter"],
    &["arret"],
    &["niet"],
    &["geen"],
    &["niet", "meer"],
    &["opposition", "a", "tout"],
    &["oppose", "a", "tout"],
    &["opposition", "a", "toute"],
];

/// Words that may stand between a refusal and its verb.
const BETWEEN: &[&str] = &[
    "le", "la", "les", "l", "lui", "me", "m", "nous", "par", "tout", "toute", "tous", "de", "d", "du",
    "etre", "recevoir", "recu", "any", "by", "the", "to", "be", "via", "meer", "per", "e", "en", "envoyer",
    "envoi", "envois", "faire", "a", "send", "receive",
];

/// Words behind the verb that make it a matter of the moment, not a refusal.
const PASSING: &[&str] = &[
    "avant",
    "pendant",
    "apres",
    "matin",
    "midi",
    "soir",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "before",
    "during",
    "after",
    "morning",
    "until",
    "jusqu",
    "vacances",
    "weekend",
    "voor",
    "tijdens",
    "urgence",
    "sauf",
    "entre",
    "aout",
    "juillet",
    "h",
    "heures",
    "tout",
    "suite",
    "maintenant",
];

/// What a text of folded words refuses.
pub(super) fn scope(words: &[String]) -> Option<Scope> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let phrases = (0..words.len()).filter_map(|start| phrase(&words[start..]));
    let found = phrases.chain(single(&words)).chain(answered(&words));
    found.reduce(|widest, scope| if widest == scope { widest } else { wider(widest, scope) })
}

/// The wider of two refusals: everything over all, a channel over what was asked, two channels are everything.
fn wider(one: Scope, other: Scope) -> Scope {
    match (one, other) {
        (Scope::Asked, scope) | (scope, Scope::Asked) => scope,
        _ => Scope::Everything,
    }
}

/// `ne plus … contacter`, `pas de newsletter`, `do not call`, at the head of the words.
fn phrase(words: &[&str]) -> Option<Scope> {
    let head = BEFORE.iter().filter(|head| words.starts_with(head)).max_by_key(|head| head.len())?;
    let rest = &words[head.len()..];
    let skipped = rest.iter().take_while(|word| BETWEEN.contains(word)).count();
    // `par mail`, `e-mail`: what stands behind the first verb may narrow it.
    let (verb, behind) = rest[skipped..].split_first()?;
    let scope = VERBS.iter().find(|(known, _)| known == verb)?.1;
    if behind.iter().take(4).any(|word| {
        PASSING.contains(word) || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('h')
    }) {
        return None;
    }
    let by = behind
        .iter()
        .position(|word| matches!(*word, "par" | "by" | "via" | "per"))
        .map(|at| &behind[at + 1..]);
    let channel = by.and_then(|by| by.iter().find_map(|word| VERBS.iter().find(|(known, _)| known == word)));
    Some(channel.map_or(scope, |(_, channel)| *channel))
}

/// One word that says it: `désinscrit`, `STOP`, unless another turns it round.
fn single(words: &[&str]) -> Option<Scope> {
    let at = words.iter().position(|word| WORDS.contains(word))?;
    // Everyday words count only where they are nearly all that is said.
    let is_everyday = matches!(
        words[at],
        "stop" | "refus" | "refuse" | "refusee" | "retire" | "retiree" | "oppose" | "opposee"
    );
    let is_undone = words[at.saturating_sub(2)..at].iter().any(|word| UNDONE.contains(word));
    let is_reversed = words.iter().any(|word| word.starts_with("reinscri") || word.starts_with("reabonn"));
    (!is_undone && !is_reversed && (!is_everyday || words.len() <= 3)).then_some(Scope::Asked)
}

/// `RGPD : non`, `opt-out`, `newsletter : non`, `opt-in: no`, `consentement retiré`.
fn answered(words: &[&str]) -> Option<Scope> {
    const ASKED: &[&str] = &[
        "rgpd",
        "gdpr",
        "newsletter",
        "consentement",
        "consent",
        "optin",
        "mailing",
        "emailing",
        "opt",
        "in",
    ];
    const NO: &[&str] = &["non", "no", "nee", "refus", "refuse", "retire", "withdrawn", "out"];
    let (last, asked) = words.split_last()?;
    let is_question = !asked.is_empty() && asked.iter().all(|word| ASKED.contains(word));
    match (words, is_question && NO.contains(last)) {
        (["opt", "out", ..] | ["opted", "out", ..] | [_, "opted", "out", ..], _) | (_, true) => {
            Some(Scope::Asked)
        }
        _ => None,
    }
}
