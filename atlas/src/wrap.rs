//! Lines of text, for what breaks none by itself, as a picture, and for what must know how many there will be. Widths are estimated from letters, as those of labels are.

use crate::label::width_em;

/// Signs that begin no line, in scripts without blanks between words.
const NOT_FIRST: &str = "、。，．・：；！？」』）】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ·,.;:!?)’”";
/// Signs that end no line.
const NOT_LAST: &str = "「『（【〈《“‘(";

/// Text in lines of at most `width` em; what has no place to break and is too long is broken anywhere. `letter` is the
/// width of an average letter in em.
pub fn lines(text: &str, width: f64, letter: f64) -> Vec<String> {
    let mut out = Vec::new();
    let mut line = String::new();
    for piece in pieces(text, Between::Phrases).flat_map(|phrase| {
        // A phrase that is longer than a line is broken as well as can be.
        let is_long = width_em(phrase.trim_end(), letter) > width;
        pieces(phrase, if is_long { Between::Letters } else { Between::Nothing })
    }) {
        let fits = |line: &str, piece: &str| width_em(line, letter) + width_em(piece.trim_end(), letter) <= width;
        if !line.trim().is_empty() && !fits(&line, piece) {
            out.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        if fits(&line, piece) {
            line.push_str(piece);
            continue;
        }
        for c in piece.chars() {
            if !line.is_empty() && width_em(&line, letter) + width_em(c.encode_utf8(&mut [0; 4]), letter) > width {
                out.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    out.extend((!line.trim().is_empty()).then(|| line.trim_end().to_owned()));
    out
}

/// The longest part of a text that must stand on one line, in em.
pub fn longest(text: &str, letter: f64) -> f64 {
    pieces(text, Between::Phrases).map(|piece| width_em(piece.trim_end(), letter)).fold(0.0, f64::max)
}

/// Where a script without blanks may be broken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    /// Nowhere.
    Nothing,
    /// Behind what ends a phrase: a particle, an ending, a mark.
    Phrases,
    /// Between any two letters.
    Letters,
}

/// The parts of a text between which a line may be broken.
fn pieces(text: &str, between: Between) -> impl Iterator<Item = &str> {
    let is_hiragana = |c: char| ('\u{3041}'..='\u{309F}').contains(&c);
    let is_han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c) || c == '々';
    // Hangul has blanks between its words.
    let is_wide = |c: char| c >= '\u{2E80}' && !('\u{AC00}'..='\u{D7A3}').contains(&c);
    let is_katakana = |c: char| ('\u{30A1}'..='\u{30FE}').contains(&c);
    let mut ends: Vec<usize> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let may = before.is_some_and(|before: char| {
            // Words in katakana are names and loans, which read badly in two parts.
            let goes_on = is_hiragana(c) || (is_han(before) && is_han(c));
            let may_part = match between {
                Between::Nothing => return false,
                Between::Phrases => !goes_on,
                Between::Letters => true,
            };
            let wide = (is_wide(before) || is_wide(c)) && !(is_katakana(before) && is_katakana(c));
            before == ' '
                || (wide
                    && may_part
                    && !NOT_FIRST.contains(c)
                    && !NOT_LAST.contains(before)
                    && c != ' '
                    && c != '\u{a0}'
                    && before != '\u{a0}')
        });
        ends.extend(may.then_some(at));
        before = Some(c);
    }
    ends.push(text.len());
    let mut from = 0;
    ends.into_iter().map(move |end| &text[std::mem::replace(&mut from, end)..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_between_words_and_never_too_long() {
        let said = lines("One calm printed sheet with two names for everything", 12.0, 0.6);
        assert_eq!(said.join(" "), "One calm printed sheet with two names for everything");
        assert!(said.len() > 1 && said.iter().all(|line| width_em(line, 0.6) <= 12.0), "{said:?}");
    }

    #[test]
    fn a_script_without_blanks_is_broken_anywhere_but_before_a_full_stop() {
        let said = lines("あいうえおかきくけ。こさし", 9.3, 0.6);
        assert_eq!(said, ["あいうえおかきく", "け。こさし"]);
    }

    #[test]
    fn a_script_without_blanks_is_broken_between_phrases_where_they_find_room() {
        let said = lines("北の国が統治し、南国が領有権を主張する島々", 8.3, 0.6);
        assert_eq!(said, ["北の国が統治し、", "南国が領有権を", "主張する島々"]);
    }

    #[test]
    fn hangul_is_broken_between_words() {
        assert_eq!(lines("나라 둘이 섬에 이름을", 5.3, 0.6), ["나라 둘이", "섬에", "이름을"]);
    }

    #[test]
    fn what_cannot_be_broken_is_cut() {
        let said = lines("see https://example.org/a/very/long/address now", 10.0, 0.6);
        assert!(said.len() > 2 && said.iter().all(|line| width_em(line, 0.6) <= 10.0), "{said:?}");
        assert_eq!(said.concat().replace(' ', ""), "seehttps://example.org/a/very/long/addressnow");
    }
}
