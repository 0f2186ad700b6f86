/// The maximum wait, in seconds.
const A_DAY: u32 = 86_400;

/// Seconds that a `Retry-After` header asks to be left alone for (RFC 9110, section 10.2.3): a number of them, or a date, which
/// `seconds_until` reads. `None` where it says nothing that can be followed; a day at most.
pub fn read(header: &str, seconds_until: &dyn Fn(&str) -> Option<u32>) -> Option<u32> {
    let header = header.trim();
    header.parse().ok().or_else(|| seconds_until(header)).map(|seconds: u32| seconds.min(A_DAY))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_server_may_ask_for_a_wait_in_seconds_or_by_a_date() {
        let after = |header| read(header, &|date| (date == "Fri, 13 Jun 2014 12:00:00 GMT").then_some(7));
        for (header, seconds) in [
            (" 120 ", Some(120)),
            ("Fri, 13 Jun 2014 12:00:00 GMT", Some(7)),
            ("soon", None),
            ("-5", None),
            ("4000000000", Some(86_400)),
            ("99999999999", None),
        ] {
            assert_eq!(after(header), seconds, "{header}");
        }
    }
}
