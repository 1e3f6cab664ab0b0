//! What a record says of somebody's privacy, in both languages; and what it never says.

use contracts::{Basis, Claim, ConsentAnswer, Mark, Origin, PrivacyCore, RefusalScope};
use kernel::{Holder, Lang};
use personal::{Channel, LegalBasis, Personal, Purpose, SourceClass};
use privacy::Core;
use store::Store;
use testkit::on_both_engines;
use web::paths::record;
use web::testing::{Browser, Seen};

use crate::world::{Play, cause, nadia, refusal, refuse};

const NO_MORE: RefusalScope = RefusalScope::Everything(Mark::DoNotContact);

/// A consent as nothing proves it yet.
const CLAIMED: &str = "Consentement déclaré, sans preuve";

fn some(channel: Option<Channel>, purpose: Option<Purpose>) -> RefusalScope {
    RefusalScope::Some { channel, purpose }
}

fn minor(until: &str) -> RefusalScope {
    RefusalScope::Everything(Mark::MinorUntil(until.parse().unwrap()))
}

/// The list on the panel: what, and how it stands.
fn list(page: &Seen) -> Vec<(String, String)> {
    plain(page, "#vp .perm li b").into_iter().zip(plain(page, "#vp .perm li > span")).collect()
}

/// Texts with ordinary spaces, for tests that people can read.
fn plain(page: &Seen, selector: &str) -> Vec<String> {
    page.texts(selector).iter().map(|text| text.replace('\u{a0}', " ")).collect()
}

async fn both(play: &Play, holder: Holder) -> (Seen, Seen) {
    let seller = || play.stage.seller(&play.router);
    let mut english: Browser = seller().speaking(Lang::En);
    (seller().get(record(holder)).await, english.get(record(holder)).await)
}

/// A scope, and how each language tells it: what, and how it stands.
type Told = (RefusalScope, (&'static str, &'static str), (&'static str, &'static str));

fn told() -> Vec<Told> {
    let newsletter = Some(Purpose::Newsletter);
    vec![
        (NO_MORE, ("Ne pas contacter", "Refuse tout"), ("Do not contact", "Refuses everything")),
        (
            RefusalScope::Everything(Mark::Deceased),
            ("Personne décédée", "Aucun message"),
            ("Deceased", "No messages"),
        ),
        (
            minor("2031-09-12"),
            ("Personne mineure jusqu’au 12 sept. 2031", "Rien sans un parent"),
            ("Minor until 12 Sep 2031", "Parent’s consent needed"),
        ),
        (
            minor("2026-11-23"),
            ("Personne mineure jusqu’au 23 nov. 2026", "Terminé"),
            ("Minor until 23 Nov 2026", "Ended"),
        ),
        (
            some(Some(Channel::Sms), None),
            ("Tout message par SMS", "Refuse"),
            ("Any message by text message", "Refused"),
        ),
        (some(None, newsletter), ("Newsletter", "Refuse"), ("Newsletter", "Refused")),
        (
            some(Some(Channel::Post), newsletter),
            ("Newsletter par courrier", "Refuse"),
            ("Newsletter by post", "Refused"),
        ),
        (some(None, None), ("Tout message", "Refuse"), ("Any message", "Refused")),
    ]
}

#[test]
fn every_refusal_and_mark_is_told_in_words() {
    on_both_engines(|base| async move {
        for (scope, french, english) in told() {
            let play = Play::of(&base);
            refuse(&base.store, &[refusal(play.nadia, scope)]).await;
            let pages = both(&play, play.nadia).await;
            let said = |page: &Seen| list(page).remove(0);
            assert_eq!(said(&pages.0), (french.0.to_owned(), french.1.to_owned()));
            assert_eq!(said(&pages.1), (english.0.to_owned(), english.1.to_owned()));
        }
    });
}

#[test]
fn a_refusal_tells_when_it_was_said_or_else_when_it_was_noted() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let mut undated = refusal(play.nadia, some(Some(Channel::Sms), None));
        undated.said_on = None;
        undated.source = "import";
        let dated = refusal(play.nadia, some(Some(Channel::Post), None));
        refuse(&base.store, &[undated]).await;
        base.clock.pass(jiff::ToSpan::minutes(1));
        refuse(&base.store, &[dated]).await;
        let (french, english) = both(&play, play.nadia).await;
        let how = plain(&french, "#vp .perm small");
        assert_eq!(
            how[..2],
            ["Au téléphone, le 4 mai 2022", "Dans un fichier importé, noté le 23 nov. 2026"]
        );
        assert_eq!(plain(&english, "#vp .perm small")[0], "By phone, on 4 May 2022");
    });
}

