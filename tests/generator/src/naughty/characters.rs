//! Single characters by their numbers, between two letters.

use super::Kind;

fn between(characters: impl IntoIterator<Item = char>) -> impl Iterator<Item = String> {
    characters.into_iter().map(|character| format!("a{character}b"))
}

pub(super) fn controls() -> Kind {
    let unwanted = ['\0', '\r'];
    let characters = ('\0'..'\x20').chain('\x7f'..='\u{9f}').filter(|character| !unwanted.contains(character));
    Kind::new("control characters", between(characters))
}

pub(super) fn spaces() -> Kind {
    let others = "\u{a0}\u{1680}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";
    let rows = ["a  b", "a \u{a0} b", "a\n\n\n\nb", "a\t\tb", "a \n b"];
    let characters = ('\u{2000}'..='\u{200a}').chain(others.chars());
    Kind::new("white space", between(characters).chain(rows.map(str::to_owned)))
}

pub(super) fn invisible() -> Kind {
    let ignorable = "\u{ad}\u{34f}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}\u{180e}\u{200b}\u{200c}\u{200d}\u{2060}\u{2061}\
                     \u{2062}\u{2063}\u{2064}\u{206a}\u{206f}\u{2800}\u{3164}\u{fe00}\u{fe0e}\u{fe0f}\u{feff}\u{ffa0}\
                     \u{fff9}\u{fffb}\u{fffc}\u{1d173}\u{e0001}\u{e0041}\u{e0100}\u{e01ef}";
    let rows =
        ["pass\u{200b}word", "a\u{feff}\u{feff}b", "a\u{200d}\u{200d}\u{200d}b", "ad\u{ad}min", "in\u{2060}visible"];
    Kind::new("invisible characters", between(ignorable.chars()).chain(rows.map(str::to_owned)))
}

pub(super) fn directions() -> Kind {
    let marks = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    let rows = [
        "photo\u{202e}gpj.exe",
        "\u{2067}one\u{2066}two\u{2069}three",
        "never closed: \u{202e}\u{2067}\u{202b}one",
        "closed too often\u{202c}\u{2069}\u{202c}\u{2069}!",
        "price: \u{202d}100\u{202c} \u{202e}001\u{202c}.",
        "/* \u{202e} } \u{2066}if (admin)\u{2069} \u{2066} begin */",
    ];
    Kind::new("directions", between(marks.chars()).chain(rows.map(str::to_owned)))
}

/// The first and last of every length in UTF-8 and UTF-16, what is no character, and what is not yet one.
pub(super) fn edges() -> Kind {
    let characters = "\u{7e}\u{a1}\u{ff}\u{100}\u{7ff}\u{800}\u{fff}\u{1000}\u{d7ff}\u{e000}\u{f8ff}\u{fdd0}\u{fdef}\u{fffd}\
                      \u{fffe}\u{ffff}\u{10000}\u{1fffe}\u{1ffff}\u{20000}\u{2a6d6}\u{3fffd}\u{e0fff}\u{f0000}\u{ffffd}\
                      \u{fffff}\u{100000}\u{10fffd}\u{10fffe}\u{10ffff}\u{378}\u{1c80}\u{30000}";
    let cut = [
        "Ã¤Ã¶Ã¼",
        "â‚¬",
        "ï»¿text",
        "\u{fffd}\u{fffd}\u{fffd}",
        "&#55357;&#56832;",
        "\\ud83d",
        "%C3%28",
        "=?utf-8?Q?=C3=A4?=",
    ];
    Kind::new("edges of Unicode", between(characters.chars()).chain(cut.map(str::to_owned)))
}

pub(super) fn combining() -> Kind {
    let marks: Vec<char> = ('\u{300}'..='\u{36f}').collect();
    // A different handful of marks on every letter.
    let flooded = |word: &str, each: usize| -> String {
        let mut marks = marks.iter().cycle();
        word.chars()
            .flat_map(|letter| [letter].into_iter().chain(marks.by_ref().take(each).copied().collect::<Vec<_>>()))
            .collect()
    };
    let rows = [
        "e\u{301}",
        "a\u{308}\u{323}",
        "a\u{323}\u{308}",
        "n\u{303}o",
        "한글",
        "한\u{11ab}",
        "ก็็็็็็็็็็",
        "ﷺ",
        "ﷺﷺﷺﷺ",
        "क्षि",
        "நி",
        "ட்ட்ட்",
        "x\u{20dd}",
        "1\u{fe0f}\u{20e3}",
        "q\u{323}\u{307}",
        "q\u{307}\u{323}",
        "◌\u{301}",
    ];
    let floods = [1, 3, 10, 30].into_iter().flat_map(|each| ["flood", "Ebbe 7"].map(|word| flooded(word, each)));
    Kind::new("combining marks", rows.map(str::to_owned).into_iter().chain(floods))
}
