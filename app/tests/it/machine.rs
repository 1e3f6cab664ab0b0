//! A machine of its own for each test: a home, a data folder, and the real binary run on it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use kernel::Ambient;
use store::{Location, OrganisationKey, Store};

/// Where an import's people come from: what `carnet import` asks for, answered.
pub const PROVENANCE: [&str; 10] = [
    "--origin",
    "Classeur de Mme Mercier",
    "--source",
    "first-party",
    "--basis",
    "contract",
    "--purpose",
    "client-management",
    "--date",
    "2026-01-15",
];

/// A machine on which nobody else works.
pub struct Machine {
    home: tempfile::TempDir,
}

/// A command that ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// What it printed.
    pub said: String,
    /// What it complained of.
    pub complained: String,
}

/// A `carnet serve` that runs until it is dropped.
pub struct Serving {
    child: Child,
    said: BufReader<ChildStdout>,
    /// Where it listens.
    pub address: String,
}

impl Machine {
    /// A machine with an empty home.
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// A machine with the demo on it. It is made once: the others get a copy of its files.
    pub fn with_demo() -> Self {
        static MADE: LazyLock<Machine> = LazyLock::new(|| {
            let machine = Machine::new();
            machine.carnet(&["demo"]).done();
            machine
        });
        let machine = Self::new();
        for folder in ["data", "config/carnet"] {
            std::fs::create_dir_all(machine.place(folder)).unwrap();
            for entry in std::fs::read_dir(MADE.place(folder)).unwrap() {
                let path = entry.unwrap().path();
                std::fs::copy(&path, machine.place(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
        machine
    }

    /// A place in the home.
    pub fn place(&self, path: impl AsRef<Path>) -> PathBuf {
        self.home.path().join(path)
    }

    /// The file of the encrypted base.
    pub fn base(&self) -> PathBuf {
        self.place("data/carnet.db")
    }

    /// The key files there are.
    pub fn keys(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.place("config/carnet")) else { return Vec::new() };
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|it| it == "key")).collect()
    }

    /// The command, about to be run on this machine and on its data folder.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
        let inherited = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARNET_"));
        inherited.for_each(|(name, _)| {
            command.env_remove(name);
        });
        command
            .current_dir(self.home.path())
            .env("HOME", self.home.path())
            .env("XDG_CONFIG_HOME", self.place("config"))
            .env("CARNET_DATA", self.place("data"))
            .env("CARNET_LANG", "en")
            .env("TZ", "Europe/Paris")
            .env_remove("CREDENTIALS_DIRECTORY");
        command
    }

    /// Runs a command to its end.
    pub fn carnet(&self, arguments: &[&str]) -> Ended {
        ended(self.command().args(arguments))
    }

    /// Runs `carnet import` of these files, as one batch that is written.
    pub fn import(&self, files: &[PathBuf], more: &[&str]) -> Ended {
        ended(self.command().arg("import").args(files).args(PROVENANCE).arg("--yes").args(more))
    }

    /// Runs `carnet import` of these files without a yes: what would be written is told.
    pub fn look(&self, files: &[PathBuf], more: &[&str]) -> Ended {
        ended(self.command().arg("import").args(files).args(PROVENANCE).args(more))
    }

    /// Starts to serve, and waits until the address is known.
    pub fn serve(&self) -> Serving {
        Serving::begin(self.command().args(["serve", "--listen", "127.0.0.1:0"]))
    }
}

/// Runs a command to its end; it reads nothing.
pub fn ended(command: &mut Command) -> Ended {
    Ended::of(command.stdin(Stdio::null()).output().unwrap())
}

/// Runs a command that is told this line.
pub fn told(command: &mut Command, line: &str) -> Ended {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    Ended::of(child.wait_with_output().unwrap())
}

impl Serving {
    /// Starts a `carnet serve`.
    pub fn begin(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "it ended before it served");
        }
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        Self { child, said, address }
    }

    /// The link that makes the first owner, if one is shown.
    pub fn set_up_link(&mut self) -> String {
        let mut line = String::new();
        while !line.contains("/set-up") {
            line.clear();
            assert!(self.said.read_line(&mut line).unwrap() > 0, "no link was shown");
        }
        line.trim().to_owned()
    }

    /// The head of the answer to a request for a page.
    pub fn head(&self, path: &str) -> String {
        let socket: SocketAddr = self.address.trim_start_matches("http://").parse().unwrap();
        let mut stream = TcpStream::connect(socket).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {socket}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split("\r\n\r\n").next().unwrap().to_owned()
    }

    /// Asks it to stop, and waits for its end.
    pub fn terminate(mut self) -> Option<i32> {
        let process = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }

    /// Its process number.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Ended {
    /// What a command left, in which every word must be there: a missing one shows as `⟦key⟧`.
    #[track_caller]
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let ended =
            Self { code: output.status.code(), said: text(output.stdout), complained: text(output.stderr) };
        assert!(!ended.said.contains('⟦') && !ended.complained.contains('⟦'), "a word is missing: {ended:?}");
        ended
    }

    /// Checks that it did what was asked.
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, Some(0), "{self:?}");
        self
    }

    /// Checks that it did nothing and said why, in one sentence that holds these words.
    #[track_caller]
    pub fn refused(self, words: &str) -> Self {
        assert_eq!(self.code, Some(2), "{self:?}");
        assert!(self.complained.contains(words), "{self:?}");
        assert_eq!(self.complained.trim().lines().count(), 1, "{self:?}");
        self
    }

    /// Checks that it found harm, and that what it said holds these words.
    #[track_caller]
    pub fn harmed(self, words: &str) -> Self {
        assert_eq!(self.code, Some(1), "{self:?}");
        assert!(format!("{}{}", self.said, self.complained).contains(words), "{self:?}");
        self
    }
}

/// The base of a machine on which nothing runs, opened as Carnet opens it.
pub async fn opened(machine: &Machine) -> Store {
    let sheet = std::fs::read_to_string(machine.keys().remove(0)).unwrap();
    let key = OrganisationKey::read(&sheet).unwrap();
    Store::open(&Location::File(machine.base()), key, Ambient::system()).await.unwrap()
}

/// Works on the base of a machine, and closes it.
pub fn on_its_base<T>(machine: &Machine, work: impl AsyncFnOnce(&Store) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = opened(machine).await;
        let answer = work(&store).await;
        store.close().await;
        answer
    })
}

/// A port on which somebody else listens as long as this lives.
pub fn taken_port() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    (listener, address)
}

/// A file of our own sample sets.
pub fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(path)
}
