//! The document as the shell would have it: what is kept from one rendering to the next, and what is written again.

use std::collections::BTreeMap;

use as_it_happened::markup::context::Context;
use as_it_happened::markup::frame::REGIONS;
use as_it_happened::markup::moment;
use as_it_happened::markup::node::{Element, Node, el};
use as_it_happened::markup::post::post as article;
use as_it_happened::markup::rendered::{Rendered, Surroundings};
use as_it_happened::reading::page::Page;
use as_it_happened::reading::page::effect::Effect;
use as_it_happened::timeline::post::PostId;

/// Regions that say how this reader got here, and not only what the coverage says.
const OF_THE_READER: [&str; 6] = ["comment", "since-left", "arrivals-above", "arrivals-below", "remark", "empty"];

/// The articles in the document.
#[derive(Default)]
pub(crate) struct Document {
    surroundings: Surroundings,
    articles: BTreeMap<PostId, (Rendered, Element)>,
}

impl Document {
    /// Does what an effect means for the document.
    pub(crate) fn follow(&mut self, effect: &Effect, page: &Page) {
        Context::of(page, true, &mut |page, context| match effect {
            Effect::Render(cause) => {
                let recheck = self.surroundings.follow(context, *cause);
                let list = page.list();
                for (post, position) in list.posts.iter().zip(&list.positions) {
                    match self.articles.get_mut(&post.id) {
                        // Articles that are in the document are kept up to date when the filter hides them.
                        None if *position == 0 => {}
                        None => {
                            let rendered = (Rendered::new(post, context), article(post, context));
                            self.articles.insert(post.id.clone(), rendered);
                        }
                        Some((rendered, element)) => {
                            if rendered.follow(post, recheck, context) {
                                *element = morphed(element, &article(post, context));
                            }
                        }
                    }
                }
            }
            Effect::RenderTimes { all: true } => {
                self.articles.values_mut().for_each(|(_, element)| *element = with_times(element, context));
            }
            _ => {}
        });
    }

    /// What a reader sees, as far as it is the coverage's: the articles in order, then the regions.
    pub(crate) fn shown(&self, page: &Page) -> Vec<String> {
        let mut shown = Vec::new();
        Context::of(page, true, &mut |page, context| {
            let html = |element: Element| Node::from(plain(&element)).to_html();
            let list = page.list();
            let articles =
                list.shown_posts().map(|post| self.articles.get(&post.id).map(|(_, element)| element.clone()));
            shown.extend(articles.map(|article| article.map(html).unwrap_or_default()));
            let regions = REGIONS.iter().filter(|(name, _)| !OF_THE_READER.contains(name));
            shown.extend(
                regions.map(|(name, make)| format!("{name}: {}", make(page, context).map(html).unwrap_or_default())),
            );
            let address = page.coverage().and_then(|coverage| coverage.url.clone());
            shown.push(format!("address: {address:?}"));
        });
        shown
    }
}

/// What `before` becomes, as a morph has it: a child with the key of one before stays as it is.
fn morphed(before: &Element, after: &Element) -> Element {
    let known = |child: &Element| {
        before.children.iter().find_map(|node| match node {
            Node::Element(known) if child.key.is_some() && known.key == child.key => Some(known.clone()),
            Node::Element(known) if child.key.is_none() && known.key.is_none() && known.name == child.name => {
                (known.value_of("class") == child.value_of("class")).then(|| morphed(known, child))
            }
            _ => None,
        })
    };
    rebuilt(after, &mut |child| known(child).unwrap_or_else(|| child.clone()))
}

/// The same with all times written again.
fn with_times(element: &Element, context: &Context) -> Element {
    if element.name == "time"
        && let (Some(datetime), Some(style)) = (element.value_of("datetime"), element.value_of("data-time"))
        && let Some(time) = moment::rewritten(datetime, style, context.messages, context.clock)
    {
        return time;
    }
    rebuilt(element, &mut |child| with_times(child, context))
}

/// The same without what differs with the moment and by what the reader has seen: how long ago a post was published, which key
/// points are new, when the page was fetched.
fn plain(element: &Element) -> Element {
    let is_fleeting = |child: &&Node| match child {
        Node::Element(child) => !matches!(child.value_of("class"), Some("time-ago" | "freshness")),
        Node::Text(_) => true,
    };
    let mut kept = el(element.name);
    for (name, value) in element.attributes.iter().filter(|(name, _)| *name != "data-new") {
        kept = kept.attr(name, value.as_str());
    }
    kept.children(element.children.iter().filter(is_fleeting).map(|child| match child {
        Node::Element(child) => Node::from(plain(child)),
        Node::Text(text) => Node::from(text.as_str()),
    }))
}

/// The element with other elements in place of its children.
fn rebuilt(element: &Element, child: &mut dyn FnMut(&Element) -> Element) -> Element {
    let mut built = el(element.name);
    for (name, value) in &element.attributes {
        built = built.attr(name, value.as_str());
    }
    let built = built.children(element.children.iter().map(|node| match node {
        Node::Element(inner) => Node::from(child(inner)),
        Node::Text(text) => Node::from(text.as_str()),
    }));
    match element.key {
        Some(key) => built.keyed(key),
        None => built,
    }
}
