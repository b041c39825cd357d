//! The questionnaires that ship, against the brief they were entered from: nothing left out, nothing added, each question
//! answered as the brief says and asked of whom it says. Read as JSON, so that no type of the app stands in between.

#[path = "questionnaires/asked.rs"]
mod asked;
#[path = "questionnaires/brief.rs"]
mod brief;
#[path = "questionnaires/case_audits.rs"]
mod case_audits;
#[path = "questionnaires/doubtful.rs"]
mod doubtful;
#[path = "questionnaires/everywhere.rs"]
mod everywhere;
#[path = "questionnaires/items.rs"]
mod items;
#[path = "questionnaires/practitioners.rs"]
mod practitioners;
#[path = "questionnaires/second_edition.rs"]
mod second_edition;
#[path = "questionnaires/section_11_both.rs"]
mod section_11_both;
#[path = "questionnaires/section_11_wt.rs"]
mod section_11_wt;
#[path = "questionnaires/section_175.rs"]
mod section_175;
#[path = "questionnaires/shipped.rs"]
mod shipped;
#[path = "questionnaires/vcfs.rs"]
mod vcfs;
#[path = "questionnaires/young_people.rs"]
mod young_people;
