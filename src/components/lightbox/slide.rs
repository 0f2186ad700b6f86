use leptos::prelude::*;

use super::DIALOG_ID;
use crate::browser::dialog;
use crate::components::element::{Element, effect, el, nothing, reactive};
use crate::components::picture;
use crate::reading::lightbox::Frame;
use crate::reading::live::Live;
use crate::reading::session::Session;
use crate::timeline::body::Image;

/// How far a picture has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// Nobody has asked for it.
    Waiting,
    /// It has been asked for.
    Coming,
    /// It is there.
    Shown,
    /// It will not come.
    Broken,
}

/// Which of its files is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum File {
    /// The one that fits the stage.
    Fitting,
    /// The widest, since it was shown close.
    Widest,
    /// The one that fits, since the widest would not come.
    NotWidest,
}

/// One picture on the stage: the open one, or a neighbour that waits beside it. Neighbours are asked for once the open one
/// has come; `settled` is the key of the last one of which that is known.
pub(super) fn slide(
    session: Session,
    key: usize,
    frame: &Frame,
    settled: &Live<Option<usize>>,
    close: &Live<Option<usize>>,
) -> AnyView {
    let arrival = Live::new(Arrival::Waiting);
    // Counted, so that another try is another element.
    let tries = Live::new(0_usize);
    let place = move || session.lightbox.with(|lightbox| lightbox.as_ref().map(|lightbox| lightbox.place_of(key)));
    let is_open = move || place() == Some(0);
    {
        let (settled, arrival, tries) = (settled.clone(), arrival.clone(), tries.clone());
        effect(move || {
            let settled_beside = settled.get().is_some_and(|settled| {
                session.lightbox.with(|lightbox| lightbox.as_ref().is_some_and(|known| known.place_of(settled) == 0))
            });
            if (is_open() || settled_beside) && arrival.get_untracked() == Arrival::Waiting {
                arrival.set(Arrival::Coming);
                tries.set(1);
            }
            // A neighbour that came ahead is there when it is turned to.
            if is_open() && matches!(arrival.get(), Arrival::Shown | Arrival::Broken) {
                settled.set_if_new(Some(key));
            }
        });
    }
    let file = Live::new(File::Fitting);
    {
        let (close, file) = (close.clone(), file.clone());
        effect(move || {
            if close.get() == Some(key) && file.get_untracked() == File::Fitting {
                file.set(File::Widest);
            }
        });
    }
    let image = {
        let (arrival, tries, frame) = (arrival.clone(), tries.clone(), frame.clone());
        reactive(move || match tries.get() {
            0 => nothing(),
            _ => {
                let (shown, broken) = (arrival.clone(), arrival.clone());
                let (wanted, failed) = (file.clone(), file.clone());
                image(session, frame.image(), move || wanted.get() == File::Widest)
                    .on("load", move |_| shown.set_if_new(Arrival::Shown))
                    .on("error", move |_| match broken.get_untracked() {
                        Arrival::Shown => failed.set_if_new(File::NotWidest),
                        _ => broken.set_if_new(Arrival::Broken),
                    })
                    .view()
            }
        })
    };
    let words = session.messages().words;
    let state = {
        let (arrival, tries) = (arrival.clone(), tries);
        reactive(move || match arrival.get() {
            Arrival::Waiting | Arrival::Shown => nothing(),
            Arrival::Coming => el("span")
                .class("lightbox-progress")
                .attr("role", "progressbar")
                .attr("aria-label", words.loading_picture)
                .view(),
            Arrival::Broken => {
                let (arrival, tries) = (arrival.clone(), tries.clone());
                el("div")
                    .class("lightbox-broken")
                    .attr("role", "alert")
                    .child(el("p").child(words.picture_broken))
                    .child(
                        el("button")
                            .class("button")
                            .attr("type", "button")
                            .on_click(move || {
                                arrival.set(Arrival::Coming);
                                tries.update(|tries| *tries += 1);
                                dialog::keep_focus(DIALOG_ID);
                            })
                            .child(words.try_again),
                    )
                    .view()
            }
        })
    };
    el("div")
        .class("lightbox-slide")
        .live("data-place", move || place().map(|place| place.to_string()))
        .live("data-arrival", move || {
            let word = match arrival.get() {
                Arrival::Waiting | Arrival::Coming => return None,
                Arrival::Shown => "shown",
                Arrival::Broken => "broken",
            };
            Some(word.to_owned())
        })
        .live_flag("inert", move || !is_open())
        .child(image)
        .child(state)
        .view()
}

/// The picture as large as the stage allows. `wide` says whether its widest file is wanted.
fn image(session: Session, image: &Image, wide: impl Fn() -> bool + Send + 'static) -> Element {
    let (width, height) = (image.width.to_string(), image.height.to_string());
    let whole =
        ["(max-aspect-ratio: ", &width, "/", &height, ") 100vw, calc(100vh * ", &width, " / ", &height, ")"].concat();
    let widest = image.widest().1.to_string();
    let mut element = el("img")
        .attr("alt", session.description(image))
        .attr("draggable", "false")
        .attr("decoding", "async")
        .style("--width", width.clone())
        .style("--height", height.clone())
        .style("--widest", widest.clone())
        .attr("width", width)
        .attr("height", height);
    if let Some(colour) = &image.placeholder {
        element = element.style("background-color", colour.as_str().to_owned());
    }
    if let Some(files) = picture::files(image) {
        let widest = [&widest, "px"].concat();
        element = element
            .live("sizes", move || Some(if wide() { widest.clone() } else { whole.clone() }))
            .attr("srcset", files);
    }
    element.attr("src", image.url.as_str().to_owned())
}
