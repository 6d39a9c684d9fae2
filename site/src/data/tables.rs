//! What the downloads hold: every table with its columns. What each field says stands in `assets/words/data/`.

use super::Edition;
use super::table::{Cell, Kind, Rows, Table, date, ids, maybe, number, plain, precision, prose, sources, text, texts};
use atlas::address::{Kind as Page, Tab, View};
use atlas::content::{Atlas, Claim, Fact, Island, Name, Party, Side, Source};
use atlas::date::PartialDate;
use atlas::prose::Paragraph;
use geojson::FeatureCollection;
use std::collections::BTreeMap;

/// All tables, in the order in which they are described. `lines` is the layer of the lines.
pub fn all(edition: &Edition<'_>, lines: Option<&FeatureCollection>) -> Vec<Table> {
    vec![
        islands(edition),
        self::lines(edition, lines),
        facts(edition),
        claims(edition),
        briefs(edition),
        events(edition),
        periods(edition),
        third_parties(edition),
        places(edition),
        all_sources(edition),
    ]
}

/// The path of a page below the root of the site.
fn page(edition: &Edition<'_>, island: Option<&str>, view: &View) -> Cell {
    let address = edition.atlas.page(Page::Map).with_island(island);
    text(&format!("{}{}", address.print(), view.print()))
}

fn of_side<'a>(texts: &'a [(String, Vec<Paragraph>)], side: &Side) -> &'a [Paragraph] {
    texts.iter().find(|(id, _)| *id == side.id).map_or(&[], |(_, text)| text)
}

fn islands(edition: &Edition<'_>) -> Table {
    let atlas = &edition.atlas;
    // An id where one side at most is named of each island, else ids.
    let is_one = |which: usize| atlas.groups().all(|island| atlas.held(island)[which].len() < 2);
    let kind = |which| if is_one(which) { Kind::Id } else { Kind::Ids };
    let by =
        |island, which: usize| ids(&atlas.held(island)[which].iter().map(|held| held.by.clone()).collect::<Vec<_>>());
    let part = |island, which: usize| {
        prose(&atlas.held(island)[which].iter().flat_map(|held| held.part.clone()).collect::<Vec<_>>())
    };
    let name = |island: &&Island, side: &Side, form: fn(&Name) -> Option<&str>| {
        maybe(island.names.iter().find(|name| name.side == side.id).and_then(form))
    };
    let (by_name, sides) = (edition.sides_of_names(), atlas.sides.iter().collect::<Vec<_>>());
    Rows::of("islands", &["id"], &atlas.islands)
        .column("id", Kind::Id, |island| text(&island.id))
        .column("group", Kind::Id, |island| maybe(island.group.as_deref()))
        .column("title", Kind::Text, |island| text(&island.title))
        .by_side(&by_name, "native", Kind::Text, |island, side| name(island, side, |name| Some(name.native.as_str())))
        .by_side(&by_name, "lang", Kind::Id, |island, side| name(island, side, |name| Some(name.lang.as_str())))
        .by_side(&by_name, "reading", Kind::Text, |island, side| name(island, side, |name| name.reading.as_deref()))
        .by_side(&by_name, "latin", Kind::Text, |island, side| name(island, side, |name| Some(name.latin.as_str())))
        .by_side(&by_name, "label", Kind::Text, |island, side| name(island, side, |name| Some(name.label.as_str())))
        .column("common", Kind::Text, |island| text(&island.common))
        .column("longitude", Kind::Number, |island| number(island.label.usual().lon))
        .column("latitude", Kind::Number, |island| number(island.label.lat))
        .column("administered_by", kind(0), |island| by(island, 0))
        .column("administered_as", Kind::Text, |island| part(island, 0))
        .column("claimed_by", kind(1), |island| by(island, 1))
        .column("claimed_as", Kind::Text, |island| part(island, 1))
        .column("area_km2", Kind::Number, |island| area(island).map_or(Cell::Empty, |(value, _)| number(value)))
        .column("area_date", Kind::Date, |island| date(area(island).and_then(|(_, fact)| fact.date)))
        .column("area_note", Kind::Text, |island| area(island).map_or(Cell::Empty, |(_, fact)| prose(&fact.note)))
        .column("area_sources", Kind::Ids, |island| {
            area(island).map_or(Cell::Empty, |(_, fact)| sources(&fact.cite, [&fact.note[..]]))
        })
        .column("brief", Kind::Text, |island| prose(&island.brief))
        .by_side(&sides, "position", Kind::Text, |island, side| prose(of_side(positions(atlas, island), side)))
        .column("origin", Kind::Text, |island| text(&origins(island)))
        .column("sources", Kind::Ids, |island| {
            let held = atlas.held(island).into_iter().flatten().map(|held| &held.part[..]);
            let positions = positions(atlas, island).iter().map(|(_, text)| &text[..]);
            let origins = island.origins.iter().map(|(_, _, meaning)| &meaning[..]);
            sources(&[], held.chain([&island.brief[..]]).chain(positions).chain(origins))
        })
        .column("page", Kind::Text, |island| page(edition, Some(&island.id), &View::default()))
        .done()
}

