//! The documents of a day, as they are at a second of it.

use generator::at;
use serde_json::{Value, json};

use super::plan::Plan;
use super::story::{Story, Version};

/// For how long the head carries a change of a post that is on an older page, at least.
const KEPT: u64 = 30 * 60;

/// The name of an older page, the oldest of all being 0. All documents are in one folder.
pub(super) fn name(page: usize) -> String {
    format!("older-{page}.json")
}

/// How many older pages there are by then.
pub(super) fn pages(story: &Story, plan: &Plan, second: u64) -> usize {
    story.published(second).saturating_sub(plan.head) / plan.per_page
}

/// The head by then: the newest posts, and older ones that were changed after their page was written.
pub(super) fn head(story: &Story, plan: &Plan, second: u64) -> Value {
    let (published, pages) = (story.published(second), pages(story, plan, second));
    let on_pages = pages * plan.per_page;
    let mut document = latest(&story.coverage, second).map_or(Value::Null, |version| version.text.clone());
    let mut modified = latest(&story.coverage, second).map_or(0, |version| version.at);
    let mut posts = Vec::new();
    for (number, versions) in story.posts[..published].iter().enumerate().rev() {
        let Some(version) = latest(versions, second) else { continue };
        modified = modified.max(version.at);
        let changed = version.at > versions[0].at;
        let missed = || version.at > written(story, plan, number / plan.per_page) || version.at + KEPT > second;
        if number >= on_pages || changed && missed() {
            posts.push(version.text.clone());
        }
    }
    document["posts"] = posts.into();
    document["dateModified"] = at(modified).into();
    if pages > 0 {
        document["older"] = name(pages - 1).into();
    }
    document
}

/// An older page. It never changes.
pub(super) fn page(story: &Story, plan: &Plan, page: usize) -> Value {
    let numbers = page * plan.per_page..(page + 1) * plan.per_page;
    let written = written(story, plan, page);
    let posts = numbers.rev().filter_map(|number| latest(&story.posts[number], written));
    let posts: Vec<Value> = posts.map(|version| version.text.clone()).collect();
    let coverage = &story.coverage[0].text;
    let mut document = json!({
        "version": 1,
        "id": coverage["id"],
        "headline": coverage["headline"],
        "inLanguage": coverage["inLanguage"],
        "posts": posts,
    });
    if page > 0 {
        document["older"] = name(page - 1).into();
    }
    document
}

/// When a page was written.
fn written(story: &Story, plan: &Plan, page: usize) -> u64 {
    story.posts[(page + 1) * plan.per_page + plan.head - 1][0].at
}

/// The latest by then.
pub(super) fn latest(versions: &[Version], second: u64) -> Option<&Version> {
    versions.iter().rev().find(|version| version.at <= second)
}
