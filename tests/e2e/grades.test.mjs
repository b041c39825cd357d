// Grades as a head teacher sees them: the share, the limits, the reasons.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { domainWithKeyQuestions, levelQuestions, questionnaire, school } from './questionnaire.mjs';
import { explanationsShown, gradeOf, gradesShown } from './reading.mjs';
import { completeEveryDomain } from './stories.mjs';
import { CHECK, DOMAIN, GRADE, LEVEL, STATUS } from './words.mjs';

const { scenario } = serveApp();
const domain = domainWithKeyQuestions(2);
const [keyQuestion, otherKeyQuestion] = levelQuestions(domain, school, { key: true });
const [plainQuestion] = levelQuestions(domain, school, { key: false });

scenario('a domain with everything in place is Good', async ({ device }) => {
  const head = await answering(await device(), LEVEL.inPlace);
  await seesGrade(head, GRADE.good);
});

scenario('a domain that can show it makes a difference is Outstanding', async ({ device }) => {
  const head = await answering(await device(), LEVEL.shown);
  await seesGrade(head, GRADE.outstanding);
});

scenario('a key question that is not in place limits its domain to Requires improvement, and the page says why', async ({ device }) => {
  const head = await answering(await device(), LEVEL.shown, { [keyQuestion.id]: LEVEL.notInPlace });
  await seesGrade(head, GRADE.requiresImprovement);
  await seesWhy(head, 'key-gap', [keyQuestion]);
});

scenario('"Don\'t know" to a key question limits its domain likewise', async ({ device }) => {
  const head = await answering(await device(), LEVEL.shown, { [keyQuestion.id]: DOMAIN.dontKnow });
  await seesGrade(head, GRADE.requiresImprovement);
  await seesWhy(head, 'key-gap', [keyQuestion]);
});

scenario('a question that is not key limits nothing', async ({ device }) => {
  const head = await answering(await device(), LEVEL.shown, { [plainQuestion.id]: LEVEL.notInPlace });
  await eventually(async () => assert.match(String(await gradeOf(head, domain)), new RegExp(`${GRADE.outstanding}|${GRADE.good}`)));
});

scenario('two key gaps make a domain Inadequate, and the whole at most Requires improvement', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await completeEveryDomain(head, LEVEL.shown);
  await head.completeDomain(domain, LEVEL.shown, {
    [keyQuestion.id]: LEVEL.notInPlace,
    [otherKeyQuestion.id]: DOMAIN.dontKnow,
  });
  await head.openCheck();
  const expected = { [domain.title]: GRADE.inadequate, [CHECK.overall]: GRADE.requiresImprovement };
  await eventually(async () => {
    const shown = await gradesShown(head, [...questionnaire.domains.map(({ title }) => title), CHECK.overall]);
    for (const [name, grade] of Object.entries(expected)) assert.equal(shown[name], grade, name);
  });
  await seesWhy(head, 'two-key-gaps', [keyQuestion, otherKeyQuestion]);
}, { timeout: 240_000 });

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

scenario('"Not applicable" leaves the share, so that one answer can carry a domain', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await leavesOut(head, (question) => question !== keyQuestion);
  await head.answer(keyQuestion, LEVEL.shown);
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await head.openCheck();
  await seesGrade(head, GRADE.outstanding);
});

scenario('a domain in which nothing applies shows "Not applicable"', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Ash Lane School' });
  await head.openDomain(domain);
  await leavesOut(head, () => true);
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await eventually(async () => assert.match(await head.task(domain).innerText(), new RegExp(STATUS.notApplicable)));
  await head.openCheck();
  await seesGrade(head, GRADE.notApplicable);
});

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

/** The explanation gives the limit's reason and the questions behind it, by their words or their number. */
async function seesWhy(head, limitId, questions) {
  const { because } = questionnaire.grading.limits.find((limit) => limit.id === limitId);
  const explanation = await explanationsShown(head);
  assert.ok(explanation.toLowerCase().includes(because.toLowerCase()), `the limit "${because}" is named:\n${explanation}`);
  for (const { id, text } of questions) {
    assert.ok(explanation.includes(text) || explanation.includes(id), `${id} is named:\n${explanation}`);
  }
}
