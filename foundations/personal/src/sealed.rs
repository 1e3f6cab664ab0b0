//! The sealed types. Read their tests as the proof: what must not compile does not.

use crate::{Access, SensitiveAccess};

/// A value about a person. It can be stored and compared, never shown without an [`Access`].
///
/// It cannot be printed:
/// ```compile_fail,E0277
/// let email = personal::Personal::new("claire@example.com");
/// println!("{email}");
/// ```
/// nor serialised:
/// ```compile_fail,E0277
/// let email = personal::Personal::new("claire@example.com");
/// let json = serde_json::to_string(&email);
/// ```
/// nor reached inside:
/// ```compile_fail,E0616
/// let email = personal::Personal::new("claire@example.com");
/// let inside = email.0;
/// ```
/// while the near twin, with an access, compiles:
/// ```
/// fn greet(email: &personal::Personal<&str>, access: &personal::Access) {
///     println!("{}", email.reveal(access));
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Personal<T>(pub(crate) T);

impl<T> Personal<T> {
    /// Seals a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Shows the value to the one who was granted access. Call sites are listed in a test.
    pub const fn reveal(&self, _: &Access) -> &T {
        &self.0
    }

    /// Gives the value away to the one who was granted access.
    pub fn into_revealed(self, _: &Access) -> T {
        self.0
    }

    /// Whether what is inside is so, without showing it. The question captures nothing, so nothing is
    /// carried out by it but its answer; that it logs nothing either is for its author to see to.
    pub fn holds(&self, question: fn(&T) -> bool) -> bool {
        question(&self.0)
    }

    /// Changes what is inside without showing it. The change captures nothing, so nothing is carried out by
    /// it; that it logs nothing either is for its author to see to:
    /// ```compile_fail,E0308
    /// let mut out = String::new();
    /// personal::Personal::new("Zoé".to_owned()).map(|name| out.push_str(&name));
    /// ```
    /// ```
    /// let _ = personal::Personal::new("Zoé".to_owned()).map(|name| name.to_uppercase());
    /// ```
    pub fn map<U>(self, change: fn(T) -> U) -> Personal<U> {
        Personal(change(self.0))
    }

    /// Changes what is inside by something that stands beside it: a country, a kind. It is a plain value,
    /// so nothing leaves by it either; what is no such value is put under a seal and [`Self::zip`]ped.
    pub fn map_by<U, B: Copy + 'static>(self, beside: B, change: fn(T, B) -> U) -> Personal<U> {
        Personal(change(self.0, beside))
    }

    /// A sealed list as sealed values: only how many there are is told.
    pub fn each<U>(self) -> impl Iterator<Item = Personal<U>>
    where
        T: IntoIterator<Item = U>,
    {
        self.0.into_iter().map(Personal)
    }

    /// Puts two sealed values side by side under one seal: what is written of both stays sealed.
    pub fn zip<U>(self, other: Personal<U>) -> Personal<(T, U)> {
        Personal((self.0, other.0))
    }
}

impl Personal<String> {
    /// The text as a column holds it: for a digest or a cipher, which it goes into and nowhere else.
    /// Call sites are listed in a test.
    #[must_use]
    pub fn stored(&self) -> &str {
        &self.0
    }
}

impl<T> From<T> for Personal<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> std::fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Personal(…)")
    }
}

/// A value of the special categories (art. 9 and 10). An ordinary access does not open it:
/// ```compile_fail,E0308
/// fn show(note: &personal::Sensitive<String>, access: &personal::Access) -> String {
///     note.reveal(access).clone()
/// }
/// ```
/// a sensitive one does:
/// ```
/// fn show(note: &personal::Sensitive<String>, access: &personal::SensitiveAccess) -> String {
///     note.reveal(access).clone()
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Sensitive<T>(pub(crate) T);

impl<T> Sensitive<T> {
    /// Seals a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Shows the value to the one who was granted sensitive access.
    pub const fn reveal(&self, _: &SensitiveAccess) -> &T {
        &self.0
    }
}

impl<T> std::fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sensitive(…)")
    }
}
