//! The language of the command line: what the environment asks for, French otherwise.

use kernel::Lang;

/// In this order: Carnet's own variable, then those of every Unix program.
const ASKED: [&str; 4] = ["CARNET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The language the environment asks for.
pub fn asked() -> Lang {
    preferred(&ASKED.map(|name| std::env::var(name).unwrap_or_default()))
}

/// The first variable that says anything decides; a language Carnet does not speak is none.
fn preferred(said: &[String; 4]) -> Lang {
    said.iter().find(|text| !text.is_empty()).and_then(|text| Lang::from_code(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::preferred;
    use kernel::Lang;

    #[test]
    fn the_first_variable_that_says_anything_decides() {
        let said = |texts: [&str; 4]| preferred(&texts.map(str::to_owned));
        assert_eq!(said(["", "", "", "en_GB.UTF-8"]), Lang::En);
        assert_eq!(said(["en", "fr_BE.UTF-8", "", ""]), Lang::En);
        assert_eq!(said(["", "C.UTF-8", "", "en_GB.UTF-8"]), Lang::Fr);
        assert_eq!(said(["", "", "", ""]), Lang::Fr);
    }
}
