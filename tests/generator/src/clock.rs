const DAY: u64 = 24 * 60 * 60;

/// When the first post may come: six in the morning of 4 May 2031.
const START_OF_DAY: u64 = 6 * 60 * 60;

/// That many seconds after the start of a generated coverage, in RFC 3339, UTC.
pub fn at(seconds: u64) -> String {
    let seconds = START_OF_DAY + seconds;
    let (year, month, day) = date(seconds / DAY);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn date(mut days: u64) -> (u64, usize, u64) {
    let (mut year, mut month, mut day) = (2031, 5, 4);
    loop {
        let left = days_in(year, month) - day;
        if days <= left {
            return (year, month, day + days);
        }
        days -= left + 1;
        (month, day) = (month + 1, 1);
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
}

fn days_in(year: u64, month: usize) -> u64 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, at};

    #[test]
    fn months_and_years_turn() {
        assert_eq!(at(0), "2031-05-04T06:00:00Z");
        assert_eq!(at(28 * DAY - 1), "2031-06-01T05:59:59Z");
        assert_eq!(at(300 * DAY), "2032-02-28T06:00:00Z");
        assert_eq!(at(301 * DAY), "2032-02-29T06:00:00Z");
        assert_eq!(at(302 * DAY), "2032-03-01T06:00:00Z");
    }
}
