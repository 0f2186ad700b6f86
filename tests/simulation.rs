//! A few simulated days, and those that once failed. `cargo xtask simulate` runs more, and faster.

#[test]
fn in_the_end_of_every_day_the_page_shows_what_the_newsroom_has() {
    for seed in simulation::known_seeds().chain(0..8) {
        if let Err(failure) = simulation::simulate(seed) {
            panic!("{failure}");
        }
    }
}
