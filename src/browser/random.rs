use super::window;

/// 128 random bits.
pub fn seed() -> u128 {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        crypto.get_random_values_with_u8_array(&mut bytes).ok();
    }
    u128::from_le_bytes(bytes)
}
