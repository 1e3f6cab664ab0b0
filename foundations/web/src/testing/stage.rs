//! The house a page test plays in.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use async_trait::async_trait;
use axum::Router;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{Actor, Ambient, Country, Currency, Id, Lang, Role, Scope, UserId, Vat};
use personal::{Grants, Personal, Policy, Purpose};
use store::Store;

use super::Browser;
use crate::{
    Chosen, CookieKey, House, Locales, Nav, NothingNamed, Organisation, OrganisationSource, Panels, Problem,
    Routes, SessionToken, Sessions, SignedIn, Words,
};

/// Maison Delcourt in Lille, with its owner Camille, its seller Yanis, and one colleague of each other role.
pub struct Stage {
    /// The house; change what a test needs otherwise before opening it.
    pub house: House,
    people: Arc<People>,
}

impl Stage {
    /// A set-up house over this base, with these rooms' words besides the frame's.
    #[must_use]
    pub fn new(store: Store, words: &[Words]) -> Self {
        let ambient = store.ambient().clone();
        let people = Arc::new(People::of_maison_delcourt());
        let house = House {
            store,
            cookie_key: CookieKey::fresh(&ambient),
            grants: Grants::new(Arc::new(Everything)),
            sessions: people.clone(),
            organisations: people.clone(),
            locales: Arc::new(Locales::gather(words).unwrap()),
            nav: Arc::new(Nav::default()),
            counts: None,
            horizon: Arc::new(NothingNamed),
            panels: Panels::default(),
            https: false,
            address: None,
            ambient,
        };
        Self { house, people }
    }

    /// Takes the organisation away, as before set-up.
    #[must_use]
    pub fn not_set_up(self) -> Self {
        *self.people.organisation.write().unwrap() = None;
        self
    }

    /// Shows the figures of the house so.
    #[must_use]
    pub fn showing(self, vat: Vat) -> Self {
        let mut organisation = self.people.organisation.write().unwrap();
        if let Some(organisation) = organisation.as_mut() {
            Arc::make_mut(organisation).vat = vat;
        }
        drop(organisation);
        self
    }

    /// Lets the colleague of this role see so far, from their next request on.
    pub fn lets_see(&self, role: Role, scope: Scope) {
        self.people.scopes.write().unwrap().insert(role, scope);
    }

    /// Gives the house this menu.
    #[must_use]
    pub fn with_nav(mut self, nav: Nav) -> Self {
        self.house.nav = Arc::new(nav);
        self
    }

    /// Opens the house with these routes.
    pub fn open(&self, routes: Routes) -> Router {
        crate::open(routes, self.house.clone())
    }

    /// Time and randomness of the house.
    #[must_use]
    pub fn ambient(&self) -> &Ambient {
        &self.house.ambient
    }

    /// A browser in which Camille Delcourt, owner, is signed in.
    #[must_use]
    pub fn owner(&self, router: &Router) -> Browser {
        self.colleague(Role::Owner, router)
    }

    /// A browser in which Yanis Moreau, seller, is signed in.
    #[must_use]
    pub fn seller(&self, router: &Router) -> Browser {
        self.colleague(Role::Seller, router)
    }

    /// A browser in which the colleague of this role is signed in.
    #[must_use]
    pub fn colleague(&self, role: Role, router: &Router) -> Browser {
        Browser::new(router.clone()).holding(&token_of(role))
    }

    /// A browser in which nobody is signed in.
    #[must_use]
    pub fn stranger(&self, router: &Router) -> Browser {
        Browser::new(router.clone())
    }

    /// The user that a role's browser belongs to.
    #[must_use]
    pub fn user(role: Role) -> UserId {
        UserId::from_uuid(uuid::Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + role as u128))
    }
}

/// Everybody may look for every purpose.
struct Everything;

impl Policy for Everything {
    fn allows(&self, _: Actor, _: Role, _: Purpose) -> bool {
        true
    }
    fn allows_sensitive(&self, _: Actor, _: Role, _: Purpose) -> bool {
        true
    }
}

struct People {
    organisation: RwLock<Option<Arc<Organisation>>>,
    /// How they like Carnet, all alike.
    chosen: RwLock<Chosen>,
    scopes: RwLock<HashMap<Role, Scope>>,
}

impl People {
    fn of_maison_delcourt() -> Self {
        let organisation = Organisation {
            name: "Maison Delcourt".to_owned(),
            country: Country::FR,
            zone: TimeZone::get("Europe/Paris").unwrap(),
            currency: Currency::EUR,
            lang: Lang::Fr,
            vat: Vat::default(),
        };
        Self {
            organisation: RwLock::new(Some(Arc::new(organisation))),
            chosen: RwLock::default(),
            scopes: RwLock::default(),
        }
    }
}

#[async_trait]
impl OrganisationSource for People {
    async fn organisation(&self) -> Result<Option<Arc<Organisation>>, Problem> {
        Ok(self.organisation.read().unwrap().clone())
    }
}

#[async_trait]
impl Sessions for People {
    async fn signed_in(&self, token: &SessionToken, _: Timestamp) -> Result<Option<SignedIn>, Problem> {
        Ok(Role::ALL.into_iter().find(|role| token_of(*role) == *token).map(|role| SignedIn {
            user: Stage::user(role),
            role,
            scope: self.scopes.read().unwrap().get(&role).cloned().unwrap_or(Scope::All),
            name: Personal::new(name_of(role).to_owned()),
            lang: None,
            lacks_second_factor: false,
            chosen: self.chosen.read().unwrap().clone(),
        }))
    }

    async fn keep_choice(&self, _: UserId, choice: &'static str, value: &'static str) -> Result<(), Problem> {
        let mut chosen = self.chosen.write().unwrap();
        let kept = match choice {
            "theme" => &mut chosen.theme,
            "density" => &mut chosen.density,
            _ => &mut chosen.keys,
        };
        *kept = Some(value.to_owned());
        Ok(())
    }

    async fn keep_columns(
        &self,
        _: UserId,
        list: &'static str,
        columns: Option<Vec<String>>,
    ) -> Result<(), Problem> {
        let mut chosen = self.chosen.write().unwrap();
        chosen.columns = std::mem::take(&mut chosen.columns).choosing(list, columns);
        Ok(())
    }
}

const fn name_of(role: Role) -> &'static str {
    match role {
        Role::Owner => "Camille Delcourt",
        Role::Seller => "Yanis Moreau",
        Role::Marketer => "Inès Roche",
        Role::Support => "Basile Petit",
        Role::Accountant => "Odile Faure",
        Role::PrivacyLead => "Maud Lenoir",
        Role::Reader => "Théo Girard",
    }
}

fn token_of(role: Role) -> SessionToken {
    SessionToken::from_bytes([role as u8 + 1; 32])
}
