//! What fails a journey without its own doing, and that axe looks.

use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("hears of every violation of the policy", hears_of_violations),
    ("is found accessible", is_found_accessible),
    ("is found at fault by axe", is_found_at_fault),
];

fn hears_of_violations(site: &Site, page: &Page<'_>) {
    page.read("?markup");
    page.announced("Refused");
    page.wait("the report of the violation", || !site.violations().is_empty());
    let violations = site.violations();
    assert!(violations[0].directive.contains("trusted-types"), "{violations:?}");
    site.forgive();
    page.forgive();
}

fn is_found_accessible(_: &Site, page: &Page<'_>) {
    page.read("");
    page.axe();
}

fn is_found_at_fault(_: &Site, page: &Page<'_>) {
    page.read("");
    let () =
        page.look("document.querySelector('input').parentElement.replaceWith(document.querySelector('input'));", &[]);
    let findings = page.axe_findings();
    assert!(findings.iter().any(|finding| finding.starts_with("label")), "{findings:?}");
}
