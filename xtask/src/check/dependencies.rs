//! Who may depend on whom, read from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::run::{self, Result};
use site::paths;

/// The core runs everywhere and is testable without a browser: nothing below it may know the web.
const NOT_BELOW_ATLAS: [&str; 4] = ["leptos", "web-sys", "js-sys", "wasm-bindgen"];

/// The app takes geometry from the core, never by its own hand.
const NOT_BESIDE_APP: [&str; 2] = ["geo", "geojson"];

/// What a package of this workspace may take of the others; what stands before may be taken by what comes after.
const DIRECTIONS: [(&str, &[&str]); 6] = [
    ("atlas", &[]),
    ("own", &["atlas"]),
    ("cartography", &["atlas"]),
    ("site", &["atlas", "cartography"]),
    ("xtask", &["atlas", "cartography", "site"]),
    ("disputed-islands", &["atlas"]),
];

/// Every broken rule of this workspace, a sentence each.
pub fn check() -> Result<Vec<String>> {
    let identity = run::output(run::command("rustc").arg("-vV"))?;
    let host = identity.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or("x86_64-unknown-linux-gnu");
    let mut wrong = BTreeSet::new();
    for platform in [host, "wasm32-unknown-unknown"] {
        let mut metadata = run::command("cargo");
        metadata.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", platform]);
        let text = run::output(metadata.current_dir(Path::new(&paths::root())))?;
        wrong.extend(Graph::read(&text)?.broken_rules());
    }
    Ok(wrong.into_iter().collect())
}

/// What each package needs to run, by name: build scripts and tests do not count.
struct Graph {
    needs: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    fn read(text: &str) -> Result<Self> {
        let metadata: Value = serde_json::from_str(text).map_err(|e| format!("cargo metadata: {e}"))?;
        let empty = Vec::new();
        let list = |value: &Value| value.as_array().unwrap_or(&empty).clone();
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let names: BTreeMap<String, String> =
            list(&metadata["packages"]).iter().map(|package| (word(&package["id"]), word(&package["name"]))).collect();
        let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for node in list(&metadata["resolve"]["nodes"]) {
            let own = needs.entry(names.get(&word(&node["id"])).cloned().unwrap_or_default()).or_default();
            let is_normal = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            own.extend(
                list(&node["deps"]).iter().filter(is_normal).filter_map(|dep| names.get(&word(&dep["pkg"])).cloned()),
            );
        }
        if needs.len() < 2 {
            return Err("cargo metadata names no packages, so no rule could be checked".into());
        }
        Ok(Self { needs })
    }

    fn broken_rules(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (package, _) in DIRECTIONS {
            if !self.needs.contains_key(package) {
                wrong
                    .push(format!("the workspace has no package {package}: mend its name in xtask's dependency rules"));
            }
        }
        for name in NOT_BELOW_ATLAS {
            if let Some(way) = self.way("atlas", name) {
                wrong.push(format!("the core may not depend on {name}, but it does: {}", way.join(" -> ")));
            }
        }
        for name in NOT_BESIDE_APP {
            if self.needs_directly("disputed-islands", name) {
                wrong.push(format!("the app may not depend on {name}: let the core do it and give a plain type"));
            }
        }
        for (package, may) in DIRECTIONS {
            for (other, _) in DIRECTIONS {
                if other != package && !may.contains(&other) && self.needs_directly(package, other) {
                    wrong
                        .push(format!("{package} may not depend on {other}: move what it needs to where both find it"));
                }
            }
        }
        wrong
    }

    fn needs_directly(&self, package: &str, other: &str) -> bool {
        self.needs.get(package).is_some_and(|own| own.contains(other))
    }

