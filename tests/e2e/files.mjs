// Makes files to open: returns changed with or without a fitting digest, broken ones, folders and zips of them.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstQuestion } from './questionnaire.mjs';

/** Canonical JSON (RFC 8785): keys by their UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

export function digestOf({ digest, ...everythingElse }) {
  return createHash('sha256').update(canonical(everythingElse)).digest('hex');
}

/** A copy of a return, changed, with its digest made again as the app would: an honest file. */
export function sealed(original, change) {
  const copy = changed(original, change);
  const prefix = original.digest.startsWith('sha256:') ? 'sha256:' : '';
  return { ...copy, digest: prefix + digestOf(copy) };
}

/** A copy of a return, changed, with the digest of the original: a file that somebody edited. */
export function changed(original, change) {
  const copy = structuredClone(original);
  change(copy);
  return copy;
}

/** The return of another organisation that answered the same. */
export function fromAnother(original, name, reference) {
  return sealed(original, (copy) => {
    copy.id = randomUUID();
    copy.reference = reference;
    copy.profile['organisation-name'] = name;
  });
}

/** A file as a file input takes it. */
export function file(name, content) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(written(content)) };
}

/** Writes files, by name, into a new folder, which goes when the tests end. */
export function folderOf(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'returns-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), written(content));
  return folder;
}

export function zipOf(contents) {
  const folder = folderOf(contents);
  execFileSync('zip', ['-q', 'returns.zip', ...Object.keys(contents)], { cwd: folder });
  return join(folder, 'returns.zip');
}

const PLACE = new RegExp(firstQuestion.id.replaceAll('.', '\\.'));

/** Every bad file: its story, words the app must say of it, and how to make it of a `real` return of this app. */
export const BAD_FILES = [
  bad('no JSON', /JSON|read/i, () => file('minutes.json', 'Minutes of the meeting of 4 March')),
  bad('half a return', /JSON|read|end|cut|incomplete|line \d+/i, (real) => file('half.json', halfOf(written(real)))),
  bad('JSON of something else', /not a|format/i, () => file('shopping.json', { list: ['milk', 'bread'] })),
  bad('a return of a newer version', /newer|version/i, (real) => file('newer.json', sealed(real, (copy) => { copy.version = 99; }))),
  bad('a wrong type deep inside', PLACE, (real) => file('deep.json', answeredBy(real, { x: 1 }))),
  bad('50 MB of nonsense', /large|big|text|JSON|read|MB/i, nonsense),
  bad('nonsense with a script for a name', /<script>alert\(1\)/, () => file('<script>alert(1)</script>.json', 'nonsense')),
  bad('an unknown level', PLACE, (real) => file('level.json', answeredBy(real, 'in-plaice'))),
  bad('the same question twice', PLACE, (real) => file('twice.json', answeredTwice(real))),
];

function bad(story, says, make) {
  return { story, says, make };
}

function halfOf(text) {
  return text.slice(0, text.length / 2);
}

function answeredBy(real, value) {
  return sealed(real, (copy) => { copy.answers[firstQuestion.id].value = value; });
}

function answeredTwice(real) {
  const again = `"answers": {\n    ${JSON.stringify(firstQuestion.id)}: ${JSON.stringify(real.answers[firstQuestion.id])},`;
  return written(real).replace('"answers": {', again);
}

// A file input takes at most 50 MB from memory, so this one comes from disk.
function nonsense() {
  return join(folderOf({ 'nonsense.json': Buffer.alloc(50 * 1024 * 1024, randomBytes(64 * 1024)) }), 'nonsense.json');
}

function written(content) {
  return typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2);
}
