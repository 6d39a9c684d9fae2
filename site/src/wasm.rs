//! What a WebAssembly module imports and exports, by name. All else of it passes as it is: a module is eight bytes and then
//! sections, each with its number and its length, as "Binary Format" of the WebAssembly specification says.

use crate::Result;

/// The sections that hold names.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The kind of what is imported that is a function.
const FUNCTION: u8 = 0;

/// What the module imports and exports.
///
/// # Errors
/// With what was expected where the bytes are no module.
pub fn names(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    edited(module, |_, name| {
        names.push(name.to_owned());
        Some(name.to_owned())
    })?;
    Ok(names)
}

/// The module with other names for what it imports and exports.
///
/// # Errors
/// As [`names`].
pub fn renamed(module: &[u8], new: impl Fn(&str) -> String) -> Result<Vec<u8>> {
    edited(module, |_, name| Some(new(name)))
}

/// The module without some of its exports.
///
/// # Errors
/// As [`names`].
pub fn without_exports(module: &[u8], is_left_out: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    edited(module, |section, name| (section == IMPORTS || !is_left_out(name)).then(|| name.to_owned()))
}

/// The module with what `edit` makes of each name, given its section; without what it gives none.
fn edited(module: &[u8], mut edit: impl FnMut(u8, &str) -> Option<String>) -> Result<Vec<u8>> {
    let mut rest = module;
    let mut out = taken(&mut rest, 8)?.to_vec();
    while let [section, ..] = *rest {
        rest = &rest[1..];
        let body = counted(&mut rest)?;
        out.push(section);
        match section {
            IMPORTS | EXPORTS => put(&mut out, &listed(section, body, &mut edit)?),
            _ => put(&mut out, body),
        }
    }
    Ok(out)
}

/// The entries of a section, edited.
fn listed(section: u8, mut body: &[u8], edit: &mut impl FnMut(u8, &str) -> Option<String>) -> Result<Vec<u8>> {
    let (mut kept, mut entries) = (0, Vec::new());
    for _ in 0..number(&mut body)? {
        let from = if section == IMPORTS { Some(counted(&mut body)?) } else { None };
        let name = str::from_utf8(counted(&mut body)?).map_err(|e| format!("a name in a module: {e}"))?;
        let kind = taken(&mut body, 1)?[0];
        if section == IMPORTS && kind != FUNCTION {
            return Err(format!("a program that imports functions alone was expected: “{name}” is none"));
        }
        let index = number(&mut body)?;
        let Some(name) = edit(section, name) else { continue };
        kept += 1;
        from.iter().for_each(|from| put(&mut entries, from));
        put(&mut entries, name.as_bytes());
        entries.push(kind);
        put_number(&mut entries, index);
    }
    let mut out = Vec::new();
    put_number(&mut out, kept);
    out.extend(entries);
    Ok(out)
}

fn taken<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length).ok_or("a whole WebAssembly module was expected: it is cut")?;
    *rest = left;
    Ok(taken)
}

/// As many bytes as the number before them says.
fn counted<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8]> {
    let length = number(rest)?;
    taken(rest, length)
}

/// A number in LEB128: seven bits in each byte, the lowest first, and a bit that says whether another follows.
fn number(rest: &mut &[u8]) -> Result<usize> {
    let mut number = 0;
    for shift in (0..u32::BITS).step_by(7) {
        let byte = taken(rest, 1)?[0];
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err("a number of at most 32 bits was expected in a module".into())
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports `script.ask` and exports its functions 0 and 1 by these names, with a section of another kind between.
    fn module(ask: &str, exports: &[&str]) -> Vec<u8> {
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        let mut imports = vec![1];
        put(&mut imports, b"script");
        put(&mut imports, ask.as_bytes());
        imports.extend([FUNCTION, 0]);
        let mut listed = vec![exports.len() as u8];
        for (index, name) in exports.iter().enumerate() {
            put(&mut listed, name.as_bytes());
            listed.extend([FUNCTION, index as u8]);
        }
        for (section, body) in [(IMPORTS, imports), (3, b"ask as it is".to_vec()), (EXPORTS, listed)] {
            out.push(section);
            put(&mut out, &body);
        }
        out
    }

    #[test]
    fn what_is_renamed_is_called_otherwise_on_both_sides() {
        let long = "ask_".repeat(50);
        let given = module(&long, &["run", "memory"]);
        assert_eq!(names(&given).unwrap(), [long.as_str(), "run", "memory"]);
        let new = |name: &str| if name == "memory" { name.to_owned() } else { name[..1].to_owned() };
        assert_eq!(renamed(&given, new).unwrap(), module("a", &["r", "memory"]));
        // And back, so that lengths of more than one byte are written as well as read.
        let old = |name: &str| if name == "a" { long.clone() } else { name.to_owned() };
        assert_eq!(renamed(&module("a", &["run", "memory"]), old).unwrap(), given);
    }

    #[test]
    fn an_export_is_left_out_and_an_import_of_that_name_stays() {
        let left = without_exports(&module("ask", &["run", "ask"]), |name| name == "ask").unwrap();
        assert_eq!(left, module("ask", &["run"]));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let whole = module("ask", &["run"]);
        assert!(names(&whole[..whole.len() - 1]).unwrap_err().contains("cut"));
        assert!(names(b"\0asm").unwrap_err().contains("cut"));
        // The kind of the import is the last but one byte of its section.
        let at = 8 + 2 + 1 + 7 + 4;
        let mut memory = whole.clone();
        memory[at] = 2;
        assert!(names(&memory).unwrap_err().contains("“ask” is none"));
    }
}
