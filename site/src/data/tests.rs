use super::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The invented dispute, described with the English words of the real page.
pub fn project() -> Project {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/words/data/en.toml");
    let words: DataWords = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    Project {
        dossier: atlas::fixture::dossier(),
        words: atlas::fixture::all_words(),
        data: ["en", "fr"].map(|lang| (lang.to_owned(), words.clone())).into(),
        embed: BTreeMap::new(),
        home: BTreeMap::new(),
        layers: atlas::fixture::layer_texts(),
        lexicon: atlas::fixture::lexicon(),
    }
}

fn downloads(lang: &str) -> Downloads {
    let site = Site { publisher: "A Paper", page: "https://paper.example/en/data/" };
    Edition::open(&project(), lang).unwrap().downloads(site).unwrap()
}

fn file<'a>(downloads: &'a Downloads, name: &str) -> &'a [u8] {
    &downloads.files.iter().find(|file| file.name == name).unwrap().bytes
}

fn package(downloads: &Downloads) -> serde_json::Value {
    serde_json::from_slice(file(downloads, PACKAGE)).unwrap()
}

/// The rows of a file, each as field and value.
fn rows(downloads: &Downloads, name: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_reader(file(downloads, name)).deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn every_file_is_made_under_its_name_and_no_table_is_left_out() {
    let downloads = downloads("en");
    assert_eq!(downloads.files.iter().map(|file| file.name).collect::<Vec<_>>(), FILES);
    let made: BTreeSet<_> = downloads.files.iter().filter_map(|file| file.table).collect();
    assert_eq!(made, downloads.tables.iter().map(|table| table.name).collect());
}

#[test]
fn a_dispute_without_lines_offers_all_but_their_shapes() {
    let mut without = project();
    without.dossier.lines.clear();
    without.layers.remove("lines");
    let site = Site { publisher: "A Paper", page: "https://paper.example/en/data/" };
    let made = Edition::open(&without, "en").unwrap().downloads(site).unwrap();
    let names: Vec<_> = made.files.iter().map(|file| file.name).collect();
    assert_eq!(names, FILES.into_iter().filter(|name| *name != "lines.geojson").collect::<Vec<_>>());
    let described = package(&made)["resources"].as_array().unwrap().iter().any(|file| file["name"] == "lines.geojson");
    assert!(!described);
}

#[test]
fn islands_that_several_claim_or_nobody_holds_are_told_by_ids() {
    let three = Project { dossier: atlas::fixture::three_sided(), ..project() };
    let site = Site { publisher: "A Paper", page: "https://paper.example/en/data/" };
    let made = Edition::open(&three, "en").unwrap().downloads(site).unwrap();
    let islands = rows(&made, "islands.csv");
    let of = |id: &str, field: &str| islands.iter().find(|row| row["id"] == id).unwrap()[field].clone();
    for (id, by, claimed) in [
        ("hern", "velsund", "ardmoria sundmark"),
        ("brim", "", "ardmoria velsund sundmark"),
        ("skerries", "ardmoria velsund", "sundmark"),
        ("stack", "ardmoria velsund", "sundmark"),
    ] {
        assert_eq!((of(id, "administered_by"), of(id, "claimed_by")), (by.into(), claimed.into()), "{id}");
    }
    assert_eq!((of("hern", "common"), of("brim", "common")), ("Gull Island".into(), String::new()));
    assert_eq!(of("hern", "label_sundmark"), "Herney");
    assert_eq!(rows(&downloads("en"), "islands.csv")[0]["claimed_by"], "ardmoria");
}

#[test]
fn a_header_is_what_the_description_says_and_every_field_is_described() {
    let downloads = downloads("en");
    let package = package(&downloads);
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), FILES.len() - 1);
    let mut tables = 0;
    for resource in resources {
        let name = resource["path"].as_str().unwrap();
        let bytes = file(&downloads, name);
        assert_eq!(resource["bytes"], bytes.len(), "{name}");
        assert!(resource["description"].as_str().is_some_and(|text| text.len() > 5), "{name}");
        let fields = resource["schema"]["fields"].as_array().or(resource["properties"].as_array());
        let Some(fields) = fields else { continue };
        tables += 1;
        for field in fields {
            assert!(field["description"].as_str().is_some_and(|text| text.len() > 5), "{name}: {field}");
        }
        let described: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        if name.ends_with(".csv") {
            let header = csv::Reader::from_reader(bytes).headers().unwrap().clone();
            assert_eq!(header.iter().collect::<Vec<_>>(), described, "{name}");
        }
    }
    assert_eq!(tables, downloads.tables.len() + 1, "the islands are there in two forms");
}

