// A survey on one device: set up once, answered by one person after the other with nothing left between them, saved as one file.
import assert from 'node:assert/strict';
import { eventually, serveApp } from './harness.mjs';
import { fieldsAsked, partsAsked, wholeReply } from './asked.mjs';
import { digestOf } from './files.mjs';
import { Keyboard } from './keyboard.mjs';
import { partnership, shipped } from './questionnaire.mjs';
import { sharesIn } from './reading.mjs';
import { Surveyor } from './surveyor.mjs';
import { goesThroughHistory, seesNothing } from './traces.mjs';
import { SURVEY } from './words.mjs';

const { scenario } = serveApp();
const YOUNG = 'young-people-12-plus';
const PARTS = { parts: ['Y01', 'Y07'], 'answered-where': 'school' };
const SHORT = { 'answered-where': 'school' };
const TEXTS = ['The bench by the canal', 'Fewer fast cars', 'A later last bus'];
const young = shipped(YOUNG);
const youngParts = partsAsked(young, { profile: PARTS });
const reply = (text, place) => wholeReply(young, PARTS, { text, place });

scenario('a survey is set up once, and says how many of those asked replied', async ({ device }) => {
  const worker = Surveyor.of(await device(), YOUNG);
  await worker.chooses();
  await worker.arriveAt(SURVEY.setUp);
  await worker.invitedField.fill('many');
  await worker.press(SURVEY.saveSetUp);
  await worker.errorSummary.waitFor();
  const wrong = await worker.errorSummary.innerText();
  assert.ok(wrong.includes('Which parts do you want to ask?') && wrong.includes('“many”'), wrong);

  await worker.fillsSetUp(PARTS, '30');
  await worker.counts('0 replies from 30 people asked.');
  await worker.counts('Feeling safe, My area');
  await worker.collects();
  await worker.replies(reply('More lights'), async (page, part) => {
    if (page === 'about') for (const { label } of fieldsAsked(young, { profile: PARTS }, true)) assert.equal(await worker.main.getByText(label).count(), 0, 'asked once');
    if (part) assert.ok(PARTS.parts.includes(part.id), `${part.id} is asked`);
  });
  await worker.goesToOverview();
  await worker.counts('1 reply from 30 people asked.');
  const { file } = await worker.downloadsReplies();
  assert.deepEqual([file.setup, file.invited], [PARTS, 30]);
});

scenario('what the partnership has answered for everybody is there, and where that is all, nobody is asked', async ({ device }) => {
  const survey_setup = { [YOUNG]: { parts: ['Y02'] }, 'parents-and-carers': { 'organisation-type': 'SCH' } };
  const person = await device({ serve: { 'partnership.json': JSON.stringify({ ...partnership, survey_setup }) } });
  const worker = Surveyor.of(person, YOUNG);
  await worker.chooses();
  await worker.arriveAt(SURVEY.setUp);
  const ticked = await worker.main.getByRole('checkbox', { checked: true }).evaluateAll((boxes) => boxes.map(({ value }) => value));
  assert.deepEqual(ticked, ['Y02']);

  const school = Surveyor.of(person, 'parents-and-carers');
  await school.chooses();
  await school.atOverview();
  await school.counts('What kind of service asks parents and carers? School');
});

scenario('nobody replies to a survey that is not set up', async ({ device }) => {
  const worker = Surveyor.of(await device(), YOUNG);
  await worker.chooses();
  await worker.arriveAt(SURVEY.setUp);
  const route = worker.surveyRoute;
  for (const page of ['welcome', 'about', 'part/Y01', 'check']) {
    await worker.goHome();
    await worker.visit(`${route}/${page}`);
    await worker.arriveAt(SURVEY.setUp);
  }
});

