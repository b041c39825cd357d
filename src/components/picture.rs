//! Pictures beside words, for those who read with difficulty: drawn here, so that none comes from elsewhere.

use crate::model::scale::Picture;
use leptos::prelude::*;

/// A picture. The words beside it say the same, so screen readers pass over it.
pub fn drawn(picture: Picture) -> AnyView {
    view! {
        <svg
            class="app-picture"
            viewBox="0 0 48 48"
            width="48"
            height="48"
            aria-hidden="true"
            focusable="false"
            inner_html=strokes(picture)
        ></svg>
    }
    .into_any()
}

/// The lines of a picture, of the size 48 by 48.
fn strokes(picture: Picture) -> String {
    match picture {
        Picture::FaceVeryBad => face("M14 36 Q24 24 34 36", true),
        Picture::FaceBad => face("M15 34 Q24 28 33 34", false),
        Picture::FaceOk => face("M15 32 H33", false),
        Picture::FaceGood => face("M15 30 Q24 37 33 30", false),
        Picture::FaceVeryGood => face("M13 28 Q24 44 35 28 Z", false),
        Picture::Adult => person(r#"<path d="M18 9 Q24 3 30 9"/>"#),
        Picture::Grandparent => {
            let glasses = r#"<circle cx="21" cy="13" r="2"/><circle cx="27" cy="13" r="2"/>"#;
            person(&format!(r#"<path d="M35 46 V26 q0 -4 4 -4"/>{glasses}"#))
        }
        Picture::Sibling => {
            let small = r#"<circle cx="36" cy="24" r="5"/><path d="M29 46 q0 -14 7 -14 q7 0 7 14"/>"#;
            format!(r#"<circle cx="17" cy="13" r="7"/><path d="M6 46 q0 -22 11 -22 q11 0 11 22"/>{small}"#)
        }
        Picture::Friend => {
            let other = r#"<circle cx="34" cy="15" r="7"/><path d="M25 46 q0 -20 9 -20 q10 0 10 20"/>"#;
            format!(r#"<circle cx="14" cy="15" r="7"/><path d="M4 46 q0 -20 10 -20 q9 0 9 20"/>{other}"#)
        }
        Picture::Teacher => person(r#"<path d="M30 27 h14 v-16 h-10"/><path d="M35 17 h5 M35 21 h5"/>"#),
        Picture::Doctor => person(r#"<path d="M24 32 v8 M20 36 h8"/>"#),
        Picture::Police => person(r#"<path d="M15 10 h18 l-2 -6 h-14 z"/>"#),
        Picture::Helper => person(r#"<path d="M24 40 q-7 -5 -4 -9 q3 -2 4 1 q1 -3 4 -1 q3 4 -4 9 z"/>"#),
        Picture::Pet => {
            let head = r#"<path d="M12 16 v-11 l8 6 h8 l8 -6 v11 q3 20 -12 24 q-15 -4 -12 -24 z"/>"#;
            format!(r#"{head}{EYES}<path d="M22 28 h4 l-2 3 z M24 31 v3"/>"#)
        }
        Picture::Nobody => r#"<circle cx="24" cy="24" r="18"/><path d="M12 36 L36 12"/>"#.to_owned(),
        Picture::Home => r#"<path d="M5 25 L24 7 L43 25 M10 21 V43 H38 V21"/><path d="M20 43 V30 h8 v13"/>"#.to_owned(),
        Picture::School => {
            let flag_door_windows = r#"<path d="M24 15 V5 h9 v5 h-9 M20 43 V32 h8 v11 M9 30 h5 M34 30 h5"/>"#;
            format!(r#"<path d="M4 43 V23 h12 l8 -8 l8 8 h12 v20 z"/>{flag_door_windows}"#)
        }
        Picture::Street => {
            r#"<path d="M16 44 L21 6 M32 44 L27 6 M24 10 v6 M24 22 v6 M24 34 v7"/><path d="M3 44 h42"/>"#.to_owned()
        }
    }
}

const EYES: &str =
    r#"<circle class="app-picture__dot" cx="18" cy="20" r="2.5"/><circle class="app-picture__dot" cx="30" cy="20" r="2.5"/>"#;

/// A face with this mouth, with its brows drawn together or not.
fn face(mouth: &str, frowns: bool) -> String {
    let brows = if frowns { r#"<path d="M13 13 L21 16 M35 13 L27 16"/>"# } else { "" };
    format!(r#"<circle cx="24" cy="24" r="21"/>{EYES}{brows}<path d="{mouth}"/>"#)
}

/// A person with what tells this one from others.
fn person(mark: &str) -> String {
    format!(r#"<circle cx="24" cy="13" r="7"/><path d="M11 46 q0 -22 13 -22 q13 0 13 22"/>{mark}"#)
}
