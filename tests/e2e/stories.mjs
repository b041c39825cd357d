// Whole pieces of work that several scenarios begin with: a completed draft, a submitted return.
import assert from 'node:assert/strict';
import { questionnaire } from './questionnaire.mjs';
import { CHECK, COLLEAGUES, COMPLETE, LEVEL } from './words.mjs';

/** Answers every question of every domain on the task list with the same level. */
export async function completeEveryDomain(person, level = LEVEL.inPlace) {
  for (const domain of questionnaire.domains) {
    if (await person.domainLink(domain).count()) await person.completeDomain(domain, level);
  }
}

/** From the task list of a complete draft to "Return complete". */
export async function submit(person) {
  await person.openCheck();
  await person.press(CHECK.proceed);
  await person.submitDeclaration();
}

/** A real return, as the app writes it: a school with everything in place. */
export async function submittedReturn(person, name = 'Ash Lane School') {
  await person.startFor({ name });
  await completeEveryDomain(person);
  await submit(person);
  return JSON.parse((await person.download(COMPLETE.download)).text);
}

/** From the task list: the file for a colleague with these questions of the first part. */
export async function asksColleague(lead, questions, role) {
  await lead.press(COLLEAGUES.ask);
  await lead.arriveAt(COLLEAGUES.ask);
  await lead.main.getByText(COLLEAGUES.some).first().click();
  for (const { id } of questions) {
    await lead.main.getByRole('checkbox', { name: new RegExp(`^${id.replace('.', '\\.')} `) }).check();
  }
  await lead.main.getByRole('textbox', { name: COLLEAGUES.to }).fill(role);
  await lead.main.getByRole('textbox', { name: COLLEAGUES.from }).fill('Safeguarding lead');
  await lead.main.getByRole('textbox', { name: COLLEAGUES.note }).fill('Please look at the register first.');
  const made = await lead.download(COLLEAGUES.makeFile);
  assert.match(made.name, new RegExp(`-questions-for-${role.toLowerCase().replaceAll(' ', '-')}\\.json$`));
  return JSON.parse(made.text);
}
