//! Passwords: how strong one must be, and its hash.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use kernel::Ambient;
use tokio::sync::Semaphore;
use web::Sentence;

/// With throttling, 50 bits are enough (X-01, CNIL 2022-100).
const ENOUGH_BITS: f64 = 50.0;
/// Longer ones would only keep the machine busy.
const LONGEST: usize = 256;
/// Hashes at a time: each takes 19 MB and a core for a while.
static AT_A_TIME: Semaphore = Semaphore::const_new(2);

/// A password as typed, strong enough. It cannot be printed.
pub struct Password(String);

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Too easily guessed by trying.
    #[error("the password is too short")]
    TooShort,
    /// Too long to be hashed in a reasonable time.
    #[error("the password is too long")]
    TooLong,
    /// Among the first ones tried.
    #[error("the password is a common one")]
    Common,
    /// Hardly more than the name of the house or of its owner.
    #[error("the password is a name everybody knows")]
    OwnName,
}

impl Password {
    /// Takes a password that is strong enough.
    ///
    /// # Errors
    /// [`WeakPassword`] says what is wrong with it.
    pub fn choose(typed: &str) -> Result<Self, WeakPassword> {
        if typed.chars().count() > LONGEST {
            return Err(WeakPassword::TooLong);
        }
        if is_little_more_than(typed, COMMON) {
            return Err(WeakPassword::Common);
        }
        if entropy_bits(typed).round() < ENOUGH_BITS {
            return Err(WeakPassword::TooShort);
        }
        Ok(Self(typed.to_owned()))
    }

    /// Takes a password that is strong enough even for who knows these names: of the person, of the
    /// house, in an address.
    ///
    /// # Errors
    /// [`WeakPassword`] says what is wrong with it.
    pub fn choose_beside(typed: &str, names: &[&str]) -> Result<Self, WeakPassword> {
        let folded = kernel::text::fold(&names.join(" "));
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).collect();
        if is_little_more_than(typed, &words) {
            return Err(WeakPassword::OwnName);
        }
        Self::choose(typed)
    }

    /// Its argon2id hash with a fresh salt, as a PHC string.
    pub(crate) async fn hash(self, ambient: &Ambient) -> Option<String> {
        let salt = ambient.bytes::<16>();
        let _turn = AT_A_TIME.acquire().await.ok()?;
        let hash = move || Argon2::default().hash_password_with_salt(self.0.as_bytes(), &salt).ok();
        tokio::task::spawn_blocking(hash).await.ok().flatten().map(|hash| hash.to_string())
    }
}

/// Whether a typed password fits a stored hash. Without a hash it takes as long and is no.
pub(crate) async fn fits(typed: String, stored: Option<String>) -> bool {
    let Ok(_turn) = AT_A_TIME.acquire().await else { return false };
    let verify = move || {
        let known = stored.is_some();
        let hash = stored.unwrap_or_else(|| NOBODYS.to_owned());
        let parsed = PasswordHash::new(&hash);
        let fits =
            parsed.is_ok_and(|hash| Argon2::default().verify_password(typed.as_bytes(), &hash).is_ok());
        fits && known
    };
    tokio::task::spawn_blocking(verify).await.unwrap_or(false)
}

/// A hash nobody's password has, with today's parameters.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cyBzYWx0IQ$5nB5kzPqP7Hk6kGQd3f2uQ2mXm7b1i3nE0V0p0Wc5rE";

/// `L · log2(N)` over the classes of letters used, 99 in all with 37 special ones.
fn entropy_bits(password: &str) -> f64 {
    type Class = (fn(char) -> bool, f64);
    let classes: [Class; 4] = [
        (|c| c.is_lowercase(), 26.0),
        (|c| c.is_uppercase(), 26.0),
        (|c| c.is_ascii_digit(), 10.0),
        (|c| !c.is_alphabetic() && !c.is_ascii_digit(), 37.0),
    ];
    let alphabet: f64 =
        classes.iter().filter(|(belongs, _)| password.chars().any(belongs)).map(|(_, letters)| letters).sum();
    let different = password.chars().collect::<std::collections::BTreeSet<_>>().len();
    let length = f64::from(u32::try_from(password.chars().count().min(different * 3)).unwrap_or(u32::MAX));
    if alphabet < 2.0 { 0.0 } else { length * alphabet.log2() }
}

/// The beginnings of every guessing list, and Carnet's own names.
const COMMON: &[&str] = &[
    "motdepasse",
    "password",
    "azerty",
    "qwerty",
    "123456",
    "abcdef",
    "bonjour",
    "soleil",
    "doudou",
    "loulou",
    "marseille",
    "carnet",
    "iloveyou",
    "jetaime",
    "chouchou",
    "welcome",
    "bienvenue",
    "admin",
    "letmein",
];

/// Whether a password is one of these words, or two of them, and hardly a letter more.
fn is_little_more_than(password: &str, words: &[&str]) -> bool {
    let letters: String = kernel::text::fold(password).chars().filter(|c| c.is_alphanumeric()).collect();
    let rest = words.iter().fold(letters.clone(), |rest, word| rest.replace(word, ""));
    rest.len() < letters.len() && rest.chars().filter(|c| c.is_alphabetic()).count() < 5
}

impl From<WeakPassword> for Sentence {
    fn from(weak: WeakPassword) -> Self {
        Self::new(match weak {
            WeakPassword::TooShort => "password-too-short",
            WeakPassword::TooLong => "password-too-long",
            WeakPassword::Common => "password-common",
            WeakPassword::OwnName => "password-own-name",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Password, WeakPassword, entropy_bits};

    #[test]
    fn x_01_entropy_is_length_times_log_of_the_alphabet() {
        assert_eq!(entropy_bits("aB3$eF6&hI9!").round(), 80.0);
        assert!((entropy_bits("abcDEF123ghiJK") - 83.4).abs() < 0.1);
    }

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        assert_eq!(Password::choose("abc").err(), Some(WeakPassword::TooShort));
        assert_eq!(Password::choose("aaaaaaaaaaaaaaaaaaaaaaaa").err(), Some(WeakPassword::TooShort));
        assert_eq!(Password::choose("Motdepasse2026!").err(), Some(WeakPassword::Common));
        assert_eq!(Password::choose(&"é".repeat(300)).err(), Some(WeakPassword::TooLong));
        assert!(Password::choose("cheval agrafe pile correcte").is_ok());
    }

    #[test]
    fn the_names_of_the_house_and_of_its_owner_are_no_password() {
        let names = ["Élise Mercier", "Cave Mercier", "elise@cave-mercier.example"];
        for typed in ["Mercier2024", "elise.mercier59!", "CaveMercier#2026"] {
            assert_eq!(Password::choose_beside(typed, &names).err(), Some(WeakPassword::OwnName), "{typed}");
        }
        assert!(Password::choose_beside("mercier agrafe pile correcte", &names).is_ok());
        assert_eq!(Password::choose_beside("Motdepasse2026!", &names).err(), Some(WeakPassword::Common));
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_only_and_nobody_has_none() {
        let ambient = kernel::Ambient::system();
        let hash = Password::choose("cave à vins 1924").unwrap().hash(&ambient).await;
        assert!(super::fits("cave à vins 1924".into(), hash.clone()).await);
        assert!(!super::fits("cave à vins 1925".into(), hash).await);
        assert!(!super::fits("cave à vins 1924".into(), None).await);
    }
}
