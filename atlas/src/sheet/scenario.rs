//! The section of the page about scenarios of a transfer of land: a list of small maps, each with its figures.

use super::Sheet;
use crate::content::Scenario;
use crate::decimal::rounded;
use crate::dossier::THUMB;
use crate::node::{Element, Node, el};
use crate::words::fill;

/// Units of a small picture in one of its paths.
const THUMB_UNIT: &str = "scale(0.2)";

impl Sheet<'_> {
    /// All scenarios, with what is said of them together; nothing where there is none.
    pub(super) fn scenarios(&self) -> Vec<Node> {
        let details = &self.atlas.scenario_details;
        if details.all.is_empty() {
            return Vec::new();
        }
        let words = &self.atlas.words.scenario;
        let heading = el("h4").class("series").attr("id", "scenarios").with(words.heading.clone());
        let lead = self.prose(&details.lead).into_iter().map(|p| p.class("lead small"));
        let claim =
            details.treaty_claim.as_ref().and_then(|key| self.atlas.claims.iter().find(|claim| claim.key == *key));
        let answers = claim.map(|claim| {
            let answer = |(side, said): &(String, Vec<crate::prose::Paragraph>)| {
                let says = self.atlas.side(side).map(|side| side.says.clone()).unwrap_or_default();
                let text = el("dd").with_all(self.prose(said));
                el("div").class("answer").with(el("dt").with(says)).with(text)
            };
            el("dl").class("answers").with_all(claim.answers.iter().map(answer))
        });
        let treaty = (!details.treaty.is_empty()).then(|| {
            let note = el("div").class("note").with(el("h5").with(words.treaty.clone()));
            note.with_all(self.prose(&details.treaty)).with_all(answers)
        });
        let list = details.all.iter().map(|scenario| self.scenario(scenario));
        std::iter::once(heading.into())
            .chain(lead.map(Node::from))
            .chain(list.map(Node::from))
            .chain(treaty.map(Node::from))
            .collect()
    }

    fn scenario(&self, scenario: &Scenario) -> Element {
        let words = &self.atlas.words;
        let moves = scenario.figures.move_land();
        let share = words.number((scenario.figures.land_share * 1000.0).round() / 10.0);
        let key = fill(&words.scenario.share, &[("n", &share)]);
        let summary = el("summary")
            .attr("id", format!("scenario-{}", scenario.id))
            .with(self.thumb(scenario))
            .with(el("span").class("title").with(scenario.title.clone()))
            .with(" ")
            .with(el("span").class("when").with(if moves { key } else { scenario.status.clone() }));
        let status = moves.then(|| el("p").class("when").with(scenario.status.clone()));
        el("details")
            .class("scenario")
            .attr("data-role", "scenario")
            .attr("data-scenario", scenario.id.clone())
            .with(summary)
            .with_all(status)
            .with_all(self.prose(&scenario.about))
            .with(self.figures(scenario))
    }

    /// What it would move, each figure with its unformatted number.
    fn figures(&self, scenario: &Scenario) -> Element {
        let (words, own) = (&self.atlas.words, &self.atlas.words.scenario);
        let figures = &scenario.figures;
        let value = |key: &'static str, number: f64, text: String| {
            el("dd").attr("data-figure", key).attr("data-value", number.to_string()).with(text)
        };
        let row = |label: &str, value: Element| el("div").with(el("dt").with(label)).with(value);
        let sea = |km2: f64| words.quantity(significant(km2), "km2");
        // No more than that where it is small: two rocks are not 0 km².
        let whole = |number: f64| if number < 100.0 { significant(number) } else { number.round() };
        let tenth = |number: f64| (number * 10.0).round() / 10.0;
        let share = (figures.land_share * 1000.0).round() / 1000.0;
        let percent = fill(&own.percent, &[("n", &words.number((share * 1000.0).round() / 10.0))]);
        let part = scenario.part_of.as_ref().and_then(|id| self.atlas.island(id));
        let passing = self.atlas.groups().filter(|group| scenario.moves(&group.id));
        let mut named: Vec<Vec<Node>> = passing.map(|group| self.names(group)).collect();
        named.extend(part.map(|group| self.with_names(el("span"), &own.part, group).children));
        let mut list = el("dd");
        for (index, names) in named.into_iter().enumerate() {
            list = if index > 0 { list.with(words.mark.list.clone()) } else { list }.with_all(names);
        }
        if list.children.is_empty() {
            list = list.with(own.nothing.clone());
        }
        let islets = (figures.islets > 0).then(|| {
            format!("{}{}", words.mark.semicolon.as_str(), words.count(&own.islets, f64::from(figures.islets)))
        });
        // What a dispute has no word for it has nothing to say of.
        let has = |label: &str, value: Element| (!label.is_empty()).then(|| row(label, value));
        let mut residents = value("residents", figures.residents, words.quantity(figures.residents, "people"));
        if let Some(group) = part {
            residents = self.with_names(residents.with(words.mark.semicolon.as_str()), &own.uncounted, group);
        }
        let covered = if figures.move_land() { &own.covered } else { &own.nothing };
        el("dl")
            .class("figures")
            .with(row(&own.land, value("land-km2", figures.land_km2, words.quantity(whole(figures.land_km2), "km2"))))
            .with(row(&own.land_share, value("land-share", share, percent)))
            .with(row(&own.islands, list.with_all(islets)))
            .with_all(has(&own.residents, residents))
            .with(row(&own.sea_12nm, value("sea-12nm-km2", tenth(figures.sea_12nm_km2), sea(figures.sea_12nm_km2))))
            .with(row(&own.sea_200nm, value("sea-200nm-km2", tenth(figures.sea_200nm_km2), sea(figures.sea_200nm_km2))))
            .with(row(
                &own.line,
                value("line-km", tenth(figures.line_km), words.quantity(whole(figures.line_km), "km")),
            ))
            .with_all(has(&own.treaty_covered, value("treaty-covered", figures.land_km2, covered.clone())))
    }

    /// A small map: what would pass is filled.
    fn thumb(&self, scenario: &Scenario) -> Element {
        let thumbs = &self.atlas.scenario_details.thumbs;
        let path = |d: &str, passes: bool| {
            let class = if passes { "passing" } else { "staying" };
            Node::from(el("path").class(class).attr("d", d.to_owned()).attr("transform", THUMB_UNIT))
        };
        let whole = thumbs.groups.iter().map(|(id, d)| path(d, scenario.moves(id)));
        let cut = self.atlas.scenario_details.all.iter().find_map(|scenario| scenario.part_of.as_ref());
        let passes = scenario.part_of.is_some() || cut.is_some_and(|id| scenario.moves(id));
        let part = thumbs.part.as_ref().map(|d| path(d, passes));
        el("svg")
            .class("thumb")
            .attr("viewBox", format!("0 0 {} {}", rounded::<0>(THUMB), rounded::<0>(thumbs.height)))
            .attr("width", "96")
            .attr("height", rounded::<0>(thumbs.height * 96.0 / THUMB).to_string())
            .attr("aria-hidden", "true")
            .with_all(whole)
            .with_all(part)
    }
}

/// A computed figure to three digits, which are significant; of a larger one than that its last are zeros.
fn significant(figure: f64) -> f64 {
    if figure <= 0.0 {
        return 0.0;
    }
    let digits = 2 - figure.log10().floor() as i32;
    let unit = 10_f64.powi(digits.abs());
    if digits > 0 { (figure * unit).round() / unit } else { (figure / unit).round() * unit }
}

#[cfg(test)]
mod tests {
    use super::significant;

    #[test]
    fn a_figure_has_three_digits_however_small_it_is() {
        for (figure, said) in [(0.0, 0.0), (0.187_53, 0.188), (4.996, 5.0), (99.97, 100.0), (123_456.0, 123_000.0)] {
            assert!((significant(figure) - said).abs() < 1e-9, "{figure}: {}", significant(figure));
        }
    }
}
