//! Files behind paths: folders are walked in the order of their names, and judged by every core.

use safeguarding_audit::adding_up::VerdictLine;
use safeguarding_audit::adding_up::lines::unread;
use safeguarding_audit::interchange::archive::Opening;
use safeguarding_audit::interchange::intake::{Judged, judge};
use safeguarding_audit::interchange::read::{ReadQuestionnaire, read_questionnaire};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What came of one path.
pub enum AtPath {
    /// It is nobody's business.
    Nothing,
    /// It could not be read.
    Unread(Box<VerdictLine>),
    /// Each file in it, judged.
    Files(Vec<Judged>),
}

/// Every file behind these paths; of a folder those in it and in its folders, without what begins with a dot.
///
/// # Errors
/// Which folder cannot be listed, and why.
pub fn files(paths: &[String]) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for path in paths {
        if Path::new(path).is_dir() {
            walk(Path::new(path), &mut found)?;
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<String>) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(said)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(said)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries.into_iter().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

/// The questionnaires among the first of these files, with what they say, and the rest.
pub fn questionnaires_first(files: Vec<String>) -> (Vec<Vec<u8>>, Vec<String>) {
    let mut found = Vec::new();
    let mut rest = files.into_iter().peekable();
    while let Some(bytes) = rest.peek().and_then(|path| as_questionnaire(path)) {
        found.push(bytes);
        rest.next();
    }
    (found, rest.collect())
}

/// What a file says, where it is a questionnaire that can be read.
pub fn as_questionnaire(path: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(path).ok()?;
    read_questionnaire(&bytes).is_ok().then_some(bytes)
}

/// Judges the files behind these paths, in their order, on every core.
pub fn judged(questionnaires: &[ReadQuestionnaire], paths: &[String]) -> Vec<AtPath> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(BTreeMap::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(paths.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((at, path)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, paths.get(at)?)))
                {
                    let one = look_at(questionnaires, path);
                    if let Ok(mut found) = found.lock() {
                        found.insert(at, one);
                    }
                }
            });
        }
    });
    found.into_inner().unwrap_or_default().into_values().collect()
}

fn look_at(questionnaires: &[ReadQuestionnaire], path: &str) -> AtPath {
    match std::fs::read(path) {
        Ok(bytes) => AtPath::Files(Opening::of(path, bytes).map(|file| without_text(judge(questionnaires, file))).collect()),
        Err(error) => unread(path, "", &error.to_string()).map_or(AtPath::Nothing, |line| AtPath::Unread(Box::new(line))),
    }
}

/// The file itself is on the disk, and is read again in the rare case that it must be looked at beside another.
fn without_text(mut judged: Judged) -> Judged {
    match &mut judged {
        Judged::Submitted(submitted) => submitted.text = String::new(),
        Judged::Replies(replies) => replies.text = String::new(),
        Judged::Update(update) => update.text = String::new(),
        Judged::Not(_) => {}
    }
    judged
}

/// The text of a file that was named so: behind a path, or in an archive behind one.
pub fn text_of(name: &str) -> Option<String> {
    let path = name.split(" → ").next()?;
    let found = Opening::of(path, std::fs::read(path).ok()?).find(|file| file.name == name)?;
    safeguarding_audit::interchange::encoding::text_of(&found.bytes.ok()?).ok().map(|text| text.into_owned())
}
