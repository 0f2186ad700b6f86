//! Which way text runs.

use super::primary_subtag;

/// `rtl` or `ltr`: the direction of text in the language of `tag` (BCP 47).
///
/// By the usual script of each language in CLDR. A script in the tag takes precedence.
pub fn direction(tag: &str) -> &'static str {
    const RTL_LANGUAGES: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
    const RTL_SCRIPTS: [&str; 4] = ["arab", "hebr", "syrc", "thaa"];
    let named_script = tag.split(['-', '_']).skip(1).find(|part| part.len() == 4);
    let rtl = match named_script {
        Some(script) => RTL_SCRIPTS.iter().any(|rtl| script.eq_ignore_ascii_case(rtl)),
        None => RTL_LANGUAGES.iter().any(|rtl| primary_subtag(tag).eq_ignore_ascii_case(rtl)),
    };
    if rtl { "rtl" } else { "ltr" }
}

/// The direction of the first letter in text, or of the first mark that states one; `None` without either.
///
/// By the blocks of Unicode, a hundredth of the size of its table of classes: what is neither a letter of a script that runs from
/// right to left nor among digits, punctuation and symbols is a letter that runs from left to right.
pub fn first_direction(text: &str) -> Option<&'static str> {
    text.chars().find_map(|c| match c {
        '\u{61c}' | '\u{200f}' => Some("rtl"),
        'A'..='Z' | 'a'..='z' | '\u{200e}' => Some("ltr"),
        // Digits and punctuation, those of Arabic among them; combining marks; symbols; emoji.
        '\0'..='\u{bf}'
        | '×'
        | '÷'
        | '\u{2b9}'..='\u{36f}'
        | '\u{600}'..='\u{60f}'
        | '\u{660}'..='\u{66c}'
        | '\u{6f0}'..='\u{6f9}'
        | '\u{2000}'..='\u{20ff}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{2e00}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{feff}'..='\u{ff20}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}' => None,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some("rtl"),
        _ => Some("ltr"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_says_which_way_text_runs() {
        for (text, expected) in [
            ("The bridge", Some("ltr")),
            ("«الجسر» is closed", Some("rtl")),
            ("12:17 – الجسر", Some("rtl")),
            ("١٢ bridges", Some("ltr")),
            ("😀 גשר", Some("rtl")),
            ("@bridge الجسر", Some("ltr")),
            ("Ärger", Some("ltr")),
            ("橋は", Some("ltr")),
            ("\u{200f}ABC", Some("rtl")),
            ("+964 770 (12)", None),
            ("", None),
        ] {
            assert_eq!(first_direction(text), expected, "{text}");
        }
    }
}
