//! What the fields of the wizard offer.

use intake::{Field, Table};
use personal::{LegalBasis, Purpose, SourceClass};
use sheets::{Charset, Separator};
use web::Sentence;
use web::view::Choice;

/// What a column or sheet that is not imported posts.
pub const LEAVE_OUT: &str = "leave-out";

/// The encodings files of ours come in.
pub fn encodings() -> Vec<Choice> {
    let known = [
        Charset::UTF_8,
        Charset::WINDOWS_1252,
        Charset::ISO_8859_15,
        Charset::UTF_16LE,
        Charset::UTF_16BE,
        Charset::MACINTOSH,
        Charset::IBM850,
    ];
    known.iter().map(|charset| Choice::new(charset.name(), Sentence::verbatim(charset.name()))).collect()
}

/// The separators, by the character they post; a tab cannot be read and posts its name.
pub fn separators() -> Vec<Choice> {
    let known = [
        (Separator::SEMICOLON, "import-separator-semicolon"),
        (Separator::COMMA, "import-separator-comma"),
        (Separator::TAB, "import-separator-tab"),
        (Separator::PIPE, "import-separator-pipe"),
        (Separator::COLON, "import-separator-colon"),
    ];
    known.into_iter().map(|(separator, key)| Choice::new(separator.to_string(), key)).collect()
}

/// The separator a choice stands for.
pub fn separator(posted: &str) -> Option<char> {
    let character = if posted == "tab" { Some('\t') } else { posted.chars().next() };
    character.and_then(Separator::of).map(Separator::character)
}

/// What a sheet may hold.
pub fn tables() -> Vec<Choice> {
    let table =
        |table: &Table| Choice::new(table.code(), Sentence::new(format!("intake-table-{}", table.code())));
    let leave_out = Choice::new(LEAVE_OUT, "import-leave-out");
    Table::ALL.iter().map(table).chain([leave_out]).collect()
}

/// What a column of a table may stand for, what is proposed first.
pub fn fields(table: Table, proposals: &[Field]) -> Vec<Choice> {
    let choice =
        |field: &Field| Choice::new(field.code(), Sentence::new(format!("intake-field-{}", field.code())));
    let others = Field::ALL.iter().filter(|field| field.fits(table) && !proposals.contains(field));
    let leave_out = Choice::new(LEAVE_OUT, "import-leave-out");
    [leave_out].into_iter().chain(proposals.iter().map(choice)).chain(others.map(choice)).collect()
}

/// The six source classes.
pub fn sources() -> Vec<Choice> {
    let hint = |source: &SourceClass| Sentence::new(format!("import-source-{}-hint", source.code()));
    SourceClass::ALL.iter().map(|one| Choice::new(one.code(), *one).explained(hint(one))).collect()
}

/// The six legal bases.
pub fn bases() -> Vec<Choice> {
    let hint = |basis: &LegalBasis| Sentence::new(format!("import-basis-{}-hint", basis.code()));
    LegalBasis::ALL.iter().map(|one| Choice::new(one.code(), *one).explained(hint(one))).collect()
}

/// The ten purposes.
pub fn purposes() -> Vec<Choice> {
    Purpose::catalogue().iter().map(|purpose| Choice::new(purpose.code(), *purpose)).collect()
}
