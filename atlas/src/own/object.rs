//! The objects of GeoJSON, with their members in any order.

use super::Features;
use super::coordinates::{Coordinates, MemberReader, short};
use super::crs::{Crs, CrsReader};
use super::feature::{Properties, PropertiesReader};
use super::flaw::{FlawKind, Flaws, Place};
use super::json::{Any, Reader, Scalar, Value, ValueReader, skip_list, skip_object};
use super::shape::{Kind, Shape};
use super::signs::Signs;
use crate::plane::Projection;
use serde::de::{IgnoredAny, MapAccess, SeqAccess};

/// What has been read of a file, in a place where it outlasts an error.
pub(super) struct Sink<'a> {
    pub features: &'a mut dyn Features,
    pub flaws: Flaws,
    /// The file's reference system, where that is not known to be degrees.
    pub crs: Option<Crs>,
    /// What tells that it is something else.
    pub signs: Signs,
    /// The place of what is wrong with the whole document.
    pub whole: Place,
    /// How many features of earlier documents have a number.
    pub earlier: usize,
    /// How many have one, with those of this document.
    pub numbered: usize,
    /// How many positions have been read.
    pub positions: usize,
}

impl<'a> Sink<'a> {
    /// Nothing yet.
    pub fn new(features: &'a mut dyn Features) -> Self {
        let (flaws, signs, whole) = (Flaws::default(), Signs::default(), Place::default());
        Self { features, flaws, crs: None, signs, whole, earlier: 0, numbered: 0, positions: 0 }
    }

    /// What has been read counts for nothing.
    pub fn clear(&mut self) {
        self.features.clear();
        self.flaws = Flaws::default();
        self.signs = Signs::default();
        self.numbered = self.earlier;
    }

    /// Ends what has been read, as a list of features without a collection.
    pub fn finish_list(&mut self) {
        let is_list = !self.features.is_empty();
        if !is_list {
            // Whatever stands in it is no GeoJSON.
            self.flaws = Flaws::default();
        }
        let kind = if is_list { FlawKind::BareList } else { FlawKind::NoType };
        self.flaws.push_first(self.whole.flaw(kind, ""));
    }
}

/// What stands where an object may be.
pub(super) enum Found {
    Object(Box<Members>),
    /// A list of what may be features, which has been read into the sink.
    Features,
    /// Something else, as text.
    Other(String),
}

/// The members of an object that GeoJSON knows; which of them count is known only when all have been read.
#[derive(Default)]
pub(super) struct Members {
    kind: Option<String>,
    crs: Option<Crs>,
    id: Option<String>,
    geometry: Option<Shape>,
    properties: Option<Properties>,
    coordinates: Option<Coordinates>,
    geometries: Option<Option<Shape>>,
    has_features: bool,
    /// The format that its members are of.
    format: Option<&'static str>,
    projection: Option<Projection>,
}

/// Names of formats.
const ESRI: &str = "Esri JSON";
const ECHARTS: &str = "ECharts UTF8Encoding";

/// Reads an object.
pub(super) struct ObjectReader<'a, 'b> {
    pub projection: &'a Projection,
    pub at: Place,
    /// Where its features go, if it is the whole file.
    pub sink: Option<&'a mut Sink<'b>>,
}

impl<'de> Reader<'de> for ObjectReader<'_, '_> {
    type Out = Found;

