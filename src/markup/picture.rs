//! Pictures with what is said of them.

use super::act::Act;
use super::context::Context;
use super::inline::{filled, isolated};
use super::node::{Element, el};
use crate::messages::Messages;
use crate::messages::format::Zone;
use crate::reading::lightbox::description;
use crate::timeline::body::{Alt, Colour, Image};
use crate::timeline::href::HttpUrl;
use crate::timeline::moment::Taken;
use crate::timeline::picture::PictureId;

/// How wide a picture is shown: the style sheet's column, so that the browser can choose a file before it has laid out.
const SIZES: &str = "(min-width: 62rem) 40rem, (min-width: 40rem) calc(100vw - 10rem), calc(100vw - 2rem)";

/// A picture with its caption. One that has an `id` opens in the lightbox where it is worth it: the button bears that id,
/// and its number in `data-picture`.
pub fn figure(image: &Image, id: Option<PictureId>, context: &Context) -> Element {
    let picture = picture(image, context.messages);
    let id = id.filter(|_| image.is_worth_opening());
    // The style sheet shows the alternative text on paper if the picture has not been loaded.
    let alt = Some(description(image, context.messages)).filter(|alt| !alt.is_empty());
    let figure = el("figure").class("picture").attr("data-alt", alt).flag("data-tall", id.is_some() && image.is_tall());
    let picture = match id {
        Some(id) => opener(&id, image, context.messages).child(picture),
        None => picture,
    };
    figure.child(picture).child_if(caption("figcaption", image, context))
}

/// The button that a picture is. Its name is what the picture shows.
fn opener(id: &PictureId, image: &Image, messages: &Messages) -> Element {
    let enlarge = messages.words.enlarge;
    el("button")
        .class("enlarge")
        .attr("type", "button")
        .attr("id", id.element_id())
        .attr("data-act", Act::Enlarge.word())
        .attr("data-picture", id.number.to_string())
        .attr("aria-haspopup", "dialog")
        .attr("title", enlarge)
        .attr("aria-label", (image.alt == Alt::Decorative).then_some(enlarge))
}

/// The files of a picture that the browser may choose from; `None` where there is but one.
pub fn files(image: &Image) -> Option<String> {
    let file = |(url, width): (&HttpUrl, u32)| [url.as_str(), " ", &width.to_string(), "w"].concat();
    let sizes = image.sizes.iter().map(|size| (&size.url, size.width));
    // Of two files as wide as each other browsers take the first.
    let files: Vec<String> = sizes.chain([(&image.url, image.width)]).map(file).collect();
    (files.len() > 1).then(|| files.join(", "))
}

fn picture(image: &Image, messages: &Messages) -> Element {
    let element = el("img")
        .attr("alt", description(image, messages))
        .attr("width", image.width.to_string())
        .attr("height", image.height.to_string())
        // A file of another shape than the feed says would move what is below it.
        .attr("data-ratio", [&image.width.to_string(), " / ", &image.height.to_string()].concat())
        .attr("data-widest", image.widest().1.to_string())
        .attr("loading", "lazy")
        .attr("decoding", "async");
    let element = match files(image) {
        // `sizes` and `srcset` stand before `src`, or WebKit begins to load the wrong file.
        Some(files) => element.attr("sizes", SIZES).attr("srcset", files),
        None => element,
    };
    // The policy of the page refuses `style` attributes.
    let colour = image.placeholder.as_ref().map(Colour::as_str);
    element.attr("data-placeholder", colour).attr("src", image.url.as_str())
}

/// What is said of a picture, in an element `name`: its caption, whose it is, when it was made. `None` where nothing is.
pub fn caption(name: &'static str, image: &Image, context: &Context) -> Option<Element> {
    if image.caption.is_none() && image.credit.is_none() && image.taken.is_none() {
        return None;
    }
    let mut caption = el(name);
    if let Some(words) = &image.caption {
        let has_credit = image.credit.is_some() || image.taken.is_some();
        caption = filled(caption, words, context).child_if(has_credit.then(|| el("br")));
    }
    let credit = image.credit.as_ref().map(|credit| el("span").class("credit").children(isolated(credit, context)));
    Some(caption.child_if(credit).child_if(image.taken.map(|taken| self::taken(taken, context))))
}

/// When a picture was made. The day depends on neither the reader's clock nor the zone chosen, so it is never rewritten.
fn taken(taken: Taken, context: &Context) -> Element {
    let format = &context.messages.format;
    let (datetime, day) = match taken {
        Taken::On(day) => (day.to_string().chars().take_while(|c| *c != 'T').collect(), format.utc_day(day)),
        Taken::At(at) => (at.to_string(), format.short_day(at, Zone::Coverage)),
    };
    let element = el("time").class("credit").attr("datetime", datetime);
    if context.speaks_the_language() {
        return element.child(day);
    }
    // The dot that the style sheet puts before it belongs to the line, which runs as the coverage does.
    element.child(context.own(el("span")).child(day))
}
