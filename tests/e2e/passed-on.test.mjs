// Files that are passed round: a template that several organisations fill in, last year's return, and words that nobody asks for any more.
import assert from 'node:assert/strict';
import { checkAccessibility, eventually, screenshots, serveApp } from './harness.mjs';
import { file, sealed } from './files.mjs';
import { standards } from './questionnaire.mjs';
import { completeEveryDomain, submit, submittedReturn } from './stories.mjs';
import { CHECK, COMPLETE, DECLARATION, HOME, PASSED_ON, TASKS } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 180_000 };

/** A draft that a partnership prepares for its schools: nobody's name in it, one part answered. */
async function template(device) {
  const partnership = await device();
  await partnership.startFor({ name: 'Template' });
  await partnership.completeDomain(standards[0], 'In place');
  await partnership.goHome();
  const draft = JSON.parse((await partnership.download(partnership.draftControl(HOME.download, 'Template'))).text);
  return sealed(draft, (copy) => { delete copy.profile['organisation-name']; });
}

scenario('a template that two schools were given becomes the draft of each by one question', async ({ device }) => {
  const blank = await template(device);
  const own = [];
  for (const name of ['Oak Primary', 'Elm Primary']) {
    const head = await device();
    await head.openFile(file('template.json', blank));
    await head.atTaskList();
    await head.page.getByRole('heading', { name: PASSED_ON.whose }).waitFor();
    await checkAccessibility(head.page);
    await screenshots(head.page, 'whose-draft');
    await head.press(PASSED_ON.makeOwn);
    await head.page.getByRole('heading', { name: PASSED_ON.whose }).waitFor({ state: 'detached' });
    await head.press(TASKS.about);
    await head.fillAbout({ name });
    await head.goHome();
    await head.draftRow(name).waitFor();
    own.push(JSON.parse((await head.download(head.draftControl(HOME.download, name))).text));
  }
  assert.equal(new Set([blank.id, ...own.map(({ id }) => id)]).size, 3, 'three ids');
  assert.equal(new Set([blank.reference, ...own.map(({ reference }) => reference)]).size, 3, 'three references');
  for (const draft of own) assert.deepEqual(draft.answers, blank.answers, 'the answers came along');
});

scenario('a draft that came for one school and now names another is not submitted before it is said whose it is', async ({ device }) => {
  const head = await device();
  await head.startFor({ name: 'Oak Primary' });
  await head.goHome();
  const draft = JSON.parse((await head.download(head.draftControl(HOME.download, 'Oak Primary'))).text);
  const other = await device();
  await other.openFile(file('draft.json', draft));
  await other.atTaskList();
  assert.equal(await other.page.getByRole('heading', { name: PASSED_ON.whose }).count(), 0, 'a colleague who goes on is not asked');
  await other.press(TASKS.about);
  await other.fillAbout({ name: 'Elm Primary' });
  await other.page.getByRole('heading', { name: PASSED_ON.whose }).waitFor();
  await other.press(TASKS.declaration);
  await other.arriveAt(DECLARATION.heading);
  await other.press(DECLARATION.submit);
  await other.errorSummary.getByText(PASSED_ON.say).waitFor();
  await other.press(PASSED_ON.goOn);
  await eventually(async () => assert.equal(await other.errorSummary.getByText(PASSED_ON.say).count(), 0));
});

scenario('whoever opens last year’s return is asked whether to correct it or to begin this year’s from it', async ({ device }) => {
  const lastYear = sealed(await submittedReturn(await device()), (copy) => { copy.cycle = '2025-26'; });
  const head = await device();
  await head.openFile(file('last-year.json', lastYear));
  await head.arriveAt(COMPLETE.heading);
  await head.press(COMPLETE.correct);
  await head.page.getByRole('heading', { name: /belongs to 2025-26/ }).waitFor();
  await screenshots(head.page, 'which-round');
  await head.press(PASSED_ON.beginNext);
  await head.atTaskList();
  await head.page.getByText(`begun from ${lastYear.reference} of 2025-26`).waitFor();
  await head.goHome();
  const rows = head.drafts.getByRole('row').filter({ hasText: 'Ash Lane School' });
  await eventually(async () => assert.equal(await rows.count(), 2, 'last year’s return stays'));
  const begun = JSON.parse((await head.download(rows.first().getByRole('button', { name: /^Download/ }))).text);
  assert.deepEqual([begun.status, begun.revision, begun.cycle], ['draft', 1, '2026-27']);
  assert.notEqual(begun.id, lastYear.id);
  assert.deepEqual(begun.answers, {}, 'nothing is answered before somebody has looked');
  assert.equal(Object.keys(begun.last_time.answers).length, Object.keys(lastYear.answers).length);
}, LONG);

for (const [what, keeps] of Object.entries({ 'is listed and left out of the return': false, 'can be kept in the return on purpose': true })) {
  scenario(`what is no longer asked for ${what}, and stays in the draft`, async ({ device }) => {
    const head = await device();
    const commissions = { commissions: 'Yes' };
    await head.startFor({ name: 'Hazel Trust School', more: commissions });
    const domain = standards.find(({ questions }) => questions.some(({ id }) => id === 'S3.14'));
    const question = domain.questions.find(({ id }) => id === 'S3.14');
    await completeEveryDomain(head);
    await head.openDomain(domain);
    await head.noteOn(question).fill('Ask Sam Sample');
    await head.goHome();
    await head.openDraft('Hazel Trust School');
    await head.visit(`${new URL(head.page.url()).hash.match(/^#\/draft\/[^/]+/)[0]}`);
    await head.atTaskList();
    await head.press(TASKS.about);
    await head.fillAbout({ name: 'Hazel Trust School', more: { commissions: 'No' } });
    await head.openCheck();
    await head.main.getByText('Note: Ask Sam Sample').waitFor();
    await screenshots(head.page, 'no-longer-asked');
    await head.press(CHECK.proceed);
    await head.main.getByText('Note: Ask Sam Sample').waitFor();
    if (keeps) await head.main.getByRole('checkbox', { name: PASSED_ON.keep }).check();
    await head.submitDeclaration();
    const submitted = await head.download(COMPLETE.download);
    assert.equal(submitted.text.includes('Sam Sample'), keeps);
    assert.equal(submitted.text.includes('left_out'), false);
    await head.press(COMPLETE.correct);
    await head.atTaskList();
    await head.press(TASKS.about);
    await head.fillAbout({ name: 'Hazel Trust School', more: commissions });
    await head.openDomain(domain);
    await eventually(async () => assert.equal(await head.noteOn(question).inputValue(), 'Ask Sam Sample', 'the draft keeps it'));
  }, LONG);
}
