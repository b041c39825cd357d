// No reply is lost and none comes back: reloads, closed tabs, two tabs at once, deleting and undoing it, backups.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { partsAsked, wholeReply } from './asked.mjs';
import { everythingKept } from './database.mjs';
import { file } from './files.mjs';
import { shipped } from './questionnaire.mjs';
import { Surveyor } from './surveyor.mjs';
import { goesThroughHistory, seesNothing } from './traces.mjs';
import { BACKUP, HOME, SURVEY, SURVEYS } from './words.mjs';

const { scenario } = serveApp();
const young = shipped('young-people-12-plus');
const ONCE = { parts: ['Y01', 'Y07'], 'answered-where': 'school' };
const [first] = partsAsked(young, { profile: ONCE });
const [level] = first.questions;
const words = first.questions.find(({ type }) => type === 'long-text');
const HALF = 'The bench by the canal';

const reply = (text) => wholeReply(young, ONCE, { text });

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

scenario('two tabs collect replies at the same time, and both replies are in the file', async ({ device }) => {
  const one = await surveyOn(device);
  const other = await secondTab(one);
  await one.begins();
  await other.begins();
  await one.fillsIn(reply('From the first tab'));
  await other.fillsIn(reply('From the second tab'));
  await other.finishes();
  await one.finishes();
  assert.deepEqual(await textsIn(one), ['From the first tab', 'From the second tab']);
  await other.opensFromHome();
  await other.counts('2 replies.');
});

scenario('after a reload of one of two tabs a person finds their own half reply, and not that of the other tab', async ({ device }) => {
  const one = await surveyOn(device);
  const other = await secondTab(one);
  await one.begins();
  await other.begins();
  await fillsHalf(one, 'From the first tab');
  await fillsHalf(other, 'From the second tab');
  await one.page.reload();
  await seesHalf(one, 'From the first tab');
});

scenario('a reply begun and finished in one tab takes nothing from the half reply in another', async ({ device }) => {
  const one = await surveyOn(device);
  const other = await secondTab(one);
  await givesHalf(one, 'From the first tab');
  await other.replies(reply('From the second tab'));
  await one.page.reload();
  await seesHalf(one, 'From the first tab');
});

scenario('how a survey is set up in one tab is not undone by a reply finished in another', async ({ device }) => {
  const worker = await surveyOn(device, '30');
  const person = await secondTab(worker);
  await person.begins();
  await worker.goesToOverview();
  await worker.press(SURVEY.changeSetUp);
  await worker.fillsSetUp({}, '40');
  await worker.counts('0 replies from 40 people asked.');
  await person.fillsIn(reply('Fewer fast cars'));
  await person.finishes();
  await worker.opensFromHome();
  await worker.counts('1 reply from 40 people asked.');
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
  await says(worker, 'All of them downloaded');

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

/** A survey that is set up, at its welcome. */
async function surveyOn(device, invited) {
  const person = Surveyor.of(await device(), young);
  await person.setsUp(ONCE, invited);
  await person.collects();
  return person;
}

async function secondTab(person) {
  const other = await person.inAnotherTab();
  await other.opensFromHome();
  await other.collects();
  return other;
}

async function givesHalf(person, text) {
  await person.begins();
  await fillsHalf(person, text);
}

async function fillsHalf(person, text) {
  await person.tells(young.profile.find(({ id }) => id === 'age'), '14-15');
  await person.proceeds();
  await person.arriveAt(first.title);
  await person.says(level, 'no');
  await person.says(words, text);
  await person.keepsUnfinished(text);
}

async function seesHalf(person, text) {
  await person.arriveAt(first.title);
  await eventually(async () => assert.equal(await person.textFor(words).inputValue({ timeout: 1_000 }), text));
  assert.ok(await person.question(level).getByRole('radio', { name: 'No', exact: true }).isChecked());
}

async function fileOf(person) {
  await person.goesToOverview();
  return (await person.downloadsReplies()).file;
}

/** What each reply of the file says in words, in order. */
async function textsIn(person) {
  const { replies } = await fileOf(person);
  return replies.map(({ answers }) => answers[words.id].value).sort();
}

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
