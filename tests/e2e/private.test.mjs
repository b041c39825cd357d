// A window that forgets everything when it is closed: the draft's page says so, and no other window is called one.
import assert from 'node:assert/strict';
import { onFirefox } from './firefox.mjs';
import { serveApp } from './harness.mjs';
import { Keeper } from './keeper.mjs';
import { onProfiles } from './profile.mjs';
import { SAVING } from './words.mjs';

// Playwright's contexts are private windows to Chromium; its persistent ones are ordinary profiles.
const { scenario } = serveApp();
const { scenario: onDisk } = onProfiles();
const { scenario: inFirefox } = onFirefox();
const NAME = 'Ash Lane School';

scenario('in a private window every page of the draft says that the window forgets, and what to do', async ({ device }) => {
  const { page, address, complaints } = await device();
  const head = new Keeper(page, address, complaints);
  await saysSo(head);
  await head.goesToTaskList();
  await head.page.getByText(SAVING.privateWindow).waitFor();
  await head.seesSaved();
});

inFirefox('in a private window of Firefox every page of the draft says that the window forgets, and what to do', async ({ device }) => {
  const { person: head } = await device({ preferences: { 'browser.privatebrowsing.autostart': true } });
  await saysSo(head);
});

onDisk('in an ordinary profile nothing is said of private windows', async ({ profile }) => {
  const device = await profile({ prepare: listenToWorkers });
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
  // Firefox is asked without a worker, and answers at once.
  if (!(await head.page.evaluate(() => navigator.userAgent.includes('Firefox')))) await head.page.waitForFunction(() => window.told === 'disk');
  assert.equal(await head.page.getByText(SAVING.privateWindow).count(), 0);
}

/** Remembers what workers have said: the app has one find out a moment after the first save. */
function listenToWorkers() {
  window.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      this.addEventListener('message', ({ data }) => { if (data) window.told = data; });
    }
  };
}
