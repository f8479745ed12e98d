//! Lines of YAML that hold keys and items: what stands in a block of text or within quotes is left out.

/// Returns the lines that hold keys and items, each with the place where it starts.
pub(super) fn structural(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut skipped = Skipped::Nothing;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let is_within = match skipped {
            Skipped::Nothing => false,
            Skipped::Block(parent) => line.trim().is_empty() || indent(line) > parent,
            Skipped::Quote(quote) => {
                if line.contains(quote) {
                    skipped = Skipped::Nothing;
                }
                true
            }
        };
        if is_within {
            continue;
        }
        skipped = opened(line);
        found.push((at, line));
    }
    found
}

/// What is being left out.
enum Skipped {
    Nothing,
    /// Lines that are indented further than this.
    Block(usize),
    /// Lines up to this quote.
    Quote(char),
}

/// Returns what the end of a line opens.
fn opened(line: &str) -> Skipped {
    if block_header(line).is_some() {
        return Skipped::Block(indent(line));
    }
    let body = line.trim_start_matches([' ', '-']);
    let value = body.split_once(": ").map_or(body, |(_, value)| value).trim();
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) if value.matches(quote).count() == 1 => Skipped::Quote(quote),
        _ => Skipped::Nothing,
    }
}

/// Returns the mark `|` or `>` at the end of `key: |`, after which a text of several lines stands.
pub(super) fn block_header(line: &str) -> Option<char> {
    let value = line.trim_end().rsplit([' ', ':']).next()?;
    let mark = value.chars().next().filter(|first| matches!(first, '|' | '>'))?;
    let is_mark = value.chars().skip(1).all(|next| next.is_ascii_digit() || matches!(next, '-' | '+'));
    (is_mark && line.contains(": ")).then_some(mark)
}

/// Returns how many spaces stand before the text of a line.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
