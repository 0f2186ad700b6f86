//! The style sheet: that of the app where pages have the same parts, and a little of its own.

/// By name, as the app's build joins them; the order of the layers comes first.
const SHEETS: [&str; 10] = [
    include_str!("../../../style/layers.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/beside.css"),
    include_str!("../../../style/masthead.css"),
    include_str!("../../../style/page.css"),
    include_str!("../../../style/post.css"),
    include_str!("../../../style/print.css"),
    include_str!("../../../style/prose.css"),
    include_str!("../../../style/tokens.css"),
    include_str!("archive.css"),
];

/// One sheet.
pub(super) fn sheet() -> String {
    SHEETS.join("\n")
}
