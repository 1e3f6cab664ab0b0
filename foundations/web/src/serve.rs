//! The whole web server as one router: routes, reception and the layers every answer passes.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::{House, Problem, Routes, assets, headers, live, preferences, reception, trace};

/// Opens the house: serves the routes of all contexts and those of the frame.
pub fn open(routes: Routes, house: House) -> Router {
    let csrf = CsrfLayer::new().with_rejection_response(cross_site);
    frame_routes(routes)
        .into_router(&house)
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::NotFound })
        .layer(csrf)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(house.clone(), reception::receive))
        .merge(assets::router())
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(house.https, headers::secure))
        .layer(from_fn(trace::line))
        .with_state(house)
}

/// The routes as they are served, the frame's own among them: what a test should try.
pub fn frame_routes(routes: Routes) -> Routes {
    routes.and(preferences::routes()).and(live::routes())
}

fn cross_site(_: ProtectionError) -> Response {
    Problem::CrossSite.into_response()
}

fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Problem::fault(Panicked).into_response()
}

/// A handler panicked; where is in the log, what it held is not.
#[derive(Debug, thiserror::Error)]
#[error("a handler panicked")]
struct Panicked;
