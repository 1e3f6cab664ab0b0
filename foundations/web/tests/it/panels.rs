//! What one room shows on another's record page.

use std::sync::Arc;

use askama::Template;
use async_trait::async_trait;
use axum::extract::State;
use kernel::{Holder, Id, PersonId};
use personal::Purpose;
use serde::Deserialize;
use web::{House, Panel, Panels, Piece, Place, Problem, Routes, Rule, TypedPath, Visitor, filters};

use crate::stage;

#[derive(Template)]
#[template(
    source = r#"<section class="panel"><h2>{{ "guests"|say }} {{ rank|number }}</h2></section>"#,
    ext = "html"
)]
struct Shown {
    rank: u32,
}

struct Guests {
    rank: u8,
    place: Place,
    speaks: bool,
}

#[async_trait]
impl Panel for Guests {
    fn place(&self) -> Place {
        self.place
    }
    fn rank(&self) -> u8 {
        self.rank
    }
    async fn piece(&self, _: Holder, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if self.speaks { Piece::of(&Shown { rank: self.rank.into() }, visitor).map(Some) } else { Ok(None) }
    }
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/record")]
struct Record;

#[derive(Template)]
#[template(
    source = r#"{% extends "layout.html" %}{% block content %}{% for piece in pieces %}{{ piece }}{% endfor %}{% endblock %}"#,
    ext = "html"
)]
struct RecordPage {
    pieces: Vec<Piece>,
}

async fn record(
    _: Record,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<web::Page<RecordPage>, Problem> {
    let holder = Holder::Person(PersonId::from_uuid(uuid::Uuid::nil()));
    let pieces = house.panels.pieces(Place::Aside, holder, &visitor).await?;
    Ok(visitor.page(RecordPage { pieces }))
}

#[tokio::test]
async fn pieces_stand_in_their_place_and_order_and_only_if_there_is_something_to_show() {
    let panel = |rank, place, speaks| Arc::new(Guests { rank, place, speaks }) as Arc<dyn Panel>;
    let (mut stage, _folder) = stage().await;
    stage.house.panels = Panels::new(vec![
        panel(20, Place::Aside, true),
        panel(5, Place::Line, true),
        panel(10, Place::Aside, false),
        panel(0, Place::Aside, true),
    ]);
    let router = stage
        .open(Routes::new().get(Rule::May(kernel::Ability::SeeCustomers, Purpose::ClientManagement), record));
    let page = stage.owner(&router).get(Record).await;
    assert_eq!(page.texts("main .panel h2"), ["Invités 0", "Invités 20"]);
}
