//! The words of the frame, and the proof-reader that reads every room's.

use std::path::Path;

use jiff::civil::date;
use kernel::{Lang, Money};
use rstest::rstest;
use web::locales::{review, typography};
use web::{Locales, Sentence, Words, testing};

use crate::{guestbook, stage};

#[test]
fn the_frames_own_words_are_sound_and_all_there() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/templates");
    testing::assert_sound(web::locales::WORDS, &templates);
}

#[test]
fn the_sample_rooms_words_are_sound() {
    testing::assert_sound(
        guestbook::WORDS,
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates/guestbook"),
    );
}

#[rstest]
#[case::missing_in_english("a = Un\nb = Deux", "a = One", "room: `b` is missing in English")]
#[case::missing_in_french("a = Un", "a = One\nb = Two", "room: `b` is missing in French")]
#[case::other_arguments(
    "a = { $n } clients",
    "a = { $count } customers",
    "room: `a` asks for other arguments in English"
)]
#[case::said_twice("a = Un\na = Deux", "a = One", "room fr.ftl: `a` is said twice")]
#[case::said_by_the_frame("cancel = Laisser", "cancel = Leave", "room: `cancel` is already said by ui")]
#[case::typeset_badly(
    "a = Vraiment ?",
    "a = Really?",
    "room fr.ftl: `a` has an ordinary space before ; ! or ?: write U+202F"
)]
fn a_hole_in_the_words_stops_the_start(
    #[case] fr: &'static str,
    #[case] en: &'static str,
    #[case] complaint: &str,
) {
    let words = Words { room: "room", fr, en };
    assert!(review::complaints(&[web::locales::WORDS, words]).contains(&complaint.to_owned()));
    let Err(error) = Locales::gather(&[words]) else { panic!("gathered") };
    assert!(error.to_string().contains(complaint), "{error}");
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let words = Words { room: "room", fr: "a = Un\n= ?\n", en: "a = One" };
    assert!(review::complaints(&[words])[0].starts_with("room fr.ftl: "));
}

#[rstest]
#[case("Nom\u{a0}: à remplir\u{202f}!", Lang::Fr, true)]
#[case("Nom : à remplir", Lang::Fr, false)]
#[case("Nom: à remplir", Lang::Fr, false)]
#[case("Annuler ?", Lang::Fr, false)]
#[case("Annuler?", Lang::Fr, false)]
#[case("« Contacts »", Lang::Fr, false)]
#[case("«\u{a0}Contacts\u{a0}»", Lang::Fr, true)]
#[case("L'import", Lang::Fr, false)]
#[case("L’import de 10:30, <a href=\"/x\">50\u{a0}%</a>…", Lang::Fr, true)]
#[case("50 %", Lang::Fr, false)]
#[case("Wait...", Lang::En, false)]
#[case("Name: fill this in!", Lang::En, true)]
#[case("Name : fill this in", Lang::En, false)]
#[case("Don't", Lang::En, false)]
#[case("Un \"mot\"", Lang::Fr, false)]
#[case("Add the % sign", Lang::En, true)]
#[case("50 %", Lang::En, false)]
fn typography_is_judged_by_language(#[case] text: &str, #[case] lang: Lang, #[case] is_sound: bool) {
    assert_eq!(typography::faults(text, lang).is_empty(), is_sound, "{text}");
}

#[tokio::test]
async fn arguments_are_written_for_the_reader() {
    let words = Words {
        room: "arguments",
        fr: "all = { $n } ventes, { $sum }, le { $day }, { $at }, { $label }\nsome = { $n ->\n    [one] une vente\n   *[other] { $n } ventes\n }\nbold = <b>{ $who }</b>",
        en: "all = { $n } sales, { $sum }, on { $day }, { $at }, { $label }\nsome = { $n ->\n    [one] one sale\n   *[other] { $n } sales\n }\nbold = <b>{ $who }</b>",
    };
    let (stage, _folder) = stage().await;
    let locales = std::sync::Arc::new(Locales::gather(&[words]).unwrap());
    let zone = jiff::tz::TimeZone::get("Europe/Paris").unwrap();
    let french = web::Voice::new(locales, Lang::Fr, zone, stage.ambient().now());
    let english = french.speaking(Lang::En);
    let all = Sentence::new("all")
        .with("n", 1_284)
        .with("sum", Money::eur(1_842_050))
        .with("day", date(2026, 11, 6))
        .with("at", stage.ambient().now())
        .with("label", Sentence::new("cancel"));
    assert_eq!(
        french.tell(&all),
        "1\u{202f}284 ventes, 18\u{202f}420,50\u{a0}€, le 6\u{a0}nov., aujourd’hui, 10\u{a0}h\u{a0}30, Annuler"
    );
    assert_eq!(english.tell(&all), "1,284 sales, €18,420.50, on 6\u{a0}Nov, today, 10:30, Cancel");
    let some = |n: i64| Sentence::new("some").with("n", n);
    assert_eq!(
        [french.tell(&some(0)), french.tell(&some(1)), french.tell(&some(2))],
        ["une vente", "une vente", "2 ventes"]
    );
    assert_eq!([english.tell(&some(0)), english.tell(&some(1))], ["0 sales", "one sale"]);
    let bold = Sentence::new("bold").with("who", "<Claire & Co>");
    assert_eq!(french.tell_rich(&bold), "<b>&#60;Claire &#38; Co&#62;</b>");
    assert_eq!(french.say("never-written"), "⟦never-written⟧");
    assert_eq!(french.say(Sentence::verbatim("Claire")), "Claire");
}
