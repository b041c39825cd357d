// A round begins from last year's return: looked at question by question, changed where it changed, and said in the new return.
import assert from 'node:assert/strict';
import { checkAccessibility, eventually, screenshots, serveApp } from './harness.mjs';
import { file, sealed } from './files.mjs';
import { firstQuestion, questionnaire } from './questionnaire.mjs';
import { completeEveryDomain, submit, submittedReturn } from './stories.mjs';
import { CHOOSE, COMPLETE, DECLARATION, DOMAIN, HOME, LAST_TIME, LEVEL, PLAN, STATUS, TASKS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 240_000 };
const [firstDomain, secondDomain] = questionnaire.domains;
const NAME = 'Ash Lane School';

/** Last year's return: one answer with evidence, one optional text, one question that was asked in other words, one open action. */
async function lastYear(device) {
  const original = await submittedReturn(await device(), NAME);
  return sealed(original, (copy) => {
    copy.cycle = '2025-26';
    copy.answers[firstQuestion.id].evidence = [{ text: 'Policy on the shared drive' }];
    copy.actions = [
      { id: 'open-1', question: firstQuestion.id, text: 'Tell every new member of staff', owner: 'Head teacher', due: '2026-07-31', status: 'open' },
      { id: 'open-2', text: 'Look at the lettings policy', owner: 'Bursar', due: '2026-06-30', status: 'in-progress' },
    ];
  });
}

