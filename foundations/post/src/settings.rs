//! By which way letters leave: the organisation's relay, or a folder. Sealed at rest as one piece.

use lettre::transport::smtp::client::Certificate;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use store::{Db, Fault, OrganisationKey, Tx};
use zeroize::Zeroizing;

use crate::address::{self, BadAddress};

const ONLY: i64 = 1;
const SEALING: &str = "mail settings";

/// How letters leave the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Who they are from.
    pub sender: Sender,
    /// What people type to reach Carnet: where links in letters lead. Never taken from the request of
    /// whoever asks for a letter, who could lead the link elsewhere.
    pub place: String,
    /// Which way they go.
    pub way: Way,
}

/// Who letters are from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The name shown.
    pub name: String,
    /// The address.
    pub address: String,
}

/// Which way letters go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// To a relay, which delivers them.
    Relay(Relay),
    /// Into a folder of the data folder, to be looked at: nobody receives them.
    Folder,
}

/// The server that takes letters for delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relay {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way to it is kept from others.
    pub security: Security,
    /// As whom one signs in there.
    pub sign_in: Option<SignIn>,
    /// The certificates (PEM) of an authority of one's own, beside those the machine trusts.
    pub authority: Option<String>,
}

/// How the way to a relay is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Security {
    /// TLS from the first byte (port 465).
    Tls,
    /// TLS before anything is said (port 587); without it nothing is sent.
    StartTls,
    /// Nothing: for a relay on this machine only.
    Plain,
}

/// As whom one signs in at a relay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Secret,
}

/// A password that has to be told to somebody else. It cannot be printed, and is wiped after use.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

/// Why settings are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSettings {
    /// The sender's address is none.
    #[error(transparent)]
    Sender(#[from] BadAddress),
    /// The relay's name is none.
    #[error("not the name of a server")]
    Host,
    /// Without encryption, and not on this machine.
    #[error("without encryption only on this machine")]
    PlainAbroad,
    /// No certificate could be read.
    #[error("no certificate in PEM form")]
    Authority,
    /// What people type to reach Carnet is no address.
    #[error("not an http or https address")]
    Place,
}

impl Settings {
    /// Settings that can be worked with.
    ///
    /// # Errors
    /// [`BadSettings`] says what is wrong.
    pub fn checked(self) -> Result<Self, BadSettings> {
        address::read(&self.sender.address)?;
        let rest = self.place.strip_prefix("https://").or_else(|| self.place.strip_prefix("http://"));
        let is_place = rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace));
        if !is_place {
            return Err(BadSettings::Place);
        }
        if let Way::Relay(relay) = &self.way {
            relay.check()?;
        }
        Ok(self)
    }
}

impl Relay {
    fn check(&self) -> Result<(), BadSettings> {
        let is_ip = self.host.parse::<std::net::IpAddr>().is_ok();
        let is_name = |name: &str| {
            name.bytes().all(|sign| sign.is_ascii_alphanumeric() || b".-".contains(&sign)) && !name.is_empty()
        };
        if !is_ip && !is_name(&self.host) {
            return Err(BadSettings::Host);
        }
        if self.security == Security::Plain && !is_here(&self.host) {
            return Err(BadSettings::PlainAbroad);
        }
        if self.authority.as_ref().is_some_and(|pem| certificate(pem).is_none()) {
            return Err(BadSettings::Authority);
        }
        Ok(())
    }
}

/// Whether a name means this very machine.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The certificates of an authority, if there is one in the text.
pub fn certificate(pem: &str) -> Option<Certificate> {
    let has_one = pem.contains("-----BEGIN CERTIFICATE-----");
    Certificate::from_pem(pem.as_bytes()).ok().filter(|_| has_one)
}

/// The settings; `None` while no letter can leave.
///
/// # Errors
/// Any [`Fault`].
pub async fn find(db: &impl Db, key: &OrganisationKey) -> Result<Option<Settings>, Fault> {
    let Some(row) = entity::Entity::find_by_id(ONLY).one(db).await? else { return Ok(None) };
    let plain = key.cipher(SEALING).open(&row.sealed, SEALING.as_bytes())?;
    postcard::from_bytes(&plain).map(Some).map_err(|_| Fault::Damaged("mail settings"))
}

/// Whether letters can leave.
///
/// # Errors
/// Any [`Fault`].
pub async fn is_set_up(db: &impl Db) -> Result<bool, Fault> {
    Ok(entity::Entity::find_by_id(ONLY).one(db).await?.is_some())
}

/// Saves the settings in place of earlier ones.
///
/// # Errors
/// Any [`Fault`].
pub async fn save(tx: &Tx, settings: &Settings) -> Result<(), Fault> {
    let plain = postcard::to_stdvec(settings).map(Zeroizing::new);
    let plain = plain.map_err(|_| Fault::Damaged("mail settings"))?;
    let row = entity::ActiveModel {
        id: Set(ONLY),
        sealed: Set(tx.key().cipher(SEALING).seal(&plain, SEALING.as_bytes(), tx.ambient())),
        changed_at: Set(tx.ambient().now().into()),
    };
    let instead = OnConflict::column(entity::Column::Id)
        .update_columns([entity::Column::Sealed, entity::Column::ChangedAt])
        .to_owned();
    entity::Entity::insert(row).on_conflict(instead).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Forgets the settings: no letter leaves any more.
///
/// # Errors
/// Any [`Fault`].
pub async fn remove(tx: &Tx) -> Result<(), Fault> {
    entity::Entity::delete_by_id(ONLY).exec(tx.db()).await?;
    Ok(())
}

impl Secret {
    /// Takes a password.
    #[must_use]
    pub fn new(password: String) -> Self {
        Self(Zeroizing::new(password))
    }

    pub(crate) fn told(&self) -> String {
        self.0.to_string()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

mod entity {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post_settings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub sealed: Vec<u8>,
        pub changed_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
