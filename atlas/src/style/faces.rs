//! The faces of letters, by script: letters and figures of a page are of one face, in whatever language it is.

/// The two faces that text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For names and titles.
    Serif,
    /// For all else.
    Sans,
}

/// What the languages of one script are set in. A family that a system lacks is passed over.
#[derive(Clone, Copy, Debug)]
pub struct Faces {
    /// The languages, by the first part of their tags; none for all that no other row names.
    pub languages: &'static [&'static str],
    /// Families for names and titles, the best first, as CSS and SVG write them.
    pub serif: &'static str,
    /// Families for all else.
    pub sans: &'static str,
}

/// A script whose letters the first row lacks needs a row, with every language that is written in it.
pub const FACES: [Faces; 3] = [
    Faces {
        languages: &[],
        serif: "'Iowan Old Style','Palatino Nova',Palatino,'Book Antiqua','Noto Serif','Source Serif 4',Georgia,serif",
        sans: "'Avenir Next','Segoe UI','Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif",
    },
    Faces {
        languages: &["ja"],
        serif: "'Hiragino Mincho ProN','Yu Mincho','Noto Serif CJK JP','Noto Serif JP',serif",
        sans: "'Hiragino Sans','Yu Gothic','Noto Sans CJK JP','Noto Sans JP',sans-serif",
    },
    Faces {
        languages: &["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"],
        serif: "'PT Serif','Palatino Linotype','Noto Serif','Source Serif 4',Georgia,'Times New Roman',serif",
        sans: "'Segoe UI','Helvetica Neue','PT Sans','Noto Sans','Liberation Sans',Arial,sans-serif",
    },
];

/// The families of a language.
pub fn families(lang: &str, face: Face) -> &'static str {
    let first = lang.split('-').next().unwrap_or_default();
    let faces = FACES.iter().find(|faces| faces.languages.contains(&first)).unwrap_or(&FACES[0]);
    match face {
        Face::Serif => faces.serif,
        Face::Sans => faces.sans,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_the_faces_of_its_script() {
        assert_eq!(families("uk", Face::Serif), families("ru", Face::Serif));
        assert_eq!(families("fr-CA", Face::Sans), families("en", Face::Sans));
        assert!(families("ja-JP", Face::Sans).contains("CJK JP"));
        assert_ne!(families("ja", Face::Serif), families("en", Face::Serif));
    }
}
