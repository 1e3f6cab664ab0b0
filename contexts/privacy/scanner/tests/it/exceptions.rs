//! The exceptions of the facts §12, and words that hold a term without being one.

use personal::Severity;
use rstest::rstest;

use crate::found;

#[rstest]
#[case::toast("santé ! et bonne année à toute l'équipe")]
#[case::product("lecteur de carte vitale à remplacer")]
#[case::client_organisation("Caisse d'assurance maladie, service achats")]
#[case::manager_of_the_building("syndic Foncia, 2 immeubles")]
#[case::copropriete("Syndicat de copropriété, gardien M. Leblanc")]
#[case::joint_authority("syndicat mixte des transports, marché public")]
#[case::trade_body("syndicat professionnel des fleuristes")]
#[case::loudspeaker("le client veut une enceinte bluetooth")]
#[case::fence("mur d'enceinte à reprendre chez le client")]
#[case::shares("détention de 30 % des parts par M. Roy")]
#[case::a_company_that_owes("La société a des dettes")]
#[case::debts_of_a_company("dettes de la société reprises par le client")]
#[case::square("livrer place de Grève, 3e étage")]
#[case::orientation("orientation commerciale à revoir avec le client")]
#[case::dog("le client élève des chiens de race")]
#[case::horse("cheval de race, client fidèle")]
#[case::operation("opération commerciale avec ce client en mai")]
#[case::idiom("malade de rire, ce client")]
#[case::idiom_of_taste("malade de jazz")]
#[case::idiom_after_a_comma("fou, malade de foot")]
#[case::spa("cure thermale offerte au client fidèle")]
#[case::good_faith("client de bonne foi")]
#[case::door_at_the_back("La porte du fond est condamnée")]
#[case::door_named_after("condamnée : la porte de gauche")]
#[case::door("porte condamnée, le client ouvre par la cour")]
fn an_exception_of_the_facts_is_not_flagged(#[case] note: &str) {
    assert!(found(note).is_empty(), "{note}: {:?}", found(note));
}

#[rstest]
#[case("conseil de classe, concert et condiments")]
#[case("racine de betterave, terrasse, traceur")]
#[case("romarin, romaine et promo")]
#[case("conique, contact, confiture")]
#[case("homologué, homogène")]
#[case("prisonnière d'un colis, priseur")]
#[case("le jeune client revient lundi")]
#[case("borne de recharge, bornes wifi")]
#[case("timbre-poste, pâte à tartiner, demeure du client")]
fn a_word_that_only_holds_a_term_is_not_one(#[case] note: &str) {
    assert!(found(note).is_empty(), "{note}: {:?}", found(note));
}

#[rstest]
#[case("noir", Severity::Hint)]
#[case("client noir", Severity::Warn)]
#[case("il est, paraît-il, vraiment très con", Severity::Warn)]
#[case("enceinte", Severity::Hint)]
#[case("la cliente, absente ce jour, est enceinte", Severity::Warn)]
fn a_soft_term_needs_a_person_within_five_words(#[case] note: &str, #[case] expected: Severity) {
    assert_eq!(found(note).into_values().max(), Some(expected), "{note}");
}

#[test]
fn a_person_further_away_or_in_another_sentence_is_not_near() {
    for note in ["gay un deux trois quatre cinq six elle", "Client content. Gay"] {
        assert_eq!(found(note).get("sex_life"), Some(&Severity::Hint), "{note}");
    }
}

#[test]
fn the_longer_reading_of_the_same_words_decides() {
    assert!(found("plainte contre le transporteur").is_empty());
    assert!(found("plainte contre sa voisine").contains_key("offence"));
    assert!(found("association des diabétiques : 200 flyers").is_empty());
    assert!(found("membre de l'association des diabétiques").contains_key("health"));
    assert!(found("syndicat de copropriété").is_empty());
    assert!(found("adhérent d'un syndicat").contains_key("trade_union"));
}

#[test]
fn a_quality_is_judged_by_who_has_it() {
    for thing in ["porte condamnée", "produits halal et casher", "restaurant africain", "chocolat diabétique"]
    {
        assert!(found(thing).is_empty(), "{thing}: {:?}", found(thing));
    }
    for person in
        ["condamné", "ne mange que halal", "cliente africaine", "voisin très diabétique", "Sophie malade"]
    {
        assert!(!found(person).is_empty(), "{person}");
    }
}
