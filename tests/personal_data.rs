//! What looks like personal data in free text, what does not, and what holds of any text.

mod anything;
mod story;

use anything::{any_text, cases};
use proptest::collection::vec;
use proptest::prelude::*;
use safeguarding_audit::checks::personal_data::{Confidence, Hit, HitKind, REMOVED, find, remove};
use safeguarding_audit::words::personal_data::{hit, kind, why};
use story::shipped::section_11;

/// The hits of a text, as "kind: what" with one line each, from this confidence up.
fn hits(text: &str, from: Confidence) -> Vec<String> {
    let found = find(text, &[]).into_iter().filter(|hit| hit.confidence >= from);
    found.map(|hit| format!("{:?}: {}", hit.kind, &text[hit.range])).collect()
}

/// Each of these, with a bar between them, is found, whole and so surely: alone, in a sentence, in brackets, at the end of a line.
#[track_caller]
fn looks_like(expected: HitKind, confidence: Confidence, texts: &str) {
    for text in texts.split(" | ") {
        for sentence in [text.to_owned(), format!("seen ({text}), then home"), format!("élève “{text}”.\nNext line")] {
            let found = find(&sentence, &[]);
            let fits = |hit: &Hit| hit.kind == expected && hit.confidence == confidence && &sentence[hit.range.clone()] == text;
            assert!(found.iter().any(fits), "“{text}” in “{sentence}”: {found:?}");
        }
    }
}

/// A sentence in which one part is found, and nothing else that is as sure.
#[track_caller]
fn finds(expected: HitKind, confidence: Confidence, part: &str, sentence: &str) {
    let found: Vec<Hit> = find(sentence, &[]).into_iter().filter(|hit| hit.confidence >= confidence).collect();
    let [hit] = &found[..] else { panic!("“{sentence}”: {found:?}") };
    assert_eq!((hit.kind, hit.confidence, &sentence[hit.range.clone()]), (expected, confidence, part), "{sentence}");
}

/// One part is found and nothing beside it, however unsure.
#[track_caller]
fn finds_only(expected: HitKind, part: &str, sentence: &str) {
    assert_eq!(hits(sentence, Confidence::Low), [format!("{expected:?}: {part}")], "{sentence}");
}

/// Nothing to ask about while somebody types, in any of these.
#[track_caller]
fn asks_nothing(texts: &str) {
    for text in texts.split(" | ") {
        assert_eq!(hits(text, Confidence::Medium), [""; 0], "{text}");
    }
}

/// Nothing at all in any of these, not even for review.
#[track_caller]
fn finds_nothing(texts: &str) {
    for text in texts.split(" | ") {
        assert_eq!(hits(text, Confidence::Low), [""; 0], "{text}");
    }
}

#[test]
fn ten_digits_with_a_fitting_last_one_look_like_an_nhs_number() {
    looks_like(
        HitKind::NhsNumber,
        Confidence::High,
        "943 476 5919 | 943-476-5870 | 9876543210 | 999 999 9999 | 9990000018 | 999 000 0026 | 999 0000034 | \
         999000 0042 | 999\u{a0}000\u{a0}0018 | 999–000–0018 | 999  000  0018 | NHS9990000018",
    );
}

#[test]
fn other_digits_do_not() {
    asks_nothing(
        "123 456 7890 | 943 476 5918 | 9990000019 | 999 000 00 18 | 99 90000018 | 999\n000\n0018 | \
         19990000018 | 99900000180 | 999.000.0018 | 999 000  -0018 | x9990000018 | 9990000018x",
    );
}

#[test]
fn a_check_letter_that_fits_makes_a_upn() {
    looks_like(HitKind::Upn, Confidence::High, "B801200005001 | b801200005001 | P207000016049 | L12345678901B | E12345678901X");
}

#[test]
fn another_letter_does_not() {
    // The last is called right in help pages of two vendors, with a sum of 267; the products they name add up to 266.
    asks_nothing("A801200005001 | B207000016049 | Q207000016049");
    asks_nothing(
        "B80120000500 | B8012000050011 | B801200005O01 | L12345678901I | L12345678901O | 801200005001B | \
         B801200-005001",
    );
}

