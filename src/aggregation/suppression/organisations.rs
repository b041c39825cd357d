//! Which groups of organisations are shown in what is published, where the figures of the whole are printed beside them. An
//! organisation is no person and does not hide behind ten others; but a sector of one is that organisation by name.

/// The least organisations in a group whose figures are published (CONTENT.md G.7).
pub const LEAST_ORGANISATIONS: usize = 3;

/// Which of these groups, given by how many organisations each has, are hidden: those with fewer than
/// [`LEAST_ORGANISATIONS`], and where whoever subtracts the others from the whole could work out fewer, the smallest of the
/// others too. An empty group says nothing, and is shown.
pub fn hidden_groups(sizes: &[usize]) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes.iter().map(|size| (1..LEAST_ORGANISATIONS).contains(size)).collect();
    loop {
        let of_hidden: Vec<usize> =
            sizes.iter().zip(&hidden).filter(|(_, is_hidden)| **is_hidden).map(|(size, _)| *size).collect();
        let is_safe = of_hidden.is_empty() || (of_hidden.len() > 1 && of_hidden.iter().sum::<usize>() >= LEAST_ORGANISATIONS);
        let smallest = sizes.iter().enumerate().filter(|(at, size)| **size > 0 && !hidden[*at]).min_by_key(|(_, size)| **size);
        match smallest {
            Some((at, _)) if !is_safe => hidden[at] = true,
            Some(_) | None => return hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_group_is_hidden_with_one_that_it_could_be_worked_out_from() {
        assert_eq!(hidden_groups(&[10, 3, 5]), [false, false, false], "none is small");
        assert_eq!(hidden_groups(&[10, 2, 5]), [false, true, true], "with the smallest other one");
        assert_eq!(hidden_groups(&[10, 2, 1, 5]), [false, true, true, false], "two of them are three organisations");
        assert_eq!(hidden_groups(&[10, 1, 1, 5]), [false, true, true, true], "two of them are two organisations");
        assert_eq!(hidden_groups(&[10, 0, 0]), [false, false, false], "an empty group says nothing");
        assert_eq!(hidden_groups(&[1]), [true], "and one that is all there is");
        assert_eq!(hidden_groups(&[1, 0, 4]), [true, false, true]);
        assert!(hidden_groups(&[]).is_empty());
    }
}
