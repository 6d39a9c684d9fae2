//! What an address says: the path names a page, the query is the view. Both are public and stay readable for ever.
//!
//! Reading never fails: what is unknown or malformed falls back to the default and leaves a [`Note`]. Printing gives
//! only what differs from the default, in the order of the table in ARCHITECTURE.md; `read(print(x)) == x`.

mod frame;
mod view;

use crate::date::PartialDate;
pub use frame::{EMBED, FRAME_HEIGHT, FRAME_KEYS, LONGEST_MESSAGE, SANDBOX};
pub use view::{At, Perspective, Tab, Theme, VIEW_KEYS, View};

/// The names that addresses may use, from the content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Language tags; the first is the default.
    pub languages: Vec<String>,
    /// Islands, groups, islets.
    pub islands: Vec<String>,
    /// Keys of claims.
    pub claims: Vec<String>,
    /// Keys of briefs.
    pub briefs: Vec<String>,
    /// Keys of events.
    pub events: Vec<String>,
    /// Ids of the sides.
    pub sides: Vec<String>,
    /// Ids of scenarios.
    pub scenarios: Vec<String>,
    /// Ids of the optional layers.
    pub layers: Vec<String>,
    /// Which of them are on unless an address says otherwise.
    pub layers_on: Vec<String>,
    /// Up to when the content was checked: of later days nothing is known.
    pub until: Option<PartialDate>,
}

/// Words that name pages and therefore no island.
pub const RESERVED: [&str; 5] = [EMBED, "about", "article", "build-embed", "data"];

/// Which page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// `/`: the default language's map.
    #[default]
    Root,
    /// `/LANG/` and `/LANG/ISLAND/`.
    Map,
    /// `/embed/LANG/` and `/embed/LANG/ISLAND/`.
    Embed,
    /// `/LANG/about/`.
    About,
    /// `/LANG/article/`.
    Article,
    /// `/LANG/build-embed/`.
    BuildEmbed,
    /// `/LANG/data/`.
    Data,
}

/// The path of a page, relative to the root of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Which page.
    pub kind: Kind,
    /// Its language; that of the root page is the default one.
    pub lang: String,
    /// The island selected.
    pub island: Option<String>,
}

/// A part of an address that could not be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its name.
    pub name: String,
    /// Its value, cut to a readable length.
    pub value: String,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "address: “{}={}” is not known here and was ignored", self.name, self.value)
    }
}

fn note(name: &str, value: &str) -> Note {
    let cut = |text: &str| text.chars().take(60).collect();
    Note { name: cut(name), value: cut(value) }
}

/// Reads a path (relative to the site's root, with or without a slash at the ends) and a query (with or without `?`).
pub fn read(path: &str, query: &str, vocabulary: &Vocabulary) -> (Address, View, Vec<Note>) {
    let mut notes = Vec::new();
    let mut address = read_path(path, vocabulary, &mut notes);
    let mut view = View::default();
    let mut tab_said = false;
    for (name, value) in pairs(query) {
        tab_said |= name == "tab";
        let known = match name {
            "lang" if address.kind == Kind::Root => take_lang(&mut address, &value, vocabulary),
            "lang" => true,
            "island" => take_island(&mut address, &value, vocabulary),
            _ => view.take(name, &value, vocabulary),
        };
        if !known {
            notes.push(note(name, &value));
        }
    }
    if !tab_said {
        view.tab = view.usual_tab();
    }
    (address, view, notes)
}

/// The names and decoded values of a query, with or without its `?`.
fn pairs(query: &str) -> impl Iterator<Item = (&str, String)> {
    let parts = query.trim_start_matches('?').split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, ""))).map(|(name, value)| (name, decode(value)))
}

fn read_path(path: &str, vocabulary: &Vocabulary, notes: &mut Vec<Note>) -> Address {
    let path = path.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
    let mut address = Address { lang: vocabulary.languages.first().cloned().unwrap_or_default(), ..Address::default() };
    let embed = parts.next_if_eq(&EMBED).is_some();
    if let Some(lang) = parts.next_if(|part| vocabulary.languages.iter().any(|lang| lang == part)) {
        address.lang = lang.to_owned();
        address.kind = if embed { Kind::Embed } else { Kind::Map };
        match parts.next() {
            Some(part) if !embed && page(part).is_some() => address.kind = page(part).unwrap_or_default(),
            Some(part) if vocabulary.islands.iter().any(|id| id == part) => address.island = Some(part.to_owned()),
            Some(part) => notes.push(note("path", part)),
            None => {}
        }
    } else if embed {
        address.kind = Kind::Embed;
    }
    notes.extend(parts.map(|part| note("path", part)));
    address
}

fn page(part: &str) -> Option<Kind> {
    Some(match part {
        "about" => Kind::About,
        "article" => Kind::Article,
        "build-embed" => Kind::BuildEmbed,
        "data" => Kind::Data,
        _ => return None,
    })
}

