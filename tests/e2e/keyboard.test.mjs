// The first part of the journey without a mouse, from Home to the first domain saved.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { Keyboard } from './keyboard.mjs';
import { labelled } from './fields.mjs';
import { profileField, questionnaire, school } from './questionnaire.mjs';
import { onScale } from './fields.mjs';
import { ABOUT, CHOOSE, DOMAIN, HOME, LEVEL, PAGE, STATUS } from './words.mjs';

const { scenario } = serveApp();
const [domain] = questionnaire.domains;

scenario('with the keyboard alone a person comes from Home to a completed domain, always seeing the focus', async ({ device }) => {
  const head = await device();
  const keyboard = new Keyboard(head.page);
  await keyboard.activate(head.control(HOME.start));
  await head.arriveAt(CHOOSE.heading);
  await keyboard.activate(head.selfAssessment, 'Space');
  await keyboard.activate(head.control(CHOOSE.proceed));
  await head.arriveAt(ABOUT.heading);
  await fillsRequiredFields(head, keyboard);
  await keyboard.activate(head.control(ABOUT.save));
  await head.atTaskList();

  await keyboard.activate(head.domainLink(domain));
  await head.arriveAt(domain.title);
  await answersEveryLevel(head, keyboard);
  await keyboard.activate(head.control(DOMAIN.save));
  await head.atTaskList();
  await eventually(async () => assert.match(await head.task(domain).innerText(), new RegExp(STATUS.completed)));
}, { timeout: 240_000 });

scenario('a note and a reason can be written with the keyboard alone', async ({ device }) => {
  const head = await device();
  const keyboard = new Keyboard(head.page);
  const [question] = domain.questions;
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await keyboard.choose(head.question(question), DOMAIN.notApplicable);
  await keyboard.type(head.whyNotApplicable(question), 'We have no plan of our own');
  await keyboard.type(head.noteOn(question), 'The trust writes it');
  await head.seesSaved();
});

scenario('the skip link leads past the header into the page that is open', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await new Keyboard(head.page).activate(head.page.getByRole('link', { name: PAGE.skip }));
  await eventually(async () => assert.ok(await head.main.evaluate((main) =>
    main === document.activeElement || main.contains(document.activeElement)), 'focus is in the page'));
  await head.arriveAt(domain.title);
});

async function fillsRequiredFields(head, keyboard) {
  const known = { 'organisation-name': 'Ash Lane School', 'completed-by-role': 'Head teacher' };
  for (const field of questionnaire.profile.filter(({ required }) => required)) {
    const name = labelled(field.label);
    if (field === profileField('organisation-type')) {
      await keyboard.pick(head.main.getByRole('combobox', { name }), school.label);
    } else {
      await keyboard.type(head.main.getByRole('textbox', { name }), known[field.id]);
    }
  }
}

async function answersEveryLevel(head, keyboard) {
  for (const question of domain.questions.filter(({ type }) => type === 'level')) {
    if (await head.question(question).count()) await keyboard.choose(head.question(question), onScale(question, LEVEL.inPlace));
  }
}
