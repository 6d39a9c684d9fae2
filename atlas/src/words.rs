//! The interface's words in one language, from `assets/words/LANG.toml`.

mod counted;
mod own;

use crate::date::PartialDate;
use crate::decimal::rounded;
pub use counted::{CATEGORIES, Counted, Plurals};
pub use own::{FlawWords, OwnWords};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::Deref;

/// Every word of the interface. A file that lacks one, or has one too many, is refused when it is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The mark between thousands.
    pub thousands: String,
    /// The mark before decimals.
    pub decimal: String,
    /// What stands between words that are put together here.
    pub mark: MarkWords,
    /// How dates are written.
    pub date: DateWords,
    /// Units: `km2`, `m2`, `km`, `m`, `people`, `nm`; each a pattern with `{n}`.
    pub unit: BTreeMap<String, Counted>,
    /// What a fact is of, by its key.
    pub fact: PageOnly<BTreeMap<String, String>>,
    /// What kind of work a source is, by its kind.
    pub source_kind: PageOnly<BTreeMap<String, String>>,
    /// The names of languages, by tag: each as "in that language".
    pub in_language: PageOnly<BTreeMap<String, String>>,
    /// What languages call themselves, by tag: the same in every file.
    pub own_name: PageOnly<BTreeMap<String, String>>,
    /// The map and its controls.
    pub map: MapWords,
    /// The panel.
    pub panel: PageOnly<PanelWords>,
    /// The timeline.
    pub timeline: TimelineWords,
    /// The words of the scenarios of a transfer of land.
    pub scenario: PageOnly<ScenarioWords>,
    /// The picture that a reader takes away.
    pub picture: PictureWords,
    /// The search.
    pub search: SearchWords,
    /// What is said when something went wrong.
    pub fault: FaultWords,
    /// A layer that a reader, or the page that embeds the map, brings.
    pub own: PageOnly<OwnWords>,
    /// How the language counts; no word, and in no file.
    #[serde(skip)]
    pub plurals: Plurals,
}

/// Words that stand in the page alone: a file of words holds them, and what the program is given ([`wire`](crate::content::wire))
/// does not. Serde tells the two apart: TOML and JSON call themselves human readable, postcard does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageOnly<T>(pub T);

impl<T> Deref for PageOnly<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for PageOnly<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { self.0.serialize(to) } else { to.serialize_unit() }
    }
}

impl<'de, T: Default + Deserialize<'de>> Deserialize<'de> for PageOnly<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() { T::deserialize(from).map(Self) } else { Ok(Self::default()) }
    }
}

/// The picture that a reader takes away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureWords {
    /// Heading of its buttons.
    pub take: PageOnly<String>,
    /// Button: prints the map and what is open beside it.
    pub print: PageOnly<String>,
    /// The rule of names where one side's stand alone; `{side}`.
    pub names: String,
    /// Under which licence its texts are.
    pub texts: String,
    /// Which state of the content it shows; `{date}`, `{version}`.
    pub state: String,
    /// When a page was printed; `{date}`, which the browser writes.
    pub printed: PageOnly<String>,
}

/// The timeline, and the map as of a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineWords {
    /// What it is called.
    pub name: String,
    /// The name of its slider.
    pub slider: String,
    /// The state of today.
    pub present: String,
    /// Button.
    pub previous: String,
    /// Button.
    pub next: String,
    /// Button: goes through the weightier events by itself.
    pub play: String,
    /// Button.
    pub pause: String,
    /// The caption of the map; `{date}`.
    pub as_of: String,
    /// Link.
    pub back: PageOnly<String>,
    /// Above the text, where the map shows another day; `{date}`.
    pub other_day: String,
    /// Link: the map on the day of a brief or an event.
    pub day: String,
    /// What was last told before the date; `{when}`.
    pub before: String,
    /// An island's accessible name; `{island}`, `{by}`.
    pub held: String,
    /// An island's accessible name where nothing was agreed; `{island}`.
    pub unheld: String,
    /// A band of the axis; `{side}`.
    pub band: PageOnly<String>,
    /// A band of the axis where nothing was agreed.
    pub nobody: String,
    /// A band of the axis in which nobody held what others claimed.
    pub vacant: PageOnly<String>,
    /// A band of the axis in which not the same held for all islands.
    pub mixed: String,
    /// Legend: land without a tint.
    pub untinted: String,
}