fn take_lang(address: &mut Address, value: &str, vocabulary: &Vocabulary) -> bool {
    let known = vocabulary.languages.iter().any(|lang| lang == value);
    if known {
        address.lang = value.to_owned();
        address.kind = Kind::Map;
    }
    known
}

fn take_island(address: &mut Address, value: &str, vocabulary: &Vocabulary) -> bool {
    let known = vocabulary.islands.iter().any(|id| id == value);
    if known && address.island.is_none() {
        address.island = Some(value.to_owned());
        if address.kind == Kind::Root {
            address.kind = Kind::Map;
        }
    }
    known
}

impl Address {
    /// The path, relative to the root, with a slash at its end; the root is the empty path.
    pub fn print(&self) -> String {
        let island = self.island.as_ref().map(|id| format!("{id}/")).unwrap_or_default();
        let lang = &self.lang;
        match self.kind {
            Kind::Root => String::new(),
            Kind::Map => format!("{lang}/{island}"),
            Kind::Embed => format!("{EMBED}/{lang}/{island}"),
            Kind::About => format!("{lang}/about/"),
            Kind::Article => format!("{lang}/article/"),
            Kind::BuildEmbed => format!("{lang}/build-embed/"),
            Kind::Data => format!("{lang}/data/"),
        }
    }

    /// The same page with another island, or with none.
    pub fn with_island(&self, island: Option<&str>) -> Self {
        let kind = if self.kind == Kind::Embed { Kind::Embed } else { Kind::Map };
        Self { kind, lang: self.lang.clone(), island: island.map(str::to_owned) }
    }
}

fn one_of(list: &[String], value: &str) -> Option<String> {
    list.iter().find(|known| *known == value).cloned()
}

fn set<T>(slot: &mut T, value: Option<T>) -> bool {
    let known = value.is_some();
    if let Some(value) = value {
        *slot = value;
    }
    known
}

