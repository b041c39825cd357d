//! Words at the subgroup's desk: what organisations wrote is searched, tagged with themes, and counted by organisation.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{PassageLine, ThemeShown, ThemesShown, WordsShown, WordsWanted};
use safeguarding_audit::adding_up::desk::themes::ThemeTable;
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::{DeskChoice, PassageSaid, ThemeAsk};
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::intake::judge;
use safeguarding_audit::interchange::themes::{read_themes, write_themes};
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::model::ids::{DomainRef, ThemeId};
use safeguarding_audit::model::themes::{PassageKind, ThemeKind, Themes};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use story::Story;
use story::audits::{audit, case_audit};
use story::definition::{Definition, questionnaire};

const ROUND: &str = "2026-27";

/// Two domains; the first asks for the impact beside its level, and for a text.
fn asked() -> Definition {
    questionnaire()
        .domain("D1", |d| {
            d.level("D1.1").with("boxes", json!([{ "id": "impact", "label": "Impact" }])).asks("D1.2", "long-text").optional()
        })
        .domain("D2", |d| d.level("D2.1"))
}

/// A desk with its files, as the worker drives it.
struct Office {
    desk: RowDesk,
    files: BTreeMap<String, String>,
}

impl Office {
    fn new() -> Self {
        let other = asked().with("/id", json!("other")).with("/title", json!("Another one"));
        let offered = [asked().bytes(), other.bytes(), case_audit().with("/id", json!("cases")).bytes()];
        Self { desk: RowDesk::new(read_questionnaires(&offered)), files: BTreeMap::new() }
    }

    fn with(returns: &[(&str, Vec<u8>)]) -> Self {
        let mut office = Self::new();
        returns.iter().for_each(|(name, bytes)| office.adds(name, bytes.clone()));
        office
    }

    fn adds(&mut self, name: &str, bytes: Vec<u8>) {
        let questionnaires = Arc::clone(self.desk.questionnaires());
        let judged = judge(&questionnaires, FoundFile { name: name.to_owned(), bytes: Ok(bytes) });
        let at_hand = self.desk.needs(&judged).and_then(|key| self.files.get(key)).cloned();
        let change = self.desk.add(judged, at_hand.as_deref());
        self.files.extend(change.map(|change| (change.key, change.text)));
    }

    fn searches(&mut self, wanted: &WordsWanted) -> WordsShown {
        self.searches_under(&Filter::default(), wanted)
    }

    fn searches_under(&mut self, filter: &Filter, wanted: &WordsWanted) -> WordsShown {
        let mut search = self.desk.begin_search(ROUND, filter, wanted);
        for key in search.keys() {
            search.read(&key, self.files.get(&key).map(String::as_str));
        }
        let files = search.keys_shown().into_iter().filter_map(|key| Some((key.clone(), self.files.get(&key)?.clone())));
        let files: BTreeMap<String, String> = files.collect();
        search.shown(&files)
    }

    fn finds(&mut self, like: &str) -> WordsShown {
        self.searches(&WordsWanted { like: like.to_owned(), ..WordsWanted::default() })
    }

    fn says(&mut self, ask: ThemeAsk) -> Result<(), String> {
        let key = if let ThemeAsk::Passage { at, .. } = &ask { self.files.get(&at.key).cloned() } else { None };
        self.desk.change_themes(ROUND, ask, key.as_deref())
    }

    fn makes(&mut self, name: &str) -> ThemeId {
        self.says(ThemeAsk::Make { name: name.to_owned(), kind: ThemeKind::GoodPractice }).expect("it can be made");
        self.themes().themes.last().expect("it is there").id.clone()
    }

    fn says_of(&mut self, line: &PassageLine, say: PassageSaid) -> Result<(), String> {
        self.says(ThemeAsk::Passage { at: line.at.clone(), digest: line.digest.clone(), say })
    }

