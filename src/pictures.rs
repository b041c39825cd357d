//! Figures as pictures: how grades look wherever they are drawn, and charts that need nothing else. Pure; knows no page.

pub mod count_picture;
pub mod drawing;
pub mod grade_colours;
pub mod grade_picture;
