// Earlier versions of a draft, and drafts that were deleted: listed, brought back, and brought back from that too.
import assert from 'node:assert/strict';
import { everythingKept } from './database.mjs';
import { onProfiles } from './profile.mjs';
import { daysGoBy, eventually } from './waiting.mjs';
import { DELETED, VERSIONS } from './words.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = new Date('2026-11-02T09:00:00Z');
const MOST = 20;

scenario('what a draft was is kept when it is next opened to be worked on, and says what changed', async ({ profile }) => {
  const { person: head } = await profile();
  await head.beginsDraft(NAME);
  await head.writes('As on Monday');
  await head.seesSaved();
  await head.goHome();
  await head.opensDraft(NAME);
  await head.writes('As on Tuesday');
  await head.seesSaved();
  await head.opensVersions();
  await head.main.getByRole('table').first().waitFor();
  const [newest] = await head.versions();
  assert.match(newest, /\d{1,2}:\d{2}/, 'a version says its time');
  assert.match(newest, /1 answer changed in S1|Begun|First version|created/i, 'a version says what changed');
});

scenario('opening a draft again and again without a change keeps no more versions', async ({ profile }) => {
  const { person: head } = await profile();
  await head.beginsDraft(NAME);
  await head.writes('Once');
  await head.seesSaved();
  await head.goHome();
  await head.opensDraft(NAME);
  await head.opensVersions();
  const kept = (await head.versions()).length;
  for (let time = 0; time < 3; time += 1) {
    await head.goHome();
    await head.opensDraft(NAME);
  }
  await head.opensVersions();
  assert.equal((await head.versions()).length, kept);
});

scenario('restoring a version brings back the answers of then', async ({ profile }) => {
  const device = await profile();
  await withTwoVersions(device.person);
  await restoresNote(device.person, 'As on Monday');
  await device.person.seesSaved();
  const again = await device.restart();
  await again.opensDraft(NAME);
  await again.reads('As on Monday');
});

scenario('a restored version can be undone at once, and what was is there again', async ({ profile }) => {
  const device = await profile();
  const { person: head } = device;
  await withTwoVersions(head);
  await head.opensVersions();
  await head.versions();
  await head.restoresVersion((await head.versionRows.count()) - 1);
  await head.undoesRestore();
  assert.equal(await head.noteAt(), 'As on Tuesday');
  await head.seesSaved();
  const again = await device.restart();
  await again.opensDraft(NAME);
  await again.reads('As on Tuesday');
});

scenario('what was replaced by a restored version is itself an earlier version', async ({ profile }) => {
  const device = await profile();
  await withTwoVersions(device.person);
  await restoresNote(device.person, 'As on Monday');
  const head = await device.restart();
  await head.opensDraft(NAME);
  await head.reads('As on Monday');
  assert.ok((await head.notesInVersions()).includes('As on Tuesday'));
});

scenario('a version is kept after five minutes of work at the latest', async ({ profile }) => {
  const { person: head } = await profile();
  await head.page.clock.install({ time: START });
  await head.page.reload();
  await head.beginsDraft(NAME);
  await head.writes('In the first minutes');
  await head.seesSaved();
  for (let minute = 1; minute <= 6; minute += 1) {
    await head.page.clock.fastForward(MINUTE);
    await head.typesOn('.');
    await head.seesSaved();
  }
  await head.writes('After six minutes');
  await head.seesSaved();
  // A version is written after the draft itself is.
  await eventually(async () => {
    const notes = await head.notesInVersions();
    assert.ok(notes.some((note) => note.startsWith('In the first minutes')), `a version of the first minutes among ${JSON.stringify(notes)}`);
  });
});

