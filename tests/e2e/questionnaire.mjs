// Reads what the built app ships, and finds in the section 11 questionnaire what scenarios speak about.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built app. */
export const DIST = resolve(process.env.APP_DIST || fileURLToPath(new URL('../../dist', import.meta.url)));

const PATH = 'questionnaires/section-11.json';
if (!existsSync(join(DIST, PATH))) {
  throw new Error(`${DIST} holds no built app (no ${PATH}): build it first, or set APP_DIST`);
}

/** A questionnaire that the built app ships, offered or not, by its id. */
export function shipped(id) {
  return shippedFile(`questionnaires/${id}.json`);
}

export const questionnaire = shipped('section-11');
export const partnership = shippedFile('partnership.json');

function shippedFile(path) {
  return JSON.parse(readFileSync(join(DIST, path), 'utf8'));
}

/** Choices of a question or a profile field. */
export function choicesOf(asked, within = questionnaire) {
  return within.options?.[asked.options] ?? [];
}

export function profileField(id) {
  return found(questionnaire.profile.find((field) => field.id === id), `profile field ${id}`);
}

/** The kind of organisation whose label fits. */
export function organisationType(label) {
  return found(choicesOf(profileField('organisation-type')).find((choice) => label.test(choice.label)), `organisation type ${label}`);
}

export const school = organisationType(/^School/);
export const nhsTrust = organisationType(/^NHS/);
export const sportsClub = organisationType(/^Sport/);

function isFor(asked, type) {
  return !asked.applies_to?.length || asked.applies_to.includes(type.id);
}

/** Domains that such an organisation may see, in order. */
export function domainsFor(type) {
  return questionnaire.domains.filter((domain) => isFor(domain, type) && domain.questions.some((question) => isFor(question, type)));
}

/** The add-on that one kind of organisation sees and another does not. */
export function addOn(title, type, otherType) {
  const others = domainsFor(otherType);
  const only = domainsFor(type).filter((domain) => !others.includes(domain));
  return found(only.find((domain) => title.test(domain.title)), `add-on ${title} for ${type.label}`);
}

/** Level questions that every organisation of the type is asked, key ones or others. */
export function levelQuestions(domain, type, { key }) {
  return domain.questions.filter((question) =>
    question.type === 'level' && isFor(question, type) && !question.shown_when && Boolean(question.key) === key);
}

/** A domain with at least so many key questions that a school is always asked, and a question that is not key. */
export function domainWithKeyQuestions(count) {
  return found(
    domainsFor(school).find((domain) =>
      !domain.shown_when
      && levelQuestions(domain, school, { key: true }).length >= count
      && levelQuestions(domain, school, { key: false }).length > 0),
    `domain with ${count} key questions`,
  );
}

/** "Do you buy or grant-fund services from others?", and the questions that hang on it with their domain. */
export function commissioning() {
  const field = found(questionnaire.profile.find((asked) => /buy or grant-fund/i.test(asked.label)), 'the commissioning field');
  const domain = found(
    domainsFor(school).find((candidate) => candidate.questions.some((question) => hangsOn(question, field))),
    'a domain with commissioning questions',
  );
  return { field, domain, questions: domain.questions.filter((question) => hangsOn(question, field) && isFor(question, school)) };
}

function hangsOn(question, field) {
  return JSON.stringify(question.shown_when ?? null).includes(JSON.stringify(field.id));
}

/** The nine standards, which every organisation is asked. */
export const standards = questionnaire.domains.filter((domain) => /^S\d$/.test(domain.id));

/** The first question answered by a level that everybody is asked; bad files break its answer. */
export const firstQuestion = levelQuestions(questionnaire.domains[0], school, { key: false })[0];

function found(value, what) {
  if (!value) throw new Error(`the questionnaire has no ${what}`);
  return value;
}
