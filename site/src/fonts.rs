//! The fonts by language, `assets/fonts/fonts.toml`: the families in which pages are set, which are the reader's own, and those of pictures.
//! Cards and saved pictures are set in files beside it, so that they are the same on every machine; the files hold the letters that
//! pictures need and no others, and `cargo xtask fonts` makes them anew.

mod check;
mod file;
mod letters;
mod table;

pub use file::FontFile;

use crate::Result;
use crate::content::Project;
use crate::files::{self, FolderReader};
use atlas::content::check::Problem;
use atlas::dossier::Dossier;
use atlas::families::Families;
use letters::Said;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::iter;
use std::path::Path;
use table::{Every, Faces, Family, Script, Table};

/// Where they stand, in the project and in the folder of a site.
const FOLDER: &str = "assets/fonts";
const FILE: &str = "assets/fonts/fonts.toml";

/// The fonts of a site.
#[derive(Clone, Debug)]
pub struct Fonts {
    every: Every,
    /// For languages that no script names.
    usual: Script,
    scripts: Vec<Script>,
    families: Vec<Family>,
}

impl Fonts {
    /// Reads those of the project and, where a site has a folder of its own, what it adds: there, a language's row and a family go before
    /// the project's.
    ///
    /// # Errors
    /// With everything that is wrong, at once.
    pub fn read(project: &Path, site: Option<&Path>) -> std::result::Result<Self, Vec<Problem>> {
        let table = read_table(project)?;
        let mut problems = check::first_row(&table);
        problems.extend(check::names(&table));
        let usual = table.script.first().cloned().ok_or_else(|| problems.clone())?;
        let mut fonts = Self { every: table.every, usual, scripts: table.script, families: table.family };
        if let Some(site) = site.filter(|site| *site != project && site.join(FILE).exists()) {
            let own = read_table(site)?;
            problems.extend(check::names(&own));
            fonts.add(own);
        }
        problems.extend(check::families(&fonts));
        if problems.is_empty() { Ok(fonts) } else { Err(problems) }
    }

    /// Adds a site's own, before what there is.
    fn add(&mut self, own: Table) {
        self.families.retain(|family| own.family.iter().all(|own| own.name != family.name));
        for script in &mut self.scripts {
            script.languages.retain(|lang| own.script.iter().all(|own| !own.languages.contains(lang)));
        }
        self.families.extend(own.family);
        self.scripts.extend(own.script);
        self.every.letters.extend(own.every.letters);
        self.every.features.extend(own.every.features);
    }

    /// What a language is set in: by its tag, or by the longest beginning of it that a row names.
    fn script(&self, lang: &str) -> &Script {
        let tags = iter::successors(Some(lang), |tag| tag.rsplit_once('-').map(|(shorter, _)| shorter));
        let of = |tag: &str| self.scripts.iter().find(|script| script.languages.iter().any(|own| own == tag));
        tags.into_iter().find_map(of).unwrap_or(&self.usual)
    }

    /// The rules by which pages in each language are set in its families.
    pub fn rules(&self) -> String {
        let rule =
            |selector: &str, Faces { serif, sans }: &Faces| format!("{selector}{{--serif:{serif};--sans:{sans}}}\n");
        let mut out = rule(":root", &self.usual.pages);
        // Longer tags come last: of two rules of equal weight the later one holds.
        let parts = |lang: &str| lang.split('-').count();
        let longest = self.languages().map(|lang| parts(lang)).max().unwrap_or_default();
        for length in 1..=longest {
            for script in &self.scripts {
                let languages = script.languages.iter().filter(|lang| parts(lang) == length);
                let selectors: Vec<String> = languages.map(|lang| format!(":lang({lang})")).collect();
                out += &if selectors.is_empty() { String::new() } else { rule(&selectors.join(","), &script.pages) };
            }
        }
        out
    }

    fn languages(&self) -> impl Iterator<Item = &String> {
        self.scripts.iter().flat_map(|script| &script.languages)
    }

    /// The families of pictures in each language of a dispute.
    pub fn families(&self, dossier: &Dossier) -> BTreeMap<String, Families> {
        let names = dossier.islands.iter().flat_map(|island| &island.name);
        let native: BTreeSet<&String> = names.map(|name| &name.lang).collect();
        let of = |lang: &String| {
            let sans = |lang: &str| format!("'{}',sans-serif", self.script(lang).pictures.sans);
            let serif = format!("'{}',serif", self.script(lang).pictures.serif);
            let native = native.iter().map(|other| ((*other).clone(), sans(other)));
            let native = native.filter(|(_, families)| *families != sans(lang)).collect();
            (lang.clone(), Families { serif, sans: sans(lang), native })
        };
        dossier.dispute.languages.iter().map(of).collect()
    }

    /// The files.
    pub fn files(&self) -> impl Iterator<Item = FontFile<'_>> {
        let of = move |family| move |cut| FontFile { fonts: self, family, cut };
        self.families.iter().flat_map(move |family| family.files.iter().map(of(family)))
    }

    /// The files, as a painter loads them.
    ///
    /// # Errors
    /// When a file is missing.
    pub fn load(&self) -> Result<Vec<Vec<u8>>> {
        self.files().map(FontFile::read).collect()
    }

    /// What a saved picture in a language carries so that it is seen in its fonts: rules of CSS that hold the fonts themselves.
    ///
    /// # Errors
    /// When a file is missing, is no font, or lacks a letter that pictures need.
    pub fn embedded(&self, project: &Project, lang: &str) -> Result<String> {
        let said = Said::of(project, lang);
        let mut out = String::new();
        for file in self.files() {
            let needed = file.needed(&said);
            if !needed.is_empty() {
                let _ = write!(out, "{}", file.embedded(lang, &needed)?);
            }
        }
        Ok(out)
    }
}

fn read_table(folder: &Path) -> std::result::Result<Table, Vec<Problem>> {
    let files = files::read_one(folder, FILE).map_err(|problem| vec![problem])?;
    let mut reader = FolderReader::new(&files);
    let mut table: Table = match reader.toml(FILE) {
        Some(table) => table,
        None => return Err(reader.problems),
    };
    table.family.iter_mut().for_each(|family| family.folder = folder.join(FOLDER));
    Ok(table)
}

#[cfg(test)]
mod tests;
