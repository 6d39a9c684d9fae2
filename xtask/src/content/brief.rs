//! A dated brief: a header between `+++`, then per language a heading `# LANG: Title` and paragraphs.

use super::files::Reader;
use atlas::dossier::{BriefFile, Text};

/// The line around the header.
const FENCE: &str = "+++";

/// Reads a brief.
pub fn read(reader: &mut Reader<'_>, name: &str) -> Option<BriefFile> {
    let text = reader.text(name)?;
    let lines: Vec<&str> = text.lines().collect();
    let end = lines.iter().skip(1).position(|line| line.trim_end() == FENCE).map(|at| at + 1);
    let (Some(end), Some(&FENCE)) = (end, lines.first().map(|line| line.trim_end()).as_ref()) else {
        reader.add(
            name,
            "line 1",
            "there is no header",
            "Begin the file with a line +++, the header in TOML, and a line +++",
        );
        return None;
    };
    let header = lines[1..end].join("\n");
    let mut brief: BriefFile = reader.parse(name, &header, 1)?;
    if !brief.title.0.is_empty() || !brief.body.0.is_empty() {
        let remedy = "Write the title behind “# LANG: ” and the text below it";
        reader.add(name, "header", "title and text do not belong in the header", remedy);
    }
    (brief.title, brief.body) = languages(reader, name, &lines, end + 1)?;
    Some(brief)
}

fn languages(reader: &mut Reader<'_>, name: &str, lines: &[&str], from: usize) -> Option<(Text, Text)> {
    let (mut titles, mut bodies) = (Text::default(), Text::default());
    let mut lang: Option<&str> = None;
    let mut sound = true;
    for (index, line) in lines.iter().enumerate().skip(from) {
        let mut wrong = |message: String, remedy: &str| {
            sound = false;
            reader.add(name, &format!("line {}", index + 1), message, remedy);
        };
        if let Some(heading) = line.strip_prefix('#') {
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
