use super::Plural;
#[cfg(any(not(target_arch = "wasm32"), test))]
use crate::messages::list::Name;
use crate::messages::list::{Listed, Texts};

listed! {
    /// The words of the comment form.
    #[allow(missing_docs, reason = "each name says what it stands for, and English shows the words")]
    pub struct CommentWords {
        pub text: &'static str,
        pub name: &'static str,
        pub email: &'static str,
        pub place: &'static str,
        pub phone: &'static str,
        pub optional: &'static str,
        /// `{n}` and `{max}`
        pub length: &'static str,
        pub purpose: &'static str,
        pub kept: &'static str,
        pub not_kept: &'static str,
        pub reload_loses: &'static str,
        pub form_hidden: &'static str,
        pub remember_me: &'static str,
        pub agree: &'static str,
        pub send: &'static str,
        pub sending: &'static str,
        pub other_ways: &'static str,
        pub reply: &'static str,
        /// `{time}`
        pub replying_to: &'static str,
        /// `{time}`
        pub replying_to_withdrawn: &'static str,
        pub in_reply_to: &'static str,
        pub no_reply: &'static str,

        pub missing_field: &'static str,
        pub not_an_address: &'static str,
        pub not_agreed: &'static str,
        /// `{n}`
        pub too_long: Plural,
        /// `{n}`
        pub faults: Plural,

        pub sent_published: &'static str,
        pub sent_in_review: &'static str,
        pub sent: &'static str,
        pub not_sent: &'static str,
        pub waiting_to_send: &'static str,
        pub wait_offline: &'static str,
        pub wait_trouble: &'static str,
        pub wait_too_many: &'static str,
        /// `{time}`: how long from now
        pub next_try: &'static str,
        pub send_now: &'static str,
        pub edit: &'static str,
        pub cancel: &'static str,
        pub cancelled: &'static str,

        pub refused_faults: &'static str,
        pub refused_forbidden: &'static str,
        pub refused_known: &'static str,
        pub refused_too_large: &'static str,
        pub refused_not_understood: &'static str,
        pub refused_unknown: &'static str,
        /// `{status}`
        pub refused_status: &'static str,
        pub refused_robot: &'static str,
        pub send_again: &'static str,
        pub it_has_arrived: &'static str,

        /// `{headline}`
        pub letter_subject: &'static str,
        /// `{address}`
        pub letter_ready: &'static str,
        pub open_letter: &'static str,
        pub copy_comment: &'static str,
        pub copied: &'static str,
        pub letter_sent: &'static str,
        pub closed: &'static str,
        pub draft_kept: &'static str,
    }
}
