// Everything on the device in one file and back, item by item; and everything deleted, so that nothing is left.
import assert from 'node:assert/strict';
import { everythingKept } from './database.mjs';
import { file } from './files.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion } from './questionnaire.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { eventually } from './waiting.mjs';
import { BACKUP, DEVICE, HOME, VERDICT } from './words.mjs';

const { scenario } = onProfiles();
const ASH = 'Ash Lane School';
const BIRCH = 'Birch School';

scenario('after everything was deleted, nothing is left on the device', async ({ profile }) => {
  const device = await profile();
  const head = device.person;
  await draftWith(head, ASH, 'To be forgotten');
  await (await Subgroup.openReturns(head)).trySamples();
  await head.deletesEverything();
  await nothingIsLeft(head);
  const again = await device.restart();
  await again.control(HOME.start).waitFor();
  assert.equal(await again.draftRow(ASH).count(), 0);
  await nothingIsLeft(again);
});

scenario('a backup brings everything back on a device where everything was deleted', async ({ profile }) => {
  const { person: head } = await profile();
  await draftWith(head, ASH, 'Of Ash Lane');
  await draftWith(head, BIRCH, 'Of Birch');
  const backup = await head.downloadsBackup();
  await head.deletesEverything();
  await head.opensBackup(file(backup.name, backup.text));
  for (const name of [ASH, BIRCH]) {
    await says(head, name, BACKUP.fresh);
    assert.ok(await head.backupTick(name).isChecked(), `${name} is ticked`);
  }
  await head.restoresTicked();
  await head.opensDraft(ASH);
  await head.reads('Of Ash Lane');
  await head.opensDraft(BIRCH);
  await head.reads('Of Birch');
});

scenario('only what is ticked is restored', async ({ profile }) => {
  const { person: head } = await profile();
  await draftWith(head, ASH, 'Of Ash Lane');
  await draftWith(head, BIRCH, 'Of Birch');
  const backup = await head.downloadsBackup();
  await head.deletesEverything();
  await head.opensBackup(file(backup.name, backup.text));
  await head.backupTick(BIRCH).uncheck();
  await head.restoresTicked();
  await head.goHome();
  await head.draftRow(ASH).waitFor();
  assert.equal(await head.draftRow(BIRCH).count(), 0);
});

scenario('an older draft in a backup does not replace newer work unless it is ticked, and then the newer work is an earlier version', async ({ profile }) => {
  const { person: head } = await profile();
  await draftWith(head, ASH, 'Older');
  await draftWith(head, BIRCH, 'Unchanged');
  const backup = await head.downloadsBackup();
  await head.opensDraft(ASH);
  await head.writes('Newer');
  await head.seesSaved();

  await head.opensBackup(file(backup.name, backup.text));
  await says(head, ASH, BACKUP.older);
  await says(head, BIRCH, BACKUP.same);
  assert.equal(await head.backupTick(ASH).isChecked(), false);
  const birch = head.backupTick(BIRCH);
  if (await birch.count()) assert.equal(await birch.isChecked(), false);
  // Nothing is ticked: whatever the button does then, nothing changes.
  if (await head.control(BACKUP.restore).isEnabled()) await head.press(BACKUP.restore);
  await head.opensDraft(ASH);
  await head.reads('Newer');

  await head.opensBackup(file(backup.name, backup.text));
  await head.backupTick(ASH).check();
  await head.restoresTicked();
  await head.opensDraft(ASH);
  await head.reads('Older');
  assert.ok((await head.notesInVersions()).includes('Newer'), 'what was replaced is an earlier version');
});

scenario('a newer draft in a backup is ticked, and one that went its own way is not', async ({ profile }) => {
  const { person: office } = await profile();
  await draftWith(office, ASH, 'In the office');
  const first = await office.downloadsBackup();
  const { person: home } = await profile();
  await home.opensBackup(file(first.name, first.text));
  await home.restoresTicked();
  await home.opensDraft(ASH);
  await home.reads('In the office');
  await home.writes('At home');
  await home.seesSaved();
  const second = await home.downloadsBackup();

  await office.opensBackup(file(second.name, second.text));
  await says(office, ASH, BACKUP.newer);
  assert.ok(await office.backupTick(ASH).isChecked());
  await office.opensDraft(ASH);
  await office.writes('In the office, too');
  await office.seesSaved();
  await office.opensBackup(file(second.name, second.text));
  await says(office, ASH, BACKUP.different);
  assert.equal(await office.backupTick(ASH).isChecked(), false);
  await office.backupTick(ASH).check();
  await office.restoresTicked();
  await office.opensDraft(ASH);
  await office.reads('At home');
  assert.ok((await office.notesInVersions()).includes('In the office, too'));
});

scenario('a backup takes drafts, their earlier versions and the returns brought together to a second device', async ({ profile }) => {
  const { person: office } = await profile();
  await draftWith(office, ASH, 'On Monday');
  await office.goHome();
  await office.opensDraft(ASH);
  await office.writes('On Tuesday');
  await office.seesSaved();
  const real = await submittedReturn((await profile()).person, BIRCH);
  const subgroup = await Subgroup.openReturns(office);
  await subgroup.add(file('return.json', real));
  await subgroup.seesVerdict('return.json', VERDICT.counted);
  const backup = await office.downloadsBackup();

  const { person: second } = await profile();
  await second.opensBackup(file(backup.name, backup.text));
  await second.restoresTicked();
  await (await Subgroup.openReturns(second)).counts(1);
  await second.opensDraft(ASH);
  await second.reads('On Tuesday');
  assert.ok((await second.notesInVersions()).includes('On Monday'), 'the earlier version came along');
});

scenario('a file that is no backup is refused with words, and nothing changes', async ({ profile }) => {
  const { person: head } = await profile();
  await draftWith(head, ASH, 'Of Ash Lane');
  const backup = await head.downloadsBackup();
  for (const text of ['Minutes of the meeting', backup.text.slice(0, backup.text.length / 2), backup.text.replace(/"version":\s*\d+/, '"version": 99')]) {
    await head.opensDeviceData();
    await head.fileInput(DEVICE.restore).setInputFiles(file('backup.json', text));
    await head.page.getByRole('alert').first().waitFor();
    assert.equal(await head.heading(BACKUP.heading).count() && await head.control(BACKUP.restore).count(), 0, 'nothing can be restored from it');
  }
  await head.opensDraft(ASH);
  await head.reads('Of Ash Lane');
});

async function draftWith(person, name, note) {
  await person.goHome();
  await person.beginsDraft(name);
  await person.writes(note, firstQuestion);
  await person.seesSaved();
}

async function says(person, name, standing) {
  await eventually(async () => assert.ok((await person.backupRow(name).innerText({ timeout: 1_000 })).includes(standing), `${name}: ${standing}`));
}

async function nothingIsLeft(person) {
  await eventually(async () => {
    assert.deepEqual(await everythingKept(person.page), {});
    const elsewhere = await person.page.evaluate(async () => ({
      session: Object.keys(sessionStorage).filter((key) => key.startsWith('safeguarding')),
      caches: 'caches' in window ? await caches.keys() : [],
    }));
    assert.deepEqual(elsewhere.session, [], 'session storage');
  });
}
