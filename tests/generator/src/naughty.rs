//! Strings of the kinds that break programs: what somebody will write into a form some day, by accident or on purpose.

mod characters;
mod emoji;
mod injections;
mod looks;
mod machines;
mod words;
mod writing;

/// Strings that break the same kind of program.
#[derive(Debug)]
pub struct Kind {
    /// What they are.
    pub name: &'static str,
    /// The strings.
    pub strings: Vec<String>,
}

impl Kind {
    fn new<S: Into<String>>(name: &'static str, strings: impl IntoIterator<Item = S>) -> Self {
        Self { name, strings: strings.into_iter().map(Into::into).collect() }
    }
}

/// All kinds, always in the same order.
///
/// No string holds NUL, which many stores end at, or CR, which a form makes a line feed. Each begins and ends with what
/// nobody trims, and has something to see in it.
pub fn kinds() -> Vec<Kind> {
    vec![
        words::reserved(),
        words::numbers(),
        words::quotes(),
        words::punctuation(),
        words::lengths(),
        characters::controls(),
        characters::spaces(),
        characters::invisible(),
        characters::directions(),
        characters::edges(),
        characters::combining(),
        writing::languages(),
        writing::right_to_left(),
        looks::cases(),
        looks::styles(),
        emoji::emoji(),
        emoji::flags(),
        injections::markup(),
        injections::addresses(),
        injections::queries(),
        injections::commands(),
        injections::entities(),
        injections::templates(),
        machines::files(),
        machines::terminals(),
        machines::documents(),
        machines::protocols(),
    ]
}

/// The strings of all kinds in a row.
pub fn strings() -> Vec<String> {
    kinds().into_iter().flat_map(|kind| kind.strings).collect()
}
