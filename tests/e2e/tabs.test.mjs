// The same draft in two tabs: one edits, the other says so; taking over loses no word, and a late writer never writes over the other.
import assert from 'node:assert/strict';
import { everythingKept, neverEndsWritesTo, WITHOUT } from './database.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { SAVING, TABS, TASKS } from './words.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const [firstDomain] = questionnaire.domains;
const LATE = new RegExp(`${TABS.takenOver.source}|${TABS.changed.source}`);
const BROWSERS = {
  '': {},
  ', where the browser has no locks': { prepare: WITHOUT.locks },
  ', where the browser has neither locks nor channels between tabs': { prepare: WITHOUT.locksAndChannels },
};

for (const [where, wishes] of Object.entries(BROWSERS)) {
  scenario(`a second tab shows the draft read-only on every page and says where it is open${where}`, async ({ profile }) => {
    const { second } = await inTwoTabs(await profile(wishes));
    await second.seesReadOnly(TABS.elsewhere);
    for (const task of [undefined, TASKS.about, TASKS.actions, TASKS.check, TASKS.declaration]) {
      await second.goesToTaskList();
      if (task) await second.press(task);
      await second.page.getByText(TABS.elsewhere).first().waitFor();
      await second.takeOverButton().waitFor();
      for (const field of await second.main.getByRole('textbox').all()) assert.equal(await field.isEditable(), false, `read-only on "${task}"`);
      for (const box of await second.main.getByRole('checkbox').all()) assert.ok(await box.isDisabled(), `read-only on "${task}"`);
    }
  });

  scenario(`who edits goes from tab to tab and back, and no word is lost${where}`, async ({ profile }) => {
    const { first, second } = await inTwoTabs(await profile(wishes));
    await first.writes('begun');
    await second.seesReadOnly(TABS.elsewhere);
    let said = 'begun';
    let [writer, reader] = [first, second];
    for (let turn = 1; turn <= 6; turn += 1) {
      const word = ` turn${turn}`;
      await writer.typesOn(word);
      said += word;
      await reader.takesOver();
      await reader.reads(said);
      await writer.seesReadOnly(TABS.takenOver);
      await writer.reads(said);
      [writer, reader] = [reader, writer];
    }
    await writer.seesSaved();
    await writer.page.reload();
    await writer.reads(said);
  });

  scenario(`a tab takes over from one that crashed${where}`, async ({ profile }) => {
    const device = await profile({ ...wishes, expects: [/the page crashed/] });
    const { first, second } = await inTwoTabs(device);
    await first.writes('Written before the crash');
    await first.seesSaved();
    await second.seesReadOnly(TABS.elsewhere);
    await crash(device, first);
    await second.page.bringToFront();
    await takesOverIfAsked(second);
    await second.reads('Written before the crash');
    await second.typesOn(', and after');
    await second.seesSaved();
    const third = await afterClosing(device, second);
    await third.opensDraft(NAME);
    await third.reads('Written before the crash, and after');
  });

  for (const [how, halt] of Object.entries({ 'is stopped in the middle of a task': paused, 'the system has put to sleep': asleep })) {
    scenario(`a tab takes over from one that ${how}, whose late words are kept beside${where}`, async ({ profile }) => {
      const device = await profile({ ...wishes, expects: [/./] });
      const { first, second } = await inTwoTabs(device);
      await first.writes('Early.');
      await first.seesSaved();
      await second.seesReadOnly(TABS.elsewhere);
      const wake = await halt(device, first, ' Late words.');
      await second.page.bringToFront();
      await second.takesOver(firstQuestion, 60_000);
      const taken = await second.noteNow();
      assert.match(taken, /^Early\./);
      await second.typesOn(' The second goes on.');
      const now = `${taken} The second goes on.`;
      await second.seesSaved();
      await wake();
      await first.page.bringToFront();
      await first.seesReadOnly(LATE);
      // Only once it says so are the late words where they are looked for.
      await first.page.getByText(TABS.kept).first().waitFor();
      await second.page.reload();
      await second.reads(now);
      if (taken.includes('Late words.')) return;
      await first.page.close();
      await takesOverIfAsked(second);
      const notes = await second.notesInVersions();
      assert.ok(notes.some((note) => note.includes('Late words.')), `the late words are in an earlier version: ${JSON.stringify(notes)}`);
      await second.reads(now);
    });
  }
}

