// What the browser kept is cleared while a draft is open: the page says so and offers what it holds; what was deleted on purpose stays deleted.
import assert from 'node:assert/strict';
import { clearSiteData, everythingKept } from './database.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion } from './questionnaire.mjs';
import { eventually } from './waiting.mjs';
import { DELETED, HOME, SAVING, TABS } from './words.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const BEFORE = 'Written before it was cleared';

for (const [what, how] of Object.entries({ 'site data is': { everything: true }, 'the databases are': { everything: false } })) {
  scenario(`when ${what} cleared while a draft is open, the page says so, and the draft is kept again when that is wanted`, async ({ profile }) => {
    const device = await profile();
    const { person: head } = device;
    await begins(head);
    await clearSiteData(head.page, how);
    // Nobody has typed a key since.
    await head.seesGone();
    assert.equal((await head.downloadsDraftInMemory()).answers[firstQuestion.id].note, BEFORE, 'the draft is offered as a file');
    await head.typesOn(', and after');
    await head.seesGone();
    await head.keepsAgain();
    await head.typesOn(', and again');
    await head.seesSaved();
    const later = await device.restart();
    await later.opensDraft(NAME);
    await later.reads(`${BEFORE}, and after, and again`);
  });
}

scenario('a draft that is gone from the device stays open, and is listed, while the person goes about in the app', async ({ profile }) => {
  const { person: head } = await profile();
  await begins(head);
  await clearSiteData(head.page);
  await head.seesGone();
  await head.page.evaluate(() => { window.location.hash = '#/'; });
  await head.draftRow(NAME).waitFor();
  await head.opensDraft(NAME);
  await head.reads(BEFORE);
  await head.keepsAgain();
});

scenario('a draft that was cleared is offered also after the page was loaded again, from what the page handed on', async ({ profile }) => {
  const { person: head } = await profile();
  await begins(head);
  await clearSiteData(head.page, { everything: false });
  await head.seesGone();
  await head.typesOn(', and after');
  await head.page.reload();
  await head.seesGone();
  await head.reads(`${BEFORE}, and after`);
  await head.keepsAgain();
  await head.page.reload();
  await head.reads(`${BEFORE}, and after`);
  await head.seesSaved();
});

scenario('a draft that was cleared while two tabs show it is kept again from either', async ({ profile }) => {
  const device = await profile();
  const { person: first } = device;
  await begins(first);
  const second = await device.newTab();
  await second.opensDraft(NAME);
  await second.seesReadOnly(TABS.elsewhere);
  await clearSiteData(first.page);
  await first.seesGone();
  await second.seesGone();
  await second.page.getByRole('button', { name: SAVING.keepAgain }).click();
  await second.notice(/Another tab or window has this draft too/).first().waitFor();
  await first.keepsAgain();
  await second.seesReadOnly(TABS.elsewhere);
  await second.reads(BEFORE);
  await clearSiteData(first.page);
  await second.seesGone();
  await first.page.close();
  await second.page.bringToFront();
  await eventually(() => second.keepsAgain(), 20_000);
  await second.seesEditable();
  await second.typesOn(', from the second tab');
  await second.seesSaved();
  await second.page.reload();
  await second.reads(`${BEFORE}, from the second tab`);
});

scenario('a draft that is deleted for good in another tab is not offered, and nothing of it comes back', async ({ profile }) => {
  const device = await profile();
  const { person: first } = device;
  await begins(first);
  const second = await device.newTab();
  await second.opensDraft(NAME);
  await second.seesReadOnly(TABS.elsewhere);
  await first.deletesDraft(NAME);
  await first.deletedRow(NAME).getByRole('button', { name: DELETED.forGood }).click();
  const yes = first.main.getByRole('button', { name: DELETED.sure });
  await eventually(async () => {
    if (await yes.count()) await yes.first().click({ timeout: 1_000 });
    assert.equal(await first.deletedRow(NAME).count(), 0);
  });
  await second.page.getByText(/deleted/).first().waitFor();
  await isOfferedNowhere(second);
});

scenario('after everything was deleted in another tab an open draft is not offered, and nothing of it comes back', async ({ profile }) => {
  const device = await profile();
  const { person: first } = device;
  await begins(first);
  const second = await device.newTab();
  await second.deletesEverything();
  await first.arriveAt(HOME.heading);
  await isOfferedNowhere(first);
  await first.page.reload();
  await isOfferedNowhere(first);
});

async function begins(head) {
  await head.beginsDraft(NAME);
  await head.writes(BEFORE);
  await head.seesSaved();
}

async function isOfferedNowhere(person) {
  assert.equal(await person.page.getByRole('button', { name: SAVING.keepAgain }).count(), 0);
  await person.page.reload();
  assert.equal(await person.page.getByRole('button', { name: SAVING.keepAgain }).count(), 0);
  await eventually(async () => assert.ok(!JSON.stringify(await everythingKept(person.page)).includes(BEFORE), 'nothing of it is kept'));
}
