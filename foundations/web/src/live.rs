//! What colleagues change, told to an open page as it happens (server-sent events). Only the kind of the
//! records is told; the page then asks for its own part anew, by its own right.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum_extra::routing::TypedPath;
use futures::stream::{self, Stream, StreamExt};
use kernel::Ability;
use personal::Purpose;
use serde::Deserialize;
use store::News;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::{House, Problem, Routes, Rule, Visitor};

/// After so long the page asks again: whoever may not listen any more is found out then.
const LIFE: Duration = Duration::from_secs(5 * 60);
/// How soon it asks again.
const PAUSE: Duration = Duration::from_secs(2);
/// What stands for every kind, when more happened than could be told one by one.
const EVERYTHING: &str = "everything";

/// Where a page listens.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/live")]
struct Live;

pub(crate) fn routes() -> Routes {
    Routes::new().get(Rule::May(Ability::SeeToday, Purpose::ClientManagement), listen)
}

async fn listen(
    _: Live,
    _: Visitor,
    State(house): State<House>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let news = house.store.news().await?;
    let hello = stream::once(async { Event::default().retry(PAUSE) });
    let told = stream::unfold(news, next).take_until(Box::pin(tokio::time::sleep(LIFE)));
    Ok(Sse::new(hello.chain(told).map(Ok)).keep_alive(KeepAlive::default()))
}

async fn next(mut news: Receiver<News>) -> Option<(Event, Receiver<News>)> {
    let kind = match news.recv().await {
        Ok(News::Changed(kind)) => kind,
        Err(RecvError::Lagged(_)) => EVERYTHING.to_owned(),
        Ok(News::Over) | Err(RecvError::Closed) => return None,
    };
    Some((Event::default().data(kind), news))
}
