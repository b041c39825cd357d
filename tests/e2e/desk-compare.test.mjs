// Side by side at the subgroup's desk: sectors, questionnaires that ask the same, and the answers to a question by type.
import assert from 'node:assert/strict';
import { eventually, inspect, serveApp } from './harness.mjs';
import { fromAnother, sealed, zipOf } from './files.mjs';
import { Keyboard } from './keyboard.mjs';
import { organisationType, questionnaire, school, shipped, sportsClub } from './questionnaire.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { COMPARE, RETURNS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };

// Asked in section 11 and in the school audit, in other words.
const ITEM = 'lead-has-time';
const audit = shipped('section-175');
const practice = organisationType(/^GP/);
const [GOOD, POOR] = ['in-place', 'not-in-place'];

/** The domain and the question in which a questionnaire asks for the item. */
function asking(of) {
  const domain = of.domains.find(({ questions }) => questions.some(({ item }) => item === ITEM));
  return { domain, question: domain.questions.find(({ item }) => item === ITEM) };
}

const { domain, question } = asking(questionnaire);
const item = shipped('items').find(({ id }) => id === ITEM).asks;

/** The return of an organisation that answers as the real one does, but for the question that has the item. */
function returnOf(real, name, type, level) {
  return sealed(fromAnother(real, name, 'S11-0000-0001'), (copy) => {
    copy.profile['organisation-type'] = type.id;
    copy.answers[question.id] = { ...copy.answers[question.id], value: level };
  });
}

/** The school audit of a school that answers one question. */
function auditOf(real, name, level) {
  return sealed(fromAnother(real, name, 'S175-0000-0001'), (copy) => {
    copy.questionnaire = { ...copy.questionnaire, id: audit.id, edition: audit.edition };
    copy.profile = { 'organisation-name': name, 'organisation-type': school.id };
    Object.assign(copy, { answers: { [asking(audit).question.id]: { value: level } }, actions: [], judgements: {}, grades: { domains: {} } });
  });
}

/** So many files, made one by one. */
function several(n, name, make) {
  return Object.fromEntries(Array.from({ length: n }, (_, at) => [`${name} ${at + 1}.json`, JSON.stringify(make(`${name} ${at + 1}`, at))]));
}

scenario('sectors, and questionnaires that ask the same, stand side by side, and answers by type of organisation', async ({ device }) => {
  const real = await submittedReturn(await device());
  const officer = await device();
  const { main, page } = officer;
  const keyboard = new Keyboard(page);
  const subgroup = await Subgroup.openReturns(officer);
  const says = (text) => main.getByText(text).first().waitFor();

  await subgroup.open(RETURNS.compare);
  await says('Nothing is counted here.');
  await inspect(page, 'compare-nothing', { arrived: false });
  await subgroup.add(zipOf({
    ...several(10, 'Invented School', (name) => returnOf(real, name, school, GOOD)),
    ...several(10, 'Invented Practice', (name) => returnOf(real, name, practice, POOR)),
    ...several(9, 'Invented Club', (name) => returnOf(real, name, sportsClub, GOOD)),
    ...several(12, 'Invented Academy', (name, at) => auditOf(real, name, at < 9 ? GOOD : POOR)),
  }));
  await says('41 returns are in the figures');

  // Sectors: every one of them as a column, and where they differ most.
  const overview = main.getByRole('table', { name: `Good or better by sector, ${questionnaire.title}` });
  await overview.getByRole('columnheader', { name: /Health/ }).waitFor();
  const most = main.getByRole('table', { name: COMPARE.differMost }).getByRole('row').filter({ hasText: question.text });
  await most.getByText('100 percentage points: highest in Education, lowest in Health').waitFor();
  await most.getByText('9 of 9, too few to compare').waitFor();
  await main.locator('summary').filter({ hasText: `${domain.id} ${domain.title}` }).first().click();
  await main.getByRole('region', { name: new RegExp(`^Table by sector, ${questionnaire.title}.*${domain.id} `) }).waitFor();
  await inspect(page, 'compare-sectors', { arrived: false });

  // Questionnaires, without a mouse: each in its own words, under the name of what they ask.
  await page.getByRole('heading', { level: 1 }).focus();
  await keyboard.pick(main.getByLabel(COMPARE.what), COMPARE.questionnaires);
  await main.getByRole('heading', { level: 3, name: item }).waitFor();
  const table = main.getByRole('table', { name: item });
  const rows = table.getByRole('row');
  await rows.filter({ hasText: questionnaire.title }).filter({ hasText: question.text }).getByText('19 of 29 (66%)').waitFor();
  await rows.filter({ hasText: audit.title }).filter({ hasText: asking(audit).question.text }).getByText('9 of 12 (75%)').waitFor();
  await says(`A gap of 9 percentage points: 75% in “${audit.title}”, 66% in “${questionnaire.title}”.`);
  await inspect(page, 'compare-questionnaires', { arrived: false });
  const find = main.getByLabel(COMPARE.find);
  await keyboard.type(find, 'submarines');
  await says('No subjects.');
  assert.equal(await table.count(), 0);
  await find.fill(audit.title.toLowerCase());
  await table.waitFor();

  // One sector, and all of them again.
  await main.getByLabel(COMPARE.what).selectOption('');
  await main.getByText(RETURNS.filter).click();
  await main.getByLabel(RETURNS.onlySector).selectOption('Education');
  await says('The filter shows the sector “Education” alone.');
  await eventually(async () => assert.equal(await overview.getByRole('columnheader', { name: /Health/ }).count(), 0));
  await inspect(page, 'compare-one-sector', { arrived: false });
  await officer.press(COMPARE.allSectors);
  await overview.getByRole('columnheader', { name: /Health/ }).waitFor();
  assert.doesNotMatch(page.url(), /Education/);

  // The same question by type of organisation.
  await subgroup.open(RETURNS.questions);
  await main.getByLabel(COMPARE.breakDown).selectOption({ label: COMPARE.byType });
  await main.locator('summary').filter({ hasText: `${domain.id} ${domain.title}` }).first().click();
  await main.locator('summary').filter({ hasText: `${COMPARE.byType}: ${question.id}` }).first().click();
  const types = main.getByRole('table', { name: `${question.id} by type of organisation` });
  await types.getByRole('row').filter({ has: page.getByRole('rowheader', { name: practice.label }) }).getByText('0 of 10 (0%)').waitFor();
  await types.getByRole('row').filter({ has: page.getByRole('rowheader', { name: school.label, exact: true }) }).getByText('10 of 10 (100%)').waitFor();
  await inspect(page, 'questions-by-type', { arrived: false });
}, LONG);
