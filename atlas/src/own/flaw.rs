//! What is wrong with a layer of one's own, and where.

/// More flaws than this are counted and not kept. Of flaws that are alike, one is kept.
pub const MAX_FLAWS: usize = 50;

/// Something that is wrong, with its place in the file. Numbers are from 1; where all are missing it concerns the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The feature's number in the file.
    pub feature: Option<usize>,
    /// The geometry's number in a collection; in collections within it, that in the outermost.
    pub geometry: Option<usize>,
    /// The number of a point, a line or a polygon among several.
    pub part: Option<usize>,
    /// The ring's number in its polygon; 1 is the outer one.
    pub ring: Option<usize>,
    /// What is wrong.
    pub kind: FlawKind,
    /// What was found, in no language: numbers, a name, `3:17` for a line and a column. Empty where there is nothing to name.
    pub found: String,
    /// How many others are like it: the same is wrong with them, elsewhere.
    pub alike: usize,
}

impl Flaw {
    /// Whether the same is wrong elsewhere, for the same cause.
    fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.feature.is_some() == other.feature.is_some()
            && match self.kind {
                // Each position and each place in the text is another one.
                FlawKind::NoPlace
                | FlawKind::QuotedNumbers
                | FlawKind::Swapped
                | FlawKind::TooFew
                | FlawKind::NotClosed
                | FlawKind::AroundPole
                | FlawKind::BrokenDocument => true,
                // Of one property.
                FlawKind::NoColour | FlawKind::NoNumber | FlawKind::NoSize => {
                    self.found.split(": ").next() == other.found.split(": ").next()
                }
                _ => self.found == other.found,
            }
    }
}

/// What may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// The file is not text in UTF-8. Nothing of it is shown.
    NotText,
    /// The file is no JSON from a line and column on. What stands before is shown.
    NotJson,
    /// The file breaks off, at a line and column. What stands before is shown.
    CutOff,
    /// The file is of another format, by its name. Nothing of it is shown.
    OtherFormat,
    /// One of several documents in the file is no JSON, at a line and column. What stands before in it, and the others, are shown.
    BrokenDocument,
    /// No member `type` says what it is.
    NoType,
    /// No member `type` says what it is, and what it looks like is shown.
    NoTypeShown,
    /// `type` has a name that GeoJSON does not know.
    UnknownType,
    /// `type` has a name that GeoJSON does not know, and what it looks like is shown.
    UnknownTypeShown,
    /// Something, by its type or as JSON, where it does not belong.
    Misplaced,
    /// The file is a list of features without a collection. They are shown.
    BareList,
    /// A member that is no list, by its name. Nothing of it is shown.
    NoList,
    /// The coordinates are in a reference system, by its name, that is not longitude and latitude on WGS 84. They are not drawn.
    Crs,
    /// A member `crs` names no reference system. The coordinates are taken as longitude and latitude on WGS 84.
    CrsUnnamed,
    /// No position is a place on the Earth, and one at least is far from any: they seem to be in another reference system. None is drawn.
    Elsewhere,
    /// There is no feature.
    Empty,
    /// The coordinates are not nested as those of this type. They are not drawn.
    Nesting,
    /// A geometry lacks a member, by its name. It is not drawn.
    Missing,
    /// A position is no place on the Earth. It is left out.
    NoPlace,
    /// A position is of texts that are numbers. It is left out.
    QuotedNumbers,
    /// A position is no place as it stands, and may be one with its numbers exchanged. It is left out.
    Swapped,
    /// A line of one position, or a ring of fewer than four. It is left out.
    TooFew,
    /// A ring does not end where it begins. It is drawn closed.
    NotClosed,
    /// A ring goes around a pole. It is left out.
    AroundPole,
    /// A property is no colour. The default is drawn.
    NoColour,
    /// A property is no number, or none that may be meant. The default is drawn.
    NoNumber,
    /// A property is no size of a marker. The default is drawn.
    NoSize,
}

impl FlawKind {
    /// All of them.
    pub const ALL: [Self; 27] = [
        Self::NotText,
        Self::NotJson,
        Self::CutOff,
        Self::OtherFormat,
        Self::BrokenDocument,
        Self::NoType,
        Self::NoTypeShown,
        Self::UnknownType,
        Self::UnknownTypeShown,
        Self::Misplaced,
        Self::BareList,
        Self::NoList,
        Self::Crs,
        Self::CrsUnnamed,
        Self::Elsewhere,
        Self::Empty,
        Self::Nesting,
        Self::Missing,
        Self::NoPlace,
        Self::QuotedNumbers,
        Self::Swapped,
        Self::TooFew,
        Self::NotClosed,
        Self::AroundPole,
        Self::NoColour,
        Self::NoNumber,
        Self::NoSize,
    ];

    /// The key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotText => "not_text",
            Self::NotJson => "not_json",
            Self::CutOff => "cut_off",
            Self::OtherFormat => "other_format",
            Self::BrokenDocument => "broken_document",
            Self::NoType => "no_type",
            Self::NoTypeShown => "no_type_shown",
            Self::UnknownType => "unknown_type",
            Self::UnknownTypeShown => "unknown_type_shown",
            Self::Misplaced => "misplaced",
            Self::BareList => "bare_list",
            Self::NoList => "no_list",
            Self::Crs => "crs",
            Self::CrsUnnamed => "crs_unnamed",
            Self::Elsewhere => "elsewhere",
            Self::Empty => "empty",
            Self::Nesting => "nesting",
            Self::Missing => "missing",
            Self::NoPlace => "no_place",
            Self::QuotedNumbers => "quoted_numbers",
            Self::Swapped => "swapped",
            Self::TooFew => "too_few",
            Self::NotClosed => "not_closed",
            Self::AroundPole => "around_pole",
            Self::NoColour => "no_colour",
            Self::NoNumber => "no_number",
            Self::NoSize => "no_size",
        }
    }
}

/// Where something stands in the file, as a [`Flaw`] says it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub feature: Option<usize>,
    pub geometry: Option<usize>,
    pub part: Option<usize>,
    pub ring: Option<usize>,
}

impl Place {
    /// A flaw there.
    pub fn flaw(self, kind: FlawKind, found: &str) -> Flaw {
        let Self { feature, geometry, part, ring } = self;
        Flaw { feature, geometry, part, ring, kind, found: found.to_owned(), alike: 0 }
    }
}

/// The first flaws, of those that are alike one, and how many more there are.
#[derive(Debug, Default)]
pub(super) struct Flaws {
    pub kept: Vec<Flaw>,
    pub unsaid: usize,
}

impl Flaws {
    /// Adds one behind the others.
    pub fn push(&mut self, flaw: Flaw) {
        match self.kept.iter_mut().find(|kept| kept.is_like(&flaw)) {
            Some(kept) => kept.alike += 1 + flaw.alike,
            None => self.kept.push(flaw),
        }
        self.limit();
    }

    /// Adds one before the others.
    pub fn push_first(&mut self, flaw: Flaw) {
        self.kept.insert(0, flaw);
        self.limit();
    }

    /// Adds others behind these.
    pub fn append(&mut self, others: Self) {
        others.kept.into_iter().for_each(|flaw| self.push(flaw));
        self.unsaid += others.unsaid;
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    fn limit(&mut self) {
        for flaw in self.kept.drain(MAX_FLAWS.min(self.kept.len())..) {
            self.unsaid += 1 + flaw.alike;
        }
    }
}
