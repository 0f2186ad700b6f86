//! The command line: what was asked for, or why it cannot be understood.

mod engine;
mod serve;

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt};

pub(crate) use engine::Engine;
pub(crate) use serve::Serve;

/// What `cargo xtask` can do, as shown to whoever asks or mistypes.
pub(crate) const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--comments isso | --replay N] [--host-page] [trunk options]
                          gets what is missing, builds, and serves with live reload; with an Isso that takes the comments,
                          or with the sample as if it happened now, N times as fast; and in the pages of a newsroom
  build [--compress]      builds the release into dist/; --compress adds .br and .gz files
  compress                writes them anew beside what is in dist/, after a change to it
  test                    everything the project can check about itself
       [--only native|servers|browser|e2e]  [--engine chromium|firefox|webkit]
       [-- FILTER…]       passed to the end-to-end tests
  check                   what needs no browser: format, clippy, docs, layering
  size [--record] [--no-build]
                          the bytes of the first view against their budget
  bench [--engine chromium|firefox|webkit] [--runs N] [--only MEASURE]… [--no-build]
                          how fast and how large the page is, next to one written by hand; prints, judges nothing
  soak [--engine chromium|firefox|webkit] [--no-build]
                          a whole day before one page, in a few minutes: what stays in its place, and what grows
  flood POSTS             writes a generated coverage of that many posts
  assemble                writes the style sheet and the files of words that the page is built of (Trunk calls it)
  trim                    takes comments and names out of a release, and leads the form to Isso (Trunk calls it)";

/// One thing to do.
#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    /// Show the usage.
    Help,
    /// Serve with live reload.
    Serve(Serve),
    /// Build the release.
    Build {
        /// Write compressed copies beside the text files.
        compress: bool,
    },
    /// Write compressed copies beside the text files of the release that is there.
    Compress,
    /// Run all tests, or a part of them.
    Test(Choice),
    /// Run what needs no browser.
    Check,
    /// Weigh the first view.
    Size {
        /// Make the measured figure the recorded one.
        record: bool,
        /// Build before weighing.
        build: bool,
    },
    /// Measure how fast the page is.
    Bench {
        /// Where to measure.
        engine: Engine,
        /// How often, instead of as often as the benchmark does by itself.
        runs: Option<usize>,
        /// Names of the measures, instead of all.
        only: Vec<String>,
        /// Build before measuring.
        build: bool,
    },
    /// Play a whole day before the page.
    Soak {
        /// Where, instead of in every engine.
        engine: Option<Engine>,
        /// Build before playing.
        build: bool,
    },
    /// Write a generated coverage.
    Flood {
        /// How many posts it has.
        posts: usize,
    },
    /// Write what the page is built of.
    Assemble,
    /// Trim what Trunk is about to publish.
    Trim,
}

/// Which of the tests to run.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Choice {
    /// One part only.
    pub(crate) only: Option<Part>,
    /// One engine only.
    pub(crate) engine: Option<Engine>,
    /// Arguments of the end-to-end tests.
    pub(crate) journeys: Vec<OsString>,
}

impl Choice {
    /// Whether this part of the tests is wanted.
    pub(crate) fn wants(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }

    /// Whether this engine is wanted.
    pub(crate) fn wants_engine(&self, engine: Engine) -> bool {
        self.engine.is_none_or(|only| only == engine)
    }
}

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// The checks and the native tests.
    Native,
    /// The settings in `deploy/`, in the web servers that they are for.
    Servers,
    /// The unit tests that need a DOM.
    Browser,
    /// The built page as a reader meets it.
    EndToEnd,
}

impl Part {
    fn parse(name: &str) -> Option<Self> {
        match name {
            "native" => Some(Self::Native),
            "servers" => Some(Self::Servers),
            "browser" => Some(Self::Browser),
            "e2e" => Some(Self::EndToEnd),
            _ => None,
        }
    }
}

impl Task {
    /// Understands the arguments that follow `cargo xtask`.
    pub(crate) fn parse<I>(arguments: I) -> Result<Self, lexopt::Error>
    where
        I: IntoIterator<Item = OsString>,
    {
        let mut parser = Parser::from_args(arguments);
        match parser.next()? {
            None => Err("a command is missing".into()),
            Some(Arg::Long("help") | Arg::Short('h')) => Ok(Self::Help),
            Some(Arg::Value(command)) => Self::parse_command(&command.string()?, parser),
            Some(other) => Err(other.unexpected()),
        }
    }

