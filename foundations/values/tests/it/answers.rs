//! Yes, no, paid, refused, deceased.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use rstest::rstest;
use values::date::DateContext;
use values::opt_out::{Scope, find, in_opt_out_column, of_header, reserved};
use values::yes_no::{Answer, parse};
use values::{deceased, paid};

fn today() -> DateContext {
    DateContext::new(date(2026, 6, 1), TimeZone::UTC)
}

#[rstest]
#[case("oui")]
#[case("OUI")]
#[case("O")]
#[case("yes")]
#[case("Y")]
#[case("ja")]
#[case("x")]
#[case("X")]
#[case("1")]
#[case("vrai")]
#[case("TRUE")]
#[case("✓")]
#[case("☑")]
#[case(" Oui. ")]
#[case("Oui (mail du 03/02/2023)")]
#[case("oui le 03/02/2023")]
fn a_clear_yes_is_a_yes(#[case] raw: &str) {
    assert_eq!(parse(raw), Answer::Yes);
}

#[rstest]
#[case("non")]
#[case("N")]
#[case("No")]
#[case("nee")]
#[case("0")]
#[case("faux")]
#[case("FALSE")]
#[case("non merci")]
#[case("Non (mail du 03/02/2023)")]
#[case("opt-out")]
#[case("❌")]
#[case("nein")]
#[case("KO")]
#[case("NOK")]
#[case("non non")]
fn a_clear_no_is_a_no(#[case] raw: &str) {
    assert_eq!(parse(raw), Answer::No);
}

#[rstest]
#[case("")]
#[case(" ")]
#[case("?")]
#[case("oui ?")]
#[case("à voir")]
#[case("peut-être")]
#[case("oui sauf sms")]
#[case("oui (à confirmer 2024)")]
#[case("oui mais pas le lundi 3")]
#[case("NC")]
#[case("2")]
#[case("03/02/2023")]
#[case("remboursé")]
#[case("non renseigné")]
#[case("✗")]
#[case("no consent")]
#[case("oui par téléphone")]
fn anything_else_is_unknown_and_never_a_yes(#[case] raw: &str) {
    assert_eq!(parse(raw), Answer::Unknown);
}

#[rstest]
#[case("payé", Answer::Yes, None)]
#[case("Réglée", Answer::Yes, None)]
#[case("réglé le 03/02/2024", Answer::Yes, Some(date(2024, 2, 3)))]
#[case("03/02/2024", Answer::Yes, Some(date(2024, 2, 3)))]
#[case("O", Answer::Yes, None)]
#[case("X", Answer::Yes, None)]
#[case("paid", Answer::Yes, None)]
#[case("non", Answer::No, None)]
#[case("non payé", Answer::No, None)]
#[case("impayé", Answer::No, None)]
#[case("En retard", Answer::No, None)]
#[case("en attente", Answer::No, None)]
#[case("à régler", Answer::No, None)]
#[case("payé à la livraison", Answer::Yes, None)]
#[case("remboursé", Answer::Unknown, None)]
#[case("payé partiellement", Answer::Unknown, None)]
#[case("", Answer::Unknown, None)]
fn a_paid_column_says_paid_only_when_it_does(
    #[case] raw: &str,
    #[case] answer: Answer,
    #[case] on: Option<Date>,
) {
    let read = paid::parse(raw, &today());
    assert_eq!((read.answer, read.on), (answer, on));
}

