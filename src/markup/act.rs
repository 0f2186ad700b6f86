//! What a control in a tree does when it is used. It says so in `data-act`; one listener for the whole page reads it.

use super::node::{Element, el};
use crate::timeline::keywords::keywords;

keywords! {
    /// What a control does. Its word is in `data-act`.
    pub enum Act {
        /// Opens the menu of the post around it.
        Menu = "menu",
        /// Shares the post around it.
        Share = "share",
        /// Copies the address of the post around it.
        Copy = "copy",
        /// Replies to the post around it.
        Reply = "reply",
        /// Opens a picture of the post around it: the one whose number is in `data-picture`.
        Enlarge = "enlarge",
        /// Unfolds the earlier versions of the post around it, or folds them.
        Versions = "versions",
        /// Loads the other site's content in its place.
        Embed = "embed",
        /// Tries again to load the coverage.
        Retry = "retry",
        /// Chooses posts: the word for the choice is in `data-filter`.
        Filter = "filter",
        /// Turns the order around.
        Order = "order",
        /// Takes the filter back.
        ShowEverything = "show-everything",
        /// Shows the posts that are held back.
        ShowArrivals = "show-arrivals",
        /// Shows new posts as they come, or no longer.
        Follow = "follow",
        /// Goes to the first post that came after the reader left.
        FirstUnread = "first-unread",
        /// Goes to where the reader was when they left.
        WhereYouWere = "where-you-were",
        /// Loads the next older page.
        LoadOlder = "load-older",
        /// Has a paused search go on.
        SearchOn = "search-on",
        /// Shows times on the other clock.
        SwitchZone = "switch-zone",
        /// Loads the new version of the application.
        Reload = "reload",
        /// The same, though what is written is lost.
        ReloadAnyway = "reload-anyway",
        /// Unfolds the key points, or folds them.
        FoldKeyPoints = "fold-key-points",
        /// Unfolds the comment form, or folds it.
        FoldForm = "fold-form",
        /// Makes the comment a reply to no post.
        NoReply = "no-reply",
        /// Has the device remember the reader, or no longer.
        Remember = "remember",
        /// Goes to the control whose id is in `data-control`.
        Correct = "correct",
        /// Sends the comment once more.
        SendAgain = "send-again",
        /// Sends the comment without waiting longer.
        SendNow = "send-now",
        /// Goes on writing the comment.
        Edit = "edit",
        /// Takes the comment back.
        Cancel = "cancel",
        /// Says that the comment has arrived.
        HasArrived = "has-arrived",
        /// Copies the text of the comment.
        CopyText = "copy-text",
        /// Requests the picture again that could not be loaded.
        TryPicture = "try-picture",
        /// Copies the address of the open picture.
        CopyPictureLink = "copy-picture",
        /// Leaves the lightbox for the post of the open picture.
        LeaveForPost = "leave-for-post",
        /// Closes the lightbox.
        Close = "close",
        /// Shows the previous picture.
        Previous = "previous",
        /// Shows the next picture.
        Next = "next",
        /// Shows captions, or no longer.
        Captions = "captions",
        /// Fills the screen, or no longer.
        FullScreen = "full-screen",
        /// Shows the picture larger.
        ZoomIn = "zoom-in",
        /// Shows the picture smaller.
        ZoomOut = "zoom-out",
        /// Moves a picture shown close upwards.
        MoveUp = "move-up",
        /// Moves it downwards.
        MoveDown = "move-down",
        /// Moves it to the left.
        MoveLeft = "move-left",
        /// Moves it to the right.
        MoveRight = "move-right",
    }
}

/// A button with a label. `class` names its look.
#[inline(never)]
pub fn button(class: &'static str, act: Act, label: &str) -> Element {
    el("button").class(class).attr("type", "button").attr("data-act", act.word()).child(label)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_control_is_found_again_by_its_own_word() {
        for act in Act::ALL {
            assert_eq!(Act::from_word(act.word()), Some(act));
        }
        assert_eq!(Act::from_word("no such word"), None);
    }
}
