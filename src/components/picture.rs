use super::element::{Element, el};
use super::inline::{inline, plain};
use crate::messages::format::Zone;
use crate::reading::session::Session;
use crate::timeline::body::{Alt, Image};
use crate::timeline::moment::Taken;
use crate::timeline::search::Query;

/// How wide a picture is shown: the style sheet's column, so that the browser can choose a file before it has laid out.
const SIZES: &str = "(min-width: 62rem) 40rem, (min-width: 40rem) calc(100vw - 10rem), calc(100vw - 2rem)";

/// A picture with its caption.
pub fn figure(session: Session, image: &Image, marks: Option<&Query>) -> Element {
    let caption = caption(session, image, marks);
    el("figure").class("picture").child(picture(session, image)).child_if(caption)
}

fn picture(session: Session, image: &Image) -> Element {
    let alt = match &image.alt {
        Alt::Decorative => String::new(),
        Alt::Described(alt) => alt.clone(),
        Alt::Missing => session.messages().words.no_description.to_owned(),
    };
    let files: Vec<String> =
        image.sizes.iter().map(|size| [size.url.as_str(), " ", &size.width.to_string(), "w"].concat()).collect();
    let mut element = el("img")
        .attr("alt", alt)
        .attr("width", image.width.to_string())
        .attr("height", image.height.to_string())
        .attr("loading", "lazy")
        .attr("decoding", "async");
    if !files.is_empty() {
        // `sizes` and `srcset` stand before `src`, or WebKit begins to load the wrong file.
        element = element.attr("sizes", SIZES).attr("srcset", files.join(", "));
    }
    if let Some(colour) = &image.placeholder {
        element = element.style("background-color", colour.as_str().to_owned());
    }
    element.attr("src", image.url.as_str().to_owned())
}

fn caption(session: Session, image: &Image, marks: Option<&Query>) -> Option<Element> {
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
    let mut caption = el("figcaption");
    if let Some(words) = &image.caption {
        caption = caption.children(inline(session, words, marks)).child(" ");
    }
    let credit = image.credit.as_ref().map(|credit| el("span").class("credit").children(plain(credit, marks)));
    let date = date.map(|date| el("span").class("credit").child(date));
    Some(caption.child_if(credit).child_if(date))
}
