//! The browser engines, by their names.

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Engine {
    /// Blink, as in Chromium.
    Chromium,
    /// Gecko, as in Firefox.
    Firefox,
    /// WebKit, as in WebKitGTK.
    Webkit,
}

impl Engine {
    /// Every engine, in the order in which they are run.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// Its name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }
}
