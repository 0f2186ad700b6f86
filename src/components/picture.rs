use super::element::{Element, el};
use super::icon;
use super::inline::{inline, plain};
use crate::messages::format::Zone;
use crate::reading::session::Session;
use crate::timeline::body::{Alt, Image, ImageSize};
use crate::timeline::moment::Taken;
use crate::timeline::picture::PictureId;
use crate::timeline::post::Post;
use crate::timeline::search::Query;

/// How wide a picture is shown: the style sheet's column, so that the browser can choose a file before it has laid out.
const SIZES: &str = "(min-width: 62rem) 40rem, (min-width: 40rem) calc(100vw - 10rem), calc(100vw - 2rem)";

/// A picture with its caption. One of a post that stands, which is not there for earlier texts, opens in the lightbox if it
/// is worth it.
pub fn figure(session: Session, image: &Image, marks: Option<&Query>, post: Option<&Post>) -> Element {
    let caption = caption(session, "figcaption", image, marks);
    let id = post.filter(|_| image.is_worth_opening()).and_then(|post| {
        let index = post.images().position(|known| std::ptr::eq(known, image))?;
        Some(PictureId { post: post.id.clone(), number: index + 1 })
    });
    let picture = picture(session, image);
    let picture = match id {
        Some(id) => opener(session, id, image).child(picture).child(icon::icon(icon::FULL_SCREEN)),
        None => picture,
    };
    el("figure").class("picture").child(picture).child_if(caption)
}

/// The button that a picture is. Its name is what the picture shows.
fn opener(session: Session, id: PictureId, image: &Image) -> Element {
    let enlarge = session.messages().words.enlarge;
    let name = (image.alt == Alt::Decorative).then(|| enlarge.to_owned());
    el("button")
        .class("enlarge")
        .attr("type", "button")
        .attr("id", id.element_id())
        .attr("aria-haspopup", "dialog")
        .attr("title", enlarge)
        .maybe("aria-label", name)
        .on_click(move || session.open_picture(&id))
}

/// The files of a picture that the browser may choose from; `None` where there is but one.
pub fn files(image: &Image) -> Option<String> {
    let file = |size: &ImageSize| [size.url.as_str(), " ", &size.width.to_string(), "w"].concat();
    let files: Vec<String> = image.sizes.iter().map(file).collect();
    (!files.is_empty()).then(|| files.join(", "))
}

fn picture(session: Session, image: &Image) -> Element {
    let mut element = el("img")
        .attr("alt", session.description(image))
        .attr("width", image.width.to_string())
        .attr("height", image.height.to_string())
        .attr("loading", "lazy")
        .attr("decoding", "async");
    if let Some(files) = files(image) {
        // `sizes` and `srcset` stand before `src`, or WebKit begins to load the wrong file.
        element = element.attr("sizes", SIZES).attr("srcset", files);
    }
    if let Some(colour) = &image.placeholder {
        element = element.style("background-color", colour.as_str().to_owned());
    }
    element.attr("src", image.url.as_str().to_owned())
}

/// What is said of a picture, in an element `tag`: its caption, whose it is, when it was made. `None` where nothing is.
pub fn caption(session: Session, tag: &'static str, image: &Image, marks: Option<&Query>) -> Option<Element> {
    let date = image.taken.map(|taken| {
        let format = session.messages().format;
        match taken {
            Taken::On(day) => format.utc_day(day),
            Taken::At(at) => format.short_day(at, Zone::Coverage),
        }
    });
    if image.caption.is_none() && image.credit.is_none() && date.is_none() {
        return None;
    }
    let mut caption = el(tag);
    if let Some(words) = &image.caption {
        caption = caption.children(inline(session, words, marks)).child(" ");
    }
    let credit = image.credit.as_ref().map(|credit| el("span").class("credit").children(plain(credit, marks)));
    // The dot before it belongs to the line, which runs as the coverage does.
    let date = date.map(|date| el("span").class("credit").child(el("span").in_language_of_page(session).child(date)));
    Some(caption.child_if(credit).child_if(date))
}
