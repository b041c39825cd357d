// The browser closes the database under an open page: the app opens it again by itself, and what it says of saving is true throughout.
import assert from 'node:assert/strict';
import { CLOSINGS, everythingKept, inOrder, outOfOrder, rememberConnections } from './database.mjs';
import { onFirefox } from './firefox.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { HOME, SAVING } from './words.mjs';

const NAME = 'Ash Lane School';
// What browsers say in their own English of databases.
const BROWSERS_OWN = /internal error|backing store|connection|transaction|IDB|indexed|database|exception|InvalidState|Unknown ?Error|abort/i;
const { scenario } = onProfiles();
const { scenario: inFirefox } = onFirefox();

async function savesAfter(head, close) {
  await head.beginsDraft(NAME);
  for (const time of ['once', 'twice']) {
    await head.writes(`Before it was closed ${time}`);
    await head.seesSaved();
    await close(head.page);
    await head.writes(`After it was closed ${time}`);
    await eventually(async () => {
      assert.ok(JSON.stringify(await everythingKept(head.page)).includes(`After it was closed ${time}`), 'it is on the disk');
    });
    await head.seesSaved();
    await head.seesNoWarning();
  }
  await head.page.reload();
  await head.reads('After it was closed twice');
}

for (const [how, close] of Object.entries(CLOSINGS)) {
  scenario(`what is typed after ${how} is saved, without a warning`, async ({ profile }) => {
    const { person: head } = await profile({ prepare: rememberConnections });
    await savesAfter(head, close);
  });

  inFirefox(`what is typed after ${how} is saved in Firefox, without a warning`, async ({ device }) => {
    const { person: head } = await device({ prepare: rememberConnections });
    await savesAfter(head, close);
  });

  scenario(`lists, versions, deleting and restoring go on after ${how}`, async ({ profile }) => {
    const { person: head } = await profile({ prepare: rememberConnections });
    await head.beginsDraft(NAME);
    await head.writes('On Monday');
    await head.seesSaved();
    await close(head.page);
    await head.goHome();
    await close(head.page);
    await head.opensDraft(NAME);
    await head.reads('On Monday');
    await head.writes('On Tuesday');
    await head.seesSaved();
    await close(head.page);
    await head.opensVersions();
    await close(head.page);
    await head.restoresVersion(0);
    assert.equal(await head.noteAt(), 'On Monday');
    await close(head.page);
    await head.deletesDraft(NAME);
    await close(head.page);
    await head.restoresDeleted(NAME);
    await close(head.page);
    await head.press(HOME.returns);
    await head.arriveAt('Returns');
    await head.opensDraft(NAME);
    await head.reads('On Monday');
    assert.doesNotMatch((await head.told.allInnerTexts()).join('\n'), SAVING.warning);
  });
}

async function saysInOurWords(head) {
  await head.beginsDraft(NAME);
  await head.writes('Before');
  await head.seesSaved();
  await outOfOrder(head.page);
  await head.writes('Only in this page');
  await head.seesNotSaved();
  const told = (await head.told.allInnerTexts()).join('\n');
  assert.doesNotMatch(told, BROWSERS_OWN, 'the words are ours');
  assert.match(told, /Download the draft now; then load this page again/, 'it says what to do');
  assert.equal((await head.downloadsDraftInMemory()).answers[firstQuestion.id].note, 'Only in this page');
  await inOrder(head.page);
  await head.seesNoWarning();
  await head.seesSaved();
  await head.page.reload();
  await head.reads('Only in this page');
}

scenario('while the database cannot be opened again the page says in our own words what to do, and then saves by itself', async ({ profile }) => {
  const { person: head } = await profile({ prepare: rememberConnections });
  await saysInOurWords(head);
});

inFirefox('while the database cannot be opened again in Firefox the page says in our own words what to do, and then saves by itself', async ({ device }) => {
  const { person: head } = await device({ prepare: rememberConnections });
  await saysInOurWords(head);
});
