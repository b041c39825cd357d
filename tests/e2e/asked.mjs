// Works out from a questionnaire's JSON who is asked what and in which words, apart from the app, so that the two can be compared.

/** The profile fields that are asked; `once` chooses between those of whoever sets a survey up and those of whoever replies. */
export function fieldsAsked(questionnaire, said, once = false) {
  const facts = factsOf(questionnaire, said);
  return questionnaire.profile.filter((field) => Boolean(field.asked_once) === once && holds(field.shown_when, facts));
}

/** The parts that are asked, each with the questions of it that are, in the words for who is asked. */
export function partsAsked(questionnaire, said) {
  const facts = factsOf(questionnaire, said);
  return questionnaire.domains
    .filter((domain) => facts.asks(domain))
    .map((domain) => ({
      ...domain,
      title: worded(domain.title, domain.titles, facts),
      questions: domain.questions
        .filter((question) => facts.asks(question))
        .map((question) => ({ ...question, text: worded(question.text, question.wordings, facts) })),
    }))
    .filter(({ questions }) => questions.length);
}

export function questionsAsked(questionnaire, said) {
  return partsAsked(questionnaire, said).flatMap(({ questions }) => questions);
}

/** What the questionnaire is called for who is asked. */
export function titleFor(questionnaire, said) {
  return worded(questionnaire.title, questionnaire.titles, factsOf(questionnaire, said));
}

/** What can be answered to a question or a field by choosing, with ids and labels. */
export function offered(questionnaire, asked) {
  if (asked.type === 'yes-no') return [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }];
  // A number that is scored has a scale as well.
  const scale = asked.type === 'level' && questionnaire.scales.find(({ id }) => id === asked.scale);
  return scale ? [...scale.levels, ...(scale.unscored ?? [])] : questionnaire.options?.[asked.options] ?? [];
}

/** A profile, by ids: what is wanted, and for every other required field that this leads to something that fits. */
export function wholeProfile(questionnaire, wanted) {
  const profile = {};
  for (const field of questionnaire.profile) {
    const isAsked = fieldsAsked(questionnaire, { profile }).includes(field);
    if (isAsked && wanted[field.id] !== undefined) profile[field.id] = wanted[field.id];
    // The tool makes a case reference itself.
    else if (isAsked && field.required && field.type !== 'case-reference') profile[field.id] = fitting(questionnaire, field, {});
  }
  return profile;
}

/** A whole reply to a survey, by ids: something for every field and every question that this leads to. */
export function wholeReply(survey, once, how = {}) {
  const said = { profile: { ...once }, answers: {} };
  for (const field of survey.profile) {
    if (fieldsAsked(survey, said).includes(field)) said.profile[field.id] = fitting(survey, field, how);
  }
  for (const question of survey.domains.flatMap(({ questions }) => questions)) {
    if (questionsAsked(survey, said).some(({ id }) => id === question.id)) said.answers[question.id] = fitting(survey, question, how);
  }
  for (const id of Object.keys(once)) delete said.profile[id];
  return said;
}

function fitting(questionnaire, asked, { text = 'More lights on the path', place = 0 }) {
  const choice = offered(questionnaire, asked)[asked.type === 'level' ? place : 0]?.id;
  return asked.type === 'choices' ? [choice] : choice ?? text;
}

/** Said so far, by ids: what is not asked counts as not said. */
function factsOf(questionnaire, { profile = {}, answers = {} }) {
  const given = (value) => (value === undefined ? [] : [value].flat());
  const facts = {
    profile: (id) => {
      const field = questionnaire.profile.find((one) => one.id === id);
      return field && holds(field.shown_when, facts) ? given(profile[id]) : [];
    },
    answer: (id) => {
      const domain = questionnaire.domains.find(({ questions }) => questions.some((one) => one.id === id));
      const question = domain?.questions.find((one) => one.id === id);
      return question && facts.asks(domain) && facts.asks(question) ? given(answers[id]) : [];
    },
    asks: ({ applies_to: types, shown_when: condition }) =>
      (!types?.length || types.includes(facts.profile('organisation-type')[0])) && holds(condition, facts),
  };
  return facts;
}

function holds(condition, facts) {
  if (!condition) return true;
  if (condition.all) return condition.all.every((part) => holds(part, facts));
  if (condition.any) return condition.any.some((part) => holds(part, facts));
  if (condition.not) return !holds(condition.not, facts);
  const given = condition.answer ? facts.answer(condition.answer) : facts.profile(condition.profile);
  return given.some((value) => condition.is.includes(value));
}

function worded(text, wordings, facts) {
  return wordings?.find(({ when }) => holds(when, facts))?.text ?? text;
}
