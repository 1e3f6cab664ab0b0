//! Maison Delcourt, wine and delicatessen in Lille: a believable customer file to try Carnet on.
//!
//! Everybody in it is fictitious: telephones lie in the ranges kept for fiction, mail domains are
//! reserved, company numbers begin with 99. The same day gives the same file, dated from that day backwards:
//! the demo never ages. Everything in it is marked as such, and [`removal`] takes it out again.

mod belgium;
mod bulletin;
mod buyers;
mod dice;
mod directory;
mod page;
mod purchases;
mod removal;
mod season;
mod shelf;
mod tasks;
mod team;
mod who;
mod wishes;

use accounts::{
    AccountRejected, Device, Established, NewHouse, NewUser, Password, SetUpTicket, Sight, TheHouse, set_up,
};
use contracts::{Bookkeeping, Colleagues};
use customers::demonstration::mark;
use customers::import::Desk;
use customers::sale::SaleRejection;
use customers::store::Unsaved;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Actor, Country, Lang, Role, Vat};
use personal::{Personal, Purpose};
use store::{Cause, Fault, Store, Tx};

use self::dice::Dice;
pub use self::page::{DemoToday, routes};
pub use self::removal::Removal;
use self::team::Team;

/// With which address the demo's owner signs in.
pub const EMAIL: &str = "camille@maison-delcourt.example";
/// With which password.
pub const PASSWORD: &str = "chablis cave persil comptoir";

/// Why the demo could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoRejected {
    /// The folder holds an organisation already.
    #[error(transparent)]
    Account(#[from] AccountRejected),
    /// The domain said no to one of the demo's own records: a mistake of ours.
    #[error("a record of the demo is not sound: {0}")]
    Unsound(&'static str),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Fills an empty base with the demo in one step, imports who signed up for the newsletter, and marks all of it.
///
/// # Errors
/// [`DemoRejected`].
pub async fn fill(store: &Store, books: &dyn Bookkeeping, desk: &Desk) -> Result<(), DemoRejected> {
    open_the_house(store, books).await?;
    let colleagues = TheHouse.colleagues(store).await?;
    let camille = colleagues.first().map(|one| one.id).ok_or(DemoRejected::Unsound("owner"))?;
    let mut tx = store.begin(Cause::new(Actor::User(camille), Purpose::ClientManagement)).await?;
    let books = customers::store::books(tx.db()).await?;
    let today = books.rules.day_at(tx.ambient().now());
    let zone = books.rules.zone.clone();
    let team = Team::hire(&mut tx, camille).await?;
    let scene = &Scene { today, team, zone };
    let mut dice = Dice::of(20_240_517);
    let shelf = shelf::stock(&mut tx).await?;
    let buyers = buyers::introduce(&mut tx, &mut dice, scene).await?;
    purchases::record(&mut tx, &mut dice, &buyers, &shelf, today).await?;
    wishes::record(&mut tx, &mut dice, &buyers, scene).await?;
    tasks::plan(&mut tx, &mut dice, &buyers, scene).await?;
    tx.commit().await?;
    bulletin::import(store, desk, scene).await?;
    let tx = store.begin(Cause::new(Actor::User(camille), Purpose::ClientManagement)).await?;
    mark(&tx).await?;
    Ok(tx.commit().await?)
}

/// When the demo plays, and who keeps its file.
#[derive(Debug)]
struct Scene {
    today: Date,
    team: Team,
    zone: TimeZone,
}

async fn open_the_house(store: &Store, books: &dyn Bookkeeping) -> Result<(), DemoRejected> {
    let tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await?;
    let ticket = SetUpTicket::make(&tx).await?;
    tx.commit().await?;
    let established = Established {
        name: "Maison Delcourt".to_owned(),
        country: Country::FR,
        lang: Lang::Fr,
        controller: Personal::new("Maison Delcourt SARL".to_owned()),
        vat: Vat::default(),
    };
    let owner = NewUser {
        name: Personal::new("Camille Delcourt".to_owned()),
        email: Personal::new(EMAIL.to_owned()),
        role: Role::Owner,
        lang: None,
        sight: Sight::default(),
    };
    let password = Password::choose(PASSWORD).map_err(|_| DemoRejected::Unsound("password"))?;
    set_up(store, books, NewHouse { ticket, established, owner, password }, &Device::of("")).await?;
    Ok(())
}

/// A day some days before another.
fn days_before(day: Date, days: i64) -> Date {
    day.checked_sub(jiff::Span::new().days(days)).unwrap_or(day)
}

/// A text of the file.
fn text(text: impl Into<String>) -> Personal<String> {
    Personal::new(text.into())
}

/// The instant a record of the demo is entered.
fn arrival(tx: &Tx) -> customers::Arrival {
    customers::Arrival::by_hand(tx.ambient().now())
}

impl From<Unsaved> for DemoRejected {
    fn from(unsaved: Unsaved) -> Self {
        match unsaved {
            Unsaved::Fault(fault) => Self::Fault(fault),
            Unsaved::ChangedMeanwhile => Self::Unsound("version"),
        }
    }
}

impl From<SaleRejection> for DemoRejected {
    fn from(rejection: SaleRejection) -> Self {
        Self::Unsound(rejection.code())
    }
}
