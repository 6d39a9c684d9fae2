//! Search in every script at once: over islands and places, and over the texts of the page: claims, briefs and events.
//!
//! A text is folded before it is compared: case, accents, macrons, width, the two kana scripts, hyphens and blanks make no
//! difference, so that "okishima", "おきしま" and "オキシマ", "Oki-shima" and "ŌKISHIMA" meet. There is no index: the content is small.

use crate::address::{Address, At, View};
use crate::content::{JOINT, Place, PlaceKind};
use crate::lens::Lens;
use crate::lonlat::LonLat;

/// One result of a search.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// Its title in the page's language.
    pub title: String,
    /// Shown beside the title: the form of the name that matched where that is another, or a date. With its language tag,
    /// where that is another than the page's.
    pub beside: Option<(String, Option<String>)>,
}

/// What a result leads to, and how an address names it.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// All the disputed islands.
    Whole,
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
    pub target: Target,
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

impl Hit {
    /// The id, in the document, of what is read once it is open; nothing for a place, which is looked at.
    pub fn anchor(&self) -> Option<String> {
        Some(match &self.target {
            Target::Whole | Target::Island(_) => "panel-title".into(),
            Target::Place(..) => return None,
            Target::Claim(key) => format!("claim-{key}"),
            Target::Brief(key) => format!("brief-{key}"),
            Target::Event(key) => format!("event-{key}"),
        })
    }

    /// The page and view that show it.
    pub fn address(&self, here: &Address, view: &View) -> (Address, View) {
        let fresh = view.for_another_island();
        match &self.target {
            Target::Whole => (here.with_island(None), fresh),
            Target::Island(id) => (here.with_island(Some(id)), fresh),
            Target::Place(at, zoom) => (here.clone(), View { at: Some(At::new(*at, *zoom)), ..view.clone() }),
            Target::Claim(key) => (here.with_island(None), fresh.with_claim(Some(key))),
            Target::Brief(key) => (here.with_island(None), fresh.with_brief(Some(key))),
            Target::Event(key) => (here.with_island(None), fresh.with_event(Some(key))),
        }
    }
}

/// The text that is searched for, folded: as a whole and word by word.
struct Query {
    whole: String,
    words: Vec<String>,
}

/// How well a text matches a query; lower is better, nothing where it does not match.
fn rank(text: &str, query: &str) -> Option<u32> {
    let folded = fold(text);
    if folded == query {
        return Some(0);
    }
    if folded.starts_with(query) {
        return Some(1);
    }
    if text.split(is_sign).any(|word| fold(word).starts_with(query)) {
        return Some(2);
    }
    // Scripts without blanks have no words to begin with.
    let has_no_words = query.chars().any(|c| c >= '\u{2E80}');
    (folded.contains(query) && (has_no_words || query.chars().count() >= 4)).then_some(3)
}

