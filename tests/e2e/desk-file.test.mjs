// The desk as one file, from one office to another: returns, register and choices arrive, and again is nothing new.
import assert from 'node:assert/strict';
import { serveApp } from './harness.mjs';
import { file, fromAnother } from './files.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS } from './words.mjs';

const { scenario } = serveApp();
const [ASH, BIRCH] = ['Ash School', 'Birch School'];

scenario('a colleague who adds the desk of another has its returns, register and choices', async ({ device }) => {
  const real = await submittedReturn(await device());
  const officer = await device();
  const desk = await Subgroup.openReturns(officer);
  await desk.add([ASH, BIRCH].map((name) => file(`${name}.json`, fromAnother(real, name, 'S11-0000-0001'))));
  await desk.open(RETURNS.register);
  await officer.main.getByLabel('Paste a list').fill(`${ASH}\n${BIRCH}\nCedar School`);
  await officer.press('Add these to the register');
  await officer.main.getByText('3 organisations added to the register.').first().waitFor();
  await desk.open(RETURNS.filesView);
  const row = (person, name) => person.main.getByRole('row').filter({ hasText: `${name}.json` });
  await row(officer, ASH).getByText('Leave it out', { exact: true }).click();
  await row(officer, ASH).getByLabel('Why is it left out?').fill('A test of ours');
  await row(officer, ASH).getByRole('button', { name: 'Leave it out of the figures' }).click();
  await row(officer, ASH).getByText('Somebody left it out: A test of ours').waitFor();
  const given = officer.page.waitForEvent('download');
  await officer.press('Download the desk as one file');
  const download = await given;
  assert.match(download.suggestedFilename(), /^safeguarding-desk-.*\.zip$/);
  const path = await download.path();

  const colleague = await device();
  const other = await Subgroup.openReturns(colleague);
  await other.add(path);
  await colleague.main.getByText('1 return is in the figures').first().waitFor();
  await other.open(RETURNS.filesView);
  await row(colleague, ASH).getByText('Somebody left it out: A test of ours').waitFor();
  await other.open(RETURNS.register);
  await colleague.main.getByText(/1 of 3|2 of 3/).first().waitFor();
  await other.add(path);
  await colleague.page.getByText('is known here').first().waitFor();
}, { timeout: 240_000 });
