// Joins what the splitter cut into as few files as possible. It makes a file of each set of parts that share some code, most
// of them tiny, and each would be a request. Here all that one part needs is one file, and what is left that several of the
// others share is another.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part that everybody comes to first: what others share with it comes with it. */
const FIRST = 'fill';
const SHARED = 'shared';

/** What the splitter calls its script, and what it is called here. */
const SPLITTERS = '__wasm_split.js';
const SCRIPT = 'parts.js';

/** How each is loaded: "const __chunk_3 = makeLoad(…)", "export const __wasm_split_load_keep = wrapAsyncCb(makeLoad(…))". */
const LOADED = /(?:const (__chunk_\d+) = |export const __wasm_split_load_(\w+) = )([\s\S]*?\);)\n(?=\/\*|const __chunk_|export const |$)/g;
const FETCH = /fetch\(new URL\("\.\/([\w]+)\.wasm", import\.meta\.url\)\)/;

const LOADER = `
const PATIENCE = 30000;
const files = new Map();
const failed = new Set();
function file(name) {
  if (!files.has(name)) {
    const coming = fetched(name);
    // One that did not come is asked for again the next time, and not taken from the browser's cache.
    coming.catch(() => { files.delete(name); failed.add(name); });
    files.set(name, coming);
  }
  return files.get(name);
}
async function fetched(name) {
  const stopped = new AbortController();
  let patience;
  const goesOn = () => { clearTimeout(patience); patience = setTimeout(() => stopped.abort(), PATIENCE); };
  goesOn();
  try {
    const cache = failed.has(name) ? 'reload' : 'default';
    const response = await fetch(new URL(name, import.meta.url), { cache, signal: stopped.signal });
    if (!response.ok) throw new Error(name + ': ' + response.status);
    const pieces = [];
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      goesOn();
      pieces.push(next.value);
    }
    const bytes = await new Blob(pieces).arrayBuffer();
    // A filter that asks for a password answers with a page of its own.
    if (String.fromCharCode(...new Uint8Array(bytes, 0, 4)) !== '\\0asm') throw new Error(name + ' is no part of the app');
    return bytes;
  } finally {
    clearTimeout(patience);
  }
}
async function piece(name, from, to) {
  const bytes = await file(name);
  return new Response(bytes.slice(from, to), { headers: { 'Content-Type': 'application/wasm' } });
}
`;

/** Reads the splitter's folder, and writes the joined files with the script that takes them apart again; `main` imports it. */
export function divided(folder, into, main) {
  const script = readFileSync(join(folder, SPLITTERS), 'utf8');
  const { chunks, parts } = read(script);
  if (!parts.has(FIRST)) throw new Error(`there is no part “${FIRST}”`);
  const first = new Set(parts.get(FIRST).needs);
  const contents = new Map([...parts].map(([name, { piece }]) => [name, name === FIRST ? [...first].map((id) => chunks.get(id)).concat(piece) : [piece]]));
  contents.set(SHARED, [...chunks].filter(([id]) => !first.has(id)).map(([, piece]) => piece));
  let joined = script;
  for (const [name, pieces] of contents) {
    const bytes = pieces.filter(Boolean).map((piece) => readFileSync(join(folder, `${piece}.wasm`)));
    let from = 0;
    pieces.filter(Boolean).forEach((piece, at) => {
      const to = from + bytes[at].length;
      joined = replaced(joined, `fetch(new URL("./${piece}.wasm", import.meta.url))`, `piece("./${name}.wasm", ${from}, ${to})`);
      from = to;
    });
    if (bytes.length) writeFileSync(join(into, `${name}.wasm`), Buffer.concat(bytes));
  }
  if (FETCH.test(joined)) throw new Error('a piece of the app is in no file');
  // Whoever waits for a part is told that it did not come; the console need not hear of it twice.
  joined = replaced(joined, 'console.error(e);', '');
  writeFileSync(join(into, SCRIPT), LOADER + joined);
  // Some hosts do not serve files whose names begin with a line.
  const app = readFileSync(main, 'utf8');
  writeFileSync(main, app.replaceAll(`from "./${SPLITTERS}"`, `from "./${SCRIPT}"`));
}

/** What the script says: the piece of each chunk, and of each part its piece and the chunks it needs. */
function read(script) {
  const chunks = new Map();
  const parts = new Map();
  for (const [, chunk, part, body] of script.matchAll(LOADED)) {
    const piece = body.match(FETCH)?.[1];
    if (chunk) chunks.set(chunk, piece);
    else parts.set(part, { piece, needs: body.match(/__chunk_\d+/g) ?? [] });
  }
  return { chunks, parts };
}

function replaced(text, old, fresh) {
  if (!text.includes(old)) throw new Error(`the splitter's script does not say ${old}`);
  return text.replace(old, fresh);
}
