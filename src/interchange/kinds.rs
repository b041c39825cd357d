//! What a file is that is none of ours: by its first bytes, by what lies in it, and by its name as a help.

use super::containers::{holds_utf16, opens_with, zip_members};

/// What another program made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// DOCX, DOC and their templates.
    Word,
    /// RTF.
    RichText,
    /// ODT.
    OpenText,
    /// XLSX, XLS and the like.
    Excel,
    /// ODS.
    OpenSheet,
    /// CSV and the like.
    Table,
    /// PPTX, PPT.
    PowerPoint,
    /// ODP.
    OpenSlides,
    /// Of Microsoft Office, and nothing tells which; also one with a password.
    Office,
    /// Pages, Numbers or Keynote.
    Apple,
    /// PDF.
    Pdf,
    /// EML, MSG.
    Mail {
        /// Whether something is attached, which may be a return.
        has_attachment: bool,
    },
    /// A photograph, a scan, a drawing.
    Picture,
    /// Sound or video.
    Recording,
    /// HTML.
    WebPage,
    /// XML of whatever kind.
    Xml,
    /// Text without any form.
    Text,
    /// An entry in a calendar, a card of an address book.
    Card,
    /// Leads to a file or a page, and is not that file.
    Shortcut,
    /// Something to be run.
    Program,
    /// Files packed together.
    Archive(Archive),
}

/// How files are packed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archive {
    /// The one kind that is opened.
    Zip,
    /// One of several files that are a zip together.
    PartOfZip,
    /// 7Z.
    SevenZip,
    /// RAR.
    Rar,
    /// TAR.
    Tar,
    /// GZ, also of a tar.
    Gzip,
    /// BZ2, XZ, CAB and others.
    Other,
}

impl FileKind {
    /// Whether a return may be in it, so that somebody must look.
    pub fn may_hold_returns(self) -> bool {
        match self {
            Self::Archive(_) | Self::Shortcut | Self::Mail { has_attachment: true } => true,
            Self::Word
            | Self::RichText
            | Self::OpenText
            | Self::Excel
            | Self::OpenSheet
            | Self::Table
            | Self::PowerPoint
            | Self::OpenSlides
            | Self::Office
            | Self::Apple
            | Self::Pdf
            | Self::Mail { has_attachment: false }
            | Self::Picture
            | Self::Recording
            | Self::WebPage
            | Self::Xml
            | Self::Text
            | Self::Card
            | Self::Program => false,
        }
    }
}

/// What a file is that could not be read as one of ours; none where nothing tells. The name only helps: what begins like
/// JSON is not called by it.
pub fn kind_of(name: &str, bytes: &[u8]) -> Option<FileKind> {
    match by_content(name, bytes) {
        // Much that programs save is XML inside.
        Some(FileKind::Xml) => by_name(name).or(Some(FileKind::Xml)),
        Some(kind) => Some(kind),
        None if matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'[')) => None,
        None => by_name(name),
    }
}

/// Whether a file was put there by an operating system or an office program for itself; nobody sent it.
pub fn is_system_file(path: &str) -> bool {
    let parts = || path.split(['/', '\\', '→']).map(str::trim);
    let name = parts().next_back().unwrap_or_default();
    let lower = name.to_lowercase();
    let of_a_system = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", ".directory", ".localized", ".ds_store"];
    of_a_system.contains(&lower.as_str())
        || name.starts_with("._")
        || name.starts_with("~$")
        || (lower.starts_with(".~lock.") && name.ends_with('#'))
        || parts().any(|part| {
            ["__MACOSX", "@eaDir", "$RECYCLE.BIN", "System Volume Information", ".Spotlight-V100", ".Trashes"].contains(&part)
        })
}

fn by_content(name: &str, bytes: &[u8]) -> Option<FileKind> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(in_zip(name, bytes)),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(in_compound_file(name, bytes)),
        _ => by_first_bytes(bytes).or_else(|| by_first_words(bytes)),
    }
}