    fn scalar(self, scalar: Scalar<'_>) -> Found {
        Found::Other(short(&scalar.text()))
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Found, A::Error> {
        if let Some(sink) = self.sink {
            FeaturesReader { projection: self.projection, sink }.list(list)?;
            return Ok(Found::Features);
        }
        skip_list(list)?;
        Ok(Found::Other("[…]".to_owned()))
    }

    fn object<A: MapAccess<'de>>(mut self, mut object: A) -> Result<Found, A::Error> {
        let mut members = Members { projection: Some(*self.projection), ..Members::default() };
        while let Some(key) = object.next_key::<String>()? {
            match key.as_str() {
                "type" => members.kind = object.next_value_seed(Any(ValueReader))?.text,
                "crs" => {
                    members.crs = object.next_value_seed(Any(CrsReader))?;
                    if let Some(sink) = &mut self.sink {
                        sink.crs.clone_from(&members.crs);
                    }
                }
                "coordinates" => {
                    let mut into = Coordinates::default();
                    let all = object.next_value_seed(Any(MemberReader { into: &mut into, is_first: false }))?;
                    into.stray(all);
                    members.coordinates = Some(into);
                }
                "geometry" => {
                    let reader = ObjectReader { projection: self.projection, at: self.at, sink: None };
                    members.geometry = Some(object.next_value_seed(Any(reader))?.shape(self.at));
                }
                "geometries" => {
                    let reader = GeometriesReader { projection: self.projection, at: self.at };
                    members.geometries = Some(object.next_value_seed(Any(reader))?);
                }
                "id" => {
                    let id = object.next_value_seed(Any(ValueReader))?;
                    members.id = Some(id).filter(Value::is_name).and_then(Value::said);
                }
                "properties" => members.properties = Some(object.next_value_seed(Any(PropertiesReader))?),
                "features" => {
                    members.has_features = true;
                    match &mut self.sink {
                        Some(sink) => {
                            // Of a key that is there twice the last counts.
                            sink.clear();
                            let reader = FeaturesReader { projection: self.projection, sink };
                            object.next_value_seed(Any(reader))?;
                        }
                        None => drop(object.next_value::<IgnoredAny>()?),
                    }
                }
                "UTF8Encoding" => {
                    let is_encoded = object.next_value_seed(Any(ValueReader))?.text.as_deref() == Some("true");
                    members.format = members.format.or(is_encoded.then_some(ECHARTS));
                }
                "geometryType" | "attributes" | "rings" | "paths" | "spatialReference" => {
                    members.format = members.format.or(Some(ESRI));
                    object.next_value::<IgnoredAny>()?;
                }
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Found::Object(Box::new(members)))
    }
}

impl Found {
    /// What it is as a geometry.
    fn shape(self, at: Place) -> Shape {
        match self {
            Self::Object(members) => members.shape(at),
            Self::Other(text) if text == "null" => Shape::default(),
            Self::Features => Shape::default(),
            Self::Other(text) => Shape::flawed(at.flaw(FlawKind::Misplaced, &text)),
        }
    }
}

impl Members {
    /// What it is as a geometry.
    fn shape(self, at: Place) -> Shape {
        let Some(kind) = self.kind else {
            return Shape { signs: Signs::of(self.format), ..Shape::flawed(at.flaw(FlawKind::NoType, "")) };
        };
        let flawed = |kind, found| Shape::flawed(at.flaw(kind, found));
        match (kind.as_str(), Kind::named(&kind)) {
            (_, Some(of)) => match (self.coordinates, &self.projection) {
                (Some(coordinates), Some(projection)) => Shape::new(of, coordinates, at, projection),
                _ => flawed(FlawKind::Missing, "coordinates"),
            },
            (COLLECTION_OF_GEOMETRIES, _) => match self.geometries {
                Some(geometries) => geometries.unwrap_or_else(|| flawed(FlawKind::NoList, "geometries")),
                None => flawed(FlawKind::Missing, "geometries"),
            },
            (FEATURE | COLLECTION_OF_FEATURES, _) => flawed(FlawKind::Misplaced, &kind),
            _ => {
                let (flaw, found) = wrong_type(Some(&kind), None);
                flawed(flaw, &found)
            }
        }
    }

    /// Whether its type is that of a geometry.
    fn is_geometry(&self) -> bool {
        let is_one = |kind: &str| kind == COLLECTION_OF_GEOMETRIES || Kind::named(kind).is_some();
        self.kind.as_deref().is_some_and(is_one)
    }

    /// Adds it to what has been read, as the feature of a number. What has another type and looks like a feature is one, with a flaw.
    fn finish_feature(mut self, number: usize, sink: &mut Sink<'_>) {
        sink.numbered = number;
        let at = Place { feature: Some(number), ..Place::default() };
        let (properties, id) = (self.properties.take().unwrap_or_default(), self.id.take());
        if self.kind.is_none() {
            sink.signs.append(Signs::of(self.format));
        }
        let mut shape = match self.kind.as_deref() {
            _ if self.is_geometry() => self.shape(at),
            Some(FEATURE) => self.into_geometry(at),
            kind => {
                let is_shown = self.geometry.is_some();
                let (kind, found) = match kind {
                    Some(kind @ COLLECTION_OF_FEATURES) => (FlawKind::Misplaced, kind.to_owned()),
                    kind => wrong_type(kind, is_shown.then_some(FEATURE)),
                };
                sink.flaws.push(at.flaw(kind, &found));
                if !is_shown {
                    return;
                }
                self.into_geometry(at)
            }
        };
        sink.flaws.append(std::mem::take(&mut shape.flaws));
        sink.signs.append(std::mem::take(&mut shape.signs));
        let (feature, flaws) = properties.feature(number, id, shape.geometry);
        flaws.into_iter().for_each(|(kind, found)| sink.flaws.push(at.flaw(kind, &found)));
        sink.positions += feature.geometry.positions();
        sink.features.add(feature, sink.positions);
    }

    /// The shape of its member `geometry`, if that is in degrees.
    fn into_geometry(self, at: Place) -> Shape {
        let mut shape = self.geometry.unwrap_or_default();
        match self.crs {
            Some(Crs::Other(name)) => return Shape::flawed(at.flaw(FlawKind::Crs, &name)),
            Some(Crs::Unnamed) => shape.flaws.push_first(at.flaw(FlawKind::CrsUnnamed, "")),
            None => {}
        }
        shape
    }

