//! Names of people and companies.

use rstest::rstest;
use values::name::{Civility, civility, company_key, person_key, split};

#[rstest]
#[case("DUPONT Jean-Marc", Some("DUPONT"), Some("Jean-Marc"))]
#[case("Jean-Marc DUPONT", Some("DUPONT"), Some("Jean-Marc"))]
#[case("LE GOFF Éloïse", Some("LE GOFF"), Some("Éloïse"))]
#[case("O'CONNOR Zoé", Some("O'CONNOR"), Some("Zoé"))]
#[case("Gaël de LA TOUR", Some("de LA TOUR"), Some("Gaël"))]
#[case("de LA TOUR Gaël", Some("de LA TOUR"), Some("Gaël"))]
#[case("Gaël de La Tour", Some("de La Tour"), Some("Gaël"))]
#[case("Els Van den Berghe", Some("Van den Berghe"), Some("Els"))]
#[case("Ben van Dijk", Some("van Dijk"), Some("Ben"))]
#[case("J-P Petit", None, None)]
#[case("J-P PETIT", Some("PETIT"), Some("J-P"))]
#[case("Mme Vve Martin", Some("Martin"), None)]
#[case("Durand, Marie", Some("Durand"), Some("Marie"))]
#[case("Mme Marie Durand", Some("Durand"), Some("Marie"))]
#[case("Mme DURAND Marie", Some("DURAND"), Some("Marie"))]
#[case("M. Leblanc", Some("Leblanc"), None)]
#[case("DURAND", Some("DURAND"), None)]
#[case("M. et Mme Lenôtre", Some("Lenôtre"), None)]
#[case("Mme Claire VANDENBROUCKE (compta)", Some("VANDENBROUCKE"), Some("Claire"))]
#[case("Marie DURAND (née Petit)", None, None)]
#[case("Marie Durand", None, None)]
#[case("DURAND MARIE", None, None)]
#[case("Marie", None, None)]
#[case("", None, None)]
fn a_whole_name_is_taken_apart_only_where_something_tells_how(
    #[case] raw: &str,
    #[case] family: Option<&str>,
    #[case] given: Option<&str>,
) {
    let name = split(raw);
    assert_eq!((name.family.as_deref(), name.given.as_deref()), (family, given));
}

#[rstest]
#[case("M.", Some(Civility::Mr))]
#[case("Mr", Some(Civility::Mr))]
#[case("Monsieur", Some(Civility::Mr))]
#[case("MME", Some(Civility::Mrs))]
#[case("Mlle", Some(Civility::Mrs))]
#[case("Mevrouw", Some(Civility::Mrs))]
#[case("M. et Mme", Some(Civility::Couple))]
#[case("Mr & Mme", Some(Civility::Couple))]
#[case("Dr", Some(Civility::Title))]
#[case("Directrice", None)]
#[case("M. Durand", None)]
#[case("", None)]
fn civilities_are_recognised(#[case] raw: &str, #[case] expected: Option<Civility>) {
    assert_eq!(civility(raw), expected);
}

#[rstest]
#[case("SARL Giraud Frères", "GIRAUD FRERES (SARL)")]
#[case("Giraud Frères S.A.R.L.", "giraud frères")]
#[case("Hôtel de l'Abbaye", "HOTEL DE L'ABBAYE")]
#[case("Pâtisserie Aïoli & Co", "Patisserie Aioli")]
#[case("Cabinet Roussel & Associés", "Cabinet Roussel et Associés")]
#[case("Peeters BV", "BVBA Peeters")]
#[case("Fromagerie Perrin", "FROMAGERIE PERRIN SAS")]
fn the_legal_form_accents_and_case_do_not_tell_companies_apart(#[case] one: &str, #[case] other: &str) {
    assert_eq!(company_key(one), company_key(other));
}

#[rstest]
#[case("Menuiserie Dürand", "Menuiserie Dumont")]
#[case("Société Générale d'Étanchéité", "Générale d'Étanchéité")]
#[case("SAS", "SA")]
#[case("Co Working Lille", "Working Lille")]
fn different_companies_keep_different_keys(#[case] one: &str, #[case] other: &str) {
    assert_ne!(company_key(one), company_key(other));
}

#[test]
fn words_in_another_order_share_the_sorted_key() {
    let (one, other) = (company_key("Giraud Frères"), company_key("Frères Giraud"));
    assert_ne!(one.in_order, other.in_order);
    assert_eq!(one.sorted, other.sorted);
    let (one, other) = (person_key("Noël", "Marie"), person_key("MARIE", "NOËL"));
    assert_ne!(one.in_order, other.in_order);
    assert_eq!(one.sorted, other.sorted);
}

#[test]
fn apostrophes_and_hyphens_do_not_tell_people_apart() {
    assert_eq!(person_key("Aurélie", "N'Guyen"), person_key("Aurelie", "NGUYEN"));
    assert_eq!(person_key("Jean-Marc", "Aït-Ali"), person_key("Jean Marc", "Ait Ali"));
}
