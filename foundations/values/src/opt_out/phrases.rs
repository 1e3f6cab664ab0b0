//! The phrases of a refusal in French, English and Dutch, as folded words. Lists are parted by `;`.

use super::Scope;

/// Words that are a refusal of what the column asks, wherever they stand.
const WORDS: &str = "desinscrit;desinscrite;desinscrits;desinscrire;desinscription;desabonner;desabonne;desabonnee;desabonnement;unsubscribed;\
    unsubscribe;unsub;desabo;uitgeschreven;afgemeld;opposition;blacklist;blackliste;blacklistee;blacklisted;blocklisted;optout";

/// Everyday words that are one only when nothing but [`COMPANY`] stands beside them.
const EVERYDAY: &str = "stop;refus;refuse;refusee;oppose;opposee";
const COMPANY: &str = "le;la;du;de;depuis;en;total;totale;tout;svp;merci;client;cliente;definitif;definitivement;par;mail;e;\
    email;tel;telephone;courrier;sms;a;date;janvier;fevrier;mars;avril;mai;juin;juillet;aout;septembre;octobre;novembre;\
    decembre;pub;newsletter;non;formel;ecrit;categorique;ferme;absolu";

/// Words that turn one of those round: "pas d'opposition".
const UNDONE: &str = "pas;aucune;sans;no;not;non;geen;niet;leve;levee;jamais";

/// Lists of people who want no calls or no post.
const LISTS: [(&str, Scope); 2] = [("bloctel", Scope::Phone), ("robinson", Scope::Post)];

/// Ways of refusing that come before a verb.
const BEFORE: &str = "ne plus;ne pas;ne jamais;ne surtout pas;ne surtout plus;ne veut plus;ne veut pas;ne souhaite plus;ne souhaite pas;\
    ne desire plus;ne desire pas;ne veut aucun;ne veut aucune;ne souhaite aucun;ne souhaite aucune;n accepte pas;n accepte plus;\
    n accepte aucun;n accepte aucune;n autorise pas;n autorise plus;a ne pas;a ne plus;plus de;plus aucun;plus aucune;pas de;pas d;\
    aucun;aucune;refuse;refuse tout;refuse toute;refus;refus de;non a;non au;non aux;no to;refus de tout;oppose a;opposee a;oppose au;opposee au;oppose aux;opposee aux;opposition a;do not;don t;dont;never;\
    no more;no;stop;arreter;arret;wenst geen;niet;geen;niet meer";

/// Words that may stand between a refusal and its verb.
const BETWEEN: &str = "le;la;les;l;lui;me;m;nous;par;tout;toute;tous;toutes;de;d;du;des;etre;recevoir;recu;any;by;the;to;be;via;\
    meer;per;e;en;envoyer;envoi;envois;faire;a;send;receive;nos;vos;our;your;more;jamais;surtout;ever;aucune;aucun";

/// Verbs and nouns of reaching somebody, by what they reach.
const VERBS: [(&str, Scope); 6] = [
    (
        "contacter;contacte;contactee;contactes;recontacter;recontacte;recontactee;solliciter;sollicite;sollicitee;demarcher;\
         demarche;demarchee;prospecter;prospecte;prospectee;deranger;derange;derangee;ecrire;contact;contacts;contacted;\
         contacteren;gecontacteerd;benaderen;prospection;demarchage;sollicitation;sollicitations;publicite;publicites;pub;pubs;\
         marketing;reclame;importuner;importune",
        Scope::Everything,
    ),
    (
        "relancer;relance;relancee;envoyer;newsletter;newsletters;infolettre;infolettres;nieuwsbrief;mailing;mailings;emailing;\
         emailings;promo;promos;promotion;promotions;offre;offres;offers;aanbiedingen",
        Scope::Asked,
    ),
    (
        "appeler;appele;appelee;rappeler;rappele;rappelee;telephoner;telephone;tel;appel;appels;call;calls;called;phone;bellen;\
         opbellen;gebeld",
        Scope::Phone,
    ),
    ("mailer;mail;mails;email;emails;courriel;courriels;mailen;mailed;emailed", Scope::Email),
    ("texter;sms;text;texts;texto;textos", Scope::Sms),
    ("courrier;courriers;post;postal;brieven", Scope::Post),
];

/// Verbs that with "ne pas" only say what not to do this time.
const OF_THE_MOMENT: &str = "rappeler;relancer";

/// Words behind the verb that make it a matter of the moment, not a refusal.
const PASSING: &str = "avant;pendant;apres;matin;midi;soir;lundi;mardi;mercredi;jeudi;vendredi;samedi;dimanche;before;during;\
    after;morning;until;jusqu;vacances;week;weekend;voor;tijdens;urgence;sauf;sans;entre;aout;juillet;heures;suite;maintenant;\
    between;except;unless";

