//! Answers in a row.

use serde_json::Value;

use super::answer::Answer;

/// The answers to one path, in the order of the requests; the last one stays.
#[derive(Debug, Clone)]
pub struct Script(Vec<Answer>);

impl Script {
    pub(super) fn next(&mut self) -> Answer {
        match self.0.len() {
            0 => Answer::error(404),
            1 => self.0[0].clone(),
            _ => self.0.remove(0),
        }
    }
}

impl From<Answer> for Script {
    fn from(answer: Answer) -> Self {
        Self(vec![answer])
    }
}

impl From<&Value> for Script {
    fn from(value: &Value) -> Self {
        Answer::json(value).into()
    }
}

impl From<Vec<Answer>> for Script {
    fn from(answers: Vec<Answer>) -> Self {
        Self(answers)
    }
}

impl<const N: usize> From<[Answer; N]> for Script {
    fn from(answers: [Answer; N]) -> Self {
        Self(answers.into())
    }
}
