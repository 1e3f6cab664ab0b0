//! A letter as bytes on the wire: plain text with a simple HTML twin, and the headers a machine's mail
//! should have. No picture, no counted link, nothing that tells whether it was opened.

use askama::Template;
use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{MultiPart, SinglePart};

use crate::address::{self, BadAddress};
use crate::letter::{Content, Letter};
use crate::settings::Sender;

#[derive(Template)]
#[template(path = "letter.txt", escape = "none")]
struct Plain<'a> {
    content: &'a Content,
    sender: &'a str,
    colon: &'a str,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Marked<'a> {
    lang: &'a str,
    subject: &'a str,
    content: &'a Content,
    sender: &'a str,
}

/// The letter under the id it has in the outbox, which a second copy bears too.
pub fn compose(letter: &Letter, sender: &Sender, id: &str, now: Timestamp) -> Result<Message, BadAddress> {
    let from = address::mailbox(&sender.name, &sender.address)?;
    let to = address::mailbox(&letter.name, &letter.address)?;
    let message_id = format!("<{id}@{}>", from.email.domain());
    let (plain, marked) = written(letter, sender);
    let both = MultiPart::alternative()
        .boundary(format!("carnet-{id}"))
        .singlepart(SinglePart::plain(plain))
        .singlepart(SinglePart::html(marked));
    Message::builder()
        .from(from)
        .to(to)
        .subject(letter.subject.as_str())
        .date(now.into())
        .message_id(Some(message_id))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"))
        .raw_header(header("Content-Language", &letter.lang))
        .multipart(both)
        .map_err(|_| BadAddress::NotOne)
}

fn written(letter: &Letter, sender: &Sender) -> (String, String) {
    let nothing =
        Content { greeting: String::new(), text: String::new(), link: None, closing: String::new() };
    let content = letter.content.as_ref().unwrap_or(&nothing);
    let colon = if letter.lang == "fr" { "\u{a0}:" } else { ":" };
    let plain = Plain { content, sender: &sender.name, colon };
    let marked = Marked { lang: &letter.lang, subject: &letter.subject, content, sender: &sender.name };
    // writing into memory does not fail
    (plain.render().unwrap_or_default(), marked.render().unwrap_or_default())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::compose;
    use crate::letter::{Content, Letter, Link};
    use crate::settings::Sender;

    fn letter() -> Letter {
        let link = Link { label: "Choisir".to_owned(), url: "https://carnet.example/reset/abc".to_owned() };
        Letter {
            name: "Zoé\r\nBcc: all@x.example".to_owned(),
            address: "zoe@délcourt.example".to_owned(),
            lang: "fr".to_owned(),
            subject: "Été <prochain>".to_owned(),
            content: Some(Content {
                greeting: "Bonjour Zoé,".to_owned(),
                text: "<b>Un</b> lien.".to_owned(),
                link: Some(link),
                closing: "À bientôt.".to_owned(),
            }),
            good_until: None,
        }
    }

    fn composed() -> String {
        let sender =
            Sender { name: "Maison\nDelcourt".to_owned(), address: "carnet@delcourt.example".to_owned() };
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        String::from_utf8(compose(&letter(), &sender, "0199", now).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_letter_bears_the_headers_of_a_machines_mail_and_no_other() {
        let text = composed();
        let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        let names: Vec<&str> =
            head.lines().filter_map(|line| line.split_once(':')).map(|(name, _)| name).collect();
        let expected = [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "Content-Language",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(names, expected);
        assert!(head.contains("<0199@delcourt.example>") && head.contains("xn--dlcourt-bya.example"));
        assert!(head.contains("Mon, 23 Nov 2026 09:00:00 +0000"));
        assert!(text.is_ascii(), "whatever a relay passes on");
        assert_eq!(text, composed(), "the same letter is the same bytes");
    }

    #[test]
    fn what_a_letter_says_is_text_in_its_html_twin() {
        let sender = Sender { name: "Maison".to_owned(), address: "carnet@delcourt.example".to_owned() };
        let (plain, marked) = super::written(&letter(), &sender);
        assert!(plain.contains("<b>Un</b> lien.") && plain.contains("\nhttps://carnet.example/reset/abc\n"));
        assert!(!marked.contains("<b>") && marked.contains("href=\"https://carnet.example/reset/abc\""));
        assert!(!marked.contains("<img") && !marked.contains("http://"));
    }
}