scenario('three people reply one after the other, and nothing of a reply is left for the next', async ({ device }) => {
  const worker = Surveyor.of(await device(), YOUNG);
  await worker.setsUp(PARTS);
  await worker.collects();
  for (const text of TEXTS) {
    await worker.begins();
    await seesNothing(worker, TEXTS);
    await worker.fillsIn(reply(text));
    assert.ok((await worker.main.innerText()).includes(text), 'a person sees their own answers once more');
    await worker.finishes();
    await seesNothing(worker, TEXTS);
    const pages = await goesThroughHistory(worker, () => seesNothing(worker, TEXTS));
    assert.ok(pages > youngParts.length, `${pages} pages lay behind`);
    const kept = await worker.keptWith(text);
    assert.ok(kept.length && kept.every((place) => place.startsWith('replies ')), `kept only as a finished reply: ${kept}`);
    await worker.handsOver();
  }
  await worker.page.reload();
  await worker.atWelcome();
  assert.equal(await worker.control(SURVEY.goOn).count(), 0, 'there is nothing to go on with');
  await worker.goesToOverview();
  await worker.counts('3 replies.');
});

scenario('the replies are one file that tells neither when each came nor in which order', async ({ device }) => {
  const worker = Surveyor.of(await device(), YOUNG);
  const said = TEXTS.map(reply);
  const { name, text, file } = await fileOf(worker, said);
  assert.equal(name, `${file.reference}-replies.json`);
  assert.deepEqual([file.format, file.version, file.questionnaire.id, file.cycle], ['safeguarding-audit/replies', 1, YOUNG, partnership.cycle]);
  assert.deepEqual(file.replies.map(idsIn).sort(byText), [...said].sort(byText), 'everything that was said, and no more');
  const month = await worker.page.evaluate(() => `${new Date().getFullYear()}-${String(new Date().getMonth() + 1).padStart(2, '0')}`);
  assert.deepEqual(file.months, [month, month]);
  assert.doesNotMatch(text, /\d{4}-\d{2}-\d{2}|\d{2}:\d{2}/, 'no day and no hour');
  assert.deepEqual(file.replies, [...file.replies].sort(byText), 'sorted by what they say');
  assert.equal(file.digest.replace(/^sha256:/, ''), digestOf(file), 'the digest can be worked out by others');

  const other = await fileOf(worker, [...said].reverse());
  assert.notEqual(other.file.id, file.id);
  assert.deepEqual(other.file.replies, file.replies, 'the same in whichever order they came');
});

scenario('every page says that this is not how to report abuse, with 999 and the numbers of the partnership', async ({ device }) => {
  const emergency = { text: 'In an emergency, call 999.', numbers: [{ label: 'Fernbridge front door', number: '020 7946 0000' }] };
  const worker = Surveyor.of(await device({ serve: { 'partnership.json': JSON.stringify({ ...partnership, emergency }) } }), YOUNG);
  const says = (text, page) => {
    for (const part of ['999', 'Fernbridge front door', '020 7946 0000']) assert.ok(text.includes(part), `${page}: ${part}`);
  };
  const looks = async (page) => {
    const text = await worker.page.getByRole('complementary', { name: SURVEY.safety }).innerText();
    assert.match(text, SURVEY.notAReport, page);
    says(text, page);
  };
  await worker.chooses();
  await worker.arriveAt(SURVEY.setUp);
  says(await worker.screen, 'how it is set up');
  await worker.fillsSetUp(PARTS);
  says(await worker.screen, 'for whoever runs it');
  await worker.collects();
  await looks('welcome');
  await worker.replies(reply('Lights'), looks);
  await looks('thanks');
  await worker.visit(`${worker.surveyRoute}/check`);
  await worker.main.getByText(SURVEY.nothingBegun).waitFor();
  await looks('nothing begun');
});

scenario('before and at the end a person is told that answers cannot be changed', async ({ device }) => {
  const child = Surveyor.of(await device(), 'young-people-5-8');
  await child.setsUp(SHORT);
  await child.collects();
  await child.main.getByText(SURVEY.noChanges).waitFor();
  await child.begins();
  await child.fillsIn(wholeReply(child.survey, SHORT));
  await child.main.getByText(SURVEY.noChanges).waitFor();
});