scenario('a tab whose late words are still being kept says so, and where it is closed before that they are kept all the same', async ({ profile }) => {
  const device = await profile({ expects: [/./] });
  const { first, second } = await inTwoTabs(device);
  await first.writes('Early.');
  await first.seesSaved();
  await second.seesReadOnly(TABS.elsewhere);
  await neverEndsWritesTo(first.page, 'versions');
  const wake = await paused(device, first, ' Late words.');
  await second.page.bringToFront();
  await second.takesOver(firstQuestion, 60_000);
  await wake();
  await first.page.getByText(TABS.keeping).first().waitFor();
  assert.equal(await first.page.getByText(TABS.kept).count(), 0, 'nothing is said to be kept that is not');
  // What the second tab saves meanwhile is no reason to forget what the first has put aside.
  await second.typesOn(' The second goes on.');
  await second.seesSaved();
  await first.page.close();
  await second.page.reload();
  await second.reads('Early. The second goes on.');
  const notes = await second.notesInVersions();
  assert.ok(notes.some((note) => note.includes('Late words.')), `the late words are in an earlier version: ${JSON.stringify(notes)}`);
});

scenario('where nothing tells tabs of each other, a late writer is told, and its words are in an earlier version', async ({ profile }) => {
  const device = await profile({ prepare: WITHOUT.anyWordBetweenTabs });
  const { first, second } = await inTwoTabs(device);
  await takesOverIfAsked(second);
  await second.writes('Second');
  await second.seesSaved();
  // The first tab has heard nothing, so its fields can still be changed.
  await first.writes('First');
  await first.page.getByText(LATE).first().waitFor();
  const offered = await first.page.getByRole('button', { name: SAVING.downloadDraft, exact: true }).count();
  if (offered) assert.equal((await first.downloadsDraftInMemory()).answers[firstQuestion.id].note, 'First');
  await second.page.reload();
  await takesOverIfAsked(second);
  await second.reads('Second');
  await eventually(async () => {
    const kept = Object.values(await everythingKept(second.page)).join('\n');
    assert.ok(kept.includes('First') && kept.includes('Second'), 'both are kept');
  });
  await first.page.close();
  assert.ok((await second.notesInVersions()).includes('First'), 'the late words are in an earlier version');
});

scenario('two tabs with two drafts do not disturb each other', async ({ profile }) => {
  const device = await profile();
  await device.person.beginsDraft('Birch School');
  const other = await device.newTab();
  await other.beginsDraft('Cedar School');
  await device.person.writes('Of Birch');
  await other.writes('Of Cedar');
  await device.person.seesSaved();
  await other.seesSaved();
  for (const person of [device.person, other]) assert.equal(await person.takeOverButton().count(), 0);
});

scenario('a draft can be edited again in a second tab as soon as the first has left it', async ({ profile }) => {
  const { first, second } = await inTwoTabs(await profile());
  await second.seesReadOnly(TABS.elsewhere);
  await first.writes('Left behind');
  await first.goHome();
  await takesOverIfAsked(second);
  await second.reads('Left behind');
  await second.writes('Taken up');
  await second.seesSaved();
});

/** The draft at its first domain, in a tab that edits it and in a second one. */
async function inTwoTabs(device) {
  const first = device.person;
  await first.beginsDraft(NAME);
  await first.seesSaved();
  const second = await device.newTab();
  await second.opensDraft(NAME, firstDomain);
  return { first, second };
}

/** A tab may notice by itself that the other one has gone. */
async function takesOverIfAsked(person) {
  await eventually(async () => {
    if (await person.takeOverButton().count()) await person.takeOverButton().click({ timeout: 2_000 });
    assert.ok(await person.noteOn(firstQuestion).isEditable({ timeout: 2_000 }), 'the note can be changed');
    assert.equal(await person.takeOverButton().count(), 0, 'nothing asks to edit here instead');
  }, 60_000);
}

async function crash(device, person) {
  const session = await device.context.newCDPSession(person.page);
  const crashed = person.page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
}

async function afterClosing(device, person) {
  const tab = await device.newTab();
  await person.page.close();
  return tab;
}

/** Writes more in one task of the page, which is then stopped before anything else can happen in it. Gives the way to wake it. */
async function paused(device, person, words) {
  const session = await device.context.newCDPSession(person.page);
  await session.send('Debugger.enable');
  const stopped = new Promise((resolve) => { session.once('Debugger.paused', resolve); });
  await person.noteOn(firstQuestion).focus();
  await person.page.keyboard.press('Control+End');
  session.send('Runtime.evaluate', { expression: `document.execCommand('insertText', false, ${JSON.stringify(words)}); debugger;` }).catch(() => {});
  await stopped;
  return async () => {
    await session.send('Debugger.resume');
    await session.send('Debugger.disable');
  };
}

/** Writes more, and has the system stop the tab's process at once, as it does with programs that it puts to sleep. */
async function asleep(device, person, words) {
  const fallAsleep = await device.stopper(person.page);
  await person.typesOn(words);
  return fallAsleep();
}