    /// Tags every passage that a search finds.
    fn tags(&mut self, like: &str, theme: &ThemeId) {
        for line in self.finds(like).lines {
            self.says_of(&line, PassageSaid::Themes(vec![theme.clone()])).expect("it can be tagged");
        }
    }

    /// Returns that have come anew are looked through first, as the worker does.
    fn themes_under(&mut self, filter: &Filter) -> ThemesShown {
        for key in self.desk.to_look_through(ROUND) {
            self.desk.look_through(ROUND, &key, &self.files[&key]);
        }
        self.desk.show_themes(ROUND, filter, &[])
    }

    fn themes(&mut self) -> ThemesShown {
        self.themes_under(&Filter::default())
    }

    fn theme(&mut self, id: &ThemeId) -> ThemeShown {
        self.themes().themes.into_iter().find(|theme| theme.id == *id).expect("it is here")
    }

    fn kept(&self) -> Option<&Themes> {
        self.desk.themes().get(ROUND)?.as_ref()
    }

    fn table(&self) -> String {
        let mut table = ThemeTable::begin(&self.desk, ROUND);
        for key in table.keys(&self.desk) {
            table.read(&self.desk, &key, &self.files[&key]);
        }
        String::from_utf8(table.written()).expect("it is text")
    }
}

/// An organisation that has answered everything.
fn organisation(id: &str, name: &str) -> Story {
    let mut story = Story::with(asked());
    story.record.id = id.into();
    story.record.reference = format!("ST-{id}");
    story.tells("organisation-name", name);
    story.organisation_is("SCH");
    story.answers("D1.1", "in-place");
    story.answers("D2.1", "in-place");
    story
}

fn notes(story: &mut Story, question: &str, text: &str) {
    text.clone_into(&mut story.record.answers.entry(question.into()).or_default().note);
}

/// Its return with a note.
fn noted(id: &str, name: &str, note: &str) -> Vec<u8> {
    let mut story = organisation(id, name);
    notes(&mut story, "D1.1", note);
    story.submits()
}

/// The same as the answers to another questionnaire.
fn in_another(id: &str, name: &str, note: &str) -> Vec<u8> {
    let known = asked().with("/id", json!("other")).with("/title", json!("Another one")).read();
    let mut story = Story::of(known);
    let from = organisation(id, name).record;
    (story.record.id, story.record.profile, story.record.answers) = (from.id, from.profile, from.answers);
    notes(&mut story, "D1.1", note);
    story.submits()
}

/// The next revision of a return.
fn corrected(id: &str, name: &str, note: &str) -> Vec<u8> {
    let mut story = organisation(id, name);
    notes(&mut story, "D1.1", note);
    story.record.revision = 2;
    story.submits()
}

fn shown(shown: &WordsShown) -> Vec<(&str, &str, String)> {
    let text = |line: &PassageLine| line.excerpt.iter().map(|piece| piece.text.as_str()).collect::<String>();
    shown.lines.iter().map(|line| (line.organisation.as_str(), line.field.as_str(), text(line))).collect()
}

fn marked(line: &PassageLine) -> Vec<&str> {
    line.excerpt.iter().filter(|piece| piece.is_found).map(|piece| piece.text.as_str()).collect()
}

// ---- searching ---------------------------------------------------------

