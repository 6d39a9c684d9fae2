//! Sheets of pictures, by which a person looks over the names of many screens at once: one for each place and language, its zooms
//! below each other and its sizes side by side. Above each screen stand its zoom and size, and the laws that it breaks.

use super::{Dispute, Map, Spot};
use crate::Result;
use crate::fonts::Fonts;
use crate::pages::cards::Painter;
use crate::{content, paths};
use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

/// Between the screens of a sheet, in px.
const GAP: u32 = 16;

/// Colours of a sheet.
const COLOURS: usize = 96;

/// Draws the sheets of a dispute into a folder, in the fonts of pictures of the site that the folder `from` says; returns their files.
/// `place` is the only place to look at, where one is named.
///
/// # Errors
/// Where a sheet cannot be drawn or written, or nothing is to be drawn.
pub fn draw(dispute: &Dispute<'_>, from: &Path, place: Option<&str>, folder: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    let fonts = Fonts::read(&paths::root(), Some(from)).map_err(|problems| content::list(&problems))?;
    let (maps, painter) = (dispute.maps(), Painter::new(fonts.load()?));
    let of = |map: &Map<'_>| -> Result<Vec<PathBuf>> {
        let lacking = Mutex::new(BTreeSet::new());
        let mut written = Vec::new();
        for (name, spots) in by_place(map.spots()) {
            if place.is_some_and(|place| place != name) {
                continue;
            }
            let path = folder.join(format!("{}-{name}.png", map.atlas.lang));
            let sheet = sheet(map, &spots, &painter, &lacking)?;
            let pixels: Vec<[u8; 3]> = sheet.pixels().iter().map(|p| [p.red(), p.green(), p.blue()]).collect();
            let packed = squeeze::png(sheet.width(), &pixels, COLOURS).map_err(|e| format!("{name}: {e}"))?;
            fs::write(&path, packed).map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
            written.push(path);
        }
        let lacking: String = lacking.into_inner().unwrap_or_default().into_iter().take(12).collect();
        if !lacking.is_empty() {
            eprintln!("warning: no font here has some letters of the names in “{}” ({lacking})", map.atlas.lang);
        }
        Ok(written)
    };
    let written: Result<Vec<Vec<PathBuf>>> = thread::scope(|scope| {
        let started: Vec<_> = maps.iter().map(|map| scope.spawn(|| of(map))).collect();
        let end = |thread: thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|_| Err("drawing the names stopped unexpectedly".into()))
        };
        started.into_iter().map(end).collect()
    });
    let written: Vec<PathBuf> = written?.into_iter().flatten().collect();
    if written.is_empty() {
        let known = maps.iter().flat_map(Map::spots).map(|spot| spot.place).collect::<BTreeSet<_>>();
        return Err(format!("there is no such place; there are {}", Vec::from_iter(known).join(", ")));
    }
    Ok(written)
}

/// What is looked at of each place, in the order in which places come.
fn by_place(spots: Vec<Spot>) -> Vec<(String, Vec<Spot>)> {
    let mut places: Vec<(String, Vec<Spot>)> = Vec::new();
    for spot in spots {
        match places.iter_mut().find(|(place, _)| *place == spot.place) {
            Some((_, all)) => all.push(spot),
            None => places.push((spot.place.clone(), vec![spot])),
        }
    }
    places
}

/// The screens of a place: a row for each zoom.
fn sheet(map: &Map<'_>, spots: &[Spot], painter: &Painter, lacking: &Mutex<BTreeSet<char>>) -> Result<Pixmap> {
    let mut screens: Vec<(u32, u32, Pixmap)> = Vec::new();
    let (mut width, mut y, mut height) = (0, GAP, 0);
    for row in spots.chunk_by(|one, other| one.zoom == other.zoom) {
        let mut x = GAP;
        for spot in row {
            let broken = map.measures(spot).into_iter().filter(super::Measure::is_broken);
            let said = broken.map(|measure| format!(" · not kept: {} ({})", measure.law.says(), measure.what));
            let screen = painter.paint(&map.picture(spot, &format!("{spot}{}", said.collect::<String>())), lacking)?;
            let size = (screen.width(), screen.height());
            screens.push((x, y, screen));
            x += size.0 + GAP;
            (width, height) = (width.max(x), height.max(size.1));
        }
        (y, height) = (y + height + GAP, 0);
    }
    let mut sheet = Pixmap::new(width, y).ok_or("a sheet has no size")?;
    sheet.fill(resvg::tiny_skia::Color::WHITE);
    for (x, y, screen) in &screens {
        let (x, y) = (i32::try_from(*x).unwrap_or(0), i32::try_from(*y).unwrap_or(0));
        sheet.draw_pixmap(x, y, screen.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    }
    Ok(sheet)
}
