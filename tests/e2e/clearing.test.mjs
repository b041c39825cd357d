// "Clear this answer" wherever a choice may stay unanswered: profile, case audits with their grades, surveys of all ages; and nowhere else.
import assert from 'node:assert/strict';
import { Auditor } from './auditor.mjs';
import { partsAsked } from './asked.mjs';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { shipped } from './questionnaire.mjs';
import { Surveyor } from './surveyor.mjs';
import { ABOUT, AUDIT, DOMAIN, SURVEY, TASKS } from './words.mjs';

const { scenario } = serveApp();

scenario('optional fields about the organisation are taken back, required ones are not offered it', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.press(TASKS.about);
  await head.arriveAt(ABOUT.heading);
  const optional = head.main.getByRole('group').filter({ has: head.page.getByRole('radio') });
  const group = optional.first();
  const yes = group.getByRole('radio').first();
  await yes.check();
  assert.equal(await clearIn(head.main).count(), 1, 'one for the one that is answered; none for what is required');
  await clearIn(group).focus();
  await head.page.keyboard.press('Space');
  await eventually(async () => assert.equal(await yes.isChecked(), false));
  assert.ok(await yes.evaluate((radio) => radio === document.activeElement), 'the focus is at the choices');
  await checkWithAxe(head.page);
  await head.press(ABOUT.save);
  await head.atTaskList();
  await head.press(TASKS.about);
  await head.arriveAt(ABOUT.heading);
  await yes.waitFor();
  assert.equal(await yes.isChecked(), false);
});

scenario('answers and the grade of a case audit are taken back, and the reasons stay', async ({ device }) => {
  const auditor = Auditor.of(await device(), shipped('front-door-audit'));
  await auditor.begins({ 'organisation-type': 'CSC', 'auditor-role': 'Quality assurance officer' });
  const [part] = auditor.gradedParts;
  await auditor.openDomain(part);
  await auditor.answersPart(part);
  await auditor.grade('good', 'Seen in the record.');
  const clears = clearIn(auditor.main);
  const names = await clears.allInnerTexts();
  assert.equal(new Set(names).size, names.length, 'each says whose answer it is');
  for (let left = await clears.count(); left > 0; left -= 1) {
    await clears.first().click();
    await eventually(async () => assert.equal(await clears.count(), left - 1));
  }
  assert.equal(await auditor.main.getByRole('radio', { checked: true }).count(), 0);
  assert.equal(await auditor.reasons.inputValue(), 'Seen in the record.');
  assert.equal(await auditor.main.getByText(AUDIT.byTheRules).count(), 0, 'what the rules say goes with the grade');
  await auditor.seesSaved();
  await auditor.page.reload();
  await auditor.reasons.waitFor();
  assert.equal(await auditor.main.getByRole('radio', { checked: true }).count(), 0);
  await auditor.press(DOMAIN.save);
  await auditor.atTaskList();
});

for (const id of ['young-people-8-11', 'young-people-5-8', 'practitioner-survey']) {
  scenario(`in ${id} whoever replies can leave out again what they said`, async ({ device }) => {
    const survey = shipped(id);
    const worker = Surveyor.of(await device(), survey);
    const all = everythingOnce(survey);
    await worker.setsUp(all);
    await worker.collects();
    await worker.begins();
    let cleared = 0;
    const pages = [{ title: SURVEY.about }, ...partsAsked(survey, { profile: all })];
    for (const { title } of pages.slice(0, 3)) {
      await worker.arriveAt(title);
      const groups = worker.main.getByRole('group').filter({ has: worker.page.getByRole('radio') });
      for (const group of await groups.all()) {
        const radio = group.getByRole('radio').first();
        await radio.check();
        const clear = clearIn(group);
        await clear.waitFor();
        if (!cleared) await screenshots(worker.page, `${id}-clear`);
        await clear.click();
        await eventually(async () => assert.equal(await radio.isChecked(), false));
        cleared += 1;
      }
      await checkWithAxe(worker.page);
      await worker.proceeds();
    }
    assert.ok(cleared > 1);
    for (const { title } of pages.slice(3)) {
      await worker.arriveAt(title);
      await worker.proceeds();
    }
    await worker.arriveAt(SURVEY.check);
    await worker.main.getByText('You have not answered anything yet').waitFor();
  }, { timeout: 240_000 });
}

function clearIn(place) {
  return place.getByRole('button', { name: /^Clear this answer/ });
}

/** What is asked once, with something fitting for each. */
function everythingOnce(survey) {
  const fields = survey.profile.filter((field) => field.asked_once);
  return Object.fromEntries(fields.map((field) => {
    const ids = survey.options?.[field.options]?.map((choice) => choice.id) ?? ['yes'];
    return [field.id, field.type === 'choices' ? ids : ids[0]];
  }));
}