async fn claimed(store: &Store, holder: Holder, channel: Channel, answer: ConsentAnswer) {
    let given_on = (channel == Channel::Email).then(|| "2021-05-03".parse().unwrap());
    let mut tx = store.begin(cause()).await.unwrap();
    let evidence = given_on.map(|_| Personal::new("Oui (mail du 03/05/2021)".to_owned()));
    let claim = Claim { holder, purpose: Purpose::Newsletter, channel, answer, given_on, evidence };
    Core.record_claims(&mut tx, &[claim]).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn an_imported_yes_is_claimed_without_proof_and_what_nobody_asked_is_not_asked() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        claimed(&base.store, play.nadia, Channel::Email, ConsentAnswer::Yes).await;
        claimed(&base.store, play.nadia, Channel::Sms, ConsentAnswer::Unknown).await;
        let (page, _) = both(&play, play.nadia).await;
        let told = [
            ("Newsletter par e-mail", "Déclaré"),
            ("Newsletter par SMS", "Pas clair"),
            ("Tout autre message", "Non demandé"),
        ];
        assert_eq!(list(&page), told.map(|(what, state)| (what.to_owned(), state.to_owned())));
        assert_eq!(
            plain(&page, "#vp .perm small")[0],
            "Accord du 3 mai 2021, déclaré à l’import du 23 nov. 2026, sans preuve Oui (mail du 03/05/2021)"
        );
        let nobody_asked = both(&play, play.company).await.0;
        assert_eq!(list(&nobody_asked), [("Tout message".to_owned(), "Non demandé".to_owned())]);
    });
}

#[test]
fn a_refusal_wins_over_what_a_file_claims_and_nothing_says_that_somebody_may_be_written_to() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        claimed(&base.store, play.nadia, Channel::Email, ConsentAnswer::Yes).await;
        refuse(&base.store, &[refusal(play.nadia, NO_MORE)]).await;
        let (french, english) = both(&play, play.nadia).await;
        let states: Vec<String> = list(&french).into_iter().map(|(_, state)| state).collect();
        assert_eq!(states, ["Refuse tout", "Refuse"], "and nothing is left to be asked");
        assert!(plain(&french, "#vp .perm small")[1].contains("mais un refus l’emporte"));
        for page in [french, english] {
            assert!(!page.has("#vp .ok"), "nobody is contactable yet");
            assert!(!page.body.contains("Accepte") && !page.body.contains("Allowed"));
        }
    });
}

#[test]
fn a_minors_mark_holds_up_to_its_day_and_not_on_it() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        claimed(&base.store, play.nadia, Channel::Email, ConsentAnswer::Yes).await;
        refuse(&base.store, &[refusal(play.nadia, minor("2026-11-24"))]).await;
        let page = both(&play, play.nadia).await.0;
        assert_eq!(page.texts("#vp .perm li > span"), ["Rien sans un parent"]);
        assert_eq!(page.text(".priv-link"), "Personne mineure · rien sans l’accord d’un parent");
        base.clock.set("2026-11-24T09:00:00Z");
        let page = both(&play, play.nadia).await.0;
        assert_eq!(page.texts("#vp .perm li > span"), ["Terminé", "Déclaré", "Non demandé"]);
    });
}

async fn based(store: &Store, holder: Holder, class: SourceClass) {
    based_on(store, holder, (Purpose::ClientManagement, LegalBasis::Contract), class).await;
}

async fn based_on(
    store: &Store,
    holder: Holder,
    (purpose, basis): (Purpose, LegalBasis),
    class: SourceClass,
) {
    let origin = Origin { class, text: "Salon Horeca 2023".into(), on: "2023-03-12".parse().unwrap() };
    let mut tx = store.begin(cause()).await.unwrap();
    Core.record_bases(&mut tx, &[Basis { holder, purpose, basis, origin }]).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn the_ground_says_since_when_and_where_from_and_a_bought_list_is_marked() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let (page, _) = both(&play, play.nadia).await;
        assert_eq!(page.text("#vp .basis b"), "À compléter");
        assert_eq!(page.text(".priv-link"), "Base légale à compléter");
        based(&base.store, play.nadia, SourceClass::FirstParty).await;
        let (page, english) = both(&play, play.nadia).await;
        assert_eq!(page.text("#vp .basis b"), "Contrat");
        let small = plain(&page, "#vp .basis small");
        assert_eq!(small[1], "Gestion de la clientèle, depuis le 12 mars 2023");
        assert_eq!(small[2], "Recueilli par nous : Salon Horeca 2023");
        assert_eq!(page.text(".priv-link"), "Contrat · aucun refus");
        assert_eq!(english.text(".priv-link"), "Contract · no refusal");
        assert!(!page.has("#vp .note"));
        let bought = nadia(&base.store);
        based(&base.store, bought, SourceClass::Bought).await;
        refuse(&base.store, &[refusal(bought, some(Some(Channel::Sms), None))]).await;
        let (page, _) = both(&play, bought).await;
        assert!(page.text("#vp .note").contains("fichier acheté ou loué"));
        assert_eq!(page.text(".priv-link"), "Contrat · 1 refus");
        assert_eq!(page.attribute(".priv-link", "href").as_deref(), Some("#vp"));
    });
}

