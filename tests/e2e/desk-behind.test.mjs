// From a figure to who stands behind it: who answered what to a question, one organisation on a page, a locality, and charts saved as pictures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fromAnother, sealed, zipOf } from './files.mjs';
import { eventually, inspect, serveApp } from './harness.mjs';
import { firstQuestion as first, standards } from './questionnaire.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };
const firstQuestion = first.id;
const NOTE = 'Policy of June, in the office <b>';

const names = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple', 'Oak', 'Pine', 'Rowan', 'Yew'].map((tree) => `Invented ${tree} School`);

/** Twelve schools in two rounds; Ash has nothing in place this time, and a note that says why. */
async function twoRounds(device) {
  const real = await submittedReturn(await device());
  const of = (name, cycle) => JSON.stringify(sealed(fromAnother(real, name, 'S11-0000-0001'), (copy) => {
    copy.cycle = cycle;
    if (name === names[0] && cycle !== '2025-26') {
      copy.answers[firstQuestion] = { ...copy.answers[firstQuestion], value: 'not-in-place', note: NOTE };
      delete copy.grades;
    }
  }));
  const files = ['2025-26', real.cycle].flatMap((cycle) => names.map((name) => [`${name} ${cycle}.json`, of(name, cycle)]));
  return { real, zip: zipOf(Object.fromEntries(files)) };
}

/** An officer who has added them. */
async function officerWithTwoRounds(device) {
  const { real, zip } = await twoRounds(device);
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.add(zip);
  await officer.main.getByText(`12 returns are in the figures of the round ${real.cycle}`).first().waitFor();
  return { real, officer, subgroup, main: officer.main, page: officer.page };
}

scenario('from a figure to who stands behind it, and back', async ({ device }) => {
  const { real, officer, subgroup, main, page } = await officerWithTwoRounds(device);

  // What somebody wants to know first.
  await main.getByText(/^Of every question asked of every organisation/).waitFor();
  await main.getByText(/Nothing rose or fell|Rose:|Fell:/).waitFor();
  await inspect(page, 'desk-overview', { arrived: false });
  const saved = page.waitForEvent('download');
  await main.getByRole('button', { name: /^Download picture for slides/ }).first().click();
  const picture = readFileSync(await (await saved).path());
  assert.equal(picture.subarray(1, 4).toString('latin1'), 'PNG');
  const drawing = await officer.download(main.getByRole('button', { name: /^Download picture as SVG/ }).first());
  assert.match(drawing.text, /^<svg xmlns[^]*n=12[^]*<\/svg>\s*$/);

  // Who answered what, the worst first.
  await subgroup.open(RETURNS.questions);
  await main.locator('details').filter({ hasText: standards[0].title }).first().locator('summary').first().click();
  await main.getByRole('row').filter({ hasText: firstQuestion }).getByRole('link').last().click();
  await officer.arriveAt('Who answered what');
  const rows = main.getByRole('row');
  await eventually(async () => assert.match(await rows.nth(1).innerText(), new RegExp(`${names[0]}[^]*Not in place[^]*Policy of June`)));
  await main.getByText('12 answers.').waitFor();
  await inspect(page, 'desk-answers', { arrived: false });
  await main.getByLabel('Only this answer').selectOption({ label: 'Not in place (1)' });
  await main.getByText('1 answer.').waitFor();
  await main.getByLabel('Find an organisation').fill('oak');
  await main.getByText('No answers.').waitFor();
  await main.getByLabel('Find an organisation').fill('');
  await main.getByText('1 answer.').waitFor();

  // The organisation, beside its sector and its earlier round.
  await main.getByRole('link', { name: names[0] }).click();
  await officer.arriveAt('Organisation');
  await main.getByRole('heading', { name: names[0] }).waitFor();
  const grades = main.getByRole('table', { name: 'Grades, beside earlier rounds and the sector' });
  assert.match(await grades.innerText(), new RegExp(`${real.cycle}[^]*2025-26[^]*12 returns`));
  await main.getByText(`Note: ${NOTE}`).waitFor();
  await inspect(page, 'desk-organisation', { arrived: false });
  await page.reload();
  await main.getByRole('heading', { name: names[0] }).waitFor();
  await main.getByRole('link', { name: /2025-26/ }).click();
  await eventually(async () => assert.match(await main.innerText(), /Round 2025-26/));
  await page.getByRole('link', { name: 'Back' }).click();
  await officer.arriveAt(RETURNS.heading);
}, LONG);

scenario('only one locality is looked at, as the register says it, also in the address', async ({ device }) => {
  const { subgroup, officer, main, page } = await officerWithTwoRounds(device);
  await subgroup.open(RETURNS.register);
  const list = ['Name\tLocality', ...names.map((name, at) => `${name}\t${at < 5 ? 'North' : 'South'}`)].join('\n');
  await main.getByLabel('Paste a list').fill(list);
  await officer.press('Add these to the register');
  await main.getByText('12 organisations added to the register.').waitFor();
  await subgroup.open(RETURNS.organisations);
  await main.locator('summary').filter({ hasText: RETURNS.filter }).click();
  await main.getByLabel('Only this locality').selectOption({ label: 'North: 5 expected' });
  await main.getByText('5 organisations.').waitFor();
  assert.match(page.url(), /locality=North/);
  await page.reload();
  await main.getByText('5 organisations.').waitFor();
  await inspect(page, 'desk-locality', { arrived: false });
}, LONG);
