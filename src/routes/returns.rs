//! Where figures over many returns are, and what stands behind them: an organisation, the answers to a question.

use crate::model::filter::AnsweredQuestion;

/// A view of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnsView {
    /// Overall.
    Overview,
    /// By domain.
    Domains,
    /// Question by question.
    Questions,
    /// Organisation by organisation.
    Organisations,
    /// Sectors, and who said what of the same thing, side by side.
    Compare,
    /// Every round beside the others.
    Trend,
    /// What organisations will change.
    Actions,
    /// What was written, searched and tagged with themes.
    Words,
    /// What people replied.
    Surveys,
    /// Audits of cases, as boards print them.
    Cases,
    /// How far auditors agree.
    Moderation,
    /// Who is expected, and who has returned.
    Register,
    /// Every file, and what became of it.
    Files,
    /// The report, and what else is printed and sent.
    Report,
}

impl ReturnsView {
    /// Every view, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Overview,
        Self::Domains,
        Self::Questions,
        Self::Organisations,
        Self::Compare,
        Self::Trend,
        Self::Actions,
        Self::Words,
        Self::Surveys,
        Self::Cases,
        Self::Moderation,
        Self::Register,
        Self::Files,
        Self::Report,
    ];

    /// What stands for it in the address; nothing for the first.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Domains => "domains",
            Self::Questions => "questions",
            Self::Organisations => "organisations",
            Self::Compare => "compare",
            Self::Trend => "trend",
            Self::Actions => "actions",
            Self::Words => "words",
            Self::Surveys => "surveys",
            Self::Cases => "cases",
            Self::Moderation => "moderation",
            Self::Register => "register",
            Self::Files => "files",
            Self::Report => "report",
        }
    }

    /// The view that a word in the address stands for.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}

/// What stands behind the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnsDetail {
    /// One organisation, by the key of its return.
    Organisation(String),
    /// Who answered what to one question.
    Answers(AnsweredQuestion),
}

impl ReturnsDetail {
    pub(super) fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["organisation", key] => Self::Organisation(plain(key)?),
            ["answers", questionnaire, edition, question] => Self::Answers(AnsweredQuestion {
                questionnaire: plain(questionnaire)?.as_str().into(),
                edition: plain(edition)?,
                question: plain(question)?.as_str().into(),
            }),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Organisation(key) => format!("organisation/{}", encoded(key)),
            Self::Answers(AnsweredQuestion { questionnaire, edition, question }) => {
                format!("answers/{}/{}/{}", encoded(questionnaire.as_str()), encoded(edition), encoded(question.as_str()))
            }
        }
    }
}

/// As it may stand between two slashes, whatever is in it.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn plain(encoded: &str) -> Option<String> {
    let (plain, _) = form_urlencoded::parse(encoded.as_bytes()).next()?;
    Some(plain.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_the_figures_comes_back_from_the_address() {
        let answers = AnsweredQuestion {
            questionnaire: "section-11".into(),
            edition: "2026.2 / draft & more".to_owned(),
            question: "S1.1".into(),
        };
        for detail in [ReturnsDetail::Organisation("0d9f@st mary’s / 100%=?".to_owned()), ReturnsDetail::Answers(answers)] {
            let path = detail.path();
            assert_eq!(ReturnsDetail::parse(&path.split('/').collect::<Vec<_>>()), Some(detail));
        }
        assert_eq!(ReturnsDetail::parse(&["organisation"]), None);
    }
}
