//! The form of the way: what was typed, and what it means.

use post::{BadAddress, BadSettings, Relay, Secret, Security, Sender, Settings, SignIn, Way};
use web::Form;
use web::view::Choice;

/// What the owner wants.
pub enum Wish {
    /// No letters.
    Nothing,
    /// Letters, by this way.
    By(Box<Settings>),
}

const SECURITIES: [(Security, &str, &str); 3] = [
    (Security::StartTls, "start-tls", "mail-security-start-tls"),
    (Security::Tls, "tls", "mail-security-tls"),
    (Security::Plain, "plain", "mail-security-plain"),
];

pub fn ways() -> Vec<Choice> {
    vec![
        Choice::new("relay", "mail-way-relay").explained("mail-way-relay-hint"),
        Choice::new("folder", "mail-way-folder").explained("mail-way-folder-hint"),
        Choice::new("nothing", "mail-way-nothing").explained("mail-way-nothing-hint"),
    ]
}

pub fn securities() -> Vec<Choice> {
    SECURITIES.iter().map(|(_, code, label)| Choice::new(*code, *label)).collect()
}

/// The form as the settings are; without any, as most relays want it.
pub fn filled(settings: Option<&Settings>, place: &str) -> Form {
    let form = Form::new("mail");
    let Some(settings) = settings else {
        return form
            .with("way", "nothing")
            .with("place", place)
            .with("port", 587)
            .with("security", "start-tls");
    };
    let form = form
        .with("sender", &settings.sender.name)
        .with("from", &settings.sender.address)
        .with("place", &settings.place);
    match &settings.way {
        Way::Folder => form.with("way", "folder").with("port", 587).with("security", "start-tls"),
        Way::Relay(relay) => form
            .with("way", "relay")
            .with("host", &relay.host)
            .with("port", relay.port)
            .with("security", code_of(relay.security))
            .with("user", relay.sign_in.as_ref().map_or("", |sign_in| &sign_in.user))
            .with("authority", relay.authority.as_deref().unwrap_or_default()),
    }
}

fn code_of(security: Security) -> &'static str {
    SECURITIES.iter().find(|(known, ..)| *known == security).map_or("start-tls", |(_, code, _)| code)
}

/// What the form means, beside what is set up; `None` with a complaint under each field that is wrong.
pub fn read(form: &mut Form, before: Option<&Settings>) -> Option<Wish> {
    let way = form.read("way", |text| {
        ["relay", "folder", "nothing"].contains(&text).then(|| text.to_owned()).ok_or("choose-one")
    });
    let way = way?;
    if way == "nothing" {
        return Some(Wish::Nothing);
    }
    let name = form.required("sender");
    let address = form.read("from", |text| post::canonical(text).map_err(bad_address));
    let place = form.required("place").map(|place| place.trim_end_matches('/').to_owned());
    let way = if way == "folder" { Some(Way::Folder) } else { relay(form, before).map(Way::Relay) };
    let sender = Sender { name: name?, address: address? };
    match (Settings { sender, place: place?, way: way? }).checked() {
        Ok(settings) => Some(Wish::By(Box::new(settings))),
        Err(bad) => {
            let (field, complaint) = worded(bad);
            form.complain(field, complaint);
            None
        }
    }
}

fn relay(form: &mut Form, before: Option<&Settings>) -> Option<Relay> {
    let host = form.required("host").map(|host| host.to_ascii_lowercase());
    let port =
        form.read("port", |text| text.parse::<u16>().ok().filter(|port| *port > 0).ok_or("mail-port-none"));
    let security = form.read("security", |text| {
        let chosen = SECURITIES.iter().find(|(_, code, _)| *code == text);
        chosen.map(|(security, ..)| *security).ok_or("choose-one")
    });
    let typed = (!form.value("password").is_empty()).then(|| form.secret("password")).flatten();
    let (host, user) = (host?, form.optional("user"));
    let kept = user.as_deref().and_then(|user| kept(before, &host, user));
    let sign_in = match (user, typed.map(Secret::new).or(kept)) {
        (Some(user), Some(password)) => Some(SignIn { user, password }),
        (None, _) => None,
        (Some(_), None) => {
            form.complain("password", "mail-password-wanted");
            return None;
        }
    };
    Some(Relay { host, port: port?, security: security?, sign_in, authority: form.optional("authority") })
}

/// The password that is known for this very name at this very host: it is told to no other.
fn kept(before: Option<&Settings>, host: &str, user: &str) -> Option<Secret> {
    let Way::Relay(relay) = &before?.way else { return None };
    let sign_in = relay.sign_in.as_ref().filter(|sign_in| sign_in.user == user && relay.host == host)?;
    Some(sign_in.password.clone())
}

/// Why an address is not taken.
pub fn bad_address(bad: BadAddress) -> &'static str {
    match bad {
        BadAddress::NotOne => "mail-address-none",
        BadAddress::NotAscii => "mail-address-not-ascii",
    }
}

fn worded(bad: BadSettings) -> (&'static str, &'static str) {
    match bad {
        BadSettings::Sender(bad) => ("from", bad_address(bad)),
        BadSettings::Host => ("host", "mail-host-none"),
        BadSettings::PlainAbroad => ("security", "mail-plain-abroad"),
        BadSettings::Authority => ("authority", "mail-authority-none"),
        BadSettings::Place => ("place", "mail-place-none"),
    }
}