/// What each side says of an island, or of the group that an islet belongs to.
fn positions<'a>(atlas: &'a Atlas, island: &'a Island) -> &'a [(String, Vec<Paragraph>)] {
    if island.positions.is_empty() { &atlas.group_of(island).positions } else { &island.positions }
}

/// The area that stands first among an island's facts.
fn area(island: &Island) -> Option<(f64, &Fact)> {
    let facts = island.facts.iter().filter(|fact| fact.key == "area");
    let km2 = |fact: &Fact| match fact.quantity.as_ref()? {
        (number, unit) if unit == "km2" => Some(*number),
        (number, unit) if unit == "m2" => Some(number / 1e6),
        _ => None,
    };
    facts.filter_map(|fact| Some((km2(fact)?, fact))).next()
}

fn origins(island: &Island) -> String {
    let origin = |(form, _, meaning): &(String, String, Vec<Paragraph>)| format!("{form}: {}", plain(meaning));
    island.origins.iter().map(origin).collect::<Vec<_>>().join("\n\n")
}

fn lines(edition: &Edition<'_>, layer: Option<&FeatureCollection>) -> Table {
    let features = layer.map(|layer| layer.features.as_slice()).unwrap_or_default();
    let id = |feature: &geojson::Feature| feature.property("id").and_then(|id| id.as_str()).map(str::to_owned);
    let features: BTreeMap<String, _> = features.iter().filter_map(|feature| Some((id(feature)?, feature))).collect();
    // How sure a line is, and from what, is said where its course is computed.
    let property = |id: &str, name: &str| features.get(id).and_then(|feature| feature.property(name)).cloned();
    let cite = |id: &str| -> Vec<String> {
        serde_json::from_value(property(id, "cite").unwrap_or_default()).unwrap_or_default()
    };
    Rows::of("lines", &["id"], &edition.atlas.lines)
        .column("id", Kind::Id, |line| text(&line.id))
        .column("name", Kind::Text, |line| text(&line.name))
        .column("kind", Kind::Id, |line| text(line.kind.name()))
        .column("layer", Kind::Id, |line| text(&line.layer))
        .column("legend", Kind::Text, |line| text(&line.legend))
        .column("about", Kind::Text, |line| prose(&line.about))
        .column("from", Kind::Date, |line| date(line.period.from))
        .column("to", Kind::Date, |line| date(line.period.to))
        .column("certainty", Kind::Id, |line| {
            maybe(property(&line.id, "certainty").as_ref().and_then(|value| value.as_str()))
        })
        .column("sources", Kind::Ids, |line| sources(&cite(&line.id), [&line.about[..]]))
        .done()
}

fn facts(edition: &Edition<'_>) -> Table {
    let facts = |island| -> Vec<(&Island, &Fact)> { island_facts(island) };
    let label = |fact: &Fact| maybe(edition.atlas.words.fact.get(&fact.key).map(String::as_str));
    Rows::of("facts", &[], edition.atlas.islands.iter().flat_map(facts))
        .column("island", Kind::Id, |(island, _)| text(&island.id))
        .column("fact", Kind::Id, |(_, fact)| text(&fact.key))
        .column("label", Kind::Text, |(_, fact)| label(fact))
        .column("number", Kind::Number, |(_, fact)| fact.quantity.as_ref().map_or(Cell::Empty, |(n, _)| number(*n)))
        .column("unit", Kind::Id, |(_, fact)| maybe(fact.quantity.as_ref().map(|(_, unit)| unit.as_str())))
        .column("text", Kind::Text, |(_, fact)| prose(&fact.text))
        .column("date", Kind::Date, |(_, fact)| date(fact.date))
        .column("precision", Kind::Id, |(_, fact)| precision(fact.date))
        .column("note", Kind::Text, |(_, fact)| prose(&fact.note))
        .column("certainty", Kind::Id, |(_, fact)| maybe(fact.certainty.as_deref()))
        .column("sources", Kind::Ids, |(_, fact)| sources(&fact.cite, [&fact.text[..], &fact.note[..]]))
        .done()
}

