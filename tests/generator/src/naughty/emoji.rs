//! Pictures that are made of several characters.

use super::Kind;

pub(super) fn emoji() -> Kind {
    let tones = ["\u{1f3fb}", "\u{1f3fc}", "\u{1f3fd}", "\u{1f3fe}", "\u{1f3ff}"];
    let toned = tones.into_iter().flat_map(|tone| [format!("👋{tone}"), format!("🧑{tone}\u{200d}🚒")]);
    let joined = [
        "👩\u{200d}👩\u{200d}👧\u{200d}👦",
        "👨\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨",
        "🧑🏿\u{200d}🤝\u{200d}🧑🏻",
        "🐻\u{200d}❄\u{fe0f}",
        "👁\u{fe0f}\u{200d}🗨\u{fe0f}",
        "❤\u{fe0f}\u{200d}🔥",
        "🏃🏽\u{200d}♀\u{fe0f}\u{200d}➡\u{fe0f}",
        "👩\u{200d}👩\u{200d}",
        "a\u{200d}👩",
    ];
    let plain = [
        "🌊",
        "☔",
        "☂\u{fe0f}",
        "☂\u{fe0e}",
        "❤",
        "❤\u{fe0f}",
        "#\u{fe0f}\u{20e3}",
        "7\u{fe0f}\u{20e3}",
        "🆘",
        "🈁",
        "🀄",
        "🃏",
        "🫠",
        "😀😃😄😁😆",
        "🚣 to the 🏥",
        "💩",
        "🏿",
        "\u{1f9d1}",
        "\u{1fae8}\u{1fae9}",
        "✊🏾✊🏼✊🏿",
    ];
    Kind::new("emoji", toned.chain(joined.into_iter().chain(plain).map(str::to_owned)))
}

pub(super) fn flags() -> Kind {
    let flag = |country: &str| -> String {
        let indicator = |letter: char| char::from_u32(0x1f1e6 + (letter as u32 - 'A' as u32));
        country.chars().filter_map(indicator).collect()
    };
    let countries = ["DE", "IQ", "UN", "QQ", "A", "ABC"].map(flag);
    let region = |tags: &str| -> String {
        let tag = |letter: char| char::from_u32(0xe0000 + letter as u32);
        ['🏴'].into_iter().chain(tags.chars().filter_map(tag)).chain(['\u{e007f}']).collect()
    };
    let others = ["🏳\u{fe0f}\u{200d}🌈", "🏴\u{200d}☠\u{fe0f}", "🏳\u{fe0f}\u{200d}⚧\u{fe0f}", "🏁🏴"];
    let together = format!("{}{}", flag("DEFR"), flag("I"));
    Kind::new(
        "flags",
        countries
            .into_iter()
            .chain(["gbsct", "gbwls", "ustx"].map(region))
            .chain(others.map(str::to_owned))
            .chain([together]),
    )
}
