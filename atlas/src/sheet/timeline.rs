//! The timeline: who held the islands along time, and what happened.

use super::Sheet;
use crate::address::View;
use crate::content::{Axis, Band, Event, Island};
use crate::date::{Day, PartialDate};
use crate::decimal::rounded;
use crate::label::width_em;
use crate::lens::Lens;
use crate::node::{Element, Node, el};
use crate::order;
use crate::svg;
use crate::words::fill;

/// Years that may stand under the axis, those that are wanted most first.
const STEPS: [u16; 5] = [100, 50, 25, 20, 10];
/// How far years stand apart, as a share of the axis: on a wide screen, and on a narrow one.
const APART: [f64; 2] = [0.045, 0.145];

/// The rows of the axis, one for each group: their distance, the height of a band and the room above, in px.
const ROW: (f64, f64, f64) = (13.0, 9.0, 3.0);
/// The id of what the axis shows in words.
const SAID: &str = "axis-said";
/// The lines of names below the rows: the first baseline and their distance, in px.
const NAMES: (f64, f64) = (17.0, 14.0);
/// The width for which names are placed, in px: the style sheet shows them where there is as much room. The size of their letters in
/// px, as the style sheet has it, and the width of an average one in em.
const ROOM: f64 = 620.0;
const SIZE: f64 = 11.0;
const LETTER: f64 = 0.555;

impl<'a> Sheet<'a> {
    /// The axis as a picture: a row of bands for each group, who held it when; a mark for each event, long and with its name where it
    /// is a moment; years where names have no room. Its lengths are shares of its width. The handle stands at the present.
    fn axis(&self, axis: &Axis) -> Element {
        let percent = Axis::percent;
        let tint = |band: &Band<'_>| band.by.and_then(|by| self.atlas.side(by.first()?)).map_or(0, |side| side.tint);
        let band = |row: usize, group: &'a Island, band: &Band<'_>| {
            let (from, to) = band.place;
            let rect = el("rect").attr("x", percent(from)).attr("width", percent(to - from));
            let rect = match self.lens().band_stripes(band, group) {
                Some(stripes) => rect.class("band").attr("fill", svg::striped("axis", stripes)),
                None => rect.class(format!("band tint-{}", tint(band))),
            };
            Node::from(rect.attr("y", px(top(row))).attr("height", px(ROW.1)))
        };
        let groups: Vec<&'a Island> = self.atlas.groups().collect();
        let bands = groups.iter().enumerate().flat_map(|(row, group)| {
            self.atlas.bands_of(axis, &[group]).iter().map(|of| band(row, group, of)).collect::<Vec<_>>()
        });
        let foot = top(groups.len());
        // A moment is marked on the rows that it is about; any other event is a tick below them.
        let mark = |event: &Event| {
            let x = percent(axis.place(event.date.first()));
            let rect = move |y: f64, height: f64, class: &str| {
                let rect = el("rect").class(class.to_owned()).attr("x", x.clone()).attr("y", px(y));
                Node::from(rect.attr("width", "1.2").attr("height", px(height)))
            };
            if event.moment.is_none() {
                return vec![rect(foot, 3.0, "mark")];
            }
            let concerns = |group: &Island| event.islands.is_empty() || event.islands.contains(&group.id);
            let rows = groups.iter().enumerate().filter(|(_, group)| concerns(group));
            let on_rows = rows.map(|(row, _)| rect(top(row) - 1.5, ROW.0, "mark rank-1"));
            on_rows.chain([rect(foot - 2.0, 7.0, "mark rank-1")]).collect()
        };
        let year = |(year, place, rare): &(u16, f64, bool)| {
            let class = if *rare { "year rare" } else { "year" };
            let text = el("text").class(class).attr("x", percent(*place)).attr("y", px(foot + NAMES.0));
            Node::from(text.with(year.to_string()))
        };
        let handle = percent(1.0);
        let stem = el("rect").class("stem").attr("x", handle.clone()).attr("y", "0").attr("width", "2");
        let knob = el("circle").class("knob").attr("cx", handle).attr("cy", px(foot + 1.0)).attr("r", "6.5");
        el("svg")
            .class("axis")
            .attr("aria-hidden", "true")
            .attr("height", px(foot + NAMES.0 + 5.0))
            .with(svg::patterns("axis", Lens::all_stripes(self.atlas), 0.7))
            .with_all(bands)
            .with_all(self.history.events.iter().flat_map(mark))
            .with_all(self.years(axis).iter().map(year))
            .with_all(self.moments(axis, foot))
            .with(stem.attr("height", px(foot + 2.0)))
            .with(knob)
    }

