//! Where a row stands among its like: a text that sorts, with room between any two, so that nothing is ever renumbered.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

fn digit(byte: u8) -> usize {
    DIGITS.iter().position(|d| *d == byte).unwrap_or(0)
}

/// How many digits of a place count up when rows are appended: room for two thousand million of them.
const COUNTED: usize = 6;

/// A place strictly between two others (`None`: before all, after all). Never ends in `0`, so there is always room before it.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    match after {
        None => following(before.unwrap_or("")),
        Some(after) => halfway(before.unwrap_or("").as_bytes(), after.as_bytes()),
    }
}

fn following(before: &str) -> String {
    let counted = before.bytes().chain(std::iter::repeat(b'0')).take(COUNTED);
    let mut next = counted.fold(0, |n, byte| n * DIGITS.len() + digit(byte)) + 1;
    let mut place = [b'0'; COUNTED];
    for slot in place.iter_mut().rev() {
        *slot = DIGITS[next % DIGITS.len()];
        next /= DIGITS.len();
    }
    place.iter().map(|byte| *byte as char).chain(['i']).collect()
}

fn halfway(low: &[u8], high: &[u8]) -> String {
    let mut place = String::new();
    let mut bounded = true;
    for i in 0.. {
        let low_digit = low.get(i).map_or(0, |byte| digit(*byte));
        let high_digit = if bounded { high.get(i).map_or(0, |byte| digit(*byte)) } else { DIGITS.len() };
        if high_digit > low_digit + 1 {
            place.push(DIGITS[(low_digit + high_digit) / 2] as char);
            break;
        }
        place.push(DIGITS[low_digit] as char);
        bounded &= low_digit == high_digit;
    }
    place
}

/// The first `n` places in order, for rows that are born together.
pub fn first(n: usize) -> Vec<String> {
    let mut places: Vec<String> = Vec::with_capacity(n);
    for _ in 0..n {
        let place = between(places.last().map(String::as_str), None);
        places.push(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_is_always_room_between_two_neighbours(picks in proptest::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut places: Vec<String> = Vec::new();
            for pick in picks {
                let at = pick.index(places.len() + 1);
                let new = between(at.checked_sub(1).map(|i| places[i].as_str()), places.get(at).map(String::as_str));
                prop_assert!(!new.ends_with('0'));
                places.insert(at, new);
                prop_assert!(places.is_sorted() && places.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
    }

    #[test]
    fn ten_thousand_paragraphs_in_a_row_keep_short_places() {
        let longest = first(10_000).iter().map(String::len).max();
        assert!(longest < Some(9), "{longest:?}");
    }
}
