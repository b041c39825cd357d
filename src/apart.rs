//! The parts that the release build puts into files of their own: what is reached through one of these tables alone is
//! fetched with it. Without the feature `parts` everything is in one file, and the tables are just there. This stands in the
//! program and not in the library, because the worker must not carry the pages.

use leptos::prelude::*;
use safeguarding_audit::interchange::tables::workbook::xlsx;
use safeguarding_audit::pages::case::finished::finished_case;
use safeguarding_audit::pages::case::{Case, bring_case, moderate, received};
use safeguarding_audit::pages::fill::{
    about, actions, ask, at_risk, bring, check, complete, declaration, domain, edition, overall, own_report, plan, questionnaire,
    since, start, tasks,
};
use safeguarding_audit::pages::keeping::{device, passphrase, restore, versions};
use safeguarding_audit::pages::open_file::open_file;
use safeguarding_audit::pages::parts::Missing;
use safeguarding_audit::pages::parts::tables::*;
use safeguarding_audit::pages::review::moderating::Moderating;
use safeguarding_audit::pages::survey::list;
use safeguarding_audit::pages::{draft, last_round, returns, review, sampling, survey};
use safeguarding_audit::state::draft::desk::use_desk;

/// How the table of a part comes.
macro_rules! part {
    ($name:ident in $module:ident: $table:ident { $($field:ident: $draw:expr,)+ }) => {
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($module, fallible)]
        fn $name() -> Result<$table, NotFetched> {
            Ok($table { $($field: $draw),+ })
        }

        #[cfg(not(feature = "parts"))]
        async fn $name() -> Result<$table, NotFetched> {
            Ok($table { $($field: $draw),+ })
        }
    };
}

/// That the file of a part did not come.
struct NotFetched;

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

impl From<NotFetched> for Missing {
    fn from(_: NotFetched) -> Self {
        Self
    }
}

/// Says of every part how it comes.
pub fn install() {
    FILL.comes_by(|| Box::pin(async { Ok(fill_part().await?) }));
    FINISH.comes_by(|| Box::pin(async { Ok(finish_part().await?) }));
    AFTERWARDS.comes_by(|| Box::pin(async { Ok(afterwards_part().await?) }));
    KEEP.comes_by(|| Box::pin(async { Ok(keep_part().await?) }));
    CASE.comes_by(|| Box::pin(async { Ok(case_part().await?) }));
    RETURNS.comes_by(|| Box::pin(async { Ok(returns_part().await?) }));
    SURVEY.comes_by(|| Box::pin(async { Ok(survey_part().await?) }));
    WORKBOOK.comes_by(|| Box::pin(async { Ok(workbook_part().await?) }));
}

part! {
    fill_part in fill: Fill {
        upgrade: |opened| Box::pin(opened.upgraded()),
        set_up: || {
            use_desk();
        },
        draft: |id, page| view! { <draft::Draft id page/> }.into_any(),
        open_file: open_file,
        download: |list, id| list.download(id),
        saw: |list, id, name| list.saw(id, name),
        delete: |list, id, name| list.delete(id, name),
        restore: |list, id| list.restore(id),
        forget: |list, id, name| list.forget(id, name),
        download_unreadable: |list, key| list.download_unreadable(key),
        start: || view! { <start::Start/> }.into_any(),
        tasks: |open| view! { <tasks::Tasks open/> }.into_any(),
        about: |open, field| view! { <about::About open field/> }.into_any(),
        questionnaire: |open| view! { <questionnaire::AboutQuestionnaire open/> }.into_any(),
        at_risk: |open| view! { <at_risk::AtRisk open/> }.into_any(),
        domain: |open, domain, question| view! { <domain::DomainPage open domain question/> }.into_any(),
    }
}

part! {
    finish_part in finish: Finish {
        actions: |open, action| view! { <actions::ActionPlan open action/> }.into_any(),
        check: |open| view! { <check::Check open/> }.into_any(),
        declaration: |open| view! { <declaration::DeclarationPage open/> }.into_any(),
        complete: |open| view! { <complete::Complete open content=complete::grades_and_answers/> }.into_any(),
        edition: |open| view! { <edition::EditionPage open/> }.into_any(),
        last_round: |open| view! { <last_round::LastRoundPage open/> }.into_any(),
        since: |open| view! { <since::SincePage open/> }.into_any(),
        ask: |open| view! { <ask::AskPage open/> }.into_any(),
        bring: |open| view! { <bring::BringPage open/> }.into_any(),
        review: |open, domain| view! { <review::Review open domain/> }.into_any(),
        moderating: |open, of| view! { <Moderating open of/> }.into_any(),
    }
}

part! {
    afterwards_part in afterwards: Afterwards {
        plan: |open| view! { <plan::PlanAfterwards open/> }.into_any(),
        report: |open| view! { <own_report::OwnReport open/> }.into_any(),
    }
}

part! {
    keep_part in keep: Keep {
        device: || view! { <device::DevicePage/> }.into_any(),
        restore: || view! { <restore::Restore/> }.into_any(),
        protect: |open| view! { <passphrase::Protect open/> }.into_any(),
        download: |open| view! { <passphrase::DownloadSealed open/> }.into_any(),
        unlock: |id| view! { <passphrase::Unlock id/> }.into_any(),
        versions: |open| view! { <versions::Versions open/> }.into_any(),
    }
}

part! {
    case_part in case: CasePages {
        overall: |open| view! { <overall::OverallPage open/> }.into_any(),
        received: |open| view! { <received::Received open/> }.into_any(),
        moderate: |open, of| view! { <moderate::Moderate open of/> }.into_any(),
        case: |open, of| view! { <Case open of/> }.into_any(),
        joint: |open| view! { <complete::Complete open content=finished_case/> }.into_any(),
        bring: || view! { <bring_case::BringCase/> }.into_any(),
    }
}

part! {
    returns_part in returns: Returns {
        returns: |view, filter| view! { <returns::Returns view filter/> }.into_any(),
        detail: |detail, filter| view! { <returns::Detail detail filter/> }.into_any(),
        choosing: || view! { <sampling::Choosing/> }.into_any(),
    }
}

part! {
    survey_part in survey: SurveyPages {
        list: || view! { <list::Surveys/> }.into_any(),
        survey: |id, page| view! { <survey::Survey id page/> }.into_any(),
    }
}

part! {
    workbook_part in workbook: WorkbookPart {
        write: xlsx,
    }
}
