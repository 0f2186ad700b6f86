//! What the reader does.

use as_it_happened::reading::comment::Control;
use as_it_happened::reading::lightbox::Step;
use as_it_happened::reading::page::event::{Action, CommentAction, Focus, What};
use as_it_happened::reading::view::{Choice, Order};
use as_it_happened::timeline::picture::PictureId;
use as_it_happened::timeline::post::PostId;
use as_it_happened::timeline::search::Query;
use as_it_happened::timeline::source::SourceType;

use crate::kinds;
use crate::world::{FOLD, InTab, Occurrence, World};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;

/// What readers search for, among it what is never found.
const WORDS: [&str; 6] = ["aune", "Élise weir", "entry 1", "sandbags", "zzzz", "correction"];

impl World {
    /// The reader does something, and does the next thing later.
    pub(crate) fn reader_turn(&mut self) {
        if !self.has_faults() {
            return;
        }
        let wait = match self.random.below(12) {
            0 => 200,
            1..8 => 2 * SECOND + self.random.below(20_000) as i64,
            8..11 => MINUTE,
            _ => 4 * MINUTE,
        };
        if self.device.visible {
            match self.random.below(24) {
                0..4 => self.scroll(),
                4..7 => self.choose(),
                7..9 => self.arrivals(),
                9..12 => self.link(),
                12..15 => self.lightbox(),
                15..20 => self.comment(),
                20 => self.share(),
                21 => self.hide(),
                22 if self.random.one_in(4) => self.act(Action::SearchOn),
                22 => self.act(Action::LoadOlder),
                _ => self.leave(),
            }
        }
        self.queue.add(self.now + wait, 1_000, Occurrence::ReaderTurn);
    }

    /// Does something to the page.
    pub(crate) fn act(&mut self, action: Action) {
        self.tab.focus = match &action {
            Action::LoadOlder => Focus::OlderButton,
            Action::Comment(action) => {
                self.counts.add("comment action", kinds::of_comment_action(action));
                Focus::CommentForm
            }
            _ if self.random.one_in(4) => Focus::Nowhere,
            _ => Focus::Elsewhere,
        };
        if action == Action::Retry {
            self.tab.rules = std::mem::take(&mut self.tab.rules).begin();
            self.tab.rules.hurried();
        }
        self.event(What::Reader(action));
    }

    fn scroll(&mut self) {
        let shown = self.shown();
        self.tab.at_front = self.random.one_in(3);
        let post = (!shown.is_empty() && !self.random.one_in(5)).then(|| self.random.below(shown.len()));
        self.tab.place = post.map(|post| shown[post].clone());
        self.log.note(self.now, "the reader scrolls");
        self.event(What::Input);
        if post.is_some_and(|post| post + 8 > shown.len()) {
            self.event(What::CameNearEnd);
        }
    }

    fn choose(&mut self) {
        let source = SourceType::ALL[self.random.below(SourceType::ALL.len())];
        let words = WORDS[self.random.below(WORDS.len())];
        let action = match self.random.below(11) {
            0 | 1 => Action::Choose(Choice::Source(source)),
            2 => Action::Choose(Choice::AnySource),
            3 => Action::Choose(Choice::Pictures),
            4 => Action::Choose(Choice::KeyEvents),
            5 => Action::Choose(Choice::Words(Query::new(words, FOLD))),
            6 => Action::Choose(Choice::Words(Query::default())),
            7 => Action::Choose(Choice::Order(if self.random.one_in(2) {
                Order::OldestFirst
            } else {
                Order::NewestFirst
            })),
            8 => Action::SwitchZone,
            9 => Action::FoldKeyPoints,
            _ => Action::Choose(Choice::Everything),
        };
        self.act(action);
    }

    fn arrivals(&mut self) {
        let action = match self.random.below(8) {
            0 => Action::Follow(true),
            1 | 2 => Action::Follow(false),
            3 => Action::GoToFirstUnread,
            4 => Action::GoToWhereItWas,
            5 if !self.is_ready() => Action::Retry,
            5 if self.random.one_in(8) => Action::Reload { sure: self.random.one_in(2) },
            _ => Action::ShowArrivals,
        };
        self.act(action);
    }

    /// Follows a link within the page, or goes back or forward.
    fn link(&mut self) {
        let moved = match self.random.below(6) {
            0 => self.history.go(true),
            1 => self.history.go(false),
            2 => {
                let fragment = format!("image-{}", 1 + self.random.below(30));
                self.history.follow(&fragment);
                true
            }
            3 => {
                self.history.follow(if self.random.one_in(2) { "post-never-was" } else { "" });
                true
            }
            _ => {
                // Any post of the day, on whichever page it is, or not there yet.
                let id = &self.ids[self.random.below(self.ids.len())];
                self.history.follow(&format!("post-{id}"));
                true
            }
        };
        if moved {
            let address = self.history.address();
            self.tab.focus = Focus::Elsewhere;
            self.event(What::AddressChanged(address));
        }
    }

