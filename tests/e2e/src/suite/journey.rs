//! One journey in one engine, from a clean browser to the verdict.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use libtest_mimic::{Completion, Failed};

use super::Surroundings;
use crate::browser::{Browser, Engine};
use crate::page::{Page, Skipped};
use crate::server::Site;

/// What a journey does.
pub type Steps = fn(&Site, &Page<'_>);

thread_local! {
    /// Why the journey on this thread panicked, and where.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the words of a panic for the report of its journey, in the place of printing them among
/// those of other journeys.
pub(super) fn catch_panics() {
    panic::set_hook(Box::new(|info| {
        let words = info.payload_as_str().unwrap_or_default();
        let place = info.location().map(ToString::to_string);
        let place = place.unwrap_or_default();
        LAST_PANIC.set(Some(format!("{place}\n{words}")));
    }));
}

/// Makes the journey; once more if GLib ends the browser on the way.
pub(super) fn travel(
    surroundings: &Surroundings,
    engine: Engine,
    name: &str,
    steps: Steps,
) -> Result<Completion, Failed> {
    match set_out(surroundings, engine, name, steps)? {
        Arrival::There(completion) => Ok(completion),
        Arrival::Lost(reason) => {
            eprintln!("{engine}: {name}: once more, because GLib ended the browser:\n{reason}");
            match set_out(surroundings, engine, name, steps)? {
                Arrival::There(completion) => Ok(completion),
                Arrival::Lost(reason) => Err(reason.into()),
            }
        }
    }
}

enum Arrival {
    There(Completion),
    /// The browser has ended by a fault that is not the page's, with the report.
    Lost(String),
}

fn set_out(surroundings: &Surroundings, engine: Engine, name: &str, steps: Steps) -> Result<Arrival, Failed> {
    let site = surroundings.server.site();
    let browser = clean_browser(surroundings, engine, &site)?;
    let page = Page::new(&browser, &site, &surroundings.axe, &surroundings.shots);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        steps(&site, &page);
        complain(&site, &browser);
    }));
    match outcome {
        Ok(()) => {
            surroundings.pool.give_back(browser);
            Ok(Arrival::There(Completion::Completed))
        }
        Err(payload) => match payload.downcast::<Skipped>() {
            Ok(skipped) => {
                surroundings.pool.give_back(browser);
                Ok(Arrival::There(Completion::ignored_with(skipped.0)))
            }
            // The browser is not given back: what made this journey fail may still be in it.
            Err(_) => {
                let report = report(&site, &page, name);
                if browser.was_ended_by_glib() { Ok(Arrival::Lost(report)) } else { Err(report.into()) }
            }
        },
    }
}

/// A browser in which nothing is left of the journeys before. One that cannot be cleaned any more, as it happens to WebKit's
/// after many, makes room for another.
fn clean_browser(surroundings: &Surroundings, engine: Engine, site: &Site) -> Result<Browser, Failed> {
    let empty = format!("{}{}", site.address(), Site::EMPTY);
    let mut refused = String::new();
    for _ in 0..3 {
        let browser = surroundings.pool.take(engine)?;
        match browser.refresh(&empty) {
            Ok(()) => return Ok(browser),
            Err(refusal) => refused = refusal.to_string(),
        }
    }
    Err(refused.into())
}

/// Fails the journey for what it would not have seen itself.
fn complain(site: &Site, browser: &Browser) {
    let errors = browser.console_errors();
    assert!(errors.is_empty(), "errors in the console: {errors:#?}");
    let violations: Vec<String> = site.violations().iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "refused by the content security policy: {violations:#?}");
}

/// The reason, and around it what helps to see it.
fn report(site: &Site, page: &Page<'_>, name: &str) -> String {
    let mut report = LAST_PANIC.take().unwrap_or_default();
    report.push_str(&format!("\nat {}", page.state()));
    let requests = site.requests();
    let last = requests.iter().skip(requests.len().saturating_sub(12));
    for request in last {
        report.push_str(&format!("\n  {request}"));
    }
    for violation in site.violations() {
        report.push_str(&format!("\n  {violation}"));
    }
    for error in page.console_errors() {
        report.push_str(&format!("\n  {error}"));
    }
    match page.shoot_failure(name) {
        Ok(path) => report.push_str(&format!("\nshown in {}", path.display())),
        Err(refusal) => report.push_str(&format!("\nno picture: {refusal}")),
    }
    report
}
