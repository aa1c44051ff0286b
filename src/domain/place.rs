//! Where a row stands among its like: a text that sorts, with room between any two, so that nothing is ever renumbered.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

fn digit(byte: u8) -> usize {
    DIGITS.iter().position(|d| *d == byte).unwrap_or(0)
}

/// How many digits of a place count up when rows are appended: room for two thousand million of them.
const COUNTED: usize = 6;

/// A place strictly between two others (`None`: before all, after all). Never ends in `0`, so there is always room before it.
///
/// Where there is no room, because what stood before does not stand before, it is a place after the first of the two.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let before = before.unwrap_or("");
    match after {
        None => counted_on(before),
        Some(after) if before < after => halfway(before.as_bytes(), after.as_bytes()),
        Some(_) => format!("{before}i"),
    }
}

/// A place right after `before` among `places`, which may hold it more than once: undo can bring a row back to a place
/// that was given again.
pub fn following<'p>(before: &str, places: impl Iterator<Item = &'p str>) -> String {
    between(Some(before), places.filter(|place| *place > before).min())
}

/// A place right before `after` among `places`.
pub fn preceding<'p>(after: &str, places: impl Iterator<Item = &'p str>) -> String {
    between(places.filter(|place| *place < after).max(), Some(after))
}

/// So many places in order right after `before` among `places`, as short as their number allows.
pub fn several<'p>(n: usize, before: &str, places: impl Iterator<Item = &'p str>) -> Vec<String> {
    let mut all = Vec::with_capacity(n);
    match places.filter(|place| *place > before).min() {
        Some(after) => halve(n, before, after, &mut all),
        None => {
            for _ in 0..n {
                let place = between(Some(all.last().map_or(before, String::as_str)), None);
                all.push(place);
            }
        }
    }
    all
}

/// The middle one first, then each half by itself: filling up from one end would make them longer and longer.
fn halve(n: usize, before: &str, after: &str, all: &mut Vec<String>) {
    if n == 0 {
        return;
    }
    let middle = between(Some(before), Some(after));
    halve((n - 1) / 2, before, &middle, all);
    all.push(middle.clone());
    halve(n / 2, &middle, after, all);
}

/// The place one step up or down of the row at `at`; none at the end of the list.
pub fn moved(places: &[&str], at: usize, up: bool) -> Option<String> {
    let neighbour = if up { at.checked_sub(1)? } else { at + 1 };
    let (neighbour, all) = (places.get(neighbour)?, places.iter().copied());
    Some(if up { preceding(neighbour, all) } else { following(neighbour, all) })
}

fn counted_on(before: &str) -> String {
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
    fn a_place_that_was_given_twice_does_not_hang_what_comes_between() {
        assert!(between(Some("1"), Some("1")).as_str() > "1");
        assert!(following("1", ["1", "1", "2"].into_iter()).as_str() < "2");
        assert_eq!(moved(&["1", "1"], 1, true).as_deref(), Some("0i"));
        assert_eq!(moved(&["1", "2"], 0, true), None);
    }

    #[test]
    fn ten_thousand_paragraphs_in_a_row_keep_short_places() {
        let longest = first(10_000).iter().map(String::len).max();
        assert!(longest < Some(9), "{longest:?}");
        for places in [vec!["00000ai", "00000bi", "00001i"], vec!["00000ai"]] {
            let several = several(10_000, "00000ai", places.iter().copied());
            assert_eq!(several.len(), 10_000);
            assert!(several.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(
                several[0].as_str() > "00000ai"
                    && several.iter().all(|place| places.len() < 2 || place.as_str() < "00000bi")
            );
            assert!(several.iter().map(String::len).max() < Some(16));
        }
    }
}