#[test]
fn what_was_written_is_found_with_whose_it_is_and_where_it_stands() {
    let mut elm = organisation("b", "Elm Primary");
    elm.shows_evidence("D1.1", "Minutes of daily briefings");
    elm.shows_evidence("D1.1", "Briefing rota");
    elm.answers("D1.2", "We brief everyone daily.");
    elm.record.answers.get_mut(&"D1.1".into()).expect("it is answered").boxes =
        [("impact".into(), "Daily briefing has made staff surer".to_owned())].into();
    elm.plans("a1", "D2.1", "Head teacher", "2027-01-31");
    elm.record.actions[0].text = "Brief the governors daily too".to_owned();
    let mut oak = organisation("a", "Oak Primary");
    oak.says_not_applicable("D2.1", "The nursery is briefed daily by the school");
    let mut office = Office::with(&[("elm.json", elm.submits()), ("oak.json", oak.submits())]);

    let found = office.finds("DAILY brief");
    assert_eq!(
        shown(&found),
        [
            ("Elm Primary", "Evidence", "Minutes of daily briefings\nBriefing rota".to_owned()),
            ("Elm Primary", "Impact", "Daily briefing has made staff surer".to_owned()),
            ("Elm Primary", "Answer", "We brief everyone daily.".to_owned()),
            ("Oak Primary", "Why it does not apply", "The nursery is briefed daily by the school".to_owned()),
            ("Elm Primary", "Action", "Brief the governors daily too".to_owned()),
        ],
        "by question, then by organisation"
    );
    assert_eq!((found.passages, found.organisations, found.of, found.unread), (5, 2, 2, 0));
    assert_eq!(marked(&found.lines[0]), ["daily", "brief", "Brief"]);
    assert_eq!((found.lines[0].question.as_str(), found.lines[0].sector.as_str()), ("D1.1", "Education"));
    assert_eq!(office.finds("\"daily brief\"").passages, 2, "in a row");
    assert_eq!(office.finds("  ").passages, 5, "all of it");
}

#[test]
fn a_search_is_narrowed_to_a_domain_a_question_or_a_kind_of_passage() {
    let mut elm = organisation("b", "Elm Primary");
    notes(&mut elm, "D1.1", "Note one");
    notes(&mut elm, "D2.1", "Note two");
    elm.shows_evidence("D1.1", "Evidence one");
    let mut office =
        Office::with(&[("elm.json", elm.submits()), ("elm-other.json", in_another("c", "Elm Primary", "Note other"))]);
    let of = |office: &mut Office, wanted: WordsWanted| {
        shown(&office.searches(&wanted)).into_iter().map(|one| one.2).collect::<Vec<_>>()
    };
    let part = |questionnaire: &str, domain: &str| Some(DomainRef { questionnaire: questionnaire.into(), domain: domain.into() });
    let all = WordsWanted::default();
    assert_eq!(of(&mut office, WordsWanted { part: part("story", "D1"), ..all.clone() }), ["Evidence one", "Note one"]);
    assert_eq!(of(&mut office, WordsWanted { part: part("other", "D1"), ..all.clone() }), ["Note other"]);
    assert_eq!(of(&mut office, WordsWanted { question: Some("D2.1".into()), ..all.clone() }), ["Note two"]);
    assert_eq!(of(&mut office, WordsWanted { kind: Some(PassageKind::Evidence), ..all.clone() }), ["Evidence one"]);
    assert_eq!(of(&mut office, WordsWanted { from: 3, ..all.clone() }), ["Note other"], "the rest of them");
    assert_eq!(office.searches(&all).organisations, 1, "one organisation, with two returns");

    let mut offered = WordsShown::default();
    let wanted = WordsWanted { part: part("story", "D1"), ..all };
    office.desk.offer_places(ROUND, &Filter::default(), &mut offered, &wanted);
    assert_eq!(offered.parts.len(), 4, "{:?}", offered.parts);
    assert_eq!(offered.questions.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["D1.1", "D1.2"]);
}

