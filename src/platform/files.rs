//! Files a person chooses, drops or saves.

use super::{BrowserError, document, page, window};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The most bytes read of one file: an archive of a whole round, and far from what a browser can hold.
pub const LARGEST: f64 = 256.0 * 1024.0 * 1024.0;

/// A file that was chosen or dropped.
#[derive(Clone, Debug)]
pub struct ChosenFile {
    /// Its name, with its folder where a folder was chosen.
    pub name: String,
    /// The file, or why the browser does not hand it over: also of a folder that it cannot look into.
    file: Result<web_sys::File, BrowserError>,
}

/// What a drop brought.
#[derive(Clone, Debug)]
pub enum Dropped {
    /// Files, also those in folders.
    Files(Vec<ChosenFile>),
    /// A folder with nothing in it.
    EmptyFolder,
    /// Words or a link.
    Text,
    /// Nothing that a page can read, as from most mail programs.
    Nothing,
}

impl ChosenFile {
    fn of(file: web_sys::File) -> Self {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok();
        let path = path.and_then(|path| path.as_string()).filter(|path| !path.is_empty());
        Self { name: path.unwrap_or_else(|| file.name()), file: Ok(file) }
    }

    /// The file as the browser knows it, to be sent to a worker; null where the browser does not hand it over.
    pub fn handle(&self) -> JsValue {
        self.file.as_ref().map_or(JsValue::NULL, |file| file.clone().into())
    }

    /// In a worker: the file that was sent under that name.
    pub fn from_handle(name: &str, handle: JsValue) -> Self {
        let file = handle.dyn_into().map_err(|_| BrowserError::new("it did not come"));
        Self { name: name.to_owned(), file }
    }

    /// Why the browser does not hand it over; none where it does, or where that shows only when it is read.
    pub fn refusal(&self) -> Option<&BrowserError> {
        self.file.as_ref().err()
    }

    /// Its size in bytes.
    pub fn size(&self) -> f64 {
        self.file.as_ref().map_or(0.0, |file| file.size())
    }

    /// Its bytes.
    pub async fn read(&self) -> Result<Vec<u8>, BrowserError> {
        self.read_up_to(LARGEST).await
    }

    /// Its bytes, if they are no more than so many.
    pub async fn read_up_to(&self, largest: f64) -> Result<Vec<u8>, BrowserError> {
        if self.size() > largest {
            return Err(BrowserError::new("it is larger than any file of this app"));
        }
        let file = self.file.as_ref().map_err(Clone::clone)?;
        let buffer = JsFuture::from(file.array_buffer()).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// Hands over the file that the app was opened with from the desktop, where the browser does that; now or when it happens.
pub fn when_opened_with(take: impl Fn(Vec<ChosenFile>) + 'static) -> Result<(), BrowserError> {
    // Some browsers hand it over again when the page is loaded again, and by then it may have been deleted on purpose.
    if page::was_loaded_again() {
        return Ok(());
    }
    let queue = Reflect::get(window()?.as_ref(), &"launchQueue".into())?;
    let Ok(set) = Reflect::get(&queue, &"setConsumer".into()).and_then(JsCast::dyn_into::<Function>) else { return Ok(()) };
    let take = Rc::new(take);
    let launched = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let take = Rc::clone(&take);
        spawn_local(async move {
            let handles: Array = Reflect::get(&launch, &"files".into()).unwrap_or_default().dyn_into().unwrap_or_default();
            let mut files = Vec::new();
            for handle in handles.iter() {
                files.push(file_behind(&handle).await);
            }
            if !files.is_empty() {
                take(files);
            }
        });
    });
    set.call1(&queue, &launched.into_js_value())?;
    Ok(())
}