/// The words of the scenarios of a transfer of land.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioWords {
    /// Heading.
    pub heading: String,
    /// `{n}` per cent of the land.
    pub share: String,
    /// `{n}` per cent.
    pub percent: String,
    /// Label.
    pub land: String,
    /// Label.
    pub land_share: String,
    /// Label: which islands.
    pub islands: String,
    /// A part of `{island}`.
    pub part: String,
    /// `{n}` islets in them that the map names.
    pub islets: Counted,
    /// Label: who is counted, and when. The dispute's own word, as the three at the end are.
    #[serde(skip)]
    pub residents: String,
    /// Of a part of `{island}` nobody is counted.
    pub uncounted: String,
    /// Label.
    pub sea_12nm: String,
    /// Label.
    pub sea_200nm: String,
    /// Label.
    pub line: String,
    /// Nothing passes.
    pub nothing: String,
    /// Label: what a treaty would cover.
    #[serde(skip)]
    pub treaty_covered: String,
    /// What it would cover where land passes.
    #[serde(skip)]
    pub covered: String,
    /// Heading over what is said of the treaty.
    #[serde(skip)]
    pub treaty: String,
}

/// The search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    /// The field's name.
    pub label: String,
    /// The list's name.
    pub finds: String,
    /// Announced: how many there are; `{n}`.
    pub found: String,
    /// Said where there is none; `{text}`.
    pub nothing: String,
    /// What was found is an island.
    pub island: String,
    /// A place.
    pub place: String,
    /// A question in dispute.
    pub claim: String,
    /// A dated brief.
    pub brief: String,
    /// An event.
    pub event: String,
}

/// What stands between words that are put together here, with the blanks that belong to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkWords {
    /// Between the parts of a list.
    pub list: String,
    /// Between the last two of a list in a sentence.
    pub and: String,
    /// Between a thing and what is said of it.
    pub colon: String,
    /// Between two remarks.
    pub semicolon: PageOnly<String>,
    /// Behind a sentence that another follows.
    pub stop: String,
    /// Behind the last sentence.
    pub end: String,
    /// Between two whole sentences.
    pub sentence: String,
    /// Between a value and what is said beside it.
    pub beside: String,
}

/// How dates are written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    /// `{y}`.
    pub year: String,
    /// `{y}`, behind a word that governs the form of what follows: `since`, `until`.
    pub year_after: PageOnly<String>,
    /// `{m}` is a name of `month_names`, `{y}` the year.
    pub month: String,
    /// `{d}`, `{m}` of `months_in_dates`, `{y}`.
    pub day: String,
    /// `{from}`, `{to}`.
    pub from_to: PageOnly<String>,
    /// `{from}`.
    pub since: PageOnly<String>,
    /// `{to}`.
    pub until: PageOnly<String>,
    /// Twelve names, as they stand with a year alone.
    pub month_names: Vec<String>,
    /// Twelve names, as they stand behind a day, and behind `since` and `until`.
    pub months_in_dates: Vec<String>,
}

