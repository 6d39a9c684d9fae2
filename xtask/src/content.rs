//! Reads a dispute from disk and checks it.
//!
//! Every file of the folder is read by something, and everything that is wrong with any of them is listed at once.

mod brief;
pub mod files;
#[cfg(test)]
mod tests;

use crate::site;
use atlas::content::check::{Lexicon, Problem, check};
use atlas::dossier::{ClaimFile, Dossier, LineFile, PlaceFile, SourceFile, Text};
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
    let dispute = reader.toml("dispute.toml");
    let lexicon = reader.toml("lexicon.toml");
    let sources: Option<Sources> = reader.toml("sources.toml");
    let claims: Option<Claims> = reader.toml("claims.toml");
    let places: Option<Places> = reader.toml("places.toml");
    let lines: Option<Lines> = reader.toml_if_there("lines.toml");
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
    let layers = reader.each("layers/", ".geojson", |reader, name| {
        let short = name.trim_start_matches("layers/").trim_end_matches(".geojson");
        Some((short.to_owned(), reader.text(name)?.to_owned()))
    });
    reader.nothing_is_left(&NOT_CONTENT);
    let (words, of_words) = all_words(words);
    let mut problems = reader.problems;
    problems.extend(of_words);
    match (dispute, lexicon, problems.is_empty()) {
        (Some(dispute), Some(lexicon), true) => Ok(Loaded {
            dossier: Dossier {
                dispute,
                sources: sources.map(|file| file.source).unwrap_or_default(),
                islands,
                claims: claims.map(|file| file.claim).unwrap_or_default(),
                briefs,
                lines: lines.map(|file| file.line).unwrap_or_default(),
                places: places.map(|file| file.place).unwrap_or_default(),
            },
            words,
            layers: layers.into_iter().collect(),
            lexicon,
        }),
        _ => Err(problems),
    }
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

/// Other keys of this file are for the command that computes the lines.
#[derive(Deserialize)]
struct Lines {
    #[serde(default)]
    line: Vec<LineFile>,
}

/// The content in one language, as the site offers it to other programs. The list of languages stays whole: the switch needs it.
pub fn reduce(dossier: &Dossier, lang: &str) -> Dossier {
    let mut dossier = dossier.clone();
    each_text(&mut dossier, &mut |text| text.0.retain(|tag, _| tag == lang));
    dossier.dispute.name_order.retain(|tag, _| tag == lang);
    dossier
}

/// Every text, to be changed. `reduce` is tested to leave no other language, so none can be forgotten here.
fn each_text(dossier: &mut Dossier, change: &mut dyn FnMut(&mut Text)) {
    let d = &mut dossier.dispute;
    let own = [&mut d.title, &mut d.subtitle, &mut d.area, &mut d.lead, &mut d.disclaimer, &mut d.naming];
    let mut all: Vec<&mut Text> = own.into_iter().collect();
    all.extend(d.side.iter_mut().flat_map(|side| [&mut side.name, &mut side.says]));
    all.extend(dossier.sources.iter_mut().flat_map(|source| [&mut source.title, &mut source.publisher]));
    for island in &mut dossier.islands {
        all.push(&mut island.brief);
        all.extend(island.name.iter_mut().map(|name| &mut name.label));
        all.extend(island.origin.iter_mut().map(|origin| &mut origin.meaning));
        all.extend([&mut island.administered, &mut island.claimed].into_iter().flatten().map(|held| &mut held.part));
        all.extend(island.position.values_mut());
        all.extend(island.fact.iter_mut().flat_map(|fact| [&mut fact.text, &mut fact.note]).flatten());
    }
    for claim in &mut dossier.claims {
        all.push(&mut claim.question);
        all.extend(claim.side.values_mut());
        all.extend(&mut claim.note);
    }
    for brief in &mut dossier.briefs {
        all.extend([&mut brief.title, &mut brief.body]);
        all.extend(&mut brief.when);
        all.extend(brief.work.iter_mut().flat_map(|work| [&mut work.publisher, &mut work.kind]));
        all.extend(brief.subjects.iter_mut().chain(&mut brief.countries));
    }
    all.extend(dossier.lines.iter_mut().flat_map(|line| [&mut line.name, &mut line.legend, &mut line.about]));
    for place in &mut dossier.places {
        all.push(&mut place.name);
        all.extend(&mut place.under);
    }
    all.into_iter().for_each(change);
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
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}

fn summary(loaded: &Loaded) -> String {
    let dossier = &loaded.dossier;
    let islets = dossier.islands.iter().filter(|island| island.group.is_some()).count();
    let counts = [
        (dossier.islands.len() - islets, "island"),
        (islets, "islet"),
        (dossier.briefs.len(), "brief"),
        (dossier.claims.len(), "claim"),
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
    each_text(&mut dossier.clone(), &mut |text| {
        words += text.0.get(lang).map_or(0, |text| prose::plain(text).split_whitespace().count());
    });
    words
}
