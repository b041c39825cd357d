// The page people spend their hours on: how much work a domain is, taking an answer back, names that tell fields apart, paper, focus in sight.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { effortOf } from './effort.mjs';
import { Keyboard } from './keyboard.mjs';
import { school, levelQuestions, questionnaire } from './questionnaire.mjs';
import { ACTION, DOMAIN, LEVEL } from './words.mjs';

const { scenario } = serveApp();
const [domain] = questionnaire.domains;
const [first, second] = levelQuestions(domain, school, { key: false });
const THIRD = 2 / 3;

/** Counted in the same way on the page as it was in November 2026, with everything in one column: eleven questions, 1280 by 900. */
const BEFORE = {
  1: { keys: 63, stops: 43, height: 6911 },
};

scenario('a whole domain takes a third fewer keys, tab stops and screens than it did', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  const groups = domain.questions.map((question) => head.question(question));
  const spent = await effortOf(head.page, groups, head.control(DOMAIN.save));
  for (const [what, before] of Object.entries(BEFORE[1])) {
    assert.ok(spent[what] <= before * THIRD, `${what}: ${spent[what]} of ${before}`);
  }
});

scenario('an answer is taken back with the mouse; its note stays, and what follows from it goes', async ({ device }) => {
  const head = await opensDomain(device);
  const clear = clearButton(head.question(first));
  assert.equal(await clear.count(), 0, 'nothing to clear while nothing is chosen');
  await head.answer(first, LEVEL.inPlace);
  await head.noteOn(first).fill('Kept');
  await head.evidenceFor(first).fill('A plan');
  const [before] = await tops(head.question(second));
  assert.equal(await clear.count(), 1);
  await clear.click();
  await eventually(async () => assert.equal(await head.question(first).getByRole('radio', { checked: true }).count(), 0));
  assert.equal(await clear.count(), 0);
  assert.deepEqual(await tops(head.question(second)), [before], 'nothing moved');
  assert.ok(await hasFocus(head.question(first).getByRole('radio').first()), 'the focus is at the choices');
  await head.question(first).getByText(/^The answer is cleared/).waitFor({ state: 'attached' });
  await head.answer(first, LEVEL.partly);
  await clear.dblclick();
  await eventually(async () => assert.equal(await head.question(first).getByRole('radio', { checked: true }).count(), 0, 'a second click does nothing'));
  await head.seesSaved();
  await head.page.reload();
  await head.noteOn(first).waitFor();
  assert.equal(await head.question(first).getByRole('radio', { checked: true }).count(), 0, 'also after a reload');
  assert.equal(await head.noteOn(first).inputValue(), 'Kept');
  assert.equal(await head.evidenceFor(first).inputValue(), 'A plan');
});

scenario('an answer is taken back with the keyboard, which does not meet the button on its way on', async ({ device }) => {
  const head = await opensDomain(device);
  const keyboard = new Keyboard(head.page);
  await keyboard.choose(head.question(first), LEVEL.inPlace);
  await head.page.keyboard.press('Shift+Tab');
  assert.ok(await hasFocus(clearButton(head.question(first))), 'Shift and Tab lead to it');
  await head.page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await head.question(first).getByRole('radio', { checked: true }).count(), 0));
  assert.ok(await hasFocus(head.question(first).getByRole('radio').first()));
  await keyboard.choose(head.question(first), LEVEL.partly);
});

scenario('the reason why a question does not apply is asked for aloud, and found again by whoever comes back to it', async ({ device }) => {
  const head = await opensDomain(device);
  await head.answerNotApplicable(first, 'The trust writes it');
  const said = head.question(first).locator('[aria-live]').filter({ hasText: `why ${first.id} does not apply` });
  await said.waitFor({ state: 'attached' });
  await clearButton(head.question(first)).click();
  await head.whyNotApplicable(first).waitFor({ state: 'detached' });
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await head.openDomain(domain);
  await head.question(first).getByRole('radio', { name: DOMAIN.notApplicable }).check();
  assert.equal(await head.whyNotApplicable(first).inputValue(), 'The trust writes it');
});

scenario('evidence, note and action are entered from one button with the keyboard, and are on the way from then on', async ({ device }) => {
  const head = await opensDomain(device);
  const keyboard = new Keyboard(head.page);
  const wayIn = head.question(first).getByRole('button', { name: /^Write evidence/ });
  await keyboard.activate(wayIn);
  assert.ok(await hasFocus(head.evidenceFor(first)));
  await head.page.keyboard.type('Minutes');
  await head.page.keyboard.press('Tab');
  assert.ok(await hasFocus(head.noteOn(first)));
  await head.page.keyboard.press('Tab');
  assert.ok(await hasFocus(head.question(first).getByRole('button', { name: DOMAIN.addAction })));
  assert.equal(await wayIn.count(), 0);
  await head.seesSaved();
  await head.page.reload();
  await keyboard.reach(head.evidenceFor(first));
  assert.equal(await head.question(first).getByRole('button', { name: /^Write evidence/ }).count(), 0);
});

