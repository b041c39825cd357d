// Time from the start of the navigation until the first question is on screen, takes a real click and shows it.
import { openPage, pause, SLOWDOWN } from './browser.mjs';
import { watchFirstQuestion } from './watch.mjs';

const LIMIT = 90_000;
/** Long enough for the answer to be saved, and for the browser to calm down before the next page. */
const SETTLE = 1_500;

/**
 * One load in a fresh page without the HTTP cache, with the drafts that the profile has. The click is sent the moment the page
 * says where the radio is. That the app keeps the answer is proved by the next load, which must find it chosen.
 */
export async function measureUsable(context, subject) {
  const { page, line } = await openPage(context, { slowdown: SLOWDOWN, cache: false, prepare: watchFirstQuestion });
  try {
    await line.send('Runtime.enable');
    await line.send('Runtime.addBinding', { name: 'report' });
    const outcome = new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`${subject.name}: no question that reacts within ${LIMIT} ms`)), LIMIT);
      line.on('Runtime.bindingCalled', ({ name, payload }) => {
        const message = name === 'report' ? JSON.parse(payload) : {};
        if (message.spot) click(line, message.spot).catch(fail);
        if (message.usable) {
          clearTimeout(timer);
          done(message);
        }
      });
    });
    await page.goto(subject.addresses[0], { waitUntil: 'commit' });
    const { usable: marks, before, after } = await outcome;
    await pause(SETTLE);
    await checkKept(page, subject, before);
    subject.kept = after;
    return marks;
  } finally {
    await page.close();
    await pause(300);
  }
}

async function click(line, { x, y }) {
  const at = { x, y, button: 'left', clickCount: 1 };
  await Promise.all([
    line.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }),
    line.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }),
  ]);
}

async function checkKept(page, subject, before) {
  if (subject.kind === 'app') {
    if (subject.kept !== undefined && before !== subject.kept) throw new Error(`${subject.name} did not keep the answer of the load before`);
  } else if (!(await page.evaluate(() => localStorage.length))) {
    throw new Error(`${subject.name} saved nothing`);
  }
}
