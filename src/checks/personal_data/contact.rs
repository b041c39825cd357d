//! E-mail addresses, and pages of people on social networks.

use super::text::{Words, begins_with};
use super::{Confidence, Hit, HitKind, hit};
use std::ops::Range;

/// Social networks, as the words of their address.
const NETWORKS: [&[&str]; 15] = [
    &["facebook", "com"],
    &["fb", "com"],
    &["instagram", "com"],
    &["twitter", "com"],
    &["x", "com"],
    &["tiktok", "com"],
    &["snapchat", "com"],
    &["youtube", "com"],
    &["threads", "net"],
    &["bsky", "app"],
    &["twitch", "tv"],
    &["roblox", "com"],
    &["t", "me"],
    &["wa", "me"],
    &["linkedin", "com"],
];

/// Where people are on networks on which most links lead to something else: an organisation, a film.
const PEOPLE: [(&str, &[&str]); 2] = [("linkedin", &["in/", "pub/"]), ("youtube", &["@", "c/", "channel/", "user/"])];

/// Every e-mail address of a text.
pub fn emails(text: &str) -> impl Iterator<Item = Hit> {
    text.match_indices('@').filter_map(|(at, sign)| {
        let start = local_start(text.get(..at)?)?;
        let end = domain_length(text.get(at + sign.len()..)?)?;
        Some(hit(start..at + sign.len() + end, HitKind::Email, Confidence::High))
    })
}

/// Where the part before the "@" begins: as far back as its characters go, but with a letter or digit.
fn local_start(before: &str) -> Option<usize> {
    let is_local = |c: char| c.is_alphanumeric() || "._%+'-".contains(c);
    let taken = before.char_indices().rev().take_while(|(_, c)| is_local(*c));
    taken.filter(|(_, c)| c.is_alphanumeric()).last().map(|(start, _)| start)
}

/// How long a domain is: labels with dots between them, up to the last dot that two letters or more follow as a word.
fn domain_length(after: &str) -> Option<usize> {
    let (mut length, mut label_start) = (None, 0);
    loop {
        let rest = after.get(label_start..)?;
        let label = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if word == 0 {
            return length;
        }
        let is_name = rest.get(..word).is_some_and(|word| word.chars().all(char::is_alphabetic) && word.chars().nth(1).is_some());
        if label_start > 0 && is_name {
            length = Some(label_start + word);
        }
        if !rest.get(label..).is_some_and(|rest| rest.starts_with('.')) {
            return length;
        }
        label_start += label + 1;
    }
}

/// Every link to a page on a social network.
pub fn profile_links(words: &Words<'_>) -> Vec<Hit> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.count() {
        match profile_link(words, at) {
            Some(range) => {
                at = words.first_from(range.end).max(at + 1);
                found.push(hit(range, HitKind::ProfileLink, Confidence::Medium));
            }
            None => at += 1,
        }
    }
    found
}

/// The link whose network begins with this word. The path is read last, so that none is read twice.
fn profile_link(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let word = words.word(at);
    let network = NETWORKS.iter().find(|network| begins_with(network, word) && is_network(words, at, network))?;
    let path_start = words.end(at + network.len() - 1);
    let rest = words.text().get(path_start..)?.strip_prefix('/')?;
    let is_of_somebody =
        PEOPLE.iter().all(|(site, paths)| !network.contains(site) || paths.iter().any(|path| rest.starts_with(path)));
    if !is_of_somebody {
        return None;
    }
    let start = link_start(words, at)?;
    let length = rest.find(|c: char| c.is_whitespace() || "[]<>\"“”‘’|\\^{}`".contains(c)).unwrap_or(rest.len());
    let path = rest.get(..length)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    (!path.is_empty()).then(|| start..path_start + 1 + path.len())
}

fn is_network(words: &Words<'_>, at: usize, network: &[&str]) -> bool {
    let mut parts = network.iter().enumerate();
    parts.all(|(offset, part)| {
        (offset == 0 || words.gap(at + offset - 1) == ".") && part.eq_ignore_ascii_case(words.word(at + offset))
    })
}

/// Where the link begins, with "https://" and the likes of "www."; none if the network is only the end of another name.
fn link_start(words: &Words<'_>, network: usize) -> Option<usize> {
    let mut first = network;
    while first > 0 && words.gap_before(first) == "." && network - first < 3 {
        first -= 1;
    }
    let has_scheme = first > 0 && words.gap_before(first) == "://" && words.is_one_of(first - 1, &["http", "https"]);
    let is_whole = !words.gap_before(first).ends_with(['-', '@', '.', '_']);
    is_whole.then(|| words.start(if has_scheme { first - 1 } else { first }))
}