impl Query {
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

struct Results {
    query: Query,
    hits: Vec<(u32, Hit)>,
}

impl Results {
    /// Adds a result if its title, one of its other forms, or its text matches.
    fn consider(&mut self, target: Target, title: &str, forms: &[Form<'_>], text: &str) {
        let own = rank(title, &self.query.whole).map(|rank| (rank, None));
        let others = forms.iter().filter_map(|form| Some((rank(form.0, &self.query.whole)?, Some(*form))));
        let best = own.into_iter().chain(others).min_by_key(|(rank, _)| *rank);
        let best = best.or_else(|| {
            let mut texts: Vec<&str> = forms.iter().map(|(form, _)| *form).chain([title]).collect();
            let rank = if self.query.all_words(&texts) { 4 } else { 5 };
            texts.push(text);
            (rank == 4 || self.query.all_words(&texts)).then_some((rank, None))
        });
        if let Some((rank, form)) = best {
            let beside = form.filter(|(form, _)| !title.contains(form));
            let beside = beside.map(|(form, lang)| (form.to_owned(), lang.map(str::to_owned)));
            self.hits.push((rank, Hit { target, title: title.to_owned(), beside }));
        }
    }

    /// The same, for a text of the page.
    fn consider_text(&mut self, text: &Text) {
        let before = self.hits.len();
        let forms: Vec<Form<'_>> = text.when.iter().map(|when| (when.as_str(), None)).collect();
        self.consider(text.target.clone(), &text.title, &forms, &text.body);
        if let Some((_, hit)) = self.hits.get_mut(before) {
            hit.beside = text.when.clone().map(|when| (when, None));
        }
    }
}

/// The best results, at most `most` of them. Of equals islands come first, then places, then the texts in their order.
pub fn search(lens: Lens<'_>, texts: &[Text], text: &str, most: usize) -> Vec<Hit> {
    let atlas = lens.atlas;
    let mut results = Results { query: Query::new(text), hits: Vec::new() };
    if results.query.whole.is_empty() {
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
            .chain([(island.common.as_str(), None)])
            .collect();
        results.consider(Target::Island(island.id.clone()), lens.title(island), &forms, "");
    }
    if !atlas.common.is_empty() {
        let names = lens.areas();
        let forms: Vec<Form<'_>> = names.iter().map(|name| (*name, None)).collect();
        results.consider(Target::Whole, &atlas.common, &forms, "");
    }
    for place in &atlas.places {
        let title = lens.place_names(place).join(JOINT);
        results.consider(
            Target::Place(place.at, near(place)),
            &title,
            &[(&place.name, None), (&place.under, None)],
            "",
        );
    }
    texts.iter().for_each(|text| results.consider_text(text));
    // Rank by rank, so that of equals the order above stays.
    let of_rank = |rank: u32| results.hits.iter().filter(move |(of, _)| *of == rank).map(|(_, hit)| hit.clone());
    (0..=5).flat_map(of_rank).take(most).collect()
}

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars().filter_map(fold_char) {
        let before = out.pop();
        match before.and_then(|before| syllable(before, letter)) {
            Some(whole) => out.push(whole),
            None => out.extend(before.into_iter().chain([letter])),
        }
    }
    out
}

/// The syllable of Hangul that a letter, or a syllable without an end, makes with the letter behind it.
fn syllable(before: char, letter: char) -> Option<char> {
    let (before, letter) = (u32::from(before), u32::from(letter));
    let whole = match (before, letter) {
        (0x1100..=0x1112, 0x1161..=0x1175) => 0xAC00 + ((before - 0x1100) * 21 + letter - 0x1161) * 28,
        (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (before - 0xAC00) % 28 == 0 => before + letter - 0x11A7,
        _ => return None,
    };
    char::from_u32(whole)
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
        // Letters that end a word as those within; alef with whatever it bears, and letters that neighbours write otherwise.
        'ך' | 'ם' | 'ן' | 'ף' | 'ץ' => shifted(1),
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ة' => Some('ه'),
        '\u{660}'..='\u{669}' => shifted(-0x630),
        '\u{6F0}'..='\u{6F9}' => shifted(-0x6C0),
        c if is_sign(c) || is_mark(c) => None,
        c => Some(c),
    }
}

/// Whether a character stands on a letter or lengthens it: accents that are characters of their own, points, vowels.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// Whether a character parts words: blanks and punctuation.
fn is_sign(c: char) -> bool {
    match c {
        '\0'..='\u{BF}' => !c.is_ascii_alphanumeric(),
        '×' | '÷' => true,
        _ => {
            matches!(c, '\u{2B0}'..='\u{2FF}' | '\u{5BE}' | '\u{5F3}' | '\u{5F4}' | '\u{60C}'..='\u{61F}' | '\u{6D4}'
                | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '・' | '\u{FF5F}'..='\u{FF65}')
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
            target: Target::Claim(claim.key.clone()),
            title: claim.question.clone(),
            when: None,
            body: claim.answers.iter().map(|(_, answer)| body(answer)).collect::<Vec<_>>().join(" "),
        });
        let events = history.events.iter().map(|event| Text {
            target: Target::Event(event.key.clone()),
            title: event.title.clone(),
            when: Some(event.when.clone()),
            body: body(&event.text),
        });
        claims.chain(events).collect()
    }

    fn titles(text: &str) -> Vec<String> {
        let hits = search(Lens::plain(&fixture::atlas("en")), &texts(), text, 8);
        hits.into_iter().map(|hit| hit.title).collect()
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
            ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글"),
            ("바위-섬", "바위섬"),
            ("אִיִּים", "איימ"),
            ("בית־אל", "ביתאל"),
            ("جَزِيرَة", "جزيره"),
            ("الأولى، ١٢", "الاولي12"),
            ("e\u{301}te\u{301}", "été"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn syllables_are_compared_whole_and_marks_part_no_words() {
        assert_ne!(fold("가"), fold("각"));
        assert_eq!(Query::new("אִיִּים הַר").words, ["איימ", "הר"]);
        assert_eq!(rank("바위섬 둘레", &fold("섬")), Some(3));
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
                    let hits = search(Lens::plain(&atlas), &[], form, 3);
                    assert!(hits.iter().any(|hit| hit.target == Target::Island(island.id.clone())), "{form}: {hits:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_found_has_an_address_that_shows_it() {
        let atlas = fixture::atlas("en");
        let here = Address { island: Some("hern".into()), ..atlas.page(crate::address::Kind::Map) };
        for question in &atlas.claims {
            let hits = search(Lens::plain(&atlas), &texts(), &question.question, 1);
            let (address, view) = hits[0].address(&here, &View::default());
            let written = format!("{}{}", address.print(), view.print());
            assert_eq!(written, format!("en/fixture/?tab=claims&claim={}", question.key));
        }
    }

    #[test]
    fn words_are_searched_in_any_order_and_in_texts_too_but_names_go_before() {
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
        let hits = search(Lens::plain(&atlas), &[], &name.native, 1);
        assert_eq!(hits[0].beside, Some((name.native.clone(), Some(name.lang.clone()))));
    }

    #[test]
    fn a_name_that_is_no_sides_is_found() {
        let atlas = fixture::atlas("en");
        let found = |text: &str| {
            search(Lens::plain(&atlas), &[], text, 5).into_iter().map(|hit| hit.target).collect::<Vec<_>>()
        };
        assert_eq!(found("gull"), [Target::Island("hern".into())]);
        assert_eq!(found("halfway islands"), [Target::Whole]);
        let (address, _) =
            search(Lens::plain(&atlas), &[], "halfway", 5)[0].address(&Address::default(), &View::default());
        assert_eq!(address.island, None);
    }
}
