//! The team: roles that change, a colleague who leaves and hands over.

use std::sync::Arc;

use accounts::TheHouse;
use axum::http::StatusCode;
use contracts::Colleagues as _;
use kernel::{Role, UserId};
use testkit::{Base, on_both_engines};
use web::testing::Browser;

use crate::world::{
    Estate, PASSWORD, account_of, address_of, colleague, open, open_handing_over, set_up, sign_in,
};

async fn id_of(base: &Base, name: &str) -> UserId {
    let everybody = TheHouse.colleagues(&base.store).await.unwrap();
    everybody.into_iter().find(|one| one.name.reveal(&testkit::access()) == name).unwrap().id
}

#[test]
fn every_role_can_be_invited_and_opens_ones_own_page_and_not_the_team() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let names = ["Aude", "Basile", "Carole", "Denis", "Elise", "Farid", "Gilles"];
        for (role, name) in Role::ALL.into_iter().zip(names) {
            let mut browser = colleague(&base, &mut owner, &format!("{name} Petit"), role.name()).await;
            assert_eq!(browser.get("/account").await.status, StatusCode::OK, "{role:?}");
            let team = browser.get("/users").await.status;
            assert_eq!(team == StatusCode::OK, role == Role::Owner, "{role:?}");
        }
    });
}

#[test]
fn a_role_that_is_changed_holds_from_the_next_page_on() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let mut yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        assert_eq!(yanis.get("/users").await.status, StatusCode::FORBIDDEN);
        let account = account_of(&mut owner, "Yanis Moreau").await;
        let page = owner.get(&account).await;
        owner.submit(page.form(&format!("form[action='{account}']")).fill("role", "owner")).await;
        assert_eq!(yanis.get("/users").await.status, StatusCode::OK);
        let camille = id_of(&base, "Camille Delcourt").await;
        yanis.post(format!("/users/{camille}"), &[("role", "reader")]).await;
        assert_eq!(owner.get("/users").await.status, StatusCode::FORBIDDEN, "an owner can be replaced");
        let yanis_id = id_of(&base, "Yanis Moreau").await;
        let last = yanis.post(format!("/users/{yanis_id}"), &[("role", "seller")]).await;
        assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY, "but not the last one");
        assert_eq!(TheHouse.role_of(&base.store, yanis_id).await.unwrap(), Some(Role::Owner));
    });
}

#[test]
fn who_leaves_is_out_at_once_hands_over_to_somebody_here_and_can_come_back() {
    on_both_engines(|base| async move {
        let estate = Arc::new(Estate::default());
        let mut owner = Browser::new(open_handing_over(&base, estate.clone()));
        set_up(&base, &mut owner).await;
        let mut yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        colleague(&base, &mut owner, "Aude Petit", "seller").await;
        let (from, to) = (id_of(&base, "Yanis Moreau").await, id_of(&base, "Aude Petit").await);
        let account = account_of(&mut owner, "Yanis Moreau").await;
        let page = owner.get(&account).await;
        assert!(page.body.contains("12 contacts, 1 entreprise, 3 tâches en cours"), "{}", page.body);

        let nobody = format!("{account}/closure");
        let stayed = owner.post(&nobody, &[("heir", from.to_string().as_str())]).await;
        assert_eq!(stayed.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody hands over to who leaves");
        assert_eq!(yanis.get("/account").await.place, "/account", "and nothing was done");
        assert_eq!(*estate.0.lock().unwrap(), []);

        owner.submit(page.form("form[action$='/closure']").fill("heir", &to.to_string())).await;
        assert_eq!(*estate.0.lock().unwrap(), [(from, to)]);
        assert!(yanis.get("/account").await.place.starts_with("/sign-in"));
        assert_eq!(TheHouse.role_of(&base.store, from).await.unwrap(), None, "nothing is done for them");
        sign_in(&mut yanis, &address_of("Yanis Moreau"), PASSWORD).await;
        assert!(yanis.get("/account").await.place.starts_with("/sign-in"));

        let page = owner.get(&account).await;
        owner.submit(page.form("form[action$='/opening']")).await;
        sign_in(&mut yanis, &address_of("Yanis Moreau"), PASSWORD).await;
        assert_eq!(yanis.get("/account").await.place, "/account");
    });
}
