// What people type, paste and dictate, as keyboards, Word and mail pass it on: kept as it was meant, or told what is wrong.
import assert from 'node:assert/strict';
import { Auditor } from './auditor.mjs';
import { everythingKept } from './database.mjs';
import { typesInHalves, typesOneHalf } from './halves.mjs';
import { eventually, serveApp } from './harness.mjs';
import { firstQuestion, questionnaire, shipped } from './questionnaire.mjs';
import { ABOUT, ACTION, AUDIT, CHECK, CHOOSING, DATE, DECLARATION, DOMAIN, HOME, PASSPHRASE, TASKS } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Birch Street School';
const EMOJI = 'ok \u{1f600}';
const [domain] = questionnaire.domains;

scenario('an emoji that comes in two halves is kept whole, in every kind of field', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(domain);
  const note = head.noteOn(firstQuestion);
  assert.deepEqual((await typesInHalves(note)).at(-1), 'd83d', 'the half that came stays until the other comes');
  await becomes(note, EMOJI);
  await wholeIn(head.evidenceFor(firstQuestion));
  const question = head.question(firstQuestion);
  await question.getByRole('button', { name: DOMAIN.addAction }).click();
  await wholeIn(question.getByRole('textbox', { name: ACTION.change }));
  await wholeIn(question.getByRole('textbox', { name: ACTION.owner }));
  await wholeIn(question.getByRole('group', { name: ACTION.due }).getByRole('textbox').first());
  await head.seesSaved();
  await head.visit('#/');
  await head.goHome();
  await head.openDraft(NAME);
  await reachesTasks(head);
  await head.press(TASKS.about);
  await head.arriveAt(ABOUT.heading);
  await wholeIn(head.main.getByRole('textbox').first());
  await head.seesSaved();
  await eventually(async () => {
    const kept = JSON.stringify(await everythingKept(head.page));
    assert.ok(kept.split(EMOJI).length > 4, 'it is kept');
    assert.ok(!kept.includes('\ufffd'), 'and never as “�”');
  });
  await head.goHome();
  await head.press(HOME.choosing);
  await head.arriveAt(CHOOSING.heading);
  await wholeIn(head.main.getByRole('textbox', { name: CHOOSING.list, exact: true }));
  await wholeIn(head.main.getByRole('textbox', { name: CHOOSING.number, exact: true }));
});

scenario('half an emoji whose other half never comes is gone when the field is left, and the words before it stay', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(domain);
  const note = head.noteOn(firstQuestion);
  await typesOneHalf(note, 'seen by all');
  await note.blur();
  await becomes(note, 'seen by all');
  await head.seesSaved();
  await head.page.reload();
  await becomes(note, 'seen by all');
});

scenario('a sign that somebody pasted as “�” stays as it is', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(domain);
  await head.noteOn(firstQuestion).fill('caf\ufffd');
  await head.seesSaved();
  await head.page.reload();
  await becomes(head.noteOn(firstQuestion), 'caf\ufffd');
});

scenario('a case reference out of Word is taken, shown as it is kept, and a wrong character in one is named', async ({ device }) => {
  const auditor = Auditor.of(await device(), shipped('front-door-audit'));
  await auditor.begins({ 'organisation-type': 'CSC', 'auditor-role': 'Quality assurance officer' });
  await auditor.press(AUDIT.about);
  await auditor.arriveAt(AUDIT.about);
  const field = auditor.main.getByRole('textbox', { name: AUDIT.case });
  for (const typed of ['“case–7f3k‑92qd”.', 'CASE\u00ad-7F3K-\u00ad92QD', '\u200bＣＡＳＥ－７Ｆ３Ｋ－９２ＱＤ\u00a0', '(Case 7F3K 92QD),']) {
    await field.fill('');
    await field.fill(typed);
    await field.blur();
    await becomes(field, 'CASE-7F3K-92QD');
  }
  await field.fill('CASE-7F3K-92QU');
  await auditor.press(ABOUT.save);
  await auditor.errorSummary.getByText(/Check the “U”: no case reference has it/).waitFor();
  await field.fill('case −7F3K −92QD');
  await auditor.press(ABOUT.save);
  await auditor.atTaskList();
  assert.equal(await auditor.caseReference(), 'CASE-7F3K-92QD');
});

scenario('dates are taken as people write them, and what cannot be a date says why', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(domain);
  const question = head.question(firstQuestion);
  await question.getByRole('button', { name: DOMAIN.addAction }).click();
  await question.getByRole('textbox', { name: ACTION.change }).fill('Brief the governors');
  const part = (name) => question.getByRole('group', { name: ACTION.due }).getByRole('textbox', { name, exact: true });
  const writes = async (day, month, year) => {
    await part(DATE.day).fill(day);
    await part(DATE.month).fill(month);
    await part(DATE.year).fill(year);
    await part(DATE.year).blur();
  };
  await writes('1st', 'Smarch', '2027');
  await question.getByRole('button', { name: DOMAIN.saveAction }).click();
  await question.getByText('“smarch” is not a month').waitFor();
  await writes('1', '1', '1026');
  await question.getByText('check the year 1026').waitFor();
  await writes('1', '1', '2099');
  await question.getByText('1 January 2099 is more than 20 years ahead').waitFor();
  await writes('1', '', '2027');
  await question.getByText('the month is missing').waitFor();
  await writes('1st', 'Sept', '’27');
  await becomes(part(DATE.year), '2027');
  await becomes(part(DATE.month), 'Sept');
  for (const whole of ['2 September 2027', '2/9/2027', '2027-09-02', 'Thursday, 2nd of September 27']) {
    await writes('', '', '');
    await part(DATE.day).fill(whole);
    await becomes(part(DATE.day), '2');
    await becomes(part(DATE.month), '9');
    await becomes(part(DATE.year), '2027');
  }
  await question.getByRole('button', { name: DOMAIN.saveAction }).click();
  await question.getByText('by 2 September 2027').waitFor();
});

