// The app does not come: the page says what, why, and what to do, and goes on by itself where it can.
import assert from 'node:assert/strict';
import { checkAccessibility, checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { CHOOSE, HOME, LOADING } from './words.mjs';

const { scenario } = serveApp({ folder: '/some/folder/' });
const BROKEN = { expects: [/./] };
const WASM = /safeguarding-audit_bg\.wasm$/;
const SCRIPT = /safeguarding-audit\.js$/;

scenario('where WebAssembly is switched off, the page says so and what to do', async ({ device }) => {
  const head = await device({ ...BROKEN, prepare: () => { delete window.WebAssembly; } });
  await head.arriveAt(LOADING.cannot);
  await head.page.getByText(/does not run WebAssembly/).waitFor();
  await head.page.getByText(/IT support to allow WebAssembly/).waitFor();
  await checkAccessibility(head.page);
  await screenshots(head.page, 'without-webassembly');
});

for (const [what, pattern] of Object.entries({ 'the app itself': WASM, 'its script': SCRIPT })) {
  scenario(`where ${what} is missing on the host, the page says that a part did not arrive, and tries again when asked`, async ({ device }) => {
    const head = await device({ ...BROKEN, answers: [[pattern, (route) => route.fulfill({ status: 404, body: 'Not found' })]] });
    await head.arriveAt(LOADING.cannot);
    await head.page.getByText(/did not arrive/).waitFor();
    await head.page.context().unrouteAll();
    await head.page.getByRole('button', { name: LOADING.again }).click();
    await head.arriveAt(HOME.heading);
  });
}

scenario('where the network goes half-way, the page says that a part did not arrive', async ({ device }) => {
  const head = await device({ ...BROKEN, answers: [[WASM, (route) => route.abort('connectionreset')]] });
  await head.arriveAt(LOADING.cannot);
  await head.page.getByText(/cut off/).waitFor();
});

scenario('where the device is offline, the page says that', async ({ device }) => {
  const offline = () => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
  const head = await device({ ...BROKEN, prepare: offline, answers: [[WASM, (route) => route.abort('internetdisconnected')]] });
  await head.arriveAt(LOADING.cannot);
  await head.page.getByText(/no connection to the network/).waitFor();
});

scenario('where the app takes long, the page says so, and goes on by itself when it is there', async ({ device }) => {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  const head = await device({ answers: [[WASM, async (route) => { await arrived; await route.continue(); }]] });
  await head.arriveAt(LOADING.long);
  assert.equal(await head.page.getByText(LOADING.loading).isVisible(), false, 'one thing is said, not two');
  arrive();
  await head.arriveAt(HOME.heading);
  assert.equal(await head.page.getByRole('heading', { name: LOADING.long }).count(), 0);
});

scenario('the first page can be read before the app has come, and the app takes over without moving a word', async ({ device }) => {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  // However long it takes to look at, nobody says that it takes long.
  const patient = () => { const later = window.setTimeout; window.setTimeout = (act, after, ...rest) => (after === 10_000 ? 0 : later(act, after, ...rest)); };
  const head = await device({ prepare: patient, answers: [[WASM, async (route) => { await arrived; await route.continue(); }]] });
  const words = [['heading', HOME.heading], ['paragraph', /^Complete a safeguarding self-assessment/], ['paragraph', /^What you type stays on this device, in/], ['button', HOME.start]];
  const places = () => Promise.all(words.map(([role, name]) => (role === 'paragraph' ? head.page.getByText(name) : head.page.getByRole(role, { name, exact: true })).boundingBox()));
  await head.page.getByText(LOADING.loading).waitFor();
  for (const width of [1280, 320]) {
    await head.page.setViewportSize({ width, height: 900 });
    await checkWithAxe(head.page);
  }
  await screenshots(head.page, 'first-page-before-the-app');
  await head.page.setViewportSize({ width: 1280, height: 900 });
  const before = await places();
  arrive();
  await head.page.getByText(LOADING.loading).waitFor({ state: 'detached' });
  await head.page.getByRole('table', { name: HOME.drafts }).waitFor();
  assert.deepEqual(await places(), before);
});

scenario('whoever comes to another page, or presses the button early, is led there when the app has come', async ({ device }) => {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  const head = await device({ answers: [[WASM, async (route) => { await arrived; await route.continue(); }]] });
  await head.page.getByRole('button', { name: HOME.start }).click();
  arrive();
  await head.arriveAt(CHOOSE.heading);
});
