// Time from the start of the navigation until the first question is on screen, takes a real click and shows it.
import { pause } from './browser.mjs';

const LIMIT = 90_000;
/** Long enough for the answer to be saved, and for the browser to calm down. */
const SETTLE = 1_000;

/**
 * One load in a fresh page without the HTTP cache, with the drafts that the profile has; `watchFirstQuestion` runs in it. The click
 * is sent the moment the page says where the radio is. That the app keeps the answer is proved by the next load of the same
 * address, which must find it chosen.
 */
export async function measureUsable({ page, line }, subject, address) {
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
  await page.goto(address, { waitUntil: 'commit' });
  const { usable: marks, before } = await outcome;
  await pause(SETTLE);
  await checkKept(page, subject, address, before);
  return marks;
}

/** Remembers which radio of the first question is chosen when everything is done, for the next load. */
export async function rememberChosen(page, subject, address) {
  subject.chosen.set(address, await page.evaluate(() => {
    const radios = [...document.querySelector('main fieldset:has(input[type=radio])').querySelectorAll('input[type=radio]')];
    return radios.findIndex(({ checked }) => checked);
  }));
}

async function click(line, { x, y }) {
  const at = { x, y, button: 'left', clickCount: 1 };
  await Promise.all([
    line.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }),
    line.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }),
  ]);
}

async function checkKept(page, subject, address, before) {
  if (subject.kind === 'app') {
    const kept = subject.chosen.get(address);
    if (kept !== undefined && before !== kept) throw new Error(`${subject.name} did not keep the answer of the load before`);
  } else if (!(await page.evaluate(() => localStorage.length))) {
    throw new Error(`${subject.name} saved nothing`);
  }
}
