// Drafts stay on the device, whatever happens, and travel as files.
import assert from 'node:assert/strict';
import { eventually, inspect, serveApp } from './harness.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { file } from './files.mjs';
import { DOMAIN, HOME } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Ash Lane School';
const NOTE = 'Named in the school development plan, page 4';
const [firstDomain, , thirdDomain] = questionnaire.domains;
const laterQuestion = thirdDomain.questions[0];

scenario('a note is still there after a reload, once the page says it is saved', async ({ device }) => {
  const head = await inFirstDomain(await device());
  await head.noteOn(firstQuestion).pressSequentially(NOTE);
  await head.seesSaved();
  await head.page.reload();
  await seesNote(head, firstQuestion, NOTE);
});

scenario('a note typed at the very moment of a reload is still there', async ({ device }) => {
  const head = await inFirstDomain(await device());
  await typeAndReloadAtOnce(head, head.noteOn(firstQuestion), NOTE);
  await seesNote(head, firstQuestion, NOTE);
});

scenario('a level chosen is still chosen in a tab opened later', async ({ device }) => {
  const head = await inFirstDomain(await device());
  await head.answer(firstQuestion, 'Partly in place');
  await head.seesSaved();
  const later = await head.inAnotherTab();
  await head.page.close();
  await later.openDraft(NAME);
  await later.arriveAt(firstDomain.title);
  const level = later.question(firstQuestion).getByRole('radio', { name: 'Partly in place', exact: true });
  await eventually(async () => assert.ok(await level.isChecked()));
});

scenario('a draft reopens where the person left it', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await leavesNoteIn(head, thirdDomain, laterQuestion);
  await head.openDraft(NAME);
  await head.arriveAt(thirdDomain.title);
  await seesNote(head, laterQuestion, NOTE);
});

scenario('a deleted draft comes back by undo, and stays away without', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.goHome();
  await inspect(head.page, 'home-with-a-draft');
  await head.draftControl(HOME.remove, NAME).click();
  await head.draftRow(NAME).waitFor({ state: 'hidden' });
  await head.press(HOME.undo);
  await head.draftRow(NAME).waitFor();
  await head.page.reload();
  await head.draftRow(NAME).waitFor();

  await head.draftControl(HOME.remove, NAME).click();
  await head.draftRow(NAME).waitFor({ state: 'hidden' });
  await head.page.reload();
  await head.control(HOME.start).waitFor();
  assert.equal(await head.draftRow(NAME).count(), 0);
});

scenario('a draft downloaded on one device goes on where it was on another', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await leavesNoteIn(head, thirdDomain, laterQuestion);
  const { name, text } = await head.download(head.draftControl(HOME.download, NAME));
  assert.match(name, /\.json$/);
  const draft = JSON.parse(text);
  assert.equal(draft.format, 'safeguarding-audit/return');
  assert.equal(draft.status, 'draft');
  assert.equal(draft.answers[laterQuestion.id].note, NOTE);

  const colleague = await device();
  await colleague.openFile(file(name, text));
  await eventually(async () => {
    const away = (await colleague.page.getByRole('heading', { level: 1 }).innerText()) !== HOME.heading;
    assert.ok(away || (await colleague.draftRow(NAME).count()), 'the draft is opened, or listed');
  });
  await colleague.goHome();
  await colleague.openDraft(NAME);
  // Where a colleague begins is not part of the file: the domain or the task list will do.
  await colleague.question(laterQuestion).or(colleague.domainLink(thirdDomain)).waitFor();
  if (!(await colleague.question(laterQuestion).count())) await colleague.openDomain(thirdDomain);
  await seesNote(colleague, laterQuestion, NOTE);
});

scenario('two drafts side by side keep their own answers', async ({ device }) => {
  const officer = await device();
  await officer.startFor({ name: 'Birch School' });
  await leavesNoteIn(officer, firstDomain, firstQuestion, 'The note of Birch');
  await officer.startFor({ name: 'Cedar School' });
  await leavesNoteIn(officer, firstDomain, firstQuestion, 'The note of Cedar');
  assert.equal((await officer.draftNames()).length, 2);

  await officer.openDraft('Birch School');
  await seesNote(officer, firstQuestion, 'The note of Birch');
  await officer.goHome();
  await officer.openDraft('Cedar School');
  await seesNote(officer, firstQuestion, 'The note of Cedar');
});

scenario('when saving fails the status line says so and offers the draft as a download', async ({ device }) => {
  const head = await inFirstDomain(await device({ prepare: deviceThatCanBeFull }));
  await head.noteOn(firstQuestion).fill('Before');
  await head.seesSaved();
  await head.page.evaluate(() => { window.deviceIsFull = true; });
  await head.noteOn(firstQuestion).fill(NOTE);

  await eventually(async () => {
    const told = await statusOf(head);
    assert.match(told, /not|n't|n’t|fail/i, 'the status line warns');
    assert.doesNotMatch(told, /Saved/, 'the status line does not claim to have saved');
  });
  const offered = head.control(/^Download/, head.page).first();
  const { text } = await head.download(offered);
  assert.equal(JSON.parse(text).answers[firstQuestion.id].note, NOTE);

  await head.page.evaluate(() => { window.deviceIsFull = false; });
  await head.noteOn(firstQuestion).fill('After');
  await head.seesSaved();
});

async function inFirstDomain(head) {
  await head.startFor({ name: NAME });
  await head.openDomain(firstDomain);
  return head;
}

async function leavesNoteIn(person, domain, question, note = NOTE) {
  await person.openDomain(domain);
  await person.noteOn(question).fill(note);
  await person.press(DOMAIN.later);
  await person.arriveAt(HOME.heading);
}

async function seesNote(person, question, note) {
  await eventually(async () => assert.equal(await person.noteOn(question).inputValue({ timeout: 1_000 }), note));
}

async function statusOf({ page }) {
  return (await page.getByRole('status').or(page.getByRole('alert')).allInnerTexts()).join('\n');
}

// One task for both, so that nothing asynchronous can come between the key and the reload.
async function typeAndReloadAtOnce(person, textbox, text) {
  const reloaded = person.page.waitForEvent('load');
  await textbox.evaluate((control, typed) => {
    control.focus();
    document.execCommand('insertText', false, typed);
    window.location.reload();
  }, text);
  await reloaded;
}

function deviceThatCanBeFull() {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...record) {
    if (window.deviceIsFull) throw new DOMException('The device is full', 'QuotaExceededError');
    return put.apply(this, record);
  };
}