#[rstest]
#[case("désinscrit le 04/05/2022", Scope::Asked, Some(date(2022, 5, 4)))]
#[case("Désabonnée (4 mai 2022)", Scope::Asked, Some(date(2022, 5, 4)))]
#[case("STOP", Scope::Asked, None)]
#[case("opposition", Scope::Asked, None)]
#[case("unsubscribed", Scope::Asked, None)]
#[case("Unsubscribed from all email", Scope::Asked, None)]
#[case("RGPD : non", Scope::Asked, None)]
#[case("opt-out", Scope::Asked, None)]
#[case("newsletter : non", Scope::Asked, None)]
#[case("pas de newsletter", Scope::Asked, None)]
#[case("ne veut plus recevoir la newsletter", Scope::Asked, None)]
#[case("uitgeschreven", Scope::Asked, None)]
#[case("NE PLUS CONTACTER", Scope::Everything, None)]
#[case("ne pas contacter", Scope::Everything, None)]
#[case("À ne plus contacter depuis le 12/01/2023", Scope::Everything, Some(date(2023, 1, 12)))]
#[case("Ne souhaite plus être contacté", Scope::Everything, None)]
#[case("ne plus jamais contacter", Scope::Everything, None)]
#[case("ne surtout plus appeler", Scope::Phone, None)]
#[case("à désinscrire", Scope::Asked, None)]
#[case("do not contact", Scope::Everything, None)]
#[case("niet meer contacteren", Scope::Everything, None)]
#[case("refuse tout démarchage", Scope::Everything, None)]
#[case("pas de pub", Scope::Everything, None)]
#[case("ne pas appeler", Scope::Phone, None)]
#[case("ne plus contacter par téléphone", Scope::Phone, None)]
#[case("do not call", Scope::Phone, None)]
#[case("pas de mails", Scope::Email, None)]
#[case("stop sms", Scope::Sms, None)]
#[case("pas de courrier", Scope::Post, None)]
#[case("Ne plus relancer", Scope::Asked, None)]
#[case("n'accepte pas la prospection", Scope::Everything, None)]
#[case("opposée à toute sollicitation", Scope::Everything, None)]
#[case("pas de démarchage téléphonique", Scope::Phone, None)]
#[case("refus le 03/02/2023", Scope::Asked, Some(date(2023, 2, 3)))]
#[case("inscrit Bloctel", Scope::Phone, None)]
#[case("a demandé à ne plus être rappelé", Scope::Phone, None)]
#[case("ne pas appeler, ne pas écrire", Scope::Everything, None)]
#[case("refus tél", Scope::Phone, None)]
#[case("refus tél, ok mail", Scope::Phone, None)]
#[case("refus courrier", Scope::Post, None)]
#[case("mail oui, tél non", Scope::Phone, None)]
#[case("refus RGPD", Scope::Asked, None)]
#[case("non au démarchage", Scope::Everything, None)]
#[case("Désabo", Scope::Asked, None)]
#[case("unsub", Scope::Asked, None)]
#[case("ne veut plus recevoir d'offres", Scope::Asked, None)]
#[case("geen reclame", Scope::Everything, None)]
#[case("bon client, ne plus contacter, voir sa fille", Scope::Everything, None)]
fn a_refusal_is_found_wherever_it_stands(
    #[case] text: &str,
    #[case] scope: Scope,
    #[case] since: Option<Date>,
) {
    let refusal = find(text, &today()).unwrap_or_else(|| panic!("{text}"));
    assert_eq!((refusal.scope, refusal.date), (scope, since));
}

#[rstest]
#[case("")]
#[case("oui")]
#[case("à voir")]
#[case("A eu un cancer en 2021, ne pas relancer pendant sa chimio")]
#[case("ne pas appeler avant 10h")]
#[case("ne pas appeler le lundi")]
#[case("pas de livraison le vendredi")]
#[case("pas de mail")]
#[case("pas d'opposition")]
#[case("Unsubscribed: no")]
#[case("opt-out : non")]
#[case("pas de promo sur le champagne")]
#[case("pas de mail reçu")]
#[case("ne pas envoyer de colis")]
#[case("pas de poste fixe")]
#[case("ne pas rappeler")]
#[case("ne pas contacter avant septembre")]
#[case("pas de contact depuis 2019")]
#[case("commande retirée en magasin")]
#[case("refus du devis de mars")]
#[case("mail oui, téléphone non communiqué")]
#[case("livraison non-stop")]
#[case("no email")]
#[case("réinscrit après avoir été désinscrit")]
#[case("a refusé le devis de mars car trop cher")]
#[case("stock : stop production des chaises")]
#[case("préfère le mardi matin")]
#[case("contact : Mme Durand")]
#[case("Livraison rue de l'Église")]
fn a_remark_that_refuses_nothing_is_no_refusal(#[case] text: &str) {
    assert_eq!(find(text, &today()), None, "{text}");
}

#[rstest]
#[case("oui", true)]
#[case("x", true)]
#[case("1", true)]
#[case("true", true)]
#[case("04/05/2022", true)]
#[case("2022-05-04T10:00:00Z", true)]
#[case("44685", true)]
#[case("mai 2022", true)]
#[case("2022", true)]
#[case("✗", true)]
#[case("❌", true)]
#[case("à voir", false)]
#[case("désinscrit", true)]
#[case("Unsubscribed", true)]
#[case("non", false)]
#[case("0", false)]
#[case("false", false)]
#[case("", false)]
#[case("-", false)]
fn under_an_opt_out_header_a_yes_a_cross_or_a_date_is_a_refusal(#[case] raw: &str, #[case] refused: bool) {
    assert_eq!(in_opt_out_column(raw, &today()).is_some(), refused, "{raw}");
}

