// Replies of 400 young people at the subgroup's desk: several files added up, in all and by age, without telling few people apart.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { inspect, serveApp } from './harness.mjs';
import { digestOf, file, zipOf } from './files.mjs';
import { partnership, shipped } from './questionnaire.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 120_000 };
const young = shipped('young-people-12-plus');
const NAME = `${young.id} ${young.edition}`;
const TEXTS = ['More lights by the canal', 'A later last bus', 'Call my mum on 07700 900123', 'Fewer fast cars', 'Someone to talk to', 'A park'];

const times = (n, reply) => Array.from({ length: n }, () => structuredClone(reply));

function says(age, level, more = {}) {
  const answers = { 'Y01.1': { value: level } };
  for (const [id, value] of Object.entries(more)) answers[id] = { value };
  return { profile: { age }, answers };
}

/** The file of a survey on one device, as the app saves it. */
function replies(reference, list, { id = randomUUID(), invited } = {}) {
  const content = {
    format: 'safeguarding-audit/replies',
    version: 1,
    id,
    reference,
    questionnaire: { id: young.id, edition: young.edition, digest: `sha256:${digestOf(young)}` },
    cycle: partnership.cycle,
    setup: { parts: ['Y01'], 'answered-where': 'school' },
    ...(invited === undefined ? {} : { invited }),
    months: ['2026-10', '2026-11'],
    replies: list,
  };
  return { ...content, digest: digestOf(content) };
}

const NORTH = () => replies('YP12-0000-0001', [...times(88, says('12-13', 'yes')), ...times(40, says('14-15', 'sometimes')), ...TEXTS.map((text) => says('16-18', 'yes', { 'Y01.6': text }))], { invited: 178 });
const SOUTH = () => replies('YP12-0000-0002', [...times(60, says('14-15', 'yes')), ...times(30, says('12-13', 'sometimes')), ...times(70, says('16-18', 'yes'))], { invited: 200 });
const EAST = () => replies('YP12-0000-0003', [...times(50, says('16-18', 'yes', { 'Y01.5': ['home', 'school'] })), ...times(51, says('12-13', 'yes', { 'Y01.5': ['school'] }))], { invited: 120 });
const FEW = () => replies('YP12-0000-0004', times(3, says('14-15', 'no')), { invited: 9 });
const FEWER = () => replies('YP12-0000-0005', times(2, says('12-13', 'yes')), { invited: 2 });

scenario('replies of 400 young people are added up in all and by age, and nothing tells few of them apart', async ({ device }) => {
  const officer = await device();
  const { main, page } = officer;
  const subgroup = await Subgroup.openReturns(officer);
  const says400 = () => main.getByText('400 replies, in 5 files.').waitFor();
  const south = SOUTH();

  await subgroup.add(zipOf({ 'north.json': JSON.stringify(NORTH()), 'south.json': JSON.stringify(south) }));
  await subgroup.add([file('east.json', EAST()), file('few.json', FEW())]);
  // Three wait until others like them make five.
  await subgroup.seesVerdict('few.json', /Waits for more replies/);
  await subgroup.open(RETURNS.surveys);
  await main.getByText('395 replies, in 3 files.').waitFor();
  await main.getByText('1 more file waits.').waitFor();
  await subgroup.add([file('fewer.json', FEWER())]);
  await subgroup.open(RETURNS.surveys);
  await says400();
  await main.getByRole('heading', { level: 2, name: `${young.title}, edition ${young.edition}` }).waitFor();
  await main.getByText('400 of 509 (79%) of those who were invited replied.').waitFor();
  await main.getByText('Replies from October 2026 to November 2026.').waitFor();

  // In all: the three who said "No" are hidden, and with them who said "Sometimes".
  await main.locator('summary').filter({ hasText: 'Y01 Feeling safe' }).click();
  const table = main.getByRole('table', { name: `Answers to Y01.1 ${NAME}` });
  const row = (name) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await row('Yes').getByText('327 of 400 (82%)').waitFor();
  for (const hidden of ['Sometimes', 'No']) assert.match(await row(hidden).innerText(), /\*/, `${hidden} is hidden`);
  assert.match(await row('Positive').innerText(), /327 of 400 \(82%\)/);
  await main.getByText('fewer than 5, hidden to protect people').first().waitFor();
  await inspect(page, 'desk-surveys', { arrived: false });

  // By age: what is hidden in all is hidden in every group.
  await main.getByLabel('Break down by').selectOption({ label: 'How old are you?' });
  await table.getByRole('columnheader', { name: '12 or 13' }).waitFor();
  assert.deepEqual(await row('Yes').getByRole('cell').allInnerTexts(), ['327 of 400 (82%)', '141', '60', '126']);
  assert.deepEqual((await row('No').getByRole('cell').allInnerTexts()).map((cell) => cell.trim()), ['*', '*', '*', '*']);
  const sizes = main.getByRole('table', { name: 'Groups: How old are you?' });
  assert.match(await sizes.innerText(), /12 or 13\s+171[^]*14 or 15\s+103[^]*16 to 18\s+126/);
  await inspect(page, 'desk-surveys-by-age', { arrived: false });

  // What people wrote, by itself, with what may be personal data.
  await main.locator('summary').filter({ hasText: `What people wrote (${TEXTS.length})` }).click();
  for (const text of TEXTS) await main.getByText(text, { exact: true }).waitFor();
  await main.getByText('looks like a phone number').waitFor();
  await inspect(page, 'desk-surveys-texts', { arrived: false });

  // No filter, no second copy and no later visit changes it.
  await subgroup.add([file('south-again.json', south)]);
  await says400();
  await page.reload();
  await says400();

  // Files of few are counted together and none is left out; many can, and come back.
  await subgroup.open(RETURNS.filesView);
  const line = (reference) => main.getByRole('row').filter({ hasText: reference });
  await line('YP12-0000-0004').getByText('none of them can be left out').waitFor();
  assert.equal(await line('YP12-0000-0004').getByText('Leave it out', { exact: true }).count(), 0);
  await line('YP12-0000-0003').getByText('Leave it out', { exact: true }).click();
  await line('YP12-0000-0003').getByLabel('Why is it left out?').fill('A trial');
  await line('YP12-0000-0003').getByRole('button', { name: 'Leave it out of the figures' }).click();
  await line('YP12-0000-0003').getByText('Somebody left it out: A trial').waitFor();
  await inspect(page, 'desk-surveys-files', { arrived: false });
  await subgroup.open(RETURNS.surveys);
  await main.getByText('299 replies, in 4 files.').waitFor();
  await subgroup.open(RETURNS.filesView);
  await line('YP12-0000-0003').getByRole('button', { name: 'Count it again' }).click();
  await line('YP12-0000-0003').getByText('Leave it out', { exact: true }).waitFor();
  await subgroup.open(RETURNS.surveys);
  await says400();

  // A later file of the same survey takes the earlier one's place.
  const later = replies(south.reference, [...south.replies, ...times(20, says('12-13', 'yes'))], { id: south.id, invited: 200 });
  await subgroup.add([file('south-later.json', later)]);
  await main.getByText('420 replies, in 5 files.').waitFor();

  await officer.press(RETURNS.removeAll);
  await main.getByText('No replies to a survey are counted in this round').waitFor();
  await officer.press('Undo');
  await main.getByText('420 replies, in 5 files.').waitFor();
}, LONG);
