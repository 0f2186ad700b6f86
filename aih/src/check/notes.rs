//! What no single value is at fault for, and what is allowed but costs readers something.

use std::borrow::Cow;

use as_it_happened::timeline::body::{Alt, Image};
use as_it_happened::timeline::coverage::Status;
use as_it_happened::timeline::post::PostId;

use super::report::{Finding, Severity};
use crate::coverage::Coverage;

/// Documents longer than this are better divided.
const MANY_POSTS: usize = 200;

/// What is worth saying of a coverage whose head was read.
pub(super) fn of(coverage: &Coverage) -> Vec<Finding> {
    let timeline = &coverage.timeline;
    let Some(about) = timeline.coverage() else { return Vec::new() };
    let mut notes = Vec::new();
    let mut note = |severity, problem: Cow<'static, str>, lost: &'static str, advice: &'static str| {
        notes.push(Finding {
            severity,
            pointer: None,
            position: None,
            problem,
            lost: lost.into(),
            advice: advice.into(),
        });
    };

    if let Some(source) = &coverage.circle {
        note(
            Severity::Part,
            format!("the older pages lead in a circle, back to {source}").into(),
            "nothing, but readers may be asked to load more where there is no more",
            "leave out `older` in the last page",
        );
    }
    if jiff::tz::TimeZone::get(&about.time_zone).is_err() {
        note(
            Severity::Part,
            "/timeZone is not a name of the IANA database".into(),
            "the times of the place: they are shown in UTC",
            "write a name such as \"Europe/London\"",
        );
    }
    if about.start.zip(about.end).is_some_and(|(start, end)| end.utc_ms() < start.utc_ms()) {
        note(
            Severity::Note,
            "the coverage ends before it starts".into(),
            "nothing",
            "correct coverageStartTime or coverageEndTime",
        );
    }
    let is_known = |id: &PostId| timeline.post(id).is_some();
    let strays = about.key_points.iter().filter_map(|point| point.post.as_ref()).filter(|id| !is_known(id)).count();
    if strays > 0 {
        note(
            Severity::Note,
            format!("{} to a post that does not exist", count(strays, "key point leads", "key points lead")).into(),
            "the way from the key point to its post",
            "write the id of the post in `post`",
        );
    }
    if about.pinned.as_ref().is_some_and(|id| !is_known(id)) {
        note(
            Severity::Note,
            "the pinned post does not exist".into(),
            "the pinned post",
            "write the id of a post in `pinned`",
        );
    }
    let undescribed = images(coverage).filter(|image| image.alt == Alt::Missing).count();
    if undescribed > 0 {
        note(
            Severity::Note,
            format!("{} no alternative text", count(undescribed, "picture has", "pictures have")).into(),
            "what the pictures show, for readers who cannot see them",
            "describe each in `alt`; write \"\" for a decoration",
        );
    }
    let one_size = images(coverage).filter(|image| image.sizes.is_empty() && image.width > 1_200).count();
    if one_size > 0 {
        note(
            Severity::Note,
            format!("{} wider than 1,200 pixels and in one size", count(one_size, "picture is", "pictures are")).into(),
            "time and data of readers on phones",
            "offer smaller files in `sizes`",
        );
    }
    if about.status == Status::Live && timeline.modified().is_none() {
        note(
            Severity::Note,
            "the coverage has no `dateModified`".into(),
            "nothing, but the page cannot say when it was last updated",
            "write the time of the last change in `dateModified`",
        );
    }
    let longest =
        coverage.documents.first().and_then(|head| head.read.as_ref().ok()).map_or(0, |head| head.snapshot.posts.len());
    if longest > MANY_POSTS {
        note(
            Severity::Note,
            format!("the head has {longest} posts").into(),
            "time and data: the head is fetched again at every change",
            "divide it: aih split FEED --dir DIR",
        );
    }
    notes
}

/// "1 id is", "2 ids are".
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn images(coverage: &Coverage) -> impl Iterator<Item = &Image> {
    coverage.timeline.posts().flat_map(|post| post.images())
}
