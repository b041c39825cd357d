// Fetches the files of the app's parts, each once, and hands out the pieces in them. What the splitter writes follows below it.

import { bytesOf } from './load.js';

export { wasm } from './load.js';

const files = new Map();
const failed = new Set();

function file(name) {
  if (!files.has(name)) {
    const coming = bytesOf(new URL(name, import.meta.url), failed.has(name) ? 'reload' : 'default');
    // One that did not come is asked for again the next time, and not taken from the browser's cache.
    coming.catch(() => { files.delete(name); failed.add(name); });
    files.set(name, coming);
  }
  return files.get(name);
}

/** Fetches the file of a part before anybody asks for it, and does nothing with it yet. */
globalThis.appFetchesAhead = (part) => { file(`./${part}.wasm`); };

async function piece(name, from, to) {
  const bytes = await file(name);
  return new Response(bytes.slice(from, to), { headers: { 'Content-Type': 'application/wasm' } });
}
