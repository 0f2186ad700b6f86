//! Reads a JSON document, and keeps the path, so that each fault has its place.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::{Fault, Resolve};
use crate::timeline::fingerprint;

pub(in crate::feed) mod leaf;

/// A place in a document. Reading never fails as a whole: an invalid value is recorded as a fault, and treated as absent.
pub(in crate::feed) struct Cursor<'a> {
    pub(in crate::feed) value: &'a Value,
    path: Path<'a>,
    notes: &'a Notes<'a>,
}

/// The state shared by all cursors of a document.
pub(in crate::feed) struct Notes<'a> {
    resolve: Resolve<'a>,
    /// The fingerprint of the document's own address.
    address: u64,
    /// Whether parts of the text were no text, and have become U+FFFD.
    is_mended: bool,
    pub(in crate::feed) faults: RefCell<Vec<Fault>>,
}

enum Path<'a> {
    Root,
    Member(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The JSON Pointer.
    fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Member(parent, key) => [&parent.pointer(), "/", &key.replace('~', "~0").replace('/', "~1")].concat(),
            Self::Item(parent, index) => [&parent.pointer(), "/", &index.to_string()].concat(),
        }
    }
}

impl<'a> Notes<'a> {
    pub(in crate::feed) fn new(resolve: Resolve<'a>, is_mended: bool) -> Self {
        Self { resolve, address: fingerprint::of(&resolve("")), is_mended, faults: RefCell::default() }
    }
}

impl<'a> Cursor<'a> {
    pub(in crate::feed) fn root(value: &'a Value, notes: &'a Notes<'a>) -> Self {
        Self { value, path: Path::Root, notes }
    }

    /// A hash of this value and of the document's address, because equal relative addresses mean different files in different
    /// folders.
    pub(in crate::feed) fn fingerprint(&self) -> u64 {
        fingerprint::of(self.value) ^ self.notes.address
    }

    /// Records a fault of this value, and returns `None`.
    pub(in crate::feed) fn fault<T>(&self, problem: &str) -> Option<T> {
        self.note(problem);
        None
    }

    #[inline(never)]
    fn note(&self, problem: &str) {
        let fault = self.describe(problem);
        let mut faults = self.notes.faults.borrow_mut();
        // A value that is no object lacks every member, but that is one fault.
        if faults.last() != Some(&fault) {
            faults.push(fault);
        }
    }

    /// The fault, without recording it.
    pub(in crate::feed) fn describe(&self, problem: &str) -> Fault {
        Fault { path: self.path.pointer(), problem: problem.to_owned() }
    }

    fn member<'b>(&'b self, value: &'b Value, key: &'b str) -> Cursor<'b> {
        Cursor { value, path: Path::Member(&self.path, key), notes: self.notes }
    }

    /// The members of this object.
    pub(in crate::feed) fn object(&self) -> Option<&'a Map<String, Value>> {
        match self.value {
            Value::Object(members) => Some(members),
            _ => self.fault("is not an object"),
        }
    }

    /// `read` of the member `key`; `None` if it is absent or `null`.
    pub(in crate::feed) fn optional<T>(&self, key: &str, read: impl FnOnce(&Cursor<'_>) -> Option<T>) -> Option<T> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        read(&self.member(value, key))
    }

    /// `read` of the member `key`; its absence is a fault.
    pub(in crate::feed) fn required<T>(&self, key: &str, read: impl FnOnce(&Cursor<'_>) -> Option<T>) -> Option<T> {
        match self.object()?.get(key).filter(|value| !value.is_null()) {
            Some(value) => read(&self.member(value, key)),
            None => self.member(&Value::Null, key).fault("is missing"),
        }
    }

    /// `read` of each item, without those for which it returns `None`.
    pub(in crate::feed) fn list<T>(&self, mut read: impl FnMut(&Cursor<'_>) -> Option<T>) -> Option<Vec<T>> {
        let Value::Array(items) = self.value else {
            return self.fault("is not a list");
        };
        let mut kept = Vec::with_capacity(items.len());
        self.visit(items, &mut |item| kept.extend(read(item)));
        Some(kept)
    }

    // Not generic, so that the module contains it once.
    #[inline(never)]
    fn visit(&self, items: &[Value], visit: &mut dyn FnMut(&Cursor<'_>)) {
        for (index, value) in items.iter().enumerate() {
            visit(&Cursor { value, path: Path::Item(&self.path, index), notes: self.notes });
        }
    }

    /// The items of the member `key`; empty if it is absent.
    pub(in crate::feed) fn items<T>(&self, key: &str, read: impl FnMut(&Cursor<'_>) -> Option<T>) -> Vec<T> {
        self.optional(key, |list| list.list(read)).unwrap_or_default()
    }

    /// A list with at least one valid item.
    pub(in crate::feed) fn some<T>(&self, read: impl FnMut(&Cursor<'_>) -> Option<T>) -> Option<Vec<T>> {
        if self.value.as_array().is_some_and(Vec::is_empty) {
            return self.fault("is empty");
        }
        self.list(read).filter(|items| !items.is_empty())
    }

    /// The member `key` as text.
    pub(in crate::feed) fn text_of(&self, key: &str) -> Option<String> {
        self.optional(key, leaf::text)
    }

    /// The member `key` as a flag; `false` if it is absent.
    pub(in crate::feed) fn flag(&self, key: &str) -> bool {
        self.optional(key, |flag| match flag.value {
            Value::Bool(flag) => Some(*flag),
            _ => flag.fault("is neither true nor false"),
        })
        .unwrap_or(false)
    }
}
