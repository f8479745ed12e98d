//! The remarks of YAML text: what stands after `#`.

use crate::yaml::lines;

/// Returns the remarks of a YAML text, each with the place of its `#`. What stands in a block of text or within quotes is
/// no remark.
pub fn remarks(text: &str) -> Vec<(usize, &str)> {
    if !text.contains('#') {
        return Vec::new();
    }
    let lines = lines::structural(text);
    lines.into_iter().filter_map(|(start, line)| hash(line).map(|at| (start + at, line[at..].trim_end()))).collect()
}

/// Returns where the remark of a line begins.
fn hash(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, character) in line.char_indices() {
        match (quote, character) {
            (None, '#') if before.is_ascii_whitespace() => return Some(at),
            // A quote opens a value only where one begins: `thôn 'A'` is plain text.
            (None, '"' | '\'') if " [{,:-".contains(before) => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
        before = character;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_found_where_yaml_has_them() {
        let text = "# một\na: b # hai\nc: \"d # e\" # ba\nf: >\n  g # h\ni: k#l\n- {m: 'n # o'}\np: thôn 'A' # bốn\n";
        let found: Vec<&str> = remarks(text).into_iter().map(|(_, remark)| remark).collect();
        assert_eq!(found, ["# một", "# hai", "# ba", "# bốn"]);
        for (at, remark) in remarks(text) {
            assert!(text[at..].starts_with(remark));
        }
    }
}
