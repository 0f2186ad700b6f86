//! What happens to a page: in the world around it, and by its reader.

use super::effect::{RequestId, Timer};
use crate::feed::{Decoded, FeedError};
use crate::messages::Messages;
use crate::reading::comment::Control;
use crate::reading::comment::answer::ServerReply;
use crate::reading::failure::Missed;
use crate::reading::lightbox::Step;
use crate::reading::view::Choice;
use crate::timeline::coverage::Coverage;
use crate::timeline::href::HttpUrl;
use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;
use crate::timeline::search::Fold;

/// Something that has happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub now: Now,
    /// What had the focus then.
    pub focus: Focus,
    /// What.
    pub what: What,
}

/// A time, by two clocks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Now {
    /// The device's date and time in milliseconds since 1970 in UTC. It may be wrong, and may be set meanwhile.
    pub wall_ms: i64,
    /// Milliseconds since some instant. Never goes back, but may stand still while the device sleeps.
    pub monotonic_ms: i64,
}

/// Which part of the page has the focus, as far as a decision depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Focus {
    /// None: the focus is on `body`.
    Nowhere,
    /// The button that loads older posts.
    OlderButton,
    /// The comment form, or a control in it.
    CommentForm,
    /// Any other part.
    #[default]
    Elsewhere,
}

/// What has happened.
#[derive(Clone, Debug)]
pub enum What {
    /// The page begins. It asks for the coverage.
    Started,
    /// The answer to an [`Effect::Fetch`](super::effect::Effect::Fetch) is here, or it is known that none comes.
    Answered {
        /// The request that it belongs to.
        request: RequestId,
        /// The answer.
        answer: Answer,
        /// Whether the end of the timeline where new posts come in is in view.
        at_front: bool,
    },
    /// The device has not stored what it was given by an [`Effect::Store`](super::effect::Effect::Store).
    StorageRefused {
        /// The key.
        key: String,
        /// What is stored under it.
        value: Option<String>,
    },
    /// A part of the answer to that request has come, and more will.
    Arriving(RequestId),
    /// The reply to an [`Effect::Send`](super::effect::Effect::Send).
    Replied {
        /// The request that it belongs to.
        request: RequestId,
        /// The reply.
        reply: ServerReply,
    },
    /// The time of an [`Effect::SetTimer`](super::effect::Effect::SetTimer) is up.
    TimerFired(Timer),
    /// The device has a network again, or none any more.
    Network {
        /// Whether it believes that it has one.
        online: bool,
    },
    /// The page has come into sight, or gone out of it.
    Visibility {
        /// Whether it can be seen now.
        visible: bool,
        /// The post at the reading line, measured if the page has gone out of sight; `None` above the first post.
        place: Option<PostId>,
    },
    /// The reader goes elsewhere; the page may not hear of anything after this. With the post at the reading line.
    Left(Option<PostId>),
    /// The reader has gone to another address of this page: by a link, Back or Forward.
    AddressChanged(Address),
    /// An [`Effect::WriteAddress`](super::effect::Effect::WriteAddress) has been carried out, or refused by the browser: the
    /// address as it is now.
    AddressWritten(Address),
    /// Everything that the device stores for this application, read again: when the page comes into sight or goes, before a
    /// comment is sent, and before a timer that may send one.
    StorageRead(Vec<(String, String)>),
    /// Another tab has stored something, or what this page wanted to store was refused: what is stored there now.
    StorageChanged {
        /// Where.
        key: String,
        /// What; `None` where there is nothing any more.
        value: Option<String>,
    },
    /// A new version of the application is ready.
    NewVersion,
    /// What [`Effect::Reach`](super::effect::Effect::Reach) asked for is in the document.
    Reached(PostId),
    /// The end of the timeline is near the view, and everything before it is in the document.
    CameNearEnd,
    /// The reader scrolls, presses a key or touches the page.
    Input,
    /// An [`Effect::Copy`](super::effect::Effect::Copy) has been carried out, or refused by the browser.
    Copied {
        /// Whether the text is on the clipboard.
        done: bool,
    },
    /// The window is wide enough for the comment form and the key points to stand beside the timeline, or no longer.
    FormPlaced {
        /// Whether they stand there.
        beside: bool,
    },
    /// The comment form takes up no room though it is unfolded: a style sheet of the reader hides it.
    FormHidden {
        /// Whether the reader has just wanted it.
        wanted: bool,
    },
    /// The reader has done something.
    Reader(Action),
}

