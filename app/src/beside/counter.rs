//! The server's side: a counter at which commands are served, several at once.

use std::fs::Permissions;
use std::future::Future;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use customers::import::{Incoming, end_broken_off, receive};
use jiff::tz::TimeZone;
use kernel::{Actor, BatchId, Lang};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use web::{Locales, Problem, Voice};

use super::luggage;
use super::speech::{self, Announced, Greeting, Said, VERSION, Wish};
use super::{Basket, Inside};
use crate::commands;
use crate::console::{Console, Ears};
use crate::ending::Ending;
use crate::premises::Premises;

/// How many pieces wait to be carried: a slow disk over there must not fill the memory here.
const WAITING: usize = 4;

/// How long the counter waits when the machine lets nobody in: no file left to open, perhaps.
const BREATH: Duration = Duration::from_secs(1);

/// The counter of a server. It closes with it.
pub struct Counter {
    listener: UnixListener,
    socket: PathBuf,
    inside: Arc<House>,
}

/// What every command at the counter works with.
struct House {
    premises: Premises,
    locales: Arc<Locales>,
    address: String,
}

/// Where commands knock.
pub fn socket(data: &Path) -> PathBuf {
    data.join("carnet.sock")
}

impl Counter {
    /// Opens the counter of a data folder that is held. What a killed server left of its own goes.
    ///
    /// # Errors
    /// Any error of the file system; a path that is too long for a socket is one.
    pub fn open(premises: &Premises, locales: &Arc<Locales>, address: &str) -> std::io::Result<Self> {
        let socket = socket(&premises.data);
        let _ = std::fs::remove_file(&socket);
        let listener = UnixListener::bind(&socket)?;
        std::fs::set_permissions(&socket, Permissions::from_mode(0o600))?;
        let (premises, locales) = (premises.clone(), Arc::clone(locales));
        let inside = Arc::new(House { premises, locales, address: address.to_owned() });
        Ok(Self { listener, socket, inside })
    }

    /// Serves commands until `stop` resolves, then those under way to their end.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let owner = std::fs::metadata(&self.socket).map(|socket| socket.uid()).ok();
        let mut under_way = JoinSet::new();
        loop {
            tokio::select! {
                () = &mut stop => break,
                Some(_) = under_way.join_next() => {}
                came = self.listener.accept() => match came {
                    Ok((stream, _)) if is_welcome(&stream, owner) => {
                        under_way.spawn(attend(stream, Arc::clone(&self.inside)));
                    }
                    Ok(_) => tracing::warn!("another user knocked at the counter, and was not served"),
                    Err(error) => {
                        tracing::warn!(%error, "nobody could be let in at the counter");
                        tokio::time::sleep(BREATH).await;
                    }
                },
            }
        }
        while under_way.join_next().await.is_some() {}
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.socket);
    }
}

/// Whether it is the user of the server, or the one who may do everything anyway.
fn is_welcome(stream: &UnixStream, owner: Option<u32>) -> bool {
    stream.peer_cred().is_ok_and(|peer| may_enter(peer.uid(), owner))
}

fn may_enter(user: u32, owner: Option<u32>) -> bool {
    user == 0 || owner == Some(user)
}

/// What goes over the line to a command, in this order.
enum Outgoing {
    Said(Said),
    /// A piece to carry home, and its place among those that wait.
    Piece(Vec<u8>, OwnedSemaphorePermit),
}

/// The line to a command: its console and its basket.
#[derive(Clone)]
struct Line {
    out: UnboundedSender<Outgoing>,
    waiting: Arc<Semaphore>,
}

impl Line {
    fn say(&self, said: Said) {
        let _ = self.out.send(Outgoing::Said(said)); // whoever hung up hears nothing
    }
}

impl Ears for Line {
    fn result(&self, text: &str) {
        self.say(Said::Say(text.to_owned()));
    }

    fn complaint(&self, text: &str) {
        self.say(Said::Complain(text.to_owned()));
    }
}

#[async_trait]
impl Basket for Line {
    async fn put(&mut self, piece: &[u8]) -> Result<(), Problem> {
        let hung_up = |_| Problem::rejected("stopped");
        let place = Arc::clone(&self.waiting).acquire_owned().await.map_err(Problem::fault)?;
        self.out.send(Outgoing::Piece(piece.to_vec(), place)).map_err(hung_up)
    }
}

async fn attend(stream: UnixStream, house: Arc<House>) {
    let (from, to) = stream.into_split();
    let mut from = BufReader::new(from);
    let (out, outgoing) = unbounded_channel();
    let telling = tokio::spawn(tell(to, outgoing));
    let line = Line { out, waiting: Arc::new(Semaphore::new(WAITING)) };
    let ending = tokio::select! {
        ending = serve(&mut from, &house, &line) => ending,
        () = line.out.closed() => Ending::Fault,
    };
    line.say(Said::Ended(ending));
    drop(line);
    let _ = telling.await;
}

