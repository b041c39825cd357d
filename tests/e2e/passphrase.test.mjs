// A draft under a passphrase: what is typed is never on the disk as it is, and comes back for who knows the passphrase.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { relative } from 'node:path';
import { everythingKept } from './database.mjs';
import { file } from './files.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { HOME, PASSPHRASE } from './words.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const SECRET = 'correct horse battery staple';
const MINUTE = 60_000;
const LONG = { timeout: 300_000 };

scenario('a sentence in a draft without a passphrase is found in the files of the profile, so the search can find', async ({ profile }) => {
  const device = await profile();
  await device.person.beginsDraft(NAME);
  const words = unheardOf();
  await device.person.typesOn(words.join(' '));
  await device.person.seesSaved();
  await eventually(() => assert.ok(filesWith(device, words).length, 'found while the browser runs'));
  await device.close();
  const found = filesWith(device, words);
  assert.ok(found.length, 'found after the browser was closed');
  console.log(`without a passphrase, what was typed is in: ${found.join(', ')}`);
});

scenario('a sentence typed into a draft with a passphrase is in no file of the profile', async ({ profile }) => {
  const device = await profile();
  const head = device.person;
  await head.beginsDraft(NAME);
  await head.protectsDraft(SECRET);
  await head.goesToTaskList();
  await head.reaches();
  const words = unheardOf();
  await head.typesOn(words.join(' '));
  await head.seesSaved();
  assert.deepEqual(filesWith(device, words), [], 'while the browser runs');
  await head.page.reload();
  await unlocksIfAsked(head);
  await head.reaches();
  await head.reads(words.join(' '));
  // Leaving, versions, a deletion undone: each writes to the device in its own way.
  await head.goHome();
  await head.page.goBack();
  await unlocksIfAsked(head);
  await head.reaches();
  await head.typesOn('.');
  await head.seesSaved();
  await head.opensVersions();
  assert.deepEqual(filesWith(device, words), [], 'after a reload and an earlier version');
  await head.page.close({ runBeforeUnload: true });
  await device.close();
  assert.deepEqual(filesWith(device, words), [], 'after the browser was closed');

  const again = await device.start();
  await again.opensLocked();
  await again.unlocks(SECRET);
  await again.reaches();
  await again.reads(`${words.join(' ')}.`);
  device.kill();
  await device.close();
  assert.deepEqual(filesWith(device, words), [], 'after the browser was killed');
}, LONG);

scenario('what was typed before the draft was protected is in no record any more', async ({ profile }) => {
  const device = await profile();
  const head = device.person;
  await head.beginsDraft(NAME);
  const words = unheardOf();
  await head.writes(words.join(' '));
  await head.seesSaved();
  await head.goHome();
  await head.opensDraft(NAME);
  await head.typesOn('.');
  await head.seesSaved();
  await head.protectsDraft(SECRET);
  const again = await device.restart();
  await eventually(async () => {
    const kept = JSON.stringify(await everythingKept(again.page));
    for (const word of [...words, NAME]) assert.ok(!kept.includes(word), `${word} is in no record`);
  });
  await again.opensLocked();
  await again.unlocks(SECRET);
  await again.reaches();
  await again.reads(`${words.join(' ')}.`);
}, LONG);

scenario('a locked draft opens with its passphrase only, and a wrong one is told', async ({ profile }) => {
  const device = await profile();
  await device.person.beginsDraft(NAME);
  await device.person.protectsDraft(SECRET);
  await device.person.goesToTaskList();
  await device.person.reaches();
  await device.person.writes('Under lock and key');
  await device.person.seesSaved();
  const head = await device.restart();
  await head.lockedRow().waitFor();
  assert.match(await head.lockedRow().innerText(), /S11-[0-9A-Z]{4}-[0-9A-Z]{4}/, 'its reference is listed');
  assert.doesNotMatch(await head.screen, new RegExp(NAME), 'its name is not');
  await head.opensLocked();
  await head.passphraseField().fill('incorrect horse');
  await head.press(PASSPHRASE.unlock);
  await head.page.getByText(PASSPHRASE.wrong).first().waitFor({ timeout: 30_000 });
  await head.heading(PASSPHRASE.lockedHeading).waitFor();
  await head.unlocks(SECRET);
  await head.reaches();
  await head.reads('Under lock and key');
}, LONG);

scenario('nobody is locked out by a slip: two different passphrases, none, or no understanding are told', async ({ profile }) => {
  const { person: head } = await profile();
  await head.beginsDraft(NAME);
  await head.goesToTaskList();
  await head.press(PASSPHRASE.link);
  await head.arriveAt(PASSPHRASE.heading);
  const understood = head.main.getByRole('checkbox', { name: PASSPHRASE.understood });
  for (const [one, other, tick] of [['', '', true], [SECRET, 'something else', true], [SECRET, SECRET, false]]) {
    await head.passphraseField().fill(one);
    await head.passphraseField(PASSPHRASE.again).fill(other);
    await understood.setChecked(tick);
    await head.press(PASSPHRASE.protect);
    await head.errorSummary.waitFor();
    await head.arriveAt(PASSPHRASE.heading);
  }
  await head.goHome();
  await head.draftRow(NAME).waitFor();
});

