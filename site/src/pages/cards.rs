//! Cards: pictures by which links to the site's pages are shown elsewhere, drawn from the core's SVG in the fonts of pictures, as
//! `cards/LANG-DISPUTE.png` and `cards/LANG-DISPUTE-ISLAND.png`, and so the same on every machine.

use crate::Result;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{FontResolver, Options, Tree};
use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// Colours of a card. Edges of letters and coasts need most of them.
const COLOURS: usize = 64;

/// A card, and which one it is.
type Numbered = (usize, Vec<u8>);

/// Draws cards.
pub struct Painter {
    fonts: Arc<Database>,
}

impl Painter {
    /// With these fonts and no others.
    pub fn new(files: Vec<Vec<u8>>) -> Self {
        let mut fonts = Database::new();
        files.into_iter().for_each(|file| fonts.load_font_data(file));
        Self { fonts: Arc::new(fonts) }
    }

    /// The cards as PNG.
    ///
    /// # Errors
    /// When the fonts lack one of their letters: a box is no letter.
    pub fn cards(&self, lang: &str, pictures: &[String]) -> Result<Vec<Vec<u8>>> {
        let lacking = Mutex::new(BTreeSet::new());
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(picture) = pictures.get(at) else { return Ok(done) };
                done.push((at, self.draw(picture, &lacking)?));
            }
        };
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(pictures.len());
        let drawn: Result<Vec<Vec<Numbered>>> = thread::scope(|scope| {
            let started: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let end = |thread: thread::ScopedJoinHandle<'_, _>| {
                thread.join().unwrap_or_else(|_| Err("drawing the cards stopped unexpectedly".into()))
            };
            started.into_iter().map(end).collect()
        });
        let mut drawn: Vec<Numbered> = drawn?.into_iter().flatten().collect();
        drawn.sort_by_key(|(at, _)| *at);
        let lacking: String = lacking.into_inner().unwrap_or_default().into_iter().collect();
        if lacking.is_empty() {
            return Ok(drawn.into_iter().map(|(_, card)| card).collect());
        }
        Err(format!(
            "assets/fonts lacks letters of the cards in “{lang}”: {lacking}. `cargo xtask fonts` makes it anew"
        ))
    }

    fn draw(&self, picture: &str, lacking: &Mutex<BTreeSet<char>>) -> Result<Vec<u8>> {
        let canvas = self.paint(picture, lacking)?;
        let pixels: Vec<[u8; 3]> = canvas.pixels().iter().map(|p| [p.red(), p.green(), p.blue()]).collect();
        squeeze::png(canvas.width(), &pixels, COLOURS).map_err(|e| format!("a card could not be packed: {e}"))
    }

    /// A picture of the core as large as it says; the letters that no font here has are put to those that are lacking.
    pub fn paint(&self, picture: &str, lacking: &Mutex<BTreeSet<char>>) -> Result<Pixmap> {
        let (select_font, fall_back) =
            (FontResolver::default_font_selector(), FontResolver::default_fallback_selector());
        let lacks = |letters: &mut dyn Iterator<Item = char>| {
            if let Ok(mut lacking) = lacking.lock() {
                lacking.extend(letters.filter(|letter| !letter.is_whitespace()));
            }
        };
        let options = Options {
            fontdb: self.fonts.clone(),
            font_resolver: FontResolver {
                select_font: Box::new(move |font, fonts| {
                    let found = select_font(font, fonts);
                    if found.is_none() {
                        lacks(&mut std::iter::once('A'));
                    }
                    found
                }),
                select_fallback: Box::new(move |letter, without, fonts| {
                    let found = fall_back(letter, without, fonts);
                    if found.is_none() {
                        lacks(&mut std::iter::once(letter));
                    }
                    found
                }),
            },
            ..Options::default()
        };
        let tree = Tree::from_str(picture, &options).map_err(|e| format!("a picture is no SVG: {e}"))?;
        let size = tree.size();
        let mut canvas = Pixmap::new(size.width() as u32, size.height() as u32).ok_or("a picture has no size")?;
        resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
        Ok(canvas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Project};
    use crate::fonts::Fonts;
    use crate::paths;
    use atlas::address::{Kind, View};
    use atlas::caption::Caption;
    use atlas::content::Atlas;
    use atlas::lens::Lens;
    use atlas::picture::{self, Part};
    use atlas::scene;

    /// The card of the whole map in each language of the site, without its layers.
    fn pictures() -> Vec<(String, String)> {
        let projects = content::load(&paths::root()).unwrap();
        let of = |project: &Project, lang: &String| {
            let atlas = Atlas::build(&project.dossier, project.words[lang].clone(), lang);
            let address = atlas.page(Kind::Map);
            let view = View::default();
            let caption = Caption { lens: Lens::plain(&atlas), address: &address, view: &view, cited: None };
            let size = picture::card_map(&caption);
            let scene = scene::scene(caption.lens, scene::Layers::default(), &view, None, size, scene::Furniture::None);
            (lang.clone(), picture::card(Part { caption, scene: &scene }))
        };
        let languages = |project: &Project| project.dossier.dispute.languages.clone();
        projects
            .iter()
            .flat_map(|project| languages(project).iter().map(|lang| of(project, lang)).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn there_is_a_card_in_every_language_and_it_is_not_blank() {
        let painter = Painter::new(Fonts::read(&paths::root(), None).unwrap().load().unwrap());
        for (lang, picture) in pictures() {
            let cards = painter.cards(&lang, &[picture]).unwrap();
            let card = &cards[0];
            let number = |at: usize| u32::from_be_bytes([card[at], card[at + 1], card[at + 2], card[at + 3]]);
            assert_eq!((&card[1..4], number(16), number(20)), (&b"PNG"[..], 1200, 630), "{lang}");
            // Words and lines do not pack as a blank sheet does.
            assert!(card.len() > 8_000, "{lang}: {} bytes", card.len());
        }
    }

    #[test]
    fn letters_without_a_font_are_an_error_that_says_what_to_do() {
        let painter = Painter::new(Vec::new());
        for (lang, picture) in pictures() {
            assert!(painter.cards(&lang, &[picture]).unwrap_err().contains("cargo xtask fonts"));
        }
    }
}
