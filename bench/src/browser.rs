//! Somebody at a browser: one connection that stays open, a session, one page after the other.

use std::time::{Duration, Instant};

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::measure::Pace;
use crate::{EMAIL, PASSWORD, Trouble};

/// A connection to Carnet.
pub struct Browser {
    sender: SendRequest<Full<Bytes>>,
    address: String,
    session: String,
}

/// Whoever asks: where, and in which session.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The server.
    pub address: String,
    /// The cookies of a session.
    pub session: String,
}

impl Visit {
    /// A session of the house's owner.
    ///
    /// # Errors
    /// When signing in does not work.
    pub async fn sign_in(address: &str) -> Result<Self, Trouble> {
        let stranger = Self { address: address.to_owned(), session: String::new() };
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("email", EMAIL)
            .append_pair("password", PASSWORD)
            .finish();
        let mut browser = Browser::open(&stranger).await?;
        let request = browser.request(Method::POST, "/sign-in").body(Full::from(form))?;
        let answer = browser.sender.send_request(request).await?;
        if !answer.status().is_redirection() {
            return Err(format!("signing in is answered by {}", answer.status()).into());
        }
        Ok(Self { address: address.to_owned(), session: cookies(&answer) })
    }
}

fn cookies<T>(answer: &Response<T>) -> String {
    let set = answer.headers().get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    set.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ")
}

impl Browser {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(visit: &Visit) -> Result<Self, Trouble> {
        let stream = TcpStream::connect(&visit.address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { sender, address: visit.address.clone(), session: visit.session.clone() })
    }

    /// Asks for a page, reads it to its end, and answers how long that took.
    ///
    /// # Errors
    /// When it does not come whole, or something else comes.
    pub async fn ask(&mut self, path: &str) -> Result<Duration, Trouble> {
        let request = self.request(Method::GET, path).body(Full::default())?;
        let since = Instant::now();
        self.sender.ready().await?;
        let answer = self.sender.send_request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        let took = since.elapsed();
        if status != StatusCode::OK || body.is_empty() {
            return Err(format!("{path} is answered by {status}").into());
        }
        Ok(took)
    }

    fn request(&self, method: Method, path: &str) -> hyper::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.address)
            .header(COOKIE, &self.session)
            .header(ACCEPT_ENCODING, "identity")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
    }
}

/// Has several visitors ask for these pages, each one after the other on a connection of its own, until so
/// many answers have come or their time is over.
///
/// # Errors
/// When a page does not come.
pub async fn together(visit: &Visit, paths: &[String], pace: Pace) -> Result<Vec<Duration>, Trouble> {
    let (mut all, begun) = (JoinSet::new(), Instant::now());
    for visitor in 0..pace.visitors {
        let own: Vec<String> = pace.of(visitor).map(|nth| paths[nth % paths.len()].clone()).collect();
        let mut browser = Browser::open(visit).await?;
        all.spawn(async move {
            let mut times = Vec::with_capacity(own.len());
            for path in own.iter().take_while(|_| begun.elapsed() < pace.time) {
                times.push(browser.ask(path).await?);
            }
            Ok::<_, Trouble>(times)
        });
    }
    let mut times = Vec::with_capacity(pace.answers);
    while let Some(done) = all.join_next().await {
        times.extend(done??);
    }
    Ok(times)
}
