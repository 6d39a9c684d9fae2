//! How languages count: CLDR's rules of plurals, by which pages are printed. The program does not carry them.

use crate::files::problem;
use atlas::content::check::Problem;
use atlas::words::{Plurals, Words};
use fixed_decimal::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the words of every language its rule, and says whose tables of forms are not those that the language has.
pub fn give(words: &mut BTreeMap<String, Words>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (lang, words) in words {
        let file = format!("assets/words/{lang}.toml");
        let locale = lang.parse::<Locale>().ok();
        let Some((locale, own)) = locale.and_then(|locale| Some((locale.clone(), rules(&locale)?))) else {
            problems.push(problem(
                &file,
                "",
                "its name is no language tag",
                "Name it after a language, such as fr.toml",
            ));
            continue;
        };
        let wanted: BTreeSet<&str> = own.categories().map(name).collect();
        for (place, pattern) in words.counted().into_iter().filter(|(_, pattern)| !pattern.forms.is_empty()) {
            let found: BTreeSet<&str> = pattern.forms.keys().map(String::as_str).collect();
            if found != wanted {
                let said = |names: &BTreeSet<&str>| names.iter().copied().collect::<Vec<_>>().join(", ");
                let message = format!("it has the forms {}; this language has {}", said(&found), said(&wanted));
                problems.push(problem(&file, &place, message, "Write exactly these, or one text for every number"));
            }
        }
        // The rules cannot be shared between threads; a page asks for them a few times.
        words.plurals = Plurals::new(move |digits| {
            let number = digits.parse::<Decimal>().ok();
            number.zip(rules(&locale)).map_or("other", |(number, rules)| name(rules.category_for(&number)))
        });
    }
    problems
}

fn rules(locale: &Locale) -> Option<PluralRules> {
    PluralRules::try_new_cardinal(locale.into()).ok()
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::fixture;
    use atlas::words::Counted;

    fn with_forms(lang: &str, forms: &[&str]) -> BTreeMap<String, Words> {
        let forms = forms.iter().map(|form| ((*form).to_owned(), format!("{{n}} {form}"))).collect();
        let mut words = fixture::words("en");
        words.unit.values_mut().for_each(|unit| unit.forms.clear());
        [&mut words.own.0.features, &mut words.own.0.problems].into_iter().for_each(|counted| counted.forms.clear());
        words.scenario.0.islets = Counted { forms, other: "{n} other".into() };
        BTreeMap::from([(lang.to_owned(), words)])
    }

    #[test]
    fn a_number_takes_the_form_of_its_language() {
        for (lang, forms, said) in [
            ("en", &["one", "other"][..], ["0 other", "1 one", "2 other", "5 other", "21 other", "1.5 other"]),
            ("ru", &["one", "few", "many", "other"], ["0 many", "1 one", "2 few", "5 many", "21 one", "1.5 other"]),
            ("ja", &["other"], ["0 other", "1 other", "2 other", "5 other", "21 other", "1.5 other"]),
            (
                "ar",
                &["zero", "one", "two", "few", "many", "other"],
                ["0 zero", "1 one", "2 two", "5 few", "21 many", "1.5 other"],
            ),
        ] {
            let mut words = with_forms(lang, forms);
            assert_eq!(give(&mut words), []);
            let words = &words[lang];
            assert_eq!([0.0, 1.0, 2.0, 5.0, 21.0, 1.5].map(|n| words.count(&words.scenario.islets, n)), said, "{lang}");
        }
    }

    #[test]
    fn a_table_has_exactly_the_forms_of_its_language() {
        let said = |lang: &str, forms: &[&str]| {
            give(&mut with_forms(lang, forms)).iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(
            said("ru", &["one", "other"]),
            "assets/words/ru.toml, scenario.islets: it has the forms one, other; this language has few, many, one, other. \
             Write exactly these, or one text for every number."
        );
        assert!(said("ja", &["one", "other"]).contains("it has the forms one, other; this language has other"));
        assert!(said("no language", &[]).contains("its name is no language tag"));
    }
}
