//! What is text to one program and an order to the next.

use super::Kind;

pub(super) fn markup() -> Kind {
    // Run by a page, each would leave a trace that a test can look for.
    let trace = "window.naughty=1";
    let written = [
        "<script>@</script>",
        "</textarea><script>@</script>",
        "\"><script>@</script>",
        "'><script>@</script>",
        "</script><script>@</script>",
        "<scr<script>ipt>@</scr</script>ipt>",
        "<SCRIPT\n>@</SCRIPT\n>",
        "<script src=//example.org/x.js></script>",
        "<img src=x onerror=@>",
        "<img src=\"x\" onerror='@'>",
        "<img/src=x/onerror=@>",
        "<img src=x onerror=\"@\"//",
        "<svg onload=@>",
        "<svg><script>@</script></svg>",
        "<svg><animate onbegin=@ attributeName=x dur=1s>",
        "<math><mtext></mtext><script>@</script></math>",
        "<body onload=@>",
        "<iframe srcdoc=\"<script>parent.naughty=1</script>\"></iframe>",
        "<iframe src=\"javascript:@\"></iframe>",
        "<a href=\"javascript:@\">here</a>",
        "<a href=\"java\tscript:@\">here</a>",
        "<a href=\"&#106;avascript:@\">here</a>",
        "<details open ontoggle=@>",
        "<input autofocus onfocus=@>",
        "<video><source onerror=@></video>",
        "<object data=\"javascript:@\"></object>",
        "<embed src=\"javascript:@\">",
        "<form action=\"javascript:@\"><button>Go</button></form>",
        "<meta http-equiv=refresh content=\"0;url=javascript:@\">",
        "<base href=\"https://example.org/\">",
        "<link rel=stylesheet href=\"javascript:@\">",
        "<style>*{display:none}</style>",
        "<template shadowrootmode=open><script>@</script></template>",
        "\" autofocus onfocus=\"@",
        "' onmouseover='@",
        "--><script>@</script>",
        "]]><script>@</script>",
        "<!--",
        "<![CDATA[",
        "<?php echo 1; ?>",
        "<b>bold",
        "</p></div></body></html>",
        "<p hidden>",
        "&lt;script&gt;@&lt;/script&gt;",
        "\u{ff1c}script\u{ff1e}@\u{ff1c}/script\u{ff1e}",
        "<a onclick=@ href=#>here</a>",
        "<xss id=x tabindex=1 onfocus=@>",
        "<marquee onstart=@>stop</marquee>",
    ];
    Kind::new("markup", written.map(|text| text.replace('@', trace)))
}

pub(super) fn addresses() -> Kind {
    Kind::new(
        "addresses",
        [
            "javascript:window.naughty=1",
            "JaVaScRiPt:window.naughty=1//",
            "data:text/html,<script>1</script>",
            "vbscript:msgbox(1)",
            "file:///etc/hosts",
            "blob:https://example.org/1",
            "https://example.org@example.net/",
            "https://example.org/%2e%2e/",
            "//example.org",
            "http://[::1]/",
            "http://0x7f.1/",
            "http://127.0.0.1:1/",
            "https://ex\u{e4}mple.org/",
            "https://example.org/?a=1&b=2#c",
            "mailto:a@example.org?bcc=b@example.org",
            "a@example.org\nBcc: b@example.org",
            "\"a b\"@example.org",
            "a@[127.0.0.1]",
            "@example.org",
            "a@b@c",
        ],
    )
}

pub(super) fn queries() -> Kind {
    Kind::new(
        "queries",
        [
            "' OR '1'='1",
            "' OR 1=1 --",
            "1; DROP TABLE comments",
            "'; DROP TABLE comments; --",
            "Robert'); DELETE FROM comments; --",
            "\" OR \"\"=\"",
            "' UNION SELECT NULL, NULL --",
            "1' AND SLEEP(5)#",
            "1' WAITFOR DELAY '0:0:5'--",
            "%' AND 1=0 --",
            "100%",
            "50_50",
            "\\%",
            "[a-z]",
            "x' || 'y",
            "$$",
            "E'\\''",
            "/**/OR/**/1=1",
            "{\"$gt\": \"\"}",
            "{\"$where\": \"1\"}",
            "*)(uid=*))(|(uid=*",
            "' or count(/*)=1 or 'a'='b",
            "-1 OR 1",
            "LIKE '%'",
        ],
    )
}

pub(super) fn commands() -> Kind {
    Kind::new(
        "commands",
        [
            "$(touch naughty)",
            "`touch naughty`",
            "; ls",
            "| cat",
            "|| true",
            "& ping example.org &",
            "> /dev/null",
            "< /etc/hosts",
            "$HOME",
            "${PATH}",
            "$?",
            "$IFS",
            "~root",
            "* .*",
            "?*",
            "!!",
            "-rf",
            "--help",
            "-- -x",
            "\\\\\\",
            "%PATH%",
            "^&",
            "@echo off",
            "eval(\"1\")",
            "System.exit(1)",
            "exit 1",
            "#{`ls`}",
            "() { :; }; echo naughty",
            "\n ls\n;",
            "%x(ls)",
            "__import__(\"os\")",
            "=1+1",
            "@SUM(1)",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "=HYPERLINK(\"//x\",\"y\")",
        ]
        .map(str::trim),
    )
}

pub(super) fn entities() -> Kind {
    let declared = |declaration: &str| format!("<?xml version=\"1.0\"?><!DOCTYPE a [{declaration}]><a>&b;</a>");
    let nested: String = ('c'..='h').map(|name| format!("<!ENTITY {name} \"&b;&b;&b;\">")).collect();
    Kind::new(
        "entities",
        [
            declared("<!ENTITY b SYSTEM \"file:///etc/hosts\">"),
            declared("<!ENTITY b SYSTEM \"https://example.org/b\">"),
            declared("<!ENTITY % b SYSTEM \"file:///etc/hosts\"> %b;"),
            declared(&format!("<!ENTITY b \"bb\">{nested}")),
            "<!ENTITY b PUBLIC \"b\" \"file:///b\">".to_owned(),
            "<x xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/hosts\" parse=\"text\"/></x>".to_owned(),
            "&lol;".to_owned(),
            "&#x41;&#65;&Auml;".to_owned(),
            "&#xD800;".to_owned(),
            "&#x110000;".to_owned(),
        ],
    )
}

pub(super) fn templates() -> Kind {
    Kind::new(
        "templates",
        [
            "%s%s%s%s",
            "%n%n%n",
            "%x %d %p",
            "%1$s",
            "%99999999d",
            "%%",
            "%@",
            "{0}",
            "{}{}",
            "{name}",
            "{{7*7}}",
            "{{constructor.constructor('1')()}}",
            "{% if 1 %}",
            "{{{x}}}",
            "${7*7}",
            "#{7*7}",
            "*{7*7}",
            "<%= 7*7 %>",
            "@(7*7)",
            "[[${7*7}]]",
            "{$x}",
            "$x$",
            "${jndi:ldap://127.0.0.1/x}",
            "{{ x | safe }}",
            "{#comment#}",
            "\\{x\\}",
            "%(name)s",
            "{0.__class__}",
            "f\"{1}\"",
            "`${1}`",
        ],
    )
}
