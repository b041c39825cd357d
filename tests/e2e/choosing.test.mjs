// Choosing cases to audit: how many, which of them, again by anybody who has the number, and nothing left behind.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { Chooser } from './chooser.mjs';
import { everythingKept } from './database.mjs';
import { Keyboard } from './keyboard.mjs';
import { seesNothing } from './traces.mjs';
import { CHOOSING, HOME } from './words.mjs';

const { scenario } = serveApp();
const GROUPS = [['Child protection', 3], ['Child in need', 25], ['Early help', 12]];
/** CA-01 to CA-40, three of them with a child protection plan. */
const CASES = GROUPS.flatMap(([group, size]) => Array(size).fill(group)).map((group, place) => `CA-${String(place + 1).padStart(2, '0')}, ${group}`);
const SEED = '482193057';
// From the range that is never issued.
const NHS_NUMBER = '999 000 0018';

scenario('how many cases to audit is worked out and said in a sentence', async ({ device }) => {
  const auditor = await Chooser.on(await device());
  await inspect(auditor.page, 'choosing');
  assert.equal(
    await auditor.worksOut({ population: '1,000' }),
    'Audit 278 of 1,000 cases. Then a figure you find is within 5 percentage points of the true one in 95 of 100 such samples. '
      + 'This number is filled in under “Which cases”.',
  );
  assert.equal(await auditor.field(CHOOSING.number).inputValue(), '278');
  await checkWithAxe(auditor.page);
  await screenshots(auditor.page, 'choosing-how-many');
  assert.match(await auditor.worksOut({ confidence: '99%', population: '10000' }), /^Audit 623 of 10,000 cases\. .* 99 of 100/);
  assert.match(await auditor.worksOut({ confidence: '90%', population: '100', margin: '10' }), /^Audit 41 of 100 cases\. .* 90 of 100/);
  assert.match(await auditor.worksOut({ confidence: '95%', population: '', margin: '5' }), /^Audit 385 cases, however many there are\./);
  assert.match(await auditor.worksOut({ expected: '20' }), /^Audit 246 cases.* a share of about 20%/);
  assert.equal(await auditor.field(CHOOSING.number).inputValue(), '246', 'it goes with what is worked out');
});

scenario('of few cases all are audited, without a margin; a number that somebody typed stays', async ({ device }) => {
  const auditor = await Chooser.on(await device());
  await auditor.fills({ number: '12' });
  assert.equal(
    await auditor.worksOut({ population: '50' }),
    'Audit all 50 cases: a sample would be nearly as many. What you find is then true of all of them, and needs no margin.',
  );
  assert.equal(await auditor.field(CHOOSING.number).inputValue(), '12');
  await auditor.main.getByText(CHOOSING.changed).waitFor({ state: 'detached' });
  await auditor.fills({ population: '60' });
  await auditor.main.getByText(CHOOSING.changed).waitFor();
});

scenario('what cannot be used is said at the top with a way there, and nothing that was typed is lost', async ({ device }) => {
  const auditor = await Chooser.on(await device());
  const typed = { population: 'about 90', margin: '5,5', expected: '100', list: CASES.join('\n'), number: '10%', seed: 'seven' };
  await auditor.fills(typed);
  await auditor.press(CHOOSING.workOut);
  await saysWhatIsWrong(auditor, [/how many cases there are/, /from 0\.1 to 50/, /above 0 and below 100/]);
  await screenshots(auditor.page, 'choosing-how-many-wrong');
  await auditor.errorSummary.getByRole('link').nth(1).click();
  await seesFocus(auditor.field(CHOOSING.margin));
  await auditor.press(CHOOSING.choose);
  await saysWhatIsWrong(auditor, [/how many cases to choose/, /number that repeats the draw/]);
  await screenshots(auditor.page, 'choosing-which-wrong');
  for (const [field, text] of Object.entries(typed)) assert.equal(await auditor.field(CHOOSING[field]).inputValue(), text);
  await auditor.fills({ list: '\n , Early help' });
  await auditor.press(CHOOSING.choose);
  await saysWhatIsWrong(auditor, [/Paste the case references/, /how many cases to choose/, /number that repeats the draw/]);
  await auditor.errorSummary.getByRole('link').first().click();
  await seesFocus(auditor.field(CHOOSING.list));
  await auditor.chooses({ list: CASES, number: '10', seed: SEED });
  assert.equal(await auditor.errorSummary.count(), 0);
});

