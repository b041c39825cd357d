// The browser is killed, crashes, is closed or goes elsewhere while somebody types: at most the last second is missing, or nothing at all.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { howMany, seedFrom } from './chance.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { Typist } from './typing.mjs';
import { eventually } from './waiting.mjs';

const { scenario } = onProfiles();
const NAME = 'Ash Lane School';
const RUNS = howMany('KILL_RUNS', 5);
const OTHER_RUNS = 3;
const LIMIT = 1_000;
const [firstDomain, secondDomain] = questionnaire.domains;
const chance = seedFrom('KILL_SEED');
console.log(`KILL_SEED=${chance.seed} KILL_RUNS=${RUNS}`);

scenario('of what somebody types when the browser is killed, at most the last second is missing', async ({ profile }) => {
  const device = await profile();
  await device.person.beginsDraft(NAME);
  let before = '';
  const losses = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const typist = typing(device.person, before, run);
    await pause(chance.between(1_000, 6_000));
    typist.isOver = true;
    const end = device.kill();
    await typist.stop();
    const head = await device.restart();
    await head.opensDraft(NAME);
    const { found, loss } = await leastLoss(head, typist, end);
    losses.push(loss);
    console.log(`killed ${run} of ${RUNS}: ${typist.times.length} characters typed, ${typist.typed.length - found.length} missing, the oldest typed ${loss} ms before the end`);
    assert.ok(loss <= LIMIT, `run ${run} of ${RUNS}, KILL_SEED=${chance.seed}: lost ${loss} ms of typing`);
    before = found;
  }
  console.log(`killed: ${RUNS} runs, worst loss ${Math.max(...losses)} ms of typing`);
}, { timeout: 120_000 + RUNS * 40_000 });

for (const [ending, leave] of Object.entries({
  'the tab is closed by the person': async ({ person }) => {
    const gone = person.page.waitForEvent('close');
    await person.page.close({ runBeforeUnload: true });
    await gone;
  },
  'the tab is closed without a chance to say goodbye': ({ person }) => person.page.close(),
  'the page is loaded again': ({ person }) => person.page.reload(),
  'the page crashes': (device) => crash(device),
  'the person goes to another page of the app in the middle of a word': ({ person }) => person.goHome(),
  'the person goes to another web page': ({ person }) => person.page.goto('about:blank'),
  'the browser is closed': (device) => device.close(),
})) {
  scenario(`nothing that somebody types is missing when ${ending}`, async ({ profile }) => {
    const device = await profile({ expects: [/the page crashed/] });
    await device.person.beginsDraft(NAME);
    let before = '';
    for (let run = 1; run <= OTHER_RUNS; run += 1) {
      const typist = typing(device.person, before, run);
      await pause(chance.between(500, 2_500));
      const typed = await typist.stop();
      await leave(device);
      device.person = await comesBack(device);
      await device.person.opensDraft(NAME);
      await device.person.reads(typed);
      before = typed;
    }
  });
}

scenario('a word in the middle of which somebody goes to another domain is there when they come back', async ({ profile }) => {
  const { person } = await profile();
  await person.beginsDraft(NAME);
  await person.page.keyboard.press('Tab');
  let before = '';
  for (let run = 1; run <= OTHER_RUNS; run += 1) {
    const typist = typing(person, before, run);
    await pause(chance.between(300, 1_500));
    const typed = await typist.stop();
    await person.visit(`${person.draftRoute}/domain/${secondDomain.id}`);
    await person.arriveAt(secondDomain.title);
    await person.visit(`${person.draftRoute}/domain/${firstDomain.id}`);
    await person.arriveAt(firstDomain.title);
    await person.reads(typed);
    before = typed;
  }
});

function typing(person, before, run) {
  return new Typist(person.page, person.noteOn(firstQuestion), chance, { before, first: run * 1_000 + 1 }).start();
}

/** The draft may come back in steps; what counts is where it ends. */
async function leastLoss(person, typist, end) {
  let least = { loss: Infinity };
  await eventually(async () => {
    const found = await person.noteNow();
    const loss = typist.lossIn(found, end);
    if (loss < least.loss) least = { found, loss };
    assert.ok(loss <= LIMIT);
  }).catch((error) => {
    if (least.loss === Infinity) throw error;
  });
  return least;
}

async function crash({ context, person }) {
  const session = await context.newCDPSession(person.page);
  const crashed = person.page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  await person.page.close();
}

/** The same person, in the tab that is left or a new one, in the browser that runs or a new one. */
async function comesBack(device) {
  if (device.isEnding) return device.start();
  if (device.person.page.isClosed()) return device.newTab();
  await device.person.visit();
  return device.person;
}
