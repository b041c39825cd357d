//! Lists as they come: two headers, merged cells, no header, dates as numbers, older encodings, semicolons, tabs.

use super::pasted;
use super::workbook::{Cell, Sheet, bomb, claiming, sheet, workbook};
use proptest::prelude::*;
use safeguarding_audit::interchange::kinds::FileKind;
use safeguarding_audit::interchange::register::{
    LARGEST_LIST, LineRemark, ListError, MOST_LINES, ReadRegister, RegisterColumn, read_list, read_pasted_list, read_register,
    write_register,
};
use safeguarding_audit::model::meaning::Meaning;
use safeguarding_audit::model::register::{Expected, Register};
use serde_json::{Value, json};

fn names(read: &ReadRegister) -> Vec<&str> {
    read.expected.iter().map(|expected| expected.name.as_str()).collect()
}

/// What was said of each line; what is about the whole list has line 0.
fn said(read: &ReadRegister) -> Vec<(usize, LineRemark)> {
    read.remarks.iter().map(|remark| (remark.line.unwrap_or(0), remark.what.clone())).collect()
}

#[track_caller]
fn number(expected: &Expected, kind: Meaning) -> &str {
    expected.identifiers.get(kind.word()).map(String::as_str).unwrap_or_default()
}

#[track_caller]
fn file(bytes: &[u8]) -> ReadRegister {
    read_list(bytes).unwrap_or_else(|error| panic!("{error:?}"))
}

const TABLE: &str = "School name,Type,Locality,URN,Contact role,Deadline,Final deadline\n\
                     Elm Primary,Primary,North,123456,Head,31/01/2027,28 February 2027\n\
                     Oak Academy,Secondary,South,123457,DSL,46418,\n";

#[test]
fn a_table_is_read_whatever_stands_between_its_cells() {
    for between in [",", ";", "\t", "|"] {
        let read = pasted(&TABLE.replace(',', between));
        assert_eq!(names(&read), ["Elm Primary", "Oak Academy"], "{between:?}");
        let [elm, oak] = &read.expected[..] else { panic!("two were listed") };
        assert_eq!(
            (elm.kind.as_str(), elm.locality.as_str(), elm.contact_role.as_str(), number(elm, Meaning::Urn)),
            ("Primary", "North", "Head", "123456")
        );
        assert_eq!((elm.first_deadline.as_str(), elm.final_deadline.as_str()), ("2027-01-31", "2027-02-28"));
        assert_eq!((oak.first_deadline.as_str(), oak.final_deadline.as_str()), ("2027-01-31", ""));
        let from_number = LineRemark::DayFromNumber { said: "46418".to_owned(), day: "2027-01-31".to_owned() };
        assert_eq!(said(&read), [(3, from_number)]);
        assert!(read.columns.iter().all(|column| column.taken_as.is_some()), "{:?}", read.columns);
    }
}

#[test]
fn a_list_is_read_in_whichever_encoding_it_was_saved() {
    let text = "Organisation;Type\r\nYsgol Môn;Primary\r\nSt Mary’s;Church – hall\r\n";
    let utf16 =
        |unit: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> { format!("{mark}{text}").encode_utf16().flat_map(unit).collect() };
    let windows: Vec<u8> = text
        .chars()
        .map(|sign| match sign {
            '’' => 0x92,
            '–' => 0x96,
            sign => u8::try_from(u32::from(sign)).expect("a letter of Latin-1"),
        })
        .collect();
    let in_utf8 = [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes()];
    let in_utf16 = [utf16(u16::to_le_bytes, "\u{feff}"), utf16(u16::to_be_bytes, "\u{feff}"), utf16(u16::to_le_bytes, "")];
    for bytes in in_utf8.into_iter().chain(in_utf16) {
        let read = file(&bytes);
        assert_eq!((names(&read), said(&read)), (vec!["Ysgol Môn", "St Mary’s"], Vec::new()));
    }
    let read = file(&windows);
    assert_eq!(names(&read), ["Ysgol Môn", "St Mary’s"]);
    assert_eq!(said(&read), [(0, LineRemark::OlderEncoding)]);
}

