// Every page of a survey and of moving a draft: accessible, titled, focused on its heading, at home on a narrow screen, with targets for small fingers.
import assert from 'node:assert/strict';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { offered, partsAsked, wholeReply } from './asked.mjs';
import { changed, file } from './files.mjs';
import { Keeper } from './keeper.mjs';
import { questionnaire, shipped } from './questionnaire.mjs';
import { Surveyor } from './surveyor.mjs';
import { DOMAIN, EDITION, FOUND, LEVEL, SURVEY } from './words.mjs';

const { scenario } = serveApp();
const TARGET = 44;
const PRACTITIONERS = 'practitioner-survey';
const CHILDREN = ['young-people-12-plus', 'young-people-8-11', 'young-people-5-8'];

for (const id of [...CHILDREN, PRACTITIONERS]) {
  scenario(`every page of ${id}, filled in`, async ({ device }) => {
    const survey = shipped(id);
    const once = everythingOnce(survey);
    const worker = Surveyor.of(await device(), survey);
    const looks = async (page) => {
      await inspect(worker.page, `${id}-${page}`);
      if (CHILDREN.includes(id)) await hasLargeTargets(worker.page);
    };
    await worker.chooses();
    await worker.arriveAt(SURVEY.setUp);
    await looks('set-up');
    await worker.fillsSetUp(once);
    await looks('overview');
    await worker.collects();
    await looks('welcome');
    await worker.begins();
    await worker.fillsIn(wholeReply(survey, once), async (page, part) => {
      await checkWithAxe(worker.page);
      if (part) await showsPictures(worker, part);
      await screenshots(worker.page, `${id}-${page}-filled-in`);
      if (CHILDREN.includes(id)) await hasLargeTargets(worker.page);
    });
    await looks('check');
    await worker.finishes();
    await looks('thanks');
    await worker.visit(`${worker.surveyRoute}/check`);
    await worker.main.getByText(SURVEY.nothingBegun).waitFor();
    await looks('nothing-begun');
    await worker.goesToOverview();
    await looks('overview-with-a-reply');
  }, { timeout: 240_000 });
}

for (const id of [...CHILDREN, PRACTITIONERS]) {
  scenario(`each page of questions of ${id} has its own heading in focus and in the title`, async ({ device }) => {
    const survey = shipped(id);
    const once = everythingOnce(survey);
    const worker = Surveyor.of(await device(), survey);
    await worker.setsUp(once);
    await worker.collects();
    await worker.begins();
    await inspect(worker.page, `${id}-about`);
    for (const part of partsAsked(survey, { profile: once })) {
      await worker.proceeds();
      await worker.arriveAt(part.title);
      await inspect(worker.page, `${id}-${part.id}`);
    }
    await worker.proceeds();
    await worker.arriveAt(SURVEY.check);
    await inspect(worker.page, `${id}-check-of-nothing`);
  }, { timeout: 240_000 });
}

scenario('what is wrong is said at the top, and the way leads there', async ({ device }) => {
  const survey = shipped('young-people-12-plus');
  const worker = Surveyor.of(await device(), survey);
  await worker.chooses();
  await worker.arriveAt(SURVEY.setUp);
  await worker.press(SURVEY.saveSetUp);
  await saysWhatIsWrong(worker, 'survey-set-up-without-parts');
  await worker.fillsSetUp({ parts: ['Y07'] });
  await worker.collects();
  await worker.begins();
  await worker.proceeds();
  const [part] = partsAsked(survey, { profile: { parts: ['Y07'] } });
  await worker.arriveAt(part.title);
  const few = part.questions.find(({ most }) => most);
  const ids = offered(survey, few).map(({ id }) => id).slice(0, few.most + 1);
  await worker.says(few, ids);
  await worker.press(SURVEY.proceed);
  await saysWhatIsWrong(worker, 'survey-too-many-chosen');
  assert.match(await worker.errorSummary.innerText(), new RegExp(`Choose no more than ${few.most}`));
  await worker.errorSummary.getByRole('link').click();
  await eventually(async () => assert.ok(await worker.question(few).getByRole('checkbox').first().evaluate((box) => box === document.activeElement)));
  await worker.question(few).getByRole('checkbox', { checked: true }).first().uncheck();
  await worker.proceeds();
  await worker.arriveAt(SURVEY.check);
});

