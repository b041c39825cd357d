// The figures as a workbook of Excel and as tables: both are saved, each is what it says, and where the part of the app that
// writes workbooks does not come, that is said and nothing else is lost.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { serveApp } from './harness.mjs';
import { file, fromAnother } from './files.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS } from './words.mjs';

const { scenario } = serveApp();
const NAMES = ['Ash School', '=1+1 & <Birch>'];
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

/** What the browser was given to save, once this button was pressed. */
async function saved(person, button) {
  const given = person.page.waitForEvent('download');
  await person.press(button);
  const download = await given;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The names of the files in a zip, as its directory at the end lists them. */
function members(bytes) {
  const names = [];
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 46, 'latin1')) {
    names.push(bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)));
  }
  return names;
}

async function deskWithReturns(device, of = {}) {
  const real = await submittedReturn(await device());
  const officer = await device(of);
  const desk = await Subgroup.openReturns(officer);
  await desk.add(NAMES.map((name, at) => file(`${at}.json`, fromAnother(real, name, 'S11-0000-0001'))));
  await officer.main.getByText('2 returns are in the figures').first().waitFor();
  return officer;
}

scenario('the figures are saved as a workbook of Excel and as tables', async ({ device }) => {
  const officer = await deskWithReturns(device);
  const workbook = await saved(officer, RETURNS.workbook);
  assert.match(workbook.name, /^safeguarding-figures-\d{4}-\d\d-\d\d\.xlsx$/);
  assert.deepEqual(workbook.bytes.subarray(0, 4), ZIP);
  const parts = members(workbook.bytes);
  assert.ok(parts.includes('xl/workbook.xml') && parts.includes('xl/worksheets/sheet2.xml'), parts.join(', '));

  const tables = await saved(officer, RETURNS.tables);
  assert.match(tables.name, /^safeguarding-tables-\d{4}-\d\d-\d\d\.zip$/);
  const files = members(tables.bytes);
  for (const table of ['notes.csv', 'domains.csv', 'questions.csv', 'organisations.csv']) {
    assert.ok(files.includes(table), `${table} is not among ${files.join(', ')}`);
  }
}, { timeout: 240_000 });

scenario('where the part that writes workbooks does not come, that is said, and it works when it is pressed again', async ({ device }) => {
  const missing = [/\/workbook\.wasm$/, (route) => route.abort('connectionreset')];
  const officer = await deskWithReturns(device, { expects: [/./], answers: [missing] });
  await officer.press(RETURNS.workbook);
  await officer.notice(/did not arrive.*Nothing was changed/).waitFor();
  await officer.page.context().unrouteAll();
  const workbook = await saved(officer, RETURNS.workbook);
  assert.match(workbook.name, /\.xlsx$/);
}, { timeout: 240_000 });
