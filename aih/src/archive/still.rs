//! Trees of the app as they stand on a page without its script: links in the place of buttons, and nothing that does nothing.

use as_it_happened::markup::act::Act;
use as_it_happened::markup::context::Context;
use as_it_happened::markup::node::{Element, Node, el};
use as_it_happened::markup::post;
use as_it_happened::timeline::body::Image;
use as_it_happened::timeline::post::Post;

use super::names;
use super::record::Record;

/// Where a page of the archive lies, and which posts are on it.
pub(super) struct Place<'a> {
    pub(super) record: &'a Record,
    /// The path of the page.
    pub(super) path: &'a str,
    /// Whether links are absolute, because the tree will stand on another page.
    pub(super) is_abroad: bool,
}

impl Place<'_> {
    /// A file of the archive as this page names it.
    pub(super) fn link(&self, path: &str) -> String {
        match (self.is_abroad, self.path.contains('/')) {
            (true, _) => self.record.address(path),
            (false, true) => ["../", path].concat(),
            (false, false) => path.to_owned(),
        }
    }

    /// An address as this page names it: relative where it is in the archive, so that the page can be opened as a file.
    fn address(&self, address: &str) -> String {
        match address.strip_prefix(self.record.url.as_str()) {
            Some(path) if !path.is_empty() => self.link(path),
            _ => address.to_owned(),
        }
    }

    /// The app's link to a post as this page has it: to the article on this page, or on the page of the day that it is on.
    /// `None` for any other link.
    fn to_post(&self, reference: &str) -> Option<String> {
        let index = self.record.index_of(reference)?;
        let is_here = index == self.path && !self.is_abroad;
        Some(if is_here { reference.to_owned() } else { [&self.link(&index), reference].concat() })
    }
}

/// The article of a post.
pub(super) fn article(post: &Post, place: &Place<'_>, context: &Context<'_>) -> Element {
    let article = post::post(post, context);
    rebuilt(&article, &Still { post: Some(post), place, context })
}

/// Any other tree of the app.
pub(super) fn tree(tree: &Element, place: &Place<'_>, context: &Context<'_>) -> Element {
    rebuilt(tree, &Still { post: None, place, context })
}

struct Still<'a> {
    post: Option<&'a Post>,
    place: &'a Place<'a>,
    context: &'a Context<'a>,
}

impl Still<'_> {
    fn image(&self, number: &str) -> Option<&Image> {
        self.post?.images().nth(number.parse::<usize>().ok()?.checked_sub(1)?)
    }

    /// A link within the coverage, if `reference` is one.
    fn link(&self, element: &Element, reference: &str) -> Option<String> {
        if element.value_of("class") == Some("post-time") {
            return self.post.map(|post| self.place.link(&names::post_page(post.id.as_str())));
        }
        self.place.to_post(reference)
    }
}

fn rebuilt(element: &Element, still: &Still<'_>) -> Element {
    let mut built = el(element.name);
    let is_unloaded = |name: &str| element.name == "video" && name == "data-poster";
    for (name, value) in &element.attributes {
        built = match *name {
            // Keys of the app lead through articles.
            "tabindex" => built,
            name if is_unloaded(name) => built.attr("poster", still.place.address(value)),
            "href" => {
                let link = still.link(element, value).unwrap_or_else(|| still.place.address(value));
                built.attr("href", link)
            }
            "src" | "poster" => built.attr(name, still.place.address(value)),
            "srcset" => {
                let files = value.split(", ").map(|file| still.place.address(file)).collect::<Vec<_>>();
                built.attr("srcset", files.join(", "))
            }
            name => built.attr(name, value.as_str()),
        };
    }
    built.children(element.children.iter().filter_map(|child| child_of(child, still)))
}

fn child_of(child: &Node, still: &Still<'_>) -> Option<Node> {
    let Node::Element(element) = child else { return Some(child.clone()) };
    let class = element.value_of("class").unwrap_or_default();
    if matches!(class, "embed-ask" | "state-actions") {
        return None;
    }
    if class == "versions" {
        return Some(earlier_versions(element, still).into());
    }
    if element.name != "button" {
        return Some(rebuilt(element, still).into());
    }
    // What a button would do is left out, but for a picture: its largest file opens by itself.
    if element.value_of("data-act") != Some(Act::Enlarge.word()) {
        return None;
    }
    let image = element.value_of("data-picture").and_then(|number| still.image(number));
    let file = image.map(|image| still.place.address(image.widest().0.as_str()));
    let link = el("a")
        .class("enlarge")
        .attr("id", element.value_of("id"))
        .attr("href", file)
        .attr("aria-label", element.value_of("aria-label"));
    Some(link.children(element.children.iter().filter_map(|child| child_of(child, still))).into())
}

fn earlier_versions(versions: &Element, still: &Still<'_>) -> Element {
    let unopened = Still { post: None, ..*still };
    let summary = still.context.own(el("summary")).child(still.context.messages.words.earlier_versions);
    el("details").class("revisions").child(summary).child(rebuilt(versions, &unopened))
}
