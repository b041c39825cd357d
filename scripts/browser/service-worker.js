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
  } catch (error) {
    // Room is for what people type.
    if (error.name === 'QuotaExceededError') await caches.delete(KEPT);
    throw error;
  }
}

/** A file of this release, or an error where something else came. */
async function taken(path, digest) {
  const isWasm = path.endsWith('.wasm');
  const response = isWasm ? undefined : await fetch(path, { cache: 'no-cache' });
  if (response && !response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = isWasm ? await bytesOf(path) : await response.arrayBuffer();
  const isOurs = path === PAGE ? new TextDecoder().decode(bytes).includes(RELEASE) : await digestOf(bytes) === digest;
  if (!isOurs) throw new Error(`${path} is not the file of this release`);
  const headers = new Headers(isWasm ? { 'Content-Type': 'application/wasm' } : response.headers);
  return copyOf(bytes, headers);
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
  await keepQuestionnaires(await keptFromHost(SETTINGS), () => true);
}

/** Every questionnaire that these settings offer, or offered, and that is wanted. */
async function keepQuestionnaires(settings, isWanted) {
  const index = await keptFromHost(INDEX);
  const offered = settings?.questionnaires ?? [];
  const earlier = (Array.isArray(index) ? index : []).filter(({ id }) => offered.includes(id))
    .flatMap(({ id, earlier: editions = [] }) => editions.map((edition) => `earlier/${id}-${edition}`));
  for (const path of [...offered, ...earlier].map((name) => `${QUESTIONNAIRES}${name}.json`)) {
    if (await isWanted(path)) await keptFromHost(path);
  }
}

/** What the host has begun to offer since everything was kept. */
async function keepNewlyOffered(settings) {
  const cache = await caches.open(OF_HOST);
  await keepQuestionnaires(settings, async (path) => !(await cache.match(path)));
}

/** Keeps a file of the host and gives what it says; nothing where there is none, or where it cannot be read. */
async function keptFromHost(path) {
  const response = await fetch(path, { cache: 'no-cache' });
  return response.ok ? keepOf(path, response) : undefined;
}

/** Keeps what can be read. What cannot is shown to people, and does not take the place of what could. */
async function keepOf(path, response) {
  const bytes = await response.arrayBuffer();
  let said;
  try {
    said = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const cache = await caches.open(OF_HOST);
  await cache.put(path, copyOf(bytes, response.headers));
  return said;
}

/** From now on this release is the one that opens. The one before stays for pages that are open with it. */
async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OF_HOST && name !== KEPT);
  const host = await caches.open(OF_HOST);
  const before = await host.match('release').then((said) => said?.text());
  await Promise.all(names.filter((name) => name !== before).map((name) => caches.delete(name)));
  await host.put('release', new Response(KEPT));
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

/** What the host has now, or what was kept of it where nothing comes, or nothing but a page of somebody else's. */
async function newest(path, request, event) {
  const cache = await caches.open(OF_HOST);
  const before = await cache.match(path);
  try {
    const coming = fetch(request);
    const response = await (before ? inTime(coming) : coming);
    const isPage = response.headers.get('Content-Type')?.includes('text/html');
    if (before && (response.status >= 500 || response.redirected || isPage)) return before;
    if (response.ok) {
      const keeping = keepOf(path, response.clone());
      event.waitUntil(path === SETTINGS ? keeping.then(keepNewlyOffered) : keeping);
    }
    return response;
  } catch (error) {
    if (before) return before;
    throw error;
  }
}

function inTime(coming) {
  const tooLate = new Promise((_, fail) => setTimeout(() => fail(new Error('nothing has come in time')), PATIENCE));
  return Promise.race([coming, tooLate]);
}
