//! A browser that knows no more than a form needs: what it was answered whole counts as acknowledged.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser at one address, signed in or not.
#[derive(Clone)]
pub struct Client {
    address: SocketAddr,
    cookies: String,
}

/// The head of an answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Where it leads.
    pub location: Option<String>,
    /// The cookies it sets, as they are sent back.
    pub cookies: String,
}

impl Client {
    /// A browser with these cookies.
    pub fn new(served: &str, cookies: &str) -> Self {
        let address = served.trim_start_matches("http://").parse().expect("an address");
        Self { address, cookies: cookies.to_owned() }
    }

    /// Posts a form.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let body = body.join("&");
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let (host, cookies, length) = (self.address, &self.cookies, body.len());
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Answer::read(&String::from_utf8_lossy(&answer))
    }
}

impl Answer {
    fn read(text: &str) -> Result<Self> {
        let broken = || Error::from(ErrorKind::UnexpectedEof);
        let (head, _) = text.split_once("\r\n\r\n").ok_or_else(broken)?;
        let status = head.split_whitespace().nth(1).and_then(|code| code.parse().ok()).ok_or_else(broken)?;
        let headers = head.lines().filter_map(|line| line.split_once(": "));
        let named = |wanted: &'static str| {
            headers.clone().filter(move |(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
        };
        let cookies: Vec<&str> = named("set-cookie").filter_map(|cookie| cookie.split(';').next()).collect();
        let location = named("location").next().map(str::to_owned);
        Ok(Self { status, location, cookies: cookies.join("; ") })
    }
}

/// As a form sends it.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
