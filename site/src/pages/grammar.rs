//! The grammar of addresses and messages as a module for scripts: what it says is the core's, so that it is said once.

use atlas::address::{EMBED, FRAME_HEIGHT, FRAME_KEYS, LONGEST_LAYER, LONGEST_MESSAGE, SANDBOX, Theme, VIEW_KEYS};
use serde_json::json;

/// The text of the module, which scripts import as `grammar`: from the languages of the site and its first dispute.
pub fn module(languages: &[String], dispute: &str) -> String {
    let constants = [
        ("LANGUAGES", "The languages of the site, the first of them first.", json!(languages)),
        ("DISPUTE", "The first dispute of the site.", json!(dispute)),
        ("VIEW_KEYS", "The names of a view in an address, in their order there.", json!(VIEW_KEYS)),
        ("FRAME_KEYS", "Those of them that are a frame's own affair.", json!(FRAME_KEYS)),
        ("THEMES", "The themes, the usual one first.", json!(Theme::ALL.map(Theme::name))),
        ("EMBED", "The folder of the pages for frames.", json!(EMBED)),
        ("HEIGHT", "How high a frame is where nobody says, in px.", json!(FRAME_HEIGHT)),
        ("SANDBOX", "What a frame's sandbox has to allow.", json!(SANDBOX)),
        // Browsers do not say which page asks for a module.
        ("BY_FRAME", "What a page for frames puts behind the address of a script that it imports.", json!("?frame")),
        ("LONGEST_MESSAGE", "The longest message, in characters of JSON.", json!(LONGEST_MESSAGE)),
        ("LONGEST_LAYER", "The largest layer that a host or a reader may bring, in bytes.", json!(LONGEST_LAYER)),
    ];
    constants.map(|(name, what, value)| format!("/** {what} */\nexport const {name} = {value};\n")).concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;
    use std::fs;

    #[test]
    fn scripts_are_told_what_the_core_says() {
        let text = module(&["en".into(), "xx".into()], "isles");
        assert!(text.contains("export const LANGUAGES = [\"en\",\"xx\"];\n"), "{text}");
        assert!(text.contains("export const THEMES = [\"auto\",\"light\",\"dark\"];\n"), "{text}");
    }

    #[test]
    fn the_readme_says_the_same_sandbox() {
        let readme = fs::read_to_string(paths::root().join("README.md")).unwrap();
        let said: Vec<&str> = readme.split("sandbox=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(said, [SANDBOX]);
    }

    #[test]
    fn no_script_says_again_what_the_grammar_says() {
        let mut folders = vec![paths::root().join("assets/js")];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = fs::read_to_string(&path).unwrap();
                for word in [SANDBOX, "\"compare\"", "4096", "`embed/", "\"embed/"] {
                    assert!(!text.contains(word), "{} says {word}, which is in `grammar`", path.display());
                }
            }
        }
    }
}
