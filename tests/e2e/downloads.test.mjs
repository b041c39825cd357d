// A download that nobody has seen: the app says what it knows, and asks.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { firstQuestion, standards } from './questionnaire.mjs';
import { DELETED, DEVICE, HOME, LEVEL, PLAN, TASKS } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Ash Lane School';
const GIVEN = /Given to your browser to download on .* at \d{1,2}:\d{2}\. Is the file in your downloads\?/;
const ASKED = 'Given to your browser to download. Is the file in your downloads? If not, download it again.';
const THERE = /^Yes, it is there/;

scenario('a draft is called downloaded only once somebody has seen the file, and no longer once it has changed', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.goHome();
  await says(head, /Not downloaded yet/);
  await head.download(head.draftControl(HOME.download, NAME));
  await says(head, GIVEN);
  await checkWithAxe(head.page);
  await screenshots(head.page, 'is-the-file-there');
  await head.page.reload();
  await says(head, GIVEN);
  await head.draftRow(NAME).getByRole('button', { name: THERE }).click();
  await says(head, /Downloaded on/);
  assert.equal(await head.draftRow(NAME).getByRole('button', { name: THERE }).count(), 0);

  await head.openDraft(NAME);
  await head.openDomain(standards[0]);
  await head.answer(firstQuestion, LEVEL.inPlace);
  await head.seesSaved();
  await head.goHome();
  await says(head, /Changed since it was downloaded on/);
  await head.download(head.draftControl(HOME.download, NAME));
  await says(head, GIVEN);
});

scenario('the task list says of a download what it knows', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.main.getByText('Not downloaded yet').waitFor();
  await head.download('Download draft');
  await head.page.getByRole('status').getByText(/Given to your browser to download at .* Is the file in your downloads\?/).waitFor();
});

scenario('a backup is said to have been given to the browser, not to be there', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.goHome();
  await head.press(HOME.device);
  await head.arriveAt(DEVICE.heading);
  await head.download(DEVICE.backup);
  await head.page.getByText(/Last backup given to your browser to download: .*Is the file in your downloads\?/).waitFor();
});

function says(person, pattern) {
  return eventually(async () => assert.match(await person.draftRow(NAME).innerText(), pattern));
}

scenario('a draft that is about to be deleted for good says whether its file was seen', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.goHome();
  await head.download(head.draftControl(HOME.download, NAME));
  await says(head, GIVEN);
  await head.draftControl(HOME.remove, NAME).click();
  const deleted = head.page.getByRole('table', { name: DELETED.table }).getByRole('row').filter({ hasText: NAME });
  await deleted.getByRole('button', { name: /^Delete for good/ }).waitFor();
  assert.match(await deleted.innerText(), GIVEN);
});

scenario('an action plan is given to the browser, and the question is asked', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.press(TASKS.actions);
  await head.download(PLAN.download);
  await head.page.getByText(ASKED).waitFor();
});