/// What leaves something out of a yes.
const EXCEPT: &str =
    "sauf;excepte;except;hors;hormis;mais pas;pas par;pas via;pas de;pas d;but not;not by;no;behalve;niet";

/// What leaves out the channel right behind it: "ok tel, pas mail".
const WITHOUT: &str = "pas;geen";

/// What leaves everything out of a yes but what it names.
const ONLY: &str = "uniquement;seulement;exclusivement;only;alleen;que par;que via;rien que";

/// Whatever says no by itself: what follows is no reserve of a yes.
const DENIED: &str = "ne;n;pas;plus;non;no;not;aucun;aucune;jamais;never;stop;geen;niet;sans;refus;refuse";

/// Every channel there is.
const CHANNELS: [Scope; 4] = [Scope::Email, Scope::Sms, Scope::Phone, Scope::Post];

/// Nouns that are a refusal only of somebody who would receive them: "pas de promo sur ce vin" is none.
const RECEIVED: &str = "promo;promos;promotion;promotions;offre;offres;offers;aanbiedingen";

/// Who wants none of it any more, without a word of what: "ne veut plus recevoir".
const RECEIVING: &str = "recevoir;rien;receive;anything";

/// Words behind a noun that make it a fact, not a refusal: "pas de contact depuis 2019".
const FACTS: &str =
    "depuis;since;avec;with;direct;connu;known;sinds;encore;yet;recu;recue;valide;renseigne;received";

/// What a text of folded words refuses.
pub(super) fn scope(words: &[String]) -> Option<Scope> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let phrases = (0..words.len()).filter_map(|start| phrase(&words[start..]));
    let lists = LISTS.iter().filter(|(list, _)| words.contains(list)).map(|(_, scope)| *scope);
    phrases.chain(lists).chain(single(&words)).chain(answered(&words)).chain(ticked_off(&words)).reduce(wider)
}

/// What a yes with a reserve refuses; nothing where the reserve is of the moment, or names nothing known.
pub(super) fn reserved(words: &[String]) -> Vec<Scope> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let split = |list: &str| {
        (0..words.len()).find_map(|at| {
            let head =
                list.split(';').filter(|head| begins(&words[at..], head)).max_by_key(|head| head.len())?;
            Some((&words[..at], &words[at + head.split(' ').count()..]))
        })
    };
    let says_no = |words: &[&str]| words.iter().any(|word| is_in(DENIED, word));
    if words.iter().any(|word| is_in(PASSING, word) && *word != "sauf" && *word != "except") {
        return Vec::new();
    }
    if let Some((before, behind)) = split(EXCEPT) {
        return if says_no(before) { Vec::new() } else { named(behind) };
    }
    let without = words.windows(2).filter(|pair| is_in(WITHOUT, pair[0]));
    let channels: Vec<&str> = without.map(|pair| pair[1]).filter(|word| reach(word).is_some()).collect();
    if !channels.is_empty() {
        return named(&channels);
    }
    match split(ONLY) {
        Some((before, behind)) if !says_no(before) && !says_no(behind) => {
            let kept: Vec<Scope> = named(before).into_iter().chain(named(behind)).collect();
            let is_of_channels = kept.iter().any(|scope| CHANNELS.contains(scope));
            CHANNELS.into_iter().filter(|scope| is_of_channels && !kept.contains(scope)).collect()
        }
        _ => Vec::new(),
    }
}

/// What some words reach somebody by, each once.
fn named(words: &[&str]) -> Vec<Scope> {
    let mut named: Vec<Scope> = Vec::new();
    for word in words {
        let scope = if *word == "mobile" { Some(Scope::Phone) } else { reach(word) };
        named.extend(scope.filter(|scope| !named.contains(scope)));
    }
    named
}

/// What a header refuses: there “ne pas relancer” is no matter of the moment.
pub(super) fn of_title(words: &[String]) -> Option<Scope> {
    let lasting = match words {
        [ne, pas, verb] if ne == "ne" && pas == "pas" => reach(verb),
        _ => None,
    };
    scope(words).or(lasting)
}

/// `mail oui, tél non`, `oui tel, non mail`: channels, each with its answer and nothing else.
fn ticked_off(words: &[&str]) -> Vec<Scope> {
    const NO: &str = "non;no;nee;neen;ko;nok";
    let is_answer = |word: &str| is_in("oui;ok;yes;ja", word) || is_in(NO, word);
    let is_list = words.len() >= 4 && words.iter().all(|word| is_answer(word) || reach(word).is_some());
    if !is_list {
        return Vec::new();
    }
    let answer_first = words.first().is_some_and(|word| is_answer(word));
    let pairs =
        words.windows(2).map(|pair| if answer_first { (pair[0], pair[1]) } else { (pair[1], pair[0]) });
    pairs.filter(|(answer, _)| is_in(NO, answer)).filter_map(|(_, channel)| reach(channel)).collect()
}