scenario('how many knew the right answer is hidden below five and told from five on', async ({ device }) => {
  const once = { parts: ['F09'], 'policy-topic': 'bruising-in-babies' };
  const worker = Surveyor.of(await device(), 'practitioner-survey');
  await worker.setsUp(once);
  await worker.collects();
  const [{ questions }] = partsAsked(worker.survey, { profile: once });
  const marked = questions.find(({ right }) => right);
  const right = marked.right.choice;
  // The blank one has heard of the policy and leaves the scenario out, so four have answered it.
  for (const choice of [right, 'not-sure', right, 'wait-for-next-visit', undefined]) {
    await worker.replies({ answers: { 'F09.1': 'yes', ...(choice && { [marked.id]: choice }) } });
    await worker.main.getByRole('heading', { name: SURVEY.rightAnswer }).waitFor();
    assert.ok((await worker.main.innerText()).includes(marked.right.because), 'everybody is told the same');
    await worker.press(SURVEY.read);
    assert.ok(!(await worker.main.innerText()).includes(marked.right.because), 'the next person is not told');
    await worker.handsOver();
  }
  await worker.goesToOverview();
  await worker.counts('5 replies.');
  await worker.main.getByText(SURVEY.hidden).waitFor();
  assert.deepEqual(sharesIn(await worker.main.innerText()), []);

  await worker.collects();
  await worker.replies({ answers: { [marked.id]: right } });
  await worker.press(SURVEY.read);
  await worker.goesToOverview();
  // Rounded, so that nobody can be told from it, and without a percentage of so few.
  await worker.counts('About 5 of 5 chose the right answer.');
  assert.deepEqual(sharesIn(await worker.main.innerText()), []);
  assert.equal(await worker.main.getByText(SURVEY.hidden).count(), 0);
});

scenario('a whole reply can be given with the keyboard alone, always seeing the focus', async ({ device }) => {
  const worker = Surveyor.of(await device(), YOUNG);
  await worker.setsUp(PARTS);
  const keyboard = new Keyboard(worker.page);
  await keyboard.activate(worker.control(SURVEY.collect), 'Space');
  await worker.atWelcome();
  await keyboard.activate(worker.control(SURVEY.start), 'Space');
  await worker.arriveAt(SURVEY.about);
  await keyboard.choose(worker.main.getByRole('group', { name: 'How old are you?' }), '14 or 15');
  await keyboard.activate(worker.control(SURVEY.proceed));
  for (const part of youngParts) {
    await worker.arriveAt(part.title);
    for (const question of part.questions) await answersByKey(worker, keyboard, question);
    await keyboard.activate(worker.control(SURVEY.proceed));
  }
  await worker.arriveAt(SURVEY.check);
  await keyboard.activate(worker.control(SURVEY.finish));
  await worker.arriveAt(SURVEY.thanks);
  await keyboard.activate(worker.control(SURVEY.next), 'Space');
  await worker.atWelcome();
  await worker.goesToOverview();
  const { file } = await worker.downloadsReplies();
  assert.equal(Object.keys(file.replies[0].answers).length, youngParts.flatMap(({ questions }) => questions).length);
}, { timeout: 240_000 });

async function answersByKey(worker, keyboard, question) {
  const group = worker.question(question);
  if (question.type === 'long-text') return keyboard.type(worker.textFor(question), 'Lights');
  if (question.type === 'choices') return keyboard.activate(group.getByRole('checkbox').nth(1), 'Space');
  return keyboard.choose(group, 'No');
}

/** The file of a new survey after these replies, in this order. */
async function fileOf(worker, replies) {
  await worker.setsUp(PARTS);
  await worker.collects();
  for (const said of replies) {
    await worker.replies(said);
    await worker.handsOver();
  }
  await worker.goesToOverview();
  await worker.counts(`${replies.length} replies are in no file yet`);
  const downloaded = await worker.downloadsReplies();
  await eventually(async () => assert.doesNotMatch(await worker.main.innerText(), /in no file yet/));
  return downloaded;
}

/** A reply of the file as it was said: ids, without what a reply has no business to hold. */
function idsIn({ profile, answers, ...rest }) {
  assert.deepEqual(rest, {});
  return { profile, answers: Object.fromEntries(Object.entries(answers).map(([id, { value, ...others }]) => {
    assert.deepEqual(others, {});
    return [id, value];
  })) };
}

function byText(one, other) {
  const text = ({ profile, answers }) => JSON.stringify({ profile, answers });
  return text(one) < text(other) ? -1 : 1;
}
