//! Cross-references in plain text: "(see 12:17 entry)".

use std::ops::Range;

use super::post::PostId;

/// The words before a cross-reference, and the words that may follow it, in the languages of the page.
const BEFORE: [&str; 3] = ["see ", "see the ", "see our "];
const AFTER: [&str; 4] = [" entry", " post", " update", " item"];

/// Finds the cross-references in `text`: the byte range of each time, with its minute of the day.
///
/// The style is `see 12:17 entry`, ignoring case, with one or two digits for the hour. A time without these words is no
/// cross-reference.
pub fn mentions(text: &str) -> Vec<(Range<usize>, u16)> {
    let mut found = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let Some((range, minute)) = clock_time(text.as_bytes(), colon) else {
            continue;
        };
        let before = &text[..range.start];
        let after = &text[range.end..];
        if BEFORE.iter().any(|words| ends_with_words(before, words))
            && AFTER.iter().any(|words| starts_with_words(after, words))
        {
            found.push((range, minute));
        }
    }
    found
}

fn clock_time(text: &[u8], colon: usize) -> Option<(Range<usize>, u16)> {
    let digit = |at: usize| text.get(at).filter(|byte| byte.is_ascii_digit()).map(|byte| u16::from(byte - b'0'));
    let ones = digit(colon.checked_sub(1)?)?;
    let tens = colon.checked_sub(2).and_then(digit);
    let start = if tens.is_some() { colon - 2 } else { colon - 1 };
    let hour = tens.unwrap_or(0) * 10 + ones;
    let minute = digit(colon + 1)? * 10 + digit(colon + 2)?;
    let stands_alone = start.checked_sub(1).and_then(digit).is_none() && digit(colon + 3).is_none();
    (stands_alone && hour < 24 && minute < 60).then_some((start..colon + 3, hour * 60 + minute))
}

fn ends_with_words(text: &str, words: &str) -> bool {
    let parts = text.len().checked_sub(words.len()).and_then(|start| text.split_at_checked(start));
    parts.is_some_and(|(rest, end)| end.eq_ignore_ascii_case(words) && !rest.ends_with(is_letter))
}

fn starts_with_words(text: &str, words: &str) -> bool {
    let parts = text.split_at_checked(words.len());
    parts.is_some_and(|(start, rest)| start.eq_ignore_ascii_case(words) && !rest.starts_with(is_letter))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// The posts by minute of the day.
#[derive(Clone, Debug)]
pub struct Minutes(Vec<Carriers>);

#[derive(Clone, Debug)]
enum Carriers {
    None,
    One(PostId),
    Several,
}

impl Minutes {
    /// From each post's minute of the day, 0 to 1,439, in the coverage's time zone.
    pub fn new(posts: impl Iterator<Item = (u16, PostId)>) -> Self {
        let mut minutes = vec![Carriers::None; 24 * 60];
        for (minute, post) in posts {
            if let Some(carriers) = minutes.get_mut(usize::from(minute)) {
                *carriers = match carriers {
                    Carriers::None => Carriers::One(post),
                    Carriers::One(_) | Carriers::Several => Carriers::Several,
                };
            }
        }
        Self(minutes)
    }

    /// The post of that minute, if there is exactly one.
    pub fn only_post_at(&self, minute: u16) -> Option<&PostId> {
        match self.0.get(usize::from(minute))? {
            Carriers::One(post) => Some(post),
            Carriers::None | Carriers::Several => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_the_house_style_is_a_cross_reference() {
        for (text, time) in [
            ("He adds (see 12:17 entry) that", "12:17"),
            ("See 9:05 post.", "9:05"),
            ("SEE THE 23:59 ENTRY", "23:59"),
            ("é (see 12:17 update)", "12:17"),
        ] {
            let found = mentions(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(&text[found[0].0.clone()], time);
        }
    }

    #[test]
    fn a_time_in_other_words_is_just_a_time() {
        for text in [
            "At 12:17 he spoke",
            "see 12:17",
            "12:17 entry",
            "oversee 12:17 entry",
            "see 24:00 entry",
            "see 12:60 entry",
            "see 112:17 entry",
            "see 12:171 entry",
            "see 12:17 entrywise",
            "see :17 entry",
        ] {
            assert_eq!(mentions(text), [], "{text}");
        }
    }

    #[test]
    fn only_a_minute_with_one_post_is_linked() {
        let id = |text| PostId::parse(text).unwrap();
        let minutes = Minutes::new([(737, id("a")), (738, id("b")), (738, id("c")), (739, id("d"))].into_iter());
        assert_eq!(minutes.only_post_at(737), Some(&id("a")));
        assert_eq!(minutes.only_post_at(738), None);
        assert_eq!(minutes.only_post_at(739), Some(&id("d")));
        assert_eq!(minutes.only_post_at(740), None);
    }
}