#[test]
fn a_national_insurance_number_is_found_in_pairs_or_not() {
    looks_like(
        HitKind::NationalInsuranceNumber,
        Confidence::High,
        "AB123456C | AB 12 34 56 D | AA 00 00 00 A | ab 12 34 56 c | AB 123456 C | AB-12-34-56-C | AB\u{a0}12 34 56 D",
    );
}

#[test]
fn what_is_never_issued_is_no_national_insurance_number() {
    asks_nothing("QQ 12 34 56 A | BG123456A | OO123456A | AO123456B");
    asks_nothing("GB123456A | KN123456A | NK123456A | NT123456A | TN123456A | ZZ123456A | CR123456A | FY123456A");
    asks_nothing(
        "MW123456A | NC123456A | AD123456A | DA123456A | AB123456E | AB12345C | AB1234567C | xAB123456C | \
         AB\n123456C",
    );
}

#[test]
fn a_full_postcode_is_found_with_or_without_its_space() {
    looks_like(
        HitKind::Postcode,
        Confidence::High,
        "N11 1NP | NW4 4BG | NW9 4EW | SW1A 1AA | EC1A 1BB | W1A 0AX | M1 1AE | B33 8TH | DN55 1PT | \
         GIR 0AA | N111NP | NW44BG | NW94EW | SW1A1AA | EC1A1BB | W1A0AX | M11AE | B338TH | DN551PT | \
         GIR0AA | nw4 4bg | Nw4 4bg | N11\u{a0}1NP | N11  1NP | ec1a 1bb",
    );
}

#[test]
fn half_a_postcode_and_what_only_resembles_one_are_fine() {
    finds_nothing("S11 audit | KCSIE 2024 | WT2023 | Year 11 2nd | QA1 1AA | N11 | NW4");
    asks_nothing(
        "Y11 2ND | S11 2nd edition | s11 1st draft | L3 1hr session | W1I 1AA | SW1C 1AA | N11 1CP | \
         N11 1NPX | N11\n1NP",
    );
    asks_nothing("N11-1NP | ZZ9 9ZZ | N111 1NP | N 1NP | NWX 4BG | N11 1IP | N11 1KP | N11 1MP | N11 1NO | N11 1NV");
}

#[test]
fn an_email_address_is_found_whole() {
    looks_like(
        HitKind::Email,
        Confidence::High,
        "jo@example.org | jo.o'neill+dsl@mail.example.org.uk | j_1@ex-ample.com | josé@exämple.org | A@B.CO",
    );
    finds(HitKind::Email, Confidence::High, "jo@example.org", "Write to <mailto:jo@example.org>.");
    finds(HitKind::Email, Confidence::High, "jo@example.org", "'jo@example.org'");
    finds(HitKind::Email, Confidence::High, "jo@example.org", "...jo@example.org... or not");
}

#[test]
fn an_at_sign_alone_is_no_address() {
    finds_nothing(
        "jo @ example.org | @example | jo@ | meet @ 10.30 | jo@example | jo@example.1 | jo@.org | @ | @@ | \
         a@b@ | 5@£2.50",
    );
}

#[test]
fn a_phone_number_is_found_as_people_group_it() {
    looks_like(
        HitKind::Phone,
        Confidence::High,
        "020 7946 0018 | 07700 900123 | 01632 960001 | 02079460018 | 0207 946 0018 | 07700 900 123 | \
         07700-900-123 | 077 0090 0123 | 07700.900.123 | 0113 496 0018 | +44 20 7946 0018 | +442079460018 | \
         +44 7700 900123 | +44 (0)20 7946 0018 | +44(0)7700 900123 | 0044 7700 900123 | 01632 96000 | \
         +1 212 555 0100 | +353 20 910 0000 | (020) 7946 0018 | (01632) 960 001",
    );
    finds(HitKind::Phone, Confidence::High, "01632 96000", "on 01632 96000 1 child called");
}

#[test]
fn helplines_and_other_digits_are_no_phone_numbers_to_ask_about() {
    finds_nothing(
        "Childline 0800 1111 | Childline 0800 1111 and 999 | 08001111 | 0800 11 11 | 999 | 111 | 101 | \
         116 123 | Childline 0800 1111 999 101 | 0800 1111 0800 1111",
    );
    asks_nothing("0808 800 5000 | 0300 123 4567 | 0800 555 111 | +44 800 555 111 | 0344 123 4567");
    asks_nothing(
        "0123 | 0 7 9 4 6 0 0 1 8 2 3 | 04632 960001 | 00 12 34 56 78 90 | 020 7946 01 | 020 7946 00180 | \
         2023-24 | + 24 of 30",
    );
}