/// The map and its controls.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapWords {
    /// The map's accessible name; `{title}`.
    pub name: String,
    /// An island's accessible name; `{island}`, `{by}`, `{claimed}`.
    pub island: String,
    /// A line's accessible name; `{line}`.
    pub line: String,
    /// Button: closes what is said about a line.
    pub close_line: String,
    /// Button.
    pub zoom_in: String,
    /// Button.
    pub zoom_out: String,
    /// Button: the view the map began with.
    pub home: String,
    /// Button: shows the buttons that move the map.
    pub pan: String,
    /// Button.
    pub pan_north: String,
    /// Button.
    pub pan_south: String,
    /// Button.
    pub pan_east: String,
    /// Button.
    pub pan_west: String,
    /// Which keys move the map.
    pub keys: String,
    /// In a frame, when the wheel turned over the map; `{key}`.
    pub hint_wheel: String,
    /// In a frame, when one finger moved over the map.
    pub hint_touch: String,
    /// Heading of the legend.
    pub legend: String,
    /// Legend: how deep the sea is.
    pub depth: String,
    /// The legend's entry of the symbol of an island that is too small to be seen.
    pub symbol: String,
    /// Legend: striped land; `{by}`, `{claimed}`.
    pub disputed: String,
    /// Legend: a side's land; `{side}`.
    pub land: String,
    /// The small globe's accessible name; `{area}`.
    pub locator: PageOnly<String>,
    /// The scale bar's accessible name; `{km}`, `{nm}`.
    pub scale: String,
    /// Degrees north; `{n}`.
    pub north: String,
    /// Degrees east; `{n}`.
    pub east: String,
    /// Degrees south; `{n}`.
    pub south: String,
    /// Degrees west; `{n}`.
    pub west: String,
    /// Degrees of what lies on neither side: the equator, Greenwich, and the meridian opposite; `{n}`.
    pub degrees: String,
    /// Announced when an island is chosen; `{island}`.
    pub chosen: String,
    /// Announced when the island is closed.
    pub closed: String,
    /// Said while a part of the panel is on its way.
    pub awaited: String,
    /// Whose map is drawn: label of the choice.
    pub drawn_by: String,
    /// Ours is.
    pub drawn_ours: String,
    /// The map data's notice, a link to the project that makes them.
    pub data: String,
    /// The licence of the map data, behind the notice.
    pub licence: String,
    /// The caption of the map; `{title}`.
    pub scenario: String,
    /// Who holds and who claims all the islands together; `{island}`, `{by}`, `{claimed}`.
    pub answer: String,
    /// Legend: a treaty's line, signed and not yet in force; `{line}`, `{date}`.
    pub signed: String,
    /// Legend: land that would pass; `{side}`. A dispute may have its own.
    pub passing: String,
    /// Who holds and who claims, where it is not one of each.
    pub held: HeldWords,
}

/// Who holds and who claims something, as parts of a sentence: for what nobody holds, several hold or several claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldWords {
    /// Nobody holds it.
    pub nobody: String,
    /// `{by}`, a side, holds it.
    pub one: String,
    /// `{by}`, several sides, hold it.
    pub jointly: String,
    /// `{claimed}`, a side, claims it.
    pub claimed: String,
    /// `{claimed}`, several sides, claim it.
    pub claimed_by_all: String,
}

