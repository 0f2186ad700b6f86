//! The pages: the whole day, each post, and the posts alone for another page.

use as_it_happened::markup::moment::{Style, time};
use as_it_happened::markup::node::{Element, Node, el};
use as_it_happened::markup::{discussion, key_points, masthead, related};
use as_it_happened::timeline::moment::Moment;
use as_it_happened::timeline::post::Post;

use super::File;
use super::head::{About, page};
use super::names;
use super::record::{POSTS_A_PAGE, Record, collapsed, shortened, text_of};
use super::still::{self, Place};

/// The maximum length of a description, in Unicode scalar values.
const DESCRIPTION: usize = 200;

/// All pages, and `fragment.html`.
pub(super) fn of(record: &Record) -> Vec<File> {
    let mut files = Vec::new();
    for number in 1..=record.index_pages() {
        files.push(index(record, number));
    }
    files.extend(record.posts.iter().enumerate().map(|(at, post)| post_page(record, post, at)));
    files.push(("fragment.html".to_owned(), fragment(record)));
    files
}

/// One page of the whole day.
fn index(record: &Record, number: usize) -> File {
    let path = names::index_page(number);
    let place = Place { record, path: &path, is_abroad: false };
    let coverage = &record.coverage;
    let start = (number - 1) * POSTS_A_PAGE;
    let posts = &record.posts[start..record.posts.len().min(start + POSTS_A_PAGE)];
    let words = record.messages.words;
    let main = record.with_context(|context| {
        let heading = el("h2").class("posts-heading").child(words.timeline);
        let articles = posts.iter().map(|post| still::article(post, &place, context));
        let timeline = el("section")
            .class("timeline")
            .attr("id", "posts")
            .attr("aria-label", words.timeline)
            .attr("data-search", words.search)
            .attr("data-none", words.no_match)
            .child(context.own(heading))
            .children(articles);
        let mut column = el("div").class("coverage");
        let mut columns = el("div").class("columns");
        if number == 1 && !coverage.key_points.is_empty() {
            let points = key_points::items(&coverage.key_points, &[], context);
            let list = still::tree(&context.content(el("ul")).children(points), &place, context);
            let section = el("section").class("key-points").attr("aria-labelledby", "key-points");
            let heading = context.own(el("h2").attr("id", "key-points")).child(words.key_points);
            columns = columns.child(section.child(heading).child(list));
        }
        column = column.child(timeline).child_if(paging(&place, number));
        let related = related::related(&coverage.links, context);
        let contact = coverage.contact.as_ref().map(|contact| discussion::discussion(contact, context));
        let beside = el("div").class("beside").child_if(contact).child_if(related);
        let script = (number == 1).then(|| scripts(&place)).into_iter().flatten();
        el("main").child(masthead(&place, false)).child(columns.child(column).child(beside)).children(script)
    });
    let canonical = record.address(&path);
    let picture = picture(record, None);
    let about = About {
        title: &coverage.headline,
        description: &description(record),
        picture: picture.as_deref(),
        canonical: if number == 1 { record.url.as_str() } else { &canonical },
        is_whole: number == 1,
    };
    let bytes = page(&about, main, &place);
    (path, bytes)
}

/// The search, as scripts that also run where the page is opened as a file.
fn scripts(place: &Place<'_>) -> [Element; 2] {
    ["search-index.js", "search.js"].map(|name| el("script").attr("src", place.link(name)).attr("defer", ""))
}

/// Headline, state and times; on the page of a post with a link to the whole day.
fn masthead(place: &Place<'_>, is_link: bool) -> Element {
    let record = place.record;
    record.with_context(|context| {
        let latest = record.posts.first().map_or(Moment::from_utc_ms(0), |post| post.published);
        let state = masthead::state(&record.coverage, record.modified(), latest, context);
        let header = el("header").class("masthead").child_if(masthead::nameplate(&record.coverage, context));
        let header = header.child(state);
        let header = if is_link {
            let link = el("a").attr("href", place.link("index.html")).child(record.coverage.headline.as_str());
            header.child(context.content(el("p").class("masthead-back")).child(link))
        } else {
            header.child(masthead::headline(&record.coverage, context))
        };
        still::tree(&header, place, context)
    })
}

