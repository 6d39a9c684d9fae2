//! What an address says: the path names a page, the query is the view. Both are public and stay readable for ever.
//!
//! Reading never fails: what is unknown or malformed falls back to the default and leaves a [`Note`]. Printing gives
//! only what differs from the default, in the order of the table in ARCHITECTURE.md; `read(print(x)) == x`.

mod frame;
mod view;

use crate::date::PartialDate;
pub use frame::{EMBED, FRAME_HEIGHT, FRAME_KEYS, LONGEST_FILE, LONGEST_LAYER, LONGEST_MESSAGE, SANDBOX};
pub use view::{At, Perspective, Tab, Theme, VIEW_KEYS, View};

/// The names that addresses may use, from the content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Language tags; the first is the default.
    pub languages: Vec<String>,
    /// The dispute that the page knows: its folder's name.
    pub dispute: String,
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

/// Words that name pages or folders of the site, and therefore neither a dispute nor an island.
pub const RESERVED: [&str; 7] = [EMBED, "about", "article", "build-embed", "cards", "data", "oembed"];

/// The name of a feed, beside the map's page whose changes it tells.
pub const FEED: &str = "changes.xml";

/// Which page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// `/`: all disputes, in the first language.
    #[default]
    Root,
    /// `/LANG/`: all disputes.
    Home,
    /// `/LANG/DISPUTE/` and `/LANG/DISPUTE/ISLAND/`.
    Map,
    /// `/embed/LANG/DISPUTE/` and `/embed/LANG/DISPUTE/ISLAND/`.
    Embed,
    /// `/LANG/DISPUTE/about/`.
    About,
    /// `/LANG/DISPUTE/article/`.
    Article,
    /// `/LANG/DISPUTE/build-embed/`.
    BuildEmbed,
    /// `/LANG/DISPUTE/data/`.
    Data,
}

impl Kind {
    /// The kinds of pages beside the map, each with its name in addresses.
    const BESIDE: [(Self, &str); 4] =
        [(Self::About, "about"), (Self::Article, "article"), (Self::BuildEmbed, "build-embed"), (Self::Data, "data")];

    /// Whether it is a page of a dispute with the map on it.
    pub fn has_map(self) -> bool {
        matches!(self, Self::Map | Self::Embed)
    }
}

/// The path of a page, relative to the root of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Which page.
    pub kind: Kind,
    /// Its language; that of the root page is the default one.
    pub lang: String,
    /// The dispute it is about; empty where it is about all of them.
    pub dispute: String,
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
    let is_embed = parts.next_if_eq(&EMBED).is_some();
    if let Some(lang) = parts.next_if(|part| vocabulary.languages.iter().any(|lang| lang == part)) {
        lang.clone_into(&mut address.lang);
        address.kind = Kind::Home;
        if let Some(dispute) = parts.next_if(|part| *part == vocabulary.dispute) {
            dispute.clone_into(&mut address.dispute);
            address.kind = if is_embed { Kind::Embed } else { Kind::Map };
            let beside = |part: &str| Kind::BESIDE.into_iter().find(|(_, name)| *name == part && !is_embed);
            match parts.next() {
                Some(part) if beside(part).is_some() => {
                    address.kind = beside(part).map(|(kind, _)| kind).unwrap_or_default()
                }
                Some(part) if vocabulary.islands.iter().any(|id| id == part) => address.island = Some(part.to_owned()),
                Some(part) => notes.push(note("path", part)),
                None => {}
            }
        }
    }
    notes.extend(parts.map(|part| note("path", part)));
    address
}

fn take_lang(address: &mut Address, value: &str, vocabulary: &Vocabulary) -> bool {
    let known = vocabulary.languages.iter().any(|lang| lang == value);
    if known {
        value.clone_into(&mut address.lang);
        address.kind = Kind::Home;
    }
    known
}

/// An island is one of a dispute: a page about all of them takes none.
fn take_island(address: &mut Address, value: &str, vocabulary: &Vocabulary) -> bool {
    let known = vocabulary.islands.iter().any(|id| id == value) && address.kind.has_map();
    if known && address.island.is_none() {
        address.island = Some(value.to_owned());
    }
    known
}

impl Address {
    /// The page that shows all disputes, in a language.
    pub fn home(lang: &str) -> Self {
        Self { kind: Kind::Home, lang: lang.to_owned(), ..Self::default() }
    }

    /// A page of a dispute.
    pub fn of(kind: Kind, lang: &str, dispute: &str) -> Self {
        Self { kind, lang: lang.to_owned(), dispute: dispute.to_owned(), island: None }
    }

    /// The path, relative to the root, with a slash at its end; the root is the empty path.
    pub fn print(&self) -> String {
        let island = self.island.as_ref().map(|id| format!("{id}/")).unwrap_or_default();
        let (lang, dispute) = (&self.lang, &self.dispute);
        let beside = Kind::BESIDE.into_iter().find(|(kind, _)| *kind == self.kind);
        match (self.kind, beside) {
            (_, Some((_, name))) => format!("{lang}/{dispute}/{name}/"),
            (Kind::Root, _) => String::new(),
            (Kind::Home, _) => format!("{lang}/"),
            (Kind::Embed, _) => format!("{EMBED}/{lang}/{dispute}/{island}"),
            _ => format!("{lang}/{dispute}/{island}"),
        }
    }

