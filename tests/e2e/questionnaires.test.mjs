// Every questionnaire that ships, from its beginning to its end: what it asks is what its JSON says, and all of it is in the file.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { offered, questionsAsked, wholeReply } from './asked.mjs';
import { Assessor } from './assessor.mjs';
import { digestOf, file } from './files.mjs';
import { partnership, shipped } from './questionnaire.mjs';
import { Surveyor } from './surveyor.mjs';
import { CHECK, SURVEY, TASKS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 300_000 };
const NAME = 'Riverside';
const arrangements = shipped('section-11-working-together');

scenario('an NHS trust completes section 11', async ({ device }) => {
  await completes(await device(), 'section-11', { 'organisation-type': 'NHS', commissions: 'yes' });
}, LONG);

scenario('a secondary school completes section 175', async ({ device }) => {
  await completes(await device(), 'section-175', { 'organisation-type': 'SCH', phase: ['secondary'] });
}, LONG);

scenario('a faith organisation completes the checklist', async ({ device }) => {
  await completes(await device(), 'vcfs-checklist', { 'organisation-type': 'FAI', hall: 'yes', trustees: 'yes', 'teaches-under-8s': 'yes', cars: 'yes' });
}, LONG);

scenario('police complete section 11 by Working Together arrangement, which is not offered, from a file', async ({ device }) => {
  assert.ok(!partnership.questionnaires.includes(arrangements.id));
  const officer = Assessor.of(await device(), arrangements);
  const says = { 'organisation-type': 'POL', commissions: 'yes', 'guidance-edition': arrangements.guidance_edition };
  await officer.beginsFromFile(file('working-together.json', arrangements), { 'organisation-name': NAME, ...says });
  await goesToItsEnd(officer);
}, LONG);

scenario('the edition of the guidance that somebody says to work with is printed', async ({ device }) => {
  const officer = Assessor.of(await device(), arrangements);
  await officer.beginsFromFile(file('working-together.json', arrangements), { 'organisation-name': NAME, 'organisation-type': 'POL', 'guidance-edition': 'WT2023' });
  await officer.openDomain(officer.parts[0]);
  assert.equal(await officer.questionsShown(), officer.parts[0].questions.length);
  await officer.page.goBack();
  await officer.atTaskList();
  await officer.openCheck();
  assert.match(await officer.main.innerText(), /guidance edition WT2023/);
});

scenario('a college reads of a college, and nowhere of a head teacher', async ({ device }) => {
  const assessment = shipped('section-175');
  const read = [];
  const principal = Assessor.of(await device(), assessment, async (page) => read.push([page, await principal.allWords()]));
  await principal.begins({ 'organisation-name': 'Riverside College', 'organisation-type': 'COL', 'work-experience': 'yes' });
  await principal.main.getByRole('heading', { level: 1, name: /^Section 175 college/ }).waitFor();
  await principal.answersEverything();
  await principal.press(TASKS.actions);
  await principal.arriveAt('Action plan');
  await principal.page.goBack();
  await principal.atTaskList();
  await principal.submits('Vice principal');
  const words = await principal.main.innerText();
  assert.match(words, /Section 175 college/, 'the return is called by its name');
  assert.doesNotMatch(words, /Section 175 school/);
  assert.ok(read.length > 2 * principal.parts.length, 'every page was read');
  const where = read.filter(([, page]) => /head\s*teacher/i.test(page)).map(([page]) => page);
  assert.deepEqual([...new Set(where)], [], 'pages that speak of a head teacher');
}, LONG);

scenario('a small group of volunteers that says no four times is asked at most 45 questions', async ({ device }) => {
  const no = { hall: 'no', trustees: 'no', 'teaches-under-8s': 'no', cars: 'no' };
  const few = await questionsFor(await device(), no);
  assert.ok(few <= 45, `${few} questions`);
  const yes = Object.fromEntries(Object.keys(no).map((id) => [id, 'yes']));
  assert.ok((await questionsFor(await device(), yes)) > few, 'who says yes is asked more');
}, LONG);

scenario('the edition of the guidance that a partnership chose is the one that is printed', async ({ device }) => {
  const settings = { ...partnership, guidance_editions: { 'vcfs-checklist': 'WT2031' } };
  const leader = Assessor.of(await device({ serve: { 'partnership.json': JSON.stringify(settings) } }), shipped('vcfs-checklist'));
  await leader.begins({ 'organisation-name': NAME, 'organisation-type': 'SML' });
  await leader.openCheck();
  assert.match(await leader.main.innerText(), /guidance edition WT2031/);
});

