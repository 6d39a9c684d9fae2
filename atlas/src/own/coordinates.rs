//! Coordinates of any depth, in one flat list: what they are is known only when `type` has been read.

use super::json::{Any, Reader, Scalar, ValueReader, skip_object};
use crate::lonlat::LonLat;
use serde::de::{IgnoredAny, MapAccess, SeqAccess};
use std::iter::Peekable;
use std::vec::IntoIter;

/// Positions are kept in pieces of this many, so that none are moved as their number grows.
const PIECE: usize = 1 << 14;

/// No more than this many texts of what is no position are kept.
const MAX_ODD: usize = 1000;

/// How positions are nested. An array whose first member is no array is a position; any other is a list.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    /// A list begins.
    Open,
    /// It ends.
    Close,
    /// So many positions follow one another.
    Places(u32),
    /// A list, or a position, without anything in it.
    Hollow,
}

/// The coordinates of a geometry.
#[derive(Debug, Default)]
pub(super) struct Coordinates {
    tokens: Vec<Token>,
    places: Vec<Vec<LonLat>>,
    /// What stands where a position should be, in order: those places are NaN.
    odd: Vec<String>,
}

/// Positions that follow one another. What is no position is NaN, and its text is in `odd`.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub places: Vec<LonLat>,
    pub odd: IntoIter<String>,
}

impl Coordinates {
    fn place(&mut self, place: LonLat) {
        match self.places.last_mut() {
            Some(piece) if piece.len() < PIECE => piece.push(place),
            Some(_) => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(place);
                self.places.push(piece);
            }
            None => self.places.push(vec![place]),
        }
        match self.tokens.last_mut() {
            Some(Token::Places(count)) if *count < u32::MAX => *count += 1,
            _ => self.tokens.push(Token::Places(1)),
        }
    }

    fn odd(&mut self, text: String) {
        if self.odd.len() < MAX_ODD {
            self.odd.push(text);
        }
        self.place(LonLat::new(f64::NAN, f64::NAN));
    }

    /// Whether every position lies within so many lists, and no list within as many.
    fn fits(&self, depth: usize) -> bool {
        let mut now = 0;
        self.tokens.iter().all(|token| match token {
            Token::Open => {
                now += 1;
                now <= depth
            }
            Token::Close => {
                now -= 1;
                true
            }
            Token::Places(_) => now == depth,
            Token::Hollow => now <= depth,
        })
    }

    /// The runs of positions, by what holds them: of a point (depth 0), a line (1), a polygon (2), several polygons (3). Where there
    /// are fewer than three levels, the outer ones have one member. Nothing where the nesting is another.
    pub fn groups(self, depth: usize) -> Option<Vec<Vec<Run>>> {
        if !self.fits(depth) {
            return None;
        }
        let mut walk = Walk {
            tokens: self.tokens.into_iter().peekable(),
            places: self.places.into_iter().flatten(),
            odd: self.odd.into_iter(),
        };
        Some(match depth {
            0 | 1 => vec![vec![walk.run()]],
            2 => vec![walk.list(Walk::run)],
            _ => walk.list(|walk| walk.list(Walk::run)),
        })
    }
}

/// Goes through coordinates that fit, from front to back; what has been passed is freed.
struct Walk {
    tokens: Peekable<IntoIter<Token>>,
    places: std::iter::Flatten<IntoIter<Vec<LonLat>>>,
    odd: IntoIter<String>,
}

impl Walk {
    /// The members of a list.
    fn list<T>(&mut self, member: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut members = Vec::new();
        if self.tokens.next() == Some(Token::Open) {
            while self.tokens.peek().is_some_and(|token| *token != Token::Close) {
                members.push(member(self));
            }
            self.tokens.next();
        }
        members
    }

    /// A list of positions, or one position without a list.
    fn run(&mut self) -> Run {
        let (mut places, mut odd) = (Vec::new(), Vec::new());
        match self.tokens.next() {
            Some(Token::Places(count)) => self.take(count, &mut places, &mut odd),
            Some(Token::Open) => loop {
                match self.tokens.next() {
                    Some(Token::Places(count)) => self.take(count, &mut places, &mut odd),
                    Some(Token::Hollow) => {
                        places.push(LonLat::new(f64::NAN, f64::NAN));
                        odd.push("[]".to_owned());
                    }
                    _ => break,
                }
            },
            _ => {}
        }
        Run { places, odd: odd.into_iter() }
    }

