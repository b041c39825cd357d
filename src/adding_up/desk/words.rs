//! Searching what was written in the returns that count. Whoever drives the desk reads the files, some at a time, and hands each
//! to the search; then once more those of the passages that are shown. So no more than a few files are held at any time.

mod excerpt;

use super::RowDesk;
use super::shown::{PassageLine, WordsShown, WordsWanted};
use crate::aggregation::counting::{Keyed, RoundPlace, by_organisation, places};
use crate::aggregation::passages::{Passage, passages};
use crate::aggregation::search::WordSearch;
use crate::checks::personal_data::find;
use crate::interchange::read::{ReadQuestionnaire, known, read_return};
use crate::model::filter::Filter;
use crate::model::ids::DomainRef;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::themes::{PassageAt, PassageKind, PassagePart};
use crate::words::personal_data::{hit, noticed};
use crate::words::themes as words;
use excerpt::excerpt;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A search that is under way.
#[derive(Clone, Debug)]
pub struct DeskSearch {
    questionnaires: Arc<[ReadQuestionnaire]>,
    wanted: WordsWanted,
    search: WordSearch,
    /// By organisation.
    returns: Vec<SearchedReturn>,
    /// The places of these, by key.
    by_key: BTreeMap<String, usize>,
    /// How many organisations' they are.
    of: usize,
    found: Vec<FoundPassage>,
    /// Returns that could not be read, by key.
    unread: BTreeSet<String>,
}

/// A return that is searched.
#[derive(Clone, Debug)]
struct SearchedReturn {
    key: String,
    /// The place of its questionnaire.
    questionnaire: usize,
    organisation: String,
    sector: String,
    /// The same for every return of one organisation.
    whose: usize,
    /// What was tagged in it with the theme that is looked for.
    tagged: Vec<PassagePart>,
}

/// A passage that was found: where it comes among the others, and nothing of what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct FoundPassage {
    questionnaire: usize,
    place: usize,
    kind: PassageKind,
    of: usize,
    nth: usize,
}

impl RowDesk {
    /// The returns of organisations that count in a round under a filter. Audits of cases are about children, and are none.
    pub(super) fn counted_returns(&self, round: &str, filter: &Filter) -> Vec<Keyed<'_>> {
        let rows: Vec<Keyed<'_>> = self.held().map(|held| (held.key.as_str(), &held.row)).collect();
        let places = places(&rows, self.choices(), round);
        let passing = self.passing(filter, round);
        let counts = |(keyed, place): &(Keyed<'_>, RoundPlace)| {
            *place == RoundPlace::Counted && keyed.1.audit.is_none() && passing.lets(*keyed)
        };
        rows.into_iter().zip(places).filter(counts).map(|(keyed, _)| keyed).collect()
    }

    /// Begins a search in the returns of a round.
    pub fn begin_search(&self, round: &str, filter: &Filter, wanted: &WordsWanted) -> DeskSearch {
        let counted = self.counted_returns(round, filter);
        let organisations = by_organisation(&counted);
        let of = organisations.len();
        let whose: BTreeMap<&str, usize> =
            organisations.iter().enumerate().flat_map(|(at, returns)| returns.iter().map(move |(key, _)| (*key, at))).collect();
        let tagged = self.tagged_with(round, wanted.theme.as_ref());
        let mut returns: Vec<SearchedReturn> = Vec::new();
        for (key, row) in counted {
            let is_its =
                |one: &ReadQuestionnaire| one.questionnaire.id == row.questionnaire && one.questionnaire.edition == row.edition;
            let tagged = tagged.get(key).cloned().unwrap_or_default();
            if let Some(questionnaire) = self.questionnaires().iter().position(is_its)
                && (wanted.theme.is_none() || !tagged.is_empty())
            {
                let (organisation, sector) = (row.organisation.clone(), row.sector.clone());
                let whose = whose.get(key).copied().unwrap_or_default();
                returns.push(SearchedReturn { key: key.to_owned(), questionnaire, organisation, sector, whose, tagged });
            }
        }
        returns.sort_by_cached_key(|one| (one.organisation.to_lowercase(), one.key.clone()));
        DeskSearch {
            questionnaires: Arc::clone(self.questionnaires()),
            wanted: wanted.clone(),
            search: WordSearch::typed(&wanted.like),
            by_key: returns.iter().enumerate().map(|(at, one)| (one.key.clone(), at)).collect(),
            returns,
            of,
            found: Vec::new(),
            unread: BTreeSet::new(),
        }
    }

    /// The domains that can be chosen in a round, and the questions of the one that is, each with its name.
    pub fn offer_places(&self, round: &str, filter: &Filter, shown: &mut WordsShown, wanted: &WordsWanted) {
        let counted = self.counted_returns(round, filter);
        let used: BTreeSet<_> = counted.iter().map(|(_, row)| (&row.questionnaire, &row.edition)).collect();
        let used =
            self.questionnaires().iter().map(|one| &one.questionnaire).filter(|one| used.contains(&(&one.id, &one.edition)));
        let used: Vec<&Questionnaire> = used.collect();
        let are_several = used.iter().map(|one| &one.id).collect::<BTreeSet<_>>().len() > 1;
        for questionnaire in used {
            for domain in &questionnaire.domains {
                let part = DomainRef { questionnaire: questionnaire.id.clone(), domain: domain.id.clone() };
                if wanted.part.as_ref() == Some(&part) {
                    let known: BTreeSet<_> = shown.questions.iter().map(|(id, _)| id.clone()).collect();
                    let more = domain.questions.iter().filter(|question| !known.contains(&question.id));
                    shown.questions.extend(more.map(|one| (one.id.clone(), format!("{} {}", one.id, one.text))));
                }
                if !shown.parts.iter().any(|(known, _)| *known == part) {
                    let of = if are_several { format!("{}: ", questionnaire.title) } else { String::new() };
                    shown.parts.push((part, format!("{of}{} {}", domain.id, domain.title)));
                }
            }
        }
    }
}