scenario('whoever has the same cases and the number draws the same, in whatever order they stand', async ({ device }) => {
  const auditor = await Chooser.on(await device());
  const first = await auditor.chooses({ list: CASES, number: '8' });
  assert.equal(first.cases.length, 8);
  assert.match(first.seed, /^\d{1,9}$/, 'by chance, and short enough to note');
  assert.match(first.told, new RegExp(`enter ${first.seed}\\.`));
  const colleague = await Chooser.on(await device());
  const again = await colleague.chooses({ list: [...CASES, CASES[3]].reverse(), number: '8', seed: first.seed });
  assert.deepEqual(again.cases, first.cases);
  assert.match(again.told, /CA-04 \(lines 1 and 38\)/, 'a line that repeats one is told');
  const others = await colleague.chooses({ seed: '' });
  assert.notEqual(others.seed, first.seed, 'another one by chance');
  assert.notDeepEqual(others.cases, first.cases);
});

scenario('from each group at least two are chosen, and it is said how many of how many', async ({ device }) => {
  const auditor = await Chooser.on(await device());
  const { cases, groups, told } = await auditor.chooses({ list: CASES, number: '8', byGroup: true, seed: SEED });
  assert.deepEqual(Object.fromEntries(Object.entries(groups).map(([group, [, of]]) => [group, of])), Object.fromEntries(GROUPS));
  for (const [group, [chosen, of]] of Object.entries(groups)) {
    assert.ok(chosen >= 2, group);
    assert.equal(cases.filter((one) => CASES.find((line) => line.startsWith(one)).endsWith(group)).length, chosen, `${group}, of ${of}`);
  }
  assert.equal(cases.length, 8);
  assert.match(told, /8 of 40 cases/);
  await checkWithAxe(auditor.page);
  await screenshots(auditor.page, 'choosing-sample');
  const few = await auditor.chooses({ number: '3' });
  assert.deepEqual(Object.values(few.groups).map(([chosen]) => chosen), [2, 2, 2]);
  assert.match(few.told, /You asked for 3 cases\. 6 were chosen/);
  await auditor.fills({ number: '9' });
  await auditor.chosen.getByText(CHOOSING.changed).waitFor();
});

scenario('what looks like personal data in the list is asked about once, and stops nobody', async ({ device }) => {
  const auditor = await Chooser.on(await device());
  const { cases, told } = await auditor.chooses({ list: [NHS_NUMBER, '999 000 0026', 'Amina Larch', ...CASES, '', 'CA-01'], number: '60' });
  assert.equal(cases.length, 43);
  assert.match(told, /2 texts in the list look like personal data \(an NHS number\)/);
  assert.match(told, /“Amina Larch” has no digit/);
  assert.match(told, /You asked for 60 cases and the list has 43/);
  assert.match(told, /There is no reference on line 44/);
  await checkWithAxe(auditor.page);
  await screenshots(auditor.page, 'choosing-notes');
});

