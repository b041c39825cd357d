// Serves the built app, opens devices (fresh browser contexts) on it, and fails a scenario on anything the browser complains of.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { isComplaint } from './complaints.mjs';
import { WITHOUT } from './database.mjs';
import { DIST } from './questionnaire.mjs';
import { Person } from './person.mjs';

export { checkAccessibility, checkWithAxe, inspect, screenshots } from './appearance.mjs';
export { eventually } from './waiting.mjs';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/**
 * The app, served from a sub-folder, with a browser to open it in, for all scenarios of one test file.
 * `scenario(name, body)` hands `body` a `device()` that opens the app on a device of its own.
 */
export function serveApp({ folder = '/' } = {}) {
  const running = {};
  before(async () => {
    running.server = await listen(folder);
    running.address = `http://127.0.0.1:${running.server.address().port}${folder}`;
    running.browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });
  });
  after(async () => {
    await running.browser?.close();
    running.server?.closeAllConnections();
    running.server?.close();
  });
  const scenario = (name, body, { timeout = 120_000 } = {}) =>
    test(name, { timeout }, async () => {
      const people = [];
      const device = async (options) => {
        const person = await openDevice(running, options);
        people.push(person);
        await person.visit();
        return person;
      };
      try {
        await body({ device });
        for (const { complaints } of people) assert.deepEqual(complaints, [], 'the browser complained');
      } catch (error) {
        for (const person of people) error.message += await onScreen(person);
        throw error;
      } finally {
        for (const person of people) await person.page.context().close();
      }
    });
  return { scenario };
}

async function listen(folder) {
  const files = sirv(DIST, { etag: true, gzip: true });
  const notFound = (response) => {
    response.statusCode = 404;
    response.end('Not found');
  };
  const server = createServer((request, response) => {
    if (!request.url.startsWith(folder)) return notFound(response);
    request.url = `/${request.url.slice(folder.length)}`;
    files(request, response, () => notFound(response));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

/**
 * `expects`: complaints that belong to the scenario; `serve`: replies by path in place of the app's files; `answers`: what
 * becomes of requests, by pattern of the address; `prepare`: a script to run in every page before the app's own.
 */
async function openDevice({ browser, address }, { expects = [], serve = {}, answers = [], prepare } = {}) {
  const context = await browser.newContext({
    acceptDownloads: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 900 },
  });
  const complaints = [];
  watch(context, new URL(address).origin, (complaint) => {
    if (!expects.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
  });
  for (const [path, body] of Object.entries(serve)) {
    await context.route((url) => url.pathname.endsWith(`/${path}`), (route) => route.fulfill({ contentType: 'application/json', body }));
  }
  for (const [pattern, answer] of answers) await context.route(pattern, answer);
  // What a route answers in place of the host never reaches a service worker.
  await context.addInitScript(WITHOUT.serviceWorkers);
  if (prepare) await context.addInitScript(prepare);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return new Person(page, address, complaints);
}

function watch(context, origin, complain) {
  context.on('console', (message) => {
    if (isComplaint(message, ['warning', 'error', 'assert'])) complain(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complain(`page error: ${error.error().message}`));
  context.on('page', (page) => page.on('crash', () => complain('the page crashed')));
  context.on('request', (request) => {
    if (isFetched(request) && new URL(request.url()).origin !== origin) complain(`request to another origin: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    // Leaving a page aborts what it was still loading.
    if (isFetched(request) && errorText !== 'net::ERR_ABORTED') complain(`failed request: ${request.url()} (${errorText})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`failed request: ${response.url()} (${response.status()})`);
  });
  context.on('dialog', async (dialog) => {
    if (dialog.type() === 'beforeunload') return dialog.accept();
    complain(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
}

function isFetched(request) {
  return !/^(blob|data|about):/.test(request.url());
}

/** What every tab of a person shows, for the report of a failure. */
async function onScreen({ page, complaints }) {
  const tabs = await Promise.all(page.context().pages().map(describe));
  return `${tabs.join('')}\nComplaints: ${JSON.stringify(complaints, null, 2)}`;
}

async function describe(tab) {
  const tree = await tab.locator('body').ariaSnapshot({ timeout: 2_000 }).catch((error) => error.message);
  return `\n\nOn screen at ${tab.url()}\n${tree.split('\n').slice(0, 80).join('\n')}`;
}
