//! Folding as a browser does it.

use as_it_happened::timeline::search::Fold;
use unicode_normalization::UnicodeNormalization;

pub const FOLD: Fold = Fold::new(|text| text.nfkd().collect::<String>().to_lowercase());
