// A year at the subgroup's desk: a register, batches of returns, a double, a correction, last year's round, filters, what somebody
// leaves out and takes back, and all of it again after a visit later.
import assert from 'node:assert/strict';
import { eventually, inspect, serveApp } from './harness.mjs';
import { fromAnother, sealed, zipOf } from './files.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };
const SCHOOLS = 419;

let original;
async function realReturn(device) {
  original ??= await submittedReturn(await device());
  return original;
}

const school = (number) => `Invented School ${String(number).padStart(3, '0')}`;

/** The return of a school, submitted on a day. */
function returnOf(real, name, { day = '2026-10-05', ...change } = {}) {
  return sealed(fromAnother(real, name, 'S11-0000-0001'), (copy) => {
    copy.declaration.at = day;
    Object.assign(copy, change);
  });
}

const register = () => [
  'School name\tType\tLocality\tContact',
  ...Array.from({ length: SCHOOLS }, (_, at) => `${school(at + 1)}\tSchool\t${at % 2 ? 'North' : 'South'}\tHead teacher`),
].join('\n');

scenario('a year at the desk: who is expected, who returned, what counts, and what somebody chose, also after a visit later', async ({ device }) => {
  const real = await realReturn(device);
  const round = real.cycle;
  const officer = await device();
  const { main, page } = officer;
  const subgroup = await Subgroup.openReturns(officer);
  const says = (text) => main.getByText(text).first().waitFor();

  await subgroup.open(RETURNS.register);
  await inspect(page, 'register-of-nobody');
  await main.getByLabel('Paste a list').fill(register());
  await officer.press('Add these to the register');
  await says(`${SCHOOLS} organisations added to the register.`);
  await main.getByText('Change the deadlines').click();
  await main.getByLabel('First deadline').fill('31 October 2026');
  await main.getByLabel('Final deadline').fill('30/11/2026');
  await officer.press('Save the deadlines');
  await says('First deadline: 31 October 2026. Final deadline: 30 November 2026.');
  await says(`0 of ${SCHOOLS} (0%) of organisations by the first deadline`);

  const batch = (from, to, day) => Object.fromEntries(Array.from({ length: to - from + 1 }, (_, at) => {
    const name = school(from + at);
    return [`${name}.json`, JSON.stringify(returnOf(real, name, { day }))];
  }));
  await subgroup.add(zipOf(batch(1, 40, '2026-10-12')));
  await says(`40 of ${SCHOOLS} (10%) of organisations by the first deadline`);
  await subgroup.add(zipOf(batch(41, 60, '2026-11-12')));
  await says(`60 of ${SCHOOLS} (14%) by the final deadline`);
  await main.locator('summary').filter({ hasText: 'By locality' }).click();
  await inspect(page, 'register', { arrived: false });

  // Under another name, and nobody's.
  await subgroup.add([
    { name: 'other-name.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(returnOf(real, 'Invented Schools 101'))) },
    { name: 'cadets.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(returnOf(real, 'Harbour Sea Cadets'))) },
  ]);
  const unexpected = main.getByRole('table', { name: 'Returned, and not in the register' });
  await unexpected.getByText('Harbour Sea Cadets').waitFor();
  await inspect(page, 'register-not-expected', { arrived: false });
  await unexpected.getByRole('button', { name: `Yes, it is ${school(101)}` }).click();
  await says(`61 of ${SCHOOLS} (15%) by the final deadline`);
  assert.equal(await unexpected.getByText('Invented Schools 101').count(), 0, 'it is remembered');
  const chase = await officer.download('Download chase list');
  assert.match(chase.name, /^chase-list-.*\.csv$/);
  assert.ok(chase.text.includes(school(419)) && !chase.text.includes(school(1)), 'those who have not returned');

  // A double: the one submitted last counts, until somebody chooses.
  await subgroup.add([{ name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(returnOf(real, school(1), { day: '2026-11-20' }))) }]);
  await subgroup.open(RETURNS.filesView);
  const row = (name) => main.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await row(`${school(1)}.json`).getByText('Another is counted').waitFor();
  await inspect(page, 'desk-files', { arrived: false });
  await row(`${school(1)}.json`).getByRole('button', { name: 'Count this one instead' }).click();
  await row('again.json').getByText('Another is counted').waitFor();

  // Left out with a reason, and taken back.
  await main.getByLabel('Find a file or an organisation').fill('cadets');
  await row('cadets.json').getByText('Leave it out', { exact: true }).click();
  await row('cadets.json').getByRole('button', { name: 'Leave it out of the figures' }).click();
  await row('cadets.json').getByText('Enter a reason').waitFor();
  await row('cadets.json').getByLabel('Why is it left out?').fill('Not one of ours');
  await row('cadets.json').getByRole('button', { name: 'Leave it out of the figures' }).click();
  await row('cadets.json').getByText('Somebody left it out: Not one of ours').waitFor();
  await says('61 returns are in the figures');
  await row('cadets.json').getByRole('button', { name: 'Count it again' }).click();
  await says('62 returns are in the figures');

  // Last year's round does not mix with this one.
  const last = returnOf(real, school(2), { day: '2025-10-05', cycle: '2025-26' });
  await subgroup.add([{ name: 'last-year.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(last)) }]);
  await subgroup.open(RETURNS.overview);
  await says(`62 returns are in the figures of the round ${round}`);
  await main.getByLabel('Round', { exact: true }).selectOption({ label: '2025-26 (1)' });
  await says('1 return is in the figures of the round 2025-26');
  assert.match(page.url(), /round=2025-26/, 'it can be bookmarked');
  await page.reload();
  await says('1 return is in the figures of the round 2025-26');
  await main.getByLabel('Round', { exact: true }).selectOption({ index: 1 });
  await says(`62 returns are in the figures of the round ${round}`);

  // Organisation by organisation, and what they will do.
  await subgroup.open(RETURNS.organisations);
  await says('62 organisations.');
  await inspect(page, 'desk-organisations', { arrived: false });
  await main.getByLabel('Find an organisation').fill('cadets');
  await says('1 organisation.');
  await subgroup.open(RETURNS.actions);
  await main.getByRole('heading', { name: 'Each action' }).waitFor();
  await inspect(page, 'desk-actions', { arrived: false });

  await subgroup.open(RETURNS.trend);
  await main.getByRole('table', { name: /good or better, by domain/ }).waitFor();
  assert.match(await main.getByRole('table', { name: /met, by question/ }).innerText(), /2025-26[^]*1 return[^]*62 returns/);
  await inspect(page, 'desk-trend', { arrived: false });

  // The second visit reads no return, and knows everything.
  await page.reload();
  await subgroup.open(RETURNS.filesView);
  await row('again.json').getByText('Another is counted').waitFor();
  await subgroup.open(RETURNS.register);
  await says(`61 of ${SCHOOLS} (15%) by the final deadline`);
  await eventually(async () => assert.equal(await unexpected.getByText('Invented Schools 101').count(), 0));

  // What was removed by mistake comes back, with what was chosen.
  await officer.press(RETURNS.removeAll);
  await says(`0 of ${SCHOOLS} (0%) of organisations by the first deadline`);
  await officer.press('Undo');
  await says(`61 of ${SCHOOLS} (15%) by the final deadline`);
  await subgroup.open(RETURNS.filesView);
  await row('again.json').getByText('Another is counted').waitFor();
}, LONG);

scenario('returns that say no round are asked which, all at once or one by one', async ({ device }) => {
  const real = await realReturn(device);
  const officer = await device();
  const { main, page } = officer;
  const subgroup = await Subgroup.openReturns(officer);
  const of = (name, cycle) => ({ name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(returnOf(real, name, { cycle }))) });
  await subgroup.add([of('Ash School', '2026-27'), of('Birch School', ''), of('Cedar School', '')]);
  await main.getByText('2 returns do not say which round they belong to').waitFor();
  await main.getByText('1 return is in the figures of the round 2026-27').waitFor();
  await inspect(page, 'returns-without-a-round', { arrived: false });
  await officer.press('Put them in this round');
  await main.getByText('Enter a round').waitFor();
  await main.getByLabel('Which round do they belong to?').fill('2026-27');
  await officer.press('Put them in this round');
  await main.getByText('3 returns are in the figures of the round 2026-27').waitFor();
  assert.equal(await main.getByText('do not say which round').count(), 0);
}, LONG);
