use super::post::PostId;

/// The stable id of a picture: its post, and its number in that post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PictureId {
    /// The post.
    pub post: PostId,
    /// Counted from 1, in reading order.
    pub number: usize,
}

impl PictureId {
    /// Reads `picture-NUMBER-POST`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, post) = text.strip_prefix("picture-")?.split_once('-')?;
        let number: usize = number.parse().ok()?;
        Some(Self { post: PostId::parse(post)?, number }).filter(|picture| picture.number > 0)
    }

    /// The text that [`parse`](Self::parse) reads.
    pub fn name(&self) -> String {
        [&self.prefix(), self.post.as_str()].concat()
    }

    /// The id of its element in the post: prefixed, and escaped as the post's is, so that decoding it once gives the name.
    pub fn element_id(&self) -> String {
        self.post.element_id_after(&self.prefix())
    }

    /// The `href` of a link to it: `#` and the id of its element.
    pub fn reference(&self) -> String {
        ["#", &self.element_id()].concat()
    }

    fn prefix(&self) -> String {
        ["picture-", &self.number.to_string(), "-"].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_by_its_number_and_its_post() {
        let post = PostId::parse("a-b c").unwrap();
        let picture = PictureId { post, number: 2 };
        assert_eq!(PictureId::parse(&picture.name()), Some(picture.clone()));
        assert_eq!(picture.name(), "picture-2-a-b c");
        assert_eq!(picture.element_id(), "picture-2-a-b%20c");
        assert_eq!(picture.reference(), "#picture-2-a-b%20c");
        for other in ["picture-0-a", "picture-2", "picture-2-", "picture-x-a", "post-2-a"] {
            assert_eq!(PictureId::parse(other), None, "{other}");
        }
    }
}