/// The wider of two refusals: everything over all, a channel over what was asked, two channels are everything.
fn wider(one: Scope, other: Scope) -> Scope {
    match (one, other) {
        (one, other) if one == other => one,
        (Scope::Asked, scope) | (scope, Scope::Asked) => scope,
        _ => Scope::Everything,
    }
}

/// `ne plus … contacter`, `pas de newsletter`, `do not call`, at the head of the words.
fn phrase(words: &[&str]) -> Option<Scope> {
    let head = BEFORE.split(';').filter(|head| begins(words, head)).max_by_key(|head| head.len())?;
    let rest = &words[head.split(' ').count()..];
    let skipped = rest.iter().take_while(|word| is_in(BETWEEN, word)).count();
    // "de l'envoyer", "tout envoi": a word between may be the verb itself when nothing follows.
    let (verb, behind) = rest[skipped..].split_first().or_else(|| rest.split_last())?;
    let Some(scope) = reach(verb) else {
        let only_receives = !rest.is_empty() && rest.iter().all(|word| is_in(RECEIVING, word));
        return only_receives.then_some(Scope::Asked);
    };
    let is_negated_noun = !head.starts_with("ne ") && !head.starts_with("a ne");
    let said_behind = |list: &str| behind.iter().take(4).any(|word| is_in(list, word));
    let is_stock = is_in(RECEIVED, verb)
        && !rest[..skipped].iter().any(|word| matches!(*word, "recevoir" | "envoyer" | "receive" | "send"));
    let is_hour = behind
        .iter()
        .take(4)
        .any(|word| word.ends_with('h') && word.starts_with(|c: char| c.is_ascii_digit()));
    let is_passing = is_hour || said_behind(PASSING) || (head == "ne pas" && is_in(OF_THE_MOMENT, verb));
    if is_passing || is_stock || (is_negated_noun && said_behind(FACTS)) {
        return None;
    }
    Some(means(behind).unwrap_or(scope))
}

/// "contacter par téléphone", "démarchage téléphonique": the means narrows the verb.
fn means(behind: &[&str]) -> Option<Scope> {
    if behind.iter().any(|word| matches!(*word, "telephonique" | "telefonisch")) {
        return Some(Scope::Phone);
    }
    let by = behind.iter().position(|word| matches!(*word, "par" | "by" | "via" | "per"))?;
    behind[by..].iter().find_map(|word| reach(word))
}

/// What a verb or noun reaches somebody by.
fn reach(word: &str) -> Option<Scope> {
    VERBS.iter().find(|(words, _)| is_in(words, word)).map(|(_, scope)| *scope)
}

/// One word that says it: `désinscrit`, `STOP`, unless another turns it round.
fn single(words: &[&str]) -> Option<Scope> {
    let at = words.iter().position(|word| is_in(WORDS, word) || is_in(EVERYDAY, word))?;
    let is_undone =
        words[at.saturating_sub(2)..at].iter().any(|word| is_in(UNDONE, word)) || is_denied(words);
    let is_reversed = words.iter().any(|word| word.starts_with("reinscri") || word.starts_with("reabonn"));
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_all = words.iter().all(|word| is_in(EVERYDAY, word) || is_in(COMPANY, word) || is_number(word));
    (!is_undone && !is_reversed && (is_in(WORDS, words[at]) || is_all)).then_some(Scope::Asked)
}

/// `RGPD : non`, `opt-out`, `newsletter : non`, `opt-in: no`, `consentement retiré`.
fn answered(words: &[&str]) -> Option<Scope> {
    const ASKED: &str =
        "rgpd;gdpr;newsletter;consentement;consent;optin;mailing;emailing;opt;in;accord;prospection";
    const NO: &str = "non;no;nee;neen;refus;refuse;refusee;retire;retiree;withdrawn;revoked;out";
    let (last, asked) = words.split_last()?;
    let is_question = !asked.is_empty() && asked.iter().all(|word| is_in(ASKED, word));
    let is_turned = words.split_first().is_some_and(|(no, asked)| {
        is_in("refus", no) && !asked.is_empty() && asked.iter().all(|word| is_in(ASKED, word))
    });
    let is_opted_out = words.windows(2).any(|pair| matches!(pair, ["opt" | "opted", "out"]));
    ((is_opted_out && !is_denied(words)) || (is_question && is_in(NO, last)) || is_turned)
        .then_some(Scope::Asked)
}

/// `Unsubscribed: no`, `désinscrit : non`: the refusal is asked about and denied.
fn is_denied(words: &[&str]) -> bool {
    words.len() <= 4 && words.last().is_some_and(|last| is_in("no;non;nee;neen;false;faux;0", last))
}

fn begins(words: &[&str], head: &str) -> bool {
    let mut words = words.iter();
    head.split(' ').all(|word| words.next() == Some(&word))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(';').any(|listed| listed == word)
}
