//! Rounds in their order.

/// The newest first: by the year that its name begins with or holds, then by the name. One without a name comes last.
pub fn newest_first(rounds: &mut [String]) {
    rounds.sort_by(|a, b| (b.is_empty(), year(b), b.as_str()).cmp(&(a.is_empty(), year(a), a.as_str())));
    rounds.sort_by_key(String::is_empty);
}

/// The first number of four digits in a name; 0 where there is none.
fn year(round: &str) -> u32 {
    let numbers = round.split(|letter: char| !letter.is_ascii_digit());
    numbers.filter(|digits| digits.len() == 4).find_map(|digits| digits.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::newest_first;

    #[test]
    fn the_newest_round_comes_first_and_one_without_a_name_last() {
        let mut rounds = ["2025-26", "", "Spring 2027", "2026-27", "Pilot", "Autumn 2026"].map(str::to_owned);
        newest_first(&mut rounds);
        assert_eq!(rounds, ["Spring 2027", "Autumn 2026", "2026-27", "2025-26", "Pilot", ""]);
    }
}