/// What a reader can do.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// Tries again where the coverage could not be loaded.
    Retry,
    /// Loads the new version of the application.
    Reload {
        /// Whether they have been asked.
        sure: bool,
    },
    /// Chooses what to see.
    Choose(Choice),
    /// Has new posts that are held back shown.
    ShowArrivals,
    /// Wants new posts shown as they come, or no longer.
    Follow(bool),
    /// Wants the times on the other clock.
    SwitchZone,
    /// Wants the first post that came after they left.
    GoToFirstUnread,
    /// Wants to be where they were when they left.
    GoToWhereItWas,
    /// Unfolds the key points, or folds them.
    FoldKeyPoints,
    /// Asks for the next older page.
    LoadOlder,
    /// Has the search for a post or a picture go on, which is paused.
    SearchOn,
    /// Opens a picture from its post.
    OpenPicture(PictureId),
    /// Goes to another picture.
    Walk(Step),
    /// Closes the lightbox. `steps` is how many entries the browser's history has.
    CloseLightbox {
        /// [`Address::steps`] now.
        steps: u32,
    },
    /// Leaves the lightbox for the post of the open picture, by a link that the browser then follows.
    LeaveForPost,
    /// Wants captions beside pictures, or no longer.
    SwitchCaptions,
    /// Shares a post by the device's own means.
    Share(PostId),
    /// Copies the address of a post.
    CopyLink(PostId),
    /// Copies the address of the open picture.
    CopyPictureLink,
    /// Does something with the comment form.
    Comment(CommentAction),
}

/// What a reader can do with the comment form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CommentAction {
    /// Turns to the form.
    Touch,
    /// Changes a control.
    Write(Control, String),
    /// Wants the device to remember them, or no longer.
    Remember(bool),
    /// Makes the comment a reply to a post, or to none.
    Reply(Option<PostId>),
    /// Folds the form by the button at its head, or unfolds it.
    Fold {
        /// Whether it is open from now on.
        open: bool,
    },
    /// Puts the form away by the key for that.
    Escape,
    /// Turns away from a control.
    Pause,
    /// Goes on to something outside of the form.
    Leave,
    /// Sends. `trap` is what stands in the field that only programs fill in.
    Submit {
        /// The text in it; empty for a reader.
        trap: String,
    },
    /// Sends what waits, without waiting longer.
    SendNow,
    /// Goes on writing what waits or was refused.
    Edit,
    /// Takes the comment back before it is sent.
    Cancel,
    /// Knows that the comment has arrived.
    HasArrived,
    /// Copies the text, to send it in some other way.
    CopyText,
}

/// What came back for a document.
pub type Answer = Result<Box<Document>, Missed>;

/// A document as it came.
#[derive(Clone, Debug)]
pub struct Document {
    /// The fingerprint of its bytes.
    pub body_hash: u64,
    /// Of a copy that the service worker keeps: when it came, in milliseconds since 1970 in UTC.
    pub cached_at: Option<i64>,
    /// What is in it; `None` for the document that is known already, by its bytes.
    pub decoded: Option<Result<Decoded, FeedError>>,
}

/// The page's address, as far as the page reads it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Address {
    /// The parameters of the query, in order, escapes undone.
    pub query: Vec<(String, String)>,
    /// What the fragment says, escapes undone; empty without one.
    pub fragment: String,
    /// The note that this page left beside the address in the browser's history; empty without one.
    pub note: String,
    /// How many entries the history has that this page is a part of.
    pub steps: u32,
}

impl Address {
    /// The value of a query parameter.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What a page knows when it begins.
pub struct Start {
    /// Where the feed is; `None` where no address is named, or one that the publisher does not allow.
    pub feed: Option<HttpUrl>,
    /// Whether the page is in a frame of another.
    pub framed: bool,
    /// The address that is handed out where the coverage names no canonical page: that of the page around this one, or this
    /// one's own with no more of its query than the feed. Without a fragment.
    pub own_address: String,
    /// The page's address.
    pub address: Address,
    /// Everything that the device stores for this application: keys that begin with `aih:`, and their values. `None` where it
    /// stores nothing.
    pub storage: Option<Vec<(String, String)>>,
    /// Where the reader was when they left this entry of the browser's history, if they come back to it or reload the page: a
    /// post, and how many CSS pixels its start was below that of the view.
    pub returned: Option<(PostId, i32)>,
    /// The languages that the reader prefers, BCP 47, best first.
    pub languages: Vec<String>,
    /// Whether the page can be seen.
    pub visible: bool,
    /// Whether the device believes that it has a network.
    pub online: bool,
    /// Whether a service worker may keep copies of documents.
    pub has_copies: bool,
    /// 128 random bits.
    pub seed: u128,
    /// The page's words, and how it writes numbers and times before a coverage has come.
    pub messages: Messages,
    /// The same for a coverage, for a reader who prefers these languages.
    pub localise: fn(&Messages, &Coverage, &[String]) -> Messages,
    /// Folds text for searching.
    pub fold: Fold,
}
