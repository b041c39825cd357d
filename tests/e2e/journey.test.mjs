// The whole journey of a school, from an empty browser in a sub-folder of a web host to a return, its correction, and another device.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { firstQuestion, school, standards } from './questionnaire.mjs';
import { digestOf, file } from './files.mjs';
import { explanationsShown, gradesShown } from './reading.mjs';
import { CHECK, CHOOSE, COMPLETE, DATE, DECLARATION, DOMAIN, GRADE, HOME, LEVEL, PLAN, STATUS, TASKS } from './words.mjs';

const { scenario } = serveApp({ folder: '/some/folder/' });
const NAME = 'Ash Lane School';
const ACTION = { change: 'Brief governors each term', owner: 'Chair of governors', due: { day: '31', month: '1', year: '2027' } };
const EVIDENCE = 'School development plan, on the shared drive';
const REFERENCE = /S11-[0-9A-Z]{4}-[0-9A-Z]{4}/;

scenario('a school completes its self-assessment, submits it, corrects it, and opens it on another device', async ({ device }) => {
  const head = await device({ prepare: countPrinting });
  await inspect(head.page, 'home', { arrived: false });
  await comesToTheTaskList(head);
  await completesEveryStandard(head);
  await seesTheActionInThePlan(head);
  await seesGoodEverywhere(head);
  await declares(head);
  const submitted = await takesTheReturn(head);
  assert.equal(submitted.revision, 1);
  await opensItElsewhere(await device(), submitted);
  await correctsIt(head, submitted);
}, { timeout: 300_000 });

scenario('a declaration with answers missing lists them with links, and submits nothing', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: NAME });
  await head.press(TASKS.declaration);
  await head.arriveAt(DECLARATION.heading);
  await head.main.getByRole('checkbox', { name: DECLARATION.confirm }).check();
  await head.main.getByRole('textbox', { name: DECLARATION.role }).fill('Head teacher');
  await head.press(DECLARATION.submit);

  await head.errorSummary.waitFor();
  await head.arriveAt(DECLARATION.heading);
  await checkWithAxe(head.page);
  await screenshots(head.page, 'declaration-with-answers-missing');

  await head.errorSummary.getByRole('link').first().click();
  await eventually(async () => assert.ok(
    await head.main.evaluate((main) => main.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')),
    'the link leads to the field to fill in',
  ));
  assert.equal(await head.page.getByRole('heading', { name: COMPLETE.heading }).count(), 0);
});

scenario('the page about data on this device is one link from Home', async ({ device }) => {
  const head = await device();
  await head.press(HOME.device);
  await head.arriveAt(HOME.device);
  await inspect(head.page, 'data-on-this-device');
});

async function comesToTheTaskList(head) {
  await head.press(HOME.start);
  await head.arriveAt(CHOOSE.heading);
  await inspect(head.page, 'choose');
  await head.chooseSelfAssessment();
  await inspect(head.page, 'about');
  await head.fillAbout({ name: NAME, type: school });
  await inspect(head.page, 'task-list');
  for (const domain of standards) assert.match(await head.task(domain).innerText(), new RegExp(STATUS.notStarted));
}

async function completesEveryStandard(head) {
  for (const domain of standards) {
    await head.openDomain(domain);
    await inspect(head.page, `domain-${domain.id}`);
    await head.answerEverything(domain, LEVEL.inPlace);
    if (domain === standards[0]) {
      await head.evidenceFor(firstQuestion).fill(EVIDENCE);
      await head.addAction(firstQuestion, ACTION);
    }
    await head.press(DOMAIN.save);
    await head.atTaskList();
    await eventually(async () => assert.match(await head.task(domain).innerText(), new RegExp(STATUS.completed)));
  }
}