fn island_facts(island: &Island) -> Vec<(&Island, &Fact)> {
    island.facts.iter().map(|fact| (island, fact)).collect()
}

fn claims(edition: &Edition<'_>) -> Table {
    type Answer = (String, Vec<Paragraph>);
    let answers = |claim| -> Vec<(&Claim, &Answer)> { claim_answers(claim) };
    Rows::of("claims", &["key", "side"], edition.atlas.claims.iter().flat_map(answers))
        .column("key", Kind::Id, |(claim, _)| text(&claim.key))
        .column("question", Kind::Text, |(claim, _)| text(&claim.question))
        .column("side", Kind::Id, |(_, (side, _))| text(side))
        .column("side_name", Kind::Text, |(_, (side, _))| text(edition.atlas.side_name(side)))
        .column("answer", Kind::Text, |(_, (_, answer))| prose(answer))
        .column("sources", Kind::Ids, |(_, (_, answer))| sources(&[], [&answer[..]]))
        .column("note", Kind::Text, |(claim, _)| prose(&claim.note))
        .column("note_sources", Kind::Ids, |(claim, _)| sources(&[], [&claim.note[..]]))
        .column("islands", Kind::Ids, |(claim, _)| ids(&claim.islands))
        .column("page", Kind::Text, |(claim, _)| {
            page(edition, None, &View::default().with_tab(Tab::Claims).with_claim(Some(&claim.key)))
        })
        .done()
}

fn claim_answers(claim: &Claim) -> Vec<(&Claim, &(String, Vec<Paragraph>))> {
    claim.answers.iter().map(|answer| (claim, answer)).collect()
}

fn briefs(edition: &Edition<'_>) -> Table {
    Rows::of("briefs", &["key"], &edition.atlas.briefs)
        .column("key", Kind::Id, |brief| text(&brief.key))
        .column("date", Kind::Date, |brief| date(brief.date))
        .column("precision", Kind::Id, |brief| precision(brief.date))
        .column("when", Kind::Text, |brief| text(&brief.when))
        .column("title", Kind::Text, |brief| text(&brief.title))
        .column("text", Kind::Text, |brief| prose(&brief.body))
        .column("islands", Kind::Ids, |brief| ids(&brief.islands))
        .column("subjects", Kind::Texts, |brief| texts(&brief.subjects))
        .column("countries", Kind::Texts, |brief| texts(&brief.countries))
        .column("added", Kind::Date, |brief| date(brief.added))
        .column("work", Kind::Id, |brief| maybe(brief.work.as_ref().map(|work| work.cite.as_str())))
        .column("sources", Kind::Ids, |brief| sources(&[], [&brief.body[..]]))
        .column("note", Kind::Text, |brief| prose(&brief.note))
        .column("note_sources", Kind::Ids, |brief| sources(&[], [&brief.note[..]]))
        .column("page", Kind::Text, |brief| page(edition, None, &View::default().with_brief(Some(&brief.key))))
        .done()
}

fn events(edition: &Edition<'_>) -> Table {
    Rows::of("events", &["key"], &edition.history.events)
        .column("key", Kind::Id, |event| text(&event.key))
        .column("date", Kind::Date, |event| date(Some(event.date)))
        .column("precision", Kind::Id, |event| precision(Some(event.date)))
        .column("when", Kind::Text, |event| text(&event.when))
        .column("title", Kind::Text, |event| text(&event.title))
        .column("text", Kind::Text, |event| prose(&event.text))
        .column("islands", Kind::Ids, |event| ids(&event.islands))
        .column("parties", Kind::Ids, |event| ids(&event.parties))
        .column("kind", Kind::Id, |event| text(event.kind.name()))
        .column("effect", Kind::Id, |event| maybe(event.effect.map(|effect| effect.name())))
        .column("rank", Kind::Whole, |event| number(event.rank))
        .column("added", Kind::Date, |event| date(event.added))
        .column("sources", Kind::Ids, |event| sources(&[], [&event.text[..]]))
        .column("page", Kind::Text, |event| page(edition, None, &View::default().with_event(Some(&event.key))))
        .done()
}

