/// Chance from one seed, so that a day can be run again as it was: xoroshiro128++ by Blackman and Vigna.
#[derive(Clone, Debug)]
pub(super) struct Random(u64, u64);

impl Random {
    /// The first numbers of `seed`. The generator stands still at 0, which is replaced.
    pub(super) fn new(seed: u128) -> Self {
        let seed = if seed == 0 { 0x9e37_79b9_7f4a_7c15 } else { seed };
        Self(seed as u64, (seed >> 64) as u64)
    }

    fn next(&mut self) -> u64 {
        let Self(a, b) = *self;
        let number = a.wrapping_add(b).rotate_left(17).wrapping_add(a);
        let mixed = a ^ b;
        *self = Self(a.rotate_left(49) ^ mixed ^ (mixed << 21), mixed.rotate_left(28));
        number
    }

    /// A whole number below `limit`, each as likely as the others.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        (((self.next() >> 32) * u64::from(limit)) >> 32) as u32
    }

    /// 128 random bits in hexadecimal digits: an idempotency key.
    pub(super) fn id(&mut self) -> String {
        let bits = [self.next(), self.next()];
        let digit = |at: usize| char::from_digit((bits[at / 16] >> (at % 16 * 4)) as u32 & 15, 16).unwrap_or('0');
        (0..32).map(digit).collect()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Random;

    #[test]
    fn one_seed_gives_one_sequence_and_another_seed_another() {
        let ids = |seed| {
            let mut random = Random::new(seed);
            [random.id(), random.id()]
        };
        assert_eq!(ids(7), ids(7));
        let all = [ids(0), ids(7), ids(7 << 64)].concat();
        assert!(all.iter().all(|id| id.len() == 32 && all.iter().filter(|other| *other == id).count() == 1), "{all:?}");
    }

    #[test]
    fn numbers_below_a_limit_are_spread_over_all_of_it() {
        let mut random = Random::new(1);
        let mut counts = [0; 10];
        (0..10_000).for_each(|_| counts[random.below(10) as usize] += 1);
        assert!(counts.iter().all(|count| (800..1_200).contains(count)), "{counts:?}");
    }
}
