//! The way of a document to the page.

use std::collections::BTreeMap;

use as_it_happened::feed::{decode, retry_after};
use as_it_happened::reading::failure::{Failure, Missed};
use as_it_happened::reading::page::effect::{Fetch, Source};
use as_it_happened::reading::page::event::{Answer, Document};
use as_it_happened::timeline::fingerprint;
use generator::Random;
use newsroom::{Delivery, Fault, HEAD, Response, Story, parse_http_date};
use url::Url;

/// Where the feed is.
pub const FEED: &str = "https://news.example/live/coverage.json";

/// Longer than a page waits for the next byte of an answer, in milliseconds.
const TOO_LONG: i64 = 17_000;

/// A network between the newsroom and one reader, with the browser's HTTP cache at its end.
#[derive(Debug)]
pub struct Network {
    /// How many milliseconds old what each server of the delivery network has is.
    edges: Vec<i64>,
    /// Whether a half body is handed on as if it were whole, as one engine does.
    hands_on_halves: bool,
    /// Whether a service worker keeps copies of documents.
    pub has_worker: bool,
    /// By address: `ETag`, body, and when it came.
    cache: BTreeMap<String, (String, Vec<u8>, i64)>,
}

/// What is on its way to the page.
#[derive(Debug)]
pub struct Transit {
    /// When it arrives; `None` if it never does.
    pub arrives: Option<i64>,
    /// What went wrong with it.
    pub fault: Option<Fault>,
    /// Whether nothing of it comes for longer than a page waits.
    pub is_slow: bool,
    /// Whether it comes bit by bit.
    pub is_steady: bool,
    /// What it is.
    pub arrival: Arrival,
}

/// What arrives.
#[derive(Debug)]
pub enum Arrival {
    /// A response. Its body is from the browser's cache where the server had nothing new.
    Response(Response),
    /// Nothing came.
    Unreachable,
    /// What the service worker has.
    Copy,
}

impl Network {
    /// The network of a seed.
    pub fn new(random: &mut Random) -> Self {
        let edges: &[&[i64]] = &[&[0], &[0], &[0, 4_000, 20_000], &[0, 0, 45_000]];
        Self {
            edges: edges[random.below(edges.len())].to_vec(),
            hands_on_halves: random.one_in(3),
            has_worker: random.one_in(3),
            cache: BTreeMap::new(),
        }
    }

    /// Sends a request now. Without faults that may happen, there are no delays either.
    pub fn request(
        &mut self,
        fetch: &Fetch,
        story: &Story,
        now: i64,
        online: bool,
        faults: &[Fault],
        random: &mut Random,
    ) -> Transit {
        let is_copy = fetch.source == Source::Copy;
        if is_copy || !online {
            let arrives = Some(now + random.below(50) as i64);
            let arrival = if is_copy { Arrival::Copy } else { Arrival::Unreachable };
            return Transit { arrives, fault: None, is_slow: false, is_steady: false, arrival };
        }
        let delay = match random.below(if faults.is_empty() { 30 } else { 40 }) {
            30..38 => 1_000 + random.below(7_000) as i64,
            38.. => TOO_LONG + random.below(30_000) as i64,
            _ => 30 + random.below(800) as i64,
        };
        let fault = (!faults.is_empty() && random.one_in(6)).then(|| faults[random.below(faults.len())]);
        let edge = if faults.is_empty() { 0 } else { self.edges[random.below(self.edges.len())] };
        let address = fetch.address.as_str();
        let name = address.rsplit('/').next().unwrap_or_default();
        let known = self.cache.get(address);
        let at = now + delay / 2;
        let response =
            story.respond(name, known.map(|(etag, ..)| etag.as_str()), fault, (at - edge).max(newsroom::START));
        let response = match known {
            Some((_, body, _)) if response.status == 304 => Response { status: 200, body: body.clone(), ..response },
            _ => response,
        };
        let arrives = match response.delivery {
            Delivery::Silent | Delivery::Stalled(_) => None,
            _ => Some(now + delay),
        };
        let arrival =
            if response.delivery == Delivery::Lost { Arrival::Unreachable } else { Arrival::Response(response) };
        let is_steady = delay >= TOO_LONG && random.one_in(2);
        Transit { arrives, fault, is_slow: delay >= TOO_LONG && !is_steady, is_steady, arrival }
    }

