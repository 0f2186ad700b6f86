use crate::timeline::href::push_escaped;

/// The address that opens a ready-written e-mail (RFC 6068): to a mailbox, with a subject, and with the comment followed by
/// lines that say who wrote it.
pub fn letter(to: &str, subject: &str, text: &str, lines: &[(&str, &str)]) -> String {
    let mut address = ["mailto:", to, "?subject="].concat();
    escape(subject, &mut address);
    address.push_str("&body=");
    escape(text, &mut address);
    for (place, (label, value)) in lines.iter().filter(|(_, value)| !value.is_empty()).enumerate() {
        escape(if place == 0 { "\n\n" } else { "\n" }, &mut address);
        escape(label, &mut address);
        escape(": ", &mut address);
        escape(value, &mut address);
    }
    address
}

/// Writes all but what RFC 3986 leaves unreserved as `%XX`, and the end of a line as mail has it.
fn escape(text: &str, address: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'\n' => address.push_str("%0D%0A"),
            b'-' | b'.' | b'_' | b'~' => address.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => address.push(byte.into()),
            _ => push_escaped(byte, address),
        }
    }
}