for (const id of ['practitioner-survey', 'young-people-12-plus', 'young-people-8-11', 'young-people-5-8', 'parents-and-carers']) {
  scenario(`${id}: an answer to every question of every part is in the file`, async ({ device }) => {
    const survey = shipped(id);
    const parts = survey.profile.find((field) => field.id === 'parts');
    const once = Object.fromEntries(survey.profile.filter((field) => field.asked_once && field.id !== 'policy-roles')
      .map((field) => [field.id, field === parts ? offered(survey, parts).map((part) => part.id) : offered(survey, field)[0].id]));
    const said = wholeReply(survey, once);
    assert.equal(questionsAsked(survey, { profile: { ...once, ...said.profile }, answers: said.answers }).length, Object.keys(said.answers).length);

    const worker = Surveyor.of(await device(), survey);
    await worker.setsUp(once);
    await worker.collects();
    await worker.replies(said, async (page, part) => {
      await worker.page.getByRole('complementary', { name: SURVEY.safety }).filter({ hasText: '999' }).waitFor();
      if (part) assert.equal(await questionsOn(worker), part.questions.length, `questions of ${part.id}`);
      if (page === 'check') assert.equal(await changeLinks(worker), Object.keys({ ...said.profile, ...said.answers }).length);
    });
    await worker.goesToOverview();
    const { file: replies } = await worker.downloadsReplies();
    assert.deepEqual(replies.setup, once);
    const [reply] = replies.replies;
    assert.deepEqual(reply.profile, said.profile);
    assert.deepEqual(Object.fromEntries(Object.entries(reply.answers).map(([question, { value }]) => [question, value])), said.answers);
  }, LONG);
}

async function completes(person, id, says) {
  const assessor = Assessor.of(person, shipped(id));
  await assessor.begins({ 'organisation-name': NAME, ...says });
  await goesToItsEnd(assessor);
}

/** From the task list to the return, which holds what was answered and prints what it was answered against. */
async function goesToItsEnd(assessor) {
  const { assessment } = assessor;
  const editions = `Questionnaire edition ${assessment.edition}; guidance edition ${assessment.guidance_edition}.`;
  await assessor.answersEverything();
  const count = assessor.parts.length;
  await eventually(async () => assert.ok((await assessor.main.innerText()).includes(`${count} of ${count} parts are complete.`)));
  await assessor.submits();
  await assessor.page.emulateMedia({ media: 'print' });
  const printed = await assessor.main.innerText();
  await assessor.page.emulateMedia({ media: 'screen' });
  assert.ok(printed.includes(editions), editions);
  const asked = questionsAsked(assessment, assessor);
  for (const { id, text } of asked) assert.ok(printed.includes(`${id} ${text}`), `${id} is printed`);
  checkReturn(await assessor.downloadsReturn(), assessor, asked);
}

function checkReturn(submitted, { assessment, profile, answers }, asked) {
  assert.equal(submitted.status, 'submitted');
  assert.deepEqual([submitted.questionnaire.id, submitted.questionnaire.edition], [assessment.id, assessment.edition]);
  assert.equal(submitted.questionnaire.digest, `sha256:${digestOf(assessment)}`);
  assert.ok(submitted.reference.startsWith(`${assessment.reference_prefix}-`), submitted.reference);
  assert.deepEqual(submitted.profile, profile);
  assert.deepEqual(Object.keys(submitted.answers).sort(), asked.map(({ id }) => id).sort(), 'an answer to everything that is asked');
  for (const [id, { value }] of Object.entries(submitted.answers)) {
    if (answers[id]) assert.deepEqual([value].flat(), [answers[id]], id);
    else assert.ok(value !== undefined && value !== '', id);
  }
  assert.equal(submitted.digest.replace(/^sha256:/, ''), digestOf(submitted));
  const grades = assessment.scales.find(({ id }) => id === assessment.grading.scale);
  assert.equal(submitted.grades.overall, grades.good_from);
}

/** How many questions a small group of volunteers is asked, counted on every page. */
async function questionsFor(person, says) {
  const leader = Assessor.of(person, shipped('vcfs-checklist'));
  await leader.begins({ 'organisation-name': NAME, 'organisation-type': 'SML', ...says });
  let shown = 0;
  for (const part of leader.parts) {
    await leader.openDomain(part);
    shown += await leader.questionsShown();
    await leader.page.goBack();
    await leader.atTaskList();
  }
  assert.equal(shown, questionsAsked(leader.assessment, leader).length);
  return shown;
}

async function questionsOn(worker) {
  return (await worker.main.getByRole('group').count()) + (await worker.main.getByRole('textbox').count());
}

function changeLinks(worker) {
  return worker.main.getByRole('link', { name: CHECK.change }).count();
}
