//! A task of a draft as its list draws it.

use crate::components::task_list::Task;
use crate::model::ids::ReturnId;
use crate::routes::Route;
use crate::words::tasks::TaskLine;

/// A task as it is drawn.
pub(super) fn task(id: &ReturnId, line: TaskLine) -> Task {
    let TaskLine { title, hint, page, status, is_done } = line;
    Task { title, hint, href: Route::Draft(id.clone(), page).href(), status, is_done }
}
