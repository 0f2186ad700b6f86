//! Plain characters that mean something to somebody.

use super::Kind;

pub(super) fn reserved() -> Kind {
    Kind::new(
        "reserved words",
        [
            "null",
            "NULL",
            "Null",
            "(null)",
            "nil",
            "None",
            "undefined",
            "undef",
            "NaN",
            "true",
            "false",
            "True",
            "FALSE",
            "yes",
            "no",
            "on",
            "off",
            "void",
            "this",
            "self",
            "class",
            "function",
            "return",
            "if",
            "then",
            "else",
            "end",
            "constructor",
            "__proto__",
            "prototype",
            "hasOwnProperty",
            "toString",
            "valueOf",
            "length",
            "arguments",
            "eval",
            "async",
            "await",
            "default",
            "new",
            "delete",
            "SELECT",
            "id",
            "name",
            "Infinity",
            "-Infinity",
            "inf",
            "[object Object]",
            "[]",
            "{}",
            "N/A",
            "test",
            "admin",
            "root",
            "anonymous",
        ],
    )
}

pub(super) fn numbers() -> Kind {
    let written = [
        "0",
        "-0",
        "+0",
        "00",
        "1",
        "01",
        "-1",
        "1.0",
        "1.",
        ".5",
        "-.5",
        "1,000",
        "1.000,00",
        "1 000",
        "1'000",
        "1_000",
        "1e3",
        "1E-3",
        "1e309",
        "-1e309",
        "5e-325",
        "0.1e1",
        "0x1F",
        "0xfffffffffffffffff",
        "0b101",
        "0o17",
        "017",
        "1/2",
        "1/0",
        "0/0",
        "1..2",
        "0.1.2",
        "--1",
        "1-",
        "1e",
        "1.7976931348623157e+309",
        "3.14159265358979323846264338327950288",
        "2031-02-30",
        "1970-01-01T00:00:00Z",
        "24:60:61",
        "٣٤٥",
        "४२",
        "１２３",
        "²",
        "½",
        "Ⅷ",
        "八",
        "㊿",
        "1\u{a0}000",
        "10%",
        "1st",
        "#1",
        "+44 7700 900123",
        "1-2-3",
        "$0.00",
        "€ 5",
        "-273,15 °C",
    ];
    // The last number that still fits, and the first that does not.
    let edges = [7, 8, 15, 16, 31, 32, 53, 63, 64, 127].map(|bits: u32| {
        let first = 1_u128 << bits;
        [(first - 1).to_string(), first.to_string(), format!("-{}", first + 1)]
    });
    Kind::new("numbers", written.map(str::to_owned).into_iter().chain(edges.into_iter().flatten()))
}

pub(super) fn quotes() -> Kind {
    let pairs = [
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('“', '”'),
        ('„', '“'),
        ('‘', '’'),
        ('‚', '‘'),
        ('«', '»'),
        ('»', '«'),
        ('‹', '›'),
        ('「', '」'),
        ('『', '』'),
        ('〝', '〟'),
        ('＂', '＂'),
        ('´', '´'),
        ('′', '″'),
    ];
    let open = pairs.map(|(open, _)| format!("It says {open}nothing"));
    let nested = pairs.map(|(open, close)| format!("{open}It says {close}nothing{open}{close}"));
    let plain = ["O'Neill's", "\"", "''", "\\'", "\\\"", "''''\"", "\"'\"'\"", "\\\\'", "5' 10\"", "rock 'n' roll"];
    let mut strings: Vec<String> = open.into_iter().chain(nested).chain(plain.map(str::to_owned)).collect();
    // Some pairs open with the same mark.
    strings.sort();
    strings.dedup();
    Kind::new("quotes", strings)
}

pub(super) fn punctuation() -> Kind {
    let marks = r##"!#$%&()*+,-./:;<=>?@[\]^_{|}~"##;
    let rows = [
        "!@#$%^&*()_+{}|:<>?",
        "~!@#$%^&*()_+`-=[]\\;',./",
        "...",
        "?!?!",
        ";;",
        "//",
        "/* */",
        "--",
        "#!",
        "<>",
        "< >",
        "&&",
        "||",
        "\\n",
        "\\u0000",
        "\\x00",
        "\\0",
        "%00",
        "%0a",
        "%u0000",
        "&nbsp;",
        "&#0;",
        "&amp;amp;",
        ":-)",
        "<3",
        ">:(",
        "¯\\_(ツ)_/¯",
        "( ͡° ͜ʖ ͡°)",
        "(╯°□°）╯︵ ┻━┻",
        "„…“",
        "¡¿",
        "§¶†‡",
        "©®™",
        "±×÷≠≈∞",
        "←↑→↓↔",
        "€£¥¢₹₿",
    ];
    Kind::new("punctuation", marks.chars().map(String::from).chain(rows.map(str::to_owned)))
}

pub(super) fn lengths() -> Kind {
    Kind::new(
        "lengths",
        [
            "w".repeat(1000),
            "🌊".repeat(500),
            "Nothing new. ".repeat(70).trim_end().to_owned(),
            vec!["A line."; 100].join("\n"),
            format!("first{}last", "\n".repeat(100)),
            format!("first{}last", " ".repeat(100)),
            format!("{}{}", "(".repeat(200), ")".repeat(200)),
            format!("{}{}", "[".repeat(200), "]".repeat(200)),
            "<b>".repeat(150),
            "> ".repeat(100) + "deep",
        ],
    )
}
