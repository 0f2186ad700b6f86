//! What a control in a tree does when it is used. It says so in `data-act`; one listener for the whole page reads it.

use super::node::{Element, el};

/// What a control does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Shares the post around it.
    Share,
    /// Copies the address of the post around it.
    Copy,
    /// Replies to the post around it.
    Reply,
    /// Opens a picture of the post around it: the one whose number is in `data-picture`.
    Enlarge,
    /// Unfolds the earlier versions of the post around it, or folds them.
    Versions,
    /// Loads the other site's content in its place.
    Embed,
    /// Tries again to load the coverage.
    Retry,
    /// Chooses posts: the word for the choice is in `data-filter`.
    Filter,
    /// Shows the newest post first.
    NewestFirst,
    /// Shows the oldest post first.
    OldestFirst,
    /// Takes the filter back.
    ShowEverything,
    /// Shows the posts that are held back.
    ShowArrivals,
    /// Shows new posts as they come, or no longer.
    Follow,
    /// Goes to the first post that came after the reader left.
    FirstUnread,
    /// Goes to where the reader was when they left.
    WhereYouWere,
    /// Loads the next older page.
    LoadOlder,
    /// Shows times on the other clock.
    SwitchZone,
    /// Opens the comment form.
    Join,
    /// Loads the new version of the application.
    Reload,
    /// Unfolds the key points, or folds them.
    FoldKeyPoints,
    /// Unfolds the comment form, or folds it.
    FoldForm,
    /// Makes the comment a reply to no post.
    NoReply,
    /// Has the device remember the reader, or no longer.
    Remember,
    /// Goes to the control whose id is in `data-control`.
    Correct,
    /// Sends the comment once more.
    SendAgain,
    /// Sends the comment without waiting longer.
    SendNow,
    /// Goes on writing the comment.
    Edit,
    /// Takes the comment back.
    Cancel,
    /// Says that the comment has arrived.
    HasArrived,
    /// Copies the text of the comment.
    CopyText,
    /// Requests the picture again that could not be loaded.
    TryPicture,
    /// Copies the address of the open picture.
    CopyPictureLink,
    /// Leaves the lightbox for the post of the open picture.
    LeaveForPost,
    /// Closes the lightbox.
    Close,
    /// Shows the previous picture.
    Previous,
    /// Shows the next picture.
    Next,
    /// Shows captions, or no longer.
    Captions,
    /// Fills the screen, or no longer.
    FullScreen,
    /// Shows the picture larger.
    ZoomIn,
    /// Shows the picture smaller.
    ZoomOut,
    /// Moves a picture shown close upwards.
    MoveUp,
    /// Moves it downwards.
    MoveDown,
    /// Moves it to the left.
    MoveLeft,
    /// Moves it to the right.
    MoveRight,
}

/// Each with its word.
const WORDS: [(Act, &str); 44] = [
    (Act::Share, "share"),
    (Act::Copy, "copy"),
    (Act::Reply, "reply"),
    (Act::Enlarge, "enlarge"),
    (Act::Versions, "versions"),
    (Act::Embed, "embed"),
    (Act::Retry, "retry"),
    (Act::Filter, "filter"),
    (Act::NewestFirst, "newest-first"),
    (Act::OldestFirst, "oldest-first"),
    (Act::ShowEverything, "show-everything"),
    (Act::ShowArrivals, "show-arrivals"),
    (Act::Follow, "follow"),
    (Act::FirstUnread, "first-unread"),
    (Act::WhereYouWere, "where-you-were"),
    (Act::LoadOlder, "load-older"),
    (Act::SwitchZone, "switch-zone"),
    (Act::Join, "join"),
    (Act::Reload, "reload"),
    (Act::FoldKeyPoints, "fold-key-points"),
    (Act::FoldForm, "fold-form"),
    (Act::NoReply, "no-reply"),
    (Act::Remember, "remember"),
    (Act::Correct, "correct"),
    (Act::SendAgain, "send-again"),
    (Act::SendNow, "send-now"),
    (Act::Edit, "edit"),
    (Act::Cancel, "cancel"),
    (Act::HasArrived, "has-arrived"),
    (Act::CopyText, "copy-text"),
    (Act::TryPicture, "try-picture"),
    (Act::CopyPictureLink, "copy-picture"),
    (Act::LeaveForPost, "leave-for-post"),
    (Act::Close, "close"),
    (Act::Previous, "previous"),
    (Act::Next, "next"),
    (Act::Captions, "captions"),
    (Act::FullScreen, "full-screen"),
    (Act::ZoomIn, "zoom-in"),
    (Act::ZoomOut, "zoom-out"),
    (Act::MoveUp, "move-up"),
    (Act::MoveDown, "move-down"),
    (Act::MoveLeft, "move-left"),
    (Act::MoveRight, "move-right"),
];

impl Act {
    /// Its word in `data-act`.
    pub fn word(self) -> &'static str {
        WORDS[self as usize].1
    }

    /// The one with that word.
    pub fn of_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, known)| *known == word).map(|(act, _)| *act)
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
        for (at, (act, word)) in WORDS.into_iter().enumerate() {
            assert_eq!(act as usize, at, "{word}");
            assert_eq!(Act::of_word(word), Some(act));
        }
        assert_eq!(Act::of_word("no such word"), None);
    }
}
