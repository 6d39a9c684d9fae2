//! An atlas on its way to the browser.
//!
//! A name, a checksum, then the content without the texts that stand in the page, in postcard's form. It is no smaller a download
//! than JSON once compressed; it is there because its reader is: the program lost 25 kB, compressed, when it replaced serde's for JSON.

use super::Atlas;

/// What a file of an atlas begins with; the digit is the version of its form.
const ATLAS: &str = "islands6";

/// Why a content file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// It is something else.
    #[error("this is not a content file of this version: it does not begin with “{0}”")]
    Name(&'static str),
    /// It is cut short or changed.
    #[error("the content file is damaged: its checksum is {found:016x}, not {wanted:016x}")]
    Damaged {
        /// The checksum that it names.
        wanted: u64,
        /// The checksum that it has.
        found: u64,
    },
    /// It is whole, but of another form.
    #[error("the content file was made for another version of this program: build both together")]
    Form,
}

/// An atlas as bytes.
///
/// # Errors
/// When the atlas holds something that has no form in bytes, which no atlas does.
pub fn write(atlas: &Atlas) -> Result<Vec<u8>, WireError> {
    let body = postcard::to_allocvec(atlas).map_err(|_| WireError::Form)?;
    Ok([ATLAS.as_bytes(), &checksum(&body).to_le_bytes(), &body].concat())
}

/// An atlas from bytes. Any change to them is noticed.
///
/// # Errors
/// [`WireError`], which says what was found.
pub fn read(bytes: &[u8]) -> Result<Atlas, WireError> {
    let rest = bytes.strip_prefix(ATLAS.as_bytes()).ok_or(WireError::Name(ATLAS))?;
    let (sum, body) = rest.split_first_chunk::<8>().ok_or(WireError::Name(ATLAS))?;
    let (wanted, found) = (u64::from_le_bytes(*sum), checksum(body));
    if wanted != found {
        return Err(WireError::Damaged { wanted, found });
    }
    postcard::from_bytes(body).map_err(|_| WireError::Form)
}

/// FNV-1a in 64 bits (Fowler, Noll, Vo): it tells damage, not malice.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{PageOnly, Words};
    use std::sync::Arc;

    fn atlas() -> Atlas {
        crate::fixture::atlas("en")
    }

    /// The same without what only the printed page shows.
    fn without_page(mut atlas: Atlas) -> Atlas {
        (atlas.lead, atlas.glance, atlas.facts, atlas.sources) = Default::default();
        atlas.sides.iter_mut().for_each(|side| side.says.clear());
        for island in &mut atlas.islands {
            (island.origins, island.brief, island.positions, island.facts) = Default::default();
            island.administered.iter_mut().chain(&mut island.claimed).for_each(|held| held.part.clear());
        }
        for claim in &mut atlas.claims {
            (claim.question, claim.islands, claim.answers, claim.note) = Default::default();
            claim.extents.iter_mut().for_each(|extent| extent.said.clear());
        }
        for brief in &mut atlas.briefs {
            (brief.date, brief.when, brief.title, brief.body, brief.note) = Default::default();
            (brief.islands, brief.work, brief.subjects, brief.countries, brief.added) = Default::default();
        }
        atlas.lines.iter_mut().for_each(|line| line.about.clear());
        atlas.perspectives.iter_mut().for_each(|perspective| perspective.about.clear());
        let scenarios = &mut atlas.scenario_details;
        (scenarios.lead, scenarios.treaty, scenarios.thumbs) = Default::default();
        scenarios.all.iter_mut().for_each(|scenario| (scenario.status, scenario.about) = Default::default());
        let words = Arc::make_mut(&mut atlas.words);
        (words.panel, words.scenario, words.fact) = Default::default();
        words.unit.values_mut().for_each(|unit| unit.forms.clear());
        (words.source_kind, words.in_language, words.own_name, words.own) = Default::default();
        page_only(words).into_iter().for_each(|word| *word = PageOnly::default());
        atlas
    }

    fn page_only(words: &mut Words) -> [&mut PageOnly<String>; 22] {
        let Words { mark, date, map, timeline, picture, fault, .. } = words;
        [
            &mut mark.semicolon,
            &mut date.year_after,
            &mut date.from_to,
            &mut date.since,
            &mut date.until,
            &mut map.locator,
            &mut timeline.back,
            &mut timeline.band,
            &mut timeline.vacant,
            &mut picture.take,
            &mut picture.print,
            &mut picture.printed,
            &mut fault.content,
            &mut fault.no_start,
            &mut fault.stopped,
            &mut fault.from_disk,
            &mut fault.still,
            &mut fault.close,
            &mut fault.no_window,
            &mut fault.update,
            &mut fault.load,
            &mut fault.no_picture,
        ]
    }

    #[test]
    fn all_arrives_but_what_only_the_page_shows() {
        assert_eq!(read(&write(&atlas()).unwrap()), Ok(without_page(atlas())));
    }

    #[test]
    fn no_cut_and_no_changed_byte_passes() {
        let bytes = write(&atlas()).unwrap();
        for end in 0..bytes.len() {
            assert!(read(&bytes[..end]).is_err(), "cut at {end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x55;
            assert!(read(&changed).is_err(), "changed at {at}");
        }
    }

    #[test]
    fn something_else_is_told_from_damage() {
        assert_eq!(read(b"<!doctype html>"), Err(WireError::Name(ATLAS)));
        assert_eq!(read(b"history1"), Err(WireError::Name(ATLAS)));
    }
}