#[test]
fn a_list_without_a_header_is_a_list_of_names() {
    let read = pasted("Elm Primary\r\n\r\nOak Academy, Upper Town\r\nSt Mary’s\r\n");
    assert_eq!(names(&read), ["Elm Primary", "Oak Academy, Upper Town", "St Mary’s"]);
    assert_eq!(said(&read), [(0, LineRemark::NoHeader), (2, LineRemark::Blank)]);
    let read = pasted("123456\tElm Primary\tNorth\n123457\tOak Academy\n---\n");
    assert_eq!(names(&read), ["Elm Primary", "Oak Academy"]);
    assert_eq!(
        said(&read),
        [
            (0, LineRemark::NoHeader),
            (1, LineRemark::NotTaken(vec!["123456".to_owned(), "North".to_owned()])),
            (2, LineRemark::NotTaken(vec!["123457".to_owned()])),
            (3, LineRemark::WithoutName("---".to_owned())),
        ]
    );
}

#[test]
fn bullets_and_numbers_of_a_list_in_a_letter_are_no_part_of_names() {
    let read = pasted("• Elm School\n- Oak House\n3. Ash\n4) Yew\n1st Scouts\no Fir\nOakley\n");
    assert_eq!(names(&read), ["Elm School", "Oak House", "Ash", "Yew", "1st Scouts", "Fir", "Oakley"]);
}

#[test]
fn a_title_above_the_header_and_a_header_that_stands_twice_are_no_organisations() {
    let read = pasted(
        "Schools and settings 2026-27;;\n;;\nURN;Name of school;Phase\n123456;Elm Primary;Primary\n;;\n\
         Academies;;\nName of school;Phase;URN\nOak Academy;Secondary;123457\nTotal;2;\n",
    );
    assert_eq!(names(&read), ["Elm Primary", "Oak Academy"]);
    assert_eq!(read.expected.iter().map(|one| number(one, Meaning::Urn)).collect::<Vec<_>>(), ["123456", "123457"]);
    assert_eq!(read.expected.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["Primary", "Secondary"]);
    assert_eq!(
        said(&read),
        [
            (1, LineRemark::AboveHeader("Schools and settings 2026-27".to_owned())),
            (2, LineRemark::Blank),
            (5, LineRemark::Blank),
            (6, LineRemark::WithoutName("Academies".to_owned())),
            (7, LineRemark::HeaderAgain),
            (9, LineRemark::Total("Total, 2".to_owned())),
        ]
    );
}

#[test]
fn the_same_organisation_twice_is_one_line_that_has_what_either_said() {
    let read = pasted(
        "Organisation,URN,Locality,Charity number\nSt Mary's School,123456,,1234567\nst mary’s school ,,North,\n\
         Saint Mary's School,123456,,\nElm House,,,1234567\nSt Mary's School,654321,,\n",
    );
    assert_eq!(names(&read), ["St Mary's School", "Elm House", "St Mary's School"], "another URN is another school");
    assert_eq!(read.expected[0].locality, "North");
    assert_eq!(
        said(&read),
        [
            (3, LineRemark::SameAs(2)),
            (4, LineRemark::SameAs(2)),
            (5, LineRemark::SharedNumber { line: 2, kind: Meaning::CharityNumber }),
        ]
    );
}

#[test]
fn schools_of_one_name_in_two_localities_are_two() {
    let read = pasted("School,Locality\nSt Mary's,North\nSt Mary's,South\nSt Mary's,north\n");
    assert_eq!(read.expected.len(), 2);
    assert_eq!(said(&read), [(4, LineRemark::SameAs(2))]);
}

#[test]
fn numbers_that_a_spreadsheet_program_has_changed_are_put_right_or_named() {
    let read = pasted(
        "Setting,Ofsted URN,Company no.,DfE no.\nElm,EY123456,1234567,123/4567\nOak,1.23E+05,01234568,1234568.0\n\
         Ash,n/a,12,#N/A\n",
    );
    let [elm, oak, ash] = &read.expected[..] else { panic!("three were listed") };
    assert_eq!((number(elm, Meaning::OfstedUrn), number(elm, Meaning::CompanyNumber)), ("EY123456", "01234567"));
    assert_eq!((number(oak, Meaning::OfstedUrn), number(oak, Meaning::DfeNumber)), ("", "1234568"));
    assert_eq!((number(ash, Meaning::OfstedUrn), number(ash, Meaning::CompanyNumber)), ("", "12"));
    assert_eq!(
        said(&read),
        [
            (2, LineRemark::ZerosPutBack { kind: Meaning::CompanyNumber, taken: "01234567".to_owned() }),
            (3, LineRemark::Rounded { kind: Meaning::OfstedUrn, said: "1.23E+05".to_owned() }),
            (4, LineRemark::BrokenCell("#N/A".to_owned())),
            (4, LineRemark::UnusualNumber { kind: Meaning::CompanyNumber, said: "12".to_owned() }),
        ]
    );
}

