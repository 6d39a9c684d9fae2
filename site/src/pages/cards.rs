//! Cards: pictures by which links to the site's pages are shown elsewhere, drawn from the core's SVG with the system's fonts, as
//! `cards/LANG.png` and `cards/LANG-ISLAND.png`. Where letters lack a font the language has no cards: a warning names the remedy,
//! and no head names a picture.

use crate::Result;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{FontResolver, Options, Tree};
use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// What stands for a stack's last resort, the first that is there; East Asian faces have fine Latin letters, but wide Cyrillic ones.
const SERIFS: [&str; 4] = ["Noto Serif", "Liberation Serif", "DejaVu Serif", "Times New Roman"];
const SANS: [&str; 4] = ["Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial"];

/// Colours of a card. Edges of letters and coasts need most of them.
const COLOURS: usize = 64;

/// A card, and which one it is.
type Numbered = (usize, Vec<u8>);

/// Draws cards with the fonts of this machine.
pub struct Painter {
    fonts: Arc<Database>,
}

impl Painter {
    /// With the system's fonts.
    pub fn new() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let has = |name: &&&str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == **name));
        let (serif, sans) = (SERIFS.iter().find(has).copied(), SANS.iter().find(has).copied());
        serif.into_iter().for_each(|name| fonts.set_serif_family(name));
        sans.into_iter().for_each(|name| fonts.set_sans_serif_family(name));
        Self { fonts: Arc::new(fonts) }
    }

    /// The cards as PNG; nothing, with a warning, where no font here has all their letters: a box is no letter.
    pub fn cards(&self, lang: &str, pictures: &[String]) -> Result<Option<Vec<Vec<u8>>>> {
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
        let lacking = lacking.into_inner().unwrap_or_default();
        if lacking.is_empty() {
            return Ok(Some(drawn.into_iter().map(|(_, card)| card).collect()));
        }
        let letters: String = lacking.iter().take(12).collect();
        eprintln!(
            "warning: no font here has {} letters of the cards in “{lang}” ({letters}), so its pages name no card.\n\
             Install fonts with those letters, such as Noto CJK and DejaVu: on Debian fonts-noto-cjk and fonts-dejavu-core",
            lacking.len()
        );
        Ok(None)
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
    use crate::{content, paths};
    use atlas::address::{Address, Kind, View};
    use atlas::caption::Caption;
    use atlas::content::Atlas;
    use atlas::lens::Lens;
    use atlas::picture::{self, Part};
    use atlas::scene;

    /// The card of the whole map in each language of the site, without its layers.
    fn pictures() -> Vec<(String, String)> {
        let project = content::load(&paths::root()).unwrap();
        let of = |lang: &String| {
            let atlas = Atlas::build(&project.dossier, project.words[lang].clone(), lang);
            let address = Address { kind: Kind::Map, lang: lang.clone(), island: None };
            let view = View::default();
            let caption = Caption { lens: Lens::plain(&atlas), address: &address, view: &view, cited: None };
            let size = picture::card_map(&caption);
            let scene = scene::scene(caption.lens, scene::Layers::default(), &view, None, size, scene::Furniture::None);
            (lang.clone(), picture::card(Part { caption, scene: &scene }))
        };
        project.dossier.dispute.languages.iter().map(of).collect()
    }

    #[test]
    fn a_card_has_its_size_and_is_not_blank_or_is_left_out() {
        let painter = Painter::new();
        for (lang, picture) in pictures() {
            // A machine may lack fonts: then there is no card, and never boxes.
            let Some(cards) = painter.cards(&lang, &[picture]).unwrap() else { continue };
            let card = &cards[0];
            let number = |at: usize| u32::from_be_bytes([card[at], card[at + 1], card[at + 2], card[at + 3]]);
            assert_eq!((&card[1..4], number(16), number(20)), (&b"PNG"[..], 1200, 630), "{lang}");
            // Words and lines do not pack as a blank sheet does.
            assert!(card.len() > 8_000, "{lang}: {} bytes", card.len());
        }
    }

    #[test]
    fn without_a_font_there_is_no_card_and_no_error() {
        let painter = Painter { fonts: Arc::new(Database::new()) };
        for (lang, picture) in pictures() {
            assert_eq!(painter.cards(&lang, &[picture]).unwrap(), None);
        }
    }
}
