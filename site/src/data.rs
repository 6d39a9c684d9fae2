//! What can be taken away from the site: tables, shapes, texts and their description, under names that stay, one folder
//! for each language. The page of the data and `datapackage.json` describe them from the same tables and the same words.

mod licence;
mod package;
mod shapes;
mod table;
mod tables;
#[cfg(test)]
pub(crate) mod tests;
mod words;

pub use licence::Licence;
pub use table::{Field, Table};

use crate::Result;
use crate::content::{self, Project};
use crate::words::DataWords;
use atlas::content::check::Problem;
use atlas::content::{About, Atlas, History, LineKind, Side};
use geojson::FeatureCollection;

/// The names of the downloads, in the order of their list. They are public and stay; the last describes the others.
pub const FILES: [&str; 13] = [
    "islands.geojson",
    "lines.geojson",
    "islands.csv",
    "facts.csv",
    "claims.csv",
    "briefs.csv",
    "events.csv",
    "periods.csv",
    "third-parties.csv",
    "places.csv",
    "sources.csv",
    "content.json",
    PACKAGE,
];

/// The description of all other files.
pub const PACKAGE: &str = "datapackage.json";

/// Where the shapes come from, as their licence asks to be linked.
pub use atlas::sheet::MAP_DATA;

/// Where a download stands, from the root of the site.
pub fn path(atlas: &Atlas, file: &str) -> String {
    format!("data/{}/{}/{file}", atlas.id, atlas.lang)
}

/// What a language's downloads are made from.
pub struct Edition<'a> {
    /// All that was read.
    pub project: &'a Project,
    /// The words that describe it.
    pub words: &'a DataWords,
    /// The content.
    pub atlas: Atlas,
    /// Its history.
    pub history: History,
    /// The page about the map.
    pub about: About,
}

/// Whose site it is, and where its page of the data stands.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// Who publishes it.
    pub publisher: &'a str,
    /// The absolute address of the page.
    pub page: &'a str,
}

/// A file to take away.
#[derive(Clone, Debug)]
pub struct Download {
    /// Its name in the folder of its language.
    pub name: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The table it is a form of.
    pub table: Option<&'static str>,
}

/// All downloads of a language.
#[derive(Clone, Debug)]
pub struct Downloads {
    /// The tables.
    pub tables: Vec<Table>,
    /// The files, in the order of `FILES`, but for shapes that the dispute does without.
    pub files: Vec<Download>,
}

impl<'a> Edition<'a> {
    /// Opens what was read in one language; nothing where that language has no words.
    pub fn open(project: &'a Project, lang: &str) -> Option<Self> {
        let (words, dossier) = (project.words.get(lang)?, &project.dossier);
        Some(Self {
            project,
            words: project.data.get(lang)?,
            atlas: Atlas::build(dossier, words.clone(), lang),
            history: History::build(dossier, words, lang),
            about: About::build(dossier, words, lang),
        })
    }

    /// The sides in the order in which this language prints their names.
    fn sides_of_names(&self) -> Vec<&Side> {
        let names = self.atlas.islands.iter().flat_map(|island| &island.names);
        let mut sides: Vec<&Side> = Vec::new();
        for side in names.filter_map(|name| self.atlas.side(&name.side)) {
            if !sides.iter().any(|known| known.id == side.id) {
                sides.push(side);
            }
        }
        sides
    }

    /// The layer of a table's shapes: that of the islands in full detail.
    fn layer(&self, table: &str) -> Result<Option<FeatureCollection>> {
        let level = |name: &&String| name.strip_prefix("islands-").and_then(|level| level.parse::<u8>().ok());
        let finest = self.project.layers.keys().filter(|name| level(name).is_some()).max_by_key(level);
        let name = if table == "islands" { finest.map(String::as_str) } else { Some(table) };
        let text = name.and_then(|name| self.project.layers.get(name));
        text.map(|text| text.parse().map_err(|e| format!("the layer of {table}: {e}"))).transpose()
    }

    fn tables(&self) -> Result<Vec<Table>> {
        Ok(tables::all(self, self.layer("lines")?.as_ref()))
    }

    /// Makes all downloads.
    pub fn downloads(&self, site: Site<'_>) -> Result<Downloads> {
        let tables = self.tables()?;
        let mut files = Vec::new();
        for name in FILES {
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let table = tables.iter().find(|table| table.name == stem);
            let bytes = match (ending, table) {
                ("csv", Some(table)) => table.csv()?,
                ("geojson", Some(table)) => {
                    // A dispute may do without lines.
                    let Some(layer) = self.layer(stem)? else { continue };
                    shapes::collection(self, table, &layer)?
                }
                _ if name == PACKAGE => {
                    let text = serde_json::to_string_pretty(&package::describe(self, site, &tables, &files));
                    text.map_err(|e| format!("{name}: {e}"))?.into_bytes()
                }
                _ => self.content()?,
            };
            files.push(Download { name, bytes, table: table.map(|table| table.name) });
        }
        Ok(Downloads { tables, files })
    }

    /// All texts in the structure of the files that editors write.
    fn content(&self) -> Result<Vec<u8>> {
        let lang = &self.atlas.lang;
        serde_json::to_vec(&content::reduce(&self.project.dossier, lang)).map_err(|e| format!("content in {lang}: {e}"))
    }
}

impl Downloads {
    /// A table by its name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

/// What keeps downloads from being made of content that is sound otherwise: words that are missing, and texts that a
/// spreadsheet would take for something else.
pub fn check(project: &Project) -> Vec<Problem> {
    let mut problems = Vec::new();
    for lang in &project.dossier.dispute.languages {
        let file = format!("assets/words/data/{lang}.toml");
        let mut add = |file: &str, place: String, message: String, remedy: &str| {
            problems.push(Problem { file: file.to_owned(), place, message, remedy: remedy.to_owned() });
        };
        let Some(edition) = Edition::open(project, lang) else {
            add(&file, String::new(), "this file is missing".into(), "Write it after that of another language");
            continue;
        };
        let tables = match edition.tables() {
            Ok(tables) => tables,
            Err(message) => {
                add(&path(&edition.atlas, FILES[1]), String::new(), message, "Make the layer anew");
                continue;
            }
        };
        let told = edition.words.field.get("lines").and_then(|fields| fields.get("kind"));
        for kind in
            LineKind::in_files().map(LineKind::name).filter(|kind| told.is_some_and(|told| !told.contains(kind)))
        {
            add(
                &file,
                "field.lines.kind".into(),
                format!("the kind “{kind}” is not named"),
                "Name it there, and say what such a line is",
            );
        }
        for (message, remedy) in edition.words.differ_from(&tables) {
            add(&file, String::new(), message, remedy);
        }
        for table in &tables {
            for (place, text) in table.formulas() {
                let message = format!("a spreadsheet would take “{text}” for a formula");
                let remedy = "Begin with a letter, a digit or a quotation mark";
                add(&path(&edition.atlas, &format!("{}.csv", table.name)), place, message, remedy);
            }
        }
    }
    problems
}
