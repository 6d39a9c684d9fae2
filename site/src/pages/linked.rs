//! What other machines read about a page: linked data in its head, oEmbed beside it, the list of all pages.

use super::Listed;
use super::page::{Head, Home, words_of};
use super::xml;
use crate::data::{self, Licence};
use crate::hosting;
use atlas::address::{Address, FRAME_HEIGHT, Kind};
use atlas::content::{Atlas, Brief, Island};
use atlas::lens::Lens;
use atlas::node::{self, el};
use atlas::picture;
use serde_json::{Value, json};

/// The width of the frame that oEmbed gives, in px: that of a column of text.
const WIDTH: u32 = 640;

/// What an editor's system puts into an article where the page's address stood.
pub fn oembed(head: &Head<'_>) -> Value {
    let frame = Address { kind: Kind::Embed, ..head.canonical() };
    // WordPress keeps these attributes only; the rest would be taken away.
    let frame = el("iframe")
        .attr("src", head.home.url(&frame))
        .attr("width", "100%")
        .attr("height", FRAME_HEIGHT.to_string())
        .attr("frameborder", "0")
        .attr("title", head.title());
    let (image, _) = head.picture();
    json!({
        "type": "rich",
        "version": "1.0",
        "title": head.title(),
        "provider_name": head.home.publisher,
        "provider_url": head.home.root,
        "cache_age": 86400,
        "width": WIDTH,
        "height": FRAME_HEIGHT,
        "html": node::to_html(&frame.into()),
        "thumbnail_url": image,
        "thumbnail_width": picture::CARD.width as u32,
        "thumbnail_height": picture::CARD.height as u32,
    })
}