#[rstest]
#[case("oui sauf sms", &[Scope::Sms])]
#[case("Oui, sauf SMS et téléphone", &[Scope::Sms, Scope::Phone])]
#[case("oui, pas par téléphone", &[Scope::Phone])]
#[case("ok mais pas de courrier", &[Scope::Post])]
#[case("yes, but not by phone", &[Scope::Phone])]
#[case("yes except text messages", &[Scope::Sms])]
#[case("e-mail uniquement", &[Scope::Sms, Scope::Phone, Scope::Post])]
#[case("uniquement par mail ou sms", &[Scope::Phone, Scope::Post])]
#[case("email only", &[Scope::Sms, Scope::Phone, Scope::Post])]
#[case("oui sauf le lundi", &[])]
#[case("oui sauf appels le matin", &[])]
#[case("seulement le samedi", &[])]
#[case("ne pas contacter sauf par mail", &[])]
#[case("pas uniquement par mail", &[])]
#[case("oui", &[])]
#[case("", &[])]
fn the_reserve_of_a_yes_is_a_refusal(#[case] raw: &str, #[case] scopes: &[Scope]) {
    let found: Vec<Scope> = reserved(raw, &today()).into_iter().map(|refusal| refusal.scope).collect();
    assert_eq!(found, scopes, "{raw}");
}

#[rstest]
#[case("décédé en janvier 2024", None)]
#[case("DCD", None)]
#[case("Décédée le 12/01/2024", Some(date(2024, 1, 12)))]
#[case("deceased", None)]
#[case("† 2024", None)]
#[case("Client décédé, ne plus écrire", None)]
#[case("overleden", None)]
#[case("Décès le 12 janvier 2024", Some(date(2024, 1, 12)))]
#[case("mort en 2023", None)]
#[case("RIP", None)]
#[case("passed away last year", None)]
#[case("feu M. Coq", None)]
fn a_death_is_found(#[case] text: &str, #[case] on: Option<Date>) {
    assert_eq!(deceased::find(text, &today()).map(|found| found.date), Some(on), "{text}");
}

#[rstest]
#[case("son mari est décédé en 2023")]
#[case("père décédé")]
#[case("n'est pas décédé")]
#[case("point mort sur le devis de la rue basse")]
#[case("veuve")]
#[case("veuve de Jean, décédé en 2020")]
#[case("suite au décès de son mari")]
#[case("nature morte")]
#[case("her husband passed away")]
#[case("feu tricolore en panne")]
#[case("")]
fn a_death_of_somebody_near_or_none_is_not_the_customers(#[case] text: &str) {
    assert_eq!(deceased::find(text, &today()), None, "{text}");
}

#[rstest]
#[case("Pas de pub", Some(Scope::Everything))]
#[case("Ne plus envoyer de mails", Some(Scope::Email))]
#[case("Stop SMS", Some(Scope::Sms))]
#[case("Ne pas relancer", Some(Scope::Asked))]
#[case("Ne pas rappeler", Some(Scope::Phone))]
#[case("No. contact", None)]
#[case("Contact", None)]
#[case("Mail", None)]
#[case("Newsletter (oui/non)", None)]
fn a_header_whose_words_refuse_asks_for_a_refusal(#[case] header: &str, #[case] scope: Option<Scope>) {
    assert_eq!(of_header(header), scope);
}

#[rstest]
#[case("opposé au démarchage", Scope::Everything)]
#[case("Opposée aux sollicitations", Scope::Everything)]
#[case("refus catégorique", Scope::Asked)]
#[case("a demandé à ne plus recevoir", Scope::Asked)]
#[case("ne veut plus rien recevoir", Scope::Asked)]
#[case("tél KO, mail OK", Scope::Phone)]
#[case("ok tel, ko mail", Scope::Email)]
#[case("oui tel, non mail", Scope::Email)]
fn whoever_says_no_in_other_words_is_heard(#[case] raw: &str, #[case] scope: Scope) {
    assert_eq!(find(raw, &today()).map(|refusal| refusal.scope), Some(scope));
}

#[rstest]
#[case("pas mail")]
#[case("ok tel, pas mail")]
#[case("geen mail")]
fn an_answer_that_leaves_a_channel_out_refuses_it(#[case] raw: &str) {
    assert_eq!(parse(raw), Answer::Unknown);
    let scopes: Vec<Scope> = reserved(raw, &today()).into_iter().map(|refusal| refusal.scope).collect();
    assert_eq!(scopes, [Scope::Email]);
}

#[rstest]
#[case("Factuur niet ontvangen")]
#[case("pakket nog niet ontvangen")]
fn what_did_not_arrive_is_no_refusal(#[case] raw: &str) {
    assert_eq!(find(raw, &today()), None);
}