/// Office documents are zips too.
fn in_zip(name: &str, bytes: &[u8]) -> FileKind {
    let members = zip_members(bytes);
    let has = |start: &str| members.iter().any(|member| member.starts_with(start));
    let named = |otherwise: FileKind| match by_name(name) {
        Some(FileKind::Archive(_)) | None => otherwise,
        Some(kind) => kind,
    };
    if has("[Content_Types].xml") {
        let parts = [("word/", FileKind::Word), ("xl/", FileKind::Excel), ("ppt/", FileKind::PowerPoint)];
        let part = parts.into_iter().find(|(folder, _)| has(folder));
        return part.map_or_else(|| named(FileKind::Office), |(_, kind)| kind);
    }
    if has("mimetype") && has("content.xml") {
        let kinds = [("text", FileKind::OpenText), ("spreadsheet", FileKind::OpenSheet), ("presentation", FileKind::OpenSlides)];
        let opened = kinds.into_iter().find(|(kind, _)| opens_with(bytes, &format!("application/vnd.oasis.opendocument.{kind}")));
        return opened.map_or_else(|| named(FileKind::OpenText), |(_, kind)| kind);
    }
    if has("Index/Document.iwa") || has("Index.zip") && has("Metadata/") {
        return FileKind::Apple;
    }
    // One that was cut off has lost its list of members; a name of an office program then says more.
    if members.is_empty() { named(FileKind::Archive(Archive::Zip)) } else { FileKind::Archive(Archive::Zip) }
}

/// Older office documents, mails of Outlook, and documents with a password.
fn in_compound_file(name: &str, bytes: &[u8]) -> FileKind {
    let has = |stream: &str| holds_utf16(bytes, stream);
    if has("__properties_version1") {
        return FileKind::Mail { has_attachment: has("__attach_version1") };
    }
    let parts = [("WordDocument", FileKind::Word), ("Workbook", FileKind::Excel), ("PowerPoint Document", FileKind::PowerPoint)];
    let part = parts.into_iter().find(|(stream, _)| has(stream)).map(|(_, kind)| kind);
    part.or_else(|| by_name(name)).unwrap_or(FileKind::Office)
}

fn by_first_bytes(bytes: &[u8]) -> Option<FileKind> {
    let archive = |kind| Some(FileKind::Archive(kind));
    match bytes {
        [b'P', b'K', 7, 8, ..] => archive(Archive::PartOfZip),
        [b'7', b'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => archive(Archive::SevenZip),
        [b'R', b'a', b'r', b'!', 0x1A, 7, ..] => archive(Archive::Rar),
        [0x1F, 0x8B, ..] => archive(Archive::Gzip),
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', ..] | [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => archive(Archive::Other),
        [b'M', b'S', b'C', b'F', 0, ..] => archive(Archive::Other),
        _ if bytes.get(257..262) == Some(b"ustar") => archive(Archive::Tar),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => Some(FileKind::Picture),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] | [0, 0, 1, 0, ..] => Some(FileKind::Picture),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some(FileKind::Picture),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(FileKind::Picture),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm' | b'a', b'e' | b'i' | b'v', ..] => Some(FileKind::Picture),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] | [b'R', b'I', b'F', b'F', ..] | [b'I', b'D', b'3', ..] => {
            Some(FileKind::Recording)
        }
        [b'O', b'g', b'g', b'S', ..] | [0x1A, 0x45, 0xDF, 0xA3, ..] | [b'f', b'L', b'a', b'C', ..] => Some(FileKind::Recording),
        [0x4C, 0, 0, 0, 1, 0x14, 2, 0, ..] => Some(FileKind::Shortcut),
        [b'M', b'Z', 0..=0x1F | 0x80.., ..] | [0x7F, b'E', b'L', b'F', ..] => Some(FileKind::Program),
        // Some programs write a little before it.
        _ => bytes.windows(5).take(1024).any(|five| five == b"%PDF-").then_some(FileKind::Pdf),
    }
}

/// How many bytes of a text are looked at for what it is.
const BEGINNING: usize = 4096;

