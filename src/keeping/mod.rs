//! The rules of keeping a draft: which write may follow which, and what becomes of words that a page put aside. They decide
//! over values; where the values are kept, and how a browser writes them, is for `storage`.

pub mod draft;
pub mod head;
pub mod left;
pub mod only_if;
pub mod taking_up;
