//! The command's side: knocking, passing the wish on, telling what comes back.

use std::path::Path;

use jiff::tz::TimeZone;
use tokio::io::{AsyncReadExt, BufReader};
use tokio::net::UnixStream;
use web::Problem;

use super::luggage::{ARMFUL, Luggage};
use super::speech::{Announced, Said, VERSION, Wish, hear, say};
use super::{Asked, Basket};
use crate::console::Console;
use crate::ending::Ending;

/// A line to the server that holds a data folder.
pub struct Line(UnixStream);

/// Knocks; `None` where no server answers. What a killed server left of its socket answers nobody.
pub async fn at(data: &Path) -> Option<Line> {
    UnixStream::connect(super::counter::socket(data)).await.ok().map(Line)
}

impl Line {
    /// Passes a wish on, and tells what comes of it. A command that is dropped meanwhile hangs up, which
    /// the server takes for a no.
    ///
    /// # Errors
    /// When the basket does not take what comes, or a file cannot be sent to its end: the server, which would wait
    /// for the rest, is hung up on.
    pub async fn pass(
        self,
        (asked, files): (Asked, Vec<Luggage>),
        console: &Console,
        basket: &mut dyn Basket,
    ) -> Result<Ending, Problem> {
        let (from, mut to) = self.0.into_split();
        let announce = |file: &Luggage| Announced { name: file.name.clone(), bytes: file.bytes };
        let wish = Wish {
            version: VERSION,
            lang: console.voice().lang(),
            zone: TimeZone::system().iana_name().map(str::to_owned),
            asked,
            files: files.iter().map(announce).collect(),
        };
        let mut is_heard = say(&mut to, &wish).await.is_ok();
        for file in files {
            is_heard = is_heard && file.send(&mut to).await?;
        }
        // a server that does not want all of it says why
        listen(BufReader::new(from), console, basket).await
    }
}

async fn listen(
    mut from: BufReader<tokio::net::unix::OwnedReadHalf>,
    console: &Console,
    basket: &mut dyn Basket,
) -> Result<Ending, Problem> {
    let mut piece = vec![0; ARMFUL];
    while let Some(said) = hear::<Said>(&mut from).await {
        match said {
            Said::Say(text) => console.print(&text),
            Said::Complain(text) => console.complain(&text),
            Said::Ended(ending) => return Ok(ending),
            Said::Bytes(bytes) => {
                let mut coming = (&mut from).take(bytes);
                while let Ok(read @ 1..) = coming.read(&mut piece).await {
                    basket.put(piece.get(..read).unwrap_or_default()).await?;
                }
            }
        }
    }
    console.note("beside-gone");
    Ok(Ending::Fault)
}
