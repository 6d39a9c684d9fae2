//! Running text: paragraphs of words and citation marks.

/// A paragraph.
pub type Paragraph = Vec<Span>;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// Words.
    Words(String),
    /// A citation mark: the id of a source.
    Cite(String),
}

/// Splits a text into paragraphs at empty lines and finds its citation marks, `[^id]`.
///
/// Line breaks inside a paragraph are spaces. A mark that is not closed stays as it is written: the content check
/// refuses it.
pub fn parse(text: &str) -> Vec<Paragraph> {
    text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(paragraph).collect()
}

fn paragraph(text: &str) -> Paragraph {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some((words, id, tail)) = next_mark(rest) {
        push_words(&mut spans, words);
        spans.push(Span::Cite(id.to_owned()));
        rest = tail;
    }
    push_words(&mut spans, rest);
    spans
}

fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let (words, after) = text.split_once("[^")?;
    let (id, tail) = after.split_once(']')?;
    Some((words, id, tail))
}

fn push_words(spans: &mut Paragraph, words: &str) {
    if !words.is_empty() {
        spans.push(Span::Words(words.replace('\n', " ")));
    }
}

/// The text without its citation marks, as lengths are counted and plain descriptions are made. Paragraphs stand behind
/// each other as sentences of the script do: with a space, or with none behind an ideographic stop.
pub fn plain(text: &str) -> String {
    let paragraphs = parse(text);
    let words = |p: &Paragraph| {
        let only_words = |span: &Span| match span {
            Span::Words(words) => Some(words.clone()),
            Span::Cite(_) => None,
        };
        p.iter().filter_map(only_words).collect::<String>()
    };
    let ends_without_space = |text: &String| text.ends_with(['。', '！', '？', '」']);
    paragraphs.iter().map(words).fold(String::new(), |before, paragraph| {
        let space = if before.is_empty() || ends_without_space(&before) { "" } else { " " };
        before + space + &paragraph
    })
}

/// The ids cited, in order of first mention.
pub fn cited(paragraphs: &[Paragraph]) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for span in paragraphs.iter().flatten() {
        if let Span::Cite(id) = span
            && !ids.contains(&id.as_str())
        {
            ids.push(id);
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        let text = "One side says so.[^a][^b] The other\ndoes not.[^a]\n\nA note.";
        let paragraphs = parse(text);
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(cited(&paragraphs), ["a", "b"]);
        assert_eq!(plain(text), "One side says so. The other does not. A note.");
    }

    #[test]
    fn paragraphs_join_as_the_script_does() {
        assert_eq!(plain("甲は言う。[^a]\n\n乙は言う。"), "甲は言う。乙は言う。");
        assert_eq!(plain("One.\n\nTwo.[^a]\n\nThree."), "One. Two. Three.");
    }

    #[test]
    fn an_open_mark_stays_in_sight() {
        assert_eq!(plain("Broken [^mark"), "Broken [^mark");
    }
}
