use super::{clock, inline, post_id};
use crate::feed::cursor::{Cursor, leaf};
use crate::timeline::coverage::{
    Comments, Contact, Coverage, Delivery, Field, KeyPoint, Publisher, RelatedLink, SocialLink, Status,
};

/// The default of `refresh` in seconds, and its limits.
const REFRESH: (u32, u32, u32) = (5, 15, 300);

/// The default of `maxLength`.
const MAX_LENGTH: u32 = 3000;

/// The document without its posts; `None` if a required property is invalid.
pub(super) fn coverage(root: &Cursor<'_>) -> Option<Coverage> {
    let id = root.required("id", leaf::words);
    let headline = root.required("headline", leaf::words);
    Some(Coverage {
        id: id?,
        headline: headline?,
        standfirst: root.optional("standfirst", inline),
        url: root.optional("url", leaf::http_url),
        language: root.optional("inLanguage", clock::language).unwrap_or_else(|| "en".to_owned()),
        time_zone: root.optional("timeZone", clock::time_zone).unwrap_or_else(|| "UTC".to_owned()),
        status: root
            .optional("status", |status| {
                Status::from_word(leaf::str(status)?).or_else(|| status.fault("is none of upcoming, live, ended"))
            })
            .unwrap_or_default(),
        start: root.optional("coverageStartTime", clock::moment),
        end: root.optional("coverageEndTime", clock::moment),
        publisher: root.optional("publisher", |publisher| {
            Some(Publisher {
                name: publisher.required("name", leaf::text)?,
                url: publisher.optional("url", leaf::http_url),
                logo: publisher.optional("logo", leaf::http_url),
            })
        }),
        key_points: root.items("keyPoints", |point| {
            Some(KeyPoint { text: point.required("text", inline)?, post: point.optional("post", post_id) })
        }),
        pinned: root.optional("pinned", post_id),
        contact: root.optional("contact", contact),
        comments: root.optional("comments", comments),
        refresh: root.optional("refresh", refresh).unwrap_or(REFRESH.1 as u16),
        links: root.items("links", |link| {
            let text = link.required("text", leaf::text);
            let url = link.required("url", leaf::http_url);
            Some(RelatedLink { text: text?, url: url?, kind: link.text_of("kind") })
        }),
    })
}

fn refresh(at: &Cursor<'_>) -> Option<u16> {
    let (least, _, most) = REFRESH;
    let seconds = leaf::number(at, 0)?;
    if !(least..=most).contains(&seconds) {
        at.fault::<()>("is not between 5 and 300 seconds");
    }
    Some(seconds.clamp(least, most) as u16)
}

fn contact(at: &Cursor<'_>) -> Option<Contact> {
    at.object()?;
    Some(Contact {
        sms: at.text_of("sms"),
        social: at.optional("social", |social| {
            let label = social.required("label", leaf::text);
            let url = social.required("url", leaf::http_url);
            Some(SocialLink { label: label?, url: url? })
        }),
        email: at.text_of("email"),
        notice: at.optional("notice", inline),
    })
}

fn comments(at: &Cursor<'_>) -> Option<Comments> {
    let open = at.required("open", |_| Some(at.flag("open")));
    let protocol = at.required("protocol", leaf::text)?;
    let delivery = at.required("action", |action| match protocol.as_str() {
        "json" => leaf::http_url(action).map(Delivery::Json),
        "isso" => leaf::http_url(action).map(Delivery::Isso),
        "mailto" => match leaf::href(action)?.as_str().strip_prefix("mailto:").and_then(|to| to.split_once('@')) {
            Some((mailbox, host)) if !mailbox.is_empty() && !host.is_empty() => {
                Some(Delivery::Mail([mailbox, "@", host].concat()))
            }
            _ => action.fault("is not a mailto address"),
        },
        _ => at.optional("protocol", |protocol| protocol.fault("is none of json, isso, mailto")),
    });
    let [email, place, phone] = at.optional("fields", fields).unwrap_or_default();
    Some(Comments {
        open: open?,
        delivery: delivery?,
        max_length: at.optional("maxLength", leaf::positive).unwrap_or(MAX_LENGTH),
        email,
        place,
        phone,
        notice: at.optional("notice", inline),
        terms: at.optional("terms", leaf::http_url),
    })
}

fn fields(at: &Cursor<'_>) -> Option<[Field; 3]> {
    at.object()?;
    Some(["email", "place", "phone"].map(|key| at.optional(key, field).unwrap_or_default()))
}

fn field(at: &Cursor<'_>) -> Option<Field> {
    Field::from_word(leaf::str(at)?).or_else(|| at.fault("is none of required, optional, none"))
}