#[test]
fn keys_tell_rows_apart_and_cells_keep_to_their_kind() {
    for table in downloads("fr").tables {
        let key = |row: &Vec<_>| table.key.iter().map(|name| table.cell(row, name).print()).collect::<Vec<_>>();
        let keys: BTreeSet<_> = table.rows.iter().map(key).collect();
        assert!(table.key.is_empty() || keys.len() == table.rows.len(), "{}", table.name);
        for (place, field) in table.fields.iter().enumerate() {
            for cell in table.rows.iter().map(|row| row[place].print()).filter(|cell| !cell.is_empty()) {
                let fits = match field.kind {
                    table::Kind::Id => !cell.contains(' '),
                    table::Kind::Date => cell.parse::<atlas::date::PartialDate>().is_ok(),
                    table::Kind::Number => cell.parse::<f64>().is_ok(),
                    table::Kind::Whole => cell.parse::<i64>().is_ok(),
                    table::Kind::Url => cell.starts_with("https://"),
                    _ => true,
                };
                assert!(fits && !cell.contains("[^"), "{}.{}: {cell}", table.name, field.name);
            }
        }
    }
}

#[test]
fn every_question_has_a_row_of_each_side_with_its_own_sources() {
    let downloads = downloads("en");
    let claims = rows(&downloads, "claims.csv");
    let sides: Vec<_> = claims.iter().map(|row| (row["key"].as_str(), row["side"].as_str())).collect();
    let wanted = [("title", "ardmoria"), ("title", "velsund"), ("treaty", "ardmoria"), ("treaty", "velsund")];
    assert_eq!(sides, wanted);
    assert_eq!((claims[0]["sources"].as_str(), claims[1]["sources"].as_str()), ("ard-book", "vel-code"));
    assert_eq!((&claims[0]["note"], claims[0]["note_sources"].as_str()), (&claims[1]["note"], "gazette"));
    assert_eq!(claims[2]["page"], "en/fixture/?tab=claims&claim=treaty");
}

#[test]
fn dates_keep_the_precision_of_their_sources() {
    let downloads = downloads("fr");
    let dates = |name| -> Vec<String> {
        rows(&downloads, name).iter().map(|row| format!("{} {}", row["date"], row["precision"])).collect()
    };
    assert_eq!(dates("events.csv"), ["1790 year", "1871-03-09 day", "1922 year"]);
    assert_eq!(dates("third-parties.csv"), ["1871-03-09 day", "2019-05 month"]);
    let periods = rows(&downloads, "periods.csv");
    assert_eq!((periods[0]["from"].as_str(), periods[0]["by"].as_str()), ("", ""));
    assert_eq!((periods[0]["to"].as_str(), periods[1]["from"].as_str()), ("1871-03-09", "1871-03-09"));
}

#[test]
fn an_islet_is_held_as_its_group_is_and_names_follow_the_language() {
    let downloads = downloads("en");
    let islands = rows(&downloads, "islands.csv");
    let stack = islands.iter().find(|row| row["id"] == "stack").unwrap();
    assert_eq!((stack["group"].as_str(), stack["administered_by"].as_str()), ("skerries", "velsund"));
    let natives: Vec<&str> =
        downloads.table("islands").unwrap().fields.iter().map(|field| field.name.as_str()).collect();
    let place = |name: &str| natives.iter().position(|known| *known == name).unwrap();
    assert!(place("native_velsund") < place("native_ardmoria"), "{natives:?}");
    assert!(place("position_ardmoria") < place("position_velsund"), "{natives:?}");
    assert_eq!((islands[0]["area_km2"].as_str(), islands[0]["area_date"].as_str()), ("1240", "2010"));
}

