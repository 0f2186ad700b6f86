//! Starts the page.

fn main() {
    #[cfg(target_arch = "wasm32")]
    as_it_happened::start();
}
