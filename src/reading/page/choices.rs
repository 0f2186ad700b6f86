//! What the reader chooses to see, and the address that says so.

use super::context::Context;
use super::effect::{AddressChange, Cause, Effect, Timer, Told};
use super::navigation::Destination;
use super::reading::Reading;
use crate::reading::view::{Choice, View};

/// Posts from which on the page is drawn before its address is written.
const MANY_POSTS: usize = 1000;

/// Milliseconds after the last letter of a search in which the reader may go on typing.
const TYPING_MS: u32 = 1_000;

impl Reading {
    /// Chooses what to see. The address says so from then on; letters typed one after the other are one step back.
    pub(super) fn choose(&mut self, choice: Choice, cx: &mut Context) {
        let is_typed = matches!(choice, Choice::Words(_));
        let typing = matches!(&choice, Choice::Words(words) if !words.is_empty() && !self.view.filter.query.is_empty());
        let view = self.view.choose(choice);
        if view == self.view {
            return;
        }
        cx.write_address(AddressChange {
            params: view.params().into(),
            fragment: Some(String::new()),
            note: String::new(),
            is_step: !typing,
            after_paint: self.timeline.len() > MANY_POSTS,
        });
        self.navigation.linked = None;
        self.navigation.give_up();
        self.remark = None;
        self.change_view(view, cx);
        cx.push(Effect::ShowStart);
        // Said once, and not over the letters that screen readers say.
        if is_typed {
            cx.set_timer(Timer::Found, TYPING_MS);
        } else {
            cx.push(Effect::StopTimer(Timer::Found));
            self.announce_found(cx);
        }
    }

    /// Says how many posts are found.
    pub(super) fn announce_found(&mut self, cx: &mut Context) {
        let words = cx.messages.words;
        cx.announce(match self.counts.shown {
            0 => words.no_match.to_owned(),
            n => cx.messages.count(&words.posts, n),
        });
    }

    /// Shows `view`, which the address says already.
    pub(super) fn change_view(&mut self, view: View, cx: &mut Context) {
        self.view = view;
        self.render(Cause::View, cx);
        self.allow_pages();
        self.fill_filter(cx);
        cx.push(Effect::Tell(Told::Filter(self.counts.shown)));
    }

    /// Shows what the address asks for, after the reader has gone to another one.
    pub(super) fn follow_address(&mut self, cx: &mut Context) {
        let view = View::read(|name| cx.address.param(name).map(str::to_owned), cx.fold);
        if self.view != view {
            self.drop_lightbox(cx);
            self.change_view(view, cx);
        }
        self.follow_fragment(cx);
    }

    /// Goes where the fragment leads.
    pub(super) fn follow_fragment(&mut self, cx: &mut Context) {
        self.navigation.give_up();
        match Destination::parse(&cx.address.fragment) {
            Some(Destination::Post(post)) => self.follow_away_from_pictures(Some(post), cx),
            Some(picture) => {
                self.end_return(cx);
                self.navigate(picture, cx);
            }
            None => self.follow_away_from_pictures(None, cx),
        }
    }
}
