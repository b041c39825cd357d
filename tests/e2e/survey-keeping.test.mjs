// No reply is lost and none comes back: reloads, closed tabs, deleting and undoing it, backups.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { everythingKept, WITHOUT } from './database.mjs';
import { file } from './files.mjs';
import { fileOf, givesHalf, HALF, ONCE, reply, seesHalf, surveyOn, textsIn, young } from './half-replies.mjs';
import { Surveyor } from './surveyor.mjs';
import { goesThroughHistory, seesNothing } from './traces.mjs';
import { BACKUP, HOME, SURVEY, SURVEYS } from './words.mjs';

const { scenario } = serveApp();

scenario('a reply half given is there after a reload and in a new tab, and is finished there', async ({ device }) => {
  const person = await surveyOn(device);
  await givesHalf(person, HALF);
  await person.page.reload();
  await seesHalf(person, HALF);

  await person.page.close();
  const again = await person.inAnotherTab();
  await again.opensFromHome();
  await again.collects();
  await again.main.getByText(SURVEY.left).waitFor();
  await again.press(SURVEY.goOn);
  await again.arriveAt(SURVEY.about);
  assert.ok(await again.main.getByRole('radio', { name: '14 or 15' }).isChecked());
  await again.proceeds();
  await seesHalf(again, HALF);
  await again.proceeds();
  await again.proceeds();
  await again.finishes();
  assert.deepEqual(await textsIn(again), [HALF]);
});

scenario('whoever goes to the first page and back goes on with the reply begun in that tab', async ({ device }) => {
  const person = await surveyOn(device);
  await givesHalf(person, HALF);
  await person.opensFromHome();
  await person.collects();
  await person.press(SURVEY.goOn);
  await person.arriveAt(SURVEY.about);
  await person.proceeds();
  await seesHalf(person, HALF);
});

scenario('a reply that cannot be kept when it is finished stays on the page, and is finished when there is room', async ({ device }) => {
  const person = await surveyOn(device);
  await givesHalf(person, HALF);
  await person.proceeds();
  await person.proceeds();
  await person.arriveAt(SURVEY.check);
  // The browser refuses every write from here on.
  await person.page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.makeRoom = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  });
  await person.press(SURVEY.finish);
  await person.notice(/could not be kept yet/).waitFor();
  await person.page.evaluate(() => { window.location.hash = '#/'; });
  await person.arriveAt(HOME.heading);
  await person.page.goBack();
  await person.arriveAt(SURVEY.check);
  assert.ok((await person.main.innerText()).includes(HALF), 'it is still there');
  await person.page.evaluate(() => window.makeRoom());
  await person.finishes();
  assert.deepEqual(await textsIn(person), [HALF]);
});

scenario('the browser’s history lists no page that somebody was asked', async ({ device }) => {
  const person = await surveyOn(device);
  await person.begins();
  await person.fillsIn(reply(HALF));
  await person.main.getByRole('link', { name: /^Change/ }).first().click();
  await person.arriveAt(SURVEY.about);
  await person.proceeds();
  await person.page.getByRole('link', { name: 'Back', exact: true }).click();
  await person.fillsIn(reply(HALF));
  await person.finishes();
  const listed = await person.page.evaluate(() => window.navigation.entries().map(({ url }) => new URL(url).hash));
  assert.deepEqual(listed.filter((hash) => /\/(about|part|check)/.test(hash)), []);
});

scenario('the next person throws away what somebody left, and nothing of it is left', async ({ device }) => {
  const person = await surveyOn(device);
  await givesHalf(person, HALF);
  await person.page.reload();
  await seesHalf(person, HALF);
  await person.visit(`${person.surveyRoute}/welcome`);
  await person.main.getByText(SURVEY.left).waitFor();
  await seesNothing(person, [HALF]);
  await person.press(SURVEY.startOwn);
  await person.arriveAt(SURVEY.about);
  await seesNothing(person, [HALF]);
  assert.deepEqual(await person.keptWith(HALF), []);

  await person.fillsIn(reply('Fewer fast cars'));
  await person.finishes();
  await goesThroughHistory(person, () => seesNothing(person, [HALF]));
  assert.deepEqual(await textsIn(person), ['Fewer fast cars']);
});

