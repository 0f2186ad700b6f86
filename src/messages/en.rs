use super::words::{FailureWords, Plural, SourceWords, Words};

const fn plural(one: &'static str, other: &'static str) -> Plural {
    Plural { zero: None, one: Some(one), two: None, few: None, many: None, other }
}

const fn source(one: &'static str, all: &'static str) -> SourceWords {
    SourceWords { one, all }
}

const fn failure(title: &'static str, advice: &'static str) -> FailureWords {
    FailureWords { title, advice }
}

pub(super) const WORDS: Words = Words {
    skip_to_posts: "Skip to the posts",
    loading: "Loading the coverage…",
    still_loading: "Still loading: the network is slow.",

    live: "Live",
    ended: "Ended",
    upcoming: "Not begun yet",
    last_update: "Last update {time}",
    all_times: "All times {zone}",
    show_own_time: "Show my own time",
    show_coverage_time: "Show the coverage’s time",
    offline_since: "You are offline. The page is as it was at {time}.",

    key_points: "Key points",
    pinned: "Pinned",
    timeline: "Posts",
    discussion: "Join the discussion",
    terms: "Terms and conditions",
    related: "Related",
    page_language: "Language of the page",

    filters: "Show only",
    all: "All",
    pictures: "With pictures",
    key_events: "Key events",
    search: "Search the coverage",
    order: "Order",
    newest_first: "Newest first",
    oldest_first: "Oldest first",
    posts: plural("{n} post", "{n} posts"),
    no_match: "No posts match",
    no_match_advice: "Try fewer words, or another kind of source.",
    show_all: "Show all posts",
    no_posts_yet: "Nothing has been posted yet.",
    filter_cleared: "The filter was cleared to show this post.",
    post_unknown: "That post is not part of this coverage.",

    desk: source("Newsroom", "Newsroom"),
    correspondent: source("Correspondent", "Correspondents"),
    reader: source("Reader", "Readers"),
    social: source("Social media", "Social media"),
    press: source("Press", "Press"),
    official: source("Official", "Officials"),
    other: source("Other source", "Other sources"),
    key_event: "Key event",
    breaking: "Breaking",

    name_in_place: "{name} in {place}",
    comma: ", ",
    colon: ":",
    says: "says",
    emails: "emails",
    texts: "texts",
    tweets: "tweets",
    writes_post: "posts",
    comments: "comments",
    calls: "calls",
    reports: "reports",

    updated: "Updated {time}",
    correction: "Correction",
    withdrawn: "This post was withdrawn at {time}.",
    earlier_versions: "Earlier versions",
    as_published: "As published at {time}",
    share: "Share",
    copy_link: "Copy link",
    link_copied: "Link copied",
    copy_failed: "The link could not be copied. Here it is:",

    no_description: "Picture without a description",
    video: "Video",
    audio: "Audio",
    load_embed: "Load from {site}",
    embed_notice: "Nothing is loaded from {site} until you ask. It may then set cookies.",
    open_at: "Open at {site}",
    unknown_block: "This part cannot be shown here in full.",
    table_scrolls: "Table, scrolls sideways",

    pictures_dialog: "Pictures",
    enlarge: "Enlarge picture",
    position: "{n} of {total}",
    close: "Close",
    previous_picture: "Previous picture",
    next_picture: "Next picture",
    no_more_pictures: "There are no more pictures.",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    move_left: "Move left",
    move_right: "Move right",
    move_up: "Move up",
    move_down: "Move down",
    caption: "Caption",
    full_screen: "Full screen",
    download: "Download picture",
    go_to_post: "Go to the post of {time}",
    loading_picture: "Loading the picture…",
    picture_broken: "This picture could not be loaded.",
    picture_unknown: "That picture is not part of this coverage.",

    send_sms: "Text us: {number}",
    send_email: "E-mail us: {address}",

    load_older: "Load earlier posts",
    loading_older: "Loading earlier posts…",
    older_failed: "The earlier posts could not be loaded.",
    start_of_coverage: "This is where the coverage began.",
    lost_posts: plural(
        "{n} post could not be read and is missing here.",
        "{n} posts could not be read and are missing here.",
    ),

    try_again: "Try again",
    read_at: "Read it at {site}",
    missing: failure("This coverage was not found", "It may have moved or been taken down."),
    refused: failure("The server will not show this coverage", "You may need to sign in at the publisher’s own page."),
    not_allowed: failure(
        "This page may not show that coverage",
        "Its address is not among those that the publisher of this page allows.",
    ),
    server: failure(
        "The server has a problem",
        "It answered, but not with the coverage. It may be well again in a minute.",
    ),
    network: failure("The coverage could not be reached", "Check your connection, then try again."),
    html: failure(
        "A web page came instead of the coverage",
        "You may have to sign in to this network first, or the address is wrong.",
    ),
    not_json: failure("The coverage could not be read", "What the server sent is in no format that this page knows."),
    cut_off: failure("The coverage broke off", "Only a part of it arrived, and a part is not shown as the whole."),
    version: failure(
        "This coverage needs a newer reader",
        "It is written in a later version of the format. Reload the page to get the newest.",
    ),
    empty: failure("There is nothing here yet", "The coverage holds no posts so far."),
    not_coverage: failure("That is not a coverage", "The server sent data, but no headline and posts in it."),
    slow: failure(
        "The coverage is taking too long",
        "The answer did not come in time. The network or the server may be slow.",
    ),
};
