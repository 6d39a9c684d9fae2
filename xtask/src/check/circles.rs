//! No circle between the modules of a crate: of two that lie side by side, with what lies below them, only one may use the other.
//!
//! Read are the paths that begin with `crate`, `super` or `self`, in code and in `use`; what a module re-exports counts as its origin's.
//! A module and what lies below it use each other freely, and tests use what they like.

use std::collections::{BTreeMap, BTreeSet};

use site::paths;

use super::words;
use crate::run::Result;

/// The crates that are read, by the folders of their sources.
const CRATES: [&str; 5] = ["atlas/src", "cartography/src", "site/src", "src", "xtask/src"];

/// Every circle in this workspace, a line each.
pub fn check() -> Result<Vec<String>> {
    let root = paths::root();
    let mut wrong = Vec::new();
    for folder in CRATES {
        let files = words::files(&root, &root.join(folder), "rs")?;
        let name = |file: &str| file.strip_prefix(folder).unwrap_or(file).trim_start_matches('/').to_owned();
        let modules = Modules::read(files.iter().map(|(file, text)| (name(file), text.as_str())));
        wrong.extend(modules.circles().into_iter().map(|circle| format!("{folder}: {circle}")));
    }
    Ok(wrong)
}

/// The place of a module: the names from the crate's root down.
type Path = Vec<String>;

/// The modules of a crate, and the paths that stand in each.
struct Modules {
    named: BTreeMap<Path, Vec<Named>>,
}

/// A path in the code, from the crate's root.
struct Named {
    path: Path,
    /// The name under which the module hands it on, if it does.
    exported: Option<String>,
}

impl Modules {
    /// From files by their names below the crate's folder.
    fn read<'a>(files: impl Iterator<Item = (String, &'a str)>) -> Self {
        let tests = |path: &Path| path.iter().any(|part| part == "tests");
        let modules = files.map(|(file, text)| (module(&file), text)).filter(|(path, _)| !tests(path));
        Self { named: modules.map(|(path, text)| (path.clone(), named(&path, text))).collect() }
    }

    /// The module that a path leads to: the innermost on its way, through what modules hand on.
    fn target(&self, path: &[String]) -> Path {
        let mut here = Path::new();
        for (index, part) in path.iter().enumerate() {
            let mut below = here.clone();
            below.push(part.clone());
            if self.named.contains_key(&below) {
                here = below;
                continue;
            }
            let handed_on = self.named.get(&here).into_iter().flatten();
            let mut origin = handed_on.filter(|named| named.exported.as_ref() == Some(part)).map(|named| &named.path);
            // A name that leads back to itself is an item of the module.
            return match origin.find(|origin| origin[..] != path[..=index]) {
                Some(origin) => self.target(&[origin, &path[index + 1..]].concat()),
                None => here,
            };
        }
        here
    }

    /// What each module uses of those beside it, by the folder in which both lie.
    fn uses(&self) -> BTreeMap<Path, BTreeMap<String, BTreeSet<String>>> {
        let mut uses: BTreeMap<Path, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        for (module, named) in &self.named {
            for target in named.iter().map(|named| self.target(&named.path)) {
                let shared = module.iter().zip(&target).take_while(|(one, other)| one == other).count();
                if let (Some(from), Some(to)) = (module.get(shared), target.get(shared)) {
                    let beside = uses.entry(module[..shared].to_vec()).or_default();
                    beside.entry(from.clone()).or_default().insert(to.clone());
                }
            }
        }
        uses
    }

    /// A sentence for each module that leads back to itself.
    fn circles(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (folder, uses) in self.uses() {
            let mut known = BTreeSet::new();
            for module in uses.keys() {
                let Some(way) = way_back(&uses, module) else { continue };
                let members: BTreeSet<String> = way.iter().map(|part| (*part).to_owned()).collect();
                if known.insert(members) {
                    let full =
                        |part: &&str| folder.iter().map(String::as_str).chain([*part]).collect::<Vec<_>>().join("::");
                    let way = way.iter().map(full).collect::<Vec<_>>().join(" -> ");
                    wrong.push(format!("modules use each other in a circle, {way}: move what both need to a third"));
                }
            }
        }
        wrong
    }
}

/// The shortest way from a module back to itself, its own name at both ends.
fn way_back<'a>(uses: &'a BTreeMap<String, BTreeSet<String>>, module: &'a str) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![module]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in way.last().and_then(|last| uses.get(*last)).into_iter().flatten() {
                let way: Vec<&str> = way.iter().copied().chain([next.as_str()]).collect();
                if next == module {
                    return Some(way);
                }
                if seen.insert(next) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

/// The module that a file is: `a/mod.rs` and `a.rs` are `a`, and `lib.rs` and `main.rs` are the root.
fn module(file: &str) -> Path {
    let mut parts: Path = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    parts.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
    parts
}