impl DeskSearch {
    /// The keys of the files that are to be read.
    pub fn keys(&self) -> Vec<String> {
        self.returns.iter().map(|one| one.key.clone()).collect()
    }

    /// Reads a file; none where it is no longer there.
    pub fn read(&mut self, key: &str, file: Option<&str>) {
        let Some((of, one)) = self.by_key.get(key).and_then(|at| Some((*at, self.returns.get(*at)?))) else { return };
        let Some(written) = file.and_then(|file| self.written(one, file)) else {
            self.unread.insert(key.to_owned());
            return;
        };
        let questionnaire = one.questionnaire;
        let place = |(nth, passage): (usize, &Passage)| {
            let (place, kind) = (passage.place, passage.part.kind());
            self.is_wanted(one, passage).then_some(FoundPassage { questionnaire, place, kind, of, nth })
        };
        let found: Vec<FoundPassage> = written.iter().enumerate().filter_map(place).collect();
        self.found.extend(found);
    }

    /// The keys of the files that hold the passages to be shown.
    pub fn keys_shown(&mut self) -> Vec<String> {
        self.found.sort_unstable();
        let keys: BTreeSet<&String> = self.page().filter_map(|found| self.returns.get(found.of)).map(|one| &one.key).collect();
        keys.into_iter().cloned().collect()
    }

    /// What was found, with the files that hold the passages to be shown, by key.
    pub fn shown(&self, files: &BTreeMap<String, String>) -> WordsShown {
        let of: BTreeSet<usize> = self.found.iter().map(|found| found.of).collect();
        let organisations: BTreeSet<usize> = of.iter().filter_map(|at| self.returns.get(*at)).map(|one| one.whose).collect();
        let mut written: BTreeMap<usize, Vec<Passage>> = BTreeMap::new();
        for found in self.page() {
            let read = || {
                let one = self.returns.get(found.of)?;
                self.written(one, files.get(&one.key)?)
            };
            written.entry(found.of).or_insert_with(|| read().unwrap_or_default());
        }
        let line = |found: &FoundPassage| self.line(self.returns.get(found.of)?, written.get(&found.of)?.get(found.nth)?);
        WordsShown {
            asked: Some(self.wanted.clone()),
            passages: self.found.len(),
            organisations: organisations.len(),
            of: self.of,
            unread: self.unread.len(),
            lines: self.page().filter_map(line).collect(),
            ..WordsShown::default()
        }
    }

