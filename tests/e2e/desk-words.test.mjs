// What organisations wrote, at the subgroup's desk: searched, tagged with themes, counted by organisation, and still so at a later
// visit; also by somebody without a mouse.
import assert from 'node:assert/strict';
import { eventually, inspect, serveApp } from './harness.mjs';
import { file, fromAnother, sealed } from './files.mjs';
import { Keyboard } from './keyboard.mjs';
import { firstQuestion } from './questionnaire.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS, WORDS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };
const THEME = 'Daily briefings';

let original;
async function realReturn(device) {
  original ??= await submittedReturn(await device());
  return original;
}

/** The return of a school that wrote this note. */
function noted(real, name, note) {
  return sealed(fromAnother(real, name, 'S11-0000-0001'), (copy) => { copy.answers[firstQuestion.id].note = note; });
}

/** Its next revision, with another note. */
function corrected(before, note) {
  return sealed(before, (copy) => {
    copy.revision += 1;
    copy.answers[firstQuestion.id].note = note;
  });
}

/** What somebody sees and does on "Words". */
class Reader {
  constructor(officer) {
    this.officer = officer;
    this.main = officer.main;
    this.page = officer.page;
  }

  async found(text) {
    await this.main.getByRole('status').filter({ hasText: text }).waitFor();
  }

  passage(organisation) {
    return this.main.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: organisation }) });
  }

  summary(text, within = this.main) {
    return within.locator('summary').filter({ hasText: text });
  }

  theme(name) {
    return this.main.getByRole('table', { name: 'Themes' }).getByRole('row').filter({ hasText: name });
  }

  async search(words) {
    await this.main.getByLabel('Find words').fill(words);
    await this.officer.press('Search');
  }

  async tag(organisation, theme) {
    const passage = this.passage(organisation);
    const box = passage.getByRole('checkbox', { name: theme });
    if (!(await box.isVisible())) await this.summary('Themes', passage).click();
    await box.check();
    await passage.getByText(`Theme: ${theme}.`).waitFor();
  }
}

