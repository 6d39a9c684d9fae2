//! What a file is that is no GeoJSON, by how it begins.

/// Formats that are no text, by their first bytes.
const OF_BYTES: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "ZIP"),
    (b"\x1F\x8B", "gzip"),
    (b"\0\0\x27\x0A", "Shapefile"),
    (b"SQLite format 3\0", "GeoPackage"),
    (b"fgb\x03", "FlatGeobuf"),
    (b"PAR1", "Parquet"),
    (b"%PDF", "PDF"),
];

/// Kinds of XML, by what stands near the beginning, in small letters.
const OF_XML: [(&str, &str); 6] = [
    ("<gpx", "GPX"),
    ("<kml", "KML"),
    ("<osm", "OSM XML"),
    ("<svg", "SVG"),
    ("<html", "HTML"),
    ("<!doctype html", "HTML"),
];

/// Other kinds of text, by how they begin.
const OF_TEXT: [(&str, &str); 16] = [
    ("var ", "JavaScript"),
    ("let ", "JavaScript"),
    ("const ", "JavaScript"),
    ("export ", "JavaScript"),
    ("window.", "JavaScript"),
    ("module.", "JavaScript"),
    ("//", "JSONC"),
    ("/*", "JSONC"),
    ("POINT", "WKT"),
    ("LINESTRING", "WKT"),
    ("POLYGON", "WKT"),
    ("MULTIPOINT", "WKT"),
    ("MULTILINESTRING", "WKT"),
    ("MULTIPOLYGON", "WKT"),
    ("GEOMETRYCOLLECTION", "WKT"),
    ("SRID=", "WKT"),
];

/// No more bytes than these are looked at.
const HEAD: usize = 2000;

/// The name of a format, in no language.
pub(super) fn format(bytes: &[u8]) -> Option<&'static str> {
    let known = OF_BYTES.iter().find(|(begin, _)| bytes.starts_with(begin));
    known.map(|(_, name)| *name).or_else(|| {
        let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
        format_of_text(head.trim_start_matches('\u{FEFF}').trim_start())
    })
}

fn format_of_text(text: &str) -> Option<&'static str> {
    if text.starts_with(['{', '[', '\u{1E}']) {
        return None;
    }
    if text.starts_with('<') {
        let small = text.to_ascii_lowercase();
        let known = OF_XML.iter().find(|(part, _)| small.contains(part));
        return Some(known.map_or("XML", |(_, name)| name));
    }
    let known = OF_TEXT.iter().find(|(begin, _)| text.starts_with(begin));
    known.map(|(_, name)| *name).or_else(|| is_table(text).then_some("CSV"))
}

/// Whether two lines have as many columns, and more than one.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    [',', ';', '\t'].iter().any(|mark| {
        let columns = |line: &str| line.matches(*mark).count();
        columns(first) > 0 && columns(first) == columns(second)
    })
}
