// Possible personal data: a quiet notice beside the text, a list before submission, never in the way.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, serveApp } from './harness.mjs';
import { partsAsked } from './asked.mjs';
import { Keeper } from './keeper.mjs';
import { questionnaire, shipped } from './questionnaire.mjs';
import { Surveyor } from './surveyor.mjs';
import { PERSONAL } from './words.mjs';

const { scenario } = serveApp();
// From the range that is never issued.
const NHS_NUMBER = '999 000 0018';

async function begun(device) {
  const { page, address, complaints } = await device();
  const person = new Keeper(page, address, complaints);
  await person.startFor({ name: 'Ash Lane School' });
  return person;
}

/** The first note of the first standard, in a draft that has just been begun. */
async function note(device) {
  const person = await begun(device);
  await person.openDomain(questionnaire.domains[0]);
  return { person, field: person.main.getByRole('textbox', { name: 'Note' }).first() };
}

scenario('what looks like an NHS number is noticed with the reason, taken out, and put back', async ({ device }) => {
  const { person, field } = await note(device);
  await field.fill(`Called about ${NHS_NUMBER}`);
  await person.main.getByText(PERSONAL.nhs).waitFor();
  await person.main.getByText(/1 in 11/).waitFor();
  await checkWithAxe(person.page);
  await field.pressSequentially(', and the mother feels safe now');
  await person.control(PERSONAL.replace).click();
  assert.equal(await field.inputValue(), 'Called about [removed], and the mother feels safe now', 'what was typed since stays');
  assert.ok(await field.evaluate((element) => element === document.activeElement), 'the cursor is back in the text');
  await person.control(PERSONAL.putBack).click();
  assert.equal(await field.inputValue(), `Called about ${NHS_NUMBER}, and the mother feels safe now`);
});

scenario('a name is only a hint: not said while typing, listed before submission, and in nobody’s way', async ({ device }) => {
  const { person, field } = await note(device);
  await field.fill(`Seen with Mrs Larch at NW4 4BG`);
  await person.main.getByText(PERSONAL.postcode).waitFor();
  assert.equal(await person.main.getByText(/Mrs Larch.*may be a name/).count(), 0);
  await person.visit(`${person.draftRoute}/check`);
  const list = person.main.getByRole('heading', { name: PERSONAL.list });
  await list.waitFor();
  await eventually(async () => assert.match(await person.main.innerText(), /“Mrs Larch” may be a name\. “NW4 4BG” looks like a full postcode\./));
  await person.main.getByText(PERSONAL.missed).waitFor();
  await person.control('Continue to declaration').click();
  await person.arriveAt('Declaration');
});

scenario('a contact that is asked for is not remarked upon', async ({ device }) => {
  const person = await begun(device);
  await person.visit(`${person.draftRoute}/about`);
  const email = person.main.getByRole('textbox', { name: /^Your work email/ });
  await email.fill('office@applewick.example');
  const role = person.main.getByRole('textbox', { name: /^Your role/ });
  await role.fill('office@applewick.example');
  await person.main.getByText(PERSONAL.email).waitFor();
  assert.equal(await person.main.getByText(PERSONAL.email).count(), 1, 'of the role, where no address is asked for');
});

scenario('a young person is told before finishing, in words that are easy to read', async ({ device }) => {
  const survey = shipped('young-people-12-plus');
  const once = { parts: ['Y01'], 'answered-where': 'school' };
  const worker = Surveyor.of(await device(), survey);
  await worker.setsUp(once);
  await worker.collects();
  await worker.begins();
  const words = partsAsked(survey, { profile: once })[0].questions.find(({ type }) => type === 'long-text');
  await worker.fillsIn({ answers: { [words.id]: 'Ring me on 07700 900123' } });
  await worker.main.getByRole('heading', { name: PERSONAL.list }).waitFor();
  await worker.main.getByText(PERSONAL.lookAgain).waitFor();
  await worker.finishes();
});
