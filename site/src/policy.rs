//! The Content-Security-Policy that the site runs under, in one place: pages carry it, and `hosting` hands it to every
//! server.

/// What holds on every page, up to the last word: that one differs in embeds.
const EVERYWHERE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types ";

/// The folder of the pages for frames, below the site's root.
pub const EMBEDS: &str = "embed/";

/// The policy for a path below the site's root.
pub fn for_path(path: &str) -> String {
    let is_embed = path.trim_start_matches('/').starts_with(EMBEDS);
    // Outside embeds one policy of this name hands the service worker's constant address to the browser.
    format!("{EVERYWHERE}{}", if is_embed { "'none'" } else { "islands-sw" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embed_may_create_no_trusted_type() {
        assert!(for_path("/embed/en/").ends_with("; trusted-types 'none'"));
        assert!(for_path("/en/").ends_with("; trusted-types islands-sw"));
        assert!(for_path("embed/en/").ends_with("; trusted-types 'none'"));
        assert!(for_path("/embed").ends_with("; trusted-types islands-sw"));
        assert!(for_path("/embedded.html").ends_with("; trusted-types islands-sw"));
    }

    #[test]
    fn the_policy_is_one_line_without_runs_of_blanks() {
        assert!(!for_path("/").contains(['\n', '\t']) && !for_path("/").contains("  "));
    }
}