    /// The page of the same dispute's map with another island, or with none.
    pub fn with_island(&self, island: Option<&str>) -> Self {
        let kind = if self.kind == Kind::Embed { Kind::Embed } else { Kind::Map };
        Self { kind, island: island.map(str::to_owned), ..self.clone() }
    }

    /// Another page of the same dispute, without an island.
    pub fn beside(&self, kind: Kind) -> Self {
        Self { kind, island: None, ..self.clone() }
    }

    /// From this page to the root of the site, with a slash at its end or empty.
    pub fn to_root(&self) -> String {
        "../".repeat(self.print().matches('/').count())
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
            dispute: "isles".into(),
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
            "/xx/isles/",
            "/xx/isles/alba/",
            "/embed/en/isles/",
            "/embed/xx/isles/skerry/",
            "/en/isles/about/",
            "/en/isles/article/",
            "/xx/isles/build-embed/",
            "/en/isles/data/",
            "/en/isles/alba/?tab=claims",
            "/en/isles/alba/?tab=claims&claim=title",
            "/en/isles/?tab=brief&claim=title",
            "/en/isles/?brief=1900",
            "/en/isles/?tab=facts&event=landing",
            "/en/isles/?tab=brief&event=landing",
            "/en/isles/?date=1956-10-19",
            "/en/isles/?date=1956",
            "/en/isles/?scenario=two",
            "/en/isles/?perspective=east&compare=neutral",
            "/en/isles/?names=west",
            "/en/isles/?layers=waters",
            "/en/isles/?layers=",
            "/en/isles/?at=44.5,-146.0001,7.25",
            "/en/isles/?theme=dark&plain=1&static=1",
            "/en/isles/?tab=sources",
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
            let (_, read_back, notes) = read("en/isles/", &view.print(), &vocabulary);
            assert_eq!(read_back, view, "{}", view.print());
            assert!(notes.is_empty());
        }
    }

    #[test]
    fn the_names_of_a_view_are_listed_in_the_order_of_addresses() {
        let all = "tab=facts&claim=title&brief=1900&event=landing&date=1956&scenario=two&perspective=east&compare=neutral\
            &names=west&layers=&at=44.5,146,7&theme=dark&plain=1&static=1";
        let (printed, notes) = printed("/en/isles/", all);
        let names: Vec<&str> = all.split('&').filter_map(|part| Some(part.split_once('=')?.0)).collect();
        assert_eq!((printed.as_str(), notes), (format!("/en/isles/?{all}").as_str(), 0));
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
        let (_, _, notes) = read("en/isles/", &format!("tab={}", "x".repeat(90)), &vocabulary());
        let said: Vec<String> = notes.iter().map(Note::to_string).collect();
        assert_eq!(said, [format!("address: “tab={}” is not known here and was ignored", "x".repeat(60))]);
    }

    #[test]
    fn what_is_unknown_falls_back_and_leaves_a_note() {
        for (path, query, result) in [
            ("/en/nowhere/", "", "/en/"),
            ("/en/isles/nowhere/", "", "/en/isles/"),
            ("/zz/", "", "/"),
            ("/en/isles/alba/more/", "", "/en/isles/alba/"),
            ("/embed/en/isles/about/", "", "/embed/en/isles/"),
            ("/embed/en/nowhere/", "", "/en/"),
            ("/en/", "island=alba", "/en/"),
            ("/en/isles/", "tab=secrets", "/en/isles/"),
            ("/en/isles/", "at=1,2", "/en/isles/"),
            ("/en/isles/", "at=NaN,2,3", "/en/isles/"),
            ("/en/isles/", "at=91,0,3", "/en/isles/"),
            ("/en/isles/", "date=1956-99", "/en/isles/"),
            ("/en/isles/", "date=2020-07-01", "/en/isles/"),
            ("/en/isles/", "date=9999", "/en/isles/"),
            ("/en/isles/", "%%%=%zz&tab=facts", "/en/isles/?tab=facts"),
            ("/en/isles/", "layers=lines,lasers,places", "/en/isles/"),
            ("/en/isles/", "v=2", "/en/isles/"),
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
            let view = read("en/isles/", before, &vocabulary).1;
            assert_eq!(view.changed(change, &vocabulary).print(), after, "{before} and {change}");
        }
    }

    #[test]
    fn the_path_wins_over_the_query() {
        assert_eq!(printed("/en/isles/alba/", "island=berg&lang=xx").0, "/en/isles/alba/");
        assert_eq!(printed("/", "lang=xx").0, "/xx/");
        assert_eq!(printed("/en/isles/", "island=berg").0, "/en/isles/berg/");
    }

    #[test]
    fn what_an_address_names_is_opened_where_it_stands() {
        let tab = |query: &str| read("en/isles/", query, &vocabulary()).1.tab;
        assert_eq!(
            (tab("claim=title"), tab("event=landing"), tab("brief=1900")),
            (Tab::Claims, Tab::Facts, Tab::Brief)
        );
        assert_eq!(tab("event=landing&claim=title"), Tab::Claims);
    }
}
