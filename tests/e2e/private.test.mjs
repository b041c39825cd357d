// A window that forgets everything when it is closed: the draft's page says so, and no other window is called one.
import assert from 'node:assert/strict';
import { onFirefox } from './firefox.mjs';
import { onProfiles } from './profile.mjs';
import { SAVING } from './words.mjs';

const { scenario: onDisk } = onProfiles();
const { scenario: inFirefox } = onFirefox();
const NAME = 'Ash Lane School';

inFirefox('in a private window of Firefox every page of the draft says that the window forgets, and what to do', async ({ device }) => {
  const { person: head } = await device({ preferences: { 'browser.privatebrowsing.autostart': true } });
  await saysSo(head);
  await head.goesToTaskList();
  await head.page.getByText(SAVING.privateWindow).waitFor();
});

onDisk('in an ordinary profile nothing is said of private windows', async ({ profile }) => {
  const device = await profile();
  await saysNothing(device.person);
  const again = await device.restart();
  await again.opensDraft(NAME);
  await saysNothingAfterTyping(again);
});

inFirefox('in an ordinary Firefox nothing is said of private windows', async ({ device }) => {
  const { person: head } = await device();
  await saysNothing(head);
});

async function saysSo(head) {
  await head.beginsDraft(NAME);
  await head.writes('Written in a private window');
  await head.seesSaved();
  await head.page.getByText(SAVING.privateWindow).waitFor();
  await head.page.getByText(/Download the draft before you close it/).waitFor();
}

async function saysNothing(head) {
  await head.beginsDraft(NAME);
  await saysNothingAfterTyping(head);
}

async function saysNothingAfterTyping(head) {
  await head.writes('Written in an ordinary window');
  await head.seesSaved();
  assert.equal(await head.page.getByText(SAVING.privateWindow).count(), 0);
}
