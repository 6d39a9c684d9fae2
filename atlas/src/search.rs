//! Search in every script at once: over islands and places, and over the texts of the page: claims, briefs and events.
//!
//! A text is folded before it is compared: case, accents, macrons, width, the two kana scripts, hyphens and blanks make no
//! difference, so that "okishima", "おきしま" and "オキシマ", "Oki-shima" and "ŌKISHIMA" meet. There is no index: the content is small.

use crate::address::{Address, At, View};
use crate::content::{Place, PlaceKind};
use crate::lens::Lens;
use crate::lonlat::LonLat;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is.
    pub what: What,
    /// Its title in the page's language.
    pub title: String,
    /// What stands beside the title: the form that was met where that is another, or a date. With its language tag,
    /// where that is another than the page's.
    pub beside: Option<(String, Option<String>)>,
}

/// A thing that can be found, and how an address names it.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// An island, a group, an islet: its id.
    Island(String),
    /// A place: where the map goes, and how near.
    Place(LonLat, f64),
    /// A question: its key.
    Claim(String),
    /// A dated brief: its key.
    Brief(String),
    /// An event: its key.
    Event(String),
}

/// A text of the page that can be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// A claim, a brief or an event.
    pub what: What,
    /// Its title.
    pub title: String,
    /// Its date in words, where it has one: it stands beside the title always.
    pub when: Option<String>,
    /// What it says.
    pub body: String,
}

/// The zoom at which a place and what is around it can be seen.
fn near(place: &Place) -> f64 {
    match place.kind {
        PlaceKind::Sea | PlaceKind::Land => place.zoom + 1.0,
        PlaceKind::Strait | PlaceKind::Island => place.zoom.max(8.0),
        PlaceKind::Town | PlaceKind::Cape => place.zoom.max(9.5),
    }
}

impl Found {
    /// The id, in the document, of what is read once it is open; nothing for a place, which is looked at.
    pub fn anchor(&self) -> Option<String> {
        Some(match &self.what {
            What::Island(_) => "panel-title".into(),
            What::Place(..) => return None,
            What::Claim(key) => format!("claim-{key}"),
            What::Brief(key) => format!("brief-{key}"),
            What::Event(key) => format!("event-{key}"),
        })
    }

    /// The page and view that show it.
    pub fn address(&self, here: &Address, view: &View) -> (Address, View) {
        let fresh = view.for_another_island();
        match &self.what {
            What::Island(id) => (here.with_island(Some(id)), fresh),
            What::Place(at, zoom) => (here.clone(), View { at: Some(At::new(*at, *zoom)), ..view.clone() }),
            What::Claim(key) => (here.with_island(None), fresh.with_claim(Some(key))),
            What::Brief(key) => (here.with_island(None), fresh.with_brief(Some(key))),
            What::Event(key) => (here.with_island(None), fresh.with_event(Some(key))),
        }
    }
}

/// What is sought, folded: as a whole and word by word.
struct Sought {
    whole: String,
    words: Vec<String>,
}

/// How well a text meets what is sought; less is better, nothing is not at all.
fn rank(text: &str, sought: &str) -> Option<u32> {
    let folded = fold(text);
    if folded == sought {
        return Some(0);
    }
    if folded.starts_with(sought) {
        return Some(1);
    }
    if text.split(is_sign).any(|word| fold(word).starts_with(sought)) {
        return Some(2);
    }
    // Scripts without blanks have no words to begin with.
    let has_no_words = sought.chars().any(|c| c >= '\u{2E80}');
    (folded.contains(sought) && (has_no_words || sought.chars().count() >= 4)).then_some(3)
}

impl Sought {
    fn new(text: &str) -> Self {
        let words = text.split(is_sign).map(fold).filter(|word| !word.is_empty());
        Self { whole: fold(text), words: words.collect() }
    }

    /// Whether every word is met by some of the texts.
    fn all_words(&self, texts: &[&str]) -> bool {
        self.words.iter().all(|word| texts.iter().any(|text| rank(text, word).is_some_and(|rank| rank < 3)))
    }
}

/// A form of a name, and its language where it is another than the page's.
type Form<'a> = (&'a str, Option<&'a str>);

struct Finds {
    sought: Sought,
    found: Vec<(u32, Found)>,
}

