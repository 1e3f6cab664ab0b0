//! The gate before each handler: it applies the route's rule, and leaves what is out of sight out of
//! reach, so that no handler has to ask.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::horizon::require;
use crate::kept::Kept;
use crate::rule::Admitted;
use crate::{House, Problem, Rule, Shell, Visitor};

/// How long the words of somebody who may not pass are waited for: nobody else's patience covers the gate.
const PATIENCE: Duration = Duration::from_secs(30);

/// The gate of one route.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) house: House,
    pub(crate) rule: Rule,
    /// The path of the route, its parameters in braces.
    pub(crate) path: &'static str,
}

/// Lets a request pass to its handler, or answers why not.
pub(crate) async fn pass(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let Some(shell) = request.extensions().get::<Arc<Shell>>().cloned() else {
        return Problem::fault(NoReception).into_response();
    };
    match gate.rule.admit(&gate.house, &shell) {
        Ok(Admitted::Guest) => {}
        Ok(Admitted::Visitor(member, access)) => {
            let (house, path) = (&gate.house, request.uri().path());
            let horizon = (&*house.horizon, &house.store);
            if let Err(problem) = require(horizon, &member.scope, (gate.path, path)).await {
                return problem.into_response();
            }
            if let Some(visitor) = Visitor::new(&member, access, &shell) {
                request.extensions_mut().insert(visitor);
            }
        }
        Err(problem) => return turned_away(problem, gate.rule, request).await,
    }
    next.run(request).await
}

/// Why somebody may not pass. The work they sent without knowing that their session had ended is handed
/// back; what is about themselves is not: it may be a password or a code.
async fn turned_away(problem: Problem, rule: Rule, request: Request) -> Response {
    let kept = match (&problem, rule) {
        (Problem::SignInNeeded, Rule::May(..)) => {
            // a stranger may send them as slowly as they like, and never come to an end
            tokio::time::timeout(PATIENCE, Kept::of(request)).await.unwrap_or_default()
        }
        _ => None,
    };
    let mut response = problem.into_response();
    if let Some(kept) = kept {
        response.extensions_mut().insert(kept);
    }
    response
}

/// A gate stands where no reception does.
#[derive(Debug, thiserror::Error)]
#[error("a route is served without its reception")]
struct NoReception;
