//! Names of what can happen, to count how often it did.

use std::collections::BTreeMap;

use as_it_happened::reading::page::effect::Effect;
use as_it_happened::reading::page::event::{Action, CommentAction, What};

macro_rules! kinds {
    ($of:ident, $all:ident, $type:ident, [$($name:ident),* $(,)?]) => {
        /// The names of all variants.
        pub const $all: &[&str] = &[$(stringify!($name)),*];

        /// The name of a variant.
        #[must_use]
        pub fn $of(value: &$type) -> &'static str {
            match value {
                $($type::$name { .. } => stringify!($name)),*
            }
        }
    };
}

kinds!(
    of_event,
    EVENTS,
    What,
    [
        Started,
        Answered,
        Arriving,
        Replied,
        TimerFired,
        Network,
        Visibility,
        Left,
        AddressChanged,
        AddressWritten,
        StorageRead,
        StorageChanged,
        StorageRefused,
        NewVersion,
        Reached,
        CameNearEnd,
        Input,
        Copied,
        FormPlaced,
        FormHidden,
        Reader,
    ]
);

kinds!(
    of_action,
    ACTIONS,
    Action,
    [
        Retry,
        Reload,
        Choose,
        ShowArrivals,
        Follow,
        SwitchZone,
        FoldKeyPoints,
        GoToFirstUnread,
        GoToWhereItWas,
        LoadOlder,
        SearchOn,
        OpenPicture,
        Walk,
        CloseLightbox,
        LeaveForPost,
        SwitchCaptions,
        Share,
        CopyLink,
        CopyPictureLink,
        Comment,
    ]
);

kinds!(
    of_comment_action,
    COMMENT_ACTIONS,
    CommentAction,
    [Touch, Write, Remember, Reply, Fold, Escape, Pause, Leave, Submit, SendNow, Edit, Cancel, HasArrived, CopyText,]
);

kinds!(
    of_effect,
    EFFECTS,
    Effect,
    [
        Fetch,
        Send,
        Cancel,
        SetTimer,
        StopTimer,
        Store,
        WriteAddress,
        Back,
        Reload,
        HoldScroll,
        ReleaseScroll,
        Keep,
        DropShift,
        Render,
        Describe,
        RenderTimes,
        Reach,
        Focus,
        ShowStart,
        ShowFormStart,
        Announce,
        Title,
        Tell,
        Mark,
        RetryFiles,
        OpenLetter,
        Share,
        Copy,
        Warn,
    ]
);

/// How often each kind of thing happened.
#[derive(Debug, Clone, Default)]
pub struct Counts(pub BTreeMap<(&'static str, String), u64>);

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, group: &'static str, name: impl Into<String>) {
        *self.0.entry((group, name.into())).or_default() += 1;
    }

    /// Counts all of another day.
    pub fn extend(&mut self, other: &Self) {
        for (key, count) in &other.0 {
            *self.0.entry(key.clone()).or_default() += count;
        }
    }

    /// Those of a group that never happened.
    #[must_use]
    pub fn missing(&self, group: &'static str, names: &[&str]) -> Vec<String> {
        let missing = names.iter().filter(|name| !self.0.contains_key(&(group, (**name).to_owned())));
        missing.map(|name| format!("{group} {name}")).collect()
    }
}