    fn lightbox(&mut self) {
        if self.open_picture().is_none() {
            let pictures = self.shown_pictures();
            if !pictures.is_empty() {
                let picture = pictures[self.random.below(pictures.len())].clone();
                self.act(Action::OpenPicture(picture));
            }
            return;
        }
        let steps = self.history.address().steps;
        let action = match self.random.below(10) {
            0 => Action::Walk(Step::First),
            1 => Action::Walk(Step::Last),
            2 | 3 => Action::Walk(Step::Previous),
            4 | 5 => Action::Walk(Step::Next),
            6 => Action::SwitchCaptions,
            7 => Action::CopyPictureLink,
            8 => Action::LeaveForPost,
            _ => Action::CloseLightbox { steps },
        };
        let leaves = action == Action::LeaveForPost;
        let post = self.open_picture().map(|picture| picture.post);
        self.act(action);
        if let Some(post) = post.filter(|_| leaves) {
            // The browser follows the link.
            self.history.follow(&format!("post-{}", post.as_str()));
            let address = self.history.address();
            self.soon(1, InTab::Happens(What::AddressChanged(address)));
        }
    }

    fn share(&mut self) {
        let shown = self.shown();
        if shown.is_empty() {
            return;
        }
        let post = shown[self.random.below(shown.len())].clone();
        let action = if self.random.one_in(2) { Action::Share(post) } else { Action::CopyLink(post) };
        self.act(action);
    }

    fn hide(&mut self) {
        self.device.visible = false;
        self.event(What::Visibility { visible: false, place: self.tab.place.clone() });
        let away = [5 * SECOND, 30 * SECOND, 3 * MINUTE, 25 * MINUTE][self.random.below(4)];
        self.queue.add(self.now + away, 1, Occurrence::Shown);
    }

    /// The page comes back into sight.
    pub(crate) fn shown_again(&mut self) {
        if self.device.visible {
            return;
        }
        self.device.visible = true;
        self.tab.rules.returned(self.now);
        self.event(What::Visibility { visible: true, place: None });
        let stored = self.device.storage.read();
        self.event(What::StorageRead(stored));
    }

    /// Leaves the page, and opens it again.
    fn leave(&mut self) {
        self.event(What::Left(self.tab.place.clone()));
        if self.random.one_in(3) {
            let fragment = format!("post-{}", self.ids[self.random.below(self.ids.len())]);
            self.history.follow(&fragment);
        }
        self.reopen();
    }

    /// Turns to the comment form: to what waits or was refused, if there is such a comment, else to a new one.
    pub(crate) fn comment(&mut self) {
        use CommentAction::{
            Cancel, CopyText, Edit, Escape, Fold, HasArrived, Leave, Pause, Remember, Reply, SendNow, Touch, Write,
        };
        let shown = self.shown();
        // Readers know by other ways of a comment only if it has arrived.
        let has_arrived = self.comments.stored.values().any(|text| *text == self.ledger.text);
        let waits = matches!(self.stage(), "queued" | "refused") && self.random.one_in(2);
        let turn = if waits { 8 + self.random.below(4) } else { self.random.below(12) };
        let action = match (turn, self.stage()) {
            (8.., "queued" | "refused") if has_arrived => HasArrived,
            (8 | 9, "queued") => SendNow,
            (10, "queued") => Cancel,
            (11, "queued" | "refused") => Edit,
            (0, _) => Touch,
            (1, _) => Fold { open: true },
            (2, _) => Fold { open: false },
            (3, _) => Escape,
            (4, _) => [Pause, Leave][self.random.below(2)].clone(),
            (5, _) => Remember(self.random.one_in(2)),
            (6, _) => Reply((!shown.is_empty()).then(|| shown[self.random.below(shown.len())].clone())),
            (7, _) => CopyText,
            (8, _) => Write(Control::Name, "Ada".to_owned()),
            _ => return self.submit(),
        };
        if action == SendNow {
            self.ledger.by_hand();
        }
        self.act(Action::Comment(action));
    }

    /// Writes a comment and sends it.
    fn submit(&mut self) {
        if self.is_held() || !self.is_ready() {
            return;
        }
        self.act(Action::Comment(CommentAction::Write(Control::Name, "Ada".to_owned())));
        let text = self.ledger.new_text();
        for end in [7, text.len()] {
            self.ledger.wrote(&text[..end]);
            self.act(Action::Comment(CommentAction::Write(Control::Text, text[..end].to_owned())));
            if self.random.one_in(2) {
                self.act(Action::Comment(CommentAction::Pause));
            }
        }
        if !self.random.one_in(4) {
            self.ledger.by_hand();
            self.act(Action::Comment(CommentAction::Submit { trap: String::new() }));
            // While it waits, after an attempt or after one without a reply.
            let later = [1_500, 3_000, 4_000, 11_500, 12_500][self.random.below(5)];
            self.queue.add(self.now + later, 1_000, Occurrence::CommentTurn);
        }
    }

    fn shown_pictures(&self) -> Vec<PictureId> {
        let list = self.list();
        let pictures = list.shown_posts().flat_map(|post| {
            let count = post.images().filter(|image| image.is_worth_opening()).count();
            (1..=count).map(|number| PictureId { post: post.id.clone(), number })
        });
        pictures.collect()
    }

    fn shown(&self) -> Vec<PostId> {
        self.list().shown_posts().map(|post| post.id.clone()).collect()
    }
}
