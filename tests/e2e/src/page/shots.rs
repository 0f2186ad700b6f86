//! Pictures of the window.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Page;

/// Where the pictures of failures go, apart from those that are wanted.
pub(crate) const FAILED: &str = "failed";

impl Page<'_> {
    /// Saves what the window shows as `NAME-ENGINE-WIDTH-THEME.png` among the run's pictures.
    #[track_caller]
    pub fn shoot(&self, name: &str) {
        self.photograph("", name).unwrap_or_else(|reason| panic!("{reason}"));
    }

    /// Saves what the window shows when a journey has failed.
    pub(crate) fn shoot_failure(&self, journey: &str) -> Result<PathBuf, String> {
        self.photograph(FAILED, journey)
    }

    fn photograph(&self, folder: &str, name: &str) -> Result<PathBuf, String> {
        let circumstances = self.browser.execute(
            "const theme = document.documentElement.dataset.theme
                 ?? new URLSearchParams(location.search).get('theme')
                 ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
             return `${innerWidth}-${theme}`;",
            &[],
        );
        let circumstances = circumstances.unwrap_or_default();
        let circumstances = circumstances.as_str().unwrap_or("unknown");
        let picture = self.browser.screenshot().map_err(|error| error.to_string())?;
        let picture = STANDARD.decode(picture).map_err(|error| error.to_string())?;
        let name: String = format!("{name}-{}-{circumstances}", self.engine())
            .chars()
            .map(|letter| if letter.is_alphanumeric() { letter } else { '-' })
            .collect();
        let folder = self.shots.join(folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let path = folder.join(name + ".png");
        fs::write(&path, picture).map_err(|error| error.to_string())?;
        Ok(path)
    }
}
