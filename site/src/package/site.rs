//! The files of the built site, and the packed copies that lie beside them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use squeeze::Effort;

use crate::Result;
use crate::hosting::{self, headers_file};

/// Files by their path from the root, with slashes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The endings of packed copies.
pub const COPIES: [&str; 2] = [".br", ".gz"];

/// What some hosts read from the root of a site: the headers, and that the site is to be taken as it is.
pub const MARKS: [&str; 2] = ["_headers", ".nojekyll"];

/// The built site in a folder, as it was built: what an earlier run packed is left out.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    read_into(&mut files, folder, "")?;
    if !files.contains_key("index.html") {
        return Err(format!("{} has no index.html: build the site first with cargo xtask build", folder.display()));
    }
    let is_copy = |name: &str| {
        let mut stems = COPIES.iter().filter_map(|ending| name.strip_suffix(ending));
        stems.any(|stem| files.contains_key(stem)) || MARKS.contains(&name)
    };
    let copies: Vec<String> = files.keys().filter(|name| is_copy(name)).cloned().collect();
    for name in copies {
        files.remove(&name);
    }
    Ok(files)
}

fn read_into(files: &mut Files, folder: &Path, prefix: &str) -> Result<()> {
    let unreadable = |path: &Path, e| format!("{} cannot be read: {e}", path.display());
    for entry in folder.read_dir().map_err(|e| unreadable(folder, e))? {
        let path = entry.map_err(|e| unreadable(folder, e))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            read_into(files, &path, &format!("{prefix}{name}/"))?;
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(&path).map_err(|e| unreadable(&path, e))?);
        }
    }
    Ok(())
}

/// The site as it is published: with packed copies wherever they are smaller, and with what hosts read in it.
pub fn packed(mut site: Files, effort: Effort) -> Result<Files> {
    let [headers, nojekyll] = MARKS;
    let text = headers_file::text("/", site.keys().map(String::as_str));
    let copies = copies(&site.iter().collect::<Vec<_>>(), effort)?;
    site.extend(copies);
    site.insert(headers.into(), text.into_bytes());
    site.insert(nojekyll.into(), Vec::new());
    Ok(site)
}

/// The packed copies, made on all cores.
fn copies(files: &[(&String, &Vec<u8>)], effort: Effort) -> Result<Files> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut own = Files::new();
        while let Some((name, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            own.extend(copies_of(name, bytes, effort).map_err(|e| format!("{name} cannot be packed: {e}"))?);
        }
        Ok(own)
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let done: Vec<Result<Files>> = thread::scope(|scope| {
        let hands: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        hands.into_iter().map(|hand| hand.join().unwrap_or_else(|_| Err("packing broke off".into()))).collect()
    });
    done.into_iter().try_fold(Files::new(), |mut all, part| {
        all.extend(part?);
        Ok(all)
    })
}

fn copies_of(name: &str, bytes: &[u8], effort: Effort) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    if !hosting::PACKED.contains(&hosting::ending(name)) {
        return Ok(Vec::new());
    }
    let [br, gz] = COPIES.map(|ending| format!("{name}{ending}"));
    let both = [(br, squeeze::brotli(bytes, effort)?), (gz, squeeze::gzip(bytes)?)];
    Ok(both.into_iter().filter(|(_, packed)| packed.len() < bytes.len()).collect())
}

/// The files of a packed site without its copies and what hosts read in it.
pub fn originals(site: &Files) -> impl Iterator<Item = &str> {
    let is_original = |name: &&str| !MARKS.contains(name) && !COPIES.iter().any(|ending| name.ends_with(ending));
    site.keys().map(String::as_str).filter(is_original)
}

/// Writes files below a folder; what else lies there stays.
pub fn write(folder: &Path, files: &Files) -> Result<()> {
    for (name, bytes) in files {
        let path = folder.join(name);
        let unwritable = |e| format!("{} cannot be written: {e}", path.display());
        fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(unwritable)?;
        fs::write(&path, bytes).map_err(unwritable)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_lies_beside_what_it_makes_smaller_and_is_not_packed_again() {
        let text = b"an island, another island; ".repeat(40);
        let mut site = Files::from([("index.html".to_owned(), text.clone()), ("a.png".into(), text.clone())]);
        site.insert("data/small.json".into(), b"{}".to_vec());
        let packed = packed(site.clone(), Effort::Little).unwrap();
        let names: Vec<&str> = packed.keys().map(String::as_str).collect();
        let all = [".nojekyll", "_headers", "a.png", "data/small.json", "index.html", "index.html.br", "index.html.gz"];
        assert_eq!(names, all);
        assert_eq!(squeeze::unbrotli(&packed["index.html.br"]).unwrap(), text);
        assert_eq!(squeeze::gunzip(&packed["index.html.gz"]).unwrap(), text);

        let folder = std::env::temp_dir().join(format!("islands-packed-{}", std::process::id()));
        write(&folder, &packed).unwrap();
        let again = read(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(again, site);
    }

    #[test]
    fn a_folder_without_a_site_is_refused() {
        assert!(read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_err().contains("cargo xtask build"));
    }
}
