//! E-mail addresses.

use quick_xml::events::Event;
use rstest::rstest;
use values::Flaw;
use values::email::{AddressKind, kind, kind_for, parse};

use crate::fixtures::shared;

fn canonical(raw: &str) -> Result<String, Flaw> {
    Ok(parse(raw)?.iter().map(|email| email.canonical.as_str()).collect::<Vec<_>>().join(" "))
}

#[rstest]
#[case("Contact@boulangerie-lefevre.Example.com", "contact@boulangerie-lefevre.example.com")]
#[case(" contact@garage-du-noeud-vert.example.com ", "contact@garage-du-noeud-vert.example.com")]
#[case("\u{a0}anne@example.com\u{200b}", "anne@example.com")]
#[case("mailto:contact@cabinet-roussel.example.com", "contact@cabinet-roussel.example.com")]
#[case("mailto:anne@example.com?subject=Bonjour", "anne@example.com")]
#[case("E-mail : anne@example.com", "anne@example.com")]
#[case("Élec Prévost <contact@elec-prevost.example.com>", "contact@elec-prevost.example.com")]
#[case("<anne@example.com>", "anne@example.com")]
#[case("\"Durand, Anne\" <anne@example.com>", "anne@example.com")]
#[case("Durand, Anne <anne@example.com>", "anne@example.com")]
#[case("anne@example.com <anne@example.com>", "anne@example.com")]
#[case("Anne <anne@example.com>; Zoé <zoe@example.com>", "anne@example.com zoe@example.com")]
#[case("anne@example.com, Zoé <zoe@example.com>", "anne@example.com zoe@example.com")]
#[case(
    "zoe@restaurant.example.com ; compta@restaurant.example.com",
    "zoe@restaurant.example.com compta@restaurant.example.com"
)]
#[case("anais@example.com, a.nguyen@example.org", "anais@example.com a.nguyen@example.org")]
#[case("anne@example.com,zoe@example.com", "anne@example.com zoe@example.com")]
#[case("anne@example.com/zoe@example.com", "anne@example.com zoe@example.com")]
#[case("anne@example.com ou zoe@example.com", "anne@example.com zoe@example.com")]
#[case("anne@example.com ::: zoe@example.com", "anne@example.com zoe@example.com")]
#[case("anne@example.com\nzoe@example.com", "anne@example.com zoe@example.com")]
#[case("anne@example.com;", "anne@example.com")]
#[case("anne@example.com; ANNE@example.com", "anne@example.com")]
#[case("anne+vin@example.com", "anne+vin@example.com")]
#[case("contact@épicerie-fine.example", "contact@xn--picerie-fine-9db.example")]
fn addresses_are_found_however_they_are_written(#[case] raw: &str, #[case] expected: &str) {
    assert_eq!(canonical(raw).as_deref(), Ok(expected));
}

#[rstest]
#[case("contact@patisserie,example.com", Flaw::EmailComma)]
#[case("pas de mail", Flaw::NotGiven)]
#[case("n/a", Flaw::Empty)]
#[case("voir sa fille", Flaw::EmailText)]
#[case("domaine@", Flaw::EmailDomainMissing)]
#[case("@example.com", Flaw::EmailLocalMissing)]
#[case("@@", Flaw::EmailManyAts)]
#[case("anne@zoe@example.com", Flaw::EmailManyAts)]
#[case("anne@gmail", Flaw::EmailDomainNoDot)]
#[case("anne durand@example.com", Flaw::EmailSpace)]
#[case("anne@example.com\n", Flaw::EmailSpace)]
#[case("anne@example.com (perso)", Flaw::EmailComment)]
#[case("\"anne durand\"@example.com", Flaw::EmailQuoted)]
#[case("anne@[192.0.2.1]", Flaw::EmailLiteral)]
#[case("anne..durand@example.com", Flaw::EmailLocal)]
#[case(".anne@example.com", Flaw::EmailLocal)]
#[case("hélène@example.com", Flaw::EmailLocalAccent)]
#[case("anne@-example.com", Flaw::EmailDomain)]
#[case("anne@example..com", Flaw::EmailDomain)]
#[case("anne@exa_mple.com", Flaw::EmailDomain)]
#[case("anne@192.0.2.1", Flaw::EmailDomain)]
#[case("anne@example.com; domaine@", Flaw::EmailDomainMissing)]
#[case("Anne <anne@example>", Flaw::EmailDomainNoDot)]
#[case("anne@example.com Zoé <zoe@example.com>", Flaw::EmailManyAts)]
#[case("Anne <>", Flaw::EmailText)]
#[case("anne@example.com>", Flaw::EmailDomain)]
#[case("Anne <anne@example.com", Flaw::EmailLocal)]
fn a_text_that_is_no_address_says_why(#[case] raw: &str, #[case] flaw: Flaw) {
    assert_eq!(canonical(raw), Err(flaw));
}