scenario('staff come in whole numbers, a name can be seen, and nobody declares anything in 2099', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.press(TASKS.about);
  await head.arriveAt(ABOUT.heading);
  const staff = head.main.getByRole('textbox', { name: /^Number of paid staff/ });
  const name = head.main.getByRole('textbox').first();
  await staff.fill('12.5');
  await name.fill('\u200b');
  await head.press(ABOUT.save);
  await head.errorSummary.getByText(/Enter a whole number, such as 12; “12.5” is not one/).waitFor();
  await head.errorSummary.getByText(/Not answered yet/).waitFor();
  await staff.fill('12 %');
  await name.fill('…');
  await head.errorSummary.getByText(/not a percentage; “12 %” is one/).waitFor();
  await head.errorSummary.getByText(/“…” has none/).waitFor();
  assert.equal(await staff.inputValue(), '12 %', 'what was typed stays');
  await staff.fill('1,234');
  await name.fill(NAME);
  await head.press(ABOUT.save);
  await head.atTaskList();
  await head.press(TASKS.declaration);
  await head.arriveAt(DECLARATION.heading);
  const year = head.main.getByRole('group', { name: DECLARATION.date, exact: true }).getByRole('textbox', { name: DATE.year, exact: true });
  await year.fill('2099');
  await head.press(DECLARATION.submit);
  await head.errorSummary.getByText(/2099 is still to come: on this device, today is/).waitFor();
});

scenario('Arabic is read from the right where it is typed and wherever it is shown', async ({ device }) => {
  const head = await device();
  const arabic = 'تم تدريب جميع الموظفين.';
  await head.startFor({ name: 'مدرسة البتولا' });
  await head.openDomain(domain);
  await head.noteOn(firstQuestion).fill(arabic);
  await head.evidenceFor(firstQuestion).fill(arabic);
  for (const field of [head.noteOn(firstQuestion), head.evidenceFor(firstQuestion)]) await readsFromRight(field);
  await head.addAction(firstQuestion, { change: arabic, owner: 'المديرة', due: { day: '1', month: '9', year: '2027' } });
  await readsFromRight(head.question(firstQuestion).locator('bdi', { hasText: arabic }).first());
  await head.seesSaved();
  await head.visit('#/');
  await head.goHome();
  await readsFromRight(head.drafts.getByText('مدرسة البتولا', { exact: true }).first());
  await head.openDraft('مدرسة البتولا');
  await reachesTasks(head);
  await head.press(TASKS.check);
  await head.arriveAt(CHECK.heading);
  for (const line of ['Note: ', 'Evidence: ']) {
    const shown = head.main.getByRole('paragraph').filter({ hasText: line + arabic });
    await readsFromRight(shown.locator('bdi'));
    assert.equal(await shown.innerText(), line + arabic, 'with nothing unseen in it');
  }
});

scenario('a passphrase can be looked at, is hidden before it is used, and is gone from the page afterwards', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.press(PASSPHRASE.downloadLink);
  await head.arriveAt(PASSPHRASE.downloadHeading);
  const [first, again] = [PASSPHRASE.passphrase, PASSPHRASE.again].map((label) => head.page.getByLabel(label, { exact: true }));
  await first.fill('three blue horses');
  const show = head.main.getByRole('button', { name: 'Show passphrase' }).first();
  assert.equal(await first.getAttribute('type'), 'password');
  await show.click();
  assert.equal(await first.getAttribute('type'), 'text');
  await head.main.getByText('Your passphrase is visible').waitFor({ state: 'attached' });
  await again.fill('three blue cows');
  await head.press(PASSPHRASE.download);
  await head.errorSummary.getByText('Type the same passphrase again').waitFor();
  assert.equal(await first.getAttribute('type'), 'password', 'hidden before it is used');
  assert.equal(await first.inputValue(), 'three blue horses', 'a slip can be put right');
  await again.fill('three blue horses');
  await head.download(PASSPHRASE.download);
  for (const field of [first, again]) await becomes(field, '');
  assert.equal(await head.errorSummary.count(), 0, 'and nothing is wrong with empty fields');
});

scenario('a machine that draws late does not take the focus from where somebody types already', async ({ device }) => {
  const head = await device({ prepare: () => { window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 800); } });
  await head.startFor({ name: NAME });
  await head.openDomain(domain);
  const question = head.question(firstQuestion);
  await question.getByRole('button', { name: DOMAIN.addAction }).click();
  const day = question.getByRole('group', { name: ACTION.due }).getByLabel(DATE.day, { exact: true });
  await day.click();
  await head.page.keyboard.type('31', { delay: 700 });
  await becomes(day, '31');
  await becomes(question.getByRole('textbox', { name: ACTION.change }), '');
});

async function wholeIn(field) {
  await typesInHalves(field);
  await becomes(field, EMOJI);
}

async function becomes(field, text) {
  await eventually(async () => assert.equal(await field.inputValue(), text));
}

/** A draft reopens where the person left it. */
async function reachesTasks(head) {
  await head.page.getByRole('heading', { level: 1 }).waitFor();
  const tasks = head.page.getByRole('heading', { level: 1, name: questionnaire.title, exact: true });
  if (!(await tasks.count())) await head.page.getByRole('link', { name: 'Back', exact: true }).click();
  await head.atTaskList();
}

async function readsFromRight(shown) {
  await shown.waitFor();
  assert.equal(await shown.evaluate((element) => getComputedStyle(element).direction), 'rtl');
}
