use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;

/// Where the fragment of the page's address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// `#post-ID`: to one post.
    Post(PostId),
    /// `#image-N`: to picture N of the coverage, counted from 1.
    Image(usize),
    /// `#picture-N-ID`: to picture N of one post, whatever came before it since.
    Picture(PictureId),
}

impl Target {
    /// Reads a fragment, percent-decoding undone. `None` for those that mean nothing here.
    pub fn parse(fragment: &str) -> Option<Self> {
        if let Some(id) = fragment.strip_prefix("post-") {
            return PostId::parse(id).map(Self::Post);
        }
        if let Some(picture) = PictureId::parse(fragment) {
            return Some(Self::Picture(picture));
        }
        let number: usize = fragment.strip_prefix("image-")?.parse().ok()?;
        (number > 0).then_some(Self::Image(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_leads_to_a_post_or_a_picture() {
        let post = |id| Target::Post(PostId::parse(id).unwrap());
        assert_eq!(Target::parse("post-a b"), Some(post("a b")));
        assert_eq!(Target::parse("post-post-1"), Some(post("post-1")));
        assert_eq!(Target::parse("image-3"), Some(Target::Image(3)));
        let picture = PictureId { post: PostId::parse("a b").unwrap(), number: 2 };
        assert_eq!(Target::parse("picture-2-a b"), Some(Target::Picture(picture)));
        for other in ["", "post-", "image-0", "image-x", "posts", "top"] {
            assert_eq!(Target::parse(other), None, "{other}");
        }
    }
}