impl Finds {
    /// Takes a thing in if it is met by its title, one of its other forms, or its text.
    fn offer(&mut self, what: What, title: &str, forms: &[Form<'_>], text: &str) {
        let own = rank(title, &self.sought.whole).map(|rank| (rank, None));
        let others = forms.iter().filter_map(|form| Some((rank(form.0, &self.sought.whole)?, Some(*form))));
        let best = own.into_iter().chain(others).min_by_key(|(rank, _)| *rank);
        let best = best.or_else(|| {
            let mut texts: Vec<&str> = forms.iter().map(|(form, _)| *form).chain([title]).collect();
            let met = if self.sought.all_words(&texts) { 4 } else { 5 };
            texts.push(text);
            (met == 4 || self.sought.all_words(&texts)).then_some((met, None))
        });
        if let Some((rank, form)) = best {
            let beside = form.filter(|(form, _)| !title.contains(form));
            let beside = beside.map(|(form, lang)| (form.to_owned(), lang.map(str::to_owned)));
            self.found.push((rank, Found { what, title: title.to_owned(), beside }));
        }
    }

    /// The same, for a text of the page.
    fn offer_text(&mut self, text: &Text) {
        let before = self.found.len();
        let forms: Vec<Form<'_>> = text.when.iter().map(|when| (when.as_str(), None)).collect();
        self.offer(text.what.clone(), &text.title, &forms, &text.body);
        if let Some((_, found)) = self.found.get_mut(before) {
            found.beside = text.when.clone().map(|when| (when, None));
        }
    }
}

/// The best finds, at most `most` of them. Of equals islands come first, then places, then the texts in their order.
pub fn search(lens: Lens<'_>, texts: &[Text], text: &str, most: usize) -> Vec<Found> {
    let atlas = lens.atlas;
    let mut finds = Finds { sought: Sought::new(text), found: Vec::new() };
    if finds.sought.whole.is_empty() {
        return Vec::new();
    }
    for island in &atlas.islands {
        let forms: Vec<Form<'_>> = island
            .names
            .iter()
            .flat_map(|name| {
                let lang = Some(name.lang.as_str());
                let reading = name.reading.as_deref().map(|reading| (reading, lang));
                [(name.native.as_str(), lang), (name.latin.as_str(), None), (name.label.as_str(), None)]
                    .into_iter()
                    .chain(reading)
            })
            .collect();
        finds.offer(What::Island(island.id.clone()), lens.title(island), &forms, "");
    }
    for place in &atlas.places {
        finds.offer(What::Place(place.at, near(place)), &place.name, &[(&place.under, None)], "");
    }
    texts.iter().for_each(|text| finds.offer_text(text));
    // Rank by rank, so that of equals the order above stays.
    let of_rank =
        |rank: u32| finds.found.iter().filter(move |(found, _)| *found == rank).map(|(_, found)| found.clone());
    (0..=5).flat_map(of_rank).take(most).collect()
}

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// A letter as it is compared; nothing for a sign. It knows the letters of the languages that maps of this kind are
/// written in: Unicode's own tables would weigh 8 kB, compressed, in every reader's download.
fn fold_char(c: char) -> Option<char> {
    let shifted = |by: i32| char::from_u32((c as i32 + by) as u32);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => shifted(0x20).and_then(fold_char),
        // Pairs of a capital and its small letter.
        '\u{100}'..='\u{137}' | '\u{14A}'..='\u{177}' if u32::from(c) % 2 == 0 => shifted(1).and_then(fold_char),
        'Ѐ'..='Џ' => shifted(0x50).and_then(fold_char),
        // Katakana as hiragana; letters and digits of full width as usual ones.
        '\u{30A1}'..='\u{30F6}' => shifted(-0x60),
        '\u{FF01}'..='\u{FF5E}' => shifted(-0xFEE0).and_then(fold_char),
        'ā' | 'à' | 'á' | 'â' | 'ä' => Some('a'),
        'ī' | 'î' | 'ï' | 'í' => Some('i'),
        'ū' | 'û' | 'ü' | 'ú' => Some('u'),
        'ē' | 'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'ō' | 'ô' | 'ö' | 'ó' => Some('o'),
        'ç' => Some('c'),
        'ñ' => Some('n'),
        'ё' => Some('е'),
        c if is_sign(c) => None,
        c => Some(c),
    }
}