    fn page(&self) -> impl Iterator<Item = &FoundPassage> {
        self.found.iter().skip(self.wanted.from).take(self.wanted.most())
    }

    /// What is written in a return, and in the place of what was tagged and is gone, nothing.
    fn written(&self, one: &SearchedReturn, file: &str) -> Option<Vec<Passage>> {
        let questionnaire = self.questionnaire(one)?;
        let record = read_return(file.as_bytes()).ok()?.record;
        let mut written = passages(questionnaire, &record);
        let gone: Vec<&PassagePart> =
            one.tagged.iter().filter(|part| !written.iter().any(|passage| passage.part == **part)).collect();
        written.extend(gone.into_iter().map(|part| {
            let place = part.question().and_then(|id| questionnaire.questions().position(|question| question.id == *id));
            Passage {
                part: part.clone(),
                question: part.question().cloned(),
                domain: None,
                place: place.unwrap_or_else(|| questionnaire.questions().count()),
                text: String::new(),
            }
        }));
        Some(written)
    }

    fn questionnaire(&self, one: &SearchedReturn) -> Option<&Questionnaire> {
        self.questionnaires.get(one.questionnaire).map(|known| &known.questionnaire)
    }

    fn is_wanted(&self, one: &SearchedReturn, passage: &Passage) -> bool {
        let is_of_part = |part: &DomainRef| {
            passage.domain.as_ref() == Some(&part.domain)
                && self.questionnaire(one).is_some_and(|questionnaire| questionnaire.id == part.questionnaire)
        };
        let is_tagged = || one.tagged.contains(&passage.part);
        self.wanted.part.as_ref().is_none_or(is_of_part)
            && self.wanted.question.as_ref().is_none_or(|question| passage.question.as_ref() == Some(question))
            && self.wanted.kind.is_none_or(|kind| passage.part.kind() == kind)
            && (self.wanted.theme.is_none() || is_tagged())
            && self.search.finds(&passage.text)
    }

    fn line(&self, one: &SearchedReturn, passage: &Passage) -> Option<PassageLine> {
        let questionnaire = self.questionnaire(one)?;
        let question = passage.question.as_ref();
        let asked = question.and_then(|id| questionnaire.question(id));
        let box_label = box_label(asked, &passage.part);
        let cut = excerpt(&passage.text, &self.search.found(&passage.text));
        let mut suspicions: Vec<String> = find(&passage.text, &[]).iter().map(|found| hit(&passage.text, found)).collect();
        if WordSearch::typed(&format!("\"{}\"", one.organisation.replace('"', " "))).names(&passage.text) {
            suspicions.push("The organisation’s own name is in it.".to_owned());
        }
        Some(PassageLine {
            at: PassageAt { key: one.key.clone(), part: passage.part.clone() },
            digest: passage.digest(),
            organisation: one.organisation.clone(),
            sector: one.sector.clone(),
            questionnaire: questionnaire.title.clone(),
            question: question.map(ToString::to_string).unwrap_or_default(),
            about: asked.map(|asked| asked.text.clone()).unwrap_or_default(),
            field: words::part(&passage.part, box_label),
            excerpt: cut.short,
            whole: cut.whole,
            notice: noticed(&passage.text).map(|noticed| noticed.sentence).unwrap_or_default(),
            suspicions,
        })
    }
}

impl RowDesk {
    /// What is written in a return that is here, by part; none where its file cannot be read.
    pub fn written_in_return(&self, key: &str, file: &str) -> Option<Vec<Passage>> {
        written_in(self.questionnaires(), (key, self.row(key)?), file)
    }
}

/// What a question calls the box that a passage stands in.
pub(super) fn box_label<'q>(asked: Option<&'q Question>, part: &PassagePart) -> Option<&'q str> {
    let id = part.box_id()?;
    asked?.boxes.iter().find(|one| one.id == *id).map(|one| one.label.as_str())
}

/// What is written in a return that is here, by part.
pub(super) fn written_in(questionnaires: &[ReadQuestionnaire], row: Keyed<'_>, file: &str) -> Option<Vec<Passage>> {
    let questionnaire = &known(questionnaires, &row.1.questionnaire, &row.1.edition)?.questionnaire;
    Some(passages(questionnaire, &read_return(file.as_bytes()).ok()?.record))
}