scenario('a reply that was left, surveys on Home, and deleted ones', async ({ device }) => {
  const survey = shipped('parents-and-carers');
  const worker = Surveyor.of(await device(), survey);
  await worker.setsUp({ 'organisation-type': 'VOL' });
  await worker.collects();
  await worker.begins();
  const [{ questions: [first] }] = partsAsked(survey, {});
  await worker.says(first, 'yes');
  await worker.visit(`${worker.surveyRoute}/welcome`);
  await worker.control(SURVEY.startOwn).waitFor();
  await inspect(worker.page, 'survey-welcome-with-a-reply-left');
  await worker.goHome();
  await worker.surveyRow().waitFor();
  await inspect(worker.page, 'home-with-a-survey');
  await worker.control(/^Delete\b/, worker.surveyRow()).click();
  await worker.surveyRow(worker.deletedSurveys).waitFor();
  await checkWithAxe(worker.page);
  await screenshots(worker.page, 'home-with-a-deleted-survey');
});

scenario('moving a draft to another edition, and a questionnaire from a file', async ({ device }) => {
  const { page, address, complaints } = await device();
  const head = new Keeper(page, address, complaints);
  await head.openFile(file('questionnaire.json', questionnaire));
  await head.main.getByRole('region', { name: FOUND.part }).waitFor();
  await checkWithAxe(page);
  await screenshots(page, 'home-with-a-questionnaire-from-a-file');
  await head.startFor({ name: 'Ash Lane School' });
  const [domain] = questionnaire.domains;
  await head.openDomain(domain);
  await head.answerEverything(domain, LEVEL.inPlace);
  await head.press(DOMAIN.save);
  await head.atTaskList();
  const next = changed(questionnaire, (copy) => {
    const [dropped, reworded] = copy.domains[0].questions;
    copy.edition = '2031';
    reworded.text += ' In each part of the organisation?';
    copy.domains[0].questions = [...copy.domains[0].questions.filter((question) => question !== dropped), { ...dropped, id: 'S1.X', text: 'Is this asked?' }];
  });
  await page.route('**/questionnaires/section-11.json', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(next) }));
  await page.reload();
  await head.control(EDITION.see).waitFor();
  await inspect(page, 'task-list-with-another-edition', { arrived: false });
  await head.press(EDITION.see);
  await head.control(EDITION.move('2031')).waitFor();
  await inspect(page, 'move-to-another-edition');
});

/** Something for everything that is asked once, every part among it. */
function everythingOnce(survey) {
  const fields = survey.profile.filter((field) => field.asked_once);
  return Object.fromEntries(fields.map((field) => {
    const ids = offered(survey, field).map(({ id }) => id);
    return [field.id, field.type === 'choices' ? ids : ids[0]];
  }));
}

async function saysWhatIsWrong(worker, name) {
  await worker.errorSummary.waitFor();
  await eventually(async () => assert.ok(await worker.errorSummary.evaluate((summary) => summary === document.activeElement), 'focus is on what is wrong'));
  await checkWithAxe(worker.page);
  await screenshots(worker.page, name);
}

/** Every radio and checkbox can be hit with a finger, on a wide screen and on a narrow one, and none lies under another. */
async function hasLargeTargets(page) {
  const wide = page.viewportSize();
  for (const width of [wide.width, 320]) {
    await page.setViewportSize({ ...wide, width });
    const targets = await page.locator('main').locator('input[type=radio], input[type=checkbox]').evaluateAll((inputs) => inputs.map((input) => {
      const { x, y, width: wideness, height } = input.getBoundingClientRect();
      return { name: `${input.name || input.id} ${input.value}`, x, y, width: wideness, height };
    }));
    const small = targets.filter((one) => one.width < TARGET || one.height < TARGET);
    assert.deepEqual(small, [], `targets of at least ${TARGET} by ${TARGET} at ${width} px`);
    const overlap = (one, other) => Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 0.5
      && Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 0.5;
    const hidden = targets.filter((one, place) => targets.slice(place + 1).some((other) => overlap(one, other)));
    assert.deepEqual(hidden, [], `no target lies under another at ${width} px`);
  }
  await page.setViewportSize(wide);
}

/** What has a picture in the questionnaire is drawn beside its words. */
async function showsPictures(worker, part) {
  for (const question of part.questions) {
    const pictures = offered(worker.survey, question).filter(({ picture }) => picture).length;
    if (pictures) assert.equal(await worker.question(question).locator('label svg').count(), pictures, question.text);
  }
}
