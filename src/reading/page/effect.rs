//! What a page wants done in the world around it. Plain data: the shell carries it out.

use crate::reading::comment::request::CommentRequest;
use crate::timeline::href::HttpUrl;
use crate::timeline::merge;
use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;

/// One thing to be done. Effects are carried out in their order.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Asks for a document. Answered by [`What::Answered`](super::event::What::Answered).
    Fetch(Fetch),
    /// Sends a comment. Answered by [`What::Replied`](super::event::What::Replied).
    Send {
        /// Tells its reply from those to other requests.
        request: RequestId,
        /// What is sent, and where.
        comment: CommentRequest,
    },
    /// Gives a request up. Its answer is not wanted any more.
    Cancel(RequestId),
    /// Sets a timer; if it is set already, it fires at the new time only.
    SetTimer {
        /// Which.
        timer: Timer,
        /// Milliseconds from now.
        in_ms: u32,
    },
    /// Stops a timer.
    StopTimer(Timer),
    /// Stores something on the device, or removes it where the value is `None`. Where the device refuses,
    /// [`What::StorageChanged`](super::event::What::StorageChanged) says what is stored.
    Store {
        /// Where.
        key: String,
        /// What.
        value: Option<String>,
    },
    /// Changes the page's address. Answered by [`What::AddressWritten`](super::event::What::AddressWritten).
    WriteAddress(AddressChange),
    /// Goes back by one step of the browser's history.
    Back,
    /// Reloads the page.
    Reload,
    /// Remembers how far the page is scrolled, and has the browser leave the page where it is when the reader comes back to this
    /// address.
    HoldScroll,
    /// Has the browser scroll again as it does. Where a picture is named and the lightbox is closed after the next paint, scrolls
    /// to what was remembered, and gives that picture the focus if nothing else has it.
    ReleaseScroll(Option<PictureId>),
    /// Keeps something where it is in the window, whatever the effects after this one change around it.
    Keep(Keep),
    /// Takes back the shift of the timeline that keeps a place inside a tall frame: the reader is brought elsewhere.
    DropShift,
    /// The list has changed: brings the document in line with it.
    Render(Cause),
    /// A post was withdrawn: has the page described for search engines without it, at once.
    Describe,
    /// Writes the times in posts anew.
    RenderTimes {
        /// All of them, as after a change of the zone or the day; otherwise only those that are told as so many minutes ago.
        all: bool,
    },
    /// Brings everything up to that post into the document, then sends [`What::Reached`](super::event::What::Reached).
    Reach(PostId),
    /// Gives something the focus, once what was shown by the effects before is in the document.
    Focus(Place, Manner),
    /// Scrolls the start of the timeline into view if it is above the view.
    ShowStart,
    /// Scrolls the comment form to its beginning, and its end into view.
    ShowFormStart,
    /// Has a text read out politely.
    Announce(String),
    /// Gives the window its title.
    Title(String),
    /// Tells the outside by a `CustomEvent` on the window (`docs/contract.md`).
    Tell(Told),
    /// Leaves a mark in the browser's performance timeline, once what was shown by the effects before is in the document.
    Mark(&'static str),
    /// Requests pictures and recordings again that could not be loaded: all of them, or pictures whose turn it is.
    RetryFiles {
        /// Whether all.
        all: bool,
    },
    /// Opens an e-mail address in the reader's own program.
    OpenLetter(String),
    /// Opens the device's share sheet.
    Share {
        /// What is shared, in words.
        title: String,
        /// Its address.
        address: String,
    },
    /// Puts a text on the clipboard. Answered by [`What::Copied`](super::event::What::Copied).
    Copy(String),
    /// Tells developers of something that could not be read.
    Warn(String),
}

/// Names a request within one page. Never used again for another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct RequestId(pub u32);

/// A document that is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fetch {
    /// Tells its answer from those to other requests.
    pub request: RequestId,
    /// Where.
    pub address: HttpUrl,
    /// Which document of the coverage it is.
    pub page: merge::Page,
    /// The fingerprint of the bytes of the document that is known from there: if the answer has the same, it need not be decoded.
    /// 0 for none.
    pub body_hash: u64,
    /// From whom it is wanted.
    pub source: Source,
}

/// From whom a document is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// From the server; the browser's cache may have the bytes if the server has confirmed them.
    Server,
    /// From the server alone. Firefox answers from its cache without asking if the device takes its network for lost.
    ServerAlone,
    /// The copy that the service worker keeps.
    Copy,
}

/// A timer of the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timer {
    /// The clock of the page is read again.
    Clock,
    /// The feed may be asked for again.
    Poll,
    /// Nothing comes of a request any more.
    Deadline(RequestId),
    /// The server takes its time: the copy of the coverage is shown meanwhile.
    Copy,
    /// The reader has paused: it is announced what the search has found.
    Found,
    /// The reader has paused: what is written in the comment form is stored.
    StoreDraft,
    /// The comment is sent: before, the reader would have been as quick as a program.
    SendComment,
    /// The count-down to the next attempt goes on by a second.
    CountDown,
    /// It is this tab's turn to send what has waited for the network.
    Reconnect,
}

/// A change of the page's address.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct AddressChange {
    /// Query parameters to set, or to remove where the value is `None`; the others stay as they are.
    pub params: Vec<(&'static str, Option<String>)>,
    /// The new fragment, empty for none; `None` leaves it as it is.
    pub fragment: Option<String>,
    /// The note beside the address in the browser's history; empty for none.
    pub note: String,
    /// Whether Back returns to the address before.
    pub is_step: bool,
    /// Whether the page is drawn before: browsers visit every link of a page whose address changes, which takes longer than a
    /// frame where there are many.
    pub after_paint: bool,
}

/// What is kept where it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keep {
    /// The post at the reading line.
    Place,
    /// The beginning of the timeline: the reader is there and wants to see what comes.
    Front,
}

/// Why the list has changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The reader wants to see other posts: those that are not yet in line are out of sight.
    View,
    /// There are new posts, or other places: nothing that is in sight may vanish meanwhile.
    Timeline,
}

/// A part of the page that can have the focus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// A post.
    Post(PostId),
    /// A picture in its post.
    Picture(PictureId),
    /// The timeline.
    Timeline,
    /// The text of the comment.
    CommentText,
    /// What the form says of the comment.
    CommentOutcome,
    /// The button that folds the comment form.
    FoldButton,
}

/// How something gets the focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// Its start is scrolled into view.
    ScrollToStart,
    /// As little is scrolled as brings it into view.
    IntoView,
    /// Nothing is scrolled.
    InPlace,
    /// It is scrolled to so many CSS pixels below the start of the view, and the focus stays where it is.
    At(i32),
}

/// What the outside is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// The coverage is shown: so many posts.
    Ready(usize),
    /// So many posts are held back.
    Arrivals(usize),
    /// The filter has changed, and shows so many posts.
    Filter(usize),
    /// How far the comment has come, in the word of `data-submission`.
    Comment(&'static str),
    /// Something went wrong, in the word of `data-failure`.
    Failure(&'static str),
}

impl AddressChange {
    /// Changes the fragment of the current entry, and nothing else.
    pub(super) fn fragment(fragment: String) -> Self {
        Self { fragment: Some(fragment), ..Self::default() }
    }
}
