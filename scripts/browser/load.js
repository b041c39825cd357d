// Fetches the wasm of the app. A host that does not compress what it sends would send three times as much, so what was
// compressed when the app was built is taken from it instead, and unpacked here.

/** For so long nothing may come, in milliseconds, before it counts as cut off. */
const PATIENCE = 30000;

/** How a file of wasm begins, and how one begins that is compressed. */
const WASM = [0x00, 0x61, 0x73, 0x6d];
const GZIP = [0x1f, 0x8b];

/** Whether this host sends files as they are. Known from the first of them on. */
let sendsPlain = false;

/** The answer to a request for wasm, unpacked. An app in a single file has it within itself. */
export async function wasm(address, options) {
  const within = globalThis.appWithin?.(new URL(address, 'file:').pathname.split('/').pop());
  if (within) return unpackedFrom(new Response(Uint8Array.from(atob(within), (letter) => letter.charCodeAt(0))));
  if (!sendsPlain) {
    const response = found(address, await fetch(address, options));
    if (!isPlain(response)) return response;
    sendsPlain = true;
    await response.body.cancel();
  }
  const unpacked = await fetch(`${address}.gz`, options).then(unpackedFrom, () => undefined);
  return unpacked ?? found(address, await fetch(address, options));
}

/** The bytes of a file of wasm; fails where they stop coming, or where something else came. */
export async function bytesOf(address, cache = 'default') {
  const stopped = new AbortController();
  let patience;
  const goesOn = () => { clearTimeout(patience); patience = setTimeout(() => stopped.abort(), PATIENCE); };
  goesOn();
  try {
    const { body } = await wasm(address, { cache, signal: stopped.signal });
    const pieces = [];
    const reader = body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      goesOn();
      pieces.push(next.value);
    }
    const bytes = await new Blob(pieces).arrayBuffer();
    // A filter that asks for a password answers with a page of its own.
    if (!begins(bytes, WASM)) throw new Error(`${address} is no part of the app`);
    return bytes;
  } finally {
    clearTimeout(patience);
  }
}

/** Whether it came as it lies on the host. What the browser keeps of the app was unpacked before. */
function isPlain({ headers }) {
  return typeof DecompressionStream === 'function' && !headers.has('Content-Encoding') && !headers.has('X-Kept-At');
}

/** What a compressed file has in it; nothing where it is not there. Some hosts have unpacked it on the way. */
async function unpackedFrom(response) {
  if (!response.ok) return undefined;
  const bytes = await response.arrayBuffer();
  const headers = { 'Content-Type': 'application/wasm' };
  if (begins(bytes, WASM)) return new Response(bytes, { headers });
  if (!begins(bytes, GZIP)) return undefined;
  return new Response(new Response(bytes).body.pipeThrough(new DecompressionStream('gzip')), { headers });
}

function found(address, response) {
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

function begins(bytes, with_) {
  const first = new Uint8Array(bytes, 0, Math.min(with_.length, bytes.byteLength));
  return with_.every((byte, at) => first[at] === byte);
}