scenario('lists of fields and of buttons tell everything on a domain page apart', async ({ device }) => {
  const head = await opensDomain(device);
  for (const question of [first, second]) {
    await head.answerNotApplicable(question, 'Not ours');
    await head.question(question).getByRole('button', { name: DOMAIN.addAction }).click();
    await head.question(question).getByRole('textbox', { name: ACTION.change }).fill('Train staff');
  }
  const names = await namesOf(head.page);
  const twice = names.filter((name, place) => names.indexOf(name) !== place);
  assert.deepEqual(twice, []);
  assert.ok(names.some((name) => /^textbox "Evidence for S1\.1"$/.test(name)), names.join('\n'));
  await checkWithAxe(head.page);
  await screenshots(head.page, 'domain-page-filled-in');
});

for (const { width, height } of [{ width: 1280, height: 720 }, { width: 360, height: 640 }, { width: 320, height: 568 }, { width: 320, height: 225 }]) {
  scenario(`after a failed save nothing that has focus is under the red line, ${width} by ${height}`, async ({ device }) => {
    const head = await opensDomain(device, { expects: [/quota/i, /full for a test/i] });
    await head.page.setViewportSize({ width, height });
    await head.question(second).getByRole('radio').first().focus();
    await cannotSave(head.page);
    await head.noteOn(first).fill('Not saved');
    await head.page.getByRole('status').filter({ hasText: /Not saved/ }).waitFor();
    const bar = await head.page.locator('.app-status--bar').boundingBox();
    assert.ok(bar.height <= height * 0.34, `the line is ${bar.height} px high`);
    for (const key of ['Tab', 'Shift+Tab']) {
      await (key === 'Tab' ? head.page.getByRole('heading', { level: 1 }) : head.control(DOMAIN.later)).focus();
      for (let stop = 0; stop < 45; stop += 1) {
        await head.page.keyboard.press(key);
        await seesFocus(head.page);
      }
    }
    for (const control of await head.main.locator('input, textarea, summary, button').elementHandles()) {
      // The way into what is open is gone by then.
      if (!(await control.isVisible()) || !(await control.evaluate((one) => one.isConnected))) continue;
      await control.evaluate((one) => one.focus());
      await seesFocus(head.page);
    }
    await screenshots(head.page, `failed-save-${width}`);
  }, { timeout: 240_000 });
}

scenario('a note of two hundred lines is printed whole, on as many sheets as it needs', async ({ device }) => {
  const head = await opensDomain(device);
  const blank = sheets(await head.page.pdf({ format: 'A4' }));
  await head.noteOn(first).fill(Array.from({ length: 200 }, (_, line) => `Line ${line + 1} of the note`).join('\n'));
  const paper = sheets(await head.page.pdf({ format: 'A4' }));
  // About fifty lines go on a sheet.
  assert.ok(paper - blank >= 3 && paper - blank <= 6, `${blank} sheets became ${paper}`);
  assert.equal(await head.page.locator('.app-paper').count(), 0, 'on the screen there is nothing beside the boxes');
  assert.ok(await head.noteOn(first).isVisible());
});

async function opensDomain(device, options) {
  const head = await device(options);
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  return head;
}

function clearButton(group) {
  return group.getByRole('button', { name: /^Clear this answer/ });
}

function hasFocus(control) {
  return control.evaluate((element) => element === document.activeElement);
}

async function tops(control) {
  return [Math.round((await control.boundingBox()).y)];
}

/** Every control with its role and its name, with the group it is in where it is a part of a date or a choice. */
async function namesOf(page) {
  const tree = await page.getByRole('main').ariaSnapshot();
  const groups = [];
  const names = [];
  for (const line of tree.split('\n')) {
    const depth = line.search(/\S/);
    while (groups.length && groups.at(-1).depth >= depth) groups.pop();
    const [, role, name] = line.match(/^\s*- (\w+) "([^"]*)"/) ?? [];
    if (role === 'group') groups.push({ depth, name });
    const isPart = role === 'radio' || /^(Day|Month|Year)$/.test(name);
    if (['textbox', 'button', 'combobox', 'radio', 'checkbox', 'link'].includes(role)) {
      names.push(`${role} "${name}"${isPart ? ` in ${groups.at(-1)?.name}` : ''}`);
    }
  }
  return names;
}

/** From now on no write reaches the device. */
function cannotSave(page) {
  return page.evaluate(() => {
    const full = () => { throw new DOMException('full for a test', 'QuotaExceededError'); };
    IDBObjectStore.prototype.put = full;
    IDBObjectStore.prototype.add = full;
    Storage.prototype.setItem = full;
  });
}

/** What has focus is in the window, and not under the line at its foot. */
async function seesFocus(page) {
  await eventually(async () => {
    const { name, hidden } = await page.evaluate(() => {
      const control = document.activeElement;
      const line = document.querySelector('.app-status--bar');
      const [box, foot] = [control.getBoundingClientRect(), line.getBoundingClientRect()];
      const isBody = control === document.body || line.contains(control);
      return {
        name: control.outerHTML.slice(0, 120),
        hidden: !isBody && (box.top >= Math.min(foot.top, innerHeight) - 2 && box.top < foot.bottom || box.bottom <= 0),
      };
    });
    assert.equal(hidden, false, `${name} is out of sight`);
  }, 2_000);
}

/** How many sheets a PDF has. */
function sheets(pdf) {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
}
