// Work is never written over by older work, never comes back after it was deleted, and stays after a correction.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { ACTION, DECLARATION, DOMAIN, HOME } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Birch Street School';
const [firstDomain] = questionnaire.domains;

scenario('a tab that has nothing to save writes nothing over what another tab saved', async ({ device }) => {
  const idle = await device();
  await idle.startFor({ name: NAME });
  await idle.goHome();
  const busy = await idle.inAnotherTab();
  await writesNote(busy, 'Written in the other tab');
  await busy.page.close();
  await idle.press(HOME.device);
  await idle.arriveAt(HOME.device);
  await idle.page.reload();
  await idle.goHome();
  await seesNote(idle, 'Written in the other tab');
});

scenario('what is deleted for good is gone at once, with everything that was kept of it', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(firstDomain);
  await head.noteOn(firstQuestion).fill('To be forgotten');
  await head.press(DOMAIN.later);
  await head.draftControl(HOME.remove, NAME).click();
  await head.draftRow(NAME).waitFor({ state: 'hidden' });
  assert.ok((await everythingKept(head)).includes('To be forgotten'), 'it can still be brought back');
  await head.page.getByRole('button', { name: /^Delete for good/ }).click();
  await head.notice(/deleted for good/).or(head.page.getByText('was deleted for good')).first().waitFor();
  assert.ok(!(await everythingKept(head)).includes('To be forgotten'));
});

scenario('nothing is left on the device after everything was deleted', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(firstDomain);
  await head.noteOn(firstQuestion).fill('To be forgotten');
  await head.seesSaved();
  await head.goHome();
  await head.press(HOME.device);
  await head.press('Delete everything');
  await head.press('Yes, delete everything');
  await head.notice(/was deleted/).or(head.page.getByText('was deleted')).first().waitFor();
  await head.goHome();
  await eventually(async () => assert.equal(await everythingKept(head), ''));
});

scenario('what is filled in of the declaration is kept like everything else', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.press('Declaration');
  await head.main.getByRole('textbox', { name: DECLARATION.role }).fill('Deputy head');
  await head.seesSaved();
  await head.page.reload();
  await eventually(async () => assert.equal(await head.main.getByRole('textbox', { name: DECLARATION.role }).inputValue(), 'Deputy head'));
});

scenario('an action that was begun and left blank is none, and one with an impossible date is not accepted', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(firstDomain);
  const question = head.question(firstQuestion);
  await question.getByRole('button', { name: /Add an action/ }).click();
  await question.getByRole('button', { name: /Add an action/ }).click();
  assert.equal(await question.getByRole('textbox', { name: ACTION.change }).count(), 1);
  await question.getByRole('textbox', { name: ACTION.change }).fill('Brief the governors');
  const due = question.getByRole('group', { name: ACTION.due });
  for (const [part, typed] of [['Day', '31'], ['Month', '2'], ['Year', '2027']]) {
    await due.getByRole('textbox', { name: part, exact: true }).fill(typed);
  }
  await question.getByRole('button', { name: 'Save action' }).click();
  await question.getByText('Enter a real date').waitFor();
  await due.getByRole('textbox', { name: 'Day', exact: true }).fill('28');
  await question.getByRole('button', { name: 'Save action' }).click();
  const change = question.getByRole('button', { name: /Change action/ });
  await eventually(async () => assert.ok(await change.evaluate((button) => button === document.activeElement), 'focus goes on'));
});

async function writesNote(person, note) {
  await person.openDraft(NAME);
  await reachesFirstDomain(person);
  await person.noteOn(firstQuestion).fill(note);
  await eventually(async () => assert.ok((await everythingKept(person)).includes(note), 'it is in the database'));
}

async function seesNote(person, note) {
  await person.openDraft(NAME);
  await reachesFirstDomain(person);
  await eventually(async () => assert.equal(await person.noteOn(firstQuestion).inputValue(), note));
}

/** A draft reopens where the person left it: in the domain, or at the task list. */
async function reachesFirstDomain(person) {
  const heading = (name) => person.page.getByRole('heading', { level: 1, name, exact: true });
  await heading(firstDomain.title).or(heading(questionnaire.title)).waitFor();
  if (await heading(questionnaire.title).count()) await person.openDomain(firstDomain);
}

/** Every text in the app's database and in its local storage, as one. */
function everythingKept(person) {
  return person.page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open('safeguarding-audit'));
    const texts = Object.keys(localStorage).filter((key) => key.startsWith('safeguarding-audit')).map((key) => localStorage[key]);
    for (const store of database.objectStoreNames) {
      texts.push(...await done(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
    return texts.join('\n');
  });
}
