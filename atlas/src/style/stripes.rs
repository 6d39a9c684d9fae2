//! Disputed land: the ground in the tint of who holds it, stripes in the ink of each side that claims it. The one rule serves any
//! number of sides and any date.

use super::TINTS;

/// Land that one side holds and others claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stripes {
    /// The tint of the ground: the holder's; 0 where nobody holds it.
    pub ground: u8,
    /// The tints of the claimants as bits.
    inks: u8,
}

impl Stripes {
    /// Distance from stripe to stripe, in px.
    pub const STEP: f64 = 7.0;
    /// Width of a stripe, in px.
    pub const WIDTH: f64 = 2.4;

    /// Land with a ground of one tint, and stripes in the inks of others. What is claimed by nobody else has none.
    pub fn new(ground: u8, claimants: impl IntoIterator<Item = u8>) -> Self {
        let claims = claimants.into_iter().filter(|ink| *ink != ground && (1..8).contains(ink));
        Self { ground, inks: claims.fold(0, |inks, ink| inks | 1 << ink) }
    }

    /// The tints of the claimants, rising.
    pub fn inks(self) -> impl Iterator<Item = u8> {
        (1..8).filter(move |ink| self.inks & (1 << ink) != 0)
    }

    /// A name that no other stripes have: `2-1` for the ground of the second side and stripes of the first.
    pub fn name(self) -> String {
        self.inks().fold(self.ground.to_string(), |name, ink| format!("{name}-{ink}"))
    }

    /// The classes of a box that shows them.
    pub fn classes(self) -> String {
        let inks: Vec<String> = self.inks().map(|ink| ink.to_string()).collect();
        format!("tint-{} claims-{}", self.ground, inks.join("-"))
    }
}

/// The rules of the style sheet for boxes with stripes, by the claimants.
pub(super) fn css() -> String {
    let tints = 1..TINTS.len() as u8;
    let sets =
        (1..1_u8 << (TINTS.len() - 1)).map(|bits| tints.clone().filter(move |tint| bits & (1 << (tint - 1)) != 0));
    let rule = |stripes: Stripes| {
        let (width, step) = (Stripes::WIDTH * 0.75, Stripes::STEP * 0.7);
        let stops = stripes.inks().enumerate().map(|(index, ink)| {
            let (from, side) = (step * index as f64, TINTS[usize::from(ink)].side.name());
            let (end, next) = (from + width, from + step);
            format!("var(--{side}) {from:.1}px {end:.1}px,var(--tint-land) {end:.1}px {next:.1}px")
        });
        let (name, stops) = (stripes.name(), stops.collect::<Vec<_>>().join(","));
        format!(".claims{}{{background:repeating-linear-gradient(135deg,{stops})}}\n", &name[1..])
    };
    sets.map(|inks| rule(Stripes::new(0, inks))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_are_those_of_others_and_each_has_a_name() {
        let stripes = Stripes::new(2, [1, 2, 1]);
        assert_eq!(stripes, Stripes::new(2, [1]));
        assert_eq!((stripes.name(), stripes.classes()), ("2-1".into(), "tint-2 claims-1".into()));
        assert_eq!(Stripes::new(0, [2, 1]).name(), "0-1-2");
        assert_eq!(Stripes::new(1, [1]).inks().count(), 0);
    }

    #[test]
    fn every_set_of_claimants_has_a_rule() {
        let css = css();
        for rule in [".claims-1{", ".claims-2{", ".claims-1-2{", ".claims-3{", ".claims-1-2-3{"] {
            assert!(css.contains(rule), "{rule}\n{css}");
        }
        let rule = ".claims-1{background:repeating-linear-gradient(135deg,var(--side-1) 0.0px 1.8px,var(--tint-land) 1.8px 4.9px)}";
        assert!(css.contains(rule), "{css}");
    }
}
