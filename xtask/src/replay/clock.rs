//! From the times of the sample's day to those of the replay.

use as_it_happened::timeline::moment::Moment;
use serde_json::Value;

use super::factor::Factor;

/// The properties that say when something was published or changed. A picture's `dateCreated` is none of them: it was
/// drawn when it was drawn.
const TIMES: [&str; 5] = ["at", "coverageEndTime", "coverageStartTime", "dateModified", "datePublished"];

/// Sets times as a replay has it.
///
/// What happened so long after the day's first post happens that long, divided by the factor, after the opening. So what
/// appears has just been published, no time is ever in the future, and none changes from one answer to the next.
pub(super) struct Clock {
    first: Moment,
    opening: Moment,
    factor: Factor,
}

impl Clock {
    /// A clock that shows `opening` when the sample says `first`.
    pub(super) fn new(first: Moment, opening: Moment, factor: Factor) -> Self {
        Self { first, opening, factor }
    }

    /// When something happens that happened at that time.
    pub(super) fn again(&self, then: Moment) -> Moment {
        let after = self.factor.hasten(then.utc_ms() - self.first.utc_ms());
        Moment::from_utc_ms(self.opening.utc_ms() + after)
    }

    /// Sets all the times in a document.
    pub(super) fn set(&self, document: &mut Value) {
        match document {
            Value::Array(members) => members.iter_mut().for_each(|member| self.set(member)),
            Value::Object(properties) => {
                for (name, value) in properties {
                    match moment(value) {
                        Some(then) if TIMES.contains(&name.as_str()) => *value = self.again(then).to_string().into(),
                        _ => self.set(value),
                    }
                }
            }
            _ => {}
        }
    }
}

/// The time that a property holds.
pub(super) fn moment(value: &Value) -> Option<Moment> {
    Moment::parse(value.as_str()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn clock() -> Clock {
        let at = |text| Moment::parse(text).unwrap();
        Clock::new(at("2014-06-13T10:00:00+01:00"), at("2031-05-04T08:00:00Z"), Factor::parse("60").unwrap())
    }

    #[test]
    fn an_hour_of_the_day_becomes_a_minute_of_the_replay() {
        for (then, again) in [
            ("2014-06-13T10:00:00+01:00", "2031-05-04T08:00:00Z"),
            ("2014-06-13T11:00:00+01:00", "2031-05-04T08:01:00Z"),
            ("2014-06-13T19:30:00+01:00", "2031-05-04T08:09:30Z"),
            ("2014-06-13T09:59:59.999+01:00", "2031-05-04T07:59:59.999Z"),
        ] {
            assert_eq!(clock().again(Moment::parse(then).unwrap()).to_string(), again, "{then}");
        }
    }

    #[test]
    fn times_are_set_wherever_they_stand_and_the_date_of_a_picture_is_not() {
        let mut document = json!({
            "dateModified": "2014-06-13T11:00:00+01:00",
            "posts": [{"withdrawn": {"at": "2014-06-13T12:00:00+01:00"}, "body": [{"dateCreated": "2014-06-13T10:50:00+01:00"}]}],
        });
        clock().set(&mut document);
        assert_eq!(document["dateModified"], "2031-05-04T08:01:00Z");
        assert_eq!(document["posts"][0]["withdrawn"]["at"], "2031-05-04T08:02:00Z");
        assert_eq!(document["posts"][0]["body"][0]["dateCreated"], "2014-06-13T10:50:00+01:00");
    }
}
