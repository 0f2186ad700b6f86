//! Values that the page follows.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::{ArcTrigger, Notify, Track};
use send_wrapper::SendWrapper;

/// A value that the page follows. Copies are handles to the same value.
///
/// A signal of Leptos brings much code for every type of value; this is the same for one thread, over
/// the one trigger that all of them share.
pub struct Live<T: 'static>(Arc<SendWrapper<Inner<T>>>);

struct Inner<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Live<T> {
    /// Begins with `value`.
    pub fn new(value: T) -> Self {
        Self(Arc::new(SendWrapper::new(Inner { value: RefCell::new(value), changed: ArcTrigger::new() })))
    }

    /// Looks at the value. Whoever is looking on behalf of the page is called again when it changes.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        self.0.changed.track();
        self.with_untracked(look)
    }

    /// Looks at the value once.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.0.value.borrow())
    }

    /// Replaces the value.
    pub fn set(&self, value: T) {
        self.0.value.replace(value);
        self.0.changed.notify();
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.borrow_mut());
        self.0.changed.notify();
    }
}

impl<T: Clone> Live<T> {
    /// A copy of the value. Whoever asks on behalf of the page is called again when it changes.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: PartialEq> Live<T> {
    /// Replaces the value where that changes it.
    pub fn set_if_new(&self, value: T) {
        if self.with_untracked(|known| *known != value) {
            self.set(value);
        }
    }
}
