//! The page's address and history.

use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Url, UrlSearchParams};

use super::{listen, window};

/// The length of the longest address that is written, in characters.
const MAX_LENGTH: usize = 2_000;

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

/// Scheme, host and port of the page; `null` for an opaque origin.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Whether an absolute address is of the page's own origin, however it is written: in capitals, with its port, with a user.
pub fn is_own(address: &str) -> bool {
    web_sys::Url::new(address).is_ok_and(|url| url.origin() == origin())
}

/// The fragment, percent-decoded; empty without one.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let raw = hash.strip_prefix('#').unwrap_or(&hash);
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_owned(), String::from)
}

/// The value of a query parameter.
pub fn param(name: &str) -> Option<String> {
    query().get(name)
}

/// The note of the current step; empty without one.
pub fn note() -> String {
    let state = window().history().and_then(|history| history.state());
    state.ok().and_then(|state| state.as_string()).unwrap_or_default()
}

/// The number of steps in the history.
pub fn steps() -> u32 {
    window().history().and_then(|history| history.length()).unwrap_or_default()
}

/// Whether the page is in a frame.
pub fn is_framed() -> bool {
    !matches!(window().parent(), Ok(Some(parent)) if parent == window())
}

/// Whether the reader came back to the page by the browser's history, or has reloaded it.
pub fn is_return() -> bool {
    let navigation = js_sys::Reflect::get(&window(), &"performance".into())
        .and_then(|performance| js_sys::Reflect::get(&performance, &"navigation".into()))
        .and_then(|navigation| js_sys::Reflect::get(&navigation, &"type".into()));
    navigation.is_ok_and(|kind| kind == 1.0 || kind == 2.0)
}

/// Whether the browser restores the scroll position when the reader returns to this step (`history.scrollRestoration`). The
/// browser's default is yes.
pub fn restore_scroll(restores: bool) {
    if let Ok(history) = window().history() {
        history.set_scroll_restoration(if restores { ScrollRestoration::Auto } else { ScrollRestoration::Manual }).ok();
    }
}

/// Opens a URL that another program handles, such as `mailto:`.
pub fn hand_over(address: &str) {
    window().location().assign(address).ok();
}

/// Reloads the page.
pub fn reload() {
    window().location().reload().ok();
}

/// Goes back by one step.
pub fn back() {
    if let Ok(history) = window().history() {
        history.back().ok();
    }
}

/// Sets query parameters, or takes away those that are `None`; the others stay as they are, and so does the fragment
/// unless `fragment` brings another. The browser keeps `note` beside the address. As a new step of the history if `is_step`, so
/// that Back returns to the address before; else in the current step.
pub fn write(params: &[(&str, Option<String>)], fragment: Option<&str>, is_step: bool, note: &str) {
    let note = if note.is_empty() { JsValue::NULL } else { note.into() };
    let query = query();
    for (name, value) in params {
        match value {
            Some(value) => query.set(name, value),
            None => query.delete(name),
        }
    }
    // A comma needs no escape in a query, and people read addresses, too.
    let query = String::from(query.to_string()).replace("%2C", ",");
    let query = if query.is_empty() { query } else { ["?", &query].concat() };
    let fragment = match fragment {
        Some("") => String::new(),
        Some(fragment) => ["#", &encode(fragment)].concat(),
        None => window().location().hash().unwrap_or_default(),
    };
    let address = [page(), query, fragment].concat();
    // Servers and mail programs take no longer ones.
    if address.len() > MAX_LENGTH {
        return;
    }
    let Ok(history) = window().history() else { return };
    let written = if is_step {
        history.push_state_with_url(&note, "", Some(&address))
    } else {
        history.replace_state_with_url(&note, "", Some(&address))
    };
    // Browsers limit the rate of changes. Then the address is late, and the view is right.
    written.ok();
}

/// The host page's address, if `embed.js` has given it. It may be of another origin than the host page: an article in an app names
/// its address on the web.
pub fn page_around() -> Option<String> {
    param("page").filter(|page| is_framed() && (page.starts_with("https://") || page.starts_with("http://")))
}

/// The page's address with only the query parameter `name`, and without a fragment.
pub fn page_with_only(name: &str) -> String {
    let (Some(value), Ok(only)) = (param(name), UrlSearchParams::new()) else { return page() };
    only.set(name, &value);
    [&page(), "?", &String::from(only.to_string())].concat()
}

/// The page's query with one parameter set, as a relative address.
pub fn with_param(name: &str, value: &str) -> String {
    let query = query();
    query.set(name, value);
    ["?", &String::from(query.to_string())].concat()
}

/// `text` as a part of a URL, percent-encoded.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri(text).into()
}

/// Calls `changed` when the reader goes to another address of this page: by a link, Back or Forward.
pub fn on_change(changed: impl Fn() + Copy + 'static) {
    listen("popstate", move |_| changed());
}

/// `reference` resolved against `base` by the URL standard; `None` if it is invalid.
pub fn resolve(reference: &str, base: &str) -> Option<String> {
    Some(Url::new_with_base(reference, base).ok()?.href())
}

fn query() -> UrlSearchParams {
    let search = window().location().search().unwrap_or_default();
    // The constructor accepts any text.
    UrlSearchParams::new_with_str(&search).expect("a query")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn parameters_are_set_and_taken_away_and_the_others_stay() {
        let [stays, source] = ["stays", "reader,social"].map(|value| Some(value.to_owned()));
        write(&[("other", stays), ("source", source)], Some("post-é"), false, "");
        assert_eq!(param("source").as_deref(), Some("reader,social"));
        assert!(address().contains("source=reader,social"), "{}", address());
        assert_eq!(fragment(), "post-é");
        write(&[("source", None)], Some(""), false, "");
        assert_eq!((param("source"), fragment().as_str()), (None, ""));
        assert_eq!(param("other").as_deref(), Some("stays"));
        write(&[("other", None)], None, false, "");
        assert_eq!(address(), page());
    }

    #[wasm_bindgen_test]
    fn no_address_becomes_longer_than_others_take() {
        let before = address();
        write(&[("q", Some("x".repeat(MAX_LENGTH)))], None, false, "");
        write(&[], Some(&"é".repeat(MAX_LENGTH / 3)), false, "");
        assert_eq!(address(), before);
    }

    #[wasm_bindgen_test]
    fn an_address_of_ones_own_is_known_however_it_is_written() {
        let own = origin();
        for written in [own.clone(), own.to_uppercase(), own.replacen("://", "://user@", 1), format!("{own}/a?b#c")] {
            assert!(is_own(&written), "{written}");
        }
        for other in ["https://example.org/", "http://example.org:80", "nonsense"] {
            assert!(!is_own(other), "{other}");
        }
    }

    #[wasm_bindgen_test]
    fn a_reference_is_resolved_by_the_url_standard() {
        assert_eq!(resolve("../b", "https://example.org/a/c").as_deref(), Some("https://example.org/b"));
        assert_eq!(resolve("https://", "https://example.org/"), None);
    }
}
