//! Ports on loopback for servers that are started for a test.

use std::io;
use std::net::{Ipv4Addr, TcpListener};

/// A port that nobody listens on.
pub(crate) fn free() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
