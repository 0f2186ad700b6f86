use super::href::HttpUrl;
use super::inline::Inline;
use super::moment::Taken;

/// One block of a post's body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A paragraph.
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
    /// A quotation.
    Quote {
        /// The text.
        text: Inline,
        /// Who is quoted, or the source.
        cite: Option<String>,
        /// The URL of the source.
        url: Option<HttpUrl>,
    },
    /// A picture.
    Image(Image),
    /// Several pictures; never empty.
    Gallery(Vec<Image>),
    /// A video.
    Video(Media),
    /// An audio recording.
    Audio(Media),
    /// A page of another site: a card, which loads the page only after a click.
    Embed(Embed),
    /// Rows and columns.
    Table(Table),
    /// A block of an unknown type.
    Unknown {
        /// Its text.
        text: Inline,
        /// Its URL.
        url: Option<HttpUrl>,
    },
}

/// A picture with its texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// The default file.
    pub url: HttpUrl,
    /// CSS pixels, at least 1.
    pub width: u32,
    /// CSS pixels, at least 1.
    pub height: u32,
    /// The alternative text.
    pub alt: Alt,
    /// The caption.
    pub caption: Option<Inline>,
    /// Who made it.
    pub credit: Option<String>,
    /// When it was taken.
    pub taken: Option<Taken>,
    /// Other widths of the file.
    pub sizes: Vec<ImageSize>,
    /// The colour shown while it loads.
    pub placeholder: Option<Colour>,
    /// What readers may do with it.
    pub allowed: Allowed,
}

/// What readers may do with a picture, besides looking at it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Allowed {
    /// Download the file.
    pub download: bool,
    /// Copy a link that opens the picture.
    pub link: bool,
}

/// The minimum width and height, in CSS pixels, of a picture that opens in the lightbox. A smaller one fits a phone's screen.
const WORTH_OPENING: (u32, u32) = (300, 150);

/// The height in CSS pixels from which on a picture may count as tall.
const TALL: u32 = 800;

impl Image {
    /// Its widest file, and the width of that in image pixels.
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

    /// Whether it opens in the lightbox.
    pub fn is_worth_opening(&self) -> bool {
        let (_, width) = self.widest();
        (width >= WORTH_OPENING.0 && self.pixels_high() >= WORTH_OPENING.1) || self.is_tall()
    }

    /// Whether its post shows only the upper part of it: it is much higher than wide, and larger than a phone's screen.
    pub fn is_tall(&self) -> bool {
        self.height / 2 > self.width && self.pixels_high() > TALL
    }

    /// The height of its widest file in image pixels.
    fn pixels_high(&self) -> u32 {
        let height = u64::from(self.widest().1) * u64::from(self.height) / u64::from(self.width);
        height.try_into().unwrap_or(u32::MAX)
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
    /// The picture is decorative (`alt=""`).
    Decorative,
    /// What the picture shows.
    Described(String),
    /// There is no alternative text. The page says so.
    Missing,
}

/// A colour in hexadecimal notation of CSS: `#rgb` or `#rrggbb`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colour(String);

impl Colour {
    /// Accepts `#` and three or six hexadecimal digits. Other notations could contain more than a colour.
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

/// A video or an audio recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Media {
    /// The file.
    pub url: HttpUrl,
    /// Its MIME type.
    pub mime_type: Option<String>,
    /// The picture shown before playback.
    pub poster: Option<HttpUrl>,
    /// Width and height in CSS pixels, each at least 1.
    pub size: Option<(u32, u32)>,
    /// The title.
    pub title: String,
    /// Caption tracks.
    pub captions: Vec<CaptionTrack>,
}

/// A caption track of a video.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaptionTrack {
    /// The WebVTT file.
    pub url: HttpUrl,
    /// Its language, BCP 47.
    pub lang: String,
    /// Its name in the player's menu.
    pub label: String,
}

/// A page of another site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Embed {
    /// The site's name.
    pub provider: String,
    /// The URL of the page.
    pub url: HttpUrl,
    /// What it is.
    pub title: String,
    /// Its text, for readers who do not load it.
    pub text: Option<String>,
    /// The URL of a picture of it.
    pub poster: Option<HttpUrl>,
    /// Width and height in CSS pixels, each at least 1.
    pub size: Option<(u32, u32)>,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The column headings; may be empty.
    pub header: Vec<Inline>,
    /// The rows. Their numbers of cells may differ.
    pub rows: Vec<Vec<Inline>>,
    /// The caption.
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

    /// Calls `read` with each text of the block, in reading order.
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
                self.images().iter().flat_map(|image| &image.caption).for_each(inline);
                self.images().iter().flat_map(|image| &image.credit).for_each(|credit| read(credit));
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
