//! What must stand under a key for a write to go on: the one place that says which write may follow which. It is asked within
//! the transaction of the write, so that nothing comes in between.

use super::head::Head;

/// A condition of a write.
#[derive(Clone, Copy, Debug)]
pub enum OnlyIf<'a> {
    /// Nothing stands there yet.
    Nothing,
    /// Something stands there, whatever it is.
    Something,
    /// The very text that was read stands there; none where nothing stood there.
    Still(Option<&'a str>),
    /// The very head that was read stands there.
    StillHead(&'a Head),
    /// A head stands there that a page's save may follow.
    MayBeFollowed {
        /// As the page saved or claimed it last.
        before: &'a Head,
        /// As the page saves it now.
        by: &'a Head,
    },
    /// No head stands there, or one that the same page put there when it tried to keep the draft before.
    NothingOrOwn(&'a Head),
}

impl OnlyIf<'_> {
    /// Whether the write may go on over what stands there. A head that cannot be read is never written over.
    pub fn allows(&self, there: Option<&str>) -> bool {
        let head = || there.and_then(|text| Head::read(text).ok());
        match self {
            Self::Nothing => there.is_none(),
            Self::Something => there.is_some(),
            Self::Still(text) => there == *text,
            Self::StillHead(before) => head().is_some_and(|there| there == **before),
            Self::MayBeFollowed { before, by } => head().is_some_and(|there| there.may_be_followed(before, by)),
            Self::NothingOrOwn(own) => there.is_none() || head().is_some_and(|there| there.is_own_attempt_before(own)),
        }
    }
}