scenario('at most twenty versions are kept, and the first and the last are among them', async ({ profile }) => {
  const { person: head } = await profile();
  await head.page.clock.install({ time: START });
  await head.page.reload();
  await head.beginsDraft(NAME);
  for (let round = 1; round <= MOST + 6; round += 1) {
    await head.writes(`Round ${round}`);
    await head.seesSaved();
    await head.page.clock.fastForward(round % 3 ? 7 * MINUTE : DAY);
    await head.goHome();
    await head.opensDraft(NAME);
    await head.reads(`Round ${round}`);
  }
  await head.opensVersions();
  const versions = await head.versions();
  assert.ok(versions.length <= MOST && versions.length >= MOST / 2, `${versions.length} versions`);
  await head.restoresVersion(0);
  assert.match(await head.noteAt(), new RegExp(`^Round ${MOST + 5}|Round ${MOST + 6}$`), 'the newest version is of the last rounds');
}, { timeout: 300_000 });

scenario('a deleted draft is listed as recently deleted, and comes back with its answers', async ({ profile }) => {
  const device = await profile();
  await device.person.beginsDraft(NAME);
  await device.person.writes('Not to be lost');
  await device.person.seesSaved();
  await device.person.deletesDraft(NAME);
  const head = await device.restart();
  await head.deletedRow(NAME).waitFor();
  assert.equal(await head.draftRow(NAME).count(), 0);
  await head.restoresDeleted(NAME);
  assert.equal(await head.deletedRow(NAME).count(), 0);
  await head.opensDraft(NAME);
  await head.reads('Not to be lost');
});

scenario('a draft that is deleted for good leaves nothing behind', async ({ profile }) => {
  const { person: head } = await profile();
  await head.beginsDraft(NAME);
  await head.writes('To be forgotten');
  await head.seesSaved();
  await head.deletesDraft(NAME);
  await head.deletedRow(NAME).getByRole('button', { name: DELETED.forGood }).click();
  // Asked again or not: nothing but a plain yes may be in the way.
  const yes = head.main.getByRole('button', { name: DELETED.sure });
  await yes.or(head.page.locator('body:not(:has(table))')).first().waitFor({ timeout: 1_000 }).catch(() => {});
  if (await yes.count()) await yes.first().click();
  await head.deletedRow(NAME).waitFor({ state: 'hidden' });
  await head.page.reload();
  await eventually(async () => assert.ok(!JSON.stringify(await everythingKept(head.page)).includes('To be forgotten')));
});

for (const [days, isThere] of [[29, true], [31, false]]) {
  scenario(`${days} days after it was deleted a draft ${isThere ? 'can still be restored' : 'is gone'}`, async ({ profile }) => {
    const { person: head } = await profile();
    await head.page.clock.install({ time: START });
    await head.page.reload();
    await head.beginsDraft(NAME);
    await head.writes('Not to be lost');
    await head.seesSaved();
    await head.deletesDraft(NAME);
    await head.deletedRow(NAME).waitFor();
    await daysGoBy(head.page, days);
    await head.page.reload();
    await head.goHome();
    await head.control('Start a new audit or self-assessment').waitFor();
    if (isThere) {
      await head.restoresDeleted(NAME);
      await head.opensDraft(NAME);
      await head.reads('Not to be lost');
    } else {
      await eventually(async () => assert.equal(await head.deletedRow(NAME).count(), 0));
      await eventually(async () => assert.ok(!JSON.stringify(await everythingKept(head.page)).includes('Not to be lost')));
    }
  });
}

async function withTwoVersions(head) {
  await head.beginsDraft(NAME);
  await head.writes('As on Monday');
  await head.seesSaved();
  await head.goHome();
  await head.opensDraft(NAME);
  await head.writes('As on Tuesday');
  await head.seesSaved();
}

/** Restores the version whose note says so, trying from the oldest on. Ends at the domain. */
async function restoresNote(head, note) {
  await head.opensVersions();
  const count = (await head.versions()).length;
  for (let fromOldest = 1; fromOldest <= count; fromOldest += 1) {
    await head.opensVersions();
    await head.restoresVersion((await head.versionRows.count()) - fromOldest);
    if ((await head.noteAt()) === note) return;
  }
  assert.fail(`no earlier version says "${note}"; "${VERSIONS.heading}" listed ${count}`);
}
