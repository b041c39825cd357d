// Audits of cases as boards see them: their sentence, groups in which nobody is recognised, agreement of auditors, children at risk.
import assert from 'node:assert/strict';
import { audit, caseAudit, caseReference, gradedAgain, headlines, stoppedDraft } from './audit-files.mjs';
import { file } from './files.mjs';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS, VERDICT } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 180_000 };

function filesOf(audits) {
  return audits.map((record) => file(`${record.reference}.json`, record));
}

async function brings(device, audits) {
  const subgroup = await Subgroup.openReturns(await device());
  await subgroup.add(filesOf(audits));
  await subgroup.seesVerdict(`${audits.at(-1).reference}.json`, audits.at(-1).status === 'draft' ? VERDICT.draft : VERDICT.counted);
  return subgroup;
}

async function sees(subgroup, pattern) {
  await eventually(async () => assert.match(await subgroup.person.main.innerText(), pattern));
}

async function cells(subgroup, table, row) {
  const found = subgroup.person.page.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: row });
  return (await found.getByRole('cell').allInnerTexts()).map((cell) => cell.trim());
}

scenario('views with nothing to show say so', async ({ device }) => {
  const subgroup = await Subgroup.openReturns(await device());
  await subgroup.open(RETURNS.cases);
  await sees(subgroup, /Add returns, and their figures appear here/);
  await subgroup.open(RETURNS.moderation);
  await sees(subgroup, /Add returns, and their figures appear here/);
  await inspect(subgroup.person.page, 'moderation-without-returns', { arrived: false });
  await subgroup.add(filesOf([audit(1)]));
  await sees(subgroup, /No audit was moderated/);
});

