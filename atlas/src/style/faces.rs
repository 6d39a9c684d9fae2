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
    /// What pictures are set in.
    pub shipped: Shipped,
}

/// The families of a script that come with the site, so that pictures which leave it are the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The family for names and titles.
    pub serif: &'static str,
    /// The family for all else.
    pub sans: &'static str,
}

const EUROPEAN: Shipped = Shipped { serif: "Noto Serif", sans: "Noto Sans" };

impl Shipped {
    /// Those of a language.
    pub fn of(lang: &str) -> Self {
        faces(lang).shipped
    }

    /// The families of a face as SVG writes them: the shipped one, and any where a program does not take it from the picture.
    pub fn families(self, face: Face) -> String {
        match face {
            Face::Serif => format!("'{}',serif", self.serif),
            Face::Sans => format!("'{}',sans-serif", self.sans),
        }
    }
}

/// A script whose letters the first row lacks needs a row, with every language that is written in it.
pub const FACES: [Faces; 4] = [
    Faces {
        languages: &[],
        serif: "'Iowan Old Style','Palatino Nova',Palatino,'Book Antiqua','Noto Serif','Source Serif 4',Georgia,serif",
        sans: "'Avenir Next','Segoe UI','Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif",
        shipped: EUROPEAN,
    },
    Faces {
        languages: &["ja"],
        serif: "'Hiragino Mincho ProN','Yu Mincho','Noto Serif CJK JP','Noto Serif JP',serif",
        sans: "'Hiragino Sans','Yu Gothic','Noto Sans CJK JP','Noto Sans JP',sans-serif",
        shipped: Shipped { serif: "Noto Serif JP", sans: "Noto Sans JP" },
    },
    Faces {
        languages: &["ko"],
        serif: "'Noto Serif CJK KR','Noto Serif KR','Nanum Myeongjo',AppleMyungjo,Batang,serif",
        sans: "'Apple SD Gothic Neo','Malgun Gothic','Noto Sans CJK KR','Noto Sans KR','Nanum Gothic',sans-serif",
        shipped: Shipped { serif: "Noto Serif KR", sans: "Noto Sans KR" },
    },
    Faces {
        languages: &["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"],
        serif: "'PT Serif','Palatino Linotype','Noto Serif','Source Serif 4',Georgia,'Times New Roman',serif",
        sans: "'Segoe UI','Helvetica Neue','PT Sans','Noto Sans','Liberation Sans',Arial,sans-serif",
        shipped: EUROPEAN,
    },
];

fn faces(lang: &str) -> &'static Faces {
    let first = lang.split('-').next().unwrap_or_default();
    FACES.iter().find(|faces| faces.languages.contains(&first)).unwrap_or(&FACES[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_the_faces_of_its_script() {
        assert_eq!(faces("uk").serif, faces("ru").serif);
        assert_eq!(faces("fr-CA").sans, faces("en").sans);
        assert!(faces("ja-JP").sans.contains("CJK JP"));
        assert!(faces("ko").sans.contains("CJK KR"));
        assert_ne!(faces("ja").serif, faces("en").serif);
        assert_eq!(Shipped::of("ja-JP").families(Face::Serif), "'Noto Serif JP',serif");
    }
}
