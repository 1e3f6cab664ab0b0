//! Numbers found in running text (rule F-04).

use kernel::Lang;
use personal::{NoteScanner, Severity};
use rstest::rstest;

use crate::{GUARD, found};

#[rstest]
#[case("identifier_nir", "2550814168025 38")]
#[case("identifier_nir", "N° sécu 2 85 05 78 006 084 41")]
#[case("identifier_nir", "sécu 255081416802538, à ne pas garder")]
#[case("identifier_nir", "nº2550814168025 clé 38")]
#[case("identifier_nir", "2.55.08.14.168.025/38")]
#[case("identifier_nir", "NIR 1 84 07 2A 004 021 45")]
#[case("identifier_nir", "1 84 07 2a 004 021 45")]
#[case("identifier_nir", "né en Haute-Corse : 291032B03311806")]
#[case("identifier_nir", "２５５０８１４１６８０２５３８")]
#[case("identifier_niss", "850730033 28")]
#[case("identifier_niss", "85.07.30-033.28")]
#[case("identifier_niss", "rijksregister 85073003328")]
#[case("identifier_niss", "né en 2004 : 04.02.29-108.22")]
#[case("bank_account", "FR76 3000 6000 0112 3456 7890 189")]
#[case("bank_account", "IBAN:FR1420041010050500013M02606")]
#[case("bank_account", "ibanFR1420041010050500013M02606")]
#[case("bank_account", "virement be68 5390 0754 7034 svp")]
#[case("bank_account", "BE68-5390-0754-7034 (compte joint)")]
#[case("bank_account", "GB82 WEST 1234 5698 7654 32")]
#[case("bank_card", "CB 4970 1000 0000 0055 exp 12/25")]
#[case("bank_card", "CB4970100000000055")]
#[case("bank_card", "5555-5555-5555-4444")]
#[case("bank_card", "amex 3782 822463 10005")]
#[case("bank_card", "carte 30569309025904")]
fn a_number_that_checks_out_blocks(#[case] category: &str, #[case] note: &str) {
    assert_eq!(found(note).get(category), Some(&Severity::Block), "{note}: {:?}", found(note));
}

#[rstest]
#[case::nir_without_key("réf. dossier 2850578006084")]
#[case::nir_wrong_key("2 55 08 14 168 025 39")]
#[case::niss_wrong_check("85.07.30-033.29")]
#[case::iban_wrong_check("FR14 2004 1010 0505 0001 3M02 607")]
#[case::iban_cut_short("FR76 3000 6000")]
#[case::card_wrong_luhn("4970 1000 0000 0056")]
#[case::siret("SIRET 73282932000074")]
#[case::siret_like_a_diners_card("SIRET 38012986648625")]
#[case::telephones("06 12 34 56 78 / 03 20 11 22 33 / 07 45 12 98 76")]
#[case::belgian_mobile("+32 470 12 34 56")]
#[case::article("EAN 4006381333931")]
#[case::parcel("colis 6A12345678901")]
#[case::dates_and_amounts("12/03/2024 : 1 250,00 € puis 3 400,50 € le 15/04/2024")]
#[case::row_of_articles("4012 5501 7742 1290 3345 8841")]
fn a_number_that_does_not_is_left_alone(#[case] note: &str) {
    assert!(found(note).is_empty(), "{note}: {:?}", found(note));
}

#[rstest]
#[case("mot de passe espace client : Toto1234!")]
#[case("mdp=Citron59")]
#[case("identifiant mlegrand / mot de passe azerty2020")]
#[case("Password is Tulip!88")]
#[case("mot de passe : azerty")]
#[case("code pin 4821")]
#[case("wachtwoord: Tulpen2021")]
#[case("Code d’accès : B12#4")]
#[case("code d'accès de la cave = Ab-12")]
#[case("password is tulip")]
#[case("le mot de passe est azerty")]
#[case("mdp azerty")]
#[case("MDP : TULIPE-24")]
#[case("mdp provisoire : Tulipe24")]
#[case("mot de passe changé : Tulipe-2024!")]
#[case("login jp / passe azerty")]
#[case("mot de passe : \"ma belle tulipe\"")]
#[case("PIN 4821 for the safe")]
#[case("code wifi : Chouette-78")]
fn a_password_warns(#[case] note: &str) {
    assert_eq!(found(note).get("password"), Some(&Severity::Warn), "{note}");
}

#[rstest]
#[case("mot de passe changé, réf AB1234")]
#[case("mot de passe : voir avec Paul")]
#[case("le mot de passe est trop court")]
#[case("Code d'accès à demander au gardien")]
#[case("password is wrong")]
#[case("password reset link sent")]
#[case("bois de pin 2400")]
#[case("mot de passe oublié, lien renvoyé le 3")]
#[case("mot de passe : oublié")]
#[case("a changé son mot de passe le 12/03/2024")]
#[case("mot de passe à réinitialiser")]
#[case("digicode 12A34")]
#[case("code promo ETE2024")]
fn talking_about_a_password_is_not_telling_it(#[case] note: &str) {
    assert!(!found(note).contains_key("password"), "{note}");
}

/// What is left of a note whose words are cut out must not help anybody in.
#[rstest]
#[case("mot de passe : Tul$ipe#2024!", "")]
#[case("password = \"Zx!9\"", "")]
#[case("mdp:Zx\"9-a'b", "")]
#[case("mdp : $$Abc;12,3 puis rappeler", " puis rappeler")]
#[case("code d’accès : B(12)#4 au portail", " au portail")]
#[case("password is Tulip-88!x", "")]
#[case("espace pro (mdp : Gr@nd-Place59)", "espace pro ()")]
#[case("« mdp Tulipe#24 » à changer", "«  » à changer")]
#[case("mot de passe : \"ma belle tulipe 9\" puis code", " puis code")]
#[case("login jp, mot de passe Zx/12:b=!\nrappeler", "login jp, \nrappeler")]
fn a_password_is_told_to_its_last_sign(#[case] note: &str, #[case] rest: &str) {
    let mut left = note.to_owned();
    for (range, finding) in GUARD.spans(note, Lang::Fr, &[]).into_iter().rev() {
        assert_eq!(finding.category.code(), "password", "{note}");
        left.replace_range(range, "");
    }
    assert_eq!(left, rest, "{note}");
}
