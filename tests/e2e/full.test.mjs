// The device is full, or keeps nothing at all: the person is told and keeps what is in memory, and nothing that was saved is harmed.
import assert from 'node:assert/strict';
import { emptyLocalStorage, fillLocalStorage, WITHOUT } from './database.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { DOMAIN, HOME, SAVING, TASKS } from './words.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const BEFORE = 'Written while there was room';
const DURING = 'Written when there was none';
const [firstDomain] = questionnaire.domains;
// The browser itself says so on the console when a write does not fit.
const FULL = { little: true, expects: [/quota/i] };

for (const [what, { fill, empty, saves }] of Object.entries({
  'the database': { fill: ({ room, page }) => room.shrink(page), empty: ({ room }) => room.make() },
  'the local storage': { fill: ({ page }) => fillLocalStorage(page), empty: ({ page }) => emptyLocalStorage(page), saves: true },
  'the database and the local storage': {
    fill: async ({ room, page }) => { await fillLocalStorage(page); await room.shrink(page); },
    empty: async ({ room, page }) => { await emptyLocalStorage(page); await room.make(); },
  },
})) {
  scenario(`when ${what} is full, the work goes on, nothing saved is harmed, and saving resumes when there is room`, async ({ profile }) => {
    const device = await profile(FULL);
    const head = device.person;
    await head.beginsDraft(NAME);
    await head.writes(BEFORE);
    await head.seesSaved();
    const place = { room: device.room, page: head.page };
    await fill(place);
    await head.writes(DURING);

    if (saves) {
      // The database has room, and what survives is kept there: a full local storage is no reason for a warning.
      await head.seesSaved();
    } else {
      await head.seesNotSaved();
      assert.equal((await head.downloadsDraftInMemory()).answers[firstQuestion.id].note, DURING, 'the draft in memory is offered');
      await warningStays(head);
      const other = await device.newTab();
      await other.opensDraft(NAME);
      // What was saved, or even what the other tab has in memory.
      await eventually(async () => assert.ok([BEFORE, DURING].includes(await other.noteNow()), 'what was saved is undamaged'));
      await other.page.close();
    }

    await empty(place);
    // The person does nothing: saving is tried again by itself.
    await eventually(() => head.seesNoWarning(), 60_000);
    await head.seesSaved();
    await head.page.reload();
    await head.reads(DURING);
    const later = await device.restart();
    await later.opensDraft(NAME);
    await later.reads(DURING);
  });
}

scenario('a note that does not fit is not forgotten by a visit to another page of the draft', async ({ profile }) => {
  const { person: head, room } = await profile(FULL);
  await head.beginsDraft(NAME);
  await head.seesSaved();
  await room.shrink(head.page);
  await head.writes(DURING);
  await head.seesNotSaved();
  await head.goesToTaskList();
  await head.seesNotSaved();
  await head.openDomain(firstDomain);
  await head.reads(DURING);
  await head.seesNotSaved();
  await room.make();
  await eventually(() => head.seesNoWarning(), 60_000);
  await head.page.reload();
  await head.reads(DURING);
});

scenario('whoever goes to another page on a full device, and back, is told once there is room again', async ({ profile }) => {
  const { person: head, room } = await profile(FULL);
  await head.beginsDraft(NAME);
  await head.writes(BEFORE);
  await head.seesSaved();
  await room.shrink(head.page);
  await head.goesToTaskList();
  await head.seesNothingMoreCanBeSaved();
  // Back to where the last save found the person: there is nothing left to save, and the warning must still not stay for good.
  await head.openDomain(firstDomain);
  await head.seesNothingMoreCanBeSaved();
  await room.make();
  await head.seesNoWarning();
  await head.seesSaved();
});

scenario('a draft that was saved can be opened on a device that is full since', async ({ profile }) => {
  const { person: head, room } = await profile(FULL);
  await head.beginsDraft(NAME);
  await head.writes(BEFORE);
  await head.seesSaved();
  await room.shrink(head.page);
  await head.page.reload();
  await head.reads(BEFORE);
  await head.goHome();
  await head.opensDraft(NAME);
  await head.reads(BEFORE);
  await head.writes(DURING);
  await head.seesNotSaved();
});

