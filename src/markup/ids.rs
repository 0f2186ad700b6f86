//! The ids of elements in trees, and selectors that find them. Ids that come from a feed have a prefix, so these are free.

use crate::reading::comment::Control;

/// The timeline's section.
pub const POSTS_ID: &str = "posts";

/// The heading of the timeline.
pub const HEADING_ID: &str = "posts-heading";

/// The element that holds all posts.
pub const FEED_ID: &str = "feed";

/// What is said of a timeline that is too long for the document.
pub const IN_PAGE_ID: &str = "in-page";

/// The attribute of the toolbar of filters, which is part of the contract.
pub const FILTERS: &str = "data-filters";

/// The filters by source. In a narrow window they are a popover.
pub const VOICES_ID: &str = "filter-voices";

/// Where the reader types what to search for.
pub const SEARCH_ID: &str = "search";

/// The menu of a post.
pub const MENU_ID: &str = "post-menu";

/// The button that loads the next older page.
pub const OLDER_BUTTON: &str = "[data-older]";

/// The region with that button. Whether it is near the view is observed, and looked up: both of the same element.
pub const OLDER_REGION: &str = ".older:has([data-older])";

/// The comment form, with what it says at its head.
pub const FORM_ID: &str = "comment-form";

/// The comment form, and everything in it.
pub const IN_FORM: &str = "#comment-form, #comment-form *";

/// The part of the form that scrolls.
pub const BODY_ID: &str = "comment-body";

/// What the form says of the comment.
pub const OUTCOME_ID: &str = "comment-outcome";

/// The field that only programs fill in.
pub const TRAP_ID: &str = "comment-website";

/// The button that folds the comment form. `frame.js` reads its `aria-expanded`.
pub const FOLD_ID: &str = "comment-fold";

/// The attribute of the comment form, which is part of the contract. `frame.js` closes the form by it.
pub const FORM: &str = "data-comment";

/// The attribute of elements that stick to an edge of the view. In a frame as tall as its content the view is that of the host
/// page: `frame.js` sets the distances to its edges, `--above` and `--below`, on these elements.
pub const STICKY: &str = "data-sticky";

/// The element of a control.
pub fn control_id(control: Control) -> &'static str {
    match control {
        Control::Text => "comment-text",
        Control::Name => "comment-name",
        Control::Email => "comment-email",
        Control::Place => "comment-place",
        Control::Phone => "comment-phone",
        Control::Terms => "comment-terms",
    }
}
