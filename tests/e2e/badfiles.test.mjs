// Files that are broken, strange or hostile: each is refused in words, and nothing on the device changes.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, screenshots, serveApp } from './harness.mjs';
import { BAD_FILES, file } from './files.mjs';
import { questionnaire } from './questionnaire.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { CHOOSE, HOME, RETURNS, VERDICT } from './words.mjs';

const { scenario } = serveApp();
const NAME = 'Elm Grove School';

let real;
/** A return as the app writes it, made once and broken in many ways. */
async function realReturn(device) {
  real ??= await submittedReturn(await device());
  return real;
}

for (const { story, says, make } of BAD_FILES) {
  scenario(`Home refuses ${story} in words, and the drafts stay as they are`, async ({ device }) => {
    const bad = make(await realReturn(device));
    const head = await device();
    await head.startFor({ name: NAME });
    await head.goHome();
    const before = await draftsOf(head);

    await head.openFile(bad);
    await head.notice(says).waitFor();
    await runsNoScript(head);
    assert.deepEqual(await draftsOf(head), before);
    await head.page.reload();
    assert.deepEqual(await draftsOf(head), before);
  }, { timeout: 180_000 });

  scenario(`Returns gives a verdict on ${story}, and counts the others`, async ({ device }) => {
    const good = await realReturn(device);
    const officer = await device();
    const subgroup = await Subgroup.openReturns(officer);
    await subgroup.add(file('good.json', good));
    await subgroup.seesVerdict('good.json', VERDICT.counted);

    const bad = make(good);
    await subgroup.add(bad);
    assert.doesNotMatch(await subgroup.seesVerdict(bad, says), VERDICT.counted);
    await runsNoScript(officer);
    await subgroup.counts(1);
  }, { timeout: 180_000 });
}

const BROKEN_QUESTIONNAIRES = {
  'half a questionnaire': JSON.stringify(questionnaire).slice(0, 5_000),
  'a questionnaire with a wrong type deep inside': JSON.stringify({ ...questionnaire, domains: { S1: 'all of it' } }),
  'a questionnaire of a newer version': JSON.stringify({ ...questionnaire, version: 99 }),
};

for (const [story, body] of Object.entries(BROKEN_QUESTIONNAIRES)) {
  scenario(`${story} on the web host is spoken of on screen, and the rest goes on`, async ({ device }) => {
    const head = await device({ serve: { 'questionnaires/section-11.json': body } });
    await head.press(HOME.start);
    await head.arriveAt(CHOOSE.heading);
    const told = head.notice(/questionnaire|section.11/i);
    // The app may notice when it lists the questionnaires, or when one is chosen.
    await head.selfAssessment.or(told).first().waitFor();
    if (await head.selfAssessment.count()) {
      await head.selfAssessment.check();
      await head.press(CHOOSE.proceed);
    }
    await told.waitFor();
    await checkWithAxe(head.page);
    await screenshots(head.page, 'broken-questionnaire');

    await head.goHome();
    await head.fileInput(HOME.openFile).waitFor();
    await head.press(HOME.returns);
    await head.arriveAt(RETURNS.heading);
  });
}

const BROKEN_SETTINGS = {
  'half a partnership.json': '{ "format": "safeguarding-audit/partnership", "name": "Fern',
  'a partnership.json of something else': '["milk", "bread"]',
};

for (const [story, body] of Object.entries(BROKEN_SETTINGS)) {
  scenario(`${story} is spoken of on screen, and an audit can still be started`, async ({ device }) => {
    const head = await device({ serve: { 'partnership.json': body } });
    await head.notice(/partnership\.json|settings/i).waitFor();
    await checkWithAxe(head.page);
    await screenshots(head.page, 'broken-partnership-settings');
    await head.startFor({ name: NAME });
  });
}

/** What the device holds of drafts: their names, and the file of the one. */
async function draftsOf(head) {
  await head.draftRow(NAME).waitFor();
  const { text } = await head.download(head.draftControl(HOME.download, NAME));
  return { names: await head.draftNames(), draft: JSON.parse(text) };
}

async function runsNoScript(person) {
  await eventually(async () => assert.equal(await person.page.locator('script', { hasText: 'alert(1)' }).count(), 0));
}
