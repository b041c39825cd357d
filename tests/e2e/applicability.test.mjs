// Who is asked what: by the type of organisation, and by what it says of itself.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { addOn, commissioning, nhsTrust, school, sportsClub, standards } from './questionnaire.mjs';
import { DOMAIN, LEVEL, TASKS } from './words.mjs';

const { scenario } = serveApp();
const health = addOn(/health/i, nhsTrust, sportsClub);
const sport = addOn(/sport/i, sportsClub, nhsTrust);

scenario('an NHS trust is asked about health, and not about sport', async ({ device }) => {
  const nurse = await device();
  await nurse.startFor({ name: 'Riverside NHS Trust', type: nhsTrust });
  await sees(nurse, [...standards, health], [sport]);
});

scenario('a sports club is asked about sport, and not about health', async ({ device }) => {
  const officer = await device();
  await officer.startFor({ name: 'Riverside Rowing Club', type: sportsClub });
  await sees(officer, [...standards, sport], [health]);
});

scenario('a school is asked about neither health nor sport', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School', type: school });
  await sees(head, standards, [health, sport]);
});

scenario('changing the type of organisation changes what is asked', async ({ device }) => {
  const officer = await device();
  await officer.startFor({ name: 'Riverside', type: sportsClub });
  await sees(officer, [sport], [health]);
  await officer.press(TASKS.about);
  await officer.fillAbout({ name: 'Riverside', type: nhsTrust });
  await sees(officer, [health], [sport]);
});

scenario('only who buys or grant-funds services is asked about contractors', async ({ device }) => {
  const { field, domain, questions } = commissioning();
  const head = await device();
  await head.startFor({ name: 'Ash Lane School', more: { [field.id]: 'No' } });
  await head.openDomain(domain);
  for (const question of questions) assert.equal(await head.question(question).count(), 0, question.text);
  await head.press(DOMAIN.save);
  await head.atTaskList();

  await head.changeAbout(field, 'Yes');
  await head.openDomain(domain);
  for (const question of questions) await head.question(question).waitFor();
});

scenario('an answer is kept while its question is hidden', async ({ device }) => {
  const { field, domain, questions: [question] } = commissioning();
  const head = await device();
  await head.startFor({ name: 'Ash Lane School', more: { [field.id]: 'Yes' } });
  await head.openDomain(domain);
  await head.answer(question, LEVEL.partly);
  await head.noteOn(question).fill('We fund one breakfast club');
  await head.press(DOMAIN.save);
  await head.atTaskList();

  await head.changeAbout(field, 'No');
  await head.openDomain(domain);
  assert.equal(await head.question(question).count(), 0);
  await head.press(DOMAIN.save);
  await head.atTaskList();

  await head.changeAbout(field, 'Yes');
  await head.openDomain(domain);
  const level = head.question(question).getByRole('radio', { name: LEVEL.partly, exact: true });
  await eventually(async () => assert.ok(await level.isChecked()));
  assert.equal(await head.noteOn(question).inputValue(), 'We fund one breakfast club');
});

async function sees(person, asked, notAsked) {
  for (const domain of asked) await person.domainLink(domain).waitFor();
  for (const domain of notAsked) await person.domainLink(domain).waitFor({ state: 'hidden' });
}
