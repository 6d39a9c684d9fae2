//! A dated brief: a header between `+++`, then per language a heading `# LANG: Title` and paragraphs.

use crate::files::FolderReader;
use atlas::dossier::{BriefFile, Text};

/// The line around the header.
const FENCE: &str = "+++";

/// Reads a brief.
pub fn read(reader: &mut FolderReader<'_>, name: &str) -> Option<BriefFile> {
    let lines = Lines::of(reader, name)?;
    let mut brief: BriefFile = reader.parse(name, &lines.header(), 1)?;
    if !brief.title.0.is_empty() || !brief.body.0.is_empty() {
        let remedy = "Write the title behind “# LANG: ” and the text below it";
        reader.add(name, "header", "title and text do not belong in the header", remedy);
    }
    (brief.title, brief.body) = languages(reader, name, &lines, |line| line.strip_prefix('#'))?;
    Some(brief)
}

/// The lines of a file with a header.
pub struct Lines<'a> {
    all: Vec<&'a str>,
    /// The number, from 0, of the line that closes the header.
    end: usize,
}

impl<'a> Lines<'a> {
    /// Finds the header.
    pub fn of(reader: &mut FolderReader<'a>, name: &str) -> Option<Self> {
        let all: Vec<&str> = reader.text(name)?.lines().collect();
        let is_fence = |line: &&str| line.trim_end() == FENCE;
        let end = all.iter().skip(1).position(is_fence).map(|at| at + 1);
        if let (Some(end), true) = (end, all.first().is_some_and(is_fence)) {
            return Some(Self { all, end });
        }
        let remedy = "Begin the file with a line +++, the header in TOML, and a line +++";
        reader.add(name, "line 1", "there is no header", remedy);
        None
    }

    /// The header, in TOML.
    pub fn header(&self) -> String {
        self.all[1..self.end].join("\n")
    }
}

/// Title and text in each language. `title` gives what stands behind the sign of a title in a line that has it.
pub fn languages(
    reader: &mut FolderReader<'_>,
    name: &str,
    lines: &Lines<'_>,
    title: fn(&str) -> Option<&str>,
) -> Option<(Text, Text)> {
    let (mut titles, mut bodies) = (Text::default(), Text::default());
    let mut lang: Option<&str> = None;
    let mut sound = true;
    for (index, line) in lines.all.iter().enumerate().skip(lines.end + 1) {
        let mut wrong = |message: String, remedy: &str| {
            sound = false;
            reader.add(name, &format!("line {}", index + 1), message, remedy);
        };
        if let Some(heading) = title(line) {
            match heading.split_once(':').map(|(tag, title)| (tag.trim(), title.trim())) {
                Some((tag, title)) if !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') => {
                    if titles.0.insert(tag.into(), title.into()).is_some() {
                        wrong(format!("there is a second text in “{tag}”"), "Keep one of them");
                    }
                    lang = Some(tag);
                }
                _ => wrong("this heading names no language".into(), "Write “# en: The title”"),
            }
        } else if let Some(lang) = lang {
            let body = bodies.0.entry(lang.to_owned()).or_default();
            body.push_str(line.trim_end());
            body.push('\n');
        } else if !line.trim().is_empty() {
            wrong("this text stands before any heading".into(), "Begin with a line “# en: The title”");
        }
    }
    bodies.0.values_mut().for_each(|body| *body = body.trim().to_owned());
    sound.then_some((titles, bodies))
}
