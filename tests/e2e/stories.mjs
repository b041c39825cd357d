// Whole pieces of work that several scenarios begin with: a completed draft, a submitted return.
import { questionnaire } from './questionnaire.mjs';
import { CHECK, COMPLETE, LEVEL } from './words.mjs';

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
