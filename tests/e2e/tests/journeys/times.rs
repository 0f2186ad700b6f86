//! Whose clock the times are on.

use e2e::feeds::{Coverage, Post, storm};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader sees times on the coverage's clock", sees_the_coverages_time),
    ("a reader switches to the own clock, and it is kept", switches_to_the_own_clock),
    ("a reader sees summer time where the coverage has it", sees_summer_time),
];

/// The browsers of this suite are in Tokyo, nine hours ahead of Greenwich.
fn sees_the_coverages_time(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.post("bridge").css("time").nth(0).says("12:17");
    page.css("main").says("GMT");
    page.post("bridge").css("time").nth(0).has("datetime", "2026-01-10T12:17:00Z");
}

fn switches_to_the_own_clock(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.by_role("button", "Use my time").click();
    page.post("bridge").css("time").nth(0).says("21:17");
    page.reload();
    page.ready();
    page.post("bridge").css("time").nth(0).says("21:17");
    page.by_role("button", "Use the newsroom’s time").click();
    page.post("bridge").css("time").nth(0).says("12:17");
    page.reload();
    page.ready();
    page.post("bridge").css("time").nth(0).says("12:17");
}

fn sees_summer_time(site: &Site, page: &Page<'_>) {
    let post = Post::new("noon", "2026-07-10T11:00:00Z").says("It happened.");
    let coverage = Coverage::new("A day in July")
        .with("inLanguage", "en-GB")
        .with("dateModified", "2026-07-10T11:30:00Z")
        .with("timeZone", "Europe/London")
        .post(post);
    site.serves(&coverage.json());
    page.read("");
    page.post("noon").css("time").nth(0).says("12:00");
    page.css("main").says("BST");
}
