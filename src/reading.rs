//! What one reader sees.