#[test]
fn only_returns_that_count_in_the_round_and_under_the_filter_are_searched() {
    let mut last_year = organisation("d", "Ash Primary");
    notes(&mut last_year, "D1.1", "Daily last year");
    last_year.record.cycle = "2025-26".to_owned();
    let mut club = organisation("e", "Harbour Rowing Club");
    club.organisation_is("SPO");
    notes(&mut club, "D1.1", "Daily at the club");
    let mut case = audit(1, 2);
    case.record.questionnaire.id = "cases".into();
    notes(&mut case, "E1.1", "Seen daily");
    let mut office = Office::with(&[
        ("first.json", noted("a", "Elm Primary", "Daily at first")),
        ("again.json", noted("b", "elm primary", "Daily again")),
        ("oak.json", noted("c", "Oak Primary", "Daily at Oak")),
        ("ash.json", last_year.submits()),
        ("club.json", club.submits()),
        ("case.json", case.submits()),
    ]);
    assert!(office.desk.rows().any(|row| row.audit.is_some()), "an audit of a case is here");
    let found = office.finds("daily");
    assert_eq!((found.passages, found.of), (3, 3), "{:?}", shown(&found));
    let education = Filter { sector: Some("Education".to_owned()), ..Filter::default() };
    assert_eq!(office.searches_under(&education, &WordsWanted::default()).passages, 2);
    office.desk.choose(DeskChoice::LeaveOut { key: "c".to_owned(), reason: "A test".to_owned() });
    assert_eq!(office.finds("daily").passages, 2);
}

#[test]
fn words_that_are_meant_to_break_things_are_only_words() {
    let long = format!("{}needle{}", "before ".repeat(3_000), " after".repeat(3_000));
    let odd = [
        "<script>alert(1)</script> & <b>bold</b>",
        "=HYPERLINK(\"http://x\")",
        "مدرسة آمنة للجميع",
        "👩‍👩‍👧‍👦 family 👍🏽",
        "a.*b [x]+ (y)? \\d $1 ^z|",
        "\u{202e}desrever\u{202c}",
        long.as_str(),
        &"🙂".repeat(40_000),
    ];
    let returns: Vec<(String, Vec<u8>)> = odd
        .iter()
        .enumerate()
        .map(|(at, text)| (format!("{at}.json"), noted(&format!("r{at}"), &format!("School {at}"), text)))
        .collect();
    let mut office = Office::new();
    returns.into_iter().for_each(|(name, bytes)| office.adds(&name, bytes));
    assert_eq!(office.finds("").passages, odd.len());
    for (typed, expected) in [
        ("<script>", 1),
        ("=hyperlink", 1),
        ("مدرسة", 1),
        ("👍", 1),
        (".*", 1),
        ("[x]+ (y)?", 1),
        ("$1", 1),
        ("\\d", 1),
        ("^z|", 1),
        ("desrever", 1),
        ("needle", 1),
        ("🙂", 1),
        ("\"", odd.len()),
        ("nowhere", 0),
    ] {
        assert_eq!(office.finds(typed).passages, expected, "{typed}");
    }
    let needle = &office.finds("needle").lines[0];
    let short: String = needle.excerpt.iter().map(|piece| piece.text.as_str()).collect();
    assert!(short.len() < 500 && marked(needle) == ["needle"], "{short}");
    assert_eq!(needle.whole.iter().map(|piece| piece.text.as_str()).collect::<String>(), long);
}

#[test]
fn what_may_be_personal_is_pointed_out_and_so_is_the_organisations_own_name() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Elm Primary wrote to Dr Moss, 999 000 0018"))]);
    let line = office.finds("").lines.remove(0);
    assert_eq!(line.notice, "Something here looks like an NHS number. Does it have to be here?");
    assert!(line.suspicions.iter().any(|said| said.contains("may be a name")), "{:?}", line.suspicions);
    assert_eq!(line.suspicions.last().map(String::as_str), Some("The organisation’s own name is in it."));
    let mut plain = Office::with(&[("oak.json", noted("b", "Oak Primary", "Staff are briefed each morning"))]);
    let line = plain.finds("").lines.remove(0);
    assert_eq!((line.notice.as_str(), line.suspicions.len()), ("", 0));
}

#[test]
fn a_return_that_cannot_be_read_is_said_and_the_others_are_searched() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm", "Daily")), ("oak.json", noted("b", "Oak", "Daily"))]);
    office.files.insert("a".to_owned(), "{ half".to_owned());
    let found = office.finds("daily");
    assert_eq!((found.passages, found.unread), (1, 1));
}

// ---- themes ------------------------------------------------------------

