//! Response rates before they are published: who has not returned is not named, and no group is so small that it names somebody.

use super::Hidden;
use crate::adding_up::desk::shown::{RegisterGroup, RegisterShown};
use crate::aggregation::suppression::organisations::hidden_groups;

/// Takes out names, and all breakdowns but one: two of them, each closed by itself, could be subtracted from one another.
pub(super) fn close_register(register: &mut RegisterShown, hidden: &mut Hidden) {
    hidden.not_returned = register.lines_in_all > 0;
    register.lines.clear();
    register.lines_in_all = 0;
    register.not_expected.clear();
    let has_sectors = register.by_sector.len() > 1;
    let others = if has_sectors { &mut register.by_kind } else { &mut register.by_sector };
    hidden.groupings = others.len() > 1 || register.by_locality.len() > 1;
    others.clear();
    register.by_locality.clear();
    hidden.groups |= close_groups(if has_sectors { &mut register.by_sector } else { &mut register.by_kind });
}

fn close_groups(groups: &mut Vec<RegisterGroup>) -> bool {
    let sizes: Vec<usize> = groups.iter().map(|group| group.expected).collect();
    let mut is_hidden = hidden_groups(&sizes).into_iter();
    groups.retain(|_| !is_hidden.next().unwrap_or_default());
    // Last round's stand beside them, and may have been of fewer.
    let before: Vec<usize> = groups.iter().map(|group| group.before.map_or(0, |before| before.expected)).collect();
    for (group, is_hidden) in groups.iter_mut().zip(hidden_groups(&before)) {
        if is_hidden {
            group.rate = std::mem::take(&mut group.rate_alone);
            (group.before, group.is_before_hidden) = (None, true);
        }
    }
    groups.len() < sizes.len() || groups.iter().any(|group| group.is_before_hidden)
}
