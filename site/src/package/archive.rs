//! The release as one file. The same release gives the same bytes, on any machine and at any time.

use sha2::{Digest, Sha256};

use super::site::Files;
use crate::Result;

/// Packs files into a folder of this name; `time` is the one of every file, in seconds since 1970.
pub fn pack(name: &str, files: &Files, time: u64) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (path, bytes) in files {
        let mut head = tar::Header::new_gnu();
        head.set_mode(0o644);
        head.set_uid(0);
        head.set_gid(0);
        head.set_mtime(time);
        head.set_size(bytes.len() as u64);
        archive
            .append_data(&mut head, format!("{name}/{path}"), bytes.as_slice())
            .map_err(|e| format!("{path} cannot be archived: {e}"))?;
    }
    let bytes = archive.into_inner().map_err(|e| format!("the archive cannot be ended: {e}"))?;
    squeeze::gzip(&bytes).map_err(|e| format!("the archive cannot be packed: {e}"))
}

/// The time of a release, in seconds since 1970: `epoch`, moved back by some hours that its files determine.
///
/// Servers tell a changed file by its time and length, and pages that differ only in a hash have the same length: with
/// one time for two releases, browsers would go on showing the old page, whose files are gone.
pub fn time(files: &Files, epoch: u64) -> u64 {
    epoch.saturating_sub(shift(files))
}

/// Less than a day, in seconds.
fn shift(files: &Files) -> u64 {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update(path);
        hash.update(Sha256::digest(bytes));
    }
    hash.finalize().iter().take(2).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn packing_twice_gives_the_same_bytes() {
        let one = pack("islands", &files(&[("site/index.html", "home"), ("README.txt", "read")]), 1_700_000_000);
        let two = pack("islands", &files(&[("README.txt", "read"), ("site/index.html", "home")]), 1_700_000_000);
        assert_eq!(one.unwrap(), two.unwrap());
    }

    #[test]
    fn what_was_archived_comes_out_again_owned_by_nobody_in_particular() {
        let long = format!("site/{}/index.html", "long/".repeat(40));
        let packed = pack("islands", &files(&[("README.txt", "read"), (&long, "home")]), 1_700_000_000).unwrap();
        let bytes = squeeze::gunzip(&packed).unwrap();
        let mut archive = tar::Archive::new(bytes.as_slice());
        let mut found = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            let head = entry.header();
            assert_eq!((head.uid().unwrap(), head.gid().unwrap(), head.mode().unwrap()), (0, 0, 0o644));
            assert_eq!(head.mtime().unwrap(), 1_700_000_000);
            found.push((entry.path().unwrap().display().to_string(), text));
        }
        assert_eq!(
            found,
            [("islands/README.txt".into(), "read".into()), (format!("islands/{long}"), "home".to_owned())]
        );
    }

    #[test]
    fn another_release_has_another_time_and_the_same_one_the_same() {
        let (one, two) = (files(&[("index.html", "a-1.css")]), files(&[("index.html", "a-2.css")]));
        assert_ne!(shift(&one), shift(&two));
        assert_eq!(shift(&one), shift(&one.clone()));
        assert!(shift(&one) < 86_400);
    }
}