#[test]
fn a_consent_that_is_refused_since_is_no_ground() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let (store, holder) = (&base.store, play.nadia);
        based_on(store, holder, (Purpose::Newsletter, LegalBasis::Consent), SourceClass::FirstParty).await;
        assert_eq!(both(&play, holder).await.0.text("#vp .basis b"), CLAIMED);
        let texts = some(Some(Channel::Sms), Some(Purpose::Newsletter));
        refuse(store, &[refusal(holder, texts)]).await;
        assert_eq!(both(&play, holder).await.0.text("#vp .basis b"), CLAIMED, "by e-mail still");
        let letters = some(Some(Channel::Email), Some(Purpose::Newsletter));
        refuse(store, &[refusal(holder, letters)]).await;
        let (french, english) = both(&play, holder).await;
        assert_eq!(french.text("#vp .basis b"), "Consentement refusé");
        assert_eq!(english.text(".priv-link"), "Consent refused · 2 refusals");
        based(store, holder, SourceClass::FirstParty).await;
        assert_eq!(both(&play, holder).await.0.texts("#vp .basis b"), ["Contrat"], "there is another reason");
    });
}

#[test]
fn only_the_owner_is_led_to_the_dossier_and_the_erasure() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let page = play.stage.seller(&play.router).get(record(play.nadia)).await;
        assert_eq!(page.texts("#vp .acts2 a"), ["Noter un refus ou un décès"]);
        let page = play.stage.owner(&play.router).get(record(play.nadia)).await;
        assert_eq!(page.texts("#vp .acts2 a"), ["Noter un refus ou un décès", "Tout exporter", "Effacer"]);
    });
}

#[test]
fn a_no_that_a_wider_one_says_as_well_is_told_once_unless_it_is_older() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        based(&base.store, play.nadia, SourceClass::FirstParty).await;
        let letters = some(Some(Channel::Email), Some(Purpose::Newsletter));
        let all_mail = some(Some(Channel::Email), None);
        refuse(&base.store, &[refusal(play.nadia, letters), refusal(play.nadia, all_mail)]).await;
        let page = both(&play, play.nadia).await.0;
        assert_eq!(list(&page)[0].0, "Tout message par e-mail");
        assert_eq!(list(&page).len(), 2, "and what nobody asked");
        assert_eq!(page.text(".priv-link"), "Contrat · 1 refus");
        let older = nadia(&base.store);
        let mut long_ago = refusal(older, letters);
        long_ago.said_on = Some("2019-03-01".parse().unwrap());
        refuse(&base.store, &[long_ago, refusal(older, all_mail)]).await;
        assert_eq!(list(&both(&play, older).await.0).len(), 3, "its day is worth telling");
        let child = nadia(&base.store);
        refuse(&base.store, &[refusal(child, minor("2031-09-12")), refusal(child, all_mail)]).await;
        let told = list(&both(&play, child).await.0);
        assert_eq!(told[1].0, "Tout message par e-mail", "a parent's word does not lift it");
    });
}

#[test]
fn a_consent_that_a_file_claims_stands_after_firmer_grounds() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let (store, holder) = (&base.store, play.nadia);
        based(store, holder, SourceClass::FirstParty).await;
        base.clock.pass(jiff::ToSpan::minutes(1));
        based_on(store, holder, (Purpose::Newsletter, LegalBasis::Consent), SourceClass::FirstParty).await;
        let page = both(&play, holder).await.0;
        assert_eq!(page.texts("#vp .basis b"), ["Contrat", CLAIMED]);
        assert_eq!(page.text(".priv-link"), "Contrat · aucun refus");
    });
}
