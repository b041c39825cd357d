// Keeps the app on the device, so that it opens without the network: every file of one release, each compared with what the
// release says of it, and never a file of another release beside them. What the host writes itself, its settings and
// questionnaires, is looked for anew each time; what was kept of it serves where nothing comes, and says since when.

import { bytesOf } from './load.js';

/* global VERSION, RELEASE, FILES -- put in when the app is built: what tells this release from others, the folder with its files, and the digest of each file by its path */

const SCOPE = new URL(self.registration.scope);
/** Two copies of the app on one host keep theirs apart. */
const OURS = `safeguarding-audit ${SCOPE.pathname} `;
const KEPT = `${OURS}${RELEASE} ${VERSION}`;
/** What the host writes, for whatever release. */
const OF_HOST = `${OURS}host`;
const PAGE = './';
const SETTINGS = 'partnership.json';
const QUESTIONNAIRES = 'questionnaires/';
const INDEX = `${QUESTIONNAIRES}index.json`;
/** Where something is kept, the network is not waited for longer than this, in milliseconds. */
const PATIENCE = 4000;
/** What the host may have corrected is asked for again after so many milliseconds, whether somebody opens it or not. */
const A_DAY = 24 * 60 * 60 * 1000;
/** Offered where the settings do not say what is. */
const USUALLY_OFFERED = ['section-11'];

self.addEventListener('install', (event) => event.waitUntil(keepEverything()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  const { data } = event;
  if (data === 'take over') self.skipWaiting();
  if (data === 'forget') event.waitUntil(forget());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (request.mode === 'navigate') {
    if (path === '' || path === 'index.html') event.respondWith(kept(PAGE, request));
  } else if (path === SETTINGS || path.startsWith(QUESTIONNAIRES)) {
    event.respondWith(newest(path, request, event));
  } else if (path in FILES) {
    event.respondWith(kept(path, request));
  } else if (path.startsWith('app-')) {
    event.respondWith(keptBefore(request));
  }
});

/** Takes the files one after the other, so that a slow line is left to whoever uses the app. What came before is not taken again. */
async function keepEverything() {
  try {
    const cache = await caches.open(KEPT);
    for (const [path, digest] of Object.entries(FILES)) {
      if (await cache.match(path)) continue;
      await cache.put(path, await taken(path, digest));
    }
    await keepOfHost();
    await checkAllIsThere();
  } catch (error) {
    // Room is for what people type.
    if (error.name === 'QuotaExceededError') await caches.delete(KEPT);
    throw error;
  }
}

/** Another release that took over meanwhile, or the browser, may have taken away what came first. */
async function checkAllIsThere() {
  const cache = await caches.open(KEPT);
  for (const path of Object.keys(FILES)) if (!(await cache.match(path))) throw new Error(`${path} is gone again`);
}

/** A file of this release, or an error where something else came. The browser may have kept a wrong one from before. */
async function taken(path, digest) {
  return await fetched(path, digest, 'no-cache') ?? await fetched(path, digest, 'reload') ?? Promise.reject(new Error(`${path} is not the file of this release`));
}

