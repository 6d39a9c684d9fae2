//! The site for Caddy.

use super::{ASK_AGAIN, EVERYWHERE, FOR_EVER, HASHED, MISSING, PAGE, Place, TYPES};
use crate::{hosting, policy};
use atlas::address::FEED;

/// A site of its own, at the root of a host.
pub fn site(folder: &str, host: &str) -> String {
    block(host, &directives(folder))
}

/// The site within another one, below a path: to be imported into that one's block.
pub fn part(place: Place<'_>) -> String {
    let Place { base, folder } = place;
    let root = block(&format!("handle {}", base.trim_end_matches('/')), &(headers() + &to_slash()));
    format!("{root}{}", block(&format!("handle_path {base}*"), &directives(folder)))
}

/// No two lines here set the same header of the same answer, so the order that Caddy gives them does not count.
fn directives(folder: &str) -> String {
    let policy = |matcher: &str, path: &str| {
        format!("header {matcher} Content-Security-Policy \"{}\"\n", policy::for_path(path))
    };
    let embeds = policy::EMBEDS;
    format!(
        "root * \"{folder}\"\n{}\
         @embeds path /{embeds}*\n{}@pages not path /{embeds}*\n{}\n\
         # The address of a folder without its slash.\n{}{}\n\
         # There is neither a page of this folder nor a file of this name.\n{}{}\n{}",
        headers(),
        policy("@embeds", embeds),
        policy("@pages", "/"),
        block("@folder", "file {path}/index.html\nnot path */\n"),
        block("handle @folder", &to_slash()),
        block("@missing", &format!("not file {{path}}/index.html\n{}", block("not", "file {path}\nnot path */\n"))),
        block("handle @missing", &missing()),
        block("handle", &present()),
    )
}

fn headers() -> String {
    let everywhere: String = EVERYWHERE.iter().map(|(name, value)| format!("{name} \"{value}\"\n")).collect();
    // Before 2.8 Caddy names the packing only where it sends a packed copy. The last is what another host forbids.
    block("header", &format!("{everywhere}Vary \"Accept-Encoding\"\n-X-Frame-Options\ndefer\n"))
}

/// Caddy's own way to the slash loses the query, which is the view.
fn to_slash() -> String {
    let path = "{http.request.orig_uri.path}/";
    format!(
        "header Cache-Control \"{ASK_AGAIN}\"\n@bare vars {{query}} \"\"\n@full not vars {{query}} \"\"\n\
         redir @bare {path} 301\nredir @full {path}?{{query}} 301\n"
    )
}

fn missing() -> String {
    format!(
        "header Cache-Control \"{ASK_AGAIN}\"\nheader Content-Type \"{PAGE}\"\nrewrite * /{MISSING}\n{}",
        block("file_server", "status 404\nprecompressed br gzip\n")
    )
}

fn present() -> String {
    let types = TYPES.iter().map(|(ending, kind)| {
        // Caddy's own list depends on the machine it runs on.
        let files = if hosting::ending(FEED) == *ending {
            block(&format!("@{ending}"), &format!("path *.{ending}\nnot path */{FEED}\n"))
        } else {
            format!("@{ending} path *.{ending}\n")
        };
        format!("{files}header @{ending} Content-Type \"{kind}\"\n")
    });
    let feeds = format!("@feeds path */{FEED}\nheader @feeds Content-Type \"{}\"\n", hosting::ATOM);
    format!(
        "@hashed path_regexp {HASHED}\nheader @hashed Cache-Control \"{FOR_EVER}\"\n\
         @others not path_regexp {HASHED}\nheader @others Cache-Control \"{ASK_AGAIN}\"\n{}{feeds}{}",
        types.collect::<String>(),
        block("file_server", "precompressed br gzip\n")
    )
}

fn block(head: &str, body: &str) -> String {
    let line = |line: &str| if line.is_empty() { "\n".into() } else { format!("\t{line}\n") };
    format!("{head} {{\n{}}}\n", body.lines().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_header_is_set_once_for_each_answer() {
        let text = part(Place { base: "/maps/islands/", folder: "/srv/site" });
        assert!(text.starts_with("handle /maps/islands {\n") && text.contains("\nhandle_path /maps/islands/* {\n"));
        // What is there with a hash, what is there without, what is not, a folder, and the root without its slash.
        assert_eq!(text.matches("Cache-Control").count(), 5, "{text}");
        assert_eq!(text.matches("Content-Security-Policy").count(), 2);
        for (name, _) in EVERYWHERE {
            assert_eq!(text.matches(name).count(), 2, "{name}");
        }
    }

    #[test]
    fn a_feed_has_its_own_type_and_no_other() {
        let text = site("/srv/site", "islands.example.org");
        for part in
            ["\t\t@xml {\n\t\t\tpath *.xml\n\t\t\tnot path */changes.xml\n\t\t}\n", "@feeds path */changes.xml\n"]
        {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(text.contains("header @feeds Content-Type \"application/atom+xml\"\n"), "{text}");
    }

    #[test]
    fn braces_are_balanced() {
        let text = site("/srv/site", "islands.example.org");
        assert_eq!(text.matches('{').count(), text.matches('}').count());
        assert!(text.starts_with("islands.example.org {\n\troot * \"/srv/site\"\n"), "{text}");
    }
}
