//! A text as a picture that a telephone reads.

use qrcode::{Color, EcLevel, QrCode};

/// The dark squares of a picture, as the path of an SVG.
pub struct Picture {
    /// How many squares it is wide and high.
    pub width: usize,
    /// What is dark, square by square.
    pub path: String,
}

impl Picture {
    /// The picture of a text; `None` if it is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let colours = code.into_colors();
        let dark = colours.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark);
        let path = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width, at / width)).collect();
        Some(Self { width, path })
    }

    /// The view, with the four squares of quiet that a reader needs around the picture.
    #[must_use]
    pub fn view(&self) -> String {
        format!("-4 -4 {0} {0}", self.width + 8)
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn the_three_corners_are_there_by_which_a_telephone_finds_the_picture() {
        let picture = Picture::of("otpauth://totp/Delcourt:camille?secret=GEZDGNBVGY3TQOJQ").unwrap();
        let far = picture.width - 7;
        for (x, y) in [(0, 0), (far, 0), (0, far)] {
            for (x, y) in [(x, y), (x + 6, y), (x, y + 6), (x + 3, y + 3)] {
                assert!(picture.path.contains(&format!("M{x} {y}h")), "{x} {y}");
            }
        }
        assert!(Picture::of(&"x".repeat(5_000)).is_none());
    }
}
