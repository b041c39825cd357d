//! `section-11-working-together`: the ten arrangements, people in positions of trust, and a part for each agency.

use super::asked::{Who, is_asked_of, says};
use super::brief::Answered::{AnyOf, Either, Levels, LongText, NOfM, NotAsked, Number, On, OneOf, Percentage, YesNo};
use super::brief::{Brief, Scale, gives_to_choose_from};
use super::shipped::{Shipped, list, nothing_is_wrong, text};

/// "How do staff find out …?" has no mark in the brief and cannot be answered by a level as it stands.
const HOW: super::brief::Answered = Either(&[On(Scale::Compliance), LongText, AnyOf]);

const BRIEF: Brief = Brief {
    id: "section-11-working-together",
    scale: Scale::Compliance,
    domains: &[
        ("A01", 7, &[("3", OneOf), ("6", LongText)]),
        ("A02", 5, &[("4", LongText)]),
        ("A03", 6, &[("1", HOW), ("3", LongText)]),
        ("A04", 5, &[("5", NOfM)]),
        ("A05", 5, &[("4", NOfM)]),
        ("A06", 8, &[("8", YesNo)]),
        ("A07", 8, &[("1", NotAsked), ("3", Number), ("4", OneOf)]),
        ("A08", 6, &[]),
        ("A09", 9, &[("2", Percentage), ("5", HOW)]),
        ("A10", 5, &[]),
        ("A11", 5, &[("5", LongText)]),
        ("A-LA", 8, &[("1", NotAsked)]),
        (
            "A-HEA",
            14,
            &[
                ("1", NotAsked),
                ("2a", Percentage),
                ("2b", Percentage),
                ("2c", Percentage),
                ("9", Levels),
                ("10", Levels),
                ("11", Levels),
                ("12", Levels),
                ("13", Levels),
                ("14", Levels),
            ],
        ),
        ("A-POL", 11, &[("1", NotAsked), ("6", NotAsked), ("11", NOfM)]),
        ("A-PRO", 5, &[]),
        ("A-YJS", 7, &[("2", NotAsked)]),
        ("A-SEC", 6, &[]),
        ("A-HOU", 5, &[]),
        ("A-EY", 6, &[("2", NotAsked)]),
        ("A-CAF", 4, &[("4", NotAsked)]),
        ("A-IMM", 4, &[]),
        ("A-FRS", 4, &[]),
        ("A-SPO", 5, &[]),
    ],
};

/// A group of volunteers has no line of accountability to trace; health uses its own part instead of A07, and whether a
/// practice does is left open. The duty to share information is asked of all whom it binds, whatever the edition.
const WHO: &[Who] = &[
    ("A01", "ALL SML- FAI? SUP? SPO?"),
    ("A01.4", COMMISSIONING),
    ("A01.5", COMMISSIONING),
    ("A01.6", COMMISSIONING),
    ("A04.4", "ALL SML-"),
    ("A04.5", "ALL SML-"),
    ("A05", "ALL?"),
    ("A06.4", "CSC LA HOU? ICB NHS GP HCP POL BTP NCA PRO YJS SEC COM SCH? IND? COL? AP? EY? CH? VOL? FAI? SUP? SPO?"),
    ("A06.8", "ALL?"),
    ("A07", "ALL ICB- NHS- HCP- GP*"),
    ("A09.3", "ALL SML- FAI? SUP? SPO?"),
    ("A09.6", "ALL?"),
    ("A09.7", "ALL?"),
    ("A09.8", "CSC LA NHS POL PRO YJS SEC SCH IND COL AP EY"),
    ("A-LA", "CSC LA?"),
    ("A-HEA.9", "ICB"),
    ("A-HEA.10", "ICB"),
    ("A-HEA.11", "NHS"),
    ("A-HEA.12", "NHS"),
    ("A-HEA.13", "NHS"),
    ("A-HEA.14", "HCP"),
    ("A-HEA.2", "NHS GP HCP"),
    ("A-HEA.3", "NHS GP HCP"),
    ("A-HEA.4", "NHS HCP"),
    ("A-HEA.5", "NHS GP HCP"),
    ("A-HEA.6", "NHS HCP"),
    ("A-HEA.7", "ICB"),
    ("A-HEA.8", "GP"),
    ("A-POL", "POL"),
    ("A-POL.9", "POL BTP NCA"),
    ("A-POL.2", "POL BTP NCA"),
    ("A-POL.3", "POL BTP NCA"),
    ("A-POL.4", "POL BTP"),
    ("A-HOU", "HOU LA?"),
    ("A-SPO", "SPO LA? COM?"),
    ("A-PRO", "PRO"),
    ("A-YJS", "YJS"),
    ("A-SEC", "SEC"),
    ("A-SEC.2", "SEC?"),
    ("A-SEC.3", "SEC?"),
    ("A-SEC.5", "SEC?"),
    ("A-SEC.6", "SEC?"),
    ("A-EY", "EY SCH?"),
    ("A-CAF", "CAF"),
    ("A-IMM", "IMM"),
    ("A-FRS", "FRS"),
];

/// A01.4 to A01.6 are for those that commission.
const COMMISSIONING: &str = "ALL? SML-";

/// The standard of `section-11` that asks about the same.
const CORRESPONDS: [(&str, &[&str]); 11] = [
    ("A01", &["S3"]),
    ("A02", &["S1"]),
    ("A03", &["S4"]),
    ("A04", &["S2"]),
    ("A05", &["S7"]),
    ("A06", &["S8"]),
    ("A07", &["S3"]),
    ("A08", &["S6"]),
    ("A09", &["S5"]),
    ("A10", &["S1", "S4"]),
    ("A11", &["S6"]),
];

#[test]
fn no_question_is_left_out_and_none_is_added() {
    BRIEF.has_every_question_and_no_other();
}

#[test]
fn each_question_is_answered_as_the_brief_says() {
    BRIEF.each_is_answered_as_it_says();
}

#[test]
fn each_question_is_asked_of_those_it_is_for() {
    is_asked_of(&Shipped::read(BRIEF.id), "ALL", WHO);
}

#[test]
fn how_often_has_the_brief_s_answers() {
    let shipped = Shipped::read(BRIEF.id);
    gives_to_choose_from(&shipped, "A01.3", &["month", "quarter", "six", "year", "never"]);
    gives_to_choose_from(&shipped, "A07.4", &["month", "six weeks", "term", "less", "never"]);
}

#[test]
fn small_groups_and_those_without_children_find_their_own_words() {
    let shipped = Shipped::read(BRIEF.id);
    let has_wordings =
        |domain: &str| shipped.questions().any(|(within, one)| text(within, "id") == domain && one.get("wordings").is_some());
    for (domain, words) in [("A02", ["trustee", "committee"]), ("A03", ["provider", "partner"])] {
        assert!(has_wordings(domain), "{domain} has no question in other words for some");
        assert!(words.iter().any(|word| says(shipped.domain(domain), word)), "{domain} speaks of none of {words:?}");
    }
}

#[test]
fn each_arrangement_says_which_standard_asks_about_the_same() {
    let shipped = Shipped::read(BRIEF.id);
    let mut wrong = Vec::new();
    for (domain, standards) in CORRESPONDS {
        let domains = list(shipped.domain(domain), "corresponds_to");
        let found: Vec<&str> =
            domains.iter().filter(|one| text(one, "questionnaire") == "section-11").map(|one| text(one, "domain")).collect();
        if standards.iter().any(|standard| !found.contains(standard)) {
            wrong.push(format!("{domain} corresponds to {found:?} and not {standards:?}"));
        }
    }
    nothing_is_wrong(wrong);
}
