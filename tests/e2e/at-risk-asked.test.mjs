// Whoever answers at the end of an audit that a child is at risk now is led at once to what has to be done.
import assert from 'node:assert/strict';
import { checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { Auditor } from './auditor.mjs';
import { choose } from './fields.mjs';
import { shipped } from './questionnaire.mjs';
import { AT_RISK, CHECK } from './words.mjs';

const { scenario } = serveApp();

scenario('"Yes" to whether a child is at risk now leads at once to what has to be done, and stands first before submission', async ({ device }) => {
  const audit = shipped('case-audit');
  const auditor = Auditor.of(await device(), audit);
  await auditor.begins({ 'organisation-type': 'POL', 'auditor-role': 'Detective sergeant' });
  const part = auditor.parts.find(({ id }) => id === 'AR');
  await auditor.openDomain(part);
  const [now] = part.questions;
  const asked = auditor.main.getByText('Stop here and act.');
  await choose(auditor.questionOf(now), 'No');
  assert.equal(await asked.count(), 0);
  await choose(auditor.questionOf(now), 'Yes');
  await asked.waitFor();
  await screenshots(auditor.page, 'at-risk-asked');
  await checkWithAxe(auditor.page);
  await auditor.page.goBack();
  await auditor.atTaskList();
  await auditor.press(CHECK.heading);
  await auditor.arriveAt(CHECK.heading);
  const first = auditor.main.getByRole('heading', { name: 'To put right before you submit' }).locator('xpath=following-sibling::ul[1]/li').first();
  assert.match(await first.innerText(), /You say that a child is at risk now/);
  await auditor.page.goBack();
  await auditor.atTaskList();
  await auditor.openDomain(part);
  await auditor.page.getByRole('link', { name: 'Is a child at risk now? Say what was done' }).focus();
  await auditor.page.keyboard.press('Enter');
  await auditor.arriveAt(AT_RISK.heading);
});
