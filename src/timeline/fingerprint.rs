use std::hash::{Hash, Hasher};

/// A hash that is equal for equal content, and in practice different for different content.
pub fn of(content: &(impl Hash + ?Sized)) -> u64 {
    let mut hash = Fnv::default();
    content.hash(&mut hash);
    hash.finish()
}

/// 64-bit FNV-1a.
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use serde_json::{Value, json};

    #[test]
    fn it_depends_on_content_but_not_on_the_order_of_members() {
        let [one, other]: [Value; 2] =
            [r#"{"a":1,"b":[2]}"#, r#"{"b":[2],"a":1}"#].map(|text| serde_json::from_str(text).unwrap());
        assert_eq!(of(&one), of(&other));
        for different in [json!({"a":1,"b":2}), json!({"a":"1","b":[2]}), json!({"ab":1,"":[2]}), json!(null)] {
            assert_ne!(of(&one), of(&different), "{different}");
        }
    }
}
