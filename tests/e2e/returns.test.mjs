// The subgroup brings returns together: a verdict on every file, figures that say how many they count, and the same figures as files.
import assert from 'node:assert/strict';
import { eventually, inspect, serveApp } from './harness.mjs';
import { changed, file, folderOf, fromAnother, sealed, zipOf } from './files.mjs';
import { firstQuestion, questionnaire, standards } from './questionnaire.mjs';
import { cellsOf, sharesIn, sharesOfDomains } from './reading.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS, VERDICT } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 180_000 };

let original;
/** A return as the app writes it, made once. */
async function realReturn(device) {
  original ??= await submittedReturn(await device());
  return original;
}

scenario('sample returns of several sectors are counted, domain by domain and sector by sector', async ({ device }) => {
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  await inspect(officer.page, 'returns');
  const counted = await subgroup.trySamples();
  assert.ok(counted >= 40, `at least 40 sample returns, not ${counted}`);
  await inspect(officer.page, 'returns-overview', { arrived: false });
  await seesSectorsAddUpTo(officer, counted);
  await seesChartsWithTheirNumbers(officer);

  await subgroup.open(RETURNS.domains);
  await eventually(async () => assert.match(await officer.main.innerText(), RETURNS.goodOrBetter));
  await inspect(officer.page, 'returns-domains', { arrived: false });
  for (const { of } of sharesIn(await officer.main.innerText())) assert.ok(of <= counted, 'no figure counts more than there are');
  await seesChartsWithTheirNumbers(officer);
});

scenario('every question shows who answered what, the weakest first, and for one sector', async ({ device }) => {
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  const counted = await subgroup.trySamples();
  await subgroup.open(RETURNS.questions);
  const weakest = officer.main.getByRole('table', { name: RETURNS.weakest });
  await weakest.waitFor();
  await inspect(officer.page, 'returns-questions', { arrived: false });
  const shares = (await weakest.getByRole('row').allInnerTexts()).slice(1).map((row) => Number(row.match(/\((\d+)%\), \d+% to \d+%/)[1]));
  assert.equal(shares.length, 10);
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b), 'the weakest stands first');
  await officer.main.getByText(new RegExp(`^${standards[0].id} `)).and(officer.page.locator('summary *')).click();
  const row = officer.main.getByRole('table', { name: new RegExp(`^${standards[0].id} `) }).getByRole('row').filter({ hasText: firstQuestion.text });
  assert.equal(everybodyIn(await row.innerText()), counted, 'every return is counted once');
  await officer.main.getByText(RETURNS.filter).click();
  await officer.main.getByLabel(RETURNS.onlySector).selectOption({ index: 1 });
  await eventually(async () => assert.ok(everybodyIn(await row.innerText()) < counted, 'only one sector is counted'));
});

/** How many returns a row of a question with levels speaks of. */
function everybodyIn(text) {
  return [...text.matchAll(/^\s*[^\n:]+: ([\d,]+)$/gm)].reduce((sum, [, n]) => sum + Number(n.replace(',', '')), 0);
}

