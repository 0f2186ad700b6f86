//! The coverage as search engines read it: schema.org's `LiveBlogPosting` as JSON-LD.

use crate::timeline::Timeline;
use crate::timeline::body::{Block, Image};
use crate::timeline::coverage::{Publisher, Status};
use crate::timeline::inline::Inline;
use crate::timeline::moment::Moment;
use crate::timeline::post::Post;
use crate::timeline::source::SourceType;

mod json;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use json::Object;

/// The maximum number of posts. Search engines show only the newest few, and all posts of a long day would double the
/// weight of the page.
const MAX_POSTS: usize = 500;

/// The maximum length of a headline that is made from a text, in Unicode scalar values.
const MAX_HEADLINE: usize = 110;

/// The JSON-LD of a coverage whose page is at the absolute address `page`; empty before a document has been merged.
///
/// It holds the newest 500 posts that have text. Withdrawn posts are left out. `<` is escaped, so that the JSON can stand in
/// a `script` element.
pub fn json_ld(timeline: &Timeline, page: &str) -> String {
    let Some(coverage) = timeline.coverage() else { return String::new() };
    let page = page.split('#').next().unwrap_or_default();
    let publisher = coverage.publisher.as_ref();
    let standing: Vec<&Post> = timeline.posts().map(AsRef::as_ref).filter(|post| !post.is_withdrawn()).collect();
    let updates: Vec<Update<'_>> = standing.iter().take(MAX_POSTS).filter_map(|post| Update::of(post)).collect();

    // A coverage that has not begun was not published at its start.
    let started = coverage.start.filter(|_| coverage.status != Status::Upcoming);
    let oldest = standing.last().map(|post| post.published);
    let changes = updates.iter().flat_map(|Update { post, .. }| [Some(post.published), modified(post)]);
    let changed = timeline.modified().or_else(|| changes.flatten().max_by_key(|at| at.utc_ms()));
    // To a search engine, an end in the future would mean that nothing more will come.
    let ended = (coverage.status == Status::Ended).then(|| coverage.end.or(changed)).flatten();

    let mut object = Object::of_type("LiveBlogPosting");
    object.text("@context", Some("https://schema.org"));
    object.text("headline", collapsed(&coverage.headline).as_deref());
    object.text("url", Some(page));
    object.text("inLanguage", Some(&coverage.language));
    moment(&mut object, "datePublished", [started, oldest].into_iter().flatten().min_by_key(|at| at.utc_ms()));
    moment(&mut object, "dateModified", changed);
    moment(&mut object, "coverageStartTime", coverage.start);
    moment(&mut object, "coverageEndTime", ended);
    object.object("publisher", publisher.map(organisation));
    object.text("image", updates.iter().find_map(Update::image));
    object.objects("liveBlogUpdate", updates.iter().map(|update| update.posting(page, publisher)));
    object.end()
}

fn moment(object: &mut Object, name: &str, at: Option<Moment>) {
    object.text(name, at.map(|at| at.to_string()).as_deref());
}

fn organisation(publisher: &Publisher) -> Object {
    let mut object = Object::of_type("Organization");
    object.text("name", collapsed(&publisher.name).as_deref());
    object.text("url", publisher.url.as_ref().map(|url| url.as_str()));
    object.object(
        "logo",
        publisher.logo.as_ref().map(|logo| {
            let mut image = Object::of_type("ImageObject");
            image.text("url", Some(logo.as_str()));
            image
        }),
    );
    object
}

/// A post with a headline, or with a text to make one from.
struct Update<'a> {
    post: &'a Post,
    headline: String,
    text: String,
}

impl<'a> Update<'a> {
    fn of(post: &'a Post) -> Option<Self> {
        let lines = lines(post);
        let headline = post.headline().and_then(plain).or_else(|| Some(shortened(lines.first()?)))?;
        Some(Self { post, headline, text: lines.join("\n") })
    }

    fn image(&self) -> Option<&str> {
        self.post.images().next().map(|image| image.url.as_str())
    }

