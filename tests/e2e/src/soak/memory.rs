//! How large a page has become.

use std::fmt;

use crate::page::Page;

/// Script that runs first and makes the memory of the page's module known.
pub(super) const MEASURE_FIRST: &str = "
    for (const way of ['instantiate', 'instantiateStreaming']) {
        const make = WebAssembly[way];
        WebAssembly[way] = async (...given) => {
            const made = await make.apply(WebAssembly, given);
            const {memory} = (made.instance ?? made).exports;
            window.moduleBytes = () => memory.buffer.byteLength;
            return made;
        };
    }";

/// The size of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Memory {
    /// Elements in the document.
    pub(super) elements: u64,
    /// Bytes of the module's memory.
    pub(super) module: u64,
    /// Bytes of what is around it, where the engine tells.
    pub(super) heap: Option<u64>,
    /// Nodes that are still held, where the engine tells.
    pub(super) nodes: Option<u64>,
}

impl Memory {
    #[track_caller]
    pub(super) fn of(page: &Page<'_>) -> Self {
        let (elements, module): (u64, u64) =
            page.look("return [document.getElementsByTagName('*').length, window.moduleBytes()];", &[]);
        let footprint = page.footprint();
        Self { elements, module, heap: footprint.bytes, nodes: footprint.nodes }
    }

    /// In which way it has become larger than it was, by more than a part and a little.
    pub(super) fn outgrows(&self, before: &Self) -> Option<&'static str> {
        let more = |now: u64, before: u64, part: f64, little: u64| now as f64 > before as f64 * part + little as f64;
        let both = |now: Option<u64>, before: Option<u64>| now.zip(before).unwrap_or_default();
        let (heap, heap_before) = both(self.heap, before.heap);
        let (nodes, nodes_before) = both(self.nodes, before.nodes);
        if more(self.module, before.module, 1.1, 0) {
            return Some("the module's memory");
        }
        if more(self.elements, before.elements, 1.05, 500) {
            return Some("the document");
        }
        if more(nodes, nodes_before, 1.1, 5_000) {
            return Some("the nodes that are held");
        }
        more(heap, heap_before, 1.2, 20_000_000).then_some("the heap")
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mega = |bytes: u64| bytes as f64 / 1e6;
        write!(f, "{:>7} elements, module {:>5.1} MB", self.elements, mega(self.module))?;
        if let Some(heap) = self.heap {
            write!(f, ", heap {:>6.1} MB", mega(heap))?;
        }
        if let Some(nodes) = self.nodes {
            write!(f, ", {nodes:>7} nodes held")?;
        }
        Ok(())
    }
}
