//! How the open picture is looked at: what of the lightbox is neither the coverage's nor kept anywhere.

use super::Lightbox;
use super::slides::Slides;
use super::stage::Stage;

/// The state of the open lightbox.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The open picture in the reader's hands.
    pub stage: Stage,
    /// The pictures on the stage.
    pub slides: Slides,
    /// Whether the lightbox can fill the screen.
    pub can_fill_screen: bool,
    /// Whether it does.
    pub fills_screen: bool,
    open: Option<u64>,
}

impl Viewer {
    /// A lightbox that is about to open.
    pub fn new(can_fill_screen: bool) -> Self {
        let (stage, slides) = (Stage::default(), Slides::default());
        Self { stage, slides, can_fill_screen, fills_screen: false, open: None }
    }

    /// Whether the open picture is shown larger than whole.
    pub fn is_close(&self) -> bool {
        !self.stage.zoom().is_whole()
    }

    /// Follows the lightbox. Returns whether another picture is open than before: it is shown whole.
    pub fn follow(&mut self, lightbox: &Lightbox) -> bool {
        let key = lightbox.current().key();
        let is_other = self.open != Some(key);
        if is_other {
            self.open = Some(key);
            // It is whole, and not held.
            self.stage = Stage::default();
        }
        self.slides.follow(lightbox, self.is_close());
        is_other
    }
}
