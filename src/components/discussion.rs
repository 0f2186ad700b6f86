use leptos::prelude::*;

use super::element::{el, nothing, reactive};
use super::inline::inline;
use crate::messages::fill;
use crate::reading::session::Session;

/// The id of the section.
pub const ID: &str = "discussion";

/// How to join the discussion: by text message, on a social network, by e-mail.
pub fn discussion(session: Session) -> AnyView {
    reactive(move || {
        let Some(contact) = session.coverage.get().and_then(|coverage| coverage.contact.clone()) else {
            return nothing();
        };
        let words = session.messages().words;
        let way = |href: String, label: String| el("li").child(el("a").attr("href", href).child(label));
        let sms = contact.sms.as_ref().map(|number| {
            let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            way(["sms:", &dialled].concat(), fill(words.send_sms, &[("number", number)]))
        });
        let social = contact.social.as_ref().map(|social| way(social.url.as_str().to_owned(), social.label.clone()));
        let email = contact
            .email
            .as_ref()
            .map(|address| way(["mailto:", address].concat(), fill(words.send_email, &[("address", address)])));
        // The form has the name already.
        let heading =
            if session.the_coverage().comments.is_some() { words.comment.other_ways } else { words.discussion };
        el("section")
            .class("discussion")
            .attr("id", ID)
            .attr("aria-labelledby", "discussion-heading")
            .child(el("h2").attr("id", "discussion-heading").child(heading))
            .child(el("ul").child_if(sms).child_if(social).child_if(email))
            .child_if(contact.notice.as_ref().map(|notice| {
                el("p").class("small").in_language_of_coverage(session).children(inline(session, notice, None))
            }))
            .view()
    })
}