#[test]
fn a_date_in_digits_may_be_one_of_birth() {
    looks_like(
        HitKind::DateOfBirth,
        Confidence::Medium,
        "01/02/2014 | 1.2.14 | 31-12-09 | 1/2/1999 | 2014-02-01 | 01.02.2014 | 31–12–09",
    );
    finds(HitKind::DateOfBirth, Confidence::Medium, "01/02/2014", "He was seen on 01/02/2014.");
}

#[test]
fn what_is_no_day_is_no_date() {
    finds_nothing("2023/24 | 12/13/2014 | 00/01/2014 | 32/01/2014 | 1/0/2014 | 1/2/1814 | 1/2/014 | 24/7 | 9.5 | 50/50");
}

#[test]
fn after_words_of_birth_a_date_may_be_written_in_any_way() {
    let cases = [
        ("01/02/2014", "DOB 01/02/2014"),
        ("01 02 2014", "D.O.B.: 01 02 2014"),
        ("01022014", "dob 01022014"),
        ("010214", "dob=010214"),
        ("3 March 2014", "She was born on 3 March 2014 in the hospital"),
        ("3rd of March", "born on the 3rd of March"),
        ("March 2014", "born in March 2014"),
        ("March 3rd, 2014", "date of birth is March 3rd, 2014"),
        ("3-Mar-14", "(DOB: 3-Mar-14)"),
        ("7 sept", "his birthday is 7 sept"),
        ("1/9/2014", "policy agreed; date of birth 1/9/2014"),
    ];
    for (date, sentence) in cases {
        finds(HitKind::DateOfBirth, Confidence::Medium, date, sentence);
    }
    asks_nothing(
        "born in March | born in 2014 | She was born in the hospital. | born again | 3 March 2014 | \
         DOB [removed] | DOB\n3 March 2014",
    );
}

#[test]
fn the_date_of_a_paper_or_a_meeting_is_for_review_only() {
    for text in ["Policy reviewed on 01/09/2024.", "Due by 1/9/2026", "next audit: 31.12.26", "version 1.2.14", "see 1.2.14.5"] {
        asks_nothing(text);
        assert_eq!(hits(text, Confidence::Low).len(), 1, "{text}");
    }
}

#[test]
fn a_plate_of_the_style_of_2001_is_found() {
    looks_like(HitKind::NumberPlate, Confidence::Medium, "AB12 CDE | AB12CDE | LK51\u{a0}XYZ");
    asks_nothing("ab12 cde | AB12 CD | AB1 CDE | A123 BCD | AB12-CDE | AB12 CDEF | WT2023 | ABCD EFG | AB12 cde | AB12 C3E");
}

#[test]
fn twelve_digits_are_a_dbs_certificate_if_words_say_so_and_a_hint_if_not() {
    finds(HitKind::DbsCertificate, Confidence::Medium, "001234567890", "DBS certificate no. 001234567890");
    finds(HitKind::DbsCertificate, Confidence::Medium, "001234567890", "Enhanced DBS on file: 001234567890");
    finds(HitKind::DbsCertificate, Confidence::Low, "001234567890", "It was 001234567890 then");
    assert_eq!(hits("DBS [removed] 001234567890", Confidence::Medium), [""; 0]);
    finds_nothing("DBS 00123456789 | DBS 0012345678901");
    assert_eq!(hits("DBS done\n001234567890", Confidence::Medium), [""; 0]);
}

#[test]
fn a_page_on_a_social_network_is_found() {
    looks_like(
        HitKind::ProfileLink,
        Confidence::Medium,
        "https://www.facebook.com/jo.bloggs | instagram.com/jo_bloggs | x.com/jo | www.tiktok.com/@jo | \
         linkedin.com/in/jo-bloggs-1 | http://m.facebook.com/profile.php?id=1000 | snapchat.com/add/jo | youtube.com/@jo | \
         https://bsky.app/profile/jo.example",
    );
    finds_nothing(
        "facebook.com | https://facebook.com/ | fax.com/jo | fed-x.com/jo | linkedin.com/company/club | youtube.com/watch?v=1 | \
         facebook, com/jo | x.com /jo",
    );
}

