//! The pictures of the coverage, one after the other, one of them open.

use std::sync::Arc;

use crate::messages::Messages;
use crate::timeline::body::{Alt, Image};
use crate::timeline::fingerprint;
use crate::timeline::picture::PictureId;
use crate::timeline::post::Post;

pub mod act;
pub mod slides;
pub mod stage;
pub mod viewer;
pub mod zoom;

/// A picture in the post that carries it.
#[derive(Clone)]
pub struct Frame {
    post: Arc<Post>,
    index: usize,
    key: u64,
}

impl Frame {
    /// The pictures of posts that are worth opening, in reading order.
    pub fn of(posts: &mut dyn Iterator<Item = &Arc<Post>>) -> Vec<Self> {
        let mut frames = Vec::new();
        for post in posts {
            frames.append(&mut Self::all(post));
        }
        frames.retain(|frame| frame.image().is_worth_opening());
        frames
    }

    /// All pictures of a post.
    fn all(post: &Arc<Post>) -> Vec<Self> {
        let mut frames: Vec<Self> = Vec::new();
        for (index, image) in post.images().enumerate() {
            let mut key = fingerprint::of(&[post.id.as_str(), image.url.as_str()]);
            // One file may be in a post several times.
            while frames.iter().any(|frame| frame.key == key) {
                key = key.wrapping_add(1);
            }
            frames.push(Self { post: post.clone(), index, key });
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

    /// What tells it from all others: its post, and its file there. Its number does not, because an edit may put another
    /// picture before it.
    pub fn key(&self) -> u64 {
        self.key
    }

    /// A number that tells its file from others in its post, for addresses.
    pub fn mark(&self) -> String {
        (self.key & 0xffff).to_string()
    }

    /// The picture of that name in a post.
    pub fn named(post: &Arc<Post>, number: usize) -> Option<Self> {
        Self::all(post).into_iter().nth(number.checked_sub(1)?)
    }

    /// The same picture in another version of its post: the one with its file; where that is gone, the one that has been put in
    /// its place.
    pub fn in_version(&self, post: &Arc<Post>) -> Option<Self> {
        if Arc::ptr_eq(post, &self.post) {
            return Some(self.clone());
        }
        let (before, mut now) = (Self::all(&self.post), Self::all(post));
        let place = |frames: &[Self], key| frames.iter().position(|frame| frame.key == key);
        let is_new = |frame: &Self| place(&before, frame.key).is_none();
        let at = place(&now, self.key).or_else(|| now.get(self.index).is_some_and(is_new).then_some(self.index))?;
        Some(now.swap_remove(at))
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

/// The pictures of the posts that are shown, one of them open.
#[derive(Clone)]
pub struct Lightbox {
    frames: Vec<Frame>,
    at: usize,
}

impl Lightbox {
    /// Opens the picture at that index. `None` where there is none.
    pub fn open(frames: Vec<Frame>, at: usize) -> Option<Self> {
        (at < frames.len()).then_some(Self { frames, at })
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

    /// The index of the picture of that post with that mark, or else of that name.
    pub fn find_marked(frames: &[Frame], id: &PictureId, mark: Option<&str>) -> Option<usize> {
        let is_marked = |frame: &Frame| frame.post.id == id.post && Some(&*frame.mark()) == mark;
        frames.iter().position(is_marked).or_else(|| Self::find(frames, id))
    }

    /// All that are known.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// Takes over the pictures that there are now, among them `current`, the one that is open. `false` where that is not one of
    /// them.
    pub fn follow(&mut self, frames: Vec<Frame>, current: &Frame) -> bool {
        let at = frames.iter().position(|frame| frame.key == current.key);
        if let Some(at) = at {
            (self.frames, self.at) = (frames, at);
        }
        at.is_some()
    }

    /// The one that is open and its neighbours, each with its place from the open one: −1, 0 and 1.
    pub fn in_reach(&self) -> Vec<(isize, &Frame)> {
        let (start, end) = (self.at.saturating_sub(1), self.frames.len().min(self.at + 2));
        (start..end).map(|at| (at as isize - self.at as isize, &self.frames[at])).collect()
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

    /// A post with pictures of those files.
    fn version(files: &[&str]) -> Arc<Post> {
        let named = |file: &&str| Image {
            url: HttpUrl::parse(&format!("https://example.org/{file}.jpg")).unwrap(),
            ..image(640, 360)
        };
        post("a", files.iter().map(named).collect())
    }

    #[test]
    fn a_picture_is_the_same_in_another_version_of_its_post_wherever_it_stands_there() {
        for (before, number, after, expected) in [
            ("b", 1, "ab", Some(2)),
            ("ab", 2, "b", Some(1)),
            ("ab", 1, "ba", Some(2)),
            // Another file in its place: it was corrected.
            ("ab", 2, "ac", Some(2)),
            ("a", 1, "c", Some(1)),
            // It is gone, and the one in its place is another that was there before.
            ("ab", 1, "b", None),
            ("ab", 2, "a", None),
            ("a", 1, "", None),
            // One file twice.
            ("aa", 2, "baa", Some(3)),
            ("aab", 3, "ab", Some(2)),
        ] {
            let files = |names: &'static str| -> Vec<&str> { (0..names.len()).map(|at| &names[at..=at]).collect() };
            let frame = Frame::named(&version(&files(before)), number).unwrap();
            let now = frame.in_version(&version(&files(after))).map(|frame| frame.index + 1);
            assert_eq!(now, expected, "{number} of {before} in {after}");
        }
    }

    proptest! {
        #[test]
        fn the_open_picture_stays_open_whatever_joins_and_goes(
            known in prop::collection::btree_set(0usize..12, 1..8),
            at in 0usize..8,
            now in prop::collection::btree_set(0usize..12, 0..8),
        ) {
            let all = album(12);
            let of = |numbers: &std::collections::BTreeSet<usize>| -> Vec<Frame> {
                numbers.iter().map(|number| all[*number].clone()).collect()
            };
            let mut lightbox = Lightbox::open(of(&known), at.min(known.len() - 1)).unwrap();
            let before = lightbox.current().clone();
            let stays = lightbox.follow(of(&now), &before);
            prop_assert_eq!(stays, of(&now).iter().any(|frame| frame.key() == before.key()));
            prop_assert_eq!(lightbox.current().key(), before.key());
            prop_assert_eq!(lightbox.total(), if stays { now.len() } else { known.len() });
            let reach: Vec<isize> = lightbox.in_reach().into_iter().map(|(place, _)| place).collect();
            prop_assert!(reach.contains(&0) && reach.is_sorted());
        }
    }
}
