//! What the reader has written, and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use as_it_happened::reading::comment::answer::ServerReply;
use as_it_happened::reading::comment::request::CommentRequest;

use crate::comment_server::CommentServer;
use crate::device::Storage;

/// The reader's own account of their comments.
#[derive(Debug, Default)]
pub struct Ledger {
    /// What the reader has last written into the form.
    pub text: String,
    /// Every text that the reader has sent.
    pub sent: BTreeSet<String>,
    /// Whether the device may store another text: it has refused a part of the draft, or another tab has written.
    refused: bool,
    /// Keys by text.
    keys: BTreeMap<String, String>,
    /// What the reader has written in another tab, and this one may take over.
    elsewhere: Option<String>,
    /// No comment before, unless the reader says so.
    not_before: i64,
    written: u32,
}

impl Ledger {
    /// A text that was never written before.
    pub fn new_text(&mut self) -> String {
        self.written += 1;
        format!("Comment {}: the bridge is closed.", self.written)
    }

    /// The reader has written this.
    pub fn wrote(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.elsewhere = None;
    }

    /// The reader has written this in another tab, while the device stored `before` of what they wrote in this one.
    pub fn wrote_elsewhere(&mut self, text: &str, before: &str) {
        self.sent.insert(text.to_owned());
        self.refused = true;
        self.elsewhere = (self.text == before).then(|| text.to_owned());
    }

    /// The reader has the comment sent, or knows that it has arrived.
    pub fn by_hand(&mut self) {
        self.sent.insert(self.text.clone());
        self.not_before = 0;
    }

    /// The page sends a comment while it waits for so many replies.
    ///
    /// # Errors
    /// What is wrong with that.
    pub fn sending(&mut self, comment: &CommentRequest, in_flight: usize, now: i64) -> Result<(), String> {
        if in_flight > 0 {
            return Err("two comments are under way at once".to_owned());
        }
        if now < self.not_before {
            return Err(format!("a comment is sent {} ms before the server wanted", self.not_before - now));
        }
        let text = comment.members.iter().find(|(name, _)| *name == "text").and_then(|(_, text)| text.clone());
        let (text, key) = (text.unwrap_or_default(), comment.key.clone().unwrap_or_default());
        if !self.sent.contains(&text) {
            return Err(format!("{text:?} is sent, which the reader has not sent"));
        }
        if key.len() != 32 {
            return Err(format!("{key:?} is no idempotency key"));
        }
        self.keys.insert(text, key);
        Ok(())
    }

    /// The reply of the server reaches the page, which may have given it up before.
    pub fn replied(&mut self, reply: &ServerReply, now: i64) {
        if let ServerReply::Answer { retry_after: Some(seconds), .. } = reply {
            self.not_before = now + i64::from(*seconds) * 1_000;
        }
    }

    /// The device's clock says that the wait for the server is over.
    pub fn waited(&mut self) {
        self.not_before = 0;
    }

    /// The device has refused to store something.
    pub fn refused(&mut self, key: &str) {
        self.refused |= key.starts_with("aih:draft:");
    }

    /// The page was opened anew: what a device that refuses does not have is lost, and no fault of the page.
    pub fn page_opened(&mut self, storage: &Storage) {
        self.not_before = 0;
        if storage.denied || std::mem::take(&mut self.refused) {
            let is_text = |key: &str| key.starts_with("aih:draft:generated-") && key.ends_with(":text");
            let stored = storage.entries.iter().find(|(key, _)| is_text(key) && !storage.denied);
            self.text = stored.map(|(_, text)| text.clone()).unwrap_or_default();
        }
    }

    /// Whether what the form holds is what the reader has written, or has arrived.
    ///
    /// # Errors
    /// What is lost.
    pub fn check_form(&mut self, form: &str, is_sent: bool, server: &CommentServer) -> Result<(), String> {
        if form == self.text {
            return Ok(());
        }
        if self.elsewhere.take_if(|text| text == form).is_some() {
            form.clone_into(&mut self.text);
            return Ok(());
        }
        let has_arrived = server.stored.values().any(|stored| *stored == self.text);
        if form.is_empty() && is_sent && has_arrived {
            self.text = String::new();
            return Ok(());
        }
        Err(format!("the reader has written {:?}, and the form holds {form:?}", self.text))
    }

    /// Whether every comment that was stored is one that the reader has sent, and was stored once.
    ///
    /// # Errors
    /// Which is not.
    pub fn check_server(&self, server: &CommentServer) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        for text in server.stored.values() {
            if !self.sent.contains(text) {
                return Err(format!("the server has {text:?}, which the reader has not sent"));
            }
            if !seen.insert(text) {
                return Err(format!("the server has {text:?} twice"));
            }
        }
        Ok(())
    }
}
