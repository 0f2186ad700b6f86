use super::Control;
use crate::timeline::post::PostId;

/// What a reader has written so far.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Draft {
    /// What each control holds, as a form would send it: [`TICKED`] for a box that is ticked.
    values: [String; Control::ALL.len()],
    /// The post that it replies to.
    pub reply: Option<PostId>,
    /// Whether this device is to know who the reader is next time.
    pub remember: bool,
    /// Whether anything was written since the last comment was sent.
    begun: bool,
}

/// A change of what the device keeps.
pub struct Change<'a> {
    /// The key.
    pub key: String,
    /// What was kept under it; `None` for nothing.
    pub before: Option<&'a str>,
    /// What is kept from now on; `None` for nothing.
    pub value: Option<&'a str>,
}

/// The value of a box that is ticked.
pub const TICKED: &str = "on";

/// Where the device keeps that it may remember the reader.
const REMEMBER: &str = "aih:reader:remember";

impl Draft {
    /// What a control holds.
    pub fn get(&self, control: Control) -> &str {
        &self.values[control as usize]
    }

    /// What a control says: without white space around it, and empty without a visible character.
    pub fn said(&self, control: Control) -> &str {
        let value = self.get(control).trim();
        if value.chars().all(is_invisible) { "" } else { value }
    }

    /// Puts something into a control.
    pub fn set(&mut self, control: Control, value: String) {
        self.values[control as usize] = value;
        self.begun = true;
    }

    /// Makes room for the next comment of the same reader.
    pub fn clear(&mut self) {
        self.set(Control::Text, String::new());
        self.set(Control::Terms, String::new());
        self.reply = None;
        self.begun = false;
    }

    /// What the device keeps of it for the coverage of that id, as far as that differs for the draft `before`. So a window leaves
    /// alone what another one has written into other fields.
    pub fn changes<'a>(&'a self, before: &'a Self, coverage: &str) -> impl Iterator<Item = Change<'a>> {
        let both = self.kept(coverage).into_iter().zip(before.kept(coverage));
        let changes = both.map(|((key, value), (_, before))| Change { key, before, value });
        changes.filter(|change| change.value != change.before)
    }

    /// What the device keeps of it, always by the same keys in the same order. Who the reader is, it knows for all coverages
    /// once the reader has asked for that; until then it knows neither their e-mail address nor their telephone number.
    fn kept(&self, coverage: &str) -> Vec<(String, Option<&str>)> {
        let mut kept = Vec::new();
        let mut keep = |key, value, may| kept.push((key, Some(value).filter(|value: &&str| may && !value.is_empty())));
        for control in Control::ALL {
            let value = self.get(control);
            let of_draft = match control {
                Control::Text | Control::Terms => true,
                Control::Name | Control::Place => self.begun && !self.remember,
                Control::Email | Control::Phone => false,
            };
            keep(draft_key(coverage, control.name()), value, of_draft);
            if says_who(control) {
                keep(reader_key(control), value, self.remember);
            }
        }
        keep(draft_key(coverage, REPLY), self.reply.as_ref().map_or("", PostId::as_str), true);
        keep(REMEMBER.to_owned(), TICKED, self.remember);
        kept
    }

    /// Takes over what another window has stored, and notes it in `stored`. Nothing that the reader sees becomes empty; what
    /// they write here just now, and is to be stored, stays.
    pub fn adopt(&mut self, stored: &mut Self, found: Self, is_writing: bool) {
        for (at, value) in found.values.into_iter().enumerate() {
            let is_newer_here = is_writing && self.values[at] != stored.values[at];
            if !value.is_empty() && !is_newer_here {
                self.values[at].clone_from(&value);
            }
            stored.values[at] = value;
        }
        if self.remember == stored.remember {
            self.remember = found.remember;
        }
        stored.remember = found.remember;
        if found.reply.is_some() {
            self.reply.clone_from(&found.reply);
        }
        stored.reply = found.reply;
        self.begun |= found.begun;
        stored.begun = found.begun;
    }

    /// What the device has kept for the coverage of that id, `read` by its keys.
    pub fn restore(coverage: &str, read: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut draft = Self { remember: read(REMEMBER).is_some(), ..Self::default() };
        for control in Control::ALL {
            let kept = read(&draft_key(coverage, control.name()))
                .or_else(|| read(&reader_key(control)).filter(|_| draft.remember && says_who(control)));
            draft.set(control, kept.unwrap_or_default());
        }
        draft.begun = Control::ALL.into_iter().any(|control| !draft.get(control).is_empty());
        draft.reply = read(&draft_key(coverage, REPLY)).and_then(|id| PostId::parse(&id));
        draft
    }
}

/// Whether a character shows nothing: white space, or one of those that Unicode has fonts ignore
/// (`Default_Ignorable_Code_Point`), or one that is blank in every font.
fn is_invisible(c: char) -> bool {
    let is_ignored = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    is_ignored || c.is_whitespace() || c.is_control()
}

const REPLY: &str = "reply";

fn says_who(control: Control) -> bool {
    !matches!(control, Control::Text | Control::Terms)
}

/// Where the device keeps a part of what is written about the coverage of that id.
pub fn draft_key(coverage: &str, part: &str) -> String {
    ["aih:draft:", coverage, ":", part].concat()
}

fn reader_key(control: Control) -> String {
    ["aih:reader:", control.name()].concat()
}
