//! The pictures of the coverage, one after the other, one of them open.

use std::sync::Arc;

use crate::messages::Messages;
use crate::timeline::body::{Alt, Image};
use crate::timeline::picture::PictureId;
use crate::timeline::post::Post;

pub mod act;
pub mod slides;
pub mod stage;
pub mod viewer;
pub mod zoom;

/// A picture in the post that carries it. Keeps that post as it was, so that no update takes the picture away while somebody
/// looks at it.
#[derive(Clone)]
pub struct Frame {
    post: Arc<Post>,
    index: usize,
}

impl Frame {
    /// The pictures of posts that are worth opening, in reading order.
    pub fn of(posts: &mut dyn Iterator<Item = &Arc<Post>>) -> Vec<Self> {
        let mut frames = Vec::new();
        for post in posts {
            for (index, image) in post.images().enumerate() {
                if image.is_worth_opening() {
                    frames.push(Self { post: post.clone(), index });
                }
            }
        }
        frames
    }

    /// The post.
    pub fn post(&self) -> &Arc<Post> {
        &self.post
    }

    /// The picture.
    pub fn image(&self) -> &Image {
        // Posts never change; a revised post is another one.
        self.post.images().nth(self.index).expect("the picture that the frame was made of")
    }

    /// Its name.
    pub fn id(&self) -> PictureId {
        PictureId { post: self.post.id.clone(), number: self.index + 1 }
    }
}

/// The alternative text of a picture: empty for a decorative one.
pub fn description<'a>(image: &'a Image, messages: &Messages) -> &'a str {
    match &image.alt {
        Alt::Decorative => "",
        Alt::Described(alt) => alt,
        Alt::Missing => messages.words.no_description,
    }
}

/// A way through the pictures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the one before.
    Previous,
    /// To the one after.
    Next,
    /// To the first that is known.
    First,
    /// To the last that is known.
    Last,
}

/// The key of the first frame of a new lightbox, so high that those put before it have keys too.
const FIRST_KEY: usize = 1 << 20;

/// The pictures, one of them open. They stay as they were when it was opened; older ones join them at their end.
#[derive(Clone)]
pub struct Lightbox {
    frames: Vec<Frame>,
    at: usize,
    first_key: usize,
}

impl Lightbox {
    /// Opens the picture at that index. `None` where there is none.
    pub fn open(frames: Vec<Frame>, at: usize) -> Option<Self> {
        (at < frames.len()).then_some(Self { frames, at, first_key: FIRST_KEY })
    }

    /// The one that is open.
    pub fn current(&self) -> &Frame {
        &self.frames[self.at]
    }

    /// Its place, counted from 1.
    pub fn position(&self) -> usize {
        self.at + 1
    }

    /// How many are known.
    pub fn total(&self) -> usize {
        self.frames.len()
    }

    /// Where a step leads: to the index of a picture, or `None` past either end.
    pub fn target(&self, step: Step) -> Option<usize> {
        match step {
            Step::Previous => self.at.checked_sub(1),
            Step::Next => Some(self.at + 1).filter(|at| *at < self.frames.len()),
            Step::First => Some(0),
            Step::Last => Some(self.frames.len() - 1),
        }
    }

    /// Opens another one, where there is one.
    pub fn go(&mut self, at: usize) {
        if at < self.frames.len() {
            self.at = at;
        }
    }

    /// The index of the picture of that name.
    pub fn find(frames: &[Frame], id: &PictureId) -> Option<usize> {
        frames.iter().position(|frame| frame.post.id == id.post && frame.index + 1 == id.number)
    }

    /// All that are known.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// Adds pictures of older posts: at the end, or at the start where the oldest post comes first. The one that is open
    /// stays open.
    pub fn merge(&mut self, mut older: Vec<Frame>, at_start: bool) {
        if at_start {
            self.at += older.len();
            self.first_key -= older.len();
            std::mem::swap(&mut self.frames, &mut older);
        }
        self.frames.append(&mut older);
    }

    /// The one that is open and its neighbours, each with a key that it keeps.
    pub fn in_reach(&self) -> Vec<(usize, Frame)> {
        let end = self.frames.len().min(self.at + 2);
        (self.at.saturating_sub(1)..end).map(|index| (self.first_key + index, self.frames[index].clone())).collect()
    }

