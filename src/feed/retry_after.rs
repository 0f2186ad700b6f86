/// The maximum wait, in seconds.
const A_DAY: u32 = 86_400;

/// Seconds that a `Retry-After` header asks to be left alone for (RFC 9110, section 10.2.3): a number of them, or a date, which
/// `seconds_until` reads. A part of a second counts as one. `None` where it says nothing that can be followed; a day at most.
pub fn read(header: &str, seconds_until: &dyn Fn(&str) -> Option<u32>) -> Option<u32> {
    let header = header.trim();
    // Browsers take many a number for a date; one of HTTP begins with the name of a day.
    if header.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Some(seconds_until(header)?.min(A_DAY));
    }
    let (whole, part) = header.split_once('.').unwrap_or((header, ""));
    let is_number = !whole.is_empty() && [whole, part].concat().bytes().all(|digit| digit.is_ascii_digit());
    let add = |seconds: u32, digit: u8| seconds.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
    is_number.then(|| whole.bytes().fold(0, add).saturating_add(u32::from(!part.is_empty())).min(A_DAY))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_server_may_ask_for_a_wait_in_seconds_or_by_a_date() {
        // As a browser, which takes everything for a date.
        let after = |header| read(header, &|date| Some(if date == "Fri, 13 Jun 2014 12:00:00 GMT" { 7 } else { 99 }));
        for (header, seconds) in [
            (" 120 ", Some(120)),
            ("0", Some(0)),
            ("3600.5", Some(3_601)),
            ("Fri, 13 Jun 2014 12:00:00 GMT", Some(7)),
            ("2014-06-13", None),
            ("-5", None),
            ("+5", None),
            ("1e3", None),
            ("", None),
            ("4000000000", Some(86_400)),
            ("99999999999", Some(86_400)),
            ("99999999999999999999999", Some(86_400)),
        ] {
            assert_eq!(after(header), seconds, "{header}");
        }
    }
}
