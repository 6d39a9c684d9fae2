//! Reads a dispute from disk and checks it.
//!
//! Every file of the folder is read by something, and everything that is wrong with any of them is listed at once.

mod about;
mod brief;
mod placeholders;
mod plurals;
mod reduce;
#[cfg(test)]
mod tests;

pub use reduce::reduce;

use crate::files::{self, Files, FolderReader};
use crate::fonts::Fonts;
use crate::hash::short;
use crate::words::{DataWords, EmbedWords, HomeWords};
use crate::{paths, project, settings};
use atlas::address::Vocabulary;
use atlas::content::check::{Count, Lexicon, Problem, check};
use atlas::content::{Atlas, own_texts, texts};
use atlas::date::{Day, PartialDate};
use atlas::dossier::{
    ChronologyFile, ClaimFile, CorrectionsFile, Dossier, LineFile, PartyFile, PerspectivesFile, PlaceFile,
    ScenarioResults, ScenariosFile, SourceFile, WordsFile,
};
use atlas::level::Levels;
use atlas::prose;
use atlas::words::Words;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A dispute, as its editors wrote it.
#[derive(Clone, Debug)]
pub struct Project {
    /// The content.
    pub dossier: Dossier,
    /// The interface's words by language.
    pub words: BTreeMap<String, Words>,
    /// The words of the page of the data, by language.
    pub data: BTreeMap<String, DataWords>,
    /// The words of the page that builds a snippet, by language.
    pub embed: BTreeMap<String, EmbedWords>,
    /// The words of the site's home, by language.
    pub home: BTreeMap<String, HomeWords>,
    /// The layers as text, by name.
    pub layers: BTreeMap<String, String>,
    /// The rules of style.
    pub lexicon: Lexicon,
}

/// Files of the folder that are read by a person.
const NOT_CONTENT: [&str; 1] = ["README.md"];

/// Where the interface's words are, in a site's folder.
const WORDS: &str = "assets/words";

/// Reads the disputes that the `site.toml` of a site's folder names, and checks them.
///
/// # Errors
/// With everything that is wrong with any of them, at once; places begin with the dispute's folder.
pub fn load(site: &Path) -> Result<Vec<Project>, Vec<Problem>> {
    let (settings, words) = (settings::read(site)?, words_of(site).map_err(one)?);
    let fonts = Fonts::read(&paths::root(), Some(site))?;
    let (mut projects, mut problems) = (Vec::new(), settings.problems());
    for dispute in &settings.disputes {
        match load_from(&project::folder(site, dispute), &words) {
            Ok(mut project) => {
                project.dossier.families = fonts.families(&project.dossier);
                projects.push(project);
            }
            Err(found) => problems.extend(found.into_iter().map(|problem| problem.below(dispute))),
        }
    }
    if problems.is_empty() { Ok(projects) } else { Err(problems) }
}

/// The files of the interface's words: the project's, and those that a site's folder has for languages of its own.
fn words_of(site: &Path) -> Result<Files, Problem> {
    let mut files = files::read(&paths::root().join(WORDS))?;
    let own = site.join(WORDS);
    if own.is_dir() {
        files.extend(files::read(&own)?);
    }
    Ok(files)
}

/// Reads and checks a dispute's folder, with the interface's words.
fn load_from(folder: &Path, words: &Files) -> Result<Project, Vec<Problem>> {
    let files = files::read(folder).map_err(one)?;
    let project = assemble(&files, words)?;
    let mut problems = check(&project.dossier, &project.words, &project.layers, &project.lexicon);
    if problems.is_empty() {
        problems = lacks_words_of_pages(&project);
    }
    if problems.is_empty() { Ok(project) } else { Err(problems) }
}

/// The words of pages without a map that a language of the dispute lacks.
fn lacks_words_of_pages(project: &Project) -> Vec<Problem> {
    let languages = &project.dossier.dispute.languages;
    let problem = |folder: &str, lang: &String| {
        let file = format!("assets/words/{folder}/{lang}.toml");
        files::problem(&file, "", "this file is missing", "Write it after that of another language")
    };
    let embed = languages.iter().filter(|lang| !project.embed.contains_key(*lang)).map(|lang| problem("embed", lang));
    let home = languages.iter().filter(|lang| !project.home.contains_key(*lang)).map(|lang| problem("home", lang));
    embed.chain(home).collect()
}

