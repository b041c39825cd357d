// What a first visit loads, what choosing a questionnaire adds, and what the worker adds.
import { questionnaire } from '../e2e/questionnaire.mjs';
import { Person } from '../e2e/person.mjs';
import { ABOUT, CHOOSE, HOME, RETURNS } from '../e2e/words.mjs';
import { openBrowser, openPage, pause } from './browser.mjs';
import { sum } from './figures.mjs';
import { serve } from './server.mjs';

const QUIET = 700;
const IDLE = /\/fill\.wasm$/;

/** Files and totals of each step of a first visit to the app in `files`, as Chromium asked the server for them. */
export async function measureBytes(files) {
  const server = await serve(files);
  const browser = await openBrowser();
  try {
    const { page, line } = await openPage(browser.context);
    const person = new Person(page, server.address, []);
    const step = stepsOf(server);

    await person.visit();
    await person.control(HOME.start).waitFor();
    await quiet(server);
    // A browser with a window asks for the manifest by itself, one without does not.
    await line.send('Page.getAppManifest');
    const { files: first } = await step();
    // What the first page fetches while it is idle is for whoever goes on.
    const visit = totalled(first.filter(({ path }) => !IDLE.test(path)));
    const idle = first.filter(({ path }) => IDLE.test(path));

    await person.press(HOME.start);
    await person.arriveAt(CHOOSE.heading);
    await person.selfAssessment.waitFor();
    const offered = await step();
    await person.chooseSelfAssessment();
    await person.arriveAt(ABOUT.heading);
    const chosen = await step();

    await person.visit('#/returns');
    await person.arriveAt(RETURNS.heading);
    await person.press(RETURNS.samples);
    const worker = await step();
    return { visit, chosen: totalled([...idle, ...offered.files, ...chosen.files]), worker, questionnaire: questionnaire.id };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Each call: what was asked for since the one before, and never before that. */
function stepsOf(server) {
  const known = new Set();
  return async () => {
    await quiet(server);
    const asked = server.requests.splice(0);
    const files = [...new Set(asked)].filter((path) => !known.has(path)).map((path) => {
      known.add(path);
      const file = server.files.get(path);
      const times = asked.filter((one) => one === path).length;
      return { path, times, raw: file?.raw ?? 0, packed: file?.packed.length ?? 0, isMissing: !file };
    });
    return totalled(files);
  };
}

function totalled(files) {
  return { files, raw: sum(files.map((file) => file.raw)), packed: sum(files.map((file) => file.packed)) };
}

async function quiet(server) {
  for (let count = -1; count !== server.requests.length;) {
    count = server.requests.length;
    await pause(QUIET);
  }
}
