//! A mail relay that misbehaves on purpose: it says no, says nothing, says nonsense, or hangs up.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// How a relay behaves at one moment of a conversation: at the greeting, at a verb such as `RCPT`, or at
/// the end of the `LETTER`.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    /// It takes every letter.
    Proper,
    /// It answers this at this moment.
    Says(&'static str, &'static str),
    /// It hangs up at this moment, without an answer.
    HangsUp(&'static str),
    /// It hangs up in the midst of the letter.
    HangsUpWithin,
    /// It takes the letter and hangs up before it says so.
    LosesItsAnswer,
    /// It falls silent at this moment and keeps the line open.
    Silent(&'static str),
}

/// A relay on this machine, without encryption.
pub struct TestRelay {
    /// Its port.
    pub port: u16,
    letters: Arc<Mutex<Vec<String>>>,
    manner: Arc<Mutex<Manner>>,
}

impl TestRelay {
    /// Opens a relay of this manner.
    pub async fn open(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let relay = Self { port, letters: Arc::default(), manner: Arc::new(Mutex::new(manner)) };
        let (letters, manner) = (Arc::clone(&relay.letters), Arc::clone(&relay.manner));
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                let manner = *manner.lock().unwrap();
                let talk = Talk { line: BufReader::new(line), manner, letters: Arc::clone(&letters) };
                tokio::spawn(talk.hold());
            }
        });
        relay
    }

    /// From the next conversation on, it behaves so.
    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// The letters it was given whole.
    pub fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }
}

struct Talk<L> {
    line: BufReader<L>,
    manner: Manner,
    letters: Arc<Mutex<Vec<String>>>,
}

impl<L: AsyncRead + AsyncWrite + Unpin> Talk<L> {
    /// Talks until somebody hangs up.
    async fn hold(mut self) -> Option<()> {
        self.answer("GREETING", "220 relay.example ESMTP").await?;
        loop {
            let said = self.hear().await?;
            let verb = said.split([' ', '\r', '\n']).next().unwrap_or_default().to_uppercase();
            match verb.as_str() {
                "EHLO" => {
                    self.answer("EHLO", "250-relay.example\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME").await?;
                }
                "AUTH" => self.answer("AUTH", "235 2.7.0 welcome").await?,
                "DATA" => {
                    self.answer("DATA", "354 go on").await?;
                    self.take_letter().await?;
                }
                "QUIT" => return self.answer("QUIT", "221 bye").await,
                _ => self.answer(&verb, "250 2.0.0 fine").await?,
            }
        }
    }

    async fn take_letter(&mut self) -> Option<()> {
        let mut letter = String::new();
        loop {
            let line = self.hear().await?;
            if matches!(self.manner, Manner::HangsUpWithin) {
                return None;
            }
            if line == ".\r\n" {
                break;
            }
            letter.push_str(&line);
        }
        if !matches!(self.manner, Manner::Says("LETTER", _)) {
            self.letters.lock().unwrap().push(letter);
        }
        if matches!(self.manner, Manner::LosesItsAnswer) {
            return None;
        }
        self.answer("LETTER", "250 2.0.0 taken").await
    }

    async fn hear(&mut self) -> Option<String> {
        let mut line = String::new();
        let heard = self.line.read_line(&mut line).await.ok()?;
        (heard > 0).then_some(line)
    }

    async fn answer(&mut self, moment: &str, usual: &str) -> Option<()> {
        let answer = match self.manner {
            Manner::Says(at, answer) if at == moment => answer,
            Manner::HangsUp(at) if at == moment => return None,
            Manner::Silent(at) if at == moment => std::future::pending().await,
            _ => usual,
        };
        self.line.get_mut().write_all(format!("{answer}\r\n").as_bytes()).await.ok()
    }
}
