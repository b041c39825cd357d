//! Mounts the app.

fn main() {
    safeguarding_audit::app::mount();
}
