use super::Control;
use super::draft::Draft;
use crate::timeline::coverage::{Comments, Field};

/// Something that has to be put right in a control.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Where.
    pub control: Control,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with what a control holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// It must not be left out.
    Missing,
    /// It is no e-mail address.
    NotAnAddress,
    /// It has so many characters too many.
    TooLong(usize),
    /// What the server says about it.
    Told(String),
}

/// What has to be put right before the comment can be sent, in the order of the form.
pub fn faults(draft: &Draft, comments: &Comments) -> Vec<Fault> {
    let problem = |control: Control| {
        let value = draft.said(control);
        let asked = control.asked(comments);
        if asked == Field::None {
            return None;
        }
        if value.is_empty() {
            return (asked == Field::Required).then_some(Problem::Missing);
        }
        match control {
            Control::Text => {
                let over = length(value).saturating_sub(comments.max_length as usize);
                (over > 0).then_some(Problem::TooLong(over))
            }
            Control::Email => (!is_address(value)).then_some(Problem::NotAnAddress),
            _ => None,
        }
    };
    let fault = |control| problem(control).map(|problem| Fault { control, problem });
    Control::ALL.into_iter().filter_map(fault).collect()
}

/// The length of a comment as servers count it: in Unicode scalar values.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether mail could reach it: something before the last `@` and a host after it, without white space. What else there
/// may be is for the mail server to say.
fn is_address(text: &str) -> bool {
    let parts = text.rsplit_once('@');
    let is_host = |host: &str| !host.is_empty() && !host.starts_with('.') && !host.ends_with('.');
    parts.is_some_and(|(mailbox, host)| !mailbox.is_empty() && is_host(host)) && !text.contains(char::is_whitespace)
}
