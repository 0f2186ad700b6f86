//! The words of the page. Names in braces are placeholders.

use super::format::PluralCategory;
#[cfg(any(not(target_arch = "wasm32"), test))]
use super::list::Name;
use super::list::{Listed, Texts};

/// Declares a part of the list of words, field by field, in order.
macro_rules! listed {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident {
            $($(#[$note:meta])* pub $field:ident: $kind:ty,)*
        }
    )*) => {$(
        $(#[$about])*
        pub struct $name {
            $($(#[$note])* pub $field: $kind,)*
        }

        impl Listed for $name {
            const EMPTY: Self = Self { $($field: Listed::EMPTY,)* };

            fn read(&mut self, list: &mut Texts) {
                $(self.$field.read(list);)*
            }

            #[cfg(any(not(target_arch = "wasm32"), test))]
            fn name(at: &str, names: &mut Vec<Name>) {
                $(<$kind>::name(&[at, "/", stringify!($field)].concat(), names);)*
            }
        }
    )*};
}

mod comment;

pub use comment::CommentWords;

listed! {
    /// A sentence in the plural forms of its language (CLDR); `{n}` is the number.
    pub struct Plural {
        /// The form `zero`, if the language has it.
        pub zero: Option<&'static str>,
        /// The form `one`, if the language has it.
        pub one: Option<&'static str>,
        /// The form `two`, if the language has it.
        pub two: Option<&'static str>,
        /// The form `few`, if the language has it.
        pub few: Option<&'static str>,
        /// The form `many`, if the language has it.
        pub many: Option<&'static str>,
        /// The form `other`.
        pub other: &'static str,
    }

    /// A failure: what happened, and what to do next.
    pub struct FailureWords {
        /// What happened, as a heading.
        pub title: &'static str,
        /// The consequence for the reader, and what to do.
        pub advice: &'static str,
    }

    /// The words for one kind of source.
    pub struct SourceWords {
        /// On a post: singular.
        pub one: &'static str,
        /// On the filter: plural.
        pub all: &'static str,
    }

    /// The words of the page in one language.
    #[allow(missing_docs, reason = "each name says what it stands for, and English shows the words")]
    pub struct Words {
        pub skip_to_posts: &'static str,
        pub loading: &'static str,
        pub still_loading: &'static str,

        pub live: &'static str,
        pub ended: &'static str,
        pub upcoming: &'static str,
        /// `{time}`
        pub starts_at: &'static str,
        /// `{time}`
        pub last_update: &'static str,
        /// `{zone}`
        pub all_times: &'static str,
        pub show_own_time: &'static str,
        pub show_coverage_time: &'static str,
        /// `{time}`
        pub offline_since: &'static str,
        /// `{time}`
        pub stale_since: &'static str,
        pub new_version: &'static str,
        pub reload: &'static str,

        /// `{n}`
        pub new_posts: Plural,
        /// `{posts}`: the sentence above; `{n}`: how many of them the filter shows.
        pub new_posts_filtered: &'static str,
        pub follow: &'static str,
        /// `{n}`
        pub since_left: &'static str,
        pub first_unread: &'static str,
        pub where_you_were: &'static str,

        pub key_points: &'static str,
        /// The key points of a coverage that has ended.
        pub day_in_short: &'static str,
        pub key_points_updated: &'static str,
        pub new_point: &'static str,
        /// `{n}`
        pub more_points: &'static str,
        pub fewer_points: &'static str,
        pub pinned: &'static str,
        pub timeline: &'static str,
        pub discussion: &'static str,
        pub terms: &'static str,
        pub related: &'static str,
        pub page_language: &'static str,

        pub filters: &'static str,
        pub all: &'static str,
        /// Opens the filters by source.
        pub voices: &'static str,
        pub pictures: &'static str,
        pub key_events: &'static str,
        pub search: &'static str,
        /// `{name}`: what was chosen.
        pub remove: &'static str,
        pub order: &'static str,
        pub newest_first: &'static str,
        pub oldest_first: &'static str,
        /// `{n}`
        pub posts: Plural,
        pub no_match: &'static str,
        pub no_match_advice: &'static str,
        pub show_all: &'static str,
        pub no_posts_yet: &'static str,
        pub filter_cleared: &'static str,
        pub post_unknown: &'static str,
        pub post_awaited: &'static str,
        pub search_paused: &'static str,
        pub search_on: &'static str,

        pub desk: SourceWords,
        pub correspondent: SourceWords,
        pub reader: SourceWords,
        pub social: SourceWords,
        pub press: SourceWords,
        pub official: SourceWords,
        pub other: SourceWords,
        pub key_event: &'static str,
        pub breaking: &'static str,
        /// Of a time less than a minute ago.
        pub just_now: &'static str,

        /// `{name}` and `{place}`: a reader and where they are.
        pub name_in_place: &'static str,
        /// Between the parts of a byline.
        pub comma: &'static str,
        /// Between a byline and its text.
        pub colon: &'static str,
        pub says: &'static str,
        pub emails: &'static str,
        pub texts: &'static str,
        pub tweets: &'static str,
        pub writes_post: &'static str,
        pub comments: &'static str,
        pub calls: &'static str,
        pub reports: &'static str,

        /// `{time}`
        pub updated: &'static str,
        /// `{time}`
        pub corrected: &'static str,
        /// `{time}`
        pub withdrawn: &'static str,
        pub earlier_versions: &'static str,
        /// `{time}`
        pub as_published: &'static str,
        pub more_actions: &'static str,
        pub share: &'static str,
        pub copy_link: &'static str,
        pub link_copied: &'static str,
        pub copy_failed: &'static str,

        pub no_description: &'static str,
        pub video: &'static str,
        pub audio: &'static str,
        /// `{site}`
        pub load_embed: &'static str,
        pub embed_notice: &'static str,
        /// `{site}`
        pub open_at: &'static str,
        pub unplayable: &'static str,
        pub unknown_block: &'static str,
        pub table_scrolls: &'static str,

        pub pictures_dialog: &'static str,
        pub enlarge: &'static str,
        /// `{n}` and `{total}`
        pub position: &'static str,
        pub close: &'static str,
        pub previous_picture: &'static str,
        pub next_picture: &'static str,
        pub no_more_pictures: &'static str,
        pub zoom_in: &'static str,
        pub zoom_out: &'static str,
        pub move_left: &'static str,
        pub move_right: &'static str,
        pub move_up: &'static str,
        pub move_down: &'static str,
        pub caption: &'static str,
        pub full_screen: &'static str,
        pub download: &'static str,
        /// `{time}`
        pub go_to_post: &'static str,
        pub loading_picture: &'static str,
        pub picture_broken: &'static str,
        pub picture_unknown: &'static str,

        /// `{number}`
        pub send_sms: &'static str,
        /// In a very long timeline: how many of its posts are in the document. `{n}`, `{total}`.
        pub in_page: &'static str,
        /// `{address}`
        pub send_email: &'static str,

        pub comment: CommentWords,

        pub load_older: &'static str,
        pub loading_older: &'static str,
        pub older_failed: &'static str,
        pub start_of_coverage: &'static str,
        /// `{n}`
        pub lost_posts: Plural,

        pub try_again: &'static str,
        /// `{site}`
        pub read_at: &'static str,
        pub missing: FailureWords,
        pub refused: FailureWords,
        pub not_allowed: FailureWords,
        pub server: FailureWords,
        pub network: FailureWords,
        pub html: FailureWords,
        pub not_json: FailureWords,
        pub cut_off: FailureWords,
        pub version: FailureWords,
        pub empty: FailureWords,
        pub not_coverage: FailureWords,
        pub slow: FailureWords,
    }
}

impl Plural {
    /// The form of that category.
    pub fn form(&self, category: PluralCategory) -> &'static str {
        match category {
            PluralCategory::Zero => self.zero,
            PluralCategory::One => self.one,
            PluralCategory::Two => self.two,
            PluralCategory::Few => self.few,
            PluralCategory::Many => self.many,
            PluralCategory::Other => None,
        }
        .unwrap_or(self.other)
    }
}
