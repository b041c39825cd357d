// Actions live on after a return was submitted: the organisation says what became of them and sends an update, the subgroup adds it
// beside the return in either order, and everything can be read, printed and saved at any time.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { file } from './files.mjs';
import { Keyboard } from './keyboard.mjs';
import { Lead } from './lead.mjs';
import { onProfiles } from './profile.mjs';
import { questionnaire, standards } from './questionnaire.mjs';
import { completeEveryDomain, submit } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { AFTERWARDS, COMPLETE, DOMAIN, LEVEL, PLAN, RETURNS } from './words.mjs';

const { scenario } = serveApp();
const { scenario: onProfile } = onProfiles();
const LONG = { timeout: 300_000 };
const NAME = 'Invented Elm School';
const [TRAIN, WRITE, ASK] = ['Train every member of staff', 'Write the policy anew', 'Ask children what they think'];
const DUE = { [TRAIN]: { day: '1', month: '2', year: '2026' }, [WRITE]: { day: '1', month: '3', year: '2026' }, [ASK]: { day: '31', month: '12', year: '2099' } };

/** A return with three actions, two of them due long ago, at "Return complete". */
async function submitsWithThreeActions(person) {
  await person.startFor({ name: NAME });
  const [first] = standards;
  await person.openDomain(first);
  await person.answerEverything(first, LEVEL.inPlace);
  const texts = Object.keys(DUE);
  for (const [at, change] of texts.entries()) {
    await person.addAction(first.questions[at], { change, owner: at === 2 ? 'Head teacher' : 'Chair of governors', due: DUE[change] });
  }
  await person.press(DOMAIN.save);
  await person.atTaskList();
  await completeEveryDomain(person);
  await submit(person);
}

/** What pages a PDF has, as text; none where the machine cannot say. */
function pages(pdf, name) {
  const path = join(tmpdir(), `${name}.pdf`);
  writeFileSync(path, pdf);
  try {
    if (process.env.SCREENSHOTS) execFileSync('pdftoppm', ['-r', '60', '-png', path, join(process.env.SCREENSHOTS, name)]);
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f');
  } catch {
    return null;
  }
}

onProfile('a school comes back to its actions, says what was done, and the subgroup sees it whichever file comes first', async ({ profile }) => {
  const device = await profile();
  let lead = new Lead(device.person);
  await submitsWithThreeActions(lead.person);
  await lead.sees('3 actions: 3 open, 2 of them overdue; 0 done.');
  await lead.seesNotSent();
  const sent = await lead.returnFile();
  const before = JSON.parse(sent.text);
  await lead.notesThatItWasSent('by email');
  await inspect(lead.person.page, 'return-complete-afterwards', { arrived: false });
  await lead.rowSays(NAME, /Sent on \d+ \w+ \d{4}, as you noted/);
  await lead.rowSays(NAME, /Action plan \(2 overdue\)/);
  await lead.rowSays(NAME, /Is the file in your downloads\?/);
  await screenshots(lead.person.page, 'home-with-action-plan');

  device.kill();
  lead = new Lead(await device.restart());
  await lead.opensPlanFromHome(NAME, /^Action plan/);
  await inspect(lead.person.page, 'action-plan-afterwards');
  await lead.sees(AFTERWARDS.nothingNew);
  await lead.marksDone(TRAIN, 'Everybody was trained in December.', 'Training log, shared drive');
  await lead.sees('3 actions: 2 open, 1 of them overdue; 1 done.');
  await lead.action(TRAIN).getByText('What shows it: Training log, shared drive').waitFor();
  await lead.shows('Overdue');
  await eventually(async () => assert.deepEqual(await lead.texts(), [WRITE]));
  await lead.sees('Showing 1 of 3 actions.');
  await lead.shows('Done');
  await eventually(async () => assert.deepEqual(await lead.texts(), [TRAIN]));
  await lead.shows('');
  await eventually(async () => assert.equal((await lead.texts()).length, 3));
  await screenshots(lead.person.page, 'action-plan-changed');
  await checkWithAxe(lead.person.page);
  const [first] = pages(await lead.person.page.pdf({ format: 'A4' }), 'action-plan-print') ?? [];
  if (first) for (const part of [TRAIN, WRITE, ASK, 'Everybody was trained']) assert.ok(first.includes(part), first);

  const table = await lead.saves(PLAN.download);
  assert.ok(table.name.endsWith('-action-plan.csv') && table.bytes.includes('Training log, shared drive'));
  const workbook = await lead.saves(AFTERWARDS.workbook);
  assert.ok(workbook.name.endsWith('-action-plan.xlsx') && workbook.bytes.subarray(0, 2).equals(Buffer.from('PK')));
  const calendar = await lead.saves(AFTERWARDS.calendar);
  assert.equal(calendar.bytes.toString().match(/BEGIN:VEVENT/g).length, 2, 'what is done is no day');
  const update = await lead.saves(AFTERWARDS.send);
  const says = JSON.parse(update.bytes);
  assert.equal(says.format, 'safeguarding-audit/update');
  assert.deepEqual([says.id, says.revision, says.submitted_as, says.by], [before.id, 1, before.digest, 'Head teacher']);
  const mail = new URL(await lead.person.main.getByRole('link', { name: 'Open an email to the partnership' }).getAttribute('href'));
  assert.ok(new URLSearchParams(mail.search).get('body').includes(update.name), mail.search);

  await lead.rowSays(NAME, /Is the file in your downloads\?/);

  // The return is what it was.
  await lead.opensReturnFromHome(NAME);
  assert.deepEqual(JSON.parse((await lead.returnFile()).text), before);

  const both = [file('elm.json', before), file('update.json', says)];
  for (const [at, order] of [both, [...both].reverse()].entries()) {
    const officer = (await profile()).person;
    const desk = await Subgroup.openReturns(officer);
    await desk.add(order[0]);
    if (at === 1) await desk.seesVerdict('update.json', /Update without its return/);
    else await desk.seesVerdict('elm.json', /Counted/);
    await desk.add(order[1]);
    await desk.seesVerdict('update.json', /Update on actions/);
    await desk.open(RETURNS.actions);
    await officer.main.getByText('3 actions: 2 are open, 1 of them overdue; 1 done.').waitFor();
    await officer.main.getByText('What was done: Everybody was trained in December.').waitFor();
    await officer.main.getByText(/^As updated on /).first().waitFor();
    if (at === 0) await screenshots(officer.page, 'desk-actions-updated');
    await officer.page.reload();
    await officer.main.getByText('3 actions: 2 are open, 1 of them overdue; 1 done.').waitFor();
  }
}, LONG);

