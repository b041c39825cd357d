//! The rules of keeping a draft, on which it rests that no word is lost: which write may follow which, what becomes of words that
//! a page put aside, how saving goes on, which page has a draft. They decide over values; where the values are kept, and how a
//! browser writes them, is for `storage`.

pub mod draft;
pub mod head;
pub mod holding;
pub mod left;
pub mod only_if;
pub mod saving;
pub mod taking_up;