    /// The key of the one that is open.
    pub fn key(&self) -> usize {
        self.first_key + self.at
    }

    /// The place of the frame with that key from the open one; −1 and 1 are its neighbours.
    pub fn place_of(&self, key: usize) -> isize {
        key as isize - self.key() as isize
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::timeline::body::{Allowed, Block, ImageSize};
    use crate::timeline::href::HttpUrl;
    use crate::timeline::moment::Moment;
    use crate::timeline::post::{Content, PostId, Standing};
    use proptest::prelude::*;

    fn image(width: u32, height: u32) -> Image {
        let url = HttpUrl::parse("https://example.org/a.jpg").unwrap();
        Image {
            url,
            width,
            height,
            alt: Alt::Decorative,
            caption: None,
            credit: None,
            taken: None,
            sizes: Vec::new(),
            placeholder: None,
            allowed: Allowed::default(),
        }
    }

    fn post(id: &str, images: Vec<Image>) -> Arc<Post> {
        let mut post = Post::new(PostId::parse(id).unwrap(), Moment::from_utc_ms(0));
        let body = images.into_iter().map(Block::Image).collect();
        post.content = Content::Standing(Standing { body, ..Standing::default() });
        Arc::new(post)
    }

    /// The frames of so many posts with a picture each.
    pub(super) fn album(pictures: usize) -> Vec<Frame> {
        let posts: Vec<Arc<Post>> = (0..pictures).map(|n| post(&n.to_string(), vec![image(640, 360)])).collect();
        Frame::of(&mut posts.iter())
    }

    #[test]
    fn a_small_picture_is_passed_over_and_keeps_its_number() {
        let post = post("a", vec![image(64, 64), image(640, 360)]);
        let frames = Frame::of(&mut [&post].into_iter());
        let ids: Vec<PictureId> = frames.iter().map(Frame::id).collect();
        assert_eq!(ids, [PictureId { post: post.id.clone(), number: 2 }]);
        assert_eq!(frames[0].image().width, 640);
    }

    #[test]
    fn a_picture_is_as_big_as_its_widest_file() {
        let mut small = image(160, 90);
        assert!(!small.is_worth_opening());
        small.sizes.push(ImageSize { url: HttpUrl::parse("https://example.org/b.jpg").unwrap(), width: 1600 });
        assert!(small.is_worth_opening());
        assert_eq!(small.widest().1, 1600);
    }

    #[test]
    fn nothing_opens_where_there_is_no_picture() {
        assert!(Lightbox::open(Vec::new(), 0).is_none());
        assert!(Lightbox::open(album(2), 2).is_none());
    }

    #[test]
    fn steps_end_at_the_ends() {
        let mut lightbox = Lightbox::open(album(3), 0).unwrap();
        assert_eq!(lightbox.target(Step::Previous), None);
        assert_eq!(lightbox.target(Step::Last), Some(2));
        lightbox.go(2);
        assert_eq!((lightbox.target(Step::Next), lightbox.target(Step::Previous)), (None, Some(1)));
        assert_eq!((lightbox.position(), lightbox.total()), (3, 3));
    }

    proptest! {
        #[test]
        fn the_open_picture_stays_open_and_keeps_its_key_whatever_joins(
            known in 1usize..6, at in 0usize..6, older in 0usize..6, at_start: bool,
        ) {
            let at = at.min(known - 1);
            let mut lightbox = Lightbox::open(album(known), at).unwrap();
            let before = lightbox.current().id();
            lightbox.merge(album(older), at_start);
            prop_assert_eq!(lightbox.current().id(), before);
            prop_assert_eq!(lightbox.total(), known + older);
            prop_assert_eq!(lightbox.position() > at + 1, at_start && older > 0);
        }

        #[test]
        fn those_in_reach_keep_their_keys(known in 2usize..6, at in 0usize..6, older in 0usize..6, at_start: bool) {
            let mut lightbox = Lightbox::open(album(known), at.min(known - 1)).unwrap();
            let before = lightbox.in_reach();
            lightbox.merge(album(older), at_start);
            let after = lightbox.in_reach();
            for (key, frame) in before {
                let place = lightbox.place_of(key);
                prop_assert!((-1..=1).contains(&place));
                let (_, now) = after.iter().find(|(now, _)| *now == key).unwrap();
                prop_assert_eq!(now.id(), frame.id());
            }
        }
    }
}
