//! What the reader has chosen of how the map is drawn.

use crate::address::{Perspective, View};
use crate::content::Atlas;
use crate::date::PartialDate;

/// How the map is drawn: whose names, as which side, as of when, supposing what. Content is the same for every choice; what
/// depends on both is asked of a [`Lens`](crate::lens::Lens).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The side whose names alone are shown; absent: every side's.
    pub names: Option<String>,
    /// The side as whose map it is drawn; absent: ours.
    pub side: Option<String>,
    /// The date as of which it is drawn; absent: the present.
    pub date: Option<PartialDate>,
    /// The id of the scenario that is drawn; absent: the present state.
    pub scenario: Option<String>,
    /// The key of the question that is open, whose lines are drawn too.
    pub claim: Option<String>,
}

impl Choice {
    /// Nothing chosen: our map of the present, with every side's names.
    pub const NONE: Self = Self { names: None, side: None, date: None, scenario: None, claim: None };

    /// A side's map has its names unless others are asked for, and a scenario starts from the present.
    fn of(view: &View, perspective: &Perspective) -> Self {
        let side = match perspective {
            Perspective::Side(side) => Some(side.clone()),
            Perspective::Neutral => None,
        };
        let date = view.date.filter(|_| view.scenario.is_none());
        let names = view.names.clone().or_else(|| side.clone());
        Self { names, side, date, scenario: view.scenario.clone(), claim: view.claim.clone() }
    }
}

impl Choice {
    /// Nothing chosen but a day: the present, and each day on which islands came into other hands or a side got another name.
    pub fn turns(atlas: &Atlas) -> Vec<Self> {
        let spans = atlas.timeline.spans.iter().map(|span| span.period);
        let names = atlas.sides.iter().flat_map(|side| side.former.iter().map(|former| former.period));
        let days = spans.chain(names).flat_map(|period| [period.from, period.to]).flatten().map(Some);
        std::iter::once(None).chain(days).map(|date| Self { date, ..Self::NONE }).collect()
    }
}

impl View {
    /// How the page's own map is drawn.
    pub fn choice(&self) -> Choice {
        Choice::of(self, &self.perspective)
    }

    /// How the map beside it is drawn; as the page's own where there is none.
    pub fn compared_choice(&self) -> Choice {
        Choice::of(self, self.compare.as_ref().unwrap_or(&self.perspective))
    }

    /// What the text around the map follows: it names the islands as was asked for, and takes no side.
    pub fn text_choice(&self) -> Choice {
        Choice { names: self.names.clone(), ..Choice::NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(change: impl Fn(&mut View)) -> View {
        let mut view = View::default();
        change(&mut view);
        view
    }

    fn side(id: &str) -> Perspective {
        Perspective::Side(id.to_owned())
    }

    #[test]
    fn a_sides_map_has_its_names_unless_others_are_asked_for() {
        let own = view(|view| view.perspective = side("a")).choice();
        assert_eq!((own.side.as_deref(), own.names.as_deref()), (Some("a"), Some("a")));
        let other = view(|view| (view.perspective, view.names) = (side("a"), Some("b".into()))).choice();
        assert_eq!((other.side.as_deref(), other.names.as_deref()), (Some("a"), Some("b")));
    }

    #[test]
    fn a_scenario_starts_from_the_present() {
        let both = view(|view| (view.date, view.scenario) = ("1900".parse().ok(), Some("all".into())));
        assert_eq!(both.choice(), Choice { scenario: Some("all".into()), ..Choice::NONE });
        assert_eq!(view(|view| view.date = "1900".parse().ok()).choice().date, "1900".parse().ok());
    }

    #[test]
    fn the_map_beside_shares_all_but_the_side() {
        let two = view(|view| {
            (view.perspective, view.compare, view.date) = (side("a"), Some(side("b")), "1900".parse().ok())
        });
        assert_eq!(two.compared_choice(), Choice { names: Some("b".into()), side: Some("b".into()), ..two.choice() });
        let one = view(|view| view.perspective = side("a"));
        assert_eq!(one.compared_choice(), one.choice());
        assert_eq!(two.text_choice(), Choice::NONE);
    }
}
