// A case is audited without grades: three answers in the auditor's own words, and nowhere a grade.
import assert from 'node:assert/strict';
import { Auditor } from './auditor.mjs';
import { file } from './files.mjs';
import { checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { partnership, shipped } from './questionnaire.mjs';
import { CHECK, DOMAIN } from './words.mjs';

const { scenario } = serveApp();
const audit = shipped('case-audit-without-grades');
const settings = { ...partnership, questionnaires: ['case-audit', audit.id] };
const AGENCY = { 'organisation-type': 'SCH', 'auditor-role': 'Designated safeguarding lead' };

scenario('an auditor says in three answers what the case taught, and whoever gets the file reads them', async ({ device }) => {
  const served = { serve: { 'partnership.json': JSON.stringify(settings) } };
  const auditor = Auditor.of(await device(served), audit);
  await auditor.begins(AGENCY);
  const [words, risk] = auditor.parts;
  await auditor.openDomain(words);
  await looksAt(auditor.page, 'without-grades-domain');
  const said = ['The child sleeps well now.', 'Somebody asked the child, and acted on it.', 'Ask again after each move.'];
  for (const [at, question] of words.questions.entries()) await auditor.questionOf(question).getByRole('textbox', { name: question.text }).fill(said[at]);
  await auditor.press(DOMAIN.save);
  await auditor.atTaskList();
  await auditor.openDomain(risk);
  await auditor.answersPart(risk);
  await auditor.press(DOMAIN.save);
  await auditor.atTaskList();
  await auditor.openCheck();
  const checked = await auditor.main.innerText();
  for (const text of said) assert.ok(checked.includes(text), text);
  assert.equal(await auditor.main.getByRole('heading', { name: CHECK.grades, exact: true }).count(), 0, 'no grades');
  await looksAt(auditor.page, 'without-grades-check');
  await auditor.page.goBack();
  await auditor.atTaskList();
  await auditor.submits(AGENCY['auditor-role']);
  assert.doesNotMatch(await auditor.main.innerText(), /Moderate/);
  const saved = await auditor.downloadsReturn();
  assert.deepEqual(saved.grades?.domains ?? {}, {});

  const panel = Auditor.of(await device(served), audit);
  await panel.openFile(file('audit.json', saved));
  await panel.main.getByText(said[2]).waitFor();
  assert.doesNotMatch(await panel.main.innerText(), /Moderate|Inadequate|Outstanding/);
  await looksAt(panel.page, 'without-grades-read');
});

async function looksAt(page, name) {
  await screenshots(page, name);
  await checkWithAxe(page);
}
