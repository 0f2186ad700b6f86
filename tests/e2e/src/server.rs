//! A web server on loopback that does as each journey tells it: the built page by default, and any
//! answer or fault in the place of any file.
//!
//! Every journey gets a [`Site`] under a path of its own, so that journeys side by side share neither
//! cache nor service worker, and the page proves that all its addresses are relative.

mod answer;
mod connection;
mod files;
mod policy;
mod request;
mod routes;
mod script;
mod site;
mod upstream;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

pub use answer::Answer;
pub use policy::{CONTENT_SECURITY_POLICY, Violation};
pub use request::Request;
pub use script::Script;
pub use site::Site;

/// The server of a whole run; it lives as long as the process.
#[derive(Debug)]
pub struct Server {
    port: u16,
    root: PathBuf,
    sites: Arc<Mutex<HashMap<u32, Site>>>,
    next: AtomicU32,
}

impl Server {
    /// Serves the built page in `root`, on a port that the system chooses.
    ///
    /// # Errors
    /// When loopback cannot be listened on.
    pub fn start(root: &Path) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let sites = Arc::new(Mutex::new(HashMap::new()));
        let open = Arc::clone(&sites);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sites = Arc::clone(&open);
                // A browser that goes away in the middle of an answer is no fault of the journey.
                thread::spawn(move || connection::serve(&stream, |number| find(&sites, number)));
            }
        });
        Ok(Self { port, root: root.to_owned(), sites, next: AtomicU32::new(1) })
    }

    /// A site that no journey has used before.
    #[must_use]
    pub fn site(&self) -> Site {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let site = Site::new(self.port, number, &self.root);
        self.sites.lock().unwrap_or_else(PoisonError::into_inner).insert(number, site.clone());
        site
    }
}

fn find(sites: &Mutex<HashMap<u32, Site>>, number: u32) -> Option<Site> {
    sites.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned()
}
