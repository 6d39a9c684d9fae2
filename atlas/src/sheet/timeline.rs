//! The timeline: who held the islands along time, and what happened.

use super::Sheet;
use crate::address::View;
use crate::content::{Axis, Band};
use crate::date::PartialDate;
use crate::lens::Lens;
use crate::node::{Element, Node, el};
use crate::order;
use crate::svg;
use crate::words::fill;

/// Years that may stand under the axis, those that are wanted most first.
const STEPS: [u16; 5] = [100, 50, 25, 20, 10];
/// How far years stand apart, as a share of the axis: on a wide screen, and on a narrow one.
const APART: [f64; 2] = [0.045, 0.11];

impl Sheet<'_> {
    /// The axis as a picture: bands of who held the islands, a mark for each event by its weight, years. Its lengths are shares
    /// of its width. The handle stands at the present.
    fn axis(&self, axis: &Axis) -> Element {
        let percent = Axis::percent;
        let tint = |band: &Band<'_>| band.by.flatten().and_then(|id| self.atlas.side(id)).map_or(0, |side| side.tint);
        let band = |band: &Band<'_>| {
            let (from, to) = band.place;
            let rect = el("rect").attr("x", percent(from)).attr("width", percent(to - from));
            let rect = match self.lens().band_stripes(band) {
                Some(stripes) => rect.class("band").attr("fill", svg::striped("axis", stripes)),
                None => rect.class(format!("band tint-{}", tint(band))),
            };
            Node::from(rect.attr("y", "8").attr("height", "10"))
        };
        let mark = |(date, rank): &(PartialDate, u8)| {
            let x = percent(axis.place(date.first()));
            let (y, height) = [("2", "16"), ("6", "12"), ("11", "7")][usize::from(rank.saturating_sub(1)).min(2)];
            let rect = el("rect").class(format!("mark rank-{rank}")).attr("x", x).attr("y", y);
            Node::from(rect.attr("width", "1.2").attr("height", height))
        };
        let year = |(year, place, rare): &(u16, f64, bool)| {
            let text =
                el("text").class(if *rare { "year rare" } else { "year" }).attr("x", percent(*place)).attr("y", "33");
            Node::from(text.with(year.to_string()))
        };
        let handle = percent(1.0);
        let stem =
            el("rect").class("stem").attr("x", handle.clone()).attr("y", "1").attr("width", "2").attr("height", "24");
        let knob = el("circle").class("knob").attr("cx", handle).attr("cy", "13").attr("r", "7");
        el("svg")
            .class("axis")
            .attr("aria-hidden", "true")
            .with(svg::patterns("axis", Lens::all_stripes(self.atlas), 0.7))
            .with_all(self.atlas.bands(axis).iter().map(band))
            .with_all(self.atlas.timeline.marks.iter().map(mark))
            .with_all(self.years(axis).iter().map(year))
            .with(stem)
            .with(knob)
    }

    /// The years under the axis, where they lie, and whether a narrow screen has no room for them.
    fn years(&self, axis: &Axis) -> Vec<(u16, f64, bool)> {
        let turns = self.atlas.timeline.spans.iter().filter_map(|span| span.period.from).map(PartialDate::year);
        let wanted = turns.chain(STEPS.into_iter().flat_map(|step| (1..=9999 / step).map(move |n| n * step)));
        let mut years: Vec<(u16, f64, bool)> = Vec::new();
        for year in wanted {
            let Ok(date) = format!("{year:04}").parse::<PartialDate>() else { continue };
            let place = axis.place(date.first());
            let is_free = |apart: f64, years: &[(u16, f64, bool)]| {
                years.iter().all(|(_, other, _)| (place - other).abs() >= apart) && (0.02..=0.98).contains(&place)
            };
            if is_free(APART[0], &years) {
                let roomy: Vec<_> = years.iter().filter(|(_, _, rare)| !rare).copied().collect();
                years.push((year, place, !is_free(APART[1], &roomy)));
            }
        }
        order::rising(&years, |(year, _, _)| f64::from(*year))
    }

    /// The printed timeline: a picture with its words. The live one has the same size.
    pub fn timeline(&self) -> Option<Element> {
        let axis = self.atlas.axis().filter(|_| !self.is_embed())?;
        let words = &self.atlas.words.timeline;
        let head = el("p").class("moment").with(el("b").with(words.name.clone()));
        let picture = el("div").class("rail").attr("role", "img").attr("aria-label", self.axis_in_words(&axis));
        Some(
            el("section")
                .class("timeline")
                .attr("data-role", "timeline")
                .attr("aria-label", words.name.clone())
                .with(el("div").class("steer").with(head))
                .with(picture.with(self.axis(&axis))),
        )
    }

    /// The bands of the axis as a sentence.
    fn axis_in_words(&self, axis: &Axis) -> String {
        let (words, mark) = (&self.atlas.words, &self.atlas.words.mark);
        let year = |place: f64| PartialDate::year_of(axis.day(place)).map(|date| words.date(date)).unwrap_or_default();
        let said = |band: &Band<'_>| {
            let (from, to) = (year(band.place.0), year(band.place.1));
            let when = match band.place {
                (from, _) if from <= 0.0 => fill(&words.date.until, &[("to", &to)]),
                (_, to) if to >= 1.0 => fill(&words.date.since, &[("from", &from)]),
                _ if from == to => from,
                _ => fill(&words.date.from_to, &[("from", &from), ("to", &to)]),
            };
            let what = match band.by {
                None => words.timeline.mixed.clone(),
                Some(None) => words.timeline.nobody.clone(),
                Some(Some(by)) => fill(&words.timeline.band, &[("side", self.atlas.side_name(by))]),
            };
            format!("{when}{}{what}", mark.colon)
        };
        let bands: Vec<String> = self.atlas.bands(axis).iter().map(said).collect();
        bands.join(&mark.semicolon)
    }

    /// A link to the map on a day.
    pub(super) fn day_link(&self, date: Option<PartialDate>, id: &str) -> Option<Node> {
        let date = date.filter(|_| !self.is_embed() && !self.atlas.timeline.marks.is_empty())?;
        let view = View { date: Some(date), ..View::default() };
        let link =
            el("a").attr("href", self.href(&self.address.with_island(None), &view)).attr("id", format!("day-{id}"));
        let link = link.attr("data-set", format!("date={date}&scenario=none"));
        Some(el("p").class("day").with(link.with(self.atlas.words.timeline.day.clone())).into())
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::node::to_html;

    #[test]
    fn the_axis_is_described_and_has_a_mark_for_each_event() {
        fixture::with_sheet("en/", |sheet| {
            let axis = sheet.atlas.axis().unwrap();
            assert_eq!(
                sheet.axis_in_words(&axis),
                "Until 1871: no border agreed; Since 1871: islands administered by Velsund"
            );
            let html = to_html(&sheet.axis(&axis).into());
            assert_eq!(html.matches("class=\"mark").count(), sheet.atlas.timeline.marks.len());
            assert!(html.contains(">1871<"), "{html}");
        });
    }
}
