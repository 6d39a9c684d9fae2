//! A picture as it grows from above: map, legend, lines of text.

use super::inline_styles;
use super::{Added, FRAME, LEADING, LETTER, PAPER, PLAIN, SEA};
use crate::content::Atlas;
use crate::decimal::rounded;
use crate::direction::is_right_to_left;
use crate::families::Families;
use crate::label::Rect;
use crate::legend::{Legend, LegendEntry, Swatch};
use crate::node::{self, Element, Node, el};
use crate::own::draw::{self, Drawn, Group};
use crate::plane::Size;
use crate::scene::Scene;
use crate::style::{Colour, Font, SHAPE, Style, of_classes};
use crate::svg;
use crate::wrap;

/// A sample in a legend.
enum Sample<'a> {
    /// Of what every map may have.
    Of(Swatch),
    /// Of a layer of one's own.
    Own(&'a Group),
}

/// A picture that is being set, from above.
pub(super) struct Paper<'a> {
    pub atlas: &'a Atlas,
    /// Whether it is read from right to left.
    turns: bool,
    pub out: Vec<Node>,
    pub left: f64,
    pub y: f64,
    /// How wide text may be.
    pub room: f64,
    /// Distance of lines, in em.
    pub leading: f64,
}

impl<'a> Paper<'a> {
    pub(super) fn new(atlas: &'a Atlas, room: f64) -> Self {
        let turns = is_right_to_left(&atlas.title);
        Self { atlas, turns, out: Vec::new(), left: 0.0, y: 0.0, room, leading: LEADING }
    }

    /// A text in as many lines as it needs.
    pub(super) fn says(&mut self, said: &str, size: f64, letter: f64, style: Style) {
        let style = Style { font: style.font.map(|font| Font { size, ..font }), ..style };
        for line in wrap::lines(said, self.room / size, letter) {
            self.y += size * self.leading;
            let y = self.y - size * (self.leading - 0.74) / 2.0;
            let x = if self.turns { self.left + self.room } else { self.left };
            let mut text = el("text").attr("x", number(x)).attr("y", number(y));
            inline_styles::apply_style(&mut text, style, &self.atlas.families, 1.0);
            if self.turns {
                text = text.attr("text-anchor", "end");
            }
            self.out.push(text.with(self.directed(line)).into());
        }
    }

    /// A line, marked where it is read from right to left: not every program that opens a picture obeys an attribute.
    fn directed(&self, line: String) -> String {
        if self.turns { format!("\u{202b}{line}\u{202c}") } else { line }
    }

    /// A map, its upper left corner here.
    pub(super) fn map(&mut self, scene: &Scene, prefix: &str, own: Option<&Drawn>, scale: f64) {
        let Size { width, height } = scene.viewport.size;
        let room = rect(0.0, 0.0, width, height);
        let inside = |style| styled(room.clone(), style, &self.atlas.families);
        let map = el("svg")
            .attr("x", number(self.left))
            .attr("y", number(self.y))
            .attr("width", number(width * scale))
            .attr("height", number(height * scale))
            .attr("viewBox", format!("0 0 {} {}", rounded::<1>(width), rounded::<1>(height)))
            .with(inside(SEA))
            .with_all(inline_styles::scene(scene, prefix, own, &self.atlas.families))
            .with(inside(FRAME));
        self.out.push(map.into());
    }

    /// An empty box on the map whose upper left corner is here.
    pub(super) fn empty(&mut self, Rect { min, max }: Rect) {
        let area = rect(self.left + min.x, self.y + min.y, max.x - min.x, max.y - min.y);
        let frame = styled(area.clone().attr("fill", "none"), FRAME, &self.atlas.families);
        self.out.extend([styled(area, PAPER, &self.atlas.families).into(), frame.into()]);
    }

    /// A legend, its entries side by side as far as there is room; last that of a layer of one's own.
    pub(super) fn legend(&mut self, legend: &Legend, own: Option<&Added<'_>>) {
        const SIZE: f64 = 12.5;
        const SWATCH: f64 = 26.0;
        let striped = legend.entries.iter().filter_map(|entry| match entry.swatch {
            Swatch::Disputed(stripes) => Some(stripes),
            _ => None,
        });
        self.out.extend(inline_styles::styled(&svg::patterns("key", striped, 0.8), &self.atlas.families));
        let (left, room) = (self.left, self.room);
        let (mut x, mut top, mut low) = (left, self.y, self.y);
        // Where it is read from right to left, it begins at the right.
        let turns = self.turns;
        let place = |x: f64, width: f64| if turns { left + room - (x - left) - width } else { x };
        let entries =
            legend.entries.iter().map(|LegendEntry { swatch, text, .. }| (Sample::Of(*swatch), text.as_str()));
        for (sample, text) in entries.chain(own.map(|own| (Sample::Own(own.sample), own.said))) {
            let width = SWATCH + 8.0 + crate::label::width_em(text, LETTER) * SIZE;
            if x > left && x + width > left + room {
                (x, top) = (left, low);
            }
            let (left, middle) = (place(x, SWATCH), top + SIZE * self.leading / 2.0);
            match sample {
                Sample::Of(swatch) => self.swatch(swatch, left, middle),
                Sample::Own(sample) => self.own(sample, left, middle),
            }
            let rest = left + room - x - SWATCH - 8.0;
            (self.left, self.room, self.y) = (place(x + SWATCH + 8.0, rest), rest, top);
            self.says(text, SIZE, LETTER, PLAIN);
            low = low.max(self.y);
            x += width + 16.0;
        }
        (self.left, self.room, self.y) = (left, room, low);
    }

