use js_sys::Math;

use super::window;

/// A whole number below `limit`, uniformly distributed. Not for secrets.
pub fn below(limit: u32) -> u32 {
    (Math::random() * f64::from(limit)) as u32
}

/// 128 random bits as 32 hexadecimal digits.
pub fn id() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        crypto.get_random_values_with_u8_array(&mut bytes).ok();
    }
    let digit = |n: u8| char::from_digit(n.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
