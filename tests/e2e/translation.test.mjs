// The browser translates the page: everything that changes afterwards is right all the same, above all whether work is saved.
import assert from 'node:assert/strict';
import { Chooser } from './chooser.mjs';
import { file } from './files.mjs';
import { onFirefox } from './firefox.mjs';
import { serveApp } from './harness.mjs';
import { onProfiles } from './profile.mjs';
import { firstQuestion, standards } from './questionnaire.mjs';
import { Subgroup } from './subgroup.mjs';
import { TRANSLATORS } from './translators.mjs';
import { eventually } from './waiting.mjs';
import { ABOUT, CHECK, DECLARATION, DOMAIN, HOME, LEVEL, PERSONAL, PLAN, RETURNS, TASKS } from './words.mjs';

const { scenario } = serveApp();
const onDevices = onProfiles();
const inFirefox = onFirefox();
const NAME = 'Ash Lane School';
const [firstDomain, secondDomain] = standards;
const [, secondQuestion, thirdQuestion] = firstDomain.questions;
const LONG = { timeout: 300_000 };

/** Work on a self-assessment and on Returns, with a look at each page after each change on it. */
async function works(person, look) {
  await look('home');
  await person.startSelfAssessment();
  await look('about');
  await person.press(ABOUT.save);
  await person.errorSummary.waitFor();
  await look('about with errors');
  await person.fillAbout({ name: NAME });
  await look('task list');
  await person.openDomain(firstDomain);
  await look('domain');
  await person.answer(firstQuestion, LEVEL.partly);
  await person.answer(secondQuestion, LEVEL.inPlace);
  await person.seesSaved();
  await look('answered');
  await person.answerNotApplicable(thirdQuestion, '');
  await look('not applicable');
  await person.press(DOMAIN.save);
  await person.errorSummary.waitFor();
  await look('no reason');
  await person.whyNotApplicable(thirdQuestion).fill('We have no governors');
  await person.noteOn(firstQuestion).fill('Ask about pupil 943 476 5919');
  await notice(person).waitFor();
  await look('possible personal data');
  await person.noteOn(firstQuestion).fill('');
  await notice(person).waitFor({ state: 'detached' });
  await look('no personal data');
  await person.addAction(firstQuestion, { change: 'Brief governors', owner: 'Head', due: { day: '1', month: '2', year: '2027' } });
  await look('action');
  await person.press(DOMAIN.save);
  await person.atTaskList();
  await look('task list in progress');
  await person.openDomain(secondDomain);
  await person.answerEverything(secondDomain, LEVEL.inPlace);
  await person.press(DOMAIN.save);
  await person.atTaskList();
  await look('task list with a part completed');
  await person.press(TASKS.actions);
  await person.arriveAt(PLAN.heading);
  await look('action plan');
  await person.page.goBack();
  await person.atTaskList();
  await person.openCheck();
  await look('check');
  await person.press(CHECK.proceed);
  await person.arriveAt(DECLARATION.heading);
  await person.press(DECLARATION.submit);
  await person.errorSummary.waitFor();
  await look('declaration with errors');
  await person.goHome();
  await person.draftRow(NAME).waitFor();
  await look('home with a draft');
  await person.draftControl(HOME.remove, NAME).click();
  await person.draftRow(NAME).waitFor({ state: 'hidden' });
  await look('home with a deleted draft');
  await person.press(HOME.undo);
  await person.draftRow(NAME).waitFor();
  await look('home with the draft again');
}

function notice(person) {
  return person.main.getByText(PERSONAL.nhs);
}

/** Figures that change. */
async function addsUp(person, look) {
  const subgroup = await Subgroup.openReturns(person);
  await look('returns');
  const nothing = file('nothing.json', {});
  await subgroup.add(nothing);
  await subgroup.seesVerdict(nothing, /./);
  await look('a file that is no return');
  await subgroup.trySamples();
  await look('samples');
  await subgroup.open(RETURNS.domains);
  await look('domains');
  await person.goHome();
  const chooser = await Chooser.on(person);
  await look('choosing');
  await chooser.worksOut({ population: '80' });
  await look('a sample size');
  await chooser.worksOut({ population: '800' });
  await look('another sample size');
}