/** To the task list of the draft that is open. */
async function toTasks(person) {
  const [route] = new URL(person.page.url()).hash.match(/^#\/draft\/[^/]+/);
  await person.visit(route);
  await person.atTaskList();
}

/** Begins this year's draft on a new device from the file of last year's return. */
async function begun(device, earlier) {
  const head = await device();
  await head.press(HOME.start);
  await head.arriveAt(CHOOSE.heading);
  await head.press(LAST_TIME.begin);
  await head.arriveAt(LAST_TIME.begin);
  await checkAccessibility(head.page);
  await screenshots(head.page, 'begin-from-last');
  await head.page.getByLabel(LAST_TIME.file).setInputFiles(file('last-year.json', earlier));
  await head.atTaskList();
  return head;
}

scenario('last year’s answers wait beside each question, and are confirmed, changed or left out', async ({ device }) => {
  const head = await begun(device, await lastYear(device));
  await head.page.getByText(/begun from .* of 2025-26/).waitFor();
  await screenshots(head.page, 'last-time-tasks');
  await head.openDomain(firstDomain);
  const question = head.question(firstQuestion);
  await question.getByText('Last time (2025-26): In place', { exact: true }).waitFor();
  await question.getByText('Evidence: Policy on the shared drive').waitFor();
  assert.equal(await question.getByRole('radio', { checked: true }).count(), 0, 'nothing is answered before somebody has looked');
  await checkAccessibility(head.page);
  await screenshots(head.page, 'last-time-domain');
  await question.getByRole('button', { name: LAST_TIME.still }).click();
  await question.getByText(LAST_TIME.same).waitFor();
  assert.equal(await question.getByRole('radio', { name: LEVEL.inPlace, exact: true }).isChecked(), true);
  await eventually(async () => assert.equal(await head.evidenceFor(firstQuestion).inputValue(), 'Policy on the shared drive'));
  const next = firstDomain.questions[1];
  await head.answer(next, LEVEL.partly);
  await head.question(next).getByText(LAST_TIME.anew).waitFor();
  await head.press(LAST_TIME.confirmPage);
  await head.page.getByText(LAST_TIME.confirmed).waitFor();
  await head.press(HOME.undo);
  await eventually(async () => assert.equal(await head.main.getByRole('radio', { checked: true }).count(), 2, 'undone but for what was done before'));
  await head.press(LAST_TIME.confirmPage);
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await head.task(firstDomain).getByText(STATUS.completed).waitFor();
  await head.task(secondDomain).getByText(LAST_TIME.toLookAt).waitFor();
}, LONG);

scenario('open actions of last year are carried on or closed with what came of them, and nothing is submitted before', async ({ device }) => {
  const head = await begun(device, await lastYear(device));
  for (const domain of questionnaire.domains) {
    if (!(await head.domainLink(domain).count())) continue;
    await head.openDomain(domain);
    await head.press(LAST_TIME.confirmPage);
    await head.press(DOMAIN.save);
    await head.atTaskList();
  }
  await head.press(TASKS.declaration);
  await head.arriveAt(DECLARATION.heading);
  await head.press(DECLARATION.submit);
  await head.errorSummary.getByText(LAST_TIME.actionWaits).first().waitFor();
  await toTasks(head);
  await head.press(TASKS.actions);
  await head.arriveAt(PLAN.heading);
  await head.page.getByRole('heading', { name: LAST_TIME.youSaid }).waitFor();
  await checkAccessibility(head.page);
  await screenshots(head.page, 'last-time-actions');
  await head.press(/^Carry it on.*Tell every new/);
  await head.press(/^It is closed.*lettings/);
  const outcome = head.main.getByRole('textbox', { name: /^What came of it/ });
  await eventually(async () => assert.equal(await outcome.evaluate((field) => field === document.activeElement), true, 'the box has the focus'));
  await head.page.keyboard.type('The governors agreed it in May');
  await head.press(/^Close this action.*lettings/);
  await head.page.getByText(/^The action is closed/).waitFor();
  await head.page.reload();
  await head.arriveAt(PLAN.heading);
  await head.main.getByText('Look at the lettings policy').first().waitFor();
  assert.equal(await head.page.getByRole('heading', { name: LAST_TIME.youSaid }).count(), 0, 'none waits any more');
  await head.press(LAST_TIME.back, head.page);
  await head.atTaskList();
  await head.press(LAST_TIME.since);
  await head.arriveAt(LAST_TIME.since);
  await head.page.getByText('The governors agreed it in May').waitFor();
  await checkAccessibility(head.page);
  await screenshots(head.page, 'since-last-time');
  await head.press(LAST_TIME.back, head.page);
  await submit(head);
  await head.page.getByRole('heading', { name: LAST_TIME.since }).waitFor();
  const sent = JSON.parse((await head.download(COMPLETE.download)).text);
  assert.equal(sent.answers[firstQuestion.id].carried_from.cycle, '2025-26');
  assert.deepEqual(sent.actions.map(({ status, planned_in }) => [status, planned_in]).sort(), [['done', '2025-26'], ['open', '2025-26']]);
  assert.equal(sent.last_time.reference, sent.begun_from.reference);
}, LONG);

scenario('a draft that was begun already is set beside last year’s return, and another organisation’s is refused', async ({ device }) => {
  const earlier = await lastYear(device);
  const head = await device();
  await head.startFor({ name: 'Oak Primary' });
  await head.press(LAST_TIME.begin);
  await head.arriveAt(LAST_TIME.begin);
  const choose = head.page.getByLabel(LAST_TIME.file);
  await choose.setInputFiles(file('last-year.json', earlier));
  await head.page.getByText('It is of Ash Lane School, and this draft is of Oak Primary.').waitFor();
  await choose.setInputFiles(file('this-year.json', sealed(earlier, (copy) => { copy.cycle = '2026-27'; })));
  await head.page.getByText(/It is a return of 2026-27/).waitFor();
  await choose.setInputFiles(file('changed.json', { ...earlier, reference: 'S11-XXXX-XXXX' }));
  await head.page.getByText(/was changed after it was submitted/).waitFor();
  await choose.setInputFiles(file('photo.json', 'not a return'));
  await head.page.getByText(/Nothing was begun from “photo.json”/).waitFor();
  await choose.setInputFiles(file('ours.json', sealed(earlier, (copy) => { copy.profile['organisation-name'] = 'Oak primary'; })));
  await head.atTaskList();
  await head.openDomain(firstDomain);
  await head.question(firstQuestion).getByText('Last time (2025-26): In place', { exact: true }).waitFor();
}, LONG);

scenario('last year’s return that is still on the device is offered, and stays as it is', async ({ device }) => {
  const earlier = await lastYear(device);
  const head = await device();
  await head.openFile(file('last-year.json', earlier));
  await head.arriveAt(COMPLETE.heading);
  await head.goHome();
  await head.press(HOME.start);
  await head.arriveAt(CHOOSE.heading);
  await head.press(LAST_TIME.begin);
  await head.press(/^Begin from it/);
  await head.atTaskList();
  await head.goHome();
  const rows = head.drafts.getByRole('row').filter({ hasText: NAME });
  await eventually(async () => assert.equal(await rows.count(), 2, 'last year’s return stays'));
});
