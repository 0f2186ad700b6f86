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
    /// Reads `picture-NUMBER-POST`, or `picture-NUMBER.MARK-POST`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, post) = text.strip_prefix("picture-")?.split_once('-')?;
        let number: usize = number.split('.').next()?.parse().ok()?;
        Some(Self { post: PostId::parse(post)?, number }).filter(|picture| picture.number > 0)
    }

    /// The mark of the file in the text that [`parse`](Self::parse) reads: an edit may have put another picture before it.
    pub fn mark_in(text: &str) -> Option<&str> {
        text.strip_prefix("picture-")?.split_once('-')?.0.split_once('.').map(|(_, mark)| mark)
    }

    /// The text that [`parse`](Self::parse) reads.
    pub fn name(&self) -> String {
        [&self.prefix(), self.post.as_str()].concat()
    }

    /// The id of its element in the post: prefixed, and escaped as the post's is, so that decoding it once gives the name.
    pub fn element_id(&self) -> String {
        self.post.element_id_after(&self.prefix())
    }

    /// The `href` of a link to it, with the mark of its file.
    pub fn reference(&self, mark: &str) -> String {
        self.post.element_id_after(&["#picture-", &self.number.to_string(), ".", mark, "-"].concat())
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
        assert_eq!(picture.reference("417"), "#picture-2.417-a-b%20c");
        assert_eq!(PictureId::parse("picture-2.417-a-b c"), Some(picture));
        assert_eq!(PictureId::mark_in("picture-2.417-a-b.c"), Some("417"));
        assert_eq!(PictureId::mark_in("picture-2-a-b.c"), None);
        for other in ["picture-0-a", "picture-2", "picture-2-", "picture-x-a", "post-2-a"] {
            assert_eq!(PictureId::parse(other), None, "{other}");
        }
    }
}
