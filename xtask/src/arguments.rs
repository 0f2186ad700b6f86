//! The command line.

use std::ffi::OsString;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::simulate::Days;

/// Sets up, builds, serves and checks As It Happened.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: Task,
}

/// One command.
#[derive(Debug, PartialEq, Subcommand)]
pub(crate) enum Task {
    /// Installs missing tools, builds the page and serves it with live reload
    Serve(Serve),
    /// Builds the release into dist/
    Build {
        /// Also write .br and .gz files beside the text files
        #[arg(long)]
        compress: bool,
    },
    /// Writes the .br and .gz files in dist/ again, after a change there
    Compress,
    /// Runs all tests, or a part of them
    Test(Selection),
    /// Checks format, lints, docs and layers; needs no browser
    Check,
    /// Compares the size of the first view with its budget
    Size {
        /// Write the measured sizes to xtask/first-view.txt
        #[arg(long)]
        record: bool,
        /// Measure what is in dist/
        #[arg(long)]
        no_build: bool,
    },
    /// Measures the speed of the page beside a page written by hand
    Bench {
        /// The engine to measure
        #[arg(long, default_value = "chromium")]
        engine: Engine,
        /// The number of runs; each measurement has its own default
        #[arg(long)]
        runs: Option<usize>,
        /// One measure only; may be given several times
        #[arg(long, value_name = "MEASURE")]
        only: Vec<String>,
        /// Measure what is in dist/
        #[arg(long)]
        no_build: bool,
    },
    /// Plays a day of eight hours to one open page, in a few minutes
    Soak {
        /// One engine only
        #[arg(long)]
        engine: Option<Engine>,
        /// Use what is in dist/
        #[arg(long)]
        no_build: bool,
    },
    /// Simulates whole days before one page, natively, from a seed each
    Simulate(Days),
    /// Writes a generated coverage to target/flood/feed.json
    Flood {
        /// The number of posts
        posts: usize,
    },
    /// Writes the style sheet and the words under target/; Trunk runs it before each build
    PreBuild,
    /// Makes a release smaller and adds oEmbed; Trunk runs it after each build
    PostBuild,
}

/// What to serve.
#[derive(Args, Debug, Default, PartialEq)]
pub(crate) struct Serve {
    /// Start this comment server, and let the sample's comment form post to it
    #[arg(long, value_name = "SERVER", conflicts_with = "replay")]
    pub(crate) comments: Option<CommentServer>,
    /// Replay the day of the sample as if it happened now, FACTOR times as fast (1 or more)
    #[arg(long, value_name = "FACTOR", value_parser = factor)]
    pub(crate) replay: Option<f64>,
    /// Also serve the pages of a newsroom in which the coverage is embedded
    #[arg(long)]
    pub(crate) host_page: bool,
    /// Options of `trunk serve`, after those of this command: --release, --port 9000 and so on
    #[arg(value_name = "TRUNK OPTIONS", trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) trunk: Vec<OsString>,
}

fn factor(text: &str) -> Result<f64, &'static str> {
    let factor = text.parse().ok().filter(|factor: &f64| factor.is_finite() && *factor >= 1.0);
    factor.ok_or("it must be a number, 1 or more")
}

/// A comment server that `serve` can start.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum CommentServer {
    /// <https://isso-comments.de>
    Isso,
}

/// Which tests to run.
#[derive(Args, Debug, Default, PartialEq)]
pub(crate) struct Selection {
    /// One part only
    #[arg(long)]
    only: Option<Part>,
    /// One engine only
    #[arg(long)]
    pub(crate) engine: Option<Engine>,
    /// Names of journeys, and options of their test program
    #[arg(last = true)]
    pub(crate) journeys: Vec<OsString>,
}

impl Selection {
    /// Whether this part is selected.
    pub(crate) fn has(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }

    /// Whether this part is the only one.
    pub(crate) fn is_only(&self, part: Part) -> bool {
        self.only == Some(part)
    }
}

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Part {
    /// The checks, and the tests that need no browser
    Native,
    /// The settings in deploy/, on the web servers they are for
    Servers,
    /// The unit tests that need a DOM
    Browser,
    /// The size of the release, and the journeys through it
    E2e,
}

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    /// This engine, or all three.
    pub(crate) fn or_all(engine: Option<Self>) -> Vec<Self> {
        engine.map_or_else(|| Self::value_variants().to_vec(), |engine| vec![engine])
    }

    /// Its name on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Result<Task, String> {
        let words = ["xtask"].into_iter().chain(line.split_whitespace());
        Arguments::try_parse_from(words).map(|arguments| arguments.task).map_err(|error| error.to_string())
    }

    #[test]
    fn a_part_an_engine_and_a_filter_are_read() {
        let expected = Selection {
            only: Some(Part::E2e),
            engine: Some(Engine::Firefox),
            journeys: vec!["filters".into(), "--exact".into()],
        };
        let line = "test --only e2e --engine=firefox -- filters --exact";
        assert_eq!(parse(line), Ok(Task::Test(expected)));
    }

    #[test]
    fn a_benchmark_measures_chromium_by_default() {
        let expected = Task::Bench { engine: Engine::Chromium, runs: None, only: Vec::new(), no_build: false };
        assert_eq!(parse("bench"), Ok(expected));
    }

    #[test]
    fn the_options_of_trunk_follow_those_of_serve() {
        let trunk = ["--release", "-p", "9000", "--open=true"].map(Into::into).to_vec();
        let expected = Serve { replay: Some(60.0), host_page: true, trunk, comments: None };
        assert_eq!(parse("serve --host-page --replay 60 --release -p 9000 --open=true"), Ok(Task::Serve(expected)));
    }

    #[test]
    fn one_server_at_a_time_stands_behind_the_page() {
        assert!(parse("serve --comments isso").is_ok());
        assert!(parse("serve --comments disqus").is_err());
        assert!(parse("serve --replay 60 --comments isso").unwrap_err().contains("cannot be used with"));
    }

    #[test]
    fn every_command_and_option_in_the_documents_exists() {
        let commands = Arguments::command();
        for text in [include_str!("../../README.md"), include_str!("../../CONTRIBUTING.md")] {
            for line in text.split("cargo xtask ").skip(1) {
                let line = line.split(['`', '\n']).next().unwrap_or_default();
                let mut words = line.split_whitespace().take_while(|word| *word != "--");
                let Some(name) = words.next() else { continue };
                let command = commands.find_subcommand(name).unwrap_or_else(|| panic!("there is no command `{name}`"));
                let exists = |option: &str| command.get_arguments().any(|known| known.get_long() == Some(option));
                for option in words.filter_map(|word| word.strip_prefix("--")) {
                    assert!(exists(option) || name == "serve", "`{name}` has no option --{option}");
                }
            }
        }
    }

    #[test]
    fn a_replay_is_never_slower_than_the_day_was() {
        for text in ["1", "60", "2.5", "1e3"] {
            assert!(factor(text).is_ok(), "{text}");
        }
        for text in ["", "0", "0.99", "-60", "60x", "inf", "NaN", "sixty"] {
            assert!(factor(text).is_err(), "{text}");
        }
        let error = parse("serve --replay=0.5").unwrap_err();
        assert!(error.contains("it must be a number, 1 or more"), "{error}");
    }
}
