// When the app itself breaks: a panel that needs no app, and the last saved draft.
import assert from 'node:assert/strict';
import { checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { RECOVERY } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Ash Lane School';
const NOTE = 'Named in the school development plan, page 4';
// A panic is written to the console, and ends in a WebAssembly trap.
const PANIC = { expects: [/panicked at/, /unreachable/] };

scenario('a panic shows a recovery panel that offers the last saved draft', async ({ device }) => {
  const head = await panicking(await device(PANIC));
  await checkWithAxe(head.page);
  await screenshots(head.page, 'recovery');
  const { name, text } = await head.download(head.control(RECOVERY.download, head.page));
  assert.match(name, /\.json$/);
  const draft = JSON.parse(text);
  assert.equal(draft.profile['organisation-name'], NAME);
  assert.equal(draft.answers[firstQuestion.id].note, NOTE);
});

scenario('after a panic and a reload the draft is on the device as it was', async ({ device }) => {
  const head = await panicking(await device(PANIC));
  await Promise.all([head.page.waitForEvent('load'), head.control(RECOVERY.reload, head.page).click()]);
  await head.visit();
  await head.draftRow(NAME).waitFor();
  await head.openDraft(NAME);
  await head.arriveAt(questionnaire.domains[0].title);
  await head.noteOn(firstQuestion).waitFor();
  assert.equal(await head.noteOn(firstQuestion).inputValue(), NOTE);
});

async function panicking(head) {
  await head.startFor({ name: NAME });
  await head.openDomain(questionnaire.domains[0]);
  await head.noteOn(firstQuestion).fill(NOTE);
  await head.seesSaved();
  await head.page.evaluate((route) => { window.location.hash = route; }, RECOVERY.route);
  await head.page.getByRole('heading', { name: RECOVERY.heading }).waitFor();
  return head;
}
