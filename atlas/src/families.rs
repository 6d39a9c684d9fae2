//! The families of letters in which pictures are set. Which they are in a language is data, `assets/fonts/fonts.toml`.

use serde::{Deserialize, Serialize};

/// The families in which pictures in a language are set, as SVG writes them: those that come with the site, so that pictures which
/// leave it are the same on every machine, and any where a program does not take them from the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Families {
    /// For names and titles.
    pub serif: String,
    /// For all else.
    pub sans: String,
    /// For names in other languages, by their tags; a language that is not here is set as all else.
    pub native: Vec<(String, String)>,
}

impl Families {
    /// The families for a name in a language.
    pub fn native(&self, lang: &str) -> &str {
        self.native.iter().find(|(own, _)| own == lang).map_or(&self.sans, |(_, families)| families)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_another_language_is_set_in_the_families_of_that_language() {
        let families = Families { sans: "own".into(), native: vec![("ja".into(), "other".into())], ..<_>::default() };
        assert_eq!([families.native("ja"), families.native("fr")], ["other", "own"]);
    }
}