/// The page as linked data: an island is a place and an article about it, the whole a data set with its articles.
pub fn data(head: &Head<'_>) -> Value {
    let island = head.address.island.as_deref().and_then(|id| head.atlas.island(id));
    let graph = match island {
        Some(island) => vec![place(head, island), pictured(head, article(head, island))],
        None => std::iter::once(pictured(head, data_set(head)))
            .chain(head.atlas.briefs.iter().map(|brief| dated(head, brief)))
            .collect(),
    };
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn publisher(home: &Home) -> Value {
    json!({ "@type": "Organization", "name": home.publisher, "url": home.root })
}

fn checked(atlas: &Atlas) -> Option<String> {
    atlas.checked.map(|date| date.to_string())
}

/// With the page's card as its picture.
fn pictured(head: &Head<'_>, mut thing: Value) -> Value {
    let (url, about) = head.picture();
    let (width, height) = (picture::CARD.width as u32, picture::CARD.height as u32);
    thing["image"] = json!({ "@type": "ImageObject", "url": url, "width": width, "height": height, "caption": about });
    thing
}

fn place(head: &Head<'_>, island: &Island) -> Value {
    let url = head.home.url(&head.canonical());
    let mut names: Vec<&str> =
        island.names.iter().flat_map(|name| [name.native.as_str(), &name.latin, &name.label]).collect();
    names.sort_unstable();
    names.dedup();
    json!({
        "@type": "Place",
        "@id": format!("{url}#place"),
        "name": island.title,
        "alternateName": names,
        "geo": { "@type": "GeoCoordinates", "latitude": island.label.lat, "longitude": island.label.usual().lon },
        "hasMap": url,
    })
}

fn article(head: &Head<'_>, island: &Island) -> Value {
    let url = head.home.url(&head.canonical());
    json!({
        "@type": "Article",
        "headline": island.title,
        "description": head.about(),
        "about": { "@id": format!("{url}#place") },
        "url": url,
        "inLanguage": head.atlas.lang,
        "dateModified": checked(head.atlas),
        "publisher": publisher(head.home),
        "license": Licence::Texts.url(),
    })
}

fn data_set(head: &Head<'_>) -> Value {
    let download = |name: &&str| {
        let url = format!("{}{}", head.home.root, data::path(head.atlas, name));
        json!({ "@type": "DataDownload", "contentUrl": url, "encodingFormat": hosting::kind(name).split(';').next() })
    };
    json!({
        "@type": "Dataset",
        "name": head.atlas.title,
        "alternateName": Lens::plain(head.atlas).area(),
        "description": head.atlas.lead.iter().map(|paragraph| words_of(paragraph)).collect::<Vec<_>>().join(" "),
        "url": head.home.url(&head.canonical()),
        "inLanguage": head.atlas.lang,
        "dateModified": checked(head.atlas),
        "creator": publisher(head.home),
        "license": Licence::BOTH.map(Licence::url),
        "distribution": data::FILES.iter().map(download).collect::<Vec<_>>(),
    })
}

fn dated(head: &Head<'_>, brief: &Brief) -> Value {
    json!({
        "@type": "Article",
        "headline": brief.title,
        "url": format!("{}?brief={}", head.home.url(&head.canonical()), brief.key),
        "temporalCoverage": brief.date.map(|date| date.to_string()),
        "keywords": brief.subjects,
        "inLanguage": head.atlas.lang,
        "dateModified": checked(head.atlas),
        "publisher": publisher(head.home),
    })
}

/// The list of all pages that search engines shall know, each with its other languages.
pub fn sitemap(home: &Home, pages: &[Listed]) -> String {
    let url = |Listed { address: page, languages }: &Listed| {
        let link = |lang: &String| {
            let href = home.url(&Address { lang: lang.clone(), ..page.clone() });
            el("xhtml:link").attr("rel", "alternate").attr("hreflang", lang.clone()).attr("href", href)
        };
        let out = el("url").with(el("loc").with(home.url(page)));
        if languages.len() > 1 { out.with_all(languages.iter().map(link)) } else { out }
    };
    let all = el("urlset")
        .attr("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
        .attr("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
    xml::document(&all.with_all(pages.iter().map(url)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::assets::Assets;
    use crate::pages::head::TextPage;

    fn with_head<T>(path: &str, test: impl Fn(&Head<'_>) -> T) -> T {
        let atlas = atlas::fixture::atlas("en");
        let (address, _, _) = atlas::address::read(path, "", &atlas.vocabulary());
        let home = Home { root: "https://example.org/maps/".into(), publisher: "The Paper".into(), corrections: None };
        let assets = Assets::default();
        test(&Head { atlas: &atlas, assets: &assets, home: &home, address: &address, root: "../" })
    }

    #[test]
    fn oembed_gives_a_frame_that_wordpress_keeps_whole() {
        let oembed = with_head("en/fixture/hern/", oembed);
        assert_eq!((&oembed["type"], &oembed["version"]), (&json!("rich"), &json!("1.0")));
        assert!(oembed["width"].is_u64() && oembed["height"].is_u64() && oembed["provider_url"].is_string());
        let html = oembed["html"].as_str().unwrap();
        assert!(html.contains("src=\"https://example.org/maps/embed/en/fixture/hern/\""), "{html}");
        let kept = ["src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"];
        for attribute in html.split("=\"").filter_map(|part| part.rsplit(' ').next()).filter(|name| !name.contains('>'))
        {
            assert!(kept.contains(&attribute) || attribute.contains('"'), "{attribute}");
        }
    }

    #[test]
    fn the_card_is_named_with_its_size() {
        let card = "https://example.org/maps/cards/en-fixture-hern.png";
        let oembed = with_head("en/fixture/hern/", oembed);
        assert_eq!((&oembed["thumbnail_url"], &oembed["thumbnail_width"]), (&json!(card), &json!(1200)));
        assert_eq!(with_head("en/fixture/hern/", data)["@graph"][1]["image"]["url"], json!(card));
        let html = |head: &Head<'_>| node::to_html(&head.of_map().into());
        let with = with_head("en/fixture/hern/", html);
        assert!(with.contains(&format!("<meta property=\"og:image\" content=\"{card}\">")), "{with}");
        assert!(with.contains("summary_large_image") && with.contains("og:image:alt"), "{with}");
    }

    #[test]
    fn an_island_is_a_place_and_the_whole_a_data_set() {
        let types = |data: &Value| -> Vec<String> {
            data["@graph"].as_array().unwrap().iter().map(|part| part["@type"].as_str().unwrap().to_owned()).collect()
        };
        let island = with_head("en/fixture/hern/", data);
        assert_eq!(types(&island), ["Place", "Article"]);
        assert_eq!(island["@graph"][1]["about"]["@id"], island["@graph"][0]["@id"]);
        assert_eq!(types(&with_head("en/fixture/", data))[..2], ["Dataset", "Article"]);
    }

    #[test]
    fn a_frame_is_known_by_the_page_that_it_is_a_form_of() {
        let head = with_head("embed/en/fixture/hern/", |head| node::to_html(&head.of_map().into()));
        assert!(head.contains("<link rel=\"canonical\" href=\"https://example.org/maps/en/fixture/hern/\">"), "{head}");
        assert!(head.contains(
            "href=\"https://example.org/maps/oembed/en/fixture/hern.json\" type=\"application/json+oembed\""
        ));
        assert!(head.contains("trusted-types 'none'") && !head.contains("og:"), "{head}");
    }

    #[test]
    fn every_page_of_a_dispute_names_its_feed() {
        let link = "<link rel=\"alternate\" href=\"../en/fixture/changes.xml\" type=\"application/atom+xml\">";
        for path in ["en/fixture/", "en/fixture/hern/", "embed/en/fixture/hern/"] {
            let head = with_head(path, |head| node::to_html(&head.of_map().into()));
            assert!(head.contains(link), "{head}");
        }
        let text = TextPage { title: "T", about: String::new(), scripts: &[] };
        let head = with_head("en/fixture/about/", |head| node::to_html(&head.of_text(&text).into()));
        assert!(head.contains(link), "{head}");
    }

    #[test]
    fn the_sitemap_lists_each_page_in_each_language() {
        let home = Home { root: "https://example.org/".into(), publisher: String::new(), corrections: None };
        let address = Address::of(Kind::Map, "en", "isles").with_island(Some("hern"));
        let map = sitemap(&home, &[Listed { address, languages: vec!["en".into(), "fr".into()] }]);
        assert!(map.contains("<loc>https://example.org/en/isles/hern/</loc>"), "{map}");
        assert!(map.contains("hreflang=\"fr\" href=\"https://example.org/fr/isles/hern/\""), "{map}");
    }
}
