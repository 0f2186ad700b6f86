//! The published schema.

use std::sync::LazyLock;

use jsonschema::Validator;

/// Checks `format` too, as `docs/feed.md` tells publishers to.
pub fn validator() -> &'static Validator {
    static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
        let schema = serde_json::from_str(include_str!("../../public/schema/coverage-1.schema.json")).unwrap();
        jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
    });
    &VALIDATOR
}
