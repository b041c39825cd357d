//! What people print, send and edit: a document as its parts, and how it becomes a web page or a Word file. Both are made from
//! the same parts, so that they cannot say different things. Pure; knows no figures and no sentences of its own.

mod html;
mod parts;
mod plain;
mod word;
mod zipped;

pub use html::{html_body, html_file};
pub use parts::{DocumentBlock, DocumentChart, DocumentSection, DocumentTable, HeadlineFigure, PrintedDocument, own_blocks};
pub use word::word_file;
pub use zipped::{DocumentError, zipped};
