//! The page that builds a snippet: what can be chosen about the map, a preview, and what each kind of page takes.

use super::assets::Assets;
use super::head::TextPage;
use super::page::{Head, Home, views_with_cards};
use super::print::Printer;
use crate::content::Project;
use crate::words::{EmbedWords, SnippetWords};
use atlas::address::{FRAME_HEIGHT, Kind, Tab, View, Vocabulary};
use atlas::content::Atlas;
use atlas::node::{Element, Node, el};
use atlas::sheet::Sheet;
use serde_json::{Map, Value, json};

/// The weight of the events whose days are offered.
const OFFERED: u8 = 1;

/// What the script must know of each language to write snippets in it, by tag.
pub fn form_data(project: &Project, assets: &Assets, home: &Home) -> Value {
    let of = |lang: &String| {
        let atlas = Atlas::build(&project.dossier, project.words.get(lang)?.clone(), lang);
        let page = |island: Option<&String>| {
            let address = atlas.page(Kind::Map).with_island(island.map(String::as_str));
            let head = Head { atlas: &atlas, assets, home, address: &address, root: "" };
            let views = if island.is_none() { views_with_cards(&atlas) } else { Vec::new() };
            let card = |view: View| {
                let (file, shown) = head.card_of(&view);
                (view.print().trim_start_matches('?').to_owned(), json!({ "file": file, "alt": shown }))
            };
            let cards: Map<_, _> = std::iter::once(View::default()).chain(views).map(card).collect();
            json!({ "title": head.title(), "cards": cards })
        };
        let islands = atlas.islands.iter().map(|island| (island.id.clone(), page(Some(&island.id))));
        let pages: Map<_, _> = std::iter::once((String::new(), page(None))).chain(islands).collect();
        Some((lang.clone(), json!({ "full": atlas.words.panel.full_map, "pages": pages })))
    };
    Value::Object(project.dossier.dispute.languages.iter().filter_map(of).collect())
}

impl Printer<'_> {
    /// The page. `languages` holds, by tag, what [`form_data`] gives.
    pub fn builder(&self, words: &EmbedWords, languages: &Value) -> String {
        let address = self.atlas.page(Kind::BuildEmbed);
        let text = TextPage { title: &words.title, about: words.lead.clone(), scripts: &[&self.assets.builder] };
        let page = Page { printer: self, words, languages };
        self.document(&address, &text, |sheet| page.article(sheet))
    }
}

struct Page<'a> {
    printer: &'a Printer<'a>,
    words: &'a EmbedWords,
    languages: &'a Value,
}

