//! Escaping for HTML. Control characters, which neither HTML nor XML allows, are dropped.

/// What to do with a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    Ampersand,
    Less,
    Greater,
    Quote,
    Control,
}

/// The class of each byte. Bytes from 128 on belong to characters of several bytes and are plain.
const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Plain; 256];
    let mut byte = 0;
    while byte < 32 {
        classes[byte] = Class::Control;
        byte += 1;
    }
    classes[127] = Class::Control;
    classes[b'\t' as usize] = Class::Plain;
    classes[b'\n' as usize] = Class::Plain;
    classes[b'&' as usize] = Class::Ampersand;
    classes[b'<' as usize] = Class::Less;
    classes[b'>' as usize] = Class::Greater;
    classes[b'"' as usize] = Class::Quote;
    classes
}

/// Writes text as the content of an element.
pub(super) fn escape_text(out: &mut String, text: &str) {
    escape(out, text, |class| match class {
        Class::Plain | Class::Quote => None,
        class => Some(replacement(class)),
    });
}

/// Writes text as the value of an attribute in double quotes.
pub(super) fn escape_attribute(out: &mut String, text: &str) {
    escape(out, text, |class| match class {
        Class::Plain => None,
        class => Some(replacement(class)),
    });
}

/// Writes text that is HTML already, as an author wrote it, so that it starts no tag and ends no attribute: its
/// character references stay.
pub(super) fn escape_raw(out: &mut String, text: &str) {
    escape(out, text, |class| match class {
        Class::Plain | Class::Ampersand => None,
        class => Some(replacement(class)),
    });
}

/// Drops the control characters of finished HTML.
pub(super) fn drop_controls(html: String) -> String {
    let is_control = |byte: u8| CLASSES[usize::from(byte)] == Class::Control;
    if !html.bytes().any(is_control) {
        return html;
    }
    html.chars().filter(|character| !u8::try_from(*character).is_ok_and(is_control)).collect()
}

fn replacement(class: Class) -> &'static str {
    match class {
        Class::Ampersand => "&amp;",
        Class::Less => "&lt;",
        Class::Greater => "&gt;",
        Class::Quote => "&quot;",
        Class::Plain | Class::Control => "",
    }
}

/// Copies `text`, each byte for which `replace` has an answer replaced by it.
fn escape(out: &mut String, text: &str, replace: impl Fn(Class) -> Option<&'static str>) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let class = CLASSES[usize::from(byte)];
        if class == Class::Plain {
            continue;
        }
        if let Some(replacement) = replace(class) {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push_str(replacement);
            copied = at + 1;
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
}