    /// What the page gets of what has arrived. `device_now` is the device's date and time.
    pub fn answer(&mut self, fetch: &Fetch, arrival: Arrival, device_now: i64) -> Answer {
        let address = fetch.address.as_str();
        let response = match arrival {
            Arrival::Response(response) => response,
            Arrival::Unreachable => return Err(Failure::Network.into()),
            Arrival::Copy => {
                let kept = self.cache.get(address).filter(|_| self.has_worker);
                let (_, body, at) = kept.ok_or(Failure::Network)?;
                return document(fetch, body, Some(*at));
            }
        };
        let cut = match response.delivery {
            Delivery::Reset(bytes) | Delivery::Closed(bytes) => Some(bytes),
            _ => None,
        };
        if response.status != 200 {
            let header = |name| response.value_of(name).unwrap_or_default();
            let seconds_until = |date: &str| {
                let (then, sent) = (parse_http_date(date)?, parse_http_date(header("Date"))?);
                u32::try_from((then - sent) / 1_000).ok()
            };
            let retry_after = retry_after::read(header("Retry-After"), &seconds_until);
            return Err(Missed { failure: Failure::of_status(response.status), retry_after });
        }
        if response.value_of("Content-Type").is_some_and(|kind| kind.starts_with("text/html")) {
            return Err(Failure::Html.into());
        }
        let etag = response.value_of("ETag").unwrap_or_default().to_owned();
        match cut {
            Some(bytes) if self.hands_on_halves => document(fetch, &response.body[..bytes], None),
            Some(_) => Err(Failure::CutOff.into()),
            None => {
                let answer = document(fetch, &response.body, None);
                if !etag.is_empty() {
                    self.cache.insert(address.to_owned(), (etag, response.body, device_now));
                }
                answer
            }
        }
    }
}

/// What the shell makes of a body: it is not decoded if it is the one that the page knows.
fn document(fetch: &Fetch, body: &[u8], cached_at: Option<i64>) -> Answer {
    let body_hash = fingerprint::of(body);
    let is_known = fetch.body_hash == body_hash;
    let base = Url::parse(fetch.address.as_str()).expect("the page asks for absolute addresses");
    let resolve = |reference: &str| base.join(reference).ok().map(String::from);
    let decoded = (!is_known).then(|| decode(body, fetch.page.clone(), &resolve));
    Ok(Box::new(Document { body_hash, cached_at, decoded }))
}

/// Whether an address is that of the head.
pub fn is_head(fetch: &Fetch) -> bool {
    fetch.address.as_str().ends_with(HEAD)
}

#[cfg(test)]
mod tests {
    use as_it_happened::reading::page::effect::RequestId;
    use as_it_happened::timeline::href::HttpUrl;
    use as_it_happened::timeline::merge::Page;
    use newsroom::{Plan, START};

    use super::*;

    fn fetch() -> Fetch {
        Fetch {
            request: RequestId(1),
            address: HttpUrl::parse(FEED).unwrap(),
            page: Page::Head,
            body_hash: 0,
            source: Source::Server,
        }
    }

    #[test]
    fn the_head_comes_whole_and_then_unchanged_to_a_page_that_knows_it() {
        let (mut random, story) = (Random::new(1, 1), Story::generated(&Plan::restless(1)));
        let mut network = Network::new(&mut random);
        let now = START + 3_600_000;
        let mut ask = |fetch: &Fetch| {
            let transit = network.request(fetch, &story, now, true, &[], &mut random);
            network.answer(fetch, transit.arrival, now)
        };
        let document = ask(&fetch()).unwrap();
        assert!(!document.decoded.unwrap().unwrap().snapshot.posts.is_empty());
        let knows = Fetch { body_hash: document.body_hash, ..fetch() };
        let known = ask(&knows).unwrap();
        assert!(known.decoded.is_none() && known.cached_at.is_none());
        assert!(ask(&fetch()).unwrap().decoded.is_some());
    }

    #[test]
    fn with_faults_every_kind_of_answer_comes() {
        let (mut random, story) = (Random::new(2, 1), Story::generated(&Plan::restless(2)));
        let mut network = Network { hands_on_halves: false, ..Network::new(&mut random) };
        let (mut seen, mut silent) = (std::collections::BTreeSet::new(), 0);
        for second in 0..2_000 {
            let now = START + 1_000 * second;
            let transit = network.request(&fetch(), &story, now, second % 50 > 0, &Fault::ALL, &mut random);
            silent += usize::from(transit.arrives.is_none());
            let answer = network.answer(&fetch(), transit.arrival, now);
            seen.insert(match answer {
                Ok(_) => "Document".to_owned(),
                Err(Missed { retry_after: Some(20), .. }) => "Retry".to_owned(),
                Err(missed) => format!("{:?}", missed.failure),
            });
        }
        assert!(silent > 10);
        let kinds: Vec<&str> = seen.iter().map(String::as_str).collect();
        assert!(
            ["CutOff", "Document", "Html", "Retry", "Server", "Network"].iter().all(|kind| kinds.contains(kind)),
            "{kinds:?}"
        );
    }
}