scenario('what organisations wrote is searched, tagged and counted by organisation, also at a later visit', async ({ device }) => {
  const real = await realReturn(device);
  const officer = await device();
  const { main, page } = officer;
  const reader = new Reader(officer);
  const subgroup = await Subgroup.openReturns(officer);
  const ash = noted(real, 'Ash School', 'Staff are briefed daily.\nThe briefing is <b>short</b>.');
  await subgroup.add([
    file('ash.json', ash),
    file('birch.json', noted(real, 'Birch School', `${'We write at length. '.repeat(60)}A daily briefing for all. Call 999 000 0018.`)),
    file('cedar.json', noted(real, 'Cedar School', 'A newsletter each week')),
  ]);
  await main.getByText('3 returns are in the figures').waitFor();

  await subgroup.open(RETURNS.words);
  await reader.found('of 3 organisations');
  await inspect(page, 'desk-words', { arrived: false });
  await reader.search('DAILY brief');
  await reader.found('2 passages in the returns of 2 of 3 organisations.');
  assert.deepEqual(await reader.passage('Ash School').locator('mark').allInnerTexts(), ['brief', 'daily', 'brief']);
  await reader.passage('Ash School').getByText('<b>short</b>').waitFor();
  const birch = reader.passage('Birch School');
  await birch.getByText('Something here looks like an NHS number').waitFor();
  await reader.summary(WORDS.whole, birch).click();
  await reader.search('"each week"');
  await reader.found('1 passage in the returns of 1 of 3 organisations.');
  await reader.search('.*');
  await reader.found('Nothing found in the returns of 3 organisations.');

  // A theme needs a name; what is wrong stands beside it.
  await reader.summary(WORDS.make).click();
  await officer.press(WORDS.makeThis);
  await main.getByText('Enter a name for the theme').waitFor();
  await main.getByLabel('Name of the theme').first().fill(THEME);
  await main.getByLabel('What it stands for').first().selectOption({ label: 'Good practice' });
  await officer.press(WORDS.makeThis);
  await reader.theme(THEME).getByText('0 of 3 organisations').waitFor();

  // What is open stays open while tags come, and what has the focus keeps it.
  await reader.search('daily');
  await reader.found('2 passages');
  await reader.tag('Ash School', THEME);
  assert.ok(await reader.passage('Ash School').getByRole('checkbox', { name: THEME }).evaluate((box) => box === document.activeElement));
  await reader.theme(THEME).getByText('1 of 3 organisations').waitFor();
  await reader.tag('Birch School', THEME);
  await reader.theme(THEME).getByText('2 of 3 organisations').waitFor();
  assert.ok(await reader.passage('Ash School').getByRole('checkbox', { name: THEME }).isVisible(), 'it stays open');
  await reader.summary(WORDS.quote, birch).click();
  await birch.getByText('Names cannot be found reliably').first().waitFor();
  await birch.getByRole('button', { name: WORDS.mayBeQuoted }).click();
  await birch.getByText('It may be quoted without the organisation’s name.').waitFor();
  await inspect(page, 'desk-words-tagged', { arrived: false });

  // All passages of the theme, and the table of it, which names nobody.
  await reader.theme(THEME).getByRole('button', { name: WORDS.showPassages }).click();
  await reader.found(`“${THEME}”: 2 passages`);
  await inspect(page, 'desk-words-theme', { arrived: false });
  const table = await officer.download(WORDS.csv);
  assert.match(table.name, /^themes-.*\.csv$/);
  assert.match(table.text, /Theme,Kind,Organisations,Sector,Question,Field,Passage,May be quoted/);
  assert.ok(table.text.includes(`${THEME},Good practice,2,`) && !table.text.includes('Birch School'), table.text);

  // The next visit knows it all.
  await page.reload();
  await reader.theme(THEME).getByText('2 of 3 organisations').waitFor();
  await reader.passage('Birch School').getByText(`Theme: ${THEME}. It may be quoted`).waitFor();

  // A correction with other words: the tag waits for somebody to say that it still fits.
  await subgroup.add([file('ash-2.json', corrected(ash, 'Staff are briefed every other day'))]);
  await reader.theme(THEME).getByText('1 of 3 organisations').waitFor();
  await reader.passage('Ash School').getByText('The words have changed since this was tagged').waitFor();
  await inspect(page, 'desk-words-changed', { arrived: false });
  await reader.passage('Ash School').getByRole('button', { name: WORDS.stillFits }).click();
  await reader.theme(THEME).getByText('2 of 3 organisations').waitFor();

  // Deleted by mistake.
  await reader.summary('Change or delete it', reader.theme(THEME)).click();
  await reader.theme(THEME).getByRole('button', { name: /^Delete this theme/ }).click();
  await eventually(async () => assert.equal(await reader.theme(THEME).count(), 0));
  await officer.press('Undo');
  await reader.theme(THEME).getByText('2 of 3 organisations').waitFor();

  // The returns removed by mistake, too.
  await officer.press(RETURNS.removeAll);
  await main.getByText('3 returns are in the figures').waitFor({ state: 'detached' });
  await officer.press('Undo');
  await reader.theme(THEME).getByText('2 of 3 organisations').waitFor();
}, LONG);

scenario('a passage is found and tagged with the keyboard alone', async ({ device }) => {
  const real = await realReturn(device);
  const officer = await device();
  const reader = new Reader(officer);
  const { main, page } = officer;
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.add([file('ash.json', noted(real, 'Ash School', 'Staff are briefed daily'))]);
  await main.getByText('1 return is in the figures').waitFor();
  await subgroup.open(RETURNS.words);
  await reader.found('1 of 1 organisation');

  const keys = new Keyboard(page);
  await keys.activate(reader.summary(WORDS.make));
  await keys.type(main.getByLabel('Name of the theme').first(), THEME);
  await keys.activate(main.getByRole('button', { name: WORDS.makeThis }));
  await reader.theme(THEME).waitFor();
  await keys.type(main.getByLabel('Find words'), 'daily');
  await page.keyboard.press('Enter');
  await reader.found('1 passage in the returns of 1 of 1 organisation.');
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement?.id), 'shown-passage'));
  const passage = reader.passage('Ash School');
  await keys.activate(reader.summary('Themes', passage));
  await keys.activate(passage.getByRole('checkbox', { name: THEME }), 'Space');
  await passage.getByText(`Theme: ${THEME}.`).waitFor();
  assert.ok(await passage.getByRole('checkbox', { name: THEME }).evaluate((box) => box === document.activeElement), 'the focus stays');
  await reader.theme(THEME).getByText('1 of 1 organisation').waitFor();
  await page.keyboard.press('Space');
  await reader.theme(THEME).getByText('0 of 1 organisation').waitFor();
}, LONG);