/// The file that a handle of the file system stands for.
async fn file_behind(handle: &JsValue) -> ChosenFile {
    let read = async {
        let get: Function = Reflect::get(handle, &"getFile".into())?.dyn_into()?;
        let coming: Promise = get.call0(handle)?.dyn_into()?;
        JsFuture::from(coming).await?.dyn_into::<web_sys::File>()
    };
    let name = Reflect::get(handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    ChosenFile { name, file: read.await.map_err(BrowserError::from) }
}

/// What a file input holds; the input is emptied, so that the same file can be chosen again.
pub fn take_chosen(event: &web_sys::Event) -> Vec<ChosenFile> {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = list(input.files());
    input.set_value("");
    files
}

/// What was dropped; folders are opened. A file or folder that the browser cannot look into is among the files, so that
/// somebody is told of it.
pub async fn take_dropped(event: web_sys::DragEvent) -> Dropped {
    event.prevent_default();
    let Some(transfer) = event.data_transfer() else { return Dropped::Nothing };
    // All of this is gone once the event is over.
    let kinds: Vec<String> = transfer.types().iter().filter_map(|kind| kind.as_string()).collect();
    let items = transfer.items();
    let entries: Vec<web_sys::FileSystemEntry> =
        (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten()).collect();
    let files = list(transfer.files());
    if entries.iter().all(web_sys::FileSystemEntry::is_file) {
        return if files.is_empty() { without_files(&kinds) } else { Dropped::Files(files) };
    }
    let mut found = Vec::new();
    let mut waiting = entries;
    while let Some(entry) = waiting.pop() {
        if entry.is_file() {
            found.push(file_of(&entry).await);
        } else {
            let (entries, failed) = entries_of(&entry).await;
            waiting.extend(entries);
            found.extend(failed.map(|error| ChosenFile { name: format!("{}/", path_of(&entry)), file: Err(error) }));
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if found.is_empty() { Dropped::EmptyFolder } else { Dropped::Files(found) }
}

/// Mail programs put words beside their own kinds, which no page can read.
fn without_files(kinds: &[String]) -> Dropped {
    let is_text = |kind: &String| matches!(kind.as_str(), "text/plain" | "text/html" | "text/uri-list" | "Text" | "URL");
    if !kinds.is_empty() && kinds.iter().all(is_text) { Dropped::Text } else { Dropped::Nothing }
}

fn path_of(entry: &web_sys::FileSystemEntry) -> String {
    entry.full_path().trim_start_matches('/').to_owned()
}

fn list(files: Option<web_sys::FileList>) -> Vec<ChosenFile> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).map(ChosenFile::of).collect()
}

async fn file_of(entry: &web_sys::FileSystemEntry) -> ChosenFile {
    let source: web_sys::FileSystemFileEntry = entry.clone().unchecked_into();
    let promise = Promise::new(&mut |found, failed| {
        source.file_with_callback_and_callback(&found.unchecked_into(), &failed.unchecked_into());
    });
    let file = JsFuture::from(promise).await.map(JsCast::unchecked_into::<web_sys::File>);
    ChosenFile { name: path_of(entry), file: file.map_err(BrowserError::from) }
}

/// A reader gives a folder's entries in portions, and an empty one at the end. With what it gave before it failed.
async fn entries_of(entry: &web_sys::FileSystemEntry) -> (Vec<web_sys::FileSystemEntry>, Option<BrowserError>) {
    let folder: web_sys::FileSystemDirectoryEntry = entry.clone().unchecked_into();
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let promise = Promise::new(&mut |found, failed| {
            let refused = failed.clone();
            let begun = reader.read_entries_with_callback_and_callback(&found.unchecked_into(), &failed.unchecked_into());
            if let Err(error) = begun {
                let _ = refused.call1(&JsValue::NULL, &error);
            }
        });
        let portion: Array = match JsFuture::from(promise).await {
            Ok(portion) => portion.unchecked_into(),
            Err(error) => return (entries, Some(error.into())),
        };
        if portion.length() == 0 {
            return (entries, None);
        }
        entries.extend(portion.iter().map(JsCast::unchecked_into::<web_sys::FileSystemEntry>));
    }
}

/// Offers bytes as a download under a name.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), BrowserError> {
    MadeFile::of(media_type, bytes)?.download(name)
}

/// A file that the browser holds; it is handed from a worker to the page without being copied.
#[derive(Clone, Debug)]
pub struct MadeFile(web_sys::Blob);

impl MadeFile {
    /// Of these bytes.
    pub fn of(media_type: &str, bytes: &[u8]) -> Result<Self, BrowserError> {
        let parts = Array::of1(&Uint8Array::from(bytes));
        let kind = web_sys::BlobPropertyBag::new();
        kind.set_type(media_type);
        Ok(Self(web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?))
    }

    /// What was handed over, where it is a file.
    pub(super) fn from_handle(handle: JsValue) -> Option<Self> {
        handle.dyn_into().ok().map(Self)
    }

    /// What the browser hands over.
    pub(super) fn handle(&self) -> JsValue {
        self.0.clone().into()
    }

    /// Offers it as a download under a name.
    pub fn download(&self, name: &str) -> Result<(), BrowserError> {
        let url = web_sys::Url::create_object_url_with_blob(&self.0)?;
        let link: web_sys::HtmlAnchorElement = document()?.create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // The browser reads it after the click; a minute is far more than it needs to begin.
        let forget = Closure::once_into_js(move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        });
        window()?.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000)?;
        Ok(())
    }
}

/// How many bytes this app keeps here and how many it may keep, as the browser estimates them.
pub async fn space() -> Result<(f64, f64), BrowserError> {
    let estimate = JsFuture::from(window()?.navigator().storage().estimate()?).await?;
    let read = |key: &str| -> Result<f64, JsValue> { Ok(Reflect::get(&estimate, &key.into())?.as_f64().unwrap_or_default()) };
    Ok((read("usage")?, read("quota")?))
}
