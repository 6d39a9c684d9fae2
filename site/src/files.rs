//! The files of a folder, each read by something.

use atlas::content::check::Problem;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The files of a folder and of those in it: path with `/` to text.
pub type Files = BTreeMap<String, String>;

/// Reads a folder and those in it. Files whose name begins with a dot are the system's.
pub fn read(folder: &Path) -> Result<Files, Problem> {
    let mut files = Files::new();
    read_into(folder, "", &mut files)?;
    Ok(files)
}

fn read_into(folder: &Path, before: &str, files: &mut Files) -> Result<(), Problem> {
    let entries = folder.read_dir().map_err(|error| unreadable(folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            read_into(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let text = std::fs::read_to_string(entry.path()).map_err(|error| unreadable(&entry.path(), &error))?;
            files.insert(name, text);
        }
    }
    Ok(())
}

/// Reads one file.
pub fn read_one(folder: &Path, name: &str) -> Result<Files, Problem> {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    Ok(Files::from([(name.to_owned(), text)]))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    problem(
        &path.display().to_string(),
        "",
        format!("it cannot be read: {error}"),
        "Look whether it is there, and text in UTF-8",
    )
}

/// A problem.
pub fn problem(file: &str, place: &str, message: impl Into<String>, remedy: impl Into<String>) -> Problem {
    Problem { file: file.into(), place: place.into(), message: message.into(), remedy: remedy.into() }
}

/// Reads files, remembers which, and collects what is wrong.
pub struct FolderReader<'a> {
    files: &'a Files,
    folder: &'static str,
    used: BTreeSet<String>,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

impl<'a> FolderReader<'a> {
    /// A reader of these files.
    pub fn new(files: &'a Files) -> Self {
        Self { files, folder: "", used: BTreeSet::new(), problems: Vec::new() }
    }

    /// The same, where problems name files with a folder before them.
    pub fn below(self, folder: &'static str) -> Self {
        Self { folder, ..self }
    }

    /// Notes a problem.
    pub fn add(&mut self, name: &str, place: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(problem(&format!("{}{name}", self.folder), place, message, remedy));
    }

    /// The text of a file that must be there.
    pub fn text(&mut self, name: &str) -> Option<&'a str> {
        self.used.insert(name.to_owned());
        let text = self.files.get(name);
        if text.is_none() {
            self.add(name, "", "this file is missing", "Write it; CONTRIBUTING.md says what belongs in it");
        }
        text.map(String::as_str)
    }

    /// A file that must be there.
    pub fn toml<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let text = self.text(name)?;
        self.parse(name, text, 0)
    }

    /// A file that may be there.
    pub fn toml_if_there<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        if self.has(name) { self.toml(name) } else { None }
    }

    /// Whether there is this file.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Text of a file from behind its line `above`.
    pub fn parse<T: DeserializeOwned>(&mut self, name: &str, text: &str, above: usize) -> Option<T> {
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start).min(text.len());
                let line = text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count() + 1 + above;
                let message = error.message().lines().collect::<Vec<_>>().join("; ");
                self.add(name, &format!("line {line}"), message, "Compare with another file of this kind");
                None
            }
        }
    }

    /// Every file in `folder` with the ending.
    pub fn each<T>(
        &mut self,
        folder: &str,
        ending: &str,
        mut read: impl FnMut(&mut Self, &str) -> Option<T>,
    ) -> Vec<T> {
        let here = |name: &&String| {
            let rest = name.strip_prefix(folder).and_then(|rest| rest.strip_suffix(ending));
            rest.is_some_and(|rest| !rest.contains('/'))
        };
        let names: Vec<&String> = self.files.keys().filter(here).collect();
        names.into_iter().filter_map(|name| read(self, name)).collect()
    }

    /// Files are found by what is in them; their name must say so.
    pub fn named(&mut self, name: &str, wanted: &str) {
        if name != wanted {
            self.add(
                name,
                "",
                "the name of this file does not fit what is in it",
                format!("Rename it to {wanted}, or correct its id or date"),
            );
        }
    }

    /// Everything in the folder has been read, but for what is somebody else's.
    pub fn nothing_is_left(&mut self, others: &[&str]) {
        let left = |name: &&String| !self.used.contains(*name) && !others.contains(&name.as_str());
        let left: Vec<String> = self.files.keys().filter(left).cloned().collect();
        for name in left {
            self.add(&name, "", "nothing reads this file", "Move it to where it belongs, or delete it");
        }
    }
}
