//! What looks like something else, and what changes when its case or form does.

use super::Kind;

pub(super) fn cases() -> Kind {
    Kind::new(
        "cases and forms",
        [
            "İ",
            "ı",
            "ß",
            "ẞ",
            "STRASSE",
            "ſ",
            "\u{212a}",
            "\u{c5}",
            "\u{212b}",
            "A\u{30a}",
            "\u{2126}",
            "ﬁ",
            "ﬄ",
            "ǅ",
            "ŉ",
            "ΐ",
            "ς",
            "ΌΣΟΣ",
            "Ⱥ",
            "ⱥ",
            "ﬅ",
            "ĳ",
            "㎏",
            "①",
            "ℌ",
            "Ａ",
            "ﾊ\u{ff9e}",
            "バ",
            "ハ\u{3099}",
            "\u{1e9b}\u{323}",
            "раураl",
            "аdmin",
            "gооgle",
            "ᴬᴮᶜ",
            "ｓｃｒｉｐｔ",
            "＜script＞",
            "ʼ'",
            "l1I|",
            "O0О",
        ],
    )
}

/// The phrase in alphabets that machines do not know for letters.
pub(super) fn styles() -> Kind {
    let phrase = "The dam holds";
    let shifted = |upper: u32, lower: u32| -> String {
        let letter = |letter: char| match letter {
            'A'..='Z' => char::from_u32(upper + (letter as u32 - 'A' as u32)),
            'a'..='z' => char::from_u32(lower + (letter as u32 - 'a' as u32)),
            other => Some(other),
        };
        phrase.chars().filter_map(letter).collect()
    };
    let alphabets = [
        (0x1d400, 0x1d41a),
        (0x1d434, 0x1d44e),
        (0x1d468, 0x1d482),
        (0x1d4d0, 0x1d4ea),
        (0x1d56c, 0x1d586),
        (0x1d5a0, 0x1d5ba),
        (0x1d5d4, 0x1d5ee),
        (0x1d670, 0x1d68a),
        (0x24b6, 0x24d0),
        (0xff21, 0xff41),
        (0x1f130, 0x1f130),
        (0x1f150, 0x1f150),
        (0x1f170, 0x1f170),
        (0x249c, 0x249c),
    ];
    let others = [
        "spʅoɥ ɯɐp ǝɥ⊥",
        "sploh mad ehT",
        "ᴛʜᴇ ᴅᴀᴍ ʜᴏʟᴅꜱ",
        "ᵗʰᵉ ᵈᵃᵐ ʰᵒˡᵈˢ",
        "T̶h̶e̶ ̶d̶a̶m̶",
        "T͟h͟e͟ d͟a͟m͟",
        "7h3 d4m h0ld5",
        "⠞⠓⠑ ⠙⠁⠍",
        "－ ････ ･",
    ];
    let shifted = alphabets.map(|(upper, lower)| shifted(upper, lower));
    Kind::new("other alphabets", shifted.into_iter().chain(others.map(str::to_owned)))
}
