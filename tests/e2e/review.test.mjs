// A return goes back with comments and comes again with answers; an auditor asks the worker. No word of anybody's is lost on the way.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { eventually, inspect, serveApp } from './harness.mjs';
import { wholeProfile } from './asked.mjs';
import { Assessor } from './assessor.mjs';
import { digestOf, file, sealed } from './files.mjs';
import { Keeper } from './keeper.mjs';
import { questionnaire, shipped } from './questionnaire.mjs';
import { Reviewer, answers, commentOn, seesText } from './reviewer.mjs';
import { CHECK, CHOOSE, COMPLETE, DOMAIN, HOME, PASSPHRASE, REVIEW, TASKS, WORKER } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 300_000 };
const NAME = 'Ash Lane School';
const ABOUT_IT = { 'organisation-name': NAME, 'organisation-type': 'SCH' };
const SECRET = 'correct horse battery staple';
const NOTE = 'The plan was agreed by governors in May';

scenario('an organisation is asked for changes, answers and submits again, and the reviewer reads the answers', async ({ device }) => {
  const head = Assessor.of(await device(), questionnaire);
  await head.begins(ABOUT_IT);
  await head.answersEverything();
  await head.submits();
  const first = await head.download(COMPLETE.download);
  const original = JSON.parse(first.text);
  const [partA, partB] = head.parts;
  const [a, b] = [partA.questions[0], partB.questions[0]];

  const reviewer = Reviewer.of(await device());
  await reviewer.opensReturn(file(first.name, first.text));
  await reviewer.beginsToAsk();
  await inspect(reviewer.page, 'ask-for-changes');
  await reviewer.press(REVIEW.download);
  await seesText({ main: reviewer.errorSummary }, /Enter your role[\s\S]*Add at least one comment/);
  await inspect(reviewer.page, 'ask-for-changes-of-nobody', { arrived: false }).catch((error) => {
    // The summary has the focus here, as it should.
    if (!/focus is on/.test(error.message)) throw error;
  });
  await reviewer.role.fill('Quality assurance lead');
  await reviewer.opensPart(partA);
  await reviewer.asks(a.id, 'Who is it now?');
  await reviewer.reloads();
  assert.equal(await reviewer.comments(a.id).inputValue(), 'Who is it now?');
  await inspect(reviewer.page, 'ask-for-changes-in-a-part');
  await reviewer.goesBackToTheList();
  assert.equal(await reviewer.role.inputValue(), 'Quality assurance lead');
  await reviewer.opensPart(partB);
  await reviewer.asks(b.id, 'What has changed since last year?');
  await reviewer.asks(b.id, 'This one is taken back');
  await reviewer.comments(b.id).last().fill('');
  await reviewer.goesBackToTheList();
  await reviewer.asks('the whole', 'Thank you for a full return.');
  await reviewer.reloads();
  await inspect(reviewer.page, 'ask-for-changes-with-comments');
  const request = await reviewer.download(REVIEW.download);
  assert.match(request.name, /-changes-asked-1\.json$/);
  const asked = JSON.parse(request.text);
  assert.deepEqual(asked.comments.map(({ text, by, revision }) => [text, by, revision]), [
    ['Who is it now?', 'Quality assurance lead', 1],
    ['What has changed since last year?', 'Quality assurance lead', 1],
    ['Thank you for a full return.', 'Quality assurance lead', 1],
  ]);
  const { comments, digest, ...everythingElse } = asked;
  assert.deepEqual({ ...everythingElse, digest: original.digest }, original, 'nothing of the return itself was changed');
  assert.equal(digest.replace('sha256:', ''), digestOf(asked));

  await head.goHome();
  await head.openFile(file(request.name, request.text));
  await head.atTaskList();
  await seesText(head, /3 comments to answer/);
  await seesText({ main: head.task(partA) }, /1 comment to answer/);
  await inspect(head.page, 'task-list-with-comments');
  await answers(head, 'the whole', 'You are welcome.');
  await head.openDomain(partA);
  await seesText({ main: commentOn(head, a.id) }, /by Quality assurance lead[\s\S]*Who is it now\?/);
  await answers(head, a.id, 'The deputy head, since September.');
  await head.noteOn(a).fill(NOTE);
  await head.seesSaved();
  await head.page.reload();
  await head.arriveAt(partA.title);
  const answer = commentOn(head, a.id).getByRole('textbox', { name: REVIEW.answer });
  await eventually(async () => assert.equal(await answer.inputValue(), 'The deputy head, since September.'));
  await inspect(head.page, 'part-with-a-comment');
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await seesText(head, /1 comment to answer/);
  await head.openCheck();
  await seesText(head, REVIEW.unanswered);
  await inspect(head.page, 'check-with-comments');
  await head.page.goBack();
  await head.atTaskList();
  await head.openDomain(partB);
  await answers(head, b.id, 'Two more people were trained.');
  await head.press(DOMAIN.save);
  await head.atTaskList();
  await seesText(head, /All comments are answered/);
  await head.submits();
  const second = await head.download(COMPLETE.download);
  assert.equal(JSON.parse(second.text).revision, 2);

  await reviewer.opensReturn(file(second.name, second.text));
  await seesText(reviewer, /Who is it now\?[\s\S]*Answer, [\s\S]*The deputy head, since September\./);
  await seesText(reviewer, /Two more people were trained\./);
  assert.equal(await reviewer.main.getByText(REVIEW.asked, { exact: true }).count(), 0, 'nothing is left to answer');
  await inspect(reviewer.page, 'return-with-answered-comments');
  await reviewer.beginsToAsk();
  await seesText({ main: reviewer.task(partA) }, /1 comment, 1 answered/);
  await reviewer.opensPart(partA);
  await seesText(reviewer, /The deputy head, since September\./);
  await inspect(reviewer.page, 'part-with-an-answered-comment');
  await reviewer.asks(a.id, 'And who stands in?');
  await reviewer.goesBackToTheList();
  await reviewer.role.fill('Quality assurance lead');
  const again = await reviewer.download(REVIEW.download);
  assert.match(again.name, /-changes-asked-2\.json$/);
  assert.equal(JSON.parse(again.text).comments.length, 4);
}, LONG);

