// Two tabs, a full device and halves of characters in Firefox.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { emptyDatabase, emptyLocalStorage, fillDatabase, fillLocalStorage, WITHOUT } from './database.mjs';
import { onFirefox } from './firefox.mjs';
import { typesInHalves } from './halves.mjs';
import { firstQuestion } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { SAVING, TABS } from './words.mjs';

const { scenario } = onFirefox();
const NAME = 'Ash Lane School';
const BEFORE = 'Written while there was room';
// More than the browser can find room for by tidying up or making it smaller.
const DURING = `Written when there was none: ${randomBytes(150_000).toString('hex')}`;
const ROOM = 6_000;

scenario('a note is still there after a reload in Firefox', async ({ device }) => {
  const { person: head } = await device();
  await head.beginsDraft(NAME);
  await head.typesOn(BEFORE);
  await head.page.reload();
  await head.reads(BEFORE);
});

scenario('an emoji that comes in two halves is kept whole in Firefox', async ({ device }) => {
  const { person: head } = await device();
  await head.beginsDraft(NAME);
  const note = head.noteOn(firstQuestion);
  await note.waitFor();
  assert.equal((await typesInHalves(note)).at(-1), 'd83d', 'the half that came stays until the other comes');
  await head.reads('ok \u{1f600}');
  await head.seesSaved();
  await head.page.reload();
  await head.reads('ok \u{1f600}');
});

for (const [where, wishes] of Object.entries({
  '': {},
  ', where it has no locks': { prepare: WITHOUT.locks },
})) {
  scenario(`who edits goes from tab to tab and back in Firefox, and no word is lost${where}`, async ({ device }) => {
    const opened = await device(wishes);
    const first = opened.person;
    await first.beginsDraft(NAME);
    await first.writes('begun');
    const second = await opened.newTab();
    await second.opensDraft(NAME);
    await second.seesReadOnly(TABS.elsewhere);
    let said = 'begun';
    let [writer, reader] = [first, second];
    for (let turn = 1; turn <= 4; turn += 1) {
      await writer.typesOn(` turn${turn}`);
      said += ` turn${turn}`;
      await reader.takesOver();
      await reader.reads(said);
      await writer.seesReadOnly(TABS.takenOver);
      await writer.reads(said);
      [writer, reader] = [reader, writer];
    }
  });

  scenario(`a tab takes over in Firefox when the first is gone${where}`, async ({ device }) => {
    const opened = await device(wishes);
    const first = opened.person;
    await first.beginsDraft(NAME);
    const second = await opened.newTab();
    await second.opensDraft(NAME);
    await second.seesReadOnly(TABS.elsewhere);
    await first.typesOn('Left behind');
    await first.page.close();
    await eventually(async () => {
      if (await second.takeOverButton().count()) await second.takeOverButton().click({ timeout: 2_000 });
      assert.ok(await second.noteOn(firstQuestion).isEditable({ timeout: 2_000 }));
    }, 60_000);
    await second.reads('Left behind');
  });
}

for (const [what, { fill, empty }] of Object.entries({
  'the database': { fill: fillDatabase, empty: emptyDatabase },
  'the database and the local storage': {
    fill: async (page) => { await fillLocalStorage(page); await fillDatabase(page); },
    empty: async (page) => { await emptyLocalStorage(page); await emptyDatabase(page); },
  },
})) {
  scenario(`when ${what} is full in Firefox, the work goes on, nothing saved is harmed, and saving resumes when there is room`, async ({ device }) => {
    const opened = await device({ kilobytes: ROOM, expects: [/quota/i] });
    const head = opened.person;
    await head.beginsDraft(NAME);
    await head.writes(BEFORE);
    await head.seesSaved();
    await fill(head.page);
    await head.writes(DURING);
    await head.seesNotSaved();
    assert.equal((await head.downloadsDraftInMemory()).answers[firstQuestion.id].note, DURING);
    const other = await opened.newTab();
    await other.opensDraft(NAME);
    await other.reads(BEFORE);
    await other.page.close();
    await empty(head.page);
    await eventually(() => head.seesNoWarning(), 60_000);
    await head.seesSaved();
    await head.page.reload();
    await head.reads(DURING);
  });
}

scenario('when only the local storage is full in Firefox, everything is kept', async ({ device }) => {
  const { person: head } = await device({ expects: [/quota/i] });
  await head.beginsDraft(NAME);
  await fillLocalStorage(head.page);
  await head.writes(BEFORE);
  await head.seesSaved();
  await head.page.reload();
  await head.reads(BEFORE);
});

scenario('where Firefox keeps nothing, the app works in memory and says so', async ({ device }) => {
  const { person: head } = await device({ prepare: WITHOUT.storage, expects: [/denied|SecurityError/i] });
  await head.beginsDraft(NAME);
  await head.writes(BEFORE);
  await head.page.getByText(SAVING.nowhere).first().waitFor();
  assert.equal((await head.downloadsDraftFromTaskList()).answers[firstQuestion.id].note, BEFORE);
});