    /// The names of the moments below the rows, on three lines; what finds no room on any is not named.
    fn moments(&self, axis: &Axis, foot: f64) -> Vec<Node> {
        let mut ends = [f64::NEG_INFINITY; 3];
        let moments = self.history.events.iter().filter_map(|event| Some((event, event.moment.as_ref()?)));
        let name = |(event, name): (&Event, &String)| {
            let year = event.date.year().to_string();
            let (place, width) = (axis.place(event.date.first()), width_em(&format!("{year} {name}"), LETTER) * SIZE);
            let middle = (place * ROOM).clamp(width / 2.0, ROOM - width / 2.0);
            let line = ends.iter().position(|end| middle - width / 2.0 > end + 8.0)?;
            ends[line] = middle + width / 2.0;
            let y = px(foot + NAMES.0 + line as f64 * NAMES.1);
            // Near an end a name stands within the axis.
            let (x, class) = match middle - place * ROOM {
                shift if shift > 1.0 => (0.0, "moment first"),
                shift if shift < -1.0 => (1.0, "moment last"),
                _ => (place, "moment"),
            };
            let text = el("text").class(class).attr("x", Axis::percent(x)).attr("y", y);
            Some(text.with(el("tspan").class("when").with(year)).with(format!(" {name}")).into())
        };
        moments.filter_map(name).collect()
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
        let head = el("p").class("moment").with(el("b").with(words.name.clone())).with(" ").with(el("span"));
        let row = |group| el("span").with_all(self.names(group));
        let rows = el("div").class("rows").attr("aria-hidden", "true").with_all(self.atlas.groups().map(row));
        // Without periods it shows when what happened, and has no more to say than what it is.
        let said =
            Some(self.axis_in_words(&axis)).filter(|said| !said.is_empty()).unwrap_or_else(|| words.name.clone());
        let said = el("span").attr("id", SAID).attr("hidden", "").with(said);
        let picture = el("div").class("rail").attr("role", "img").attr("aria-labelledby", SAID);
        Some(
            el("section")
                .class("timeline")
                .attr("data-role", "timeline")
                .attr("data-rows", self.atlas.groups().count().to_string())
                .attr("aria-label", words.name.clone())
                // First what is highest, so that the map keeps its height while the rest still comes.
                .with(picture.with(self.axis(&axis)).with(said))
                .with(rows)
                .with(el("div").class("steer").with(head)),
        )
    }

    /// That the map shows another day than the text, and the way back: for the program, which says which day.
    pub(super) fn other_day(&self) -> Option<Element> {
        let back = el("a").attr("href", self.island_href(self.address.island.as_deref())).attr("id", "to-present");
        let back = back.attr("data-set", "date=").with(self.atlas.words.timeline.back.as_str());
        let note = el("div").class("other-day").attr("hidden", "");
        let note = note.with(el("p").with(el("span")).with(" ").with(back));
        (!self.atlas.timeline.marks.is_empty()).then_some(note)
    }

    /// The bands of the axis as a sentence.
    fn axis_in_words(&self, axis: &Axis) -> String {
        let (words, mark) = (&self.atlas.words, &self.atlas.words.mark);
        let year = |place: f64| PartialDate::year_of(axis.day(place));
        let said = |band: &Band<'_>| {
            let (Some(from), Some(to)) = (year(band.place.0), year(band.place.1)) else { return String::new() };
            let when = match band.place {
                (start, _) if start <= 0.0 => words.until(to),
                (_, end) if end >= 1.0 => words.since(from),
                _ if from == to => words.date(from),
                _ => fill(&words.date.from_to, &[("from", &words.date(from)), ("to", &words.date(to))]),
            };
            let what = match band.by {
                None => words.timeline.mixed.clone(),
                Some([]) if band.disputed => words.timeline.vacant.to_string(),
                Some([]) => words.timeline.nobody.clone(),
                Some(by) => {
                    let days = [band.place.0, band.place.1].map(|place| axis.day(place));
                    let names: Vec<String> = by.iter().map(|side| self.called(side, days)).collect();
                    let names = words.listed(&names.iter().map(String::as_str).collect::<Vec<_>>());
                    fill(&words.timeline.band, &[("side", &names)])
                }
            };
            format!("{when}{}{what}", mark.colon)
        };
        let bands: Vec<String> = self.atlas.bands(axis).iter().map(said).collect();
        bands.join(&mark.stop)
    }

    /// What a side was called from one day to another, name after name.
    fn called(&self, id: &str, [from, to]: [Day; 2]) -> String {
        let Some(side) = self.atlas.side(id) else { return String::new() };
        let mut names: Vec<&str> = Vec::new();
        let turns = side.former.iter().flat_map(|former| [former.period.from, former.period.to]).flatten();
        let days = turns.map(PartialDate::first).filter(|day| (from..to).contains(day));
        for day in order::rising(&std::iter::once(from).chain(days).collect::<Vec<_>>(), |day| f64::from(*day)) {
            let name = side.called_on(day).map_or(side.name.as_str(), |(_, former)| &former.within);
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        names.join(&self.atlas.words.mark.list)
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

/// Where a row begins.
fn top(row: usize) -> f64 {
    ROW.2 + row as f64 * ROW.0
}

fn px(length: f64) -> String {
    rounded::<1>(length).to_string()
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::node::to_html;

    #[test]
    fn the_axis_is_described_and_has_a_mark_for_each_event() {
        fixture::with_sheet("en/fixture/", |sheet| {
            let axis = sheet.atlas.axis().unwrap();
            assert_eq!(
                sheet.axis_in_words(&axis),
                "Until 1871: no border agreed. Since 1871: islands administered by the Velsund Union, Velsund"
            );
            let html = to_html(&sheet.axis(&axis).into());
            // A moment is marked on each row that it is about, and below them; any other event is a tick.
            let moments = sheet.history.events.iter().filter(|event| event.moment.is_some());
            let rows: usize = moments.map(|event| event.islands.len() + 1).sum();
            assert_eq!(html.matches("class=\"mark\"").count(), sheet.atlas.timeline.marks.len() - 1);
            assert_eq!(html.matches("class=\"mark rank-1\"").count(), rows);
            assert!(html.contains("<tspan class=\"when\">1871</tspan> Port Sound"), "{html}");
            assert!(html.contains(">1871<"), "{html}");
        });
    }
}