scenario('what the device keeps of finished replies says no more of when they came than the month', async ({ device }) => {
  const worker = await surveyOn(device);
  await worker.replies(reply('Fewer fast cars'));
  await worker.handsOver();
  await worker.replies(reply(HALF));
  const kept = Object.entries(await everythingKept(worker.page)).filter(([place]) => /^(surveys|replies|unfinished) /.test(place));
  assert.equal(kept.length, 3, 'one survey and two replies');
  for (const [place, text] of kept) assert.doesNotMatch(place + text, /\d{4}-\d{2}-\d{2}|\d{2}:\d{2}/, place);
});

scenario('on a device that keeps nothing, the browser asks before replies are lost, also where a file was given to it', async ({ device }) => {
  const worker = Surveyor.of(await device({ prepare: WITHOUT.storage }), young);
  await worker.setsUp(ONCE);
  await worker.collects();
  await worker.replies(reply(HALF));
  await worker.goesToOverview();
  await worker.downloadsReplies();
  await Promise.all([worker.page.waitForEvent('dialog'), worker.page.close({ runBeforeUnload: true })]);
});

scenario('a deleted survey comes back with its replies: by Undo, from those recently deleted, and not after it was deleted for good', async ({ device }) => {
  const worker = await surveyOn(device);
  await worker.replies(reply(HALF));
  await worker.goHome();
  await says(worker, '1 not downloaded yet');
  await deletes(worker);
  await worker.page.getByText(SURVEYS.wasDeleted).waitFor();
  await worker.control(HOME.undo, worker.page).click();
  await says(worker, '1 reply');

  await deletes(worker);
  await worker.page.reload();
  await worker.control(/^Restore\b/, worker.surveyRow(worker.deletedSurveys)).click();
  await says(worker, '1 reply');
  await worker.opensFromHome();
  assert.deepEqual(await textsIn(worker), [HALF]);
  await worker.goHome();
  await says(worker, 'All of them given to your browser to download. Is the file in your downloads?');

  await deletes(worker);
  await worker.control(/^Delete for good\b/, worker.surveyRow(worker.deletedSurveys)).click();
  await worker.deletedSurveys.waitFor({ state: 'hidden' });
  assert.deepEqual(await worker.keptWith(HALF), []);
  await worker.page.reload();
  await worker.arriveAt(HOME.heading);
  assert.equal(await worker.main.getByText(young.title).count(), 0);
});

scenario('deleting everything deletes surveys, replies and what somebody left', async ({ device }) => {
  const worker = await surveyOn(device);
  await worker.replies(reply('Fewer fast cars'));
  await worker.handsOver();
  await givesHalf(worker, HALF);
  await worker.deletesEverything();
  await eventually(async () => assert.deepEqual(await everythingKept(worker.page), {}));
});

scenario('a backup brings a survey and its replies to another device, and later only adds what is missing there', async ({ device }) => {
  const library = await surveyOn(device);
  await library.replies(reply('Lights'));
  await library.handsOver();
  await library.replies(reply('Buses'));
  const before = await fileOf(library);

  const school = Surveyor.of(await device(), young);
  await restores(school, await library.downloadsBackup(), BACKUP.fresh);
  await school.opensFromHome();
  await school.counts('2 replies.');
  const after = await fileOf(school);
  assert.deepEqual(after, before, 'the same survey with the same replies');

  Object.assign(school, { once: ONCE });
  await school.collects();
  await school.replies(reply('A youth club'));
  await library.opensFromHome();
  await library.collects();
  await library.replies(reply('Benches'));
  await restores(library, await school.downloadsBackup(), BACKUP.newer);
  await library.opensFromHome();
  await library.counts('4 replies.');
  assert.deepEqual(await textsIn(library), ['A youth club', 'Benches', 'Buses', 'Lights']);
});

async function deletes(person) {
  await person.control(/^Delete\b/, person.surveyRow()).click();
  await person.surveyRow(person.deletedSurveys).waitFor();
  assert.equal(await person.surveyRow().count(), 0);
}

async function says(person, sentence) {
  await eventually(async () => assert.ok((await person.surveyRow().innerText({ timeout: 1_000 })).includes(sentence), sentence));
}

async function restores(person, { name, text }, standing) {
  await person.opensBackup(file(name, text));
  await eventually(async () => assert.ok((await person.backupRow(young.title).innerText({ timeout: 1_000 })).includes(standing), standing));
  assert.ok(await person.backupTick(young.title).isChecked());
  await person.restoresTicked();
}
