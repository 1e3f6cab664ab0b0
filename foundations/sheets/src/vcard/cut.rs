//! Cuts a file into cards by their first and last lines, before anything in them is understood.

/// A card as it stands in its file.
pub(super) struct RawCard<'t> {
    /// Its lines between the first and the last one, folded as they are.
    pub(super) lines: Vec<&'t str>,
    /// The line of the file it begins on, from 1.
    pub(super) line: u32,
    /// Whether it has a last line.
    pub(super) is_closed: bool,
}

/// Whether a line begins a card.
pub(super) fn begins_a_card(line: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case("BEGIN:VCARD")
}

fn ends_a_card(line: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case("END:VCARD")
}

/// The cards of a text, in order.
pub(super) fn cards(text: &str) -> Cards<'_> {
    let text = text.trim_start_matches('\u{feff}');
    let returns_end_lines = !text.contains('\n');
    Cards { rest: Some(text), returns_end_lines, line: 0, card: None, within: 0 }
}

/// The cards of a text.
pub(super) struct Cards<'t> {
    rest: Option<&'t str>,
    returns_end_lines: bool,
    line: u32,
    card: Option<RawCard<'t>>,
    /// How deep in cards within the card: the agent of a vCard 2.1 is somebody else, and left out.
    within: usize,
}

impl<'t> Cards<'t> {
    fn next_line(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let end = if self.returns_end_lines { '\r' } else { '\n' };
        let (line, rest) = rest.split_once(end).map_or((rest, None), |(line, rest)| (line, Some(rest)));
        self.rest = rest;
        self.line = self.line.saturating_add(1);
        Some(line.trim_end_matches('\r'))
    }

    /// Begins a card; answers the one before it, if nobody closed that.
    fn begin(&mut self) -> Option<RawCard<'t>> {
        self.card.replace(RawCard { lines: Vec::new(), line: self.line, is_closed: false })
    }

    fn is_in_an_agent(&self) -> bool {
        let last = self.card.as_ref().and_then(|card| card.lines.last());
        self.within > 0 || last.is_some_and(|line| line.trim_end().eq_ignore_ascii_case("AGENT:"))
    }
}

impl<'t> Iterator for Cards<'t> {
    type Item = RawCard<'t>;

    fn next(&mut self) -> Option<RawCard<'t>> {
        while let Some(line) = self.next_line() {
            if begins_a_card(line) {
                if self.is_in_an_agent() {
                    self.within += 1;
                } else if let Some(unclosed) = self.begin() {
                    return Some(unclosed);
                }
            } else if ends_a_card(line) && self.within > 0 {
                self.within -= 1;
            } else if ends_a_card(line) {
                if let Some(card) = self.card.take() {
                    return Some(RawCard { is_closed: true, ..card });
                }
            } else if let Some(card) = self.card.as_mut().filter(|_| self.within == 0) {
                card.lines.push(line);
            }
        }
        self.card.take()
    }
}