/// The panel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelWords {
    /// Link to the page that lists all maps of the site.
    pub all_maps: String,
    /// Skip link.
    pub skip: String,
    /// Name of the list of islands.
    pub islands: String,
    /// Name of the list of a group's islets; `{island}`.
    pub islets: String,
    /// Name of the language switch.
    pub languages: String,
    /// Tab, and heading.
    pub brief: String,
    /// Tab, and heading.
    pub claims: String,
    /// Tab, and heading.
    pub facts: String,
    /// Tab, and heading.
    pub sources: String,
    /// Name of the row of tabs.
    pub tabs: String,
    /// Cell.
    pub administered_by: String,
    /// Cell.
    pub claimed_by: String,
    /// Whose names are shown: label of the choice.
    pub names: String,
    /// Both sides' names are shown.
    pub names_both: String,
    /// The names of all three sides are shown.
    pub names_all: String,
    /// What it means that one side's names are shown; `{side}`.
    pub names_only: String,
    /// The same where there are three sides.
    pub names_only_of_all: String,
    /// A name that is no side's; `{name}`.
    pub also: String,
    /// In the place of a side, where nobody administers an island.
    pub nobody: String,
    /// Heading over what can be chosen about the map.
    pub options: String,
    /// Link to the page that builds a snippet.
    pub build_embed: String,
    /// Label of the optional layers that are shown.
    pub shown: String,
    /// A side's is, which is compared with the other's.
    pub drawn_both: String,
    /// Names: where it comes from.
    pub origin: String,
    /// Link that closes the island.
    pub close: String,
    /// Heading over the dated briefs.
    pub series: String,
    /// Publisher of our own briefs.
    pub this_map: String,
    /// Label.
    pub publisher: String,
    /// Label.
    pub kind: String,
    /// Label.
    pub date: String,
    /// Label.
    pub subjects: String,
    /// Label.
    pub countries: String,
    /// Label: the islands a claim or a brief concerns.
    pub concerns: String,
    /// Heading over the positions on this island; `{island}`.
    pub position: String,
    /// Heading over the questions.
    pub questions: String,
    /// Label of our note.
    pub note: String,
    /// Said above the claims.
    pub claims_lead: String,
    /// Mark of an unconfirmed fact.
    pub from_memory: String,
    /// Mark of a computed fact.
    pub computed: String,
    /// Column heading of the facts.
    pub fact: String,
    /// Column heading of the facts.
    pub value: String,
    /// Accessible name of a citation; `{n}`, `{title}`.
    pub cite: String,
    /// `{date}`: up to when the content was checked.
    pub checked: String,
    /// An islet opens inside its group; `{group}`.
    pub part_of: String,
    /// The head under which all there is to read in a frame is folded.
    pub rest: String,
    /// The same where there are three sides.
    pub rest_of_all: String,
    /// In a frame, link: the same view on a page of its own.
    pub full_map: String,
    /// Link to the page about the map.
    pub about: String,
    /// Link to the page of the data.
    pub data: String,
    /// Heading over the events.
    pub chronology: String,
    /// In a frame: link to the events on the full map.
    pub chronology_there: String,
    /// In a frame, link: the dated briefs, on the full map.
    pub series_there: String,
    /// Heading over the periods of an island.
    pub administration: String,
    /// Label: who had a part in an event.
    pub parties: String,
    /// Heading over the third parties.
    pub others: String,
    /// Label: the third parties that have spoken about a question.
    pub others_too: String,
    /// Label: how a brief, a claim or an event is cited.
    pub cite_as: String,
    /// `{title}`, `{map}`, `{publisher}`, `{date}`, `{version}`; the address stands behind it.
    pub citation: String,
    /// How far the answers rest on texts of the sides' own states: `{shares}` are the sides, each with its share.
    pub own_texts: String,
    /// Before the questions that `{side}` answers without such a text.
    pub own_texts_lack: String,
    /// Link to the feed of corrections and additions.
    pub feed: String,
}

/// What is said when something went wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultWords {
    /// A layer did not come; `{layer}`, `{reason}`.
    pub layer: String,
    /// The names of the layers, by id.
    pub layer_names: BTreeMap<String, String>,
    /// What the live map cannot begin without did not come; `{reason}`.
    pub content: PageOnly<String>,
    /// Button.
    pub retry: String,
    /// The server answered with an error; `{status}`.
    pub status: String,
    /// There was no answer.
    pub network: String,
    /// The file is not what it should be.
    pub corrupt: String,
    /// The live map could not start.
    pub no_start: PageOnly<String>,
    /// The live map broke, and the printed page is back.
    pub stopped: PageOnly<String>,
    /// Above a page that came without its style sheet, as it does from disk.
    pub from_disk: PageOnly<String>,
    /// The page without a program.
    pub still: PageOnly<String>,
    /// Button: takes a sentence away.
    pub close: PageOnly<String>,
    /// A frame that may open no window; the address stands behind it.
    pub no_window: PageOnly<String>,
    /// A new version has come while the page was open.
    pub update: PageOnly<String>,
    /// Button: takes the new version.
    pub load: PageOnly<String>,
    /// A picture of the view could not be made; `{file}`.
    pub no_picture: PageOnly<String>,
}