    fn parse_command(command: &str, mut parser: Parser) -> Result<Self, lexopt::Error> {
        let task = match command {
            "help" => Self::Help,
            "serve" => Self::Serve(Serve::parse(parser.raw_args()?)?),
            "build" => Self::Build { compress: flags(&mut parser, ["compress"])?[0] },
            "compress" => Self::Compress,
            "test" => Self::Test(choice(&mut parser)?),
            "check" => Self::Check,
            "size" => {
                let [record, no_build] = flags(&mut parser, ["record", "no-build"])?;
                Self::Size { record, build: !no_build }
            }
            "bench" => bench(&mut parser)?,
            "soak" => soak(&mut parser)?,
            "flood" => Self::Flood { posts: parser.value()?.parse()? },
            "assemble" => Self::Assemble,
            "trim" => Self::Trim,
            unknown => return Err(format!("there is no command `{unknown}`").into()),
        };
        match parser.next()? {
            None => Ok(task),
            Some(extra) => Err(extra.unexpected()),
        }
    }
}

fn flags<const N: usize>(parser: &mut Parser, names: [&str; N]) -> Result<[bool; N], lexopt::Error> {
    let mut given = [false; N];
    while let Some(argument) = parser.next()? {
        let place = match &argument {
            Arg::Long(name) => names.iter().position(|known| known == name),
            _ => None,
        };
        let Some(place) = place else {
            return Err(argument.unexpected());
        };
        given[place] = true;
    }
    Ok(given)
}

fn choice(parser: &mut Parser) -> Result<Choice, lexopt::Error> {
    let mut choice = Choice::default();
    loop {
        if let Some(rest) = parser.try_raw_args()
            && rest.peek().is_some_and(|next| next == "--")
        {
            choice.journeys = rest.skip(1).collect();
            return Ok(choice);
        }
        match parser.next()? {
            None => return Ok(choice),
            Some(Arg::Long("only")) => {
                choice.only = Some(named(parser, "native, servers, browser or e2e", Part::parse)?);
            }
            Some(Arg::Long("engine")) => choice.engine = Some(engine(parser)?),
            Some(other) => return Err(other.unexpected()),
        }
    }
}

fn bench(parser: &mut Parser) -> Result<Task, lexopt::Error> {
    let (mut engine, mut runs, mut only, mut build) = (Engine::Chromium, None, Vec::new(), true);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("engine") => engine = self::engine(parser)?,
            Arg::Long("runs") => runs = Some(parser.value()?.parse()?),
            Arg::Long("only") => only.push(parser.value()?.string()?),
            Arg::Long("no-build") => build = false,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Bench { engine, runs, only, build })
}

fn soak(parser: &mut Parser) -> Result<Task, lexopt::Error> {
    let (mut engine, mut build) = (None, true);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("engine") => engine = Some(self::engine(parser)?),
            Arg::Long("no-build") => build = false,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Soak { engine, build })
}

fn engine(parser: &mut Parser) -> Result<Engine, lexopt::Error> {
    named(parser, "chromium, firefox or webkit", Engine::parse)
}

fn named<T>(parser: &mut Parser, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, lexopt::Error> {
    let value = parser.value()?.string()?;
    parse(&value).ok_or_else(|| format!("`{value}` is not one of {expected}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Task, String> {
        let words = line.split_whitespace().map(OsString::from);
        Task::parse(words).map_err(|problem| problem.to_string())
    }

    #[test]
    fn a_part_an_engine_and_a_filter_are_understood() {
        let expected = Choice {
            only: Some(Part::EndToEnd),
            engine: Some(Engine::Firefox),
            journeys: vec!["filters".into(), "--exact".into()],
        };
        let line = "test --only e2e --engine=firefox -- filters --exact";
        assert_eq!(parse(line), Ok(Task::Test(expected)));
    }

    #[test]
    fn one_part_of_the_tests_may_be_asked_for() {
        let servers = Choice { only: Some(Part::Servers), ..Choice::default() };
        assert_eq!(parse("test --only servers"), Ok(Task::Test(servers)));
    }

    #[test]
    fn flags_may_come_in_any_order() {
        let expected = Task::Size { record: true, build: false };
        assert_eq!(parse("size --no-build --record"), Ok(expected));
    }

    #[test]
    fn a_benchmark_is_of_chromium_unless_told_otherwise() {
        let expected = Task::Bench { engine: Engine::Chromium, runs: None, only: Vec::new(), build: true };
        assert_eq!(parse("bench"), Ok(expected));
        let expected =
            Task::Bench { engine: Engine::Webkit, runs: Some(3), only: vec!["post".to_owned()], build: false };
        assert_eq!(parse("bench --runs 3 --no-build --only post --engine webkit"), Ok(expected));
    }

    #[test]
    fn a_soak_is_in_every_engine_unless_told_otherwise() {
        assert_eq!(parse("soak"), Ok(Task::Soak { engine: None, build: true }));
        let expected = Task::Soak { engine: Some(Engine::Firefox), build: false };
        assert_eq!(parse("soak --engine firefox --no-build"), Ok(expected));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(parse("").unwrap_err(), "a command is missing");
        assert!(parse("bild").unwrap_err().contains("`bild`"));
        assert!(parse("test --engine opera").unwrap_err().contains("`opera`"));
        assert!(parse("check --fast").unwrap_err().contains("--fast"));
    }
}
