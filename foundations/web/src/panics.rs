//! Panics without their words: a message such as "byte 3 of `Élodie` is inside a letter" holds
//! what somebody typed.

use std::panic;

/// From now on, a panic logs where it happened and nothing else. `app` calls this at start.
pub fn log_places_only() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}
