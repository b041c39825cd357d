// A case is audited: grades beside their descriptors, what the rules say only afterwards, a child at risk above everything.
import assert from 'node:assert/strict';
import { Auditor } from './auditor.mjs';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { Keyboard } from './keyboard.mjs';
import { partnership, shipped } from './questionnaire.mjs';
import { AT_RISK, AUDIT, CHECK, DECLARATION, DOMAIN, STATUS } from './words.mjs';

const { scenario } = serveApp();
const frontDoor = shipped('front-door-audit');
const caseAudit = shipped('case-audit');
const AGENCY = { 'organisation-type': 'CSC', 'auditor-role': 'Quality assurance officer' };

async function frontDoorAuditor(device) {
  const auditor = Auditor.of(await device(), frontDoor);
  await auditor.begins(AGENCY);
  return auditor;
}

scenario('what the rules say is shown only after the auditor has chosen, and another grade needs a reason', async ({ device }) => {
  const auditor = await frontDoorAuditor(device);
  const [part] = auditor.gradedParts;
  await auditor.openDomain(part);
  for (const text of Object.values(part.ladder)) await auditor.main.getByText(text).waitFor();
  assert.equal(await auditor.main.getByText(AUDIT.byTheRules).count(), 0, 'nothing leads the auditor');
  await auditor.grade('outstanding');
  await auditor.main.getByText(AUDIT.onceComplete).waitFor();
  await auditor.answersPart(part, 0);
  await auditor.main.getByText(/By the rules the grade would be Good\. The grade is yours/).waitFor();
  await auditor.press(DOMAIN.save);
  await auditor.errorSummary.getByText(/the answers suggest Good/).click();
  await eventually(async () => assert.ok(await auditor.reasons.evaluate((field) => field === document.activeElement), 'the error leads to the reason'));
  await inspectAsIs(auditor.page, 'judging-reason-missing');
  await auditor.reasons.fill('Every contact was looked at beside the ones before it.');
  await auditor.press(DOMAIN.save);
  await auditor.atTaskList();
  await auditor.task(part).getByText(STATUS.completed).waitFor();

  await auditor.page.reload();
  await auditor.openDomain(part);
  assert.equal(await auditor.reasons.inputValue(), 'Every contact was looked at beside the ones before it.');
  assert.ok(await auditor.gradeGroup().getByRole('radio', { name: 'Outstanding' }).isChecked());
  await inspectAsIs(auditor.page, 'judging-domain');
});

