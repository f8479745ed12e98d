//! What a browser keeps for days without a network: the worker, the manifest, and the end of both.
//!
//! Comes in: which pages and files are kept, and their bytes. Goes out: JavaScript and JSON. It knows no site.

use serde_json::json;

/// The path of the worker. It lies at the root, so that it may answer for the whole site, in a sub-folder too.
pub const WORKER: &str = "sw.js";

/// The path of the manifest.
pub const MANIFEST: &str = "manifest.json";

/// The worker without what it keeps.
const KEEPING: &str = include_str!("keeping.js");

/// The worker that takes the place of the other where nothing is to be kept any more.
const ENDING: &str = include_str!("ending.js");

/// Returns what tells these pages from those of another build.
pub fn version(pages: &[Vec<u8>]) -> String {
    let mut hasher = blake3::Hasher::new();
    for page in pages {
        hasher.update(&(page.len() as u64).to_le_bytes()).update(page);
    }
    hasher.finalize().to_hex().as_str().get(..12).unwrap_or_default().to_owned()
}

/// Returns the worker that keeps `pages` and `files`, paths from the root of the site, and what is read.
///
/// A browser takes a new worker where its bytes have changed, so `version` is all it needs to fetch the pages again.
pub fn worker(version: &str, pages: &[String], files: &[&str]) -> String {
    let kept = json!({ "version": version, "pages": pages, "files": files });
    // Every reader fetches it: without comments and indentation it is a third shorter.
    let lines: Vec<&str> = KEEPING.lines().map(str::trim).filter(|line| !is_comment(line)).collect();
    format!("const kept = {kept};\n{}\n", lines.join("\n"))
}

/// Tells whether a line of our own scripts, which keep comments on lines of their own, is empty or one.
fn is_comment(line: &str) -> bool {
    line.is_empty() || line.starts_with("//") || line.starts_with("/**")
}

/// Returns the worker that deletes what was kept, then itself.
pub fn ending() -> &'static str {
    ENDING
}

/// The icon of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Icon {
    /// The path.
    pub path: String,
    /// The media type.
    pub media_type: &'static str,
    /// The width and height in pixels; none of a drawing that serves for any.
    pub size: Option<(u32, u32)>,
}

/// Returns the manifest of a site. All addresses are relative, so it serves in a sub-folder too.
pub fn manifest(title: &str, icon: Option<&Icon>, colour: Option<&str>) -> String {
    let entry = |Icon { path, media_type, size }: &Icon| {
        let sizes = size.map_or("any".to_owned(), |(width, height)| format!("{width}x{height}"));
        json!({ "src": path, "type": media_type, "sizes": sizes })
    };
    let icons: Vec<_> = icon.map(entry).into_iter().collect();
    let mut manifest = json!({
        "name": title,
        "lang": "vi",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "icons": icons,
    });
    if let Some(colour) = colour {
        manifest["theme_color"] = colour.into();
    }
    format!("{manifest:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_tells_where_one_page_ends() {
        let pages = |parts: &[&str]| parts.iter().map(|part| part.as_bytes().to_vec()).collect::<Vec<_>>();
        assert_ne!(version(&pages(&["a", "bc"])), version(&pages(&["ab", "c"])));
        assert_eq!(version(&pages(&["a"])), version(&pages(&["a"])));
        assert_eq!(version(&[]).len(), 12);
    }
}
