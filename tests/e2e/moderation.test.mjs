// An audit is graded a second time, blind, then side by side, and agreed: by people on devices of their own who pass files.
import assert from 'node:assert/strict';
import { Auditor } from './auditor.mjs';
import { checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { Moderator } from './moderator.mjs';
import { shipped } from './questionnaire.mjs';
import { AT_RISK, AUDIT, COMPLETE, DOMAIN, MODERATION, RECEIVED } from './words.mjs';

const { scenario } = serveApp();
const audit = shipped('front-door-audit');
const AGENCY = { 'organisation-type': 'CSC', 'auditor-role': 'Quality assurance officer' };
const [first, second] = audit.domains;

/** The file of an audit by an auditor on a device of their own. */
async function submitted(device, grades, { overall = 'good', about = {}, role } = {}) {
  const auditor = Auditor.of(await device(), audit);
  await auditor.begins({ ...AGENCY, ...about });
  await auditor.auditsEverything(grades, overall, role);
  const { name, text } = await auditor.download(COMPLETE.download);
  return { auditor, file: { name, mimeType: 'application/json', buffer: Buffer.from(text) }, record: JSON.parse(text) };
}

const named = ({ id, title }) => `${id} ${title}`;
const BEFORE = 'Every contact was read beside the ones before it.';

scenario('a second auditor grades blind, then both are side by side, and what is agreed goes back with the first grades unchanged', async ({ device }) => {
  const { auditor, file, record } = await submitted(device, { [first.id]: 'outstanding' });
  const moderator = Moderator.of(await device(), audit);
  await moderator.receives(file);
  await look(moderator, 'received');
  await moderator.page.getByRole('link', { name: AT_RISK.heading }).click();
  await moderator.arriveAt(AT_RISK.heading);
  await moderator.page.getByRole('link', { name: 'Back', exact: true }).click();
  await moderator.arriveAt(RECEIVED.heading);
  await seesNoGrade(moderator, record);
  await moderator.begins();
  await seesNoGrade(moderator, record);
  await look(moderator, 'moderate-blind');
  await moderator.press(MODERATION.compare);
  await moderator.errorSummary.getByRole('link').first().click();
  await moderator.arriveAt(named(first));
  await seesNoGrade(moderator, record);
  await moderator.main.getByText(first.questions[0].text).waitFor();
  await look(moderator, 'moderate-blind-domain');
  await moderator.grade('requires-improvement', BEFORE, MODERATION.grade);

  await moderator.page.reload();
  await moderator.gradeGroup(MODERATION.grade).waitFor();
  assert.equal(await moderator.reasons.inputValue(), BEFORE, 'nothing is lost');
  await moderator.press(DOMAIN.save);
  await moderator.arriveAt(MODERATION.heading);

  // By no way does the second auditor see the first grades before the own are given.
  const route = moderator.page.url().replace(/^[^#]*/, '').replace(/moderate$/, '');
  for (const page of ['complete', '', 'review', 'check']) {
    await moderator.visit(route + page);
    await moderator.arriveAt(MODERATION.heading);
    await seesNoGrade(moderator, record);
  }
  await moderator.goHome();
  await moderator.openDraft(record.profile['case-reference']);
  await moderator.arriveAt(MODERATION.heading);

  const graded = audit.domains.filter(({ id }) => record.judgements[id]);
  for (const part of graded.filter(({ id }) => id !== first.id)) await moderator.gives(part, 'good');
  await moderator.givesTheWhole('good');
  await moderator.press(MODERATION.compare);
  await moderator.arriveAt(MODERATION.compared);
  await moderator.row(named(first)).getByText('2 grades apart').waitFor();
  await moderator.row(named(first)).getByText('For discussion').waitFor();
  await moderator.row(named(first)).getByText('two or more grades apart, graded Outstanding').waitFor();
  await moderator.row(named(second)).getByText('The same').waitFor();
  await look(moderator, 'moderate-compare');
  await moderator.press(MODERATION.finish);
  await moderator.errorSummary.getByText(/no grade is agreed yet/).first().waitFor();
  await moderator.agrees(moderator.row(named(first)), 'good', 'Strong work, but not in every contact.');
  await moderator.row(AUDIT.overall).getByRole('link', { name: /^Agree/ }).click();
  await moderator.gradeGroup(MODERATION.agreedGrade).getByRole('radio', { name: 'Outstanding', exact: true }).check();
  await moderator.main.getByText(/By the rules the grade would be Good/).waitFor();
  await moderator.page.goBack();
  await moderator.agrees(moderator.row(AUDIT.overall), 'good', 'As the domains.');
  await look(moderator, 'moderate-agreed');
  await moderator.press(MODERATION.finish);
  await moderator.arriveAt(MODERATION.finished);
  await look(moderator, 'moderate-finished');

  const moderated = JSON.parse((await moderator.download(MODERATION.download)).text);
  assert.deepEqual(moderated.judgements, record.judgements, 'the first grades stay');
  assert.deepEqual(moderated.grades, record.grades);
  const [moderation] = moderated.moderation;
  assert.equal(moderation.by, 'Moderating auditor');
  assert.equal(moderation.judgements[first.id].grade, 'requires-improvement');
  assert.deepEqual([moderation.agreed[first.id].grade, moderation.agreed[first.id].because], ['good', 'Strong work, but not in every contact.']);
  assert.ok(moderation.begun_at < moderation.compared_at && moderation.compared_at < moderation.finished_at);

  await auditor.goHome();
  await auditor.openFile({ name: 'moderated.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(moderated)) });
  await auditor.arriveAt(COMPLETE.heading);
  await auditor.main.getByRole('heading', { name: 'Agreed in moderation' }).waitFor();
  await look(auditor, 'complete-moderated');
  await auditor.main.getByRole('link', { name: 'Moderation of this audit' }).click();
  await auditor.arriveAt(MODERATION.finished);
});

scenario('two independent audits of one case are put together and compared', async ({ device }) => {
  const one = await submitted(device, { [first.id]: 'inadequate' }, { overall: 'requires-improvement' });
  const about = { 'case-reference': one.record.profile['case-reference'] };
  const two = await submitted(device, { [first.id]: 'inadequate' }, { about, role: 'Named nurse' });
  const moderator = Moderator.of(await device(), audit);
  await moderator.receives(one.file);
  await moderator.chooses(one.file);
  await moderator.notice(/first auditor’s own return/).waitFor();
  const elsewhere = await submitted(device, {});
  await moderator.chooses(elsewhere.file);
  await moderator.notice(/It is about CASE-.* and this audit is about CASE-/).waitFor();
  await moderator.chooses(two.file);
  await moderator.arriveAt(MODERATION.compared);
  await moderator.main.getByText(`Second audit by Named nurse, return ${two.record.reference}.`).waitFor();
  await moderator.row(named(first)).getByText('graded Inadequate').waitFor();
  await moderator.row('Overall grade').getByText('One grade apart').waitFor();
});

scenario('while a moderation is under way nothing takes its place, and it can be stopped and brought back', async ({ device }) => {
  const { auditor, file, record } = await submitted(device, {});
  const moderator = Moderator.of(await device(), audit);
  await moderator.receives(file);
  await moderator.begins();
  await moderator.gives(first, 'good', BEFORE);
  const route = moderator.page.url().replace(/^[^#]*/, '').replace(/moderate$/, '');
  await moderator.visit(`${route}received`);
  await moderator.arriveAt(MODERATION.heading);
  await moderator.page.getByRole('link', { name: AT_RISK.heading }).click();
  await moderator.arriveAt(AT_RISK.heading);
  await moderator.main.getByText('they record in a correction').waitFor();
  await look(moderator, 'at-risk-while-moderating');

  await auditor.press(COMPLETE.correct);
  await auditor.atTaskList();
  await auditor.submits();
  const { name, text } = await auditor.download(COMPLETE.download);
  const next = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await moderator.goHome();
  await moderator.openFile(next);
  await moderator.notice(/Revision 1 of .* is being moderated here/).waitFor();

  await moderator.goHome();
  await moderator.openDraft(record.profile['case-reference']);
  await moderator.arriveAt(MODERATION.heading);
  await moderator.press('Stop this moderation');
  await moderator.main.getByRole('button', { name: 'Undo' }).click();
  await moderator.subjectLink(first).click();
  await moderator.arriveAt(named(first));
  assert.equal(await moderator.reasons.inputValue(), BEFORE, 'the grade and its reason are back');
  await moderator.press(DOMAIN.save);
  await moderator.arriveAt(MODERATION.heading);
  await moderator.press('Stop this moderation');
  await moderator.main.getByRole('button', { name: 'Undo' }).waitFor();
  await moderator.goHome();
  await moderator.openFile(next);
  await moderator.arriveAt(RECEIVED.heading);
});

/** Neither a grade of the first auditor nor a reason for one is on the page. */
async function seesNoGrade(moderator, { judgements, overall_judgement: overall }) {
  const page = await moderator.main.evaluate((main) => main.textContent);
  for (const { because } of [...Object.values(judgements), overall]) assert.ok(!page.includes(because), `"${because}" is hidden`);
  const chosen = await moderator.main.getByRole('radio', { checked: true }).count();
  assert.equal(chosen, 0, 'no grade is chosen yet');
  assert.doesNotMatch(page, /First auditor(Outstanding|Good)/);
}

async function look(moderator, name) {
  await checkWithAxe(moderator.page);
  await screenshots(moderator.page, name);
}
