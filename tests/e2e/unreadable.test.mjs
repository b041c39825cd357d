// Bytes that the app cannot read, in any place of what the device keeps: they stay as they are, are named and can be downloaded; the rest goes on.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { everythingKept, harmEveryStore, stores } from './database.mjs';
import { onProfiles } from './profile.mjs';
import { eventually } from './waiting.mjs';
import { DEVICE } from './words.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const KEY = 'harmed';
// A warning for whoever looks at the console is allowed; a crash is not.
const TELLS = { expects: [/^console warning/, /^console error(?!.*(panic|unreachable))/] };
const HARMS = {
  'half a record': { value: '{"sequence": 4, "saved_at": "2026-11-02T' },
  'something that is no JSON': { value: 'Minutes of the meeting of 4 March' },
  'a record of a newer version': {
    value: JSON.stringify({
      format: 'safeguarding-audit/return',
      version: 99,
      id: KEY,
      sequence: 4,
      saved_at: '2026-11-02T09:00:00Z',
      place: '',
      is_deleted: false,
      return: { format: 'safeguarding-audit/return', version: 99, id: KEY, reference: 'S11-0000-0000', status: 'draft' },
    }),
  },
  'a number in place of text': { value: 42 },
  'an object in place of text': { value: { list: ['milk', 'bread'] } },
  'bytes in place of text': { bytes: [0xff, 0xfe, 0x00, 0x80] },
  'nothing at all': { value: '' },
};

for (const [what, harm] of Object.entries(HARMS)) {
  scenario(`${what} in every store of the database is kept, named and offered, and the rest goes on`, async ({ profile }) => {
    const device = await profile(TELLS);
    await device.person.beginsDraft(NAME);
    await device.person.writes('Written before the harm');
    await device.person.seesSaved();
    await device.person.goHome();
    const names = await stores(device.person.page);
    await harmEveryStore(device.person.page, KEY, harm);
    const harmed = await harmedRecords(device.person);
    assert.equal(Object.keys(harmed).length, names.length);

    const head = await device.restart();
    await head.draftRow(NAME).waitFor();
    await head.opensDraft(NAME);
    await head.reads('Written before the harm');
    await head.typesOn(', and after');
    await head.seesSaved();
    await head.goHome();
    await head.startFor({ name: 'Birch School' });
    await head.goHome();
    await head.draftRow('Birch School').waitFor();
    assert.deepEqual(await harmedRecords(head), harmed, 'what cannot be read is as it was');

    await head.opensDeviceData();
    await head.page.getByRole('heading', { name: DEVICE.unreadable }).waitFor();
    const offered = head.main.getByRole('button', { name: DEVICE.downloadUnreadable });
    await eventually(async () => assert.ok((await head.screen).split(KEY).length - 1 >= names.length, `each of ${names.join(', ')} is named`));
    await offered.first().waitFor();
    const downloads = [];
    const total = await offered.count();
    for (let at = 0; at < total; at += 1) {
      // The browser stops a page that saves more than ten files in a row.
      if (at && at % 8 === 0) await head.page.reload();
      downloads.push(await bytesOf(head, offered.nth(at)));
    }
    if (typeof harm.value === 'string' && harm.value) {
      assert.ok(downloads.some((bytes) => contains(bytes, harm.value)), 'a download holds what is there');
    }
    await head.goHome();
    const last = await device.restart();
    await last.opensDraft(NAME);
    await last.reads('Written before the harm, and after');
    assert.deepEqual(await harmedRecords(last), harmed, 'what cannot be read is still as it was');
  });
}

scenario('a draft on the device that became unreadable is named, and is not replaced by an empty one', async ({ profile }) => {
  const device = await profile(TELLS);
  await device.person.beginsDraft(NAME);
  await device.person.seesSaved();
  const id = device.person.draftRoute.replace('#/draft/', '');
  await device.person.goHome();
  await harmEveryStore(device.person.page, id, { value: '{"sequence": 5, "return": {"format": "safeguarding' });
  const before = await everythingKept(device.person.page);
  const head = await device.restart();
  await head.visit(`#/draft/${id}`);
  await head.goHome();
  await head.startFor({ name: 'Birch School' });
  await head.opensDeviceData();
  await head.page.getByRole('heading', { name: DEVICE.unreadable }).waitFor();
  const after = await everythingKept(head.page);
  for (const [place, value] of Object.entries(before)) if (place.includes(id)) assert.equal(after[place], value, place);
});

scenario('unreadable values in the local storage are kept and do not stop the app', async ({ profile }) => {
  const device = await profile(TELLS);
  await device.person.beginsDraft(NAME);
  await device.person.writes('Written before the harm');
  await device.person.seesSaved();
  const keys = await device.person.page.evaluate(() => {
    const own = Object.keys(localStorage).filter((key) => key.startsWith('safeguarding-audit'));
    const harmed = [...own, 'safeguarding-audit/harmed', 'safeguarding-audit:harmed'];
    for (const key of harmed) localStorage[key] = '{"half a ';
    return harmed;
  });
  await device.person.page.reload();
  const head = await device.restart();
  await head.opensDraft(NAME);
  await head.reads('Written before the harm');
  await head.goHome();
  const kept = await head.page.evaluate(() => ({ ...localStorage }));
  for (const key of keys.slice(-2)) assert.equal(kept[key], '{"half a ', key);
});

async function harmedRecords(person) {
  const kept = await everythingKept(person.page);
  return Object.fromEntries(Object.entries(kept).filter(([place]) => place.endsWith(` "${KEY}"`)));
}

async function bytesOf(person, button) {
  const [download] = await Promise.all([person.page.waitForEvent('download'), button.click()]);
  return readFile(await download.path());
}

/** As it is, or as text within JSON. */
function contains(bytes, text) {
  const told = bytes.toString('utf8');
  return told.includes(text) || told.includes(JSON.stringify(text).slice(1, -1));
}
