//! A font file, and what it holds.

use super::Fonts;
use super::letters::{Said, lacking};
use super::table::{Cut, Family, Range};
use crate::Result;
use crate::content::Project;
use base64::Engine;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use ttf2woff2::BrotliQuality;

/// A font file: a family in one weight and slant.
#[derive(Clone, Copy, Debug)]
pub struct FontFile<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) family: &'a Family,
    pub(super) cut: &'a Cut,
}

impl FontFile<'_> {
    /// Where it is.
    pub fn path(self) -> PathBuf {
        self.family.folder.join(&self.cut.file)
    }

    /// The package from npm of its whole font.
    pub fn package(self) -> String {
        self.family.package.clone()
    }

    /// The whole font it is cut from, in a folder of packages from npm.
    pub fn origin(self) -> String {
        format!("{}/{}", self.family.package, self.cut.from)
    }

    /// OpenType's features that it shall keep.
    pub fn features(self) -> Vec<String> {
        [&self.fonts.every.features[..], &self.family.features].concat()
    }

    /// The letters that it shall hold, as far as its font has them, to say all that pictures of some disputes say now.
    pub fn letters(self, projects: &[Project]) -> BTreeSet<char> {
        let always = self.fonts.every.letters.iter().chain(&self.family.letters);
        let always = always.flat_map(|Range(letters)| letters.clone());
        let languages = |project: &Project| project.dossier.dispute.languages.clone();
        let needed = |project| languages(project).into_iter().flat_map(|lang| self.needed(&Said::of(project, &lang)));
        always.chain(projects.iter().flat_map(needed)).collect()
    }

    /// What pictures of a language say in it.
    pub(super) fn needed(self, said: &Said<'_>) -> BTreeSet<char> {
        let pictures = |lang: &str| &self.fonts.script(lang).pictures;
        let own = [&pictures(said.lang).serif, &pictures(said.lang).sans].contains(&&self.family.name);
        // Below a name stand those in other scripts.
        let is_native = |lang: &str| self.family.name == pictures(lang).sans && self.cut.weight == 400;
        let native = said.native.iter().filter(|(lang, _)| is_native(lang)).map(|(_, letters)| letters);
        own.then_some(&said.own).into_iter().chain(native).flatten().copied().collect()
    }

    pub(super) fn read(self) -> Result<Vec<u8>> {
        let path = self.path();
        fs::read(&path).map_err(|e| format!("{}: {e}. `cargo xtask fonts` makes it", path.display()))
    }

    /// A rule of CSS that holds it, for pictures of a language that need these letters.
    pub(super) fn embedded(self, lang: &str, needed: &BTreeSet<char>) -> Result<String> {
        let (font, name) = (self.read()?, self.path().display().to_string());
        let lacking: String = lacking(&font, needed).map_err(|e| format!("{name}: {e}"))?.into_iter().collect();
        if !lacking.is_empty() {
            return Err(format!(
                "{name} lacks letters of pictures in “{lang}”: {lacking}. `cargo xtask fonts` makes it anew"
            ));
        }
        let packed = ttf2woff2::encode(&font, BrotliQuality::default()).map_err(|e| format!("{name}: {e}"))?;
        let packed = base64::engine::general_purpose::STANDARD.encode(packed);
        let (family, weight) = (&self.family.name, self.cut.weight);
        let slant = if self.cut.italic { "font-style:italic;" } else { "" };
        Ok(format!(
            "@font-face{{font-family:'{family}';font-weight:{weight};{slant}src:url(data:font/woff2;base64,{packed})}}"
        ))
    }
}
