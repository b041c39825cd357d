// The device fills up while returns are added: what was added before is there, the rest is named, and it goes on once there is room.
import assert from 'node:assert/strict';
import { countedReturns } from './reading.mjs';
import { fromAnother, sealed, zipOf } from './files.mjs';
import { onProfiles } from './profile.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { eventually } from './waiting.mjs';
import { RETURNS } from './words.mjs';

const { scenario } = onProfiles();
// The browser itself says so on the console when a write does not fit.
const FULL = { little: true, expects: [/quota/i] };
/** As much as an organisation writes in its evidence and notes at most, by chance, because the browser would make little of any other. */
const MUCH = 40_000;

const much = () => Array.from({ length: MUCH }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');

scenario('a device that fills up while returns are added keeps those before, names the rest, and goes on when there is room', async ({ profile }) => {
  const { person: head } = await profile();
  const real = await submittedReturn(head);
  const [anyQuestion] = Object.keys(real.answers);
  const of = (name) => JSON.stringify(sealed(fromAnother(real, name, 'S11-0000-0001'), (copy) => { copy.answers[anyQuestion].note = much(); }));
  const several = (from, to) => Object.fromEntries(Array.from({ length: to - from + 1 }, (_, at) => [`school-${from + at}.json`, of(`School ${from + at}`)]));

  const device = await profile(FULL);
  const officer = device.person;
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.add(zipOf(several(1, 3)));
  await officer.main.getByText('3 returns are in the figures').first().waitFor();
  await device.room.shrink(officer.page);
  await subgroup.add(zipOf(several(4, 20)));
  await officer.main.getByText('There is no room left on this device for this app.').first().waitFor();
  await officer.main.getByText('Not kept').first().waitFor();
  const counted = await countedReturns(officer);
  assert.ok(counted >= 3 && counted < 20, `those that fitted are in the figures: ${counted}`);
  await officer.page.reload();
  await eventually(async () => assert.equal(await countedReturns(officer), counted, 'what the page said is kept is kept'));

  await device.room.make();
  // The browser remembers for half a minute how much room it found.
  await eventually(async () => {
    await subgroup.add(zipOf(several(4, 6)));
    await officer.main.getByText('6 returns are in the figures').first().waitFor({ timeout: 5_000 });
  }, 90_000);
  await subgroup.open(RETURNS.filesView);
  await officer.main.getByText('school-6.json').first().waitFor();
}, { timeout: 240_000 });
