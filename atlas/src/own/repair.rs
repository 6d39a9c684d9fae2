//! What JSON allows and its reader here refuses: one half of a surrogate pair alone (RFC 8259, section 8.2), and a number beyond all
//! that a computer counts with (section 6). Browsers take both.

/// Whether an error may be one of these.
pub(super) fn is_allowed(error: &serde_json::Error) -> bool {
    let message = error.to_string();
    ["surrogate", "hex escape", "number out of range"].iter().any(|part| message.contains(part))
}

/// The text with these written otherwise: half a pair as the sign for what cannot be read, of the same length; a number that is too
/// large as a text, so that it is shown as it stands, and is no number.
pub(super) fn repaired(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let (mut kept, mut at, mut is_text) = (0, 0, false);
    while let Some(byte) = bytes.get(at) {
        let length = match byte {
            b'"' => {
                is_text = !is_text;
                1
            }
            b'\\' if is_text => match (code_unit(text, at), code_unit(text, at + 6)) {
                (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
                (Some(0xD800..=0xDFFF), _) => {
                    out.push_str(text.get(kept..at).unwrap_or_default());
                    out.push_str("\\ufffd");
                    kept = at + 6;
                    6
                }
                // No character is cut in two, not even in what is no JSON.
                _ => 1 + usize::from(bytes.get(at + 1).is_some_and(u8::is_ascii)),
            },
            b'-' | b'0'..=b'9' if !is_text => {
                let rest = bytes.get(at..).unwrap_or_default();
                let is_part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                let length = rest.iter().take_while(is_part).count();
                let number = text.get(at..at + length).unwrap_or_default();
                if number.parse::<f64>().is_ok_and(f64::is_infinite) {
                    out.push_str(text.get(kept..at).unwrap_or_default());
                    out.extend(["\"", number, "\""]);
                    kept = at + length;
                }
                length
            }
            _ => 1,
        };
        at += length;
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    out
}

/// The number of an escape, as in `\ud83d`, that begins at a byte.
fn code_unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}