scenario('where the return is not on the device, the comments come with it and are answered in a correction', async ({ device }) => {
  const request = requestOn(await submittedReturn(device));
  const head = await device();
  await head.openFile(file('request.json', request));
  await head.arriveAt(COMPLETE.heading);
  await seesText(head, /Changes were asked for[\s\S]*1 comment to answer/);
  await inspect(head.page, 'return-with-comments');
  await head.press(REVIEW.answerThem);
  await head.atTaskList();
  await seesText(head, /1 comment to answer/);
});

scenario('comments join a correction that is under way, and the same file again changes nothing', async ({ device }) => {
  const original = await submittedReturn(device);
  const head = await device();
  const question = await beginsCorrection(head, original);
  await head.goHome();
  const request = file('request.json', requestOn(original));
  await head.openFile(request);
  await head.atTaskList();
  await seesText(head, /1 comment to answer/);
  await head.openDomain(firstPart);
  assert.equal(await head.noteOn(question).inputValue(), NOTE);
  await answers(head, question.id, 'She is.');
  await head.seesSaved();
  await head.goHome();
  await head.openFile(request);
  await head.atTaskList();
  await seesText(head, /All comments are answered/);
  await head.openDomain(firstPart);
  const answer = commentOn(head, question.id).getByRole('textbox', { name: REVIEW.answer });
  assert.equal(await answer.inputValue(), 'She is.');
});