impl Page<'_> {
    fn article(&self, sheet: &Sheet<'_>) -> Element {
        let words = self.words;
        let article = sheet.address.beside(Kind::Article);
        let example = el("a").attr("href", format!("{}{}", sheet.root, article.print())).with(words.example.clone());
        let section = |id: &str, heading: &str, body: Vec<Element>| {
            el("section").attr("id", id).with(el("h3").with(heading)).with_all(body)
        };
        el("article")
            .class("document builder")
            .with(el("h2").attr("id", "panel-title").with(words.title.clone()))
            .with(el("p").class("lead").with(words.lead.clone()).with(" ").with(example))
            .with(el("p").class("fault").attr("id", "no-script").with(words.no_script.clone()))
            .with(
                el("div")
                    .class("bench")
                    .with(section("choose", &words.choose.heading, vec![self.form()]))
                    .with(section("preview", &words.preview.heading, self.preview()))
                    .with(section("snippets", &words.snippets.heading, self.snippets())),
            )
            .with(el("script").attr("type", "application/json").attr("id", "told").with(Node::Raw(self.form_data())))
    }

    fn form(&self) -> Element {
        let (atlas, words) = (self.printer.atlas, &self.words.choose);
        let panel = &atlas.words.panel;
        let islands = atlas.islands.iter().map(|island| (island.id.clone(), island.title.clone()));
        let islands = std::iter::once((String::new(), words.all.clone())).chain(islands);
        let own = |tag: &String| Some((tag.clone(), atlas.words.own_name.get(tag)?.clone()));
        let themes = [("", &words.auto), ("light", &words.light), ("dark", &words.dark)];
        let themes = themes.map(|(id, name)| (id.to_owned(), name.clone()));
        let scenarios = atlas.scenario_details.all.iter().filter(|scenario| scenario.figures.move_land());
        let scenarios = scenarios.map(|scenario| (scenario.id.clone(), scenario.title.clone()));
        let scenarios = std::iter::once((String::new(), words.none.clone())).chain(scenarios);
        let names = atlas.sides.iter().map(|side| (side.id.clone(), side.name.clone()));
        let all = if atlas.sides.len() > 2 { &panel.names_all } else { &panel.names_both };
        let names = std::iter::once((String::new(), all.clone())).chain(names);
        let told = self.printer.history.events.iter().filter(|event| event.rank <= OFFERED);
        let days = told.map(|event| (event.date.to_string(), format!("{} · {}", event.when, event.title)));
        let days = std::iter::once((String::new(), "–".to_owned())).chain(days);
        let date = el("input").attr("type", "text").attr("autocomplete", "off");
        let date = date.attr("maxlength", "10").attr("aria-describedby", "date-wrong date-help");
        let height = el("input").attr("type", "number").attr("value", FRAME_HEIGHT.to_string());
        let height = height.attr("min", "240").attr("max", "4000").attr("step", "10");
        let height = height.attr("aria-describedby", "height-wrong");
        let check = |name: &str, value: &str, on: bool, text: &str| {
            let input = el("input").attr("type", "checkbox").attr("name", name).attr("value", value);
            el("label").with(input.attr_if("checked", on.then_some(""))).with(text)
        };
        let vocabulary = atlas.vocabulary();
        let layers = atlas.layer_names.iter().map(|(id, name)| check("layers", id, is_on(&vocabulary, id), name));
        let layers: Vec<Element> = layers.collect();
        let layers =
            (!layers.is_empty()).then(|| el("fieldset").with(el("legend").with(panel.shown.clone())).with_all(layers));
        let row = |fields: Vec<Element>| el("div").class("row").with_all(fields);
        let help = el("p").class("help").attr("id", "date-help").with(words.date_hint.clone());
        let leave = el("button").attr("type", "button").attr("id", "leave-camera").with(words.leave_camera.clone());
        let camera = el("p").class("help").attr("id", "camera").attr("hidden", "").attr("role", "status");
        let camera = camera.with(words.camera.clone()).with(" ").with(leave);
        el("form")
            .attr("id", "chosen")
            .with(row(vec![
                select("island", &words.island, islands, ""),
                select("lang", &words.language, atlas.languages.iter().filter_map(own), &atlas.lang),
            ]))
            .with(camera)
            .with(row(vec![
                select("drawn", &atlas.words.map.drawn_by, self.drawn(), ""),
                select("names", &panel.names, names, ""),
            ]))
            .with(select("open", &words.open, self.openable(), ""))
            .with_all(layers)
            .with(row(vec![
                labelled("date", &words.date, date).with(wrong("date")),
                select("day", &words.date_of, days, ""),
            ]))
            .with(help)
            .with(select("scenario", &words.scenario, scenarios, ""))
            .with(row(vec![
                select("theme", &words.theme, themes, ""),
                labelled("height", &words.height, height).with(wrong("height")),
            ]))
            .with(check("plain", "1", false, &words.plain))
    }

    /// Whose map can be drawn, as queries: ours, each side's, two beside each other.
    fn drawn(&self) -> Vec<(String, String)> {
        let atlas = self.printer.atlas;
        let of = |id: &str| (format!("perspective={id}"), atlas.side_name(id).to_owned());
        let sides = atlas.perspectives.iter().map(|view| of(&view.side));
        let pairs = atlas::sheet::pairs(atlas).into_iter();
        let both = pairs.map(|([first, second], word)| (format!("perspective={first}&compare={second}"), word));
        std::iter::once((String::new(), atlas.words.map.drawn_ours.clone())).chain(sides).chain(both).collect()
    }

    /// What can be open below the map, as queries.
    fn openable(&self) -> Vec<(String, String)> {
        let (atlas, panel) = (self.printer.atlas, &self.printer.atlas.words.panel);
        let tab = |tab: Tab, word: &str| (format!("tab={}", tab.name()), word.to_owned());
        let claim = |claim: &atlas::content::Claim| {
            (format!("claim={}", claim.key), format!("{}{}{}", panel.claims, atlas.words.mark.colon, claim.question))
        };
        let brief = |brief: &atlas::content::Brief| {
            (format!("brief={}", brief.key), format!("{}{}{}", panel.series, atlas.words.mark.colon, brief.title))
        };
        std::iter::once((String::new(), self.words.choose.open_none.clone()))
            .chain([tab(Tab::Claims, &panel.claims)])
            .chain(atlas.claims.iter().map(claim))
            .chain(atlas.briefs.iter().map(brief))
            .chain([tab(Tab::Facts, &panel.facts), tab(Tab::Sources, &panel.sources)])
            .collect()
    }

    fn preview(&self) -> Vec<Element> {
        let words = &self.words.preview;
        let width = |id: &str, text: &str, on: bool| {
            let button = el("button").attr("type", "button").attr("data-width", id);
            button.attr("aria-pressed", if on { "true" } else { "false" }).with(text)
        };
        let widths = [("phone", &words.phone), ("column", &words.column), ("full", &words.full)];
        let widths = el("div")
            .class("widths")
            .attr("role", "group")
            .attr("aria-label", words.heading.clone())
            .with_all(widths.map(|(id, text)| width(id, text, id == "column")));
        let told = el("p").class("help").with(words.follows.clone());
        vec![widths, told, el("div").class("shown").attr("data-width", "column")]
    }

    fn snippets(&self) -> Vec<Element> {
        let words = &self.words.snippets;
        let all = [
            ("frame", "4", &words.frame),
            ("helper", "5", &words.helper),
            ("wordpress", "1", &words.wordpress),
            ("picture", "6", &words.picture),
        ];
        let snippet = |(id, rows, snippet): (&str, &str, &SnippetWords)| {
            let code = el("textarea").attr("id", format!("code-{id}")).attr("readonly", "").attr("rows", rows);
            let code = code.attr("spellcheck", "false").attr("aria-labelledby", format!("title-{id}"));
            let copy = el("button").attr("type", "button").attr("data-copy", id).with(words.copy.clone());
            let copy = copy.attr("aria-describedby", format!("title-{id}"));
            let own = (id == "picture").then(|| {
                let (before, after) = words.own_picture.split_once("{link}").unwrap_or((&words.own_picture, ""));
                let link =
                    el("a").attr("href", "").attr("id", "to-picture").attr("target", "_blank").attr("rel", "noopener");
                let link = link.with(words.own_picture_link.clone());
                el("p").attr("id", "own-picture").attr("hidden", "").with(before).with(link).with(after)
            });
            el("div")
                .class("snippet")
                .attr("id", format!("snippet-{id}"))
                .with(el("h4").attr("id", format!("title-{id}")).with(snippet.title.clone()))
                .with(el("p").with(snippet.when.clone()))
                .with_all(own)
                .with(code)
                .with(el("p").with(copy).with(" ").with(el("span").attr("role", "status")))
        };
        std::iter::once(el("p").with(words.keeps.clone())).chain(all.map(snippet)).collect()
    }

    fn form_data(&self) -> String {
        let vocabulary = self.printer.atlas.vocabulary();
        let words = json!({
            "copied": self.words.snippets.copied,
            "byHand": self.words.snippets.by_hand,
            "dateWrong": self.words.choose.date_wrong,
            "heightWrong": self.words.choose.height_wrong,
            "ownPicture": self.words.snippets.own_picture_file,
        });
        let data = json!({ "dispute": self.printer.atlas.id, "languages": self.languages, "layers": vocabulary.layers_on, "words": words });
        // A data block ends at the first `</script`: nothing in it may look like one.
        data.to_string().replace('<', "\\u003c")
    }
}

fn is_on(vocabulary: &Vocabulary, id: &str) -> bool {
    vocabulary.layers_on.iter().any(|on| on == id)
}

/// Where it is said what is wrong with a field.
fn wrong(name: &str) -> Element {
    el("p").class("fault").attr("id", format!("{name}-wrong")).attr("role", "alert")
}

fn labelled(name: &str, label: &str, control: Element) -> Element {
    let id = format!("choose-{name}");
    let label = el("label").attr("for", id.clone()).with(label);
    el("div").class("field").with(label).with(control.attr("id", id).attr("name", name.to_owned()))
}

/// Values of which one is chosen; out of sight where there is but one.
fn select(name: &str, label: &str, values: impl IntoIterator<Item = (String, String)>, chosen: &str) -> Element {
    let values: Vec<(String, String)> = values.into_iter().collect();
    let is_alone = values.len() < 2;
    let option = |(value, text): (String, String)| {
        let is_chosen = value == chosen;
        el("option").attr("value", value).attr_if("selected", is_chosen.then_some("")).with(text)
    };
    labelled(name, label, el("select").with_all(values.into_iter().map(option)))
        .attr_if("hidden", is_alone.then_some(""))
}