    fn take(&mut self, count: u32, places: &mut Vec<LonLat>, odd: &mut Vec<String>) {
        let before = places.len();
        if places.is_empty() {
            // One more, for a ring that is to be closed.
            places.reserve_exact(count as usize + 1);
        }
        places.extend(self.places.by_ref().take(count as usize));
        let is_odd = |place: &&LonLat| place.lon.is_nan();
        let odd_ones = places.get(before..).unwrap_or_default().iter().filter(is_odd).count();
        odd.extend((0..odd_ones).map(|_| self.odd.next().unwrap_or_else(|| "…".to_owned())));
    }
}

/// What a member of an array was.
pub(super) enum Member {
    Number(f64),
    Odd(String),
    /// It has been taken into the coordinates.
    Array,
}

/// Reads a member of an array into coordinates; or all of them, where it is in none.
pub(super) struct MemberReader<'a> {
    pub into: &'a mut Coordinates,
    /// Whether it comes first, so that what holds it is not yet known to be a list.
    pub is_first: bool,
}

impl<'de> Reader<'de> for MemberReader<'_> {
    type Out = Member;

    fn scalar(self, scalar: Scalar<'_>) -> Member {
        scalar.number().map_or_else(|| Member::Odd(quoted(scalar)), Member::Number)
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Member, A::Error> {
        let into = self.into;
        if self.is_first {
            into.tokens.push(Token::Open);
        }
        match list.next_element_seed(Any(MemberReader { into, is_first: true }))? {
            None => into.tokens.push(Token::Hollow),
            Some(Member::Array) => {
                while let Some(member) = list.next_element_seed(Any(MemberReader { into, is_first: false }))? {
                    into.stray(member);
                }
                into.tokens.push(Token::Close);
            }
            Some(first) => {
                let second = list.next_element_seed(Any(SecondReader))?;
                while list.next_element::<IgnoredAny>()?.is_some() {}
                match (first, second) {
                    (Member::Number(lon), Some(Member::Number(lat))) => into.place(LonLat::new(lon, lat)),
                    (first, second) => {
                        let texts: Vec<String> = [Some(first), second].iter().flatten().map(Member::text).collect();
                        into.odd(short(&format!("[{}]", texts.join(", "))));
                    }
                }
            }
        }
        Ok(Member::Array)
    }

    fn object<A: MapAccess<'de>>(self, object: A) -> Result<Member, A::Error> {
        skip_object(object)?;
        Ok(Member::Odd("{…}".to_owned()))
    }
}

/// Reads the second member of a position.
struct SecondReader;

impl<'de> Reader<'de> for SecondReader {
    type Out = Member;

    fn scalar(self, scalar: Scalar<'_>) -> Member {
        scalar.number().map_or_else(|| Member::Odd(quoted(scalar)), Member::Number)
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Member, A::Error> {
        ValueReader.list(list).map(|value| Member::Odd(value.text.unwrap_or_default()))
    }

    fn object<A: MapAccess<'de>>(self, object: A) -> Result<Member, A::Error> {
        ValueReader.object(object).map(|value| Member::Odd(value.text.unwrap_or_default()))
    }
}

impl Coordinates {
    /// Takes what stands in a list without being an array.
    pub fn stray(&mut self, member: Member) {
        if !matches!(member, Member::Array) {
            self.odd(short(&member.text()));
        }
    }
}

impl Member {
    fn text(&self) -> String {
        match self {
            Self::Number(value) => super::json::number(*value),
            Self::Odd(text) => text.clone(),
            Self::Array => String::new(),
        }
    }
}

/// A value as JSON has it.
fn quoted(scalar: Scalar<'_>) -> String {
    match scalar {
        Scalar::Text(text) => format!("\"{}\"", short(text)),
        other => other.text(),
    }
}

/// A text as a flaw names it: its beginning.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut kept: String = text.chars().take(MOST).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}
