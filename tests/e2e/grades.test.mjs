// Grades as a head teacher sees them: what they rest on, and what stands between them and the next.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { domainWithKeyQuestions, levelQuestions, school } from './questionnaire.mjs';
import { explanationsShown, gradeOf } from './reading.mjs';
import { CHECK, DOMAIN, GRADE, LEVEL, PLAN, STATUS, TASKS } from './words.mjs';

const { scenario } = serveApp();
const domain = domainWithKeyQuestions(2);
const [keyQuestion, otherKeyQuestion] = levelQuestions(domain, school, { key: true });
const [plainQuestion] = levelQuestions(domain, school, { key: false });

scenario('a domain with everything in place is Good', async ({ device }) => {
  const head = await answering(await device(), LEVEL.inPlace);
  await seesGrade(head, GRADE.good);
});

scenario('a domain that shows what difference it makes is Outstanding, and without evidence it is Good', async ({ device }) => {
  const head = await answering(await device(), LEVEL.shown);
  await seesGrade(head, GRADE.good);
  await backToTasks(head);
  await head.openDomain(domain);
  for (const question of [keyQuestion, otherKeyQuestion, ...levelQuestions(domain, school, { key: false })]) await head.evidenceFor(question).fill('Safeguarding report, shared drive');
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await head.openCheck();
  await seesGrade(head, GRADE.outstanding);
});

scenario('one honest "Partly in place" leaves a domain Good', async ({ device }) => {
  const head = await answering(await device(), LEVEL.inPlace, { [plainQuestion.id]: LEVEL.partly });
  await seesGrade(head, GRADE.good);
  const explanation = await explanationsShown(head);
  assert.match(explanation, /Good: \d+ of \d+ answers are “In place” or better; .*every key question is “In place” or better/);
});

scenario('a key question that is not in place keeps its domain from Good, and the page says what stands between', async ({ device }) => {
  const head = await answering(await device(), LEVEL.inPlace, { [keyQuestion.id]: LEVEL.partly });
  await seesGrade(head, GRADE.requiresImprovement);
  const between = head.main.locator('details').filter({ hasText: CHECK.between }).filter({ hasText: keyQuestion.id }).first();
  await between.locator('summary').click();
  assert.match(await between.innerText(), /For Good it takes every key question “In place” or better/);
  await screenshots(head.page, 'check-what-stands-between');
  await between.getByRole('link', { name: new RegExp(`^${keyQuestion.id}\\b.*key question.*“Partly in place” now`) }).click();
  await head.arriveAt(domain.title);
  await head.question(keyQuestion).waitFor();
});

scenario('the domain itself says what its answers come to once it is complete', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  const soFar = head.main.getByRole('region', { name: /What these answers come to/ });
  assert.equal(await soFar.count(), 0, 'nothing is said before everything is answered');
  await head.answerEverything(domain, LEVEL.inPlace, { [keyQuestion.id]: LEVEL.notInPlace });
  await soFar.waitFor();
  assert.match(await soFar.innerText(), /Requires improvement/);
  await screenshots(head.page, 'domain-what-stands-between');
  await head.answer(keyQuestion, LEVEL.inPlace);
  await eventually(async () => assert.match(await soFar.innerText(), /What these answers come to: Good/));
});

scenario('the action plan can begin with what stands between', async ({ device }) => {
  const head = await answering(await device(), LEVEL.inPlace, { [keyQuestion.id]: LEVEL.partly, [plainQuestion.id]: LEVEL.notInPlace });
  await backToTasks(head);
  await head.press(TASKS.actions);
  await head.arriveAt(PLAN.heading);
  const offered = head.main.getByRole('region', { name: CHECK.between });
  await offered.waitFor();
  await screenshots(head.page, 'plan-what-stands-between');
  await offered.getByRole('button', { name: 'Add an action for each of these 2' }).click();
  await offered.waitFor({ state: 'detached' });
  for (const question of [keyQuestion, plainQuestion]) {
    await head.main.getByText(`Get to “In place”: ${question.text}`).first().waitFor();
  }
  await screenshots(head.page, 'plan-begun');
});

scenario('two key questions that are missing make a domain Inadequate', async ({ device }) => {
  const except = { [keyQuestion.id]: LEVEL.notInPlace, [otherKeyQuestion.id]: DOMAIN.dontKnow };
  const head = await answering(await device(), LEVEL.shown, except);
  await seesGrade(head, GRADE.inadequate);
  const explanation = await explanationsShown(head);
  assert.match(explanation, /Inadequate: 2 key questions are “Not in place”, “Don't know” or “Not applicable” \(.*\), and at most 1 may be/);
});

scenario('an incomplete domain has no grade yet', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await head.answer(plainQuestion, LEVEL.inPlace);
  await head.press(DOMAIN.save);
  await head.atTaskList();
  assert.match(await head.task(domain).innerText(), new RegExp(STATUS.inProgress));
  await head.openCheck();
  assert.equal(await gradeOf(head, domain), undefined);
});

scenario('"Not applicable" asks for a reason, and the error leads to the field', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await head.answer(plainQuestion, DOMAIN.notApplicable);
  const reason = head.whyNotApplicable(plainQuestion);
  await reason.waitFor();
  await head.press(DOMAIN.save);

  await head.errorSummary.waitFor();
  await checkWithAxe(head.page);
  await screenshots(head.page, 'domain-reason-missing');
  await head.errorSummary.getByRole('link').first().click();
  await eventually(async () => assert.ok(await reason.evaluate((box) => box === document.activeElement), 'the reason has focus'));

  await reason.fill('We have no building of our own');
  await head.press(DOMAIN.save);
  await head.atTaskList();
});

scenario('one answer cannot carry a domain in which little else applies', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await leavesOut(head, (question) => question !== keyQuestion);
  await head.answer(keyQuestion, LEVEL.shown);
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await head.openCheck();
  await seesGrade(head, GRADE.tooLittle);
  assert.match(await head.main.innerText(), /So much here is “Not applicable” that it has no grade/);
});

scenario('"Not applicable" to a key question says at once that it counts as a gap', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await head.answer(keyQuestion, DOMAIN.notApplicable);
  await head.question(keyQuestion).getByText(/This is a key question, so “Not applicable” counts as a gap/).last().waitFor();
  await head.whyNotApplicable(keyQuestion).fill('We have no staff');
  await screenshots(head.page, 'domain-key-not-applicable');
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await head.openCheck();
  await eventually(async () => assert.match(await head.main.innerText(), /“Not applicable” counts as a gap, unless your partnership/));
});

async function backToTasks(head) {
  await head.page.getByRole('link', { name: 'Back', exact: true }).click();
  await head.atTaskList();
}

async function answering(head, level, except) {
  await head.startFor({ name: 'Ash Lane School' });
  await head.completeDomain(domain, level, except);
  await head.openCheck();
  return head;
}

async function leavesOut(head, isLeftOut) {
  for (const question of domain.questions) {
    if (question.type !== 'level' || !isLeftOut(question)) continue;
    if (await head.question(question).count()) await head.answerNotApplicable(question, 'We have no service of this kind');
  }
}

async function seesGrade(head, grade) {
  await eventually(async () => assert.equal(await gradeOf(head, domain), grade));
}
