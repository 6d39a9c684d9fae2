//! An atlas on its way to the browser.
//!
//! A name, a checksum, then the content in postcard's form. It is no smaller a download than JSON once compressed (21.1 kB
//! for 19.4); it is there because its reader is smaller: the program lost 25 kB, compressed, when it replaced serde's for JSON.

use super::Atlas;

/// What a file of an atlas begins with; the digit is the version of its form.
const ATLAS: &str = "islands3";

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
    use crate::address::Vocabulary;
    use crate::content::Held;

    fn atlas() -> Atlas {
        crate::fixture::atlas("en")
    }

    #[test]
    fn all_arrives_but_the_texts_that_stand_in_the_page() {
        let mut atlas = atlas();
        let arrived = read(&write(&atlas).unwrap()).unwrap();
        assert_eq!(read(&write(&arrived).unwrap()), Ok(arrived.clone()));
        assert!(
            arrived.lead.is_empty() && arrived.sources.is_empty() && arrived.islands.iter().all(|i| i.brief.is_empty())
        );
        let bytes = write(&atlas).unwrap();
        let is_carried = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        let questions = atlas.claims.iter().map(|claim| claim.question.as_str());
        let titles = atlas.briefs.iter().map(|brief| brief.title.as_str());
        assert_eq!(questions.chain(titles).find(|text| is_carried(text)), None);
        assert!(is_carried(&atlas.islands[0].title));
        // What the map draws, and what is said of it, needs no text.
        for (was, is) in std::mem::take(&mut atlas.islands).into_iter().zip(&arrived.islands) {
            let held = |held: &Option<Held>| held.as_ref().map(|held| held.by.clone());
            assert_eq!((&was.id, &was.group, was.label, was.bounds), (&is.id, &is.group, is.label, is.bounds));
            assert_eq!((&was.title, &was.names), (&is.title, &is.names));
            assert_eq!((held(&was.administered), held(&was.claimed)), (held(&is.administered), held(&is.claimed)));
        }
        assert_eq!(
            (atlas.vocabulary(), &atlas.timeline),
            (Vocabulary { islands: Vec::new(), ..arrived.vocabulary() }, &arrived.timeline)
        );
        assert_eq!((&atlas.places, &atlas.regions), (&arrived.places, &arrived.regions));
        let mut words = (*atlas.words).clone();
        (words.panel, words.scenario, words.fact) = Default::default();
        (words.source_kind, words.in_language, words.own_name) = Default::default();
        assert_eq!(*arrived.words, words);
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
