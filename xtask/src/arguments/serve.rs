//! The arguments of `serve`: the project's own, and Trunk's.

use std::ffi::OsString;

use crate::replay::Factor;

/// How to serve.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Serve {
    /// With a real Isso, and a form that posts to it.
    pub(crate) isso: bool,
    /// With the sample as if it happened now, so many times as fast.
    pub(crate) replay: Option<Factor>,
    /// With a newsroom's pages in which it stands.
    pub(crate) host_page: bool,
    /// Passed to `trunk serve` as they are.
    pub(crate) trunk: Vec<OsString>,
}

impl Serve {
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, lexopt::Error> {
        let mut serve = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if let Some(server) = value(&argument, "--comments", &mut arguments) {
                match server {
                    Some(server) if server == "isso" => serve.isso = true,
                    other => return Err(format!("--comments takes `isso`, not {other:?}").into()),
                }
            } else if let Some(factor) = value(&argument, "--replay", &mut arguments) {
                let read = factor.as_ref().and_then(|factor| Factor::parse(factor.to_str()?));
                serve.replay = Some(read.ok_or_else(|| no_factor(factor))?);
            } else if argument == "--host-page" {
                serve.host_page = true;
            } else {
                serve.trunk.push(argument);
            }
        }
        if serve.isso && serve.replay.is_some() {
            return Err("--comments isso and --replay cannot both be served: Trunk has room for one of them".into());
        }
        Ok(serve)
    }
}

// What stands behind an option, in the same word or in the next; the outer `None` where it is another option.
fn value(argument: &OsString, option: &str, rest: &mut impl Iterator<Item = OsString>) -> Option<Option<OsString>> {
    match argument.to_str()?.strip_prefix(option)? {
        "" => Some(rest.next()),
        same => same.strip_prefix('=').map(|value| Some(value.into())),
    }
}

fn no_factor(given: Option<OsString>) -> String {
    let wanted = "--replay takes how many times as fast as it happened, a number from 1 up";
    match given {
        Some(given) => format!("{wanted}, not `{}`", given.to_string_lossy()),
        None => format!("{wanted}, such as `--replay 60`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Serve, String> {
        Serve::parse(line.split_whitespace().map(OsString::from)).map_err(|problem| problem.to_string())
    }

    #[test]
    fn arguments_are_left_to_trunk() {
        let trunk = vec!["--release".into(), "--port=9000".into(), "--replays".into()];
        assert_eq!(parse("--release --port=9000 --replays"), Ok(Serve { trunk, ..Serve::default() }));
    }

    #[test]
    fn isso_may_be_asked_for_anywhere() {
        for line in ["--comments isso --open", "--open --comments=isso"] {
            let expected = Serve { isso: true, trunk: vec!["--open".into()], ..Serve::default() };
            assert_eq!(parse(line), Ok(expected));
        }
    }

    #[test]
    fn there_is_no_other_server() {
        assert!(parse("--comments").is_err());
        assert!(parse("--comments disqus").unwrap_err().contains("disqus"));
    }

    #[test]
    fn a_replay_may_be_asked_for_anywhere() {
        for line in ["--replay 60 --open", "--open --replay=60"] {
            let expected = Serve { replay: Factor::parse("60"), trunk: vec!["--open".into()], ..Serve::default() };
            assert_eq!(parse(line), Ok(expected));
        }
    }

    #[test]
    fn a_replay_that_is_no_faster_than_nothing_is_refused_in_a_sentence() {
        for (line, said) in [
            ("--replay", "a number from 1 up, such as `--replay 60`"),
            ("--replay --open", "a number from 1 up, not `--open`"),
            ("--replay=0.5", "a number from 1 up, not `0.5`"),
            ("--replay=", "a number from 1 up, not ``"),
        ] {
            let problem = parse(line).unwrap_err();
            assert!(problem.starts_with("--replay takes") && problem.ends_with(said), "{problem}");
        }
    }

    #[test]
    fn a_host_page_may_be_asked_for_anywhere_and_beside_a_replay() {
        for line in ["--host-page --replay 60 --open", "--open --replay=60 --host-page"] {
            let replay = Factor::parse("60");
            let expected = Serve { replay, host_page: true, trunk: vec!["--open".into()], ..Serve::default() };
            assert_eq!(parse(line), Ok(expected));
        }
    }

    #[test]
    fn comments_and_a_replay_are_not_served_together() {
        assert!(parse("--replay 60 --comments isso").unwrap_err().contains("cannot both"));
    }
}
