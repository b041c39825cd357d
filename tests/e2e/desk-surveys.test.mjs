// Replies to surveys at the subgroup's desk: several files added up, in all and by age, without telling few people apart; over the rounds, and
// as pictures.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, serveApp } from './harness.mjs';
import { digestOf, file, zipOf } from './files.mjs';
import { partnership, shipped } from './questionnaire.mjs';
import { Subgroup } from './subgroup.mjs';
import { COMPARE, RETURNS } from './words.mjs';

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
function replies(reference, list, { id = randomUUID(), invited, cycle = partnership.cycle } = {}) {
  const content = {
    format: 'safeguarding-audit/replies',
    version: 1,
    id,
    reference,
    questionnaire: { id: young.id, edition: young.edition, digest: `sha256:${digestOf(young)}` },
    cycle,
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

const BEFORE = () => replies('YP12-0000-0006', [...times(60, says('12-13', 'yes', { 'Y01.5': ['home'] })), ...times(40, says('14-15', 'sometimes', { 'Y01.5': ['school'] }))], { cycle: '2025-26' });
const LONG_BEFORE = () => replies('YP12-0000-0007', times(3, says('14-15', 'no')), { cycle: '2024-25' });
const NOW = () => replies('YP12-0000-0008', [...times(77, says('12-13', 'yes', { 'Y01.5': ['school'] })), ...times(20, says('14-15', 'sometimes', { 'Y01.5': ['home'] })), ...times(3, says('14-15', 'no', { 'Y01.5': ['home'] }))]);

scenario('a survey stands beside its earlier rounds, and its charts are saved as pictures', async ({ device }) => {
  const officer = await device();
  const { main, page } = officer;
  const subgroup = await Subgroup.openReturns(officer);
  const heading = main.getByRole('heading', { level: 2, name: 'Over the rounds' });

  // One round has nothing beside it.
  await subgroup.add([file('now.json', NOW())]);
  await subgroup.open(RETURNS.surveys);
  await main.getByText('100 replies, in 1 file.').waitFor();
  assert.equal(await heading.count(), 0);

  // Pictures of a chart, with what is hidden as on the page.
  await main.locator('summary').filter({ hasText: 'Y01 Feeling safe' }).click();
  const saved = page.waitForEvent('download');
  await main.getByRole('button', { name: /^Download picture for slides and documents, as PNG: Y01\.1, / }).click();
  const picture = readFileSync(await (await saved).path());
  assert.equal(picture.subarray(1, 4).toString('latin1'), 'PNG');
  if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, 'desk-surveys-picture.png'), picture);
  const drawing = await officer.download(main.getByRole('button', { name: /^Download picture as SVG that stays sharp at any size: Y01\.1, / }));
  assert.match(drawing.text, /^<svg xmlns[^]*<\/svg>\s*$/);
  const words = drawing.text.replace(/<\/text><text [^>]*>/g, ' ').replaceAll('&apos;', "'");
  for (const said of [`edition ${young.edition}, ${partnership.cycle}, 100 replies`, 'Y01.1 ', '77 of 100 (77%) said something positive', ' Yes<', '>77 ', ' hidden ', 'Hidden to protect people: fewer than 5']) {
    assert.ok(words.includes(said), `${said} in ${words}`);
  }
  assert.equal(drawing.text.match(/>hidden<\/text>/g).length, 2, 'who said "No", and with them who said "Sometimes"');
  assert.doesNotMatch(drawing.text, />(20|3)<\/text>/);
  await inspect(page, 'desk-surveys-with-pictures', { arrived: false });

  // Each round as it shows itself, the oldest first.
  await subgroup.add([file('before.json', BEFORE()), file('long-before.json', LONG_BEFORE())]);
  await subgroup.open(RETURNS.surveys);
  await heading.waitFor();
  const positive = main.getByRole('table', { name: 'Positive answers' });
  const heads = await positive.getByRole('columnheader').allInnerTexts();
  for (const [at, said] of [/2024-25\s+edition \S+, fewer than 5 replies/, /2025-26\s+edition \S+, 100 replies/, /2026-27\s+edition \S+, 100 replies/].entries()) assert.match(heads[at + 1], said);
  const safe = positive.getByRole('row').filter({ hasText: 'Y01.1' });
  const cells = (await safe.getByRole('cell').allInnerTexts()).map((cell) => cell.replace(/\s+/g, ' ').trim());
  assert.deepEqual(cells, ['*', '60 of 100 (60%)', '77 of 100 (77%) ▲ rose']);
  await main.locator('summary').filter({ hasText: 'Choices, question by question' }).click();
  const places = main.getByRole('table', { name: /^Y01\.5 / });
  assert.match(await places.innerText(), /\*\s+60 of 100 \(60%\)\s+23 of 100 \(23%\)\s+▼\s+fell/);
  await inspect(page, 'desk-surveys-over-rounds', { arrived: false });

  // A round by itself shows the same.
  await main.getByLabel('Round', { exact: true }).selectOption('2025-26');
  await main.getByRole('table', { name: `Answers to Y01.1 ${NAME}` }).getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Positive', exact: true }) }).getByText('60 of 100 (60%)').waitFor();
  await heading.waitFor();
}, LONG);

scenario('the samples have a survey in two rounds, and leaders beside staff', async ({ device }) => {
  const officer = await device();
  const { main, page } = officer;
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.trySamples();
  await subgroup.open(RETURNS.surveys);
  await main.getByText('60 replies, in 1 file.').waitFor();
  await main.getByRole('heading', { level: 2, name: 'Over the rounds' }).waitFor();
  const rounds = await main.getByRole('table', { name: 'Positive answers' }).innerText();
  for (const said of [/50 replies/, /60 replies/, /▲\s+rose/, /▼\s+fell/]) assert.match(rounds, said);
  const { label } = shipped('practitioner-survey').profile.find((field) => field.id === 'sector');
  await main.getByLabel('Break down by').selectOption({ label });
  const groups = main.getByRole('table', { name: `Groups: ${label}` });
  await groups.waitFor();
  assert.match(await groups.innerText(), /\*/, 'a group is too small to be shown');
  await inspect(page, 'samples-surveys', { arrived: false });
  await subgroup.open(RETURNS.compare);
  await main.getByLabel(COMPARE.what).selectOption({ label: COMPARE.questionnaires });
  await main.getByRole('row').filter({ hasText: shipped('practitioner-survey').title }).first().waitFor();
  await inspect(page, 'samples-compare', { arrived: false });
}, LONG);
