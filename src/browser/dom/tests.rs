use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, HtmlMediaElement, Node as DomNode};

use super::{append, create, morph, relocate};
use crate::browser::document;
use crate::markup::fingerprint::keyed;
use crate::markup::node::{Element, Node, el};

mod trees;
mod waiting;

use waiting::{frame, promise_of};

/// An element in the document for as long as the value lives.
struct Shown(web_sys::Element);

impl Shown {
    fn new(element: &Element) -> Self {
        Self(append(&document().body().unwrap(), element))
    }

    fn one<T: JsCast>(&self, selector: &str) -> T {
        self.0.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// A paragraph keyed by its text.
fn paragraph(text: &str) -> Element {
    keyed(el("p").child(text))
}

/// Paragraphs around a block with the key 1.
fn around(block: Element, before: &[&str], after: &[&str]) -> Element {
    el("article")
        .children(before.iter().map(|text| paragraph(text)))
        .child(block.keyed(1))
        .children(after.iter().map(|text| paragraph(text)))
}

fn is_active(element: &web_sys::Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

#[wasm_bindgen_test]
fn the_focus_and_the_caret_in_a_field_survive_edits_and_a_move() {
    let field = || el("label").child(el("input").attr("type", "text").attr("value", "before"));
    let shown = Shown::new(&around(field(), &["a", "b"], &["c"]));
    let input: HtmlInputElement = shown.one("input");
    input.focus().unwrap();
    input.set_value("what a reader writes");
    input.set_selection_range(3, 5).unwrap();
    for (before, after) in [(&["b!"][..], &["a", "c"][..]), (&[], &["c", "a", "b!"]), (&["c", "b!", "a"], &[])] {
        morph(&shown.0, &around(field(), before, after));
        assert!(is_active(&input), "{before:?} {after:?}");
        assert_eq!(input.value(), "what a reader writes");
        assert_eq!((input.selection_start(), input.selection_end()), (Ok(Some(3)), Ok(Some(5))));
    }
}

#[wasm_bindgen_test]
fn a_link_in_a_paragraph_that_is_edited_keeps_the_focus() {
    let block = |text: &str| el("p").child(text).child(el("a").attr("href", "#x").child("link")).child(" end");
    let shown = Shown::new(&el("div").child(block("one ").keyed(1)));
    let link: HtmlElement = shown.one("a");
    link.focus().unwrap();
    morph(&shown.0, &el("div").child(paragraph("new")).child(block("two ").keyed(2)));
    assert!(is_active(&link));
    assert_eq!(shown.0.text_content().unwrap(), "newtwo link end");
}

#[wasm_bindgen_test]
fn selected_text_stays_selected_while_its_neighbours_change_places() {
    let shown = Shown::new(&around(el("p").child("words to select"), &["a", "b"], &["c"]));
    let text = shown.one::<DomNode>("p:nth-child(3)").first_child().unwrap();
    let selection = document().get_selection().unwrap().unwrap();
    selection.set_base_and_extent(&text, 0, &text, 5).unwrap();
    morph(&shown.0, &around(el("p").child("words to select"), &[], &["c", "b", "a"]));
    assert_eq!(String::from(selection.to_string()), "words");
}

#[wasm_bindgen_test]
fn details_stay_open_even_when_their_own_text_is_edited() {
    let details = |text: &str| el("details").child(el("summary").child("more")).child(el("p").child(text));
    let shown = Shown::new(&el("div").child(details("one").keyed(1)));
    let open: web_sys::Element = shown.one("details");
    open.set_attribute("open", "").unwrap();
    morph(&shown.0, &el("div").child(paragraph("new")).child(details("two").keyed(2)));
    assert!(open.is_connected() && open.has_attribute("open"));
    assert_eq!(open.text_content().unwrap(), "moretwo");
}

#[wasm_bindgen_test]
fn what_is_scrolled_inside_an_element_stays_scrolled() {
    let table = || el("pre").child("line\n".repeat(200));
    let shown = Shown::new(&around(table(), &["a"], &["b"]));
    let scrolled: HtmlElement = shown.one("pre");
    scrolled.style().set_property("height", "4rem").unwrap();
    scrolled.style().set_property("overflow", "auto").unwrap();
    scrolled.set_scroll_top(120);
    morph(&shown.0, &around(table(), &["b", "c"], &[]));
    assert_eq!(scrolled.scroll_top(), 120);
}

#[wasm_bindgen_test]
async fn a_frame_that_has_loaded_does_not_load_again() {
    let block = || el("section").child(el("iframe").attr("src", "about:blank"));
    let shown = Shown::new(&around(block(), &["a", "b"], &["c"]));
    let loaded: web_sys::HtmlIFrameElement = shown.one("iframe");
    frame().await;
    loaded.content_document().unwrap().body().unwrap().set_id("loaded");
    morph(&shown.0, &around(block(), &["c"], &["b", "a"]));
    morph(&shown.0, &around(block(), &[], &["d", "c"]));
    frame().await;
    assert_eq!(loaded.content_document().unwrap().body().unwrap().id(), "loaded");
}

#[wasm_bindgen_test]
async fn a_recording_goes_on_through_an_edit_and_through_a_move_to_another_parent() {
    let block = || el("figure").child(el("video").attr("muted", "").attr("loop", "").attr("src", waiting::recording()));
    let shown = Shown::new(&around(block(), &["a"], &["b"]));
    let player: HtmlMediaElement = shown.one("video");
    player.set_muted(true);
    promise_of(player.play()).await;
    morph(&shown.0, &around(block(), &["b", "new"], &["a"]));
    assert!(!player.paused());
    let other = Shown::new(&el("div").child(paragraph("x")));
    relocate(&other.0, &shown.one::<DomNode>("figure"), other.0.first_child().as_ref());
    frame().await;
    frame().await;
    assert!(player.is_connected() && !player.paused());
}

#[wasm_bindgen_test]
fn another_film_in_the_same_place_is_another_element() {
    let film = |address: &str| el("figure").child(el("video").child(el("source").attr("src", address)));
    let shown = Shown::new(&el("div").child(film("1.mp4").keyed(1)));
    let known: web_sys::Element = shown.one("video");
    let caption = el("figcaption").child("new");
    morph(&shown.0, &el("div").child(film("1.mp4").child(caption).keyed(2)));
    assert!(shown.one::<web_sys::Element>("video") == known);
    morph(&shown.0, &el("div").child(film("2.mp4").keyed(3)));
    assert!(shown.one::<web_sys::Element>("video") != known);
}

#[wasm_bindgen_test]
fn attributes_of_the_reader_are_left_alone_and_others_follow() {
    let shown =
        Shown::new(&el("article").attr("class", "post").attr("data-source", "desk").flag("data-breaking", true));
    shown.0.set_attribute("hidden", "").unwrap();
    shown.0.set_attribute("aria-posinset", "3").unwrap();
    morph(&shown.0, &el("article").attr("class", "post").attr("data-source", "press"));
    assert_eq!(
        shown.0.outer_html(),
        "<article class=\"post\" data-source=\"press\" hidden=\"\" aria-posinset=\"3\"></article>"
    );
}

#[wasm_bindgen_test]
fn a_placeholder_is_the_background_colour_until_it_is_gone() {
    let picture = |colour: Option<&str>| el("p").child(el("img").attr("alt", "").attr("data-placeholder", colour));
    let shown = Shown::new(&picture(Some("#d9cfc0")));
    let image: HtmlElement = shown.one("img");
    let colour = || image.style().get_property_value("background-color").unwrap();
    assert_eq!(colour(), "rgb(217, 207, 192)");
    morph(&shown.0, &picture(None));
    assert_eq!(colour(), "");
}

#[wasm_bindgen_test]
fn a_field_stays_its_own_when_another_of_its_form_changes() {
    let field = |name: &str, is_wrong: bool| {
        let problem = is_wrong.then(|| el("p").child("Please fill this in."));
        el("div").class("field").child(el("input").attr("id", name)).child_if(problem)
    };
    let shown = Shown::new(&el("form").child(field("email", true)).child(field("place", false)));
    let email: HtmlInputElement = shown.one("#email");
    email.focus().unwrap();
    morph(&shown.0, &el("form").child(field("email", false)).child(field("place", false)));
    assert!(shown.one::<HtmlInputElement>("#email") == email);
    assert_eq!(document().active_element().as_deref(), Some(email.as_ref()));
}

#[wasm_bindgen_test]
fn a_control_holds_what_the_tree_says() {
    let form = |text: &str, is_ticked: bool| {
        let tick = el("input").attr("type", "checkbox").flag("checked", is_ticked);
        el("form").child(el("textarea").attr("value", text)).child(tick)
    };
    let shown = Shown::new(&form("Half a sent", true));
    let held = || {
        let area: web_sys::HtmlTextAreaElement = shown.one("textarea");
        (area.value(), shown.one::<HtmlInputElement>("input").checked())
    };
    assert_eq!(held(), ("Half a sent".to_owned(), true));
    shown.one::<web_sys::HtmlTextAreaElement>("textarea").set_value("Half a sentence");
    morph(&shown.0, &form("", false));
    assert_eq!(held(), (String::new(), false));
}

#[wasm_bindgen_test]
fn any_tree_becomes_any_other_and_equal_blocks_stay_the_same_elements() {
    for seed in 1..400 {
        let mut trees = trees::Trees::new(seed);
        let before = trees.tree();
        let after = trees.changed(&before);
        let shown = Shown::new(&before);
        let known = trees::blocks(&shown.0, &before);
        morph(&shown.0, &after);
        let expected = create(&Node::from(after.clone()));
        assert!(shown.0.is_equal_node(Some(&expected)), "seed {seed}\n{}", shown.0.outer_html());
        let now = trees::blocks(&shown.0, &after);
        assert_eq!(trees::lost(&known, &now), [] as [u64; 0], "seed {seed}");
    }
}