fn one(problem: Problem) -> Vec<Problem> {
    vec![problem]
}

/// Turns files into content; what is said in them is not checked yet.
fn assemble(files: &Files, word_files: &Files) -> Result<Project, Vec<Problem>> {
    let mut reader = FolderReader::new(files);
    let dossier = dossier(&mut reader, version(files));
    let lexicon = reader.toml("lexicon.toml");
    let layers = reader.each("layers/", ".geojson", |reader, name| {
        let short = name.trim_start_matches("layers/").trim_end_matches(".geojson");
        Some((short.to_owned(), reader.text(name)?.to_owned()))
    });
    reader.nothing_is_left(&NOT_CONTENT);
    let mut problems = reader.problems;
    let mut words = FolderReader::new(word_files).below("assets/words/");
    let (mut own, data) = (by_language(&mut words, ""), by_language(&mut words, "data/"));
    let (embed, home) = (by_language(&mut words, "embed/"), by_language(&mut words, "home/"));
    words.nothing_is_left(&[]);
    problems.extend(words.problems);
    problems.extend(placeholders::agree(word_files, dossier.as_ref().map(|dossier| &dossier.dispute)));
    problems.extend(plurals::give(&mut own));
    match (dossier, lexicon, problems.is_empty()) {
        (Some(dossier), Some(lexicon), true) => {
            Ok(Project { dossier, words: own, data, embed, home, layers: layers.into_iter().collect(), lexicon })
        }
        _ => Err(problems),
    }
}

/// Reads every file that an editor writes, even where one before it cannot be read.
fn dossier(reader: &mut FolderReader<'_>, version: String) -> Option<Dossier> {
    let dispute = reader.toml("dispute.toml");
    let sources: Option<Sources> = reader.toml("sources.toml");
    let claims: Option<Claims> = reader.toml("claims.toml");
    let places: Option<Places> = reader.toml_if_there("places.toml");
    let lines: Option<Lines> = reader.toml_if_there("lines.toml");
    let land: Option<Land> = reader.toml_if_there("land.toml");
    let perspectives: Option<PerspectivesFile> = reader.toml_if_there("perspectives.toml");
    let scenarios: Option<ScenariosFile> = reader.toml_if_there("scenarios.toml");
    let chronology: Option<ChronologyFile> = reader.toml_if_there("chronology.toml");
    let words: Option<WordsFile> = reader.toml_if_there("words.toml");
    let parties: Option<Parties> = reader.toml_if_there("parties.toml");
    let about = about::read(reader, "about.md");
    let article = about::read_article(reader, "article.md");
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
        version,
        dispute: dispute?,
        sources: sources?.source,
        islands,
        claims: claims?.claim,
        briefs,
        lines: lines.map(|file| file.line).unwrap_or_default(),
        places: places.map(|file| file.place).unwrap_or_default(),
        perspectives: perspectives.unwrap_or_default(),
        scenarios: scenarios.unwrap_or_default(),
        results: ScenarioResults::default(),
        bounds: BTreeMap::new(),
        levels: land.map(Land::levels).unwrap_or_default(),
        chronology: chronology.unwrap_or_default(),
        parties: parties.map(|file| file.party).unwrap_or_default(),
        about: about?,
        corrections: corrections?,
        article,
        words: words.unwrap_or_default(),
        families: BTreeMap::new(),
    })
}

/// Which state of the files this is. How a system ends its lines makes no difference.
fn version(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (name, text) in files.iter().filter(|(name, _)| !NOT_CONTENT.contains(&name.as_str())) {
        let text = text.replace('\r', "");
        hash.update(format!("{name}\n{}\n", text.len()));
        hash.update(text);
    }
    short(&hash.finalize())
}