#[test]
fn a_theme_counts_organisations_and_not_passages() {
    let mut elm = organisation("a", "Elm Primary");
    notes(&mut elm, "D1.1", "Daily briefings");
    notes(&mut elm, "D2.1", "Daily briefings, again");
    let mut office = Office::with(&[
        ("elm.json", elm.submits()),
        ("elm-other.json", in_another("x", "Elm Primary", "Daily briefings, elsewhere")),
        ("oak.json", noted("b", "Oak Primary", "Daily walks")),
    ]);
    let theme = office.makes("Daily briefings");
    office.tags("daily", &theme);
    office.tags("daily", &theme);
    let counted = office.theme(&theme);
    assert_eq!((counted.organisations, counted.passages), (2, 4));
    assert_eq!(counted.by_sector, [("Education".to_owned(), 2)]);
    assert_eq!(office.themes().of, 2, "of two organisations");
    let of_theme = office.searches(&WordsWanted { theme: Some(theme), ..WordsWanted::default() });
    assert_eq!((of_theme.passages, of_theme.organisations), (4, 2), "all of them on one page");
}

#[test]
fn a_return_that_waits_or_is_left_out_or_filtered_counts_for_no_theme_and_its_tags_stay() {
    let mut office = Office::with(&[("first.json", noted("a", "Elm Primary", "Daily"))]);
    let theme = office.makes("Daily briefings");
    office.tags("daily", &theme);
    office.adds("again.json", noted("b", "Elm Primary", "Daily, in the other return"));
    office.desk.choose(DeskChoice::Count { key: "a".to_owned() });
    assert_eq!(office.theme(&theme).organisations, 1);
    office.tags("daily", &theme);
    office.desk.choose(DeskChoice::Count { key: "b".to_owned() });
    let counted = office.theme(&theme);
    assert_eq!((counted.organisations, counted.beside), (0, 1), "what was tagged stands in the return that waits");
    office.tags("daily", &theme);
    let counted = office.theme(&theme);
    assert_eq!((counted.organisations, counted.passages, counted.beside), (1, 1, 1), "once, though two were tagged");
    let health = Filter { sector: Some("Health".to_owned()), ..Filter::default() };
    let under = office.themes_under(&health);
    assert_eq!((under.themes[0].organisations, under.themes[0].beside, under.of), (0, 2, 0));
}

#[test]
fn tags_of_words_that_have_changed_are_shown_and_not_counted_until_somebody_confirms_them() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Daily briefings"))]);
    let theme = office.makes("Daily briefings");
    let seen_before = office.finds("daily").lines.remove(0);
    office.tags("daily", &theme);
    office.says_of(&seen_before, PassageSaid::MayBeQuoted(true)).expect("it may be quoted");

    office.adds("elm-2.json", corrected("a", "Elm Primary", "Weekly briefings"));
    let counted = office.theme(&theme);
    assert_eq!((counted.organisations, counted.passages, counted.changed), (0, 0, 1));
    let now = office.finds("weekly").lines.remove(0);
    let tagged = office.desk.show_themes(ROUND, &Filter::default(), std::slice::from_ref(&now.at)).tagged;
    assert!(tagged[0].is_changed && tagged[0].themes == [theme.clone()]);
    assert!(!office.table().contains("Weekly"), "what nobody confirmed is in no table");
    office.says_of(&seen_before, PassageSaid::StillFits).expect_err("these words are gone");
    let another = office.makes("Another");
    office.says_of(&now, PassageSaid::Themes(vec![theme.clone(), another])).expect_err("the first tags have to be looked at");

    office.says_of(&now, PassageSaid::StillFits).expect("they still fit");
    let counted = office.theme(&theme);
    assert_eq!((counted.organisations, counted.changed), (1, 0));
    let tagged = office.desk.show_themes(ROUND, &Filter::default(), std::slice::from_ref(&now.at)).tagged;
    assert!(!tagged[0].may_be_quoted, "nobody has said so of the new words");
}

