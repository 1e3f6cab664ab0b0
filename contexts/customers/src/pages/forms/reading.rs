//! Reading what a form says of a value that may be wrong: as typed, beside what it means.

use kernel::text::trim;
use personal::{Access, Personal};
use web::Form;

use crate::written::Written;

/// Text, if there is any.
pub fn text(form: &Form, field: &str) -> Option<Personal<String>> {
    let typed = trim(form.value(field));
    (!typed.is_empty()).then(|| Personal::new(typed.to_owned()))
}

/// The value that stood there before, where nobody changed what was typed: an import may have
/// known more about it, such as its country, than a form does.
pub fn kept<'a>(
    before: impl IntoIterator<Item = &'a Written>,
    typed: &str,
    access: &Access,
) -> Option<Written> {
    before.into_iter().find(|written| written.raw.reveal(access) == trim(typed)).cloned()
}
