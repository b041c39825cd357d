//! What the first page says before anything of this device is known. The page itself says it too, while the app is on its
//! way: `scripts/first-page.mjs` reads these lines, so each is one text on a line of its own.

/// What it is called.
pub const HEADING: &str = "Safeguarding audit";
/// What it is for.
pub const LEAD: &str = "Complete a safeguarding self-assessment, save it, and send it to your partnership as a file.";
/// Where what is typed stays.
pub const STAYS: &str =
    "What you type stays on this device, in this browser. You need no account, and you can stop and come back at any time.";
/// How one begins.
pub const START: &str = "Start a new audit or self-assessment";
/// What holds everywhere where a child is in danger. The partnership's own words replace it when the app has come.
pub const EMERGENCY: &str = "If a child is in immediate danger, call 999. This tool is not watched by anybody and is not a way to report a worry about a child. Emergency services: 999; Childline, for children and young people: 0800 1111.";
