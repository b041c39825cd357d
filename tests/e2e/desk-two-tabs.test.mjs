// The desk of returns in two tabs of one browser: what each of them chooses is there in both, and what was deleted in one comes back
// from neither.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { file, fromAnother } from './files.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { DEVICE, HOME, RETURNS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };
const [ASH, BIRCH, CEDAR] = ['Ash School', 'Birch School', 'Cedar School'];

let original;
async function realReturn(device) {
  original ??= await submittedReturn(await device());
  return original;
}

/** The desk with returns of these schools, in two tabs that both show its files. */
async function inTwoTabs(device, schools) {
  const real = await realReturn(device);
  const first = await device();
  const desk = await Subgroup.openReturns(first);
  await desk.add(schools.map((name) => file(`${name}.json`, fromAnother(real, name, 'S11-0000-0001'))));
  await desk.open(RETURNS.filesView);
  await rowOf(first, schools[0]).waitFor();
  const second = await first.inAnotherTab();
  const other = await Subgroup.openReturns(second);
  await other.open(RETURNS.filesView);
  await rowOf(second, schools[0]).waitFor();
  return { real, first, second, desk, other };
}

const rowOf = (person, name) => person.main.getByRole('row').filter({ has: person.page.getByRole('rowheader', { name: `${name}.json` }) });

async function leavesOut(person, name, reason) {
  const row = rowOf(person, name);
  await row.getByText('Leave it out', { exact: true }).click();
  await row.getByLabel('Why is it left out?').fill(reason);
  await row.getByRole('button', { name: 'Leave it out of the figures' }).click();
  await row.getByText(`Somebody left it out: ${reason}`).waitFor();
}

scenario('two tabs each leave out a return, and both are left out in both tabs and after a visit later', async ({ device }) => {
  const { first, second } = await inTwoTabs(device, [ASH, BIRCH, CEDAR]);
  await leavesOut(first, ASH, 'A test of ours');
  // The other tab hears of it, and loses nothing that is open or typed there.
  await rowOf(second, ASH).getByText('Somebody left it out: A test of ours').waitFor();
  await leavesOut(second, BIRCH, 'Not one of ours');
  await rowOf(first, BIRCH).getByText('Somebody left it out: Not one of ours').waitFor();
  for (const person of [first, second]) {
    await person.page.reload();
    await rowOf(person, ASH).getByText('Somebody left it out: A test of ours').waitFor();
    await rowOf(person, BIRCH).getByText('Somebody left it out: Not one of ours').waitFor();
    await person.main.getByText('1 return is in the figures').first().waitFor();
  }
}, LONG);

scenario('what is typed as a reason in one tab stays while the other tab changes something', async ({ device }) => {
  const { first, second } = await inTwoTabs(device, [ASH, BIRCH]);
  await rowOf(second, BIRCH).getByText('Leave it out', { exact: true }).click();
  await rowOf(second, BIRCH).getByLabel('Why is it left out?').fill('Half a rea');
  await leavesOut(first, ASH, 'A test of ours');
  await rowOf(second, ASH).getByText('Somebody left it out: A test of ours').waitFor();
  assert.equal(await rowOf(second, BIRCH).getByLabel('Why is it left out?').inputValue(), 'Half a rea');
}, LONG);

scenario('returns that are added in two tabs are all there', async ({ device }) => {
  const { real, first, second, desk, other } = await inTwoTabs(device, [ASH]);
  await desk.add([file('north.json', fromAnother(real, BIRCH, 'S11-0000-0002'))]);
  await other.add([file('south.json', fromAnother(real, CEDAR, 'S11-0000-0003'))]);
  for (const person of [first, second]) {
    await person.main.getByText('3 returns are in the figures').first().waitFor();
    await person.page.reload();
    await person.main.getByText('3 returns are in the figures').first().waitFor();
  }
}, LONG);

scenario('after everything was deleted in one tab the other shows nothing, brings nothing back, and begins anew', async ({ device }) => {
  const { real, first, second } = await inTwoTabs(device, [ASH, BIRCH]);
  await first.goHome();
  await first.press(HOME.device);
  await first.press(DEVICE.deleteAll);
  await first.press(DEVICE.yesDeleteAll);
  await first.page.getByText(DEVICE.wasDeleted).first().waitFor();
  // The other tab is led to the first page, where nothing is left either.
  await second.arriveAt(HOME.heading);
  const other = await Subgroup.openReturns(second);
  assert.equal(await rowOf(second, ASH).count(), 0, 'it is gone in the other tab');
  await other.add([file('cedar.json', fromAnother(real, CEDAR, 'S11-0000-0003'))]);
  await second.main.getByText('1 return is in the figures').first().waitFor();
  await Subgroup.openReturns(first);
  await first.main.getByText('1 return is in the figures').first().waitFor();
  await second.page.reload();
  await second.main.getByText('1 return is in the figures').first().waitFor();
}, LONG);

scenario('all returns that one tab removes are gone in the other, and come back to both', async ({ device }) => {
  const { first, second } = await inTwoTabs(device, [ASH, BIRCH]);
  await leavesOut(second, BIRCH, 'Not one of ours');
  await first.press(RETURNS.removeAll);
  await eventually(async () => assert.equal(await rowOf(second, ASH).count(), 0, 'they are gone in the other tab'));
  await first.press('Undo');
  await rowOf(second, ASH).waitFor();
  await rowOf(second, BIRCH).getByText('Somebody left it out: Not one of ours').waitFor();
}, LONG);
