//! The arguments of `serve`: one of the project's own, and Trunk's.

use std::ffi::OsString;

/// How to serve.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Serve {
    /// With a real Isso, and a form that posts to it.
    pub(crate) isso: bool,
    /// Passed to `trunk serve` as they are.
    pub(crate) trunk: Vec<OsString>,
}

impl Serve {
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, lexopt::Error> {
        let mut serve = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let server = match argument.to_str().and_then(|argument| argument.strip_prefix("--comments")) {
                Some("") => arguments.next(),
                Some(rest) if rest.starts_with('=') => Some(rest[1..].into()),
                _ => {
                    serve.trunk.push(argument);
                    continue;
                }
            };
            match server {
                Some(server) if server == "isso" => serve.isso = true,
                other => return Err(format!("--comments takes `isso`, not {other:?}").into()),
            }
        }
        Ok(serve)
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
        let trunk = vec!["--release".into(), "--port=9000".into()];
        assert_eq!(parse("--release --port=9000"), Ok(Serve { isso: false, trunk }));
    }

    #[test]
    fn isso_may_be_asked_for_anywhere() {
        for line in ["--comments isso --open", "--open --comments=isso"] {
            assert_eq!(parse(line), Ok(Serve { isso: true, trunk: vec!["--open".into()] }));
        }
    }

    #[test]
    fn there_is_no_other_server() {
        assert!(parse("--comments").is_err());
        assert!(parse("--comments disqus").unwrap_err().contains("disqus"));
    }
}