#[test]
fn a_number_is_a_reference_after_words_that_say_so() {
    let cases = [
        (HitKind::CaseReference, "1234567", "case 1234567"),
        (HitKind::CaseReference, "123456", "Mosaic ID: 123456"),
        (HitKind::CaseReference, "12345678", "our ref. no. 12345678"),
        (HitKind::CaseReference, "1234567", "LCS number is 1234567"),
        (HitKind::CaseReference, "1234567", "ICS (1234567)"),
        (HitKind::PoliceReference, "1234/12MAR24", "CAD 1234/12MAR24"),
        (HitKind::PoliceReference, "4612345/24", "crime ref 4612345/24"),
        (HitKind::PoliceReference, "2412345", "CRIS: 2412345"),
        (HitKind::PoliceReference, "24MER012345", "Merlin no 24MER012345"),
        (HitKind::PoliceReference, "AB-12345-24", "police reference number AB-12345-24"),
        (HitKind::HospitalReference, "1234567", "MRN 1234567"),
        (HitKind::HospitalReference, "K123456", "the hospital number was K123456"),
        (HitKind::HospitalReference, "12345678", "patient id 12345678"),
        (HitKind::Urn, "101234", "the only pupil on a plan at URN 101234"),
        (HitKind::Urn, "101234", "School: 101234"),
        (HitKind::Urn, "101234", "the school with 101234 (URN)"),
        (HitKind::Laestab, "302/0000", "LAESTAB 302/0000"),
        (HitKind::Laestab, "3020000", "DfE number 3020000"),
        (HitKind::Laestab, "302/0000", "school number 302/0000"),
        (HitKind::EarlyYearsNumber, "EY123456", "registered as EY123456"),
        (HitKind::EarlyYearsNumber, "EY 1234567", "registered as EY 1234567"),
        (HitKind::EarlyYearsNumber, "2500123", "Ofsted URN 2500123"),
        (HitKind::Room, "room 12", "They were in room 12 of the refuge"),
        (HitKind::Room, "Room 7", "The hotel gave them Room 7"),
    ];
    for (kind, number, sentence) in cases {
        finds(kind, Confidence::Medium, number, sentence);
    }
}

#[test]
fn a_number_without_such_words_is_only_a_number() {
    finds_nothing(
        "1234567 | 101234 | 302/0000 | In this case 12 of 30 | case 12345 | case 123456789 | crime 2024 | \
         crime number 2023/24 | police in 2023-2024 | CAD 2024 | hospital 12345 | patient number 12 | \
         school 201234 | room 12 of the town hall | EYFS 123456 | DfE 3020000 | \
         Our case numbers went from 120 to 140 | ref [removed] 123456 | case\n1234567 | incident log 2024/25",
    );
}

#[test]
fn words_that_often_stand_before_personal_data_are_for_review() {
    for (word, sentence) in [
        ("DOB", "We keep the DOB elsewhere"),
        ("lives at", "She lives at the farm"),
        ("NHS No", "an NHS No. was given"),
        ("NINo", "no NINo"),
        ("UPN", "the UPN"),
        ("URN", "a URN of"),
        ("address", "her address"),
        ("address", "Address of the home, address: here"),
        ("date of birth", "the date of birth of the child"),
    ] {
        finds(HitKind::CueWord, Confidence::Low, word, sentence);
    }
    finds_nothing("We address gaps | NHS trusts | DOB [removed] | NHS number: [removed] | the NHS number is [removed]");
}

#[test]
fn a_word_is_not_reported_beside_what_it_announces() {
    finds_only(HitKind::NhsNumber, "999 000 0018", "NHS number: 999 000 0018");
    finds_only(HitKind::DateOfBirth, "1/2/2014", "DOB is 1/2/2014");
}

