//! The embedded front end.

use crate::guestbook;
use crate::stage;

#[tokio::test]
async fn assets_are_kept_for_ever_under_their_hash() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut stranger = stage.stranger(&router);
    for (name, kind) in
        [("carnet.css", "text/css"), ("carnet.js", "javascript"), ("icons.svg", "image/svg+xml")]
    {
        let address = web::assets::address(name);
        assert!(address.len() > "/assets/".len() + name.len(), "{address} carries a hash");
        let asset = stranger.get(address).await;
        assert_eq!(asset.status, 200, "{name}");
        assert!(asset.header("content-type").unwrap().contains(kind), "{name}");
        assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(asset.header("content-encoding"), None);
    }
}

#[tokio::test]
async fn what_was_compressed_at_build_time_is_sent_so() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let address = web::assets::address("carnet.css");
    let plain = stage.stranger(&router).get(&address).await;
    for (accepted, sent) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
        let packed = stage.stranger(&router).with_header("accept-encoding", accepted).get(&address).await;
        assert_eq!(packed.header("content-encoding"), Some(sent), "{accepted}");
        assert!(packed.bytes.len() * 2 < plain.bytes.len(), "{accepted}");
    }
}

#[tokio::test]
async fn pages_are_compressed_on_the_way_out() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let page = stage.owner(&router).with_header("accept-encoding", "gzip").get("/guests").await;
    assert_eq!(page.header("content-encoding"), Some("gzip"));
}

#[tokio::test]
async fn nothing_but_built_files_is_served() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut stranger = stage.stranger(&router);
    for other in
        ["/assets/manifest.json", "/assets/..%2f..%2fCargo.toml", "/assets/%2fetc%2fpasswd", "/assets/"]
    {
        assert_eq!(stranger.get(other).await.status, 404, "{other}");
    }
}
