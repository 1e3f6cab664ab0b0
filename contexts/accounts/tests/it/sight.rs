//! How far a colleague sees: set at the invitation and on their page, told to every request anew.

use accounts::{Keeper, TheHouse};
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, StatusCode};
use contracts::Colleagues as _;
use kernel::{Scope, UserId};
use testkit::{Base, access, on_both_engines};
use web::testing::Browser;
use web::{SessionToken, Sessions as _};

use crate::world::{account_of, address_of, colleague, open, set_up};

async fn id_of(base: &Base, name: &str) -> UserId {
    let everybody = TheHouse.colleagues(&base.store).await.unwrap();
    everybody.into_iter().find(|one| one.name.reveal(&access()) == name).unwrap().id
}

/// How far the next request of a browser would see.
async fn scope_of(base: &Base, browser: &Browser) -> Scope {
    let cookie = format!("carnet-session={}", browser.cookie("carnet-session").unwrap());
    let headers = HeaderMap::from_iter([(COOKIE, cookie.parse().unwrap())]);
    let token = SessionToken::of_request(&headers).unwrap();
    let now = base.store.ambient().now();
    Keeper::new(base.store.clone()).signed_in(&token, now).await.unwrap().unwrap().scope
}

async fn sees(owner: &mut Browser, name: &str, visibility: &str, team: &str) -> StatusCode {
    let account = account_of(owner, name).await;
    owner.post(format!("{account}/sight"), &[("visibility", visibility), ("team", team)]).await.status
}

#[test]
fn who_is_invited_to_see_only_their_own_does_so_and_an_owner_widens_it_at_once() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        assert_eq!(scope_of(&base, &yanis).await, Scope::All, "everything, unless somebody says otherwise");
        let page = owner.get("/users").await;
        let form = page.form("form[action='/users']").fill("name", "Aude Petit");
        let form = form.fill("email", &address_of("Aude Petit")).fill("role", "seller");
        owner.submit(form.fill("visibility", "own")).await;
        let account = account_of(&mut owner, "Aude Petit").await;
        assert!(owner.get(&account).await.body.contains("Les siennes"));

        let yanis_id = id_of(&base, "Yanis Moreau").await;
        assert_eq!(sees(&mut owner, "Yanis Moreau", "own", "").await, StatusCode::OK);
        assert_eq!(scope_of(&base, &yanis).await, Scope::Own(yanis_id));
        assert_eq!(sees(&mut owner, "Yanis Moreau", "all", "").await, StatusCode::OK);
        assert_eq!(scope_of(&base, &yanis).await, Scope::All);
        assert_eq!(sees(&mut owner, "Yanis Moreau", "half", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn nobody_changes_how_far_they_see_themselves_and_an_owner_sees_everything() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let camille = id_of(&base, "Camille Delcourt").await;
        let own = owner.post(format!("/users/{camille}/sight"), &[("visibility", "own")]).await;
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut aude = colleague(&base, &mut owner, "Aude Petit", "owner").await;
        let narrowed = aude.post(format!("/users/{camille}/sight"), &[("visibility", "own")]).await;
        assert_eq!(narrowed.status, StatusCode::OK);
        assert_eq!(scope_of(&base, &owner).await, Scope::All, "as long as she is an owner");
        aude.post(format!("/users/{camille}"), &[("role", "seller")]).await;
        assert_eq!(scope_of(&base, &owner).await, Scope::Own(camille));
        let aude_id = id_of(&base, "Aude Petit").await;
        let other = owner.post(format!("/users/{aude_id}/sight"), &[("visibility", "own")]).await;
        assert_eq!(other.status, StatusCode::FORBIDDEN, "a seller sets nobody's");
    });
}

#[test]
fn a_team_sees_together_and_is_taken_apart() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        colleague(&base, &mut owner, "Aude Petit", "seller").await;
        let (yanis_id, aude_id) = (id_of(&base, "Yanis Moreau").await, id_of(&base, "Aude Petit").await);
        let page = owner.get("/teams").await;
        let added = owner.submit(page.form("form[action='/teams']").fill("name", "Comptoir de Lille")).await;
        assert_eq!(added.toast().as_deref(), Some("Équipe ajoutée."));
        let rename = added.attribute("section form", "action").unwrap();
        let team = rename.trim_start_matches("/teams/").to_owned();

        assert_eq!(sees(&mut owner, "Yanis Moreau", "team", "").await, StatusCode::OK);
        assert_eq!(scope_of(&base, &yanis).await, Scope::Team([yanis_id].into()), "without a team, alone");
        assert_eq!(sees(&mut owner, "Yanis Moreau", "team", &team).await, StatusCode::OK);
        assert_eq!(sees(&mut owner, "Aude Petit", "own", &team).await, StatusCode::OK);
        assert_eq!(scope_of(&base, &yanis).await, Scope::Team([yanis_id, aude_id].into()));
        assert!(owner.get("/teams").await.body.contains("Aude Petit"));

        let renamed = owner.post(&rename, &[("name", "Comptoir du Nord")]).await;
        assert!(renamed.body.contains("Comptoir du Nord"));
        owner.post(format!("{rename}/removal"), &[]).await;
        assert_eq!(scope_of(&base, &yanis).await, Scope::Team([yanis_id].into()));
        assert_eq!(owner.post(format!("{rename}/removal"), &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(sees(&mut owner, "Aude Petit", "own", &team).await, StatusCode::UNPROCESSABLE_ENTITY);
    });
}
