//! Packing and unpacking as HTTP knows it, brotli and gzip; and pictures as PNG. The same bytes always give the same bytes.
//!
//! The encoder of brotli is generic, so it is compiled where it is called: here, because `Cargo.toml` has this package
//! optimised. In an unoptimised one it takes three to four times as long.

use std::cmp::Reverse;
use std::collections::HashMap;
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

/// A picture as PNG, with a palette of its most frequent colours, at most 256; every other one becomes the nearest of them.
pub fn png(width: u32, pixels: &[[u8; 3]], colours: usize) -> io::Result<Vec<u8>> {
    let mut counts: HashMap<[u8; 3], u32> = HashMap::new();
    for run in pixels.chunk_by(|a, b| a == b) {
        *counts.entry(run[0]).or_default() += run.len() as u32;
    }
    let mut palette: Vec<([u8; 3], u32)> = counts.iter().map(|(colour, count)| (*colour, *count)).collect();
    palette.sort_by_key(|(colour, count)| (Reverse(*count), *colour));
    palette.truncate(colours.min(256));
    let distance =
        |a: &[u8; 3], b: &[u8; 3]| a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum::<u32>();
    let nearest =
        |colour: &[u8; 3]| (0..palette.len()).min_by_key(|at| distance(&palette[*at].0, colour)).unwrap_or(0) as u8;
    let index: HashMap<[u8; 3], u8> = counts.keys().map(|colour| (*colour, nearest(colour))).collect();
    let runs = pixels.chunk_by(|a, b| a == b);
    let bytes: Vec<u8> = runs.flat_map(|run| std::iter::repeat_n(index[&run[0]], run.len())).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, pixels.len() as u32 / width.max(1));
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|(colour, _)| *colour).collect::<Vec<_>>());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&bytes)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_frequent_colours_and_gives_the_others_the_nearest() {
        let [red, blue, nearly_blue] = [[200, 0, 0], [0, 0, 200], [0, 10, 190]];
        let pixels = [vec![red; 40], vec![nearly_blue], vec![blue; 39]].concat();
        let packed = png(10, &pixels, 2).unwrap();
        let decoder = png::Decoder::new(io::Cursor::new(&packed));
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; 80];
        reader.next_frame(&mut bytes).unwrap();
        assert_eq!((reader.info().width, reader.info().height), (10, 8));
        assert_eq!(reader.info().palette.as_deref(), Some(&[red, blue].concat()[..]));
        assert_eq!(bytes, [vec![0; 40], vec![1; 40]].concat());
        assert_eq!(packed, png(10, &pixels, 2).unwrap());
    }

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
