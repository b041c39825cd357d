// What a questionnaire can ask for beside levels: rows, further texts, numbers of a form, links, sign-offs, and what it says of itself.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { Assessor } from './assessor.mjs';
import { changed, file } from './files.mjs';
import { fillDate } from './fields.mjs';
import { questionnaire, school, shipped } from './questionnaire.mjs';
import { ABOUT, CHECK, COMPLETE, DECLARATION, DOMAIN } from './words.mjs';

const { scenario } = serveApp();
const about = { 'organisation-name': 'Ash Lane School', 'organisation-type': school.id };

const own = changed(questionnaire, (whole) => {
  Object.assign(whole, { id: 'our-own-check', title: 'Our own check', edition: '2030' });
  whole.sign_offs = [{ id: 'chair', label: 'Chair of governors' }];
  whole.basis[0].url = 'https://example.org/act';
  const [first] = whole.domains;
  first.questions[0].boxes = [{ id: 'impact', label: 'Impact', hint: 'What is different for children' }];
  first.questions[0].ladder = { 'in-place': 'The board hears it at every meeting.' };
  first.questions[0].hint = 'Look at [the list](https://example.org/list).';
  first.questions[0].basis = [{ id: whole.basis[0].id, clause: 'Part two' }];
  first.questions.push({
    id: 'S1.R', text: 'Who are the deputies?', type: 'rows', evidence: 'none',
    columns: [{ id: 'role', label: 'Role', type: 'short-text' }, { id: 'trained', label: 'Trained on', type: 'date' }],
  });
});

scenario('rows, further texts, links and ladders of a question are kept, checked and read', async ({ device }) => {
  const head = Assessor.of(await device(), own);
  await head.beginsFromFile(file('own.json', own), about);
  const [part] = head.parts;
  await head.openDomain(part);
  const first = head.questionOf(part.questions[0]);
  await first.getByText('What each answer').click();
  await first.getByText('The board hears it at every meeting.').waitFor();
  assert.equal(await first.getByRole('link', { name: /^the list \(opens in a new tab\)/ }).getAttribute('href'), 'https://example.org/list');
  await first.getByRole('textbox', { name: /^Impact/ }).fill('Children say that they are heard');
  const rows = head.questionOf({ id: 'S1.R', text: 'Who are the deputies?' });
  await rows.getByRole('textbox', { name: 'Role' }).fill('Deputy head');
  await fillDate(rows.getByRole('group', { name: 'Trained on' }), { day: '31', month: '2', year: '2026' });
  await rows.getByRole('button', { name: 'Add another' }).click();
  await rows.getByRole('group', { name: 'Row 2' }).getByRole('textbox', { name: 'Role' }).fill('Nursery lead');
  await screenshots(head.page, 'domain-rows');
  await checkWithAxe(head.page);
  await head.press(DOMAIN.save);
  await head.errorSummary.waitFor();
  await fillDate(rows.getByRole('group', { name: 'Row 1' }).getByRole('group', { name: 'Trained on' }), { day: '5', month: '3', year: '2026' });
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await head.page.reload();
  await head.atTaskList();
  await head.openCheck();
  const text = await head.main.innerText();
  for (const said of ['Role: Deputy head, Trained on: 5 March 2026; Role: Nursery lead', 'Impact: Children say that they are heard']) {
    assert.ok(text.includes(said), said);
  }
  await head.page.goBack();
  await head.atTaskList();
  await head.openDomain(part);
  await rows.getByRole('button', { name: 'Remove row 1' }).click();
  await eventually(async () => assert.equal(await rows.getByRole('textbox', { name: 'Role' }).first().inputValue(), 'Nursery lead'));
});

scenario('a number that an organisation is known by has its form, and another is asked for again', async ({ device }) => {
  const head = Assessor.of(await device(), shipped('section-175'));
  await head.begins({ 'organisation-name': 'Ash Lane School', 'organisation-type': 'SCH', urn: '123456' });
  await head.press(ABOUT.heading);
  await head.arriveAt(ABOUT.heading);
  const urn = head.main.getByRole('textbox', { name: /^URN/ });
  await urn.fill('12345');
  await head.press(ABOUT.save);
  await head.errorSummary.getByText(/URN: Enter six digits, such as 123456; “12345” is not that/).waitFor();
  await screenshots(head.page, 'about-identifiers');
  await urn.fill('123 456');
  await head.press(ABOUT.save);
  await head.atTaskList();
});

scenario('the page about a questionnaire says what it rests on, what was not checked, and how it grades', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.press('About this questionnaire');
  await head.arriveAt('About this questionnaire');
  const text = await head.main.innerText();
  assert.match(text, /A safeguarding professional has not read this edition yet/);
  for (const heading of ['Checked against', 'What could not be checked', 'How each part is graded', 'How the whole is graded', 'What the questions rest on']) {
    await head.main.getByRole('heading', { name: heading }).waitFor();
  }
  assert.match(text, /every answer is “In place” or better/);
  await checkWithAxe(head.page);
  await screenshots(head.page, 'about-questionnaire');
});

scenario('the chair signs off beside the declaration, and the return says so', async ({ device }) => {
  const head = Assessor.of(await device(), own);
  await head.beginsFromFile(file('own.json', own), about);
  await head.answersEverything();
  await head.openCheck();
  await head.press(CHECK.proceed);
  await head.arriveAt(DECLARATION.heading);
  const chair = head.main.getByRole('group', { name: /^Chair of governors \(optional\)/ });
  await chair.getByRole('textbox', { name: 'Role' }).fill('Chair');
  await fillDate(chair.getByRole('group', { name: 'Signed off on' }), { day: '20', month: '11', year: '2026' });
  await screenshots(head.page, 'declaration-sign-off');
  await head.main.getByRole('checkbox', { name: DECLARATION.confirm }).check();
  await head.main.getByRole('textbox', { name: DECLARATION.role, exact: true }).fill('Designated safeguarding lead');
  await head.press(DECLARATION.submit);
  await head.arriveAt(COMPLETE.heading);
  assert.match(await head.main.innerText(), /Chair of governors \(Chair\): signed off on 20 November 2026/);
  const { declaration } = await head.downloadsReturn();
  assert.deepEqual(declaration.sign_offs, { chair: { role: 'Chair', at: '2026-11-20' } });
}, { timeout: 240_000 });