    /// A sample of a layer of one's own.
    fn own(&mut self, sample: &Group, x: f64, middle: f64) {
        let mut key = draw::key(sample);
        key = key.attr("x", number(x)).attr("y", number(middle - 5.5)).attr("width", "26").attr("height", "11");
        self.out.extend(inline_styles::styled(&key, &self.atlas.families));
    }

    fn swatch(&mut self, swatch: Swatch, x: f64, middle: f64) {
        let area = rect(x, middle - 5.5, 26.0, 11.0);
        let style = match swatch {
            Swatch::Disputed(_) | Swatch::Symbol => Some(SHAPE),
            Swatch::Passing(tint) => of_classes(&format!("shape passing tint-{tint}")),
            Swatch::Land(_) | Swatch::Line(_) => of_classes(&swatch.class()),
            Swatch::Depth => return self.depths(x, middle),
        };
        let style = style.unwrap_or(SHAPE);
        let drawn = match swatch {
            Swatch::Disputed(stripes) => {
                styled(area.attr("fill", svg::striped("key", stripes)), style, &self.atlas.families)
            }
            Swatch::Passing(_) | Swatch::Land(_) => styled(area, style, &self.atlas.families),
            Swatch::Depth => return,
            Swatch::Symbol => {
                let d = format!("M{} {}l6.5 -6.5l6.5 6.5l-6.5 6.5z", rounded::<1>(x + 6.5), rounded::<1>(middle));
                styled(el("path").attr("d", d).attr("fill", "none"), style, &self.atlas.families)
            }
            Swatch::Line(_) => {
                let rule = el("path")
                    .attr("d", format!("M{} {}h26", rounded::<1>(x), rounded::<1>(middle)))
                    .attr("fill", "none");
                styled(rule, style, &self.atlas.families)
            }
        };
        self.out.push(drawn.into());
    }

    /// A box in each tone of the depths.
    fn depths(&mut self, x: f64, middle: f64) {
        for step in 0..4_u8 {
            let area = rect(x + 6.5 * f64::from(step), middle - 5.5, 6.5, 11.0);
            let style = of_classes(&format!("depth d{}", step + 1)).unwrap_or(SHAPE);
            self.out.push(styled(area, style, &self.atlas.families).into());
        }
    }

    /// The whole as a document of its own.
    pub(super) fn finish(self, size: Size, title: &str, about: &str) -> String {
        let Size { width, height } = size;
        let paper = styled(rect(0.0, 0.0, width, height), PAPER, &self.atlas.families);
        let root = el("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .attr("width", rounded::<0>(width).to_string())
            .attr("height", rounded::<0>(height).to_string())
            .attr("viewBox", format!("0 0 {} {}", rounded::<0>(width), rounded::<0>(height)))
            .attr("lang", &self.atlas.lang)
            .attr("xml:lang", &self.atlas.lang)
            .attr("role", "img")
            .attr("aria-labelledby", "picture-title picture-about")
            .attr("font-family", &self.atlas.families.sans)
            .attr("fill", inline_styles::hex(Colour::Ink))
            .with(el("title").attr("id", "picture-title").with(title))
            .with(el("desc").attr("id", "picture-about").with(about))
            .with(paper)
            .with_all(self.out);
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", node::to_html(&root.into()))
    }
}

/// A length, to a tenth of a px.
fn number(value: f64) -> String {
    rounded::<1>(value).to_string()
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Element {
    let rect = el("rect").attr("x", number(x)).attr("y", number(y));
    rect.attr("width", number(width)).attr("height", number(height))
}

fn styled(mut element: Element, style: Style, families: &Families) -> Element {
    inline_styles::apply_style(&mut element, style, families, 1.0);
    element
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// The places of texts and of a swatch in a legend, and what is written.
    fn set(title: &str) -> (Vec<String>, String) {
        let mut atlas = fixture::atlas("en");
        atlas.title = title.into();
        let mut paper = Paper::new(&atlas, 400.0);
        paper.left = 16.0;
        paper.says("1956.", 20.0, LETTER, PLAIN);
        paper.legend(&Legend { entries: vec![Legend::symbol(&atlas)] }, None);
        let text = paper.finish(Size { width: 432.0, height: 100.0 }, "", "");
        let places = text.split("<text x=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned());
        (places.collect(), text)
    }

    #[test]
    fn a_picture_in_a_language_that_is_read_from_the_right_begins_there() {
        let (places, text) = set("Isles");
        assert_eq!(places, ["16", "50"]);
        assert!(text.contains(">1956.</text>") && text.contains("M22.5 ") && !text.contains("text-anchor"), "{text}");
        let (places, text) = set("איים");
        assert_eq!(places, ["416", "382"]);
        assert!(text.contains(">\u{202b}1956.\u{202c}</text>") && text.contains("text-anchor=\"end\""), "{text}");
        // The swatch, of 26 px, stands at the right edge.
        assert!(text.contains("M396.5 "), "{text}");
    }
}
