//! Being asked to stop: Ctrl-C at the terminal, SIGTERM from systemd or a container.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// Whoever may ask to stop. From its making on, being asked does not kill.
pub struct StopBell {
    terminate: Signal,
    interrupt: Signal,
}

impl StopBell {
    /// Begins to listen.
    ///
    /// # Errors
    /// When the signals cannot be listened to.
    pub fn hang() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Resolves when somebody asks to stop.
    pub async fn rung(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
