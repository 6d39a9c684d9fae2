//! Reference systems, as files name them that are older than RFC 7946.

use super::coordinates::short;
use super::json::{Any, Reader, Scalar, ValueReader, next_property, skip_list};
use serde::de::{IgnoredAny, MapAccess, SeqAccess};

/// A reference system that is not known to be longitude and latitude on WGS 84.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Crs {
    /// Another, by its name.
    Other(String),
    /// Something that names none.
    Unnamed,
}

/// EPSG's codes of what is longitude and latitude on WGS 84, or on a datum that agrees with it to a metre or two. EPSG's dataset
/// (11.022, in PROJ 9.5.1) has a transformation of each to WGS 84 that moves nothing, exact to 1 m; to 2 m for 4617, 4759, 6318, to
/// 3 m for 4283, 7844, to 4 m for 4269. It has none for 4490: that datum was adjusted to GPS observations of 2000 to 2003
/// (epsg.io/1043-datum).
const DEGREES: [u32; 17] = [
    4326, 4979, // WGS 84
    4258, // ETRS89
    4171, // RGF93
    4269, 4617, 4759, 6318, // NAD83, NAD83(CSRS), NAD83(NSRS2007), NAD83(2011)
    4612, 6668, // JGD2000, JGD2011
    4737, // KGD2002
    4490, // CGCS2000
    7683, // GSK-2011
    4674, // SIRGAS 2000
    4283, 7844, // GDA94, GDA2020
    4167, // NZGD2000
];

/// No reference system of EPSG has a lower number.
const LEAST_CODE: u32 = 1024;

/// What a name means; nothing where it is degrees.
fn named(name: &str) -> Option<Crs> {
    let signs: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let other = || Some(Crs::Other(short(name)));
    match (authority_and_code(name), signs.to_ascii_uppercase().as_str()) {
        (_, "WGS84" | "WGS1984" | "GCSWGS1984" | "CRS84" | "CRS83") => None,
        (Some((Authority::Ogc, code)), _) if matches!(code.to_ascii_uppercase().as_str(), "CRS84" | "CRS83") => None,
        (Some((Authority::Epsg, code)), _) if code.parse().is_ok_and(|code| DEGREES.contains(&code)) => None,
        (None, signs) => match signs.parse::<u32>() {
            // A number alone is one of EPSG's.
            Ok(code) if DEGREES.contains(&code) => None,
            Ok(LEAST_CODE..) => other(),
            Ok(_) => Some(Crs::Unnamed),
            Err(_) if name.trim().is_empty() => Some(Crs::Unnamed),
            Err(_) => other(),
        },
        _ => other(),
    }
}

/// Who keeps a list of reference systems.
enum Authority {
    Ogc,
    Epsg,
}

/// The two parts of a name, as in `EPSG:4326`, `urn:ogc:def:crs:EPSG:9.8.5:4326`, `http://www.opengis.net/def/crs/OGC/1.3/CRS84`:
/// the last authority in it, and what comes last.
fn authority_and_code(name: &str) -> Option<(Authority, &str)> {
    let mut parts = name.trim().split([':', '/', '#']).filter(|part| !part.is_empty()).rev();
    let code = parts.next()?;
    parts.find_map(|part| match part.trim_end_matches(".xml") {
        part if part.eq_ignore_ascii_case("OGC") => Some((Authority::Ogc, code)),
        part if part.eq_ignore_ascii_case("EPSG") => Some((Authority::Epsg, code)),
        _ => None,
    })
}

/// Reads a reference system; nothing where it is degrees.
pub(super) struct CrsReader;

impl<'de> Reader<'de> for CrsReader {
    type Out = Option<Crs>;

    fn scalar(self, scalar: Scalar<'_>) -> Option<Crs> {
        match scalar {
            Scalar::Null => None,
            Scalar::Bool(_) => Some(Crs::Unnamed),
            name => named(&name.text()),
        }
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Option<Crs>, A::Error> {
        skip_list(list)?;
        Ok(Some(Crs::Unnamed))
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Option<Crs>, A::Error> {
        let (mut name, mut kind) = (None, None);
        while let Some(key) = object.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = object.next_value_seed(Any(ValueReader))?.text,
                "properties" => name = object.next_value_seed(Any(NameReader))?,
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        let is_number = |name: &str| name.bytes().all(|sign| sign.is_ascii_digit());
        Ok(match (name, kind) {
            // As it was before 2008: {"type":"EPSG","properties":{"code":4326}}.
            (Some(name), Some(kind)) if is_number(&name) && kind.eq_ignore_ascii_case("EPSG") => {
                named(&format!("{kind}:{name}"))
            }
            (Some(name), _) => named(&name),
            (None, Some(kind)) if authority_and_code(&kind).is_some() => named(&kind),
            (None, _) => Some(Crs::Unnamed),
        })
    }
}

/// Reads the name within a reference system; a value that is no object is the name itself.
struct NameReader;

impl<'de> Reader<'de> for NameReader {
    type Out = Option<String>;

    fn scalar(self, scalar: Scalar<'_>) -> Option<String> {
        ValueReader.scalar(scalar).text
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Option<String>, A::Error> {
        skip_list(list)?;
        Ok(None)
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Option<String>, A::Error> {
        let mut name: Option<String> = None;
        while let Some((key, value)) = next_property(&mut object)? {
            if key == "name" || name.is_none() {
                name = value.text;
            }
        }
        Ok(name)
    }
}