#[test]
fn a_correction_that_leaves_the_words_alone_leaves_the_tags_alone() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Daily briefings"))]);
    let theme = office.makes("Daily briefings");
    office.tags("daily", &theme);
    let mut story = organisation("a", "Elm Primary");
    notes(&mut story, "D1.1", "Daily briefings");
    notes(&mut story, "D2.1", "Something else");
    story.record.revision = 2;
    office.adds("elm-2.json", story.submits());
    assert_eq!(office.theme(&theme).organisations, 1);
    assert!(office.desk.to_look_through(ROUND).is_empty(), "it is read once for that");
}

#[test]
fn what_was_tagged_and_is_gone_is_shown_with_its_theme_and_can_be_forgotten() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Daily briefings"))]);
    let theme = office.makes("Daily briefings");
    office.tags("daily", &theme);
    office.adds("elm-2.json", corrected("a", "Elm Primary", ""));
    assert_eq!(office.theme(&theme).changed, 1);
    let mut found = office.searches(&WordsWanted { theme: Some(theme.clone()), ..WordsWanted::default() });
    let line = found.lines.remove(0);
    assert!(line.excerpt.is_empty());
    office.says_of(&line, PassageSaid::NoLongerFits).expect("it can be forgotten");
    assert_eq!(office.theme(&theme).changed, 0);
}

#[test]
fn a_theme_is_renamed_deleted_and_brought_back_with_its_tags() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Daily briefings"))]);
    let theme = office.makes("  Briefings ");
    office.tags("daily", &theme);
    let renamed = ThemeAsk::Rename { theme: theme.clone(), name: "Daily briefings".to_owned(), kind: ThemeKind::Strength };
    office.says(renamed).expect("it can be renamed");
    let shown = office.theme(&theme);
    assert_eq!((shown.name.as_str(), shown.kind, shown.organisations), ("Daily briefings", ThemeKind::Strength, 1));

    let before = office.kept().cloned();
    office.says(ThemeAsk::Delete { theme: theme.clone() }).expect("it can be deleted");
    assert!(office.theme(&theme).is_deleted);
    assert_eq!(office.searches(&WordsWanted { theme: Some(theme.clone()), ..WordsWanted::default() }).passages, 0);
    let line = office.finds("daily").lines.remove(0);
    office.says_of(&line, PassageSaid::Themes(vec![theme.clone()])).expect_err("there is no such theme now");
    let other = office.makes("daily briefings");
    assert_ne!(other, theme, "the name is free meanwhile, the id is not");
    office.says(ThemeAsk::BringBack { theme: theme.clone() }).expect_err("two of one name");
    office.says(ThemeAsk::Rename { theme: other.clone(), name: "Other".to_owned(), kind: ThemeKind::Other }).expect("it is free");
    office.says(ThemeAsk::BringBack { theme: theme.clone() }).expect("it comes back");
    office.says(ThemeAsk::Delete { theme: other }).expect("it can be deleted");
    assert_eq!(office.kept().map(|kept| &kept.passages), before.as_ref().map(|kept| &kept.passages));
}

#[test]
fn a_theme_needs_a_name_of_its_own() {
    let mut office = Office::new();
    office.makes("Daily briefings");
    let before = office.kept().cloned();
    for name in ["", "   ", "\u{200b}", "daily  BRIEFINGS", &"x".repeat(201)] {
        let wrong = office.says(ThemeAsk::Make { name: name.to_owned(), kind: ThemeKind::Other }).expect_err(name);
        assert!(wrong.len() > 10, "in a sentence: {wrong}");
    }
    assert_eq!(office.kept().cloned(), before);
}

#[test]
fn who_tags_is_kept_as_a_role() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Daily"))]);
    let theme = office.makes("Daily");
    office.says(ThemeAsk::Role { role: " Quality lead ".to_owned() }).expect("it is a role");
    office.tags("daily", &theme);
    assert_eq!(office.themes().role, "Quality lead");
    assert_eq!(office.kept().expect("there are themes").passages[0].by, "Quality lead");
}