#[test]
fn a_deadline_that_is_no_date_is_named_and_left_blank() {
    let read = pasted("School,Deadline,Final deadline\nElm,soon,31/2/2027\nOak,28/02/2027,31/01/2027\n");
    assert!(read.expected[0].first_deadline.is_empty() && read.expected[0].final_deadline.is_empty());
    let no_date = |column, said: &str| LineRemark::NoDate { column, said: said.to_owned() };
    assert_eq!(
        said(&read),
        [
            (2, no_date(RegisterColumn::FirstDeadline, "soon")),
            (2, no_date(RegisterColumn::FinalDeadline, "31/2/2027")),
            (3, LineRemark::DeadlinesCrossed),
        ]
    );
}

#[test]
fn what_stands_under_no_heading_or_two_of_one_kind_is_said() {
    let read = pasted("School,Type,Phase,Headteacher,\nElm,,Primary,A name,a note\nOak,Academy,Secondary,,\n");
    assert_eq!(read.expected.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["Primary", "Academy"]);
    let columns: Vec<_> = read.columns.iter().map(|one| (one.heading.as_str(), one.taken_as, one.is_second)).collect();
    assert_eq!(
        columns,
        [
            ("School", Some(RegisterColumn::Name), false),
            ("Type", Some(RegisterColumn::Kind), false),
            ("Phase", Some(RegisterColumn::Kind), true),
            ("Headteacher", None, false),
        ]
    );
    assert_eq!(said(&read), [(2, LineRemark::NotTaken(vec!["a note".to_owned()]))]);
}

#[test]
fn a_quotation_mark_that_nothing_closes_swallows_no_lines() {
    let read = pasted("School,Type\n\"Elm,Primary\nOak,Primary\n\"Ash, Lower\",Primary\n");
    assert_eq!(names(&read).len(), 3);
    assert!(names(&read).contains(&"Oak") && names(&read).contains(&"Ash, Lower"), "{:?}", names(&read));
    let names_only: String = (0..30).map(|at| format!("School {at}\n")).collect();
    let read = pasted(&format!("\"Elm\n{names_only}\"Oak\n"));
    assert_eq!(read.expected.len(), 32, "two stray marks far apart swallow none either");
}

#[test]
fn a_cell_of_several_lines_is_one_cell_and_lines_are_counted_on() {
    let read = pasted("School,Type\n\"Elm\nPrimary\",Primary\n,Primary\n");
    assert_eq!(names(&read), ["Elm Primary"]);
    assert_eq!(said(&read), [(4, LineRemark::WithoutName("Primary".to_owned()))]);
}

#[test]
fn a_list_without_names_says_which_headings_it_has() {
    let headings = ["URN", "Type"].map(str::to_owned).to_vec();
    assert_eq!(read_pasted_list("URN,Type\n123456,Primary\n"), Err(ListError::NoNames(headings)));
    assert_eq!(read_pasted_list("School name,URN\n"), Err(ListError::Empty));
    for nothing in ["", " \n \r\n", "\u{feff}", ",,,\n,,,"] {
        assert_eq!(read_pasted_list(nothing), Err(ListError::Empty), "{nothing:?}");
    }
}

#[test]
fn what_is_no_list_is_called_what_it_is() {
    assert_eq!(read_list(b"%PDF-1.7 \x00\x01"), Err(ListError::OtherKind(FileKind::Pdf)));
    assert_eq!(read_list(b"{\"format\": 1}"), Err(ListError::Saved));
    assert_eq!(read_list(&[7, 0, 3, 0xFF, 0xFE, 0x80]), Err(ListError::NotText));
    assert_eq!(read_list(b""), Err(ListError::Empty));
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    assert!(matches!(read_list(&compound), Err(ListError::OtherKind(_))));
}

#[test]
fn a_list_that_is_too_long_is_refused() {
    let of = |lines: usize| -> String { (0..lines).map(|at| format!("School {at}\n")).collect() };
    assert_eq!(pasted(&of(MOST_LINES)).expected.len(), MOST_LINES);
    assert_eq!(read_pasted_list(&of(MOST_LINES + 1)), Err(ListError::TooManyLines));
    assert_eq!(read_list(&vec![b'a'; LARGEST_LIST + 1]), Err(ListError::TooLarge(LARGEST_LIST + 1)));
}

