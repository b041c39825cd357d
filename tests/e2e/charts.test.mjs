// Charts with as many grades as a scale has: on screen, in forced colours, and on paper without backgrounds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { questionnaire } from './questionnaire.mjs';
import { Subgroup } from './subgroup.mjs';
import { RETURNS } from './words.mjs';

const { scenario } = serveApp();
const FIVE = ['Outstanding', 'Good', 'Fair', 'Requires improvement', 'Inadequate'];
const serve = { 'questionnaires/section-11.json': JSON.stringify(withAFifthGrade()) };

scenario('five grades have five looks, each in the key, with figures that can be read', async ({ device }) => {
  const officer = await device({ serve });
  const figure = await chartOfFive(officer);
  const looks = await figure.locator('pattern').evaluateAll((patterns) => patterns.map((pattern) => ({
    id: pattern.id,
    ground: getComputedStyle(pattern.querySelector('rect')).fill,
    lines: `${pattern.querySelector('path').getAttribute('d')} ${pattern.getAttribute('patternTransform')}`,
  })));
  assert.equal(new Set(looks.map((look) => look.ground)).size, 5, 'five colours');
  assert.equal(new Set(looks.map((look) => look.lines)).size, 5, 'and five textures');
  const keys = await figure.locator('.app-chart__key rect').evaluateAll((keys) => keys.map((key) => getComputedStyle(key).fill));
  assert.deepEqual(keys.map((key) => key.match(/#([\w.-]+)/)[1]), looks.map((look) => look.id), 'the key shows them in their order');
  const figures = await figure.locator('.app-chart__n').evaluateAll((texts) => texts.map((text) => {
    const { fill, stroke } = getComputedStyle(text);
    return { fill, stroke };
  }));
  assert.ok(figures.length > 5);
  for (const { fill, stroke } of figures) assert.ok(contrast(fill, stroke) >= 4.5, `${fill} on ${stroke}`);
  await checkWithAxe(officer.page);
  await screenshots(officer.page, 'five-grades');
});

scenario('in forced colours five grades are told apart by their textures', async ({ device }) => {
  const officer = await device({ serve });
  await officer.page.emulateMedia({ forcedColors: 'active' });
  const figure = await chartOfFive(officer);
  const shown = await figure.locator('.app-chart__n').first().evaluate((text) => {
    const { fill, stroke } = getComputedStyle(text);
    return { fill, stroke };
  });
  assert.ok(contrast(shown.fill, shown.stroke) >= 4.5, `${shown.fill} on ${shown.stroke}`);
  const pictures = [];
  for (const key of await figure.locator('.app-chart__key').all()) pictures.push((await key.screenshot()).toString('base64'));
  assert.equal(new Set(pictures).size, 5, 'no two keys look alike');
  await screenshots(officer.page, 'five-grades-forced-colours');
});

const PRINTS = ['/usr/bin/pdftoppm', '/usr/bin/pdftotext'].every(existsSync);
for (const printBackground of [false, true]) {
  scenario(`on paper ${printBackground ? 'with' : 'without'} backgrounds, key, bars and figures are there and stand together`, async ({ device }) => {
    const officer = await device({ serve });
    const figure = await chartOfFive(officer);
    const looks = await figure.locator('.app-chart__ground').evaluateAll((grounds) => grounds.map((ground) => ground.getAttribute('fill')));
    const folder = process.env.SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'printed-'));
    for (const view of [RETURNS.overview, RETURNS.domains]) {
      await officer.page.getByRole('link', { name: view, exact: true }).click();
      await officer.main.getByRole('table', { name: view === RETURNS.overview ? 'Grades by sector' : 'Grades by domain' }).first().waitFor();
      const name = `printed-${view}-${printBackground}`.toLowerCase();
      await officer.page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', printBackground, margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } });
      if (!PRINTS) continue;
      seesPaper(folder, name, looks);
    }
  });
}

/** The key, the chart and the heading of its table, as a reader finds them on the sheets. */
function seesPaper(folder, name, looks) {
  const text = execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' });
  const sheets = text.split('\f');
  const withKey = sheets.findIndex((sheet) => FIVE.every((grade) => sheet.includes(grade)) && /n=\d/.test(sheet));
  assert.ok(withKey >= 0, `key and bars are on one sheet:\n${text}`);
  // The heading may stand in two lines.
  const heads = sheets.filter((sheet) => /Sector|Domain/.test(sheet) && /\d+ of \d+/.test(sheet.slice(sheet.search(/n=\d/))));
  assert.ok(heads.length, `no column is cut off at the edge:\n${text}`);
  const number = String(withKey + 1);
  const sheet = (kind) => execFileSync('pdftoppm', ['-r', '150', '-f', number, '-l', number, '-singlefile', ...kind, join(folder, `${name}.pdf`), join(folder, name)]);
  sheet(['-png']);
  sheet([]);
  const colours = coloursOf(readFileSync(join(folder, `${name}.ppm`)));
  for (const look of looks) assert.ok((colours.get(look) ?? 0) > 20, `${look} is printed`);
}

/** How often each colour stands in a picture (PPM). */
function coloursOf(picture) {
  const head = picture.subarray(0, 40).toString('latin1').match(/^P6\s+(\d+)\s+(\d+)\s+255\s/);
  const colours = new Map();
  for (let at = head[0].length; at + 2 < picture.length; at += 3) {
    const colour = `#${picture.subarray(at, at + 3).toString('hex')}`;
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return colours;
}

async function chartOfFive(officer) {
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.trySamples();
  const figure = officer.main.getByRole('figure').first();
  await figure.waitFor();
  for (const grade of FIVE) await figure.getByRole('listitem').filter({ hasText: new RegExp(`^\\s*${grade}$`) }).waitFor();
  return figure;
}

function withAFifthGrade() {
  const copy = structuredClone(questionnaire);
  const scale = copy.scales.find((one) => one.id === copy.grading.scale);
  const levels = scale.levels.map((level) => ({ ...level, value: level.value >= 2 ? level.value + 1 : level.value }));
  scale.levels = [...levels, { id: 'fair', label: 'Fair', value: 2 }].sort((a, b) => b.value - a.value);
  const bands = [[85, 'outstanding'], [65, 'good'], [50, 'fair'], [30, 'requires-improvement'], [0, 'inadequate']];
  for (const part of ['domain', 'overall']) {
    copy.grading[part] = { method: 'share', bands: bands.map(([from, grade]) => ({ from, grade })) };
  }
  return copy;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