fn by_first_words(bytes: &[u8]) -> Option<FileKind> {
    let beginning: Vec<u8> = bytes.iter().copied().take(BEGINNING).collect();
    let text = String::from_utf8_lossy(&beginning).replace('\0', "").to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start();
    let begins = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    if begins(&["{\\rtf"]) {
        return Some(FileKind::RichText);
    }
    if begins(&["[internetshortcut]"]) {
        return Some(FileKind::Shortcut);
    }
    if begins(&["<!doctype html", "<html", "<head", "<body", "<!--"]) {
        return Some(FileKind::WebPage);
    }
    if begins(&["<svg"]) {
        return Some(FileKind::Picture);
    }
    if begins(&["<?xml"]) {
        let is = |part: &str| text.contains(part);
        return Some(match () {
            () if is("<svg") => FileKind::Picture,
            () if is("<html") => FileKind::WebPage,
            () => FileKind::Xml,
        });
    }
    if begins(&["begin:vcalendar", "begin:vcard"]) {
        return Some(FileKind::Card);
    }
    is_mail(text).then(|| FileKind::Mail { has_attachment: has_attachment(bytes) })
}

/// A mail begins with lines such as "Received: …", two of which hardly stand together elsewhere.
fn is_mail(text: &str) -> bool {
    const FIELDS: [&str; 13] = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "return-path",
        "delivered-to",
        "mime-version",
        "message-id",
        "x-",
        "content-type",
        "reply-to",
        "cc",
    ];
    let is_field = |line: &str| {
        line.split_once(':').is_some_and(|(field, _)| {
            FIELDS.iter().any(|known| field == *known || known.ends_with('-') && field.starts_with(known))
        })
    };
    let lines = || text.lines().take_while(|line| !line.trim().is_empty());
    lines().next().is_some_and(is_field) && lines().filter(|line| is_field(line)).count() >= 2
}

fn has_attachment(mail: &[u8]) -> bool {
    let marks: [&[u8]; 2] = [b"content-disposition: attachment", b"filename="];
    marks.iter().any(|mark| mail.windows(mark.len()).any(|here| here.eq_ignore_ascii_case(mark)))
}

fn by_name(name: &str) -> Option<FileKind> {
    let (_, ending) = name.rsplit_once('.')?;
    let archive = FileKind::Archive;
    Some(match ending.trim().to_lowercase().as_str() {
        "doc" | "docx" | "docm" | "dot" | "dotx" => FileKind::Word,
        "rtf" => FileKind::RichText,
        "odt" | "ott" | "fodt" => FileKind::OpenText,
        "xls" | "xlsx" | "xlsm" | "xlsb" | "xltx" => FileKind::Excel,
        "ods" | "fods" => FileKind::OpenSheet,
        "csv" | "tsv" => FileKind::Table,
        "ppt" | "pptx" | "pptm" | "pps" | "ppsx" => FileKind::PowerPoint,
        "odp" | "fodp" => FileKind::OpenSlides,
        "pub" | "vsd" | "vsdx" | "mdb" | "accdb" | "one" => FileKind::Office,
        "pages" | "numbers" | "key" => FileKind::Apple,
        "pdf" => FileKind::Pdf,
        "eml" | "msg" | "emlx" => FileKind::Mail { has_attachment: false },
        "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "webp" | "heic" | "svg" | "ico" => FileKind::Picture,
        "mp3" | "m4a" | "wav" | "mp4" | "mov" | "avi" | "wmv" | "mkv" | "webm" | "ogg" => FileKind::Recording,
        "htm" | "html" | "mht" | "mhtml" | "xhtml" => FileKind::WebPage,
        "xml" => FileKind::Xml,
        "txt" | "md" | "log" => FileKind::Text,
        "ics" | "vcf" => FileKind::Card,
        "lnk" | "url" | "webloc" | "desktop" => FileKind::Shortcut,
        "exe" | "msi" | "bat" | "cmd" | "dll" | "dmg" => FileKind::Program,
        "zip" => archive(Archive::Zip),
        "7z" => archive(Archive::SevenZip),
        "rar" => archive(Archive::Rar),
        "tar" => archive(Archive::Tar),
        "gz" | "tgz" => archive(Archive::Gzip),
        "bz2" | "xz" | "cab" | "zst" | "iso" => archive(Archive::Other),
        _ => return None,
    })
}
