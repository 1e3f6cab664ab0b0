//! The routes of the house, each registered with its access rule.
//!
//! ```
//! # use web::{Routes, Rule, Page, Problem, Visitor, TypedPath};
//! # use kernel::Ability;
//! # use personal::Purpose;
//! #[derive(TypedPath, serde::Deserialize)]
//! #[typed_path("/contacts")]
//! struct Contacts;
//!
//! async fn list(_: Contacts, visitor: Visitor) -> Result<String, Problem> {
//!     Ok(visitor.voice().say("contacts"))
//! }
//!
//! let routes = Routes::new().get(Rule::May(Ability::SeeCustomers, Purpose::ClientManagement), list);
//! assert_eq!(routes.table()[0].path, "/contacts");
//! ```
//! A route without a rule does not compile:
//! ```compile_fail,E0061
//! # use web::{Routes, TypedPath};
//! # #[derive(TypedPath, serde::Deserialize)]
//! # #[typed_path("/contacts")]
//! # struct Contacts;
//! # async fn list(_: Contacts) -> String { String::new() }
//! let routes = Routes::new().get(list);
//! ```

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{self, MethodRouter};
use axum_extra::routing::{SecondElementIs, TypedPath};
use tower_http::timeout::TimeoutLayer;

use crate::gate::{Gate, pass};
use crate::{House, Rule};

/// What an ordinary form may weigh.
const FORM_BYTES: usize = 1 << 20;
/// How long an ordinary page may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long an upload may take, on a slow line.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(15 * 60);

/// Routes with their rules.
#[derive(Default)]
#[must_use]
pub struct Routes(Vec<Entry>);

struct Entry {
    route: Route,
    bytes: usize,
    patience: Duration,
    handler: MethodRouter<House>,
}

/// One line of the table of routes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`: forms know no other.
    pub method: Method,
    /// The address, with its parameters in braces.
    pub path: &'static str,
    /// Who may use it.
    pub rule: Rule,
}

impl Routes {
    /// No route yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page. Its address is the typed path that the handler takes first.
    pub fn get<H, T, P>(self, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, House>,
        T: SecondElementIs<P> + 'static,
        P: TypedPath,
    {
        self.entry(Method::GET, P::PATH, rule, routing::get(handler))
    }

    /// What a form does.
    pub fn post<H, T, P>(self, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, House>,
        T: SecondElementIs<P> + 'static,
        P: TypedPath,
    {
        self.entry(Method::POST, P::PATH, rule, routing::post(handler))
    }

    /// What a form with files does; it takes up to so many bytes, and its time.
    pub fn upload<H, T, P>(self, rule: Rule, bytes: usize, handler: H) -> Self
    where
        H: Handler<T, House>,
        T: SecondElementIs<P> + 'static,
        P: TypedPath,
    {
        let mut routes = self.post(rule, handler);
        if let Some(entry) = routes.0.last_mut() {
            entry.bytes = bytes;
            entry.patience = UPLOAD_PATIENCE;
        }
        routes
    }

    /// Lets the handlers registered so far take `Extension<T>`: what a context needs beyond the
    /// [`House`].
    pub fn knowing<T: Clone + Send + Sync + 'static>(mut self, shared: T) -> Self {
        for entry in &mut self.0 {
            let handler = std::mem::take(&mut entry.handler);
            entry.handler = handler.route_layer(axum::Extension(shared.clone()));
        }
        self
    }

    /// These routes and those.
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Every route with its rule, so that a test can try each as somebody it should refuse.
    #[must_use]
    pub fn table(&self) -> Vec<Route> {
        self.0.iter().map(|entry| entry.route.clone()).collect()
    }

    /// The router, with a gate before each handler.
    pub(crate) fn into_router(self, house: &House) -> Router<House> {
        self.0.into_iter().fold(Router::new(), |router, entry| {
            let Route { rule, path, .. } = entry.route;
            let gate = Gate { house: house.clone(), rule, path };
            let handler = entry
                .handler
                .route_layer(DefaultBodyLimit::max(entry.bytes))
                .route_layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, entry.patience))
                .route_layer(from_fn_with_state(gate, pass));
            router.route(path, handler)
        })
    }

    fn entry(mut self, method: Method, path: &'static str, rule: Rule, handler: MethodRouter<House>) -> Self {
        let route = Route { method, path, rule };
        self.0.push(Entry { route, bytes: FORM_BYTES, patience: PATIENCE, handler });
        self
    }
}
