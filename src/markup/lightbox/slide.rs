//! One picture on the stage: the open one, or a neighbour that waits beside it.

use super::KEY;
use crate::markup::act::{Act, button};
use crate::markup::context::Context;
use crate::markup::node::{Element, el};
use crate::markup::picture;
use crate::reading::lightbox::slides::{Arrival, File, Slide};
use crate::reading::lightbox::viewer::Viewer;
use crate::reading::lightbox::{Frame, description};
use crate::timeline::body::{Colour, Image};

/// The slide of a frame; `None` before the viewer has followed the lightbox to it.
pub(super) fn slide(place: isize, frame: &Frame, viewer: &Viewer, context: &Context) -> Option<Element> {
    let slide = viewer.slides.slide(frame.key())?;
    let words = context.messages.words;
    let key = slide.key.to_string();
    let (arrival, state) = match slide.arrival {
        Arrival::Waiting => (None, None),
        Arrival::Loading => {
            let progress = el("span").class("lightbox-progress").attr("role", "progressbar");
            (None, Some(progress.attr("aria-label", words.loading_picture)))
        }
        Arrival::Shown => (Some("shown"), None),
        Arrival::Broken => {
            let broken = el("div").class("lightbox-broken").attr("role", "alert");
            let again = button("button", Act::TryPicture, words.try_again);
            let shows = description(frame.image(), context.messages);
            let shows = (!shows.is_empty()).then(|| context.content(el("p")).child(shows));
            (Some("broken"), Some(broken.child(el("p").child(words.picture_broken)).child_if(shows).child(again)))
        }
    };
    let element = el("div")
        .class("lightbox-slide")
        .attr("id", ["slide-", &key].concat())
        .attr(KEY, key)
        .attr("data-place", place.to_string())
        .attr("data-arrival", arrival)
        .flag("inert", place != 0)
        .child_if((slide.arrival != Arrival::Waiting).then(|| image(frame.image(), slide, context)))
        .child_if(state);
    Some(element)
}

/// The picture as large as the stage allows.
fn image(image: &Image, slide: &Slide, context: &Context) -> Element {
    let (width, height) = (image.width.to_string(), image.height.to_string());
    let widest = image.widest().1.to_string();
    let sizes = if slide.file == File::Widest {
        [&widest, "px"].concat()
    } else {
        ["(max-aspect-ratio: ", &width, "/", &height, ") 100vw, calc(100vh * ", &width, " / ", &height, ")"].concat()
    };
    let files = picture::files(image);
    el("img")
        .attr("id", ["slide-image-", &slide.key.to_string()].concat())
        .attr("alt", description(image, context.messages))
        .attr("draggable", "false")
        .attr("decoding", "async")
        .attr("data-width", width.as_str())
        .attr("data-height", height.as_str())
        .attr("data-widest", widest)
        .attr("width", width)
        .attr("height", height)
        .attr("data-placeholder", image.placeholder.as_ref().map(Colour::as_str))
        .attr("sizes", files.is_some().then_some(sizes))
        .attr("srcset", files)
        .attr("src", image.url.as_str())
}
