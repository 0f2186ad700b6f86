//! The frame of a page that is ready: where its regions stand. It is written once.

use super::context::Context;
use super::ids::{HEADING_ID, IN_PAGE_ID, POSTS_ID};
use super::node::{Element, el};
use super::{arrivals, comment, discussion, failure, filters, key_points, masthead, older, pinned, related};
use crate::messages::words::Words;
use crate::reading::page::Page;

/// The attribute of an element that is a region, with the word of the region.
pub const REGION: &str = "data-region";

/// The attribute of the element in whose place the feed goes.
pub const FEED_PLACE: &str = "data-feed";

/// Makes the tree of a region; `None` hides it.
pub type Make = fn(&Page, &Context) -> Option<Element>;

/// What each region of the frame shows.
pub const REGIONS: [(&str, Make); 14] = [
    ("masthead", masthead::masthead),
    ("key-points", key_points::key_points),
    ("comment", comment::comment),
    ("filters", filters::filters),
    ("pinned", pinned::region),
    ("since-left", arrivals::since_left),
    ("older-above", older::above),
    ("arrivals-above", arrivals::above),
    ("remark", older::remark),
    ("empty", failure::empty),
    ("arrivals-below", arrivals::below),
    ("older-below", older::below),
    ("discussion", |page, context| Some(discussion::discussion(page.coverage()?.contact.as_ref()?, context))),
    ("related", |page, context| related::related(&page.coverage()?.links, context)),
];

/// The frame. The regions are empty.
pub fn frame(words: &Words) -> Element {
    let region = |name, word: &str| el(name).attr(REGION, word).flag("hidden", true);
    let timeline = el("section")
        .class("timeline")
        .attr("id", POSTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", HEADING_ID)
        .child(el("h2").class("posts-heading").attr("id", HEADING_ID).child(words.timeline))
        .child(region("p", "remark"))
        .child(el("p").class("small").attr("id", IN_PAGE_ID).flag("hidden", true))
        .child(el("div").flag(FEED_PLACE, true))
        .child(region("div", "empty"));
    let coverage = el("div")
        .class("coverage")
        .child(region("div", "filters"))
        .child(region("div", "since-left"))
        .child(region("section", "pinned"))
        .child(region("div", "older-above"))
        .child(region("div", "arrivals-above"))
        .child(timeline)
        .child(region("div", "arrivals-below"))
        .child(region("div", "older-below"));
    let beside = el("div").class("beside").child(region("section", "discussion")).child(region("nav", "related"));
    // The posts come before the comment form, for readers who go by keys or listen.
    let columns = el("div")
        .class("columns")
        .child(region("section", "key-points"))
        .child(coverage)
        .child(region("section", "comment"))
        .child(beside);
    let main = el("main")
        .child(el("a").class("skip").attr("href", ["#", POSTS_ID].concat()).child(words.skip_to_posts))
        .child(region("header", "masthead"))
        .child(columns);
    el("div").class("ready").child(main).child(region("footer", "footer"))
}
