// Writes the figures as Markdown: the README's table, what they mean against the aims, where the app's time goes.
import { kilobytes, median, milliseconds, percentile } from './figures.mjs';

/** What the app aims at. */
const TARGET = { firstVisit: 250_000, usable: 1.6, frame: 16 };

/** The Event Timing API counts in these, in milliseconds. */
const STEP = 8;

/** The order of a load; a mark that a page does not have is left out. */
const PHASES = [
  ['compileBegan', 'script runs'],
  ['wasmFetched', 'wasm fetched'],
  ['compileEnded', 'wasm compiled'],
  ['appStarted', 'main() returned'],
  ['shell', 'shell mounted'],
  ['inDocument', 'questions in the document'],
  ['shown', 'painted'],
  ['changed', 'click arrived'],
  ['usable', 'usable'],
];

/** Everything as Markdown. `measured` is what measure.mjs collects; what was not measured is left out. */
export function report(measured) {
  return [table(measured), deskTable(measured), verdicts(measured), phases(measured), files(measured), circumstances(measured)]
    .filter(Boolean).join('\n\n');
}

function table({ subjects, bytes }) {
  if (!subjects.length) return '';
  const row = (subject) => `| ${[
    naming(subject),
    known(bytesOf(subject, bytes), kilobytes),
    known(usable(subject), milliseconds),
    pair(subject.clicks),
    pair(subject.keys),
  ].join(' | ')} |`;
  return [
    '| | bytes (brotli) | first question usable | click to next paint, p50 / p98 | key to next paint, p50 / p98 |',
    '| --- | --- | --- | --- | --- |',
    ...subjects.map(row),
  ].join('\n');
}

/** Adding returns, beside a page that reads, parses and tallies the same files. */
function deskTable({ desk = [] }) {
  if (!desk.length) return '';
  const row = (one) => `| ${[
    one.count.toLocaleString('en-GB'),
    milliseconds(one.plain),
    `${milliseconds(one.added)} (${(one.added / one.plain).toFixed(1)} ×)`,
    milliseconds(one.longest),
    milliseconds(one.opened),
    milliseconds(one.filtered),
    one.memory ? `${Math.round(one.memory / 1e6)} MB` : '–',
    milliseconds(one.node),
    `${milliseconds(one.summarise)} (${(one.summarise / one.node).toFixed(1)} ×)`,
  ].join(' | ')} |`;
  return [
    '| returns | plain page | added by the app | longest task | opened again | another filter | renderers | Node | `summarise` |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...desk.map(row),
  ].join('\n');
}

function known(figure, print) {
  return Number.isNaN(figure) ? '–' : print(figure);
}

function naming({ kind, count, perPage, isFull }) {
  if (isFull) return `app, ${count} questions and a megabyte of text`;
  if (kind === 'app') return `app, ${count} questions, ${perPage} on a page`;
  return `plain HTML, ${count} questions on one page`;
}

function bytesOf(subject, bytes) {
  if (subject.kind === 'plain') return subject.bytes;
  return bytes ? bytes.visit.packed + subject.questionnaireBytes : NaN;
}

function pair(runs) {
  return runs.length ? `${typical(runs, 50)} / ${typical(runs, 98)} ms` : '–';
}

/** The median of the runs' percentiles: a run that the machine disturbed does not count for more than one. */
function typical(runs, share) {
  return median(runs.map((values) => percentile(values, share)));
}

function usable(subject) {
  return median(subject.loads.map((marks) => marks.usable));
}

function verdicts({ subjects, bytes }) {
  const lines = [];
  const say = (isMet, text) => lines.push(`- ${isMet ? 'Met' : '**Not met**'}: ${text}`);
  if (bytes) {
    const { visit, chosen, worker } = bytes;
    say(visit.packed <= TARGET.firstVisit, `a first visit loads ${kilobytes(visit.packed)}; at most ${kilobytes(TARGET.firstVisit)}. `
      + `Choosing ${bytes.questionnaire} adds ${kilobytes(chosen.packed)}, adding up returns ${kilobytes(worker.packed)}.`);
  }
  const full = subjects.find(({ isFull, keys }) => isFull && keys.length);
  if (full) {
    const empty = subjects.find(({ kind, count, isFull }) => kind === 'app' && count === full.count && !isFull);
    for (const share of [50, 98]) {
      const behind = typical(full.keys, share) - typical(empty.keys, share);
      say(behind <= STEP, `a key in a draft of ${full.count} questions with a megabyte of text takes ${typical(full.keys, share)} ms, in an empty one `
        + `${typical(empty.keys, share)} ms (p${share}); no more than ${STEP} ms apart, which is one step of the clock.`);
    }
  }
  for (const app of subjects.filter(({ kind, isFull }) => kind === 'app' && !isFull)) {
    const plain = subjects.find(({ kind, count }) => kind === 'plain' && count === app.count);
    if (app.loads.length) {
      const ratio = usable(app) / usable(plain);
      say(ratio <= TARGET.usable, `${app.count} questions: usable after ${ratio.toFixed(2)} × plain; at most ${TARGET.usable} ×.`);
    }
    for (const what of ['clicks', 'keys']) {
      if (!app[what].length) continue;
      const behind = typical(app[what], 98) - typical(plain[what], 98);
      const compared = behind > 0 ? `${behind} ms behind plain` : `${-behind} ms ahead of plain`;
      say(behind <= TARGET.frame, `${app.count} questions: p98 of ${what} is ${compared}; at most ${TARGET.frame} ms behind.`);
    }
  }
  return lines.join('\n');
}

function phases({ subjects }) {
  const apps = subjects.filter(({ kind, loads }) => kind === 'app' && loads.length);
  if (!apps.length) return '';
  const cell = ({ loads }, name) => known(median(loads.map((marks) => marks[name]).filter((time) => time !== undefined)), milliseconds);
  return [
    'Where the time goes, from the start of the navigation:',
    '',
    `| | ${apps.map(({ name }) => name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(apps.length)}`,
    ...PHASES.map(([name, label]) => `| ${label} | ${apps.map((app) => cell(app, name)).join(' | ')} |`),
  ].join('\n');
}

function files({ bytes }) {
  if (!bytes) return '';
  const rows = ['visit', 'chosen', 'worker'].flatMap((step) => bytes[step].files.map((file) => {
    const note = file.isMissing ? ' (missing)' : file.times > 1 ? ` (asked for ${file.times} times)` : '';
    return `| ${step} | ${file.path}${note} | ${kilobytes(file.raw)} | ${kilobytes(file.packed)} |`;
  }));
  return ['| loaded by | file | raw | brotli |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function circumstances({ chromium, slowdown, load, runs, subjects }) {
  const counts = subjects.filter(({ clicks }) => clicks.length).map(({ clicks, keys }) => `${clicks[0].length} clicks and ${keys[0].length} keys`);
  const said = [
    chromium && `Chromium ${chromium}`,
    slowdown && `the processor slowed ${slowdown.toFixed(1)} times`,
    subjects.length && `medians of ${runs} runs after one that is dropped`,
    counts.length && `${counts[0]} in each`,
    `load average ${load.map((value) => value.toFixed(1)).join(' before, ')} after`,
  ];
  return `${said.filter(Boolean).join('; ')}.`;
}
