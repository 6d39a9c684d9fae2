//! Reads a dispute from disk and checks it.
//!
//! Every file of the folder is read by something, and everything that is wrong with any of them is listed at once.

mod about;
mod brief;
pub mod files;
mod reduce;
#[cfg(test)]
mod tests;

pub use reduce::reduce;

use crate::site;
use atlas::content::check::{Lexicon, Problem, check};
use atlas::dossier::{ChronologyFile, ClaimFile, CorrectionsFile, Dossier, LineFile, PartyFile, PlaceFile, SourceFile};
use atlas::prose;
use atlas::words::Words;
use files::{Files, Reader};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A dispute, as its editors wrote it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The content.
    pub dossier: Dossier,
    /// The interface's words by language.
    pub words: BTreeMap<String, Words>,
    /// The layers as text, by name.
    pub layers: BTreeMap<String, String>,
    /// The rules of style.
    pub lexicon: Lexicon,
}

/// Files of the folder that are somebody else's: read by a person, or by the command that makes the shapes.
const NOT_CONTENT: [&str; 2] = ["README.md", "land.toml"];

/// Reads the dispute that `site.toml` names, below the root of the project, and checks it.
pub fn load(root: &Path) -> Result<Loaded, Vec<Problem>> {
    let dispute = site::read(root)?.dispute;
    load_from(&root.join("geo-data").join(dispute), &root.join("assets/words"))
}

/// Reads and checks a dispute's folder, with the interface's words from another.
pub fn load_from(folder: &Path, words: &Path) -> Result<Loaded, Vec<Problem>> {
    let (files, words) = (files::read(folder).map_err(one)?, files::read(words).map_err(one)?);
    let loaded = assemble(&files, &words)?;
    let problems = check(&loaded.dossier, &loaded.words, &loaded.layers, &loaded.lexicon);
    if problems.is_empty() { Ok(loaded) } else { Err(problems) }
}

fn one(problem: Problem) -> Vec<Problem> {
    vec![problem]
}

/// Turns files into content; what is said in them is not checked yet.
fn assemble(files: &Files, words: &Files) -> Result<Loaded, Vec<Problem>> {
    let mut reader = Reader::new(files);
    let dossier = dossier(&mut reader);
    let lexicon = reader.toml("lexicon.toml");
    let layers = reader.each("layers/", ".geojson", |reader, name| {
        let short = name.trim_start_matches("layers/").trim_end_matches(".geojson");
        Some((short.to_owned(), reader.text(name)?.to_owned()))
    });
    reader.nothing_is_left(&NOT_CONTENT);
    let (words, of_words) = all_words(words);
    let mut problems = reader.problems;
    problems.extend(of_words);
    match (dossier, lexicon, problems.is_empty()) {
        (Some(dossier), Some(lexicon), true) => {
            Ok(Loaded { dossier, words, layers: layers.into_iter().collect(), lexicon })
        }
        _ => Err(problems),
    }
}

/// Reads every file that an editor writes, even where one before it cannot be read.
fn dossier(reader: &mut Reader<'_>) -> Option<Dossier> {
    let dispute = reader.toml("dispute.toml");
    let sources: Option<Sources> = reader.toml("sources.toml");
    let claims: Option<Claims> = reader.toml("claims.toml");
    let places: Option<Places> = reader.toml("places.toml");
    let lines: Option<Lines> = reader.toml_if_there("lines.toml");
    let chronology: Option<ChronologyFile> = reader.toml("chronology.toml");
    let parties: Option<Parties> = reader.toml_if_there("parties.toml");
    let about = about::read(reader, "about.md");
    let corrections: Option<CorrectionsFile> = reader.toml("corrections.toml");
    let islands = reader.each("islands/", ".toml", |reader, name| {
        let island: atlas::dossier::IslandFile = reader.toml(name)?;
        reader.named(name, &format!("islands/{}.toml", island.id));
        Some(island)
    });
    let briefs = reader.each("briefs/", ".md", |reader, name| {
        let brief = brief::read(reader, name)?;
        reader.named(name, &format!("briefs/{}-{}.md", brief.date, brief.key));
        Some(brief)
    });
    Some(Dossier {
        dispute: dispute?,
        sources: sources?.source,
        islands,
        claims: claims?.claim,
        briefs,
        lines: lines.map(|file| file.line).unwrap_or_default(),
        places: places?.place,
        chronology: chronology?,
        parties: parties.map(|file| file.party).unwrap_or_default(),
        about: about?,
        corrections: corrections?,
    })
}

fn all_words(files: &Files) -> (BTreeMap<String, Words>, Vec<Problem>) {
    let mut reader = Reader::new(files).below("assets/words/");
    let words =
        reader.each("", ".toml", |reader, name| Some((name.trim_end_matches(".toml").to_owned(), reader.toml(name)?)));
    reader.nothing_is_left(&[]);
    (words.into_iter().collect(), reader.problems)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    #[serde(default)]
    source: Vec<SourceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    #[serde(default)]
    claim: Vec<ClaimFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    #[serde(default)]
    place: Vec<PlaceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parties {
    #[serde(default)]
    party: Vec<PartyFile>,
}

/// Other keys of this file are for the command that computes the lines.
#[derive(Deserialize)]
struct Lines {
    #[serde(default)]
    line: Vec<LineFile>,
}

/// `cargo xtask check`, its part about the content: what there is, or everything that is wrong.
pub fn run() -> Result<(), String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    match load(manifest.parent().unwrap_or(manifest)) {
        Ok(loaded) => {
            println!("{}", summary(&loaded));
            Ok(())
        }
        Err(problems) => Err(list(&problems)),
    }
}

/// All problems, one a line.
pub fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    format!("{} in the content:\n{}", count(lines.len(), "problem"), lines.join("\n"))
}

fn count(number: usize, of: &str) -> String {
    match (number, of.strip_suffix('y')) {
        (1, _) => format!("1 {of}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {of}s"),
    }
}

fn summary(loaded: &Loaded) -> String {
    let dossier = &loaded.dossier;
    let islets = dossier.islands.iter().filter(|island| island.group.is_some()).count();
    let counts = [
        (dossier.islands.len() - islets, "island"),
        (islets, "islet"),
        (dossier.briefs.len(), "brief"),
        (dossier.claims.len(), "claim"),
        (dossier.chronology.event.len(), "event"),
        (dossier.chronology.period.len(), "period"),
        (dossier.parties.len(), "third party"),
        (dossier.lines.len(), "line"),
        (dossier.places.len(), "place"),
        (dossier.sources.len(), "source"),
        (loaded.layers.len(), "layer"),
    ];
    let counts = counts.map(|(number, of)| count(number, of)).join(", ");
    let languages = dossier.dispute.languages.iter().map(|lang| format!("{} words in “{lang}”", length(dossier, lang)));
    format!("{}: {counts}; {}", dossier.dispute.id, languages.collect::<Vec<_>>().join(", "))
}

fn length(dossier: &Dossier, lang: &str) -> usize {
    let mut words = 0;
    reduce::each_text(&mut dossier.clone(), &mut |text| {
        words += text.0.get(lang).map_or(0, |text| prose::plain(text).split_whitespace().count());
    });
    words
}
