// Where a hasty hand, a full device or an old backup could take words away without a sound.
import assert from 'node:assert/strict';
import { everythingKept } from './database.mjs';
import { eventually, serveApp } from './harness.mjs';
import { file } from './files.mjs';
import { Keeper } from './keeper.mjs';
import { onProfiles } from './profile.mjs';
import { questionnaire } from './questionnaire.mjs';
import { daysGoBy } from './waiting.mjs';
import { HOME } from './words.mjs';

const { scenario } = serveApp();
const { scenario: onDisk } = onProfiles();
const NAME = 'Ash Lane School';
const [firstDomain] = questionnaire.domains;

for (const wait of [0, 20, 60, 150]) {
  scenario(`who goes back and forward ${wait} ms after opening a draft types into one that is saved`, async ({ device }) => {
    const head = keeper(await device());
    await head.beginsDraft(NAME);
    await head.goHome();
    await head.draftControl(HOME.open, NAME).waitFor();
    await head.page.evaluate(async (pause) => {
      const rest = () => new Promise((resolve) => { setTimeout(resolve, pause); });
      const draft = document.querySelector('table a').hash;
      window.location.hash = draft;
      await rest();
      window.location.hash = '#/';
      await rest();
      window.location.hash = draft;
    }, wait);
    await head.reaches(firstDomain);
    await head.writes('Typed after going back and forward');
    await head.seesSaved();
    await eventually(async () => assert.ok(JSON.stringify(await everythingKept(head.page)).includes('Typed after going back and forward')));
    await head.page.reload();
    await head.reads('Typed after going back and forward');
  });
}

onDisk('a draft that could not be saved is listed, and neither deleting nor restoring a backup takes it away', async ({ profile }) => {
  const device = await profile({ little: true, expects: [/quota/i] });
  const { person: head } = device;
  await head.goHome();
  await head.press(HOME.device);
  const { text } = await head.download('Download a backup');
  await device.room.shrink(head.page);
  await head.goHome();
  await head.beginsDraft(NAME);
  await head.writes('Only in this page');
  await head.seesNotSaved();
  await head.page.evaluate(() => { window.location.hash = '#/'; });
  await head.draftRow(NAME).waitFor();
  await head.draftControl(HOME.remove, NAME).click();
  await head.notice(/was not deleted/).waitFor();
  await head.press(HOME.device);
  await head.page.getByLabel('Restore a backup').setInputFiles(file('backup.json', text));
  await head.arriveAt('Restore a backup');
  assert.ok(await head.page.getByRole('button', { name: 'Restore what is ticked' }).isDisabled(), 'there is nothing in it');
  await head.page.evaluate(() => { window.location.hash = '#/'; });
  await head.draftRow(NAME).waitFor();
  await head.openDraft(NAME);
  await head.reaches(firstDomain);
  await head.reads('Only in this page');
});

scenario('a draft that was deleted long ago comes back from a backup, and stays', async ({ device }) => {
  const head = keeper(await device());
  await head.page.clock.install({ time: new Date('2026-09-01T09:00:00Z') });
  await head.page.reload();
  await head.beginsDraft(NAME);
  await head.writes('Wanted again');
  await head.seesSaved();
  await head.goHome();
  await head.draftControl(HOME.remove, NAME).click();
  await head.page.getByRole('table', { name: 'Recently deleted' }).waitFor();
  await head.press(HOME.device);
  const { text } = await head.download('Download a backup');
  await daysGoBy(head.page, 60);
  await head.page.reload();
  await head.goHome();
  await eventually(async () => assert.equal(await head.page.getByRole('table', { name: 'Recently deleted' }).count(), 0));
  await head.press(HOME.device);
  await head.page.getByLabel('Restore a backup').setInputFiles(file('backup.json', text));
  await head.arriveAt('Restore a backup');
  await head.page.getByText(/It was deleted when the backup was made/).waitFor();
  await head.page.getByRole('checkbox', { name: NAME }).check();
  await head.press('Restore what is ticked');
  await head.arriveAt(HOME.heading);
  await head.page.reload();
  await head.opensDraft(NAME);
  await head.reads('Wanted again');
});

function keeper(person) {
  return new Keeper(person.page, person.address, person.complaints);
}