scenario('another device of the school takes the update over, and a correction begins with the actions as they are', async ({ device }) => {
  const lead = new Lead(await device());
  await submitsWithThreeActions(lead.person);
  const returned = JSON.parse((await lead.returnFile()).text);
  await lead.opensPlan();
  await lead.marksDone(TRAIN, 'Done.', 'Log');
  const update = JSON.parse((await lead.saves(AFTERWARDS.send)).bytes);

  const other = new Lead(await device());
  await other.person.openFile(file('update.json', update));
  await other.person.notice(/which is not on this device/).waitFor();
  await other.person.openFile(file('return.json', returned));
  await other.person.arriveAt(COMPLETE.heading);
  await other.person.goHome();
  await other.person.openFile(file('update.json', update));
  await other.person.arriveAt(PLAN.heading);
  await other.sees('3 actions: 2 open, 1 of them overdue; 1 done.');

  await lead.opensReturnFromHome(NAME);
  await lead.person.press(COMPLETE.correct);
  await lead.person.atTaskList();
  await lead.person.press('Actions');
  await lead.person.arriveAt(PLAN.heading);
  await lead.person.main.getByText('What was done: Done.').waitFor();
}, LONG);

scenario('everything about actions is done with the keyboard alone, and a note is taken back', async ({ device }) => {
  const lead = new Lead(await device());
  const { person } = lead;
  const keys = new Keyboard(person.page);
  await submitsWithThreeActions(person);
  const button = (name) => person.main.getByRole('button', { name });
  await keys.activate(button(AFTERWARDS.note));
  await keys.activate(button(AFTERWARDS.saveNote));
  await person.main.getByText(/^Revision 1: sent on/).waitFor();
  await keys.activate(button(/^Take back/));
  await lead.seesNotSent();

  await keys.activate(person.main.getByRole('link', { name: PLAN.heading }));
  await person.arriveAt(PLAN.heading);
  await keys.activate(button(new RegExp(`^Change action.*${WRITE}`)));
  await eventually(async () => assert.ok(await person.main.getByRole('textbox', { name: 'What will change?' }).evaluate((field) => field === document.activeElement)));
  await keys.pick(person.main.getByRole('combobox', { name: AFTERWARDS.status }), 'In progress');
  await keys.type(person.main.getByRole('textbox', { name: AFTERWARDS.outcome }), 'The first half is written.');
  await screenshots(person.page, 'action-plan-form');
  await checkWithAxe(person.page);
  await keys.activate(button(/^Save action/));
  await lead.action(WRITE).getByText('What was done: The first half is written.').waitFor();
  await eventually(async () => assert.ok(await lead.action(WRITE).getByRole('button').evaluate((change) => change === document.activeElement), 'focus is where it goes on'));
  await keys.activate(button('Add an action'));
  await keys.type(person.main.getByRole('textbox', { name: 'What will change?' }), 'Tell the governors');
  await keys.activate(button(/^Save action/));
  await lead.sees('4 actions: 4 open, 2 of them overdue; 0 done.');
  await lead.changes('Tell the governors');
  await person.main.getByRole('button', { name: /^Remove action/ }).click();
  await lead.sees('3 actions: 3 open, 2 of them overdue; 0 done.');
  await lead.changes(TRAIN);
  assert.equal(await person.main.getByRole('button', { name: /^Remove action/ }).count(), 0, 'what was submitted stays on the plan');
}, LONG);

