//! Ids and attributes of elements that the page and its scripts both use. Ids that come from a feed have a prefix, so these
//! are free.

/// The configuration: a JSON block in `index.html`. `start.js` reads it as well.
pub const CONFIG: &str = "config";

/// What `index.html` shows until the application has started. `start.js` removes it if the application cannot run.
pub const LOADING: &str = "loading";

/// The element that holds the whole page. `frame.js` measures its height.
pub const PAGE: &str = "page";

/// The attribute of the `html` element while a dialog covers the page. `frame.js` then asks the host page for the whole window.
pub const COVERED: &str = "data-covered";
