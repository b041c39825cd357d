// Every page that keeps drafts safe: accessible, titled, focused on its heading, at home on a narrow screen, of use by keyboard alone.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { file } from './files.mjs';
import { Keeper } from './keeper.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { HOME, TABS } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Ash Lane School';
const WORDS = 'three quiet words';
const [firstDomain] = questionnaire.domains;

scenario('earlier versions, recently deleted drafts and a draft that is open elsewhere', async ({ device }) => {
  const head = keeper(await device());
  await head.beginsDraft(NAME);
  await head.writes('First');
  await head.seesSaved();
  await head.goHome();
  await head.opensDraft(NAME);
  await head.writes('Second');
  await head.seesSaved();
  const other = keeper(await head.inAnotherTab());
  await other.opensDraft(NAME);
  await other.page.getByText(TABS.elsewhere).first().waitFor();
  await checkWithAxe(other.page);
  await screenshots(other.page, 'open-elsewhere');
  await other.page.close();
  await head.goesToTaskList();
  await inspect(head.page, 'task-list-with-safety');
  await head.press('Earlier versions');
  await head.page.getByRole('button', { name: /^Restore/ }).first().waitFor();
  await inspect(head.page, 'earlier-versions');
  await head.goHome();
  await head.draftControl(HOME.remove, NAME).click();
  await head.page.getByRole('table', { name: 'Recently deleted' }).waitFor();
  await checkWithAxe(head.page);
  await screenshots(head.page, 'home-with-a-deleted-draft');
});

scenario('passphrases, from the keyboard alone', async ({ device }) => {
  const head = keeper(await device());
  await head.beginsDraft(NAME);
  await head.goesToTaskList();
  await head.press('Protect with a passphrase');
  await head.arriveAt('Protect this draft with a passphrase');
  await inspect(head.page, 'passphrase');
  const { keyboard } = head.page;
  await head.page.getByLabel('Passphrase', { exact: true }).focus();
  await keyboard.type('short');
  await keyboard.press('Enter');
  await head.errorSummary.waitFor();
  await eventually(async () => assert.ok(await head.errorSummary.evaluate((summary) => summary === document.activeElement), 'focus is on what is wrong'));
  await checkWithAxe(head.page);
  await screenshots(head.page, 'passphrase-too-short');
  await head.page.getByLabel('Passphrase', { exact: true }).focus();
  await keyboard.press('Control+A');
  await keyboard.type(WORDS);
  await pastShow(head.page);
  await keyboard.type(WORDS);
  await pastShow(head.page);
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await head.page.getByRole('button', { name: 'Lock now' }).waitFor();
  await inspect(head.page, 'task-list-protected', { arrived: false });
  await head.press('Download with a passphrase');
  await head.arriveAt('Download with a passphrase');
  await inspect(head.page, 'download-with-a-passphrase');
  await head.goesToTaskList();
  await head.page.getByRole('button', { name: 'Lock now' }).focus();
  await keyboard.press('Enter');
  await head.arriveAt('This draft is locked');
  await inspect(head.page, 'locked');
  await head.page.getByLabel('Passphrase').focus();
  await keyboard.type('three loud words');
  await keyboard.press('Enter');
  await head.errorSummary.waitFor();
  await eventually(async () => assert.ok(await head.errorSummary.evaluate((summary) => summary === document.activeElement), 'focus is on what is wrong'));
  await screenshots(head.page, 'locked-wrong-passphrase');
  await head.page.getByLabel('Passphrase').focus();
  await keyboard.press('Control+A');
  await keyboard.type(WORDS);
  await keyboard.press('Enter');
  await head.atTaskList();
});

scenario('everything on the device, and a backup of it', async ({ device }) => {
  const head = keeper(await device());
  await head.beginsDraft(NAME);
  await head.writes('In the backup');
  await head.seesSaved();
  await head.goHome();
  await head.press(HOME.device);
  await head.arriveAt(HOME.device);
  await inspect(head.page, 'data-on-this-device');
  const { text } = await head.download('Download a backup');
  await head.opensDraft(NAME);
  await head.writes('Newer than the backup');
  await head.seesSaved();
  await head.goHome();
  await head.press(HOME.device);
  await head.page.getByLabel('Restore a backup').setInputFiles(file('backup.json', text));
  await head.arriveAt('Restore a backup');
  await inspect(head.page, 'restore-a-backup');
  const box = head.page.getByRole('checkbox', { name: NAME });
  assert.equal(await box.isChecked(), false, 'newer work is not given up by default');
});

function keeper(person) {
  return new Keeper(person.page, person.address, person.complaints);
}

/** From a passphrase to what comes after its "Show". */
async function pastShow(page) {
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.innerText), /^Show/, '"Show" stands beside the passphrase');
  await page.keyboard.press('Tab');
}