for (const [how, end] of Object.entries({
  'is closed': ({ person }) => person.page.close(),
  crashes: async (device) => {
    const session = await device.context.newCDPSession(device.person.page);
    const crashed = device.person.page.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
  },
})) {
  for (const [where, comes] of Object.entries({
    'a tab that was open already': async ({ tabs: [other] }) => other,
    'a new tab': async ({ device }) => {
      const other = await device.newTab();
      await other.opensDraft(NAME);
      return other;
    },
  })) {
    for (const [what, typed] of Object.entries({ 'with nothing unsaved': BEFORE, 'with words that could not be saved': DURING })) {
      scenario(`when a tab ${how} on a full device ${what}, ${where} goes on, and saving resumes when there is room`, async ({ profile }) => {
        const device = await profile({ ...FULL, expects: [...FULL.expects, /the page crashed/] });
        const { person: head } = device;
        await head.beginsDraft(NAME);
        await head.writes(BEFORE);
        await head.seesSaved();
        const tabs = [];
        if (where.includes('already')) {
          tabs.push(await device.newTab());
          await tabs[0].opensDraft(NAME);
        }
        await device.room.shrink(head.page);
        if (typed === DURING) {
          await head.writes(DURING);
          await head.seesNotSaved();
        }
        await end(device);
        const other = await comes({ device, tabs });
        await other.page.bringToFront();
        await eventually(async () => {
          if (await other.takeOverButton().count()) await other.takeOverButton().click({ timeout: 2_000 });
          assert.ok(await other.noteOn(firstQuestion).isEditable({ timeout: 2_000 }), 'the note can be changed');
        }, 30_000);
        await other.reads(typed);
        if (typed === DURING) await other.seesNotSaved();
        else await other.seesNothingMoreCanBeSaved();
        await device.room.make();
        // The person does nothing.
        await other.seesNoWarning();
        await other.seesSaved();
        await other.typesOn(', and after');
        await other.seesSaved();
        const later = await device.restart();
        await later.opensDraft(NAME);
        await later.reads(`${typed}, and after`);
        await later.opensVersions();
        assert.doesNotMatch((await later.versionRows.allInnerTexts()).join('\n'), /Typed in another tab/, 'nothing of it is said to be from elsewhere');
      });
    }
  }
}

scenario('a draft that is begun on a full device can be worked on and downloaded', async ({ profile }) => {
  const { person: head, room } = await profile(FULL);
  await room.shrink(head.page);
  await head.beginsDraft(NAME);
  await head.writes(DURING);
  await head.seesNotSaved();
  assert.equal((await head.downloadsDraftInMemory()).answers[firstQuestion.id].note, DURING);
});

for (const [how, wishes] of Object.entries({
  'the page is denied it': { prepare: WITHOUT.storage },
  'the browser is set to block all site data': { preferences: { profile: { default_content_setting_values: { cookies: 2 } } } },
})) {
  scenario(`where nothing can be kept because ${how}, the app works in memory and says so on every page`, async ({ profile }) => {
    const { person: head } = await profile({ ...wishes, expects: [/denied|SecurityError|blocked/i] });
    await saysSo(head);
    await head.startFor({ name: NAME });
    await saysSo(head);
    await head.openDomain(firstDomain);
    await head.writes(DURING);
    await saysSo(head);
    assert.equal((await head.downloadsDraftFromTaskList()).answers[firstQuestion.id].note, DURING);
    for (const task of [TASKS.about, TASKS.actions, TASKS.check, TASKS.declaration]) {
      await head.goesToTaskList();
      await head.press(task);
      await head.page.getByRole('heading', { level: 1, name: questionnaire.title, exact: true }).waitFor({ state: 'hidden' });
      await saysSo(head);
    }
    await head.goesToTaskList();
    await head.openDomain(firstDomain);
    await head.reads(DURING);
    for (const page of [HOME.device, HOME.returns]) {
      await head.goHome();
      await saysSo(head);
      await head.press(page);
      await head.arriveAt(page === HOME.returns ? 'Returns' : page);
      await saysSo(head);
    }
    await head.goHome();
    await head.opensDraft(NAME);
    await head.reads(DURING);
  });
}

async function saysSo(person) {
  await person.page.getByText(SAVING.nowhere).first().waitFor();
}

/** The warning is still there after more keys and more tries to save. */
async function warningStays(head) {
  for (const letter of ['a', 'b', 'c']) {
    await head.typesOn(letter);
    await head.seesNotSaved();
  }
  const saved = head.page.getByRole('status').filter({ hasText: DOMAIN.saved });
  assert.equal(await saved.and(head.page.locator('[aria-busy="false"]')).count(), 0, 'nothing claims to have saved');
  await head.writes(DURING);
  await head.seesNotSaved();
}
