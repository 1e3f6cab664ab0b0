//! Forms: what was typed comes back, what is wrong is said, passwords do not return.

use web::Form;

use crate::guestbook;
use crate::stage;

#[tokio::test]
async fn a_form_with_faults_comes_back_with_values_messages_and_a_summary() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut owner = stage.owner(&router);
    let form =
        owner.get("/guests").await.form("form.form").fill("age", "« vingt »").fill("password", "s3cret");
    let page = owner.submit(form).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.complaints(), ["Nom\u{a0}: À indiquer.", "Âge\u{a0}: L’âge s’écrit en chiffres."]);
    assert_eq!(page.text("#errors h2"), "2 points à corriger");
    assert!(page.has("#errors[autofocus][tabindex='-1']"));
    assert_eq!(page.link("Nom\u{a0}: À indiquer."), "#guest-name");

    assert_eq!(page.attribute("#guest-age", "value").as_deref(), Some("« vingt »"));
    assert_eq!(page.attribute("#guest-age", "aria-invalid").as_deref(), Some("true"));
    assert_eq!(page.attribute("#guest-age", "aria-describedby").as_deref(), Some("guest-age-h guest-age-e"));
    assert_eq!(page.text("#guest-age-e"), "L’âge s’écrit en chiffres.");
    assert_eq!(page.attribute("#guest-name", "aria-describedby").as_deref(), Some("guest-name-e"));
    assert!(page.has("label[for=guest-name]"));
}

#[tokio::test]
async fn a_password_never_comes_back() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let page = stage.owner(&router).post("/guests", &[("password", "correct horse"), ("age", "x")]).await;
    assert_eq!(page.status, 422);
    assert!(!page.body.contains("correct horse"));
    let form = Form::typed([("password", "correct horse"), ("new-password", "battery staple")]);
    assert_eq!(form.field("password").value + &form.field("new-password").value, "");
    assert!(!format!("{form:?}").contains("horse"));
}

#[tokio::test]
async fn lines_come_and_go_without_a_script_and_keep_what_was_typed() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut owner = stage.owner(&router);
    let form = owner.get("/guests").await.form("form.form").fill("name", "Claire").press("add", "phones");
    let page = owner.submit(form).await;
    assert_eq!(page.attribute("#guest-name", "value").as_deref(), Some("Claire"));
    let form = page.form("form.form").fill("phones[0][number]", "06 39 98 20 11").press("add", "phones");
    let page = owner.submit(form).await;
    assert!(page.has("input[name='phones[1][number]']"));
    assert!(page.complaints().is_empty(), "an unfinished form is not judged");
    let form =
        page.form("form.form").fill("phones[1][number]", "03 53 01 44 72").press("remove", "phones[0]");
    let page = owner.submit(form).await;
    assert!(!page.has("input[name='phones[0][number]']"));
    assert_eq!(page.attribute("input[name='phones[1][number]']", "value").as_deref(), Some("03 53 01 44 72"));
    assert_eq!(page.text("label[for=guest-phones-1-number]"), "Téléphone (facultatif)");
}

#[test]
fn lines_are_read_in_the_order_they_were_typed() {
    let form = Form::typed([
        ("phones[4][number]", "a"),
        ("phones[4][kind]", "work"),
        ("phones[1][number]", "b"),
        ("phonesx[2][number]", "another list"),
        ("phones[x][number]", "no number"),
        ("phones[99999999][number]", "too many"),
        ("phones", "no line"),
    ]);
    let lines = form.lines("phones");
    let typed: Vec<&str> = lines.iter().map(|line| form.value(&line.name("number"))).collect();
    assert_eq!(typed, ["a", "b"]);
    assert_eq!(form.value(&lines[0].name("kind")), "work");
    assert_eq!(form.clone().add_line("phones", "number").number, 5);
}

#[test]
fn a_field_is_read_into_the_domain_or_into_a_complaint() {
    let mut form = Form::typed([
        ("name", "\u{a0} Élodie "),
        ("age", "12"),
        ("tags", "a"),
        ("tags", "b"),
        ("blank", " "),
    ]);
    assert_eq!(form.required("name").as_deref(), Some("Élodie"));
    assert_eq!(form.read("age", |text| text.parse::<u8>().map_err(|_| "guest-age-wrong")), Some(12));
    assert_eq!(form.read_optional("blank", |_| Err::<(), _>("never asked")), None);
    assert_eq!(form.values("tags").collect::<Vec<_>>(), ["a", "b"]);
    assert!(form.has_value("tags", "b") && !form.has_value("tags", "c"));
    assert!(form.is_sound());
    assert_eq!(form.secret("password"), None);
    form.complain("age", "guest-age-wrong");
    form.complain("age", "field-required");
    form.complain_of_all("guest-banned");
    let keys: Vec<String> = form.summary().iter().map(|line| line.sentence.key().to_owned()).collect();
    assert_eq!(
        keys,
        ["guest-banned", "field-required", "guest-age-wrong"],
        "the first complaint about a field stands"
    );
}

#[tokio::test]
async fn an_edit_form_begins_with_what_its_visitor_may_see() {
    let (stage, _folder) = stage().await;
    let actor = kernel::Actor::Console;
    let purpose = personal::Purpose::ClientManagement;
    let access = stage.house.grants.access(actor, kernel::Role::Owner, purpose).unwrap();
    let email = personal::Personal::new("claire@vieux-port.example".to_owned());
    let none: Option<personal::Personal<String>> = None;
    let form = Form::new("guest").with_sealed("email", &email, &access).with_sealed("phone", none, &access);
    assert_eq!((form.value("email"), form.value("phone")), ("claire@vieux-port.example", ""));
    assert_eq!(form.field("email").value, "claire@vieux-port.example");
}

#[tokio::test]
async fn a_form_with_a_file_brings_both() {
    use axum::extract::FromRequest as _;
    let boundary = "X";
    let body = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"origin\"\r\n\r\nSalon Horeca\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"clients.csv\"\r\n\r\nnom;ville\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nRappeler.\r\n\0Deux fois.\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"other\"; filename=\"\"\r\n\r\n\r\n--{boundary}--\r\n"
    );
    let request = http::Request::post("/")
        .header("content-type", format!("multipart/form-data; boundary={boundary}"))
        .body(axum::body::Body::from(body))
        .unwrap();
    let form = Form::from_request(request, &()).await.unwrap();
    assert_eq!(form.value("origin"), "Salon Horeca");
    assert_eq!(form.value("body"), "Rappeler.\nDeux fois.", "two signs of a browser are one line break");
    let files: Vec<&[u8]> = form.files("file").map(|file| &file.content[..]).collect();
    assert_eq!(files, [b"nom;ville"]);
    assert_eq!(form.files("other").count(), 0, "no file was chosen");
}

#[tokio::test]
async fn a_form_heavier_than_a_form_is_refused() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let long = "x".repeat(2 << 20);
    let page = stage.owner(&router).post("/guests", &[("name", &long)]).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (413, "Envoi trop volumineux"));
    let many: Vec<(String, String)> = (0..30_000).map(|n| (format!("f{n}"), String::new())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(stage.owner(&router).post("/guests", &many).await.status, 413);
}
