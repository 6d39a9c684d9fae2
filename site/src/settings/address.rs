//! The absolute address of the site's root, as it is typed.

use crate::Result;

/// The address of the site's root. It ends with a slash, and what it holds may stand in any configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAddress {
    url: String,
    /// Where the host begins and ends, its port left out, and where the path begins.
    parts: [usize; 3],
}

impl SiteAddress {
    /// Reads `https://HOST/PATH/`; the slash at the end may be missing.
    pub fn read(typed: &str) -> Result<Self> {
        let wrong =
            |what: &str| Err(format!("{typed:?}: {what}; type the address of the site's root, as https://HOST/PATH/"));
        let Some((scheme, rest)) = typed.split_once("://").filter(|(scheme, _)| ["https", "http"].contains(scheme))
        else {
            return wrong("it begins with neither https:// nor http://");
        };
        if let Some(sign) = typed.chars().find(|sign| matches!(sign, '?' | '#' | '@')) {
            return wrong(&format!("it has a {sign:?}, but a root has no query, no fragment and no user's name"));
        }
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        if !is_host(host) {
            return wrong(&format!("{host:?} is no host: letters, digits, hyphens and dots (others as xn--...)"));
        }
        if port.is_some_and(|port| port.parse::<u16>().is_err()) {
            return wrong(&format!("{:?} is no port", port.unwrap_or_default()));
        }
        let path = path.trim_end_matches('/');
        if let Some(part) = path.split('/').find(|part| !path.is_empty() && !is_part(part)) {
            return wrong(&format!("{part:?} is no part of a path: letters, digits, hyphens, dots and low lines"));
        }
        let begin = scheme.len() + "://".len();
        let parts = [begin, begin + host.len(), begin + authority.len()];
        let slash = if path.is_empty() { "" } else { "/" };
        Ok(Self { url: format!("{scheme}://{authority}/{path}{slash}"), parts })
    }

    /// The whole address, with a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The host, without a port.
    pub fn host(&self) -> &str {
        &self.url[self.parts[0]..self.parts[1]]
    }

    /// The path of the root on its host; begins and ends with a slash.
    pub fn base(&self) -> &str {
        &self.url[self.parts[2]..]
    }
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        is_plain && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    host.split('.').all(is_label)
}

fn is_part(part: &str) -> bool {
    let is_plain = part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~'));
    is_plain && !matches!(part, "" | "." | "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_its_parts_and_ends_with_a_slash() {
        for (typed, url, host, base) in [
            ("https://a.example", "https://a.example/", "a.example", "/"),
            ("https://a.example/", "https://a.example/", "a.example", "/"),
            ("https://a.example/maps/islands", "https://a.example/maps/islands/", "a.example", "/maps/islands/"),
            ("http://127.0.0.1:8080/x/", "http://127.0.0.1:8080/x/", "127.0.0.1", "/x/"),
            ("http://localhost:8080", "http://localhost:8080/", "localhost", "/"),
            (
                "https://xn--d1abbgf6aiiy.example/a_b~c/",
                "https://xn--d1abbgf6aiiy.example/a_b~c/",
                "xn--d1abbgf6aiiy.example",
                "/a_b~c/",
            ),
        ] {
            let address = SiteAddress::read(typed).unwrap();
            assert_eq!((address.url(), address.host(), address.base()), (url, host, base), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_root_is_refused_with_what_is_wrong() {
        for (typed, says) in [
            ("", "neither https"),
            ("a.example/", "neither https"),
            ("ftp://a.example/", "neither https"),
            ("https:/a.example/", "neither https"),
            ("https://", "is no host"),
            ("https:///maps/", "is no host"),
            ("https://a..example/", "is no host"),
            ("https://a.example;}/", "is no host"),
            ("https://острова.example/", "xn--"),
            ("https://a.example:port/", "is no port"),
            ("https://a.example:99999/", "is no port"),
            ("https://a.example/?lang=en", "'?'"),
            ("https://a.example/#map", "'#'"),
            ("https://me:word@a.example/", "'@'"),
            ("https://a.example/a//b/", "\"\" is no part"),
            ("https://a.example/../b/", "\"..\" is no part"),
            ("https://a.example/a b/", "\"a b\" is no part"),
            ("https://a.example/a\"b/", "is no part"),
            ("https://a.example/a%20b/", "is no part"),
        ] {
            let said = SiteAddress::read(typed).unwrap_err();
            assert!(said.contains(says) && said.contains(&format!("{typed:?}")), "{typed}: {said}");
        }
    }
}
