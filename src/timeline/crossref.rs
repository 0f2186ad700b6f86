//! Cross-references in plain text: "(see 12:17 entry)".

use std::ops::Range;

use super::post::PostId;

/// The verbs that begin a cross-reference, in the languages of the page.
const VERBS: [&str; 6] = ["see", "voir", "lire", "cf.", "انظر", "راجع"];

/// English says what is referred to, behind the time or before it; in the other languages the verb is enough.
const ENGLISH_VERB: &str = VERBS[0];
const NOUNS: [&str; 4] = ["entry", "post", "update", "item"];

/// Other words that may stand between verb and time.
const BETWEEN: [&str; 37] = [
    "the",
    "our",
    "at",
    "from",
    "of",
    "à",
    "de",
    "du",
    "le",
    "la",
    "l",
    "notre",
    "nos",
    "article",
    "entrée",
    "message",
    "point",
    "billet",
    "brève",
    "publication",
    "mise",
    "jour",
    "actualité",
    "الساعة",
    "منشور",
    "المنشور",
    "منشورنا",
    "مشاركة",
    "المشاركة",
    "خبر",
    "الخبر",
    "تحديث",
    "التحديث",
    "مدخل",
    "المدخل",
    "رسالة",
    "الرسالة",
];

/// Words between verb and time at most.
const MOST_BETWEEN: usize = 6;

/// Finds the cross-references in `text`: the byte range of each time, with its minute of the day.
///
/// They are written "see 12:17 entry", "see the entry at 12:17", "voir le message de 12h17", "انظر منشور الساعة 12:17", in capitals or
/// not, with one or two digits for the hour. A time without these words is no cross-reference.
pub fn mentions(text: &str) -> Vec<(Range<usize>, u16)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c| digit(c).is_some()) {
        let start = text.len() - rest.len() + start;
        let (_, after_digits) = number(&text[start..]);
        rest = after_digits;
        if let Some((minute, after)) = clock_time(&text[start..]) {
            rest = after;
            if refers(&text[..start], after) {
                found.push((start..text.len() - after.len(), minute));
            }
        }
    }
    found
}

/// The digit, in the numerals of any language of the page.
fn digit(c: char) -> Option<u16> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some((c as u32 - zero as u32) as u16)
}

/// The number at the beginning of `text`, `None` for one of more than two digits, and what comes after it.
fn number(text: &str) -> (Option<(u16, usize)>, &str) {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let digits = text[..end].chars().filter_map(digit);
    let count = digits.clone().count();
    ((1..=2).contains(&count).then(|| (digits.fold(0, |number, digit| number * 10 + digit), count)), &text[end..])
}

/// The minute of the day at the beginning of `text`, "12:17", "12h17" or "12 h 17", and what comes after it.
fn clock_time(text: &str) -> Option<(u16, &str)> {
    let (hour, after) = number(text);
    let minutes = match after.strip_prefix(':') {
        Some(minutes) => minutes,
        None => after.trim_start().strip_prefix(['h', 'H'])?.trim_start(),
    };
    let (minute, after) = number(minutes);
    let ((hour, _), (minute, digits)) = (hour?, minute?);
    (hour < 24 && minute < 60 && digits == 2).then_some((hour * 60 + minute, after))
}

/// Whether the words around a time make it a cross-reference.
fn refers(before: &str, after: &str) -> bool {
    let is_among = |word: &str, words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    let next = after.trim_start();
    let next = &next[..next.find(|c: char| !is_letter(c)).unwrap_or(next.len())];
    let mut has_noun = after.starts_with(char::is_whitespace) && is_among(next, &NOUNS);
    let is_between = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    if !before.ends_with(is_between) {
        return false;
    }
    let words = before.rsplit(is_between).filter(|word| !word.is_empty());
    for word in words.take(MOST_BETWEEN + 1) {
        let bare = word.trim_start_matches(['(', '[', '"', '“', '«']);
        if is_among(bare, &VERBS) {
            return has_noun || !ENGLISH_VERB.eq_ignore_ascii_case(bare);
        }
        has_noun |= is_among(word, &NOUNS);
        if !is_among(word, &NOUNS) && !is_among(word, &BETWEEN) {
            break;
        }
    }
    false
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
            ("As we said (see the entry at 12:17).", "12:17"),
            ("(voir le message de 12h17)", "12h17"),
            ("Voir notre point de 9 h 05.", "9 h 05"),
            ("voir l’entrée de 12:17", "12:17"),
            ("(voir la mise à jour de 12\u{a0}h\u{a0}17)", "12\u{a0}h\u{a0}17"),
            ("(انظر منشور الساعة 12:17)", "12:17"),
            ("راجع المشاركة ١٢:١٧", "١٢:١٧"),
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
            "see 10:12:17 entry",
            "see12:17 entry",
            "il faut prévoir 12h17",
            "voir 12h170",
            "à 12h17",
            "الساعة 12:17",
            "I see. At 12:17 entry was free",
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
