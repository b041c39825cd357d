//! Mounts the app.

#[allow(unsafe_code, reason = "a function of a part is called through the host; the macro writes that call")]
mod apart;

fn main() {
    apart::install();
    safeguarding_audit::app::mount();
}
