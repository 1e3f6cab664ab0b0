//! For trying out: letters lie in a folder and go to nobody.

use std::os::unix::fs::PermissionsExt;

use post::{Standing, Way};
use testkit::on_both_engines;

use crate::world::{SECRET, carrier, only_slip, postman, set, settings, written};

#[test]
fn a_letter_lies_in_the_folder_as_a_mail_program_opens_it_and_for_nobody_else() {
    on_both_engines(|base| async move {
        set(&base, &settings(Way::Folder)).await;
        let id = written(&base).await.to_string().replace('-', "");
        assert!(postman(&base).run_next().await.unwrap());
        let file = carrier(&base).folder().join(format!("{id}.eml"));
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("From: ") && text.contains(SECRET));
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::metadata(carrier(&base).folder()).unwrap().permissions().mode() & 0o777, 0o700);
        assert!(matches!(only_slip(&base).await.standing, Standing::Sent(_)));
        let lying = std::fs::read_dir(carrier(&base).folder()).unwrap().count();
        assert_eq!(lying, 1, "nothing half written lies beside it");
    });
}

#[test]
fn a_folder_that_cannot_be_written_is_tried_again() {
    on_both_engines(|base| async move {
        set(&base, &settings(Way::Folder)).await;
        std::fs::write(carrier(&base).folder(), "a file in its place").unwrap();
        written(&base).await;
        assert!(postman(&base).run_next().await.unwrap());
        let standing = only_slip(&base).await.standing;
        assert!(matches!(standing, Standing::Retrying(Some(post::Why::FolderUnwritable), _)), "{standing:?}");
    });
}
