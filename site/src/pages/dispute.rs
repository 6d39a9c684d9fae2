//! The pages of one dispute, with its parts, cards and downloads.

use super::assets::{self, Assets};
use super::page::{Home, card_file, oembed_file, views_with_cards};
use super::print::Printer;
use super::worker::Held;
use super::{Listed, builder, cards::Painter, parse, write_file, write_page};
use crate::Result;
use crate::content::Project;
use crate::data::{self as downloads, Edition};
use crate::fonts::Fonts;
use atlas::address::{Address, Kind, View};
use atlas::content::{About, Article, Atlas, History};
use atlas::layer::Layer;
use atlas::lonlat::LonLat;
use atlas::sheet::Cites;
use std::collections::BTreeMap;
use std::path::Path;

/// A dispute of the site: its content in every language, its layers, and its files.
pub struct Dispute {
    /// What its editors wrote.
    pub project: Project,
    /// In each of its languages.
    pub contents: Vec<Content>,
    /// The files that its pages name.
    pub assets: Assets,
    layers: BTreeMap<String, Layer>,
}

/// The content of the map's pages in one language.
pub struct Content {
    /// What is on the map and beside it.
    pub atlas: Atlas,
    /// What happened, and who has said what.
    pub history: History,
    cites: Cites,
}

impl Content {
    fn of(project: &Project, lang: &str) -> Result<Self> {
        let words = project.words.get(lang).ok_or(format!("assets/words/{lang}.toml is missing"))?;
        let atlas = Atlas::build(&project.dossier, words.clone(), lang);
        let history = History::build(&project.dossier, &atlas.words, lang);
        let cites = Cites::of_map(&atlas, &history);
        Ok(Self { atlas, history, cites })
    }
}

/// What pages of every dispute are printed from.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// Where the site will stand, and whose it is.
    pub home: &'a Home,
    /// The large lands of the Earth.
    pub globe: &'a [Vec<LonLat>],
    /// In which pages and pictures are set.
    pub fonts: &'a Fonts,
    /// Draws cards.
    pub painter: &'a Painter,
}

impl Dispute {
    /// Writes the files of a dispute beside those that all share.
    ///
    /// # Errors
    /// When words are missing, a layer is none, or a file cannot be written.
    pub fn write(staged: &Path, project: Project, shared: &Assets, site: &Site<'_>) -> Result<Self> {
        let layers = parse(&project.dossier, &project.layers)?;
        let languages = &project.dossier.dispute.languages;
        let contents = languages.iter().map(|lang| Content::of(&project, lang)).collect::<Result<Vec<_>>>()?;
        let assets = assets::write_dispute(staged, &project, shared, site.fonts)?;
        let mut dispute = Self { project, contents, assets, layers };
        // Pages name the folder of their parts, and the version of all files; parts name neither.
        for at in 0..dispute.contents.len() {
            let content = &dispute.contents[at];
            let parts = parts(&dispute.printer(content, site), &addresses(&content.atlas));
            let (id, lang) = (content.atlas.id.clone(), content.atlas.lang.clone());
            let parts = assets::write_parts(staged, (&id, &lang), &parts)?;
            dispute.assets.parts.insert(lang, parts);
        }
        Ok(dispute)
    }