/** Nothing where it is not the release's. A page that the host or a filter has added to is still that of the release it names. */
async function fetched(path, digest, cache) {
  const isWasm = path.endsWith('.wasm');
  const response = isWasm ? undefined : await fetch(path, { cache });
  if (response && !response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = isWasm ? await bytesOf(path, cache) : await response.arrayBuffer();
  const isOurs = path === PAGE ? new TextDecoder().decode(bytes).includes(RELEASE) : await digestOf(bytes) === digest;
  return isOurs ? copyOf(bytes, isWasm ? { 'Content-Type': 'application/wasm' } : response.headers) : undefined;
}

/** A copy to keep, with the time at which it came. */
function copyOf(bytes, headers) {
  const copied = new Headers(headers);
  // They speak of how it was sent.
  copied.delete('Content-Encoding');
  copied.delete('Content-Length');
  copied.delete('Vary');
  copied.set('X-Kept-At', new Date().toISOString());
  return new Response(bytes, { headers: copied });
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The host's settings, and every questionnaire that it offers or offered. */
async function keepOfHost() {
  await keepQuestionnaires(await keptFromHost(SETTINGS));
}

/** Every questionnaire that these settings offer, or offered; those that came within a day are not asked for again. */
async function keepQuestionnaires(settings) {
  const index = await keptFromHost(INDEX);
  const offered = Array.isArray(settings?.questionnaires) ? settings.questionnaires : USUALLY_OFFERED;
  const earlier = (Array.isArray(index) ? index : []).filter(({ id }) => offered.includes(id))
    .flatMap(({ id, earlier: editions = [] }) => editions.map((edition) => `earlier/${id}-${edition}`));
  const cache = await caches.open(OF_HOST);
  for (const path of [...offered, ...earlier].map((name) => `${QUESTIONNAIRES}${name}.json`)) {
    const before = await cache.match(path);
    if (!before || Date.now() - Date.parse(before.headers.get('X-Kept-At')) > A_DAY) await keptFromHost(path);
  }
}

/** Keeps a file of the host and gives what it says; nothing where there is none, or where it cannot be read. */
async function keptFromHost(path) {
  const response = await fetch(path, { cache: 'no-cache' });
  if (!response.ok) return undefined;
  const bytes = await response.arrayBuffer();
  return keepOf(path, bytes, response.headers);
}

/** Keeps what can be read, and gives what it says. What cannot is shown to people, and does not take the place of what could. */
async function keepOf(path, bytes, headers) {
  const said = saidIn(bytes);
  if (said === undefined) return undefined;
  const cache = await caches.open(OF_HOST);
  await cache.put(path, copyOf(bytes, headers));
  return said;
}

function saidIn(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** From now on this release is the one that opens. The one before stays for pages that are open with it. */
async function takeOver() {
  const host = await caches.open(OF_HOST);
  const said = await host.match('releases');
  const releases = [...(said ? await said.json() : []).filter((name) => name !== KEPT), KEPT];
  const [before, own] = releases.slice(-2);
  const isAlone = !self.registration.installing && !self.registration.waiting;
  for (const name of await caches.keys()) {
    // What is neither in use nor was may be of a release that is on its way.
    const isLeft = releases.includes(name) || isAlone;
    if (name.startsWith(OURS) && ![OF_HOST, before, own].includes(name) && isLeft) await caches.delete(name);
  }
  await host.put('releases', Response.json(releases.slice(-2)));
  await self.clients.claim();
}

/** Everything this copy of the app has kept. */
async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
}

/** A file of this release. Where the browser has thrown it away, the network is asked. */
async function kept(path, request) {
  const cache = await caches.open(KEPT);
  return await cache.match(path) ?? fetch(request);
}

/** A file of another release, for a page that was opened with it. */
async function keptBefore(request) {
  for (const name of await caches.keys()) {
    const found = name.startsWith(OURS) && await (await caches.open(name)).match(request);
    if (found) return found;
  }
  return fetch(request);
}

/** What the host has now, or what was kept of it where nothing comes in time, or nothing but a page of somebody else's. */
async function newest(path, request, event) {
  const cache = await caches.open(OF_HOST);
  const before = await cache.match(path);
  const coming = fromHost(path, request, before?.clone());
  if (!before) return (await coming).response;
  // What comes too late for this page is there for the next.
  event.waitUntil(coming.then(({ isKept, said }) => (isKept && path === SETTINGS ? keepQuestionnaires(said) : undefined), () => undefined));
  const tooLate = new Promise((late) => { setTimeout(late, PATIENCE); });
  const came = await Promise.race([coming, tooLate]).catch(() => undefined);
  return came?.response ?? before;
}

/** What the host answers; no response where what was kept is better than that. */
async function fromHost(path, request, before) {
  const response = await fetch(request, { cache: 'no-cache' });
  if (response.status === 404 || response.status === 410) {
    await (await caches.open(OF_HOST)).delete(path);
    return { response };
  }
  if (!response.ok) return before ? {} : { response };
  const bytes = await response.arrayBuffer();
  const isElses = response.redirected || response.headers.get('Content-Type')?.includes('text/html');
  const said = saidIn(bytes);
  // A form of the file that came with a newer release would not be understood.
  const isForNewer = before && said?.version > (await before.json())?.version;
  if (before && (isElses || isForNewer)) return {};
  const isKept = !isElses && await keepOf(path, bytes, response.headers) !== undefined;
  return { response: new Response(bytes, response), isKept, said };
}