/// Whether a character parts words, or stands on one: blanks, punctuation, accents that are characters of their own.
fn is_sign(c: char) -> bool {
    match c {
        '\0'..='\u{BF}' => !c.is_ascii_alphanumeric(),
        '×' | '÷' => true,
        _ => {
            matches!(c, '\u{2B0}'..='\u{36F}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '・' | '\u{FF5F}'..='\u{FF65}')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// The texts of the invented dispute, as a page has them.
    fn texts() -> Vec<Text> {
        let body = |paragraphs: &[crate::prose::Paragraph]| {
            let words = paragraphs.iter().flatten().filter_map(|span| match span {
                crate::prose::Span::Words(words) => Some(words.as_str()),
                crate::prose::Span::Cite(_) => None,
            });
            words.collect::<Vec<_>>().join(" ")
        };
        let (atlas, history) = (fixture::atlas("en"), fixture::history("en"));
        let claims = atlas.claims.iter().map(|claim| Text {
            what: What::Claim(claim.key.clone()),
            title: claim.question.clone(),
            when: None,
            body: claim.answers.iter().map(|(_, answer)| body(answer)).collect::<Vec<_>>().join(" "),
        });
        let events = history.events.iter().map(|event| Text {
            what: What::Event(event.key.clone()),
            title: event.title.clone(),
            when: Some(event.when.clone()),
            body: body(&event.text),
        });
        claims.chain(events).collect()
    }

    fn titles(text: &str) -> Vec<String> {
        let found = search(Lens::plain(&fixture::atlas("en")), &texts(), text, 8);
        found.into_iter().map(|found| found.title).collect()
    }

    #[test]
    fn case_accents_width_kana_and_hyphens_make_no_difference() {
        for (one, other) in [
            ("Minami-tō", "minamito"),
            ("オキシマ", "おきしま"),
            ("ＡＢＣ", "abc"),
            ("Жёлтый", "желтый"),
            ("Île d’Or", "ileDor"),
            ("ŌSAKA", "osaka"),
            ("Ёж · ЁЖ", "ежеж"),
            ("沖島（おきしま）", "沖島おきしま"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn an_island_is_found_by_either_name_and_before_what_speaks_of_it() {
        assert_eq!(titles("hern").first().map(String::as_str), Some("Hern / Ernay"));
        assert_eq!(titles("ERNAY").first().map(String::as_str), Some("Hern / Ernay"));
        assert!(titles("").is_empty() && titles(" - ").is_empty() && titles("zzzz").is_empty());
    }

    #[test]
    fn every_form_of_every_island_leads_to_it() {
        let atlas = fixture::atlas("en");
        for island in &atlas.islands {
            for name in &island.names {
                for form in [&name.native, &name.latin].into_iter().chain(&name.reading).filter(|form| !form.is_empty())
                {
                    let found = search(Lens::plain(&atlas), &[], form, 3);
                    assert!(
                        found.iter().any(|found| found.what == What::Island(island.id.clone())),
                        "{form}: {found:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_found_has_an_address_that_shows_it() {
        let atlas = fixture::atlas("en");
        let here = Address { kind: crate::address::Kind::Map, lang: "en".into(), island: Some("hern".into()) };
        for question in &atlas.claims {
            let found = search(Lens::plain(&atlas), &texts(), &question.question, 1);
            let (address, view) = found[0].address(&here, &View::default());
            let written = format!("{}{}", address.print(), view.print());
            assert_eq!(written, format!("en/?tab=claims&claim={}", question.key));
        }
    }

    #[test]
    fn words_are_sought_in_any_order_and_in_texts_too_but_names_go_before() {
        let history = fixture::history("en");
        let event = &history.events[2];
        let first = |text: &str| titles(text).into_iter().next();
        let backwards = event.title.split(' ').rev().collect::<Vec<_>>().join(" ");
        assert_eq!(first(&backwards), Some(event.title.clone()));
        assert_eq!(first(&event.when), Some(event.title.clone()));
        assert!(titles("turn back others").contains(&event.title));
        assert!(search(Lens::plain(&fixture::atlas("en")), &[], &event.title, 8).is_empty());
    }

    #[test]
    fn the_form_that_was_met_stands_beside_the_title_in_its_language() {
        let atlas = fixture::atlas("en");
        let island = &atlas.islands[0];
        let name = island.names.iter().find(|name| !island.title.contains(&name.native)).expect("a form of its own");
        let found = search(Lens::plain(&atlas), &[], &name.native, 1);
        assert_eq!(found[0].beside, Some((name.native.clone(), Some(name.lang.clone()))));
    }
}