#[test]
fn the_table_has_every_theme_and_names_nobody() {
    let mut office = Office::with(&[
        ("elm.json", noted("a", "Elm Primary", "=1+1 daily")),
        ("oak.json", noted("b", "Oak Primary", "Daily\n\"briefings\", all")),
    ]);
    let theme = office.makes("-Daily");
    office.tags("daily", &theme);
    office.makes("Nobody says it");
    let line = office.finds("all").lines.remove(0);
    office.says_of(&line, PassageSaid::MayBeQuoted(true)).expect("it may be quoted");
    let table = office.table();
    let lines: Vec<&str> = table.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Theme,Kind,Organisations,Sector,Question,Field,Passage,May be quoted",
            "'-Daily,Good practice,2,Education,D1.1 Question D1.1?,Note,'=1+1 daily,No",
            "'-Daily,Good practice,2,Education,D1.1 Question D1.1?,Note,\"Daily\n\"\"briefings\"\", all\",Yes",
            "Nobody says it,Good practice,0,,,,,",
            "",
        ]
    );
}

// ---- what is kept ------------------------------------------------------

#[test]
fn themes_are_kept_without_a_word_of_any_return_and_with_fields_of_later_versions() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Something nobody else would write"))]);
    let theme = office.makes("Daily briefings");
    office.tags("nobody", &theme);
    let themes = office.kept().expect("there are themes").clone();
    let bytes = write_themes(&themes);
    assert!(!String::from_utf8_lossy(&bytes).contains("nobody else"));
    let mut file: Value = serde_json::from_slice(&bytes).expect("it is JSON");
    for place in ["", "/themes/0", "/passages/0"] {
        file.pointer_mut(place).and_then(Value::as_object_mut).expect(place).insert("later".to_owned(), json!({ "x": [1] }));
    }
    let read = read_themes(file.to_string().as_bytes()).expect("it can be read");
    let again: Value = serde_json::from_slice(&write_themes(&read)).expect("it is JSON");
    assert_eq!(again, file);
    file["version"] = json!(2);
    read_themes(file.to_string().as_bytes()).expect_err("a later version is left alone");
}

#[test]
fn themes_that_cannot_be_read_are_left_as_they_are() {
    let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", "Daily"))]);
    office.desk.go_by_themes([(ROUND.to_owned(), None)].into());
    assert!(office.themes().is_unreadable);
    office.says(ThemeAsk::Make { name: "New".to_owned(), kind: ThemeKind::Other }).expect_err("nothing is written over");
    assert_eq!(office.desk.themes().get(ROUND), Some(&None));
    let twice = json!({ "format": "safeguarding-audit/themes", "version": 1, "themes": [
        { "id": "t1", "name": "One" }, { "id": "t1", "name": "Two" } ] });
    read_themes(twice.to_string().as_bytes()).expect_err("an id stands there twice");
}

// ---- whatever comes ----------------------------------------------------

const WORDS: [&str; 6] = ["daily", "brief", "Daily briefings", "walk", "écoute", "none"];

/// What organisations wrote: which organisation, and three notes made of a few words.
fn any_returns() -> impl Strategy<Value = Vec<(u8, Vec<usize>)>> {
    prop::collection::vec((0_u8..5, prop::collection::vec(0_usize..WORDS.len(), 2)), 1..7)
}

fn files_of(returns: &[(u8, Vec<usize>)]) -> Vec<(String, Vec<u8>)> {
    let file = |(at, (who, words)): (usize, &(u8, Vec<usize>))| {
        let mut story = organisation(&format!("r{at}"), &format!("School {who}"));
        notes(&mut story, "D1.1", WORDS[words[0]]);
        story.shows_evidence("D2.1", &format!("{} and {}", WORDS[words[1]], WORDS[words[0]]));
        let bytes = story.submits();
        (format!("{at}.json"), bytes)
    };
    returns.iter().enumerate().map(file).collect()
}