    /// Ends what has been read, as the whole file.
    pub fn finish_file(mut self, sink: &mut Sink<'_>) {
        let kind = self.kind.as_deref();
        if kind.is_none() || self.format == Some(ECHARTS) {
            sink.signs.append(Signs::of(self.format));
        }
        if kind == Some(COLLECTION_OF_FEATURES) {
            return;
        }
        if kind == Some(FEATURE) || self.is_geometry() {
            sink.clear();
            // Said once, for the whole file.
            self.crs = None;
            return self.finish_feature(sink.earlier + 1, sink);
        }
        let is_feature = !self.has_features && self.geometry.is_some();
        let shown = match self.has_features {
            true => (!sink.features.is_empty()).then_some(COLLECTION_OF_FEATURES),
            false => is_feature.then_some(FEATURE),
        };
        let (flaw, found) = wrong_type(kind, shown);
        sink.flaws.push_first(sink.whole.flaw(flaw, &found));
        if is_feature {
            self.kind = Some(FEATURE.to_owned());
            self.crs = None;
            self.finish_feature(sink.earlier + 1, sink);
        }
    }
}

const FEATURE: &str = "Feature";
const COLLECTION_OF_FEATURES: &str = "FeatureCollection";
const COLLECTION_OF_GEOMETRIES: &str = "GeometryCollection";
const TOPOLOGY: &str = "Topology";

/// What is wrong with a type that GeoJSON does not know, and what was found; `shown` is the type that it is shown as all the same.
fn wrong_type(kind: Option<&str>, shown: Option<&str>) -> (FlawKind, String) {
    match (kind, shown) {
        (None, Some(shown)) => (FlawKind::NoTypeShown, shown.to_owned()),
        (None, None) => (FlawKind::NoType, String::new()),
        (Some(TOPOLOGY), _) => (FlawKind::OtherFormat, "TopoJSON".to_owned()),
        (Some(kind), Some(_)) => (FlawKind::UnknownTypeShown, short(kind)),
        (Some(kind), None) => (FlawKind::UnknownType, short(kind)),
    }
}

/// Reads features, each into the sink as soon as it is whole.
struct FeaturesReader<'a, 'b> {
    projection: &'a Projection,
    sink: &'a mut Sink<'b>,
}

impl FeaturesReader<'_, '_> {
    fn no_list(self) {
        self.sink.flaws.push(self.sink.whole.flaw(FlawKind::NoList, "features"));
    }
}

impl<'de> Reader<'de> for FeaturesReader<'_, '_> {
    type Out = ();

    fn scalar(self, scalar: Scalar<'_>) {
        // No features, as null says it, are none.
        if !matches!(scalar, Scalar::Null) {
            self.no_list();
        }
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for number in self.sink.earlier + 1.. {
            let at = Place { feature: Some(number), ..Place::default() };
            match list.next_element_seed(Any(ObjectReader { projection: self.projection, at, sink: None }))? {
                None => break,
                Some(Found::Object(members)) => {
                    if members.is_geometry() {
                        let kind = members.kind.as_deref().unwrap_or_default();
                        self.sink.flaws.push(at.flaw(FlawKind::Misplaced, kind));
                    }
                    members.finish_feature(number, self.sink);
                }
                Some(Found::Other(text)) => self.sink.flaws.push(at.flaw(FlawKind::Misplaced, &text)),
                Some(Found::Features) => {}
            }
        }
        Ok(())
    }

    fn object<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        skip_object(object)?;
        self.no_list();
        Ok(())
    }
}

/// Reads the members of a collection of geometries; nothing where they are no list.
struct GeometriesReader<'a> {
    projection: &'a Projection,
    at: Place,
}

impl<'de> Reader<'de> for GeometriesReader<'_> {
    type Out = Option<Shape>;

    fn scalar(self, _: Scalar<'_>) -> Option<Shape> {
        None
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<Shape>, A::Error> {
        let mut all = Shape::default();
        for number in 1.. {
            let at = Place { geometry: self.at.geometry.or(Some(number)), ..self.at };
            let reader = ObjectReader { projection: self.projection, at, sink: None };
            let Some(found) = list.next_element_seed(Any(reader))? else { break };
            let Shape { geometry, flaws, signs } = found.shape(at);
            all.geometry.append(geometry);
            all.flaws.append(flaws);
            all.signs.append(signs);
        }
        Ok(Some(all))
    }

    fn object<A: MapAccess<'de>>(self, object: A) -> Result<Option<Shape>, A::Error> {
        skip_object(object)?;
        Ok(None)
    }
}

impl Shape {
    /// Nothing to draw, and why.
    fn flawed(flaw: super::Flaw) -> Self {
        let mut flaws = Flaws::default();
        flaws.push(flaw);
        Self { flaws, ..Self::default() }
    }
}