#[test]
fn names_are_hints_by_title_by_capitals_or_by_age_and_place() {
    let cases = [
        (HitKind::Name, "Mr Smith", "then Mr Smith came"),
        (HitKind::Name, "Dr. O’Brien-Ali", "Dr. O’Brien-Ali"),
        (HitKind::Name, "Imam Yusuf", "Imam Yusuf"),
        (HitKind::Name, "Rabbi Cohen", "with Rabbi Cohen"),
        (HitKind::Name, "Fr Michael", "Fr Michael"),
        (HitKind::Name, "Sister Mary", "Sister Mary's class"),
        (HitKind::Name, "Mrs K", "as Mrs K said"),
        (HitKind::Name, "Amina Okafor", "we met Amina Okafor there"),
        (HitKind::Name, "Zoë Élan", "with Zoë Élan"),
        (HitKind::Name, "Sam Jones", "Designated Safeguarding Lead: Sam Jones"),
        (HitKind::Name, "Sam Jones", "Yesterday Sam Jones came"),
        (HitKind::AgeAndPlace, "aged 9 from Colindale", "a boy aged 9 from Colindale"),
        (HitKind::AgeAndPlace, "9-year-old girl from East Finchley", "a 9-year-old girl from East Finchley"),
    ];
    for (kind, part, sentence) in cases {
        finds(kind, Confidence::Low, part, sentence);
    }
    finds_nothing(
        "Sam Jones came. | It ended. Sam Jones came. | One line\nSam Jones | \
         the Designated Safeguarding Lead | Working Together to Safeguard | \
         the Metropolitan Police Service | the NHS ICB | children aged 9 to 12 | aged 9 from the area | Dr | \
         Mr. | miss school",
    );
}

#[test]
fn names_from_the_partnerships_list_are_found_as_they_are_written() {
    let listed = ["Grahame Park", " St. Mary's ", "", "  ", "...", "removed", "Park", "Żabka"].map(str::to_owned);
    let found = |text: &str| -> Vec<String> { find(text, &listed).into_iter().map(|hit| text[hit.range].to_owned()).collect() };
    assert_eq!(found("near grahame park, and at ST MARY’S too"), ["grahame park", "ST MARY’S"]);
    assert_eq!(found("the parks of Graham, Parkfield; ŻABKA"), ["ŻABKA"]);
    assert_eq!(found("a park; [removed]"), ["park"]);
    assert!(
        find("near Grahame Park", &listed).iter().all(|hit| (hit.kind, hit.confidence) == (HitKind::LocalName, Confidence::Low))
    );
}

#[test]
fn of_two_that_overlap_the_surer_and_longer_one_stands() {
    finds_only(HitKind::Email, "07700900123@example.org", "07700900123@example.org");
    finds_only(HitKind::NhsNumber, "999 000 0018", "case ref 999 000 0018");
    assert_eq!(hits("instagram.com/jo/07700900123", Confidence::Low), ["ProfileLink: instagram.com/jo", "Phone: 07700900123"]);
    assert_eq!(hits("AB 12 34 56 D.jo@ex.org", Confidence::Low), ["NationalInsuranceNumber: AB 12 34 56 D", "Email: jo@ex.org"]);
}

#[test]
fn hits_come_in_the_order_of_the_text_and_are_told_in_words() {
    let text = "Mr Hill of NW4 4BG, 1/2/2014, 07700 900123.";
    assert_eq!(
        hits(text, Confidence::Low),
        ["Name: Mr Hill", "Postcode: NW4 4BG", "DateOfBirth: 1/2/2014", "Phone: 07700 900123"]
    );
    let told: Vec<String> = find(text, &[]).iter().map(|found| hit(text, found)).collect();
    assert_eq!(told[1], "“NW4 4BG” looks like a full postcode.");
    assert_eq!(remove(text, &find(text, &[])), "[removed] of [removed], [removed], [removed].");
}

#[test]
fn removing_leaves_what_does_not_fit_the_text() {
    let text = "é 999 000 0018";
    let hit = |range| Hit { range, kind: HitKind::Name, confidence: Confidence::Low };
    assert_eq!(remove(text, &[hit(1..4), hit(0..99), hit(90..99), hit(3..6), hit(4..7)]), "é [removed] 000 0018");
    #[allow(clippy::reversed_empty_ranges, reason = "it must do no harm")]
    let reversed = hit(5..3);
    assert_eq!(remove(text, &[reversed]), text);
    assert_eq!(remove("", &[hit(0..0)]), REMOVED);
    assert_eq!(find(REMOVED, &["removed".to_owned()]), []);
}

