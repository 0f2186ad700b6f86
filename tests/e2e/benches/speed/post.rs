//! What a post costs in an open page: nodes, memory of the module, handles. Not times, so once is enough.

use e2e::browser::Engine;

use crate::pages::{Version, coverage};
use crate::report::{Figure, Row};
use crate::sample::Sample;
use crate::visit::{Module, Visit};
use crate::{Bench, FEW, MANY};

const NODES: &str = include_str!("nodes.js");

/// Opens few posts and many, and divides what has been added by the posts that have been added.
pub(crate) fn measure(Bench { pages, .. }: &Bench) -> Result<Vec<Row>, String> {
    let (few, many) = (coverage(FEW), coverage(MANY));
    eprintln!("what a post costs, of {FEW} posts");
    let small = Size::of(&pages.open_measured(&few)?)?;
    eprintln!("what a post costs, of {MANY} posts");
    let visit = pages.open_measured(&many)?;
    let large = Size::of(&visit)?;
    let nodes = Nodes::of(&visit)?;
    drop(visit);
    eprintln!("the nodes of a post by hand");
    let visit = pages.open(Version::Plain, &many)?;
    visit.comes_to_rest()?;
    let plain = Nodes::of(&visit)?;

    let added = (MANY - FEW) as f64;
    let a_post =
        |name: &str, unit, large: f64, small: f64| Figure::new(name, unit, Sample::once((large - small) / added));
    let mut rows: Vec<Row> = vec![
        Figure::new("nodes", "", Sample::once(nodes.all())).at_most(45.0, Some(30.0)).into(),
        Figure::new("  elements", "", Sample::once(nodes.elements)).into(),
        Figure::new("  texts", "", Sample::once(nodes.texts)).into(),
        Figure::new("  comments", "", Sample::once(nodes.comments)).into(),
        Figure::new("nodes ÷ plain", "×", Sample::once(nodes.all() / plain.all())).into(),
        a_post("module memory", "kB", large.module.bytes / 1e3, small.module.bytes / 1e3)
            .at_most(6.0, Some(3.0))
            .into(),
    ];
    match large.module.handles.zip(small.module.handles) {
        Some((large_table, small_table)) => {
            let used = a_post("handles in use", "", large.module.used, small.module.used);
            rows.push(used.at_most(60.0, Some(5.0)).into());
            // It doubles when it is full, so that it says less of a post than of the page.
            rows.push(a_post("length of the table of handles", "", large_table, small_table).into());
        }
        None => rows.push(Row::Note("no table of handles was found in the module".to_owned())),
    }
    if let Some((large, small)) = large.heap.zip(small.heap) {
        rows.push(a_post("JavaScript heap", "kB", large / 1e3, small / 1e3).into());
    }
    if nodes.posts < MANY as f64 {
        rows.push(Row::Note(format!("{} of {MANY} posts are in the document; nodes are a post of these", nodes.posts)));
    }
    if pages.engine != Engine::Chromium {
        rows.push(Row::Note("only Chromium tells the size of its heap".to_owned()));
    }
    Ok(rows)
}

struct Size {
    module: Module,
    heap: Option<f64>,
}

impl Size {
    fn of(visit: &Visit) -> Result<Self, String> {
        visit.comes_to_rest()?;
        let module = visit.module()?;
        Ok(Self { module, heap: visit.footprint()?.bytes.map(|bytes| bytes as f64) })
    }
}

/// Nodes a post that is in the document.
struct Nodes {
    posts: f64,
    elements: f64,
    texts: f64,
    comments: f64,
}

impl Nodes {
    fn of(visit: &Visit) -> Result<Self, String> {
        let counts = visit.run(NODES, &[])?;
        let count = |name: &str| counts[name].as_f64().filter(|count| count.is_finite()).unwrap_or_default();
        let posts = count("posts");
        if posts == 0.0 {
            return Err("there is no post in the document".to_owned());
        }
        let [elements, texts, comments] = ["elements", "texts", "comments"].map(|name| count(name) / posts);
        Ok(Self { posts, elements, texts, comments })
    }

    fn all(&self) -> f64 {
        self.elements + self.texts + self.comments
    }
}
