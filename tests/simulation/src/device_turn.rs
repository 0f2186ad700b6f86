//! What happens to the device by itself.

use as_it_happened::reading::page::event::{Focus, What};

use crate::network::Arrival;
use crate::world::{InTab, Occurrence, World};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;

impl World {
    /// Something happens to the device, and the next thing later.
    pub(crate) fn device_turn(&mut self) {
        if !self.has_faults() {
            return self.recover();
        }
        match self.random.below(9) {
            0 | 1 => self.switch_network(!self.device.online),
            2 => self.set_clock(),
            3 => self.sleep(),
            4 if self.random.one_in(2) => self.write_elsewhere(),
            4 => self.store_elsewhere(),
            5 => {
                let beside = self.random.one_in(2);
                self.event(What::FormPlaced { beside });
            }
            6 if self.random.one_in(4) => {
                let wanted = self.random.one_in(2);
                self.event(What::FormHidden { wanted });
            }
            6 => self.event(What::NewVersion),
            7 => self.deny_network(),
            _ => self.tab.focus = if self.random.one_in(2) { Focus::Nowhere } else { Focus::Elsewhere },
        }
        // A device without a network soon has one again.
        let wait = if self.device.online { 4 * MINUTE } else { 20 * SECOND };
        let wait = 1 + self.random.below(wait as usize) as i64;
        self.queue.add((self.now + wait).min(self.calm.max(self.now)), 2, Occurrence::DeviceTurn);
    }

    /// The faults are over.
    fn recover(&mut self) {
        if !self.device.online {
            self.switch_network(true);
        }
        self.shown_again();
        self.log.note(self.now, "the faults are over");
    }

    fn switch_network(&mut self, online: bool) {
        self.counts.add("fault", "NetworkSwitched");
        self.device.online = online;
        self.tab.rules.hurried();
        self.tab.rules.waits_anew(self.now);
        if !online {
            self.break_connections(0);
        }
        self.event(What::Network { online });
    }

    /// The device takes its network for lost, though it works.
    fn deny_network(&mut self) {
        self.counts.add("fault", "NetworkDenied");
        self.tab.rules.hurried();
        self.event(What::Network { online: false });
    }

    fn set_clock(&mut self) {
        self.counts.add("fault", "ClockSet");
        let by = [-26 * 60 * MINUTE, -MINUTE, 5 * SECOND, 90 * MINUTE][self.random.below(4)];
        self.device.ahead += by;
        self.log.note(self.now, &format!("the device's clock is set by {by} ms"));
        self.tab.rules.waits_anew(self.now);
        if by > 0 {
            // To a page this is a device that has slept: then a wait is over.
            self.ledger.waited();
        }
    }

    /// Nothing happens on the device for a while, though the time passes.
    fn sleep(&mut self) {
        self.counts.add("fault", "Asleep");
        let span = [20 * SECOND, 4 * MINUTE, 20 * MINUTE][self.random.below(3)].min(self.calm - self.now).max(0);
        let stands_still = self.random.one_in(2);
        self.log.note(self.now, &format!("the device sleeps for {span} ms"));
        let wakes = self.now + span;
        self.break_connections(span);
        self.queue.retime(|at, what| {
            let is_timer = matches!(what, Occurrence::InTab(_, InTab::Timer(..)));
            Some(if is_timer && !stands_still { at.max(wakes) } else { at + span })
        });
        self.now = wakes;
        if stands_still {
            self.device.asleep += span;
        }
        self.tab.rules.waits_anew(self.now);
    }

    /// What is on its way never arrives.
    fn break_connections(&mut self, span: i64) {
        let now = self.now;
        self.queue.retime(|at, what| {
            if let Occurrence::InTab(_, InTab::Arrives(_, arrival)) = what {
                *arrival = Arrival::Unreachable;
            }
            if let Occurrence::InTab(_, InTab::Replies(_, reply)) = what {
                *reply = as_it_happened::reading::comment::answer::ServerReply::Nothing;
            }
            Some(if span == 0 { at } else { at.max(now) })
        });
    }

    /// The reader writes in another tab. What is stored of the text here goes with it; what the device has refused to store, or
    /// is not stored yet, stays in the form.
    fn write_elsewhere(&mut self) {
        let Some(key) = self.text_key().filter(|_| self.stage() == "editing") else { return };
        let before = self.device.storage.entries.get(&key).cloned().unwrap_or_default();
        // So short that a device that has refused the text here takes it.
        let value = format!("T{}", self.random.below(1_000_000));
        if self.device.storage.store(&key, Some(&value)) {
            self.counts.add("fault", "WrittenElsewhere");
            self.ledger.wrote_elsewhere(&value, &before);
            self.event(What::StorageChanged { key, value: Some(value) });
        }
    }

    /// Another tab stores how far the reader has come.
    fn store_elsewhere(&mut self) {
        self.counts.add("fault", "StoredElsewhere");
        let Some(key) = self.device.storage.entries.keys().find(|key| key.starts_with("aih:place:")).cloned() else {
            return;
        };
        let value = format!("{} ", self.now);
        if self.device.storage.store(&key, Some(&value)) {
            self.event(What::StorageChanged { key, value: Some(value) });
        }
    }
}
