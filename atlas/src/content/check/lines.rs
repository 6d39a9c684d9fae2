//! Lines at sea: what sort each is.

use super::{Case, Report, quoted};
use crate::content::LineKind;

/// The map draws each kind in its own rhythm, so it must know the kind.
pub fn are_of_a_kind(case: &Case<'_>, report: &mut Report) {
    for line in case.dossier.lines.iter().filter(|line| LineKind::parse(&line.kind).is_none()) {
        let place = format!("line “{}”, kind", line.id);
        let known = quoted(LineKind::in_files().map(LineKind::name));
        report.add("lines.toml", &place, format!("“{}” is no kind of line", line.kind), format!("Use one of {known}"));
    }
}

/// A question is about lines that there are.
pub fn of_questions_exist(case: &Case<'_>, report: &mut Report) {
    for claim in &case.dossier.claims {
        for id in claim.lines.iter().filter(|id| !case.dossier.lines.iter().any(|line| line.id == **id)) {
            let known = quoted(case.dossier.lines.iter().map(|line| line.id.as_str()));
            let place = format!("claim “{}”, lines", claim.key);
            report.add("claims.toml", &place, format!("there is no line “{id}”"), format!("Use some of {known}"));
        }
    }
}
