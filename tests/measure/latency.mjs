// Real clicks and keys, and how long until the next paint.
//
// Method, the same for plain and app: durations of the Event Timing API, the longest of the events that make one interaction
// (pointerdown, pointerup and click; keydown and keyup). They come in steps of 8 ms and only from 16 ms up; an interaction that is
// not reported took less and counts as 8 ms.
import { pause } from './browser.mjs';

const FASTER_THAN_REPORTED = 8;
const HOLD_BUTTON = 40;
const HOLD_KEY = 25;
const KEY_EVERY = 60;
const BETWEEN_CLICKS = 100;
/** Letters and spaces only: their key codes are their character codes. */
const TEXT = 'we keep the minutes in the safeguarding folder and the governors look at them every term ';

/** `clicks` radios spread over the questions of the page that is open, then `keys` typed into one of its text boxes. */
export async function measureLatency({ page, line }, { round, clicks, keys }) {
  await page.evaluate(() => globalThis.eventsSeen.splice(0));
  const count = await page.locator('main fieldset').count();
  for (let at = 0; at < clicks; at += 1) {
    // Spread over the page from top to bottom; another radio in each round.
    await clickRadio(page, line, { question: Math.floor((at * count) / clicks), radio: at + round });
  }
  await pause(500);
  const clicked = await durations(page, /^(pointer|mouse|click)/, clicks);
  return { clicks: clicked, keys: await typeInto(page, line, { box: round * 2 + 1, keys }) };
}

async function clickRadio(page, line, wanted) {
  const spot = await page.evaluate(({ question, radio }) => {
    const radios = document.querySelectorAll('main fieldset')[question].querySelectorAll('input[type=radio]');
    const chosen = [...radios].findIndex(({ checked }) => checked);
    const at = radio % radios.length;
    const target = radios[at === chosen ? (at + 1) % radios.length : at];
    target.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = target.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, wanted);
  const send = (type) => line.send('Input.dispatchMouseEvent', { type, ...spot, button: type === 'mouseMoved' ? 'none' : 'left', clickCount: 1 });
  await send('mouseMoved');
  await pause(BETWEEN_CLICKS);
  const pressed = send('mousePressed');
  await pause(HOLD_BUTTON);
  await Promise.all([pressed, send('mouseReleased')]);
}

/** Types at a person's speed: the next key does not wait until the page has dealt with the last one. */
async function typeInto(page, line, { box, keys }) {
  const boxes = page.locator('main fieldset textarea');
  await boxes.nth(box % await boxes.count()).click();
  await pause(1_000);
  await page.evaluate(() => globalThis.eventsSeen.splice(0));
  const sent = [];
  const start = performance.now();
  for (let at = 0; at < keys; at += 1) {
    const text = TEXT[at % TEXT.length];
    const key = { key: text, windowsVirtualKeyCode: text.toUpperCase().charCodeAt(0), code: text === ' ' ? 'Space' : `Key${text.toUpperCase()}` };
    sent.push(line.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...key }));
    await pause(HOLD_KEY);
    sent.push(line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }));
    await pause(Math.max(0, start + (at + 1) * KEY_EVERY - performance.now()));
  }
  await Promise.all(sent);
  await pause(500);
  return durations(page, /^key/, keys);
}

/** The longest event of each interaction whose events are so named; with those too short to be reported, `expected` in all. */
async function durations(page, names, expected) {
  const seen = await page.evaluate(() => globalThis.eventsSeen.splice(0));
  const longest = new Map();
  for (const { name, interactionId, duration } of seen) {
    if (names.test(name)) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
  }
  if (longest.size > expected) throw new Error(`${longest.size} interactions were reported, ${expected} were made`);
  return [...longest.values(), ...Array(expected - longest.size).fill(FASTER_THAN_REPORTED)];
}