async function seesTheActionInThePlan(head) {
  await head.press(TASKS.actions);
  await head.arriveAt(PLAN.heading);
  await inspect(head.page, 'action-plan');
  const plan = await head.main.innerText();
  for (const part of [ACTION.change, ACTION.owner, '31 January 2027']) assert.ok(plan.includes(part), part);
  const { name, text } = await head.download(PLAN.download);
  assert.match(name, /\.csv$/);
  assert.ok(text.includes(ACTION.change) && text.includes(ACTION.owner), text);
  await head.page.goBack();
  await head.atTaskList();
}

async function seesGoodEverywhere(head) {
  await head.openCheck();
  await inspect(head.page, 'check-your-answers');
  const names = [...standards.map((domain) => domain.title), CHECK.overall];
  const expected = Object.fromEntries(names.map((name) => [name, GRADE.good]));
  await eventually(async () => assert.deepEqual(await gradesShown(head, names), expected));
  await head.main.getByRole('heading', { level: 2, name: CHECK.findings }).waitFor();
  assert.ok(await head.main.getByRole('link', { name: CHECK.change }).count() >= standards.length, 'answers can be changed');
  await explanationsShown(head);
  await checkWithAxe(head.page);
  await head.press(CHECK.proceed);
}

async function declares(head) {
  await head.arriveAt(DECLARATION.heading);
  await inspect(head.page, 'declaration');
  const date = head.main.getByRole('group', { name: DECLARATION.date });
  const today = await head.page.evaluate(() => [new Date().getDate(), new Date().getMonth() + 1, new Date().getFullYear()]);
  const filled = [DATE.day, DATE.month, DATE.year].map((part) => date.getByLabel(part, { exact: true }).inputValue());
  assert.deepEqual((await Promise.all(filled)).map(Number), today, 'the date is today');
  await head.submitDeclaration();
}

async function takesTheReturn(head) {
  await inspect(head.page, 'return-complete');
  const [reference] = (await head.main.innerText()).match(REFERENCE) ?? [];
  assert.ok(reference, 'the reference is shown');
  await head.main.getByRole('heading', { level: 2, name: COMPLETE.next }).waitFor();
  await head.press(COMPLETE.print);
  await eventually(async () => assert.equal(await head.page.evaluate(() => window.printed), 1));
  const { name, text } = await head.download(COMPLETE.download);
  assert.match(name, /\.json$/);
  const submitted = JSON.parse(text);
  assert.equal(submitted.reference, reference);
  checkReturn(submitted);
  return submitted;
}

function checkReturn(submitted) {
  assert.equal(submitted.format, 'safeguarding-audit/return');
  assert.equal(submitted.version, 1);
  assert.equal(submitted.status, 'submitted');
  assert.match(submitted.reference, new RegExp(`^${REFERENCE.source}$`));
  assert.equal(submitted.questionnaire.id, 'section-11');
  assert.equal(submitted.profile['organisation-name'], NAME);
  assert.equal(submitted.profile['organisation-type'], school.id);
  assert.equal(submitted.declaration.role, 'Head teacher');
  assert.equal(submitted.answers[firstQuestion.id].evidence[0].text, EVIDENCE);
  assert.equal(submitted.actions[0].text, ACTION.change);
  assert.equal(submitted.actions[0].due, '2027-01-31');
  for (const domain of standards) assert.equal(submitted.grades.domains[domain.id].grade, 'good', domain.title);
  assert.equal(submitted.grades.overall, 'good');
  assert.equal(submitted.digest.replace(/^sha256:/, ''), digestOf(submitted), 'the digest can be worked out by others');
}

async function opensItElsewhere(colleague, submitted) {
  await colleague.openFile(file('return.json', submitted));
  await colleague.main.getByText(submitted.reference).first().waitFor();
}

async function correctsIt(head, submitted) {
  await head.press(COMPLETE.correct);
  await head.atTaskList();
  await head.press(TASKS.declaration);
  await head.submitDeclaration();
  const corrected = JSON.parse((await head.download(COMPLETE.download)).text);
  assert.equal(corrected.revision, 2);
  assert.equal(corrected.reference, submitted.reference);
  assert.equal(corrected.id, submitted.id);
}

function countPrinting() {
  window.printed = 0;
  window.print = () => { window.printed += 1; };
}
