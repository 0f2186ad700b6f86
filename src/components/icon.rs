//! Pictograms, drawn for this page on a grid of 16.

use leptos::prelude::*;
use leptos::svg;

use crate::timeline::source::SourceType;

/// A clock.
pub const CLOCK: &str = "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm.75 2.75v3.4l2.3 2.3-1.1 1.1L7.25 8.3V4.25Z";
/// A chain link.
pub const LINK: &str = "M6 5H4.5a3 3 0 0 0 0 6H6V9.5H4.5a1.5 1.5 0 0 1 0-3H6Zm4 0h1.5a3 3 0 0 1 0 6H10V9.5h1.5a1.5 1.5 0 0 0 0-3H10ZM5.5 7.3h5v1.4h-5Z";
/// An arrow out of a tray.
pub const SHARE: &str = "M8.7 3.6v6.2H7.3V3.6L5.4 5.5l-1-1L8 1l3.6 3.5-1 1ZM2.5 8H4v5h8V8h1.5v6.5h-11Z";
/// A magnifying glass.
pub const SEARCH: &str = "M7 1.8a5.2 5.2 0 1 0 3 9.4l3.2 3.1 1.1-1.1-3.1-3.2A5.2 5.2 0 0 0 7 1.8Zm0 1.6a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2Z";
/// A picture.
pub const PICTURE: &str =
    "M1.5 3h13v10h-13Zm1.5 1.5v5.6l3-3 2.6 2.6 1.6-1.6 2.8 2.8V4.5Zm7.2 1.1a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4Z";
/// A star.
pub const STAR: &str = "m8 1.4 2 4.3 4.7.6-3.4 3.2.9 4.7L8 11.9l-4.2 2.3.9-4.7L1.3 6.3 6 5.7Z";
/// A drawing pin.
pub const PIN: &str = "M5 1.5h6v1.4l-1 .8.4 3.5 2 1.6v1.4H8.7V15H7.3v-4.8H3.6V8.8l2-1.6.4-3.5-1-.8Z";
/// A cross.
pub const CLOSE: &str = "m3.6 2.5 4.4 4.4 4.4-4.4 1.1 1.1L9.1 8l4.4 4.4-1.1 1.1L8 9.1l-4.4 4.4-1.1-1.1L6.9 8 2.5 3.6Z";
/// An angle that points to where the text goes on; drawn for text that runs from left to right.
pub const FORWARDS: &str = "m5.6 2.2 5.8 5.8-5.8 5.8-1.1-1.1L9.2 8 4.5 3.3Z";
/// An angle that points to where the text came from.
pub const BACKWARDS: &str = "M10.4 2.2 4.6 8l5.8 5.8 1.1-1.1L6.8 8l4.7-4.7Z";
/// An arrow up.
pub const UP: &str = "m8 2.2 4.6 4.6-1.1 1.1-2.75-2.75V13.8h-1.5V5.15L4.5 7.9 3.4 6.8Z";
/// An arrow down.
pub const DOWN: &str = "M8 13.8 3.4 9.2l1.1-1.1 2.75 2.75V2.2h1.5v8.65L11.5 8.1l1.1 1.1Z";
/// A plus.
pub const PLUS: &str = "M7.2 2.5h1.6v4.7h4.7v1.6H8.8v4.7H7.2V8.8H2.5V7.2h4.7Z";
/// A minus.
pub const MINUS: &str = "M2.5 7.2h11v1.6h-11Z";
/// A frame with lines of text at its foot.
pub const CAPTION: &str = "M1.5 2.5h13v11h-13ZM3 4v8h10V4Zm1.3 4h7.4v1.2H4.3Zm0 2h5v1.2h-5Z";
/// Four corners.
pub const FULL_SCREEN: &str =
    "M2 2h4.5v1.5h-3v3H2Zm7.5 0H14v4.5h-1.5v-3h-3ZM2 9.5h1.5v3h3V14H2Zm10.5 0H14V14H9.5v-1.5h3Z";
/// An arrow into a tray.
pub const DOWNLOAD: &str = "M7.3 1.5h1.4v6.2l1.9-1.9 1 1L8 10.3 4.4 6.8l1-1 1.9 1.9ZM2.5 8H4v5h8V8h1.5v6.5h-11Z";

const NEWSROOM: &str =
    "M1.5 3h13v10h-13ZM3 4.5v7h10v-7ZM4.2 5.6h3.4v2.8H4.2Zm4.6 0h3v1h-3Zm0 1.8h3v1h-3ZM4.2 9.6h7.6v1H4.2Z";
const MICROPHONE: &str = "M8 1.2a2.4 2.4 0 0 1 2.4 2.4v4a2.4 2.4 0 1 1-4.8 0v-4A2.4 2.4 0 0 1 8 1.2ZM3.4 7.4h1.5a3.1 3.1 0 0 0 6.2 0h1.5a4.6 4.6 0 0 1-3.85 4.5v1.6h2v1.4H5.25v-1.4h2v-1.6A4.6 4.6 0 0 1 3.4 7.4Z";
const ENVELOPE: &str = "M1.5 3.2h13v9.6h-13Zm2.3 1.5L8 8.2l4.2-3.5ZM3 6v5.3h10V6l-5 4.2Z";
const HASH: &str = "m6.3 1.8-.5 3H3v1.5h2.5L5 9.7H2.2v1.5h2.5l-.5 3h1.6l.5-3h3.2l-.5 3h1.6l.5-3H14V9.7h-2.7l.6-3.4h2.6V4.8h-2.4l.5-3h-1.6l-.5 3H7.4l.5-3Zm.8 4.5h3.2l-.6 3.4H6.5Z";
const QUOTES: &str = "M2 8.6C2 5.6 3.7 3.5 6.6 3l.3 1.4C5.4 4.9 4.6 5.8 4.5 7h2.3v5.3H2Zm6.9 0c0-3 1.7-5.1 4.6-5.6l.3 1.4c-1.5.5-2.3 1.4-2.4 2.6h2.3v5.3H8.9Z";
const COLUMNS: &str = "M8 1.3 14.5 5v1.4h-13V5Zm0 1.7L5.6 4.9h4.8ZM2.8 7.4h1.8v4.2H2.8Zm4.3 0h1.8v4.2H7.1Zm4.3 0h1.8v4.2h-1.8ZM1.5 12.6h13v1.9h-13Z";
const DOTS: &str = "M3.2 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm4.8 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm4.8 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z";

/// Draws a pictogram. It is always beside a word, so assistive technology is not told of it.
pub fn icon(path: &'static str) -> AnyView {
    svg::svg()
        .attr("class", "icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(svg::path().attr("d", path))
        .into_any()
}

/// The pictogram of a kind of source.
pub fn of_source(kind: SourceType) -> &'static str {
    match kind {
        SourceType::Desk => NEWSROOM,
        SourceType::Correspondent => MICROPHONE,
        SourceType::Reader => ENVELOPE,
        SourceType::Social => HASH,
        SourceType::Press => QUOTES,
        SourceType::Official => COLUMNS,
        SourceType::Other => DOTS,
    }
}
