//! Journeys: the folders of pages and of state that belong to one thing people come to do. A journey uses its own files and
//! what is shared, so that it can be read, changed and one day loaded by itself.

/// Each journey, with the others that it stands on.
const JOURNEYS: &[(&str, &[&str])] = &[
    ("pages::case", &[]),
    ("pages::fill", &[]),
    ("pages::keeping", &[]),
    ("pages::returns", &[]),
    ("pages::review", &[]),
    ("pages::sampling", &[]),
    ("pages::survey", &[]),
    // What is shared knows nobody that it is shared by.
    ("pages::shared", &[]),
    // Every journey stands on the draft on the desk and on what the device keeps.
    ("state::draft", &[]),
    ("state::keeping", &["state::draft"]),
    ("state::case", &["state::draft", "state::keeping"]),
    ("state::returns", &["state::draft", "state::keeping"]),
    ("state::sampling", &["state::draft", "state::keeping"]),
    ("state::survey", &["state::draft", "state::keeping"]),
];

/// Whatever journey shows it.
const SHARED: &str = "pages::shared";

/// Files that lead into the journeys. Any other that belongs to none, also in a folder that is not listed above, uses none.
const LEAD_IN: &[&str] = &["pages", "pages::home", "pages::open_file", "pages::last_round", "pages::draft", "state"];

/// The journey that a file belongs to, or that a path leads into.
fn journey(path: &[String]) -> Option<&'static (&'static str, &'static [&'static str])> {
    JOURNEYS.iter().find(|(name, _)| name.split("::").zip(path).filter(|(part, segment)| part == segment).count() == 2)
}

/// Whether a file names one of a journey that it does not stand on.
pub fn crosses(module: &[String], target: &[String]) -> bool {
    let Some((other, _)) = journey(target) else { return false };
    if module.first() != target.first() || *other == SHARED {
        return false;
    }
    match journey(module) {
        Some((own, stands_on)) => own != other && !stands_on.contains(other),
        None => !LEAD_IN.contains(&module.join("::").as_str()),
    }
}