scenario('boards get their sentence from 28 audits, and can copy it', async ({ device }) => {
  const audits = [...Array(28).keys()].map((at) => audit(at + 1, {
    grades: { overall: at < 3 ? 'requires-improvement' : at < 8 ? 'outstanding' : 'good', ...(at < 5 && { [headlines[0].id]: 'requires-improvement' }) },
  }));
  const subgroup = await brings(device, audits);
  await subgroup.open(RETURNS.cases);
  const named = headlines[0].title[0].toLowerCase() + headlines[0].title.slice(1);
  const sentence = `Out of 28 audits completed, 25 (89%) of overall grades were good or outstanding; on ${named} 23 (82%)`;
  await eventually(async () => assert.ok((await subgroup.person.main.innerText()).includes(sentence), await subgroup.person.main.innerText()));
  await sees(subgroup, /between 73% and 96%/);
  const { page } = subgroup.person;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the sentence' }).click();
  await page.getByText('Copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), sentence);
  assert.equal((await cells(subgroup, 'Good or better by domain', headlines[0].title))[0], '23 of 28 (82%)');
}, LONG);

scenario('small groups of children are hidden, on screen and in every download', async ({ device }) => {
  const plans = ['child-protection', 'child-in-need', 'looked-after'];
  const label = (id) => caseAudit.options['plan-types'].find((choice) => choice.id === id).label;
  const sizes = [3, 12, 13];
  const audits = plans.flatMap((plan, at) => Array(sizes[at]).fill(plan)).map((plan, at) => audit(at + 1, { profile: { 'plan-type': plan } }));
  const subgroup = await brings(device, audits);
  await subgroup.open(RETURNS.cases);
  const field = caseAudit.profile.find((one) => one.id === 'plan-type');
  await subgroup.person.page.getByRole('table', { name: `Groups: ${field.label}`, exact: true }).waitFor();
  assert.deepEqual(await cells(subgroup, `Groups: ${field.label}`, label(plans[0])), ['*', '*']);
  assert.deepEqual(await cells(subgroup, `Groups: ${field.label}`, label(plans[1])), ['*', '*']);
  assert.deepEqual(await cells(subgroup, `Groups: ${field.label}`, label(plans[2])), ['13', '13 of 13 (100%)']);
  await sees(subgroup, /\* fewer than 5, hidden to protect people/);
  await subgroup.person.page.getByText(`${field.label}, domain by domain`).click();
  await inspect(subgroup.person.page, 'cases-hidden', { arrived: false });
  const csv = await subgroup.person.download(RETURNS.csv);
  assert.match(csv.text, new RegExp(`${field.label}: ${label(plans[0])},,,,,\\*,\\*,`));
  const summary = JSON.parse((await subgroup.person.download(RETURNS.summary)).text);
  const groups = summary.cases.groups.find((grouped) => grouped.field === 'plan-type').groups;
  assert.deepEqual(groups.find((group) => group.choice === plans[0]).overall, { good_or_better: null, graded: null });
}, LONG);

scenario('a child at risk stands on top of every view, also when the file is still a draft', async ({ device }) => {
  const subgroup = await brings(device, [audit(1), stoppedDraft(2)]);
  const banner = subgroup.person.page.getByRole('region', { name: 'Open escalations' });
  for (const view of [RETURNS.overview, RETURNS.domains, RETURNS.cases, RETURNS.moderation]) {
    await subgroup.open(view);
    await eventually(async () => assert.match(await banner.innerText(), new RegExp(`MA-0000-0002, ${caseReference(2)}, .*since 19 November 2026`)));
    assert.match(await banner.innerText(), /It is not recorded who was told/);
  }
  await inspect(subgroup.person.page, 'open-escalations', { arrived: false });
  const again = await Subgroup.openReturns(subgroup.person);
  await again.person.page.reload();
  await eventually(async () => assert.match(await banner.innerText(), /1 escalation is open/));
  await again.person.control(RETURNS.removeAll, again.person.page).click();
  await eventually(async () => assert.equal(await banner.count(), 0));
}, LONG);

scenario('two auditors of twelve cases agree as in the published example', async ({ device }) => {
  const grades = ['inadequate', 'requires-improvement', 'good', 'outstanding'];
  const first = [4, 3, 3, 2, 1, 3, 2, 4, 3, 2, 1, 3];
  const second = [4, 3, 2, 2, 1, 3, 3, 4, 3, 1, 2, 3];
  const moderated = first.map((grade, at) => audit(at + 1, { grades: { overall: grades[grade - 1] }, moderation: gradedAgain(grades[second[at] - 1]) }));
  const subgroup = await brings(device, moderated);
  await subgroup.open(RETURNS.moderation);
  await sees(subgroup, /same overall grade in 8 of 12 \(67%\), and grades at most one apart in 12 of 12 \(100%\)/);
  const table = 'Agreement of two auditors by domain';
  assert.deepEqual(await cells(subgroup, table, 'Overall'), ['12', '8 of 12 (67%)', '12 of 12 (100%)', '0.68', '0.82', 'Substantial']);
  await sees(subgroup, /Landis and Koch \(1977\)/);
  await inspect(subgroup.person.page, 'moderation-twelve', { arrived: false });
  const csv = await subgroup.person.download(RETURNS.csv);
  assert.match(csv.text, /Overall,,"Kappa, linear",0\.6800,12,/);
  assert.match(csv.text, /Overall,,"Kappa, quadratic",0\.8168,12,/);
}, LONG);

scenario('sample returns fill both views', async ({ device }) => {
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.trySamples();
  await inspect(officer.page, 'samples-overview', { arrived: false });
  await subgroup.open(RETURNS.domains);
  await screenshots(officer.page, 'samples-domains');
  await subgroup.open(RETURNS.cases);
  await sees(subgroup, /Out of 28 audits completed, \d+ \(\d+%\) of overall grades were good or outstanding/);
  await inspect(officer.page, 'samples-cases', { arrived: false });
  await subgroup.open(RETURNS.moderation);
  await sees(subgroup, /1[2-9] audits were moderated to the end/);
  for (const summary of await officer.page.locator('summary').all()) await summary.click();
  await checkWithAxe(officer.page);
  await screenshots(officer.page, 'samples-moderation');
}, LONG);