#[test]
fn an_international_domain_is_shown_in_its_own_letters() {
    let emails = parse("Contact@ÉPICERIE-fine.example").unwrap();
    assert_eq!(emails[0].shown, "contact@épicerie-fine.example");
    assert_eq!(parse(&emails[0].canonical).unwrap(), parse(&emails[0].shown).unwrap());
}

#[test]
fn the_name_before_an_address_is_kept() {
    let emails = parse("\"Durand, Anne\" <anne@example.com>, zoe@example.com").unwrap();
    assert_eq!(emails[0].name.as_deref(), Some("Durand, Anne"));
    assert_eq!(emails[1].name, None);
}

#[test]
fn nothing_rfc_5321_calls_an_error_is_accepted_and_nothing_plainly_valid_refused() {
    let Some(xml) = shared("email/isemail-tests.xml") else { return };
    let cases = isemail_cases(&xml);
    assert!(cases.len() > 150, "{} cases", cases.len());
    for (address, category) in cases {
        let read = parse(&address);
        match category.as_str() {
            "ISEMAIL_ERR" => assert!(read.is_err(), "{address:?} accepted"),
            "ISEMAIL_VALID_CATEGORY" => assert!(read.is_ok(), "{address:?}: {read:?}"),
            _ => {}
        }
    }
}

/// The addresses and their categories; the file writes control characters as their pictures.
fn isemail_cases(xml: &str) -> Vec<(String, String)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut cases, mut element, mut address) = (Vec::new(), String::new(), String::new());
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return cases,
            Event::Start(start) => element = start.name().as_ref().to_owned(),
            Event::End(end) if end.name().as_ref() == "test" => address.clear(),
            Event::End(_) => element.clear(),
            Event::Text(text) if element == "address" => address.push_str(&text),
            Event::GeneralRef(entity) if element == "address" => address.push_str(&resolved(&entity)),
            Event::Text(text) if element == "category" => {
                let pictured = |c: char| match u32::from(c) {
                    code @ 0x2400..=0x2421 => char::from_u32(code - 0x2400).unwrap_or(c),
                    _ => c,
                };
                cases.push((address.chars().map(pictured).collect(), text.to_string()));
            }
            _ => {}
        }
    }
}

fn resolved(entity: &quick_xml::events::BytesRef<'_>) -> String {
    if let Some(c) = entity.resolve_char_ref().expect("a character") {
        return c.to_string();
    }
    match entity.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        _ => "'",
    }
    .to_owned()
}

#[rstest]
#[case("jean.dupont@example.com", AddressKind::Nominative)]
#[case("j.dupont@example.com", AddressKind::Nominative)]
#[case("jean-marc.dupont@example.com", AddressKind::Nominative)]
#[case("chloe.muller0@example.com", AddressKind::Nominative)]
#[case("info@example.com", AddressKind::Generic)]
#[case("contact@example.com", AddressKind::Generic)]
#[case("compta@example.com", AddressKind::Generic)]
#[case("service.client@example.com", AddressKind::Generic)]
#[case("contact.lille@example.com", AddressKind::Generic)]
#[case("info2@example.com", AddressKind::Generic)]
#[case("no-reply@example.com", AddressKind::Generic)]
#[case("boekhouding@example.be", AddressKind::Generic)]
#[case("sales@example.co.uk", AddressKind::Generic)]
#[case("zoe@restaurant-zoe.example.com", AddressKind::Unknown)]
#[case("boulangerie.lefevre@example.net", AddressKind::Unknown)]
#[case("x7k2@example.com", AddressKind::Unknown)]
fn the_address_tells_whom_it_belongs_to(#[case] address: &str, #[case] expected: AddressKind) {
    assert_eq!(kind(address), expected);
}

#[test]
fn an_address_that_carries_the_holders_name_is_a_persons() {
    assert_eq!(kind_for("zoe@restaurant.example.com", &["Zoé", "Lemaître"]), AddressKind::Nominative);
    assert_eq!(kind_for("zlemaitre@example.com", &["Zoé", "Lemaître"]), AddressKind::Nominative);
    assert_eq!(kind_for("info@example.com", &["Zoé", "Lemaître"]), AddressKind::Generic);
}

#[test]
fn an_address_never_shows_in_debug_output() {
    assert!(!format!("{:?}", parse("Anne <anne@example.com>")).contains("anne"));
}