scenario('the file is shared where the browser can, and where it cannot nobody is offered it', async ({ device }) => {
  const without = new Lead(await device());
  await submitsWithThreeActions(without.person);
  const returned = JSON.parse((await without.returnFile()).text);
  assert.equal(await without.person.control(AFTERWARDS.share).count(), 0);

  for (const [prepare, name, shared] of [[sharesAnything, /-return-1\.json$/, 1], [sharesTexts, /-return-1\.json\.txt$/, 1], [cancels, /json$/, 0]]) {
    const lead = new Lead(await device({ prepare }));
    await lead.person.openFile(file('return.json', returned));
    await lead.person.arriveAt(COMPLETE.heading);
    await lead.person.press(AFTERWARDS.share);
    await eventually(async () => assert.equal((await lead.person.page.evaluate(() => window.asked)).length, 1));
    const [{ title, text }] = await lead.person.page.evaluate(() => window.asked);
    assert.match(title, name);
    assert.equal(JSON.parse(text).digest, returned.digest);
    assert.equal(await lead.person.page.evaluate(() => window.given), shared);
    assert.equal(await lead.person.page.getByRole('alert').count(), 0, 'to decide otherwise is no error');
  }
}, LONG);

scenario('the organisation’s own report is read, printed and saved, also before it is submitted', async ({ device }) => {
  const lead = new Lead(await device());
  const { person } = lead;
  await person.startFor({ name: NAME });
  await person.openCheck();
  await person.press('Report so far');
  await person.arriveAt('Report so far');
  await person.main.getByText('Not answered').first().waitFor();
  await person.goHome();
  await person.openDraft(NAME);
  await person.page.goto(`${person.address}#/draft/${new URL(person.page.url()).hash.split('/')[2]}`);
  await person.atTaskList();
  await completeEveryDomain(person);
  await submit(person);
  await person.press(AFTERWARDS.report);
  await person.arriveAt(AFTERWARDS.report);
  await inspect(person.page, 'own-report');
  const printed = pages(await person.page.pdf({ format: 'A4' }), 'own-report-print');
  if (printed) {
    const text = printed.join('\n').replace(/\s+/g, ' ');
    for (const { questions } of questionnaire.domains) {
      for (const { id } of questions) {
        if (await person.main.getByText(new RegExp(`^${id.replace('.', '\\.')} `)).count()) assert.ok(text.includes(`${id} `), `${id} is printed`);
      }
    }
  }
  const page = await lead.saves(AFTERWARDS.webPage);
  assert.ok(page.name.endsWith('-report.html') && page.bytes.includes('How the grades were worked out'));
  const word = await lead.saves(AFTERWARDS.word);
  assert.ok(word.name.endsWith('-report.docx') && word.bytes.subarray(0, 2).equals(Buffer.from('PK')));
}, LONG);

function sharesAnything() {
  Object.assign(window, { asked: [], given: 0 });
  navigator.canShare = ({ files }) => files.length === 1;
  navigator.share = async ({ files: [file] }) => {
    window.asked.push({ title: file.name, text: await file.text() });
    window.given += 1;
  };
}

function sharesTexts() {
  Object.assign(window, { asked: [], given: 0 });
  navigator.canShare = ({ files: [file] }) => file.type === 'text/plain';
  navigator.share = async ({ files: [file] }) => {
    window.asked.push({ title: file.name, text: await file.text() });
    window.given += 1;
  };
}

function cancels() {
  Object.assign(window, { asked: [], given: 0 });
  navigator.canShare = () => true;
  navigator.share = async ({ files: [file] }) => {
    window.asked.push({ title: file.name, text: await file.text() });
    throw new DOMException('Share canceled', 'AbortError');
  };
}
