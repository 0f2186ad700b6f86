//! How to join the discussion without the form.

use super::context::Context;
use super::inline::{isolated, paragraph};
use super::node::{Element, Node, el};
use super::sentence::fill;
use crate::timeline::coverage::Contact;

/// The id of the section.
pub const ID: &str = "discussion";

/// By text message, on a social network, by e-mail.
pub fn discussion(contact: &Contact, context: &Context) -> Element {
    let words = context.messages.words;
    let way = |href: &str, label: Vec<Node>| el("li").child(el("a").attr("href", href).children(label));
    let with = |words: &str, text: &str| fill(words, &|_| isolated(text, &context.unmarked()));
    let sms = contact.sms.as_ref().map(|number| {
        let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        way(&["sms:", &dialled].concat(), with(words.send_sms, number))
    });
    let social =
        contact.social.as_ref().map(|social| way(social.url.as_str(), isolated(&social.label, &context.unmarked())));
    let email =
        contact.email.as_ref().map(|address| way(&["mailto:", address].concat(), with(words.send_email, address)));
    let notice = paragraph("small", contact.notice.as_ref(), context);
    // The form has the usual name already.
    let heading = if context.takes_comments { words.comment.other_ways } else { words.discussion };
    let section = el("section")
        .class("discussion")
        .attr("id", ID)
        .attr("aria-labelledby", "discussion-heading")
        .child(el("h2").attr("id", "discussion-heading").child(heading))
        .child(el("ul").child_if(sms).child_if(social).child_if(email))
        .child_if(notice);
    context.whole(section)
}