scenario('the figures downloaded are the figures shown', async ({ device }) => {
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  const counted = await subgroup.trySamples();
  await subgroup.open(RETURNS.domains);
  await eventually(async () => assert.match(await officer.main.innerText(), RETURNS.goodOrBetter));
  const shown = sharesOfDomains(await officer.main.innerText(), questionnaire.domains);
  assert.ok(shown.length >= 9, 'the nine standards are shown');

  const csv = await officer.download(RETURNS.csv);
  assert.match(csv.name, /\.csv$/);
  const rows = cellsOf(csv.text);
  for (const { domain, some, of } of shown) {
    const row = rows.find((cells) => cells.includes(domain.title) || cells.includes(domain.id));
    assert.ok(row?.includes(String(some)) && row.includes(String(of)), `${some} of ${of} for ${domain.title} in: ${row}`);
  }
  const summary = await officer.download(RETURNS.summary);
  assert.match(summary.name, /\.json$/);
  assert.match(JSON.parse(summary.text).format, /^safeguarding-audit\//);
  assert.match(summary.text, new RegExp(`:\\s*${counted}\\b`), 'the summary says how many returns it counts');
});

scenario('returns stay on the device until all are removed', async ({ device }) => {
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  const counted = await subgroup.trySamples();
  await (await Subgroup.openReturns(officer)).counts(counted);
  await officer.control(RETURNS.removeAll, officer.page).click();
  await eventually(async () => assert.ok(!RETURNS.counted.test(await officer.main.innerText()), 'nothing is counted any more'));
});

scenario('a return is counted once, however often its file is added', async ({ device }) => {
  const real = await realReturn(device);
  const subgroup = await Subgroup.openReturns(await device());
  await subgroup.add(file('return.json', real));
  await subgroup.seesVerdict('return.json', VERDICT.counted);
  await inspect(subgroup.person.page, 'returns-with-a-file', { arrived: false });
  await subgroup.add(file('copy.json', real));
  await subgroup.seesVerdict('copy.json', VERDICT.same);
  await subgroup.counts(1);
}, LONG);

scenario('a newer revision takes the place of the older one', async ({ device }) => {
  const real = await realReturn(device);
  const subgroup = await Subgroup.openReturns(await device());
  await subgroup.add(file('first.json', real));
  await subgroup.seesVerdict('first.json', VERDICT.counted);
  await subgroup.add(file('second.json', sealed(real, (copy) => { copy.revision = 2; })));
  await subgroup.seesVerdict('second.json', VERDICT.newer);
  await subgroup.counts(1);
}, LONG);

const TAMPERED = [
  {
    story: 'an answer was changed after it was saved',
    verdict: VERDICT.changed,
    make: (real) => changed(real, (copy) => { copy.answers[firstQuestion.id].value = 'in-place-with-impact'; }),
  },
  {
    story: 'the grades do not follow from the answers',
    verdict: VERDICT.gradesDiffer,
    make: (real) => sealed(real, (copy) => { copy.grades.domains[standards[0].id].grade = 'outstanding'; }),
  },
  {
    story: 'the questionnaire is not known here',
    verdict: VERDICT.unknown,
    make: (real) => sealed(real, (copy) => { copy.questionnaire.id = 'section-12'; }),
  },
];

for (const { story, verdict, make } of TAMPERED) {
  scenario(`a file is told apart when ${story}`, async ({ device }) => {
    const real = await realReturn(device);
    const subgroup = await Subgroup.openReturns(await device());
    await subgroup.add(file('sent.json', make(real)));
    await subgroup.seesVerdict('sent.json', verdict);
  }, LONG);
}

for (const [story, add] of Object.entries({
  'several files at once': (subgroup, returns) => subgroup.add(Object.entries(returns).map(([name, content]) => file(name, content))),
  'a zip': (subgroup, returns) => subgroup.add(zipOf(returns)),
  'a folder': (subgroup, returns) => subgroup.addFolder(folderOf(returns)),
})) {
  scenario(`${story} brings every return in it, each with its verdict`, async ({ device }) => {
    const real = await realReturn(device);
    const subgroup = await Subgroup.openReturns(await device());
    await add(subgroup, {
      'birch.json': fromAnother(real, 'Birch School', 'S11-B1RC-H001'),
      'cedar.json': fromAnother(real, 'Cedar School', 'S11-CEDA-R001'),
      'minutes.json': 'Minutes of the meeting of 4 March',
    });
    await subgroup.seesVerdict('birch.json', VERDICT.counted);
    await subgroup.seesVerdict('cedar.json', VERDICT.counted);
    await subgroup.seesVerdict('minutes.json', VERDICT.notReadable);
    await subgroup.counts(2);
  }, LONG);
}

async function seesSectorsAddUpTo(officer, counted) {
  const rows = officer.main.getByRole('table', { name: RETURNS.bySector }).first().getByRole('row');
  await eventually(async () => {
    const texts = await rows.allInnerTexts();
    const sectors = questionnaire.sectors.filter((sector) => texts.some((text) => text.startsWith(sector)));
    assert.ok(sectors.length >= 3, `several sectors, not only ${sectors}`);
    const returns = sectors.map((sector) => sharesIn(texts.find((text) => text.startsWith(sector)))[0]?.of);
    assert.equal(returns.reduce((sum, of) => sum + of, 0), counted, 'the sectors add up to all returns counted');
  });
}

/** Every number written in a chart is also in the table of its figure. */
async function seesChartsWithTheirNumbers(officer) {
  const figures = officer.main.getByRole('figure');
  await figures.first().waitFor();
  for (const figure of await figures.all()) {
    assert.ok(await figure.locator('svg').count(), 'a figure holds a chart');
    const inChart = numbersIn(await figure.locator('svg text').allTextContents());
    const inTable = numbersIn(await figure.locator('th, td').allTextContents());
    assert.ok(inTable.length, 'and the same numbers in a table');
    for (const number of inChart) assert.ok(inTable.includes(number), `${number} of the chart is in the table`);
  }
}

function numbersIn(texts) {
  return texts.join(' ').match(/\d+/g) ?? [];
}