scenario('"Lock now" locks, and loses nothing', async ({ profile }) => {
  const { person: head } = await profile();
  await head.beginsDraft(NAME);
  await head.protectsDraft(SECRET);
  await head.goesToTaskList();
  await head.reaches();
  await head.typesOn('Typed just before');
  await head.goesToTaskList();
  await head.press(PASSPHRASE.lockNow);
  await head.goHome();
  await head.opensLocked();
  await head.unlocks(SECRET);
  await head.reaches();
  await head.reads('Typed just before');
}, LONG);

scenario('after fifteen idle minutes the draft is locked, and nothing is lost', async ({ profile }) => {
  const { person: head } = await profile();
  await head.page.clock.install({ time: new Date('2026-11-02T09:00:00Z') });
  await head.page.reload();
  await head.beginsDraft(NAME);
  await head.protectsDraft(SECRET);
  await head.goesToTaskList();
  await head.reaches();
  await head.typesOn('Before the telephone rang');
  await head.page.clock.runFor(14 * MINUTE);
  assert.equal(await head.heading(PASSPHRASE.lockedHeading).count(), 0, 'not yet after fourteen minutes');
  await head.typesOn('.');
  await head.page.clock.runFor(14 * MINUTE);
  assert.equal(await head.heading(PASSPHRASE.lockedHeading).count(), 0, 'every key begins the fifteen minutes again');
  await head.page.clock.runFor(2 * MINUTE);
  await head.arriveAt(PASSPHRASE.lockedHeading);
  assert.doesNotMatch(await head.page.content(), /Before the telephone rang/, 'nothing of it is left on the page');
  await head.unlocks(SECRET);
  await head.reaches();
  await head.reads('Before the telephone rang.');
}, LONG);

scenario('a machine that slept past the fifteen minutes locks when it wakes', async ({ profile }) => {
  const { person: head } = await profile();
  await head.page.clock.install({ time: new Date('2026-11-02T09:00:00Z') });
  await head.page.reload();
  await head.beginsDraft(NAME);
  await head.protectsDraft(SECRET);
  await head.goesToTaskList();
  await head.reaches();
  await head.typesOn('Before the lid was closed');
  await head.page.clock.fastForward(16 * MINUTE);
  await head.arriveAt(PASSPHRASE.lockedHeading);
  await head.unlocks(SECRET);
  await head.reaches();
  await head.reads('Before the lid was closed');
}, LONG);

scenario('a backup holds a locked draft as it is kept, and brings it back locked', async ({ profile }) => {
  const device = await profile();
  const head = device.person;
  await head.beginsDraft(NAME);
  await head.protectsDraft(SECRET);
  await head.goesToTaskList();
  await head.reaches();
  const words = unheardOf();
  await head.typesOn(words.join(' '));
  await head.seesSaved();
  const backup = await head.downloadsBackup();
  for (const word of words) assert.ok(!backup.text.includes(word), 'the backup does not tell');
  const { person: second } = await profile();
  await second.opensBackup(file(backup.name, backup.text));
  await second.restoresTicked();
  await second.opensLocked();
  await second.unlocks(SECRET);
  await second.reaches();
  await second.reads(words.join(' '));
}, LONG);

scenario('a file downloaded with a passphrase tells nothing without it, and opens on another device with it', async ({ profile }) => {
  const { person: head } = await profile();
  await head.beginsDraft(NAME);
  const words = unheardOf();
  await head.writes(words.join(' '));
  await head.seesSaved();
  const { name, text } = await head.downloadsWithPassphrase(SECRET);
  assert.equal(JSON.parse(text).format, 'safeguarding-audit/sealed');
  for (const word of [...words, NAME]) assert.ok(!text.includes(word), 'the file does not tell');

  const { person: colleague } = await profile();
  await colleague.openFile(file(name, text));
  await colleague.passphraseField(PASSPHRASE.ofFile).fill('incorrect horse');
  await colleague.press(PASSPHRASE.openFile);
  await colleague.page.getByText(PASSPHRASE.wrong).first().waitFor({ timeout: 30_000 });
  await colleague.passphraseField(PASSPHRASE.ofFile).fill(SECRET);
  await colleague.press(PASSPHRASE.openFile);
  await eventually(async () => {
    const isAway = (await colleague.heading(HOME.heading).count()) === 0;
    assert.ok(isAway || (await colleague.draftRow(NAME).count()), 'the draft is opened, or listed');
  }, 30_000);
  await colleague.opensDraft(NAME);
  await colleague.reads(words.join(' '), firstQuestion);
}, LONG);

/** Words that nobody wrote before, so that nothing can be found by chance or hidden by compression. */
function unheardOf() {
  return Array.from({ length: 4 }, () => `Q${randomBytes(8).toString('hex')}`);
}

/** The profile's files that hold any of the words as they are: in UTF-8, as Latin letters or in UTF-16. */
function filesWith(device, words) {
  const signs = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return device
    .files()
    .filter(({ bytes }) => signs.some((sign) => bytes.includes(sign)))
    .map(({ path }) => relative(device.folder, path));
}

async function unlocksIfAsked(person) {
  const locked = person.heading(PASSPHRASE.lockedHeading);
  await locked.or(person.page.getByRole('heading', { level: 1 })).first().waitFor();
  if (await locked.count()) await person.unlocks(SECRET);
}
