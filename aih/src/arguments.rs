//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use url::Url;

use crate::source::Source;

/// Checks the feeds of As It Happened, divides long ones into pages, and writes coverages as static pages.
#[derive(Parser, Debug)]
#[command(version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Check(Check),
    Split(Split),
    Archive(Archive),
    Convert(Convert),
}

/// Tells what is wrong with a feed, what each fault costs, and what to write instead.
///
/// Older pages are read too. The exit code is 0 without a fault, 1 where parts of posts are lost, 3 where whole posts are
/// lost, and 4 where a document cannot be read at all.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  aih check feed.json
  aih check https://news.example.org/live/today.json
  aih check --base https://news.example.org/live/ feed.json morning.json
  aih check --json feed.json")]
pub(crate) struct Check {
    /// Files, or http and https addresses.
    #[arg(value_name = "FEED", required = true)]
    pub(crate) feeds: Vec<Source>,
    /// The address of the folder that the files will be published in. Relative addresses in them are checked against it.
    #[arg(long, value_name = "URL", value_parser = folder_address)]
    pub(crate) base: Option<Url>,
    /// Do not read the older pages that a document names.
    #[arg(long)]
    pub(crate) no_older: bool,
    /// Write the result as one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Divides one long document into a head and older pages, each of which never changes again.
///
/// The head keeps the newest posts. A page is named by its content, so that caches can keep it for good; the head names the
/// first page in `older`, and each page the next. Files that are there with the same content are not written again.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  aih split whole-day.json --dir public/live --page 50

writes public/live/whole-day.json and public/live/whole-day-HASH.json for each older page.")]
pub(crate) struct Split {
    /// A file, or an http or https address.
    #[arg(value_name = "FEED")]
    pub(crate) feed: Source,
    /// The folder to write to. It is created where it is missing.
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// Posts in the head and in each page. The head has up to twice as many, so that pages stay as they are while posts
    /// are added.
    #[arg(long, value_name = "POSTS", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) page: u32,
}

/// Writes the permanent record of a coverage: pages that need no script and no server.
///
/// The folder gets the whole day on one page (more pages beyond 500 posts), a page for each post, feeds (RSS, Atom, JSON
/// Feed), the coverage in the native format, a sitemap, the posts alone for another page (fragment.html), a teaser for a front
/// page (teaser.html, teaser.json), and a search. The pages can be opened as files, too.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  aih archive https://news.example.org/live/today.json --dir public/today --url https://news.example.org/today/")]
pub(crate) struct Archive {
    /// A file, or an http or https address. Older pages are read, too.
    #[arg(value_name = "FEED")]
    pub(crate) feed: Source,
    /// The folder to write to. It is created where it is missing. Files that are there with the same content are not
    /// written again.
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// The address that the folder will have on the web.
    #[arg(long, value_name = "URL", value_parser = folder_address)]
    pub(crate) url: Url,
    /// The address of the folder that a feed in a file was published in: relative addresses in it are resolved there.
    #[arg(long, value_name = "URL", value_parser = folder_address)]
    pub(crate) base: Option<Url>,
    /// Copy the pictures into the folder.
    #[arg(long)]
    pub(crate) pictures: bool,
}

/// Reads live coverage in a format of another system, and writes it in the native format or another one.
///
/// Known are schema.org LiveBlogPosting (JSON-LD and microdata, also in a web page), Sourcefabric Live Blog, Automattic
/// Liveblog, WordPress posts, JSON Feed, RSS, Atom and Mastodon. The document goes to standard output, and what was lost to
/// standard error. The exit code is 0 if at least one post was read, otherwise 4.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  aih convert https://news.example.org/live-blog > feed.json
  curl https://news.example.org/wp-json/wp/v2/posts?tags=7 | aih convert - --title \"Election night\"
  aih convert feed.json --to rss > rss.xml")]
pub(crate) struct Convert {
    /// A file, an http or https address, or - for standard input.
    #[arg(value_name = "IN")]
    pub(crate) input: Source,
    /// The format to write.
    #[arg(long, value_enum, default_value = "coverage")]
    pub(crate) to: Target,
    /// The headline of the coverage, for formats that have none.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The address of the document in a file or from standard input: relative addresses in it are resolved there.
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<Url>,
    /// Say which format was read.
    #[arg(long)]
    pub(crate) explain: bool,
}

/// A format that is written.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    /// The native format.
    Coverage,
    /// RSS 2.0.
    Rss,
    /// Atom, RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Jsonfeed,
    /// schema.org LiveBlogPosting.
    Jsonld,
    /// The posts as HTML, without a page around them.
    Html,
}

/// An http or https address that ends in a slash, so that names of files can follow.
fn folder_address(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("write an address that begins with https:// or http://".to_owned());
    }
    if !url.path().ends_with('/') {
        url.set_path(&[url.path(), "/"].concat());
    }
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_feed_is_an_address_where_it_begins_like_one_and_a_file_otherwise() {
        let read = |feed| {
            let Command::Check(check) = Arguments::parse_from(["aih", "check", feed]).command else { unreachable!() };
            check.feeds.into_iter().next().unwrap()
        };
        assert_eq!(read("feed.json"), Source::File("feed.json".into()));
        assert_eq!(read("C:/feed.json"), Source::File("C:/feed.json".into()));
        assert!(matches!(read("https://news.example.org/feed.json"), Source::Address(_)));
    }
}
