//! The words of pages without a map. They are apart from [`atlas::words::Words`], which travels with the map.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of the page of the data, from `assets/words/data/LANG.toml`. A file that lacks one, or has one too many, is refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataWords {
    /// The title of the page.
    pub title: String,
    /// What it is, in one paragraph.
    pub lead: String,
    /// The list of files.
    pub files: FilesWords,
    /// Which state of the content this is.
    pub version: VersionWords,
    /// What may be done with it.
    pub licences: LicenceWords,
    /// How tables are written.
    pub forms: Paragraphs,
    /// How a program may ask.
    pub programs: Paragraphs,
    /// What every field holds.
    pub fields: FieldsWords,
    /// The kinds of fields.
    pub kind: KindWords,
    /// What each file holds, by its name.
    pub file: BTreeMap<String, String>,
    /// What each field holds: by table and name, or under `any` where several tables have it. `{side}` is the side.
    pub field: BTreeMap<String, BTreeMap<String, String>>,
    /// The feed of what was changed.
    pub feed: FeedWords,
}

/// The feed of what was changed since the first publication.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedWords {
    /// Its title; `{map}`.
    pub title: String,
    /// What is told in it.
    pub subtitle: String,
    /// The title of a correction; `{what}`.
    pub correction: String,
    /// The title of a dated brief that was added; `{title}`.
    pub brief: String,
    /// The title of an event that was added; `{title}`.
    pub event: String,
    /// Label of what was said before a correction.
    pub before: String,
    /// Label of what is said since.
    pub now: String,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraphs {
    /// The heading.
    pub heading: String,
    /// The paragraphs. Under `programs`, `{url}` is the address of a file and `{package}` the name of the list of all.
    pub text: Vec<String>,
}

/// The list of files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilesWords {
    /// The heading.
    pub heading: String,
    /// Column: the file.
    pub file: String,
    /// Column: what it holds.
    pub holds: String,
    /// Column: how many rows or features it has.
    pub rows: String,
    /// Column: its size.
    pub size: String,
    /// A size; `{n}`.
    pub kb: String,
}

/// Which state of the content this is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionWords {
    /// The heading.
    pub heading: String,
    /// `{version}`, `{date}`.
    pub text: String,
    /// What a version is.
    pub meaning: String,
}

/// What may be done with the files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenceWords {
    /// The heading.
    pub heading: String,
    /// The name of the licence of shapes.
    pub of_shapes: String,
    /// The name of the licence of texts.
    pub of_texts: String,
    /// Of shapes; `{licence}` and `{notice}` are links.
    pub shapes: String,
    /// Of texts; `{licence}` is a link.
    pub texts: String,
    /// Before the lines to copy.
    pub credit: String,
    /// The line for texts: `{map}`, `{publisher}`, `{date}`, `{version}`, `{url}`.
    pub credit_texts: String,
    /// The line for shapes: `{notice}`, `{map}`, `{url}`.
    pub credit_shapes: String,
}

/// What every field holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsWords {
    /// The heading.
    pub heading: String,
    /// Column: the field, and its kind below it.
    pub field: String,
    /// Column: what it holds.
    pub holds: String,
}

/// The kinds of fields.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// An id or a key.
    pub id: String,
    /// Ids.
    pub ids: String,
    /// Words.
    pub text: String,
    /// Several short texts.
    pub texts: String,
    /// A year, a month or a day.
    pub date: String,
    /// A number.
    pub number: String,
    /// A whole number.
    pub whole: String,
    /// An address of the web.
    pub url: String,
}

/// The words of the page that builds a snippet, from `assets/words/embed/LANG.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedWords {
    /// The title of the page.
    pub title: String,
    /// What it is for, in one paragraph.
    pub lead: String,
    /// The link to the article.
    pub example: String,
    /// What is said where no script runs.
    pub no_script: String,
    /// What can be chosen.
    pub choose: ChooseWords,
    /// The preview.
    pub preview: PreviewWords,
    /// The snippets.
    pub snippets: SnippetsWords,
}

/// Labels of the choices.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChooseWords {
    /// Heading.
    pub heading: String,
    /// Which island.
    pub island: String,
    /// None in particular.
    pub all: String,
    /// Which language.
    pub language: String,
    /// Light or dark.
    pub theme: String,
    /// As the reader's system.
    pub auto: String,
    /// Light.
    pub light: String,
    /// Dark.
    pub dark: String,
    /// The map as of which date.
    pub date: String,
    /// How it is written.
    pub date_hint: String,
    /// It is none; `{date}`.
    pub date_wrong: String,
    /// The days of events.
    pub date_of: String,
    /// Which transfer is drawn.
    pub scenario: String,
    /// None.
    pub none: String,
    /// The map alone.
    pub plain: String,
    /// The height of the frame.
    pub height: String,
    /// It is none; `{min}`, `{max}`.
    pub height_wrong: String,
    /// What is open below the map.
    pub open: String,
    /// Nothing in particular.
    pub open_none: String,
    /// The map looks where the preview was moved to.
    pub camera: String,
    /// The button that takes that back.
    pub leave_camera: String,
}

/// Words around the preview.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewWords {
    /// Heading.
    pub heading: String,
    /// As wide as a phone.
    pub phone: String,
    /// As wide as a column of text.
    pub column: String,
    /// As wide as there is room.
    pub full: String,
    /// What the preview is, and that what is done in it is chosen.
    pub follows: String,
}

/// Words around the snippets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SnippetsWords {
    /// Heading.
    pub heading: String,
    /// The button.
    pub copy: String,
    /// It has been copied.
    pub copied: String,
    /// It could not be; the text is marked.
    pub by_hand: String,
    /// What of the choice they keep.
    pub keeps: String,
    /// Of a picture of the chosen view, which its user has to save; `{link}` is the link to that view.
    pub own_picture: String,
    /// The text of that link.
    pub own_picture_link: String,
    /// What stands in a snippet where the address of that picture has to be written.
    pub own_picture_file: String,
    /// A bare frame.
    pub frame: SnippetWords,
    /// The helper's element.
    pub helper: SnippetWords,
    /// A bare address.
    pub wordpress: SnippetWords,
    /// A picture.
    pub picture: SnippetWords,
}

/// Words of one snippet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SnippetWords {
    /// What it is.
    pub title: String,
    /// When to choose it, in one line.
    pub when: String,
}

/// The words of the site's home, which lists its maps, from `assets/words/home/LANG.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeWords {
    /// The title of the page.
    pub title: String,
    /// What the maps are, in one paragraph.
    pub lead: String,
    /// Heading of the list.
    pub maps: String,
    /// The globe's accessible name.
    pub globe: String,
    /// How the globe is turned.
    pub keys: String,
    /// Button: turns the globe to the place of a dispute.
    pub turn: String,
    /// Label: how large the land is.
    pub area: String,
    /// Label: how many people live there.
    pub people: String,
    /// Label: in which languages the map is.
    pub languages: String,
    /// Label: the date up to which the content was checked.
    pub checked: String,
    /// Label in place of `languages` where the page's own is none of them.
    pub only_in: String,
    /// Link to this page in this language, for readers of another.
    pub offer: String,
    /// The name of the search field.
    pub search: String,
    /// Said where an address is none.
    pub not_found: String,
}