#[test]
fn a_workbook_is_read_with_its_days_numbers_and_shared_texts() {
    let lines = vec![
        vec![Cell::Text("Register 2026-27")],
        vec![Cell::Shared("School name"), Cell::Shared("URN"), Cell::Shared("Company no."), Cell::Shared("Deadline")],
        vec![Cell::Shared("Elm & Oak"), Cell::Number("123456"), Cell::Number("1234567"), Cell::Day("46418")],
        vec![],
        vec![Cell::Text("Ash"), Cell::Failed("#N/A"), Cell::Blank, Cell::Number("46418")],
    ];
    let read = file(&workbook(&[Sheet { name: "Schools", lines, ..Sheet::default() }]));
    let [elm, ash] = &read.expected[..] else { panic!("two were listed: {:?}", names(&read)) };
    assert_eq!(elm.name, "Elm & Oak");
    assert_eq!((number(elm, Meaning::Urn), number(elm, Meaning::CompanyNumber)), ("123456", "01234567"));
    assert_eq!((elm.first_deadline.as_str(), ash.first_deadline.as_str()), ("2027-01-31", "2027-01-31"));
    assert_eq!(
        said(&read),
        [
            (1, LineRemark::AboveHeader("Register 2026-27".to_owned())),
            (3, LineRemark::ZerosPutBack { kind: Meaning::CompanyNumber, taken: "01234567".to_owned() }),
            (4, LineRemark::Blank),
            (5, LineRemark::DayFromNumber { said: "46418".to_owned(), day: "2027-01-31".to_owned() }),
            (5, LineRemark::BrokenCell("#N/A".to_owned())),
        ]
    );
}

#[test]
fn merged_cells_count_for_each_of_their_lines() {
    let mut merged = sheet(
        "Schools",
        &[
            &["Register of schools", "", "", ""],
            &["School name", "Locality", "Deadlines", ""],
            &["", "", "First", "Final"],
            &["Elm", "North", "31/01/2027", "28/02/2027"],
            &["Oak", "", "31/01/2027", "28/02/2027"],
            &["Ash", "South", "", ""],
        ],
    );
    merged.merged = vec!["A1:D1", "A2:A3", "B2:B3", "C2:D2", "B4:B5"];
    let read = file(&workbook(&[merged]));
    assert_eq!(names(&read), ["Elm", "Oak", "Ash"]);
    let localities: Vec<_> = read.expected.iter().map(|one| one.locality.as_str()).collect();
    assert_eq!(localities, ["North", "North", "South"]);
    assert_eq!(read.expected[1].final_deadline, "2027-02-28");
    assert!(said(&read).contains(&(4, LineRemark::Merged(5))), "{:?}", said(&read));
}

#[test]
fn of_several_sheets_the_first_with_organisations_is_read_and_the_others_are_named() {
    let notes = sheet("Read me", &[&["This workbook lists schools."], &["Ask the team."]]);
    let mut old = sheet("Last year", &[&["School", "URN"], &["Ash", "123458"]]);
    old.is_hidden = true;
    let list = sheet("Schools", &[&["School", "URN"], &["Elm", "123456"]]);
    let read = file(&workbook(&[notes, old, list, sheet("Blank", &[])]));
    assert_eq!(names(&read), ["Elm"]);
    let other = |name: &str| (0, LineRemark::OtherSheet(name.to_owned()));
    assert_eq!(said(&read), [other("Read me"), other("Last year")]);
    let long = Sheet { name: "All schools", lines: vec![vec![Cell::Text("x")]; MOST_LINES + 1], ..Sheet::default() };
    let list = sheet("Schools", &[&["School"], &["Elm"]]);
    assert_eq!(names(&file(&workbook(&[long.clone(), list]))), ["Elm"], "one sheet that is too long does not hide the other");
    assert_eq!(read_list(&workbook(&[long])), Err(ListError::TooManyLines));
}

#[test]
fn a_workbook_that_is_larger_inside_than_it_looks_fills_no_memory() {
    assert_eq!(names(&file(&claiming("1"))), ["Elm School"]);
    assert_eq!(read_list(&bomb(40 * 1024 * 1024)), Err(ListError::TooMuch));
    for claim in ["18446744073709551615", "99999999999999999999999", "4000000000"] {
        assert!(matches!(read_list(&claiming(claim)), Err(ListError::Damaged(_))), "{claim}");
    }
    let cut = workbook(&[sheet("Schools", &[&["School"], &["Elm"]])]);
    assert!(matches!(read_list(&cut[..cut.len() / 2]), Err(ListError::Damaged(_) | ListError::OtherKind(_))));
}

