//! Pictures far apart, each in three files, and the lightbox that shows them.

use e2e::feeds::{Block, Coverage, Post};
use e2e::page::{Name, Page, Target};
use e2e::server::{Answer, Site};
use serde_json::json;

/// How wide the file is that a post asks for, on a desktop.
pub(super) const SMALL: u32 = 640;
/// How wide the file is that the lightbox asks for.
pub(super) const LARGE: u32 = 1_600;
/// How wide the file is that a picture asks for which is shown close.
pub(super) const WIDEST: u32 = 3_200;

/// A picture, in one colour of its own.
pub(super) fn drawing(number: usize, width: u32, height: u32) -> Answer {
    let hue = 37 * number % 360;
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='0 0 160 90'>\
         <rect width='160' height='90' fill='hsl({hue} 60% 40%)'/><circle cx='80' cy='45' r='20' fill='#fff'/></svg>"
    );
    // A browser whose page gets a worker meanwhile looks for its pictures in its cache again.
    Answer::text("image/svg+xml", &svg).header("Cache-Control", "max-age=3600")
}

/// The path of a file of a picture.
pub(super) fn file(site: &Site, number: usize, width: u32) -> String {
    site.beside_feed(&address(number, width))
}

fn address(number: usize, width: u32) -> String {
    format!("album/{number}-{width}.svg")
}

/// "Picture 1" in the newest post, and so on, with so many paragraphs after each.
pub(super) fn album(site: &Site, pictures: usize, paragraphs: usize) {
    let post = |number: usize| {
        let published = format!("2026-01-10T{:02}:{:02}:00Z", 20 - number / 60, 59 - number % 60);
        let sizes: Vec<_> = [SMALL, LARGE, WIDEST]
            .iter()
            .map(|width| json!({"url": address(number, *width), "width": width}))
            .collect();
        let picture = Block::image(&address(number, WIDEST), &format!("Picture {number}"))
            .with("width", 3_200)
            .with("height", 1_800)
            .with("sizes", sizes);
        let post = Post::new(&format!("post-{number}"), &published).headline(&format!("Report {number}"));
        let words = "Somebody saw it, and says what it was. ".repeat(12);
        (0..paragraphs).fold(post.block(picture), |post, _| post.says(&words))
    };
    for number in 1..=pictures {
        for width in [SMALL, LARGE, WIDEST] {
            site.answer(&file(site, number, width), drawing(number, width, width * 9 / 16));
        }
    }
    site.serves(&Coverage::new("An album").posts((1..=pictures).map(post)).json());
}

/// Opens a picture from its post, and waits until it has come.
#[track_caller]
pub(super) fn open(page: &Page<'_>, number: usize) {
    thumbnail(page, number).click();
    is_open(page, number);
}

/// The picture in its post.
pub(super) fn thumbnail<'p>(page: &'p Page<'_>, number: usize) -> Target<'p> {
    page.post(&format!("post-{number}")).by_role("button", format!("Picture {number}").as_str())
}

/// The lightbox.
pub(super) fn lightbox<'p>(page: &'p Page<'_>) -> Target<'p> {
    page.by_role("dialog", Name::Any)
}

/// Where pictures are dragged; its middle is where gestures are counted from.
pub(super) fn stage<'p>(page: &'p Page<'_>) -> Target<'p> {
    page.css("[data-lightbox] .lightbox-stage")
}

/// Waits until this picture is open, has come, and has come to rest.
#[track_caller]
pub(super) fn is_open(page: &Page<'_>, number: usize) {
    lightbox(page).by_role("img", format!("Picture {number}").as_str()).appears();
    page.wait(&format!("picture {number}"), || {
        page.look(
            "const image = document.querySelector('[data-lightbox] [data-place=\"0\"] img');
             return image?.alt === arguments[0] && image.complete && image.naturalWidth > 0;",
            &[json!(format!("Picture {number}"))],
        )
    });
    settles(page, "at rest", |_| true);
}

/// Waits until the lightbox is closed.
#[track_caller]
pub(super) fn is_closed(page: &Page<'_>) {
    page.css("[data-lightbox]").disappears();
}

/// Where something is in the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    fn of([left, top, width, height]: [f64; 4]) -> Self {
        Self { left, top, width, height }
    }

    pub(super) fn right(self) -> f64 {
        self.left + self.width
    }

    pub(super) fn bottom(self) -> f64 {
        self.top + self.height
    }
}

/// The open picture, and the stage that it is on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shown {
    pub(super) picture: Area,
    pub(super) stage: Area,
}

impl Shown {
    /// What part of the picture, from nought to one each way, is so far from the middle of the stage.
    pub(super) fn part_at(&self, (right, down): (i32, i32)) -> (f64, f64) {
        let Self { picture, stage } = self;
        let x = stage.left + stage.width / 2.0 + f64::from(right) - picture.left;
        let y = stage.top + stage.height / 2.0 + f64::from(down) - picture.top;
        (x / picture.width, y / picture.height)
    }

    /// How many pixels apart two parts of the picture are.
    pub(super) fn apart(&self, one: (f64, f64), other: (f64, f64)) -> f64 {
        let x = (one.0 - other.0) * self.picture.width;
        let y = (one.1 - other.1) * self.picture.height;
        x.hypot(y)
    }

    /// Whether both are where they are in the other, give or take a pixel.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let edges = |area: Area| [area.left, area.top, area.width, area.height];
        let near = |(one, other): (f64, f64)| (one - other).abs() < 1.5;
        let pairs = |one, other| edges(one).into_iter().zip(edges(other)).all(near);
        pairs(self.picture, other.picture) && pairs(self.stage, other.stage)
    }
}

/// Nothing while it moves.
const AT_REST: &str = "
    const stage = document.querySelector('[data-lightbox] .lightbox-stage');
    const slide = stage?.querySelector('[data-place=\"0\"]');
    const image = slide?.querySelector('img');
    if (!image || [stage, slide, image].some(part => part.getAnimations().length)) return null;
    return [image, stage].map(part => part.getBoundingClientRect())
        .map(({left, top, width, height}) => [left, top, width, height]);";

/// Waits until the open picture no longer moves and is as expected, and returns where it is then.
#[track_caller]
pub(super) fn settles(page: &Page<'_>, what: &str, fits: impl Fn(&Shown) -> bool) -> Shown {
    let mut last = None;
    page.wait(&format!("the picture {what}"), || {
        let now: Option<[[f64; 4]; 2]> = page.look(AT_REST, &[]);
        let now = now.map(|[picture, stage]| Shown { picture: Area::of(picture), stage: Area::of(stage) });
        let still = now.is_some() && now == last;
        last = now;
        still && now.as_ref().is_some_and(&fits)
    });
    last.expect("it has been seen")
}
