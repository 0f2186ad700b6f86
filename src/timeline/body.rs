use super::href::HttpUrl;
use super::inline::Inline;
use super::moment::Taken;

/// One block of a post's body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// Running text.
    Paragraph(Inline),
    /// A heading, one level below the post's own headline.
    Heading(Inline),
    /// A list of facts.
    List {
        /// Whether the order of the items matters.
        ordered: bool,
        /// The items; never empty.
        items: Vec<Inline>,
    },
    /// Somebody's words.
    Quote {
        /// The words.
        text: Inline,
        /// Who said them, or where they stand.
        cite: Option<String>,
        /// The page they stand on.
        url: Option<HttpUrl>,
    },
    /// A picture.
    Image(Image),
    /// Pictures that belong together; never empty.
    Gallery(Vec<Image>),
    /// A film.
    Video(Media),
    /// A sound recording.
    Audio(Media),
    /// Somebody else's page, shown as a card until the reader asks for it.
    Embed(Embed),
    /// Rows and columns.
    Table(Table),
    /// A kind of block this reader does not know, as plainly as it can be told.
    Unknown {
        /// What words it carried.
        text: Inline,
        /// What address it carried.
        url: Option<HttpUrl>,
    },
}

/// A picture and all that is said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// The file for browsers that choose none of `sizes`.
    pub url: HttpUrl,
    /// CSS pixels, at least 1.
    pub width: u32,
    /// CSS pixels, at least 1.
    pub height: u32,
    /// What it shows, for those who do not see it.
    pub alt: Alt,
    /// The words under it.
    pub caption: Option<Inline>,
    /// Who made it.
    pub credit: Option<String>,
    /// When it was made.
    pub taken: Option<Taken>,
    /// The same picture in other widths.
    pub sizes: Vec<ImageSize>,
    /// The colour that holds its place.
    pub placeholder: Option<Colour>,
    /// What readers may do with it besides looking.
    pub allowed: Allowed,
}

/// What the owner of a picture lets readers do with it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Allowed {
    /// Keep the file.
    pub download: bool,
    /// Hand on a link that opens the picture by itself.
    pub link: bool,
}

/// The least width and height, in CSS pixels, of a picture that shows more when it is shown larger: less fits a telephone.
const WORTH_OPENING: (u32, u32) = (300, 150);

impl Image {
    /// Its widest file, and how many image pixels that is wide.
    pub fn widest(&self) -> (&HttpUrl, u32) {
        let files = self.sizes.iter().map(|size| (&size.url, size.width));
        files.chain([(&self.url, self.width)]).max_by_key(|(_, width)| *width).unwrap_or((&self.url, self.width))
    }

    /// What it shows, if the feed says so.
    pub fn description(&self) -> Option<&str> {
        match &self.alt {
            Alt::Described(text) => Some(text),
            Alt::Decorative | Alt::Missing => None,
        }
    }

    /// Whether it is big enough to be looked at by itself.
    pub fn is_worth_opening(&self) -> bool {
        let (_, width) = self.widest();
        let height = u64::from(width) * u64::from(self.height) / u64::from(self.width);
        width >= WORTH_OPENING.0 && height >= WORTH_OPENING.1.into()
    }
}

/// One file of a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImageSize {
    /// The file.
    pub url: HttpUrl,
    /// Its width in image pixels, at least 1.
    pub width: u32,
}

/// The alternative text of a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Alt {
    /// The picture adds nothing that the text does not say.
    Decorative,
    /// What the picture shows.
    Described(String),
    /// The feed owes a description; readers are told that there is none.
    Missing,
}

/// A colour in hexadecimal notation of CSS: `#rgb` or `#rrggbb`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colour(String);

impl Colour {
    /// Accepts `#` and three or six hexadecimal digits; other notations could carry more than a colour.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let valid = matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        valid.then(|| Self(text.to_owned()))
    }

    /// The colour as CSS writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A film or a sound recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Media {
    /// The file.
    pub url: HttpUrl,
    /// Its MIME type.
    pub mime_type: Option<String>,
    /// The picture shown before it plays.
    pub poster: Option<HttpUrl>,
    /// Width and height in CSS pixels, each at least 1.
    pub size: Option<(u32, u32)>,
    /// What it is.
    pub title: String,
    /// Caption tracks.
    pub captions: Vec<CaptionTrack>,
}

/// One caption track of a film.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaptionTrack {
    /// The WebVTT file.
    pub url: HttpUrl,
    /// Its language, BCP 47.
    pub lang: String,
    /// Its name in the player's menu.
    pub label: String,
}

/// Somebody else's page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Embed {
    /// Whose it is.
    pub provider: String,
    /// The page.
    pub url: HttpUrl,
    /// What it is.
    pub title: String,
    /// What it says, so that nobody needs to load it to read on.
    pub text: Option<String>,
    /// A picture of it.
    pub poster: Option<HttpUrl>,
    /// Width and height in CSS pixels, each at least 1.
    pub size: Option<(u32, u32)>,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The column headings; empty where there are none.
    pub header: Vec<Inline>,
    /// The rows, each as many cells as the feed gave it.
    pub rows: Vec<Vec<Inline>>,
    /// What the table shows.
    pub caption: Option<String>,
}

impl Block {
    /// The pictures of the block, in order.
    pub fn images(&self) -> &[Image] {
        match self {
            Self::Image(image) => std::slice::from_ref(image),
            Self::Gallery(images) => images,
            _ => &[],
        }
    }

    /// Hands every piece of readable text of the block to `read`, in reading order.
    pub fn read_text(&self, read: &mut dyn FnMut(&str)) {
        let mut inline = |text: &Inline| read(&text.plain_text());
        match self {
            Self::Paragraph(text) | Self::Heading(text) | Self::Unknown { text, .. } => inline(text),
            Self::List { items, .. } => items.iter().for_each(inline),
            Self::Quote { text, cite, .. } => {
                inline(text);
                cite.iter().for_each(|cite| read(cite));
            }
            Self::Image(_) | Self::Gallery(_) => {
                for image in self.images() {
                    image.caption.iter().for_each(&mut inline);
                }
                for image in self.images() {
                    image.credit.iter().for_each(|credit| read(credit));
                }
            }
            Self::Video(media) | Self::Audio(media) => read(&media.title),
            Self::Embed(embed) => {
                read(&embed.title);
                embed.text.iter().for_each(|text| read(text));
                read(&embed.provider);
            }
            Self::Table(table) => {
                table.header.iter().for_each(&mut inline);
                table.rows.iter().flatten().for_each(&mut inline);
                table.caption.iter().for_each(|caption| read(caption));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_hexadecimal_and_nothing_more() {
        for good in ["#fff", "#D9cfc0"] {
            assert!(Colour::parse(good).is_some(), "{good}");
        }
        for bad in ["", "red", "#ff", "#ffff", "#ggg", "url(x)", "#fff;x"] {
            assert!(Colour::parse(bad).is_none(), "{bad}");
        }
    }
}
