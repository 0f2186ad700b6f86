//! One connection of a browser: requests in, answers out, faults included.

use std::io::{self, BufReader, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use socket2::SockRef;

use super::answer::{Answer, Ending};
use super::request::Request;
use super::site::Site;

/// Serves one connection until either side closes it.
pub(super) fn serve(stream: &TcpStream, find: impl Fn(u32) -> Option<Site>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut incoming = BufReader::new(stream.try_clone()?);
    while let Some(mut request) = Request::read(&mut incoming)? {
        let answer = match address(&request.path) {
            Some((number, path)) if let Some(site) = find(number) => {
                request.path = path;
                site.respond(&request)
            }
            // A browser's own questions, such as for `/favicon.ico`, belong to no journey.
            _ => Answer::error(404),
        };
        thread::sleep(answer.delay);
        if !send(stream, &answer)? {
            break;
        }
    }
    Ok(())
}

/// Takes `/j/7/coverage/day.json` apart.
fn address(path: &str) -> Option<(u32, String)> {
    let (number, path) = path.strip_prefix("/j/")?.split_once('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    Some((number.parse().ok()?, path.to_owned()))
}

/// Sends an answer as far as it is meant to go; false when the connection is not to be used again.
fn send(mut stream: &TcpStream, answer: &Answer) -> io::Result<bool> {
    let body = answer.body.as_slice();
    let sent = match answer.ending {
        Ending::Refused => {
            // Where not a byte has come, browsers send even a POST a second time by themselves, and the page hears
            // nothing of the first.
            stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
            return reset(stream);
        }
        Ending::Silent => return stall(stream),
        Ending::Whole => body.len(),
        Ending::Closed(bytes) | Ending::Reset(bytes) | Ending::Stalled(bytes) => bytes.min(body.len()),
    };
    let mut message = answer.head().into_bytes();
    message.extend_from_slice(&body[..sent]);
    stream.write_all(&message)?;
    match answer.ending {
        Ending::Closed(_) => Ok(false),
        Ending::Reset(_) => reset(stream),
        Ending::Stalled(_) => stall(stream),
        Ending::Whole | Ending::Refused | Ending::Silent => Ok(true),
    }
}

/// Without lingering, closing a connection is a reset.
fn reset(stream: &TcpStream) -> io::Result<bool> {
    // What was sent before must reach the browser first: a reset overtakes it.
    thread::sleep(Duration::from_millis(50));
    SockRef::from(stream).set_linger(Some(Duration::ZERO))?;
    Ok(false)
}

/// Says nothing until the browser gives up.
fn stall(mut stream: &TcpStream) -> io::Result<bool> {
    while stream.read(&mut [0; 64])? > 0 {}
    Ok(false)
}