/// Puts values into a pattern: `{name}` becomes the value of that name.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let put = |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{{name}}}"), value);
    values.iter().fold(pattern.to_owned(), put)
}

/// A text with a capital letter in front, where its script is one of those in which maps of this kind are written.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = match letters.next() {
        Some(c @ ('a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'а'..='я')) => char::from_u32(u32::from(c) - 32),
        first => first,
    };
    first.into_iter().chain(letters).collect()
}

impl Words {
    /// A date in words, as precise as it is.
    pub fn date(&self, date: PartialDate) -> String {
        self.said(date, &self.date.month_names, &self.date.year)
    }

    /// From a date on.
    pub fn since(&self, date: PartialDate) -> String {
        fill(&self.date.since, &[("from", &self.governed(date))])
    }

    /// Up to a date.
    pub fn until(&self, date: PartialDate) -> String {
        fill(&self.date.until, &[("to", &self.governed(date))])
    }

    /// A date behind a word that governs its form.
    fn governed(&self, date: PartialDate) -> String {
        self.said(date, &self.date.months_in_dates, &self.date.year_after)
    }

    /// A date, with the forms of a month and of a year that stand alone.
    fn said(&self, date: PartialDate, months: &[String], pattern: &str) -> String {
        let year = date.year().to_string();
        let name = |names: &[String], month: u8| names.get(usize::from(month) - 1).cloned().unwrap_or_default();
        match (date.month(), date.day()) {
            (Some(month), Some(day)) => {
                let (day, month) = (day.to_string(), name(&self.date.months_in_dates, month));
                fill(&self.date.day, &[("d", &day), ("m", &month), ("y", &year)])
            }
            (Some(month), None) => fill(&self.date.month, &[("m", &name(months, month)), ("y", &year)]),
            (None, _) => fill(pattern, &[("y", &year)]),
        }
    }

    /// Names as a sentence lists them.
    pub fn listed(&self, names: &[&str]) -> String {
        match names {
            [before @ .., last] if !before.is_empty() => {
                format!("{}{}{last}", before.join(&self.mark.list), self.mark.and)
            }
            _ => names.concat(),
        }
    }

    /// A number with its thousands apart and at most two decimals, of which one below 1 has as many as its source gives, up to six;
    /// without trailing zeros.
    pub fn number(&self, value: f64) -> String {
        let written = digits(value);
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        let mut out = if value < 0.0 { "−".to_owned() } else { String::new() };
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 3 {
                out.push_str(&self.thousands);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push_str(&self.decimal);
            out.push_str(decimals);
        }
        out
    }

    /// A number with its unit.
    pub fn quantity(&self, value: f64, unit: &str) -> String {
        self.unit.get(unit).map_or_else(|| self.number(value), |pattern| self.count(pattern, value))
    }

    /// A pattern in the form for a number, with the number in it.
    pub fn count(&self, pattern: &Counted, value: f64) -> String {
        fill(pattern.form(self.plurals.of(&digits(value))), &[("n", &self.number(value))])
    }

    /// Every pattern that may have forms for numbers, with its place in the file.
    pub fn counted(&self) -> Vec<(String, &Counted)> {
        let units = self.unit.iter().map(|(unit, pattern)| (format!("unit.{unit}"), pattern));
        let others = [
            ("scenario.islets", &self.scenario.islets),
            ("own.features", &self.own.features),
            ("own.problems", &self.own.problems),
        ];
        units.chain(others.map(|(place, pattern)| (place.to_owned(), pattern))).collect()
    }
}

/// The digits of a number without its sign.
fn digits(value: f64) -> String {
    let value = value.abs();
    if value < 1.0 { rounded::<6>(value).to_string() } else { rounded::<2>(value).to_string() }
}
