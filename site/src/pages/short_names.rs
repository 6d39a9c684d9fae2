//! The names by which the program and its script know each other: wasm-bindgen makes each unique by a hash, which no packing makes
//! smaller.

use crate::{Result, wasm};
use std::collections::BTreeMap;

/// The program and its script with short names in place of those that hold a hash. All others stay: the second part of the program
/// and our own scripts know them.
///
/// # Errors
/// With what was expected where the program is no module.
pub fn shortened(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let names = wasm::names(program)?;
    let hashed = names.into_iter().filter(|name| name.split('_').any(is_hash));
    // In JavaScript a name may begin with this sign, and none of wasm-bindgen's does.
    let short: BTreeMap<_, _> = hashed.enumerate().map(|(index, name)| (name, format!("${index}"))).collect();
    let program = wasm::renamed(program, |name| short.get(name).map_or_else(|| name.to_owned(), String::clone))?;
    Ok((program, with_words(script, |word| short.get(word))))
}

/// Sixteen digits, as wasm-bindgen and the compiler write a hash.
fn is_hash(part: &str) -> bool {
    part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A text with other words for those that have one.
fn with_words<'a>(text: &str, other: impl Fn(&str) -> Option<&'a String>) -> String {
    let is_sign = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_sign) {
        let word = piece.trim_end_matches(is_sign);
        out.push_str(other(word).map_or(word, String::as_str));
        out.push_str(&piece[word.len()..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_short_on_both_sides() {
        // One import, `./glue.js` `__wbg_add_cf82c8d153d93ae1`, and one export, `memory`.
        let add = "__wbg_add_cf82c8d153d93ae1";
        let imports = [&[1, 9], b"./glue.js".as_slice(), &[26], add.as_bytes(), &[0, 0]].concat();
        let exports = [&[1, 6], b"memory".as_slice(), &[2, 0]].concat();
        let sections = [&[2, 40], imports.as_slice(), &[7, 10], &exports].concat();
        let program = [b"\0asm\x01\0\0\0".as_slice(), &sections].concat();
        let script = format!("({{ {add}: (a) => a.add(wasm.memory), {add}0: 0 }})");
        let (program, script) = shortened(&program, &script).unwrap();
        assert_eq!(wasm::names(&program).unwrap(), ["$0", "memory"]);
        assert_eq!(script, format!("({{ $0: (a) => a.add(wasm.memory), {add}0: 0 }})"));
    }
}