scenario('what is typed in another tab stays when comments come', async ({ device }) => {
  const original = await submittedReturn(device);
  const head = await device();
  const question = await beginsCorrection(head, original);
  const other = await head.inAnotherTab();
  await other.goHome();
  await head.openDomain(firstPart);
  await head.noteOn(question).fill('Typed at the last moment');
  await other.openFile(file('request.json', requestOn(original)));
  await other.atTaskList();
  await other.openDomain(firstPart);
  assert.equal(await other.noteOn(question).inputValue(), 'Typed at the last moment');
  await commentOn(other, question.id).waitFor();
});

scenario('a request for changes of other answers is not taken over', async ({ device }) => {
  const original = await submittedReturn(device);
  const head = await device();
  await beginsCorrection(head, original);
  await head.goHome();
  const other = sealed(requestOn(original), (copy) => { copy.cycle = '2031-32'; });
  await head.openFile(file('request.json', other));
  await head.notice(/already on this device with other answers/).waitFor();
});

scenario('a correction with a passphrase takes comments over and keeps its passphrase', async ({ device }) => {
  const original = await submittedReturn(device);
  const { page, address, complaints } = await device();
  const head = new Keeper(page, address, complaints);
  const question = await beginsCorrection(head, original);
  await head.protectsDraft(SECRET);
  await head.goHome();
  await head.openFile(file('request.json', requestOn(original)));
  await head.atTaskList();
  await head.page.reload();
  await head.arriveAt(PASSPHRASE.lockedHeading);
  await head.unlocks(SECRET);
  await head.atTaskList();
  await head.openDomain(firstPart);
  assert.equal(await head.noteOn(question).inputValue(), NOTE);
  await commentOn(head, question.id).waitFor();
});

scenario('a reviewer who has written and not sent anything loses nothing when the next revision comes, also with a passphrase', async ({ device }) => {
  const original = await submittedReturn(device);
  const reviewer = Reviewer.of(await device());
  await reviewer.opensReturn(file('return.json', original));
  await reviewer.beginsToAsk();
  await reviewer.role.fill('Quality assurance lead');
  await reviewer.opensPart(firstPart);
  await reviewer.asks(commented.id, 'Who is it now?');
  await reviewer.goesBackToTheList();
  await reviewer.page.goto(`${reviewer.address}#/draft/${original.id}/passphrase`);
  await reviewer.arriveAt(PASSPHRASE.heading);
  await reviewer.page.getByLabel(PASSPHRASE.passphrase, { exact: true }).fill(SECRET);
  await reviewer.page.getByLabel(PASSPHRASE.again, { exact: true }).fill(SECRET);
  await reviewer.main.getByRole('checkbox', { name: PASSPHRASE.understood }).check();
  await reviewer.press(PASSPHRASE.protect);
  await reviewer.page.getByRole('heading', { level: 1, name: PASSPHRASE.heading }).waitFor({ state: 'hidden' });

  const next = sealed(original, (copy) => { copy.revision = 2; copy.cycle = '2027-28'; });
  await reviewer.opensReturn(file('return.json', next));
  await seesText(reviewer, /Revision 2\.[\s\S]*Who is it now\?/);
  await reviewer.page.reload();
  await reviewer.arriveAt(PASSPHRASE.lockedHeading);
  await reviewer.page.getByLabel(PASSPHRASE.passphrase, { exact: true }).fill(SECRET);
  await reviewer.press(PASSPHRASE.unlock);
  await reviewer.arriveAt(COMPLETE.heading);
  await seesText(reviewer, /Revision 2\.[\s\S]*Who is it now\?[\s\S]*Not answered yet/);
});

