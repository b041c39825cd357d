// What leaves the desk: the report as it will print, with somebody's own words, for the partnership and for everybody; the briefing;
// the letters.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { eventually, inspect, serveApp } from './harness.mjs';
import { file, fromAnother } from './files.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { REPORT, RETURNS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };
const NAMES = ['Ash', 'Birch', 'Cedar', 'Dogwood'].map((tree) => `Invented ${tree} School`);

/** Saves what a button gives, and says what it is called. */
async function saved(person, button) {
  const given = person.page.waitForEvent('download');
  await person.press(button);
  const download = await given;
  return { name: download.suggestedFilename(), path: await download.path() };
}

const partOf = (path, name) => execFileSync('unzip', ['-p', path, name], { encoding: 'utf8', maxBuffer: 1 << 26 });

scenario('the report is written at the desk, kept with its round, published without names, and saved', async ({ device }) => {
  const real = await submittedReturn(await device());
  const officer = await device();
  const { main, page } = officer;
  const desk = await Subgroup.openReturns(officer);
  await desk.add(NAMES.map((name) => file(`${name}.json`, fromAnother(real, name, 'S11-0000-0001'))));
  await main.getByText('4 returns are in the figures').first().waitFor();
  await desk.open(RETURNS.report);
  const preview = main.locator('.app-report');
  await preview.getByRole('heading', { name: 'Standards' }).waitFor();
  await preview.getByText(NAMES[0]).first().waitFor();

  // Own words stand in the preview, and are there again after the page was loaded anew.
  await main.getByText('Sections and your own words').click();
  const own = main.getByLabel(/^Your own words: Priorities/);
  await own.fill('We will visit every school.\n\n- <b>first</b>\n- second');
  await preview.getByText('We will visit every school.').waitFor();
  await preview.getByRole('listitem').filter({ hasText: '<b>first</b>' }).waitFor();
  await main.getByLabel('Show “Sectors”').uncheck();
  await eventually(async () => assert.equal(await preview.getByRole('heading', { name: 'Sectors', exact: true }).count(), 0));
  await inspect(page, 'report', { arrived: false });
  await page.reload();
  await preview.getByText('We will visit every school.').waitFor();
  await main.getByText('Sections and your own words').click();
  assert.equal(await main.getByLabel('Show “Sectors”').isChecked(), false);
  assert.match(await own.inputValue(), /^We will visit every school\./);

  // As it prints: the document alone, on sheets with their numbers.
  await page.emulateMedia({ media: 'print' });
  assert.equal(await main.getByRole('heading', { level: 1 }).isVisible(), false);
  assert.equal(await preview.isVisible(), true);
  await page.emulateMedia({ media: 'screen' });

  // Word, with the same words.
  const word = await saved(officer, REPORT.word);
  assert.match(word.name, /^safeguarding-report-.*\.docx$/);
  const text = partOf(word.path, 'word/document.xml');
  for (const wanted of ['We will visit every school.', '&lt;b&gt;first', NAMES[3], 'Heading1']) assert.ok(text.includes(wanted), wanted);
  const html = await saved(officer, REPORT.html);
  assert.ok(readFileSync(html.path, 'utf8').includes('We will visit every school.'));

  // For everybody: nobody is named, and it says what is not in it.
  await main.getByRole('radio', { name: /^Everybody/ }).check();
  await eventually(async () => assert.equal(await preview.getByText(NAMES[0]).count(), 0));
  await main.getByText('What is not in it:').waitFor();
  const published = await saved(officer, REPORT.word);
  assert.ok(NAMES.every((name) => !partOf(published.path, 'word/document.xml').includes(name)), 'nobody is named');
  await main.getByLabel(REPORT.names).check();
  await main.getByText('Every organisation will be named with its grades.').waitFor();
  await preview.getByText(NAMES[0]).first().waitFor();
  await inspect(page, 'report-published', { arrived: false });

  // A briefing of seven parts, of which one is written anew and taken back.
  await main.getByRole('radio', { name: 'Seven-minute briefing' }).check();
  await preview.getByRole('heading', { name: '1. Why it matters' }).waitFor();
  const why = main.getByLabel(/^Your own words: 1\. Why it matters/);
  await why.fill('Children asked us to.');
  await preview.getByText('Children asked us to.').waitFor();
  await main.getByRole('button', { name: /^Write it anew from the figures ?: 1\./ }).click();
  await preview.getByText('Every organisation that works with children').waitFor();
  await inspect(page, 'briefing', { arrived: false });

  // Letters: one for each, and each names its own organisation alone.
  await main.getByText('Letters to organisations').click();
  const letters = await saved(officer, REPORT.letters);
  assert.match(letters.name, /^safeguarding-letters-.*\.zip$/);
  const inside = execFileSync('unzip', ['-Z1', letters.path], { encoding: 'utf8' }).trim().split('\n');
  assert.equal(inside.length, NAMES.length, inside.join(', '));
  const first = partOf(letters.path, inside[0]);
  assert.ok(first.includes(NAMES[0]) && !first.includes(NAMES[1]));
}, LONG);
