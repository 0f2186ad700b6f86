//! The page's address.

use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Url, UrlSearchParams};

use super::{listen, window};

/// Whether a new address becomes a step that Back undoes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Back returns to the address before.
    New,
    /// The current step changes its address.
    Same,
}

/// The whole address.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// The address without query and fragment.
pub fn page() -> String {
    let address = address();
    let end = address.find(['?', '#']).unwrap_or(address.len());
    address[..end].to_owned()
}

/// Scheme, host and port of the page; `null` for a page without.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// What the fragment says, percent-decoding undone; empty without one.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let raw = hash.strip_prefix('#').unwrap_or(&hash);
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_owned(), String::from)
}

/// The value of a query parameter.
pub fn param(name: &str) -> Option<String> {
    query().get(name)
}

/// Sets query parameters, or takes away those that are `None`; the others stay as they are, and so does the fragment
/// unless `fragment` brings another.
pub fn write(params: &[(&str, Option<String>)], fragment: Option<&str>, step: Step) {
    write_noted(params, fragment, step, &JsValue::NULL);
}

/// Sets the fragment, with a note for this page that the browser keeps beside the address.
pub fn write_fragment(fragment: &str, step: Step, note: &str) {
    write_noted(&[], Some(fragment), step, &note.into());
}

/// The note beside the current address; empty without one.
pub fn note() -> String {
    let state = window().history().and_then(|history| history.state());
    state.ok().and_then(|state| state.as_string()).unwrap_or_default()
}

/// How many steps the history has that this page is a part of.
pub fn steps() -> u32 {
    window().history().and_then(|history| history.length()).unwrap_or_default()
}

/// Whether the page is in a frame of another.
pub fn is_framed() -> bool {
    !matches!(window().parent(), Ok(Some(parent)) if parent == window())
}

/// Says whether the browser puts the page where it was when the reader comes back to this address, as it does unless told
/// otherwise. Told not to, it leaves the page where it is.
pub fn restore_scroll(restores: bool) {
    if let Ok(history) = window().history() {
        history.set_scroll_restoration(if restores { ScrollRestoration::Auto } else { ScrollRestoration::Manual }).ok();
    }
}

/// Opens an address that another program knows what to do with, such as `mailto:`.
pub fn hand_over(address: &str) {
    window().location().assign(address).ok();
}

/// Reads the page anew.
pub fn reload() {
    window().location().reload().ok();
}

/// Goes back by one step, as the browser's own button does.
pub fn back() {
    if let Ok(history) = window().history() {
        history.back().ok();
    }
}

fn write_noted(params: &[(&str, Option<String>)], fragment: Option<&str>, step: Step, note: &JsValue) {
    let query = query();
    for (name, value) in params {
        match value {
            Some(value) => query.set(name, value),
            None => query.delete(name),
        }
    }
    // A comma needs no escape in a query, and an address is read by people too.
    let query = String::from(query.to_string()).replace("%2C", ",");
    let mut address = page();
    if !query.is_empty() {
        address.push('?');
        address.push_str(&query);
    }
    match fragment {
        Some("") => {}
        Some(fragment) => {
            address.push('#');
            address.push_str(&encode(fragment));
        }
        None => address.push_str(&window().location().hash().unwrap_or_default()),
    }
    let Ok(history) = window().history() else { return };
    let written = match step {
        Step::New => history.push_state_with_url(note, "", Some(&address)),
        Step::Same => history.replace_state_with_url(note, "", Some(&address)),
    };
    // Browsers refuse floods of changes; the view is right all the same, only its address lags.
    written.ok();
}

/// The address of the page around this one, where that has said who it is.
pub fn page_around() -> Option<String> {
    let (page, host) = (param("page")?, param("host")?);
    let is_its_own = page.strip_prefix(&host).is_some_and(|rest| rest.starts_with('/'));
    (is_framed() && is_its_own).then_some(page)
}

/// The page's address with no more of its query than `name` says, and without a fragment.
pub fn page_with_only(name: &str) -> String {
    let only = UrlSearchParams::new().map(|only| {
        if let Some(value) = param(name) {
            only.set(name, &value);
        }
        String::from(only.to_string())
    });
    match only {
        Ok(query) if !query.is_empty() => [&page(), "?", &query].concat(),
        _ => page(),
    }
}

/// The page's query with one parameter set, as a relative address.
pub fn with_param(name: &str, value: &str) -> String {
    let query = query();
    query.set(name, value);
    ["?", &String::from(query.to_string())].concat()
}

/// `text` as a part of an address, percent-encoded where it must be.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri(text).into()
}

/// `text` as one part of a query, percent-encoded but for what no query takes for a sign of its own.
pub fn encode_part(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Calls `changed` whenever the reader goes to another address of this page: by a link, Back or Forward.
pub fn on_change(changed: impl Fn() + Copy + 'static) {
    listen("popstate", changed);
}

/// `reference` made absolute against `base` by the URL standard; `None` where it is no address.
pub fn resolve(reference: &str, base: &str) -> Option<String> {
    Some(Url::new_with_base(reference, base).ok()?.href())
}

fn query() -> UrlSearchParams {
    let search = window().location().search().unwrap_or_default();
    // Any text is a query: the constructor does not throw for one.
    UrlSearchParams::new_with_str(&search).expect("a query")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn parameters_are_set_and_taken_away_and_the_others_stay() {
        write(
            &[("other", Some("stays".to_owned())), ("source", Some("reader,social".to_owned()))],
            Some("post-é"),
            Step::Same,
        );
        assert_eq!(param("source").as_deref(), Some("reader,social"));
        assert!(address().contains("source=reader,social"), "{}", address());
        assert_eq!(fragment(), "post-é");
        write(&[("source", None)], Some(""), Step::Same);
        assert_eq!((param("source"), fragment().as_str()), (None, ""));
        assert_eq!(param("other").as_deref(), Some("stays"));
        write(&[("other", None)], None, Step::Same);
        assert_eq!(address(), page());
    }

    #[wasm_bindgen_test]
    fn a_reference_is_resolved_by_the_url_standard() {
        assert_eq!(resolve("../b", "https://example.org/a/c").as_deref(), Some("https://example.org/b"));
        assert_eq!(resolve("https://", "https://example.org/"), None);
    }
}
