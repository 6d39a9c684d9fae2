//! temporary reader
use atlas::dossier::*;
use atlas::words::Words;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
pub struct Loaded { pub dossier: Dossier, pub words: BTreeMap<String, Words>, pub layers: BTreeMap<String, String> }
pub type Problem = String;
pub fn list(p: &[Problem]) -> String { p.join("\n") }
fn read<T: serde::de::DeserializeOwned>(p: &Path) -> Result<T, Vec<Problem>> {
    let t = fs::read_to_string(p).map_err(|e| vec![format!("{}: {e}", p.display())])?;
    toml::from_str(&t).map_err(|e| vec![format!("{}: {e}", p.display())])
}
#[derive(serde::Deserialize)] struct S { source: Vec<SourceFile> }
#[derive(serde::Deserialize)] struct C { claim: Vec<ClaimFile> }
#[derive(serde::Deserialize)] struct P { place: Vec<PlaceFile> }
#[derive(serde::Deserialize)] struct L { line: Vec<LineFile> }
fn sorted(p: &Path) -> Vec<std::path::PathBuf> { let mut v: Vec<_> = fs::read_dir(p).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default(); v.sort(); v }
pub fn load(root: &Path) -> Result<Loaded, Vec<Problem>> {
    let d = root.join("geo-data/kuril");
    let mut islands = vec![];
    for p in sorted(&d.join("islands")) { islands.push(read::<IslandFile>(&p)?); }
    let order = ["iturup", "kunashir", "shikotan", "habomai"];
    islands.sort_by_key(|i| order.iter().position(|o| *o == i.id).unwrap_or(99));
    let mut briefs = vec![];
    for p in sorted(&d.join("briefs")) {
        let t = fs::read_to_string(&p).unwrap_or_default();
        let mut parts = t.splitn(3, "+++");
        parts.next();
        let mut b: BriefFile = toml::from_str(parts.next().unwrap_or("")).map_err(|e| vec![format!("{}: {e}", p.display())])?;
        let body = parts.next().unwrap_or("").trim();
        let (title, text) = body.split_once('\n').unwrap_or((body, ""));
        b.title.0.insert("en".into(), title.trim_start_matches("# en:").trim().into());
        b.body.0.insert("en".into(), text.trim().into());
        briefs.push(b);
    }
    let mut layers = BTreeMap::new();
    for p in sorted(&d.join("layers")) { layers.insert(p.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&p).unwrap()); }
    let words = BTreeMap::from([("en".to_owned(), read::<Words>(&root.join("assets/words/en.toml"))?)]);
    Ok(Loaded { dossier: Dossier { dispute: read(&d.join("dispute.toml"))?, sources: read::<S>(&d.join("sources.toml"))?.source, islands, claims: read::<C>(&d.join("claims.toml"))?.claim, briefs, lines: read::<L>(&d.join("lines.toml"))?.line, places: read::<P>(&d.join("places.toml"))?.place }, words, layers })
}
pub fn reduce(d: &Dossier, _lang: &str) -> Dossier { d.clone() }
