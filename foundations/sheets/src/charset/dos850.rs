//! Code page 850: `encoding_rs` follows the web and leaves it out, but Excel still writes it
//! (“CSV (MS-DOS)”), and so do the accounting programs shops kept since the nineties.

/// What the bytes from 0x80 on stand for.
pub(super) const HIGH: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', //
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', //
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»', //
    '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐', //
    '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤', //
    'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀', //
    'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´', //
    '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
];

/// The text of these bytes; every byte has a meaning.
pub(super) fn decode(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| character(byte)).collect()
}

/// The bytes of this text, `?` for what the page lacks.
pub(super) fn encode(text: &str) -> Vec<u8> {
    text.chars().map(byte).collect()
}

fn character(byte: u8) -> char {
    byte.checked_sub(0x80).map_or(char::from(byte), |high| HIGH[usize::from(high)])
}

fn byte(character: char) -> u8 {
    if character.is_ascii() {
        return character as u8;
    }
    let place = HIGH.iter().position(|&known| known == character);
    place.and_then(|place| u8::try_from(place).ok()).map_or(b'?', |place| place + 0x80)
}
