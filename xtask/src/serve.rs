//! The page on a developer's machine, rebuilt at every change.

use std::ffi::OsString;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::arguments::{CommentServer, Serve};
use crate::loopback::{self, answers, listen};
use crate::process::run;
use crate::project::Project;
use crate::trunk::trunk;
use crate::{comments, host_page, replay};

const DEFAULT_PORT: u16 = 8080;

/// Not `dist/`: a debug build must not replace a release there.
const DIST: &str = "target/serve";

/// Installs missing tools, builds, and serves until it is stopped.
pub(crate) fn serve(project: &Project, options: &Serve) -> Result<()> {
    let arguments = options.trunk.as_slice();
    let mut trunk = trunk(project)?;
    trunk.arg("serve").args(arguments);
    if option(arguments, "--dist", "-d").is_none() {
        trunk.args(["--dist", DIST]);
    }
    let chosen = option(arguments, "--port", "-p").or_else(|| std::env::var("TRUNK_SERVE_PORT").ok());
    let port = match chosen {
        // Trunk reports a port that is not a number.
        Some(port) => port.parse().ok(),
        None => Some(free_port()?),
    };
    let Some(port) = port else { return run(&mut trunk) };
    trunk.env("TRUNK_SERVE_PORT", port.to_string());
    let mut notices = Vec::new();
    if let Some(CommentServer::Isso) = options.comments {
        notices.push(comments::start(project, port, &mut trunk)?);
    }
    if let Some(factor) = options.replay {
        notices.push(replay::start(project, factor, port, &mut trunk)?);
    }
    if options.host_page {
        notices.push(host_page::start(project, port, options.replay.map(|_| replay::FEED))?);
    }
    println!("Building the page. The first build takes 1 to 2 minutes.");
    thread::spawn(move || announce(port, &notices));
    run(&mut trunk)
}

/// The value of one of Trunk's options, in any of its spellings.
fn option(arguments: &[OsString], long: &str, short: &str) -> Option<String> {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if argument == long || argument == short {
            return Some(arguments.next().unwrap_or_default().into_owned());
        }
        if let Some(value) = argument.strip_prefix(long) {
            return value.strip_prefix('=').map(str::to_owned);
        }
        if let Some(value) = argument.strip_prefix(short) {
            return Some(value.trim_start_matches('=').to_owned());
        }
    }
    None
}

fn free_port() -> Result<u16> {
    let port = match (DEFAULT_PORT..DEFAULT_PORT + 20).find(|port| is_free(*port)) {
        Some(port) => port,
        None => loopback::free_port()?,
    };
    if port != DEFAULT_PORT {
        println!("Port {DEFAULT_PORT} is taken; using {port}.");
    }
    Ok(port)
}

fn is_free(port: u16) -> bool {
    // Binding alone proves nothing: a server on all addresses leaves this address free.
    !answers(port) && listen(port).is_ok()
}

/// Trunk listens after the first build: once it accepts connections, there is a page.
fn announce(port: u16, notices: &[String]) {
    while !answers(port) {
        thread::sleep(Duration::from_millis(200));
    }
    println!("\nServing As It Happened at http://127.0.0.1:{port}/ (Ctrl-C stops it)");
    println!("{}", notices.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(line: &str) -> Option<String> {
        let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        option(&arguments, "--port", "-p")
    }

    #[test]
    fn a_port_is_read_in_all_spellings_of_trunk() {
        for line in ["--port 9000", "--port=9000", "-p 9000", "-p9000", "--release -p=9000"] {
            assert_eq!(port(line).as_deref(), Some("9000"), "{line}");
        }
        assert_eq!(port("--release --open --proxy-ws"), None);
    }

    #[test]
    fn a_port_in_use_is_not_free() {
        let taken = listen(0).unwrap();
        assert!(!is_free(taken.local_addr().unwrap().port()));
    }
}
