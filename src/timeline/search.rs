//! Full-text search that ignores case and accents.

use std::ops::Range;

/// Folds text for comparison: removes differences of case, accents, and variants of letters and digits, and what shows nothing.
///
/// Lowercasing and decomposition need Unicode's tables. The browser has these, so they are a parameter and not in the module.
#[derive(Clone, Copy)]
pub struct Fold {
    decompose: fn(&str) -> String,
}

impl Fold {
    /// `decompose` brings text into normalisation form KD of Unicode (UAX #15), and then into lower case.
    pub const fn new(decompose: fn(&str) -> String) -> Self {
        Self { decompose }
    }

    /// The folded text.
    pub fn text(self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        if text.is_ascii() {
            folded.push_str(text);
            folded.make_ascii_lowercase();
        } else {
            for c in (self.decompose)(text).chars() {
                push_folded(c, &mut folded);
            }
        }
        folded
    }

    /// The folded text, and for each of its bytes the byte range of `text` that it comes from.
    fn mapped(self, text: &str) -> (String, Vec<Range<usize>>) {
        let mut folded = String::with_capacity(text.len());
        let mut origin: Vec<Range<usize>> = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if c.is_ascii() {
                folded.push(c.to_ascii_lowercase());
            } else {
                for part in (self.decompose)(&text[at..end]).chars() {
                    push_folded(part, &mut folded);
                }
            }
            if folded.len() == origin.len() {
                // A combining mark belongs to the letter before it.
                if let Some(letter) = origin.last_mut() {
                    letter.end = end;
                }
            }
            origin.resize(folded.len(), at..end);
        }
        (folded, origin)
    }
}

fn push_folded(c: char, folded: &mut String) {
    match c {
        // Combining marks, Hebrew points, Arabic vowel signs, and the tatweel, which only stretches a word.
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}'
        | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}' => {}
        // Soft hyphens, joiners, and marks of direction show nothing.
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => {}
        '\u{2010}'..='\u{2015}' => folded.push('-'),
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => folded.push(char::from(b'0' + (u32::from(c) & 0xf) as u8)),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'đ' => folded.push('d'),
        'ł' => folded.push('l'),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '“' | '”' => folded.push('"'),
        'ٱ' => folded.push('ا'),
        'ة' => folded.push('ه'),
        'ى' | 'ی' => folded.push('ي'),
        'ک' => folded.push('ك'),
        _ => folded.push(c),
    }
}

/// A search. It matches posts that contain all of its words, in any order.
#[derive(Clone, Eq, Default, Debug)]
pub struct Query {
    text: String,
    words: Vec<String>,
}

/// Bytes that a query takes in an address at most: longer addresses than 2,000 characters are cut off or refused on their way.
const MAX_BYTES: usize = 1_000;

/// As much of a text as fits into an address, percent-encoded.
fn shortened(text: &str) -> &str {
    let mut bytes = 0;
    let is_too_much = |(_, c): &(usize, char)| {
        bytes += if c.is_ascii_alphanumeric() { 1 } else { 3 * c.len_utf8() };
        bytes > MAX_BYTES
    };
    &text[..text.char_indices().find(is_too_much).map_or(text.len(), |(at, _)| at)]
}

/// Queries with the same words are equal.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Query {
    /// The query of a typed text.
    pub fn new(text: &str, fold: Fold) -> Self {
        let text = shortened(text);
        Self { words: fold.text(text).split_whitespace().map(str::to_owned).collect(), text: text.to_owned() }
    }

    /// The text as typed.
    pub fn as_typed(&self) -> &str {
        &self.text
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether `folded` contains all words.
    pub fn matches(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }

    /// The matches in `text`: byte ranges, in order, without contact.
    pub fn hits(&self, text: &str, fold: Fold) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let (folded, origin) = fold.mapped(text);
        let mut hit = vec![false; folded.len()];
        for word in &self.words {
            for (at, word) in folded.match_indices(word.as_str()) {
                hit[at..at + word.len()].fill(true);
            }
        }
        let mut hits: Vec<Range<usize>> = Vec::new();
        for (at, letter) in origin.into_iter().enumerate().filter(|(at, _)| hit[*at]) {
            match hits.last_mut() {
                // One character may have become several, of which not all are found.
                Some(last) if letter.start < last.end || at > 0 && hit[at - 1] => last.end = last.end.max(letter.end),
                _ => hits.push(letter),
            }
        }
        hits
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    const FOLD: Fold = Fold::new(|text| text.nfkd().collect::<String>().to_lowercase());

    fn marked(text: &str, words: &str) -> Vec<String> {
        Query::new(words, FOLD).hits(text, FOLD).into_iter().map(|hit| text[hit].to_owned()).collect()
    }

    #[test]
    fn a_character_that_is_found_in_parts_is_marked_once() {
        assert_eq!(marked("½ ¾", "1 2"), ["½"]);
        assert_eq!(marked("a ﬃ b", "f i"), ["ﬃ"]);
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, words) in [
            ("Élysée", "elysee"),
            ("ELYSEE", "Élysée"),
            ("Erdoğan", "erdogan"),
            ("Ełk, Straße", "elk strasse"),
            ("أخبار العِراق", "اخبار العراق"),
            ("مدرسة", "مدرسه"),
        ] {
            assert!(Query::new(words, FOLD).matches(&FOLD.text(text)), "{words} in {text}");
        }
    }

    #[test]
    fn several_words_must_all_be_there() {
        let query = Query::new("  baghdad   mosul ", FOLD);
        assert!(query.matches("mosul and baghdad"));
        assert!(!query.matches("baghdad alone"));
    }

    #[test]
    fn hits_cover_the_original_letters() {
        assert_eq!(marked("Le président à l’Élysée", "elysee"), ["Élysée"]);
        assert_eq!(marked("e\u{301}te\u{301}", "ete"), ["e\u{301}te\u{301}"]);
        assert_eq!(marked("Straße", "ss"), ["ß"]);
        assert_eq!(marked("العِراق", "عراق"), ["عِراق"]);
    }

    #[test]
    fn hits_that_touch_are_one() {
        assert_eq!(marked("banana", "ban nan"), ["banan"]);
        assert_eq!(marked("aa aa", "a"), ["aa", "aa"]);
    }

    #[test]
    fn a_query_is_no_longer_than_an_address_takes() {
        for (typed, letters) in [("x", 1_000), ("ع", 166), ("🌊", 83)] {
            let query = Query::new(&typed.repeat(3_000), FOLD);
            assert_eq!(query.as_typed().chars().count(), letters, "{typed}");
        }
    }

    #[test]
    fn nothing_typed_marks_nothing() {
        assert!(marked("anything", " ").is_empty());
    }
}
