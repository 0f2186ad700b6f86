use std::future::Future;
use std::pin::Pin;

/// Runs `work` beside everything else. Boxed, so that the machinery for it is in the page once.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    leptos::task::spawn_local(work);
}
