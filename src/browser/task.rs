use std::future::Future;
use std::pin::Pin;

/// Runs `work` asynchronously. Boxed, so that the module contains the executor's code once.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    leptos::task::spawn_local(work);
}
