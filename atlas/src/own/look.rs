//! How a feature is drawn, by simplestyle-spec 1.1.

use super::coordinates::short;
use super::flaw::FlawKind;
use super::json::Value;
use crate::style::simplestyle;
use serde::{Deserialize, Serialize};

/// The size of a marker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkerSize {
    /// A small one.
    Small,
    /// The usual one.
    #[default]
    Medium,
    /// A large one.
    Large,
}

/// How a feature is drawn. Colours are `#rrggbb`, in small letters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// The colour of the markers of points.
    pub marker_color: String,
    /// Their size.
    pub marker_size: MarkerSize,
    /// The letter or digit on them.
    pub marker_symbol: Option<char>,
    /// The colour of lines and of the edges of areas.
    pub stroke: String,
    /// Their opacity, from 0 to 1.
    pub stroke_opacity: f64,
    /// Their width, from 0 to [`MAX_WIDTH`] CSS pixels.
    pub stroke_width: f64,
    /// The colour of areas.
    pub fill: String,
    /// Their opacity, from 0 to 1.
    pub fill_opacity: f64,
}

/// The widest line, in CSS pixels; what is given as wider is as wide as this.
pub const MAX_WIDTH: f64 = 20.0;

impl Default for Look {
    /// As the specification has it where nothing is said.
    fn default() -> Self {
        Self {
            marker_color: simplestyle::MARKER.to_owned(),
            marker_size: MarkerSize::Medium,
            marker_symbol: None,
            stroke: simplestyle::STROKE.to_owned(),
            stroke_opacity: 1.0,
            stroke_width: 2.0,
            fill: simplestyle::FILL.to_owned(),
            fill_opacity: 0.6,
        }
    }
}

/// What is wrong with a property, and how it stands in the file: `stroke: blurple`.
pub(super) type WrongProperty = (FlawKind, String);

impl Look {
    /// Takes a property that says how the feature looks; any other is handed back as `Ok(false)`.
    ///
    /// # Errors
    /// What is wrong with it. Then the look stays as it was.
    pub(super) fn set(&mut self, name: &str, value: &Value) -> Result<bool, WrongProperty> {
        let text = value.text.as_deref().unwrap_or_default().trim();
        let wrong = |kind| Err((kind, format!("{name}: {}", short(text))));
        // Nothing, and a text with nothing in it, say nothing.
        let is_said = !text.is_empty();
        let number = || value.number.or_else(|| crate::decimal::read(text));
        match name {
            "marker-color" | "stroke" | "fill" if is_said => match colour(text) {
                None => return wrong(FlawKind::NoColour),
                Some(colour) if name == "stroke" => self.stroke = colour,
                Some(colour) if name == "fill" => self.fill = colour,
                Some(colour) => self.marker_color = colour,
            },
            "stroke-opacity" | "fill-opacity" if is_said => match number() {
                Some(opacity) if !(0.0..=1.0).contains(&opacity) => return wrong(FlawKind::NoNumber),
                None => return wrong(FlawKind::NoNumber),
                Some(opacity) if name == "fill-opacity" => self.fill_opacity = opacity,
                Some(opacity) => self.stroke_opacity = opacity,
            },
            "stroke-width" if is_said => match number() {
                Some(width) if width >= 0.0 => self.stroke_width = width.min(MAX_WIDTH),
                _ => return wrong(FlawKind::NoNumber),
            },
            "marker-size" if is_said => match text {
                "small" => self.marker_size = MarkerSize::Small,
                "medium" => self.marker_size = MarkerSize::Medium,
                "large" => self.marker_size = MarkerSize::Large,
                _ => return wrong(FlawKind::NoSize),
            },
            "marker-symbol" => {
                let mut letters = text.chars();
                let only = letters.next().filter(|letter| letters.next().is_none() && letter.is_alphanumeric());
                self.marker_symbol = only;
            }
            "marker-color" | "stroke" | "fill" | "stroke-opacity" | "fill-opacity" | "stroke-width" | "marker-size" => {
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// A colour of three or six hexadecimal digits, with or without `#`, as `#rrggbb`.
fn colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#').unwrap_or(text).to_ascii_lowercase();
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    match digits.len() {
        3 => Some(digits.chars().fold("#".to_owned(), |colour, digit| format!("{colour}{digit}{digit}"))),
        6 => Some(format!("#{digits}")),
        _ => None,
    }
}