#[test]
fn every_source_that_a_table_names_is_in_the_list_of_sources() {
    let downloads = downloads("en");
    let known: BTreeSet<String> = rows(&downloads, "sources.csv").iter().map(|row| row["id"].clone()).collect();
    for table in &downloads.tables {
        for field in table.fields.iter().filter(|field| field.name.ends_with("sources")) {
            for row in &table.rows {
                let cell = table.cell(row, &field.name).print();
                assert!(cell.split_whitespace().all(|id| known.contains(id)), "{}.{}: {cell}", table.name, field.name);
            }
        }
    }
}

#[test]
fn geojson_has_each_island_once_with_its_shape_and_says_whose_it_is() {
    let downloads = downloads("en");
    for (name, table, shapes) in [("islands.geojson", "islands", "islands-0"), ("lines.geojson", "lines", "lines")] {
        let text = std::str::from_utf8(file(&downloads, name)).unwrap();
        let made: FeatureCollection = text.parse().unwrap();
        let given: FeatureCollection = project().layers[shapes].parse().unwrap();
        let table = downloads.table(table).unwrap();
        let ids = |of: &FeatureCollection| -> Vec<String> {
            of.features.iter().map(|f| f.property("id").unwrap().as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(ids(&made), table.rows.iter().map(|row| row[0].print()).collect::<Vec<_>>());
        for feature in &given.features {
            let same = made.features.iter().find(|made| made.property("id") == feature.property("id")).unwrap();
            assert_eq!(same.geometry, feature.geometry);
            assert_eq!(same.properties.as_ref().unwrap().len(), table.fields.len());
        }
        let members = made.foreign_members.unwrap();
        assert!(members["attribution"].as_str().unwrap().contains("OpenStreetMap"), "{name}");
        assert_eq!((&members["version"], &members["checked"]), (&"0123456789ab".into(), &"2020-06".into()));
        assert_eq!(members["licenses"][0]["name"], "ODbL-1.0");
    }
}

#[test]
fn a_program_that_takes_one_feature_after_the_other_finds_each_row() {
    let downloads = downloads("en");
    for (name, table) in [("islands.geojson", "islands"), ("lines.geojson", "lines")] {
        let features = geojson::FeatureReader::from_reader(file(&downloads, name)).features();
        let found = features.filter(|feature| feature.is_ok()).count();
        assert_eq!(found, downloads.table(table).unwrap().rows.len(), "{name}");
    }
}

#[test]
fn an_island_without_a_shape_is_no_download() {
    let mut project = project();
    let text = project.layers.get_mut("islands-0").unwrap();
    *text = text.replace("\"brim\"", "\"prim\"");
    let site = Site { publisher: "", page: "" };
    let error = Edition::open(&project, "en").unwrap().downloads(site).unwrap_err();
    assert_eq!(error, "islands.geojson: the layer has no shape of \"brim\"");
}

#[test]
fn words_that_are_missing_or_too_many_are_named() {
    let mut project = project();
    assert!(check(&project).is_empty(), "{:?}", check(&project));
    let words = project.data.get_mut("fr").unwrap();
    words.file.remove("facts.csv");
    words.field.get_mut("claims").unwrap().remove("answer");
    words.field.get_mut("any").unwrap().insert("colour".into(), "Its colour.".into());
    project.data.remove("en");
    let said: Vec<String> = check(&project).iter().map(Problem::to_string).collect();
    let wanted = [
        "assets/words/data/en.toml: this file is missing. Write it after that of another language.",
        "assets/words/data/fr.toml: “field.claims.answer” is missing. Say what it holds.",
        "assets/words/data/fr.toml: “file.\"facts.csv\"” is missing. Say what it holds.",
        "assets/words/data/fr.toml: “field.any.colour” describes nothing. Take it out.",
    ];
    assert_eq!(said, wanted);
}

#[test]
fn a_text_that_a_spreadsheet_takes_for_a_formula_is_refused() {
    let mut project = project();
    project.dossier.claims[0].question.0.insert("en".into(), "=1+1".into());
    let said: Vec<String> = check(&project).iter().map(Problem::to_string).collect();
    assert_eq!(said.len(), 2, "once for each side: {said:?}");
    assert!(said[0].starts_with("data/fixture/en/claims.csv, row 1, field “question”: a spreadsheet"), "{said:?}");
}
