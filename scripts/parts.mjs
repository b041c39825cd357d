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

/** What fetches a file and gives a piece of it. */
const LOADER = 'scripts/browser/parts.js';

/** How each is loaded: "const __chunk_3 = makeLoad(…)", "export const __wasm_split_load_keep = wrapAsyncCb(makeLoad(…))". */
const LOADED = /(?:const (__chunk_\d+) = |export const __wasm_split_load_(\w+) = )([\s\S]*?\);)\n(?=\/\*|const __chunk_|export const |$)/g;
const FETCH = /fetch\(new URL\("\.\/([\w]+)\.wasm", import\.meta\.url\)\)/;

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
  writeFileSync(join(into, SCRIPT), readFileSync(LOADER, 'utf8') + joined);
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