scenario('the list is copied, saved with its number and its day, and printed without the form', async ({ device }) => {
  const person = await device({ prepare: () => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; } });
  await person.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const auditor = await Chooser.on(person);
  await auditor.worksOut({ population: '40', margin: '30' });
  const { cases } = await auditor.chooses({ list: CASES, number: '8', byGroup: true, seed: SEED });
  await auditor.press(CHOOSING.copy);
  await auditor.notice(CHOOSING.copied).waitFor();
  await screenshots(auditor.page, 'choosing-copied');
  const copied = (await auditor.page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/).filter(Boolean);
  assert.deepEqual(copied.map((line) => line.split('\t')[0]), cases);
  assert.ok(copied.every((line) => CASES.includes(line.replace('\t', ', '))));
  const { name, text } = await auditor.download(CHOOSING.download);
  const today = await auditor.page.evaluate(() => new Date().toLocaleDateString('sv'));
  assert.equal(name, `cases-to-audit-${today}-${SEED}.csv`);
  const [, ...rows] = text.trim().split('\r\n');
  assert.equal(rows.length, cases.length);
  for (const row of rows) assert.ok(row.includes(`,${today},${SEED},`) && row.includes('8 of 40 cases'), row);
  await auditor.press(CHOOSING.print);
  assert.equal(await auditor.page.evaluate(() => window.printed), 1);
  await auditor.page.emulateMedia({ media: 'print' });
  assert.equal(await auditor.page.getByLabel(CHOOSING.list).isVisible(), false);
  const printed = await auditor.main.innerText();
  assert.ok(printed.includes(SEED) && cases.every((one) => printed.includes(one)));
  assert.match(printed, /Audit \d+ of 40 cases/, 'with what was worked out');
  await screenshots(auditor.page, 'choosing-printed');
});

scenario('nothing that was pasted is stored, and it is gone with the page', async ({ device }) => {
  const person = await device();
  const before = await everythingKept(person.page);
  const auditor = await Chooser.on(person);
  await auditor.worksOut({ population: '40' });
  await auditor.chooses({ list: CASES, number: '8', byGroup: true });
  assert.deepEqual(await everythingKept(auditor.page), before);
  await auditor.page.reload();
  await auditor.arriveAt(CHOOSING.heading);
  await seesAnEmptyList(auditor);
  assert.deepEqual(await everythingKept(auditor.page), before);
  await auditor.chooses({ list: CASES, number: '8' });
  await auditor.goHome();
  await seesNothing(auditor, ['CA-']);
  await auditor.page.goBack();
  await auditor.arriveAt(CHOOSING.heading);
  await seesAnEmptyList(auditor);
  // A browser may keep a page that is left for another site, to show it again as it was.
  await auditor.chooses({ list: CASES, number: '8' });
  await auditor.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await seesAnEmptyList(auditor);
});

scenario('with the keyboard alone cases are chosen, always seeing the focus', async ({ device }) => {
  const { page, address, complaints } = await device();
  const auditor = new Chooser(page, address, complaints);
  const keyboard = new Keyboard(auditor.page);
  await keyboard.activate(auditor.control(HOME.choosing));
  await auditor.arriveAt(CHOOSING.heading);
  await keyboard.type(auditor.field(CHOOSING.population), '1,000');
  await keyboard.reach(auditor.main.getByRole('radio', { name: '95%', exact: true }));
  await auditor.page.keyboard.press('ArrowDown');
  await keyboard.activate(auditor.control(CHOOSING.workOut));
  await eventually(async () => assert.match(await auditor.answer.innerText(), /^Audit 400 of 1,000 cases/));
  const list = auditor.field(CHOOSING.list);
  await keyboard.reach(list);
  await auditor.page.keyboard.insertText(CASES.join('\n'));
  await keyboard.activate(auditor.main.getByRole('checkbox', { name: CHOOSING.byGroup }), 'Space');
  await keyboard.activate(auditor.control(CHOOSING.choose));
  await auditor.main.locator(':focus', { hasText: CHOOSING.sample }).waitFor();
  await keyboard.activate(auditor.control(CHOOSING.copy));
});

async function saysWhatIsWrong(auditor, problems) {
  await eventually(async () => {
    const told = await auditor.errorSummary.getByRole('link').allInnerTexts();
    assert.equal(told.length, problems.length, told.join(' | '));
    problems.forEach((problem, place) => assert.match(told[place], problem));
    assert.ok(await auditor.errorSummary.evaluate((summary) => summary === document.activeElement), 'focus is on what is wrong');
  });
  await checkWithAxe(auditor.page);
}

async function seesFocus(control) {
  await eventually(async () => assert.ok(await control.evaluate((element) => element === document.activeElement)));
}

async function seesAnEmptyList(auditor) {
  await eventually(async () => assert.equal(await auditor.field(CHOOSING.list).inputValue(), ''));
  assert.ok(!(await auditor.page.content()).includes('CA-'));
  assert.equal(await auditor.chosen.count(), 0);
}