/// The files of words in a folder, by language.
fn by_language<T: DeserializeOwned>(reader: &mut FolderReader<'_>, folder: &str) -> BTreeMap<String, T> {
    let lang = |name: &str| name[folder.len()..].trim_end_matches(".toml").to_owned();
    let all = reader.each(folder, ".toml", |reader, name| Some((lang(name), reader.toml(name)?)));
    all.into_iter().collect()
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

/// Other keys of this file are for the command that makes the shapes.
#[derive(Deserialize)]
struct Land {
    #[serde(default)]
    level: Vec<LandLevel>,
    islets_from: Option<f64>,
}

#[derive(Deserialize)]
struct LandLevel {
    zoom: f64,
}

impl Land {
    /// A level is drawn up to its zoom, the last one up to the largest.
    fn levels(self) -> Levels {
        let mut finer_from: Vec<f64> = self.level.iter().map(|level| level.zoom).collect();
        finer_from.pop();
        let usual = Levels::default().islets_from;
        Levels { finer_from, islets_from: self.islets_from.unwrap_or(usual) }
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

/// What addresses may name of a dispute, in its first language.
pub fn vocabulary(project: &Project) -> Option<Vocabulary> {
    let lang = project.dossier.dispute.languages.first()?;
    Some(Atlas::build(&project.dossier, project.words.get(lang)?.clone(), lang).vocabulary())
}

/// How much content there is, in one line, and in another how far each side's answers rest on texts of its own state.
pub fn summary(project: &Project) -> String {
    let dossier = &project.dossier;
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
        (project.layers.len(), "layer"),
    ];
    let counts = counts.map(|(number, of)| count(number, of)).join(", ");
    let languages = dossier.dispute.languages.iter().map(|lang| length(project, lang));
    let languages = languages.collect::<Vec<_>>().join(", ");
    let sides = dossier.dispute.side.iter().map(|side| own_voice(dossier, &side.id)).collect::<Vec<_>>().join("; ");
    let id = &dossier.dispute.id;
    format!("{id}: {counts}; {languages}\n{id}, texts of a side's own state in its answers: {sides}")
}

/// How far a side's answers rest on texts of its own state, in each language, and which questions have none.
fn own_voice(dossier: &Dossier, side: &str) -> String {
    let languages = dossier.dispute.languages.iter();
    let all: Vec<_> = languages
        .flat_map(|lang| own_texts(dossier, lang).into_iter().map(move |texts| (lang, texts)))
        .filter(|(_, texts)| texts.side == side)
        .collect();
    let shares = all.iter().map(|(lang, texts)| format!("{} % in “{lang}”", texts.percent()));
    let without: BTreeSet<&str> = all.iter().flat_map(|(_, texts)| &texts.without).map(String::as_str).collect();
    let without = without.into_iter().map(|key| format!("“{key}”")).collect::<Vec<_>>().join(", ");
    let without = if without.is_empty() { without } else { format!(", none on {without}") };
    format!("{side} {}{without}", shares.collect::<Vec<_>>().join(", "))
}

/// How many days after it was checked content is old: a year, and the day that some years have more.
const OLD: Day = 366;

/// That the content of a dispute was checked more than a year ago, as seen from a day; nothing where it was not.
pub fn grown_old(project: &Project, today: Day) -> Option<String> {
    let dispute = &project.dossier.dispute;
    let checked: PartialDate = dispute.checked.parse().ok()?;
    let remedy = "check it anew, and move `checked` in dispute.toml, also where about.md says it";
    let id = &dispute.id;
    (today - checked.end() >= OLD)
        .then(|| format!("warning: {id}: its content was checked to {checked}, more than a year ago: {remedy}"))
}

/// How much there is to read in a language, as its lexicon counts.
fn length(project: &Project, lang: &str) -> String {
    let unit = project.lexicon.0.get(lang).map_or(Count::Words, |rules| rules.count);
    let texts = texts::all(&project.dossier);
    let own = texts.iter().filter_map(|said| said.text.0.get(lang));
    let length: usize = own.map(|text| unit.of(&prose::plain(text))).sum();
    format!("{length} {} in “{lang}”", unit.name())
}