/// Undoes percent-encoding and `+`; what is not UTF-8 then is replaced.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let encoded = (byte == b'%').then(|| hex(at + 1).zip(hex(at + 2))).flatten();
        at += if encoded.is_some() { 3 } else { 1 };
        out.push(match encoded {
            Some((high, low)) => high * 16 + low,
            None if byte == b'+' => b' ',
            None => byte,
        });
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lonlat::LonLat;

    fn vocabulary() -> Vocabulary {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect();
        Vocabulary {
            languages: list("en xx"),
            islands: list("alba berg skerry"),
            claims: list("title treaty"),
            briefs: list("1900"),
            events: list("landing"),
            sides: list("east west"),
            scenarios: list("none two half"),
            layers: list("lines waters places"),
            layers_on: list("lines places"),
            until: "2020-06".parse().ok(),
        }
    }

    fn printed(path: &str, query: &str) -> (String, usize) {
        let (address, view, notes) = read(path, query, &vocabulary());
        (format!("/{}{}", address.print(), view.print()), notes.len())
    }

    #[test]
    fn addresses_print_as_they_were_read() {
        let all = [
            "/",
            "/en/",
            "/xx/alba/",
            "/embed/en/",
            "/embed/xx/skerry/",
            "/en/about/",
            "/en/article/",
            "/xx/build-embed/",
            "/en/data/",
            "/en/alba/?tab=claims",
            "/en/alba/?tab=claims&claim=title",
            "/en/?tab=brief&claim=title",
            "/en/?brief=1900",
            "/en/?tab=facts&event=landing",
            "/en/?tab=brief&event=landing",
            "/en/?date=1956-10-19",
            "/en/?date=1956",
            "/en/?scenario=two",
            "/en/?perspective=east&compare=neutral",
            "/en/?names=west",
            "/en/?layers=waters",
            "/en/?layers=",
            "/en/?at=44.5,-146.0001,7.25",
            "/en/?theme=dark&plain=1&static=1",
            "/en/?tab=sources",
        ];
        for address in all {
            let (path, query) = address.split_once('?').map_or((address, ""), |(p, q)| (p, q));
            assert_eq!(printed(path, query), (address.to_owned(), 0));
        }
    }

    #[test]
    fn every_view_survives_the_address() {
        let vocabulary = vocabulary();
        let some = |text: &str| Some(text.to_owned());
        for seed in 0..4096_u32 {
            let bit = |n: u32| seed >> n & 1 == 1;
            let view = View {
                tab: Tab::ALL[(seed & 3) as usize],
                claim: bit(2).then(|| "treaty".into()),
                brief: bit(3).then(|| "1900".into()),
                event: (seed % 5 == 0).then(|| "landing".into()),
                date: bit(4).then(|| "1956-10".parse().unwrap()),
                scenario: bit(5).then(|| "half".into()),
                perspective: if bit(6) { Perspective::Side("west".into()) } else { Perspective::Neutral },
                compare: bit(7).then_some(Perspective::Neutral),
                names: if bit(8) { some("east") } else { None },
                layers: bit(9).then(|| vec!["waters".into(), "places".into()]),
                at: bit(10).then(|| At::new(LonLat::new(f64::from(seed) / 33.3, -f64::from(seed) / 77.7), 7.123_456)),
                plain: bit(11),
                ..View::default()
            };
            let (_, read_back, notes) = read("en/", &view.print(), &vocabulary);
            assert_eq!(read_back, view, "{}", view.print());
            assert!(notes.is_empty());
        }
    }

    #[test]
    fn the_names_of_a_view_are_listed_in_the_order_of_addresses() {
        let all = "tab=facts&claim=title&brief=1900&event=landing&date=1956&scenario=two&perspective=east&compare=neutral\
            &names=west&layers=&at=44.5,146,7&theme=dark&plain=1&static=1";
        let (printed, notes) = printed("/en/", all);
        let names: Vec<&str> = all.split('&').filter_map(|part| Some(part.split_once('=')?.0)).collect();
        assert_eq!((printed.as_str(), notes), (format!("/en/?{all}").as_str(), 0));
        assert_eq!(names, VIEW_KEYS);
    }

    #[test]
    fn what_is_encoded_is_read_wherever_it_stands() {
        for (encoded, text) in [
            ("%41%42c%2F", "ABc/"),
            ("a+%2B%3d", "a +="),
            ("%E5%8D%83x%E5%B3%B6", "千x島"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%zz", "%zz"),
            ("%FF", "\u{fffd}"),
        ] {
            assert_eq!(decode(encoded), text, "{encoded}");
        }
    }

    #[test]
    fn a_note_quotes_the_name_and_as_much_of_the_value_as_is_readable() {
        let (_, _, notes) = read("en/", &format!("tab={}", "x".repeat(90)), &vocabulary());
        let said: Vec<String> = notes.iter().map(Note::to_string).collect();
        assert_eq!(said, [format!("address: “tab={}” is not known here and was ignored", "x".repeat(60))]);
    }

    #[test]
    fn what_is_unknown_falls_back_and_leaves_a_note() {
        for (path, query, result) in [
            ("/en/nowhere/", "", "/en/"),
            ("/zz/", "", "/"),
            ("/en/alba/more/", "", "/en/alba/"),
            ("/embed/en/about/", "", "/embed/en/"),
            ("/en/", "tab=secrets", "/en/"),
            ("/en/", "at=1,2", "/en/"),
            ("/en/", "at=NaN,2,3", "/en/"),
            ("/en/", "at=91,0,3", "/en/"),
            ("/en/", "date=1956-99", "/en/"),
            ("/en/", "date=2020-07-01", "/en/"),
            ("/en/", "date=9999", "/en/"),
            ("/en/", "%%%=%zz&tab=facts", "/en/?tab=facts"),
            ("/en/", "layers=lines,lasers,places", "/en/"),
            ("/en/", "v=2", "/en/"),
        ] {
            assert_eq!(printed(path, query), (result.to_owned(), 1), "{path}?{query}");
        }
    }

    #[test]
    fn a_change_leaves_what_it_does_not_name() {
        let vocabulary = vocabulary();
        for (before, change, after) in [
            ("names=west&theme=dark", "perspective=east", "?perspective=east&names=west&theme=dark"),
            ("names=west", "names=both", ""),
            ("date=1956&layers=waters", "date=", "?layers=waters"),
            ("scenario=two", "date=1956-10-19&scenario=none", "?date=1956-10-19"),
            ("compare=east&perspective=west", "perspective=neutral&compare=", ""),
            ("layers=waters", "layers=lines,waters,places", "?layers=lines,waters,places"),
            ("tab=facts&event=landing", "tab=claims&event=", "?tab=claims"),
            ("layers=waters", "layer=lines", "?layers=lines,waters"),
            ("", "layer=lines", "?layers=places"),
            ("tab=facts", "nonsense&tab=secrets", "?tab=facts"),
        ] {
            let view = read("en/", before, &vocabulary).1;
            assert_eq!(view.changed(change, &vocabulary).print(), after, "{before} and {change}");
        }
    }

    #[test]
    fn the_path_wins_over_the_query() {
        assert_eq!(printed("/en/alba/", "island=berg&lang=xx").0, "/en/alba/");
        assert_eq!(printed("/", "lang=xx&island=berg").0, "/xx/berg/");
        assert_eq!(printed("/en/", "island=berg").0, "/en/berg/");
    }

    #[test]
    fn what_an_address_names_is_opened_where_it_stands() {
        let tab = |query: &str| read("en/", query, &vocabulary()).1.tab;
        assert_eq!(
            (tab("claim=title"), tab("event=landing"), tab("brief=1900")),
            (Tab::Claims, Tab::Facts, Tab::Brief)
        );
        assert_eq!(tab("event=landing&claim=title"), Tab::Claims);
    }
}