#[test]
fn the_questions_of_section_11_and_their_help_ask_about_nothing() {
    let shipped = serde_json::to_value(section_11().questionnaire).expect("a questionnaire can be written");
    let mut texts = Vec::new();
    collect(&shipped, &mut texts);
    assert!(texts.len() > 500, "{} texts", texts.len());
    texts.iter().for_each(|text| asks_nothing(text));
    asks_nothing(&texts.join("\n"));
    asks_nothing(&texts.join(" "));
    let hints = texts.iter().flat_map(|text| hits(text, Confidence::Low)).count();
    assert!(hints * 100 < texts.len(), "{hints} hints in {} texts are too many to be read", texts.len());
}

/// Every text in JSON except the forms of numbers, which are made of such numbers.
fn collect(json: &serde_json::Value, texts: &mut Vec<String>) {
    match json {
        serde_json::Value::String(text) => texts.push(text.clone()),
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| collect(part, texts)),
        serde_json::Value::Object(fields) => {
            let texts_of = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "pattern" | "checked"));
            texts_of.for_each(|(_, part)| collect(part, texts));
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

/// Parts that detectors care for, so that chance puts them beside and into each other.
const PARTS: &[&str] = &[
    "9990000018",
    "999",
    "000",
    "0018",
    "B801200005001",
    "AB123456C",
    "AB",
    "12",
    "34",
    "56",
    "D",
    "NW4",
    "4BG",
    "NW44BG",
    "020",
    "7946",
    "+44",
    "(0)",
    "0800",
    "1111",
    "jo@example.org",
    "@",
    ".",
    "a",
    "org",
    "facebook.com",
    "x.com/",
    "https://",
    "/",
    "1/2/2014",
    "31",
    "2014",
    "March",
    "DOB",
    "born on",
    "reviewed",
    "section",
    "CAD",
    "case",
    "ref",
    "no.",
    "URN",
    "school",
    "101234",
    "room",
    "hotel",
    "EY",
    "123456",
    "001234567890",
    "DBS",
    "Mr",
    "Jones",
    "Amina",
    "aged 9 from",
    "Grahame Park",
    "[removed]",
    "[",
    "]",
    "AB12",
    "CDE",
    "CDE1",
    "NHS",
    "nhs no",
    "lives at",
    "é",
    "\u{a0}",
    "–",
    "'",
    "_",
    "İ",
    "ß",
    "１２",
    "\u{301}",
    "👩‍👧",
    "\n",
    "\r\n",
];

fn any_mixture() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        12 => prop::sample::select(PARTS).prop_map(str::to_owned),
        1 => "[0-9]{1,13}",
        1 => any_text(),
    ];
    let separator = prop::sample::select(vec!["", "", " ", " ", " ", ".", "-", "/", ", ", "  ", "@"]);
    vec((part, separator), 0..14).prop_map(|parts| parts.into_iter().flat_map(|(part, after)| [part, after.to_owned()]).collect())
}

fn any_local_names() -> impl Strategy<Value = Vec<String>> {
    vec(prop_oneof![3 => prop::sample::select(PARTS).prop_map(str::to_owned), 1 => any_text()], 0..4)
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn hits_lie_in_the_text_in_order_and_apart(text in any_mixture(), names in any_local_names()) {
        let mut end = 0;
        for found in find(&text, &names) {
            prop_assert!(found.range.start >= end && found.range.end > found.range.start);
            prop_assert!(text.get(found.range.clone()).is_some(), "{:?} splits a character", found);
            prop_assert!(!hit(&text, &found).is_empty() && !kind(found.kind).is_empty() && !why(found.kind).is_empty());
            end = found.range.end;
        }
    }

    #[test]
    fn what_is_removed_leaves_nothing_to_ask_about(text in any_mixture(), names in any_local_names()) {
        let left = remove(&text, &find(&text, &names));
        let again: Vec<Hit> = find(&left, &names).into_iter().filter(|hit| hit.confidence >= Confidence::Medium).collect();
        prop_assert_eq!(&again, &[], "left: {}", left);
    }

    #[test]
    fn without_a_digit_and_an_at_sign_nothing_is_sure(text in any_mixture(), names in any_local_names()) {
        let text: String = text.chars().filter(|c| !c.is_numeric() && *c != '@').collect();
        prop_assert!(find(&text, &names).iter().all(|hit| hit.confidence < Confidence::High));
    }

    #[test]
    fn a_text_of_placeholders_has_no_hit(count in 0_usize..5, separator in "[ .,]{0,2}", names in any_local_names()) {
        prop_assert_eq!(find(&vec![REMOVED; count].join(&separator), &names), []);
    }
}
