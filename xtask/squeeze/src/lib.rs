//! Packing and unpacking as HTTP knows it: brotli and gzip. The same bytes always give the same bytes.
//!
//! The encoder of brotli is generic, so it is compiled where it is called: here, because `Cargo.toml` has this package
//! optimised. In an unoptimised one it takes three to four times as long.

use std::io::{self, Read, Write};

/// The window of brotli that every browser accepts, as a power of two: 4 MiB.
const WINDOW: i32 = 22;

/// How much time brotli may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As small as it gets, as it is published: about half a megabyte a second.
    Most,
    /// About a fifth larger and twenty times as quick: for tests.
    Little,
}

/// The bytes packed with brotli.
pub fn brotli(bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    let quality = match effort {
        Effort::Most => 11,
        Effort::Little => 5,
    };
    let options =
        brotli::enc::BrotliEncoderParams { quality, lgwin: WINDOW, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &options)?;
    Ok(packed)
}

/// The bytes packed with gzip at its best, with neither name nor time in the head.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

/// What was packed with brotli.
pub fn unbrotli(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    brotli::BrotliDecompress(&mut &*packed, &mut bytes)?;
    Ok(bytes)
}

/// What was packed with gzip.
pub fn gunzip(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_again() {
        for bytes in [&b""[..], b"a", &b"an island, another island, ".repeat(500)] {
            assert_eq!(gunzip(&gzip(bytes).unwrap()).unwrap(), bytes);
            for effort in [Effort::Most, Effort::Little] {
                assert_eq!(unbrotli(&brotli(bytes, effort).unwrap()).unwrap(), bytes);
            }
        }
    }

    #[test]
    fn the_head_of_gzip_says_no_time() {
        let packed = gzip(b"an island").unwrap();
        assert_eq!(packed[3..8], [0; 5]);
        assert_eq!(packed, gzip(b"an island").unwrap());
    }

    #[test]
    fn what_is_cut_short_is_an_error() {
        let bytes = b"an island, another island".repeat(9);
        let (br, gz) = (brotli(&bytes, Effort::Most).unwrap(), gzip(&bytes).unwrap());
        assert!(unbrotli(&br[..br.len() / 2]).is_err() && gunzip(&gz[..gz.len() / 2]).is_err());
    }
}