fn brought(files: &[(String, Vec<u8>)]) -> Office {
    let mut office = Office::new();
    files.iter().for_each(|(name, bytes)| office.adds(name, bytes.clone()));
    office
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_files_changes_nothing_that_is_found_or_counted(returns in any_returns(), turn in 0_usize..7, word in 0_usize..WORDS.len()) {
        let files = files_of(&returns);
        let mut turned = files.clone();
        turned.rotate_left(turn % files.len());
        turned.reverse();
        let (mut first, mut second) = (brought(&files), brought(&turned));
        prop_assert_eq!(first.finds(WORDS[word]), second.finds(WORDS[word]));
        for office in [&mut first, &mut second] {
            let theme = office.makes("A theme");
            office.tags(WORDS[word], &theme);
        }
        prop_assert_eq!(first.themes(), second.themes());
        prop_assert_eq!(first.table(), second.table());
    }

    #[test]
    fn a_search_finds_exactly_what_looking_at_every_text_finds(returns in any_returns(), typed in "[a-zé]{1,3}( [a-zé]{1,2})?") {
        let mut office = brought(&files_of(&returns));
        let plain = |text: &str| text.to_lowercase().replace('é', "e");
        let counted: BTreeSet<String> = office.desk.begin_search(ROUND, &Filter::default(), &WordsWanted::default()).keys().into_iter().collect();
        let mut texts = 0;
        for (_, (_, words)) in returns.iter().enumerate().filter(|(at, _)| counted.contains(&format!("r{at}"))) {
            let of_return = [WORDS[words[0]].to_owned(), format!("{} and {}", WORDS[words[1]], WORDS[words[0]])];
            texts += of_return.iter().filter(|text| plain(&typed).split(' ').all(|word| plain(text).contains(word))).count();
        }
        prop_assert_eq!(office.finds(&typed).passages, texts);
    }

    #[test]
    fn tagging_and_taking_the_tag_away_is_nothing_and_tagging_twice_is_tagging_once(returns in any_returns(), which in 0_usize..20, tagged in 0_usize..WORDS.len()) {
        let mut office = brought(&files_of(&returns));
        let (theme, other) = (office.makes("One"), office.makes("Other"));
        office.tags(WORDS[tagged], &other);
        let lines = office.finds("").lines;
        let line = lines[which % lines.len()].clone();
        let before = office.kept().cloned();
        let had = before.iter().flat_map(|kept| kept.tagged(&line.at)).flat_map(|passage| passage.themes.clone()).collect::<Vec<_>>();
        let with: Vec<ThemeId> = had.iter().cloned().chain([theme.clone()]).collect();
        office.says_of(&line, PassageSaid::Themes(with.clone())).expect("it can be tagged");
        let once = (office.kept().cloned(), office.themes());
        office.says_of(&line, PassageSaid::Themes(with)).expect("it can be tagged");
        prop_assert_eq!(&(office.kept().cloned(), office.themes()), &once);
        prop_assert_eq!(office.theme(&theme).organisations, 1);
        office.says_of(&line, PassageSaid::Themes(had)).expect("the tag can be taken away");
        prop_assert_eq!(office.kept().cloned(), before);
    }

    #[test]
    fn nothing_that_is_typed_stops_a_search(typed in any::<String>(), note in any::<String>()) {
        let mut office = Office::with(&[("elm.json", noted("a", "Elm Primary", &note))]);
        let found = office.finds(&typed);
        prop_assert!(found.passages <= 1);
        let back: String = found.lines.iter().flat_map(|line| if line.whole.is_empty() { &line.excerpt } else { &line.whole }).map(|piece| piece.text.as_str()).collect();
        prop_assert!(found.lines.is_empty() || back == note, "no character is lost or added");
        prop_assert_eq!(office.finds(&note.replace('"', " ")).passages, office.finds("").passages, "its own words find it");
    }
}
