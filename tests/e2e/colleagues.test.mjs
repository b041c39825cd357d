// Colleagues answer parts of one draft: each is sent only that, and what comes back is brought together without losing a word.
import assert from 'node:assert/strict';
import { checkAccessibility, checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { file, sealed } from './files.mjs';
import { Keyboard } from './keyboard.mjs';
import { questionnaire, school } from './questionnaire.mjs';
import { asksColleague as asks } from './stories.mjs';
import { COLLEAGUES, DOMAIN, HOME, LEVEL, TASKS } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Ash Lane School';
const [first, second] = questionnaire.domains;
const isAsked = ({ applies_to: types, shown_when: when, type }) => type === 'level' && !when && (!types?.length || types.includes(school.id));
const [one, two, three] = first.questions.filter(isAsked);

/** A lead with a draft in which the first question is answered. */
async function lead(device) {
  const person = await device();
  await person.startFor({ name: NAME });
  await person.openDomain(first);
  await person.answer(one, LEVEL.partly);
  await person.press(DOMAIN.save);
  await person.atTaskList();
  return person;
}

/** A colleague opens the file on a device of their own. */
async function opens(device, part) {
  const person = await device();
  await person.openFile(file('questions.json', part));
  await person.atTaskList();
  return person;
}

async function sendsBack(person) {
  return JSON.parse((await person.download(COLLEAGUES.sendBack)).text);
}

scenario('a colleague sees only what they are asked, and their answers come back beside what changed meanwhile', async ({ device }) => {
  const head = await lead(device);
  await head.press(COLLEAGUES.ask);
  await head.arriveAt(COLLEAGUES.ask);
  await head.press(COLLEAGUES.makeFile);
  await head.errorSummary.getByText('Choose at least one question').waitFor();
  await head.errorSummary.getByText('Say who will answer, as a role').waitFor();
  await checkWithAxe(head.page);
  await screenshots(head.page, 'ask-a-colleague');
  await head.press(COLLEAGUES.back, head.page);
  await head.atTaskList();
  const part = await asks(head, [one, two], 'School nurse');
  assert.deepEqual(Object.keys(part.answers), [one.id]);
  assert.equal(JSON.stringify(part).includes(three.id), false);
  await head.press(COLLEAGUES.back, head.page);
  await head.page.getByText('School nurse: 2 questions. Not back yet.').waitFor();

  const nurse = await opens(device, part);
  await nurse.page.getByText('Safeguarding lead asks you to answer 2 questions. You see only these.').waitFor();
  await nurse.page.getByText('Please look at the register first.').waitFor();
  assert.equal(await nurse.domainLink(second).count(), 0);
  assert.equal(await nurse.main.getByRole('link', { name: TASKS.declaration }).count(), 0);
  await checkAccessibility(nurse.page);
  await screenshots(nurse.page, 'colleague-tasks');
  await nurse.openDomain(first);
  await nurse.answer(one, LEVEL.inPlace);
  await nurse.evidenceFor(one).fill('Training register');
  await nurse.answer(two, LEVEL.notInPlace);
  await nurse.addAction(two, { change: 'Ask every term', owner: 'School nurse', due: { day: '31', month: '3', year: '2027' } });
  assert.equal(await nurse.main.getByRole('group', { name: new RegExp(three.text.slice(0, 20)) }).count(), 0);
  await nurse.press(DOMAIN.save);
  await nurse.atTaskList();
  const back = await sendsBack(nurse);
  assert.equal(back.answers[one.id].by, 'School nurse');

  await head.openDomain(first);
  await head.answer(three, LEVEL.shown);
  await head.goHome();
  await head.openFile(file('answers.json', back));
  await head.arriveAt(COLLEAGUES.bring);
  await head.page.getByRole('heading', { name: 'To be taken over (3)' }).waitFor();
  await checkAccessibility(head.page);
  await screenshots(head.page, 'bring-together');
  await head.press(COLLEAGUES.bring);
  await head.atTaskList();
  await head.page.getByText('Brought together: 3 changes taken over.').waitFor();
  await head.page.getByText(/School nurse: 2 questions\. Brought in on/).waitFor();
  await head.press(HOME.undo);
  await head.arriveAt(COLLEAGUES.bring);
  await head.page.getByText(COLLEAGUES.undone).waitFor();
  await head.press(COLLEAGUES.back, head.page);
  await head.atTaskList();
  await head.openDomain(first);
  assert.equal(await head.question(one).getByRole('radio', { name: LEVEL.partly, exact: true }).isChecked(), true, 'undone');
  await head.goHome();
  await head.openFile(file('answers.json', back));
  await head.arriveAt(COLLEAGUES.bring);
  await head.press(COLLEAGUES.bring);
  await head.atTaskList();
  await head.openDomain(first);
  for (const [question, level] of [[one, LEVEL.inPlace], [two, LEVEL.notInPlace], [three, LEVEL.shown]]) {
    assert.equal(await head.question(question).getByRole('radio', { name: level, exact: true }).isChecked(), true, question.id);
  }
  await head.goHome();
  await head.openFile(file('answers.json', back));
  await head.arriveAt(COLLEAGUES.bring);
  await head.page.getByText(COLLEAGUES.nothingNew).waitFor();
});

scenario('ten answers that two people gave differently are decided with the keyboard alone', async ({ device }) => {
  const ten = questionnaire.domains.flatMap(({ questions }) => questions.filter(isAsked)).slice(0, 10);
  const head = await device();
  await head.startFor({ name: NAME });
  await head.goHome();
  const start = JSON.parse((await head.download(head.draftControl(HOME.download, NAME))).text);
  const scale = questionnaire.scales.find(({ id }) => id === ten[0].scale);
  const answered = (level, by) => sealed(start, (copy) => {
    for (const { id } of ten) copy.answers[id] = { value: level, by, note: `${by} says so` };
  });
  const [best, , good] = [scale.levels[0].id, null, scale.levels[2].id];
  const other = await device();
  await other.openFile(file('mine.json', answered(best, 'Head teacher')));
  await other.atTaskList();
  await other.goHome();
  await other.openFile(file('theirs.json', answered(good, 'Bursar')));
  await other.arriveAt(COLLEAGUES.bring);
  await other.page.getByRole('heading', { name: 'You both said something (10)' }).waitFor();
  await screenshots(other.page, 'bring-ten');
  const keyboard = new Keyboard(other.page);
  await keyboard.activate(other.control(COLLEAGUES.bring));
  await other.errorSummary.waitFor();
  await checkWithAxe(other.page);
  const groups = other.main.getByRole('group').filter({ has: other.page.getByRole('radio') });
  const choices = [COLLEAGUES.mine, COLLEAGUES.theirs, COLLEAGUES.both];
  for (let at = 0; at < 10; at += 1) await keyboard.choose(groups.nth(at), choices[at % 3]);
  await keyboard.activate(other.control(COLLEAGUES.bring));
  await other.atTaskList();
  await other.goHome();
  const after = JSON.parse((await other.download(other.draftControl(HOME.download, NAME))).text);
  ten.forEach(({ id }, at) => {
    const { value, note } = after.answers[id];
    assert.equal(value, choices[at % 3] === COLLEAGUES.theirs ? good : best, id);
    const wanted = [['Head teacher says so'], ['Bursar says so'], ['Head teacher says so', 'Bursar says so']][at % 3];
    for (const words of wanted) assert.ok(note.includes(words), `${id}: ${note}`);
  });
}, { timeout: 240_000 });

scenario('a draft that two colleagues took home grows together again, in whichever order', async ({ device }) => {
  const head = await lead(device);
  await head.goHome();
  const start = JSON.parse((await head.download(head.draftControl(HOME.download, NAME))).text);
  const level = questionnaire.scales.find(({ id }) => id === two.scale).levels[1].id;
  const copies = [two, three].map(({ id }) => sealed(start, (copy) => { copy.answers[id] = { value: level }; }));
  const results = [];
  for (const order of [copies, copies.toReversed()]) {
    const person = await device();
    await person.openFile(file('start.json', start));
    await person.atTaskList();
    for (const [at, copy] of order.entries()) {
      await person.goHome();
      await person.openFile(file(`copy-${at}.json`, copy));
      await person.arriveAt(COLLEAGUES.bring);
      await person.press(COLLEAGUES.bring);
      await person.atTaskList();
    }
    await person.goHome();
    const whole = JSON.parse((await person.download(person.draftControl(HOME.download, NAME))).text);
    results.push(Object.fromEntries(Object.entries(whole.answers).map(([id, { value }]) => [id, value])));
  }
  assert.deepEqual(results[0], results[1]);
  assert.deepEqual(Object.keys(results[0]).sort(), [one.id, two.id, three.id].sort());
});

scenario('a file of another edition is refused with what to do, and nothing is changed', async ({ device }) => {
  const head = await lead(device);
  const part = await asks(head, [two], 'Bursar');
  const foreign = sealed(part, (copy) => {
    copy.answers[two.id] = { value: part.answers[one.id]?.value ?? 'in-place' };
    copy.questionnaire.digest = `sha256:${'0'.repeat(64)}`;
  });
  await head.goHome();
  await head.openFile(file('foreign.json', foreign));
  await head.arriveAt(COLLEAGUES.bring);
  await head.page.getByText(/two editions of the questionnaire/).waitFor();
  await eventually(async () => assert.equal(await head.control(COLLEAGUES.bring).count(), 0));
  // Whoever is asked may sit at the same computer: what nobody has answered yet is opened to be answered.
  await head.goHome();
  await head.openFile(file('part.json', part));
  await head.page.getByText(/asks you to answer 1 question/).waitFor();
});
