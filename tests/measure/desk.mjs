// How long the desk takes to add returns, to open again and to show another filter, beside a page that reads the same files, runs
// JSON.parse and tallies one level; and the command line beside Node doing the same.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage, pause } from './browser.mjs';
import { compressed, serve } from './server.mjs';

const QUESTIONNAIRE = 'public/questionnaires/section-11.json';
const QUESTION = 'S1.1';
const TALLY = `<!doctype html><title>Tally</title><input type="file" id="files" multiple><script>
files.onchange = async () => {
  const begun = performance.now();
  const tally = {};
  for (const file of files.files) {
    const level = JSON.parse(await file.text()).answers['${QUESTION}']?.value;
    tally[level] = (tally[level] ?? 0) + 1;
  }
  document.title = String(performance.now() - begun);
};
</script>`;

/** Figures for each number of returns. */
export async function measureDesk(context, files, counts) {
  const cargo = (...words) => execFileSync('cargo', ['+stable', 'run', '--quiet', '--profile', 'cli', '--no-default-features', ...words], { encoding: 'utf8' });
  const found = [];
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'returns-'));
    try {
      cargo('--bin', 'make-samples', '--', QUESTIONNAIRE, folder, String(count));
      const paths = readdirSync(folder).map((name) => join(folder, name));
      found.push({ count, ...(await inBrowser(context, files, paths)), ...onCommandLine(paths) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return found;
}

async function inBrowser(context, files, paths) {
  const site = await serve(new Map([...files, ['tally.html', compressed('tally.html', Buffer.from(TALLY))]]));
  try {
    const plain = await tallied(context, site, paths);
    const { page } = await openPage(context, { prepare: [watchTasks] });
    await page.goto(`${site.address}#/returns`);
    await page.locator('#add-returns').waitFor();
    await pause(3_000);
    const counted = `${paths.length.toLocaleString('en-GB')} returns are in the figures`;
    await page.evaluate(watchCounted, counted);
    await page.locator('#add-returns').setInputFiles(paths);
    await page.getByText(counted).waitFor({ timeout: 600_000 });
    const { added, longest } = await page.evaluate(() => window.measured());
    await pause(2_000);
    const opened = await again(page, counted);
    const filtered = await page.evaluate(filter);
    const memory = held();
    await page.getByRole('button', { name: 'Remove all returns' }).click();
    await page.getByText('All returns were removed').waitFor({ timeout: 60_000 });
    await page.close();
    return { plain, added, longest, opened, filtered, memory };
  } finally {
    site.close();
  }
}

async function tallied(context, site, paths) {
  const { page } = await openPage(context);
  await page.goto(`${site.address}tally.html`);
  await page.locator('#files').setInputFiles(paths);
  let took = Number.NaN;
  while (Number.isNaN(took)) {
    await pause(50);
    took = Number(await page.title());
  }
  await page.close();
  return took;
}

/** In the page: tasks of more than 50 ms, since the files were chosen. */
function watchTasks() {
  window.tasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => window.tasks.push([startTime, duration])))
    .observe({ entryTypes: ['longtask'] });
}

/** In the page: from when files were chosen until their figures are there. */
function watchCounted(counted) {
  let begun;
  let ended;
  document.querySelector('#add-returns').addEventListener('change', () => { begun = performance.now(); }, true);
  const main = document.querySelector('main');
  new MutationObserver(() => { if (begun && !ended && main.textContent.includes(counted)) ended = performance.now(); })
    .observe(main, { subtree: true, childList: true, characterData: true });
  window.measured = () => ({
    added: ended - begun,
    longest: Math.max(0, ...window.tasks.filter(([at]) => at >= begun).map(([, took]) => took)),
  });
}

async function again(page, counted) {
  const begun = performance.now();
  await page.reload();
  await page.getByText(counted).waitFor({ timeout: 60_000 });
  return performance.now() - begun;
}

/** In the page: another sector, until its figures are painted. */
async function filter() {
  const counted = () => document.querySelector('main').textContent.match(/([\d,]+) returns? (?:are|is) in the figures/)[1];
  const select = document.querySelector('#only-sector');
  const before = counted();
  const begun = performance.now();
  select.selectedIndex = 1;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  while (counted() === before) await new Promise((next) => { requestAnimationFrame(next); });
  return performance.now() - begun;
}

/** What pages and workers hold, in bytes: the proportional size of every renderer of Chromium on this machine. */
function held() {
  const read = (id, file) => {
    try { return readFileSync(`/proc/${id}/${file}`, 'utf8'); } catch { return ''; }
  };
  const ids = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && read(id, 'cmdline').includes('--type=renderer'));
  const size = (id) => Number(read(id, 'smaps_rollup').match(/^Pss:\s+(\d+)/m)?.[1] ?? 0) * 1024;
  return ids.reduce((sum, id) => sum + size(id), 0);
}

function onCommandLine(paths) {
  const tally = `const { readFileSync } = require('node:fs'); const tally = {};
    for (const path of process.argv.slice(1)) { const level = JSON.parse(readFileSync(path, 'utf8')).answers['${QUESTION}']?.value; tally[level] = (tally[level] ?? 0) + 1; }`;
  const target = process.env.CARGO_TARGET_DIR ?? 'target';
  execFileSync('cargo', ['+stable', 'build', '--quiet', '--profile', 'cli', '--no-default-features', '--bin', 'summarise']);
  const timed = (program, words) => {
    const begun = performance.now();
    const { status, stderr } = spawnSync(program, words, { maxBuffer: 1 << 30, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr.slice(0, 500));
    return performance.now() - begun;
  };
  return {
    node: timed(process.execPath, ['-e', tally, '--', ...paths]),
    summarise: timed(join(target, 'cli', 'summarise'), [QUESTIONNAIRE, ...paths]),
  };
}
