/// Seconds that nobody is made to wait for longer.
const A_DAY: u32 = 86_400;

/// Seconds that a `Retry-After` header asks to be left alone for (RFC 9110, section 10.2.3): a number of them, or a date, which
/// `seconds_until` reads. `None` where it says nothing that can be followed; a day at most.
pub fn read(header: &str, seconds_until: &dyn Fn(&str) -> Option<u32>) -> Option<u32> {
    let header = header.trim();
    header.parse().ok().or_else(|| seconds_until(header)).map(|seconds: u32| seconds.min(A_DAY))
}