    /// A chain of packages from one to another, if there is one.
    fn way(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut came_from = BTreeMap::from([(from, None)]);
        let mut open = vec![from];
        while let Some(here) = open.pop() {
            if here == to {
                let chain = std::iter::successors(Some(here), |at| came_from[at]).map(str::to_owned);
                return Some(chain.collect::<Vec<_>>().into_iter().rev().collect());
            }
            for next in self.needs.get(here).into_iter().flatten() {
                if !came_from.contains_key(next.as_str()) {
                    came_from.insert(next, Some(here));
                    open.push(next);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The packages that build the site.
    const TOOLS: &str =
        "own: atlas wasm-bindgen\ncartography: atlas geo\nsite: atlas cartography\nxtask: atlas cartography site";

    /// The rules' verdict on a workspace of "package: needs…" lines.
    fn broken(lines: &str) -> String {
        let row = |line: &str| {
            let (package, needs) = line.split_once(':').unwrap();
            (package.trim().to_owned(), needs.split_whitespace().map(str::to_owned).collect())
        };
        Graph { needs: lines.lines().map(row).collect() }.broken_rules().join("; ")
    }

    #[test]
    fn an_honest_workspace_breaks_no_rule() {
        assert_eq!(broken(&format!("atlas: geo serde\ndisputed-islands: atlas leptos web-sys\n{TOOLS}")), "");
    }

    #[test]
    fn the_core_may_not_reach_the_web_by_a_detour() {
        let said = broken(&format!("atlas: clock\nclock: js-sys\ndisputed-islands: atlas\n{TOOLS}"));
        assert!(said.contains("atlas -> clock -> js-sys"), "{said}");
    }

    #[test]
    fn the_app_may_reach_geo_through_the_core_only() {
        let of = |app: &str| broken(&format!("atlas: geo\ndisputed-islands: {app}\n{TOOLS}"));
        assert!(of("atlas geo").contains("may not depend on geo:"));
        assert_eq!(of("atlas"), "");
    }

    #[test]
    fn nothing_depends_on_what_comes_after_it_or_on_the_app() {
        for (wrong, says) in [
            (
                "atlas: cartography\ncartography:\nsite:\nxtask:\ndisputed-islands:",
                "atlas may not depend on cartography:",
            ),
            ("atlas:\ncartography: site\nsite:\nxtask:\ndisputed-islands:", "cartography may not depend on site:"),
            ("atlas:\ncartography:\nsite: xtask\nxtask:\ndisputed-islands:", "site may not depend on xtask:"),
            (
                "atlas:\ncartography:\nsite:\nxtask: disputed-islands\ndisputed-islands:",
                "xtask may not depend on disputed",
            ),
            (
                "atlas:\ncartography:\nsite:\nxtask:\ndisputed-islands: cartography",
                "disputed-islands may not depend on",
            ),
            ("atlas: own\ncartography:\nsite:\nxtask:\ndisputed-islands:", "atlas may not depend on own:"),
        ] {
            let said = broken(&format!("own:\n{wrong}"));
            assert!(said.starts_with(says) && !said.contains(';'), "{said}");
        }
    }

    #[test]
    fn a_renamed_package_does_not_silence_the_rules() {
        assert!(broken(&format!("core:\ndisputed-islands:\n{TOOLS}")).contains("no package atlas"));
    }

    #[test]
    fn metadata_counts_what_is_needed_to_run_and_nothing_else() {
        let text = r#"{"packages": [{"id": "1", "name": "atlas"}, {"id": "2", "name": "leptos"}, {"id": "3", "name": "geo"}],
            "resolve": {"nodes": [{"id": "1", "deps": [{"pkg": "2", "dep_kinds": [{"kind": "dev"}]},
            {"pkg": "3", "dep_kinds": [{"kind": null}, {"kind": "build"}]}]}, {"id": "2", "deps": []}]}}"#;
        let graph = Graph::read(text).unwrap();
        assert!(!graph.needs_directly("atlas", "leptos") && graph.needs_directly("atlas", "geo"));
        assert!(Graph::read("{}").is_err());
    }
}