scenario('an auditor asks the worker, and what the worker said stays beside the part', async ({ device }) => {
  const audit = shipped('case-audit');
  const auditor = await device();
  const draft = await draftOf(auditor, audit, { scope: 'short' });
  const [part] = audit.domains;
  const [question] = part.questions;
  draft.answers = { [question.id]: { value: 'not-evidenced' } };
  const worker = await device();
  await worker.openFile(file('draft.json', draft));
  await worker.arriveAt(audit.title);
  await worker.openCheck();
  await seesText(worker, WORKER.notAsked);
  await worker.page.goBack();
  await worker.arriveAt(audit.title);
  await worker.openDomain(part);
  const asking = worker.page.getByRole('region', { name: WORKER.part });
  await asking.getByRole('button', { name: WORKER.add }).click();
  await asking.getByRole('textbox', { name: WORKER.question }).fill('Was the child seen alone?');
  await worker.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await asking.getByRole('button', { name: WORKER.copy }).click();
  await asking.getByText(WORKER.copied).waitFor();
  const copied = await worker.page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes(draft.reference) && copied.includes('Was the child seen alone?'), copied);
  await worker.seesSaved();
  await worker.page.reload();
  await worker.arriveAt(part.title);
  assert.equal(await asking.getByRole('textbox', { name: WORKER.question }).inputValue(), 'Was the child seen alone?');
  await worker.page.goBack();
  await worker.arriveAt(audit.title);
  await worker.openCheck();
  await seesText(worker, WORKER.unanswered);
  await worker.page.goBack();
  await worker.arriveAt(audit.title);
  await worker.openDomain(part);
  await asking.getByRole('textbox', { name: WORKER.said }).fill('Yes, twice at school. The note is missing.');
  await asking.getByRole('textbox', { name: WORKER.role }).fill('Social worker');
  await asking.getByRole('button', { name: WORKER.addAnother }).waitFor();
  await worker.seesSaved();
  await worker.page.reload();
  await worker.arriveAt(part.title);
  await inspect(worker.page, 'ask-the-worker');
  await worker.page.goBack();
  await worker.arriveAt(audit.title);
  await worker.openCheck();
  await seesText(worker, /Was the child seen alone\?[\s\S]*Answer by Social worker, [\s\S]*Yes, twice at school\./);
  await inspect(worker.page, 'check-with-a-question-to-the-worker');
});

/** A draft of any questionnaire as a file has it, with its first page filled in. */
async function draftOf(person, of, wanted) {
  await person.press(HOME.start);
  await person.arriveAt(CHOOSE.heading);
  await person.main.getByRole('radio', { name: of.title, exact: true }).check();
  await person.press(CHOOSE.proceed);
  await person.main.getByRole('button', { name: 'Save and continue' }).waitFor();
  await person.goHome();
  const { text } = await person.download(person.main.getByRole('button', { name: /^Download\b/ }).first());
  const draft = JSON.parse(text);
  const { 'case-reference': reference, ...profile } = wholeProfile(of, wanted);
  return { ...draft, id: randomUUID(), profile: { ...profile, ...(reference && { 'case-reference': 'CASE-7F3K-92QD' }) } };
}

/** A return of section 11 as its organisation submitted it, with nothing answered: what was asked does not matter here. */
async function submittedReturn(device) {
  const draft = await draftOf(await device(), questionnaire, ABOUT_IT);
  const declaration = { role: 'Head teacher', at: '2026-11-20' };
  return sealed(draft, (copy) => Object.assign(copy, { status: 'submitted', declaration }));
}

const [firstPart] = questionnaire.domains;
const [commented] = firstPart.questions;


function requestOn(original) {
  return sealed(original, (copy) => {
    copy.comments = [{
      id: randomUUID(), domain: firstPart.id, question: commented.id, text: 'Is she still in post?', by: 'Quality assurance lead',
      at: '2026-11-21T09:00:00.000Z', revision: copy.revision,
    }];
  });
}

/** Corrects a return that came as a file; gives the question that a note was made on. */
async function beginsCorrection(person, original) {
  await person.goHome();
  await person.openFile(file('return.json', original));
  await person.arriveAt(COMPLETE.heading);
  await person.press(COMPLETE.correct);
  await person.atTaskList();
  await person.openDomain(firstPart);
  await person.noteOn(commented).fill(NOTE);
  await person.press(DOMAIN.save);
  await person.atTaskList();
  return commented;
}