scenario('a limit of the key domains shows at the overall grade, and a grade above it stands with its reason', async ({ device }) => {
  const auditor = Auditor.of(await device(), caseAudit);
  await auditor.begins({ ...AGENCY, scope: 'short', themes: ['T1'] });
  await inspectAsIs(auditor.page, 'case-audit-tasks');
  for (const part of auditor.partsToAudit) await auditor.audits(part, part.id === 'E03' ? 'inadequate' : 'good');
  await auditor.press(AUDIT.overall);
  await auditor.arriveAt(AUDIT.overall);
  await inspectAsIs(auditor.page, 'overall-before');
  await auditor.grade('good', '', AUDIT.overallGrade);
  await auditor.main.getByText(/By the rules the grade would be Inadequate/).waitFor();
  await auditor.main.getByText('How that was worked out').click();
  await auditor.main.getByText(/The whole is not better than the decisions about risk \(E03\)/).waitFor();
  await auditor.press(DOMAIN.save);
  await auditor.errorSummary.getByText(/the answers suggest Inadequate/).waitFor();
  await inspectAsIs(auditor.page, 'overall-above-a-limit');
  await auditor.reasons.fill('The decision was put right within the day.');
  await auditor.press(DOMAIN.save);
  await auditor.atTaskList();
  await auditor.submits('Quality assurance officer');
  const file = await auditor.downloadsReturn();
  assert.equal(file.overall_judgement.grade, 'good');
  assert.equal(file.overall_judgement.because, 'The decision was put right within the day.');
  assert.equal(file.grades.domains.E03.grade, 'inadequate');
  assert.match(file.profile['case-reference'], /^CASE-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await inspectAsIs(auditor.page, 'case-audit-complete');
});

scenario('a child at risk stops the audit until it is recorded what was done, and it is not submitted before it is known how that ended', async ({ device }) => {
  const auditor = await frontDoorAuditor(device);
  for (const part of auditor.partsToAudit) await auditor.audits(part, 'good');
  await auditor.gradesTheWhole('good');
  const [part] = auditor.gradedParts;
  await auditor.openDomain(part);
  await auditor.page.getByRole('link', { name: AT_RISK.heading }).click();
  await auditor.arriveAt(AT_RISK.heading);
  await inspectAsIs(auditor.page, 'at-risk');
  await auditor.press(AT_RISK.yes);
  await auditor.arriveAt(AT_RISK.stopped);
  for (const step of partnership.emergency.at_risk) await auditor.main.getByText(step).waitFor();
  await inspectAsIs(auditor.page, 'at-risk-stopped');

  const route = auditor.page.url().replace(/at-risk$/, '').replace(/^[^#]*/, '');
  for (const page of [`domain/${part.id}`, 'declaration', 'check', 'about', 'overall']) {
    await auditor.visit(route + page);
    await auditor.arriveAt(AT_RISK.stopped);
  }
  await auditor.press(AT_RISK.record);
  for (const missing of ['role of the person', 'when they were told', 'what was done']) await auditor.errorSummary.getByText(missing).waitFor();
  await auditor.main.getByRole('textbox', { name: AT_RISK.told }).fill('Duty manager in the hub');
  await auditor.main.getByRole('textbox', { name: AT_RISK.when }).fill('22 November 2026, 14:30');
  await auditor.main.getByRole('textbox', { name: AT_RISK.done }).fill('Rang the hub and sent a referral.');
  await auditor.page.reload();
  await auditor.arriveAt(AT_RISK.stopped);
  assert.equal(await auditor.main.getByRole('textbox', { name: AT_RISK.done }).inputValue(), 'Rang the hub and sent a referral.');
  await auditor.press(AT_RISK.record);
  await auditor.atTaskList();

  await auditor.openCheck();
  await auditor.main.getByText(/A child may be at risk now\. Record what was done and how it ended/).waitFor();
  await auditor.press(CHECK.proceed);
  await auditor.arriveAt(DECLARATION.heading);
  await auditor.main.getByRole('checkbox', { name: DECLARATION.confirm }).check();
  await auditor.main.getByRole('textbox', { name: DECLARATION.role }).fill('Quality assurance officer');
  await auditor.press(DECLARATION.submit);
  await auditor.errorSummary.getByText(/A child may be at risk now/).waitFor();

  await auditor.page.getByRole('link', { name: AT_RISK.open }).click();
  await auditor.arriveAt(AT_RISK.ended);
  await inspectAsIs(auditor.page, 'at-risk-open');
  await auditor.press(AT_RISK.close);
  await auditor.errorSummary.getByText('Enter how it ended').waitFor();
  await auditor.main.getByRole('textbox', { name: AT_RISK.outcome }).fill('A safety plan was agreed the same day.');
  await auditor.press(AT_RISK.close);
  await auditor.atTaskList();
  await auditor.submits('Quality assurance officer');
  const { escalations } = await auditor.downloadsReturn();
  assert.equal(escalations.length, 1);
  assert.deepEqual([escalations[0].told, escalations[0].outcome], ['Duty manager in the hub', 'A safety plan was agreed the same day.']);
  assert.ok(escalations[0].recorded_at && escalations[0].closed_at);
});

scenario('a case reference is made by chance, shared by copying, and a name is not taken for one', async ({ device }) => {
  const auditor = await frontDoorAuditor(device);
  const made = await auditor.caseReference();
  assert.match(made, /^CASE-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  await auditor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await auditor.press(AUDIT.copyCase);
  await auditor.page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
  assert.equal(await auditor.page.evaluate(() => navigator.clipboard.readText()), made);
  await auditor.press(AUDIT.about);
  await auditor.arriveAt(AUDIT.about);
  await auditor.main.getByRole('textbox', { name: AUDIT.case }).fill('Amy from Ash Lane');
  await auditor.press('Save and continue');
  await auditor.errorSummary.getByText(/“Amy from Ash Lane” is not one/).waitFor();
  await auditor.main.getByRole('textbox', { name: AUDIT.case }).fill(' case-7f3k-92qd ');
  await auditor.press('Save and continue');
  await auditor.atTaskList();
  assert.equal(await auditor.caseReference(), 'CASE-7F3K-92QD');
  await auditor.goHome();
  await auditor.draftRow('CASE-7F3K-92QD').waitFor();
});

scenario('with the keyboard alone a domain is graded with its reason, and a child at risk is said', async ({ device }) => {
  const auditor = await frontDoorAuditor(device);
  const [part] = auditor.gradedParts;
  const keyboard = new Keyboard(auditor.page);
  await keyboard.activate(auditor.domainLink(part));
  await auditor.arriveAt(part.title);
  for (const question of part.questions) await keyboard.choose(auditor.questionOf(question), 'Partly');
  await keyboard.choose(auditor.gradeGroup(), 'Good');
  await keyboard.type(auditor.reasons, 'Seen in every contact.');
  await keyboard.activate(auditor.control(DOMAIN.save));
  await auditor.atTaskList();
  await auditor.task(part).getByText(STATUS.completed).waitFor();
  await keyboard.activate(auditor.page.getByRole('link', { name: AT_RISK.heading }));
  await auditor.arriveAt(AT_RISK.heading);
  await keyboard.activate(auditor.control(AT_RISK.yes), 'Space');
  await auditor.arriveAt(AT_RISK.stopped);
  const text = (name) => auditor.main.getByRole('textbox', { name });
  await keyboard.type(text(AT_RISK.told), 'Duty manager');
  await keyboard.type(text(AT_RISK.when), 'Today, 14:30');
  await keyboard.type(text(AT_RISK.done), 'Rang the hub.');
  await keyboard.activate(auditor.control(AT_RISK.record));
  await auditor.atTaskList();
});

/** A page in the middle of work: focus may be anywhere. */
async function inspectAsIs(page, name) {
  await checkWithAxe(page);
  await screenshots(page, name);
}