/// Links to the other pages of the day, each named by the time of its first and last post.
fn paging(place: &Place<'_>, number: usize) -> Option<Element> {
    let record = place.record;
    let pages = record.index_pages();
    let link = |page: usize| -> Option<Element> {
        let posts = record.posts.chunks(POSTS_A_PAGE).nth(page - 1)?;
        let (last, first) = (posts.last()?, posts.first()?);
        record.with_context(|context| {
            let at = |post: &Post| time(post.published, Style::Sentence, context.messages, context.clock);
            el("a")
                .attr("href", place.link(&names::index_page(page)))
                .attr("aria-current", (page == number).then_some("page"))
                .child(at(last))
                .child("–")
                .child(at(first))
                .into()
        })
    };
    let words = record.messages.words;
    let items = (1..=pages).filter_map(link).map(|link: Element| el("li").child(link));
    (pages > 1).then(|| el("nav").class("paging").attr("aria-label", words.timeline).child(el("ol").children(items)))
}

/// The page of one post.
fn post_page(record: &Record, post: &Post, at: usize) -> File {
    let path = names::post_page(post.id.as_str());
    let place = Place { record, path: &path, is_abroad: false };
    let main = record.with_context(|context| {
        let near = |at: Option<usize>, rel: &'static str| {
            let other = record.posts.get(at?)?;
            let time = time(other.published, Style::Sentence, context.messages, context.clock);
            let link =
                el("a").attr("href", place.link(&names::post_page(other.id.as_str()))).attr("rel", rel).child(time);
            let title = record.title_of(other);
            Some(el("li").child(link).child(" ").child(context.content(el("span")).child(title)))
        };
        let nav = el("nav")
            .class("paging")
            .attr("aria-label", record.messages.words.timeline)
            .child(el("ol").child_if(near(at.checked_add(1), "prev")).child_if(near(at.checked_sub(1), "next")));
        let timeline = el("section").class("timeline").child(still::article(post, &place, context));
        el("main")
            .child(masthead(&place, true))
            .child(el("div").class("columns").child(el("div").class("coverage").child(timeline).child(nav)))
    });
    let title = record.title_of(post);
    let title = if title.is_empty() { record.coverage.headline.clone() } else { title };
    let text = shortened(&text_of(post), DESCRIPTION);
    let picture = picture(record, Some(post));
    let about = About {
        title: &title,
        description: if text.is_empty() { &record.coverage.headline } else { &text },
        picture: picture.as_deref(),
        canonical: &record.address(&path),
        is_whole: false,
    };
    let bytes = page(&about, main, &place);
    (path, bytes)
}

/// What the coverage is about, in a sentence or two.
pub(super) fn description(record: &Record) -> String {
    let standfirst = record.coverage.standfirst.as_ref().map(|text| collapsed(&text.plain_text()));
    shortened(&standfirst.unwrap_or_else(|| record.coverage.headline.clone()), DESCRIPTION)
}

/// The first picture of a post, or of the newest post that has one.
pub(super) fn picture(record: &Record, post: Option<&Post>) -> Option<String> {
    let of = |post: &Post| post.images().next().map(|image| image.url.as_str().to_owned());
    match post {
        Some(post) => of(post),
        None => record.posts.iter().find_map(|post| of(post)),
    }
}

/// The newest posts alone, for a page of another system.
pub(crate) fn fragment(record: &Record) -> Vec<u8> {
    let path = names::index_page(1);
    let place = Place { record, path: &path, is_abroad: true };
    let posts = record.with_context(|context| {
        let articles = record.posts.iter().take(POSTS_A_PAGE).map(|post| still::article(post, &place, context));
        articles.map(|article| Node::from(article).to_html() + "\n").collect::<String>()
    });
    posts.into_bytes()
}
