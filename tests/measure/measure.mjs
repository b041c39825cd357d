// Measures bytes, time to usable and input latency of the built app beside plain HTML, in Chromium slowed down four times.
//
// node tests/measure/measure.mjs [--runs 5] [--json FILE] [--only bytes,times,desk] [--returns 2000,10000]
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { DIST } from '../e2e/questionnaire.mjs';
import { checkSlowdown, openBrowser, openPage, pause, SLOWDOWN } from './browser.mjs';
import { measureBytes } from './bytes.mjs';
import { measureDesk } from './desk.mjs';
import { measureLatency } from './latency.mjs';
import { report } from './report.mjs';
import { compressFolder } from './server.mjs';
import { prepareSubjects } from './subjects.mjs';
import { measureUsable, rememberChosen } from './usable.mjs';
import { watchEvents, watchFirstQuestion } from './watch.mjs';

const PARTS = ['bytes', 'times', 'desk'];
/** Of each subject in each run. */
const CLICKS = 12;
const KEYS = 32;
/** What was answered last is on the device by then, in milliseconds. */
const SETTLE = 1_000;

const options = readOptions();
const measured = await measure(options);
if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
console.log(report(measured));

function readOptions() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      json: { type: 'string' },
      only: { type: 'string', default: 'bytes,times' },
      returns: { type: 'string', default: '2000,10000' },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is a whole number from 1, not ${values.runs}`);
  const only = values.only.split(',');
  const unknown = only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only takes ${PARTS.join(', ')}, not ${unknown}`);
  return { runs, only, json: values.json, returns: values.returns.split(',').map(Number) };
}

async function measure({ runs, only, returns }) {
  const before = loadavg()[0];
  tell(`compressing ${DIST}`);
  const files = compressFolder(DIST);
  let bytes;
  if (only.includes('bytes')) {
    tell('bytes');
    bytes = await measureBytes(files);
  }
  const timed = only.includes('times') ? await measureTimes(files, runs) : { subjects: [] };
  const desk = only.includes('desk') ? await deskTimes(files, returns) : [];
  return { at: new Date().toISOString(), runs, ...timed, bytes, desk, load: [before, loadavg()[0]] };
}

async function deskTimes(files, returns) {
  const browser = await openBrowser();
  try {
    tell(`the desk, with ${returns.join(' and ')} returns`);
    return await measureDesk(browser.context, files, returns);
  } finally {
    await browser.close();
  }
}

async function measureTimes(files, runs) {
  const browser = await openBrowser();
  let close = () => {};
  try {
    tell('starting drafts');
    const prepared = await prepareSubjects(browser.context, files);
    close = prepared.close;
    const subjects = prepared.subjects.map((subject) => ({ ...subject, chosen: new Map(), loads: [], clicks: [], keys: [] }));
    const slowdown = await checkSlowdown(browser.context, subjects[0].addresses[0]);
    await inTurns(runs, subjects, (subject, round) => visit(browser.context, subject, round));
    return { subjects, slowdown, chromium: await version(browser.context) };
  } finally {
    await browser.close();
    close();
  }
}

/** One page, from the start of its navigation to the last key. Gives what keeps its figures. */
async function visit(context, subject, round) {
  const opened = await openPage(context, { slowdown: SLOWDOWN, cache: false, prepare: [watchFirstQuestion, watchEvents] });
  try {
    const address = subject.addresses[round % subject.addresses.length];
    const marks = await measureUsable(opened, subject, address);
    const part = round ? 1 : 0.25;
    const { clicks, keys } = await measureLatency(opened, { round, clicks: CLICKS * part, keys: KEYS * part });
    await pause(SETTLE);
    await rememberChosen(opened.page, subject, address);
    return () => {
      subject.loads.push(marks);
      subject.clicks.push(clicks);
      subject.keys.push(keys);
    };
  } finally {
    await opened.page.close();
    await pause(300);
  }
}

/** Each subject once per round, so that what else the machine does falls on all alike. Round 0 warms up and is not kept. */
async function inTurns(runs, subjects, once) {
  for (let round = 0; round <= runs; round += 1) {
    tell(round ? `run ${round} of ${runs}` : 'warm-up');
    for (const subject of round % 2 ? subjects : subjects.toReversed()) {
      const keep = await once(subject, round);
      if (round) keep();
    }
  }
}

async function version(context) {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  const { product } = await line.send('Browser.getVersion');
  await page.close();
  return product.split('/')[1];
}

function tell(text) {
  process.stderr.write(`${text}\n`);
}