#[test]
fn a_saved_register_is_read_again_with_what_later_versions_added() {
    let file = json!({
        "format": "safeguarding-audit/register", "version": 1, "cycle": "2026-27", "first_deadline": "2027-01-31",
        "final_deadline": "", "expected": [
            { "id": "o1", "name": "Elm", "identifiers": { "urn": "123456", "later-number": "7" }, "also_known_as": ["Elm School"],
              "not_these": ["Elm House"], "out_of_scope": "Closed", "colour": "green" },
        ], "mood": ["good"],
    });
    let read = read_register(file.to_string().as_bytes()).expect("it is a register");
    let written: Value = serde_json::from_slice(&write_register(&read)).expect("it is JSON");
    assert_eq!(written, file);
    let again = |change: fn(&mut Value)| {
        let mut file = file.clone();
        change(&mut file);
        read_register(file.to_string().as_bytes())
    };
    assert!(again(|file| file["version"] = json!(2)).is_err());
    assert!(again(|file| file["format"] = json!("safeguarding-audit/return")).is_err());
    assert!(again(|file| file["expected"][0]["id"] = json!("")).is_err());
    assert!(again(|file| file["expected"] = json!([{ "id": "o1", "name": "A" }, { "id": "o1", "name": "B" }])).is_err());
}

#[test]
fn the_register_is_copied_to_the_next_round_with_what_people_said_and_without_deadlines() {
    let mut register = super::register("School,Deadline,Final deadline\nElm,31/01/2027,28/02/2027\nOak,,\nAsh,,\n");
    let [elm, oak, ash] = ["Elm", "Oak", "Ash"].map(|name| super::id(&register, name));
    register.remember(&elm, "Elm School");
    register.refuse(&oak, "Oak House");
    register.leave_out(&ash, "It has closed.");
    let next = register.for_round("2027-28");
    assert_eq!((next.cycle.as_str(), next.first_deadline.as_str(), next.final_deadline.as_str()), ("2027-28", "", ""));
    assert_eq!(super::named(&register, "Elm").final_deadline, "2027-02-28");
    assert_eq!(
        (super::named(&next, "Elm").first_deadline.as_str(), super::named(&next, "Elm").final_deadline.as_str()),
        ("", "")
    );
    assert_eq!(super::named(&next, "Elm").also_known_as, ["Elm School"]);
    assert_eq!(super::named(&next, "Oak").not_these, ["Oak House"]);
    assert_eq!(super::named(&next, "Ash").out_of_scope.as_deref(), Some("It has closed."));
    assert_eq!(super::id(&next, "Elm"), elm);
}

#[test]
fn a_list_that_is_brought_again_adds_who_is_new_and_keeps_what_people_said() {
    let mut register = super::register("School,URN\nElm,123456\nOak,123457\n");
    let elm = super::id(&register, "Elm");
    register.remember(&elm, "Elm School");
    register.rename(&elm, "Elm Primary");
    let taken = register.take_in(pasted("School,URN,Locality\nElm,123456,North\nAsh,,\n").expected);
    assert_eq!((taken.known, taken.added.len()), (vec![elm.clone()], 1));
    assert_eq!(register.expected.len(), 3);
    let kept = register.expects(&elm).expect("it stays");
    assert_eq!((kept.name.as_str(), kept.locality.as_str()), ("Elm Primary", "North"));
    assert_eq!(kept.also_known_as, ["Elm School", "Elm"]);
    assert_eq!(Register::start("2026-27").take_in(Vec::new()).added, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_list(&bytes);
    }

    #[test]
    fn every_line_of_any_text_is_taken_or_named(text in "[a-zé0-9 \";,\t\n#/]{0,200}") {
        if let Ok(read) = read_pasted_list(&text) {
            let with_something = text.lines().filter(|line| !line.trim().is_empty()).count();
            let taken = read.expected.len() + read.remarks.iter().filter(|remark| remark.line.is_some()).count();
            let breaks_in_cells = text.matches('"').count();
            prop_assert!(taken >= with_something || breaks_in_cells > 0, "{:?}", read);
        }
    }
}