fn periods(edition: &Edition<'_>) -> Table {
    let is_one = edition.history.periods.iter().all(|period| period.by.len() < 2);
    let by = if is_one { Kind::Id } else { Kind::Ids };
    Rows::of("periods", &[], &edition.history.periods)
        .column("from", Kind::Date, |period| date(period.period.from))
        .column("to", Kind::Date, |period| date(period.period.to))
        .column("islands", Kind::Ids, |period| ids(&period.islands))
        .column("by", by, |period| ids(&period.by))
        .column("title", Kind::Text, |period| text(&period.title))
        .column("text", Kind::Text, |period| prose(&period.text))
        .column("lines", Kind::Ids, |period| ids(&period.lines))
        .column("sources", Kind::Ids, |period| sources(&[], [&period.text[..]]))
        .done()
}

fn third_parties(edition: &Edition<'_>) -> Table {
    type Said = (PartialDate, Vec<Paragraph>);
    let said = |party| -> Vec<(&Party, &Said)> { party_said(party) };
    Rows::of("third-parties", &[], edition.history.parties.iter().flat_map(said))
        .column("party", Kind::Id, |(party, _)| text(&party.id))
        .column("name", Kind::Text, |(party, _)| text(&party.name))
        .column("kind", Kind::Id, |(party, _)| text(party.kind.name()))
        .column("date", Kind::Date, |(_, (day, _))| date(Some(*day)))
        .column("precision", Kind::Id, |(_, (day, _))| precision(Some(*day)))
        .column("text", Kind::Text, |(_, (_, said))| prose(said))
        .column("islands", Kind::Ids, |(party, _)| ids(&party.islands))
        .column("claims", Kind::Ids, |(party, _)| ids(&party.claims))
        .column("sources", Kind::Ids, |(_, (_, said))| sources(&[], [&said[..]]))
        .done()
}

fn party_said(party: &Party) -> Vec<(&Party, &(PartialDate, Vec<Paragraph>))> {
    party.positions.iter().map(|said| (party, said)).collect()
}

fn places(edition: &Edition<'_>) -> Table {
    Rows::of("places", &["id"], &edition.atlas.places)
        .column("id", Kind::Id, |place| text(&place.id))
        .column("kind", Kind::Id, |place| text(place.kind.name()))
        .column("name", Kind::Text, |place| text(&place.name))
        .column("under", Kind::Text, |place| text(&place.under))
        .column("longitude", Kind::Number, |place| number(place.at.usual().lon))
        .column("latitude", Kind::Number, |place| number(place.at.lat))
        .column("zoom", Kind::Number, |place| number(place.zoom))
        .done()
}

/// Whatever is cited anywhere, once, in the order of ids.
fn all_sources(edition: &Edition<'_>) -> Table {
    let parts = [&edition.atlas.sources, &edition.history.sources, &edition.about.sources];
    let all: BTreeMap<&str, &Source> = parts.into_iter().flatten().map(|source| (source.id.as_str(), source)).collect();
    let voices: BTreeMap<&str, &[String]> =
        edition.project.dossier.sources.iter().map(|file| (file.id.as_str(), &file.voice[..])).collect();
    let kind = |source: &&Source| maybe(edition.atlas.words.source_kind.get(&source.kind).map(String::as_str));
    Rows::of("sources", &["id"], all.into_values())
        .column("id", Kind::Id, |source| text(&source.id))
        .column("title", Kind::Text, |source| text(&source.title))
        .column("publisher", Kind::Text, |source| text(&source.publisher))
        .column("date", Kind::Date, |source| date(source.date))
        .column("lang", Kind::Id, |source| text(&source.lang))
        .column("kind", Kind::Id, |source| text(&source.kind))
        .column("kind_label", Kind::Text, kind)
        .column("voice", Kind::Ids, |source| ids(voices.get(source.id.as_str()).copied().unwrap_or_default()))
        .column("url", Kind::Url, |source| maybe(source.url.as_deref()))
        .done()
}
