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
