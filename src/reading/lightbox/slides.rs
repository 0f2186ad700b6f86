//! The pictures on the lightbox's stage: the open one and its neighbours, and how far each has been loaded.

use super::Lightbox;

/// How far a picture has been loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrival {
    /// It has not been requested.
    Waiting,
    /// It has been requested.
    Loading,
    /// It is there.
    Shown,
    /// It could not be loaded.
    Broken,
}

/// Which of its files is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum File {
    /// The one that fits the stage.
    Fitting,
    /// The widest, since it was shown close.
    Widest,
    /// The one that fits, since the widest could not be loaded.
    NotWidest,
}

/// One picture on the stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slide {
    /// The key of its frame.
    pub key: u64,
    /// How far it has been loaded.
    pub arrival: Arrival,
    /// Which file is wanted.
    pub file: File,
}

/// The pictures in reach. The open one is requested first, its neighbours once that is known to have come or not.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Slides {
    slides: Vec<Slide>,
    /// The key of the last open picture that has come, or is known not to come.
    settled: Option<u64>,
}

impl Slides {
    /// The slide of the frame with that key.
    pub fn slide(&self, key: u64) -> Option<&Slide> {
        self.slides.iter().find(|slide| slide.key == key)
    }

    /// Follows the lightbox to another picture. `close` says whether the open one is shown larger than whole.
    pub fn follow(&mut self, lightbox: &Lightbox, close: bool) {
        let reach = lightbox.in_reach();
        self.slides.retain(|slide| reach.iter().any(|(_, frame)| frame.key() == slide.key));
        for (_, frame) in reach {
            let key = frame.key();
            if self.slide(key).is_none() {
                self.slides.push(Slide { key, arrival: Arrival::Waiting, file: File::Fitting });
            }
        }
        let open = lightbox.current().key();
        if self.slide(open).is_some_and(|slide| matches!(slide.arrival, Arrival::Shown | Arrival::Broken)) {
            self.settled = Some(open);
        }
        let neighbours_too = self.settled == Some(open);
        for slide in &mut self.slides {
            if slide.arrival == Arrival::Waiting && (slide.key == open || neighbours_too) {
                slide.arrival = Arrival::Loading;
            }
            if close && slide.key == open && slide.file == File::Fitting {
                slide.file = File::Widest;
            }
        }
    }

    /// The picture has come.
    pub fn loaded(&mut self, key: u64) {
        self.change(key, |slide| slide.arrival = Arrival::Shown);
    }

    /// The picture could not be loaded; if it is shown, its widest file.
    pub fn failed(&mut self, key: u64) {
        self.change(key, |slide| match slide.arrival {
            Arrival::Shown => slide.file = File::NotWidest,
            _ => slide.arrival = Arrival::Broken,
        });
    }

    /// Requests the picture again.
    pub fn retry(&mut self, key: u64) {
        self.change(key, |slide| slide.arrival = Arrival::Loading);
    }

    fn change(&mut self, key: u64, change: impl FnOnce(&mut Slide)) {
        if let Some(slide) = self.slides.iter_mut().find(|slide| slide.key == key) {
            change(slide);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::reading::lightbox::tests::album;

    /// Three pictures, the one in the middle open, none of them loaded yet.
    fn opened() -> (Lightbox, Slides) {
        let (lightbox, mut slides) = (Lightbox::open(album(3), 1).unwrap(), Slides::default());
        slides.follow(&lightbox, false);
        (lightbox, slides)
    }

    fn arrivals(slides: &Slides, lightbox: &Lightbox) -> Vec<(isize, Arrival)> {
        lightbox
            .in_reach()
            .into_iter()
            .map(|(place, frame)| (place, slides.slide(frame.key()).unwrap().arrival))
            .collect()
    }

    #[test]
    fn neighbours_are_requested_once_the_open_picture_has_come() {
        let (lightbox, mut slides) = opened();
        let before = [(-1, Arrival::Waiting), (0, Arrival::Loading), (1, Arrival::Waiting)];
        assert_eq!(arrivals(&slides, &lightbox), before);
        slides.loaded(lightbox.current().key());
        slides.follow(&lightbox, false);
        let after = [(-1, Arrival::Loading), (0, Arrival::Shown), (1, Arrival::Loading)];
        assert_eq!(arrivals(&slides, &lightbox), after);
    }

    #[test]
    fn a_picture_that_came_ahead_lets_its_own_neighbours_be_requested_when_it_is_opened() {
        let (mut lightbox, mut slides) = opened();
        slides.failed(lightbox.current().key());
        slides.follow(&lightbox, false);
        slides.loaded(lightbox.in_reach().last().unwrap().1.key());
        lightbox.go(2);
        slides.follow(&lightbox, false);
        assert_eq!(arrivals(&slides, &lightbox), [(-1, Arrival::Broken), (0, Arrival::Shown)]);
    }

    #[test]
    fn the_widest_file_is_requested_for_a_picture_shown_close_and_given_up_where_it_does_not_come() {
        let (lightbox, mut slides) = opened();
        slides.loaded(lightbox.current().key());
        slides.follow(&lightbox, true);
        assert_eq!(slides.slide(lightbox.current().key()).unwrap().file, File::Widest);
        slides.failed(lightbox.current().key());
        slides.follow(&lightbox, true);
        let slide = slides.slide(lightbox.current().key()).unwrap();
        assert_eq!((slide.arrival, slide.file), (Arrival::Shown, File::NotWidest));
    }

    #[test]
    fn a_broken_picture_is_requested_again() {
        let (lightbox, mut slides) = opened();
        slides.failed(lightbox.current().key());
        slides.retry(lightbox.current().key());
        assert_eq!(slides.slide(lightbox.current().key()).unwrap().arrival, Arrival::Loading);
    }
}
