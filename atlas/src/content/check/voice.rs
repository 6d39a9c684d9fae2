//! Our own voice: no word of one side, and as long as it should be.

use super::texts::{self, Voice, brief_file, island_file};
use super::{Case, Report};
use crate::dossier::Text;
use crate::prose;

/// Words that belong to one side stand only in what that side says.
pub fn is_ours(case: &Case<'_>, report: &mut Report) {
    for said in texts::all(case.dossier).iter().filter(|said| said.voice == Voice::Ours) {
        for (lang, text) in &said.text.0 {
            let Some(tongue) = case.lexicon.0.get(lang) else { continue };
            let says: Vec<&str> =
                case.dossier.dispute.side.iter().filter_map(|side| Some(side.says.0.get(lang)?.as_str())).collect();
            for (word, instead) in tongue.refused_in(&prose::plain(text), &says) {
                let message = format!("“{word}” is a word of one side");
                let remedy = if instead.is_empty() {
                    "Say whose word it is, or use another".to_owned()
                } else {
                    format!("Write: {instead}; or say whose word it is")
                };
                report.add(&said.file, &format!("{}, {lang}", said.place), message, remedy);
            }
        }
    }
}

/// Briefs are neither thin nor long.
pub fn keeps_to_its_length(case: &Case<'_>, report: &mut Report) {
    for island in &case.dossier.islands {
        let islet = island.group.is_some();
        length(case, report, &island_file(island), "brief", &island.brief, |t| if islet { t.islet } else { t.island });
    }
    for brief in &case.dossier.briefs {
        length(case, report, &brief_file(brief), "text", &brief.body, |t| t.brief);
    }
}

fn length(
    case: &Case<'_>,
    report: &mut Report,
    file: &str,
    place: &str,
    text: &Text,
    limits: impl Fn(&super::Tongue) -> [usize; 2],
) {
    for (lang, text) in &text.0 {
        let Some(tongue) = case.lexicon.0.get(lang) else { continue };
        let [least, most] = limits(tongue);
        let (found, unit) = (tongue.count.of(&prose::plain(text)), tongue.count.name());
        let remedy = match found {
            n if n < least => format!("Write {} more", least - n),
            n if n > most => format!("Cut {}", n - most),
            _ => continue,
        };
        report.add(
            file,
            &format!("{place}, {lang}"),
            format!("it has {found} {unit}; {least} to {most} are wanted"),
            remedy,
        );
    }
}
