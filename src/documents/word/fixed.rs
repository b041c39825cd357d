//! The parts of a Word file that are the same in all of them.

/// What is what in the package; those of charts and the end follow.
pub(super) const CONTENT_TYPES: &str = include_str!("parts/content_types.xml");
/// Where the document and its properties are.
pub(super) const PACKAGE: &str = include_str!("parts/package.xml");
/// What the document is made with; charts and the end follow.
pub(super) const RELATIONS: &str = include_str!("parts/relations.xml");
/// How the properties begin.
pub(super) const CORE: &str = include_str!("parts/core.xml");
/// What made it.
pub(super) const APP: &str = include_str!("parts/app.xml");
/// How headings, text and tables look.
pub(super) const STYLES: &str = include_str!("parts/styles.xml");
/// How lists look.
pub(super) const NUMBERING: &str = include_str!("parts/numbering.xml");
/// Settings of Word.
pub(super) const SETTINGS: &str = include_str!("parts/settings.xml");
/// How the foot begins.
pub(super) const FOOTER: &str = include_str!("parts/footer.xml");
/// How the text begins.
pub(super) const DOCUMENT: &str = include_str!("parts/document.xml");
/// How it ends: A4 with margins of 2 cm, and the foot.
pub(super) const DOCUMENT_END: &str = include_str!("parts/document_end.xml");