    fn posting(&self, page: &str, publisher: Option<&Publisher>) -> Object {
        let mut object = Object::of_type("BlogPosting");
        object.text("headline", Some(&self.headline));
        object.text("url", Some(&[page, &self.post.id.url_fragment()].concat()));
        moment(&mut object, "datePublished", Some(self.post.published));
        moment(&mut object, "dateModified", modified(self.post));
        object.object("author", author(self.post, publisher));
        object.text("articleBody", Some(self.text.as_str()).filter(|text| !text.is_empty()));
        object.text("image", self.image());
        object
    }
}

fn modified(post: &Post) -> Option<Moment> {
    post.modified.filter(|_| post.is_updated())
}

/// The person or organisation of the byline. The desk writes for the publisher. Officials are people and organisations, and
/// a feed does not tell them apart, so they have no `@type` and are left out.
fn author(post: &Post, publisher: Option<&Publisher>) -> Option<Object> {
    let source = &post.source;
    let Some(name) = source.display_name() else {
        let publisher = publisher.filter(|_| source.kind == SourceType::Desk)?;
        let mut object = Object::of_type("Organization");
        object.text("name", collapsed(&publisher.name).as_deref());
        return Some(object);
    };
    let mut object = Object::of_type(match source.kind {
        SourceType::Desk | SourceType::Correspondent | SourceType::Reader | SourceType::Social => "Person",
        SourceType::Press => "Organization",
        SourceType::Official | SourceType::Other => return None,
    });
    object.text("name", collapsed(name).as_deref());
    object.text("url", source.url.as_ref().map(|url| url.as_str()));
    Some(object)
}

/// The text of a post, a line for each paragraph, item, cell and quotation. A post of pictures alone has their captions, or
/// the description of the first.
fn lines(post: &Post) -> Vec<String> {
    let mut lines = Vec::new();
    post.body().iter().for_each(|block| read_text(block, &mut lines));
    if lines.is_empty() {
        post.body().iter().for_each(|block| read_captions(block, &mut lines));
    }
    if lines.is_empty() {
        lines.extend(post.images().next().and_then(Image::description).and_then(collapsed));
    }
    lines
}

fn read_text(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(text) | Block::Heading(text) | Block::Unknown { text, .. } => lines.extend(plain(text)),
        Block::List { items, .. } => lines.extend(items.iter().filter_map(plain)),
        Block::Quote { text, cite, .. } => {
            lines.extend(plain(text));
            lines.extend(cite.as_deref().and_then(collapsed));
        }
        Block::Embed(embed) => {
            let texts = [Some(&embed.title), embed.text.as_ref()];
            lines.extend(texts.into_iter().flatten().filter_map(|text| collapsed(text)));
        }
        Block::Table(table) => {
            lines.extend(table.caption.as_deref().and_then(collapsed));
            lines.extend(table.header.iter().chain(table.rows.iter().flatten()).filter_map(plain));
        }
        Block::Image(_) | Block::Gallery(_) | Block::Video(_) | Block::Audio(_) => {}
    }
}

fn read_captions(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Video(media) | Block::Audio(media) => lines.extend(collapsed(&media.title)),
        _ => lines.extend(block.images().iter().filter_map(|image| plain(image.caption.as_ref()?))),
    }
}

fn plain(text: &Inline) -> Option<String> {
    collapsed(&text.plain_text())
}

/// The text with each run of white space as one space, and none at either end; `None` if nothing is left.
fn collapsed(text: &str) -> Option<String> {
    let mut collapsed = String::new();
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    (!collapsed.is_empty()).then_some(collapsed)
}

/// The text cut after the last whole word that fits. A text without spaces, as in Chinese, is cut at the maximum.
fn shortened(text: &str) -> String {
    let Some((end, next)) = text.char_indices().nth(MAX_HEADLINE) else { return text.to_owned() };
    let cut = &text[..end];
    let whole = if next == ' ' { cut } else { cut.rfind(' ').map_or(cut, |space| &cut[..space]) };
    [whole, "…"].concat()
}