    fn printer<'a>(&'a self, content: &'a Content, site: &Site<'a>) -> Printer<'a> {
        Printer {
            atlas: &content.atlas,
            history: &content.history,
            cites: &content.cites,
            layers: &self.layers,
            assets: &self.assets,
            home: site.home,
            globe: site.globe,
        }
    }

    /// Prints its pages, cards and downloads: those that search engines shall know.
    ///
    /// # Errors
    /// When a card lacks a letter, a page a source, or a file cannot be written.
    pub fn print(&self, staged: &Path, site: &Site<'_>) -> Result<Vec<Listed>> {
        let mut pages = Vec::new();
        // It knows every language.
        let form_data = builder::form_data(&self.project, &self.assets, site.home);
        for content in &self.contents {
            let printer = self.printer(content, site);
            pages.extend(maps(staged, &printer, site.painter)?);
            pages.extend(self.documents(staged, &printer)?);
            let lang = &content.atlas.lang;
            let words = self.project.embed.get(lang).ok_or(format!("assets/words/embed/{lang}.toml is missing"))?;
            let build = content.atlas.page(Kind::BuildEmbed);
            write_page(staged, &build.print(), &printer.builder(words, &form_data))?;
            pages.push(build);
        }
        let languages = &self.project.dossier.dispute.languages;
        Ok(pages.into_iter().map(|address| Listed { address, languages: languages.clone() }).collect())
    }

    /// The pages to read: about the map, its data, and an article where there is one; beside them the downloads and the feed.
    fn documents(&self, staged: &Path, printer: &Printer<'_>) -> Result<Vec<Address>> {
        let (atlas, dossier) = (printer.atlas, &self.project.dossier);
        let mut pages = vec![atlas.page(Kind::About), atlas.page(Kind::Data)];
        let text = About::build(dossier, &atlas.words, &atlas.lang);
        write_page(staged, &pages[0].print(), &printer.about(&text))?;
        let missing = || format!("assets/words/data/{}.toml is missing", atlas.lang);
        let edition = Edition::open(&self.project, &atlas.lang).ok_or_else(missing)?;
        let (publisher, page) = (&printer.home.publisher, &printer.home.url(&pages[1]));
        let downloads = edition.downloads(downloads::Site { publisher, page })?;
        for file in &downloads.files {
            write_file(staged, &downloads::path(atlas, file.name), &file.bytes)?;
        }
        write_page(staged, &pages[1].print(), &printer.data(&edition, &downloads))?;
        write_file(staged, &atlas.feed(), &printer.feed(&text, &edition.words.feed))?;
        if let Some(article) = Article::build(dossier, &atlas.words, &atlas.lang) {
            let address = atlas.page(Kind::Article);
            write_page(staged, &address.print(), &printer.article(&article))?;
            pages.push(address);
        }
        Ok(pages)
    }

    /// What the service worker keeps of it: its files, and of the pages those without an island. Frames need the network, and so do
    /// the pages that show them.
    pub fn held<'a>(&'a self, listed: &'a [Listed]) -> Held<'a> {
        let id = &self.project.dossier.dispute.id;
        let shows_no_frame = |page: &&Address| !matches!(page.kind, Kind::Article | Kind::BuildEmbed);
        let is_held = |page: &&Address| page.island.is_none() && (page.dispute == *id || page.dispute.is_empty());
        let pages = listed.iter().map(|listed| &listed.address).filter(is_held).filter(shows_no_frame);
        let islands = self.project.dossier.islands.iter().map(|island| island.id.as_str()).collect();
        Held { id, assets: &self.assets, islands, pages: pages.map(Address::print).collect() }
    }
}

/// Prints the pages of the map, for frames too, with cards and what editors' systems ask for: those that are listed.
fn maps(staged: &Path, printer: &Printer<'_>, painter: &Painter) -> Result<Vec<Address>> {
    let atlas = printer.atlas;
    let (maps, frames): (Vec<_>, Vec<_>) = addresses(atlas).into_iter().partition(|page| page.kind == Kind::Map);
    let whole = atlas.page(Kind::Map);
    let usual = maps.iter().map(|address| (address, View::default()));
    let views: Vec<_> = usual.chain(views_with_cards(atlas).into_iter().map(|view| (&whole, view))).collect();
    let pictures: Vec<String> = views.iter().map(|(address, view)| printer.card(address, view)).collect();
    for ((address, view), card) in views.iter().zip(painter.cards(&atlas.lang, &pictures)?) {
        write_file(staged, &card_file(address, view), &card)?;
    }
    for address in maps.iter().chain(&frames) {
        write_page(staged, &address.print(), &printer.page(address))?;
    }
    for address in &maps {
        write_file(staged, &oembed_file(address), &printer.oembed(address).to_string())?;
    }
    Ok(maps)
}

/// Every page of the map in a language, and of the map for frames.
fn addresses(atlas: &Atlas) -> Vec<Address> {
    let of = |kind| {
        let islands = atlas.islands.iter().map(move |island| atlas.page(kind).with_island(Some(&island.id)));
        std::iter::once(atlas.page(kind)).chain(islands)
    };
    of(Kind::Map).chain(of(Kind::Embed)).collect()
}

/// The printed parts of a language: of each island and of the whole, for pages and for frames; all events; what is said on the map; the words for a layer of one's own.
fn parts(printer: &Printer<'_>, addresses: &[Address]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for address in addresses {
        let kind = if address.kind == Kind::Embed { "embed" } else { "page" };
        let id = address.island.as_deref().unwrap_or("_all");
        out.push((format!("{kind}/{id}"), printer.part(address, |sheet| sheet.island_part())));
        if address.island.is_none() {
            out.push((format!("{kind}/_events"), printer.part(address, |sheet| sheet.events_part())));
            out.push((format!("{kind}/_notes"), printer.part(address, |sheet| sheet.notes_part())));
            out.push((format!("{kind}/_own"), printer.part(address, |sheet| sheet.own_part())));
        }
    }
    out
}