/** What a page says, without what differs from person to person. */
async function read(person) {
  const said = await person.page.locator('#app').innerText();
  return said.replace(/\b[A-Z0-9]{2,4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, 'REFERENCE').replace(/\d{1,2}:\d{2}/g, 'TIME').replace(/\s+/g, ' ');
}

for (const [what, story] of Object.entries({ 'a self-assessment': works, 'figures and sample sizes': addsUp })) {
  for (const [how, translate] of Object.entries(TRANSLATORS)) {
    scenario(`whoever has the browser translate every page of ${what} reads the same as others, where it ${how}`, async ({ device }) => {
      const said = {};
      const plain = await device();
      await story(plain, async (name) => { said[name] = await settled(plain); });
      const reader = await device();
      await story(reader, async (name) => {
        await eventually(async () => assert.equal(await read(reader), said[name], `${name}, before it is translated`));
        // Twice, since translators look again at what has changed.
        for (const time of ['once', 'twice']) {
          await translate(reader.page);
          await eventually(async () => assert.equal(await read(reader), said[name], `${name}, translated ${time}`));
        }
      });
    }, LONG);
  }
}

/** What a page says once it says no more. */
async function settled(person) {
  let said;
  await eventually(async () => {
    const before = said;
    said = await read(person);
    await person.page.waitForTimeout(150);
    assert.equal(said, before, 'the page stands still');
  });
  return said;
}

for (const [how, translate] of Object.entries(TRANSLATORS)) {
  onDevices.scenario(`a translated page says that work is not saved, and that it is saved again, where the translator ${how}`, async ({ profile }) => {
    const { person: head, room } = await profile({ little: true, expects: [/quota/i] });
    await head.beginsDraft(NAME);
    await head.seesSaved();
    await room.shrink(head.page);
    await translate(head.page);
    await head.writes('Written when there was no room');
    await head.seesNotSaved();
    await translate(head.page);
    await head.seesNotSaved();
    assert.equal(await saidAsSaved(head), 0, 'nothing claims to have saved');
    await room.make();
    await eventually(() => head.seesNoWarning(), 60_000);
    await head.seesSaved();
    await translate(head.page);
    assert.equal(await saidAsSaved(head), 1);
  });

  inFirefox.scenario(`Firefox says of a translated page what has been saved, where the translator ${how}`, async ({ device }) => {
    const { person: head } = await device();
    await head.beginsDraft(NAME);
    await head.seesSaved();
    await translate(head.page);
    await head.page.evaluate(() => { IDBDatabase.prototype.transaction = () => { throw new DOMException('in the way', 'UnknownError'); }; });
    await head.writes('Written when nothing could be kept');
    await head.seesNotSaved();
    await translate(head.page);
    assert.equal(await saidAsSaved(head), 0, 'nothing claims to have saved');
  });
}

scenario('whoever turns the translation off reads the page as it was, and what changes afterwards', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.openDomain(firstDomain);
  await head.seesSaved();
  const before = await settled(head);
  await head.page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (texts.currentNode.nodeValue.trim()) found.push(texts.currentNode);
    window.turnOff = found.map((text) => {
      const stands = document.createElement('font');
      stands.textContent = 'übersetzt';
      text.replaceWith(stands);
      return () => stands.replaceWith(text);
    });
  });
  assert.match(await read(head), /übersetzt/);
  await head.page.evaluate(() => { for (const back of window.turnOff) back(); });
  assert.equal(await read(head), before);
  await head.answer(firstQuestion, LEVEL.inPlace);
  await head.goHome();
  await head.draftRow(NAME).waitFor();
  assert.doesNotMatch(await read(head), /übersetzt/);
});

function saidAsSaved(person) {
  return person.page.getByRole('status').filter({ hasText: DOMAIN.saved }).count();
}