/// Every path of a module's file that may lead to another module, without remarks and tests.
fn named(module: &Path, text: &str) -> Vec<Named> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut lines = code.lines().map(|line| line.split("//").next().unwrap_or_default().trim());
    let (mut out, mut rest) = (Vec::new(), String::new());
    while let Some(line) = lines.next() {
        let Some((before, tree)) =
            line.split_once("use ").filter(|(before, _)| before.is_empty() || before.starts_with("pub"))
        else {
            rest.extend([line, "\n"]);
            continue;
        };
        let mut tree = tree.to_owned();
        while !tree.contains(';') {
            let Some(line) = lines.next() else { break };
            tree.push_str(line);
        }
        for (path, name) in leaves(tree.trim_end_matches(';')) {
            out.push(Named { path: absolute(module, &path), exported: (!before.is_empty()).then_some(name) });
        }
    }
    for begin in ["crate::", "super::", "self::"] {
        for (at, _) in rest.match_indices(begin) {
            let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let path = rest[at..].split(|c| !is_path(c)).next().unwrap_or_default();
            // What stands before it makes it the end of another path.
            if !rest[..at].ends_with(is_path) {
                out.extend(
                    leaves(path).into_iter().map(|(path, _)| Named { path: absolute(module, &path), exported: None }),
                );
            }
        }
    }
    out
}

/// The paths of a tree such as `a::{b, c::{self, d as e}}`, and the name that each has here.
fn leaves(tree: &str) -> Vec<(Path, String)> {
    let tree = tree.trim();
    if let Some((stem, inner)) = tree.split_once('{') {
        let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
        let stem: Path = leaves(stem).pop().map(|(path, _)| path).unwrap_or_default();
        let branches = branches(inner).into_iter().flat_map(leaves);
        return branches.map(|(path, name)| ([stem.clone(), path].concat(), name)).collect();
    }
    let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
    let parts: Path =
        path.split("::").map(str::trim).filter(|part| !["", "*"].contains(part)).map(str::to_owned).collect();
    let name = if alias.is_empty() { parts.last().cloned().unwrap_or_default() } else { alias.trim().to_owned() };
    if parts.is_empty() { Vec::new() } else { vec![(parts, name)] }
}

/// What stands between the commas of the outermost braces.
fn branches(inner: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let outermost = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    };
    inner.split(outermost).filter(|branch| !branch.trim().is_empty()).collect()
}

/// A path from the crate's root; one that begins with a name of its own begins in the module.
fn absolute(module: &Path, path: &[String]) -> Path {
    let mut here = module.clone();
    for (index, part) in path.iter().enumerate() {
        match part.as_str() {
            "crate" => here.clear(),
            "super" => {
                here.pop();
            }
            "self" => {}
            _ => return [here, path[index..].to_vec()].concat(),
        }
    }
    here
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The circles of a made-up crate.
    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        Modules::read(files.iter().map(|(file, text)| ((*file).to_owned(), *text))).circles()
    }

    #[test]
    fn the_workspace_has_no_circle() {
        let wrong = check().unwrap();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn two_modules_that_use_each_other_are_a_circle_however_it_is_written() {
        for there in [
            "use crate::b::Two;",
            "use crate::{c, b::{self, Two}};",
            "fn f() { crate::b::two() }",
            "use super::b as two;",
        ] {
            for back in ["use super::a::One;", "fn g() -> crate::a::One {}", "pub(crate) use crate::{\n    a::One,\n};"]
            {
                let said = circles(&[("lib.rs", ""), ("a.rs", there), ("b/mod.rs", back), ("c.rs", "")]);
                assert_eq!(said.len(), 1, "{there} {back}: {said:?}");
                assert!(said[0].contains("a -> b -> a"), "{said:?}");
            }
        }
    }

    #[test]
    fn a_circle_is_found_through_what_is_handed_on_and_below() {
        let parent = ("p/mod.rs", "mod one;\nmod two;\npub use one::One;\npub use two::{Two, Three as Other};");
        let one = ("p/one.rs", "use crate::p::Other;");
        assert_eq!(circles(&[("main.rs", ""), parent, one, ("p/two.rs", "")]), [""; 0]);
        let said =
            circles(&[("main.rs", ""), parent, one, ("p/two/deep.rs", "use super::super::One;"), ("p/two.rs", "")]);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("p::one -> p::two -> p::one"), "{said:?}");
        let long = [("a.rs", "use crate::b::X;"), ("b.rs", "use crate::c::X;"), ("c.rs", "use crate::a::X;")];
        assert_eq!(circles(&long).len(), 1);
    }

    #[test]
    fn parents_remarks_and_tests_are_no_circle() {
        let said = circles(&[
            ("lib.rs", "mod a;\npub use a::One;\nuse b::Two;"),
            ("a.rs", "//! See [`crate::b`].\nuse crate::b::Two;\nuse serde::b;"),
            ("b.rs", "use crate::Error;\n// crate::a\n#[cfg(test)]\nmod tests {\n    use crate::a::One;\n}"),
            ("b/tests.rs", "use crate::a::One;"),
            ("b/child.rs", "use super::Two;"),
        ]);
        assert_eq!(said, [""; 0]);
    }
}