/// Hears a wish and does it; whoever hangs up meanwhile wants it no more.
async fn serve(from: &mut BufReader<OwnedReadHalf>, house: &House, line: &Line) -> Ending {
    let Some(first) = speech::line(from).await else { return Ending::Refused };
    let Ok(wish) = understand(&first) else {
        house.console(Lang::default(), TimeZone::UTC, line).note("beside-other-version");
        return Ending::Refused;
    };
    let console = house.console(wish.lang, wish.zone(), line);
    let incoming = match take(from, house, &wish.files).await {
        Ok(Some(incoming)) => incoming,
        Ok(None) => return Ending::Refused,
        Err(problem) => return console.tell(&problem),
    };
    let (mut basket, batch) = (line.clone(), incoming.id());
    let inside = Inside {
        premises: &house.premises,
        console: &console,
        locales: &house.locales,
        address: house.address.clone(),
        basket: &mut basket,
    };
    tokio::select! {
        ended = commands::answer((wish.asked, incoming), inside) => {
            ended.unwrap_or_else(|problem| console.tell(&problem))
        }
        () = hung_up(from) => {
            house.let_go_of(batch).await;
            Ending::Fault
        }
    }
}

/// A wish of the version that is spoken here.
fn understand(line: &[u8]) -> Result<Wish, serde_json::Error> {
    let greeting: Greeting = serde_json::from_slice(line)?;
    if greeting.version != VERSION {
        return Err(serde::de::Error::custom("another version"));
    }
    serde_json::from_slice(line)
}

/// The files that a wish announced, sealed as they come; `None` when they do not come.
async fn take(
    from: &mut BufReader<OwnedReadHalf>,
    house: &House,
    announced: &[Announced],
) -> Result<Option<Incoming>, Problem> {
    let mut incoming = receive(&house.premises.store, Actor::Console);
    for one in announced {
        let came = luggage::seal(&mut incoming, &one.name, (&mut *from).take(one.bytes)).await;
        if !came.as_ref().is_ok_and(|came| *came == one.bytes) {
            incoming.let_go().await?;
            return came.map(|_| None);
        }
    }
    Ok(Some(incoming))
}

/// Resolves when the command is gone: it says nothing after its wish.
async fn hung_up(from: &mut BufReader<OwnedReadHalf>) {
    let _ = from.read_u8().await;
}

/// Carries everything over, until there is no more or nobody listens.
async fn tell(mut to: OwnedWriteHalf, mut outgoing: UnboundedReceiver<Outgoing>) {
    while let Some(next) = outgoing.recv().await {
        let carried = match next {
            Outgoing::Said(said) => speech::say(&mut to, &said).await,
            Outgoing::Piece(piece, _place) => carry(&mut to, &piece).await,
        };
        if carried.is_err() {
            return;
        }
    }
}

async fn carry(to: &mut OwnedWriteHalf, piece: &[u8]) -> std::io::Result<()> {
    speech::say(to, &Said::Bytes(piece.len() as u64)).await?;
    to.write_all(piece).await
}

impl House {
    /// Ends the import of a command that is gone; any other left nothing.
    async fn let_go_of(&self, batch: BatchId) {
        if let Err(fault) = end_broken_off(&self.premises.store, batch).await {
            tracing::warn!(%fault, "an import that was hung up on waits for the hourly round");
        }
    }

    fn console(&self, lang: Lang, zone: TimeZone, line: &Line) -> Console {
        let ambient = self.premises.store.ambient().clone();
        let voice = Voice::new(Arc::clone(&self.locales), lang, zone, ambient.now());
        Console::over(voice, ambient, Box::new(line.clone()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use kernel::Lang;

    use super::{may_enter, understand};
    use crate::beside::Asked;
    use crate::beside::speech::{Announced, VERSION, Wish};

    #[test]
    fn the_servers_user_and_root_are_served_and_nobody_else() {
        assert!(may_enter(1000, Some(1000)) && may_enter(0, Some(1000)));
        assert!(!may_enter(1001, Some(1000)) && !may_enter(1000, None), "a socket that is gone is nobody's");
    }

    #[test]
    fn a_wish_is_understood_as_it_was_said_and_one_of_another_version_is_not() {
        let asked = Asked::Export { format: "json".to_owned(), reason: Some("Contrôle\nannuel".to_owned()) };
        let files = vec![Announced { name: "été.csv".to_owned(), bytes: 12 }];
        let zone = Some("Europe/Brussels".to_owned());
        let wish = Wish { version: VERSION, lang: Lang::En, zone, asked, files };
        let line = serde_json::to_vec(&wish).unwrap();
        assert!(!line.contains(&b'\n'), "one line");
        let Ok(understood) = understand(&line) else { panic!("it is understood") };
        assert!(understood == wish);
        assert_eq!(understood.zone(), TimeZone::get("Europe/Brussels").unwrap());
        let newer = Wish { version: VERSION + 1, ..wish };
        assert!(understand(&serde_json::to_vec(&newer).unwrap()).is_err());
        for nonsense in [&b"{}"[..], b"GET / HTTP/1.1\r\n", br#"{"version":1}"#, &[0xff, b'\n']] {
            assert!(understand(nonsense).is_err());
        }
    }
}
